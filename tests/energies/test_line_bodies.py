"""Energies on the line that are enclosed, against closed forms and against integration over quantiles."""

from collections.abc import Callable
from fractions import Fraction
from math import comb

import mpmath
import pytest

from mfsym.answers import line_energy
from mfsym.answers.energies import bounds_on_line
from mfsym.densities import marginal_in
from mfsym.kernel.claim import EnergyOfBodies, Setting
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE

Function = Callable[[mpmath.mpf], mpmath.mpf]


def bounds(cost: str, law: str, bodies: int) -> EnergyOfBodies:
    claim = bounds_on_line(Setting(parse(cost), ONE), marginal_in(ONE, law), bodies).claim
    assert isinstance(claim, EnergyOfBodies)
    return claim


def laplace(t: mpmath.mpf) -> mpmath.mpf:
    return mpmath.log(2 * t) if t < 0.5 else -mpmath.log(2 * (1 - t))


def normal(t: mpmath.mpf) -> mpmath.mpf:
    return mpmath.sqrt(2) * mpmath.erfinv(2 * t - 1)


@pytest.mark.parametrize("rate", [1, 2, 3])
def test_two_bodies_with_the_law_of_laplace_have_a_beta_function(rate: int) -> None:
    claim = bounds(f"exp(-{rate}*r)", "laplace(1)", 2)
    # The integral of (u (1 - u))^rate.
    assert claim.lower <= Fraction(1, (2 * rate + 1) * comb(2 * rate, rate)) <= claim.upper
    assert claim.upper - claim.lower < Fraction(1, 10**18)


@pytest.mark.parametrize(
    ("cost", "law", "bodies", "function", "quantile"),
    [
        ("exp(-r)", "laplace(1)", 3, lambda r: mpmath.exp(-r), laplace),
        ("1/r", "laplace(1)", 2, lambda r: 1 / r, laplace),
        ("exp(-r)", "gaussian(1)", 3, lambda r: mpmath.exp(-r), normal),
        ("1/r", "gaussian(1)", 4, lambda r: 1 / r, normal),
    ],
)
def test_the_energy_is_that_of_systematic_sampling(
    cost: str, law: str, bodies: int, function: Function, quantile: Function
) -> None:
    def sampled(u: mpmath.mpf) -> mpmath.mpf:
        places = [quantile((j + u) / bodies) for j in range(bodies)]
        return sum(function(y - x) for i, y in enumerate(places) for x in places[:i])

    expected = mpmath.quad(sampled, [0, 0.001, 0.1, 0.5, 0.9, 0.999, 1])
    claim = bounds(cost, law, bodies)
    assert abs(expected - mpmath.mpf(float(claim.lower))) < 1e-4
    assert claim.upper - claim.lower < Fraction(1, 10**17)


def test_the_answer_has_the_digits_and_the_mean_field_energy() -> None:
    answer = line_energy("exp(-r)", "laplace(1)", 3)
    assert str(answer["energy_of_bodies"]).startswith("0.67055126526515")
    assert str(answer["value"]).startswith("0.22351708842171")
    assert (answer["mean_field"], answer["verdict"]) == ("3/8", "HOLDS")
    assert "oracle:arb" in answer["trusts"]
