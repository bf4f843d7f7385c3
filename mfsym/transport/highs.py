"""The floating-point suggestion of HiGHS: which columns of a linear program form an optimal basis."""

import os
from typing import Any

import highspy
import numpy as np

from mfsym.transport.simplex import LinearProgram, greatest

SECONDS = 30.0
"""HiGHS is stopped after this time and its last basis is used."""


def highs_basis(program: LinearProgram) -> list[int]:
    """The basis at which HiGHS stops; -1 - i stands for the i-th unit vector.  May be wrong in every respect."""
    # float: heuristic only, the simplex method repairs the basis exactly and the kernel checks the result
    count, rows = program.columns.shape
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = count, rows
    largest = max(greatest(program.costs), 1)
    lp.col_cost_ = np.array([float(c / largest) for c in program.costs], dtype=np.float64)
    lp.col_lower_, lp.col_upper_ = np.zeros(count), np.full(count, highspy.kHighsInf)
    lp.row_lower_ = lp.row_upper_ = np.array([float(b) for b in program.right])
    where = np.nonzero(program.columns)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.searchsorted(where[0], np.arange(count + 1)).astype(np.int32)
    lp.a_matrix_.index_ = where[1].astype(np.int32)
    lp.a_matrix_.value_ = program.columns[where].astype(np.float64)
    solver = silent_solver()
    # Few rows and many columns: presolve costs more than it saves, and the primal simplex method (4) is the fastest.
    solver.setOptionValue("solver", "simplex")
    solver.setOptionValue("simplex_strategy", 4)
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("time_limit", SECONDS)
    solver.passModel(lp)
    solver.run()
    basis, basic = solver.getBasis(), highspy.HighsBasisStatus.kBasic
    columns = [j for j, status in enumerate(basis.col_status) if status == basic]
    return columns + [-1 - i for i, status in enumerate(basis.row_status) if status == basic]


def silent_solver() -> Any:
    """A solver of HiGHS with one thread, some versions of which greet on standard output, where only answers belong."""
    kept = os.dup(1)
    try:
        with open(os.devnull, "wb") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            solver = highspy.Highs()  # type: ignore[no-untyped-call]
    finally:
        os.dup2(kept, 1)
        os.close(kept)
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    return solver
