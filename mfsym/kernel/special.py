"""Enclosures of hyperbolic functions, the error function and the arctangent, which are monotone: from their values at
the ends."""

from collections.abc import Callable
from fractions import Fraction

from mfsym.kernel.interval import (
    BITS,
    EVERYTHING,
    Interval,
    added,
    exponential,
    hull,
    intersected,
    multiplied,
    negated,
    pi,
    point,
    reciprocal,
    rounded_down,
    rounded_up,
    square_root,
)

_HALF = point(Fraction(1, 2))
_ONE = point(1)
_AT_LEAST_ONE = Interval(Fraction(1), None)
_BELOW_ONE = Interval(Fraction(-1), Fraction(1), True, True)
LARGEST_ARGUMENT = 8
"""The error function of anything beyond is 1 up to exp(-64)."""


def hyperbolic_sine(x: Interval) -> Interval:
    """All sinh(x), increasing."""
    return _increasing(
        lambda a: multiplied(_HALF, added(exponential(point(a)), negated(exponential(point(-a))))), x, EVERYTHING
    )


def hyperbolic_cosine(x: Interval) -> Interval:
    """All cosh(x), even and increasing for x >= 0."""
    if not x.is_nonnegative():
        if x.upper is not None and x.upper <= 0:
            return hyperbolic_cosine(negated(x))
        both = (hyperbolic_cosine(Interval(Fraction(0), end)) for end in (x.upper, negated(x).upper))
        return hull(*both)
    values = _increasing(
        lambda a: multiplied(_HALF, added(exponential(point(a)), exponential(point(-a)))), x, EVERYTHING
    )
    return intersected(_AT_LEAST_ONE, values)


def hyperbolic_tangent(x: Interval) -> Interval:
    """All tanh(x) = 1 - 2/(exp(2x) + 1), increasing."""

    def value(a: Fraction) -> Interval:
        return added(_ONE, multiplied(point(-2), reciprocal(added(_ONE, exponential(point(2 * a))))))

    return _increasing(value, x, _BELOW_ONE)


def error_function(x: Interval) -> Interval:
    """All erf(x), odd and increasing."""
    return _increasing(_error_function_at, x, _BELOW_ONE)


def arctangent(x: Interval) -> Interval:
    """All atan(x), odd and increasing, between -pi/2 and pi/2."""
    quarter = multiplied(pi(), _HALF)
    return _increasing(_arctangent_at, x, Interval(negated(quarter).lower, quarter.upper))


def _increasing(value: Callable[[Fraction], Interval], x: Interval, limits: Interval) -> Interval:
    """All values of an increasing function with the given ``limits`` at -oo and oo."""
    lower, lower_open = limits.lower, limits.lower_open
    if x.lower is not None:
        lower, lower_open = value(rounded_down(x.lower)).lower, x.lower_open
    upper, upper_open = limits.upper, limits.upper_open
    if x.upper is not None:
        upper, upper_open = value(rounded_up(x.upper)).upper, x.upper_open
    return intersected(limits, Interval(lower, upper, lower_open, upper_open))


def _error_function_at(x: Fraction) -> Interval:
    if x < 0:
        return negated(_error_function_at(-x))
    if x > LARGEST_ARGUMENT:
        # 1 - erf(x) < exp(-x^2) for x > 1.
        gap = exponential(point(-(LARGEST_ARGUMENT**2)))
        return Interval(added(_ONE, negated(gap)).lower, None)
    front = multiplied(point(2), reciprocal(square_root(pi())))
    return multiplied(multiplied(front, exponential(point(-x * x))), _error_series(x))


def _error_series(x: Fraction) -> Interval:
    """The sum of 2^n x^(2n+1) / (1 3 5 ... (2n+1)) for x >= 0: erf(x) sqrt(pi)/2 exp(x^2) [DLMF, 7.6.2]."""
    # Once a term is less than half of the one before, so are all later ones, and the rest is below the last term.
    total, term, n = Fraction(0), x, 0
    while term > Fraction(1, 1 << BITS) or 4 * x * x > 2 * n + 3:
        total += term
        n += 1
        term = rounded_up(term * 2 * x * x / (2 * n + 1))
    # Each of the n roundings is by less than 2^-(BITS - 1) of the term.
    slack = 2 * term + total * Fraction(n, 1 << (BITS - 8))
    return Interval(total - slack, total + slack)


def _arctangent_at(x: Fraction) -> Interval:
    if x < 0:
        return negated(_arctangent_at(-x))
    if x > 1:
        # atan(x) + atan(1/x) = pi/2
        return added(multiplied(_HALF, pi()), negated(_arctangent_at(1 / x)))
    # Euler's series: atan(x) is the sum of 2^(2n) n!^2 / (2n+1)! x^(2n+1) / (1 + x^2)^(n+1).  Each term is less than
    # half of the one before, so that the rest is below the last term.
    ratio = rounded_up(x * x / (1 + x * x))
    total, term, n = Fraction(0), rounded_up(x / (1 + x * x)), 0
    while term > total / (1 << BITS):
        total += term
        n += 1
        term = rounded_up(term * ratio * Fraction(2 * n, 2 * n + 1))
    # Each of the 2n roundings is by less than 2^-(BITS - 1) of the term.
    slack = 2 * term + total * Fraction(2 * n + 2, 1 << (BITS - 8))
    return Interval(total - slack, total + slack)
