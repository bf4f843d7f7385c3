"""Representable pair measures, and how far they are from the infinitely representable ([CFP], 2.1 and 3.2)."""

from fractions import Fraction

from mfsym.kernel.claim import (
    CloseToInfinite,
    FarFromInfinite,
    LargestRepresentable,
    Matrix,
    NotRepresentable,
    Representable,
)
from mfsym.kernel.configurations import check_bodies, check_plan, check_potential, check_symmetric, pair_counts
from mfsym.kernel.copositive import check_copositive
from mfsym.kernel.evidence import (
    NearbyMixture,
    PlanAndSeparatingCost,
    RepresentingMixture,
    RepresentingPlan,
    SeparatingCost,
    SeparatingFunction,
)
from mfsym.kernel.mixture import DE_FINETTI, check_mixture, check_squares, pair_law
from mfsym.kernel.refusal import require

MASS = {"total-variation": 1, "set": 2}
"""sum |tau[a][b]| / MASS[norm] is the norm of tau, for tau of total mass 0."""


def check_pair_measure(pair: Matrix) -> None:
    """Refuse what is not a symmetric probability measure on pairs of sites."""
    check_symmetric(pair, len(pair))
    require(all(p >= 0 for row in pair for p in row), "the pair measure is negative somewhere")
    require(sum(p for row in pair for p in row) == 1, "the pair measure does not sum to 1")


def check_representable(claim: Representable, evidence: RepresentingPlan) -> frozenset[str]:
    """Establish that ``pair`` is representable: it is the pair marginal of the plan."""
    pair, bodies = claim.pair, claim.bodies or 0
    check_pair_measure(pair)
    check_bodies(bodies)
    check_plan(evidence.plan, len(pair), bodies)
    # The weights then sum to 1, since the pair measure does.
    expected = tuple(tuple(bodies * (bodies - 1) * p for p in row) for row in pair)
    require(pair_counts(evidence.plan, len(pair)) == expected, "the plan has another pair marginal")
    return frozenset()


def check_infinitely_representable(claim: Representable, evidence: RepresentingMixture) -> frozenset[str]:
    """Establish that ``pair`` is infinitely representable: it is the law of two bodies of the mixture.

    The first N bodies of the mixture show that it is N-representable for every N, too.
    """
    pair, mixture = claim.pair, evidence.mixture
    check_pair_measure(pair)
    if claim.bodies is not None:
        check_bodies(claim.bodies)
    check_mixture(mixture, tuple(sum(row, Fraction(0)) for row in pair))
    require(pair_law(mixture, len(pair)) == pair, "two bodies of the mixture have another law")
    return frozenset()


def check_not_representable(claim: NotRepresentable, evidence: SeparatingCost) -> frozenset[str]:
    """Establish that ``pair`` is not representable: a cost with energy >= 0 everywhere is negative in the mean."""
    pair, bodies, cost = claim.pair, claim.bodies, evidence.cost
    check_pair_measure(pair)
    check_symmetric(cost, len(pair))
    require(_mean(cost, pair) < 0, "the mean cost of the pair measure is not negative")
    if bodies is None:
        # By de Finetti an infinitely representable measure is the mean of the laws (Q[a] Q[b]), for which the mean of
        # the cost is Q'cost Q >= 0.
        check_copositive(cost)
        return frozenset({DE_FINETTI})
    check_bodies(bodies)
    check_potential(cost, (Fraction(0),) * len(pair), bodies)
    return frozenset()


def check_largest(claim: LargestRepresentable, evidence: PlanAndSeparatingCost) -> frozenset[str]:
    """Establish the largest number of bodies: a plan for it, and a cost that separates from one body more."""
    check_representable(Representable(claim.pair, claim.bodies), RepresentingPlan(evidence.plan))
    # What N + 2 or more bodies represent, N + 1 of them do.
    return check_not_representable(NotRepresentable(claim.pair, claim.bodies + 1), SeparatingCost(evidence.cost))


def check_close_to_infinite(claim: CloseToInfinite, evidence: NearbyMixture) -> frozenset[str]:
    """Establish that a mixture with the same marginal is within the distance."""
    pair, sites = claim.pair, range(len(claim.pair))
    check_representable(Representable(pair, claim.bodies), RepresentingPlan(evidence.plan))
    check_mixture(evidence.mixture, tuple(sum(row, Fraction(0)) for row in pair))
    law = pair_law(evidence.mixture, len(pair))
    distance = sum((abs(pair[a][b] - law[a][b]) for a in sites for b in sites), Fraction(0)) / MASS[claim.norm]
    require(distance <= claim.distance, "the mixture is farther away than claimed")
    return frozenset()


def check_far_from_infinite(claim: FarFromInfinite, evidence: SeparatingFunction) -> frozenset[str]:
    """Establish that every infinitely representable pair measure is as far away as claimed."""
    pair, function, bound = claim.pair, evidence.function, evidence.bound
    check_representable(Representable(pair, claim.bodies), RepresentingPlan(evidence.plan))
    check_symmetric(function, len(pair))
    require(all(abs(f) <= 1 for row in function for f in row), "the function exceeds 1 in absolute value")
    check_squares(evidence.squares, tuple(tuple(bound - f for f in row) for row in function))
    # By de Finetti an infinitely representable measure is the mean of the laws (Q[a] Q[b]), and each of them gives the
    # function a mean Q'fQ <= bound.  So the two means of f differ by at least the following.
    difference = _mean(function, pair) - bound
    require(claim.distance <= difference / MASS[claim.norm], "the function does not separate that far")
    return frozenset({DE_FINETTI})


def _mean(function: Matrix, pair: Matrix) -> Fraction:
    """The mean of a function of two sites under a pair measure."""
    return sum((f * p for rows in zip(function, pair, strict=True) for f, p in zip(*rows, strict=True)), Fraction(0))
