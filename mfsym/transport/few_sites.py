"""A few sites and bodies: all configurations are listed, and a linear program with one row for each site is solved."""

from collections.abc import Sequence
from fractions import Fraction
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Farkas, Plan, PlanAndPotential, WeightedConfiguration
from mfsym.transport.simplex import Infeasible, Integers, LinearProgram, Suggest, exact_optimum

MOST_NUMBERS = 4_000_000
"""Configurations are listed while that takes at most so many numbers."""


def optimum_on_few_sites(
    cost: PairCost, marginal: Sequence[Fraction], bodies: int, suggest: Suggest
) -> PlanAndPotential | Farkas:
    """An optimal plan with its potential, or a proof that no plan has finite cost; all weights of sites are positive.

    Refuses: NoEvidence if there are too many configurations.
    """
    table = admissible_configurations(cost, bodies)
    scale = lcm(*(entry.denominator for row in cost for entry in row if entry is not None))
    program = LinearProgram(table, _energies(cost, table, scale), tuple(bodies * weight for weight in marginal))
    found = exact_optimum(program, suggest)
    if isinstance(found, Infeasible):
        return Farkas(found.dual)
    return PlanAndPotential(plan_of(table, found.weights), tuple(u / scale for u in found.dual))


def admissible_configurations(cost: PairCost, bodies: int) -> NDArray[np.int64]:
    """The configurations without a forbidden pair, one in each row of the table, in lexicographic order.

    Refuses: NoEvidence if the table would be too long.

    >>> admissible_configurations(((Fraction(0), Fraction(0)), (Fraction(0), None)), 3).tolist()
    [[2, 1], [3, 0]]
    """
    sites = len(cost)
    room = [1 if cost[a][a] is None else bodies for a in range(sites)]
    if sum(room) < bodies:
        return np.zeros((0, sites), dtype=np.int64)
    if bodies * sites > MOST_NUMBERS:
        raise _too_many(sites)
    table = np.zeros((1, 0), dtype=np.int64)
    for a in range(sites):
        rest = bodies - table.sum(axis=1)
        forbidden = [b for b in range(a) if cost[a][b] is None]
        most = np.where((table[:, forbidden] > 0).any(axis=1), 0, np.minimum(rest, room[a]))
        least = np.maximum(rest - sum(room[a + 1 :]), 0)
        ways = np.maximum(most - least + 1, 0)
        if int(ways.sum()) * sites > MOST_NUMBERS:
            raise _too_many(sites)
        parent = np.repeat(np.arange(len(table)), ways)
        place = np.arange(len(parent)) - np.repeat(np.cumsum(ways) - ways, ways)
        table = np.column_stack([table[parent], least[parent] + place])
    return table


def _too_many(sites: int) -> NoEvidence:
    return NoEvidence(
        f"there are more than {MOST_NUMBERS // sites} configurations on the {sites} sites of positive weight; take "
        "fewer bodies or fewer sites (two sites are solved for any number of bodies)"
    )


def _energies(cost: PairCost, table: NDArray[np.int64], scale: int) -> Integers:
    """``scale`` times the energy of every configuration, exactly; ``scale`` clears the denominators of the costs."""
    costs = [[int(scale * (entry or 0)) for entry in row] for row in cost]
    bodies = int(table[:1].sum())
    fits = bodies**2 * max(abs(entry) for row in costs for entry in row) < 2**62
    numbers: Integers = table if fits else table.astype(np.object_)
    total: NDArray[Any] = np.zeros(len(table), dtype=numbers.dtype)
    for a in range(len(cost)):
        total += costs[a][a] * (numbers[:, a] * (numbers[:, a] - 1) // 2)
        for b in range(a):
            total += costs[a][b] * (numbers[:, a] * numbers[:, b])
    return total


def plan_of(table: NDArray[np.int64], weights: Sequence[tuple[int, Fraction]]) -> Plan:
    """The plan that gives rows of the table their weights."""
    return tuple(WeightedConfiguration(tuple(int(k) for k in table[j]), weight) for j, weight in weights)
