"""exp(-a r) is the mixture of Gaussians with weight a/(2 sqrt(pi)) t^(-3/2) exp(-a^2/(4t)), Levy's subordination."""

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, D, substitute

_PROFILE = parse("exp(-a*r)")
_SCALE = parse("a/(2*sqrt(pi))")
_BARRIER = parse("a^2/4")
_TRANSFORM = parse("2^d*pi^((d-1)/2)*gamma((d+1)/2)*a/(a^2+k^2)^((d+1)/2)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.linear == ZERO or (shape.quadratic, shape.exponent, shape.other) != (ZERO, ZERO, ONE):
        return None
    draft.need(shape.linear, "grows beyond all bounds")
    values = {"a": shape.linear, D.name: draft.dimension}
    weight = Weight(substitute(_SCALE, values), parse("-1/2"), ZERO, substitute(_BARRIER, values))
    return derive_mixture(draft, weight, substitute(_PROFILE, values), substitute(_TRANSFORM, values))
