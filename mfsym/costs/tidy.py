"""The same term, tidied: like terms collected, powers combined, one fraction bar per product, a fixed order.

What comes out equals what went in (it is the kernel's normal form, written out), so it is safe wherever the kernel
compares terms; it is what users see, and what the rules of :mod:`mfsym.fourier` match.
"""

from collections import defaultdict
from fractions import Fraction
from typing import cast

from mfsym.kernel.grammar import text
from mfsym.kernel.normal_form import Base, Monomial, Poly, normal, primitive, rational_value
from mfsym.kernel.term import PI, Apply, Number, Symbol, Term, negative, number, power, product, quotient, total


def tidied(term: Term) -> Term:
    """An equal term in standard form.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(tidied(parse("2^3*pi^((3-1)/2)*gamma((3+1)/2)*a*(a^2+k^2)^(-(3+1)/2)")))
    '8*pi*a/(a^2 + k^2)^2'
    """
    return _written(normal(term))


def scaled_away(term: Term) -> Term:
    """The term without its positive rational factor: d/2 - 1/2 becomes d - 1."""
    return _written(primitive(normal(term)))


def _written(poly: Poly) -> Term:
    addends = [(_monomial(monomial, abs(coefficient)), coefficient < 0) for monomial, coefficient in poly]
    # Positive terms first, so that a difference starts with what is subtracted from; numbers last among equals.
    addends.sort(key=lambda addend: (addend[1], isinstance(addend[0], Number), -len(text(addend[0])), text(addend[0])))
    return total(*(negative(term) if minus else term for term, minus in addends))


def _monomial(monomial: Monomial, coefficient: Fraction) -> Term:
    above: list[Term] = []
    below: list[Term] = []
    constants: dict[Poly, list[Term]] = defaultdict(list)
    for base, exponent in monomial:
        if base == ("e",):
            above.append(Apply("exp", (_factored(exponent),)))
        elif base[0] in ("number", "pi"):
            constants[exponent].append(_base(base))
        else:
            _place(_base(base), exponent, above, below)
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
    """An exponent with its common rational factor in front: (d - 1)/2."""
    written = _written(exponent)
    if len(exponent) < 2 or any(_is_negative(power) for monomial, _ in exponent for _, power in monomial):
        return written
    denominators = [c.denominator for _, c in exponent]
    common = max(denominators)
    if common == 1 or any(common % d for d in denominators):
        return written
    return product(Number(Fraction(1, common)), _written(frozenset((m, c * common) for m, c in exponent)))


def _is_negative(exponent: Poly) -> bool:
    """Would the power rather be written below a fraction bar?"""
    constant = rational_value(exponent)
    if constant is not None:
        return constant < 0
    return all(coefficient < 0 for monomial, coefficient in exponent if monomial)


def _base(base: Base) -> Term:
    match base:
        case ("number", int(value)):
            return number(value)
        case ("pi",):
            return PI
        case ("symbol", str(name)):
            return Symbol(name)
        case ("sum", inner):
            return _written(cast(Poly, inner))
        case ("apply", str(function), *arguments):
            return Apply(function, tuple(_factored(cast(Poly, argument)) for argument in arguments))
        case _:
            raise ValueError(f"not a base of a normal form: {base!r}")


def _rank(factor: Term) -> tuple[int, str]:
    """Numbers and pi first, then symbols, then functions, then sums; alphabetically among equals."""
    written = text(factor)
    head = written[0]
    if head.isdigit():
        return 0, written
    if written.startswith(("pi", "sqrt(pi", "sqrt(2", "sqrt(3")):
        return 1, written
    if written.startswith(("exp(", "gamma(", "bessel", "log(")):
        return 3, written
    return (4 if head == "(" else 2), written
