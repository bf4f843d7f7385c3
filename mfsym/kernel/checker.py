"""The judge: ``check(claim, evidence)`` and nothing else.

It looks up the one function that understands this claim with this evidence.  That function returns what it trusts,
or refuses; a refusal is INCONCLUSIVE, never a refutation.
"""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel import claim as claims
from mfsym.kernel import evidence as offers
from mfsym.kernel.claim import Claim
from mfsym.kernel.derivation import check_transform
from mfsym.kernel.effort import limited
from mfsym.kernel.energy import (
    check_distance_integral,
    check_shell_integral,
    check_sum_over_points,
    check_transform_integral,
)
from mfsym.kernel.evidence import Evidence
from mfsym.kernel.refusal import Refused
from mfsym.kernel.representability import (
    check_close_to_infinite,
    check_far_from_infinite,
    check_not_representable,
    check_representable,
)
from mfsym.kernel.sign import (
    check_correlation,
    check_criterion,
    check_mean_field,
    check_negative,
    check_not_proportional,
    check_sign,
    check_threshold,
)
from mfsym.kernel.transport import (
    check_convergence,
    check_no_admissible_plan,
    check_optimal_mixture,
    check_optimal_plan,
)
from mfsym.kernel.verdict import Status, Verdict

CHECKS: Mapping[tuple[type, type], Callable[[Any, Any], frozenset[str]]] = {
    (claims.FourierTransform, offers.Derivation): check_transform,
    (claims.TransformSign, offers.TransformPanels): check_sign,
    (claims.NegativeTransform, offers.Derivation): check_negative,
    (claims.SignThreshold, offers.TwoGaussians): check_threshold,
    (claims.SignCriterion, offers.TwoGaussians): check_criterion,
    (claims.NotProportional, offers.TwoWaveNumbers): check_not_proportional,
    (claims.MutualEnergy, offers.SumOverPoints): check_sum_over_points,
    (claims.MutualEnergy, offers.DistanceIntegral): check_distance_integral,
    (claims.MutualEnergy, offers.ShellIntegral): check_shell_integral,
    (claims.MutualEnergy, offers.TransformIntegral): check_transform_integral,
    (claims.MeanFieldOptimal, offers.CostAndTransformPanels): check_mean_field,
    (claims.CorrelationOptimal, offers.CostPanels): check_correlation,
    (claims.OptimalCost, offers.PlanAndPotential): check_optimal_plan,
    (claims.OptimalCost, offers.MixtureAndPotential): check_optimal_mixture,
    (claims.NoAdmissiblePlan, offers.Farkas): check_no_admissible_plan,
    (claims.Convergence, offers.OptimumOfEach): check_convergence,
    (claims.Representable, offers.RepresentingPlan): check_representable,
    (claims.NotRepresentable, offers.SeparatingCost): check_not_representable,
    (claims.CloseToInfinite, offers.NearbyMixture): check_close_to_infinite,
    (claims.FarFromInfinite, offers.SeparatingFunction): check_far_from_infinite,
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
    return Verdict(Status.HOLDS, "the evidence establishes the claim", trusts)
