"""Which profiles are integrable, bounded and continuous on R^d: the class of Theorem 1.2 (a)(i), seen from the term.

A profile is continuous where it is defined, if its functions are; so it is bounded near 0 if it is defined at 0.  For
large r every addend is bounded by powers of r, found by the rules below; it is integrable if all are below r^(-d).
"""

from collections.abc import Iterable
from fractions import Fraction

from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.interval import Interval
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Number,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    negative,
    product,
    subterms,
    total,
)

Powers = tuple[Term, ...]
"""Exponents g, free of r, such that a term is bounded by a multiple of the sum of the r^g for r >= 1.  No exponents:
the term decays faster than every power."""

_BOUNDED = {"sin", "cos", "tanh", "erf", "besselj", "pi"}
_DECAYING = {"sech", "erfc"}


def is_regular(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly integrable, bounded and continuous on R^``dimension``?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_regular(parse("(r^2 + a^2)^(-b)"), parse("d"), domain((parse("2*b - d"),)))
    True
    """
    if any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile)):
        return False
    at_zero = where.with_box(R, Interval(Fraction(0), Fraction(1)))
    if not (defined(profile, at_zero) and defined(profile, where)):
        return False
    return is_integrable_at_infinity(profile, dimension, where)


def is_integrable_at_infinity(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly bounded by a power below r^(-d) for large r?"""
    try:
        powers = powers_at_infinity(profile, where)
    except Refused:
        return False
    return all(enclose(total(dimension, power), where).is_negative() for power in powers)


def powers_at_infinity(term: Term, where: Domain) -> Powers:
    """Powers of r that bound the term for r >= 1, free of duplicates; Refused where no rule finds any."""
    if not contains(term, R):
        return (ZERO,)
    match term:
        case Sum(terms):
            return _distinct(power for part in terms for power in powers_at_infinity(part, where))
        case Product(factors):
            result: Powers = (ZERO,)
            for factor in factors:
                bounds = powers_at_infinity(factor, where)
                result = _distinct(total(one, two) for one in result for two in bounds)
            return result
        case Power(base, exponent) if not contains(exponent, R):
            return _of_power(base, exponent, where)
        case Apply("exp", (argument,)):
            return _of_exponential(argument, where)
        case Apply(function, _) if function in _BOUNDED:
            return (ZERO,)
        case Apply(function, (argument,)) if function in _DECAYING and _grows(argument, where):
            return ()
        case Apply("besselk", (order, argument)) if not contains(order, R) and _grows(argument, where):
            return ()
        case _ if term == R:
            return (ONE,)
    raise Refused("how the cost behaves for large r is not seen")


def _of_power(base: Term, exponent: Term, where: Domain) -> Powers:
    value = enclose(exponent, where)
    if value.is_nonnegative():
        powers = tuple(product(exponent, power) for power in powers_at_infinity(base, where))
        # If the exponent may be 0, so may be all its multiples: b^0 does not decay, however fast b does.
        return _distinct(powers if value.is_positive() else (*powers, ZERO))
    if not value.is_negative():
        raise Refused("the sign of an exponent is not seen")
    least = _least_power(base, where)
    if least is None:
        raise Refused("a base is not seen to grow")
    return (product(exponent, least),)


def _least_power(term: Term, where: Domain) -> Term | None:
    """A g, free of r, for which the term is at least a positive multiple of r^g for r >= 1; None where none is seen."""
    if not enclose(term, where).is_positive():
        return None
    if not contains(term, R):
        return ZERO
    match term:
        case Sum(terms):
            # A sum of positive terms is at least each of them.
            powers = [_least_power(part, where) for part in terms]
            known = [power for power in powers if power is not None]
            return max(known, key=_size) if len(known) == len(powers) else None
        case Product(factors):
            powers = [_least_power(factor, where) for factor in factors]
            known = [power for power in powers if power is not None]
            return total(*known) if len(known) == len(powers) else None
        case Power(base, exponent) if not contains(exponent, R):
            if base == R:
                return exponent
            least = _least_power(base, where)
            return product(exponent, least) if least is not None and enclose(exponent, where).is_positive() else None
        case _:
            return ONE if term == R else None


def _size(power: Term) -> Fraction:
    return power.value if isinstance(power, Number) else Fraction(0)


def _of_exponential(argument: Term, where: Domain) -> Powers:
    """exp(x) is bounded where x is bounded above, and decays where x falls at least like a power of r."""
    addends = argument.terms if isinstance(argument, Sum) else (argument,)
    falling = [_grows(negative(addend), where) for addend in addends]
    bounded = [
        falls or enclose(addend, where).upper is not None for falls, addend in zip(falling, addends, strict=True)
    ]
    if not all(bounded):
        raise Refused("an exponential is not seen to be bounded")
    return () if any(falling) else (ZERO,)


def _grows(term: Term, where: Domain) -> bool:
    """Is the term certainly at least a positive constant times a positive power of r?"""
    power = _least_power(term, where)
    return power is not None and enclose(power, where).is_positive()


def _distinct(powers: Iterable[Term]) -> Powers:
    return tuple(dict.fromkeys(powers))
