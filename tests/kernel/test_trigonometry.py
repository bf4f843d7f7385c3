"""Sine and cosine of an interval contain those of its members, as computed by Arb."""

from fractions import Fraction
from math import factorial

import pytest
from flint import arb, ctx, fmpq
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.kernel.interval import EVERYTHING, Interval, point
from mfsym.kernel.trigonometry import LARGEST_ARGUMENT, cosine, sine

ARGUMENTS = st.fractions(-20, 20, max_denominator=64) | st.fractions(-LARGEST_ARGUMENT, LARGEST_ARGUMENT)


def contained(value: arb, box: Interval) -> bool:
    """May the exact value, known to a ball of relative radius 2^-300, lie in the box?"""
    assert box.lower is not None
    assert box.upper is not None
    lower, upper = (arb(fmpq(end.numerator, end.denominator)) for end in (box.lower, box.upper))
    return not (value < lower or value > upper)


@given(ARGUMENTS)
@example(Fraction(4044413, 16))  # 40,000 turns: a bad approximation of pi would end elsewhere
@example(Fraction(22, 7))
@example(Fraction(0))
def test_values_at_points_are_enclosed_tightly(x: Fraction) -> None:
    ctx.prec = 300
    ball = arb(fmpq(x.numerator, x.denominator))
    for box, value in ((cosine(point(x)), ball.cos()), (sine(point(x)), ball.sin())):
        assert contained(value, box)
        # 128 bits, less the 20 bits of the argument that go into turns.
        assert box.upper is not None
        assert box.lower is not None
        assert box.upper - box.lower < Fraction(1, 2**96)


def test_values_at_zero_are_exact() -> None:
    assert cosine(point(0)) == point(1)
    assert sine(point(0)) == point(0)


@pytest.mark.parametrize("bits", [1, 30, 64, 67, 68, 69, 128, 300])
def test_values_at_small_arguments_are_enclosed(bits: int) -> None:
    # Here the series has few terms, down to one: compared with the sum of a hundred terms.
    for x in (Fraction(1, 2**bits), Fraction(-1, 3 * 2**bits), Fraction(5, 2**bits + 1)):
        terms = [(-1) ** (i // 2) * x**i / factorial(i) for i in range(200)]
        for box, exact in ((cosine(point(x)), sum(terms[::2])), (sine(point(x)), sum(terms[1::2]))):
            assert box.lower is not None
            assert box.upper is not None
            # What is left out is below 2^-1000.
            assert box.lower < exact - Fraction(1, 2**1000) < exact + Fraction(1, 2**1000) < box.upper


@given(ARGUMENTS, st.fractions(0, 3, max_denominator=16), st.fractions(0, 1))
def test_values_on_intervals_are_enclosed(x: Fraction, width: Fraction, where: Fraction) -> None:
    ctx.prec = 300
    y = x + width * where
    ball = arb(fmpq(y.numerator, y.denominator))
    box = Interval(x, x + width)
    assert contained(ball.cos(), cosine(box))
    assert contained(ball.sin(), sine(box))


def test_of_anything_the_values_lie_between_minus_one_and_one() -> None:
    for box in (EVERYTHING, point(LARGEST_ARGUMENT + 1), Interval(Fraction(3), None), Interval(None, Fraction(3))):
        assert cosine(box) == sine(box) == Interval(Fraction(-1), Fraction(1))


def test_an_enclosure_is_as_wide_as_the_interval() -> None:
    for x in (Fraction(1), Fraction(-2), Fraction(100)):
        for width in (Fraction(1, 100), Fraction(1, 3)):
            for found in (cosine(Interval(x, x + width)), sine(Interval(x, x + width))):
                assert found.lower is not None
                assert found.upper is not None
                # What is rounded is far less.
                assert found.upper - found.lower <= width + Fraction(1, 2**96)
