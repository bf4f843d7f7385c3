"""A condition on parameters as an author states it: without what always holds, and without positive factors.

Everything here is for display only; ``tests/latex`` lets the kernel compare what is left with what was claimed.
"""

from collections import defaultdict
from fractions import Fraction
from math import gcd, lcm

from mfsym.kernel.claim import SignCriterion
from mfsym.kernel.enclosure import Domain, domain, enclose
from mfsym.kernel.term import ONE, Number, Power, Product, Sum, Symbol, Term, negative, number, power, product, total
from mfsym.latex.monomial import is_plain, monomial


def essential(claim: SignCriterion) -> tuple[Term, ...]:
    """The terms of the criterion that are not always >= 0, without their positive factors, each of them once.

    >>> from mfsym.kernel.claim import Setting
    >>> from mfsym.kernel.grammar import parse, text
    >>> terms = (parse("(a^2 + b^2)*(a^2 - 3*b^2)"), parse("1"))
    >>> claim = SignCriterion(Setting(parse("exp(-a*r)*cos(b*r)"), parse("3")), terms)
    >>> [text(term) for term in essential(claim)]
    ['a^2 - 3*b^2']
    """
    where = domain(claim.setting.conditions)
    open_ones = [term for term in claim.criterion if not enclose(term, where).is_nonnegative()]
    return tuple(dict.fromkeys(_without_positive_factors(term, where) for term in open_ones))


def _without_positive_factors(term: Term, where: Domain) -> Term:
    factors = term.factors if isinstance(term, Product) else (term,)
    left = [factor for factor in factors if not enclose(factor, where).is_positive()]
    match left:
        case [Number(value), Sum(terms)] if value < 0:
            return _without_common_factors(tuple(negative(part) for part in terms), where)
        case [Sum(terms)]:
            return _without_common_factors(terms, where)
        case _:
            return product(*left)


def _without_common_factors(terms: tuple[Term, ...], where: Domain) -> Term:
    """The sum of the terms, divided by their common positive factors."""
    forms = [monomial(term) for term in terms]
    sizes = [abs(form.coefficient) for form in forms]
    if 0 in sizes:
        return total(*terms)
    size = Fraction(gcd(*(c.numerator for c in sizes)), lcm(*(c.denominator for c in sizes)))
    powers = [_powers(form.above, form.below) for form in forms]
    bases = dict.fromkeys(base for found in powers for base in found)
    positive = [base for base in bases if enclose(base, where).is_positive()]
    common = {base: min(found.get(base, Fraction(0)) for found in powers) for base in positive}
    return total(
        *(
            product(
                number(form.coefficient / size),
                *(
                    _raised(base, found.get(base, Fraction(0)) - common[base])
                    if base in common
                    else power(base, number(found.get(base, Fraction(0))))
                    for base in bases
                    if base in found or base in common
                ),
            )
            for form, found in zip(forms, powers, strict=True)
        )
    )


def _powers(above: tuple[Term, ...], below: tuple[Term, ...]) -> dict[Term, Fraction]:
    """The quotient of the factors as powers with rational exponents."""
    found: dict[Term, Fraction] = defaultdict(Fraction)
    for sign, factor in [*((1, factor) for factor in above), *((-1, factor) for factor in below)]:
        match factor:
            case Power(Product(under) as base, Number(value)) if is_plain(base):
                for part in under:
                    found[part] += sign * value
            case Power(base, Number(value)):
                found[base] += sign * value
            case _:
                found[factor] += sign
    return found


def _raised(base: Term, exponent: Fraction) -> Term:
    """A power of a positive base."""
    match base:
        case _ if exponent == 0:
            return ONE
        case Power(Symbol() as inner, power_of_inner):
            return power(inner, product(number(exponent), power_of_inner))
        case _:
            return power(base, number(exponent))
