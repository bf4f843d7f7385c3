"""r^(-s), 0 < s < d, Coulomb among them, is the mixture of Gaussians with weight t^(s/2-1)/Gamma(s/2)."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, D, negative, substitute

_PROFILE = parse("r^(-s)")
_SCALE = parse("1/gamma(s/2)")
_ORDER = parse("s/2")
_TRANSFORM = parse("2^(d-s)*pi^(d/2)*gamma((d-s)/2)/gamma(s/2)/k^(d-s)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.exponent == ZERO or (shape.quadratic, shape.linear, shape.other) != (ZERO, ZERO, ONE):
        return None
    falling = tidied(negative(shape.exponent))
    draft.need(falling, "does not decay as r grows")
    values = {"s": falling, D.name: draft.dimension}
    weight = Weight(substitute(_SCALE, values), substitute(_ORDER, values), ZERO, ZERO)
    return derive_mixture(draft, weight, tidied(substitute(_PROFILE, values)), substitute(_TRANSFORM, values))
