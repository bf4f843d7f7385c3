"""A certificate as a file for Coq whose theorem is the claim, or one sentence that says why it cannot be one."""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.coq.comparison import comparison
from mfsym.coq.convergence import convergence
from mfsym.coq.criteria import sign_criterion, sign_threshold, two_gaussians_sign
from mfsym.coq.cuts import optimal_cuts
from mfsym.coq.infinite_bodies import mixture_bracket, optimal_mixture, product_optimal
from mfsym.coq.least_costs import cost_bracket, optimal_cost
from mfsym.coq.limits import REASONS
from mfsym.coq.nearness import close_to_infinite, far_from_infinite
from mfsym.coq.no_plan import crowded_sites, no_admissible_plan
from mfsym.coq.pair_measures import (
    infinitely_representable,
    largest_representable,
    not_representable,
    representable,
)
from mfsym.coq.rivals import product_rivalled
from mfsym.coq.signs import (
    negative_at,
    negative_transform,
    nonnegative_cost,
    not_proportional,
    polynomial_sign,
    quadratic_form,
    transform_enclosure,
    transform_sign,
)
from mfsym.coq.source import RealSource, Source, Together, not_exportable
from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel.evidence import Certificate

EXPORTED: Mapping[tuple[type, type], Callable[[Any, Any], Source | Together | RealSource]] = {
    (claims.OptimalCost, offers.PlanAndPotential): optimal_cost,
    (claims.OptimalCost, offers.PlanAndProvedPotential): optimal_cost,
    (claims.CostBracket, offers.PlanAndPotential): cost_bracket,
    (claims.CostBracket, offers.PlanAndProvedPotential): cost_bracket,
    (claims.OptimalCost, offers.PlanAndCuts): optimal_cuts,
    (claims.OptimalCost, offers.MixtureAndPotential): optimal_mixture,
    (claims.CostBracket, offers.MixtureAndPotential): mixture_bracket,
    (claims.ProductOptimal, offers.PotentialAndSquares): product_optimal,
    (claims.ProductRivalled, offers.Rival): product_rivalled,
    (claims.NoAdmissiblePlan, offers.Farkas): no_admissible_plan,
    (claims.NoAdmissiblePlan, offers.CrowdedSites): crowded_sites,
    (claims.Representable, offers.RepresentingPlan): representable,
    (claims.NotRepresentable, offers.SeparatingCost): not_representable,
    (claims.LargestRepresentable, offers.PlanAndSeparatingCost): largest_representable,
    (claims.Representable, offers.RepresentingMixture): infinitely_representable,
    (claims.CloseToInfinite, offers.NearbyMixture): close_to_infinite,
    (claims.FarFromInfinite, offers.SeparatingFunction): far_from_infinite,
    (claims.Convergence, offers.OptimumOfEach): convergence,
    (claims.Convergence, offers.ValueOfEach): convergence,
    (claims.Comparison, offers.Optima): comparison,
    (claims.NegativeTransform, offers.Derivation): negative_transform,
    (claims.NegativeAt, offers.Derivation): negative_at,
    (claims.NegativeSomewhere, offers.QuadraticForm): quadratic_form,
    (claims.NotProportional, offers.TwoWaveNumbers): not_proportional,
    (claims.TransformEnclosure, offers.Derivation): transform_enclosure,
    (claims.TransformSign, offers.TransformPanels): transform_sign,
    (claims.TransformSign, offers.PolynomialInSquare): polynomial_sign,
    (claims.TransformSign, offers.TwoGaussians): two_gaussians_sign,
    (claims.SignThreshold, offers.TwoGaussians): sign_threshold,
    (claims.SignCriterion, offers.TwoGaussians): sign_criterion,
    (claims.CostProperty, offers.CostPanels): nonnegative_cost,
}
"""Which function writes which claim with which evidence."""


def coq_source(certificate: Certificate) -> str:
    """The file for Coq: the data of the certificate, what is to be computed from it, and the claim as a theorem.

    The certificate need not be true: then it is Coq that refuses the file.

    Refuses: InvalidArgument, with the reason, if the claim or the evidence is of a kind that the theory does not know.
    """
    return _exported(certificate).text(_words(certificate.claim).capitalize())


def coq_trusts(certificate: Certificate) -> frozenset[str]:
    """What the claim rests on besides the theorem: the facts of a derivation, which the kernel replays.

    Refuses: as :func:`coq_source`.
    """
    exported = _exported(certificate)
    return exported.trusts if isinstance(exported, RealSource) else frozenset()


def _exported(certificate: Certificate) -> Source | Together | RealSource:
    claim, evidence = certificate.claim, certificate.evidence
    function = EXPORTED.get((type(claim), type(evidence)))
    if function is None:
        kind = f"{_words(evidence)} for {_words(claim)}"
        raise not_exportable(REASONS.get((type(claim), type(evidence)), f"{kind} is no pair that the kernel knows"))
    return function(claim, evidence)


def _words(part: object) -> str:
    """The class of a claim or evidence in words: ``optimal cost``."""
    name = type(part).__name__
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
