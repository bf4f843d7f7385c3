"""Certificates as documents: a complete article for every claim that the kernel has established."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.latex.article import Page, Printed, article
from mfsym.latex.comparisons import comparison_page
from mfsym.latex.coulomb import bound_page, high_density_page, indirect_ratio_page, two_body_page
from mfsym.latex.criteria import askey_page, criterion_page, threshold_page, wendland_page
from mfsym.latex.cuts import crowded_page, cuts_page
from mfsym.latex.energies import enclosed_page, enclosed_shells_page, energy_page, parts_page, sum_page
from mfsym.latex.independence import determined_page, pairwise_page, signature_page
from mfsym.latex.infinite_bodies import correlation_page, mean_field_page
from mfsym.latex.inherited import NEGATIVITY_PAGES, SIGN_PAGES, cases_page, waves_page
from mfsym.latex.layout import Layout, reworded
from mfsym.latex.letters import written_as
from mfsym.latex.line import energy_of_bodies_page, energy_on_line_page, energy_sum_page
from mfsym.latex.optima import (
    bracket_page,
    convergence_page,
    mixture_bracket_page,
    mixture_page,
    no_plan_page,
    plan_page,
)
from mfsym.latex.pair_measures import (
    far_page,
    infinitely_representable_page,
    largest_page,
    near_page,
    not_representable_page,
    representable_page,
)
from mfsym.latex.products import product_page, rival_page
from mfsym.latex.programs import least_value_page, no_lower_bound_page, no_solution_page
from mfsym.latex.properties import distance_page, infinity_page, panels_page, seen_page
from mfsym.latex.radial import transform_page
from mfsym.latex.signs import negative_at_page, negative_page, not_proportional_page
from mfsym.latex.sphere import five_page, sphere_page
from mfsym.latex.values import enclosure_page, oracle_page
from mfsym.latex.zeros import zeros_beyond_page, zeros_page

PAGES: Mapping[tuple[type, type], Callable[[Any, Any], Page]] = {
    (claims.FourierTransform, offers.Derivation): transform_page,
    (claims.NegativeTransform, offers.Derivation): negative_page,
    (claims.NegativeAt, offers.Derivation): negative_at_page,
    (claims.TransformZeros, offers.EvenPowers): zeros_page,
    (claims.TransformZeros, offers.Derivation): zeros_beyond_page,
    (claims.TransformZeros, offers.Waves): waves_page,
    (claims.SignThreshold, offers.TwoGaussians): threshold_page,
    **{(claims.TransformSign, kind): page for kind, page in SIGN_PAGES.items()},
    **{(claims.NegativeSomewhere, kind): page for kind, page in NEGATIVITY_PAGES.items()},
    (claims.SignCriterion, offers.TwoGaussians): criterion_page,
    (claims.SignCriterion, offers.PolynomialInSquare): criterion_page,
    (claims.SignCriterion, offers.TwoPowers): criterion_page,
    (claims.SignCriterion, offers.DampedWave): criterion_page,
    (claims.SignCriterion, offers.DampedSine): criterion_page,
    (claims.SignCriterion, offers.AskeyFunction): askey_page,
    (claims.SignCriterion, offers.WendlandFunction): wendland_page,
    (claims.SignCriterion, offers.Cases): cases_page,
    (claims.NegativeTransform, offers.OracleEnclosure): oracle_page,
    (claims.TransformEnclosure, offers.Derivation): enclosure_page,
    (claims.TransformEnclosure, offers.OracleEnclosure): oracle_page,
    (claims.CostProperty, offers.SeenFromFormula): seen_page,
    (claims.CostProperty, offers.CostPanels): panels_page,
    (claims.CostProperty, offers.AtDistance): distance_page,
    (claims.CostProperty, offers.AtInfinity): infinity_page,
    (claims.NotProportional, offers.TwoWaveNumbers): not_proportional_page,
    (claims.MutualEnergy, offers.SumOverPoints): sum_page,
    (claims.MutualEnergy, offers.DistanceIntegral): energy_page,
    (claims.MutualEnergy, offers.ShellIntegral): energy_page,
    (claims.MutualEnergy, offers.TransformIntegral): energy_page,
    (claims.EnergyEnclosure, offers.EnclosedIntegral): enclosed_page,
    (claims.EnergyEnclosure, offers.EnclosedShells): enclosed_shells_page,
    (claims.MutualEnergy, offers.OverParts): parts_page,
    (claims.EnergyEnclosure, offers.OverParts): parts_page,
    (claims.EnergyBound, offers.CubeIntegral): bound_page,
    (claims.HighDensity, offers.PowerIntegral): high_density_page,
    (claims.HighDensity, offers.SquareIntegral): high_density_page,
    (claims.EnergySum, offers.Gaps): energy_sum_page,
    (claims.EnergyOnLine, offers.Telescope): energy_on_line_page,
    (claims.EnergyOfBodies, offers.SampledEnergy): energy_of_bodies_page,
    (claims.TwoBodyCost, offers.AntipodalEnclosure): two_body_page,
    (claims.IndirectRatio, offers.IndirectEnergy): indirect_ratio_page,
    (claims.SphereEnergy, offers.PointsAndPolynomial): sphere_page,
    (claims.SphereEnergy, offers.TheoremOnFive): five_page,
    (claims.MeanFieldOptimal, offers.SignAndCost): mean_field_page,
    (claims.MeanFieldOptimal, offers.SignCostAndMass): mean_field_page,
    (claims.MeanFieldOptimal, offers.SignCostAndMoments): mean_field_page,
    (claims.CorrelationOptimal, offers.CostPanels): correlation_page,
    (claims.OptimalCost, offers.PlanAndPotential): plan_page,
    (claims.OptimalCost, offers.PlanAndCuts): cuts_page,
    (claims.OptimalCost, offers.PlanAndProvedPotential): plan_page,
    (claims.OptimalCost, offers.MixtureAndPotential): mixture_page,
    (claims.CostBracket, offers.PlanAndPotential): bracket_page,
    (claims.CostBracket, offers.PlanAndProvedPotential): bracket_page,
    (claims.CostBracket, offers.MixtureAndPotential): mixture_bracket_page,
    (claims.ProductOptimal, offers.PotentialAndSquares): product_page,
    (claims.ProductRivalled, offers.Rival): rival_page,
    (claims.NoAdmissiblePlan, offers.Farkas): no_plan_page,
    (claims.NoAdmissiblePlan, offers.CrowdedSites): crowded_page,
    (claims.Convergence, offers.OptimumOfEach): convergence_page,
    (claims.Convergence, offers.ValueOfEach): convergence_page,
    (claims.Representable, offers.RepresentingPlan): representable_page,
    (claims.Representable, offers.RepresentingMixture): infinitely_representable_page,
    (claims.NotRepresentable, offers.SeparatingCost): not_representable_page,
    (claims.LargestRepresentable, offers.PlanAndSeparatingCost): largest_page,
    (claims.CloseToInfinite, offers.NearbyMixture): near_page,
    (claims.FarFromInfinite, offers.SeparatingFunction): far_page,
    (claims.Comparison, offers.Optima): comparison_page,
    (claims.Determined, offers.Calculation): determined_page,
    (claims.PairwiseIndependent, offers.ShiftAndRelation): pairwise_page,
    (claims.CoulombSignature, offers.Calculation): signature_page,
    (claims.LeastValue, offers.SolutionAndPrices): least_value_page,
    (claims.NoSolution, offers.ExcludingPrices): no_solution_page,
    (claims.NoLowerBound, offers.SolutionAndRay): no_lower_bound_page,
}
"""Which page prints which claim with which evidence: the pairs that the kernel knows."""

USUAL = Layout()
"""A whole article, in full."""


def document(certificate: Certificate, layout: Layout = USUAL) -> str:
    r"""A LaTeX article (it needs amsmath and amsthm) that states and proves what the certificate establishes.

    Equal certificates give equal documents; the digest of the certificate file is in a comment.

    Refuses: NoEvidence where the kernel does not establish the claim, as nothing is printed that is not;
    InvalidArgument for notation of what does not occur, or of what would then look like something else.

    >>> from fractions import Fraction
    >>> one = Fraction(1)
    >>> claim = claims.OptimalCost(claims.TransportProblem(((one,),), (one,), 2), one)
    >>> plan = offers.PlanAndPotential((offers.WeightedConfiguration((2,), one),), (one / 2,))
    >>> print(document(Certificate(claim, plan)))
    % Printed by mfsym from a certificate that its kernel has checked.
    % SHA-256 of the certificate file: ...
    \documentclass[11pt]{article}
    ...
    """
    return collection([certificate], layout)


def collection(certificates: Sequence[Certificate], layout: Layout = USUAL, title: str | None = None) -> str:
    """One article about several certificates, with a section for each; what :func:`document` refuses is refused."""
    return pages([lambda one=one: page_of(one) for one in dict.fromkeys(certificates)], layout, title)  # type: ignore[misc]


def pages(
    makers: Sequence[Callable[[], Printed]], layout: Layout, title: str | None = None, introduction: str = ""
) -> str:
    """One article of these pages, which are printed in the notation of the layout."""
    if not makers:
        raise NoEvidence("there is nothing to print: no certificate was found")
    with written_as(layout.notation) as granted:
        printed = [make() for make in makers]
        words = {name: sign for name, sign in layout.notation.items() if name not in granted}
        return reworded(article(printed, layout, title, introduction), words)


def page_of(certificate: Certificate) -> Printed:
    """The page of a certificate, without a frame."""
    verdict = check(certificate.claim, certificate.evidence)
    if verdict.status is not Status.HOLDS:
        raise NoEvidence(f"only what the kernel has established is printed, and here it has not: {verdict.reason}")
    page = PAGES[type(certificate.claim), type(certificate.evidence)]
    return Printed(page(certificate.claim, certificate.evidence), (certificate,))


def derivation_document(certificate: Certificate) -> str:
    """The document of a Fourier transform with its derivation.

    Refuses: InvalidArgument for a certificate of another claim, which :func:`document` may print; NoEvidence where the
    kernel does not establish the claim.
    """
    if not isinstance(certificate.claim, claims.FourierTransform):
        kind = type(certificate.claim).__name__
        raise InvalidArgument(f"certificate is about {kind}, need one about FourierTransform; document() prints others")
    return document(certificate)
