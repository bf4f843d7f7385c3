"""Solving the transport problem: which method for which problem, on the sites of positive weight."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import comb

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import Convergence, CostBracket, NoAdmissiblePlan, OptimalCost, PairCost, TransportProblem
from mfsym.kernel.configurations import mean_energy
from mfsym.kernel.evidence import (
    Certificate,
    CrowdedSites,
    Farkas,
    FiniteOptimum,
    MixtureAndPotential,
    OptimumOfEach,
    Plan,
    PlanAndCuts,
    PlanAndPotential,
    PlanAndProvedPotential,
    Square,
    ValueOfEach,
    WeightedConfiguration,
    WeightedLaw,
)
from mfsym.rational import shown
from mfsym.transport.attractive import is_attractive, optimum_of_attractive_cost
from mfsym.transport.column_generation import optimum_of_any_cost
from mfsym.transport.convex import is_convex, optimum_of_convex_cost
from mfsym.transport.cuts import optimum_by_cuts, potential_of_cuts
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis
from mfsym.transport.infinite_bodies import optimum_by_clusters
from mfsym.transport.laws import Bracket, bracket_by_laws
from mfsym.transport.problem import transport_problem
from mfsym.transport.simplex import Suggest
from mfsym.transport.support import extended
from mfsym.transport.two_sites import optimum_on_one_site, optimum_on_two_sites

FEW = 320
"""So few configurations for each site beyond two are all listed; other searches suffer more from many sites."""

MOST_VALUES = 200
"""``converge`` goes up to this number of bodies."""


def solve(problem: TransportProblem, suggest: Suggest = highs_basis) -> Certificate:
    """The least cost per pair of ``problem`` with evidence, or evidence that every plan has infinite cost.

    ``suggest`` is the floating-point solver that guesses a basis of the linear program.

    When the time limit passes (:func:`mfsym.deadline.deadline`), or a search would take too long, the claim is a
    bracket: the cost of the best plan so far, and the best lower bound.  So it is if the least cost of infinitely many
    bodies is irrational, or not found exactly.

    Refuses: NoEvidence if there is no plan of finite cost by then, or if there are infinitely many bodies, more than 40
    sites, and a cost that is not positive on clusters.

    >>> solve(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], 3)).claim.value
    Fraction(4, 3)
    >>> type(solve(transport_problem([[None]], [1], 3)).claim).__name__
    'NoAdmissiblePlan'
    """
    sites = len(problem.marginal)
    support = [a for a, weight in enumerate(problem.marginal) if weight > 0]
    cost = tuple(tuple(problem.cost[a][b] for b in support) for a in support)
    marginal = tuple(problem.marginal[a] for a in support)
    bodies, found = problem.bodies, _optimum(cost, marginal, problem.bodies, suggest)
    match found:
        case Farkas(u):
            # Any configuration with a body outside the support then has u.n < 0.
            outside = -bodies * max(u) if bodies is not None else Fraction(0)
            return Certificate(NoAdmissiblePlan(problem), Farkas(extended(u, support, sites, outside)))
        case CrowdedSites(crowded):
            return Certificate(NoAdmissiblePlan(problem), CrowdedSites(tuple(support[a] for a in crowded)))
        case PlanAndCuts():
            count = bodies or 0
            u = potential_of_cuts(marginal, count, found)
            mean = sum((v * weight for v, weight in zip(u, marginal, strict=True)), Fraction(0))
            claim = OptimalCost(problem, count * mean / comb(count, 2))
            return Certificate(claim, _extended_cuts(found, support, problem))
        case Bracket(mixture, lower, upper) if lower < upper:
            return Certificate(CostBracket(problem, lower, upper), _extended_mixture(mixture, support, problem))
        case Bracket(mixture, lower, _):
            return Certificate(OptimalCost(problem, lower), _extended_mixture(mixture, support, problem))
        case MixtureAndPotential(_, u, _):
            value = sum((v * weight for v, weight in zip(u, marginal, strict=True)), Fraction(0))
            return Certificate(OptimalCost(problem, value), _extended_mixture(found, support, problem))
        case PlanAndPotential(_, u) | PlanAndProvedPotential(_, u, _):
            count = bodies or 0
            mean = sum((v * weight for v, weight in zip(u, marginal, strict=True)), Fraction(0))
            value, attained = count * mean / comb(count, 2), plan_cost(cost, found.plan)
            bounds = OptimalCost(problem, value) if value == attained else CostBracket(problem, value, attained)
            return Certificate(bounds, _extended_plan(found, support, problem, count))


def plan_cost(cost: PairCost, plan: Plan) -> Fraction:
    """The cost per pair of a plan of finite cost.

    >>> one = Fraction(1)
    >>> plan_cost(((one, one), (one, 3 * one)), (WeightedConfiguration((0, 2), one),))
    Fraction(3, 1)
    """
    return (mean_energy(cost, plan) or Fraction(0)) / comb(sum(plan[0].configuration), 2)


def converge(cost: object, marginal: object, largest: object) -> Certificate:
    """F_2, F_3, ..., F_N for N = ``largest``, and the limit F_oo, with evidence (Theorem 1.3 of [CFP] with a rate).

    Refuses: InvalidArgument for what :func:`~mfsym.transport.problem.transport_problem` refuses and unless
    2 <= largest <= 200; NoEvidence where :func:`solve` does, or if a cost is infinite.

    >>> converge([[2, 1], [1, 2]], ["1/2", "1/2"], 4).claim.values
    (Fraction(1, 1), Fraction(4, 3), Fraction(4, 3))
    """
    if isinstance(largest, bool) or not isinstance(largest, int) or not 2 <= largest <= MOST_VALUES:
        raise InvalidArgument(f"largest is {shown(largest)}, need an int from 2 to {MOST_VALUES}")
    limit_problem = transport_problem(cost, marginal, None)
    limit = solve(limit_problem)
    if isinstance(limit.claim, CostBracket):
        raise NoEvidence(
            "the cost of infinitely many bodies was not found exactly, so that nothing is claimed of its limit"
        )
    if not isinstance(limit.claim, OptimalCost) or not isinstance(limit.evidence, MixtureAndPotential):
        raise NoEvidence("the cost of infinitely many bodies is infinite, so there is no rate of convergence to it")
    values: list[Fraction] = []
    optima: list[FiniteOptimum | PlanAndCuts] = []
    for bodies in range(2, largest + 1):
        found = solve(TransportProblem(limit_problem.cost, limit_problem.marginal, bodies))
        # F_N <= F_oo is finite.
        if isinstance(found.claim, CostBracket):
            raise NoEvidence(f"the value for {bodies} bodies was not found within the time limit")
        if isinstance(found.claim, OptimalCost):
            values.append(found.claim.value)
            match found.evidence:
                case PlanAndPotential() | PlanAndProvedPotential() | PlanAndCuts():
                    optima.append(found.evidence)
    claim = Convergence(limit_problem.cost, limit_problem.marginal, tuple(values), limit.claim.value)
    listed = tuple(optimum for optimum in optima if isinstance(optimum, PlanAndPotential))
    if len(listed) == len(optima):
        return Certificate(claim, OptimumOfEach(listed, limit.evidence))
    return Certificate(claim, ValueOfEach(tuple(optima), limit.evidence))


def _optimum(
    cost: PairCost, marginal: tuple[Fraction, ...], bodies: int | None, suggest: Suggest
) -> FiniteOptimum | PlanAndCuts | MixtureAndPotential | Bracket | Farkas | CrowdedSites:
    if bodies is None:
        return optimum_by_clusters(cost, marginal) or bracket_by_laws(cost, marginal)
    if len(marginal) == 1:
        return optimum_on_one_site(cost, bodies)
    if len(marginal) == 2:
        return optimum_on_two_sites(cost, marginal, bodies)
    by_cuts = optimum_by_cuts(cost, marginal, bodies)
    if by_cuts is not None:
        return by_cuts
    sites, most = len(marginal), FEW * (len(marginal) - 2)
    if comb(min(bodies, most) + sites - 1, sites - 1) <= most:
        return optimum_on_few_sites(cost, marginal, bodies, suggest)
    if is_attractive(cost):
        return optimum_of_attractive_cost(cost, marginal, bodies)
    if is_convex(cost):
        # Where bodies run out at a site, ellipsoids may hold too many points, or not be bounded.
        try:
            return optimum_of_convex_cost(cost, marginal, bodies, suggest)
        except NoEvidence:
            pass
    return optimum_of_any_cost(cost, marginal, bodies, suggest)


def _least_cost(problem: TransportProblem) -> Fraction:
    return min((entry for row in problem.cost for entry in row if entry is not None), default=Fraction(0))


def _extended_plan(
    found: FiniteOptimum, support: Sequence[int], problem: TransportProblem, bodies: int
) -> FiniteOptimum:
    """The optimum with sites of weight 0 added."""
    sites = len(problem.marginal)
    plan = tuple(
        WeightedConfiguration(extended(part.configuration, support, sites, 0), part.weight) for part in found.plan
    )
    if isinstance(found, PlanAndProvedPotential):
        return replace(found, plan=plan, potential=extended(found.potential, support, sites, Fraction(0)))
    # There the potential is so low that no body can gain: with one, u.n <= outside + N max(u, 0) =
    # N(N-1)/2 min(cost, 0) <= energy(n).
    outside = comb(bodies, 2) * min(_least_cost(problem), Fraction(0)) - bodies * max(*found.potential, Fraction(0))
    return PlanAndPotential(plan, extended(found.potential, support, sites, outside))


def _extended_cuts(found: PlanAndCuts, support: Sequence[int], problem: TransportProblem) -> PlanAndCuts:
    """The optimum with sites of weight 0 added behind all cuts, where the separable part is low enough."""
    sites, least = len(problem.marginal), _least_cost(problem)
    others = [a for a, weight in enumerate(problem.marginal) if weight == 0]
    outside = min(least / 2, least - max(found.separable))
    plan = tuple(
        WeightedConfiguration(extended(part.configuration, support, sites, 0), part.weight) for part in found.plan
    )
    order = (*(support[a] for a in found.order), *others)
    return PlanAndCuts(plan, order, extended(found.separable, support, sites, outside), found.cuts)


def _extended_mixture(
    found: MixtureAndPotential, support: Sequence[int], problem: TransportProblem
) -> MixtureAndPotential:
    """The optimum with sites of weight 0 added, where the potential is so low that squares may vanish there."""
    # cost[a][b] - (u[a] + u[b]) / 2 >= 0 if a, or both a and b, are such sites.
    sites, least = len(problem.marginal), _least_cost(problem)
    outside, zero = min(least, 2 * least - max(found.potential)), Fraction(0)
    return MixtureAndPotential(
        tuple(WeightedLaw(extended(part.law, support, sites, zero), part.weight) for part in found.mixture),
        extended(found.potential, support, sites, outside),
        tuple(Square(s.weight, extended(s.coefficients, support, sites, zero)) for s in found.squares),
    )
