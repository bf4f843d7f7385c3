"""Exact equality of terms: a normal form, and a zero test behind it.

    >>> from mfsym.kernel.grammar import parse
    >>> equal(parse("(2*pi/s^2)^(d/2)"), parse("2^(d/2)*pi^(d/2)/s^d"))
    True
    >>> equal(parse("1/(a + b) - 1/a"), parse("-b/(a*(a + b))"))
    True

Answering True is a proof, for **terms that are defined** and symbols that are positive; answering False only means that
no proof was found.
"""

from collections import defaultdict
from fractions import Fraction

from mfsym.kernel.normal_form import (
    LARGEST_EXPANDED_POWER,
    Poly,
    inner_sum,
    normal,
    poly_constant,
    poly_power,
    poly_product,
    poly_scaled,
    poly_sum,
    size,
    whole_part,
)
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Apply, Term, parts, rebuild

MOST_SUMS = 60
"""Formulas with more different sums below fraction bars, or in roots, are not compared."""


def equal(left: Term, right: Term) -> bool:
    """Is there a proof that the two terms are equal wherever both are defined?"""
    return _vanishes(poly_sum((normal(left), poly_scaled(normal(right), Fraction(-1)))))


def replaced(term: Term, old: Term, new: Term) -> Term:
    """The term with ``new`` wherever a subterm equals ``old``, except under an integral.

    (Equations speak about values, and the variable of an integral has none.)
    """
    if isinstance(term, Apply) and term.function == "integral":
        return term
    if isinstance(term, type(old)) and equal(term, old):
        return new
    return rebuild(term, tuple(replaced(part, old, new) for part in parts(term)))


def _vanishes(poly: Poly) -> bool:
    """Is the normal form zero?  Sums in the bases are cleared one after the other.

    Group the monomials by the exponent of one such sum S up to integers: S^(x+n) = S^x S^n.  If in each group the
    cofactor of S^x S^(least n), multiplied out, is zero, so is everything.
    """
    if not poly:
        return True
    sums = {base for monomial, _ in poly for base, _ in monomial if base[0] == "sum"}
    if not sums:
        return False
    if len(sums) > MOST_SUMS:
        raise Refused("a formula has too many sums to be compared")
    # The largest sum first: then multiplying out brings back only smaller ones.
    chosen = max(sums, key=size)
    groups: dict[Poly, list[tuple[int, Poly]]] = defaultdict(list)
    for monomial, coefficient in poly:
        exponent = dict(monomial).get(chosen, frozenset())
        whole = whole_part(exponent)
        others = frozenset((base, power) for base, power in monomial if base != chosen)
        groups[poly_sum((exponent, poly_constant(Fraction(-whole))))].append(
            (whole, frozenset(((others, coefficient),)))
        )
    return all(_vanishes(_cofactor(inner_sum(chosen), group)) for group in groups.values())


def _cofactor(base: Poly, group: list[tuple[int, Poly]]) -> Poly:
    least = min(whole for whole, _ in group)
    if max(whole for whole, _ in group) - least > LARGEST_EXPANDED_POWER:
        raise Refused("a formula has powers too far apart to be compared")
    return poly_sum(
        poly_product(cofactor, poly_power(base, poly_constant(Fraction(whole - least)))) for whole, cofactor in group
    )
