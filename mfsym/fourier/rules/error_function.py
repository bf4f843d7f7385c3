"""erf(t r)/r and erfc(t r): integrals of Gaussians, and of r times Gaussians, over their rates."""

from fractions import Fraction

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.parameters import fresh, integrated, scaled
from mfsym.fourier.rules import gaussian, gaussian_power
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    Number,
    R,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

_ERF, _ERF_SCALE = parse("-erf(r/sqrt(s))/r"), parse("s^(-3/2)/sqrt(pi)")
_ERF_TRANSFORM = parse("-(2/k)^(d-1)*pi^((d-1)/2)")
_ERFC, _ERFC_SCALE = parse("-erfc(r*sqrt(s))"), parse("1/sqrt(pi*s)")
_ERFC_TRANSFORM = parse("-pi^((d-1)/2)*gamma((d+1)/2)/(gamma(d/2+1)*s^(d/2))*hyp1f1((d+1)/2, d/2+1, -k^2/(4*s))")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    match shape.other:
        case Apply("erf" | "erfc" as name, (argument,)) if (shape.quadratic, shape.linear) == (ZERO, ZERO):
            slope = tidied(quotient(argument, R))
        case _:
            return None
    if contains(slope, R):
        return None
    s = fresh(slope, *draft.conditions, wished="s")
    match name, shape.exponent:
        case "erf", Number(power_of_r) if power_of_r == -1:
            # erf(t r)/r is the integral over s > 1/t^2 of s^(-3/2) exp(-r^2/s)/sqrt(pi).
            place = gaussian.derive(_gaussian_times(ZERO, quotient(ONE, s)), draft)
            primitives = (_ERF, product(_ERF_TRANSFORM, _incomplete(draft.dimension)))
            scale, start = _ERF_SCALE, power(slope, number(-2))
        case "erfc", Number(power_of_r) if power_of_r == 0:
            # erfc(t r) is the integral over s > t^2 of r exp(-s r^2)/sqrt(pi s).
            place = gaussian_power.derive(_gaussian_times(ONE, s), draft)
            primitives = (_ERFC, _ERFC_TRANSFORM)
            scale, start = _ERFC_SCALE, power(slope, number(2))
        case _:
            return None
    if place is None:
        return None
    values = {"s": s, D.name: draft.dimension}
    place = scaled(draft, place, substitute(scale, values))
    written = (substitute(primitives[0], values), substitute(primitives[1], values))
    return integrated(draft, place, s, written, (tidied(start), None))


def _gaussian_times(exponent: Term, rate: Term) -> Shape:
    return Shape(ONE, rate, ZERO, exponent, ONE)


_ARGUMENT = parse("k^2*s/4")
_ROOT = parse("k*sqrt(s)/2")


def _incomplete(dimension: Term) -> Term:
    """The incomplete Gamma function of order (d - 1)/2 at k^2 s/4, elementary for d > 1."""
    half = number(Fraction(1, 2))
    order = product(half, difference(dimension, ONE))
    if not isinstance(dimension, Number) or dimension.value == 1:
        return Apply("uppergamma", (tidied(order), _ARGUMENT))
    falling = Apply("exp", (product(number(-1), _ARGUMENT),))
    known, at = (falling, Fraction(1)) if dimension.value % 2 == 1 else (_half(), Fraction(1, 2))
    while 2 * at < dimension.value - 1:
        # Gamma(s + 1, x) = s Gamma(s, x) + x^s exp(-x)
        known = total(product(number(at), known), product(power(_ARGUMENT, number(at)), falling))
        at += 1
    return known


def _half() -> Term:
    return product(parse("sqrt(pi)"), Apply("erfc", (_ROOT,)))
