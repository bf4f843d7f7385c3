"""exp(-p r^2)/(r^2 + c) in odd dimension: the integral of exp(-s (r^2 + c)) over s > p, times exp(c p)."""

from functools import partial

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.parameters import fresh, integrated, scaled
from mfsym.fourier.rules import gaussian
from mfsym.fourier.stepped import from_the_line
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, Power, Term, number, power, product, quotient, substitute

_SCALE = parse("exp(-b^2*s)")
_PROFILE = parse("-exp(-s*(r^2 + b^2))/(r^2 + b^2)")
_TRANSFORM = parse("-pi/(2*b)*(exp(-b*k)*erfc(b*sqrt(s) - k/(2*sqrt(s))) + exp(b*k)*erfc(b*sqrt(s) + k/(2*sqrt(s))))")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if shape.quadratic == ZERO or (shape.linear, shape.exponent) != (ZERO, ZERO):
        return None
    match shape.other:
        case Power(base, exponent) if exponent == number(-1) and (powers := powers_of_r(base)) is not None:
            pass
        case _:
            return None
    if powers.keys() != {0, 2} or not (draft.may_need(powers[0]) and draft.may_need(powers[2])):
        return None
    draft.need(shape.quadratic, "grows beyond all bounds")
    height = tidied(power(quotient(powers[0], powers[2]), parse("1/2")))
    place = from_the_line(draft, partial(_on_the_line, draft, shape.quadratic, height))
    return place if place is None or powers[2] == ONE else scaled(draft, place, power(powers[2], number(-1)))


def _on_the_line(draft: Draft, rate: Term, height: Term) -> int | None:
    s = fresh(rate, height, *draft.conditions, wished="suvt")
    place = gaussian.derive(Shape(ONE, s, ZERO, ZERO, ONE), draft)
    if place is None:
        return None
    values = {"s": s, "b": height}
    place = scaled(draft, place, substitute(_SCALE, values))
    place = integrated(draft, place, s, (substitute(_PROFILE, values), substitute(_TRANSFORM, values)), (rate, None))
    return scaled(draft, place, tidied(product(power(substitute(_SCALE, {**values, "s": rate}), number(-1)))))
