"""Is a cost positive on differences of laws?  Directions in which it is not, and the cost as a sum of squares.

Differences of laws on the sites are vectors of sum zero.  The product measure solves the infinite-body problem for a
marginal with weight on all sites exactly if v'Cv >= 0 for all of them; it is the only solution exactly if > 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Matrix, PairCost

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Direction:
    """A ``vector`` v of sum zero, with ``value`` v'Cv."""

    vector: Vector
    value: Fraction


def conjugate_directions(cost: PairCost) -> tuple[Direction, ...]:
    """A basis v_1, v_2, ... of the vectors of sum zero with v_i'Cv_j = 0 for i != j.

    So x'Cx is the sum of (x'Cv)^2 / v'Cv over those with v'Cv != 0, for every x of sum zero.

    Refuses: NoEvidence if a cost is infinite.

    >>> one, two = Fraction(1), Fraction(2)
    >>> conjugate_directions(((two, one), (one, two)))[0].value
    Fraction(2, 1)
    """
    finite = finite_cost(cost)
    last = len(finite) - 1
    waiting = [tuple(Fraction((b == a) - (b == last)) for b in range(last + 1)) for a in range(last)]
    found: list[Direction] = []
    while waiting:
        pivot = next((v for v in waiting if form(finite, v, v)), None)
        if pivot is None:
            pairs = ((v, w) for k, v in enumerate(waiting) for w in waiting[:k] if form(finite, v, w))
            first, second = next(pairs, (None, None))
            if first is None or second is None:
                return (*found, *(Direction(v, Fraction(0)) for v in waiting))
            # (v + w)'C(v + w) = 2 v'Cw is not 0.
            waiting.remove(first)
            waiting.append(_sum(first, Fraction(1), second))
            continue
        value = form(finite, pivot, pivot)
        found.append(Direction(pivot, value))
        waiting = [_sum(v, -form(finite, v, pivot) / value, pivot) for v in waiting if v != pivot]
    return tuple(found)


def least_direction(cost: PairCost) -> Direction | None:
    """A direction of negative value; without one, a direction of value 0; ``None`` if all values are positive.

    >>> zero, one = Fraction(0), Fraction(1)
    >>> least_direction(((zero, one), (one, zero)))
    Direction(vector=(Fraction(1, 1), Fraction(-1, 1)), value=Fraction(-2, 1))
    """
    return min((d for d in conjugate_directions(cost) if d.value <= 0), key=lambda d: d.value, default=None)


def finite_cost(cost: PairCost) -> Matrix:
    """The cost, if all its entries are finite; NoEvidence otherwise."""
    rows = tuple(tuple(entry for entry in row if entry is not None) for row in cost)
    if any(len(row) < len(cost) for row in rows):
        raise NoEvidence("a cost is infinite, so there is no quadratic form")
    return rows


def form(cost: Matrix, left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    """Left'C right."""
    rows = zip(cost, left, strict=True)
    return sum((c * x * y for row, x in rows for c, y in zip(row, right, strict=True)), Fraction(0))


def _sum(left: Vector, factor: Fraction, right: Vector) -> Vector:
    return tuple(x + factor * y for x, y in zip(left, right, strict=True))
