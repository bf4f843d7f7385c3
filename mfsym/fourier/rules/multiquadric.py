"""(r^2 + p)^s, 0 < s < 1, and log(r^2 + p), which grow: mixtures of 1 - exp(-t r^2) with weight t^(-s-1) exp(-p t)."""

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import derive_growing
from mfsym.fourier.parameters import scaled
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, ZERO, Apply, Power, Term, difference, quotient, substitute

_SCALE = parse("s*u^s/gamma(1 - s)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    match shape.other:
        case Power(base, exponent) if enclose(exponent, domain(draft.conditions)).is_positive():
            growth = exponent
        case Apply("log", (base,)):
            growth = ZERO
        case _:
            return None
    powers = powers_of_r(base)
    if powers is None or powers.keys() != {0, 2} or not draft.may_need(difference(ONE, growth)):
        return None
    start: Term = tidied(quotient(powers[0], powers[2]))
    for positive in (powers[2], start):
        draft.need(positive, "is singular or not real away from 0")
    # (u r^2 + v)^s = u^s (r^2 + v/u)^s, and log(u r^2 + v) = log(1 + r^2 u/v) + log(v).
    if growth == ZERO:
        return derive_growing(draft, ZERO, start, Apply("log", (powers[0],)))
    place = derive_growing(draft, growth, start, ZERO)
    return scaled(draft, place, tidied(substitute(_SCALE, {"s": growth, "u": powers[2]})))
