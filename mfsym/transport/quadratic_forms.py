"""Quadratic forms over the rationals: as sums of squares, or negative somewhere; those of costs on differences of laws.

Differences of laws on the sites are vectors of sum zero.  The product measure solves the infinite-body problem for a
marginal with weight on all sites exactly if v'Cv >= 0 for all of them; it is the only solution exactly if > 0.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from flint import fmpz

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Matrix, PairCost
from mfsym.kernel.evidence import Square
from mfsym.kernel.units import common_denominator, in_units

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Positive:
    """The form is the sum of ``squares``; it vanishes at the span of the vectors ``null``."""

    squares: tuple[Square, ...]
    null: tuple[Vector, ...]


@dataclass(frozen=True)
class Negative:
    """The form is negative at the vector ``at``."""

    at: Vector


@dataclass(frozen=True)
class Direction:
    """A ``vector`` v of sum zero, with ``value`` v'Cv."""

    vector: Vector
    value: Fraction


def quadratic_form(matrix: Sequence[Sequence[Fraction]]) -> Positive | Negative:
    """Whether x'Mx >= 0 for all x, with the reason; ``matrix`` is symmetric.

    >>> one = Fraction(1)
    >>> quadratic_form([[one, -one], [-one, one]])
    Positive(squares=(Square(weight=Fraction(1, 1), coefficients=(Fraction(1, 1), Fraction(-1, 1))),), \
null=((Fraction(1, 1), Fraction(1, 1)),))
    >>> quadratic_form([[one, 2 * one], [2 * one, one]])
    Negative(at=(Fraction(-2, 1), Fraction(1, 1)))
    """
    squares: list[Square] = []
    null: list[Vector] = []
    for vector, value, image in _conjugate(matrix):
        if value < 0:
            return Negative(vector)
        if value > 0:
            squares.append(Square(value, tuple(entry / value for entry in image)))
        else:
            null.append(vector)
    return Positive(tuple(squares), tuple(null))


def sum_of_squares(matrix: Sequence[Sequence[Fraction]]) -> tuple[Square, ...] | None:
    """The symmetric matrix as a sum of positive multiples of squares, ``None`` if it is not positive semidefinite.

    >>> sum_of_squares([[Fraction(1), Fraction(-1)], [Fraction(-1), Fraction(1)]])
    (Square(weight=Fraction(1, 1), coefficients=(Fraction(1, 1), Fraction(-1, 1))),)
    >>> sum_of_squares([[Fraction(0), Fraction(1)], [Fraction(1), Fraction(0)]]) is None
    True
    """
    form = quadratic_form(matrix)
    return form.squares if isinstance(form, Positive) else None


def conjugate_directions(cost: PairCost) -> tuple[Direction, ...]:
    """A basis v_1, v_2, ... of the vectors of sum zero with v_i'Cv_j = 0 for i != j.

    So x'Cx is the sum of (x'Cv)^2 / v'Cv over those with v'Cv != 0, for every x of sum zero.

    Refuses: NoEvidence if a cost is infinite.

    >>> one, two = Fraction(1), Fraction(2)
    >>> conjugate_directions(((two, one), (one, two)))[0].value
    Fraction(2, 1)
    """
    found = _conjugate(differences(finite_cost(cost)))
    return tuple(Direction((*vector, -sum(vector, Fraction(0))), value) for vector, value, _ in found)


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


def differences(cost: PairCost) -> list[list[Fraction]]:
    """The form ``cost``, all finite, in the coordinates of a vector of sum 0 except for the last."""
    unit, last = common_denominator(entry for row in cost for entry in row), len(cost) - 1
    units = [[in_units(entry or 0, unit) for entry in row] for row in cost]
    return [
        [Fraction(units[a][b] - units[a][last] - units[last][b] + units[last][last], unit) for b in range(last)]
        for a in range(last)
    ]


def _conjugate(matrix: Sequence[Sequence[Fraction]]) -> Iterator[tuple[Vector, Fraction, Vector]]:
    """A basis of vectors v with v'Mw = 0 for any two, each with v'Mv and Mv; those with v'Mv = Mv = 0 come last.

    v'Mw = 0 makes of v what it is less a multiple of w.  All that is divided by are minors of M before (Bareiss), so
    that integers stay integers, and as small as minors are.
    """
    unit = common_denominator(entry for row in matrix for entry in row)
    size, scale = range(len(matrix)), fmpz(1)
    # The vectors that wait and their images, both times ``scale``.  Each is one of the unit vectors ``own``, or the sum
    # of two, plus vectors found before, at which all images vanish: v'Mw is the image of w at the own ones of v.
    waiting = [
        _Waiting((a,), [fmpz(a == b) for b in size], [fmpz(in_units(entry, unit)) for entry in matrix[a]]) for a in size
    ]
    while waiting:
        place = next((k for k, v in enumerate(waiting) if v.at(v) != 0), None)
        if place is None:
            pairs = ((v, w) for k, v in enumerate(waiting) for w in waiting[:k] if v.at(w) != 0)
            first, second = next(pairs, (None, None))
            if first is None or second is None:
                yield from ((_fractions(v.vector, scale), Fraction(0), (Fraction(0),) * len(matrix)) for v in waiting)
                return
            # (v + w)'M(v + w) = 2 v'Mw is not 0.
            waiting.remove(first)
            added = [[x + y for x, y in zip(*those, strict=True)] for those in zip(first[1:], second[1:], strict=True)]
            waiting.append(_Waiting(first.own + second.own, *added))
            continue
        pivot = waiting.pop(place)
        value = pivot.at(pivot)
        yield (
            _fractions(pivot.vector, scale),
            Fraction(int(value), int(scale) * unit),
            _fractions(pivot.image, scale * unit),
        )
        waiting = [
            _Waiting(
                v.own,
                *(
                    [(value * x - factor * y) // scale for x, y in zip(mine, its, strict=True)]
                    for mine, its in zip(v[1:], pivot[1:], strict=True)
                ),
            )
            for v in waiting
            for factor in [v.at(pivot)]
        ]
        scale = value


class _Waiting(NamedTuple):
    own: tuple[int, ...]
    vector: list[fmpz]
    image: list[fmpz]

    def at(self, other: "_Waiting") -> fmpz:
        """The form at this vector and the other one, times the scale."""
        return sum((other.image[a] for a in self.own), fmpz(0))


def _fractions(values: Sequence[fmpz], unit: fmpz) -> Vector:
    return tuple(Fraction(int(value), int(unit)) for value in values)
