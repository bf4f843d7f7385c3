"""Least costs of ordered bodies: accepted if and only if a plan attains what potentials show, place by place."""

import itertools
import random
from collections.abc import Sequence
from fractions import Fraction
from math import comb

import pytest

from mfsym.kernel.evidence import OrderedPlanAndPotentials
from mfsym.kernel.ordered import check_least_ordered, check_ordered_plan, ordered_cost, ordered_energy
from mfsym.kernel.problem import Matrix, PairCost
from mfsym.kernel.quantity import LeastOrderedCost, OrderedCost, OrderedPlan, WeightedPlaces
from mfsym.kernel.refusal import Refused

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
COST: PairCost = ((ZERO, ONE, None), (ONE, 3 * ONE, 5 * ONE), (None, 5 * ONE, 7 * ONE))


@pytest.mark.parametrize("bodies", [0, 1, 2, 3, 4])
def test_energies_are_sums_over_pairs(bodies: int) -> None:
    for places in itertools.product(range(3), repeat=bodies):
        costs = [COST[places[i]][places[j]] for j in range(bodies) for i in range(j)]
        assert ordered_energy(COST, places) == (None if None in costs else sum(filter(None, costs), ZERO))


def is_established(cost: PairCost, marginals: Matrix, value: Fraction, plan: OrderedPlan, u: Matrix) -> bool:
    """Whether the plan has the marginals and the value, and the potentials show that none is less."""
    bodies, sites = len(marginals), range(len(cost))
    energies = {a: ordered_energy(cost, a) for a in itertools.product(sites, repeat=bodies)}
    mean = ZERO
    for part in plan:
        energy = energies[part.places]
        if energy is None:
            return False
        mean += part.weight * energy
    found = tuple(
        tuple(sum((part.weight for part in plan if part.places[i] == a), ZERO) for a in sites) for i in range(bodies)
    )
    below = all(
        energy is None or sum(row[b] for row, b in zip(u, a, strict=True)) <= energy for a, energy in energies.items()
    )
    bound = sum((v * w for us, ws in zip(u, marginals, strict=True) for v, w in zip(us, ws, strict=True)), ZERO)
    return found == marginals and below and mean == bound == comb(bodies, 2) * value


def test_least_costs_are_those_that_plan_and_potentials_show() -> None:
    values = random.Random(17)
    outcomes = {True: 0, False: 0}
    for _ in range(1200):
        bodies, sites = values.choice([2, 2, 3]), values.choice([1, 2, 2, 3])
        rows = [[values.choice([ZERO, ONE, ONE, 2 * ONE, None]) for _ in range(sites)] for _ in range(sites)]
        cost = tuple(tuple(rows[min(a, b)][max(a, b)] for b in range(sites)) for a in range(sites))
        parts = [tuple(values.randrange(sites) for _ in range(bodies)) for _ in range(values.choice([1, 2]))]
        weights = [ONE] if len(parts) == 1 else [Fraction(1, 3), Fraction(2, 3)]
        plan = tuple(WeightedPlaces(a, w) for a, w in zip(parts, weights, strict=True))
        u = tuple(tuple(values.choice([ZERO, ZERO, HALF, ONE, -ONE]) for _ in range(sites)) for _ in range(bodies))
        marginals = [
            [sum((w for a, w in zip(parts, weights, strict=True) if a[i] == b), ZERO) for b in range(sites)]
            for i in range(bodies)
        ]
        if sites > 1 and values.random() < 0.1:
            # Another marginal of one body, so that the bound stays the same if its potential is constant.
            i, a, b = values.randrange(bodies), *values.sample(range(sites), 2)
            marginals[i][a], marginals[i][b] = marginals[i][b], marginals[i][a]
        law = tuple(map(tuple, marginals))
        bound = sum((v * w for us, ws in zip(u, law, strict=True) for v, w in zip(us, ws, strict=True)), ZERO)
        value = bound / comb(bodies, 2)
        expected = is_established(cost, law, value, plan, u)
        outcomes[expected] += 1
        quantity, evidence = LeastOrderedCost(cost, law), OrderedPlanAndPotentials(plan, u)
        if expected:
            check_least_ordered(quantity, value, evidence)
            with pytest.raises(Refused, match="the plan has another cost than the one claimed"):
                check_least_ordered(quantity, value + 1, evidence)
        else:
            with pytest.raises(Refused):
                check_least_ordered(quantity, value, evidence)
    assert min(outcomes.values()) > 50


POINT, OTHER = (ONE, ZERO), (ZERO, ONE)
FREE: PairCost = ((ZERO, ZERO), (ZERO, ZERO))


def why_not(
    marginals: Matrix, plan: OrderedPlan, u: Matrix = ((ZERO, ZERO), (ZERO, ZERO)), cost: PairCost = FREE
) -> str:
    with pytest.raises(Refused) as refusal:
        check_least_ordered(LeastOrderedCost(cost, marginals), ZERO, OrderedPlanAndPotentials(plan, u))
    return str(refusal.value)


@pytest.mark.parametrize(
    ("cost", "complaint"),
    [
        (((ZERO, ONE), (ZERO, ZERO)), "a matrix of pairs is not symmetric"),
        (((ZERO, ZERO, ZERO), (ZERO, ZERO, ZERO)), "a matrix needs one row and one column for each site"),
    ],
)
def test_the_cost_is_symmetric(cost: PairCost, complaint: str) -> None:
    assert why_not((POINT, POINT), (WeightedPlaces((0, 0), ONE),), cost=cost) == complaint


def test_one_body_has_no_pairs() -> None:
    assert why_not((POINT,), (WeightedPlaces((0,), ONE),), ((ZERO, ZERO),)) == "there are fewer than two bodies"


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ((ONE,), "a marginal needs one weight for each site"),
        ((ONE, ZERO, ZERO), "a marginal needs one weight for each site"),
        ((2 * ONE, -ONE), "a weight of the marginal is negative"),
        ((ONE, ONE), "the marginal does not sum to 1"),
    ],
)
def test_every_marginal_is_a_law_on_the_sites(place: int, bad: tuple[Fraction, ...], complaint: str) -> None:
    marginals: list[tuple[Fraction, ...]] = [POINT]
    marginals.insert(place, bad)
    assert why_not(tuple(marginals), (WeightedPlaces((0, 0), ONE),)) == complaint


@pytest.mark.parametrize("body", [0, 1])
@pytest.mark.parametrize("site", [0, 1])
def test_every_body_has_its_marginal_at_every_site(body: int, site: int) -> None:
    # The plan has less at the site than the marginal, or more.
    weights = [HALF, HALF]
    weights[site] += HALF / 2
    weights[1 - site] -= HALF / 2
    marginals = [(HALF, HALF), (HALF, HALF)]
    marginals[body] = (weights[0], weights[1])
    parts = (WeightedPlaces((0, 1), HALF), WeightedPlaces((1, 0), HALF))
    assert why_not(tuple(marginals), parts) == f"the plan has another marginal of body {body} at site 0"


@pytest.mark.parametrize(
    "u",
    [
        ((ZERO, ZERO),),
        ((ZERO, ZERO),) * 3,
        ((ZERO,), (ZERO, ZERO)),
        ((ZERO, ZERO), (ZERO,)),
        ((ZERO, ZERO, ZERO), (ZERO, ZERO)),
        ((ZERO, ZERO), (ZERO, ZERO, ZERO)),
    ],
)
def test_every_body_needs_a_potential(u: Matrix) -> None:
    complaint = "every body needs a potential with one number for each site"
    assert why_not((POINT, POINT), (WeightedPlaces((0, 0), ONE),), u) == complaint


@pytest.mark.parametrize("place", [(0, 0), (0, 1), (1, 0), (1, 1)])
def test_potentials_are_compared_everywhere(place: tuple[int, int]) -> None:
    # Above the energy at this one place, where the plan is not.
    rows = [[-ONE, -ONE], [-ONE, -ONE]]
    rows[0][place[0]], rows[1][place[1]] = 2 * ONE, -ONE / 2
    marginals = tuple(POINT if a else OTHER for a in place)
    parts = (WeightedPlaces((1 - place[0], 1 - place[1]), ONE),)
    assert why_not(marginals, parts, tuple(map(tuple, rows))) == "the potentials exceed the energy somewhere"


def law(*parts: tuple[tuple[int, ...], Fraction]) -> OrderedPlan:
    return tuple(WeightedPlaces(places, weight) for places, weight in parts)


GOOD = ((0, 1), ONE)


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ([((0, 1), 2 * ONE), ((0, 1), -ONE)], "a weight of the plan is negative"),
        ([((0, 1), ONE), ((0, 0), HALF)], "the weights of the plan do not sum to 1"),
        ([((0, 1), HALF)], "the weights of the plan do not sum to 1"),
        ([((0, 1), HALF), ((0,), HALF)], "a plan needs one place for each body"),
        ([((0, 1), HALF), ((0, 1, 1), HALF)], "a plan needs one place for each body"),
        ([((0, 1), HALF), ((0, 2), HALF)], "a body is at a place that is no site"),
        ([((0, 1), HALF), ((-1, 0), HALF)], "a body is at a place that is no site"),
        ([((0, 1), HALF), ((2, 0), HALF)], "a body is at a place that is no site"),
        ([], "the weights of the plan do not sum to 1"),
    ],
)
def test_every_part_of_an_ordered_plan_counts(
    bad: Sequence[tuple[tuple[int, ...], Fraction]], complaint: str, last: bool
) -> None:
    with pytest.raises(Refused, match=complaint):
        check_ordered_plan(law(*(bad if last else bad[::-1])), 2, 2)


def test_a_part_of_weight_zero_is_allowed() -> None:
    check_ordered_plan(law(GOOD, ((1, 0), ZERO)), 2, 2)


def test_bodies_that_cost_nothing() -> None:
    assert ordered_cost(OrderedCost(FREE, law(((0, 1), HALF), ((1, 0), HALF)), 2)) == 0


def test_the_first_bodies_cost_what_their_pairs_do() -> None:
    cost = ((ONE, 2 * ONE), (2 * ONE, 5 * ONE))
    plan = law(((0, 1, 1), Fraction(1, 3)), ((1, 1, 0), Fraction(2, 3)))
    # Of two bodies 2 and 5; of three bodies 2 + 2 + 5 in both orders.
    assert ordered_cost(OrderedCost(cost, plan, 2)) == 4
    assert ordered_cost(OrderedCost(cost, plan, 3)) == 3
    for bodies, complaint in ((4, "fewer bodies than are asked for"), (1, "fewer than two"), (0, "fewer than two")):
        with pytest.raises(Refused, match=complaint):
            ordered_cost(OrderedCost(cost, plan, bodies))
    with pytest.raises(Refused, match="do not sum to 1"):
        ordered_cost(OrderedCost(cost, (), 2))
    with pytest.raises(Refused, match="a cost is infinite"):
        ordered_cost(OrderedCost(((ONE, None), (None, ONE)), law(((0, 0), ONE)), 2))
