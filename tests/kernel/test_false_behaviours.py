"""False claims about formulas whose parts look constant, or bounded by a fixed power of r, and are not."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.claim import CostProperty, MutualEnergy, Placed, Points, TransformSign
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import (
    AtDistance,
    CompletelyMonotone,
    Equation,
    Evidence,
    OverParts,
    Pair,
    Panels,
    PartEnergy,
    SeenFromFormula,
    SumOverPoints,
    TransformPanels,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import INTEGRAL_RULES
from mfsym.kernel.origin import is_locally_integrable
from mfsym.kernel.term import ZERO
from tests.kernel.proofs import known, reason, setting


@pytest.mark.parametrize("absent", ["bounded", "integrable"])
@pytest.mark.parametrize(
    "excess",
    # As r -> 0 the products tend to 1/2, 1/2, sqrt(1/2) and 2, so that the cost is 0 for small r.
    [
        "exp(-1/r)*sinh(1/r + r/(1 + r)) - 3/4",
        "exp(-1/r)*cosh(1/r + r/(1 + r)) - 3/4",
        "exp(r/(1 + r) - 1/r)*sqrt(sinh(2/r)) - 3/4",
        "3/2 - exp(r/(1 + r) + 1/r)*sech(1/r)",
    ],
)
def test_product_of_exponentials_with_a_constant_beside(excess: str, absent: str) -> None:
    cost = f"max({excess}, 0)/r^3"
    missing = CostProperty(setting(cost, "3"), absent, holds=False)  # type: ignore[arg-type]
    assert "not seen" in reason(missing, AtDistance(ZERO, ZERO))


def test_bessel_function_of_growing_order() -> None:
    # J_r(r) decays as r^(-1/3) and not as r^(-1/2), so that this decays as r^(-14/15).
    cost = CostProperty(setting("besselj(r, r)*(1 + r)^(-3/5)", "1"), "integrable", holds=True)
    assert "not seen to be integrable" in reason(cost, SeenFromFormula())


@pytest.mark.parametrize(
    "profile",
    # (1 + x)^(1/(1 + x)) rises until 1 + x = exp(1), and falls from there.
    [
        "exp(-r^(1/(1 + r)))",
        "exp(-(1 + r/4)^(1/(1 + r/4)))",
        "sech((1 + r/4)^(1/(4*(1 + r/4))))",
        "log(1 + (1 + r/4)^(-1/(1 + r/4)))",
    ],
)
def test_power_with_an_exponent_that_falls_is_not_monotone(profile: str) -> None:
    # Positive in every dimension are the transforms of completely monotone functions of r^2 alone (Schoenberg).
    evidence = CompletelyMonotone((parse(profile),))
    assert "completely monotone" in reason(TransformSign(setting(profile, "d"), "positive"), evidence)


def test_error_functions_of_both_kinds() -> None:
    # A cost that is negative everywhere.
    profile = "-erf(r)/r - erfc(2*r)/r"
    evidence = CompletelyMonotone((parse(profile),))
    assert "completely monotone" in reason(TransformSign(setting(profile, "3"), "positive"), evidence)


def test_power_with_an_exponent_that_vanishes_does_not_vanish() -> None:
    # r^r tends to 1: the cost is near a positive multiple of 1/r^3.
    assert not is_locally_integrable(parse("(1 - exp(-r^r))/r^3"), parse("3"), domain(()))


def test_value_at_zero_of_a_power_with_an_exponent_that_vanishes() -> None:
    # Both powers are equal, and are 1 at r = 0; the integral of 2/(1 + r^2) is pi.
    _, proof = known("exp(-r)", "1")
    pair = proof.steps[-1].conclusion
    assert isinstance(pair, Pair)
    line = replace(pair, profile=parse("exp(-r) + r^r - (r^2)^(r/2)"))
    found = INTEGRAL_RULES["inversion-at-zero"]((line,), {}, domain(()))
    assert isinstance(found, Equation)
    assert found.right == parse("pi*(exp(0) + 0^0 - 0^0)")


# --- a factor that is 0 beside one that is infinite ------------------------------------------------


def test_sign_of_a_difference_that_looks_constant() -> None:
    # 2*k/k is 2, not 0; the cost is negative, and so is its transform.
    claim, proof = known("-(erf(2) - erf(1))*exp(-r)", "1")
    panels = Panels(parse("(erf(1) - erf(2*k/k))*2/(1 + k^2)"), ())
    false = TransformSign(claim.setting, "nonnegative")
    assert reason(false, TransformPanels(proof, panels)) == "the sign is not seen on every panel"


def test_negative_value_of_a_cost_that_vanishes() -> None:
    false = CostProperty(setting("r*r^(-1) - 1", "3"), "nonnegative", holds=False)
    assert reason(false, AtDistance(ZERO, parse("-1"))) == "the cost is not defined at a distance"


UNIT = Fraction(1)
CENTER = Points(((Fraction(0),) * 3,), (UNIT,))


@pytest.mark.parametrize(
    ("law", "evidence"),
    [
        (CENTER, SumOverPoints()),
        (Placed((CENTER,), (CENTER.points[0],), (UNIT,)), OverParts((PartEnergy(ZERO, SumOverPoints()),))),
    ],
)
def test_energy_of_a_point_with_itself(law: Points | Placed, evidence: Evidence) -> None:
    # The cost is 1/r, in other words.
    false = MutualEnergy(setting("r*r^(-2)", "3"), law, law, ZERO)
    assert reason(false, evidence) == "the cost is not defined at a distance"
