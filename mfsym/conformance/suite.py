"""Runs properties against a solver: generated problems, the smallest violation of each, and what was not tried."""

import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from fractions import Fraction
from random import Random
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, Phase, find, settings
from hypothesis.errors import HypothesisWarning, NoSuchExample

from mfsym.conformance import properties  # noqa: F401 - enters them
from mfsym.conformance.answers import OPTIMAL
from mfsym.conformance.certificates import certificates_of
from mfsym.conformance.expected import ExpectedFailures
from mfsym.conformance.problems import Problem, arrays
from mfsym.conformance.property import PROPERTIES, Property
from mfsym.conformance.reproducer import code_of
from mfsym.conformance.solver import KINDS, Solver, is_installed
from mfsym.conformance.trial import Exhausted, Trial, Violation
from mfsym.conformance.worker import Limits, Worker
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies.bounded import GeneralProgram
from mfsym.strategies.disguises import Circle, Cloud, Heuristic, Partial, Samples, Unbalanced, UniformCircle
from mfsym.strategies.questions import Assignment, Entropic, EntropicPoints, Line, Multi, Program, Transport

HOLDS, VIOLATED, EXPECTED, SKIPPED, UNEXPECTED = (
    "holds",
    "violated",
    "expected failure",
    "skipped",
    "holds unexpectedly",
)


@dataclass(frozen=True)
class Options:
    """What to run: names of ``properties`` (none: all), a ``seed``, ``max_examples`` of each, ``limits`` of each call.

    A failing example is made smaller for at most ``shrinking`` seconds, and a property tried for ``patience`` seconds.
    """

    properties: tuple[str, ...] = ()
    seed: int = 0
    max_examples: int = 100
    limits: Limits = field(default_factory=Limits)
    shrinking: float = 15.0
    patience: float = 120.0


@dataclass(frozen=True)
class Outcome:
    """What became of a ``prop``: its ``status``, a ``message``, how many ``examples`` were judged until the first
    failure, and ``code`` of a failure.

    ``manner`` is how it is violated, ``expected`` the exact truth; both are "" where it is not.  ``certificates`` prove
    the exact values of the problems of the example.
    """

    prop: Property
    status: str
    message: str = ""
    examples: int = 0
    manner: str = ""
    expected: str = ""
    code: str = ""
    certificates: tuple[str, ...] = ()


@dataclass(frozen=True)
class Report:
    """The outcomes of a solver, and entries of the file of expected failures that match no property (``unused``)."""

    solver: Solver
    outcomes: tuple[Outcome, ...]
    unused: tuple[str, ...] = ()

    @property
    def conforms(self) -> bool:
        """Was something tried, and is nothing violated that was not expected to be?"""
        statuses = [outcome.status for outcome in self.outcomes]
        return VIOLATED not in statuses and UNEXPECTED not in statuses and any(s != SKIPPED for s in statuses)

    def count(self, status: str) -> int:
        """How many properties have that status."""
        return sum(outcome.status == status for outcome in self.outcomes)


def run(
    solver: Solver,
    options: Options | None = None,
    expected: ExpectedFailures | None = None,
    progress: Callable[[Outcome], None] = lambda _: None,
) -> Report:
    """The report of a solver on all properties asked for; ``progress`` is called with each outcome when it is known.

    Refuses: InvalidArgument for properties that do not exist, and for a solver that does not answer a first problem.
    """
    options = Options() if options is None else options
    expected = ExpectedFailures(()) if expected is None else expected
    wanted = chosen(options.properties)
    worker = Worker(solver, options.limits)
    try:
        known = with_returns(solver, worker)
        outcomes = []
        for found in outcomes_of(known, worker, wanted, options, expected):
            outcomes.append(found)
            progress(found)
    finally:
        worker.stop()
    return Report(known, tuple(outcomes), expected.unused(solver.name, [prop.name for prop in PROPERTIES.values()]))


def chosen(names: Sequence[str]) -> list[Property]:
    """The properties of these names, all of them if there are none.

    >>> [prop.name for prop in chosen(["value", "plan-feasible"])]
    ['value', 'plan-feasible']
    """
    unknown = [name for name in names if name not in PROPERTIES]
    if unknown:
        near = get_close_matches(unknown[0], PROPERTIES, n=3) or [
            n for n in PROPERTIES if unknown[0].split("-")[0] in n
        ]
        known = f"did you mean {', '.join(near[:8])}?" if near else "`mfsym conform --list` shows them"
        raise InvalidArgument(f"property is {unknown[0]!r}, need the name of one; {known}")
    return [prop for prop in PROPERTIES.values() if not names or prop.name in names]


HALF, ZERO, ONE = Fraction(1, 2), Fraction(0), Fraction(1)
SQUARE = Transport((HALF, HALF), (HALF, HALF), ((ZERO, ONE), (ONE, ZERO)))
FIRST: dict[str, Problem] = {
    "transport": SQUARE,
    "entropic": Entropic(SQUARE, ONE),
    "multi": Multi((SQUARE.first, SQUARE.second), (ZERO, ONE, ONE, ZERO)),
    "nbody": TransportProblem(((ONE, ZERO), (ZERO, ONE)), SQUARE.first, 2),
    "lp": Program((ONE, 2 * ONE), ((ONE, ONE),), (ONE,)),
    "line": Line((ZERO, ONE), (ZERO, ONE), SQUARE.first, SQUARE.second),
    "assignment": Assignment(SQUARE.cost),
    "samples": Samples((ZERO, ONE), (ZERO, ONE)),
    "points": Cloud(((ZERO,), (ONE,)), ((ZERO,), (ONE,)), SQUARE.first, SQUARE.second, ONE),
    "circle": Circle((ZERO, HALF), (ZERO, HALF), SQUARE.first, SQUARE.second, 1),
    "partial": Partial(SQUARE.first, SQUARE.second, ((ZERO, ONE), (ONE, ZERO)), HALF),
    "unbalanced": Unbalanced(SQUARE.first, SQUARE.second, ((ZERO, ONE), (ONE, ZERO)), ONE),
    "entropic-points": EntropicPoints((((ZERO,), (ONE,)),) * 2, (SQUARE.first, SQUARE.second), ONE),
    "general": GeneralProgram((ONE, ONE), ((ONE, ONE),), (ONE,), (None,), (ZERO, ZERO), (ONE, None)),
    "heuristic": Heuristic(Cloud(((ZERO, ZERO), (ONE, ZERO)), ((ZERO, ZERO), (ONE, ZERO)), *(SQUARE.first,) * 2, ONE)),
    "uniform-circle": UniformCircle((ZERO, HALF), SQUARE.first),
}
"""A first problem of each kind, which shows what a solver returns."""


def with_returns(solver: Solver, worker: Worker) -> Solver:
    """The solver with the parts of an answer that it returns.

    Refuses: InvalidArgument if its library is not installed, or if it does not answer a first problem.
    """
    if solver.distribution and not is_installed(solver):
        package = solver.distribution
        raise InvalidArgument(f"solver {solver.name} needs {package}, which is not installed: pip install {package}")
    if solver.returns:
        return solver
    answer = worker.ask(arrays(FIRST[solver.kind]), "plain")
    if answer.status != OPTIMAL:
        raise InvalidArgument(
            f"solver {solver.name} does not answer a first problem of kind {solver.kind}, which is asked as "
            f"{KINDS[solver.kind]}; {answer.says}"
        )
    parts = {"value": answer.value, "plan": answer.plan, "duals": answer.duals}
    return replace(solver, returns=frozenset(part for part, found in parts.items() if found is not None))


def outcomes_of(
    solver: Solver, worker: Worker, props: Sequence[Property], options: Options, expected: ExpectedFailures
) -> Iterator[Outcome]:
    """What becomes of each of the properties, in their order."""
    groups: dict[int, list[Property]] = {}
    for prop in props:
        groups.setdefault(id(prop.cases), []).append(prop)
    judged: dict[str, int] = {}
    for prop in props:
        group = [one for one in groups.pop(id(prop.cases), ()) if not one.reason_to_skip(solver)]
        judged |= _held(solver, worker, group, options) if len(group) > 1 else {}
        yield outcome(solver, worker, prop, options, expected, judged.get(prop.name))


def _held(solver: Solver, worker: Worker, group: Sequence[Property], options: Options) -> dict[str, int]:
    """How many cases were judged of those properties of the group that no case violates.

    The properties have the same cases, which are generated once, and what several of them ask is asked once.
    """
    held = {prop.name: 0 for prop in group}
    start = monotonic()

    def violates(case: Any) -> bool:
        trial = Trial(solver, worker)
        for prop in group:
            if prop.name not in held or monotonic() - start > options.patience * len(group):
                continue
            trial.forget()
            try:
                prop.law(trial, case)
                held[prop.name] += 1
            except Violation:
                del held[prop.name]
            except (Exhausted, NoEvidence):  # this case is not judged
                continue
        return not held

    _found(group[0], violates, options, (Phase.generate,))
    return held


def outcome(
    solver: Solver,
    worker: Worker,
    prop: Property,
    options: Options,
    expected: ExpectedFailures,
    held: int | None = None,
) -> Outcome:
    """What becomes of one property; ``held``: so many cases were judged before, and none violates it."""
    reason = prop.reason_to_skip(solver)
    if reason:
        return Outcome(prop, SKIPPED, reason)
    known = expected.reason(solver.name, prop.name)
    search = _Search(solver, worker, prop, options)
    # A failure that is known is not made smaller: that takes most of the time.
    found = search.smallest(shrink=known is None) if held is None else None
    judged = search.examples if held is None else held
    if found is None and not judged:
        return Outcome(prop, SKIPPED, "no example could be judged")
    if found is None:
        status = HOLDS if known is None else UNEXPECTED
        return Outcome(prop, status, "" if known is None else f"expected to fail: {known}", judged)
    code = code_of(solver, search.trial.calls, found.message, found.expected)
    status, message = (VIOLATED, found.message) if known is None else (EXPECTED, known)
    proofs = certificates_of(search.trial.problems)
    return Outcome(prop, status, message, search.examples, found.manner, found.expected, code, proofs)


class _Search:
    """The search for a case that violates one property."""

    def __init__(self, solver: Solver, worker: Worker, prop: Property, options: Options) -> None:
        self._prop, self._options = prop, options
        self.trial = Trial(solver, worker)
        self.examples = 0
        self._found: dict[str, Violation] = {}
        self._start, self._first = monotonic(), 0.0

    def smallest(self, shrink: bool) -> Violation | None:
        """The violation by the smallest case that was found."""
        phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
        case = _found(self._prop, self._violates, self._options, phases)
        return None if case is None else self._violation(case) or self._found[repr(case)]

    def _violates(self, case: Any) -> bool:
        if self._found:
            if monotonic() - self._first > self._options.shrinking:
                return repr(case) in self._found
        elif monotonic() - self._start > self._options.patience:
            return False
        violation = self._violation(case)
        if violation is None:
            return repr(case) in self._found
        if not self._found:
            self._first = monotonic()
        self._found[repr(case)] = violation
        return True

    def _violation(self, case: Any) -> Violation | None:
        self.trial.forget()
        try:
            self._prop.law(self.trial, case)
        except Violation as violation:
            self.examples += not self._found
            return violation
        except (Exhausted, NoEvidence):  # this example is not judged
            return None
        self.examples += not self._found
        return None


def _found(prop: Property, violates: Callable[[Any], bool], options: Options, phases: tuple[Phase, ...]) -> Any:
    """A case of the property that violates something, if there is one among as many examples as are asked for."""
    chosen_settings = settings(
        max_examples=options.max_examples, phases=phases, database=None, deadline=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    try:
        with warnings.catch_warnings():
            # Some examples are long when printed.
            warnings.simplefilter("ignore", HypothesisWarning)
            return find(prop.cases, violates, settings=chosen_settings, random=Random(options.seed))
    except NoSuchExample:
        return None
