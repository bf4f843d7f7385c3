"""Energies of laws that are moved, scaled and added: each against a formula of the literature or an integral."""

import itertools
import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pytest

from mfsym.answers import mean_field_energy
from mfsym.energies.even_functions import EvenFunction, convolved, monomial
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse

# Gauss's rule in double precision, on panels that end where the integrands have kinks.
NUMERIC = 1e-9

CLOSED = [
    # cost, dimension, marginal, other, value
    ("1/r", 3, "gaussian(s)", "gaussian(t) at (1, 2, 2)", "(1 - erfc(3/sqrt(2*(s^2 + t^2))))/3"),  # erf(R/...)/R
    ("1/r", 3, "ball(1)", "ball(1) at (3, 0, 0)", "1/3"),  # Newton
    ("1/r", 3, "ball(1)", "sphere(2) at (0, 4, 0)", "1/4"),
    ("1/r", 3, "ball(1)", "points((0, 0, 5): 1)", "1/5"),
    ("1/r", 3, "ball(1)", "points((0, 1/2, 0): 1)", "11/8"),  # (3 - r^2)/2
    ("1/r", 3, "sphere(1)", "sphere(3) at (1, 0, 0)", "1/3"),  # inside of the other
    # With q = R: 1/R - exp(-2R)(1/R + 11/8 + 3R/4 + R^2/6), the Coulomb integral of two hydrogen atoms.
    ("1/r", 3, "slater(1)", "slater(1) at (2, 0, 0)", "1/2 - exp(-4)*97/24"),
    ("1/r", 3, "slater(1)", "points((2, 0, 0): 1)", "1/2 - exp(-4)*3/2"),
    ("exp(-a*r)", 1, "interval(0, 1)", "interval(5, 6)", "exp(-4*a)*(1 - exp(-a))^2/a^2"),
    ("exp(-a*r)", 1, "interval(0, 1)", "interval(0, 1) at 2", "exp(-a)*(1 - exp(-a))^2/a^2"),
    ("-r", 1, "interval(0, 1)", "interval(2, 4)", "-5/2"),
    ("exp(-r)", 1, "laplace(1)", "points(3: 1)", "2*exp(-3)"),
    ("exp(-r)", 1, "exponential(1)", "exponential(1) at 2", "3*exp(-2)/2"),
    ("1/(1 + r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1", "4/17"),
    ("exp(-e*r)/r", 3, "ball(1)", "ball(1) at (5, 0, 0)", "9*exp(-5*e)*((e + 1)*exp(-e) + (e - 1)*exp(e))^2/(20*e^6)"),
    ("1/r", 3, "1/2*ball(1) + 1/2*ball(1) at (3, 0, 0)", None, "23/30"),  # (6/5 + 1/3)/2
    ("1/r", 3, "scaled(slater(1), 2)", None, "5/16"),
    ("1/r", 3, "slater(1)", "ball(1)", "6*exp(-2)"),
    ("1/r", 3, "ball(1)", "ball(2)", "57/80"),
    ("exp(-r)", 1, "interval(0, 1)", "interval(-1/2, 3/2)", "1 - exp(-1/2) + exp(-3/2)"),
]


@pytest.mark.parametrize(("cost", "dimension", "marginal", "other", "value"), CLOSED)
def test_closed_forms(cost: str, dimension: int, marginal: str, other: str | None, value: str) -> None:
    found = mean_field_energy(cost, dimension, marginal, other)
    assert found["verdict"] == "HOLDS", found["reason"]
    assert equal(parse(str(found["value"])), parse(value)), found["value"]


def gauss(function: Callable[[np.ndarray], np.ndarray], ends: list[float]) -> float:
    nodes, weights = np.polynomial.legendre.leggauss(60)
    return float(
        sum((b - a) / 2 * weights @ function((b - a) / 2 * nodes + (a + b) / 2) for a, b in itertools.pairwise(ends))
    )


def test_two_balls_that_overlap() -> None:
    # The potential of the ball of radius 2 is (12 - s^2)/16 up to s = 2, then 1/s; the centre of the other ball is at
    # the distance sqrt(2), and a sphere of radius r around it meets s^2 = 2 + r^2 + 2 sqrt(2) r t, -1 < t < 1.
    def potential(s: np.ndarray) -> np.ndarray:
        return np.where(s < 2, (12 - s**2) / 16, 1 / s)

    def shell(r: float) -> float:
        distance = math.sqrt(2)
        kink = min(max((4 - 2 - r**2) / (2 * distance * r), -1), 1)
        return gauss(lambda t: potential(np.sqrt(2 + r**2 + 2 * distance * r * t)), [-1, kink, 1]) / 2

    edge = 2 - math.sqrt(2)
    expected = gauss(lambda r: 3 * r**2 * np.array([shell(float(x)) for x in r]), [0, edge, 1])
    found = mean_field_energy("1/r", 3, "ball(1)", "ball(2) at (1, 1, 0)")
    assert abs(float(str(found["decimal"])) - expected) < NUMERIC


@pytest.mark.parametrize(
    ("marginal", "other", "density", "ends"),
    [
        # The potential of exp(-r) for the law exp(-x/2)/2 on (2, oo) or (0, oo), at x > 0 or beyond.
        ("exponential(1)", "exponential(2) at 2", lambda y: np.exp(-(y - 2) / 2) / 2 * (0.5 + y) * np.exp(-y), [2, 60]),
        ("exponential(1)", "interval(0, 1)", lambda y: (0.5 + y) * np.exp(-y), [0, 1]),
    ],
)
def test_laws_that_are_not_even(
    marginal: str, other: str, density: Callable[[np.ndarray], np.ndarray], ends: list[float]
) -> None:
    # At y > 0 the exponential law has the potential of exp(-r): y exp(-y) + exp(-y)/2.
    found = mean_field_energy("exp(-r)", 1, marginal, other)
    expected = gauss(density, [ends[0], *(ends[0] + x for x in range(1, int(ends[1] - ends[0]) + 1))])
    assert found["trusts"]
    assert "oracle:arb" in found["trusts"]
    assert abs(float(str(found["decimal"]).rstrip(".")) - expected) < NUMERIC


def test_a_sum_of_two_kinds_of_laws() -> None:
    # |x - y| and Gaussian and ball: erf potential of the Gaussian, averaged over the ball around (3, 0, 0).
    found = mean_field_energy("1/r", 3, "gaussian(1)", "ball(1) at (3, 0, 0)")

    def potential(s: np.ndarray) -> np.ndarray:
        return np.array([math.erf(x / math.sqrt(2)) / x for x in s])

    expected = gauss(
        lambda r: (
            3
            * r**2
            * np.array([gauss(lambda t, x=float(x): potential(np.sqrt(9 + x**2 + 6 * x * t)), [-1, 1]) / 2 for x in r])
        ),
        [0, 1],
    )
    assert abs(float(str(found["decimal"]).rstrip(".")) - expected) < NUMERIC


def value_at(f: EvenFunction, x: float) -> float:
    return sum(
        float(c) * abs(x) ** n * math.exp(float(t) - float(a) * abs(x))
        for part in f
        if part.end is None or abs(x) < part.end
        for (a, n, t), c in part.monomials.items()
    )


@pytest.mark.parametrize(
    ("f", "g"),
    [
        (monomial(Fraction(2), Fraction(0), 2, Fraction(1)), monomial(Fraction(1), Fraction(0), 1, Fraction(3))),
        (monomial(Fraction(1), Fraction(1), 1, Fraction(2)), monomial(Fraction(1), Fraction(2), 2)),
        (monomial(Fraction(1), Fraction(1), 1), monomial(Fraction(3), Fraction(1), 2)),
        (monomial(Fraction(1), Fraction(0), 0, Fraction(1)), monomial(Fraction(1), Fraction(1), 1, Fraction(1))),
    ],
)
def test_convolutions(f: EvenFunction, g: EvenFunction) -> None:
    found = convolved(f, g)
    ends = [float(part.end) for part in (*f, *g) if part.end is not None]
    for x in (0.1, 0.7, 1.7, 2.6, 5.3):
        kinks = {0.0, x, 40.0, -40.0, *range(-40, 41), *ends, *(-e for e in ends), *(x + e for e in ends)}
        kinks |= {x - e for e in ends}
        expected = gauss(lambda y, x=x: np.array([value_at(f, t) * value_at(g, x - t) for t in y]), sorted(kinks))
        assert abs(value_at(found, x) - expected) < NUMERIC * max(1, abs(expected))
