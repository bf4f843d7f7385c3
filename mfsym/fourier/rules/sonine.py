"""(b^2 - r^2)^s for r < b, 0 beyond: Gamma(s+1)/pi^s (2 pi b/k)^(s+d/2) J_(s+d/2)(b k), a cited fact."""

from fractions import Fraction

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.parameters import scaled
from mfsym.kernel.term import ONE, ZERO, Apply, D, Number, Power, Term, negative, number, power, quotient


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    match shape.other:
        case Power(Apply("max", (first, second)), exponent) if ZERO in (first, second):
            pass
        case Apply("max", (first, second)) if ZERO in (first, second):
            exponent = ONE
        case _:
            return None
    powers = powers_of_r(second if first == ZERO else first)
    if powers is None or powers.keys() != {0, 2}:
        return None
    # In odd dimension whole powers are elementary, and another rule finds them.
    whole = isinstance(exponent, Number) and exponent.value.denominator == 1
    if whole and isinstance(draft.dimension, Number) and draft.dimension.value % 2 == 1:
        return None
    steepness = tidied(negative(powers[2]))
    if not (draft.may_need(steepness) and draft.may_need(powers[0]) and draft.may_need(exponent)):
        return None
    # max(u - v r^2, 0)^s = v^s max(u/v - r^2, 0)^s
    radius: Term = tidied(power(quotient(powers[0], steepness), number(Fraction(1, 2))))
    place = draft.fact("sonine-transform", {"b": radius, "s": exponent, D.name: draft.dimension})
    return place if steepness == ONE else scaled(draft, place, power(steepness, exponent))
