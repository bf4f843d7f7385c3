"""The shorter way to write a sum: as it is, or as one fraction, its numerator multiplied out and divided through."""

from collections.abc import Iterator
from fractions import Fraction

from mfsym.costs.tidy import written_monomial
from mfsym.kernel.equality import with_common_gammas
from mfsym.kernel.grammar import text
from mfsym.kernel.monomials import Base, Monomial, Poly, inner_sum
from mfsym.kernel.normal_arithmetic import (
    LARGEST_EXPANDED_POWER,
    poly_constant,
    poly_power,
    poly_product,
    poly_scaled,
    poly_sum,
    primitive,
    rational_value,
)
from mfsym.kernel.normal_form import normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ZERO, Apply, Sum, Term, negative, subterms

Exponents = dict[Base, Poly]


def shortest(term: Term) -> Term:
    """The term, or an equal one that is shorter.

    >>> from mfsym.kernel.grammar import parse
    >>> text(shortest(parse("a/(a^2 + k^2)^2 - a*k^2/(a^2 + k^2)^3")))
    'a^3/(a^2 + k^2)^3'
    """
    gammas = sum(isinstance(sub, Apply) and sub.function == "gamma" for sub in subterms(term))
    if not isinstance(term, Sum) and gammas < 2:
        return term
    poly = normal(term)
    candidates: list[Term] = [term]
    for form in {poly, with_common_gammas(poly)}:
        try:
            candidates.append(_as_one_fraction(form))
        except Refused:  # too large to be multiplied out
            continue
    return min(candidates, key=lambda candidate: len(text(candidate)))


def _as_one_fraction(poly: Poly) -> Term:
    common = dict(_common(poly))
    inverse: Poly = frozenset(((_monomial({b: _minus(e) for b, e in common.items()}), Fraction(1)),))
    numerator = _multiplied_out(poly_product(poly, inverse))
    for base in [base for base in common if base[0] == "sum"]:
        while (quotient := _quotient(numerator, inner_sum(base))) is not None and len(quotient) <= len(numerator):
            numerator = quotient
            common[base] = poly_sum((common[base], poly_constant(Fraction(1))))
    shared = dict(_common(numerator))
    rest = poly_product(numerator, frozenset(((_monomial({b: _minus(e) for b, e in shared.items()}), Fraction(1)),)))
    for base, exponent in shared.items():
        common[base] = poly_sum((common.get(base, frozenset()), exponent))
    common = {base: exponent for base, exponent in common.items() if exponent}
    if len(rest) < 2:
        return tidied_product(common, rest)
    content = primitive(rest)
    ((one, coefficient), *_) = rest
    scale = coefficient / dict(content)[one]
    both = []
    for sign in (1, -1):
        factors = {**common, ("sum", poly_scaled(content, Fraction(sign))): poly_constant(Fraction(1))}
        written = written_monomial(_monomial(factors), scale)
        both.append(written if sign == 1 else negative(written))
    return min(both, key=lambda term: len(text(term)))


def tidied_product(factors: Exponents, rest: Poly) -> Term:
    """The factors times a normal form of at most one monomial."""
    if not rest:
        return ZERO
    ((monomial, coefficient),) = rest
    exponents = dict(factors)
    for base, exponent in monomial:
        exponents[base] = poly_sum((exponents.get(base, frozenset()), exponent))
    written = written_monomial(_monomial({b: e for b, e in exponents.items() if e}), abs(coefficient))
    return written if coefficient > 0 else negative(written)


def _common(poly: Poly) -> Iterator[tuple[Base, Poly]]:
    """The bases whose exponents differ only by integers in all the monomials, each with its least exponent."""
    zero: Poly = frozenset()
    monomials = [dict(monomial) for monomial, _ in poly]
    for base in {base for monomial in monomials for base in monomial}:
        exponents = [monomial.get(base, zero) for monomial in monomials]
        offsets = [rational_value(poly_sum((exponent, _minus(exponents[0])))) for exponent in exponents]
        known = [offset for offset in offsets if offset is not None and offset.denominator == 1]
        if len(known) == len(offsets):
            least = poly_sum((exponents[0], poly_constant(min(known))))
            if least:
                yield base, least


def _multiplied_out(poly: Poly) -> Poly:
    """The sums that are left with positive integer exponents, multiplied out."""
    addends = []
    for monomial, coefficient in poly:
        result: Poly = frozenset(((frozenset(), coefficient),))
        for base, exponent in monomial:
            value = rational_value(exponent)
            if (
                base[0] == "sum"
                and value is not None
                and value.denominator == 1
                and 0 < value <= LARGEST_EXPANDED_POWER
            ):
                result = poly_product(result, poly_power(inner_sum(base), exponent))
            else:
                result = poly_product(result, frozenset(((frozenset(((base, exponent),)), Fraction(1)),)))
        addends.append(result)
    return poly_sum(addends)


def _quotient(dividend: Poly, divisor: Poly) -> Poly | None:
    """The polynomial that times ``divisor`` is ``dividend``; None if there is none."""
    generators: dict[tuple[Base, Poly], int] = {}
    left, right = (_as_polynomial(poly, generators) for poly in (dividend, divisor))
    width = len(generators)
    rest = {_padded(powers, width): c for powers, c in left.items()}
    below = {_padded(powers, width): c for powers, c in right.items()}
    lead = max(below)
    quotient: dict[tuple[int, ...], Fraction] = {}
    while rest:
        top = max(rest)
        powers = tuple(a - b for a, b in zip(top, lead, strict=True))
        if min(powers, default=0) < 0 or len(quotient) > len(dividend):
            return None
        factor = rest[top] / below[lead]
        quotient[powers] = factor
        for other, c in below.items():
            place = tuple(a + b for a, b in zip(powers, other, strict=True))
            value = rest.get(place, Fraction(0)) - factor * c
            if value:
                rest[place] = value
            else:
                rest.pop(place, None)
    names = list(generators)
    return frozenset(
        (
            _monomial({names[i][0]: poly_scaled(names[i][1], Fraction(n)) for i, n in enumerate(powers) if n}),
            c,
        )
        for powers, c in quotient.items()
    )


def _as_polynomial(poly: Poly, generators: dict[tuple[Base, Poly], int]) -> dict[tuple[int, ...], Fraction]:
    """Exponents by place in ``generators``, which grows; a power that is no positive integer is a generator itself."""
    one = poly_constant(Fraction(1))
    result = {}
    for monomial, coefficient in poly:
        powers: dict[int, int] = {}
        for base, exponent in monomial:
            value = rational_value(exponent)
            whole = int(value) if value is not None and value.denominator == 1 and value > 0 else 0
            generator = (base, one) if whole else (base, exponent)
            place = generators.setdefault(generator, len(generators))
            powers[place] = powers.get(place, 0) + (whole or 1)
        result[tuple(powers.get(place, 0) for place in range(len(generators)))] = coefficient
    return result


def _padded(powers: tuple[int, ...], width: int) -> tuple[int, ...]:
    return powers + (0,) * (width - len(powers))


def _minus(exponent: Poly) -> Poly:
    return poly_scaled(exponent, Fraction(-1))


def _monomial(exponents: Exponents) -> Monomial:
    return frozenset(exponents.items())
