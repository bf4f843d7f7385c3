"""OTT-JAX: Sinkhorn's algorithm on a geometry with a cost matrix, in single precision, its default."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def sinkhorn(a: Arguments, b: Arguments, M: Arguments, reg: float) -> Any:
    """The plan and its cost; a solution that has not converged says so."""
    import jax.numpy as jnp
    from ott.geometry import geometry
    from ott.problems.linear import linear_problem
    from ott.solvers.linear import sinkhorn

    geom = geometry.Geometry(cost_matrix=jnp.asarray(M), epsilon=reg)
    problem = linear_problem.LinearProblem(geom, a=jnp.asarray(a), b=jnp.asarray(b))
    found = sinkhorn.Sinkhorn(threshold=1e-5)(problem)
    if not found.converged:
        return {"status": "unsolved"}
    return {"value": found.primal_cost, "plan": found.matrix}


OTT: dict[str, Any] = {"relative": "2e-4", "distribution": "ott-jax", "unsupported": ("lists", "any scale", "any mass")}

SOLVERS: dict[str, Solver] = {"ott.sinkhorn": declared("entropic", sinkhorn, **OTT)}
