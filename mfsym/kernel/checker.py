"""The judge: ``check(claim, evidence)`` and nothing else.

It looks up the one function that understands this claim with this evidence.  That function returns what it trusts,
or refuses; a refusal is INCONCLUSIVE, never a refutation.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel.claim import Claim
from mfsym.kernel.comparison import check_comparison
from mfsym.kernel.convergence import check_convergence
from mfsym.kernel.coulomb import (
    check_enclosed_shells,
    check_energy_bound,
    check_high_density,
    check_indirect_ratio,
    check_smeared,
    check_two_bodies,
)
from mfsym.kernel.criterion import (
    check_criterion,
    check_threshold,
)
from mfsym.kernel.cuts import check_crowded, check_optimal_cuts
from mfsym.kernel.derivation import check_transform
from mfsym.kernel.duality import check_least_value, check_no_lower_bound, check_no_solution
from mfsym.kernel.effort import limited
from mfsym.kernel.energy import (
    check_distance_integral,
    check_enclosed_integral,
    check_shell_integral,
    check_sum_over_points,
    check_transform_integral,
)
from mfsym.kernel.evidence import Evidence
from mfsym.kernel.hessian import check_signature
from mfsym.kernel.independence import check_determined, check_pairwise
from mfsym.kernel.inherited import NEGATIVE, SIGNS, check_cases, check_zeros_of_waves
from mfsym.kernel.line import check_energy_on_line, check_energy_sum, check_sampled_energy
from mfsym.kernel.mean_field import (
    check_correlation,
    check_mean_field,
    check_mean_field_by_moments,
    check_mean_field_of_density,
)
from mfsym.kernel.placed import check_bounds_over_parts, check_sum_over_parts
from mfsym.kernel.products import check_product, check_rival
from mfsym.kernel.properties import (
    check_missing,
    check_missing_at_infinity,
    check_nonnegative,
    check_property,
)
from mfsym.kernel.refusal import Refused
from mfsym.kernel.representability import (
    check_close_to_infinite,
    check_far_from_infinite,
    check_infinitely_representable,
    check_largest,
    check_not_representable,
    check_representable,
)
from mfsym.kernel.sign import (
    check_negative,
    check_negative_at,
    check_not_proportional,
)
from mfsym.kernel.sphere import check_five_on_sphere, check_sphere_energy
from mfsym.kernel.transport import (
    check_bracket,
    check_mixture_bracket,
    check_no_admissible_plan,
    check_optimal_mixture,
    check_optimal_plan,
)
from mfsym.kernel.value import check_enclosure, check_negative_value, check_oracle_enclosure
from mfsym.kernel.verdict import Status, Verdict
from mfsym.kernel.zeros import check_zeros, check_zeros_beyond

CHECKS: Mapping[tuple[type, type], Callable[[Any, Any], frozenset[str]]] = {
    (claims.FourierTransform, offers.Derivation): check_transform,
    **{(claims.TransformSign, kind): function for kind, function in SIGNS.items()},
    **{(claims.NegativeSomewhere, kind): function for kind, function in NEGATIVE.items()},
    (claims.TransformZeros, offers.EvenPowers): check_zeros,
    (claims.TransformZeros, offers.Derivation): check_zeros_beyond,
    (claims.TransformZeros, offers.Waves): check_zeros_of_waves,
    (claims.NegativeTransform, offers.Derivation): check_negative,
    (claims.NegativeAt, offers.Derivation): check_negative_at,
    (claims.SignThreshold, offers.TwoGaussians): check_threshold,
    (claims.SignCriterion, offers.TwoGaussians): check_criterion,
    (claims.NegativeTransform, offers.OracleEnclosure): check_negative_value,
    (claims.TransformEnclosure, offers.Derivation): check_enclosure,
    (claims.TransformEnclosure, offers.OracleEnclosure): check_oracle_enclosure,
    (claims.CostProperty, offers.SeenFromFormula): check_property,
    (claims.CostProperty, offers.CostPanels): check_nonnegative,
    (claims.CostProperty, offers.AtDistance): check_missing,
    (claims.CostProperty, offers.AtInfinity): check_missing_at_infinity,
    (claims.SignCriterion, offers.PolynomialInSquare): check_criterion,
    (claims.SignCriterion, offers.TwoPowers): check_criterion,
    (claims.SignCriterion, offers.DampedWave): check_criterion,
    (claims.SignCriterion, offers.DampedSine): check_criterion,
    (claims.SignCriterion, offers.AskeyFunction): check_criterion,
    (claims.SignCriterion, offers.WendlandFunction): check_criterion,
    (claims.SignCriterion, offers.Cases): check_cases,
    (claims.NotProportional, offers.TwoWaveNumbers): check_not_proportional,
    (claims.MutualEnergy, offers.SumOverPoints): check_sum_over_points,
    (claims.MutualEnergy, offers.DistanceIntegral): check_distance_integral,
    (claims.MutualEnergy, offers.ShellIntegral): check_shell_integral,
    (claims.MutualEnergy, offers.TransformIntegral): check_transform_integral,
    (claims.EnergyEnclosure, offers.EnclosedIntegral): check_enclosed_integral,
    (claims.MutualEnergy, offers.OverParts): check_sum_over_parts,
    (claims.EnergyEnclosure, offers.OverParts): check_bounds_over_parts,
    (claims.EnergyEnclosure, offers.EnclosedShells): check_enclosed_shells,
    (claims.EnergyBound, offers.CubeIntegral): check_energy_bound,
    (claims.HighDensity, offers.PowerIntegral): check_high_density,
    (claims.HighDensity, offers.SquareIntegral): check_smeared,
    (claims.IndirectRatio, offers.IndirectEnergy): check_indirect_ratio,
    (claims.EnergySum, offers.Gaps): check_energy_sum,
    (claims.EnergyOnLine, offers.Telescope): check_energy_on_line,
    (claims.EnergyOfBodies, offers.SampledEnergy): check_sampled_energy,
    (claims.TwoBodyCost, offers.AntipodalEnclosure): check_two_bodies,
    (claims.SphereEnergy, offers.PointsAndPolynomial): check_sphere_energy,
    (claims.SphereEnergy, offers.TheoremOnFive): check_five_on_sphere,
    (claims.MeanFieldOptimal, offers.SignAndCost): check_mean_field,
    (claims.MeanFieldOptimal, offers.SignCostAndMass): check_mean_field_of_density,
    (claims.MeanFieldOptimal, offers.SignCostAndMoments): check_mean_field_by_moments,
    (claims.CorrelationOptimal, offers.CostPanels): check_correlation,
    (claims.OptimalCost, offers.PlanAndPotential): check_optimal_plan,
    (claims.OptimalCost, offers.PlanAndCuts): check_optimal_cuts,
    (claims.OptimalCost, offers.PlanAndProvedPotential): check_optimal_plan,
    (claims.OptimalCost, offers.MixtureAndPotential): check_optimal_mixture,
    (claims.CostBracket, offers.PlanAndPotential): check_bracket,
    (claims.CostBracket, offers.PlanAndProvedPotential): check_bracket,
    (claims.CostBracket, offers.MixtureAndPotential): check_mixture_bracket,
    (claims.ProductOptimal, offers.PotentialAndSquares): check_product,
    (claims.ProductRivalled, offers.Rival): check_rival,
    (claims.NoAdmissiblePlan, offers.Farkas): check_no_admissible_plan,
    (claims.NoAdmissiblePlan, offers.CrowdedSites): check_crowded,
    (claims.Convergence, offers.OptimumOfEach): check_convergence,
    (claims.Convergence, offers.ValueOfEach): check_convergence,
    (claims.Representable, offers.RepresentingPlan): check_representable,
    (claims.Representable, offers.RepresentingMixture): check_infinitely_representable,
    (claims.NotRepresentable, offers.SeparatingCost): check_not_representable,
    (claims.LargestRepresentable, offers.PlanAndSeparatingCost): check_largest,
    (claims.CloseToInfinite, offers.NearbyMixture): check_close_to_infinite,
    (claims.FarFromInfinite, offers.SeparatingFunction): check_far_from_infinite,
    (claims.Comparison, offers.Optima): check_comparison,
    (claims.Determined, offers.Calculation): check_determined,
    (claims.PairwiseIndependent, offers.ShiftAndRelation): check_pairwise,
    (claims.CoulombSignature, offers.Calculation): check_signature,
    (claims.LeastValue, offers.SolutionAndPrices): check_least_value,
    (claims.NoSolution, offers.ExcludingPrices): check_no_solution,
    (claims.NoLowerBound, offers.SolutionAndRay): check_no_lower_bound,
}
"""Which function checks which evidence for which claim."""


def check(claim: Claim, evidence: Evidence) -> Verdict:
    """HOLDS if the evidence establishes the claim, INCONCLUSIVE with the reason otherwise; never anything else.

    >>> from mfsym.kernel.claim import FourierTransform, Setting
    >>> from mfsym.kernel.evidence import Derivation, Pair, Step
    >>> from mfsym.kernel.grammar import parse
    >>> cost, d, transform = parse("exp(-a*r^2)"), parse("d"), parse("(pi/a)^(d/2)*exp(-k^2/(4*a))")
    >>> pair = Pair(cost, d, transform, "integrable")
    >>> step = Step("gaussian-transform", (), (("p", parse("a")), ("d", d)), pair)
    >>> claim = FourierTransform(Setting(cost, d), transform, "integrable")
    >>> verdict = check(claim, Derivation((step,)))
    >>> verdict.status.value, sorted(verdict.trusts)
    ('HOLDS', ['fact:gaussian-transform'])
    """
    function = CHECKS.get((type(claim), type(evidence)))
    if function is None:
        return Verdict(
            Status.INCONCLUSIVE, f"{type(evidence).__name__} is no evidence for the claim {type(claim).__name__}"
        )
    try:
        with limited():
            trusts = function(claim, evidence)
    except Refused as refusal:
        return Verdict(Status.INCONCLUSIVE, str(refusal))
    except RecursionError:
        return Verdict(Status.INCONCLUSIVE, "a formula is nested too deeply")
    except MemoryError:
        return Verdict(Status.INCONCLUSIVE, "the check takes more memory than there is")
    return Verdict(Status.HOLDS, "the evidence establishes the claim", trusts)
