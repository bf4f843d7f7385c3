"""Certificates about laws with parts around several centers, and about laws with exponential moments."""

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in, marginals_in
from mfsym.fourier import transform_in
from mfsym.kernel.claim import MeanFieldOptimal, Setting, TransformSign
from mfsym.kernel.evidence import Certificate, Panels, SignCostAndMoments, SignEvidence
from mfsym.kernel.grammar import parse
from mfsym.positivity import transform_sign


def over_parts(cost: str, dimension: str, first: str, second: str) -> Certificate:
    laws = marginals_in(parse(dimension), first, second)
    return energy_certificate(RadialCost(cost), parse(dimension), *laws)


def moments(cost: str, dimension: str, marginal: str) -> Certificate:
    """Uniqueness where the transform has zeros."""
    found = transform_sign(Setting(parse(cost), parse(dimension)), transform_in)
    assert isinstance(found.claim, TransformSign)
    assert isinstance(found.evidence, SignEvidence)
    offered = SignCostAndMoments(found.evidence, Panels(parse(cost), ()))
    return Certificate(MeanFieldOptimal(found.claim.setting, marginal_in(parse(dimension), marginal), True), offered)
