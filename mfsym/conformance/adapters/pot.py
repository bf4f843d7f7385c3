"""POT: network simplex, entropic solvers, several marginals, the line."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def emd2(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """The value."""
    import ot

    return ot.emd2(a, b, M)


def emd(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """Value, plan and potentials; a warning is given where the status is not optimal."""
    import ot

    plan, log = ot.emd(a, b, M, log=True)
    return {"value": log["cost"], "plan": plan, "duals": (log["u"], log["v"])}


def solve(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """The unified interface, without regularisation."""
    import ot

    found = ot.solve(M, a, b)
    return {"value": found.value, "plan": found.plan, "duals": found.potentials}


def solve_entropic(a: Arguments, b: Arguments, M: Arguments, reg: float) -> Any:
    """The unified interface, with regularisation."""
    import ot

    found = ot.solve(M, a, b, reg=reg, reg_type="entropy", tol=1e-10, max_iter=10000)
    return {"value": found.value, "plan": found.plan}


def sinkhorn(a: Arguments, b: Arguments, M: Arguments, reg: float, method: str = "sinkhorn") -> Any:
    """The plan by one of the methods."""
    import ot

    return {"plan": ot.sinkhorn(a, b, M, reg, method=method, stopThr=1e-10, numItermax=10000)}


def line(x: Arguments, y: Arguments, a: Arguments, b: Arguments) -> Any:
    """The distance of two laws on the line."""
    import ot

    return ot.wasserstein_1d(x, y, a, b, p=1)


def emd2_1d(x: Arguments, y: Arguments, a: Arguments, b: Arguments) -> Any:
    """The same by another function."""
    import ot

    return ot.emd2_1d(x, y, a, b, metric="euclidean")


METHODS = ("sinkhorn", "sinkhorn_log", "greenkhorn", "sinkhorn_stabilized", "sinkhorn_epsilon_scaling")

POT: dict[str, Any] = {"distribution": "POT", "imports": ("ot",)}

SOLVERS: dict[str, Solver] = {
    "pot.emd2": declared("transport", emd2, **POT),
    "pot.emd": declared("transport", emd, **POT),
    "pot.solve": declared("transport", solve, **POT),
    "pot.wasserstein_1d": declared("line", line, **POT),
    "pot.emd2_1d": declared("line", emd2_1d, **POT),
    "pot.solve-entropic": declared("entropic", solve_entropic, relative="1e-7", **POT),
    **{
        f"pot.{method.replace('_', '-')}": declared(
            "entropic", partial(sinkhorn, method=method), relative="1e-7", **POT
        )
        for method in METHODS
    },
}
