"""GeomLoss: `geomloss.ot`, Sinkhorn's algorithm while the temperature falls, in the arrays that it is given."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def solve(a: Arguments, b: Arguments, M: Arguments, reg: float) -> Any:
    """Value and plan after 1000 iterations, as in the examples of its documentation."""
    from geomloss import ot

    found = ot.solve(M, reg=reg, a=a, b=b, max_iter=1000)
    return {"value": found.value, "plan": found.plan}


GEOMLOSS: dict[str, Any] = {"distribution": "geomloss", "imports": ("geomloss",)}

SOLVERS: dict[str, Solver] = {"geomloss.solve": declared("entropic", solve, relative="1e-5", **GEOMLOSS)}
