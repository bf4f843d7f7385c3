"""Profiles with a kink or a jump at one distance: what they are inside, and what they are beyond.

``max(1 - r/R, 0)`` is 1 - r/R for r < R and 0 beyond; ``if(r < R, a, b)`` is a and b.  Which side is which follows from
the sign of the slope of a monotone function that vanishes at R.
"""

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ZERO,
    Apply,
    Power,
    Product,
    R,
    Term,
    contains,
    difference,
    negative,
    parts,
    rebuild,
    substitute,
)


def resolved(profile: Term, end: Term, inside: bool, where: Domain) -> Term:
    """The profile as it is for r < ``end`` (``inside``) or for r > ``end``, without max, min and if.

    Refuses (Refused) where a condition is not seen to change at ``end``.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(resolved(parse("max(1 - r, 0)^2"), parse("1"), True, domain(())))
    '(1 - r)^2'
    """
    match profile:
        case Apply("max", (first, second)) if contains(profile, R):
            first_is_greater = _is_positive_inside(difference(first, second), end, where) == inside
            return resolved(first if first_is_greater else second, end, inside, where)
        case Apply("min", (first, second)) if contains(profile, R):
            mirrored = resolved(Apply("max", (negative(first), negative(second))), end, inside, where)
            return negative(mirrored)
        case Apply("if", (Apply("less" | "lessequal", (smaller, greater)), first, second)):
            met = _is_positive_inside(difference(greater, smaller), end, where) == inside
            return resolved(first if met else second, end, inside, where)
        case _:
            return rebuild(profile, tuple(resolved(part, end, inside, where) for part in parts(profile)))


def vanishes(term: Term, where: Domain) -> bool:
    """Is the term 0?  Powers of 0 with positive exponents, which have no normal form, are."""
    match term:
        case Power(base, exponent) if enclose(exponent, where).is_positive():
            return vanishes(base, where)
        case Product(factors):
            return any(vanishes(factor, where) for factor in factors)
        case _:
            return equal(term, ZERO)


def _is_positive_inside(term: Term, end: Term, where: Domain) -> bool:
    """Is the term, monotone in r and 0 at ``end``, positive inside (and negative beyond), or the other way round?"""
    sign = enclose(derivative(term, R), where)
    if not equal(substitute(term, {R.name: end}), ZERO):
        raise Refused("a condition changes elsewhere")
    if not (sign.is_positive() or sign.is_negative()):
        raise Refused("the slope of a condition has no certain sign")
    return sign.is_negative()
