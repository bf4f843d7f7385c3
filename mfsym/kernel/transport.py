"""Least costs of the N-body problem on finitely many sites, N finite or infinite ([CFP], (1.18) and (1.13)).

The problem is stated here from sites, pair costs, marginal and N; evidence is a plan or mixture that attains
the value, and a potential that no plan can beat (weak duality).
"""

from fractions import Fraction
from math import comb

from mfsym.kernel.admissible import admissible_above_zero
from mfsym.kernel.claim import CostBracket, NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.configurations import (
    check_bodies,
    check_law,
    check_plan,
    check_potential,
    check_size,
    check_symmetric,
    mean_energy,
)
from mfsym.kernel.ellipsoid import check_ellipsoid
from mfsym.kernel.evidence import (
    Ellipsoid,
    Farkas,
    FiniteOptimum,
    MixtureAndPotential,
    Plan,
    PlanAndPotential,
    PlanAndProvedPotential,
    Square,
    Squares,
)
from mfsym.kernel.mixture import DE_FINETTI, check_mixture, check_squares, mixture_cost
from mfsym.kernel.pruned_search import check_squares_search
from mfsym.kernel.refusal import require
from mfsym.kernel.units import common_denominator, in_units


def check_problem(problem: TransportProblem) -> None:
    """Refuse unless the costs are symmetric, the marginal is a law on the sites, and there are 2 bodies or more."""
    check_symmetric(problem.cost, len(problem.marginal))
    check_law(problem.marginal)
    if problem.bodies is not None:
        check_bodies(problem.bodies)


def check_optimal_plan(claim: OptimalCost, evidence: FiniteOptimum) -> frozenset[str]:
    """Establish F_N: the plan attains the value, and the potential shows that none costs less."""
    return check_bracket(CostBracket(claim.problem, claim.value, claim.value), evidence)


def check_bracket(claim: CostBracket, evidence: FiniteOptimum) -> frozenset[str]:
    """Establish bounds for F_N: the plan attains the upper one, and the potential shows the lower one."""
    problem = claim.problem
    check_problem(problem)
    require(problem.bodies is not None, "a plan says nothing about infinitely many bodies")
    pairs = comb(problem.bodies or 0, 2)
    check_attained(problem, evidence.plan, pairs * claim.upper)
    check_least(problem, evidence, pairs * claim.lower)
    return frozenset()


def check_attained(problem: TransportProblem, plan: Plan, total: Fraction) -> None:
    """Refuse unless ``plan`` is a plan of the ``problem`` with the mean energy ``total``."""
    check_plan_of(problem, plan)
    # The mean is None, which is no number, if the plan uses a forbidden pair.
    require(mean_energy(problem.cost, plan) == total, "the plan has another cost than the one claimed")


def check_least(problem: TransportProblem, evidence: FiniteOptimum, total: Fraction) -> None:
    """Refuse unless the potential shows that every plan of the ``problem`` has a mean energy of at least ``total``."""
    u, marginal, bodies = evidence.potential, problem.marginal, problem.bodies or 0
    # u.n <= energy(n) for every configuration n that a plan can use gives N u.marginal <= cost of every plan.
    match evidence:
        case PlanAndPotential():
            check_potential(problem.cost, u, bodies)
        case PlanAndProvedPotential(_, _, proof):
            require(len(u) == len(marginal), "the potential needs one number for each site")
            check_size(u, len(u))
            # A plan with that marginal puts no body at a site of weight 0.
            support = [a for a, weight in enumerate(marginal) if weight > 0]
            cost = tuple(tuple(problem.cost[a][b] for b in support) for a in support)
            values = [u[a] for a in support]
            match proof:
                case Ellipsoid():
                    check_ellipsoid(cost, values, bodies, proof)
                case Squares():
                    check_squares_search(cost, values, bodies, proof)
    bound = bodies * sum(v * weight for v, weight in zip(u, marginal, strict=False))
    require(bound == total, "the potential has another value than the cost claimed")


def check_plan_of(problem: TransportProblem, plan: Plan) -> None:
    """Refuse what is not a plan of the bodies of ``problem`` with its marginal."""
    sites, bodies = len(problem.marginal), problem.bodies or 0
    check_plan(plan, sites, bodies)
    # The weights then sum to 1, since the configurations sum to N and the marginal to 1.
    unit = common_denominator(part.weight for part in plan)
    weights = [in_units(part.weight, unit) for part in plan]
    for a, weight in enumerate(problem.marginal):
        occupation = sum(w * part.configuration[a] for w, part in zip(weights, plan, strict=True))
        require(occupation == unit * bodies * weight, f"the plan has another marginal at site {a}")


def check_optimal_mixture(claim: OptimalCost, evidence: MixtureAndPotential) -> frozenset[str]:
    """Establish F_oo: the mixture attains the value, and the potential shows that none costs less."""
    return check_mixture_bracket(CostBracket(claim.problem, claim.value, claim.value), evidence)


def check_mixture_bracket(claim: CostBracket, evidence: MixtureAndPotential) -> frozenset[str]:
    """Establish bounds for F_oo: the mixture attains the upper one, and the potential shows the lower one."""
    problem = claim.problem
    check_problem(problem)
    require(problem.bodies is None, "a mixture says nothing about finitely many bodies")
    check_mixture(evidence.mixture, problem.marginal)
    cost = mixture_cost(problem.cost, evidence.mixture)
    require(cost == claim.upper, "the mixture has another cost than the one claimed")
    check_limit_potential(problem, evidence.potential, evidence.squares, claim.lower)
    return frozenset({DE_FINETTI})


def check_limit_potential(
    problem: TransportProblem, u: tuple[Fraction, ...], squares: tuple[Square, ...], lower: Fraction
) -> None:
    """Refuse unless the potential u shows that every law of infinitely many bodies costs at least ``lower``."""
    # sum_ab (C[a][b] - (u[a] + u[b]) / 2) Q[a] Q[b] = Q'CQ - u.Q >= 0 for every law Q; and by de Finetti every plan
    # is a mixture of such Q with mean ``marginal``, so that its cost is at least u.marginal.
    require(len(u) == len(problem.marginal), "the potential needs one number for each site")
    check_size(u, len(u))
    entries = tuple(
        tuple(None if c is None else c - (u[a] + u[b]) / 2 for b, c in enumerate(row))
        for a, row in enumerate(problem.cost)
    )
    check_squares(squares, entries)
    bound = sum(v * weight for v, weight in zip(u, problem.marginal, strict=False))
    require(bound == lower, "the potential has another value than the cost claimed")


def check_no_admissible_plan(claim: NoAdmissiblePlan, evidence: Farkas) -> frozenset[str]:
    """Establish that all plans cost infinity: u.n is positive in the mean, yet <= 0 wherever the energy is finite."""
    problem, u = claim.problem, evidence.potential
    check_problem(problem)
    require(len(u) == len(problem.marginal), "the potential needs one number for each site")
    check_size(u, len(u))
    if problem.bodies is None:
        # Where a site has u[a] > 0 and its own pairs are forbidden, at most one body can be there.  So among the first
        # N bodies u.n stays below a bound free of N in every configuration of finite energy, yet its mean N u.marginal
        # would grow without limit: infinitely many bodies cannot have finite cost.
        alone = all(u[a] <= 0 or row[a] is None for a, row in enumerate(problem.cost))
        require(alone, "the potential is positive where bodies can pile up")
    else:
        found = admissible_above_zero(problem.cost, u, problem.bodies)
        require(found is None, "the potential is positive at a configuration of finite energy")
    mean = sum(v * weight for v, weight in zip(u, problem.marginal, strict=False))
    require(mean > 0, "the mean of the potential is not positive")
    return frozenset()
