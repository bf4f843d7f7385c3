"""Formulas that are no costs on (0, oo): refused with the place; a formula that is one is never refused."""

import pytest
from hypothesis import given, settings

from mfsym.answers.setting import condition_terms
from mfsym.costs import NAMED_COSTS, RadialCost
from mfsym.costs.defect import defect
from mfsym.kernel.term import Number
from mfsym.strategies import radial_costs


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("1/(r - 1)", "singular at r = 1;"),
        ("exp(-r)/(2 - r)", "singular at r = 2;"),
        ("1/(r - a)", "singular at r = a;"),
        ("1/(a - 2*r)^2", "singular at r = a/2;"),
        ("exp(-r)/(r - 1)^2", "singular at r = 1;"),
        ("1/(r*(r - a)^4)", "singular at r = a;"),
        ("1/(r^2 - 2)", "singular at a distance between r = 11/8 and 3/2;"),
        ("1/log(r)", "singular at a distance between r = 15/16 and 9/8;"),
        ("sqrt(1 - r)", "not real at r = 9/8, where '1 - r' is negative"),
        ("(r - 2)^(3/2)", "not real at r = 1/64, where 'r - 2' is negative"),
        ("log(1 - r^2)", "not real at r = 9/8, where '1 - r^2' is negative"),
    ],
)
def test_the_place_of_the_defect_is_named(formula: str, said: str) -> None:
    found = defect(RadialCost(formula).profile)
    assert found is not None
    assert said in found


@pytest.mark.parametrize(
    "formula",
    [
        "1/r",
        "1/(1 + r)",
        "1/(r + a)",
        "1/(r^2 - 2*r + 2)",
        "sqrt(r)",
        "log(r)",
        "(r^2)^(1/2)",
        "exp(-r)/(r^2 + a^2)",
        # what is not defined on one side of an if does not matter there
        "if(r < 1, sqrt(1 - r), 0)",
        # nobody knows whether a is less than b
        "exp(-r)/(r + a - b)",
    ],
)
def test_a_cost_has_no_defect(formula: str) -> None:
    assert defect(RadialCost(formula).profile) is None


def test_conditions_decide_whether_a_pole_is_at_a_distance() -> None:
    profile = RadialCost("1/(r + 1 - a)").profile
    assert defect(profile, condition_terms(["1 > a"])) is None
    assert defect(profile, condition_terms(["a > 1"])) == (
        "is singular at r = a - 1; costs that are continuous for r > 0, pieces apart, are accepted"
    )


@pytest.mark.parametrize("name", NAMED_COSTS)
def test_named_costs_have_no_defect(name: str) -> None:
    assert defect(RadialCost(name).profile) is None


@settings(max_examples=20)
@given(radial_costs())
def test_costs_that_are_continuous_have_no_defect(asked: tuple[RadialCost, Number]) -> None:
    assert defect(asked[0].profile) is None
