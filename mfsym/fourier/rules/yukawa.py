"""exp(-a r)/r is the mixture of Gaussians with weight (pi t)^(-1/2) exp(-a^2/(4t)); its transform needs d >= 2."""

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, D, number, substitute

_PROFILE = parse("exp(-a*r)/r")
_SCALE = parse("1/sqrt(pi)")
_BARRIER = parse("a^2/4")
_TRANSFORM = parse("2^(d-1)*pi^((d-1)/2)*gamma((d-1)/2)/(a^2+k^2)^((d-1)/2)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.linear == ZERO or (shape.quadratic, shape.exponent, shape.other) != (ZERO, number(-1), ONE):
        return None
    draft.need(shape.linear, "grows beyond all bounds")
    values = {"a": shape.linear, D.name: draft.dimension}
    weight = Weight(_SCALE, parse("1/2"), ZERO, substitute(_BARRIER, values))
    return derive_mixture(draft, weight, substitute(_PROFILE, values), substitute(_TRANSFORM, values))
