"""(r^2 + p)^(-b) is the mixture of Gaussians with weight t^(b-1) exp(-p t)/Gamma(b); it is integrable for b > d/2."""

from fractions import Fraction

from mfsym.costs.shape import Shape, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO, D, Power, Term, difference, negative, number, power, product, quotient, substitute

_SCALE = parse("u^(-b)/gamma(b)")
_TRANSFORM = parse("2*pi^(d/2)/(gamma(b)*u^b)*(k/(2*l))^n*besselk(n, l*k)")


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    match shape.other:
        case Power(Power(base, exponent), outer) if outer == parse("-1"):
            exponent = negative(exponent)
        case Power(base, exponent):
            pass
        case _:
            return None
    powers = powers_of_r(base)
    if powers is None or powers.keys() != {0, 2}:
        return None
    falling, slope = tidied(negative(exponent)), powers[2]
    start = tidied(quotient(powers[0], slope))
    draft.need(falling, "does not decay as r grows")
    draft.need(slope, "is singular or not real away from 0")
    draft.need(start, "is singular or not real away from 0")
    # (u r^2 + v)^(-b) = u^(-b) (r^2 + v/u)^(-b)
    half = number(Fraction(1, 2))
    length = tidied(power(start, half))
    values: dict[str, Term] = {"b": falling, "l": length, "u": slope, D.name: draft.dimension}
    weight = Weight(tidied(substitute(_SCALE, values)), falling, start, ZERO)
    values["n"] = tidied(difference(falling, product(half, draft.dimension)))
    return derive_mixture(draft, weight, shape.other, substitute(_TRANSFORM, values))
