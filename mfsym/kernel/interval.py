"""Rational intervals with open or closed, finite or infinite ends, and the elementary functions on them.

Every operation returns an interval that contains all values; ends are exact rationals, rounded outwards to
:data:`BITS` significant bits where a function value is irrational or a fraction has become long.  That an end is
*open* (not attained) is what makes ``exp`` of anything positive, so openness is kept wherever it is certain; a closed
end is always safe.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import isqrt

BITS = 128
LARGEST_EXPONENT = 10_000
"""The exponential of anything beyond is only known to be huge, or tiny."""
LARGEST_MAGNITUDE = 40_000
"""So is everything beyond 2 to this power, and below its reciprocal."""


@dataclass(frozen=True, slots=True)
class Interval:
    """All reals between ``lower`` and ``upper`` (``None``: unbounded); an open end is not a member."""

    lower: Fraction | None
    upper: Fraction | None
    lower_open: bool = False
    upper_open: bool = False

    def is_positive(self) -> bool:
        """Are all members > 0?"""
        return self.lower is not None and (self.lower > 0 or (self.lower == 0 and self.lower_open))

    def is_nonnegative(self) -> bool:
        """Are all members >= 0?"""
        return self.lower is not None and self.lower >= 0

    def is_negative(self) -> bool:
        """Are all members < 0?"""
        return negated(self).is_positive()

    def sign(self) -> int:
        """1 if all members are > 0, -1 if all are < 0, else 0."""
        return self.is_positive() - self.is_negative()

    def is_point(self) -> bool:
        """Is there exactly one member?"""
        return self.lower is not None and self.lower == self.upper


EVERYTHING = Interval(None, None)
POSITIVE = Interval(Fraction(0), None, lower_open=True)


def point(value: Fraction | int) -> Interval:
    """The interval with one member."""
    return Interval(Fraction(value), Fraction(value))


def negated(x: Interval) -> Interval:
    """All -x."""
    return Interval(
        None if x.upper is None else -x.upper, None if x.lower is None else -x.lower, x.upper_open, x.lower_open
    )


def added(x: Interval, y: Interval) -> Interval:
    """All sums."""
    return _outward(
        None if x.lower is None or y.lower is None else x.lower + y.lower,
        None if x.upper is None or y.upper is None else x.upper + y.upper,
        x.lower_open or y.lower_open,
        x.upper_open or y.upper_open,
    )


def multiplied(x: Interval, y: Interval) -> Interval:
    """All products."""
    if x.upper is not None and x.upper <= 0 and not x.is_nonnegative():
        return negated(multiplied(negated(x), y))
    if y.upper is not None and y.upper <= 0 and not y.is_nonnegative():
        return negated(multiplied(x, negated(y)))
    if not x.is_nonnegative():
        x, y = y, x
    # If y is nonnegative now, both are.
    if y.is_nonnegative():
        lower, lower_open = _corner(x.lower, x.lower_open, y.lower, y.lower_open)
        upper, upper_open = _corner(x.upper, x.upper_open, y.upper, y.upper_open)
        return _outward(lower, upper, lower_open, upper_open)
    # y has members of both signs; closed ends are safe.
    if x.is_nonnegative():
        return _outward(_corner(x.upper, False, y.lower, False)[0], _corner(x.upper, False, y.upper, False)[0])
    if x.lower is None or x.upper is None or y.lower is None or y.upper is None:
        return EVERYTHING
    corners = [a * b for a in (x.lower, x.upper) for b in (y.lower, y.upper)]
    return _outward(min(corners), max(corners))


def _corner(a: Fraction | None, a_open: bool, b: Fraction | None, b_open: bool) -> tuple[Fraction | None, bool]:
    """The product of two ends of non-negative intervals: 0 times anything is 0, and is attained if 0 is."""
    if a == 0 or b == 0:
        return Fraction(0), not ((a == 0 and not a_open) or (b == 0 and not b_open))
    return (None, False) if a is None or b is None else (a * b, a_open or b_open)


def reciprocal(x: Interval) -> Interval:
    """All 1/x; everything if 0 is a member."""
    if x.is_negative():
        return negated(reciprocal(negated(x)))
    if not x.is_positive() or x.lower is None:
        return EVERYTHING
    upper = None if x.lower == 0 else 1 / x.lower
    return Interval(
        Fraction(0) if x.upper is None else 1 / x.upper, upper, x.upper is None or x.upper_open, x.lower_open
    )


def integer_power(x: Interval, n: int) -> Interval:
    """All x^n."""
    if n < 0:
        return reciprocal(integer_power(x, -n))
    if n == 0:
        return point(1)
    if x.upper is not None and x.upper <= 0 and not x.is_nonnegative():
        mirrored = integer_power(negated(x), n)
        return mirrored if n % 2 == 0 else negated(mirrored)
    if not x.is_nonnegative():
        negative_part, positive_part = Interval(Fraction(0), negated(x).upper), Interval(Fraction(0), x.upper)
        if n % 2 == 0:
            return hull(integer_power(negative_part, n), integer_power(positive_part, n))
        return hull(negated(integer_power(negative_part, n)), integer_power(positive_part, n))
    # From the binary digits of n, after the first: x^(2m) = x^m x^m, which is monotone for x >= 0.
    result = x
    for digit in f"{n:b}"[1:]:
        result = multiplied(result, result)
        result = multiplied(result, x) if digit == "1" else result
    return result


def real_power(x: Interval, exponent: Interval) -> Interval:
    """All x^y = exp(y log x) for x >= 0, with 0^y = 0 for y > 0."""
    if not x.is_nonnegative():
        return EVERYTHING
    result = exponential(multiplied(exponent, logarithm(x)))
    touches_zero = x.lower == 0 and not x.lower_open
    return Interval(Fraction(0), result.upper, False, result.upper_open) if touches_zero else result


def intersected(x: Interval, y: Interval) -> Interval:
    """The members of both, for intervals known to have a common member."""
    lower, lower_open = x.lower, x.lower_open
    if lower is None or (y.lower is not None and (y.lower, y.lower_open) > (lower, lower_open)):
        lower, lower_open = y.lower, y.lower_open
    upper, upper_open = x.upper, x.upper_open
    if upper is None or (y.upper is not None and (-y.upper, y.upper_open) > (-upper, upper_open)):
        upper, upper_open = y.upper, y.upper_open
    return Interval(lower, upper, lower_open, upper_open)


def hull(x: Interval, y: Interval) -> Interval:
    """The least closed interval that contains both."""
    return Interval(
        None if x.lower is None or y.lower is None else min(x.lower, y.lower),
        None if x.upper is None or y.upper is None else max(x.upper, y.upper),
    )


# --- exp, log, pi ----------------------------------------------------------------------------------


def exponential(x: Interval) -> Interval:
    """All exp(x)."""
    lower = Fraction(0) if x.lower is None else _exp(rounded_down(x.lower))[0]
    upper = None if x.upper is None else _exp(rounded_up(x.upper))[1]
    # exp is strictly increasing and positive: an end that x does not attain, exp does not attain either.
    return Interval(lower, upper, x.lower_open or lower == 0, x.upper_open)


def logarithm(x: Interval) -> Interval:
    """All log(x) for the positive members of x."""
    return Interval(
        None if x.lower is None or x.lower <= 0 else _log(rounded_down(x.lower))[0],
        None if x.upper is None or x.upper <= 0 else _log(rounded_up(x.upper))[1],
        x.lower_open,
        x.upper_open,
    )


@lru_cache(maxsize=1)
def pi() -> Interval:
    """An enclosure of pi, by Machin's formula pi/4 = 4 arctan(1/5) - arctan(1/239)."""
    lower = 4 * (4 * _arctan_inverse(5)[0] - _arctan_inverse(239)[1])
    upper = 4 * (4 * _arctan_inverse(5)[1] - _arctan_inverse(239)[0])
    return Interval(rounded_down(lower), rounded_up(upper), True, True)


def _arctan_inverse(n: int) -> tuple[Fraction, Fraction]:
    # An alternating series with decreasing terms: consecutive partial sums enclose its value.
    total, term, j = Fraction(0), Fraction(1, n), 0
    while term > Fraction(1, 1 << (BITS + 16)):
        total += term / (2 * j + 1) * (-1) ** j
        term /= n * n
        j += 1
    following = total + term / (2 * j + 1) * (-1) ** j
    return min(total, following), max(total, following)


@lru_cache(maxsize=4096)
def _exp(x: Fraction) -> tuple[Fraction, Fraction | None]:
    if x == 0:
        return Fraction(1), Fraction(1)
    if x < -LARGEST_EXPONENT:  # 0 < exp(x) < exp(-LARGEST_EXPONENT)
        return Fraction(0), _exp(Fraction(-LARGEST_EXPONENT))[1]
    if x > LARGEST_EXPONENT:
        return _exp(Fraction(LARGEST_EXPONENT))[0], None
    low, high = _exp_of_positive(abs(x))
    return (low, high) if x > 0 else (rounded_down(1 / high), rounded_up(1 / low))


def _exp_of_positive(x: Fraction) -> tuple[Fraction, Fraction]:
    halvings = max(0, x.numerator.bit_length() - x.denominator.bit_length() + 2)
    y = x / (1 << halvings)  # y < 1: the remainder of the series is below its last term
    low, term, j = Fraction(0), Fraction(1), 0
    while term > Fraction(1, 1 << (BITS + 32)):
        low += term
        j += 1
        term = rounded_up(term * y / j)
    # The rounded terms exceed the true ones by less than 2^-(BITS-8) altogether.
    slack = Fraction(1, 1 << (BITS - 8))
    low, high = low - slack, low + slack
    for _ in range(halvings):
        low, high = rounded_down(low * low), rounded_up(high * high)
    return low, high


@lru_cache(maxsize=4096)
def _log(x: Fraction) -> tuple[Fraction, Fraction]:
    # x = m 2^shift with 1/2 < m < 2, and log m = 2 artanh((m - 1) / (m + 1)).
    shift = x.numerator.bit_length() - x.denominator.bit_length()
    m = x / Fraction(2) ** shift
    low, high = _log_near_one(m)
    two_low, two_high = _log_near_one(Fraction(2))
    ends = (shift * two_low, shift * two_high)
    return rounded_down(low + min(ends)), rounded_up(high + max(ends))


@lru_cache(maxsize=4096)
def _log_near_one(m: Fraction) -> tuple[Fraction, Fraction]:
    if m < 1:
        low, high = _log_near_one(1 / m)
        return -high, -low
    # 2 artanh(z) = 2 sum z^(2j+1) / (2j+1); z <= 1/3, so the tail is below its first term times 9/8.
    z = (m - 1) / (m + 1)
    low, high = Fraction(0), Fraction(0)
    power_low, power_high, j = z, z, 0
    square_low, square_high = rounded_down(z * z), rounded_up(z * z)
    while power_high > Fraction(1, 1 << (BITS + 16)):
        low += power_low / (2 * j + 1)
        high += power_high / (2 * j + 1)
        low, high = rounded_down(low), rounded_up(high)
        power_low = rounded_down(power_low * square_low)
        power_high = rounded_up(power_high * square_high)
        j += 1
    return 2 * low, 2 * (high + power_high * Fraction(9, 8))


def rounded_down(x: Fraction) -> Fraction:
    """The number itself if it is short, else one slightly below it, of BITS significant bits."""
    if max(x.numerator.bit_length(), x.denominator.bit_length()) <= 2 * BITS:
        return x
    shift = BITS - _magnitude(x)
    if shift > 0:
        return Fraction((x.numerator << shift) // x.denominator, 1 << shift)
    return Fraction((x.numerator // (x.denominator << -shift)) << -shift)


def rounded_up(x: Fraction) -> Fraction:
    """The number itself if it is short, else one slightly above it."""
    return -rounded_down(-x)


def _magnitude(x: Fraction) -> int:
    """The n with 2^(n-1) < |x| < 2^(n+1); -1 for 0."""
    return x.numerator.bit_length() - x.denominator.bit_length()


def _outward(
    lower: Fraction | None, upper: Fraction | None, lower_open: bool = False, upper_open: bool = False
) -> Interval:
    """The interval with ends that are neither long nor far beyond what numbers mean here."""
    if lower is not None:
        lower, lower_open = _lower_end(lower, lower_open)
    if upper is not None:
        mirrored, upper_open = _lower_end(-upper, upper_open)
        upper = None if mirrored is None else -mirrored
    return Interval(lower, upper, lower_open, upper_open)


def _lower_end(x: Fraction, is_open: bool) -> tuple[Fraction | None, bool]:
    if abs(_magnitude(x)) <= LARGEST_MAGNITUDE:
        return rounded_down(x), is_open
    largest = Fraction(1 << (LARGEST_MAGNITUDE - 1))
    if _magnitude(x) > 0:
        return (largest, False) if x > 0 else (None, False)
    return (Fraction(0), True) if x > 0 else (-1 / largest, False)


def square_root(x: Interval) -> Interval:
    """All square roots of the non-negative x; exact where they are rational."""
    return Interval(
        Fraction(0) if x.lower is None else _sqrt(x.lower)[0],
        None if x.upper is None else _sqrt(x.upper)[1],
        x.lower_open,
        x.upper_open,
    )


def _sqrt(x: Fraction) -> tuple[Fraction, Fraction]:
    p, q = isqrt(x.numerator), isqrt(x.denominator)
    if p * p == x.numerator and q * q == x.denominator:
        return Fraction(p, q), Fraction(p, q)
    # floor(sqrt(n 4^s)) / 2^s brackets the root of n within 2^-s.
    shift = max(0, BITS + x.denominator.bit_length() - x.numerator.bit_length())
    root = isqrt((x.numerator << (2 * shift)) // x.denominator)
    return Fraction(root, 1 << shift), Fraction(root + 1, 1 << shift)
