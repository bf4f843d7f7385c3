"""The indicator of the ball r < b has the transform (2 pi b/k)^(d/2) J_(d/2)(b k): a cited fact."""

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.kernel.term import ONE, ZERO, Apply, D, Number, R, contains


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    if isinstance(draft.dimension, Number) and draft.dimension.value % 2 == 1:
        return None  # elementary, and another rule finds it
    match shape.other:
        case Apply("if", (Apply("less", (distance, radius)), inside, outside)) if (distance, outside) == (R, ZERO):
            if inside == ONE and not contains(radius, R):
                return draft.fact("ball-transform", {"b": radius, D.name: draft.dimension})
    return None
