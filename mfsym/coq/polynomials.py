"""Polynomials of one variable among the factors of a formula, whose signs Coq computes (``Polynomials.v``).

Roots of even multiplicity are those of a polynomial q with c p = q^2 r, found by Euclid's algorithm; where they are
does not matter.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from mfsym.coq.formulas import formula, symbol
from mfsym.coq.literals import integer
from mfsym.kernel.term import Number, Power, Product, Sum, Symbol, Term
from mfsym.kernel.units import common_denominator

Polynomial = list[Fraction]
"""The coefficients, the constant one first; the last one is not 0."""

MOST_DEGREE = 100


def polynomial_factors(term: Term, variable: Symbol) -> dict[Term, Polynomial]:
    """The sums among the factors of the term that are polynomials of the variable with rational coefficients.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.kernel.term import K
    >>> [list(map(str, p)) for p in polynomial_factors(parse("(k^2 - 2*k + 3)*exp(-k)"), K).values()]
    [['3', '-2', '1']]
    """
    match term:
        case Product(factors):
            return {sum_: p for factor in factors for sum_, p in polynomial_factors(factor, variable).items()}
        case Power(base, Number()):
            return polynomial_factors(base, variable)
        case Sum():
            found = polynomial(term, variable)
            return {term: found} if found else {}
        case _:
            return {}


def sums(term: Term) -> set[Term]:
    """All sums among the factors of the term."""
    match term:
        case Product(factors):
            return set().union(*map(sums, factors))
        case Power(base, Number()):
            return sums(base)
        case Sum():
            return {term}
        case _:
            return set()


def polynomial(term: Term, variable: Symbol) -> Polynomial | None:
    """The coefficients of the term, if it is such a polynomial; of moderate degree."""
    match term:
        case Number(value):
            return _trimmed([value])
        case Symbol():
            return [Fraction(0), Fraction(1)] if term == variable else None
        case Sum(terms):
            parts = [polynomial(part, variable) for part in terms]
            known = [p for p in parts if p is not None]
            return _trimmed([sum(c, Fraction(0)) for c in _columns(known)]) if len(known) == len(parts) else None
        case Product(factors):
            return _multiplied([polynomial(factor, variable) for factor in factors])
        case Power(base, Number(exponent)) if exponent.denominator == 1 and 0 < exponent <= MOST_DEGREE:
            return _multiplied([polynomial(base, variable)] * int(exponent))
        case _:
            return None


def sign_lemma(name: str, term: Term, variable: Symbol, strictly: bool) -> tuple[str, str, tuple[str, ...]]:
    """That the polynomial is > 0, or >= 0, for all values >= 0 of the variable, as a lemma of Coq."""
    coefficients = polynomial(term, variable) or []
    x, scale = symbol(variable.name), common_denominator(coefficients)
    p = [int(scale * c) for c in coefficients]
    square, rest = squarefree_parts(coefficients)
    if not strictly and len(square) > 1:
        q, r = _integers(square), _integers(rest)
        product = _multiplied([[Fraction(c) for c in part] for part in (q, q, r)]) or []
        multiple = product[-1] / p[-1]
        q, c = [multiple.denominator * entry for entry in q], multiple.numerator * multiple.denominator
        tactic = f"polynomial_squared {x} {_listed(p)} {scale}%Z {integer(c)}%Z {_listed(q)} {_listed(r)}."
    else:
        tactic = f"polynomial_signed {x} {_listed(p)} {scale}%Z."
    relation = "<" if strictly else "<="
    return name, f"forall {x} : R, 0 <= {x} -> 0 {relation} {formula(term)}", (f"intros {x} at_least_0. {tactic}",)


def squarefree_parts(p: Sequence[Fraction]) -> tuple[Polynomial, Polynomial]:
    """Polynomials q and r with p = q^2 r such that r has no multiple roots.

    >>> squarefree_parts([Fraction(4), Fraction(0), Fraction(-4), Fraction(0), Fraction(1)])[0]
    [Fraction(-2, 1), Fraction(0, 1), Fraction(1, 1)]
    """
    square, rest = [Fraction(1)], list(p)
    while True:
        # Every root of multiplicity m >= 2 has the multiplicity m - 1 in the greatest common divisor of p and p'; each
        # root that p has twice is in the first of its quotients.
        common = _common_divisor(rest, _derivative(rest))
        if len(common) <= 1:
            return square, rest
        simple = _divided(common, _common_divisor(common, _derivative(common)))[0]
        rest = _divided(_divided(rest, simple)[0], simple)[0]
        square = _product(square, simple)


def _trimmed(p: Polynomial) -> Polynomial:
    while p and p[-1] == 0:
        p = p[:-1]
    return p


def _columns(parts: list[Polynomial]) -> list[list[Fraction]]:
    return [[p[j] for p in parts if j < len(p)] for j in range(max(map(len, parts), default=0))]


def _multiplied(parts: Sequence[Polynomial | None]) -> Polynomial | None:
    result: Polynomial = [Fraction(1)]
    for part in parts:
        if part is None or len(result) + len(part) > MOST_DEGREE:
            return None
        result = _product(result, part)
    return result


def _product(p: Polynomial, q: Polynomial) -> Polynomial:
    result = [Fraction(0)] * max(0, len(p) + len(q) - 1)
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            result[i + j] += a * b
    return _trimmed(result)


def _derivative(p: Polynomial) -> Polynomial:
    return [j * c for j, c in enumerate(p)][1:]


def _divided(p: Polynomial, q: Polynomial) -> tuple[Polynomial, Polynomial]:
    """The quotient and the remainder."""
    quotient, rest = [Fraction(0)] * max(0, len(p) - len(q) + 1), list(p)
    for shift in reversed(range(len(quotient))):
        quotient[shift] = rest[shift + len(q) - 1] / q[-1]
        for j, c in enumerate(q):
            rest[shift + j] -= quotient[shift] * c
    return _trimmed(quotient), _trimmed(rest)


def _common_divisor(p: Polynomial, q: Polynomial) -> Polynomial:
    """The monic greatest common divisor."""
    while q:
        p, q = q, _divided(p, q)[1]
    return [c / p[-1] for c in p] if p else []


def _integers(p: Polynomial) -> list[int]:
    """The positive multiple whose coefficients are integers without a common divisor."""
    scale = common_denominator(p)
    numbers = [int(scale * c) for c in p]
    return [c // gcd(*numbers) for c in numbers]


def _listed(p: list[int]) -> str:
    return f"[{'; '.join(map(integer, p))}]%Z"
