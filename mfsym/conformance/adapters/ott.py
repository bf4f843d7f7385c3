"""OTT-JAX: Sinkhorn's algorithm, also for several marginals, and the line; in single precision, its default."""

from functools import partial
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


def several(xs: Arguments, marginals: Arguments, reg: Arguments) -> Any:
    """The plan tensor; the cost of points is the sum of their squared distances."""
    import jax.numpy as jnp
    from ott.experimental.mmsinkhorn import MMSinkhorn

    clouds, laws = tuple(jnp.asarray(x) for x in xs), tuple(jnp.asarray(a) for a in marginals)
    found = MMSinkhorn(threshold=1e-5)(clouds, laws, epsilon=reg)
    return {"plan": found.tensor} if found.converged else {"status": "unsolved"}


def line(x: Arguments, y: Arguments, a: Arguments, b: Arguments, method: str = "quantile_solver") -> Any:
    """The distance on the line."""
    import jax.numpy as jnp
    from ott.geometry import costs, pointcloud
    from ott.problems.linear.linear_problem import LinearProblem
    from ott.solvers.linear import univariate

    geom = pointcloud.PointCloud(jnp.asarray(x)[:, None], jnp.asarray(y)[:, None], cost_fn=costs.PNormP(1.0))
    return getattr(univariate, method)(LinearProblem(geom, jnp.asarray(a), jnp.asarray(b))).ot_costs[0]


def hungarian(M: Arguments) -> Any:
    """The value and the matrix of the best permutation; the library gives each row the mass 1/n."""
    import jax.numpy as jnp
    from ott.geometry import geometry
    from ott.tools.unreg import hungarian

    mean, found = hungarian(geometry.Geometry(cost_matrix=jnp.asarray(M)))
    return {"value": mean * len(M), "plan": found.matrix.todense() * len(M)}


OTT: dict[str, Any] = {"relative": "2e-4", "distribution": "ott-jax", "unsupported": ("lists", "any scale", "any mass")}

SOLVERS: dict[str, Solver] = {
    "ott.sinkhorn": declared("entropic", sinkhorn, **OTT),
    "ott.mmsinkhorn": declared("entropic-points", several, **OTT),
    "ott.hungarian": declared("assignment", hungarian, **OTT),
    "ott.quantile_solver": declared("line", line, **OTT),
    "ott.north_west_solver": declared("line", partial(line, method="north_west_solver"), **OTT),
}
