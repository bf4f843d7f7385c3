"""(sin(b r)/r)^2 for d = 1, the Fejer cost, is the transform of a triangle read backwards: (pi/2) max(2b - k, 0)."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.radial_integral import cut_off
from mfsym.kernel.equality import replaced
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, Apply, K, Power, R, Term, contains, number, product, quotient, substitute

_TRIANGLE = parse("max(2*b - r, 0)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent, draft.dimension) != (ZERO, ZERO, number(-2), ONE):
        return None
    match shape.other:
        case Power(Apply("sin", (argument,)), exponent) if exponent == number(2):
            half_width = tidied(quotient(argument, R))
        case _:
            return None
    if contains(half_width, R):
        return None
    triangle = cut_off(draft, substitute(_TRIANGLE, {"b": half_width}))
    if triangle is None:
        return None
    # 2 (1 - cos(2 b k))/k^2 = 4 sin(b k)^2/k^2
    angle = draft.fact("double-angle", {"x": tidied(product(half_width, K))})
    pair, identity = draft.pair(triangle), draft.equation(angle)
    transform: Term = tidied(replaced(pair.transform, identity.left, identity.right))
    place = draft.add("replace", [triangle, angle], (), Pair(pair.profile, pair.dimension, transform, pair.sense))
    return read_backwards(draft, place, parse("1/4"))
