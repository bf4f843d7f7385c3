"""Arithmetic of normal forms: sums, products and powers of sums of monomials."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from mfsym.kernel.effort import spend
from mfsym.kernel.monomials import (
    UNIT,
    Base,
    Monomial,
    Poly,
    argument_of,
    bits_of,
    inner_sum,
    integer_of,
    is_long,
    is_positive_base,
    prime_factors,
    rational_content,
    whole_part,
)
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import MOST_BITS

Working = dict[Monomial, Fraction]

MOST_MONOMIALS = 4_000
LARGEST_EXPANDED_POWER = 40

EULER: Base = ("e",)


def rational_value(poly: Poly) -> Fraction | None:
    """The number that a normal form without any base is; None if it has one."""
    if not poly:
        return Fraction(0)
    ((monomial, coefficient), *more) = poly
    return coefficient if monomial == UNIT and not more else None


def linear_in(poly: Poly, name: str) -> tuple[Fraction, Fraction] | None:
    """(slope, start) of a normal form slope * symbol + start in that one symbol; None if it is not of this kind."""
    symbol: Monomial = frozenset(((("symbol", name), poly_constant(Fraction(1))),))
    coefficients = dict(poly)
    if set(coefficients) - {symbol, UNIT} or symbol not in coefficients:
        return None
    return coefficients[symbol], coefficients.get(UNIT, Fraction(0))


def primitive(poly: Poly) -> Poly:
    """The normal form divided by its positive rational content."""
    content = rational_content(coefficient for _, coefficient in poly)
    return poly_scaled(poly, 1 / content) if poly else poly


def poly_constant(value: Fraction) -> Poly:
    """The normal form of a number."""
    return frozenset(((UNIT, value),)) if value else frozenset()


def power_of_base(base: Base, exponent: Poly) -> Poly:
    """The power of a base."""
    return frozenset(((frozenset(((base, exponent),)), Fraction(1)),)) if exponent else poly_constant(Fraction(1))


def poly_sum(polys: Iterable[Poly]) -> Poly:
    """The sum."""
    result: Working = {}
    for poly in polys:
        for monomial, coefficient in poly:
            result[monomial] = result[monomial] + coefficient if monomial in result else coefficient
        spend(len(poly))
    if len(result) > MOST_MONOMIALS or any(is_long(coefficient) for coefficient in result.values()):
        raise Refused("a formula is too large to be compared")
    return frozenset((monomial, coefficient) for monomial, coefficient in result.items() if coefficient)


def poly_scaled(poly: Poly, factor: Fraction) -> Poly:
    """A rational multiple."""
    return frozenset((monomial, coefficient * factor) for monomial, coefficient in poly) if factor else frozenset()


def poly_product(left: Poly, right: Poly) -> Poly:
    """The product, multiplied out."""
    if len(left) * len(right) > MOST_MONOMIALS:
        raise Refused("a formula is too large to be compared")
    return poly_sum(poly_scaled(poly_of(_added((one, two))), a * b) for one, a in left for two, b in right)


def _added(monomials: Iterable[Monomial]) -> dict[Base, Poly]:
    exponents: dict[Base, Poly] = {}
    for monomial in monomials:
        for base, exponent in monomial:
            exponents[base] = poly_sum((exponents[base], exponent)) if base in exponents else exponent
    return exponents


def poly_of(exponents: Mapping[Base, Poly]) -> Poly:
    """The normal form of a product of bases with exponents.

    Numbers keep an exponent whose rational part lies in [0, 1); sums with a positive integer exponent are
    multiplied out.
    """
    spend(len(exponents))
    coefficient, kept, expanded = Fraction(1), {}, []
    for base, exponent in exponents.items():
        whole = whole_part(exponent)
        if base[0] == "number" and abs(whole) * bits_of(base) <= MOST_BITS:
            coefficient *= Fraction(integer_of(base)) ** whole
            exponent = poly_sum((exponent, poly_constant(Fraction(-whole))))
        elif base[0] == "sum" and exponent == poly_constant(Fraction(whole)) and 0 < whole <= LARGEST_EXPANDED_POWER:
            expanded.extend([inner_sum(base)] * whole)
            continue
        elif base[:2] == ("apply", "abs") and exponent == poly_constant(Fraction(whole)) and whole % 2 == 0:
            expanded.append(poly_power(argument_of(base), exponent))
            continue
        if exponent:
            kept[base] = exponent
    result: Poly = frozenset(((frozenset(kept.items()), coefficient),))
    for poly in expanded:
        result = poly_product(result, poly)
    return result


def poly_power(base: Poly, exponent: Poly) -> Poly:
    """The power; multiplied out for small positive integers."""
    value = rational_value(exponent)
    whole = value is not None and value.denominator == 1
    if value == 0:
        return poly_constant(Fraction(1))
    if not base:
        if value is None or value < 0:
            raise Refused("a power of 0 has no value")
        return base
    if whole and value is not None and 0 < value <= LARGEST_EXPANDED_POWER:
        result = base
        for _ in range(int(value) - 1):
            result = poly_product(result, base)
        return result
    content, rest = content_and_rest(base)
    if not rest:
        return poly_power(rest, exponent)
    ((monomial, coefficient),) = content
    # (b^x)^y = b^(x y) needs b > 0 unless y is an integer; the content has a positive coefficient by construction.
    if rest == poly_constant(Fraction(1)) and (whole or all(is_positive_base(b) for b, _ in monomial)):
        rest_power: dict[Base, Poly] = {}
    elif whole and rest == poly_constant(Fraction(-1)):
        return poly_scaled(poly_power(content, exponent), Fraction(-1) ** int(value or 0))
    else:
        if not all(is_positive_base(b) for b, _ in monomial):
            rest, monomial, coefficient = base, UNIT, Fraction(1)
        rest_power = {("sum", rest): exponent}
    exponents = {b: poly_product(e, exponent) for b, e in monomial}
    for prime, times in prime_factors(coefficient).items():
        exponents[("number", prime)] = poly_sum(
            (exponents.get(("number", prime), frozenset()), poly_scaled(exponent, Fraction(times)))
        )
    return poly_of({**exponents, **rest_power})


def content_and_rest(poly: Poly) -> tuple[Poly, Poly]:
    """``poly`` as (positive number times powers of positive bases) times (what is left)."""
    content = rational_content(coefficient for _, coefficient in poly)
    if len(poly) == 1:
        ((monomial, coefficient),) = poly
        return frozenset(((monomial, content),)), poly_constant(coefficient / content)
    common: dict[Base, Fraction] = {}
    candidates = {base for monomial, _ in poly for base, _ in monomial if is_positive_base(base) and base != EULER}
    for base in candidates:
        powers = [rational_value(dict(monomial).get(base, frozenset())) for monomial, _ in poly]
        known = [power for power in powers if power is not None]
        if len(known) == len(powers) and min(known) != 0:
            common[base] = min(known)
    shared = {base: poly_constant(power) for base, power in common.items()}
    inverse = frozenset((base, poly_constant(-power)) for base, power in common.items())
    rest = poly_product(poly, frozenset(((inverse, 1 / content),)))
    return frozenset(((frozenset(shared.items()), content),)), rest
