"""SCIP, and the simplex method SoPlex that it brings along, by PySCIPOpt."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def soplex(c: Arguments, A: Arguments, b: Arguments) -> Any:
    """Value, solution and prices."""
    from pyscipopt import LP

    model = LP()
    for cost in c:
        model.addCol([], float(cost))
    for row, right in zip(A, b, strict=True):
        entries = [(j, float(entry)) for j, (entry, _) in enumerate(zip(row, c, strict=True))]
        model.addRow(entries, float(right), float(right))
    value = model.solve()
    if not model.isOptimal():
        rays = {"infeasible": model.getDualRay(), "unbounded": model.getPrimalRay()}
        return {"status": next((status for status, ray in rays.items() if ray is not None), "unsolved")}
    return {"value": value, "plan": model.getPrimal(), "duals": [model.getDual()]}


def linear(c: Arguments, A: Arguments, b: Arguments) -> Any:
    """Value and solution, with what SCIP does before it asks SoPlex."""
    from pyscipopt import Model, quicksum

    model = Model()
    model.hideOutput()
    x = [model.addVar(obj=float(cost)) for cost in c]
    for row, right in zip(A, b, strict=True):
        model.addCons(quicksum(float(a) * v for a, v in zip(row, x, strict=True)) == float(right))
    model.optimize()
    if model.getStatus() != "optimal":
        return {"status": model.getStatus() if model.getStatus() in ("infeasible", "unbounded") else "unsolved"}
    return {"value": model.getObjVal(), "plan": [model.getVal(variable) for variable in x]}


def general(c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments) -> Any:
    """The same with bounds for rows and variables."""
    from pyscipopt import Model, quicksum

    model = Model()
    model.hideOutput()
    x = [model.addVar(lb=float(a), ub=float(b), obj=float(cost)) for cost, a, b in zip(c, lower, upper, strict=True)]
    for row, least, most in zip(A, low, high, strict=True):
        total = quicksum(float(a) * v for a, v in zip(row, x, strict=True))
        model.addCons(float(least) <= (total <= float(most)))
    model.optimize()
    if model.getStatus() != "optimal":
        return {"status": model.getStatus() if model.getStatus() in ("infeasible", "unbounded") else "unsolved"}
    return {"value": model.getObjVal(), "plan": [model.getVal(variable) for variable in x]}


# The tolerances of SCIP and SoPlex are absolute, 1e-6.
SCIP: dict[str, Any] = {"absolute": "1e-5", "distribution": "PySCIPOpt", "imports": ("pyscipopt",)}

SOLVERS: dict[str, Solver] = {
    "scip": declared("lp", linear, **SCIP),
    "scip.soplex": declared("lp", soplex, **SCIP),
    "scip.general": declared("general", general, **SCIP),
}
