"""Bounds of energies on the sphere at equality, and polynomials that are just below the cost, or just not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import SphereEnergy
from mfsym.kernel.evidence import PointsAndPolynomial, TheoremOnFive
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import reason

# In the directions of the two poles.
POLES = ((Fraction(0), Fraction(0), Fraction(1)), (Fraction(0), Fraction(0), Fraction(-2)))
HALF = Fraction(1, 2)


def two(
    lower: str | Fraction, upper: str | Fraction, *h: str, energy: str = "1/2"
) -> tuple[SphereEnergy, PointsAndPolynomial]:
    claim = SphereEnergy(2, parse(energy), Fraction(lower), Fraction(upper))
    return claim, PointsAndPolynomial(POLES, tuple(map(Fraction, h)))


def bound(*h: str) -> Fraction:
    """The lower bound for two bodies."""
    return 2 * Fraction(h[0]) - sum(map(Fraction, h))


def test_bounds_that_are_attained() -> None:
    # With a constant c the lower bound is c; the poles have the energy 1/2.
    assert check(*two("1/4", "1/2", "1/4")).status is Status.HOLDS
    assert check(*two("1/4", "1/2", "1/4", energy="1/4")).status is Status.HOLDS
    assert "does not give the lower bound" in reason(*two("251/1000", "1/2", "1/4"))
    assert "below the upper bound" in reason(*two("1/4", "499/1000", "1/4", energy="1/4"))
    assert "the value is not seen" in reason(*two("1/4", "1/2", "1/4", energy="249/1000"))
    assert "the value is not seen" in reason(*two("1/4", "1/2", "1/4", energy="501/1000"))


@pytest.mark.parametrize(
    ("degree", "below", "above"),
    # c P(t) meets the cost 1/u with u = sqrt(2 - 2t) for the c that is the least of 1/(u P(1 - u^2/2)) where P > 0.  It
    # is 1/2 at u = 2, where P = 1, for even degrees; for degree 1 it is 3 sqrt(6)/4 = 1.83711... at u = sqrt(2/3).
    [
        (0, "499/1000", "1/2"),
        (1, "1837/1000", "1838/1000"),
        (2, "499/1000", "1/2"),
        (3, "1309/1000", "1310/1000"),
        (4, "499/1000", "1/2"),
        (5, "1267/1000", "1268/1000"),
        (6, "499/1000", "1/2"),
    ],
)
def test_multiple_of_a_legendre_polynomial_that_meets_the_cost(degree: int, below: str, above: str) -> None:
    zeros = ("0",) * degree
    assert check(*two(bound(*zeros, below), "1/2", *zeros, below)).status is Status.HOLDS
    low = min(bound(*zeros, above), HALF)
    assert "not seen to be below the cost" in reason(*two(low, "1/2", *zeros, above))


def test_most_coefficients() -> None:
    zeros = ("0",) * 12
    assert check(*two("0", "1/2", *zeros)).status is Status.HOLDS
    assert "no coefficients, or more" in reason(*two("0", "1/2", *zeros, "0"))


@pytest.mark.parametrize("coefficients", [("-1/4",), ("-1/4", "0"), ("1/4", "0", "0"), ("1/4", "1/8", "1/8")])
def test_coefficients_of_either_sign(coefficients: tuple[str, ...]) -> None:
    assert check(*two(bound(*coefficients), "1/2", *coefficients)).status is Status.HOLDS


@pytest.mark.parametrize("coefficients", [("1/4", "-1/8"), ("1/4", "0", "-1/8"), ("1/4", "-1/8", "0")])
def test_coefficient_that_is_negative(coefficients: tuple[str, ...]) -> None:
    assert "a coefficient is negative" in reason(*two("0", "1/2", *coefficients))


def test_three_points_on_a_great_circle() -> None:
    # At right angles and opposite: 1/2 + 2/sqrt(2).
    one, zero = Fraction(1), Fraction(0)
    points = ((one, zero, zero), (zero, 2 * one, zero), (-one, zero, zero))
    evidence = PointsAndPolynomial(points, (zero,))
    claim = SphereEnergy(3, parse("9/5"), zero, Fraction(19143, 10000))
    assert check(claim, evidence).status is Status.HOLDS
    low = SphereEnergy(3, parse("9/5"), zero, Fraction(19142, 10000))
    assert "below the upper bound" in reason(low, evidence)


@pytest.mark.parametrize("energy", ["exp(20000)", "-exp(20000)", "7/10", "-1/10"])
def test_value_far_from_the_bounds(energy: str) -> None:
    assert "the value is not seen between" in reason(*two("0", "1/2", "0", energy=energy))
    five = SphereEnergy(5, parse(energy), Fraction(6), Fraction(7))
    assert "the value is not seen between" in reason(five, TheoremOnFive())


@pytest.mark.parametrize("point", [("0", "0", "0"), ("0", "1"), ("0", "1", "0", "0")])
def test_points_that_have_no_direction(point: tuple[str, ...]) -> None:
    claim, evidence = two("0", "1/2", "0")
    wrong = tuple(map(Fraction, point))
    for points in ((wrong, POLES[0]), (POLES[0], wrong), (wrong, wrong)):
        assert "no vector of R^3" in reason(claim, replace(evidence, points=points))
