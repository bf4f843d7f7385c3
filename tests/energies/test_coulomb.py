"""Coulomb energies of densities against numerical integration, and against energies that are known."""

from fractions import Fraction

import mpmath
import pytest

from mfsym.answers import mean_field_energy
from mfsym.answers.energies import in_space
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.balls import decimal
from mfsym.energies.coulomb import energy_bound, high_density, indirect_ratio, smeared_charges
from mfsym.energies.two_bodies import two_bodies
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyBound, HighDensity, IndirectRatio, TwoBodyCost
from mfsym.kernel.term import number

COULOMB = RadialCost("1/r")
DENSITIES = {
    "gaussian(1)": (lambda r: mpmath.exp(-(r**2) / 2) / (2 * mpmath.pi) ** 1.5, [0, 1, 3, 9, 30]),
    "ball(1)": (lambda r: 3 / (4 * mpmath.pi), [0, 1]),
    "slater(1)": (lambda r: mpmath.exp(-2 * r) / mpmath.pi, [0, 1, 4, 16, 64]),
    "hydrogen(2p)": (lambda r: r**2 * mpmath.exp(-r) / (96 * mpmath.pi), [0, 1, 4, 16, 64, 128]),
}


def integral(law: str, exponent: object) -> mpmath.mpf:
    density, ends = DENSITIES[law]
    return mpmath.quad(lambda r: 4 * mpmath.pi * r**2 * density(r) ** mpmath.mpf(exponent), ends)


@pytest.mark.parametrize("law", DENSITIES)
def test_the_bound_is_that_of_hoelder_and_above_the_energy(law: str) -> None:
    claim = in_space(energy_bound, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, EnergyBound)
    norm = integral(law, 3) ** (mpmath.mpf(1) / 3)
    bound = mpmath.mpf(decimal(claim.bound))
    assert mpmath.almosteq(bound, 2 * (8 * mpmath.pi / 3) ** (mpmath.mpf(1) / 3) * mpmath.sqrt(norm))
    assert bound > mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])


@pytest.mark.parametrize("law", DENSITIES)
def test_the_constant_is_that_of_lieb_and_oxford(law: str) -> None:
    claim = in_space(high_density, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, HighDensity)
    energy = mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])
    expected = 2 * mpmath.mpf("1.58") * integral(law, mpmath.mpf(4) / 3) / energy
    constant = mpmath.mpf(decimal(claim.constant))
    assert mpmath.almosteq(constant, expected)
    # A single body has no energy at all, so that its lower bound must not be positive.
    assert constant > 1


@pytest.mark.parametrize("law", DENSITIES)
def test_the_constant_is_that_of_smeared_charges(law: str) -> None:
    claim = in_space(smeared_charges, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, HighDensity)
    energy = mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])
    expected = mpmath.mpf("1.8") * mpmath.cbrt(4 * mpmath.pi / 3 * integral(law, 2)) / energy
    assert mpmath.almosteq(mpmath.mpf(decimal(claim.constant)), expected)
    # The value of two bodies is above the bound.
    if law in TWO_BODIES:
        assert 1 - expected / 2 ** (mpmath.mpf(2) / 3) < mpmath.mpf(TWO_BODIES[law]) / (2 * energy)


@pytest.mark.parametrize("law", ["ball(1)", "slater(1)", "gaussian(1)"])
def test_the_ratio_of_two_bodies_in_the_inequality(law: str) -> None:
    claim = in_space(indirect_ratio, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, IndirectRatio)
    energy = mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])
    scale = 2 ** (mpmath.mpf(4) / 3) * integral(law, mpmath.mpf(4) / 3)
    expected = (2 * energy - mpmath.mpf(TWO_BODIES[law])) / scale
    assert abs(expected - mpmath.mpf(float(claim.lower))) < 1e-13
    assert claim.upper < Fraction(79, 50)


# The least energies of two bodies, by the map that sends a body to the other side (I10, I12 and I13 of the reference).
TWO_BODIES = {"ball(1)": "0.670008374914365", "slater(1)": "0.339180475848166", "gaussian(1)": "0.314062640560125"}


@pytest.mark.parametrize("law", TWO_BODIES)
def test_two_bodies_are_inside_of_the_bounds(law: str) -> None:
    claim = in_space(high_density, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, HighDensity)
    ratio = mpmath.mpf(TWO_BODIES[law]) / (2 * mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"]))
    lower = 1 - mpmath.mpf(decimal(claim.constant)) / 2 ** (mpmath.mpf(2) / 3)
    assert lower < ratio < 0.5


@pytest.mark.parametrize("law", TWO_BODIES)
def test_two_bodies_on_opposite_sides(law: str) -> None:
    claim = in_space(two_bodies, COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, TwoBodyCost)
    assert 0 < claim.upper - claim.lower <= Fraction(1, 10**18)
    # The digits of the reference are cut off.
    assert claim.upper >= Fraction(TWO_BODIES[law])
    assert claim.lower <= Fraction(TWO_BODIES[law]) + Fraction(1, 10**15)


def test_two_bodies_in_a_ball_by_another_integration() -> None:
    # The mass inside of s is s^3; a body at s has the other where the rest of the mass is.
    with mpmath.workdps(30):
        found = mpmath.quad(lambda s: 3 * s**2 / (s + mpmath.cbrt(1 - s**3)), [0, mpmath.mpf(1) / 2, 1])
    claim = in_space(two_bodies, COULOMB, marginal_in(number(3), "ball(2)")).claim
    assert isinstance(claim, TwoBodyCost)
    # Twice the radius is half the cost; the quadrature meets a root at s = 1.
    assert abs(found / 2 - mpmath.mpf(claim.lower.numerator) / claim.lower.denominator) < 1e-15


def test_two_bodies_in_an_atom_by_another_integration() -> None:
    # F_2 = integral of du/(r(u) + r(1 - u)) with quantiles r(u), by bisection.
    with mpmath.workdps(24):

        def beyond(r: mpmath.mpf) -> mpmath.mpf:
            return (1 + 2 * r + 2 * r**2) * mpmath.exp(-2 * r)

        def inside(mass: mpmath.mpf) -> mpmath.mpf:
            low, high = mpmath.mpf(0), mpmath.mpf(2)
            for _ in range(70):
                middle = (low + high) / 2
                low, high = (middle, high) if 1 - beyond(middle) < mass else (low, middle)
            return low

        median = inside(mpmath.mpf(1) / 2)
        found = 2 * mpmath.quad(
            lambda s: 4 * s**2 * mpmath.exp(-2 * s) / (s + inside(beyond(s))), [median, 3, 8, 24], maxdegree=4
        )
    claim = in_space(two_bodies, COULOMB, marginal_in(number(3), "slater(1)")).claim
    assert isinstance(claim, TwoBodyCost)
    # Beyond 24 there is less than 10^-17 of the mass, and the quantiles have about as many digits.
    assert abs(found - mpmath.mpf(claim.lower.numerator) / claim.lower.denominator) < 1e-15


@pytest.mark.parametrize("law", ["sphere(1)", "density(if(r < 1, r^(-5/2)/(8*pi), 0))"])
def test_what_is_not_integrable_has_no_bound(law: str) -> None:
    for ask in (energy_bound, high_density, two_bodies):
        with pytest.raises(NoEvidence):
            in_space(ask, COULOMB, marginal_in(number(3), law))
