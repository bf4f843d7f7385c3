"""Coulomb energies of laws that are given by their shape, and of those with half-integer powers of r."""

import math

import numpy as np
import pytest

from mfsym.answers import mean_field_energy
from mfsym.answers.energies import in_space
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in
from mfsym.energies.coulomb import many_bodies
from mfsym.kernel.claim import HighDensity
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import number

NUMERIC = 1e-12


@pytest.mark.parametrize(
    ("shape", "power", "end"),
    [
        ("exp(-r^4)", lambda r: np.exp(-(r**4)), 4.0),
        ("exp(-r^6)*(2 + cos(r))", lambda r: np.exp(-(r**6)) * (2 + np.cos(r)), 3.0),
    ],
)
def test_energy_against_a_double_integral(shape: str, power: object, end: float) -> None:
    # Gauss's rule in double precision on the triangle s < r, s = r t.
    nodes, weights = (np.polynomial.legendre.leggauss(120)[0] + 1) / 2, np.polynomial.legendre.leggauss(120)[1] / 2
    r, w = nodes * end, weights * end
    mass = w @ (r**2 * power(r))  # type: ignore[operator]
    inside = np.array([x * weights @ ((x * nodes) ** 2 * power(x * nodes)) for x in r])  # type: ignore[operator]
    expected = 2 * w @ (inside * r * power(r)) / mass**2  # type: ignore[operator]
    found = mean_field_energy("1/r", 3, f"shape({shape})")
    assert (found["verdict"], found["trusts"]) == ("HOLDS", ["oracle:arb"])
    assert abs(float(str(found["decimal"]).rstrip(".")) - expected) < NUMERIC
    assert len(str(found["decimal"])) > 14


def test_a_shape_of_known_mass_is_exact() -> None:
    assert mean_field_energy("1/r", 3, "shape(exp(-2*r))")["value"] == "5/8"
    assert mean_field_energy("1/r", 3, "shape(if(r < 1, 1, 0))")["value"] == "6/5"


def test_a_shape_that_falls_off_slowly_has_fewer_digits() -> None:
    found = mean_field_energy("1/r", 3, "shape(1/(1 + r^8))")
    r = np.concatenate(([0.0], np.geomspace(1e-6, 1e3, 2_000_001)))
    m = r**2 / (1 + r**8)
    steps = np.diff(r)
    inside = np.concatenate(([0.0], np.cumsum((m[1:] + m[:-1]) / 2 * steps)))
    integrand = np.concatenate(([0.0], 2 * inside[1:] * m[1:] / r[1:]))
    expected = float(np.sum((integrand[1:] + integrand[:-1]) / 2 * steps)) / inside[-1] ** 2
    assert found["verdict"] == "HOLDS"
    assert abs(float(str(found["decimal"]).rstrip(".")) - expected) < 1e-6


def test_half_integer_powers() -> None:
    # The density that is proportional to sqrt(r) exp(-r), 2(15 pi - 16)/(75 pi) in the literature.
    found = mean_field_energy("1/r", 3, "density(2*sqrt(r)*exp(-r)/(15*pi^(3/2)))")
    assert (found["verdict"], found["trusts"]) == ("HOLDS", [])
    assert equal(parse(str(found["value"])), parse("2*(15*pi - 16)/(75*pi)"))
    scaled = mean_field_energy("1/r", 3, "density(2*a^(7/2)*sqrt(r)*exp(-a*r)/(15*pi^(3/2)))")
    assert equal(parse(str(scaled["value"])), parse("2*a*(15*pi - 16)/(75*pi)"))


def test_many_bodies_of_a_bohr_atom() -> None:
    # With f = (1s + 2s + 3 2p)/... the integral of f^(4/3) has no closed form; that of f^2 has one.
    claim = in_space(many_bodies, RadialCost("1/r"), marginal_in(number(3), "bohr(4)")).claim
    assert isinstance(claim, HighDensity)
    r = np.linspace(0, 60, 600_001)
    f = (32 * np.exp(-2 * r) + (r - 2) ** 2 * np.exp(-r)) / (64 * math.pi)
    square = 4 * math.pi * np.trapezoid(f**2 * r**2, r)
    energy = 49565 / 20736 / 8  # J = N^2/2 times it
    expected = 9 / 5 * (4 * math.pi / 3 * square) ** (1 / 3) / energy
    from mfsym.energies.balls import decimal  # the claim is a term

    assert abs(float(decimal(claim.constant)) - expected) < 1e-6
