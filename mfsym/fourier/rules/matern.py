"""r^v K_v(a r), the Matern and Bessel-potential costs: weight (a/2)^v/2 t^(-v-1) exp(-a^2/(4t))."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO, Apply, D, R, contains, negative, power, product, quotient, substitute

_SCALE = parse("(a/2)^v/2")
_BARRIER = parse("a^2/4")
_TRANSFORM = parse("2^(d+v-1)*pi^(d/2)*a^v*gamma(v + d/2)/(a^2+k^2)^(v + d/2)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    match shape.other:
        case Apply("besselk", (order, argument)) if (shape.quadratic, shape.linear) == (ZERO, ZERO):
            slope = tidied(quotient(argument, R))
        case _:
            return None
    if contains(slope, R) or contains(order, R):
        return None
    if not equal(shape.exponent, order):
        if not equal(shape.exponent, negative(order)):
            return None
        order = tidied(negative(order))  # K is even in its order
    values = {"a": slope, "v": order, D.name: draft.dimension}
    weight = Weight(substitute(_SCALE, values), tidied(negative(order)), ZERO, substitute(_BARRIER, values))
    profile = product(power(R, shape.exponent), shape.other)
    return derive_mixture(draft, weight, profile, substitute(_TRANSFORM, values))
