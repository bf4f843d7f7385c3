"""OR-tools: the simplex methods GLOP and CLP, and the first-order method PDLP."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def linear(c: Arguments, A: Arguments, b: Arguments, solver: str = "GLOP") -> Any:
    """Value, solution and prices."""
    from ortools.linear_solver import pywraplp

    model = pywraplp.Solver.CreateSolver(solver)
    x = [model.NumVar(0, model.infinity(), "") for _ in range(len(c))]
    rows = []
    for row, right in zip(A, b, strict=True):
        rows.append(model.RowConstraint(float(right), float(right), ""))
        for variable, entry in zip(x, row, strict=True):
            rows[-1].SetCoefficient(variable, float(entry))
    for variable, cost in zip(x, c, strict=True):
        model.Objective().SetCoefficient(variable, float(cost))
    model.Objective().SetMinimization()
    status = model.Solve()
    if status != pywraplp.Solver.OPTIMAL:
        return {"status": {2: "infeasible", 3: "unbounded"}.get(status, "unsolved")}
    return {
        "value": model.Objective().Value(),
        "plan": [variable.solution_value() for variable in x],
        "duals": [[row.dual_value() for row in rows]],
    }


def general(
    c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments,
    solver: str = "GLOP",
) -> Any:  # fmt: skip
    """Value and solution with bounds for rows and variables."""
    from ortools.linear_solver import pywraplp

    model = pywraplp.Solver.CreateSolver(solver)
    x = [model.NumVar(float(a), float(b), "") for a, b in zip(lower, upper, strict=True)]
    for row, least, most in zip(A, low, high, strict=True):
        equation = model.RowConstraint(float(least), float(most), "")
        for variable, entry in zip(x, row, strict=True):
            equation.SetCoefficient(variable, float(entry))
    for variable, cost in zip(x, c, strict=True):
        model.Objective().SetCoefficient(variable, float(cost))
    model.Objective().SetMinimization()
    status = model.Solve()
    if status != pywraplp.Solver.OPTIMAL:
        return {"status": {2: "infeasible", 3: "unbounded"}.get(status, "unsolved")}
    return {"value": model.Objective().Value(), "plan": [variable.solution_value() for variable in x]}


IMPORTS = ("ortools.linear_solver.pywraplp",)

SOLVERS: dict[str, Solver] = {
    "ortools.glop": declared("lp", linear, absolute="1e-6", distribution="ortools", imports=IMPORTS),
    "ortools.clp": declared(
        "lp", partial(linear, solver="CLP"), absolute="1e-6", distribution="ortools", imports=IMPORTS
    ),
    "ortools.pdlp": declared(
        "lp", partial(linear, solver="PDLP"), absolute="1e-4", distribution="ortools", imports=IMPORTS
    ),
    **{
        f"ortools.general-{name.lower()}": declared(
            "general", partial(general, solver=name), absolute=error, distribution="ortools", imports=IMPORTS
        )
        for name, error in (("GLOP", "1e-6"), ("CLP", "1e-6"), ("PDLP", "1e-4"))
    },
}
