"""Extreme points: of the plans with a given marginal, and of their pair measures (Definition 2.1 of [CFP]).

A linear cost is least at an extreme point, so that these are all the plans, and all the pair measures, that solve some
N-body problem with pair costs.  Plans that one map of the bodies gives (Monge) are some of them only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import comb

import numpy as np
from flint import fmpq, fmpq_mat

from mfsym.errors import InvalidArgument
from mfsym.kernel.body_laws import configurations
from mfsym.kernel.claim import Matrix
from mfsym.kernel.evidence import Plan, WeightedConfiguration
from mfsym.kernel.units import common_denominator, in_units
from mfsym.transport.highs import highs_basis
from mfsym.transport.pair_measures import pair_marginal
from mfsym.transport.simplex import Infeasible, LinearProgram, as_fraction, exact_optimum

MOST_BASES = 60_000
"""All sets of as many configurations as sites are gone through."""
LARGEST_DENOMINATOR = 10**9
"""That of one pair measure is at most this times a determinant of configurations, and fits in 64 bits."""


@dataclass(frozen=True)
class ExtremePoints:
    """Of N bodies with one marginal: the extreme ``plans``, which of them are ``monge``, and the extreme pair measures
    (``pairs``, each with an extreme plan that has it as its pair marginal)."""

    plans: tuple[Plan, ...]
    monge: tuple[Plan, ...]
    pairs: tuple[tuple[Matrix, Plan], ...]


def extreme_points(marginal: Sequence[Fraction], bodies: int) -> ExtremePoints:
    """The extreme plans of that many bodies with a positive marginal, and their extreme pair measures.

    Refuses: InvalidArgument where there are more than 60,000 sets of as many configurations as sites, and for weights
    with long denominators.

    >>> third = Fraction(1, 3)
    >>> found = extreme_points((third, third, third), 3)
    >>> len(found.plans), len(found.monge), len(found.pairs)
    (22, 7, 8)
    """
    sites = len(marginal)
    count = comb(bodies + sites - 1, bodies)
    if comb(count, sites) > MOST_BASES:
        raise InvalidArgument(
            f"bodies is {bodies}: on {sites} sites these have {comb(count, sites)} sets of {sites} configurations; "
            f"extreme points are listed where there are at most {MOST_BASES} such sets"
        )
    if common_denominator(marginal) > LARGEST_DENOMINATOR:
        raise InvalidArgument(
            f"marginal has the common denominator {common_denominator(marginal)}, need one up to "
            f"{LARGEST_DENOMINATOR} for extreme points"
        )
    plans = tuple(sorted(set(_bases(marginal, bodies)), key=lambda plan: [part.configuration for part in plan]))
    return ExtremePoints(plans, tuple(p for p in plans if _is_monge(p, marginal)), tuple(_pairs(plans)))


def _bases(marginal: Sequence[Fraction], bodies: int) -> Iterator[Plan]:
    """The plans on linearly independent configurations: these are the extreme ones."""
    sites, listed = len(marginal), list(configurations(bodies, len(marginal)))
    right = fmpq_mat(sites, 1, [bodies * fmpq(w.numerator, w.denominator) for w in marginal])
    for chosen in combinations(listed, sites):
        matrix = fmpq_mat(sites, sites, [n[a] for a in range(sites) for n in chosen])
        if matrix.det() == 0:
            continue
        weights = [as_fraction(x) for x in matrix.solve(right).entries()]
        if min(weights) >= 0:
            yield tuple(WeightedConfiguration(n, w) for n, w in zip(chosen, weights, strict=True) if w)


def _is_monge(plan: Plan, marginal: Sequence[Fraction]) -> bool:
    """Is it the law of (X, T_2(X), ..., T_N(X)) in random order, where the maps T_i keep a uniform marginal?

    That is, are all weights multiples of 1/m: then m configurations, repeated according to their weights, have every
    site N times, and can be arranged in a table whose N columns are permutations (König).
    """
    sites = len(marginal)
    uniform = all(weight == Fraction(1, sites) for weight in marginal)
    return uniform and all((sites * part.weight).denominator == 1 for part in plan)


def _pairs(plans: Sequence[Plan]) -> Iterator[tuple[Matrix, Plan]]:
    """The pair marginals that are no mixtures of the others."""
    first: dict[Matrix, Plan] = {}
    for plan in plans:
        first.setdefault(pair_marginal(plan), plan)
    points = list(first)
    for place in sorted(_extreme([[x for a, row in enumerate(point) for x in row[: a + 1]] for point in points])):
        yield points[place], first[points[place]]


def _extreme(vectors: Sequence[Sequence[Fraction]]) -> set[int]:
    """The places of the vectors that are no mixtures of the others; all of them are laws.

    A vector that is no mixture of the extreme ones so far is beyond them in some direction; the vector that is farthest
    there, the first in lexicographic order of several, is a new extreme one (Clarkson 1994).
    """
    found: set[int] = set()
    # Integers in proportion, for the linear programs.
    units = [[in_units(x, common_denominator(vector)) for x in vector] for vector in vectors]
    for place, vector in enumerate(vectors):
        # Entries that are 0 are 0 in every part of a mixture: on that face of the laws it is enough to look.
        rows = [i for i, entry in enumerate(vector) if entry]
        zeros = [i for i, entry in enumerate(vector) if not entry]
        inside = False
        while place not in found and not inside:
            known = [[units[k][i] for i in rows] for k in found if not any(units[k][i] for i in zeros)]
            direction = _direction_beyond(known, [vector[i] for i in rows])
            inside = direction is None
            if direction is not None:
                face = [k for k, other in enumerate(units) if not any(other[i] for i in zeros)]
                found.add(max(face, key=lambda k: (_along(direction, rows, vectors[k]), vectors[k])))
    return found


def _along(direction: Sequence[Fraction], rows: Sequence[int], vector: Sequence[Fraction]) -> Fraction:
    return sum((d * vector[i] for d, i in zip(direction, rows, strict=True)), Fraction(0))


def _direction_beyond(known: Sequence[Sequence[int]], point: Sequence[Fraction]) -> Sequence[Fraction] | None:
    """A direction in which the point is positive, and the others are not; ``None`` if it is a combination of them.

    Weights of a mixture sum to 1, as the entries of a law do.
    """
    if not known:
        return [Fraction(1)] * len(point)
    program = LinearProgram(np.array(known), np.zeros(len(known), dtype=np.int64), tuple(point))
    found = exact_optimum(program, highs_basis)
    return found.dual if isinstance(found, Infeasible) else None
