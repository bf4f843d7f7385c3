"""lapx, the solver of assignments that trackers of objects use; its module is called lap."""

from typing import Any

from mfsym.conformance.solver import Solver, declared

Arguments = Any


def lapjv(M: Arguments) -> Any:
    """The value of the best permutation, and its matrix."""
    import lap
    import numpy as np

    value, columns, _ = lap.lapjv(M)
    plan = np.zeros(np.shape(M))
    plan[np.arange(len(columns)), columns] = 1
    return {"value": value, "plan": plan}


SOLVERS: dict[str, Solver] = {
    "lap.lapjv": declared("assignment", lapjv, unsupported=("lists",), distribution="lapx", imports=("lap",))
}
