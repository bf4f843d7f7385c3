"""r^n exp(-p r^2) for n > -d that is not an even number: a Kummer function, a cited fact."""

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.term import ONE, ZERO, D, Number, total


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.quadratic == ZERO or shape.exponent == ZERO or (shape.linear, shape.other) != (ZERO, ONE):
        return None
    if isinstance(shape.exponent, Number) and shape.exponent.value > 0 and shape.exponent.value % 2 == 0:
        return None  # a polynomial times a Gaussian, by the Laplacian
    draft.need(shape.quadratic, "grows beyond all bounds")
    order = total(shape.exponent, draft.dimension)
    draft.need(order, "is not integrable near r = 0")
    values = {"p": shape.quadratic, "s": order, D.name: draft.dimension}
    return regular_if_seen(draft, draft.fact("kummer-transform", values))
