"""POT: plans by projections, lazy costs, batches without regularisation, the uniform law on the circle."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def lazy(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """Costs that are computed when they are needed; with potentials."""
    import ot

    value, log = ot.emd2_lazy(x, y, a, b, metric={1: "euclidean", 2: "sqeuclidean"}[p], log=True)
    return {"value": value, "duals": (log["u"], log["v"])}


def projected(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """The best of the plans that keep the order of a projection."""
    import ot

    metric = {1: "euclidean", 2: "sqeuclidean"}[p]
    plan, cost = ot.min_sliced_transport_plan(x, y, a, b, metric=metric, n_projections=8, seed=0)
    return {"value": cost, "plan": plan}


def averaged(
    x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments, beta: float = 0.0
) -> Any:  # fmt: skip
    """The mean of such plans, weighted by their costs."""
    import ot

    metric = {1: "euclidean", 2: "sqeuclidean"}[p]
    plan, cost = ot.expected_sliced_plan(x, y, a, b, metric=metric, n_projections=8, seed=0, beta=beta)
    return {"value": cost, "plan": plan}


def one_dimensional(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """The unified interface of points with the method for the line."""
    import ot

    return ot.solve_sample(x, y, a, b, metric={1: "euclidean", 2: "sqeuclidean"}[p], method="1d").value[0]


def batch(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """A batch of one problem without regularisation: a method of proximal points."""
    import ot

    found = ot.solve_batch(M[None], a=a[None], b=b[None], max_iter=10000)
    return {"value": found.value_linear[0], "plan": found.plan[0]}


def warm(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """The network simplex method from potentials that are far from optimal."""
    import numpy as np
    import ot

    start = (np.arange(len(a)) * 3.0, -np.arange(len(b)) * 2.0)
    plan, log = ot.emd(a, b, M, log=True, potentials_init=start)
    return {"value": log["cost"], "plan": plan, "duals": (log["u"], log["v"])}


def uniform_circle(x: Arguments, a: Arguments) -> Any:
    """The distance to the uniform law on the circle, squared."""
    import ot

    return ot.semidiscrete_wasserstein2_unif_circle(x[:, None], a)[0]


POT: dict[str, Any] = {"distribution": "POT", "imports": ("ot",), "unsupported": ("lists",)}
POINTS: dict[str, Any] = {**POT, "unsupported": ("lists", "any power", "concave costs")}

SOLVERS: dict[str, Solver] = {
    "pot.emd2_lazy": declared("points", lazy, **POINTS),
    "pot.solve_sample-1d": declared(
        "points", one_dimensional, **{**POINTS, "unsupported": (*POINTS["unsupported"], "plane")}
    ),
    # The tolerance of the method is 1e-5, that of its inner problem 1e-3.
    "pot.solve_batch-exact": declared("transport", batch, relative="1e-2", **POT),
    "pot.emd-warm": declared("transport", warm, **POT),
    "pot.min_sliced_transport_plan": declared("heuristic", projected, relative="1e-6", **POT),
    "pot.expected_sliced_plan": declared("heuristic", averaged, relative="1e-6", **POT),
    "pot.expected_sliced_plan-weighted": declared("heuristic", partial(averaged, beta=1.0), relative="1e-6", **POT),
    "pot.semidiscrete_circle": declared("uniform-circle", uniform_circle, **POT),
}
