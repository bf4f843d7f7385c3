"""Coulomb energies of densities against numerical integration, and against energies that are known."""

import mpmath
import pytest

from mfsym.answers import mean_field_energy
from mfsym.answers.energies import coulomb_bound, coulomb_limit
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.balls import decimal
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyBound, HighDensity
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
    claim = coulomb_bound(COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, EnergyBound)
    norm = integral(law, 3) ** (mpmath.mpf(1) / 3)
    bound = mpmath.mpf(decimal(claim.bound))
    assert mpmath.almosteq(bound, 2 * (8 * mpmath.pi / 3) ** (mpmath.mpf(1) / 3) * mpmath.sqrt(norm))
    assert bound > mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])


@pytest.mark.parametrize("law", DENSITIES)
def test_the_constant_is_that_of_lieb_and_oxford(law: str) -> None:
    claim = coulomb_limit(COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, HighDensity)
    energy = mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"])
    expected = 2 * mpmath.mpf("1.58") * integral(law, mpmath.mpf(4) / 3) / energy
    constant = mpmath.mpf(decimal(claim.constant))
    assert mpmath.almosteq(constant, expected)
    # A single body has no energy at all, so that its lower bound must not be positive.
    assert constant > 1


# The least energies of two bodies, by the map that sends a body to the other side (I10, I12 and I13 of the reference).
TWO_BODIES = {"ball(1)": "0.670008374914365", "slater(1)": "0.339180475848166", "gaussian(1)": "0.314062640560125"}


@pytest.mark.parametrize("law", TWO_BODIES)
def test_two_bodies_are_inside_of_the_bounds(law: str) -> None:
    claim = coulomb_limit(COULOMB, marginal_in(number(3), law)).claim
    assert isinstance(claim, HighDensity)
    ratio = mpmath.mpf(TWO_BODIES[law]) / (2 * mpmath.mpf(mean_field_energy("1/r", 3, law)["decimal"]))
    lower = 1 - mpmath.mpf(decimal(claim.constant)) / 2 ** (mpmath.mpf(2) / 3)
    assert lower < ratio < 0.5


@pytest.mark.parametrize("law", ["sphere(1)", "density(if(r < 1, r^(-5/2)/(8*pi), 0))"])
def test_what_is_not_integrable_has_no_bound(law: str) -> None:
    for ask in (coulomb_bound, coulomb_limit):
        with pytest.raises(NoEvidence):
            ask(COULOMB, marginal_in(number(3), law))
