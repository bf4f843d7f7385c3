"""r^n exp(-a r), n = 1, 2, ... or -1: from exp(-a r) or exp(-a r)/r by derivatives in a."""

from dataclasses import replace

from mfsym.costs.shape import Shape
from mfsym.fourier.draft import Draft
from mfsym.fourier.parameters import differentiated, fresh, with_values
from mfsym.fourier.rules import exponential
from mfsym.kernel.term import ONE, ZERO, Number

HIGHEST_POWER = 12


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.linear == ZERO or (shape.quadratic, shape.other) != (ZERO, ONE):
        return None
    if not isinstance(shape.exponent, Number) or not 1 <= shape.exponent.value <= HIGHEST_POWER:
        return None
    if shape.exponent.value.denominator != 1:
        return None
    draft.need(shape.linear, "grows beyond all bounds")
    rate = fresh(shape.linear, *draft.conditions, wished="apq")
    place = exponential.derive(replace(shape, linear=rate, exponent=ZERO), draft)
    for _ in range(int(shape.exponent.value)):
        if place is None:
            return None
        place = differentiated(draft, place, rate)
    return None if place is None else with_values(draft, place, {rate.name: shape.linear})
