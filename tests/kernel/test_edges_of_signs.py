"""Claims about signs of transforms at the very edge of what a check accepts, and just beyond.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    NegativeAt,
    NegativeTransform,
    NotProportional,
    TransformEnclosure,
    TransformSign,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import (
    Evidence,
    OneFrequency,
    OracleEnclosure,
    Panels,
    TransformPanels,
    TwoWaveNumbers,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.sign import is_positive_at_zero
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, known, pair, reason

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def holds(claim: Claim, evidence: Evidence) -> None:
    verdict = check(claim, evidence)
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
    # pi for k < 1, 0 beyond: tempered, so that nothing is said at k = 0, where the formula has a value.
    claim, derivation = known("sin(r)/r", "1")
    four = Fraction(4)
    holds(TransformEnclosure(claim.setting, HALF, ZERO, four), derivation)
    complaint = "the wave number is not positive"
    assert reason(TransformEnclosure(claim.setting, ZERO, ZERO, four), derivation) == complaint


def test_a_tempered_transform_need_not_be_positive_at_zero() -> None:
    claim, derivation = known("-log(r)", "3")
    holds(TransformSign(claim.setting, "positive"), TransformPanels(derivation, Panels(claim.transform, ())))


def test_a_value_that_is_the_bound() -> None:
    claim, derivation = known("-exp(-r)", "1")  # -2/(k^2 + 1), which is -1 at k = 1
    holds(NegativeTransform(claim.setting, ONE, -ONE), derivation)
    holds(TransformEnclosure(claim.setting, ONE, -ONE, -ONE), derivation)


@pytest.mark.parametrize("k", ["k + 1", "r + 1"])
def test_the_wave_number_of_a_negative_value_is_a_number(k: str) -> None:
    claim, derivation = known("-exp(-r)", "1")
    false = NegativeAt(claim.setting, parse(k), parse(f"-2/(({k})^2 + 1)"))
    assert reason(false, derivation) == "the wave number mentions k or r"


@pytest.mark.parametrize(("first", "second"), [(ZERO, ONE), (ONE, ZERO)])
def test_quotients_at_zero_are_none(first: Fraction, second: Fraction) -> None:
    claim, derivation = known("exp(-r)", "1")
    false = NotProportional(claim.setting, parse("exp(-k^2)"))
    assert reason(false, TwoWaveNumbers(derivation, first, second)) == "a wave number is not positive"


@pytest.mark.parametrize(("first", "second"), [(ONE, HALF), (HALF, ONE)])
def test_quotients_may_differ_either_way(first: Fraction, second: Fraction) -> None:
    claim, derivation = known("exp(-r)", "1")
    holds(NotProportional(claim.setting, parse("exp(-k^2)")), TwoWaveNumbers(derivation, first, second))


UNKNOWN = "besselk(1/3, k) + k - 1"
"""A formula that is not defined at 0, and of which the kernel does not know how it behaves there."""


@pytest.mark.parametrize(
    ("profile", "form", "positive"),
    [
        # The value of the form at 0.
        ("r - 1", "1/(k^2 + 1)", True),
        ("r - 1", "k^2/(k^2 + 1)", False),
        ("r - 1", "-1/(k^2 + 1)", False),
        ("r - 1", "k^k", True),
        ("r - 1", "((k - 1/2)^(1/2))^2 + 1", False),
        # The integral of the profile.
        ("exp(-r)", UNKNOWN, True),
        ("1/r", UNKNOWN, True),
        ("max(1 - r, 0)", UNKNOWN, True),
        ("r*max(1 - r, 0)", UNKNOWN, False),
        ("1 - r", UNKNOWN, False),
        # The limit of the form.
        ("r - 1", "sin(k)/k", True),
        ("r - 1", "-sin(k)/k", False),
        ("r - 1", "sin(k)/k^2", False),
        ("r - 1", "sin(k)", False),
        ("r - 1", "-log(k)", False),
        ("r - 1", UNKNOWN, False),
        ("r - 1", "gamma(k - 5)", False),
    ],
)
def test_what_is_positive_at_zero(profile: str, form: str, *, positive: bool) -> None:
    where = domain(())
    assert is_positive_at_zero(pair(profile, form, "1"), parse(form), where) is positive


def test_a_nonnegative_transform_may_vanish_at_the_origin() -> None:
    claim, derivation = known("(1 - 2*r^2)*exp(-r^2)", "1")
    panels = TransformPanels(derivation, Panels(claim.transform, ()))
    holds(TransformSign(claim.setting, "nonnegative"), panels)
    assert "positive at k = 0" in reason(TransformSign(claim.setting, "positive"), panels)


# Up to the factor 2/k^2 that of max(1 - r, 0) is 1 - cos(k).
TENT = {"frequency": "1", "constant": "2/k^2", "sine": "0", "cosine": "-2/k^2", "excess": "0"}


@pytest.mark.parametrize("name", TENT)
def test_each_part_of_a_wave_has_a_value(name: str) -> None:
    claim, derivation = known("max(1 - r, 0)", "1")
    parts = TENT | {name: f"{TENT[name]} + {NO_VALUE} - {NO_VALUE}"}
    evidence = OneFrequency(derivation, **{part: parse(term) for part, term in parts.items()})
    assert reason(TransformSign(claim.setting, "nonnegative"), evidence) == "a term is not defined"


def test_waves_that_may_vanish_at_the_origin() -> None:
    claim, derivation = known("(1 - r^2)*exp(-r^2/2)", "1")
    parts = {"constant": "sqrt(2*pi)*k^2*exp(-k^2/2)", "cosine": "0", "excess": "2*pi*k^4*exp(-k^2)"}
    evidence = OneFrequency(derivation, **{part: parse(term) for part, term in (TENT | parts).items()})
    holds(TransformSign(claim.setting, "nonnegative"), evidence)


def test_waves_of_a_cost_that_is_not_integrable() -> None:
    # 2 pi/k^2: there is no k = 0.
    claim, derivation = known("-log(r)", "2")
    parts = {"constant": "2*pi/k^2", "cosine": "0", "excess": "4*pi^2/k^4"}
    evidence = OneFrequency(derivation, **{part: parse(term) for part, term in (TENT | parts).items()})
    holds(TransformSign(claim.setting, "positive"), evidence)


@pytest.mark.parametrize("cuts", [(), (ONE,), (HALF, ONE)])
def test_panels_begin_at_zero(cuts: tuple[Fraction, ...]) -> None:
    # sqrt(pi) (k^2/2 - 1/8) exp(-k^2/4) is negative for k < 1/2 alone.
    claim, derivation = known("(7/8 - 2*r^2)*exp(-r^2)", "1")
    panels = Panels(parse("sqrt(pi)*(k^2/2 - 1/8)*exp(-k^2/4)"), cuts)
    refused = reason(TransformSign(claim.setting, "nonnegative"), TransformPanels(derivation, panels))
    assert refused == "the sign is not seen on every panel"
