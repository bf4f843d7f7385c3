"""Extreme points of plans and of pair measures: published numbers, and two independent ways to the same points."""

from fractions import Fraction
from itertools import product
from math import comb

import pytest

from mfsym.answers import extreme_pair_measures
from mfsym.errors import InvalidArgument
from mfsym.kernel.body_laws import configurations
from mfsym.kernel.claim import OptimalCost
from mfsym.transport import solve, transport_problem
from mfsym.transport.extreme_points import extreme_points
from mfsym.transport.solution import plan_cost

THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("bodies", "sites", "plans", "monge", "pairs"),
    # Friesecke (SIMA 2019); on two sites it has 3 for the last number, but the pair measures of
    # three bodies with equal weights are an interval, 0 <= q <= 1/3 (Definition 2.1), which has two ends.
    [(2, 3, 5, 5, 5), (3, 3, 22, 7, 8), (4, 3, 104, 23, 14), (3, 2, 4, 2, 2)],
)
def test_there_are_as_many_as_published(bodies: int, sites: int, plans: int, monge: int, pairs: int) -> None:
    found = extreme_points([Fraction(1, sites)] * sites, bodies)
    assert (len(found.plans), len(found.monge), len(found.pairs)) == (plans, monge, pairs)


@pytest.mark.parametrize("marginal", [(THIRD, THIRD, THIRD), (Fraction(1, 2), Fraction(1, 3), Fraction(1, 6))])
def test_every_cost_is_least_at_an_extreme_point(marginal: tuple[Fraction, ...]) -> None:
    # The solver knows nothing of extreme points.
    found = extreme_points(marginal, 3)
    for x, y, z in product((-2, 0, 1, 3), repeat=3):
        cost = [[0, x, y], [x, 0, z], [y, z, 0]]
        optimum = solve(transport_problem(cost, [str(w) for w in marginal], 3)).claim
        assert isinstance(optimum, OptimalCost)
        costs = [
            sum((entry * cost[a][b] for a, row in enumerate(pair) for b, entry in enumerate(row)), Fraction(0))
            for pair, _ in found.pairs
        ]
        assert min(costs) == optimum.value
        assert min(plan_cost(optimum.problem.cost, plan) for plan in found.plans) == optimum.value


def test_every_extreme_point_is_the_only_optimum_of_some_cost() -> None:
    # A cost that decides between the 8 points: minus the distance from the point, made linear at it.
    pairs = [pair for pair, _ in extreme_points([THIRD] * 3, 3).pairs]
    exposed = set()
    for x, y, z in product(range(-6, 7), repeat=3):
        values = [x * pair[0][1] + y * pair[0][2] + z * pair[1][2] for pair in pairs]
        if values.count(min(values)) == 1:
            exposed.add(values.index(min(values)))
    assert exposed == set(range(8))


def test_two_sites_have_the_ends_of_an_interval() -> None:
    # Definition 2.1: 0 <= q and N(N-1) q <= N^2 w (1-w) - t (1-t) with t the fractional part of N w.
    weight, bodies = Fraction(2, 5), 4
    found = extreme_points([weight, 1 - weight], bodies)
    theta = (bodies * weight) % 1
    greatest = (bodies**2 * weight * (1 - weight) - theta * (1 - theta)) / (bodies * (bodies - 1))
    assert sorted(pair[0][1] for pair, _ in found.pairs) == [0, greatest]


def test_extreme_plans_are_on_independent_configurations() -> None:
    found, listed = extreme_points([Fraction(1, 2)] * 2, 5), list(configurations(5, 2))
    # Two sites: one configuration with the right mean, or one on either side of it; there is none with 5/2 bodies.
    assert len(found.plans) == 9
    assert all(part.configuration in listed for plan in found.plans for part in plan)


def test_large_problems_and_bad_input_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="at most 60000"):
        extreme_pair_measures(["1/4"] * 4, 8)
    with pytest.raises(InvalidArgument, match="finitely many"):
        extreme_pair_measures(["1/2", "1/2"], "inf")
    with pytest.raises(InvalidArgument, match="all positive"):
        extreme_pair_measures(["1", "0"], 2)
    assert comb(comb(8 + 3, 8), 4) > 60_000


def test_the_kernel_checks_each_plan() -> None:
    answer = extreme_pair_measures(["1/3", "2/3"], 3)
    assert answer["verdict"] == "HOLDS"
    assert answer["trusts"] == ["oracle:enumeration"]


def test_long_denominators_are_refused_and_many_of_them_are_not() -> None:
    with pytest.raises(InvalidArgument, match="marginal has the common denominator 1000000000000"):
        extreme_pair_measures(["1/1000000000000", "999999999999/1000000000000"], 3)
    # The denominators of all pair measures together have hundreds of bits.
    answer = extreme_pair_measures(["1/999", "998/999"], 40)
    assert (answer["verdict"], answer["count"]) == ("HOLDS", 2)


def test_the_time_limit_ends_the_enumeration() -> None:
    answer = extreme_pair_measures(["1/3", "1/3", "1/3"], 8, seconds=0.001)
    assert (answer["verdict"], answer["count"], answer["pairs"]) == ("INCONCLUSIVE", None, [])
