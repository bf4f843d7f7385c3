"""Terms without what nobody writes: powers with exponent 0 or 1, roots of squares, roots multiplied by themselves.

What is presented equals the term, wherever that is defined.
"""

from collections import Counter
from fractions import Fraction
from math import isqrt

from mfsym.kernel.term import ONE, ZERO, Apply, Number, Power, Product, Sum, Term, number, parts, power, product, total
from mfsym.latex.monomial import HALF, collected, is_plain


def presented(term: Term) -> Term:
    """The term as it is printed.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(presented(parse("sqrt(pi)*sqrt(pi)*t^(1 - 1)*exp(0*r)*sqrt(1/4)")))
    'pi/2'
    """
    match term:
        case Sum(terms):
            return total(*map(presented, terms))
        case Product(factors):
            return _product([presented(factor) for factor in factors])
        case Power(base, exponent):
            return _power(presented(base), presented(exponent))
        case Apply(function, arguments):
            shown = tuple(map(presented, arguments))
            return ONE if function == "exp" and collected(shown[0]) == ZERO else Apply(function, shown)
        case _:
            return term


def _power(base: Term, exponent: Term) -> Term:
    match collected(exponent), base:
        case Number(0), _ if base != ZERO:
            return ONE
        case Number(1), _:
            return base
        case Number(n), Number(value) if n == Fraction(1, 2) and value > 0 and (root := _root(value)) is not None:
            return number(root)
        case Number(n), Product((Number(value), *rest)) if n == Fraction(1, 2) and value > 0 and is_plain(base):
            root = _root(value)
            return power(base, exponent) if root is None else product(number(root), power(product(*rest), exponent))
        case _:
            return power(base, exponent)


def _root(square: Fraction) -> Fraction | None:
    root = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    return root if root**2 == square else None


def _product(factors: list[Term]) -> Term:
    """The product, where a root that occurs twice is what is under it."""
    roots = [factor.base for factor in factors if _is_plain_root(factor)]  # type: ignore[union-attr]
    counts = Counter(part for base in roots for part in (parts(base) if isinstance(base, Product) else (base,)))
    if all(count < 2 for count in counts.values()):
        return product(*factors)
    others = [factor for factor in factors if not _is_plain_root(factor)]
    whole = [power(base, number(count // 2)) for base, count in counts.items() if count > 1]
    return product(*others, *whole, *(power(base, HALF) for base, count in counts.items() if count % 2))


def _is_plain_root(factor: Term) -> bool:
    return isinstance(factor, Power) and factor.exponent == HALF and is_plain(factor.base)
