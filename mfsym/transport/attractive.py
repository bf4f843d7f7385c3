"""Costs that attract: bodies gain by sharing a site, for any number of bodies."""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import PlanAndProvedPotential, Squares, WeightedConfiguration


def is_attractive(cost: PairCost) -> bool:
    """Is every pair at different sites at least as dear as two pairs at one of these sites each, in the mean?

    Forms that are negative semidefinite on vectors of sum 0 are, and others.

    >>> is_attractive(((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0)))), is_attractive(((None,),))
    (True, False)
    """
    alone = [row[a] for a, row in enumerate(cost)]
    return all(
        own is not None and other is not None and (entry is None or 2 * entry >= own + other)
        for row, own in zip(cost, alone, strict=True)
        for entry, other in zip(row, alone, strict=True)
    )


def optimum_of_attractive_cost(cost: PairCost, marginal: Sequence[Fraction], bodies: int) -> PlanAndProvedPotential:
    """All bodies at one site, drawn from the marginal, with the potential that shows it; the cost is attractive.

    >>> zero, one = Fraction(0), Fraction(1)
    >>> optimum_of_attractive_cost(((one, one), (one, zero)), (one / 2, one / 2), 3).potential
    (Fraction(1, 1), Fraction(0, 1))
    """
    sites = range(len(cost))
    plan = tuple(
        WeightedConfiguration(tuple(bodies * (a == b) for b in sites), weight) for a, weight in enumerate(marginal)
    )
    # cost[a][b] - (u[a] + u[b]) / (N-1) = cost[a][b] - (cost[a][a] + cost[b][b]) / 2 >= 0: no square is needed.
    potential = tuple((bodies - 1) * (row[a] or Fraction(0)) / 2 for a, row in enumerate(cost))
    return PlanAndProvedPotential(plan, potential, Squares((), tuple(sites)))
