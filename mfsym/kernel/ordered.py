"""Ordered bodies: laws of their places that need not be symmetric, and the least cost among them ([CFP], (1.1))."""

from fractions import Fraction
from itertools import combinations, product
from math import comb

from mfsym.kernel.configurations import check_bodies, check_finite, check_law, check_size, check_symmetric
from mfsym.kernel.effort import spend
from mfsym.kernel.evidence import OrderedPlanAndPotentials
from mfsym.kernel.problem import PairCost
from mfsym.kernel.quantity import LeastOrderedCost, OrderedCost, OrderedPlan
from mfsym.kernel.refusal import require


def check_least_ordered(quantity: LeastOrderedCost, value: Fraction, evidence: OrderedPlanAndPotentials) -> None:
    """Establish the least cost of ordered bodies: the plan attains it, and the potentials show that none is less."""
    cost, marginals, plan = quantity.cost, quantity.marginals, evidence.plan
    bodies, sites, potentials = len(marginals), len(cost), evidence.potentials
    check_bodies(bodies)
    check_symmetric(cost, sites)
    for marginal in marginals:
        require(len(marginal) == sites, "a marginal needs one weight for each site")
        check_law(marginal)
    total = comb(bodies, 2) * value
    check_ordered_plan(plan, sites, bodies)
    spend(len(plan) * bodies * (bodies + sites))
    for body, marginal in enumerate(marginals):
        for a, weight in enumerate(marginal):
            found = sum((part.weight for part in plan if part.places[body] == a), Fraction(0))
            require(found == weight, f"the plan has another marginal of body {body} at site {a}")
    costs = [(part.weight, ordered_energy(cost, part.places)) for part in plan]
    require(all(energy is not None for _, energy in costs), "the plan uses a forbidden pair")
    mean = sum((weight * (energy or 0) for weight, energy in costs), Fraction(0))
    require(mean == total, "the plan has another cost than the one claimed")
    # sum_i u_i[a_i] <= energy(a) for all places a gives sum_i u_i.marginal_i <= cost of every such law.
    shape = len(potentials) == bodies and all(len(row) == sites for row in potentials)
    require(shape, "every body needs a potential with one number for each site")
    check_size((u for row in potentials for u in row), bodies * sites)
    spend(sites**bodies * bodies**2)
    for places in product(range(sites), repeat=bodies):
        least = ordered_energy(cost, places)
        below = least is None or sum(row[a] for row, a in zip(potentials, places, strict=False)) <= least
        require(below, "the potentials exceed the energy somewhere")
    bound = sum((u * w for us, ws in zip(potentials, marginals, strict=False) for u, w in zip(us, ws, strict=False)))
    require(bound == total, "the potentials have another value than the cost claimed")


def check_ordered_plan(plan: OrderedPlan, sites: int, bodies: int) -> None:
    """Refuse what is not a law of that many ordered bodies on those sites."""
    check_size((part.weight for part in plan), len(plan) * bodies)
    require(all(part.weight >= 0 for part in plan), "a weight of the plan is negative")
    require(sum(part.weight for part in plan) == 1, "the weights of the plan do not sum to 1")
    require(all(len(part.places) == bodies for part in plan), "a plan needs one place for each body")
    require(all(0 <= a < sites for part in plan for a in part.places), "a body is at a place that is no site")


def ordered_energy(cost: PairCost, places: tuple[int, ...]) -> Fraction | None:
    """The sum of the costs of all pairs; ``None`` if one of them is forbidden."""
    costs = [cost[a][b] for a, b in combinations(places, 2)]
    finite = [entry for entry in costs if entry is not None]
    return sum(finite, Fraction(0)) if len(finite) == len(costs) else None


def ordered_cost(quantity: OrderedCost) -> Fraction:
    """The mean cost of a pair among the first bodies of a plan."""
    check_bodies(quantity.bodies)
    cost = check_finite(quantity.cost, len(quantity.cost))
    bodies = max((len(part.places) for part in quantity.plan), default=0)
    check_ordered_plan(quantity.plan, len(cost), bodies)
    require(bodies >= quantity.bodies, "the plan has fewer bodies than are asked for")
    spend(len(quantity.plan) * quantity.bodies**2)
    first = ((part.weight, part.places[: quantity.bodies]) for part in quantity.plan)
    total = sum((weight * (ordered_energy(cost, places) or 0) for weight, places in first), Fraction(0))
    return total / comb(quantity.bodies, 2)
