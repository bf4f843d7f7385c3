"""Hyperbolic functions, the error function and the arctangent of an interval against those of its members by Arb."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import arb
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfsym.kernel.interval import EVERYTHING, POSITIVE, Interval, negated, pi, point
from mfsym.kernel.special import (
    LARGEST_ARGUMENT,
    _error_series,
    arctangent,
    error_function,
    hyperbolic_cosine,
    hyperbolic_sine,
    hyperbolic_tangent,
)
from tests.kernel.test_interval import exact, intervals, may_contain

ZERO, ONE, TINY = Fraction(0), Fraction(1), Fraction(1, 2**60)
FUNCTIONS = {
    hyperbolic_sine: arb.sinh,
    hyperbolic_cosine: arb.cosh,
    hyperbolic_tangent: arb.tanh,
    error_function: arb.erf,
    arctangent: arb.atan,
}
NUMBERS = st.fractions(-12, 12, max_denominator=2**10)
LONG = Fraction(3**200, 2**316)
"""About 2, with a numerator that is rounded."""

each_function = pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
Function = Callable[[Interval], Interval]


@each_function
@settings(max_examples=20)
@given(NUMBERS)
@example(ZERO)
@example(Fraction(1, 2**20))
@example(ONE)
@example(1 - TINY)
@example(1 + TINY)
@example(Fraction(LARGEST_ARGUMENT))
@example(LARGEST_ARGUMENT - Fraction(1, 3))
@example(LONG)
@example(1 / LONG)
@example(Fraction(1, 3**100))  # has one term of the arctangent, which is rounded
@example(Fraction(10**30))
def test_values_at_points_are_enclosed_tightly(function: Function, x: Fraction) -> None:
    for sign in (1, -1):
        found, value = function(point(sign * x)), FUNCTIONS[function](exact(sign * x))
        assert may_contain(found, value)
        if abs(x) <= LARGEST_ARGUMENT:
            assert found.lower is not None
            assert found.upper is not None
            # Of 128 bits, the roundings of some 250 terms and of a few operations cost less than 20.
            assert found.upper - found.lower <= max(ONE, abs(found.lower), abs(found.upper)) / 2**108


@each_function
@settings(max_examples=20)
@given(intervals(NUMBERS))
@example((Interval(Fraction(-1), Fraction(2)), [Fraction(-1), ZERO, Fraction(2)]))
@example((Interval(Fraction(-2), ONE), [Fraction(-2), ZERO, ONE]))
@example((Interval(Fraction(-2), ZERO, True, True), [-ONE]))
@example((Interval(Fraction(-2), -ONE, True, False), [-ONE]))
@example((Interval(None, -ONE), [-ONE]))
@example((Interval(None, ONE), [Fraction(-20), ZERO, ONE]))
@example((Interval(-ONE, None), [Fraction(20), ZERO, -ONE]))
def test_values_on_intervals_are_enclosed(function: Function, one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    for a in members:
        assert may_contain(function(x), FUNCTIONS[function](exact(a)))


@each_function
@settings(max_examples=20)
@given(st.tuples(NUMBERS, NUMBERS).map(sorted), st.booleans(), st.booleans())
@example([-ONE, Fraction(2)], True, True)
@example([ONE, Fraction(2)], True, True)
def test_the_ends_are_those_of_the_values_at_the_ends(
    function: Function, ends: list[Fraction], lower_open: bool, upper_open: bool
) -> None:
    least, most = (function(point(end)) for end in ends)
    found = function(Interval(*ends, lower_open, upper_open))
    if function is hyperbolic_cosine and ends[0] < 0:
        sides = sorted([least, most], key=lambda side: side.upper or ZERO)
        assert found.upper == sides[1].upper
        assert found.lower == (sides[0].lower if ends[1] <= 0 else 1)
    else:
        assert (found.lower, found.upper) == (least.lower, most.upper)
        if ends[0] < ends[1] and max(map(abs, ends)) <= LARGEST_ARGUMENT:
            assert (found.lower_open, found.upper_open) == (lower_open, upper_open)


@pytest.mark.parametrize(
    ("function", "limits"),
    [
        (hyperbolic_sine, EVERYTHING),
        (hyperbolic_cosine, Interval(ONE, None)),
        (hyperbolic_tangent, Interval(-ONE, ONE, True, True)),
        (error_function, Interval(-ONE, ONE, True, True)),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_of_anything_the_values_lie_between_the_limits(function: Function, limits: Interval) -> None:
    assert function(EVERYTHING) == limits
    at_zero = function(point(0))
    assert at_zero == point(1 if function is hyperbolic_cosine else 0)
    positive = function(POSITIVE)
    assert positive == Interval(at_zero.lower, limits.upper, True, limits.upper_open)
    assert function(negated(POSITIVE)) == (positive if function is hyperbolic_cosine else negated(positive))


def test_an_arctangent_is_beyond_half_a_right_angle_only_for_arguments_beyond_one() -> None:
    everywhere, quarter = arctangent(EVERYTHING), arctangent(point(1))
    assert arctangent(point(0)) == point(0)
    assert may_contain(quarter, arb.pi() / 4)
    assert pi().lower is not None
    for end in (everywhere.upper, -(everywhere.lower or ZERO)):
        assert end is not None
        assert 0 < 2 * end - pi().lower < Fraction(1, 2**120)


@pytest.mark.parametrize("sign", [1, -1])
def test_the_error_function_of_large_arguments_is_close_to_one_but_not_one(sign: int) -> None:
    for x in (LARGEST_ARGUMENT + Fraction(1, 2**30), Fraction(10**30)):
        found = error_function(point(sign * x))
        side = found if sign > 0 else negated(found)
        assert (side.upper, side.upper_open) == (1, True)
        assert side.lower is not None
        assert side.lower > 1 - Fraction(1, 2**92)  # exp(-64) < 2^-92
        assert may_contain(found, exact(sign * x).erf())


@pytest.mark.parametrize("x", [LARGEST_ARGUMENT - Fraction(1, 3), ONE / 3, LONG, 2 * LONG, 1 / LONG])
def test_the_series_of_the_error_function_is_enclosed_by_itself(x: Fraction) -> None:
    assert may_contain(_error_series(x), exact(x).erf() * arb.pi().sqrt() / 2 * (exact(x) ** 2).exp())
