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
    difference,
    negative,
    number,
    parts,
    power,
    product,
    rebuild,
    subterms,
    total,
)

Powers = tuple[Term, ...]
"""Exponents g, free of r, such that a term is bounded by a multiple of the sum of the r^g for r >= 1.  No exponents:
the term decays faster than every power."""

_LIKE_THEIR_ARGUMENT = {"sin", "tanh", "erf", "atan"}
_BOUNDED = {"cos", "besselj", "pi"}
_TINY = number(Fraction(1, 8))
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


def falls_to_zero(term: Term, where: Domain) -> bool:
    """Does the term certainly tend to 0 as r grows?"""
    return all(enclose(power, where).is_negative() for power in powers_at_infinity(term, where))


def is_tempered(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly locally integrable on R^``dimension``, and bounded by a power of r for large r?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> is_tempered(parse("log(r)/r"), parse("2"), domain(()))
    True
    """
    # l(r) <= C r^(-g) near 0 if l(1/r) <= C r^g for large r; it is integrable there if g < d.
    mirrored = _at_reciprocal(profile)
    try:
        powers_at_infinity(profile, where)
        powers = powers_at_infinity(mirrored, where)
    except Refused:
        return False
    return all(enclose(difference(dimension, power), where).is_positive() for power in powers)


def _at_reciprocal(profile: Term) -> Term:
    """l(1/r), with powers of r written as powers of r."""
    match profile:
        case Power(base, exponent) if base == R and not contains(exponent, R):
            return power(R, negative(exponent))
        case _ if profile == R:
            return power(R, number(-1))
        case _:
            return rebuild(profile, tuple(_at_reciprocal(part) for part in parts(profile)))


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
        case Apply(function, (argument,)) if function in _LIKE_THEIR_ARGUMENT:
            # |f(x)| is at most a multiple of |x|, and of 1.
            return _small(argument, where)
        case Apply(function, _) if function in _BOUNDED:
            return (ZERO,)
        case Apply("hyp1f1", (first, second, argument)) if falls_to_zero(argument, where):
            if contains(first, R) or contains(second, R):
                raise Refused("how the cost behaves for large r is not seen")
            return (ZERO,)
        case Apply("log", (argument,)):
            # Between two powers of r the logarithm is at most a multiple of every positive power.
            powers_at_infinity(argument, where)
            if _least_power(argument, where) is None:
                raise Refused("a logarithm is not seen to be bounded")
            return (_TINY,)
        case Apply(function, (argument,)) if function in _DECAYING and _grows(argument, where):
            return ()
        case Apply(function, _) if function in _DECAYING:
            return (ZERO,)
        case Apply("besselk" | "uppergamma", (order, argument)) if not contains(order, R) and _grows(argument, where):
            return ()
        case _ if term == R:
            return (ONE,)
    raise Refused("how the cost behaves for large r is not seen")


def _small(argument: Term, where: Domain) -> Powers:
    try:
        powers = powers_at_infinity(argument, where)
    except Refused:
        return (ZERO,)
    return powers if all(enclose(power, where).is_negative() for power in powers) else (ZERO,)


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
            # A sum of nonnegative terms is at least each of them; and it is positive, so that it is enough to see how
            # they grow for large r.
            if not all(enclose(part, where).is_nonnegative() for part in terms):
                return None
            powers = [_square_growth(part) or _least_power(part, where) for part in terms]
            return max((power for power in powers if power is not None), key=_size, default=None)
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


def _square_growth(term: Term) -> Term | None:
    """2n for (r^n + c)^2 with a number n > 0, which is at least a multiple of r^(2n) for large r; None for others."""
    match term:
        case Power(Sum((first, second)), Number(two)) if two == 2 and not contains(second, R):
            match first:
                case Power(base, Number(n)) if base == R and n > 0:
                    return number(2 * n)
                case _ if first == R:
                    return number(2)
    return None


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
