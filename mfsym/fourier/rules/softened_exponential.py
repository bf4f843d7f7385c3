"""exp(-b u) and exp(-b u)/u with u = sqrt(r^2 + c): weight t^(n-1) exp(-c t - b^2/(4t)) with n = -1/2 or 1/2."""

from fractions import Fraction

from mfsym.costs.shape import Shape, factors_of, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import Weight, derive_mixture
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    Power,
    R,
    Term,
    contains,
    negative,
    number,
    power,
    product,
    substitute,
    total,
)

_HALF, _SQUARE = parse("1/2"), power(R, parse("2"))
_BARRIER = parse("b^2/4")
_SCALES = {-1: parse("b/(2*sqrt(pi))"), 1: parse("1/sqrt(pi)")}
_TRANSFORMS = {
    -1: parse("2*b*(2*pi)^((d-1)/2)*(c/(b^2+k^2))^((d+1)/4)*besselk((d+1)/2, sqrt(c*(b^2+k^2)))"),
    1: parse("2*(2*pi)^((d-1)/2)*(c/(b^2+k^2))^((d-1)/4)*besselk((d-1)/2, sqrt(c*(b^2+k^2)))"),
}


def derive(shape: Shape, draft: Draft) -> int | None:
    """The line with the pair, for a cost of this shape; None for others."""
    if (shape.quadratic, shape.linear, shape.exponent) != (ZERO, ZERO, ZERO):
        return None
    factors = factors_of(shape.other)
    exponentials = [factor for factor in factors if isinstance(factor, Apply) and factor.function == "exp"]
    if len(exponentials) != 1 or len(factors) > 2:
        return None
    found = _rate_and_height(exponentials[0].arguments[0])
    if found is None:
        return None
    rate, height = found
    others = [factor for factor in factors if factor not in exponentials]
    if others and tidied(product(*others, power(total(_SQUARE, height), _HALF))) != ONE:
        return None
    sign = 1 if others else -1
    draft.need(rate, "grows beyond all bounds")
    values = {"b": rate, "c": height, D.name: draft.dimension}
    order = number(Fraction(sign, 2))
    weight = Weight(substitute(_SCALES[sign], values), order, height, substitute(_BARRIER, values))
    return derive_mixture(draft, weight, shape.other, substitute(_TRANSFORMS[sign], values))


def _rate_and_height(argument: Term) -> tuple[Term, Term] | None:
    """B and c of an argument -b sqrt(r^2 + c); None for others."""
    factors = factors_of(argument)
    roots = [factor for factor in factors if contains(factor, R)]
    match roots:
        case [Power(base, exponent)] if exponent == _HALF:
            powers = powers_of_r(base)
        case _:
            return None
    if powers is None or powers.keys() != {0, 2} or powers[2] != ONE:
        return None
    return tidied(negative(product(*(factor for factor in factors if factor not in roots)))), powers[0]
