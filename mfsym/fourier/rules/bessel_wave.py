"""J_v(b r)/r^v is the transform of a power of b^2 - r^2 on a ball, read backwards."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO, Apply, D, R, Term, contains, difference, negative, product, quotient, substitute

_SCALE = parse("pi^s/(gamma(s + 1)*(2*pi*b)^v)")
_BALL_SCALE = parse("1/(2*pi*b)^v")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    match shape.other:
        case Apply("besselj", (order, argument)) if (shape.quadratic, shape.linear) == (ZERO, ZERO):
            slope = tidied(quotient(argument, R))
        case _:
            return None
    if contains(slope, R) or contains(order, R) or not equal(shape.exponent, negative(order)):
        return None
    s = tidied(difference(order, product(parse("1/2"), draft.dimension)))
    values: dict[str, Term] = {"b": slope, "s": s, "v": order}
    if s == ZERO:
        place = draft.fact("ball-transform", {"b": slope, D.name: draft.dimension})
        return read_backwards(draft, place, tidied(substitute(_BALL_SCALE, values)), slope)
    if not draft.may_need(s):
        return None
    place = draft.fact("sonine-transform", {"b": slope, "s": s, D.name: draft.dimension})
    return read_backwards(draft, place, tidied(substitute(_SCALE, values)))
