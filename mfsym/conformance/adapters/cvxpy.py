"""CVXPY with the solvers that it installs (Clarabel, SCS, OSQP), and with others: ECOS, CVXOPT, PIQP."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def linear(c: Arguments, A: Arguments, b: Arguments, solver: str = "CLARABEL") -> Any:
    """Value, solution and prices; CVXPY's multipliers of equations have the other sign."""
    import cvxpy as cp

    x = cp.Variable(len(c), nonneg=True)
    equations = [A @ x == b]
    problem = cp.Problem(cp.Minimize(c @ x), equations)
    problem.solve(solver=solver)
    if problem.status != "optimal":
        return {"status": problem.status if problem.status in ("infeasible", "unbounded") else "unsolved"}
    return {"value": problem.value, "plan": x.value, "duals": [-equations[0].dual_value]}


CVXPY: dict[str, Any] = {"distribution": "cvxpy", "imports": ("cvxpy",), "unsupported": ("lists",)}

OTHERS = {"ecos": "1e-6", "cvxopt": "1e-5", "piqp": "1e-6"}
"""Packages of solvers that CVXPY finds where they are installed, and the error that is declared for their defaults."""

SOLVERS: dict[str, Solver] = {
    "cvxpy.clarabel": declared("lp", linear, absolute="1e-6", **CVXPY),
    "cvxpy.scs": declared("lp", partial(linear, solver="SCS"), absolute="1e-3", **CVXPY),
    "cvxpy.osqp": declared("lp", partial(linear, solver="OSQP"), absolute="1e-2", **CVXPY),
    **{
        f"cvxpy.{name}": declared(
            "lp", partial(linear, solver=name.upper()), absolute=error, **{**CVXPY, "distribution": name}
        )
        for name, error in OTHERS.items()
    },
}
