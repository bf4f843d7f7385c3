"""How profiles behave near r = 0: powers of r that bound them, and expansions to which they are close.

From the first follows which profiles are locally integrable on R^d, from the second which are flat at r = 0.
"""

from fractions import Fraction

from mfsym.kernel.asymptotics import analytic_part, settled
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.interval import Interval
from mfsym.kernel.monotone import is_bernstein
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
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
    number,
    power,
    product,
    total,
)

_NEAR = Interval(Fraction(0), Fraction(1), lower_open=True)
_SLIGHTLY = number(Fraction(-1, 8))
"""A logarithm is bounded by every negative power; by this one."""
_ENTIRE = {"exp", "sin", "cos", "sinh", "cosh", "tanh", "sech", "erf", "erfc"}
"""Functions that are analytic on the real line."""
_EVEN = {"cos", "cosh", "sech"}
_ODD = {"sin", "sinh", "tanh", "erf"}

Powers = tuple[Term, ...]


def is_locally_integrable(profile: Term, dimension: Term, where: Domain) -> bool:
    """Is l(|x|) certainly integrable near x = 0 in R^``dimension``?  (Elsewhere it is continuous where defined.)

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> [is_locally_integrable(parse("exp(-r)/r^2"), parse(dimension), domain(())) for dimension in ("2", "3")]
    [False, True]
    """
    try:
        powers = powers_at_origin(profile, where)
    except Refused:
        return False
    return all(enclose(total(dimension, g), where).is_positive() for g in powers)


def powers_at_origin(term: Term, where: Domain) -> Powers:
    """Exponents g, free of r, such that |term| is at most a multiple of the sum of the r^g for small r.

    The multiple may depend on the parameters.  Refuses (Refused) where no rule finds any.
    """
    match term:
        case _ if term == R:
            return (ONE,)
        case Sum(terms):
            part = analytic_part(term, where)
            smooth = _vanishing(term, where) if part is None else (number(part[0] + part[1]),)
            return smooth or tuple(g for part in terms for g in powers_at_origin(part, where))
        case Product(factors):
            result: Powers = (ZERO,)
            for factor in factors:
                bounds = powers_at_origin(factor, where)
                result = tuple(_sum(one, two) for one in result for two in bounds)
            return result
        case Power(base, exponent) if contains(base, R) and not contains(exponent, R):
            if enclose(exponent, where).is_positive():
                return tuple(product(exponent, g) for g in powers_at_origin(base, where))
            if enclose(exponent, where).is_negative():
                return (product(exponent, _least_power(base, where)),)
        case Apply("log", (argument,)) if contains(argument, R):
            # Between two powers of r, so that its logarithm is at most a multiple of |log r|.
            powers_at_origin(argument, where)
            _least_power(argument, where)
            return (_SLIGHTLY,)
        case Apply("besselk", (order, argument)) if not contains(order, R):
            # K_n(x) is at most a multiple of x^(-|n| - 1/8) for x in a bounded set.
            value = enclose(order, where)
            if value.is_nonnegative() or value.is_negative():
                steepness = total(order if value.is_nonnegative() else negative(order), negative(_SLIGHTLY))
                return (negative(product(steepness, _least_power(argument, where))),)
        case Apply(function, (argument,)) if function in _ODD and _is_bounded(argument, where):
            return powers_at_origin(argument, where)  # |f(x)| is at most a multiple of |x| for bounded x
        case Apply(function, (argument,)) if function in _ENTIRE and _is_bounded(argument, where):
            return (ZERO,)
    value = enclose(term, where.with_box(R, _NEAR))
    if not contains(term, R) or (value.lower is not None and value.upper is not None):
        return (ZERO,)
    raise Refused("how the cost behaves near r = 0 is not seen")


def _is_bounded(term: Term, where: Domain) -> bool:
    try:
        return all(enclose(g, where).is_nonnegative() for g in powers_at_origin(term, where))
    except Refused:
        return False


def _least_power(term: Term, where: Domain) -> Term:
    """A g, free of r, such that the term is at least a positive multiple of r^g for small r."""
    if not contains(term, R) and enclose(term, where).is_positive():
        return ZERO
    match term:
        case _ if term == R:
            return ONE
        case Sum(terms) if all(enclose(part, where).is_positive() for part in terms):
            # At least as large as each addend: as a constant, if there is one.
            return _least_power(min(terms, key=lambda part: contains(part, R)), where)
        case Product(factors):
            return total(*(_least_power(factor, where) for factor in factors))
        case Power(base, exponent) if not contains(exponent, R) and enclose(exponent, where).is_nonnegative():
            return product(exponent, _least_power(base, where))
        case Power(base, exponent) if not contains(exponent, R) and enclose(exponent, where).is_negative():
            powers = powers_at_origin(base, where)
            if enclose(base, where).is_positive() and len(powers) == 1:
                return product(exponent, powers[0])
        case Apply("sinh", (argument,)):  # sinh(x) >= x
            return _least_power(argument, where)
        case Apply("cosh", _):
            return ZERO
        case Sum((Apply("exp", (argument,)), minus_one)) if minus_one == number(-1):  # exp(x) - 1 >= x
            return _least_power(argument, where)
        case Sum() if enclose(term, where).is_positive():
            # A Bernstein function of y = r^q is concave: f(y) >= y f(1) for y <= 1.
            for q in (ONE, number(2)):
                if is_bernstein(term, where, q):
                    return q
    value = enclose(term, where.with_box(R, _NEAR))
    if value.lower is not None and value.lower > 0:
        return ZERO
    raise Refused("how the cost behaves near r = 0 is not seen")


# --- expansions ------------------------------------------------------------------------------------


def expansion(term: Term, where: Domain) -> tuple[Term, Powers]:
    """(c, powers) such that |term - c| is at most a multiple of the sum of the r^g, each g > 0, for small r.

    Refuses (Refused) where no rule finds an expansion.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> value, powers = expansion(parse("cos(r) - exp(-r^p)"), domain(()))
    >>> text(value), [text(g) for g in powers]
    ('cos(0) - exp(0)', ['2', 'p'])
    """
    if not contains(term, R):
        return term, ()
    match term:
        case _ if term == R:
            return ZERO, (ONE,)
        case Power(base, exponent) if (
            base == R and not contains(exponent, R) and enclose(exponent, where).is_positive()
        ):
            return ZERO, (exponent,)
        case Sum(terms):
            expansions = [expansion(part, where) for part in terms]
            return total(*(c for c, _ in expansions)), tuple(g for _, powers in expansions for g in powers)
        case Product(factors):
            value: Term = ONE
            powers: Powers = ()
            for factor in factors:
                value, powers = _multiplied((value, powers), expansion(factor, where))
            return value, powers
        case Power(base, exponent) if not contains(exponent, R):
            # b^x is smooth in b where b > 0.
            value, powers = expansion(base, where)
            if enclose(value, where).is_positive():
                return power(value, exponent), powers
        case Apply(function, (argument,)) if function in _ENTIRE:
            value, powers = expansion(argument, where)
            if function in _EVEN and value == ZERO:
                powers = tuple(_sum(g, h) for g in powers for h in powers)
            return Apply(function, (value,)), powers
        case Apply("max" | "min" | "if", _) if (chosen := settled(term, where)) != term:
            return expansion(chosen, where)
        case Apply("log", (argument,)):
            value, powers = expansion(argument, where)
            if enclose(value, where).is_positive():
                return Apply("log", (value,)), powers
    raise Refused("how the cost behaves near r = 0 is not seen")


def _multiplied(one: tuple[Term, Powers], two: tuple[Term, Powers]) -> tuple[Term, Powers]:
    # (a + x)(b + y) = a b + a y + b x + x y
    (a, xs), (b, ys) = one, two
    crossed = tuple(_sum(x, y) for x in xs for y in ys)
    return product(a, b), (*(ys if a != ZERO else ()), *(xs if b != ZERO else ()), *crossed)


def _sum(one: Term, two: Term) -> Term:
    value = rational_value(normal(total(one, two)))
    return total(one, two) if value is None else Number(value)


def _vanishing(term: Term, where: Domain) -> Powers:
    """Powers that bound a sum whose constants cancel, such as 1 - exp(-r); none if that is not seen."""
    try:
        value, powers = expansion(term, where)
        return powers if not normal(value) else ()
    except Refused:
        return ()


# --- functions of r^2 ------------------------------------------------------------------------------


def is_analytic_in_square(term: Term, where: Domain) -> bool:
    """Is the term certainly an analytic function of r^2 near r = 0, so that l(|x|) is analytic near x = 0?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> [is_analytic_in_square(parse(profile), domain(())) for profile in ("(1 - r^2)^b*cos(r)", "exp(-r)")]
    [True, False]
    """
    return _parity(term, where) == 1


def _parity(term: Term, where: Domain) -> int:
    """1 for an analytic even function of r near 0, -1 for an odd one, 0 if neither is seen."""
    if not contains(term, R):
        return 1
    match term:
        case _ if term == R:
            return -1
        case Sum(terms):
            parities = {_parity(part, where) for part in terms}
            return parities.pop() if len(parities) == 1 else 0
        case Product(factors):
            result = 1
            for factor in factors:
                result *= _parity(factor, where)
            return result
        case Power(base, Number(n)) if n.denominator == 1 and n >= 0:
            return _parity(base, where) if n.numerator % 2 else abs(_parity(base, where))
        case Power(base, exponent) if not contains(exponent, R) and _parity(base, where) == 1:
            value, _ = expansion(base, where)
            return 1 if enclose(value, where).is_positive() else 0
        case Apply(function, (argument,)) if function in _ENTIRE:
            parity = _parity(argument, where)
            return parity if parity == 1 or function in _ODD else -parity * (function in _EVEN)
    return 0
