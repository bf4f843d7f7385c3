"""Interval arithmetic contains every value, and an open end is never attained.

Exact operations are compared with fractions, functions with the balls of Arb.
"""

from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import arb, ctx, fmpq
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mfsym.kernel.interval import (
    BITS,
    EVERYTHING,
    LARGEST_EXPONENT,
    LARGEST_MAGNITUDE,
    POSITIVE,
    Interval,
    _arctan_inverse,
    added,
    exponential,
    hull,
    integer_power,
    intersected,
    logarithm,
    multiplied,
    negated,
    pi,
    point,
    real_power,
    reciprocal,
    rounded_down,
    rounded_up,
    square_root,
)

ZERO, HALF = Fraction(0), Fraction(1, 2)
NUMBERS = st.fractions(-8, 8, max_denominator=8) | st.fractions(max_denominator=10**40)
POSITIVE_NUMBERS = st.fractions(Fraction(1, 8), 8, max_denominator=8) | st.fractions(
    Fraction(1, 10**30), 10**30, max_denominator=10**30
)


@st.composite
def intervals(draw: st.DrawFn, numbers: st.SearchStrategy[Fraction] = NUMBERS) -> tuple[Interval, list[Fraction]]:
    """An interval, and some of its members: those next to the ends, the ends if they are closed."""
    one, other = draw(numbers), draw(numbers)
    lower, upper = min(one, other), max(one, other)
    lower_open, upper_open = (draw(st.booleans()), draw(st.booleans())) if lower < upper else (False, False)
    near = (upper - lower) / 10**9
    members = [(lower + upper) / 2, lower + near, upper - near]
    members += [] if lower_open else [lower]
    members += [] if upper_open else [upper]
    return Interval(
        None if draw(st.booleans()) and draw(st.booleans()) else lower,
        None if draw(st.booleans()) and draw(st.booleans()) else upper,
        lower_open,
        upper_open,
    ), members


def contains(x: Interval, member: Fraction) -> bool:
    above = x.lower is None or x.lower < member or (x.lower == member and not x.lower_open)
    below = x.upper is None or member < x.upper or (x.upper == member and not x.upper_open)
    return above and below


def may_contain(x: Interval, ball: arb) -> bool:
    """Does some number of the ball lie in the interval?  The balls are far smaller than what is rounded here."""
    return not (x.lower is not None and ball < exact(x.lower)) and not (x.upper is not None and ball > exact(x.upper))


def exact(x: Fraction) -> arb:
    ctx.prec = 1000
    return arb(fmpq(x.numerator, x.denominator))


@given(intervals(), intervals())
@example((Interval(Fraction(0), Fraction(1), True), [Fraction(1)]), (point(0), [Fraction(0)]))
@example((point(0), [Fraction(0)]), (Interval(Fraction(0), None, True), [Fraction(10) ** 100]))  # 0 times oo
@example((EVERYTHING, [Fraction(-5)]), (point(0), [Fraction(0)]))
@example((Interval(Fraction(-1), Fraction(0), True, True), [Fraction(-1, 2)]), (POSITIVE, [Fraction(7)]))
@example(
    (Interval(Fraction(-1), Fraction(0)), [Fraction(0)]), (Interval(None, Fraction(0), False, True), [Fraction(-1)])
)
@example((point(Fraction(10**200, 3**300)), [Fraction(10**200, 3**300)]), (point(-7), [Fraction(-7)]))  # is rounded
def test_sums_and_products_contain_all_values(
    one: tuple[Interval, list[Fraction]], other: tuple[Interval, list[Fraction]]
) -> None:
    (x, xs), (y, ys) = one, other
    for a in xs:
        for b in ys:
            assert contains(added(x, y), a + b)
            assert contains(multiplied(x, y), a * b)
            assert contains(hull(x, y), a)
            assert contains(hull(x, y), b)


@given(intervals())
@example((Interval(Fraction(0), Fraction(2), True), [Fraction(1), Fraction(2)]))
@example((Interval(Fraction(-2), Fraction(0), False, True), [Fraction(-1), Fraction(-2)]))
@example((Interval(Fraction(0), Fraction(2)), [Fraction(1), Fraction(2)]))
def test_reciprocals_and_negatives_contain_all_values(one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    for a in members:
        assert contains(negated(x), -a)
        assert a == 0 or contains(reciprocal(x), 1 / a)


@given(intervals(), st.integers(-7, 7) | st.integers(-100, 100))
@example((Interval(Fraction(-2), Fraction(1), True, True), [Fraction(-3, 2), Fraction(0)]), 2)
@example((Interval(Fraction(-2), Fraction(0), True, True), [Fraction(-3, 2)]), 2)
@example((Interval(Fraction(-2), None), [Fraction(-2), Fraction(100)]), 3)
@example((Interval(None, Fraction(-1)), [Fraction(-1), Fraction(-100)]), -2)
@example((Interval(Fraction(0), None, True), [Fraction(1, 100)]), -3)
def test_integer_powers_contain_all_values(one: tuple[Interval, list[Fraction]], n: int) -> None:
    x, members = one
    for a in members:
        assert (a == 0 and n < 0) or contains(integer_power(x, n), a**n)


@given(st.tuples(intervals(), intervals()))
def test_what_is_common_to_two_intervals_is_kept(
    two: tuple[tuple[Interval, list[Fraction]], tuple[Interval, list[Fraction]]],
) -> None:
    (x, xs), (y, ys) = two
    for a in (*xs, *ys):
        assert (contains(x, a) and contains(y, a)) <= contains(intersected(x, y), a)


@given(intervals(st.fractions(-60, 60, max_denominator=10**6) | st.fractions(max_denominator=10**50)))
@example((Interval(Fraction(-(10**6)), Fraction(-(10**5))), [Fraction(-(10**5)), Fraction(-(10**6))]))
@example((Interval(Fraction(10**5), Fraction(10**6)), [Fraction(10**5)]))
@example((point(Fraction(1, 2**300)), [Fraction(1, 2**300)]))
def test_exponentials_contain_all_values(one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    result = exponential(x)
    assert result.is_positive()
    for a in members:
        assert may_contain(result, exact(a).exp())


@given(intervals(POSITIVE_NUMBERS))
@example((Interval(Fraction(0), Fraction(1)), [Fraction(1), Fraction(1, 2**400)]))
@example((point(Fraction(2) ** 5000), [Fraction(2) ** 5000]))
def test_logarithms_and_roots_contain_all_values(one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    for a in members:
        assert may_contain(logarithm(x), exact(a).log())
        assert may_contain(square_root(Interval(max(x.lower or Fraction(0), Fraction(0)), x.upper)), exact(a).sqrt())


@given(intervals(st.fractions(0, 8, max_denominator=8)), intervals(st.fractions(-8, 8, max_denominator=8)))
@example(
    (Interval(Fraction(0), Fraction(1), False, True), [Fraction(0)]),
    (Interval(Fraction(0), Fraction(1)), [Fraction(0)]),
)
@example(
    (Interval(Fraction(0), Fraction(1, 2)), [Fraction(0), Fraction(1, 2)]), (point(Fraction(1, 3)), [Fraction(1, 3)])
)
def test_real_powers_contain_all_values(
    one: tuple[Interval, list[Fraction]], other: tuple[Interval, list[Fraction]]
) -> None:
    (x, xs), (y, ys) = one, other
    result = real_power(x, y)
    for a in xs:
        for b in ys:
            if a > 0 or b > 0:
                assert may_contain(result, (exact(b) * exact(a).log()).exp() if a > 0 else arb(0))
            elif b == 0:
                assert may_contain(result, arb(1))


@pytest.mark.parametrize(
    ("compute", "expected"),
    [
        (lambda: multiplied(POSITIVE, point(0)), point(0)),
        (lambda: multiplied(EVERYTHING, point(0)), point(0)),
        (lambda: multiplied(POSITIVE, POSITIVE), POSITIVE),
        (lambda: added(POSITIVE, POSITIVE), POSITIVE),
        (lambda: added(POSITIVE, Interval(Fraction(0), None)), POSITIVE),
        (
            lambda: integer_power(Interval(Fraction(0), Fraction(2), True), -3),
            Interval(Fraction(1, 8), None, False, True),
        ),
        (lambda: integer_power(EVERYTHING, 2), Interval(Fraction(0), None)),
        (lambda: integer_power(EVERYTHING, 0), point(1)),
        (lambda: integer_power(point(Fraction(2, 3)), -2), point(Fraction(9, 4))),
        (lambda: reciprocal(Interval(Fraction(0), Fraction(1))), EVERYTHING),
        (lambda: reciprocal(Interval(Fraction(1), None)), Interval(Fraction(0), Fraction(1), True)),
        (lambda: reciprocal(point(0)), EVERYTHING),
        (lambda: square_root(point(Fraction(4, 9))), point(Fraction(2, 3))),
        (lambda: logarithm(Interval(Fraction(0), Fraction(1), True)), Interval(None, Fraction(0), True)),
        (lambda: exponential(EVERYTHING), POSITIVE),
        (lambda: exponential(point(0)), point(1)),
        (lambda: real_power(Interval(Fraction(-1), Fraction(1)), point(Fraction(1, 3))), EVERYTHING),
        (lambda: real_power(Interval(Fraction(-2), Fraction(-1)), point(Fraction(1, 3))), EVERYTHING),
        (lambda: real_power(POSITIVE, point(Fraction(-1, 3))), POSITIVE),
        (lambda: real_power(POSITIVE, POSITIVE), POSITIVE),
        (lambda: real_power(Interval(Fraction(1), None), point(Fraction(-1, 3))), Interval(ZERO, Fraction(1), True)),
        (lambda: real_power(Interval(ZERO, Fraction(1)), point(Fraction(1, 3))), Interval(ZERO, Fraction(1))),
        (lambda: real_power(Interval(ZERO, Fraction(1)), point(Fraction(-1, 3))), Interval(ZERO, None)),
        (lambda: logarithm(Interval(None, ZERO)), EVERYTHING),
        (lambda: logarithm(Interval(Fraction(-1), Fraction(1))), Interval(None, ZERO)),
        (lambda: logarithm(Interval(Fraction(1), None, True)), POSITIVE),
        (lambda: logarithm(POSITIVE), Interval(None, None, True)),
        (lambda: square_root(POSITIVE), POSITIVE),
        (
            lambda: square_root(Interval(Fraction(1), Fraction(4), True, True)),
            Interval(Fraction(1), Fraction(2), True, True),
        ),
        (lambda: square_root(Interval(None, Fraction(4))), Interval(ZERO, Fraction(2))),
        (lambda: exponential(Interval(None, ZERO, False, True)), Interval(ZERO, Fraction(1), True, True)),
        (lambda: exponential(Interval(ZERO, None, True)), Interval(Fraction(1), None, True)),
        (lambda: intersected(EVERYTHING, POSITIVE), POSITIVE),
    ],
)
def test_known_values(compute: Callable[[], Interval], expected: Interval) -> None:
    assert compute() == expected


LONG = Fraction(3**200, 2**316)
"""About 2, and longer than what is not rounded."""


@pytest.mark.parametrize(
    ("function", "true", "bits"),
    # The error of the exponential is doubled by each of about ten squarings.
    [(exponential, arb.exp, 100), (logarithm, arb.log, 115), (square_root, arb.sqrt, 120)],
    ids=["exp", "log", "sqrt"],
)
@pytest.mark.parametrize(
    "x",
    [Fraction(n) for n in ("1/3", "1", "2", "3", "40", "1000", "1/1000", "5/4")]
    + [LONG, 1 / LONG, LONG / 3, LONG * 1000, LONG / 10**6, 1 + Fraction(1, 2**60), 1 - Fraction(1, 2**60)]
    + [1 + Fraction(1, 2**150), 1 - Fraction(1, 2**150 + 1), 8 - Fraction(3**80, 2**140)]
    + [1 - Fraction(1, 2**300)],  # almost a square
    ids=range(19),
)
def test_values_are_known_to_a_hundred_bits(
    function: Callable[[Interval], Interval], true: Callable[[arb], arb], bits: int, x: Fraction
) -> None:
    for end in (x, -x) if function is exponential else (x,):
        result = function(point(end))
        assert may_contain(result, true(exact(end)))
        assert result.lower is not None
        assert result.upper is not None
        assert result.upper - result.lower <= max(1, abs(result.lower)) / 2**bits


def test_pi_is_known_to_a_hundred_bits() -> None:
    result = pi()
    assert may_contain(result, arb.pi())
    assert result.lower is not None
    assert result.upper is not None
    assert 0 < result.upper - result.lower < abs(result.lower) / 2**120
    assert result.lower_open
    assert result.upper_open


@pytest.mark.parametrize("n", [2, 5, 239])
def test_arctangents_of_reciprocals_lie_between_partial_sums(n: int) -> None:
    lower, upper = _arctan_inverse(n)
    true = (exact(Fraction(1, n))).atan()
    assert exact(lower) < true < exact(upper)
    assert upper - lower < Fraction(1, 2**BITS)


@given(st.lists(NUMBERS, min_size=1, max_size=30))
def test_ends_stay_short(numbers: list[Fraction]) -> None:
    total, product = point(0), point(1)
    for x in numbers:
        total, product = added(total, point(x)), multiplied(product, point(x))
    for end in (total.lower, total.upper, product.lower, product.upper):
        assert end is not None
        assert min(end.numerator.bit_length(), end.denominator.bit_length()) <= 2 * BITS
    assert contains(total, sum(numbers, Fraction(0)))


@pytest.mark.parametrize("function", [lambda x: x, negated])
@pytest.mark.parametrize("tiny", [False, True])
def test_beyond_the_largest_magnitude_only_the_side_is_known(
    function: Callable[[Interval], Interval], tiny: bool
) -> None:
    huge = Fraction(2) ** LARGEST_MAGNITUDE
    x = reciprocal(point(huge)) if tiny else point(huge)
    cube = integer_power(function(x), 3)
    true = (1 / huge if tiny else huge) ** 3 * (1 if function(point(1)) == point(1) else -1)
    assert contains(cube, true)
    assert cube.is_positive() == (true > 0)
    assert cube.is_negative() == (true < 0)


def test_exponentials_beyond_the_largest_exponent_are_huge_or_tiny() -> None:
    edge, beyond = Fraction(LARGEST_EXPONENT), LARGEST_EXPONENT + Fraction(1, 100)
    huge, tiny = exponential(point(edge)), exponential(point(-edge))
    for found, true in ((huge, exact(edge).exp()), (tiny, exact(-edge).exp())):
        assert may_contain(found, true)
        assert found.lower is not None
        assert found.upper is not None
        assert 0 < found.upper - found.lower < found.lower / 2**100
    assert exponential(point(beyond)) == Interval(huge.lower, None)
    assert exponential(point(-beyond)) == Interval(ZERO, tiny.upper, True)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("bits", [2 * BITS, 2 * BITS + 1, 3 * BITS, 5 * BITS])
@pytest.mark.parametrize("size", [-7 * BITS, -BITS, -1, 0, 1, BITS, 4 * BITS, 7 * BITS])
def test_long_numbers_are_rounded_a_little_and_short_ones_are_not(sign: int, bits: int, size: int) -> None:
    odd = sign * ((1 << bits) - 1) // 3 * 2 + 1
    x = Fraction(odd) * Fraction(2) ** (size - bits)
    below, above = rounded_down(x), rounded_up(x)
    if max(x.numerator.bit_length(), x.denominator.bit_length()) <= 2 * BITS:
        assert below == above == x
    else:
        assert below <= x <= above
        assert above - below <= abs(x) / 2 ** (BITS - 1)
        for end in (below, above):
            digits = abs(end.numerator)
            # without the zeros at the end
            assert (digits // (digits & -digits)).bit_length() <= BITS + 1


def test_the_largest_magnitude_is_an_end_and_what_is_beyond_is_not() -> None:
    edge = Fraction(2) ** LARGEST_MAGNITUDE
    for x in (edge, 1 / edge, -edge, -1 / edge):
        assert added(point(x), point(0)) == point(x)
    assert added(point(2 * edge), point(0)) == Interval(edge / 2, None)
    assert added(point(-2 * edge), point(0)) == Interval(None, -edge / 2)
    assert added(point(1 / edge / 2), point(0)) == Interval(ZERO, 2 / edge, True)
    assert added(point(-1 / edge / 2), point(0)) == Interval(-2 / edge, ZERO, False, True)
    # A third more than the power of 2, of a magnitude beyond.
    for x in ((4 * edge + 1) / 3, -(4 * edge + 1) / 3, 3 / (4 * edge + 1), -3 / (4 * edge + 1)):
        assert contains(added(point(x), point(0)), x)
        assert added(point(x), point(0)) != point(x)


@given(intervals())
def test_signs_are_those_of_the_members(one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    assume(x != EVERYTHING)
    for a in members:
        assert x.is_positive() <= (a > 0)
        assert x.is_nonnegative() <= (a >= 0)
        assert x.is_negative() <= (a < 0)
        assert not x.is_point() or a == x.lower
