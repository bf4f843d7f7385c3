"""Arithmetic of intervals, on all intervals with a few ends: nothing is left out, and nothing is wider than need be."""

import itertools
from collections.abc import Callable, Sequence
from fractions import Fraction

import pytest

from mfsym.kernel.interval import (
    Interval,
    added,
    hull,
    integer_power,
    intersected,
    multiplied,
    negated,
    reciprocal,
)

ENDS = [Fraction(end) for end in ("-2", "-1/2", "0", "1", "3/2")]
FAR, NEAR = Fraction(10**6), Fraction(1, 10**6)
"""What stands for an end that is infinite, and how far from an open end its members begin."""
WIDE, CLOSE = 10**3, Fraction(1, 10**3)
"""Beyond this is infinity; this is how much the members that are looked at may differ from the ends."""


def intervals() -> list[Interval]:
    found = [Interval(None, None), *(Interval(end, end) for end in ENDS)]
    for end, is_open in itertools.product(ENDS, (False, True)):
        found += [Interval(end, None, is_open), Interval(None, end, False, is_open)]
    for lower, upper in itertools.combinations(ENDS, 2):
        found += [Interval(lower, upper, *are_open) for are_open in itertools.product((False, True), repeat=2)]
    return found


ALL = intervals()


def contains(x: Interval, value: Fraction) -> bool:
    above = x.lower is None or x.lower < value or (x.lower == value and not x.lower_open)
    below = x.upper is None or value < x.upper or (x.upper == value and not x.upper_open)
    return above and below


def members(x: Interval) -> list[Fraction]:
    """Some members, among them those at the ends or close to them, and 0 and what is close to it."""
    lower = -FAR if x.lower is None else x.lower + NEAR * x.lower_open
    upper = FAR if x.upper is None else x.upper - NEAR * x.upper_open
    return [value for value in {lower, upper, Fraction(0), NEAR, -NEAR} if contains(x, value)]


MEMBERS = {x: members(x) for x in ALL}


def fits(result: Interval, values: Sequence[Fraction], *, sharp: bool) -> bool:
    """Has the result all values, ends close to the extreme ones, and, where ``sharp``, attained if they are closed?"""
    least, most = min(values), max(values)
    below = least < -WIDE if result.lower is None else abs(result.lower - least) < CLOSE
    above = most > WIDE if result.upper is None else abs(result.upper - most) < CLOSE
    lower_is_attained = result.lower is None or result.lower_open or result.lower in values
    upper_is_attained = result.upper is None or result.upper_open or result.upper in values
    attained = lower_is_attained and upper_is_attained
    return all(contains(result, value) for value in values) and below and above and (attained or not sharp)


Operation = Callable[[Interval, Interval], Interval]


each_interval = pytest.mark.parametrize("x", ALL)


@each_interval
@pytest.mark.parametrize(
    ("operation", "value"), [(added, Fraction.__add__), (multiplied, Fraction.__mul__)], ids=["sums", "products"]
)
def test_sums_and_products(operation: Operation, value: Callable[[Fraction, Fraction], Fraction], x: Interval) -> None:
    for y in ALL:
        values = [value(a, b) for a in MEMBERS[x] for b in MEMBERS[y]]
        # Products with members of both signs have closed ends.
        sharp = operation is added or all(len({a > 0 for a in MEMBERS[z] if a}) < 2 for z in (x, y))
        assert fits(operation(x, y), values, sharp=sharp), (x, y)


def test_negatives_and_reciprocals() -> None:
    for x in ALL:
        assert fits(negated(x), [-a for a in MEMBERS[x]], sharp=True), x
        if x.is_positive() or x.is_negative():
            assert fits(reciprocal(x), [1 / a for a in MEMBERS[x]], sharp=True), x
        else:
            assert reciprocal(x) == Interval(None, None), x


@pytest.mark.parametrize("power", [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6])
def test_powers(power: int) -> None:
    for x in ALL:
        if power > 0 or x.is_positive() or x.is_negative():
            # A hull of two parts has closed ends.
            sharp = len({a > 0 for a in MEMBERS[x] if a}) < 2
            assert fits(integer_power(x, power), [a**power for a in MEMBERS[x]], sharp=sharp), x


@each_interval
def test_hulls_and_intersections(x: Interval) -> None:
    for y in ALL:
        assert fits(hull(x, y), [*MEMBERS[x], *MEMBERS[y]], sharp=False), (x, y)
        lower, upper = hull(x, y).lower, hull(x, y).upper
        assert hull(x, y) == Interval(lower, upper)
        both = intersected(x, y)
        probes = {probe for end in ENDS for probe in (end - NEAR, end, end + NEAR)} | {FAR, -FAR}
        if any(contains(x, a) and contains(y, a) for a in probes):
            for a in probes:
                assert contains(both, a) == (contains(x, a) and contains(y, a)), (x, y, a)


def test_signs() -> None:
    for x in ALL:
        assert x.is_positive() == all(a > 0 for a in MEMBERS[x]), x
        assert x.is_nonnegative() == all(a >= 0 for a in MEMBERS[x]), x
        assert x.is_negative() == all(a < 0 for a in MEMBERS[x]), x
        assert x.sign() == all(a > 0 for a in MEMBERS[x]) - all(a < 0 for a in MEMBERS[x]), x
        assert x.is_point() == (x.lower is not None and x.lower == x.upper), x
