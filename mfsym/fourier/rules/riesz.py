"""r^(-s), 0 < s < d, Coulomb among them, is the mixture of Gaussians with weight t^(s/2-1)/Gamma(s/2).

A power that grows, such as the distance itself, is r^2 times another, so that the Laplacian gives its transform
away from k = 0.
"""

from dataclasses import replace
from fractions import Fraction

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import times_square
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, D, Number, negative, substitute

HIGHEST_POWER = 12
"""Two powers are a Laplacian, which makes formulas longer."""

_PROFILE = parse("r^(-s)")
_SCALE = parse("1/gamma(s/2)")
_ORDER = parse("s/2")
_TRANSFORM = parse("2^(d-s)*pi^(d/2)*gamma((d-s)/2)/gamma(s/2)/k^(d-s)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.exponent == ZERO or (shape.quadratic, shape.linear, shape.other) != (ZERO, ZERO, ONE):
        return None
    match shape.exponent:
        case Number(value) if (
            0 < value <= HIGHEST_POWER and value % 2 and (place := _growing(shape, value, draft)) is not None
        ):
            return place
    falling = tidied(negative(shape.exponent))
    draft.need(falling, "does not decay as r grows")
    values = {"s": falling, D.name: draft.dimension}
    weight = Weight(substitute(_SCALE, values), substitute(_ORDER, values), ZERO, ZERO)
    return derive_mixture(draft, weight, tidied(substitute(_PROFILE, values)), substitute(_TRANSFORM, values))


def _growing(shape: Shape, power: Fraction, draft: Draft) -> int | None:
    before = draft.state()
    try:
        place = derive(replace(shape, exponent=Number(power - 2)), draft)
    except InvalidArgument:  # on the line, for one, there is no 1/r
        place = None
    if place is None:
        draft.restore(before)
        return None
    return times_square(draft, place)
