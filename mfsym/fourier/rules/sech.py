"""sech(a r) and sech(a r)^2 have elementary transforms for d = 1, and hence in every odd dimension."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.calculus import derivative
from mfsym.kernel.evidence import Pair
from mfsym.kernel.term import PI, ZERO, Apply, K, Number, Power, R, contains, number, product, quotient

HIGHEST_DIMENSION = 9


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    match shape.other:
        case Apply("sech", (argument,)):
            fact = "sech-transform"
        case Power(Apply("sech", (argument,)), exponent) if exponent == number(2):
            fact = "sech-square-transform"
        case _:
            return None
    slope = tidied(quotient(argument, R))
    if contains(slope, R) or (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    if not isinstance(draft.dimension, Number) or draft.dimension.value % 2 != 1:
        return None
    if draft.dimension.value > HIGHEST_DIMENSION:
        return None
    place = draft.fact(fact, {"a": slope})
    for space in range(3, int(draft.dimension.value) + 1, 2):
        pair = draft.pair(place)
        higher = tidied(product(number(-2), PI, quotient(derivative(pair.transform, K), K)))
        place = draft.add("dimension-step", [place], (), Pair(pair.profile, number(space), higher, "tempered"))
    return place if draft.pair(place).sense == "integrable" else regular_if_seen(draft, place)
