"""One false claim for each check of signs that follow from other signs, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import MeanFieldOptimal, NegativeSomewhere, Points, SignCriterion, TransformSign
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
    SignAndCost,
    SumOfCosts,
    TransformPanels,
    Waves,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import known, reason, setting

# --- Askey functions -------------------------------------------------------------------------------


def askey(size: str, end: str, exponent: str) -> AskeyFunction:
    return AskeyFunction(parse(size), parse(end), parse(exponent))


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (TransformSign(setting("max(1 - r, 0)", "1"), "nonnegative"), askey("1", "1", "1")),
        (TransformSign(setting("max(1 - r, 0)^(3/2)", "2"), "positive"), askey("1", "1", "3/2")),
        (TransformSign(setting("2*max(b - r, 0)^3", "4"), "positive"), askey("2*b^3", "b", "3")),
        (NegativeSomewhere(setting("max(1 - r, 0)", "2")), askey("1", "1", "1")),
        (SignCriterion(setting("max(1 - r, 0)^l", "d"), (parse("l - (d + 1)/2"),)), askey("1", "1", "l")),
    ],
)
def test_signs_of_askey_functions_are_accepted(claim: Any, evidence: AskeyFunction) -> None:
    verdict = check(claim, evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


def of_askey(profile: str, dimension: str, evidence: AskeyFunction, sign: Any = "nonnegative") -> str:
    return reason(TransformSign(setting(profile, dimension), sign), evidence)


def test_tent_is_not_positive() -> None:
    assert "positive at k = 0" in of_askey("max(1 - r, 0)", "1", askey("1", "1", "1"), "positive")


def test_askey_function_of_another_exponent() -> None:
    assert "another function" in of_askey("max(1 - r, 0)", "2", askey("1", "1", "2"))


def test_askey_function_with_a_varying_exponent() -> None:
    assert "mentions r" in of_askey("max(1 - r, 0)^(1 + r)", "2", askey("1", "1", "1 + r"))
    assert "mentions r" in of_askey("max(1 - r, 0)^2*(1 - r^2)", "3", askey("1 - r^2", "1", "2"))


def test_minus_an_askey_function() -> None:
    assert "not positive" in of_askey("-max(1 - r, 0)", "1", askey("-1", "1", "1"))


def test_askey_function_that_goes_on() -> None:
    assert "does not vanish" in of_askey("max(1 - r, 0)^2 + min(1 - r, 0)^3", "3", askey("1", "1", "2"))


# --- higher dimensions -----------------------------------------------------------------------------

SPACE_CLAIM, SPACE_DERIVATION = known("max(1 - r, 0)^2", "3")
ON_PANELS = TransformPanels(SPACE_DERIVATION, Panels(SPACE_CLAIM.transform, (Fraction(4),)))


def higher(profile: str, dimension: str, number: str, sign: Any) -> str:
    claim = TransformSign(setting(profile, dimension), "nonnegative")
    return reason(claim, HigherDimension(parse(number), sign))


def test_signs_in_higher_dimensions_are_accepted() -> None:
    for dimension in ("1", "2"):
        claim = TransformSign(setting("max(1 - r, 0)^2", dimension), "positive")
        assert check(claim, HigherDimension(parse("3"), ON_PANELS)).status is Status.HOLDS


def test_dimension_that_is_lower() -> None:
    assert "not higher" in higher("max(1 - r, 0)^2", "4", "3", ON_PANELS)
    assert "not higher" in higher("max(1 - r, 0)^2", "d", "3", ON_PANELS)


def test_sign_that_is_not_that_of_the_higher_dimension() -> None:
    assert "another cost" in higher("max(1 - r, 0)", "2", "3", ON_PANELS)


def test_higher_dimension_of_a_cost_that_is_not_bounded() -> None:
    # exp(-r)/r is no distribution on the line; in the plane it is one, with a positive transform.
    cost = CompletelyMonotone((parse("exp(-r)/r"),))
    assert "not seen to be locally integrable" in higher("exp(-r)/r", "1", "3", cost)
    claim = TransformSign(setting("exp(-r)/r", "2"), "positive")
    assert check(claim, HigherDimension(parse("3"), cost)).status is Status.HOLDS


def test_higher_dimension_of_a_cost_that_does_not_vanish_at_infinity() -> None:
    logarithm = CompletelyMonotone((parse("-log(r)"), parse("1/(2*r^2)")))
    assert "not seen to vanish at infinity" in higher("-log(r)", "1", "3", logarithm)


def test_higher_dimension_in_which_the_transform_may_jump() -> None:
    # What is known of it in dimension 3, away from k = 0, is too little: it might have no lower bound near a k > 0.
    coulomb = CompletelyMonotone((parse("1/r"),))
    claim = TransformSign(setting("1/r", "2"), "positive")
    assert "not seen to be continuous" in reason(claim, HigherDimension(parse("3"), coulomb))


def test_cost_that_is_bounded_only_in_the_higher_dimension() -> None:
    # In dimension 3 this is exp(-r)/r^2; what it would be in dimension 5, exp(-r), says nothing about it.
    profile, form = "exp(-r)*r^(d - 5)", parse("exp(-r)/r^2")
    evidence = SignAndCost(HigherDimension(parse("5"), CompletelyMonotone((form,))), Panels(form, ()))
    atom = Points(((Fraction(0),) * 3,), (Fraction(1),))
    claim = MeanFieldOptimal(setting(profile, "3"), atom, unique=False)
    assert "not seen to be in class (i)" in reason(claim, evidence)
    square = ProductOfCosts(form, CompletelyMonotone((form,)), parse(profile), evidence.sign, Fraction(1))
    assert "not integrable, bounded and continuous" in reason(
        TransformSign(setting("exp(-2*r)/r^4", "3"), "nonnegative"), square
    )


CUT_OFF = "if(r < b, 1/r, 0)"
DECREASING = Decreasing((parse("1"), parse("0")))
CUT = CompactInHigherDimension(parse("3"), parse("b"), Fraction(1, 2), DECREASING)


def cut_off(profile: str, dimension: str, **changes: Any) -> str:
    changes = {name: parse(to) if isinstance(to, str) else to for name, to in changes.items()}
    return reason(TransformSign(setting(profile, dimension), "positive"), replace(CUT, **changes))


def test_truncated_coulomb_cost_is_positive_in_the_plane() -> None:
    claim = TransformSign(setting(CUT_OFF, "2"), "positive")
    verdict = check(claim, CUT)
    assert verdict.status is Status.HOLDS, verdict.reason


def test_compact_cost_in_the_same_dimension() -> None:
    # In dimension 3 the transform vanishes at k = 2 pi n/b.
    assert "not higher" in cut_off(CUT_OFF, "3")
    assert "not higher" in cut_off(CUT_OFF, "d")


def test_compact_cost_of_another_sign() -> None:
    assert cut_off("if(r < b, -1/r, 0)", "2")


def test_cost_that_goes_on() -> None:
    wave = Waves(parse("1"), parse("1"), (3, 3, 3))
    assert "does not vanish beyond" in cut_off("(sin(r)/r)^3", "2", sign=wave, end="1")


def test_end_that_is_no_positive_constant() -> None:
    assert "end is not a positive constant" in cut_off(CUT_OFF, "2", end="r")


def test_compact_cost_that_is_no_distribution() -> None:
    assert "not seen to be locally integrable" in cut_off(CUT_OFF, "1")


def test_share_that_is_none() -> None:
    assert "share" in cut_off(CUT_OFF, "2", share=Fraction(1))
    assert "share" in cut_off(CUT_OFF, "2", share=Fraction(0))


def test_compact_cost_that_is_zero() -> None:
    nothing = Decreasing((parse("0"), parse("0")))
    assert "not seen to differ from 0" in cut_off("if(r < b, 0/r, 0)", "2", sign=nothing)


# --- scales ----------------------------------------------------------------------------------------

SCALED = Dilated(parse("1/b"), parse("1/b"), parse("if(r < 1, 1/r, 0)"), DECREASING)


def of_scaled(profile: str, sign: Any = "nonnegative", **changes: Any) -> str:
    changes = {name: parse(to) if isinstance(to, str) else to for name, to in changes.items()}
    return reason(TransformSign(setting(profile, "3"), sign), replace(SCALED, **changes))


def test_costs_with_a_scale_are_accepted() -> None:
    assert check(TransformSign(setting(CUT_OFF, "3"), "nonnegative"), SCALED).status is Status.HOLDS


def test_scale_that_is_no_positive_constant() -> None:
    assert "not a positive constant" in of_scaled("if(r < b, -1/r, 0)", size="-1/b")
    assert "not a positive constant" in of_scaled("if(r < b, r, 0)", size="r^2/b")


def test_scaled_cost_of_another_shape() -> None:
    assert "another function" in of_scaled("if(r < b, 1, 0)")


def test_scaled_cost_of_another_sign() -> None:
    assert of_scaled("if(r < b, -1/r, 0)", cost="if(r < 1, -1/r, 0)")


# --- sums ------------------------------------------------------------------------------------------

TENT_AND_BELL = SumOfCosts(
    (parse("exp(-r)"), parse("max(1 - r, 0)")), (CompletelyMonotone((parse("exp(-r)"),)), askey("1", "1", "1"))
)


def of_sum(profile: str, sign: Any = "positive", **changes: Any) -> str:
    return reason(TransformSign(setting(profile, "1"), sign), replace(TENT_AND_BELL, **changes))


def test_sums_of_costs_are_accepted() -> None:
    claim = TransformSign(setting("exp(-r) + max(1 - r, 0)", "1"), "positive")
    assert check(claim, TENT_AND_BELL).status is Status.HOLDS


def test_sum_of_other_costs() -> None:
    assert "not the sum" in of_sum("exp(-r) - max(1 - r, 0)")


def test_sum_without_a_sign_for_each() -> None:
    assert "not one sign for each" in of_sum("exp(-r) + max(1 - r, 0)", signs=TENT_AND_BELL.signs[:1])
    assert "not one sign for each" in of_sum("0*r", "nonnegative", addends=(), signs=())


def test_sum_with_an_addend_of_another_sign() -> None:
    assert of_sum("exp(-r) - max(1 - r, 0)", addends=(parse("exp(-r)"), parse("-max(1 - r, 0)")))


# --- products --------------------------------------------------------------------------------------

BELL = CompletelyMonotone((parse("exp(-r)"),))
DAMPED_TENT = ProductOfCosts(parse("exp(-r)"), BELL, parse("max(1 - r, 0)"), askey("1", "1", "1"), Fraction(1, 2))


def of_product(profile: str, sign: Any, dimension: str = "1", **changes: Any) -> str:
    changes = {name: parse(to) if isinstance(to, str) else to for name, to in changes.items()}
    return reason(TransformSign(setting(profile, dimension), sign), replace(DAMPED_TENT, **changes))


@pytest.mark.parametrize(
    ("profile", "dimension", "evidence"),
    [
        ("exp(-r)*max(1 - r, 0)", "1", DAMPED_TENT),
        # The first factor need not be bounded.
        (
            "max(1 - r, 0)^2*exp(-r)/r",
            "3",
            replace(
                DAMPED_TENT,
                first=parse("exp(-r)/r"),
                first_sign=CompletelyMonotone((parse("exp(-r)/r"),)),
                second=parse("max(1 - r, 0)^2"),
                second_sign=askey("1", "1", "2"),
            ),
        ),
    ],
)
def test_products_of_costs_are_accepted(profile: str, dimension: str, evidence: ProductOfCosts) -> None:
    verdict = check(TransformSign(setting(profile, dimension), "positive"), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


def test_product_of_other_costs() -> None:
    # Minus the cost has a negative transform.
    assert "not the product" in of_product("-exp(-r)*max(1 - r, 0)", "positive")


def test_product_with_a_factor_that_has_another_sign() -> None:
    one_of_two = replace(BELL, forms=(parse("exp(-r^2)"),))
    assert reason(TransformSign(setting("exp(-r)", "1"), "positive"), one_of_two)
    negative = {"first": "-exp(-r)", "first_sign": CompletelyMonotone((parse("exp(-r)"),))}
    assert of_product("-exp(-r)*max(1 - r, 0)", "positive", **negative)
    negative = {"second": "-max(1 - r, 0)"}
    assert of_product("-exp(-r)*max(1 - r, 0)", "positive", **negative)


def test_product_that_is_not_seen_to_be_positive() -> None:
    # The tent vanishes at k = 2 pi, and so may what is claimed of it.
    swapped = {"first": "max(1 - r, 0)", "first_sign": askey("1", "1", "1"), "second": "exp(-r)", "second_sign": BELL}
    assert of_product("exp(-r)*max(1 - r, 0)", "positive", **swapped)


def test_product_with_a_factor_that_is_not_integrable() -> None:
    cut_off = {"second": parse("max(1 - r, 0)^2"), "second_sign": askey("1", "1", "2")}
    coulomb = {"first": parse("1/r"), "first_sign": CompletelyMonotone((parse("1/r"),))}
    claim = TransformSign(setting("max(1 - r, 0)^2/r", "3"), "positive")
    assert check(claim, replace(DAMPED_TENT, **coulomb, **cut_off)).status is Status.HOLDS
    # The transform of -r is positive away from k = 0; the product is -r max(1 - r, 0)^2 < 0.
    growing = {"first": "-r", "first_sign": CompletelyMonotone((parse("-r"), parse("1/(2*r)")))}
    found = of_product("-r*max(1 - r, 0)^2", "positive", "1", **growing, **cut_off)
    assert "first profile is not seen to vanish at infinity" in found


def test_product_with_two_factors_that_are_not_bounded() -> None:
    yukawa = CompletelyMonotone((parse("exp(-r)/r"),))
    unbounded = {"first": "exp(-r)/r", "first_sign": yukawa, "second": "exp(-r)/r", "second_sign": yukawa}
    assert "second profile is not integrable, bounded and continuous" in of_product(
        "exp(-2*r)/r^2", "positive", "3", **unbounded
    )


def test_product_with_a_distance_that_is_none() -> None:
    assert "distance is not positive" in of_product("exp(-r)*max(1 - r, 0)", "positive", at=Fraction(0))


def test_product_with_a_factor_that_may_be_zero() -> None:
    assert "not seen to differ from 0" in of_product("exp(-r)*max(1 - r, 0)", "positive", at=Fraction(2))


# --- cases -----------------------------------------------------------------------------------------

STRETCHED = "exp(-r^p)"
CASES = Cases(
    parse("p"),
    parse("2"),
    CompletelyMonotone((parse(STRETCHED),)),
    CompletelyMonotone((parse("exp(-r^2)"),)),
    FlatAtOrigin(parse("p")),
)


def cases(*criterion: str, **changes: Any) -> str:
    return reason(SignCriterion(setting(STRETCHED, "d"), tuple(map(parse, criterion))), replace(CASES, **changes))


def test_the_true_condition_is_accepted() -> None:
    claim = SignCriterion(setting(STRETCHED, "d"), (parse("2 - p"),))
    assert check(claim, CASES).status is Status.HOLDS


def test_condition_of_two_terms() -> None:
    assert cases("2 - p", "1 - p") == "the criterion has not one term"


def test_condition_without_a_meaning() -> None:
    assert "not certainly defined" in cases("(2 - p)*(gamma(z - 5)^2)^(1/2)/gamma(z - 5)")


def test_condition_that_is_not_monotone() -> None:
    # (2 - p)^2 (3 - p) vanishes at 2 without changing its sign.
    assert "not monotone" in cases("(2 - p)^2*(3 - p)")


def test_condition_in_no_parameter() -> None:
    assert "not a symbol" in cases("2 - p", parameter=parse("p + 1"))


def test_root_that_depends_on_the_parameter() -> None:
    assert "mentions the parameter" in cases("2 - p", root=parse("p + 2 - p"))


def test_root_elsewhere() -> None:
    at = CompletelyMonotone((parse("exp(-r)"),))
    assert "vanish at the root" in cases("2 - p", root=parse("1"), at=at)


def test_root_that_is_not_positive() -> None:
    assert "root is not positive" in cases("-1 - p", root=parse("-1"))


def test_case_that_is_not_shown() -> None:
    assert "completely monotone" in cases("3 - p", root=parse("3"), at=CompletelyMonotone((parse("exp(-r^3)"),)))
    assert "neither the profile" in cases("2 - p", at=CompletelyMonotone((parse("exp(-r)"),)))
    assert "not above 2" in cases("1 - p", root=parse("1"), at=CompletelyMonotone((parse("exp(-r)"),)))
