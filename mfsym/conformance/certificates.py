"""Certificates of the exact values that answers are compared with: files that ``python -m mfsym.kernel`` re-checks."""

from collections.abc import Iterable
from fractions import Fraction

from mfsym.conformance.oracles import Excluding, as_multi, decided
from mfsym.conformance.problems import Problem, cells
from mfsym.conformance.tableau import Excluded, Solved, Unbounded, solved
from mfsym.errors import NoEvidence
from mfsym.kernel.certificate_file import write
from mfsym.kernel.claim import (
    LeastValue,
    LinearProgram,
    MarginalProblem,
    NoLowerBound,
    NoSolution,
    TransportProblem,
)
from mfsym.kernel.evidence import (
    Certificate,
    Column,
    Entry,
    ExcludingPrices,
    SolutionAndPrices,
    SolutionAndRay,
)
from mfsym.strategies.bounded import GeneralProgram
from mfsym.strategies.disguises import Heuristic, UniformCircle
from mfsym.strategies.questions import Entropic, EntropicPoints, Multi, Program
from mfsym.transport import solve

MOST_ENTRIES = 1600
"""Larger problems have planted solutions, and no certificate is looked for."""


def certificate_of(problem: Problem) -> Certificate:
    """The certificate of the exact value of the problem; without the entropy, where there is one.

    Refuses: NoEvidence for large problems.

    >>> one = Fraction(1)
    >>> certificate_of(Program((one, 2 * one), ((one, one),), (3 * one,))).claim.value
    Fraction(3, 1)
    """
    match problem:
        case TransportProblem():
            return solve(problem)
        case Entropic(inner, _):
            return certificate_of(inner)
        case EntropicPoints():
            return certificate_of(problem.multi)
        case Program():
            return _of_program(problem)
        case GeneralProgram():
            return _of_program(problem.standard)
        case Heuristic(cloud):
            return certificate_of(cloud)
        case UniformCircle():
            raise NoEvidence("the kernel has no claim about the uniform law on the circle")
        case _:
            return _of_marginals(as_multi(problem))


def _of_program(program: Program) -> Certificate:
    if len(program.costs) * len(program.right) > MOST_ENTRIES:
        raise NoEvidence("the program is too large")
    columns = tuple(Column(cost, _sparse([row[j] for row in program.rows])) for j, cost in enumerate(program.costs))
    claimed = LinearProgram(columns, program.right)
    match solved(program):
        case Solved(value, solution, prices):
            return Certificate(LeastValue(claimed, value), SolutionAndPrices(_sparse(solution), _sparse(prices)))
        case Excluded(prices):
            return Certificate(NoSolution(claimed), ExcludingPrices(_sparse(prices)))
        case Unbounded(solution, ray):
            return Certificate(NoLowerBound(claimed), SolutionAndRay(_sparse(solution), _sparse(ray)))


def _of_marginals(problem: Multi) -> Certificate:
    if len(problem.costs) > MOST_ENTRIES:
        raise NoEvidence("the problem is too large")
    claimed, found = MarginalProblem(problem.marginals, problem.costs), decided(problem)
    prices = _sparse([u for potential in found.potentials for u in potential])
    if isinstance(found, Excluding):
        return Certificate(NoSolution(claimed), ExcludingPrices(prices))
    finite = [at for at, cost in zip(cells(problem), problem.costs, strict=True) if cost is not None]
    masses = dict(found.plan)
    plan = _sparse([masses.get(at, Fraction(0)) for at in finite])
    return Certificate(LeastValue(claimed, found.value), SolutionAndPrices(plan, prices))


def _sparse(numbers: Iterable[Fraction]) -> tuple[Entry, ...]:
    return tuple(Entry(at, value) for at, value in enumerate(numbers) if value)


def certificates_of(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The certificates of those problems that have one, each once, as they are written to files."""
    written = []
    for problem in problems:
        try:
            written.append(write(certificate_of(problem)))
        except NoEvidence:  # the exact value is in the report, without a certificate
            continue
    return tuple(dict.fromkeys(written))
