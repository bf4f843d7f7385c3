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


SCIPY: dict[str, Any] = {"distribution": "scipy", "imports": ("scipy.optimize", "scipy.stats")}

SOLVERS: dict[str, Solver] = {
    # The tolerances of HiGHS are absolute, 1e-7.
    "scipy.linprog": declared("lp", linprog, absolute="1e-6", **SCIPY),
    "scipy.linprog-highs-ds": declared("lp", partial(linprog, method="highs-ds"), absolute="1e-6", **SCIPY),
    "scipy.linprog-highs-ipm": declared("lp", partial(linprog, method="highs-ipm"), absolute="1e-6", **SCIPY),
    "scipy.linear_sum_assignment": declared("assignment", assignment, unsupported=("square costs",), **SCIPY),
    "scipy.wasserstein_distance": declared("line", line, unsupported=("equal masses",), **SCIPY),
}
