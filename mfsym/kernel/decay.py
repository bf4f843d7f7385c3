"""Which profiles are integrable, bounded and continuous on R^d: the class of Theorem 1.2 (a)(i), seen from the term.

Between 0 and infinity a profile is continuous where it is defined, if its functions are, and where its pieces meet.
Near 0 and for large r every addend is bounded by powers of r, found from its behaviour
(:mod:`mfsym.kernel.asymptotics`) or, where it oscillates, by the rules below.  A profile is taken to be extended to
r = 0 by its limit, where it has one.
"""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise

from mfsym.kernel.asymptotics import analytic_part, at_infinity, behaviour, settled
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.interval import Interval
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ZERO,
    Apply,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    negative,
    number,
    product,
    substitute,
    total,
)

Powers = tuple[Term, ...]
"""Exponents g, free of r, such that a term is bounded by a multiple of the sum of the r^g, up to factors log r.  No
exponents: the term decays faster than every power."""

_BOUNDED = {"sin", "cos", "sphericalj", "tanh", "sech", "erf", "erfc", "atan"}
_SMALL = Interval(Fraction(0), Fraction(1, 2**10), lower_open=True)


def is_regular(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly integrable, bounded and continuous on R^``dimension``?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_regular(parse("(r^2 + a^2)^(-b)"), parse("d"), domain((parse("2*b - d"),)))
    True
    """
    # A continuous profile that is integrable at infinity is bounded there, as its bounds are powers that decay.
    return is_continuous(profile, where) and is_integrable_at_infinity(profile, dimension, where)


def is_integrable(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly integrable on R^``dimension``?"""
    return _is_locally_integrable(profile, dimension, where) and is_integrable_at_infinity(profile, dimension, where)


def is_tempered(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly locally integrable on R^``dimension``, and bounded by a power of r for large r?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_tempered(parse("log(r)/r"), parse("2"), domain(()))
    True
    """
    try:
        powers_at_infinity(profile, where)
    except Refused:
        return False
    return _is_locally_integrable(profile, dimension, where)


def _is_locally_integrable(profile: Term, dimension: Term, where: Domain) -> bool:
    if not _is_piecewise_continuous(profile, where):
        return False
    try:
        powers = powers_at_zero(profile, where)
    except Refused:
        return _is_defined_at_zero(profile, where)
    return all(enclose(total(dimension, power), where).is_positive() for power in powers)


def is_bounded(profile: Term, where: Domain) -> bool:
    """Is the profile certainly bounded?"""
    if not _is_piecewise_continuous(profile, where):
        return False
    near = _is_defined_at_zero(profile, where) or _is_bounded_near_zero(profile, where)
    return near and _is_bounded_near_zero(at_infinity(profile), where)


def is_continuous(profile: Term, where: Domain) -> bool:
    """Is the profile certainly continuous for r >= 0?"""
    if not _is_piecewise_continuous(profile, where):
        return False
    ends, branches = pieces(profile, where)
    for end, (inside, beyond) in zip(ends, pairwise(branches), strict=True):
        inner, outer = (substitute(branch, {R.name: end}) for branch in (inside, beyond))
        if not equal(inner, outer):
            return False
    # A bounded function that behaves like a power of r, or is analytic up to one, has a limit at 0.
    has_order = behaviour(profile, where) is not None or analytic_part(profile, where) is not None
    return _is_defined_at_zero(profile, where) or (has_order and _is_bounded_near_zero(profile, where))


def _is_piecewise_continuous(profile: Term, where: Domain) -> bool:
    """Is each piece certainly continuous on its part of (0, oo), ends included?"""
    try:
        ends, branches = pieces(profile, where)
    except Refused:
        return False
    bounds = [Interval(Fraction(0), Fraction(0)), *(enclose(end, where) for end in ends), Interval(None, None)]
    for branch, (start, end) in zip(branches, pairwise(bounds), strict=True):
        box = Interval(start.lower, end.upper, lower_open=start.lower == 0)
        if not defined(branch, where.with_box(R, box)):
            return False
    return True


def _is_bounded_near_zero(profile: Term, where: Domain) -> bool:
    found = behaviour(profile, where)
    if found is not None and found.speed == 0 and found.logs <= 0:
        return enclose(found.exponent, where).is_nonnegative()
    part, value = analytic_part(profile, where), enclose(profile, where.with_box(R, _SMALL))
    if (part is not None and part[0] + part[1] >= 0) or (value.lower is not None and value.upper is not None):
        return True
    try:
        powers = powers_at_zero(profile, where)
    except Refused:
        return False
    return all(enclose(power, where).is_positive() for power in powers)


def _is_defined_at_zero(profile: Term, where: Domain) -> bool:
    return defined(pieces(profile, where)[1][0], where.with_box(R, Interval(Fraction(0), _SMALL.upper)))


def is_integrable_at_infinity(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly bounded by a power below r^(-d) for large r?"""
    try:
        powers = powers_at_infinity(profile, where)
    except Refused:
        return False
    return all(enclose(total(dimension, power), where).is_negative() for power in powers)


def falls_to_zero(term: Term, where: Domain) -> bool:
    """Does the term certainly tend to 0 as r grows?  Refused where its growth is not seen."""
    return all(enclose(power, where).is_negative() for power in powers_at_infinity(term, where))


def powers_at_infinity(term: Term, where: Domain) -> Powers:
    """Powers of r that bound the term for large r, free of duplicates; Refused where no rule finds any."""
    return tuple(negative(power) for power in powers_at_zero(at_infinity(term), where))


def powers_at_zero(term: Term, where: Domain) -> Powers:
    """Powers of r that bound the term for small r, free of duplicates; Refused where no rule finds any."""
    if not contains(term, R):
        return () if equal(term, ZERO) else (ZERO,)
    found = behaviour(term, where)
    if found is not None and found.speed <= 0:
        return (found.exponent,) if found.speed == 0 else ()
    match term:
        case _ if found is not None:
            pass  # it grows faster than every power
        case Sum(terms):
            part = analytic_part(term, where)
            if part is not None:
                return (number(part[0] + part[1]),)
            return _distinct(power for addend in terms for power in powers_at_zero(addend, where))
        case Product(factors):
            return _of_product(factors, where)
        case Power(base, exponent) if (
            not contains(exponent, R) and (value := enclose(exponent, where)).is_nonnegative()
        ):
            powers = tuple(product(exponent, power) for power in powers_at_zero(base, where))
            # If the exponent may be 0, so may be all its multiples: b^0 does not decay, however fast b does.
            return _distinct(powers if value.is_positive() else (*powers, ZERO))
        case Apply("exp", (argument,)):
            return _of_exponential(argument, where)
        case Apply("besselj", (order, argument)) if enclose(order, where).is_nonnegative():
            # |J(x)| is at most 1, and for one order at most a multiple of x^(-1/2); but J_x(x) decays like x^(-1/3).
            x = None if contains(order, R) else behaviour(argument, where)
            if x is not None and x.speed == 0 and enclose(x.exponent, where).is_negative():
                return (product(number(Fraction(-1, 2)), x.exponent),)
            return (ZERO,)
        case Apply("hyp1f1" | "hyp1f2", (*orders, argument)) if not any(contains(part, R) for part in orders):
            # An entire function of its last argument.
            if all(enclose(power, where).is_nonnegative() for power in powers_at_zero(argument, where)):
                return (ZERO,)
        case Apply("log", (argument,)) if (inner := behaviour(argument, where)) is not None and (
            (inner.exponent, inner.logs, inner.speed) == (ZERO, 0, 0)
        ):
            return (ZERO,)  # the argument tends to a positive constant
        case Apply("abs", (argument,)):
            return powers_at_zero(argument, where)
        case Apply("max" | "min" | "if" as function, arguments):
            chosen = settled(term, where)
            # Whichever it is: the last two arguments of an if, all of a max or min.
            candidates = arguments[-2:] if function == "if" else arguments
            either = candidates if chosen == term else (chosen,)
            return _distinct(power for part in either for power in powers_at_zero(part, where))
        case Apply(function, _) if function in _BOUNDED:
            return (ZERO,)
        case _:
            value = enclose(term, where.with_box(R, _SMALL))
            if value.lower is not None and value.upper is not None:
                return (ZERO,)
    raise Refused("how the cost behaves is not seen")


def _of_product(factors: tuple[Term, ...], where: Domain) -> Powers:
    # The factors whose behaviour is known may grow and decay together.
    known = [factor for factor in factors if behaviour(factor, where) is not None]
    others = [factor for factor in factors if factor not in known]
    result = powers_at_zero(product(*known), where) if known and others else (ZERO,)
    for factor in others or known:
        bounds = powers_at_zero(factor, where)
        result = _distinct(total(one, two) for one in result for two in bounds)
    return result


def _of_exponential(argument: Term, where: Domain) -> Powers:
    """exp(x) is bounded where x is bounded above, and decays where x falls at least like a power of 1/r."""
    addends = argument.terms if isinstance(argument, Sum) else (argument,)
    falling = [_falls(addend, where) for addend in addends]
    small = where.with_box(R, _SMALL)
    bounded = [
        falls or enclose(addend, small).upper is not None for falls, addend in zip(falling, addends, strict=True)
    ]
    if not all(bounded):
        raise Refused("an exponential is not seen to be bounded")
    return () if any(falling) else (ZERO,)


def _falls(term: Term, where: Domain) -> bool:
    """Does the term certainly tend to minus infinity at least like a power of 1/r?"""
    found = behaviour(term, where)
    if found is None or not enclose(found.limit, where).is_negative():
        return False
    return found.speed > 0 or (found.speed == 0 and enclose(found.exponent, where).is_negative())


def _distinct(powers: Iterable[Term]) -> Powers:
    return tuple(dict.fromkeys(powers))
