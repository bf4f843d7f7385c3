"""Costs on the line and on trees: against the list of all configurations, and where no list would do."""

from dataclasses import replace
from fractions import Fraction
from math import comb

from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.kernel.certificate_file import read, write
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Convergence, NoAdmissiblePlan, OptimalCost, PairCost, TransportProblem
from mfsym.kernel.evidence import CrowdedSites, Farkas, PlanAndCuts, PlanAndPotential, ValueOfEach
from mfsym.kernel.verdict import Status
from mfsym.latex import document
from mfsym.strategies import marginals, rationals
from mfsym.transport import converge, problem_from_json, solve
from mfsym.transport.cuts import interval_cuts, optimum_by_cuts, orders, potential_of_cuts
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis

PROFILES = {
    # convex and decreasing on the distances 0, 1, 2, ...
    "1/r": lambda r: Fraction(1, r) if r else None,
    "2^(-r)": lambda r: Fraction(1, 2**r),
    "-r": lambda r: Fraction(-r),
    "max(5 - r, 0)": lambda r: Fraction(max(5 - r, 0)),
    "infinite up to 1, then 1/r": lambda r: Fraction(1, r) if r > 1 else None,
}


@st.composite
def line_costs(draw: st.DrawFn) -> PairCost:
    places = draw(st.lists(st.integers(0, 12), min_size=3, max_size=5))
    profile = PROFILES[draw(st.sampled_from(sorted(PROFILES)))]
    return tuple(tuple(profile(abs(x - y)) for y in places) for x in places)


@st.composite
def tree_costs(draw: st.DrawFn) -> PairCost:
    """A function of one site, plus what is common to two leaves of a tree: sums over nested sets of leaves."""
    sites = draw(st.integers(3, 5))
    single = [draw(rationals()) for _ in range(sites)]
    cost = [[single[a] + single[b] for b in range(sites)] for a in range(sites)]
    sets = [[a] for a in range(sites)]
    while len(sets) > 1:
        chosen = draw(st.lists(st.integers(0, len(sets) - 1), min_size=2, max_size=2, unique=True))
        joined = sets[chosen[0]] + sets[chosen[1]]
        sets = [s for i, s in enumerate(sets) if i not in chosen] + [joined]
        for members in (joined, sets[0]):
            weight = draw(rationals(0, 3))
            for a in members:
                for b in members:
                    cost[a][b] += weight
    return tuple(map(tuple, cost))


def listed(cost: PairCost, marginal: tuple[Fraction, ...], bodies: int) -> Fraction | None:
    """The value by the linear program with all configurations, ``None`` if it is infinite."""
    support = [a for a, weight in enumerate(marginal) if weight]
    inside = tuple(tuple(cost[a][b] for b in support) for a in support)
    found = optimum_on_few_sites(inside, [marginal[a] for a in support], bodies, highs_basis)
    if isinstance(found, Farkas):
        return None
    return bodies * sum(u * marginal[a] for u, a in zip(found.potential, support, strict=True)) / comb(bodies, 2)


def established(problem: TransportProblem) -> Fraction | None:
    """The value that is found, which the kernel accepts."""
    certificate = solve(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(certificate.claim, OptimalCost | NoAdmissiblePlan)
    return certificate.claim.value if isinstance(certificate.claim, OptimalCost) else None


@settings(max_examples=300)
@given(line_costs() | tree_costs(), st.data(), st.integers(2, 6))
def test_cuts_agree_with_the_list_of_all_configurations(cost: PairCost, data: st.DataObject, bodies: int) -> None:
    marginal = data.draw(marginals(len(cost)).filter(all))
    found, value = optimum_by_cuts(cost, marginal, bodies), listed(cost, marginal, bodies)
    problem = TransportProblem(cost, marginal, bodies)
    if found is not None:
        claim = NoAdmissiblePlan(problem) if value is None else OptimalCost(problem, value)
        verdict = check(claim, found)
        assert verdict.status is Status.HOLDS, verdict.reason


@settings(max_examples=200)
@given(tree_costs(), st.data(), st.integers(2, 6))
def test_trees_are_recognised(cost: PairCost, data: st.DataObject, bodies: int) -> None:
    marginal = data.draw(marginals(len(cost)))
    assert isinstance(optimum_by_cuts(cost, marginal, bodies), PlanAndCuts)


@given(line_costs(), st.permutations(range(5)), st.integers(2, 6))
def test_the_line_is_recognised_in_any_order_if_all_costs_are_different(
    cost: PairCost, permutation: list[int], bodies: int
) -> None:
    order = [a for a in permutation if a < len(cost)]
    renamed = tuple(tuple(cost[a][b] for b in order) for a in order)
    off = [cost[a][b] for a in range(len(cost)) for b in range(a)]
    if None not in off and len(set(off)) == len(off):
        assert optimum_by_cuts(renamed, [Fraction(1, len(order))] * len(order), bodies) is not None


@given(line_costs() | tree_costs())
def test_cuts_and_the_separable_part_add_up_to_the_cost(cost: PairCost) -> None:
    for order in orders(cost):
        assert sorted(order) == list(range(len(cost)))
        found = interval_cuts(cost, order)
        if found is None:
            continue
        separable, cuts = found
        for i, a in enumerate(order):
            for j in range(i, len(order)):
                b = order[j]
                both = sum((cut.weight for cut in cuts if cut.first <= i and j <= cut.last), Fraction(0))
                assert cost[a][b] in (None, separable[a] + separable[b] + both)


@settings(max_examples=50)
@given(line_costs() | tree_costs(), st.data(), st.integers(2, 5))
def test_the_potential_of_cuts_is_one(cost: PairCost, data: st.DataObject, bodies: int) -> None:
    # So the kernel says that enumerates all configurations.
    marginal = data.draw(marginals(len(cost)).filter(all))
    found = optimum_by_cuts(cost, marginal, bodies)
    value = listed(cost, marginal, bodies)
    if isinstance(found, PlanAndCuts) and value is not None:
        potential = PlanAndPotential(found.plan, potential_of_cuts(marginal, bodies, found))
        claim = OptimalCost(TransportProblem(cost, marginal, bodies), value)
        assert check(claim, potential).status is Status.HOLDS


def test_a_profile_that_is_not_convex_is_left_to_the_general_method() -> None:
    # Systematic sampling costs 127/35, the optimum is 124/35.
    profile = [Fraction(1), Fraction(9, 10), Fraction(1, 2), Fraction(0)]
    cost = tuple(tuple(profile[abs(a - b)] for b in range(4)) for a in range(4))
    marginal = (Fraction(3, 7), Fraction(2, 7), Fraction(1, 14), Fraction(3, 14))
    assert optimum_by_cuts(cost, marginal, 4) is None
    assert established(TransportProblem(cost, marginal, 4)) == Fraction(124, 35) / comb(4, 2)


def test_a_hundred_and_twenty_sites_and_a_million_bodies() -> None:
    # Where N mu is an integer everywhere, systematic sampling is one configuration.
    sites, each = 120, 10**4
    data = {
        "points": list(range(sites)),
        "profile": "1/(1 + r)",
        "marginal": [f"1/{sites}"] * sites,
        "bodies": sites * each,
    }
    problem = problem_from_json(data)
    energy = each**2 * sum((sites - k) * Fraction(1, 1 + k) for k in range(1, sites)) + sites * comb(each, 2)
    assert established(problem) == energy / comb(sites * each, 2)


def test_coulomb_on_a_grid_with_more_configurations_than_can_be_listed() -> None:
    # Ten bodies on sixty sites of equal weight: one in every sixth place, so that the distances are those of ten sites.
    data = {"points": list(range(60)), "profile": "1/r", "marginal": ["1/60"] * 60, "bodies": 10}
    expected = sum((10 - k) * Fraction(1, 6 * k) for k in range(1, 10))
    assert established(problem_from_json(data)) == expected / comb(10, 2)


def test_an_atom_that_is_too_heavy_for_finite_cost_is_named() -> None:
    sites, bodies = 30, 10
    marginal = [Fraction(17, 20 * 29)] * 17 + [Fraction(3, 20)] + [Fraction(17, 20 * 29)] * 12
    data = {"points": list(range(sites)), "profile": "1/r", "marginal": marginal, "bodies": bodies}
    certificate = solve(problem_from_json(data))
    assert certificate.evidence == CrowdedSites((17,))
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_neighbours_that_are_too_heavy_together_are_named() -> None:
    # Bodies at the sites 1 and 2 are forbidden to be near each other, and 4 (1/5 + 1/10) > 1.
    places = [0, 3, 4, 8, 12]
    profile = PROFILES["infinite up to 1, then 1/r"]
    cost = tuple(tuple(profile(abs(x - y)) for y in places) for x in places)
    marginal = tuple(Fraction(weight, 20) for weight in (5, 4, 2, 5, 4))
    found = optimum_by_cuts(cost, marginal, 4)
    assert found == CrowdedSites((1, 2))
    assert check(NoAdmissiblePlan(TransportProblem(cost, marginal, 4)), found).status is Status.HOLDS


def test_sites_of_weight_0_and_any_order_of_the_sites() -> None:
    points, weights = [7, 0, 3, 1, 12, 5], ["1/7", "2/7", 0, "1/7", "3/7", 0]
    data = {"points": points, "profile": "1/(1 + r)", "marginal": weights, "bodies": 10**9 + 1}
    certificate = solve(problem_from_json(data))
    assert isinstance(certificate.evidence, PlanAndCuts)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_rates_on_the_line_rest_on_cuts_for_each_number_of_bodies() -> None:
    # Twenty sites: there are too many configurations of 8 bodies to list them.
    points = [[Fraction(1, 1 + abs(a - b)) for b in range(20)] for a in range(20)]
    found = converge(points, ["1/20"] * 20, 8)
    assert isinstance(found.claim, Convergence)
    assert isinstance(found.evidence, ValueOfEach)
    assert any(isinstance(optimum, PlanAndCuts) for optimum in found.evidence.finite)
    again = read(write(found))
    assert check(again.claim, again.evidence).status is Status.HOLDS
    false = replace(found.claim, values=(*found.claim.values[:-1], found.claim.values[-1] / 2))
    assert "another value" in check(false, found.evidence).reason
    assert r"k_{B}" in document(found)
