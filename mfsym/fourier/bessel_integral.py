"""Antiderivatives of r^n J_0(k r) and r^n J_1(k r): Bessel functions, and for even n + order Struve functions."""

from mfsym.costs.shape import factors_of, shape_of
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    K,
    Number,
    R,
    Term,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

HIGHEST_POWER = 24

_J0, _J1 = parse("besselj(0, k*r)"), parse("besselj(1, k*r)")
# The antiderivative of J_0(k r).
_STRUVE = parse("r*besselj(0, k*r) + pi*r/2*(besselj(1, k*r)*struveh(0, k*r) - besselj(0, k*r)*struveh(1, k*r))")


def bessel_antiderivative(term: Term, bessel: list[Apply]) -> Term | None:
    """An antiderivative in r of coefficient r^n J_0(k r) or r^n J_1(k r); None for others."""
    factors = factors_of(term)
    shape = shape_of(product(*(part for part in factors if part not in bessel)))
    if shape is None or (shape.linear, shape.quadratic, shape.other) != (ZERO, ZERO, ONE) or len(bessel) != 1:
        return None
    (order, argument), exponent = bessel[0].arguments, shape.exponent
    if argument != product(K, R) and argument != product(R, K):
        return None
    if not isinstance(exponent, Number) or exponent.value.denominator != 1 or not 0 <= exponent.value <= HIGHEST_POWER:
        return None
    n = int(exponent.value)
    found = _of_zero(n) if order == ZERO else _of_one(n)
    return None if found is None else product(shape.coefficient, found)


def _of_zero(n: int) -> Term | None:
    """(r^n J_1)' = k r^n J_0 - (n-1)... : the integral of r^n J_0 is r^n J_1/k - (n-1)/k times that of r^(n-1) J_1."""
    if n == 0:
        return _STRUVE
    first = quotient(product(power(R, number(n)), _J1), K)
    if n == 1:
        return first
    rest = _of_one(n - 1)
    return None if rest is None else difference(first, product(number(n - 1), quotient(rest, K)))


def _of_one(n: int) -> Term | None:
    """The integral of r^n J_1 is -r^n J_0/k + n/k times that of r^(n-1) J_0."""
    first = negative(quotient(product(power(R, number(n)), _J0), K))
    if n == 0:
        return first
    rest = _of_zero(n - 1)
    return None if rest is None else total(first, product(number(n), quotient(rest, K)))
