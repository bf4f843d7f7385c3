"""Costs that are convex on configurations: the potential is compared with those in an ellipsoid, however many bodies.

Configurations are a centre plus integer combinations of a basis; in these coordinates ``2 (energy(n) - u.n)`` is a
sum of squares minus a number, completed here exactly, and it is negative inside an ellipsoid only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt, lcm
from operator import mul

from mfsym.kernel.claim import Matrix, PairCost
from mfsym.kernel.configurations import energy
from mfsym.kernel.effort import spend
from mfsym.kernel.evidence import Ellipsoid
from mfsym.kernel.refusal import require
from mfsym.kernel.units import common_denominator, in_units

Vector = tuple[int, ...]


def check_ellipsoid(cost: PairCost, potential: Sequence[Fraction], bodies: int, proof: Ellipsoid) -> None:
    """Refuse unless ``sum_a u[a] n[a] <= energy(n)`` at every configuration n, u being the ``potential``."""
    sites = len(cost)
    require(len(proof.centre) == sites, "the centre needs one number for each site of positive weight")
    require(sum(proof.centre) == bodies, "the centre has another number of bodies")
    _check_basis(proof.basis, sites)
    finite = tuple(tuple(entry for entry in row if entry is not None) for row in cost)
    require(all(len(row) == sites for row in finite), "with forbidden pairs the cost is not convex")
    exceeding = next(configurations_above(finite, potential, proof), None)
    require(exceeding is None, "the potential exceeds the energy at some configuration")


def _check_basis(basis: Sequence[Vector], sites: int) -> None:
    """Refuse unless every integer vector of sum 0 is an integer combination of the ``basis``."""
    shape = len(basis) == sites - 1 and all(len(vector) == sites for vector in basis)
    require(shape, "a basis has one vector fewer than there are sites, with one number for each site")
    require(all(sum(vector) == 0 for vector in basis), "a vector of the basis does not sum to 0")
    # Leaving out the last site maps the vectors of sum 0 onto all integer vectors, one to one; those are the integer
    # combinations of a square matrix if and only if its determinant is 1 or -1.
    require(abs(determinant([vector[:-1] for vector in basis])) == 1, "some vectors are not combinations of the basis")


def determinant(rows: Sequence[Sequence[int]]) -> int:
    """The determinant of a square matrix of integers (Bareiss: every division is exact).

    >>> determinant([[2, 1], [1, 3]])
    5
    """
    matrix, before, sign = [list(row) for row in rows], 1, 1
    for k in range(len(matrix)):
        pivot = next((i for i in range(k, len(matrix)) if matrix[i][k]), None)
        if pivot is None:
            return 0
        if pivot != k:
            matrix[k], matrix[pivot], sign = matrix[pivot], matrix[k], -sign
        for row in matrix[k + 1 :]:
            spend(len(matrix) * _weight(row[k]))
            row[k + 1 :] = [
                (row[j] * matrix[k][k] - row[k] * matrix[k][j]) // before for j in range(k + 1, len(matrix))
            ]
        before = matrix[k][k]
    return sign * before


def configurations_above(cost: Matrix, potential: Sequence[Fraction], proof: Ellipsoid) -> Iterator[Vector]:
    """The configurations n with ``sum_a u[a] n[a] > energy(n)``, if the centre and the basis are what they should be.

    Refuses a cost that is not convex along the basis.  Where the energy minus u.n does not change along a vector of the
    basis, that vector is left out, and what is found stands for others, with a site of fewer than no bodies possibly.
    """
    moves, squares = _completed(cost, potential, proof)
    everywhere = len(moves) < len(proof.basis)
    for y in _inside(squares, (), 0):
        spend(len(moves))
        n = list(proof.centre)
        for step, move in zip(y, moves, strict=True):
            n = [k + step * v for k, v in zip(n, move, strict=True)]
        if everywhere or min(n) >= 0:
            yield tuple(n)


def greatest_excess(cost: Matrix, potential: Sequence[Fraction], proof: Ellipsoid) -> Fraction:
    """What ``sum_a u[a] n[a] - energy(n)`` exceeds nowhere, as the completed squares show; >= 0.

    Refuses a cost that is not convex along the basis.
    """
    _, squares = _completed(cost, potential, proof)
    return Fraction(max(squares.level, 0), 2 * squares.scale)


@dataclass(frozen=True)
class _Squares:
    """``2 (energy - u.n)`` times ``scale`` in integers: ``sum_i weights[i] t_i^2 - level`` for integers y.

    Here t_i = sum_{j <= i} forms[i][j] y[j] + forms[i][-1]; all weights and all forms[i][i] are positive.
    """

    weights: tuple[int, ...]
    forms: tuple[Vector, ...]
    level: int
    scale: int


def _completed(cost: Matrix, potential: Sequence[Fraction], proof: Ellipsoid) -> tuple[list[Vector], _Squares]:
    """The vectors along which the energy minus u.n changes, and how it does."""
    centre, sites = proof.centre, range(len(cost))
    scale = common_denominator((*(c for row in cost for c in row), *potential))
    spend(len(cost) ** 2 * _weight(scale))
    costs = [[in_units(entry, scale) for entry in row] for row in cost]
    # scale * (energy(n) - u.n), doubled, is value + 2 slope.y + y'Hy at n = centre + sum_i y[i] basis[i].
    value = 2 * (
        scale * (energy(cost, centre) or Fraction(0))
        - sum(in_units(u, scale) * k for u, k in zip(potential, centre, strict=True))
    )
    field = [
        2 * sum(costs[a][b] * centre[b] for b in sites) - costs[a][a] - 2 * in_units(potential[a], scale) for a in sites
    ]
    images = [[_dot(row, move) for row in costs] for move in proof.basis]
    slopes = [_dot(field, move) for move in proof.basis]
    kept = [i for i, image in enumerate(images) if slopes[i] or any(_dot(move, image) for move in proof.basis)]
    moves = [proof.basis[i] for i in kept]
    half_slopes = [Fraction(slopes[i], 2) for i in kept]
    gram = [[Fraction(_dot(move, images[j])) for j in kept] for move in moves]
    return moves, _squares(gram, half_slopes, Fraction(value), scale)


def _squares(gram: list[list[Fraction]], slopes: list[Fraction], value: Fraction, unit: int) -> _Squares:
    """The function ``value + 2 slopes.y + y' gram y`` with its squares completed, the last variable first.

    It is ``2 (energy - u.n)`` times ``unit``.
    """
    pivots: list[Fraction] = []
    forms: list[list[Fraction]] = []
    for i in reversed(range(len(gram))):
        pivot = gram[i][i]
        require(pivot > 0, "the cost is not convex along the basis")
        form = [gram[i][j] / pivot for j in range(i)] + [Fraction(1), slopes[i] / pivot]
        spend(len(gram) ** 2 * _weight(pivot.numerator * pivot.denominator))
        for a in range(i):
            slopes[a] -= pivot * form[a] * form[-1]
            for b in range(i):
                gram[a][b] -= pivot * form[a] * form[b]
        value -= pivot * form[-1] ** 2
        pivots.insert(0, pivot)
        forms.insert(0, form)
    denominators = [lcm(*(entry.denominator for entry in form)) for form in forms]
    weights = [pivot / q**2 for pivot, q in zip(pivots, denominators, strict=True)]
    scale = lcm(value.denominator, *(weight.denominator for weight in weights))
    integers = tuple(tuple(int(q * entry) for entry in form) for q, form in zip(denominators, forms, strict=True))
    return _Squares(tuple(int(scale * weight) for weight in weights), integers, -int(scale * value), scale * unit)


def _inside(squares: _Squares, y: Vector, spent: int) -> Iterator[Vector]:
    """All integers that begin with ``y`` and where the function is negative; the squares of y have used up ``spent``.

    Each square alone bounds its last variable (Fincke and Pohst).
    """
    left, i = squares.level - spent, len(y)
    if left <= 0:
        return
    if i == len(squares.weights):
        yield y
        return
    weight, form = squares.weights[i], squares.forms[i]
    slope, start = form[i], _dot(form, y) + form[-1]
    most = isqrt((left - 1) // weight)  # weight t^2 < left
    for step in range(-((most + start) // slope), (most - start) // slope + 1):
        spend(_weight(left))
        yield from _inside(squares, (*y, step), spent + weight * (slope * step + start) ** 2)


def _dot(first: Sequence[int], second: Sequence[int]) -> int:
    """The sum of products, as far as both reach."""
    return sum(map(mul, first, second))


def _weight(number: int) -> int:
    """How many steps of work one operation with such numbers is."""
    return 1 + (number.bit_length() // 2000) ** 2
