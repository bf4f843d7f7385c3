"""One false claim for each check of signs that follow from other signs, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeSomewhere, SignCriterion, TransformSign
from mfsym.kernel.evidence import (
    AskeyFunction,
    Cases,
    CompletelyMonotone,
    FlatAtOrigin,
    HigherDimension,
    Panels,
    ProductOfCosts,
    TransformPanels,
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
    # exp(-r)/r is no distribution on the line.
    cost = CompletelyMonotone((parse("exp(-r)/r"),))
    assert "not integrable, bounded and continuous" in higher("exp(-r)/r", "1", "3", cost)


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
    coulomb = {"first": "1/r", "first_sign": CompletelyMonotone((parse("1/r"),))}
    cut_off = {"second": "max(1 - r, 0)^2", "second_sign": askey("1", "1", "2")}
    found = of_product("max(1 - r, 0)^2/r", "positive", "3", **coulomb, **cut_off)
    assert "first profile is not seen to be integrable" in found


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
