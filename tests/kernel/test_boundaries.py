"""Claims at the very edge of what a check accepts, and just beyond: what mutation testing found to be untested."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeTransform, OptimalCost, TransformEnclosure, TransformSign, TransportProblem
from mfsym.kernel.evidence import (
    Evidence,
    OracleEnclosure,
    Panels,
    PlanAndPotential,
    TransformPanels,
    WeightedConfiguration,
)
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import known, reason

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def holds(claim: object, evidence: Evidence) -> None:
    verdict = check(claim, evidence)  # type: ignore[arg-type]
    assert verdict.status is Status.HOLDS, verdict.reason


# --- transforms at one wave number -----------------------------------------------------------------


def test_a_negative_transform_close_to_its_edges() -> None:
    claim, derivation = known("-exp(-r^2)", "3")
    holds(NegativeTransform(claim.setting, HALF, -HALF), derivation)
    assert reason(NegativeTransform(claim.setting, ZERO, -ONE), derivation) == "the wave number is not positive"
    for upper in (ZERO, HALF):
        assert reason(NegativeTransform(claim.setting, ONE, upper), derivation) == "the upper bound is not negative"


def test_a_negative_value_of_an_oracle_close_to_its_edges() -> None:
    claim, _ = known("-exp(-r^2)", "3")
    holds(NegativeTransform(claim.setting, ONE, -HALF), OracleEnclosure("arb", -ONE, -HALF))
    below = OracleEnclosure("arb", -ONE, -ONE)
    holds(NegativeTransform(claim.setting, ONE, -ONE), below)
    for upper in (ZERO, HALF):
        assert reason(NegativeTransform(claim.setting, ONE, upper), below) == "the upper bound is not negative"


def test_values_without_bounds() -> None:
    claim, derivation = known("a*exp(-r^2)", "3")
    assert "not seen below the bound" in reason(NegativeTransform(claim.setting, ONE, -ONE), derivation)
    assert "not seen below its bound" in reason(TransformEnclosure(claim.setting, ONE, ZERO, ONE), derivation)
    claim, derivation = known("-a*exp(-r^2)", "3")
    assert "not seen above its bound" in reason(TransformEnclosure(claim.setting, ONE, -ONE, ZERO), derivation)


def test_only_an_integrable_cost_has_a_value_at_zero() -> None:
    claim, derivation = known("exp(-r^2)", "3")
    holds(TransformEnclosure(claim.setting, ZERO, Fraction(5), Fraction(6)), derivation)
    # 4 pi/(k^2 + 1) - 4 pi/k^2 + ... : tempered, so that nothing is said at k = 0, where the formula has a value.
    claim, derivation = known("1/r^2 - 1/r^2*exp(-r)", "3")
    holds(TransformEnclosure(claim.setting, HALF, ZERO, Fraction(100)), derivation)


def test_a_tempered_transform_need_not_be_positive_at_zero() -> None:
    claim, derivation = known("-log(r)", "3")
    holds(TransformSign(claim.setting, "positive"), TransformPanels(derivation, Panels(claim.transform, ())))


# --- plans and potentials --------------------------------------------------------------------------


@pytest.mark.parametrize("bodies", [0, 1])
def test_fewer_than_two_bodies_have_no_cost(bodies: int) -> None:
    # Without pairs, 0 times any value is what the plan costs and what the potential shows.
    plan = (WeightedConfiguration((bodies, 0), HALF), WeightedConfiguration((0, bodies), HALF))
    costs = ((ONE, ZERO), (ZERO, ONE))
    false = OptimalCost(TransportProblem(costs, (HALF, HALF), bodies), Fraction(7))
    assert reason(false, PlanAndPotential(plan, (ZERO, ZERO))) == "there are fewer than two bodies"
