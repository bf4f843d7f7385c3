"""Hints for ``Centre.v``: squares that show a potential to be below a convex energy, however many bodies there are.

With K = K0 + Y, sum Y = 0, twice ``K'CK + L.K`` is completed to squares from the last coordinate to the first in
floating point, and the squares are rounded.  What is left over must have a dominant diagonal; that is tried here with
ever more digits, in the integers with which Coq tries it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

Vector = Sequence[int]

DIGITS = range(8, 44, 4)
"""How many binary digits the forms are rounded to."""

MOST_STEPS = 100_000
"""How many values one coordinate may take."""


@dataclass(frozen=True)
class CentreHint:
    """The ``centre`` K0, a ``unit``, weighted ``squares`` of forms on Y_i, ..., Y_1, 1, the ``multiplier`` of sum Y,
    and how many values one coordinate takes at most (``fuel``)."""

    centre: tuple[int, ...]
    unit: int
    squares: tuple[tuple[int, tuple[int, ...]], ...]
    multiplier: tuple[int, ...]
    fuel: int


def centre_hint(cost: Sequence[Vector], linear: Vector, centre: Vector) -> CentreHint | None:
    """A hint that ``K'CK + L.K >= 0`` at all configurations with as many bodies as ``centre``; None if there is none.

    ``cost`` is C and ``linear`` is L.

    >>> hint = centre_hint([[2, 0], [0, 2]], [0, 0], [3, 3])
    >>> hint is not None and hint.centre
    (3, 3)
    >>> centre_hint([[0, 1], [1, 0]], [0, 0], [3, 3]) is None  # concave
    True
    """
    sites = len(cost)
    if sites < 2:
        return None
    images = [sum(c * k for c, k in zip(line, centre, strict=True)) for line in cost]
    at_centre = sum(k * image for k, image in zip(centre, images, strict=True))
    at_centre += sum(k * slope for k, slope in zip(centre, linear, strict=True))
    slopes = [slope + 2 * image for slope, image in zip(linear, images, strict=True)]
    # Twice the difference to the centre, as a quadratic form of (1, Y).
    form = [[0, *slopes], *([slope, *(2 * c for c in line)] for slope, line in zip(slopes, cost, strict=True))]
    best, hint = None, None
    for digits in DIGITS:
        found = _rounded(form, digits)
        if found is None:
            break
        unit, squares = found
        left = _left_over(form, unit, squares)
        if left is None:
            continue
        corner, multiplier = left
        bound = -((corner + 4 * unit * at_centre) // 2)
        level = Fraction(bound, unit)
        if best is not None and level >= best * Fraction(9, 10):
            break
        # A square d t^2 with t = l y + ... settles a coordinate where it reaches the bound.
        fuel = max((isqrt(max(bound, 0) // d) // g[0] for d, g in squares), default=0) + 3
        if fuel <= MOST_STEPS:
            best, hint = level, CentreHint(tuple(centre), unit, tuple(squares), tuple(multiplier), fuel)
    return hint


def _rounded(form: list[list[int]], digits: int) -> tuple[int, list[tuple[int, tuple[int, ...]]]] | None:
    """A unit, and the squares of ``form`` with the last Y eliminated, rounded; None if it is not convex."""
    free, last = range(len(form) - 1), len(form) - 1
    reduced = [
        [form[a][b] - (a > 0) * form[last][b] - (b > 0) * form[a][last] + (a > 0 < b) * form[last][last] for b in free]
        for a in free
    ]
    scale = max((abs(entry) for line in reduced[1:] for entry in line[1:]), default=0)
    if scale == 0:
        return None
    # float: heuristic only, Coq checks the result
    entries = [[float(Fraction(entry, scale)) for entry in line] for line in reduced]
    pivots = [pivot for pivot, _ in _squares(entries, 0.0) or []]
    slack = min(pivots, default=0.0) / 8
    split = None
    while slack > 1e-12 and split is None:
        split, slack = _squares(entries, slack), slack / 4
    if split is None:
        return None
    # The least weight times 4^digits is at least 2^digits units.
    unit = 1
    least = scale * min(Fraction(pivot) for pivot, _ in split)
    while least * unit < 8**digits:
        unit *= 2
    squares = []
    for pivot, coefficients in split:
        rounded = tuple(round(c * 2**digits) for c in reversed(coefficients))
        squares.append((int(Fraction(pivot) * scale * unit / 4**digits), rounded))
    return 2 * unit, [(2 * weight, rounded) for weight, rounded in squares]


def _squares(entries: list[list[float]], slack: float) -> list[tuple[float, list[float]]] | None:
    """The form less ``slack`` times the sum of Y_i^2, as (weight, form on 1, Y_1, ..., Y_i) for each i.

    None if it is not convex.
    """
    rest = [[entry - slack * (a == b > 0) for b, entry in enumerate(line)] for a, line in enumerate(entries)]
    split = []
    for i in reversed(range(1, len(rest))):
        pivot = rest[i][i]
        if pivot <= 1e-12:
            return None
        coefficients = [rest[i][j] / pivot for j in range(i + 1)]
        for a in range(i + 1):
            for b in range(i + 1):
                rest[a][b] -= pivot * coefficients[a] * coefficients[b]
        split.append((pivot, coefficients))
    return split[::-1]


def _left_over(
    form: list[list[int]], unit: int, squares: list[tuple[int, tuple[int, ...]]]
) -> tuple[int, list[int]] | None:
    """What the squares leave over of ``unit`` times the form: the constant that bounds it below, and the multiplier of
    sum Y with which the last Y is gone; None if the diagonal does not dominate."""
    size, last = len(form), len(form) - 1
    rest = [[unit * entry for entry in line] for line in form]
    for weight, coefficients in squares:
        padded = [*reversed(coefficients), *[0] * (size - len(coefficients))]
        for a in range(size):
            for b in range(size):
                rest[a][b] -= weight * padded[a] * padded[b]
    half = rest[last][last] // 2
    multiplier = [rest[a][last] - (a > 0) * half for a in range(last)] + [half]
    for a in range(size):
        for b in range(size):
            rest[a][b] -= (a > 0) * multiplier[b] + (b > 0) * multiplier[a]
    margins = [2 * line[a] - 2 * sum(abs(x) for b, x in enumerate(line) if b != a) for a, line in enumerate(rest)]
    return (margins[0], multiplier) if min(margins[1:]) >= 0 else None
