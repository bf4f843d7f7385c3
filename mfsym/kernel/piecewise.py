"""Profiles with kinks and jumps: what they are inside of one distance and beyond it, and what their pieces are.

``max(1 - r/R, 0)`` is 1 - r/R for r < R and 0 beyond; ``if(r < R, a, b)`` is a and b.  Which side is which follows from
the sign of the slope of a monotone function that vanishes at R.
"""

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Power,
    Product,
    R,
    Sum,
    Symbol,
    Term,
    contains,
    difference,
    negative,
    parts,
    power,
    product,
    quotient,
    rebuild,
    substitute,
    subterms,
    total,
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
        case Power(base, exponent) if contains(base, R):
            below, above = (resolved(part, end, inside, where) for part in (base, exponent))
            # Of 0, positive powers have no normal form.
            return ZERO if below == ZERO and enclose(above, where).is_positive() else power(below, above)
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
        raise Refused("a condition is not seen to be monotone")
    return sign.is_negative()


def pieces(profile: Term, where: Domain) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """The distances at which conditions of an ``if`` change, in order, and what the profile is before, between and
    beyond them.

    Refuses (Refused) where a condition is not linear in r, or the order of the distances is not certain.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> ends, branches = pieces(parse("if(r < 1, 1 - r^2, exp(-r))"), domain(()))
    >>> [text(end) for end in ends], [text(branch) for branch in branches]
    (['1'], ['1 - r^2', 'exp(-r)'])
    """
    ends: list[Term] = []
    for condition in _conditions(profile):
        end = _root(condition, where)
        if not any(equal(end, known) for known in ends) and not _is_positive(negative(end), where) and end != ZERO:
            place = sum(_is_positive(difference(end, known), where) for known in ends)
            certain = all(_is_positive(difference(known, end), where) for known in ends[place:])
            if not (certain and _is_positive(end, where)):
                raise Refused("the order of the distances at which conditions change is not certain")
            ends.insert(place, end)
    branches = (_branch(profile, tuple(ends[:place]), where) for place in range(len(ends) + 1))
    return tuple(ends), tuple(branches)


def _conditions(profile: Term) -> list[Term]:
    """The differences of the two sides of the conditions of an ``if``: positive where it is met."""
    found = []
    for sub in subterms(profile):
        match sub:
            case Apply("if", (Apply(_, (smaller, greater)), _, _)) if contains(sub, R):
                found.append(difference(greater, smaller))
    return found


def _branch(profile: Term, passed: tuple[Term, ...], where: Domain) -> Term:
    """The profile for r beyond the ``passed`` distances and before the next one."""
    match profile:
        case Apply("if", (Apply(_, (smaller, greater)), first, second)) if contains(profile, R):
            condition = difference(greater, smaller)
            root = _root(condition, where)
            beyond = not _is_positive(root, where) or any(equal(root, end) for end in passed)
            rising = _is_positive(derivative(condition, R), where)
            return _branch(first if rising == beyond else second, passed, where)
        case _:
            return rebuild(profile, tuple(_branch(part, passed, where) for part in parts(profile)))


def _root(condition: Term, where: Domain) -> Term:
    slope = derivative(condition, R)
    sign = enclose(slope, where)
    if contains(slope, R) or not (sign.is_positive() or sign.is_negative()):
        raise Refused("a condition is not linear in r with a slope of certain sign")
    root = negative(quotient(substitute(condition, {R.name: ZERO}), slope))
    return ZERO if equal(root, ZERO) else root


def _is_positive(term: Term, where: Domain) -> bool:
    return enclose(term, where).is_positive()


def weak_derivative(term: Term, variable: Symbol) -> Term:
    """The derivative in the sense of distributions, of terms with max and min too: these are locally Lipschitz, and
    their derivative is that of the greater, or of the smaller, almost everywhere.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(weak_derivative(parse("max(2 - k, 0)"), Symbol("k")))
    'if(0 < 2 - k, -1, 0)'
    """
    match term:
        case Sum(terms):
            return total(*(weak_derivative(part, variable) for part in terms))
        case Product(factors) if any(_has_a_kink(factor, variable) for factor in factors):
            return total(
                *(
                    product(*factors[:place], weak_derivative(factor, variable), *factors[place + 1 :])
                    for place, factor in enumerate(factors)
                )
            )
        case Power(base, exponent) if _has_a_kink(base, variable) and not contains(exponent, variable):
            falling = product(exponent, power(base, difference(exponent, ONE)))
            return product(falling, weak_derivative(base, variable))
        case Apply("max" | "min" as function, (first, second)) if contains(term, variable):
            smaller, greater = (second, first) if function == "max" else (first, second)
            slopes = (derivative(first, variable), derivative(second, variable))
            return Apply("if", (Apply("less", (smaller, greater)), *slopes))
        case _:
            return derivative(term, variable)


def _has_a_kink(term: Term, variable: Symbol) -> bool:
    kinks = (sub for sub in subterms(term) if isinstance(sub, Apply) and sub.function in ("max", "min"))
    return any(contains(sub, variable) for sub in kinks)
