"""Bounds from cuts: how many bodies are in a set of sites is an integer, and an integer has a least variance.

Sites in some order; a *cut* is an interval B of them, with the energy of one unit for each pair of bodies in B.  If the
pair cost is nowhere less than f[a] + f[b] plus the weights of the cuts that contain a and b, then the energy of a
configuration n is at least (N - 1) f.n plus the sum over cuts of weight * n(B) (n(B) - 1) / 2, n(B) being the number of
bodies in B.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import accumulate
from math import comb

from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, PairCost
from mfsym.kernel.configurations import check_size
from mfsym.kernel.evidence import CrowdedSites, Cut, Plan, PlanAndCuts
from mfsym.kernel.refusal import require
from mfsym.kernel.transport import check_plan_of, check_problem
from mfsym.kernel.units import common_denominator, in_units

MOST_STEPS = 20_000_000
"""How often a configuration may be looked at in a cut, or at a pair: some seconds."""


def check_optimal_cuts(claim: OptimalCost, evidence: PlanAndCuts) -> frozenset[str]:
    """Establish F_N: the cuts show that no plan costs less than the value, and the plan attains every inequality."""
    problem, plan, order, f = claim.problem, evidence.plan, evidence.order, evidence.separable
    check_problem(problem)
    require(problem.bodies is not None, "a plan says nothing about infinitely many bodies")
    check_plan_of(problem, plan)
    sites, bodies = len(problem.marginal), problem.bodies or 0
    require(sorted(order) == list(range(sites)), "the order does not name every site once")
    require(len(f) == sites, "the separable part needs one number for each site")
    check_size((*f, *(cut.weight for cut in evidence.cuts)), sites**2 + len(evidence.cuts))
    slack = check_below(problem.cost, order, f, evidence.cuts)
    steps = len(plan) * (len(evidence.cuts) + len(slack))
    require(steps <= MOST_STEPS, "there are too many configurations and cuts to go through all of them")
    used = any(n.configuration[a] * (n.configuration[b] - (a == b)) for n in plan if n.weight for a, b in slack)
    require(not used, "the plan uses a pair whose cost is above the cuts")
    value = bodies * (bodies - 1) * sum(v * weight for v, weight in zip(f, problem.marginal, strict=False))
    # In units of 1/unit are the means, in units of 1/weight_unit the weights.
    unit, weight_unit = common_denominator(problem.marginal), common_denominator(cut.weight for cut in evidence.cuts)
    means, bound = [0, *accumulate(bodies * in_units(problem.marginal[a], unit) for a in order)], 0
    for cut, (least, greatest) in zip(evidence.cuts, _extremes(plan, order, evidence.cuts), strict=True):
        # (n - k) (n - k - 1) >= 0 for integers n and k, so n (n - 1) / 2 >= k n - k (k + 1) / 2; with equality if n is
        # k or k + 1.  In the mean n is the same for every plan.
        mean = means[cut.last + 1] - means[cut.first]
        k = mean // unit
        require(k <= least and greatest <= k + 1, "a cut does not contain its mean number of bodies, rounded")
        bound += in_units(cut.weight, weight_unit) * (k * mean - comb(k + 1, 2) * unit)
    value += Fraction(bound, unit * weight_unit)
    require(value == comb(bodies, 2) * claim.value, "the cuts bound the cost by another value than the one claimed")
    return frozenset()


def check_below(
    cost: PairCost, order: tuple[int, ...], f: tuple[Fraction, ...], cuts: tuple[Cut, ...]
) -> list[tuple[int, int]]:
    """Refuse unless cost[a][b] >= f[a] + f[b] + the weights of the cuts with a and b; the pairs with > otherwise."""
    sites = len(order)
    require(all(cut.weight >= 0 for cut in cuts), "a cut has a negative weight")
    require(all(0 <= cut.first <= cut.last < sites for cut in cuts), "a cut is not an interval of sites")
    unit = common_denominator((*f, *(cut.weight for cut in cuts), *(entry for row in cost for entry in row)))
    # ending[i][j] is the weight of the cuts that begin at i or before and end at j.
    ending = [[0] * sites for _ in range(sites)]
    for cut in cuts:
        ending[cut.first][cut.last] += in_units(cut.weight, unit)
    for i in range(1, sites):
        for j in range(i, sites):
            ending[i][j] += ending[i - 1][j]
    single, slack = [in_units(value, unit) for value in f], []
    for i, a in enumerate(order):
        below = single[a]
        for j in range(sites - 1, i - 1, -1):
            b = order[j]
            below += ending[i][j]
            entry = cost[a][b]
            if entry is not None:
                gap = in_units(entry, unit) - below - single[b]
                require(gap >= 0, f"the cuts exceed the cost at the sites {a} and {b}")
                if not gap:
                    continue
            slack.append((a, b))
    return slack


def _extremes(plan: Plan, order: tuple[int, ...], cuts: tuple[Cut, ...]) -> Iterator[tuple[int, int]]:
    """The least and the greatest number of bodies that the plan puts into each of the cuts."""
    ends = [(cut.first, cut.last + 1) for cut in cuts]
    least = greatest = None
    for part in plan:
        if part.weight:
            ahead = [0, *accumulate(part.configuration[a] for a in order)]
            numbers = [ahead[last] - ahead[first] for first, last in ends]
            least = numbers if least is None else list(map(min, least, numbers))
            greatest = numbers if greatest is None else list(map(max, greatest, numbers))
    yield from zip(least or [], greatest or [], strict=True)


def check_crowded(claim: NoAdmissiblePlan, evidence: CrowdedSites) -> frozenset[str]:
    """Establish that all plans cost infinity: in the mean more than one body is where two may not be."""
    problem, crowded = claim.problem, evidence.sites
    check_problem(problem)
    require(all(0 <= a < len(problem.marginal) for a in crowded), "there is no such site")
    require(len(set(crowded)) == len(crowded), "a site is named twice")
    require(all(problem.cost[a][b] is None for a in crowded for b in crowded), "a pair of these sites has finite cost")
    # In a configuration of finite energy at most one body is at these sites; so N times their weight is at most 1,
    # for every N if there are infinitely many bodies.
    weight = sum((problem.marginal[a] for a in crowded), Fraction(0))
    heavy = weight > 0 if problem.bodies is None else problem.bodies * weight > 1
    require(heavy, "these sites are light enough for one body")
    return frozenset()
