"""HiGHS by its own interface."""

from functools import partial
from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def highs(c: Arguments, A: Arguments, b: Arguments, solver: str = "choose") -> Any:
    """Value, solution and prices."""
    import highspy
    import numpy as np

    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("solver", solver)
    c, A, b = (np.asarray(x, dtype=float) for x in (c, A, b))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(c), len(b)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = c, np.zeros(len(c)), np.full(len(c), highspy.kHighsInf)
    lp.row_lower_ = lp.row_upper_ = b
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.arange(len(b) + 1) * len(c)
    lp.a_matrix_.index_ = np.tile(np.arange(len(c)), len(b))
    lp.a_matrix_.value_ = A.ravel()
    if model.passModel(lp) == highspy.HighsStatus.kError:
        return {"status": "unsolved"}
    model.run()
    status, known = model.getModelStatus(), highspy.HighsModelStatus
    if status != known.kOptimal:
        names = {known.kInfeasible: "infeasible", known.kUnbounded: "unbounded"}
        return {"status": names.get(status, "unsolved")}
    solution = model.getSolution()
    return {"value": model.getInfo().objective_function_value, "plan": solution.col_value, "duals": [solution.row_dual]}


def general(
    c: Arguments, A: Arguments, low: Arguments, high: Arguments, lower: Arguments, upper: Arguments,
    solver: str = "choose",
) -> Any:  # fmt: skip
    """The same with bounds for rows and variables."""
    import highspy
    import numpy as np

    model = highspy.Highs()  # type: ignore[no-untyped-call]
    model.setOptionValue("output_flag", False)
    model.setOptionValue("solver", solver)
    c, A, low, high, lower, upper = (np.asarray(x, dtype=float) for x in (c, A, low, high, lower, upper))
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(c), len(low)
    lp.col_cost_, lp.col_lower_, lp.col_upper_ = c, lower, upper
    lp.row_lower_, lp.row_upper_ = low, high
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.arange(len(low) + 1) * len(c)
    lp.a_matrix_.index_ = np.tile(np.arange(len(c)), len(low))
    lp.a_matrix_.value_ = A.ravel()
    if model.passModel(lp) == highspy.HighsStatus.kError:
        return {"status": "unsolved"}
    model.run()
    status, known = model.getModelStatus(), highspy.HighsModelStatus
    if status != known.kOptimal:
        names = {known.kInfeasible: "infeasible", known.kUnbounded: "unbounded"}
        return {"status": names.get(status, "unsolved")}
    return {"value": model.getInfo().objective_function_value, "plan": model.getSolution().col_value}


# The tolerances of HiGHS are absolute, 1e-7.
HIGHS: dict[str, Any] = {"absolute": "1e-6", "distribution": "highspy", "imports": ("highspy",)}

SOLVERS: dict[str, Solver] = {
    "highs": declared("lp", highs, **HIGHS),
    "highs.simplex": declared("lp", partial(highs, solver="simplex"), **HIGHS),
    "highs.ipm": declared("lp", partial(highs, solver="ipm"), **HIGHS),
    "highs.pdlp": declared("lp", partial(highs, solver="pdlp"), **{**HIGHS, "absolute": "1e-5"}),
    "highs.general": declared("general", general, **HIGHS),
    "highs.general-ipm": declared("general", partial(general, solver="ipm"), **HIGHS),
    "highs.general-pdlp": declared("general", partial(general, solver="pdlp"), **{**HIGHS, "absolute": "1e-4"}),
}
