"""Energies and potentials on configurations against sums over bodies, and plans that are none."""

import itertools
import random
from fractions import Fraction

import pytest

from mfsym.kernel.admissible import admissible_above_zero
from mfsym.kernel.configurations import _prefixes as number_of_prefixes
from mfsym.kernel.configurations import (
    check_finite,
    check_law,
    check_plan,
    check_potential,
    energy,
    least_sharing,
    mean_energy,
    pair_counts,
)
from mfsym.kernel.evidence import WeightedConfiguration
from mfsym.kernel.problem import PairCost, Plan
from mfsym.kernel.refusal import Refused

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
PRIMES = [Fraction(1, p) for p in (2, 3, 5, 7, 11, 13)]
"""Costs no two of which have a common denominator."""


def by_bodies(cost: PairCost, configuration: tuple[int, ...]) -> Fraction | None:
    """The energy, one pair of bodies after the other."""
    sites = [a for a, n in enumerate(configuration) for _ in range(n)]
    costs = [cost[a][b] for a, b in itertools.combinations(sites, 2)]
    return None if None in costs else sum((c for c in costs if c is not None), Fraction(0))


def symmetric(entries: list[Fraction | None]) -> PairCost:
    """The matrix on three sites with these entries on and above the diagonal."""
    places = dict(zip(itertools.combinations_with_replacement(range(3), 2), entries, strict=True))
    return tuple(tuple(places[min(a, b), max(a, b)] for b in range(3)) for a in range(3))


COSTS = [symmetric([*PRIMES]), *(symmetric([*PRIMES[:k], None, *PRIMES[k + 1 :]]) for k in range(6))]
CONFIGURATIONS = [n for n in itertools.product(range(4), repeat=3) if sum(n) == 3]


@pytest.mark.parametrize("cost", COSTS)
def test_energies_are_sums_over_pairs_of_bodies(cost: PairCost) -> None:
    for n in itertools.product(range(4), repeat=3):
        assert energy(cost, n) == by_bodies(cost, n), n


@pytest.mark.parametrize("cost", COSTS)
def test_mean_energies_are_means_of_energies(cost: PairCost) -> None:
    for n, m in itertools.permutations(CONFIGURATIONS, 2):
        plan = (WeightedConfiguration(n, Fraction(1, 17)), WeightedConfiguration(m, Fraction(2, 19)))
        energies = by_bodies(cost, n), by_bodies(cost, m)
        expected = None if None in energies else Fraction(1, 17) * energies[0] + Fraction(2, 19) * energies[1]
        assert mean_energy(cost, plan) == expected, (n, m)


def test_pairs_of_a_plan_are_counted_by_bodies() -> None:
    plan = (WeightedConfiguration((2, 1, 0), Fraction(1, 3)), WeightedConfiguration((0, 1, 2), Fraction(2, 3)))
    expected = [[Fraction(0)] * 3 for _ in range(3)]
    for part in plan:
        sites = [a for a, n in enumerate(part.configuration) for _ in range(n)]
        for a, b in itertools.permutations(sites, 2):
            expected[a][b] += part.weight
    assert pair_counts(plan, 3) == tuple(map(tuple, expected))


def test_two_sites_share_bodies_as_is_cheapest() -> None:
    for first, second, both in itertools.product((-2, 0, 1, 3), repeat=3):
        for first_field, second_field, bodies in itertools.product((-3, 0, 2), (0, 5), range(5)):
            costs = [
                first * k * (k - 1) // 2
                + second * (bodies - k) * (bodies - k - 1) // 2
                + both * k * (bodies - k)
                + first_field * k
                + second_field * (bodies - k)
                for k in range(bodies + 1)
            ]
            assert least_sharing(first, second, both, first_field, second_field, bodies) == min(costs)


def test_potentials_are_compared_at_every_configuration() -> None:
    values = random.Random(7)
    outcomes = set()
    for _ in range(300):
        bodies, sites = values.randint(2, 4), values.randint(1, 3)
        entries = [[values.choice([None, 0, 1, 2, 3]) for _ in range(sites)] for _ in range(sites)]
        full = [[entries[min(a, b)][max(a, b)] for b in range(sites)] for a in range(sites)]
        cost = tuple(tuple(None if c is None else Fraction(c, 3) for c in row) for row in full)
        potential = [Fraction(values.randint(-4, 4), 5) for _ in range(sites)]
        fits = all(
            found is None or sum(u * k for u, k in zip(potential, n, strict=True)) <= found
            for n in itertools.product(range(bodies + 1), repeat=sites)
            if sum(n) == bodies
            for found in [by_bodies(cost, n)]
        )
        outcomes.add(fits)
        if fits:
            check_potential(cost, potential, bodies)
        else:
            with pytest.raises(Refused, match="exceeds the energy"):
                check_potential(cost, potential, bodies)
    assert outcomes == {True, False}


def test_configurations_of_finite_energy_where_the_potential_is_positive() -> None:
    values = random.Random(8)
    outcomes = set()
    for _ in range(300):
        bodies, sites = values.randint(1, 4), values.randint(1, 4)
        entries = [[values.choice([None, None, 1]) for _ in range(sites)] for _ in range(sites)]
        full = [[entries[min(a, b)][max(a, b)] for b in range(sites)] for a in range(sites)]
        cost = tuple(tuple(None if c is None else Fraction(c) for c in row) for row in full)
        u = tuple(Fraction(values.randint(-2, 2)) for _ in range(sites))

        def is_found(
            n: tuple[int, ...], cost: PairCost = cost, u: tuple[Fraction, ...] = u, bodies: int = bodies
        ) -> bool:
            above = sum(v * k for v, k in zip(u, n, strict=True)) > 0
            return sum(n) == bodies and above and by_bodies(cost, n) is not None

        found = admissible_above_zero(cost, u, bodies)
        outcomes.add(found is None)
        if found is None:
            assert not any(map(is_found, itertools.product(range(bodies + 1), repeat=sites))), (cost, u)
        else:
            assert is_found(found)
    assert outcomes == {True, False}


@pytest.mark.parametrize("matrix", [((ONE, HALF), (ONE, ONE)), ((ONE,), (ONE, ONE))])
def test_a_finite_cost_is_symmetric(matrix: PairCost) -> None:
    with pytest.raises(Refused, match="a matrix"):
        check_finite(matrix, 2)


GOOD = (1, 1)


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize(
    ("bad", "weight", "complaint"),
    [
        (GOOD, -ONE, "a weight of the plan is negative"),
        ((2,), ONE, "one number for each site"),
        ((1, 1, 0), ONE, "one number for each site"),
        ((-1, 3), ONE, "a negative number of bodies"),
        ((3, -1), ONE, "a negative number of bodies"),
        ((2, 1), ONE, "another number of bodies"),
        ((0, 1), ONE, "another number of bodies"),
    ],
)
def test_every_part_of_a_plan_counts(place: int, bad: tuple[int, ...], weight: Fraction, complaint: str) -> None:
    parts = [WeightedConfiguration(GOOD, HALF)]
    parts.insert(place, WeightedConfiguration(bad, weight))
    with pytest.raises(Refused, match=complaint):
        check_plan(tuple(parts), 2, 2)


def test_a_part_of_weight_zero_is_allowed() -> None:
    plan: Plan = (WeightedConfiguration(GOOD, ONE), WeightedConfiguration(GOOD, Fraction(0)))
    check_plan(plan, 2, 2)


@pytest.mark.parametrize("weights", [(-ONE, ONE, ONE), (ONE, -ONE, ONE), (ONE, ONE, -ONE)])
def test_no_weight_of_a_law_is_negative(weights: tuple[Fraction, ...]) -> None:
    with pytest.raises(Refused, match="a weight of the marginal is negative"):
        check_law(weights)


@pytest.mark.parametrize("bodies", [2, 3, 4, 5])
@pytest.mark.parametrize("last", [-1000 * ONE, ZERO])
@pytest.mark.parametrize("field", [ZERO, 1000 * ONE])
def test_an_infinite_cost_is_more_than_all_others_together(bodies: int, last: Fraction, field: Fraction) -> None:
    # No site takes two bodies, and the first two sites not one each: no configuration has finite energy, though all
    # other pairs gain what they can.
    sites = range(bodies)
    special = {frozenset({0, 1}): None, frozenset({bodies - 2, bodies - 1}): last if bodies > 2 else None}
    cost = tuple(tuple(None if a == b else special.get(frozenset({a, b}), -1000 * ONE) for b in sites) for a in sites)
    check_potential(cost, (*[field] * (bodies - 1), 1000 * ONE), bodies)


@pytest.mark.parametrize("bodies", [0, 1, 2, 3, 4])
def test_configurations_of_at_most_so_many_bodies_are_counted(bodies: int) -> None:
    for sites in range(4):
        for alone in itertools.product([False, True], repeat=sites):
            ranges = [range(min(bodies, 1) + 1 if single else bodies + 1) for single in alone]
            expected = sum(sum(n) <= bodies for n in itertools.product(*ranges))
            assert number_of_prefixes(list(alone), bodies) == expected
