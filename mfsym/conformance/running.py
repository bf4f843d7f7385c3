"""Single properties for the plugin of pytest: one process for each solver, used for all of its properties."""

from mfsym.conformance.expected import ExpectedFailures, read_expected_failures
from mfsym.conformance.property import Property
from mfsym.conformance.solver import Solver, named
from mfsym.conformance.suite import Options, Outcome, outcome, with_returns
from mfsym.conformance.worker import Worker


class Runner:
    """The outcome of one property of one solver at a time."""

    def __init__(self, kind: str, tolerance: str | None, seed: int, max_examples: int, xfail: str | None) -> None:
        self._kind, self._tolerance = kind, tolerance
        self._options = Options(seed=seed, max_examples=max_examples)
        self._expected = read_expected_failures(xfail) if xfail else ExpectedFailures(())
        self._solvers: dict[str, tuple[Solver, Worker]] = {}

    def outcome(self, spec: str, prop: Property) -> Outcome:
        """What becomes of the property."""
        if spec not in self._solvers:
            solver = named(spec, self._kind, self._tolerance)
            worker = Worker(solver, self._options.limits)
            self._solvers[spec] = with_returns(solver, worker), worker
        solver, worker = self._solvers[spec]
        return outcome(solver, worker, prop, self._options, self._expected)

    def stop(self) -> None:
        """Ends the processes of the solvers."""
        for _, worker in self._solvers.values():
            worker.stop()
