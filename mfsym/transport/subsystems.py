"""Some of the bodies of a plan, and different mixtures with the same law of a few bodies."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import product
from math import comb, lcm, prod

import numpy as np

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.body_laws import occupation_law
from mfsym.kernel.evidence import Mixture, Plan, WeightedConfiguration, WeightedLaw
from mfsym.kernel.quantity import BodiesOfMixture, BodiesOfPlan
from mfsym.rational import shown
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import Infeasible, LinearProgram, exact_optimum

FINEST_GRID = 8
"""Other mixtures are looked for among the laws whose probabilities are multiples of 1/8, or of a coarser unit."""


def marginal_plan(plan: Plan, bodies: int) -> Plan:
    """The plan of the first ``bodies`` bodies of a plan of as many or more (Lemma 2.3 of [CFP]).

    Refuses: InvalidArgument if the plan has fewer bodies.

    >>> [part.configuration for part in marginal_plan((WeightedConfiguration((1, 2), Fraction(1)),), 2)]
    [(0, 2), (1, 1)]
    """
    number = sum(plan[0].configuration)
    if not 1 <= bodies <= number:
        raise InvalidArgument(f"bodies is {shown(bodies)}, need 1 to {number}, the number of bodies of the plan")
    law = occupation_law(BodiesOfPlan(plan), bodies)
    return tuple(WeightedConfiguration(n, weight) for n, weight in law.items() if weight)


def averaged(plan: Plan) -> Mixture:
    """The mixture of the laws n/N of the configurations n of a plan (Proposition 3.2 of [CFP])."""
    bodies = sum(plan[0].configuration)
    return tuple(WeightedLaw(tuple(Fraction(k, bodies) for k in n.configuration), n.weight) for n in plan)


def pair_law(mixture: Mixture) -> tuple[tuple[Fraction, ...], ...]:
    """The law of two bodies of a mixture."""
    sites = range(len(mixture[0].law))
    return tuple(
        tuple(sum((p.weight * p.law[a] * p.law[b] for p in mixture), Fraction(0)) for b in sites) for a in sites
    )


def marginal_of(mixture: Mixture) -> tuple[Fraction, ...]:
    """The law of one body of a mixture."""
    return tuple(sum(row, Fraction(0)) for row in pair_law(mixture))


def other_mixture(mixture: Mixture, bodies: int) -> Mixture:
    """A different mixture with the same law of so many bodies.

    Refuses: NoEvidence if none is found among the laws of a grid.

    >>> half, quarter = Fraction(1, 2), Fraction(1, 4)
    >>> two = (WeightedLaw((quarter, 3 * quarter), half), WeightedLaw((3 * quarter, quarter), half))
    >>> any(part in two for part in other_mixture(two, 3))
    False
    """
    sites = len(mixture[0].law)
    target = occupation_law(BodiesOfMixture(mixture), bodies)
    rows = [n for n, weight in target.items() if weight]
    unit = next((unit for unit in range(FINEST_GRID, 0, -1) if unit**bodies < 2**40), 1)
    # Configurations that the mixture does not have are not to be had by the other one either.
    missing = [n for n, weight in target.items() if not weight]
    laws = [law for law in _grid(unit, sites) if not any(_positive(law, n) for n in missing)]
    given = {part.law for part in mixture}
    candidates = list(dict.fromkeys((*laws, *given)))
    scale = lcm(*(q.denominator for law in candidates for q in law)) ** bodies
    if scale >= 2**50 or len(candidates) * len(rows) > 200_000:
        raise NoEvidence("other mixtures are looked for only where there are few sites and bodies")
    # P(n) of independent bodies is a multinomial coefficient times prod law[a]^n[a]; the coefficients cancel.
    columns = [[int(scale * prod(q**k for q, k in zip(law, n, strict=True))) for n in rows] for law in candidates]
    costs = np.array([int(law in given) for law in candidates], dtype=np.int64)
    right = tuple(scale * target[n] / _arrangements(n) for n in rows)
    found = exact_optimum(LinearProgram(np.array(columns, dtype=np.int64), costs, right), highs_basis)
    if isinstance(found, Infeasible):
        raise NoEvidence("the mixture is no solution of its own equations")
    other = tuple(WeightedLaw(candidates[j], weight) for j, weight in found.weights)
    if {(part.law, part.weight) for part in other} == {(part.law, part.weight) for part in mixture}:
        raise NoEvidence(f"no other mixture with this law of {bodies} bodies is known")
    return other


def _positive(law: Sequence[Fraction], configuration: Sequence[int]) -> bool:
    return all(q > 0 or k == 0 for q, k in zip(law, configuration, strict=True))


def _grid(unit: int, sites: int) -> list[tuple[Fraction, ...]]:
    """The laws whose probabilities are multiples of 1/unit."""
    if comb(unit + sites - 1, unit) > 5_000:
        return []
    shares = product(range(unit + 1), repeat=sites - 1)
    return [tuple(Fraction(k, unit) for k in (*n, unit - sum(n))) for n in shares if sum(n) <= unit]


def _arrangements(configuration: Sequence[int]) -> int:
    total, ways = 0, 1
    for k in configuration:
        total += k
        ways *= comb(total, k)
    return ways
