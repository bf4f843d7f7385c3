"""What a solver under test declares, and the comparison of its values with exact ones."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from hypothesis import Phase, find, settings
from hypothesis.errors import NoSuchExample

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import OptimalCost, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.strategies import transport_problems
from mfsym.transport import solve


@dataclass(frozen=True)
class Solver:
    """A solver of the symmetric N-body problem on sites.

    ``value`` returns the least cost per pair F_N of a problem in floating point; ``tolerance`` is the absolute error
    that the solver declares for costs of size 4 and marginals of mass 1; it takes at most ``most_sites`` sites and
    ``most_bodies`` bodies.
    """

    name: str
    value: Callable[[TransportProblem], float]
    tolerance: Fraction
    most_sites: int = 4
    most_bodies: int = 5


@dataclass(frozen=True)
class Disagreement:
    """A ``problem``, as small as could be found, whose ``exact`` value the solver misses: it says ``found``."""

    problem: TransportProblem
    exact: Fraction
    found: float


def disagreement(solver: Solver, examples: int = 100) -> Disagreement | None:
    """The simplest problem found on which the solver is off by more than its tolerance; None if there is none.

    Deterministic: the same ``examples`` problems are tried each time.  Refuses InvalidArgument unless examples >= 1.
    """
    if examples < 1:
        raise InvalidArgument(f"examples is {examples}, need a positive number of problems to try")

    def disagrees(problem: TransportProblem) -> bool:
        # A value that is not a number is not within any tolerance.
        return not abs(solver.value(problem) - exact_value(problem)) <= solver.tolerance

    problems = transport_problems(most_sites=solver.most_sites, most_bodies=solver.most_bodies)
    # Hypothesis would go on to explain which parts of the example matter, which takes longer than finding it.
    tried = settings(max_examples=examples, derandomize=True, database=None, phases=(Phase.generate, Phase.shrink))
    try:
        problem = find(problems, disagrees, settings=tried)
    except NoSuchExample:
        return None
    return Disagreement(problem, exact_value(problem), solver.value(problem))


def exact_value(problem: TransportProblem) -> Fraction:
    """F_N of a problem without forbidden pairs, established by the kernel; NoEvidence where it is not."""
    certificate = solve(problem)
    verdict = check(certificate.claim, certificate.evidence)
    if verdict.status is not Status.HOLDS or not isinstance(certificate.claim, OptimalCost):
        raise NoEvidence(f"the value of the problem was not established: {verdict.reason}")
    return certificate.claim.value
