"""r^(s-1) exp(-a r) on the line: 2 Gamma(s) cos(s atan(k/a))/(a^2 + k^2)^(s/2), a cited fact; and in odd dimension."""

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.stepped import from_the_line
from mfsym.kernel.term import ONE, ZERO, Number, total


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.linear == ZERO or (shape.quadratic, shape.other) != (ZERO, ONE):
        return None
    if isinstance(shape.exponent, Number) and shape.exponent.value.denominator == 1:
        return None
    s = tidied(total(shape.exponent, ONE))
    draft.need(shape.linear, "grows beyond all bounds")
    if not draft.may_need(s):
        return None
    return from_the_line(draft, lambda: draft.fact("gamma-transform", {"s": s, "a": shape.linear}))
