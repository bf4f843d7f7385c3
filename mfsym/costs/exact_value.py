"""Values of profiles at rational distances, where they are rational or infinite."""

from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Apply, Number, Power, Product, R, Sum, Symbol, Term, power
from mfsym.rational import shown

Extended = Fraction | None
"""A rational number; ``None`` is infinity."""

MOST_DEGREE = 100
"""Roots of a higher degree are not looked for."""


class _NoValue(Exception):
    """The term has no rational or infinite value."""


def exact_value(profile: Term, distance: Fraction) -> Extended:
    """The value of l(r) at a rational ``distance``; ``None`` if it is infinite.

    Refuses: InvalidArgument if the value is irrational or not defined, or depends on a parameter.

    >>> from mfsym.kernel.grammar import parse
    >>> exact_value(parse("max(1 - r, 0)"), Fraction(1, 3)), exact_value(parse("1/r"), Fraction(0))
    (Fraction(2, 3), None)
    >>> exact_value(parse("exp(-r)"), Fraction(1))
    Traceback (most recent call last):
    ...
    mfsym.errors.InvalidArgument: profile exp(-r) has no rational value at the distance 1; profiles such as 1/r, ...
    """
    try:
        return _value(profile, distance)
    except _NoValue:
        raise InvalidArgument(
            f"profile {shown(text(profile))[1:-1]} has no rational value at the distance {_short(distance)}; profiles "
            "such as 1/r, 1/(1 + r), 2^(-r), max(1 - r, 0) or if(r < 1, 2 - r, 1/r) have"
        ) from None


def _short(distance: Fraction) -> str:
    return str(distance) if distance.denominator < 10**20 else shown(distance)


def _value(term: Term, r: Fraction) -> Extended:
    match term:
        case Number(constant):
            return constant
        case Symbol("r"):
            return r
        case Sum(terms):
            return _sum([_value(part, r) for part in terms])
        case Product(factors):
            return _product([_value(part, r) for part in factors])
        case Power(base, exponent):
            value, n = _value(base, r), _finite(_value(exponent, r))
            # Only here is it clear that the base is not negative nearby.
            if value == 0 and n < 0 and (base == R or n % 2 == 0):
                return None
            return _power(value, n)
        case Apply("if", (Apply(("less" | "lessequal") as relation, (left, right)), first, second)):
            smaller, greater = _finite(_value(left, r)), _finite(_value(right, r))
            met = smaller < greater or (relation == "lessequal" and smaller == greater)
            return _value(first if met else second, r)
        case Apply(("max" | "min") as function, arguments):
            values = [_value(part, r) for part in arguments]
            finite = [value for value in values if value is not None]
            if function == "max":
                return None if len(finite) < len(values) else max(finite)
            return min(finite) if finite else None
        case Apply("abs", (argument,)):
            value = _value(argument, r)
            return None if value is None else abs(value)
        case Apply(("exp" | "cos" | "cosh" | "sech"), (argument,)) if _value(argument, r) == 0:
            return Fraction(1)
        case Apply(("sin" | "sinh" | "tanh" | "erf"), (argument,)) if _value(argument, r) == 0:
            return Fraction(0)
        case _:
            raise _NoValue


def _finite(value: Extended) -> Fraction:
    if value is None:
        raise _NoValue
    return value


def _sum(values: list[Extended]) -> Extended:
    finite = [value for value in values if value is not None]
    return sum(finite, Fraction(0)) if len(finite) == len(values) else None


def _product(values: list[Extended]) -> Extended:
    result = Fraction(1)
    for value in values:
        result *= 1 if value is None else value
    if None not in values:
        return result
    if result <= 0:
        raise _NoValue  # minus infinity, or not defined
    return None


def _power(base: Extended, n: Fraction) -> Extended:
    if base is None and n != 0:
        return None if n > 0 else Fraction(0)
    if base is None or (base == 0 and n <= 0) or (base < 0 and n.denominator > 1):
        raise _NoValue
    root = Fraction(_root(base.numerator, n.denominator), _root(base.denominator, n.denominator))
    found = power(Number(root), Number(Fraction(n.numerator)))
    if not isinstance(found, Number):
        raise _NoValue
    return found.value


def _root(number: int, degree: int) -> int:
    """The exact root of an integer, negative only if the degree is 1."""
    if degree == 1:
        return number
    if degree > MOST_DEGREE:
        raise _NoValue
    low, high = 0, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if middle**degree < number else (low, middle)
    if low**degree != number:
        raise _NoValue
    return low
