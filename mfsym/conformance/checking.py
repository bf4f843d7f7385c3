"""One call for the tests of a solver."""

from collections.abc import Callable, Sequence
from typing import Any

from mfsym.conformance.solver import Solver, declared, named
from mfsym.conformance.suite import VIOLATED, Options, Report, run


def check_solver(
    solver: Callable[..., Any] | Solver | str,
    *,
    kind: str = "transport",
    tolerance: str | float = "1e-9",
    absolute: str | float = "0",
    unsupported: Sequence[str] = (),
    properties: Sequence[str] = (),
    max_examples: int = 100,
    seed: int = 0,
) -> Report:
    """The report on a solver that has all properties; an AssertionError with the smallest failures for any other.

    ``solver`` is a function of the ``kind`` (see ``KINDS``), ``"package.module:function"``, or the name of an adapter;
    ``tolerance`` is the error that it declares, relative to mass times cost, to which ``absolute`` is added;
    ``unsupported`` are some of the FEATURES of :mod:`mfsym.conformance.solver`; ``properties`` are names, all of them
    if there are none.

    >>> from scipy.optimize import linear_sum_assignment
    >>> def solve(M):
    ...     return M[linear_sum_assignment(M)].sum()
    >>> check_solver(solve, kind="assignment", properties=["value-of-assignments"]).conforms
    True
    """
    if isinstance(solver, str):
        accuracy = (tolerance, absolute) if ":" in solver else (None, None)
        tested = named(solver, kind, accuracy[0], absolute=accuracy[1], unsupported=tuple(unsupported))
    elif isinstance(solver, Solver):
        tested = solver
    else:
        tested = declared(kind, solver, relative=tolerance, absolute=absolute, unsupported=tuple(unsupported))
    report = run(tested, Options(tuple(properties), seed, max_examples))
    failures = [outcome for outcome in report.outcomes if outcome.status == VIOLATED]
    if failures:
        tried = sum(outcome.examples > 0 for outcome in report.outcomes)
        lines = [f"{o.prop.name} ({o.manner}): {o.message}\n\n{o.code}" for o in failures]
        raise AssertionError(f"{tested.name}: {len(failures)} of {tried} properties violated\n" + "\n".join(lines))
    return report
