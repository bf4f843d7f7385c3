"""Costs above sums of cuts, and what cuts bound, against sums over pairs of bodies."""

import random
from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations_with_replacement
from math import comb, floor

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.configurations import mean_energy
from mfsym.kernel.cuts import check_below
from mfsym.kernel.evidence import CrowdedSites, Cut, PlanAndCuts, WeightedConfiguration
from mfsym.kernel.problem import PairCost, Plan
from mfsym.kernel.refusal import Refused
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import reason

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def below(order: Sequence[int], f: Sequence[Fraction], cuts: Sequence[Cut]) -> list[list[Fraction]]:
    """What the separable part and the cuts cost at each pair of sites."""
    place = {a: i for i, a in enumerate(order)}
    sites = range(len(order))
    return [
        [
            f[a]
            + f[b]
            + sum((c.weight for c in cuts if all(c.first <= place[x] <= c.last for x in (a, b))), Fraction(0))
            for b in sites
        ]
        for a in sites
    ]


def some_cuts(values: random.Random, sites: int) -> tuple[tuple[int, ...], tuple[Fraction, ...], tuple[Cut, ...]]:
    """An order, a separable part and cuts."""
    intervals = list(combinations_with_replacement(range(sites), 2))
    weights = [ZERO, ONE, HALF, Fraction(2, 3)]
    cuts = tuple(Cut(*values.choice(intervals), values.choice(weights)) for _ in range(values.randint(0, 4)))
    f = tuple(Fraction(values.randint(-2, 2), values.choice([1, 5])) for _ in range(sites))
    return tuple(values.sample(range(sites), sites)), f, cuts


def raised(values: random.Random, entries: list[list[Fraction]], by: Sequence[Fraction | None]) -> PairCost:
    """A symmetric cost, some entries of which are raised."""
    sites = range(len(entries))
    more = {(a, b): values.choice(by) for a in sites for b in sites if a <= b}
    rows = [[more[min(a, b), max(a, b)] for b in sites] for a in sites]
    return tuple(
        tuple(None if m is None else entry + m for m, entry in zip(row, line, strict=True))
        for row, line in zip(rows, entries, strict=True)
    )


def test_the_cost_is_compared_with_the_cuts_at_every_pair() -> None:
    values, refused = random.Random(3), 0
    for _ in range(300):
        sites = values.randint(1, 4)
        order, f, cuts = some_cuts(values, sites)
        least = below(order, f, cuts)
        cost = raised(values, least, [ZERO] * 4 + [HALF, None] + [Fraction(-1, 7)] * values.randint(0, 1))
        pairs = [(order[i], order[j]) for i in range(sites) for j in range(i, sites)]
        entries = [(pair, cost[pair[0]][pair[1]], least[pair[0]][pair[1]]) for pair in pairs]
        if any(entry is not None and entry < bound for _, entry, bound in entries):
            refused += 1
            with pytest.raises(Refused, match="the cuts exceed the cost"):
                check_below(cost, order, f, cuts)
        else:
            above = [pair for pair, entry, bound in entries if entry is None or entry > bound]
            assert sorted(check_below(cost, order, f, cuts)) == sorted(above)
    assert 50 < refused < 250


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("bad", [Cut(-1, 0, ZERO), Cut(1, 0, ZERO), Cut(0, 2, ZERO), Cut(2, 2, ZERO)])
def test_every_cut_is_an_interval_of_sites(place: int, bad: Cut) -> None:
    cuts = [Cut(0, 1, ZERO)]
    cuts.insert(place, bad)
    with pytest.raises(Refused, match="a cut is not an interval of sites"):
        check_below(((ZERO, ZERO), (ZERO, ZERO)), (0, 1), (ZERO, ZERO), tuple(cuts))


@pytest.mark.parametrize("place", [0, 1])
def test_no_cut_has_a_negative_weight(place: int) -> None:
    cuts = [Cut(0, 1, ZERO)]
    cuts.insert(place, Cut(0, 0, -ONE))
    with pytest.raises(Refused, match="a cut has a negative weight"):
        check_below(((ONE, ONE), (ONE, ONE)), (0, 1), (ZERO, ZERO), tuple(cuts))


@pytest.mark.parametrize("place", [0, 1])
def test_a_cut_with_another_denominator_counts(place: int) -> None:
    cuts = [Cut(0, 0, ZERO)]
    cuts.insert(place, Cut(0, 0, Fraction(3, 2)))
    with pytest.raises(Refused, match="the cuts exceed the cost at the sites 0 and 0"):
        check_below(((ONE,),), (0,), (ZERO,), tuple(cuts))


def rounded_pairs(mean: Fraction) -> Fraction:
    """The least mean of n (n - 1) / 2 for integers n of that mean."""
    k = floor(mean)
    return comb(k, 2) + (mean - k) * k


def some_plan(values: random.Random, sites: int, bodies: int) -> Plan:
    parts = values.choice([1, 1, 2, 3])
    weights = [Fraction(values.randint(0, 3)) for _ in range(parts - 1)]
    weights = [*weights, 7 - sum(weights, ZERO)]
    configurations = []
    for _ in range(parts):
        n = [0] * sites
        for _ in range(bodies):
            n[values.randrange(sites)] += 1
        configurations.append(tuple(n))
    return tuple(WeightedConfiguration(n, w / 7) for n, w in zip(configurations, weights, strict=True))


def test_a_cost_is_optimal_if_the_plan_attains_what_the_cuts_bound() -> None:
    values = random.Random(4)
    outcomes = {True: 0, False: 0}
    for _ in range(600):
        sites, bodies = values.randint(1, 3), values.randint(2, 5)
        order, f, cuts = some_cuts(values, sites)
        cost = raised(values, below(order, f, cuts), [ZERO] * 5 + [HALF, None])
        plan = some_plan(values, sites, bodies)
        means = [sum((part.weight * part.configuration[a] for part in plan), ZERO) for a in range(sites)]
        bound = (bodies - 1) * sum((v * m for v, m in zip(f, means, strict=True)), ZERO)
        for cut in cuts:
            bound += cut.weight * rounded_pairs(sum((means[a] for a in order[cut.first : cut.last + 1]), ZERO))
        problem = TransportProblem(cost, tuple(m / bodies for m in means), bodies)
        evidence = PlanAndCuts(plan, order, f, cuts)
        used = tuple(part for part in plan if part.weight)
        fits = mean_energy(cost, used) == bound
        claim = OptimalCost(problem, bound / comb(bodies, 2))
        status = check(claim, evidence).status
        # A cut of weight 0 may be anything, yet is looked at.
        if all(cut.weight for cut in cuts) or not fits:
            assert (status is Status.HOLDS) == fits, (claim, evidence)
        outcomes[fits] += 1
        if status is Status.HOLDS:
            for wrong in (bound + 1, bound - Fraction(1, 10**9)):
                assert "another value" in reason(OptimalCost(problem, wrong / comb(bodies, 2)), evidence)
    assert min(outcomes.values()) > 100


def test_crowded_sites_at_the_edge() -> None:
    # A third of three bodies is one body, and may be where two may not be; of four bodies it is too much.
    third = Fraction(1, 3)
    cost: PairCost = ((None, ONE, None), (ONE, ONE, ONE), (None, ONE, None))
    law = (third / 2, 2 * third, third / 2)
    for bodies, enough in ((3, False), (4, True), (None, True)):
        claim = NoAdmissiblePlan(TransportProblem(cost, law, bodies))
        assert (check(claim, CrowdedSites((0, 2))).status is Status.HOLDS) == enough
        assert (check(claim, CrowdedSites((2, 0))).status is Status.HOLDS) == enough


@pytest.mark.parametrize("sites", [(0, 2), (2, 0), (-1, 1), (1, -1)])
def test_crowded_sites_are_sites(sites: tuple[int, ...]) -> None:
    cost: PairCost = ((None, None), (None, None))
    assert reason(NoAdmissiblePlan(TransportProblem(cost, (HALF, HALF), 3)), CrowdedSites(sites)) == (
        "there is no such site"
    )


def test_no_crowded_sites_have_no_weight() -> None:
    claim = NoAdmissiblePlan(TransportProblem(((ONE,),), (ONE,), None))
    assert reason(claim, CrowdedSites(())) == "these sites are light enough for one body"
    claim = NoAdmissiblePlan(TransportProblem(((ONE, ONE), (ONE, None)), (ONE, ZERO), None))
    assert reason(claim, CrowdedSites((1,))) == "these sites are light enough for one body"
