"""Signs that follow from those of other costs, or from how the profile decreases, for either answer."""

import pytest

from mfsym.answers import sign, transform
from mfsym.errors import InvalidArgument


@pytest.mark.parametrize(
    ("cost", "dimension", "expected"),
    [
        # Wendland functions, and products with them
        ("max(1 - r, 0)^4*(4*r + 1)", 2, "positive"),
        ("max(1 - r, 0)^4*(4*r + 1)", 4, "negative-somewhere"),
        ("max(1 - r, 0)^8*(32*r^3 + 25*r^2 + 8*r + 1)", 3, "positive"),
        ("exp(-r)*max(1 - r, 0)^4*(4*r + 1)", 3, "positive"),
        ("sech(r)*max(1 - r, 0)^4*(4*r + 1)", 2, "positive"),
        # waves times a cost
        ("(sin(r)/r)^3", 1, "nonnegative"),
        ("exp(-a*r)*(sin(b*r)/r)^2", 1, "positive"),
        ("exp(-r)*(sin(r)/r)^2", 3, "positive"),
        ("exp(-r)*besselj(0, r)", 2, "positive"),
        ("exp(-r)*sin(r)/r", 2, "positive"),
        # r l decreases, or -l'
        ("if(r < 1, 1/r^2, 0)", 3, "positive"),
        ("if(r < b, exp(-a*r)/r, 0)", 3, "positive"),
        ("if(r < 1, exp(-r) - exp(-1), 0)", 1, "positive"),
        ("if(r < 1, 1, 1/r^4)", 3, "negative-somewhere"),
        ("if(r < b, 1/r, 0)", 5, "negative-somewhere"),
        # mixtures of Gaussians
        ("erf(2*r)/r - erf(r)/r", "d", "positive"),
        ("log((r^2 + 4)/(r^2 + 1))", "d", "positive"),
        ("1/r - 1/sqrt(r^2 + a^2)", "d", "positive"),
        ("1/(r^4 + 3*r^2 + 1)", "d", "positive"),
        ("1/(1 + cosh(r))", 3, "positive"),
        ("exp(-r^2)*exp(-r)/r", "d", "positive"),
        ("1/(1 + r^4)", "d", "negative-somewhere"),
        # odd functions
        ("exp(-a*r)*sin(b*r)/r", 1, "positive"),
        ("exp(-r^2/2)*sin(r)/r", 1, "positive"),
    ],
)
def test_signs(cost: str, dimension: object, expected: str) -> None:
    assert sign(cost, dimension)["sign"] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cost", "dimension", "condition"),
    [
        ("erf(a*r)/r - erf(b*r)/r", "d", "a - b >= 0"),
        ("1/sqrt(r^2 + a^2) - 1/sqrt(r^2 + b^2)", 1, "b - a >= 0"),
        ("log((r^2 + b^2)/(r^2 + a^2))", 3, "b - a >= 0"),
        ("exp(-a*r)/r - exp(-b*r)/r", 1, "b - a >= 0"),
        ("1/(r^2 + a^2) - 1/(r^2 + b^2)", "d", "b - a >= 0"),
        ("max(1 - r, 0)^4*(4*r + 1)", "d", "3 - d >= 0"),
    ],
)
def test_conditions(cost: str, dimension: object, condition: str) -> None:
    answer = sign(cost, dimension, seconds=120)  # type: ignore[arg-type]
    assert (answer["sign"], answer["condition"]) == ("depends", condition)


def test_a_sign_says_in_which_dimensions() -> None:
    assert sign("exp(-r^2)*exp(-r)/r")["conditions"] == ["d > 1"]
    assert sign("1/(1 + r^4)")["conditions"] == ["4 > d"]


def test_transforms_of_differences_need_no_order_of_the_parameters() -> None:
    for cost, dimension in (("exp(-a*r)/r - exp(-b*r)/r", 1), ("log((r^2 + a^2)/(r^2 + b^2))", 3)):
        assert transform(cost, dimension)["conditions"] == []
        assert transform(cost, dimension, ["a > b"])["conditions"] == ["a > b"]


@pytest.mark.parametrize(
    ("cost", "dimension", "reason"),
    [
        ("1/(r^2 - 2*r + 1)", 3, "singular at r = 1"),
        ("1/(r^4 - 2*a*r^2 + a^2)", 1, "singular at r = sqrt(a)"),
        ("1/r^3", 3, "not integrable near r = 0 in dimension 3"),
        ("exp(-r)/r - exp(-r)", 1, "like r^(-1)"),
    ],
)
def test_costs_that_are_none_are_refused(cost: str, dimension: int, reason: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        sign(cost, dimension)
    assert reason in str(refusal.value)


def test_what_is_wrong_with_a_term_is_not_said_of_the_whole() -> None:
    # 1/r^2 is not integrable near 0 in the plane; (1 - cos(r))^2/r^4 is 1/4 there.
    assert sign("(1 - cos(r))^2/r^4", 2)["sign"] == "inconclusive"


def test_a_sign_that_is_not_found_says_what_is_wrong_with_the_transform() -> None:
    answer = sign("cos(r)", 1)
    assert answer["sign"] == "inconclusive"
    assert "the sphere |k| = 1" in answer.verdict.reason
