"""The same term, tidied: like terms collected, powers combined, one fraction bar per product, a fixed order.

What comes out equals what went in (it is the kernel's normal form, written out), so it is safe wherever the kernel
compares terms; it is what users see, and what the rules of :mod:`mfsym.fourier` match.
"""

from collections import defaultdict
from fractions import Fraction
from math import lcm
from typing import cast

from mfsym.kernel.grammar import text
from mfsym.kernel.monomials import Base, Monomial, Poly
from mfsym.kernel.normal_arithmetic import poly_constant, poly_product, poly_scaled, poly_sum, primitive, rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    PI,
    ZERO,
    Apply,
    K,
    Number,
    Power,
    R,
    Sum,
    Symbol,
    Term,
    free_symbols,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

_ONE = poly_constant(Fraction(1))


def tidied(term: Term) -> Term:
    """An equal term in standard form.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(tidied(parse("2^3*pi^((3-1)/2)*gamma((3+1)/2)*a*(a^2+k^2)^(-(3+1)/2)")))
    '8*pi*a/(a^2 + k^2)^2'
    """
    match term:
        case Apply("if", (condition, first, second)) if ZERO not in (cases := (tidied(first), tidied(second))):
            # Its normal form, a sum with 1 and 0 for the two cases, hides what each case is.
            return Apply("if", (condition, *cases))
        case _:
            return written(normal(term))


def factored(exponent: Term) -> Term:
    """An exponent with its common rational factor in front: (d - 1)/2."""
    return _factored(normal(exponent))


def is_negative(term: Term) -> bool:
    """Is it a negative number, or has it a minus before every symbol?"""
    return _is_negative(normal(term))


def scaled_away(term: Term) -> Term:
    """The term without its positive rational factor: d/2 - 1/2 becomes d - 1."""
    return written(primitive(normal(term)))


def written(poly: Poly) -> Term:
    """A normal form as a term."""
    addends = [(written_monomial(monomial, abs(coefficient)), coefficient < 0) for monomial, coefficient in poly]
    # Positive terms first, so that a difference starts with what is subtracted from; numbers last among equals.
    addends.sort(key=lambda addend: (addend[1], isinstance(addend[0], Number), -len(text(addend[0])), text(addend[0])))
    return total(*(negative(term) if minus else term for term, minus in addends))


def written_monomial(monomial: Monomial, coefficient: Fraction) -> Term:
    """The term of one monomial with a positive coefficient, as one fraction."""
    step = next(
        (base for base, exponent in monomial if base[:2] == ("apply", "if") and rational_value(exponent) == 1), None
    )
    if step is not None:
        rest = frozenset(part for part in monomial if part[0] != step)
        if rest or coefficient != 1:
            condition = written(cast(Poly, step[2]))
            return Apply("if", (condition, written_monomial(rest, coefficient), Number(Fraction(0))))
    above: list[Term] = []
    below: list[Term] = []
    constants: dict[Poly, list[Term]] = defaultdict(list)
    for base, exponent in monomial:
        if base == ("e",):
            above.append(Apply("exp", (_factored(exponent),)))
        elif base[0] in ("number", "pi"):
            constants[exponent].append(_base(base))
        else:
            _place(_base(base, exponent != _ONE), exponent, above, below)
    for exponent, bases in constants.items():
        _place(product(*sorted(bases, key=_rank)), exponent, above, below)
    above.sort(key=_rank)
    below.sort(key=_rank)
    if not below:
        return product(Number(coefficient), *above)
    return quotient(product(number(coefficient.numerator), *above), product(number(coefficient.denominator), *below))


def _place(base: Term, exponent: Poly, above: list[Term], below: list[Term]) -> None:
    if _is_negative(exponent):
        below.append(power(base, _factored(frozenset((m, -c) for m, c in exponent))))
    else:
        above.append(power(base, _factored(exponent)))


def _factored(exponent: Poly) -> Term:
    """An exponent with its common denominator below, and its sign in front: (d - 1)/2, -(a^2 + k^2)/(4*b)."""
    if len(exponent) < 2 or _has_fractions_of_its_own(exponent):
        return written(exponent)
    common: dict[Base, Fraction] = {}
    for base in {base for monomial, _ in exponent for base, _ in monomial}:
        powers = [rational_value(dict(monomial).get(base, frozenset())) for monomial, _ in exponent]
        known = [value for value in powers if value is not None]
        if len(known) == len(powers) and (max(known) < 0 or (base[0] == "apply" and min(known) > 0)):
            common[base] = max(known) if max(known) < 0 else min(known)
    denominator = lcm(*(c.denominator for _, c in exponent))
    if not common and denominator == 1:
        return written(exponent)
    sign = -1 if all(c < 0 for _, c in exponent) else 1
    inverse = frozenset((base, poly_constant(-value)) for base, value in common.items())
    inside = written(poly_product(exponent, frozenset(((inverse, Fraction(sign * denominator)),))))
    above = [power(_base(base), Number(value)) for base, value in common.items() if value > 0]
    below = [power(_base(base), Number(-value)) for base, value in common.items() if value < 0]
    below.sort(key=_rank)
    if not below:
        return product(Number(Fraction(sign, denominator)), inside, *above)
    return quotient(product(number(sign), inside, *above), product(number(denominator), *below))


def _has_fractions_of_its_own(exponent: Poly) -> bool:
    """Is something below the fraction bar in one addend and not in all, as in a^2/(4*t) + t*r^2?"""
    below = [{base for base, power in monomial if _is_negative(power)} for monomial, _ in exponent]
    return any(bases != below[0] for bases in below)


def _is_negative(exponent: Poly) -> bool:
    """Would the power rather be written below a fraction bar?"""
    constant = rational_value(exponent)
    if constant is not None:
        return constant < 0
    return all(coefficient < 0 for monomial, coefficient in exponent if monomial)


def _with_square(poly: Poly) -> Term | None:
    """A x^2 - 2 B x + C as A (x - B/A)^2 + (C - B^2/A), which is seen to be positive, for x one of k, r, k^2, r^2."""
    hides = any(coefficient < 0 for _, coefficient in poly)
    for symbol in (("symbol", K.name), ("symbol", R.name)):
        by_degree: dict[Fraction | None, Poly] = defaultdict(frozenset)
        for monomial, coefficient in poly:
            degree = rational_value(dict(monomial).get(symbol, frozenset()))
            rest = frozenset(factor for factor in monomial if factor[0] != symbol)
            by_degree[degree] |= {(rest, coefficient)}
        for n in (1, 2):
            square = rational_value(by_degree[Fraction(2 * n)])
            if square is None or square <= 0 or not by_degree[Fraction(n)]:
                continue
            if {degree for degree, part in by_degree.items() if part} - {0, n, 2 * n}:
                continue
            shift = poly_scaled(by_degree[Fraction(n)], 1 / (2 * square))
            if not hides and (n > 1 or any(c.denominator > 1 for _, c in shift)):
                continue
            left = poly_sum((by_degree[Fraction(0)], poly_scaled(poly_product(shift, shift), -square)))
            if left and all(coefficient > 0 for _, coefficient in left):
                inner = total(power(Symbol(str(symbol[1])), number(n)), written(shift))
                return total(product(Number(square), power(inner, number(2))), written(left))
    return None


def _base(base: Base, squared: bool = True) -> Term:
    match base:
        case ("number", int(value)):
            return number(value)
        case ("pi",):
            return PI
        case ("symbol", str(name)):
            return Symbol(name)
        case ("sum", inner):
            return (_with_square(cast(Poly, inner)) if squared else None) or written(cast(Poly, inner))
        case ("apply", str(function), *arguments):
            return Apply(function, tuple(_factored(cast(Poly, argument)) for argument in arguments))
        case _:
            raise ValueError(f"not a base of a normal form: {base!r}")


def _rank(factor: Term) -> tuple[int, str]:
    """Numbers and pi first, then symbols, then functions, then sums; alphabetically among equals."""
    letters = text(factor)
    base = factor.base if isinstance(factor, Power) else factor
    if isinstance(base, Sum):
        return 4, letters
    if not free_symbols(base) and not isinstance(base, Apply):
        return 0, letters
    if base == PI or not free_symbols(base):
        return 1, letters
    return 3 if isinstance(base, Apply) else 2, letters
