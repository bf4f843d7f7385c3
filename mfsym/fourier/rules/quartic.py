"""1/(r^4 + a^4) has a transform of Kelvin functions ker and kei of order d/2 - 1: a cited fact."""

from fractions import Fraction

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.fourier.parameters import scaled
from mfsym.kernel.term import ONE, ZERO, D, Number, Power, number, power, quotient


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    if isinstance(draft.dimension, Number) and draft.dimension.value % 2 == 1:
        return None  # elementary, and another rule finds it
    match shape.other:
        case Power(base, exponent) if exponent == number(-1) and (powers := powers_of_r(base)) is not None:
            pass
        case _:
            return None
    if powers.keys() != {0, 4} or not (draft.may_need(powers[0]) and draft.may_need(powers[4])):
        return None
    length = tidied(power(quotient(powers[0], powers[4]), number(Fraction(1, 4))))
    place = regular_if_seen(draft, draft.fact("quartic-transform", {"a": length, D.name: draft.dimension}))
    return place if powers[4] == ONE else scaled(draft, place, power(powers[4], number(-1)))
