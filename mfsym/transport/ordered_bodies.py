"""The problem of ordered bodies, whose laws need not be symmetric: all ways to place them, and a linear program."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, product
from math import comb

import numpy as np

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Comparison, Matrix, Measured, PairCost
from mfsym.kernel.evidence import Certificate, Optima, OrderedPlanAndPotentials
from mfsym.kernel.quantity import LeastOrderedCost, WeightedPlaces
from mfsym.kernel.units import common_denominator
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import Infeasible, LinearProgram, Suggest, exact_optimum

MOST_PLACES = 20_000
"""So many ways to place the bodies at most; the kernel goes through all of them as well."""


def solve_ordered(cost: PairCost, marginals: Matrix, suggest: Suggest = highs_basis) -> Certificate:
    """The least mean cost per pair of ordered bodies, of which body i has the law ``marginals[i]``.

    Refuses: NoEvidence if no law has finite cost, or if there are more than 20,000 ways to place the bodies.

    >>> zero, one = Fraction(0), Fraction(1)
    >>> cost, marginals = ((zero, one), (one, zero)), ((one, zero), (zero, one))
    >>> solve_ordered(cost, marginals).claim.measured[0].value
    Fraction(1, 1)
    """
    bodies, sites = len(marginals), len(cost)
    if sites**bodies > MOST_PLACES:
        raise NoEvidence(f"there are more than {MOST_PLACES} ways to place {bodies} ordered bodies on {sites} sites")
    rows = [(i, a) for i, marginal in enumerate(marginals) for a, weight in enumerate(marginal) if weight]
    supports = [[a for a, weight in enumerate(marginal) if weight] for marginal in marginals]
    energies = {places: _energy(cost, places) for places in product(*supports)}
    finite = {places: value for places, value in energies.items() if value is not None}
    scale = common_denominator(finite.values())
    table = np.array([[places[i] == a for i, a in rows] for places in finite], dtype=np.int64).reshape(-1, len(rows))
    costs = np.array([int(scale * value) for value in finite.values()], dtype=np.object_)
    found = exact_optimum(LinearProgram(table, costs, tuple(marginals[i][a] for i, a in rows)), suggest)
    if isinstance(found, Infeasible):
        raise NoEvidence("every law of the bodies with these marginals has infinite cost")
    prices = dict(zip(rows, (u / scale for u in found.dual), strict=True))
    names = list(finite)
    plan = tuple(WeightedPlaces(names[j], weight) for j, weight in found.weights)
    value = sum((part.weight * finite[part.places] for part in plan), Fraction(0)) / comb(bodies, 2)
    # Where a marginal is 0 the potential is so low that nobody gains by going there.
    least = min((entry for row in cost for entry in row if entry is not None), default=Fraction(0))
    low = comb(bodies, 2) * min(least, Fraction(0)) - bodies * max(*prices.values(), Fraction(0))
    potentials = tuple(tuple(prices.get((i, a), low) for a in range(sites)) for i in range(bodies))
    claim = Comparison((Measured(LeastOrderedCost(cost, marginals), value),), ())
    return Certificate(claim, Optima((OrderedPlanAndPotentials(plan, potentials),)))


def _energy(cost: PairCost, places: Sequence[int]) -> Fraction | None:
    total = Fraction(0)
    for a, b in combinations(places, 2):
        entry = cost[a][b]
        if entry is None:
            return None
        total += entry
    return total
