"""Cuts in Coq: they are a potential, and it is as a potential that Coq checks them.

For integers n and k, n (n - 1) / 2 >= k n - k (k + 1) / 2.  With the mean number of bodies in a cut, rounded down, for
k, and with 1 = sum_a n_a / N, the bound of the cuts is linear in the configuration.
"""

from fractions import Fraction
from math import comb

from mfsym.coq.least_costs import check_bodies, check_shape, optimal_cost
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import OptimalCost
from mfsym.kernel.evidence import PlanAndCuts, PlanAndPotential


def optimal_cuts(claim: OptimalCost, evidence: PlanAndCuts) -> Source:
    """F_N as a theorem, from the potential that the cuts are."""
    bodies, marginal, order, f = claim.problem.bodies, claim.problem.marginal, evidence.order, evidence.separable
    sites = range(len(marginal))
    if bodies is None:
        raise not_exportable("a plan says nothing about infinitely many bodies")
    check_bodies(bodies)
    check_shape(claim.problem.cost, len(marginal))
    if sorted(order) != list(sites) or len(f) != len(marginal):
        raise not_exportable("the order and the separable part need every site once")
    potential = [(bodies - 1) * value for value in f]
    constant = Fraction(0)
    for cut in evidence.cuts:
        inside = order[cut.first : cut.last + 1] if 0 <= cut.first <= cut.last else ()
        mean = bodies * sum((marginal[a] for a in inside), Fraction(0))
        k = mean.numerator // mean.denominator
        constant += cut.weight * comb(k + 1, 2) if k >= 0 else Fraction(0)
        for a in inside:
            potential[a] += cut.weight * k
    shifted = tuple(u - constant / bodies for u in potential)
    return optimal_cost(claim, PlanAndPotential(evidence.plan, shifted))
