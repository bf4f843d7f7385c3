"""PuLP with the solver that it brings along: CBC."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def linear(c: Arguments, A: Arguments, b: Arguments) -> Any:
    """Value, solution and prices."""
    import pulp

    model = pulp.LpProblem("model", pulp.LpMinimize)
    x = [pulp.LpVariable(f"x{j}", 0) for j in range(len(c))]
    model += pulp.lpSum(cost * variable for cost, variable in zip(c, x, strict=True))
    for i, (row, right) in enumerate(zip(A, b, strict=True)):
        model += pulp.LpConstraint(pulp.lpSum(a * v for a, v in zip(row, x, strict=True)), 0, f"r{i}", right)
    status = pulp.LpStatus[model.solve(pulp.PULP_CBC_CMD(msg=False))].lower()
    if status != "optimal":
        return {"status": status if status in ("infeasible", "unbounded") else "unsolved"}
    # An objective of 0 has no value.
    return {"value": pulp.value(model.objective) or 0.0, "plan": [v.value() or 0.0 for v in x]}


SOLVERS: dict[str, Solver] = {
    "pulp.cbc": declared("lp", linear, absolute="1e-6", distribution="PuLP", imports=("pulp",))
}
