"""The value of every quantity that the kernel can compute without evidence."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import comb
from typing import Any

from mfsym.kernel import quantity as quantities
from mfsym.kernel.body_laws import distance, mixture_marginal, occupation_law, plan_shape
from mfsym.kernel.configurations import (
    check_bodies,
    check_finite,
    check_law,
    check_size,
    check_symmetric,
    energy,
    mean_energy,
)
from mfsym.kernel.effort import spend
from mfsym.kernel.ordered import ordered_cost
from mfsym.kernel.problem import Matrix
from mfsym.kernel.refusal import require

Row = tuple[Fraction, ...]


def _form(cost: Matrix, left: Row, right: Row) -> Fraction:
    rows = zip(cost, left, strict=True)
    return sum((c * x * y for row, x in rows for c, y in zip(row, right, strict=True)), Fraction(0))


def _mean_field(quantity: quantities.MeanFieldCost) -> Fraction:
    check_law(quantity.marginal)
    return _form(check_finite(quantity.cost, len(quantity.marginal)), quantity.marginal, quantity.marginal)


def _self_cost(quantity: quantities.SelfCost) -> Fraction:
    check_law(quantity.marginal)
    cost = check_finite(quantity.cost, len(quantity.marginal))
    return sum((cost[a][a] * weight for a, weight in enumerate(quantity.marginal)), Fraction(0))


def _greatest(quantity: quantities.GreatestCost) -> Fraction:
    cost = check_finite(quantity.cost, len(quantity.cost))
    return max((abs(entry) for row in cost for entry in row), default=Fraction(0))


def _pair_mean(quantity: quantities.PairCostMean) -> Fraction:
    check_symmetric(quantity.pair, len(quantity.pair))
    check_law(tuple(p for row in quantity.pair for p in row))
    cost = check_finite(quantity.cost, len(quantity.pair))
    rows = zip(cost, quantity.pair, strict=True)
    return sum((c * p for both in rows for c, p in zip(*both, strict=True)), Fraction(0))


def _plan_cost(quantity: quantities.PlanCost) -> Fraction:
    bodies, sites = plan_shape(quantity.plan)
    check_bodies(bodies)
    cost = check_finite(quantity.cost, sites)
    return (mean_energy(cost, quantity.plan) or Fraction(0)) / comb(bodies, 2)


def _mixture_cost(quantity: quantities.MixtureCost) -> Fraction:
    check_bodies(quantity.bodies)
    law = occupation_law(quantities.BodiesOfMixture(quantity.mixture), quantity.bodies)
    cost = check_finite(quantity.cost, len(mixture_marginal(quantity.mixture)))
    return sum((w * (energy(cost, n) or 0) for n, w in law.items()), Fraction(0)) / comb(quantity.bodies, 2)


def _spread(quantity: quantities.Spread) -> Fraction:
    _, sites = plan_shape(quantity.plan)
    cost = check_finite(quantity.cost, sites)
    mean = [sum((p.weight * p.configuration[a] for p in quantity.plan), Fraction(0)) for a in range(sites)]
    away = [(p.weight, tuple(k - m for k, m in zip(p.configuration, mean, strict=True))) for p in quantity.plan]
    return sum((weight * _form(cost, x, x) for weight, x in away), Fraction(0))


def _variance(quantity: quantities.Variance) -> Fraction:
    marginal = mixture_marginal(quantity.mixture)
    require(len(quantity.form) == len(marginal), "a linear form needs one coefficient for each site")
    check_size(quantity.form, len(quantity.mixture) * len(marginal))
    parts = quantity.mixture
    values = [sum((f * q for f, q in zip(quantity.form, part.law, strict=False)), Fraction(0)) for part in parts]
    mean = sum((part.weight * value for part, value in zip(parts, values, strict=True)), Fraction(0))
    return sum((part.weight * (value - mean) ** 2 for part, value in zip(parts, values, strict=True)), Fraction(0))


def _counting_bound(quantity: quantities.CountingBound) -> Fraction:
    problem, field, sets = quantity.problem, quantity.field, quantity.sets
    bodies, marginal = problem.bodies or 0, problem.marginal
    check_bodies(bodies)
    check_law(marginal)
    cost = check_finite(problem.cost, len(marginal))
    require(len(field) == len(marginal), "the field needs one number for each site")
    check_size((*field, *(part.weight for part in sets)), len(field) ** 2 * (1 + len(sets)))
    spend(len(field) ** 2 * (1 + sum(len(part.sites) for part in sets)))
    for a, row in enumerate(cost):
        for b, entry in enumerate(row):
            shared = sum((part.weight for part in sets if a in part.sites and b in part.sites), Fraction(0))
            require(entry == field[a] + field[b] + shared, f"the sets do not make up the cost at the sites {a} and {b}")
    total = 2 * sum((f * weight for f, weight in zip(field, marginal, strict=False)), Fraction(0))
    for part in sets:
        mean = bodies * sum((weight for a, weight in enumerate(marginal) if a in part.sites), Fraction(0))
        floor = mean.numerator // mean.denominator
        total += part.weight * floor * (2 * mean - floor - 1) / (bodies * (bodies - 1))
    return total


def _cycle(profile: Row, first: Row, second: Row) -> int:
    """The length of the cycle; refuse functions on different cycles, and a profile that is not even."""
    sites = len(profile)
    require(len(first) == len(second) == sites, "functions on a cycle need one number for each site")
    require(profile == _reflected(profile), "the profile on a cycle is not even")
    check_size((*profile, *first, *second), sites**2)
    spend(sites**2)
    return sites


def _cycle_energy(quantity: quantities.CycleEnergy) -> Fraction:
    profile, first, second = quantity.profile, quantity.first, quantity.second
    sites = range(_cycle(profile, first, second))
    return sum((profile[a - b] * first[a] * second[b] for a in sites for b in sites), Fraction(0))


def _cycle_spectrum(quantity: quantities.CycleSpectrum) -> Fraction:
    profile, first, second = quantity.profile, quantity.first, quantity.second
    _cycle(profile, first, second)
    # f^(k) is the value of the polynomial with the coefficients f at x = exp(-2 pi i k / m), and its conjugate that of
    # the polynomial with the coefficients f[-a].  The mean of a polynomial over the m-th roots of unity is the sum of
    # its coefficients at the powers that m divides.  So the mean of the product is a coefficient of it modulo x^m - 1.
    turned = _reflected(first) if quantity.conjugate else first
    return sum(_convolution(_convolution(profile, turned), second)[:1], Fraction(0))


def _reflected(f: Row) -> Row:
    """The function f[-a] on the cycle."""
    return tuple(f[-a] for a in range(len(f)))


def _convolution(left: Row, right: Row) -> Row:
    """The product of two polynomials modulo x^m - 1."""
    sites = range(len(left))
    return tuple(sum((left[a] * right[c - a] for a in sites), Fraction(0)) for c in sites)


def _distance(quantity: quantities.Distance) -> Fraction:
    return distance(quantity.first, quantity.second, quantity.bodies, quantity.norm)


VALUES: Mapping[type, Callable[[Any], Fraction]] = {
    quantities.MeanFieldCost: _mean_field,
    quantities.SelfCost: _self_cost,
    quantities.GreatestCost: _greatest,
    quantities.PairCostMean: _pair_mean,
    quantities.PlanCost: _plan_cost,
    quantities.MixtureCost: _mixture_cost,
    quantities.OrderedCost: ordered_cost,
    quantities.Spread: _spread,
    quantities.Variance: _variance,
    quantities.CountingBound: _counting_bound,
    quantities.Distance: _distance,
    quantities.CycleEnergy: _cycle_energy,
    quantities.CycleSpectrum: _cycle_spectrum,
}
"""How each of them is computed; the least costs are not among them."""
