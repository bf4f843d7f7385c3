"""log(c r) has the transform -2^(d-1) pi^(d/2) Gamma(d/2)/k^d away from k = 0: a cited fact."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.kernel.term import ZERO, Apply, D, R, contains, quotient


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    match shape.other:
        case Apply("log", (argument,)) if (shape.quadratic, shape.linear, shape.exponent) == (ZERO, ZERO, ZERO):
            slope = tidied(quotient(argument, R))
        case _:
            return None
    return None if contains(slope, R) else draft.fact("logarithm-transform", {"c": slope, D.name: draft.dimension})
