"""The data of a picture: exact distances and wave numbers, and bounds that contain what is computed otherwise."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise

import pytest

from mfsym.answers.curve import POINTS, Curve, Point, curve
from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument
from tests.numeric_transforms import numeric_transform

DIGITS = 1e-9
"""Relative to 1: the accuracy of the quadrature; the bounds are as narrow, or narrower."""


def contains(points: tuple[Point, ...], function: Callable[[float], float]) -> bool:
    """Do all the bounds contain the values of the function?"""
    found = [(function(float(x)), float(lower), float(upper)) for x, lower, upper in points]
    return all(lower - DIGITS <= value <= upper + DIGITS and upper - lower <= DIGITS for value, lower, upper in found)


def steps(points: tuple[Point, ...]) -> set[Fraction]:
    return {later[0] - earlier[0] for earlier, later in pairwise(points)}


def numeric(cost: Curve, profile: Callable[[float], float]) -> Callable[[float], float]:
    return lambda k: numeric_transform(profile, cost.dimension, Fraction(k))


def test_a_known_transform_is_what_is_drawn() -> None:
    found = curve("exp(-a*r)", 3)
    assert (found.cost, found.dimension, found.parameters) == ("exp(-a*r)", 3, (("a", Fraction(1)),))
    assert len(found.profile) == len(found.transform) == POINTS
    assert contains(found.profile, lambda r: math.exp(-r))
    assert contains(found.transform, lambda k: 8 * math.pi / (1 + k * k) ** 2)
    assert found.sign == "positive"


def test_without_a_formula_the_transform_is_enclosed() -> None:
    found = curve("exp(-r^4)", 1)
    assert len(found.transform) == POINTS
    assert contains(found.profile, lambda r: math.exp(-(r**4)))
    assert contains(found.transform[::8], numeric(found, lambda r: math.exp(-(r**4))))
    assert found.sign == "negative-somewhere"
    assert min(upper for _, _, upper in found.transform) < 0


def test_points_are_equidistant_and_begin_after_0() -> None:
    found = curve("exp(-r)", 3)
    for points in (found.profile, found.transform):
        assert steps(points) == {points[0][0]}
    # The product of the two widths is 64: at 4 times the radius and 16 by the radius.
    assert found.profile[-1][0] * found.transform[-1][0] == 64


@pytest.mark.parametrize(("cost", "least", "most"), [("exp(-r/8)", 8, 128), ("exp(-8*r)", "1/8", 2), ("1/r", 1, 16)])
def test_the_picture_is_as_wide_as_the_cost(cost: str, least: int | str, most: int | str) -> None:
    widest = curve(cost, 3).profile[-1][0]
    assert Fraction(least) <= widest <= Fraction(most)


def test_a_singularity_does_not_make_the_picture_narrow() -> None:
    # Both have decayed to less than 1/1000 where the picture ends, and to more than 1/10 at an eighth of it.
    for cost in ("exp(-r)", "exp(-r)/r"):
        profile = curve(cost, 3).profile
        assert profile[-1][2] < Fraction(1, 1000)
        assert profile[POINTS // 8 - 1][1] > Fraction(1, 10)


def test_what_is_undefined_at_a_point_is_left_out() -> None:
    # The ball ends at r = 1, where the profile is not seen to be one or the other.
    found = curve("if(r < 1, 1, 0)", 3)
    assert Fraction(1) not in {r for r, _, _ in found.profile}
    assert {lower for r, lower, _ in found.profile if r < 1} == {1}
    assert {upper for r, _, upper in found.profile if r > 1} == {0}


def test_parameters_differ_where_they_may() -> None:
    found = curve("exp(-a*r)/r - exp(-b*r)/r", 3)
    assert found.parameters == (("a", Fraction(1)), ("b", Fraction(2)))
    assert contains(found.profile, lambda r: (math.exp(-r) - math.exp(-2 * r)) / r)


def test_parameters_make_a_cost_of_the_formula() -> None:
    # With s = 1 nothing is left.
    assert curve("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", 3).parameters == (("s", Fraction(2)),)


@pytest.mark.parametrize(
    ("conditions", "values"), [(["a > 1"], (2, 1)), (["b > a", "1 > b"], None), (["1 > a"], ("1/2", 1))]
)
def test_parameters_satisfy_the_conditions(conditions: list[str], values: tuple[int | str, ...] | None) -> None:
    if values is None:
        with pytest.raises(InvalidArgument, match="give numbers for a plot"):
            curve("exp(-a*r) + exp(-b*r)", 3, conditions)
    else:
        found = curve("exp(-a*r) + exp(-b*r)", 3, conditions)
        assert tuple(value for _, value in found.parameters) == tuple(map(Fraction, values))


def test_conditions_of_the_transform_hold_for_the_numbers() -> None:
    # 2 b > d = 3, and b = 1 would come first.
    assert dict(curve("(r^2 + 1)^(-b)", 3).parameters) == {"b": 2}


def test_a_symbolic_dimension_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="need a positive integer for a plot"):
        curve(RadialCost("exp(-r)"), "d")
