"""exp(-q r^2) has the transform (pi/q)^(d/2) exp(-k^2/(4q)): a cited fact."""

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.kernel.term import ONE, ZERO, D


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.quadratic == ZERO or (shape.linear, shape.exponent, shape.other) != (ZERO, ZERO, ONE):
        return None
    draft.need(shape.quadratic, "grows beyond all bounds")
    return draft.fact("gaussian-transform", {"p": shape.quadratic, D.name: draft.dimension})
