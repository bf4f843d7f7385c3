"""One false claim for each check of least energies on the sphere, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.energies.sphere import NUMBERS, sphere_energy
from mfsym.kernel.checker import check
from mfsym.kernel.claim import SphereEnergy
from mfsym.kernel.evidence import Certificate, PointsAndPolynomial, TheoremOnFive
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import number
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, reason

POLE, OPPOSITE = (Fraction(0), Fraction(0), Fraction(1)), (Fraction(0), Fraction(0), Fraction(-1))


def proved(bodies: int) -> tuple[SphereEnergy, PointsAndPolynomial]:
    match sphere_energy(bodies):
        case Certificate(SphereEnergy() as claim, PointsAndPolynomial() as evidence):
            return claim, evidence
    raise AssertionError("no proof")


@pytest.mark.parametrize("bodies", NUMBERS)
def test_what_is_true_is_accepted(bodies: int) -> None:
    certificate = sphere_energy(bodies)
    verdict = check(certificate.claim, certificate.evidence)
    assert verdict.status is Status.HOLDS
    assert verdict.trusts == ({"fact:five-on-sphere"} if bodies == 5 else frozenset())


def test_a_single_body_has_no_pair() -> None:
    one = PointsAndPolynomial((POLE,), (Fraction(0),))
    assert "not one from 2 to 40" in reason(SphereEnergy(1, number(0), Fraction(-1), Fraction(1)), one)


def test_more_bodies_take_too_long() -> None:
    many = PointsAndPolynomial((POLE, OPPOSITE) * 21, (Fraction(0),))
    assert "not one from 2 to 40" in reason(SphereEnergy(42, number(0), Fraction(-1), Fraction(1)), many)


def test_value_is_between_the_bounds() -> None:
    claim, evidence = proved(4)
    for energy in ("3*sqrt(6)/2 + 1/1000", "3*sqrt(6)/2 - 1/1000"):
        assert "the value is not seen between" in reason(replace(claim, energy=parse(energy)), evidence)


def test_value_is_a_number() -> None:
    claim, evidence = proved(4)
    wide = replace(claim, lower=Fraction(-2), upper=Fraction(9))
    for energy in (NO_VALUE, "1/(1 + x)"):
        assert "the value is not certainly a number" in reason(replace(wide, energy=parse(energy)), evidence)


def test_there_is_a_polynomial_and_it_is_not_too_long() -> None:
    claim, evidence = proved(2)
    zero = replace(claim, lower=Fraction(0))
    for coefficients in ((), (Fraction(0),) * 13):
        assert "no coefficients, or more" in reason(zero, replace(evidence, coefficients=coefficients))


def test_coefficients_are_not_negative() -> None:
    # h = 3/5 - t/5 is 4/5 at t = -1, which is above the cost 1/2 of opposite points...
    claim, _ = proved(2)
    poles = PointsAndPolynomial((POLE, OPPOSITE), (Fraction(3, 5), Fraction(-1, 5)))
    above = replace(claim, lower=Fraction(4, 5), upper=Fraction(1), energy=number(Fraction(4, 5)))
    assert "a coefficient is negative" in reason(above, poles)


def test_polynomial_is_below_the_cost() -> None:
    claim, _ = proved(2)
    poles = PointsAndPolynomial((POLE, OPPOSITE), (Fraction(3, 5),))
    above = replace(claim, lower=Fraction(3, 5), upper=Fraction(1), energy=number(Fraction(3, 5)))
    assert "not seen to be below the cost" in reason(above, poles)


def test_polynomial_gives_the_lower_bound() -> None:
    claim, evidence = proved(4)
    low = replace(evidence, coefficients=(Fraction(0),))
    assert "does not give the lower bound" in reason(claim, low)


def test_there_are_as_many_points_as_bodies() -> None:
    claim, evidence = proved(4)
    few = replace(evidence, points=evidence.points[:3])
    assert "not as many points as bodies" in reason(claim, few)


def test_points_give_the_upper_bound() -> None:
    claim, evidence = proved(4)
    nearly = ((Fraction(1), Fraction(1), Fraction(2)), *evidence.points[1:])
    assert "not seen below the upper bound" in reason(claim, replace(evidence, points=nearly))
    twice = (evidence.points[1], *evidence.points[1:])
    assert "not seen below the upper bound" in reason(claim, replace(evidence, points=twice))


def test_points_are_vectors_in_space() -> None:
    claim, evidence = proved(3)
    longer = tuple((*point, Fraction(0)) for point in evidence.points)
    assert "no vector of R^3" in reason(claim, replace(evidence, points=longer))


def test_theorem_is_about_five_points() -> None:
    claim, _ = proved(4)
    wide = replace(claim, lower=Fraction(6), upper=Fraction(7), energy=parse("13/2"))
    assert "the theorem is about five points" in reason(wide, TheoremOnFive())


def test_five_points_have_their_energy() -> None:
    false = SphereEnergy(5, parse("6"), Fraction(6), Fraction(6))
    assert "two poles and a triangle is not between" in reason(false, TheoremOnFive())
