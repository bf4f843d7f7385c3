"""r^(-s), 0 < s < d, Coulomb among them, is the mixture of Gaussians with weight t^(s/2-1)/Gamma(s/2).

A power that grows, such as the distance itself, is a mixture of 1 - exp(-t r^2); from r^2 on it is r^2 times another,
so that the Laplacian gives its transform.  Both are about k != 0.
"""

from dataclasses import replace

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import times_square
from mfsym.fourier.mixture import Weight, derive_growing, derive_mixture
from mfsym.fourier.parameters import scaled
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, D, Number, difference, negative, number, quotient, substitute

HIGHEST_POWER = 12
"""Two powers are a Laplacian, which makes formulas longer."""

_PROFILE = parse("r^(-s)")
_SCALE = parse("1/gamma(s/2)")
_ORDER = parse("s/2")
_TRANSFORM = parse("2^(d-s)*pi^(d/2)*gamma((d-s)/2)/gamma(s/2)/k^(d-s)")
_GROWING_SCALE = parse("s/(2*gamma(1 - s/2))")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.exponent == ZERO or (shape.quadratic, shape.linear, shape.other) != (ZERO, ZERO, ONE):
        return None
    if enclose(shape.exponent, domain(draft.conditions)).is_positive():
        return _growing(shape, draft)
    falling = tidied(negative(shape.exponent))
    draft.need(falling, "does not decay as r grows")
    values = {"s": falling, D.name: draft.dimension}
    weight = Weight(substitute(_SCALE, values), substitute(_ORDER, values), ZERO, ZERO)
    return derive_mixture(draft, weight, tidied(substitute(_PROFILE, values)), substitute(_TRANSFORM, values))


def _growing(shape: Shape, draft: Draft) -> int | None:
    match shape.exponent:
        case Number(value) if value > HIGHEST_POWER or (value / 2).denominator == 1:
            draft.need(tidied(negative(shape.exponent)), "does not decay as r grows")
        case Number(value) if value > 2:
            place = _growing(replace(shape, exponent=Number(value - 2)), draft)
            return None if place is None else times_square(draft, place)
    draft.need(tidied(difference(number(2), shape.exponent)), "grows at least like r^2")
    place = derive_growing(draft, tidied(quotient(shape.exponent, number(2))), ZERO, ZERO)
    return scaled(draft, place, tidied(substitute(_GROWING_SCALE, {"s": shape.exponent})))
