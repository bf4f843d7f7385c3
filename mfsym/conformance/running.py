"""Single properties for the plugin of pytest: one process for each solver, used for all of its properties."""

from collections.abc import Sequence
from typing import Any

import pytest

from mfsym.conformance.expected import ExpectedFailures, read_expected_failures
from mfsym.conformance.property import Property
from mfsym.conformance.solver import Solver, named
from mfsym.conformance.suite import Options, Outcome, outcome, with_returns
from mfsym.conformance.worker import Worker
from mfsym.errors import InvalidArgument


def solvers_named(specs: Sequence[str], kind: str, tolerance: str | None, **declares: Any) -> list[Solver]:
    """The solvers; what is wrong with a name or with what is declared ends the session, and is said once."""
    try:
        return [named(spec, kind, tolerance, **declares) for spec in specs]
    except InvalidArgument as error:
        raise pytest.UsageError(str(error)) from None


class Runner:
    """The outcome of one property of one solver at a time."""

    def __init__(self, seed: int, max_examples: int, xfail: str | None) -> None:
        self._options = Options(seed=seed, max_examples=max_examples)
        self._expected = read_expected_failures(xfail) if xfail else ExpectedFailures(())
        self._running: dict[str, tuple[Solver, Worker]] = {}

    def outcome(self, solver: Solver, prop: Property) -> Outcome:
        """What becomes of the property."""
        if solver.name not in self._running:
            worker = Worker(solver, self._options.limits)
            self._running[solver.name] = with_returns(solver, worker), worker
        known, worker = self._running[solver.name]
        return outcome(known, worker, prop, self._options, self._expected)

    def stop(self) -> None:
        """Ends the processes of the solvers."""
        for _, worker in self._running.values():
            worker.stop()
