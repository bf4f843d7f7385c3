"""SciPy: linear programs by HiGHS, assignments, the line."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def linprog(c: Arguments, A: Arguments, b: Arguments, method: str = "highs") -> Any:
    """Value, solution and prices."""
    from scipy.optimize import linprog

    found = linprog(c, A_eq=A, b_eq=b, method=method)
    status = {0: "optimal", 2: "infeasible", 3: "unbounded"}.get(found.status, "unsolved")
    if status != "optimal":
        return {"status": status}
    return {"value": found.fun, "plan": found.x, "duals": [found.eqlin.marginals]}


def assignment(M: Arguments) -> Any:
    """The value of the best permutation, and its matrix."""
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    rows, columns = linear_sum_assignment(M)
    plan = np.zeros(np.shape(M))
    plan[rows, columns] = 1
    return {"value": np.asarray(M)[rows, columns].sum(), "plan": plan}


def line(x: Arguments, y: Arguments, a: Arguments, b: Arguments) -> Any:
    """The distance of two laws on the line; masses are normalised, as documented."""
    from scipy.stats import wasserstein_distance

    return wasserstein_distance(x, y, a, b)


def sparse_assignment(M: Arguments) -> Any:
    """The same by the solver of sparse matrices; a cost of 0 is no entry of them, so 1 is added to all costs."""
    import numpy as np
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import min_weight_full_bipartite_matching

    kept = np.nonzero(~np.isposinf(M))
    rows, columns = min_weight_full_bipartite_matching(csr_array((M[kept] + 1, kept), shape=M.shape))
    plan = np.zeros(np.shape(M))
    plan[rows, columns] = 1
    return {"value": M[rows, columns].sum(), "plan": plan}


def samples(x: Arguments, y: Arguments) -> Any:
    """The distance of two samples of the line."""
    from scipy.stats import wasserstein_distance

    return wasserstein_distance(x, y)


def points(x: Arguments, y: Arguments, a: Arguments, b: Arguments, p: Arguments) -> Any:
    """The distance of two laws in any dimension; masses are normalised, as documented."""
    from scipy.stats import wasserstein_distance_nd

    return wasserstein_distance_nd(x, y, a, b)


def general(
    c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments
) -> Any:  # fmt: skip
    """Bounds above, bounds below with the other sign, and those of the variables, which may be infinite."""
    import numpy as np
    from scipy.optimize import linprog

    A, low, high = np.asarray(A), np.asarray(low), np.asarray(high)
    below, above = np.isfinite(low), np.isfinite(high)
    rows, right = np.vstack([A[above], -A[below]]), np.concatenate([high[above], -low[below]])
    found = linprog(c, A_ub=rows, b_ub=right, bounds=np.column_stack([lower, upper]))
    status = {0: "optimal", 2: "infeasible", 3: "unbounded"}.get(found.status, "unsolved")
    return {"value": found.fun, "plan": found.x} if status == "optimal" else {"status": status}


def mixed(c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments) -> Any:
    """The same by the solver of mixed-integer programs, without integers."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(c, constraints=LinearConstraint(A, low, high), bounds=Bounds(lower, upper))
    status = {0: "optimal", 2: "infeasible", 3: "unbounded"}.get(found.status, "unsolved")
    return {"value": found.fun, "plan": found.x} if status == "optimal" else {"status": status}


SCIPY: dict[str, Any] = {"distribution": "scipy", "imports": ("scipy.optimize", "scipy.stats")}

SOLVERS: dict[str, Solver] = {
    # The tolerances of HiGHS are absolute, 1e-7.
    "scipy.linprog": declared("lp", linprog, absolute="1e-6", **SCIPY),
    "scipy.linprog-highs-ds": declared("lp", partial(linprog, method="highs-ds"), absolute="1e-6", **SCIPY),
    "scipy.linprog-highs-ipm": declared("lp", partial(linprog, method="highs-ipm"), absolute="1e-6", **SCIPY),
    "scipy.linprog-general": declared("general", general, absolute="1e-6", **SCIPY),
    "scipy.milp": declared("general", mixed, absolute="1e-6", **SCIPY),
    "scipy.linear_sum_assignment": declared("assignment", assignment, unsupported=("square costs",), **SCIPY),
    "scipy.min_weight_full_bipartite_matching": declared(
        "assignment", sparse_assignment, unsupported=("square costs", "lists", "negative costs"), **SCIPY
    ),
    "scipy.samples": declared("samples", samples, **SCIPY),
    "scipy.wasserstein_distance_nd": declared(
        "points", points, unsupported=("squares", "any power", "concave costs", "equal masses"), **SCIPY
    ),
    "scipy.wasserstein_distance": declared("line", line, unsupported=("equal masses",), **SCIPY),
}
