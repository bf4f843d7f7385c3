"""The data of a picture: F_2, F_3, ... and the F_oo that they climb to, each within bounds that the kernel established.

F_N <= F_oo, and F_oo - F_N <= (D - F_oo)/(N - 1) with the mean D of c(x, x) (docs/beyond.md, the sharp rate), so that
bounds of F_oo are a bracket for every F_N.
"""

from dataclasses import dataclass
from fractions import Fraction
from time import monotonic

from mfsym.answers.answer import Answer
from mfsym.answers.sites import solve
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.kernel.claim import CostBracket, NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.transport import transport_problem
from mfsym.transport.problem import self_cost

LEAST, MOST = 12, 24
"""A picture goes to the number of bodies of the problem, if that is between these two."""


@dataclass(frozen=True)
class Bounds:
    """For so many ``bodies`` (``None``: infinitely many) the cost per pair is between ``lower`` and ``upper``."""

    bodies: int | None
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class Climb:
    """What the picture shows.

    ``values`` are bounds of F_2, F_3, ..., found by solving each problem, usually equal; ``bracket`` the bounds of the
    same numbers that follow from those of F_oo, which are its last entry; it is empty where F_oo is infinite or was not
    found.  ``infinite`` is the first N, if there is one here, for which every plan has infinite cost.
    """

    values: tuple[Bounds, ...]
    bracket: tuple[Bounds, ...]
    infinite: int | None


def climb(problem: TransportProblem, seconds: float = DEFAULT_SECONDS) -> Climb:
    """F_N for N = 2, 3, ... for the cost and the marginal of ``problem``, as far as ``seconds`` go.

    >>> found = climb(TransportProblem([["2", "1"], ["1", "2"]], ["1/2", "1/2"], 3))
    >>> [str(value.lower) for value in found.values[:4]], str(found.bracket[-1].lower)
    (['1', '4/3', '4/3', '7/5'], '3/2')
    >>> found.infinite is None
    True
    """
    stated, start = transport_problem(problem.cost, problem.marginal, problem.bodies), monotonic()
    largest, end = min(max(stated.bodies or 0, LEAST), MOST), start + seconds
    limit = _asked(stated, None, start + seconds / 3)
    values: list[Bounds] = []
    infinite = None
    for bodies in range(2, largest + 1):
        answer = _asked(stated, bodies, end)
        if _is_infinite(answer):
            # F_N does not decrease.
            infinite = bodies
            break
        values += _bounds(answer, bodies)
    bracket = [b for top in _bounds(limit, None) for b in (*_bracket(stated, top, largest), top)]
    return Climb(tuple(values), tuple(bracket), infinite)


def _bracket(problem: TransportProblem, limit: Bounds, largest: int) -> list[Bounds]:
    """Bounds of F_2, F_3, ... from those of F_oo, which is finite: then no site of positive weight is forbidden."""
    diagonal = self_cost(problem.cost, problem.marginal)
    counts = range(2, largest + 1)
    return [Bounds(n, (n * limit.lower - diagonal) / (n - 1), limit.upper) for n in counts]


def _asked(problem: TransportProblem, bodies: int | None, end: float) -> Answer | None:
    """The answer for so many bodies, ``None`` when time is up."""
    left = end - monotonic()
    return solve(TransportProblem(problem.cost, problem.marginal, bodies), left) if left > 0 else None


def _is_infinite(answer: Answer | None) -> bool:
    return (
        answer is not None
        and answer.certificate is not None
        and answer.is_certified()
        and isinstance(answer.certificate.claim, NoAdmissiblePlan)
    )


def _bounds(answer: Answer | None, bodies: int | None) -> list[Bounds]:
    """What the kernel has established; nothing, if nothing finite."""
    if answer is None or answer.certificate is None or not answer.is_certified():
        return []
    match answer.certificate.claim:
        case OptimalCost(_, value):
            return [Bounds(bodies, value, value)]
        case CostBracket(_, lower, upper):
            return [Bounds(bodies, lower, upper)]
    return []
