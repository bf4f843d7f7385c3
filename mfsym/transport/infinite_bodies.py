"""Infinitely many bodies: mean field, full correlation, and mixtures of both.

Sites are gathered in clusters; the proposed mixture draws a cluster, then independent bodies from the marginal
conditioned on it.  It is optimal if the cost is positive on each cluster in the sense of Theorem 1.2 of [CFP], and
large enough across clusters.  One cluster is the mean field, singletons are full correlation.
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Farkas, MixtureAndPotential, Square, WeightedLaw
from mfsym.transport.quadratic_forms import sum_of_squares
from mfsym.transport.support import extended

Cluster = tuple[int, ...]


def optimum_by_clusters(cost: PairCost, marginal: Sequence[Fraction]) -> MixtureAndPotential | Farkas | None:
    """An optimal mixture with its potential, or a proof that no plan has finite cost; all weights are positive.

    ``None`` if no clusters do; with two sites this does not happen.

    >>> one = Fraction(1)
    >>> optimum_by_clusters(((2 * one, one), (one, 2 * one)), (one / 2, one / 2)).potential
    (Fraction(3, 2), Fraction(3, 2))
    """
    sites = range(len(cost))
    if any(cost[a][a] is None for a in sites):
        # Bodies pile up at every site, so a site whose own pairs are forbidden makes the cost infinite.
        return Farkas(tuple(Fraction(cost[a][a] is None) for a in sites))
    everything = _evidence(cost, marginal, [tuple(sites)])
    if everything is not None:
        return everything
    clusters: list[Cluster] = [(a,) for a in sites]
    while len(clusters) > 1:
        found = _evidence(cost, marginal, clusters)
        if found is None:
            break
        conflict = _conflict(cost, found.potential, clusters)
        if conflict is None:
            return found
        clusters = [c for c in clusters if c not in conflict] + [tuple(sorted(conflict[0] + conflict[1]))]
    return None


def _evidence(cost: PairCost, marginal: Sequence[Fraction], clusters: Sequence[Cluster]) -> MixtureAndPotential | None:
    """The mixture of the clusters and its potential, ``None`` if the cost on a cluster is not positive."""
    zero = Fraction(0)
    mixture, squares, potential = [], [], [zero] * len(cost)
    for cluster in clusters:
        block = [[cost[a][b] for b in cluster] for a in cluster]
        entries = [[entry for entry in row if entry is not None] for row in block]
        if any(len(row) < len(cluster) for row in entries):
            return None
        weight = sum((marginal[a] for a in cluster), Fraction(0))
        law = [marginal[a] / weight for a in cluster]
        # With u = 2CQ - (Q'CQ) 1 for the law Q of the cluster, R'CR - u.R = (R - Q)'C(R - Q) for every law R on it.
        field = [sum((c * q for c, q in zip(row, law, strict=True)), Fraction(0)) for row in entries]
        mean = sum((f * q for f, q in zip(field, law, strict=True)), Fraction(0))
        u = [2 * f - mean for f in field]
        found = sum_of_squares([[c - (u[i] + u[j]) / 2 for j, c in enumerate(row)] for i, row in enumerate(entries)])
        if found is None:
            return None
        for i, a in enumerate(cluster):
            potential[a] = u[i]
        mixture.append(WeightedLaw(extended(law, cluster, len(cost), zero), weight))
        squares += [Square(s.weight, extended(s.coefficients, cluster, len(cost), zero)) for s in found]
    return MixtureAndPotential(tuple(mixture), tuple(potential), tuple(squares))


def _conflict(
    cost: PairCost, potential: Sequence[Fraction], clusters: Sequence[Cluster]
) -> tuple[Cluster, Cluster] | None:
    """Two clusters with sites a, b where cost[a][b] is below the mean of the potential there."""
    for k, second in enumerate(clusters):
        for first in clusters[:k]:
            pairs = ((cost[a][b], potential[a] + potential[b]) for a in first for b in second)
            if any(entry is not None and 2 * entry < bound for entry, bound in pairs):
                return first, second
    return None
