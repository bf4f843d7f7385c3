"""Signs that follow from other signs, at the edge of what is accepted, and just beyond.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Setting, SignCriterion, TransformSign
from mfsym.kernel.evidence import (
    AskeyFunction,
    Cases,
    CompactInHigherDimension,
    CompletelyMonotone,
    Decreasing,
    Dilated,
    FlatAtOrigin,
    HigherDimension,
    Panels,
    ProductOfCosts,
    SignEvidence,
    SumOfCosts,
    TransformPanels,
    Waves,
    WaveTimesCost,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, known, reason, setting

ONE = parse("1")


def monotone(*forms: str) -> CompletelyMonotone:
    return CompletelyMonotone(tuple(map(parse, forms)))


def askey(exponent: str, end: str = "1") -> AskeyFunction:
    return AskeyFunction(ONE, parse(end), parse(exponent))


def holds(where: Setting, sign: Any, evidence: SignEvidence) -> frozenset[str]:
    verdict = check(TransformSign(where, sign), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    return verdict.trusts


def refused(where: Setting, sign: Any, evidence: SignEvidence) -> str:
    return reason(TransformSign(where, sign), evidence)


# --- higher dimensions -----------------------------------------------------------------------------


def test_the_same_dimension_is_high_enough() -> None:
    same = HigherDimension(parse("3"), monotone("exp(-r)"))
    holds(setting("exp(-r)", "3"), "positive", same)
    holds(setting("exp(-r)", "3"), "positive", SumOfCosts((parse("exp(-r)"),), (same,)))


@pytest.mark.parametrize("dimension", ["d", "a"])
def test_a_higher_dimension_is_a_number(dimension: str) -> None:
    evidence = HigherDimension(parse(dimension), monotone("exp(-r)"))
    assert refused(setting("exp(-r)", "3"), "positive", evidence) == "the dimension is not higher"


def test_a_sign_in_a_higher_dimension_under_a_condition() -> None:
    # (1 - r)^s has a transform >= 0 in dimension 3 if and only if s >= 2.
    evidence = HigherDimension(parse("3"), askey("s"))
    holds(setting("max(1 - r, 0)^s", "1", "s - 2"), "nonnegative", evidence)
    assert refused(setting("max(1 - r, 0)^s", "1", "s - 1"), "nonnegative", evidence)


def test_a_sign_in_a_higher_dimension_of_a_cost_that_is_not_integrable() -> None:
    evidence = HigherDimension(parse("3"), monotone("1/r"))
    holds(setting("1/r", "2"), "nonnegative", evidence)
    assert "not seen to be continuous" in refused(setting("1/r", "2"), "positive", evidence)


def test_compact_costs_end_at_a_positive_distance() -> None:
    cut = CompactInHigherDimension(parse("3"), parse("b"), Fraction(1, 2), Decreasing((ONE, parse("0"))))
    holds(setting("if(r < b, 1/r, 0)", "2"), "positive", cut)
    for end in ("-b", "-1", "0", "b + r", "b - a"):
        found = refused(setting("if(r < b, 1/r, 0)", "2"), "positive", replace(cut, end=parse(end)))
        assert found == "the end is not a positive constant"
    same = replace(cut, dimension=parse("2"))
    assert refused(setting("if(r < b, 1/r, 0)", "2"), "positive", same) == "the dimension is not higher"


def test_compact_costs_that_are_negative_at_the_distance() -> None:
    wave = WaveTimesCost(3, parse("5"), parse("max(1 - r, 0)^2"), askey("2"))
    cut = CompactInHigherDimension(parse("3"), ONE, Fraction(4, 5), wave)
    holds(setting("sin(5*r)/(5*r)*max(1 - r, 0)^2", "2"), "positive", cut)


def test_compact_costs_with_a_value_that_is_rational() -> None:
    # (1 - r/b)^2 is 1/4 at r = b/2; interval arithmetic does not see its sign for every b.
    cut = CompactInHigherDimension(parse("3"), parse("b"), Fraction(1, 2), askey("2", "b"))
    holds(setting("max(1 - r/b, 0)^2", "2"), "positive", cut)


# --- costs that are seen to be regular by their derivation alone -----------------------------------

HIDDEN = "exp(-r)*(cosh(1/r)^2 - sinh(1/r)^2)"
"""exp(-r), but each addend alone grows beyond all powers near r = 0."""


def by_derivation(dimension: str) -> TransformPanels:
    claim, derivation = known("exp(-r)", dimension)
    return TransformPanels(derivation, Panels(claim.transform, ()))


def test_a_regular_cost_in_a_higher_dimension() -> None:
    holds(setting(HIDDEN, "2"), "positive", HigherDimension(parse("3"), by_derivation("3")))
    unseen = monotone("exp(-r)")
    assert refused(setting(HIDDEN, "2"), "positive", HigherDimension(parse("3"), unseen))


def test_a_regular_factor_and_a_regular_addend() -> None:
    seen, bell = by_derivation("3"), monotone("exp(-r^2)")
    product = ProductOfCosts(parse(HIDDEN), seen, parse("exp(-r^2)"), bell, Fraction(1))
    holds(setting("exp(-r)*exp(-r^2)", "3"), "positive", product)
    both = SumOfCosts((parse(HIDDEN), parse("exp(-r^2)")), (seen, bell))
    holds(setting("exp(-r) + exp(-r^2)", "3"), "positive", both)


def test_waves_times_a_regular_cost() -> None:
    wave = WaveTimesCost(3, ONE, parse(HIDDEN), by_derivation("2"))
    holds(setting("sin(r)/r*exp(-r)", "2"), "positive", wave)


# --- sums ------------------------------------------------------------------------------------------

TWO_TENTS = SumOfCosts((parse("max(1 - r, 0)"),) * 2, (askey("1"),) * 2)


def test_a_sum_of_one() -> None:
    holds(setting("exp(-r)", "1"), "positive", SumOfCosts((parse("exp(-r)"),), (monotone("exp(-r)"),)))


def test_the_first_addend_has_the_sign_of_the_sum() -> None:
    holds(setting("2*max(1 - r, 0)", "1"), "nonnegative", TWO_TENTS)
    assert "positive at k = 0" in refused(setting("2*max(1 - r, 0)", "1"), "positive", TWO_TENTS)


def test_the_first_addend_of_a_positive_sum_is_integrable() -> None:
    addends, signs = (parse("1/r"), parse("exp(-r)")), (monotone("1/r"), monotone("exp(-r)"))
    both = SumOfCosts(addends, signs)
    holds(setting("1/r + exp(-r)", "3"), "nonnegative", both)
    assert "the first of them integrable" in refused(setting("1/r + exp(-r)", "3"), "positive", both)
    turned = SumOfCosts(addends[::-1], signs[::-1])
    holds(setting("1/r + exp(-r)", "3"), "positive", turned)


def test_the_first_addend_need_not_be_bounded() -> None:
    addends, signs = (parse("exp(-r)/r"), parse("exp(-r)")), (monotone("exp(-r)/r"), monotone("exp(-r)"))
    holds(setting("exp(-r)/r + exp(-r)", "3"), "positive", SumOfCosts(addends, signs))


# --- products --------------------------------------------------------------------------------------


def test_a_factor_may_be_negative_at_the_distance() -> None:
    claim, derivation = known("exp(-r)*cos(r)", "1")
    wave = TransformPanels(derivation, Panels(claim.transform, ()))
    evidence = ProductOfCosts(parse("exp(-r)"), monotone("exp(-r)"), parse("exp(-r)*cos(r)"), wave, Fraction(3))
    holds(setting("exp(-2*r)*cos(r)", "1"), "positive", evidence)


def test_a_factor_that_is_not_seen_to_be_locally_integrable() -> None:
    # True, but if the first factor is written as exp(-r)/r, each of whose addends here is like r^(-4).
    claim, derivation = known("exp(-r)/r", "3")
    panels = TransformPanels(derivation, Panels(claim.transform, ()))
    where, first = setting("exp(-2*r)/r", "3"), "(exp(-r) + exp(-r)/r^3)/r - exp(-r)/r^4"
    evidence = ProductOfCosts(parse("exp(-r)/r"), panels, parse("exp(-r)"), monotone("exp(-r)"), Fraction(1))
    holds(where, "positive", evidence)
    assert "not seen to vanish at infinity" in refused(where, "positive", replace(evidence, first=parse(first)))


# --- waves -----------------------------------------------------------------------------------------

SLOW = "(1 + r)^(-1/2)"


def test_waves_times_a_cost_that_is_not_integrable() -> None:
    # On the line, (1 + r)^(-1/2) is not integrable; times sin(r)/r it is.
    where, slow = setting(f"sin(r)/r*{SLOW}", "1"), WaveTimesCost(3, ONE, parse(SLOW), monotone(SLOW))
    holds(where, "nonnegative", slow)
    assert "neither the cost nor the product is seen to be integrable" in refused(where, "positive", slow)


def test_waves_times_a_cost_that_is_not_bounded() -> None:
    evidence = WaveTimesCost(3, ONE, parse("exp(-r)/r"), monotone("exp(-r)/r"))
    holds(setting("sin(r)/r*exp(-r)/r", "3"), "positive", evidence)


def waves(spaces: tuple[int, ...], frequency: str = "1", size: str = "1") -> Waves:
    return Waves(parse(size), parse(frequency), spaces)


def test_as_many_waves_as_are_accepted() -> None:
    holds(setting("(sin(r)/r)^12", "2"), "nonnegative", waves((3,) * 12))
    for count in (0, 13):
        found = refused(setting(f"(sin(r)/r)^{count}", "2"), "nonnegative", waves((3,) * count))
        assert found == "the number of waves is not between 1 and 12"


def test_waves_on_the_line_are_points() -> None:
    for count in (1, 2, 3):
        found = refused(setting(f"cos(r)^{count}", "1"), "nonnegative", waves((1,) * count))
        assert "not seen to be a function" in found
    holds(setting("besselj(0, r)^2", "2"), "nonnegative", waves((2, 2)))
    assert "not seen to be a function" in refused(setting("besselj(0, r)", "2"), "nonnegative", waves((2,)))
    holds(setting("sin(r)/r", "2"), "nonnegative", waves((3,)))


def test_spaces_of_waves() -> None:
    holds(setting("5040*2^7*besselj(7, r)/r^7", "3"), "nonnegative", waves((16,)))
    for space in (0, -1, 17):
        found = refused(setting("sin(r)/r", "2"), "nonnegative", waves((space,)))
        assert found == "the mean of waves is none that is known"


@pytest.mark.parametrize("frequency", ["-1", "a - b", f"exp({NO_VALUE})"])
def test_frequencies_are_positive(frequency: str) -> None:
    found = refused(setting("sin(r)/r", "2"), "nonnegative", waves((3,), frequency))
    assert found == "the frequency is not positive"


# --- dilations -------------------------------------------------------------------------------------


@pytest.mark.parametrize("changed", ["size", "scale"])
@pytest.mark.parametrize("value", ["-1", "a - b", "r", f"exp({NO_VALUE})"])
def test_size_and_scale_are_positive(changed: str, value: str) -> None:
    evidence = replace(Dilated(ONE, ONE, parse("exp(-r)"), monotone("exp(-r)")), **{changed: parse(value)})
    assert "not a positive constant" in refused(setting("exp(-r)", "3"), "positive", evidence)


@pytest.mark.parametrize(
    "profile",
    [
        "if(r < 2, 1/r, 0)",
        "if(r < 1, 1/r, exp(-r)/r)",
        "if(r < 1, 2/r, 0)",
        "1/r",
        "if(r < 1, 1/r, 0) + if(r < 2, 1, 0)",
    ],
)
def test_dilated_costs_have_the_same_pieces(profile: str) -> None:
    evidence = Dilated(ONE, ONE, parse("if(r < 1, 1/r, 0)"), Decreasing((ONE, parse("0"))))
    assert refused(setting(profile, "3"), "nonnegative", evidence) == "the profile is another function"


def test_dilated_costs_have_as_many_pieces() -> None:
    evidence = Dilated(ONE, ONE, ONE, monotone("1"))
    assert refused(setting("if(r < 1, 1/r, 0)", "3"), "nonnegative", evidence) == "the profile is another function"


# --- cases -----------------------------------------------------------------------------------------


def test_conditions_that_rise_and_conditions_that_fall() -> None:
    stretched = monotone("exp(-r^(1/q))")
    bell, derivation = known("exp(-r^2)", "d")
    at = TransformPanels(derivation, Panels(bell.transform, ()))
    rising = Cases(parse("q"), parse("1/2"), stretched, at, FlatAtOrigin(parse("1/q")))
    verdict = check(SignCriterion(setting("exp(-r^(1/q))", "d"), (parse("q - 1/2"),)), rising)
    assert verdict.status is Status.HOLDS, verdict.reason
    facts = {"fact:gaussian-transform", "fact:bernstein-widder"}
    assert facts <= verdict.trusts


def test_cases_under_a_condition() -> None:
    profile = "(s - 1)*exp(-r^p)"
    evidence = Cases(parse("p"), parse("2"), monotone(profile), monotone("(s - 1)*exp(-r^2)"), FlatAtOrigin(parse("p")))
    criterion = (parse("2 - p"),)
    verdict = check(SignCriterion(setting(profile, "d", "s - 1"), criterion), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    assert reason(SignCriterion(setting(profile, "d"), criterion), evidence)
