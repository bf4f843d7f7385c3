"""Costs without a transform are refused with the reason; costs that no rule reaches, as such."""

import time
from contextlib import suppress

import pytest

from mfsym.costs import RadialCost
from mfsym.deadline import deadline
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform
from mfsym.kernel.grammar import parse


def transform(cost: str, dimension: str = "3", *conditions: str) -> object:
    return fourier_transform(RadialCost(cost), parse(dimension), tuple(parse(condition) for condition in conditions))


@pytest.mark.parametrize(
    ("cost", "dimension", "reason"),
    [
        ("exp(r)", "3", "grows"),
        ("exp(a*r)", "d", "grows"),
        ("exp(r^2)", "3", "grows"),
        ("exp(a*r^2)/r", "3", "."),
        ("r^2", "3", "decay"),
        ("r^2", "1", "decay"),
        ("1/r", "1", "not integrable near r = 0"),
        ("1/r^3", "3", "not integrable near r = 0"),
        ("exp(-r)/r", "1", "not integrable near r = 0"),
        ("1 + exp(-r)", "3", "stays away from 0"),
        ("2 - exp(-r)", "3", "stays away from 0"),
        ("cosh(r)", "1", "."),
        ("r^(s + 2)", "d", "grows at least like"),
        ("(r^2 - 1)^(-2)", "1", "."),
        ("1/(1 - r)", "1", "."),
    ],
)
def test_costs_without_a_transform(cost: str, dimension: str, reason: str) -> None:
    with pytest.raises((InvalidArgument, NoEvidence), match=reason) as refusal:
        transform(cost, dimension)
    if reason != ".":
        assert isinstance(refusal.value, InvalidArgument)
    assert len(str(refusal.value)) < 500


@pytest.mark.parametrize(
    ("cost", "dimension"),
    [
        ("exp(-r^4)", "1"),
        ("exp(-sqrt(r))", "3"),
        ("cos(r)", "2"),
        ("sin(r)/r", "2"),
        ("exp(-r)*log(1 + r)", "3"),
        ("besselk(1, r)", "d"),
        ("sech(r)", "d"),
    ],
)
def test_costs_that_no_rule_reaches(cost: str, dimension: str) -> None:
    with pytest.raises(NoEvidence, match="no rule reaches"):
        transform(cost, dimension)


@pytest.mark.parametrize(
    ("cost", "dimension", "sphere"),
    [("cos(r)", "1", "1"), ("sin(2*r)/r", "3", "2"), ("besselj(0, b*r)", "2", "b"), ("3*cos(r/2)", "1", "1/2")],
)
def test_waves_of_one_wave_number_have_a_distribution_on_a_sphere(cost: str, dimension: str, sphere: str) -> None:
    with pytest.raises(NoEvidence, match=rf"is no function: it is a distribution on the sphere \|k\| = {sphere},"):
        transform(cost, dimension)


@pytest.mark.parametrize("cost", ["3", "a", "exp(-a)", "r - r", "r/r"])
def test_constant_costs(cost: str) -> None:
    with pytest.raises(InvalidArgument, match="does not depend on the distance"):
        transform(cost)


def test_a_condition_may_make_a_cost_impossible() -> None:
    with pytest.raises(InvalidArgument, match="not integrable near r = 0"):
        transform("r^(-s)", "3", "s - 4")


@pytest.mark.parametrize(
    "cost",
    [
        "+".join(f"exp(-{n}*r)" for n in range(1, 400)),
        "*".join(f"(r + {n})" for n in range(1, 400)),
        "exp(-r)*(1 + r)^30",
        "10^10^10*exp(-r)",
        "exp(-r*10^900)",
        "exp(-r)^(10^9)",
        "(r^2 + 1)^(-10^6)",
        "r^(2*10^5)*exp(-r)",
    ],
)
def test_huge_costs_are_answered_in_time(cost: str) -> None:
    start = time.process_time()
    with suppress(InvalidArgument, NoEvidence), deadline(2):
        transform(cost)
    assert time.process_time() - start < 10
