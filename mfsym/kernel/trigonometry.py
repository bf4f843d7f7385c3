"""Enclosures of sine and cosine."""

from fractions import Fraction
from functools import lru_cache

from mfsym.kernel.interval import BITS, Interval, added, intersected, multiplied, pi, point, rounded_down, rounded_up

_ZERO = point(0)
_UNIT = Interval(Fraction(-1), Fraction(1))
LARGEST_ARGUMENT = 10**6
"""The sine and cosine of anything beyond are only known to lie between -1 and 1."""


def cosine(x: Interval) -> Interval:
    """All cos(x); for narrow x, the value in the middle and the half width, since |cos'| <= 1."""
    return _around_middle(x, Fraction(0))


def sine(x: Interval) -> Interval:
    """All sin(x) = cos(x - pi/2)."""
    return _around_middle(x, Fraction(-1, 2))


def _around_middle(x: Interval, quarter_turns: Fraction) -> Interval:
    if x == _ZERO:
        return point(0 if quarter_turns else 1)
    if x.lower is None or x.upper is None or x.upper - x.lower >= 2 or max(-x.lower, x.upper) > LARGEST_ARGUMENT:
        return _UNIT
    radius = (x.upper - x.lower) / 2
    lower, upper = _cosine_shifted((x.lower + x.upper) / 2, quarter_turns)
    return intersected(_UNIT, Interval(lower - radius, upper + radius))


@lru_cache(maxsize=4096)
def _cosine_shifted(x: Fraction, turns: Fraction) -> tuple[Fraction, Fraction]:
    """Bounds for cos(x + turns pi)."""
    # Whole turns are taken off, so that the series converges fast: y = x + (turns - 2n) pi lies in [-4, 4].
    whole = round((x / (pi().lower or 1) + turns) / 2)
    y = added(point(x), multiplied(point(turns - 2 * whole), pi()))
    if y.lower is None or y.upper is None or max(-y.lower, y.upper) > 4:
        return Fraction(-1), Fraction(1)
    middle, radius = rounded_up((y.lower + y.upper) / 2), y.upper - y.lower + Fraction(1, 1 << BITS)
    # The series alternates; once its terms decrease, the rest is below the first term left out.
    square, term, total, j = middle * middle, Fraction(1), Fraction(0), 0
    while term > Fraction(1, 1 << (BITS + 8)) or square > (2 * j + 1) * (2 * j + 2):
        total += term if j % 2 == 0 else -term
        term = rounded_up(term * square / ((2 * j + 1) * (2 * j + 2)))
        j += 1
    # Each term is rounded by less than 2^-BITS of itself, and they sum to less than exp(4).
    slack = radius + term + Fraction(64 * (j + 1), 1 << BITS)
    return rounded_down(total - slack), rounded_up(total + slack)
