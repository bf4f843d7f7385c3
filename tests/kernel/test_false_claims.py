"""One false claim for each check of derivations, such that only that check refuses it.

Where no false claim can tell, the claim or the evidence is not well formed.  ``scripts/mutate.py --checks`` deletes
the checks in turn and sees that these tests notice.
"""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import CorrelationOptimal, NegativeTransform, TransformSign, UniformBall
from mfsym.kernel.evidence import CostPanels, Derivation, Panels, Step, TransformPanels
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import (
    BELL,
    ITS_TRANSFORM,
    NO_VALUE,
    SIGN,
    claim,
    derivation,
    equation,
    gaussian,
    known,
    pair,
    reason,
    setting,
    step,
)


def test_what_the_false_claims_vary_is_accepted() -> None:
    assert check(claim(BELL, ITS_TRANSFORM, "3"), derivation(gaussian())).status is Status.HOLDS


# --- the claim -------------------------------------------------------------------------------------


def test_another_transform() -> None:
    false = claim(BELL, "2*pi^(3/2)*exp(-k^2/4)", "3")
    assert reason(false, derivation(gaussian())) == "the derivation ends in another transform"


def test_coulomb_cost_is_not_integrable() -> None:
    true, proof = known("1/r", "3")
    assert "as tempered" in reason(replace(true, sense="integrable"), proof)


def test_transform_that_is_not_defined() -> None:
    # For 4 < z < 5 the claim says that the transform is negative.
    false = claim(BELL, f"{ITS_TRANSFORM}*{SIGN}", "3")
    assert reason(false, derivation(gaussian())) == "a formula of the claim is not certainly defined"


def test_transform_with_integrals_that_diverge() -> None:
    false = claim(BELL, f"{ITS_TRANSFORM} + integral(t, t) - integral(t, t)", "3")
    assert reason(false, derivation(gaussian())) == "a formula of the claim is not certainly defined"


def test_profile_that_is_not_defined() -> None:
    false = claim(f"{BELL}*{SIGN}", ITS_TRANSFORM, "3")
    assert reason(false, derivation(gaussian())) == "a formula of the claim is not certainly defined"


def test_condition_on_the_distance() -> None:
    # r^2 - r is negative for r < 1.
    false = CorrelationOptimal(setting("r^2 - r", "3", "r - 1"), UniformBall(Fraction(1)))
    assert reason(false, CostPanels(Panels(parse("r*(r - 1)"), ()))) == "a condition is not about parameters"


@pytest.mark.parametrize("condition", ["-1", "-a", "1 - d"])
def test_condition_that_is_never_met(condition: str) -> None:
    # A claim under such a condition says nothing.
    false = claim(BELL, "pi^(d/2)*exp(-k^2/4)", "d", condition)
    assert reason(false, derivation(gaussian("1", "d"))) == "a condition is never met"


def test_conditions_that_exclude_each_other() -> None:
    false = claim(BELL, ITS_TRANSFORM, "3", "s - 2", "1 - s")
    assert reason(false, derivation(gaussian())) == "a condition is never met"


def test_condition_on_a_dimension_that_is_another_number() -> None:
    false = claim(BELL, ITS_TRANSFORM, "3", "d - 5")
    assert reason(false, derivation(gaussian())) == "a condition is never met"


@pytest.mark.parametrize("dimension", ["1/2", "0", "-1", "a", "d + 1", "pi"])
def test_dimension_that_is_none(dimension: str) -> None:
    false = claim(BELL, f"pi^(({dimension})/2)*exp(-k^2/4)", dimension)
    assert "neither a positive integer nor d" in reason(false, derivation(gaussian("1", dimension)))


def test_derivation_in_another_dimension() -> None:
    false = claim(BELL, ITS_TRANSFORM, "2")
    assert reason(false, derivation(gaussian())) == "the derivation is about another dimension"


def test_derivation_about_another_cost() -> None:
    false = claim("exp(-2*r^2)", ITS_TRANSFORM, "3")
    assert reason(false, derivation(gaussian())) == "the derivation is about another cost"


@pytest.mark.parametrize(
    "steps", [(), (step("bessel-half", (), {"z": "1"}, equation("besselk(1/2, 1)", "sqrt(pi/2)*exp(-1)")),)]
)
def test_derivation_that_does_not_end_in_a_transform(steps: tuple[Step, ...]) -> None:
    assert reason(claim(BELL, ITS_TRANSFORM, "3"), Derivation(steps)) == "the derivation does not end in a transform"


# --- the lines -------------------------------------------------------------------------------------


@pytest.mark.parametrize("premise", [0, 1, 10**9, -1])
def test_line_that_is_its_own_premise(premise: int) -> None:
    line = step("linearity", (premise,), {"coefficient0": "1"}, pair(BELL, "k", "3"))
    assert "a line that does not come before it" in reason(claim(BELL, "k", "3"), derivation(line))


def test_rule_that_does_not_exist() -> None:
    line = replace(gaussian(), rule="obviously")
    assert "no fact or rule of this name" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(line))


def test_line_that_says_something_else() -> None:
    line = replace(gaussian(), conclusion=pair(BELL, "exp(-k^2)", "3"))
    assert "says something else than what follows" in reason(claim(BELL, "exp(-k^2)", "3"), derivation(line))


def test_line_of_another_kind() -> None:
    line = replace(gaussian(), conclusion=equation(BELL, BELL))
    assert "of different kinds" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(line))


def test_line_in_another_dimension() -> None:
    line = replace(gaussian(), conclusion=pair(BELL, ITS_TRANSFORM, "2"))
    assert "the line is about another dimension" in reason(claim(BELL, ITS_TRANSFORM, "2"), derivation(line))


def test_line_in_a_stronger_sense() -> None:
    true, proof = known("1/r", "3")
    last = replace(proof.steps[-1], conclusion=pair("1/r", "4*pi/k^2", "3"))
    false = replace(true, sense="integrable")
    assert "the line says integrable, what follows is tempered" in reason(false, derivation(*proof.steps[:-1], last))


def test_line_without_a_value() -> None:
    # Where a formula has no value, the normal form and interval arithmetic may disagree: here 1, and at most -2.
    line = replace(gaussian(), conclusion=pair(BELL, f"{ITS_TRANSFORM}*(-3*{NO_VALUE} - 2)", "3"))
    false = NegativeTransform(setting(BELL, "3"), Fraction(1), Fraction(-1))
    assert "a side is not certainly defined" in reason(false, derivation(line))


# --- facts -----------------------------------------------------------------------------------------


def test_value_for_what_is_no_variable_of_the_fact() -> None:
    line = step("gaussian-transform", (), {"p": "1", "d": "3", "k": "2"}, pair(BELL, "pi^(3/2)*exp(-1)", "3"))
    assert "the fact has the variables p, d" in reason(claim(BELL, "pi^(3/2)*exp(-1)", "3"), derivation(line))


def test_value_with_a_variable_of_integration() -> None:
    one = "integral(exp(-t), t)"
    line = step("gamma-integral", (), {"s": "1", "p": one}, equation("integral(exp(-p*t), t)", "1"))
    assert "mentions a variable of integration" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(line))


def test_growing_gaussian() -> None:
    assert "a condition of the fact is not met" in reason(
        claim("exp(r^2)", "-pi*exp(k^2/4)", "2"), derivation(gaussian("-1", "2"))
    )


def test_rate_that_is_not_constant() -> None:
    false = claim("exp(-r*r^2)", "(pi/r)^(3/2)*exp(-k^2/(4*r))", "3")
    assert "a value mentions r or k" in reason(false, derivation(gaussian("r")))


# --- what is not evidence --------------------------------------------------------------------------


def test_evidence_of_another_kind() -> None:
    assert "is no evidence" in reason(claim(BELL, ITS_TRANSFORM, "3"), CostPanels(Panels(parse("1"), ())))
    panels = TransformPanels(derivation(gaussian()), Panels(parse(ITS_TRANSFORM), ()))
    assert check(TransformSign(setting(BELL, "3"), "positive"), panels).status is Status.HOLDS
    assert "is no evidence" in reason(TransformSign(setting(BELL, "3"), "positive"), panels.derivation)
