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


def sparse(a: Arguments, b: Arguments, M: Arguments) -> Any:
    """The value by the sparse solver, which is given the pairs of finite cost."""
    import numpy as np
    import ot
    from scipy.sparse import coo_array

    rows, columns = np.nonzero(np.isfinite(M))
    return ot.emd2(a, b, coo_array((M[rows, columns], (rows, columns)), shape=M.shape))


def samples(x: Arguments, y: Arguments) -> Any:
    """The distance of two samples on the line, without weights."""
    import ot

    return ot.wasserstein_1d(x, y, p=1)


def samples_emd2_1d(x: Arguments, y: Arguments) -> Any:
    """The same by another function."""
    import ot

    return ot.emd2_1d(x, y, metric="euclidean")


def points(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments, lazy: bool = False) -> Any:
    """The unified interface of points."""
    import ot

    return ot.solve_sample(x, y, a, b, metric={1: "euclidean", 2: "sqeuclidean"}[p], lazy=lazy).value


def points_of_line(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """Powers of the distance on the line."""
    import ot

    return ot.wasserstein_1d(x, y, a, b, p=p)[0]


def points_minkowski(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """The same by another function."""
    import ot

    return ot.emd2_1d(x, y, a, b, metric="minkowski", p=p)


def circle(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """The distance on the circle, to the power p."""
    import ot

    return ot.wasserstein_circle(x, y, a, b, p=p)[0]


def partial_plan(a: Arguments, b: Arguments, M: Arguments, m: Arguments) -> Any:
    """The cost of moving a part of the mass."""
    import ot

    return ot.partial.partial_wasserstein2(a, b, M, m=m)


def unbalanced(a: Arguments, b: Arguments, M: Arguments, t: Arguments) -> Any:
    """The unified interface with total variation."""
    import ot

    return ot.solve(M, a, b, unbalanced=t, unbalanced_type="TV").value


def screenkhorn(a: Arguments, b: Arguments, M: Arguments, reg: Arguments) -> Any:
    """The plan, with as many active sites as there are, so that nothing is screened."""
    import ot

    return {"plan": ot.bregman.screenkhorn(a, b, M, reg, ns_budget=len(a), nt_budget=len(b), verbose=False)}


def batch(a: Arguments, b: Arguments, M: Arguments, reg: Arguments) -> Any:
    """A batch of one problem."""
    import ot

    found = ot.solve_batch(M[None], reg=reg, a=a[None], b=b[None], tol=1e-10, max_iter=10000)
    return {"plan": found.plan[0]}


METHODS = ("sinkhorn", "sinkhorn_log", "greenkhorn", "sinkhorn_stabilized", "sinkhorn_epsilon_scaling")

POT: dict[str, Any] = {"distribution": "POT", "imports": ("ot",)}
# Lists are promised by emd and emd2 alone.
ARRAYS: dict[str, Any] = {**POT, "unsupported": ("lists",)}

SOLVERS: dict[str, Solver] = {
    "pot.emd2": declared("transport", emd2, **POT),
    "pot.emd": declared("transport", emd, **POT),
    "pot.solve": declared("transport", solve, **POT),
    "pot.emd2-sparse": declared("transport", sparse, **ARRAYS),
    "pot.wasserstein_1d": declared("line", line, **POT),
    "pot.emd2_1d": declared("line", emd2_1d, **POT),
    "pot.samples": declared("samples", samples, **ARRAYS),
    "pot.samples-emd2_1d": declared("samples", samples_emd2_1d, **ARRAYS),
    "pot.solve_sample": declared("points", points, unsupported=("lists", "any power", "concave costs"), **POT),
    "pot.solve_sample-lazy": declared(
        "points", partial(points, lazy=True), unsupported=("lists", "any power", "concave costs"), **POT
    ),
    "pot.wasserstein_1d-p": declared("points", points_of_line, unsupported=("lists", "plane", "concave costs"), **POT),
    "pot.emd2_1d-minkowski": declared("points", points_minkowski, unsupported=("lists", "plane"), **POT),
    # The tolerance of the binary search is 1e-6.
    "pot.wasserstein_circle": declared("circle", circle, absolute="1e-5", **ARRAYS),
    "pot.partial_wasserstein2": declared("partial", partial_plan, **ARRAYS),
    # The method is iterative, with a tolerance of 1e-6.
    "pot.solve-tv": declared("unbalanced", unbalanced, relative="1e-4", **ARRAYS),
    "pot.screenkhorn": declared("entropic", screenkhorn, relative="1e-4", **POT),
    "pot.solve_batch": declared("entropic", batch, relative="1e-7", unsupported=("lists",), **POT),
    "pot.solve-entropic": declared("entropic", solve_entropic, relative="1e-7", **POT),
    **{
        f"pot.{method.replace('_', '-')}": declared(
            "entropic", partial(sinkhorn, method=method), relative="1e-7", **POT
        )
        for method in METHODS
    },
}
