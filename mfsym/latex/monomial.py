"""Products as an author writes them: a sign, a rational coefficient, factors above and factors below one bar.

Everything here rewrites terms into equal ones, for display only.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import prod

from mfsym.kernel.grammar import text
from mfsym.kernel.term import (
    BOUND,
    ONE,
    Apply,
    D,
    K,
    Number,
    Power,
    Product,
    R,
    Sum,
    Symbol,
    Term,
    contains,
    free_symbols,
    number,
    power,
    product,
    quotient,
    total,
)

HALF = number(Fraction(1, 2))


@dataclass(frozen=True)
class Monomial:
    """``coefficient`` times the product of the terms ``above``, divided by the product of those ``below``."""

    coefficient: Fraction
    above: tuple[Term, ...]
    below: tuple[Term, ...]


def monomial(term: Term) -> Monomial:
    """The term with nested products and quotients flattened, its factors in reading order.

    >>> from mfsym.kernel.grammar import parse
    >>> found = monomial(parse("-a/(2*t)*(-b/4)"))
    >>> found.coefficient, [text(factor) for factor in found.above], [text(factor) for factor in found.below]
    (Fraction(1, 8), ['a', 'b'], ['t'])
    """
    coefficient, above, below = _gathered(term)
    for factor in [factor for factor in above if factor in below]:
        if factor in below:
            above.remove(factor)
            below.remove(factor)
    return Monomial(coefficient, _in_order(above), _in_order(below))


def _gathered(term: Term) -> tuple[Fraction, list[Term], list[Term]]:
    match term:
        case Number(value):
            return value, [], []
        case Product(factors):
            gathered = [_gathered(factor) for factor in factors]
            coefficient = prod((c for c, _, _ in gathered), start=Fraction(1))
            return (
                coefficient,
                [f for _, over, _ in gathered for f in over],
                [f for *_, under in gathered for f in under],
            )
        case Power(base, Number(value)) if value < 0:
            c, over, under = _gathered(power(base, number(-value)))
            return (1 / c, under, over) if c else (Fraction(1), [], [base])
        case Sum(terms):
            content, rest = _content(terms)
            return content, [rest], []
        case _:
            return Fraction(1), [term], []


def _content(terms: tuple[Term, ...]) -> tuple[Fraction, Term]:
    """The sign or denominator that all the terms of a sum have in common, and the rest."""
    leading = [_leading(term) for term in terms]
    denominator = leading[0].denominator
    content = Fraction(1, denominator if all(c.denominator == denominator for c in leading) else 1)
    if all(c < 0 for c in leading):
        content = -content
    return content, total(*(product(number(1 / content), term) for term in terms))


def _leading(term: Term) -> Fraction:
    match term:
        case Number(value) | Product((Number(value), *_)):
            return value
        case _:
            return Fraction(1)


# --- the order of factors --------------------------------------------------------------------------


def _in_order(factors: Iterable[Term]) -> tuple[Term, ...]:
    factors = list(factors)
    under_roots = [part.base for part in factors if isinstance(part, Power) and _is_mergeable(part)]
    others = [part for part in factors if not (isinstance(part, Power) and _is_mergeable(part))]
    merged = [power(product(*under_roots), HALF)] if under_roots else []
    return tuple(sorted([*others, *merged], key=_rank))


def _is_mergeable(root: Power) -> bool:
    return root.exponent == HALF and is_plain(root.base)


def is_plain(term: Term) -> bool:
    """Is it a product of positive numbers and symbols, so that its root is the product of their roots?"""
    match term:
        case Product(factors):
            return all(is_plain(factor) for factor in factors)
        case Number(value):
            return value > 0 and value.denominator == 1
        case _:
            return isinstance(term, Symbol) or term == Apply("pi", ())


def _rank(factor: Term) -> tuple[int, int, str]:
    """Constants, d, parameters and sums of them, r and k, sums with these, the bound variable, functions."""
    base = factor.base if isinstance(factor, Power) else factor
    names = free_symbols(base)
    variable = BOUND.name if contains(base, BOUND) else "r" if names & {R.name, K.name} else ""
    late = {"": -1 if base == D else 0, "r": 1, BOUND.name: 2}[variable]
    match base:
        case Number():
            kind = 0
        case Symbol():
            kind = 4 if base == BOUND else 2
        case Sum():
            kind = 4 if variable else 2
            late = 1 if late == 2 else late
        case Apply("exp"):
            kind = 7
        case Apply("integral" | "if"):
            kind = 8
        case Apply("besselk" | "besselj" | "ker" | "kei" | "sphericalj" | "struveh"):
            kind = 6
        case Apply("uppergamma" | "hyp1f1" | "hyp1f2"):
            kind = 6
        case Apply(name) if name != "pi":
            kind = 5
        case _:
            kind = 3 if names or variable else 1
    return kind, late, text(base)


# --- exponents and arguments -----------------------------------------------------------------------


def collected(term: Term) -> Term:
    """The term as a linear combination with like terms collected, over one bar where all share a denominator.

    >>> from mfsym.kernel.grammar import parse
    >>> text(collected(parse("-(d/2 + 1/2) - 1"))), text(collected(parse("(2*b - d - 2)/2")))
    ('(-d - 3)/2', 'b - d/2 - 1')
    """
    sizes: dict[Term, Fraction] = defaultdict(Fraction)
    for coefficient, rest in _linear(term):
        sizes[rest] += coefficient
    addends = [product(number(size), rest) for rest, size in sizes.items() if size]
    forms = [monomial(addend) for addend in addends]
    below = {(form.coefficient.denominator, form.below) for form in forms}
    if len(addends) < 2 or len(below) > 1 or below == {(1, ())}:
        return total(*addends)
    ((denominator, factors),) = below
    numerator = total(*(product(number(form.coefficient.numerator), *form.above) for form in forms))
    return quotient(numerator, product(number(denominator), *factors))


def _linear(term: Term) -> list[tuple[Fraction, Term]]:
    match term:
        case Number(value):
            return [(value, ONE)]
        case Sum(terms):
            return [pair for part in terms for pair in _linear(part)]
        case Product((Number(value), *rest)):
            return [(value * size, part) for size, part in _linear(product(*rest))]
        case _:
            return [(Fraction(1), term)]
