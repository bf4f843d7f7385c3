"""The table of mean field values of the literature: each computed, certified, and against an independent integral."""

import math
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
import pytest

from mfsym.answers import Answer, mean_field_energy
from mfsym.kernel.claim import MutualEnergy
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status

# Gauss's rule in double precision, on panels where the integrands are analytic; enough to tell any two formulas apart.
NUMERIC = 1e-7


@cache
def answer(cost: str, dimension: int | str, marginal: str, other: str | None = None) -> Answer:
    return mean_field_energy(cost, dimension, marginal, other)


TABLE = [
    # cost, dimension, marginal, other, value
    ("1/r", 3, "gaussian(s)", None, "1/(sqrt(pi)*s)"),
    ("exp(-e*r)/r", 3, "gaussian(1)", None, "1/sqrt(pi) - e*exp(e^2)*erfc(e)"),
    ("exp(-a*r)", 1, "gaussian(s)", None, "exp(a^2*s^2)*erfc(a*s)"),
    ("exp(-r^2/(2*t^2))", "d", "gaussian(s)", None, "(t^2/(t^2 + 2*s^2))^(d/2)"),
    ("1/r", 3, "ball(7)", None, "6/35"),
    ("exp(-x*r)/r", 3, "ball(1)", None, "3*exp(-2*x)*((2*x^3 - 3*x^2 + 3)*exp(2*x) - 3*x^2 - 6*x - 3)/(2*x^5)"),
    ("1/r", 3, "sphere(5)", None, "1/5"),
    ("1/r", 2, "disc(1)", None, "16/(3*pi)"),
    ("1/r", 3, "slater(z)", None, "5*z/8"),
    ("exp(-a*r)", 1, "interval(0, 1)", None, "2*(a - 1 + exp(-a))/a^2"),
    (
        "exp(-r^2/(2*t^2))", 1, "interval(0, 1)", None,
        "sqrt(2*pi)*t*(1 - erfc(1/(sqrt(2)*t))) - 2*t^2*(1 - exp(-1/(2*t^2)))",
    ),
    ("r^(-1/2)", 1, "interval(3, 4)", None, "8/3"),
    ("exp(-a*r)", 1, "laplace(1)", None, "(a + 2)/(2*(1 + a)^2)"),
    ("exp(-r)", 1, "exponential(1)", None, "1/2"),
    ("exp(-r)", 1, "points(0: 1/2, 1: 1/2)", None, "(1 + exp(-1))/2"),
    ("exp(-r^2)", 1, "lorentzian(1)", None, "exp(4)*erfc(2)"),
]  # fmt: skip


@pytest.mark.parametrize(("cost", "dimension", "marginal", "other", "value"), TABLE)
def test_the_table_comes_out(cost: str, dimension: int | str, marginal: str, other: str | None, value: str) -> None:
    found = answer(cost, dimension, marginal, other)
    assert found.verdict.status is Status.HOLDS, found.verdict.reason
    assert equal(parse(str(found["value"])), parse(value)), found["value"]


SLATER = {
    "1s 1s": "5/8", "1s 2s": "17/81", "1s 2p": "59/243", "1s 3s": "815/8192", "1s 3p": "1783/16384",
    "2s 2s": "77/512", "2s 2p": "83/512", "2p 2p": "93/512", "2s 3s": "32857/390625", "2s 3p": "35161/390625",
    "2p 3s": "33889/390625", "2p 3p": "36697/390625", "3s 3s": "17/256", "3s 3p": "317/4608", "3p 3p": "1987/27648",
}  # fmt: skip


@pytest.mark.parametrize(("shells", "value"), SLATER.items())
def test_slater_integrals_are_exact(shells: str, value: str) -> None:
    first, second = shells.split()
    found = answer("1/r", 3, f"hydrogen({first})", f"hydrogen({second})")
    assert (found["value"], found["verdict"], found["trusts"]) == (value, "HOLDS", [])


@pytest.mark.parametrize(
    ("electrons", "value"),
    [
        (2, Fraction(5, 4)),
        (4, Fraction(49565, 20736)),
        (10, Fraction(54529, 5184)),
        (12, Fraction(805269528623, 64800000000)),
        (18, Fraction(526543783199, 25920000000)),
    ],
)
def test_bohr_atoms_repel_themselves_with_exactly_this_energy(electrons: int, value: Fraction) -> None:
    found = answer("1/r", 3, f"bohr({electrons})")
    assert found.verdict.status is Status.HOLDS
    assert Fraction(electrons**2, 2) * Fraction(str(found["value"])) == value


NODES, WEIGHTS = np.polynomial.legendre.leggauss(24)


def quadrature(function: Callable[[float], float], start: float, end: float) -> float:
    """Gauss's rule with 24 points."""
    half = (end - start) / 2
    return half * sum(w * function(start + half * (1 + x)) for x, w in zip(NODES, WEIGHTS, strict=True))


def mean_over_spheres(cost: Callable[[float], float], r: float, s: float) -> float:
    """The mean of the cost over two spheres of radii r, s in space: u = |x - y| has the density u/(2 r s)."""
    return quadrature(lambda u: u * cost(u), abs(r - s), r + s) / (2 * r * s)


@pytest.mark.parametrize(
    ("cost", "profile", "radius"),
    [
        ("1/r", lambda u: 1 / u, 1),
        ("exp(-r)/r", lambda u: math.exp(-u) / u, 2),
        ("exp(-r^2)", lambda u: math.exp(-(u**2)), 1),
    ],
)
def test_balls_agree_with_an_integral_over_pairs_of_spheres(
    cost: str, profile: Callable[[float], float], radius: int
) -> None:
    found = answer(cost, 3, f"ball({radius})")
    assert found.verdict.status is Status.HOLDS

    def of_sphere(r: float) -> float:
        def mass(s: float) -> float:
            return 3 * s**2 / radius**3 * mean_over_spheres(profile, r, s)

        return quadrature(mass, 0, r) + quadrature(mass, r, radius)

    numeric = quadrature(lambda r: 3 * r**2 / radius**3 * of_sphere(r), 0, radius)
    assert float(str(found["decimal"])) == pytest.approx(numeric, rel=NUMERIC)


def test_a_parameter_of_the_marginal_only_sets_the_scale() -> None:
    scaled = answer("exp(-a*r)", 1, "laplace(s)")
    assert equal(parse(str(scaled["value"])), parse("(a*s + 2)/(2*(1 + a*s)^2)"))


def test_a_density_of_another_mass_has_no_energy() -> None:
    found = answer("1/r", 3, "density(2*exp(-2*r)/pi)")
    assert found.verdict.status is Status.INCONCLUSIVE
    assert "the density does not have mass 1" in found.verdict.reason


def test_without_a_closed_form_the_reason_is_short() -> None:
    found = answer("exp(-r^4)", 2, "disc(1)")
    assert (found["value"], found["verdict"]) == (None, "INCONCLUSIVE")
    assert found.verdict.reason == "no closed form of the energy was found, and no bounds for it"


def test_the_certificate_is_about_the_question() -> None:
    found = answer("1/r", 3, "hydrogen(1s)", "hydrogen(2p)")
    assert found.certificate is not None
    assert isinstance(found.certificate.claim, MutualEnergy)
    assert found.certificate.claim.first != found.certificate.claim.second
