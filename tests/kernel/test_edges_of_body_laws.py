"""Laws of some of the bodies of plans and mixtures, by hand, and from all ways to choose bodies one after the other."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction
from itertools import permutations, product
from math import factorial, prod

import pytest

from mfsym.kernel.body_laws import configurations, distance, mixture_marginal, occupation_law, plan_shape
from mfsym.kernel.effort import limited
from mfsym.kernel.problem import Mixture, Plan, WeightedConfiguration, WeightedLaw
from mfsym.kernel.quantity import BodiesOfMixture, BodiesOfPlan
from mfsym.kernel.refusal import Refused

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def plan(*parts: tuple[tuple[int, ...], Fraction | int]) -> Plan:
    return tuple(WeightedConfiguration(configuration, Fraction(weight)) for configuration, weight in parts)


def mixture(*parts: tuple[tuple[Fraction | int, ...], Fraction | int]) -> Mixture:
    return tuple(WeightedLaw(tuple(map(Fraction, law)), Fraction(weight)) for law, weight in parts)


def counted(sites: int, places: Iterable[int]) -> tuple[int, ...]:
    found = Counter(places)
    return tuple(found[site] for site in range(sites))


@pytest.mark.parametrize(
    ("bodies", "sites", "count"), [(0, 1, 1), (3, 1, 1), (0, 3, 1), (1, 3, 3), (3, 2, 4), (4, 3, 15)]
)
def test_configurations(bodies: int, sites: int, count: int) -> None:
    found = list(configurations(bodies, sites))
    assert len(set(found)) == len(found) == count
    assert all(len(n) == sites and sum(n) == bodies and min(n) >= 0 for n in found)


PLAN = plan(((2, 1, 0), HALF), ((0, 1, 2), THIRD), ((3, 0, 0), Fraction(1, 6)))


@pytest.mark.parametrize("bodies", [1, 2, 3])
def test_bodies_of_a_plan_are_chosen_at_random(bodies: int) -> None:
    expected: Counter[tuple[int, ...]] = Counter()
    for part in PLAN:
        places = [site for site, n in enumerate(part.configuration) for _ in range(n)]
        for chosen in permutations(places, bodies):
            expected[counted(3, chosen)] += part.weight * Fraction(factorial(3 - bodies), factorial(3))  # type: ignore[assignment]
    law = occupation_law(BodiesOfPlan(PLAN), bodies)
    assert {n: weight for n, weight in law.items() if weight} == dict(expected)
    assert set(law) == set(configurations(bodies, 3))


COINS = mixture(((HALF, THIRD, Fraction(1, 6)), THIRD), ((0, 1, 0), Fraction(2, 3)))


@pytest.mark.parametrize("bodies", [1, 2, 3, 4])
def test_bodies_of_a_mixture_are_independent(bodies: int) -> None:
    expected: Counter[tuple[int, ...]] = Counter()
    for part in COINS:
        for places in product(range(3), repeat=bodies):
            expected[counted(3, places)] += part.weight * prod(part.law[site] for site in places)  # type: ignore[assignment]
    assert occupation_law(BodiesOfMixture(COINS), bodies) == dict(expected)


def test_marginal_of_a_mixture() -> None:
    assert mixture_marginal(COINS) == (Fraction(1, 6), Fraction(7, 9), Fraction(1, 18))
    assert plan_shape(PLAN) == (3, 3)
    assert plan_shape(plan(((0,), 1))) == (0, 1)


def test_distances_of_laws() -> None:
    one, other = BodiesOfPlan(plan(((1, 1), 1))), BodiesOfPlan(plan(((2, 0), HALF), ((0, 2), HALF)))
    assert distance(one, other, 1, "set") == 0
    assert distance(one, other, 2, "set") == 1
    assert distance(one, other, 2, "total-variation") == 2
    fair = BodiesOfMixture(mixture(((HALF, HALF), 1)))
    assert distance(one, fair, 2, "set") == HALF
    assert distance(fair, one, 2, "set") == HALF


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (((1, 1), HALF),),
        (((1, 1), 2),),
        (((1, 1), HALF), ((1, 0), HALF)),
        (((1, 1), HALF), ((1, 1, 0), HALF)),
        (((1, -1), 1),),
        (((1, 1), 2), ((2, 0), -1)),
    ],
)
def test_what_is_no_plan(parts: tuple[tuple[tuple[int, ...], Fraction | int], ...]) -> None:
    with pytest.raises(Refused):
        plan_shape(plan(*parts))


@pytest.mark.parametrize(
    "parts",
    [
        (),
        (((HALF, HALF), HALF),),
        (((HALF, HALF), 2),),
        (((1, 1), 1),),
        (((HALF, THIRD), 1),),
        (((2, -1), 1),),
        (((1, 0), 2), ((0, 1), -1)),
        (((1, 0), HALF), ((1, 0, 0), HALF)),
    ],
)
def test_what_is_no_mixture(parts: tuple[tuple[tuple[Fraction | int, ...], Fraction | int], ...]) -> None:
    with pytest.raises(Refused):
        mixture_marginal(mixture(*parts))


def test_bodies_that_are_asked_for() -> None:
    for bodies in (0, -1):
        with pytest.raises(Refused, match="fewer than one body"):
            occupation_law(BodiesOfMixture(COINS), bodies)
    with pytest.raises(Refused, match="fewer bodies than are asked for"):
        occupation_law(BodiesOfPlan(PLAN), 4)
    with pytest.raises(Refused, match="different numbers of sites"):
        distance(BodiesOfPlan(PLAN), BodiesOfPlan(plan(((2, 1), 1))), 2, "set")


@pytest.mark.parametrize(
    "source", [BodiesOfPlan(plan(((50, 50, 50, 50), 1))), BodiesOfMixture(mixture(((Fraction(1, 4),) * 4, 1)))]
)
def test_many_bodies_take_too_much_work(source: BodiesOfPlan | BodiesOfMixture) -> None:
    with limited(), pytest.raises(Refused, match="too much work"):
        occupation_law(source, 150)
    with limited():
        assert sum(occupation_law(source, 3).values()) == 1
