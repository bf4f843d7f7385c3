"""How far pair measures of N bodies are from those of infinitely many ([CFP], Proposition 3.2, in both norms)."""

from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite, Norm
from mfsym.kernel.evidence import (
    Certificate,
    NearbyMixture,
    Plan,
    SeparatingFunction,
    Square,
    WeightedConfiguration,
)
from mfsym.rational import shown
from mfsym.transport.pair_measures import pair_marginal
from mfsym.transport.subsystems import averaged

MOST_BODIES = 64
"""Up to this number of bodies the distance of one body on each site is given."""


def near_infinite(plan: Plan, norm: Norm) -> Certificate:
    """An infinitely representable pair measure near the pair marginal of ``plan``, and its exact distance in ``norm``.

    For a plan of N bodies it is that of the mixture of the laws n/N; the distance is at most 2/N in the norm
    ``"total-variation"`` and 1/N in the norm ``"set"``.

    Refuses: InvalidArgument for what :func:`~mfsym.transport.pair_measures.pair_marginal` refuses, and other norms.

    >>> near_infinite((WeightedConfiguration((1, 1), Fraction(1)),), "total-variation").claim.distance
    Fraction(1, 1)
    """
    pair, mass = pair_marginal(plan), _mass(norm)
    bodies, sites = sum(plan[0].configuration), range(len(pair))
    # The mixture has the pair law (1 - 1/N) pair + (1/N) diagonal measure of the marginal.
    gap = (pair[a][b] - (sum(pair[a], Fraction(0)) if a == b else 0) for a in sites for b in sites)
    distance = sum((abs(g) for g in gap), Fraction(0)) / (bodies * mass)
    return Certificate(CloseToInfinite(pair, bodies, norm, distance), NearbyMixture(plan, averaged(plan)))


def far_from_infinite(bodies: object, norm: Norm) -> Certificate:
    """The pair marginal of N bodies on N sites, one on each, is at distance >= 2/N from all infinitely representable.

    In the norm ``"set"`` the distance is 1/N.  So the bounds of :func:`near_infinite` are attained, and the bound 1/N
    printed in [CFP] for total variation is not true.

    Refuses: InvalidArgument unless 2 <= bodies <= 64, and other norms.

    >>> far_from_infinite(2, "total-variation").claim.distance
    Fraction(1, 1)
    """
    if isinstance(bodies, bool) or not isinstance(bodies, int) or not 2 <= bodies <= MOST_BODIES:
        raise InvalidArgument(f"bodies is {shown(bodies)}, need an int from 2 to {MOST_BODIES}")
    distance, sites = Fraction(2, bodies) / _mass(norm), range(bodies)
    plan = (WeightedConfiguration((1,) * bodies, Fraction(1)),)
    # f = -1 on the diagonal and 1 elsewhere has mean 1, but Q'fQ = 1 - 2 sum Q[a]^2 <= 1 - 2/N for every law Q:
    # (1 - 2/N) - f = 2 (identity - 1/N), which is the sum of the squares of Q[a] - 1/N, twice.
    function = tuple(tuple(Fraction(-1 if a == b else 1) for b in sites) for a in sites)
    squares = tuple(Square(Fraction(2), tuple(Fraction(a == b) - Fraction(1, bodies) for b in sites)) for a in sites)
    evidence = SeparatingFunction(plan, function, 1 - Fraction(2, bodies), squares)
    return Certificate(FarFromInfinite(pair_marginal(plan), bodies, norm, distance), evidence)


def _mass(norm: object) -> int:
    """The total variation of a measure of total mass 0 is this many times its ``norm``."""
    if norm == "total-variation":
        return 1
    if norm == "set":
        return 2
    raise InvalidArgument(f'norm is {shown(norm)}, need "total-variation" or "set"')
