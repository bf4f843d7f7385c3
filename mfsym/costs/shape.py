"""The shape of one term of a cost: coefficient * exp(-q r^2 - p r) * r^n * (other factors)."""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.costs.tidy import tidied, written
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    negative,
    number,
    power,
    product,
    total,
)


@dataclass(frozen=True)
class Shape:
    """``coefficient`` exp(-``quadratic`` r^2 - ``linear`` r) r^``exponent`` ``other``, all but the last free of r."""

    coefficient: Term
    quadratic: Term
    linear: Term
    exponent: Term
    other: Term


def shape_of(term: Term) -> Shape | None:
    """The shape of a tidied product; None if it has none.

    >>> from mfsym.kernel.grammar import parse, text
    >>> shape = shape_of(parse("3*exp(-a*r)/r"))
    >>> text(shape.coefficient), text(shape.linear), text(shape.exponent)
    ('3', 'a', '-1')
    """
    coefficient, quadratic, linear, exponent, other = ONE, ZERO, ZERO, ZERO, ONE
    for factor in _taken_apart(term):
        if not contains(factor, R):
            coefficient = product(coefficient, factor)
            continue
        match factor:
            case Apply("exp", (argument,)) if (powers := powers_of_r(argument)) is not None and powers.keys() <= {
                0,
                1,
                2,
            }:
                coefficient = product(coefficient, Apply("exp", (powers[0],)) if 0 in powers else ONE)
                linear = total(linear, negative(powers.get(1, ZERO)))
                quadratic = total(quadratic, negative(powers.get(2, ZERO)))
            case _ if factor == R:
                exponent = total(exponent, ONE)
            case Power(base, power_of_r) if base == R and not contains(power_of_r, R):
                exponent = total(exponent, power_of_r)
            case _:
                other = product(other, factor)
    return Shape(tidied(coefficient), tidied(quadratic), tidied(linear), tidied(exponent), other)


def addends_of(term: Term) -> tuple[Term, ...]:
    """The terms of a sum; the term itself if it is none."""
    return term.terms if isinstance(term, Sum) else (term,)


def factors_of(term: Term) -> tuple[Term, ...]:
    """The factors of a product; the term itself if it is none."""
    return term.factors if isinstance(term, Product) else (term,)


def powers_of_r(term: Term) -> Mapping[int, Term] | None:
    """The coefficients of a polynomial in r, by power; None if it is none."""
    parts: dict[int, list[Term]] = {}
    for monomial, coefficient in normal(term):
        degree = rational_value(dict(monomial).get(("symbol", R.name), frozenset()))
        rest = written(
            frozenset(((frozenset(part for part in monomial if part[0] != ("symbol", R.name)), coefficient),))
        )
        if degree is None or degree.denominator != 1 or degree < 0 or contains(rest, R):
            return None
        parts.setdefault(int(degree), []).append(rest)
    return {degree: tidied(total(*addends)) for degree, addends in parts.items()}


def _taken_apart(term: Term) -> tuple[Term, ...]:
    """The factors of a product, with quotients taken apart: 1/(a b^2) has the factors a^-1 and b^-2."""
    match term:
        case Product(factors):
            return tuple(part for factor in factors for part in _taken_apart(factor))
        case Power(Product(factors), exponent) if exponent == number(-1):
            return tuple(part for factor in factors for part in _taken_apart(power(factor, exponent)))
        case Power(Power(base, exponent), outer) if outer == number(-1):
            return (power(base, negative(exponent)),)
        case _:
            return (term,)
