"""How long it takes to find evidence and to check it, for each kind of evidence.

    python -m tests.bench.evidence

The questions are the built-in instances of all statements, the signs and transforms of the named costs, and problems on
finitely many sites.  Each is asked once, and first: what a second asking would remember is not there.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import process_time

from mfsym import InvalidArgument, TransportProblem, represent, sign, solve, transform, transform_value
from mfsym.answers import answer
from mfsym.costs import NAMED_COSTS
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim
from mfsym.kernel.evidence import Evidence
from mfsym.kernel.verdict import Verdict
from mfsym.statements import outcome_of, run
from proofs_checks import chapters
from tests.bench.explicit import coulomb, indefinite, repulsive

SITES = (
    *(repulsive(m, n) for m, n in ((2, 10), (3, 100), (6, 36), (8, 10**12))),
    *(indefinite(m, n) for m, n in ((3, 24), (4, 160), (6, 36), (8, 18))),
    *(coulomb(m, n) for m, n in ((8, 4), (20, 10), (60, 10))),
)


@dataclass
class Times:
    """Of one kind of evidence: how many ``questions`` it answers, and the seconds to ``find`` and to ``check`` it."""

    questions: int = 0
    find: float = 0.0
    check: float = 0.0

    @property
    def ratio(self) -> float:
        """The time to check, in units of that to find."""
        return self.check / self.find


@dataclass
class _Watch:
    """The seconds that the kernel took for each certificate of a question, with its kind."""

    checks: list[tuple[str, float]] = field(default_factory=list)

    def check(self, claim: Claim, evidence: Evidence) -> Verdict:
        """The verdict, timed."""
        start = process_time()
        verdict = check(claim, evidence)
        self.checks.append((f"{type(claim).__name__} by {type(evidence).__name__}", process_time() - start))
        return verdict


@contextmanager
def _watched() -> Iterator[_Watch]:
    """What answers and statements ask the kernel in the end; what finders ask it belongs to their search."""
    watch = _Watch()
    answer.check = run.check = watch.check
    try:
        yield watch
    finally:
        answer.check = run.check = check


def _questions() -> Iterator[Callable[[], object]]:
    for chapter in chapters().values():
        for instance in chapter.instances:
            yield lambda instance=instance: outcome_of(instance, 60)
    for cost in NAMED_COSTS:
        for dimension in ("d", 1, 2, 3):
            for ask in (sign, transform):
                yield lambda ask=ask, cost=cost, dimension=dimension: ask(cost, dimension)
    yield lambda: transform_value("exp(-r^4)", 1, 4)
    yield lambda: transform_value("exp(-r)", 3, 4)
    for instance in SITES:
        for bodies in (instance.bodies, None):
            yield lambda at=instance, bodies=bodies: solve(TransportProblem(at.cost, at.marginal, bodies))
    for bodies in (3, None):
        yield lambda bodies=bodies: represent([["1/6", "1/6", "0"], ["1/6", "1/6", "0"], ["0", "0", "1/3"]], bodies)


def measured() -> dict[str, Times]:
    """Kind of evidence -> times; a question that several certificates answer counts for each kind, by its share."""
    found: dict[str, Times] = {}
    for ask in _questions():
        with _watched() as watch:
            start = process_time()
            try:
                ask()
            except InvalidArgument:
                continue  # a cost without a transform in this dimension
            took = process_time() - start
        checking = sum(seconds for _, seconds in watch.checks)
        for kind, seconds in watch.checks:
            times = found.setdefault(kind, Times())
            times.questions += 1
            times.check += seconds
            times.find += (took - checking) * seconds / checking
    return found


def main() -> None:
    """Prints a line for each kind, the worst first."""
    for kind, times in sorted(measured().items(), key=lambda item: -item[1].ratio):
        count = times.questions
        print(
            f"{kind:48} {count:4} questions, find {1000 * times.find / count:8.2f} ms, "
            f"check {1000 * times.check / count:7.2f} ms, ratio {times.ratio:6.2f}"
        )


if __name__ == "__main__":
    main()
