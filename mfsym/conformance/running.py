"""Single properties for the plugin of pytest: one process for each solver, used for all of its properties."""

from mfsym.conformance.expected import ExpectedFailures, read_expected_failures
from mfsym.conformance.property import Property
from mfsym.conformance.solver import Solver
from mfsym.conformance.suite import Options, Outcome, outcome, with_returns
from mfsym.conformance.worker import Worker


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
