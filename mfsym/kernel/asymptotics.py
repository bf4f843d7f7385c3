"""How a term behaves as r tends to 0: like a constant times r^g |log r|^m, or beyond every power of r.

At infinity the same is asked of the term with 1/r for r.  Everything follows from the leading terms of sums, products,
powers and functions; where the leading terms of a sum cancel and the sum is analytic at 0, from its first derivative
that does not vanish there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import factorial

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.interval import point
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    PI,
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
    quotient,
    rebuild,
    substitute,
    total,
)

HIGHEST_DERIVATIVE = 8

_AT_ZERO_ONE = {"exp", "cos", "cosh", "sech", "erfc"}
_AT_ZERO_ITSELF = {"sin", "sinh", "tanh", "atan"}
_ANALYTIC = {"exp", "sin", "cos", "sinh", "cosh", "tanh", "sech", "erf", "erfc", "atan"}


@dataclass(frozen=True)
class Behaviour:
    """Divided by r^``exponent`` |log r|^``logs``, the term tends to ``limit`` as r -> 0: a constant of certain sign.

    If ``speed`` is -1 the term is instead smaller than every power of r, if 1 greater, and has the sign of ``limit``.
    """

    limit: Term
    exponent: Term = ZERO
    logs: int = 0
    speed: int = 0


def at_infinity(term: Term) -> Term:
    """The term with 1/r for r: as r -> 0 it behaves as the term does at infinity."""
    return substitute(term, {R.name: power(R, number(-1))})


def behaviour(term: Term, where: Domain) -> Behaviour | None:
    """How the term behaves as r -> 0; None where that is not seen.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(behaviour(parse("(1 - cos(r))/r^4"), domain(())).exponent)
    '-2'
    """
    if not contains(term, R):
        return Behaviour(term) if _sign(term, where) else None
    found: Behaviour | None = None
    match term:
        case Apply("max" | "min" | "if", _):
            chosen = settled(term, where)
            return None if chosen == term else behaviour(chosen, where)
        case Sum(terms):
            found = _of_sum(terms, where)
        case Product(factors):
            found = _of_product(factors, where)
        case Power(base, exponent) if not contains(exponent, R):
            found = _raised(behaviour(base, where), exponent, where)
        case Apply(function, arguments):
            found = _of_function(function, arguments, where)
        case _ if term == R:
            found = Behaviour(ONE, ONE)
    return found or _of_analytic(term, where)


def settled(term: Term, where: Domain) -> Term:
    """The term without max, min and if, as it is for small r; where that is not seen, they are left."""
    match term:
        case _ if not contains(term, R):
            return term
        case Apply("max" | "min" as function, (first, *others)):
            best = first
            for other in others:
                sign = _eventual_sign(difference(other, best), where)
                if not sign:
                    return term
                best = other if (sign > 0) == (function == "max") else best
            return settled(best, where)
        case Apply("if", (Apply(_, (smaller, greater)), first, second)):
            sign = _eventual_sign(difference(greater, smaller), where)
            return settled(first if sign > 0 else second, where) if sign else term
        case _:
            return rebuild(term, tuple(settled(part, where) for part in parts(term)))


def _eventual_sign(term: Term, where: Domain) -> int:
    found = behaviour(term, where)
    return 0 if found is None else _sign(found.limit, where)


def _sign(term: Term, where: Domain) -> int:
    """The sign of a constant; 0 where it is not certain."""
    value = enclose(term, where)
    return 1 if value.is_positive() else -1 if value.is_negative() else 0


def _of_sum(terms: tuple[Term, ...], where: Domain) -> Behaviour | None:
    found = [behaviour(part, where) for part in terms]
    known = [part for part in found if part is not None]
    if len(known) < len(found):
        return None
    # Addends of the greatest speed outgrow the others.
    fastest = max(part.speed for part in known)
    leading = [part for part in known if part.speed == fastest]
    if fastest != 0:
        return leading[0] if len({_sign(part.limit, where) for part in leading}) == 1 else None
    for candidate in leading:
        rest = [part for part in leading if not _same_order(part, candidate)]
        if all(_outgrows(candidate, part, where) for part in rest):
            limit = total(*(part.limit for part in leading if _same_order(part, candidate)))
            return replace(candidate, limit=limit) if _sign(limit, where) else None
    return None


def _same_order(one: Behaviour, other: Behaviour) -> bool:
    return one.logs == other.logs and equal(one.exponent, other.exponent)


def _outgrows(one: Behaviour, other: Behaviour, where: Domain) -> bool:
    if equal(one.exponent, other.exponent):
        return one.logs > other.logs
    return _sign(difference(other.exponent, one.exponent), where) > 0


def _of_product(factors: tuple[Term, ...], where: Domain) -> Behaviour | None:
    # exp(-b r) sinh(a r) is exp(-b r + a r) / 2, up to what is smaller than every power of it.
    exponentials = [_exponential(factor, where) for factor in factors]
    together = [part for part in exponentials if part is not None]
    if together:
        rest = [factor for factor, part in zip(factors, exponentials, strict=True) if part is None]
        one = Apply("exp", (total(*(x for _, x in together)),))
        return _product([behaviour(part, where) for part in (*rest, *(c for c, _ in together), one)])
    return _product([behaviour(factor, where) for factor in factors])


def _exponential(factor: Term, where: Domain) -> tuple[Term, Term] | None:
    """c, x such that the factor is exp(x) times a function that tends to the constant c > 0; None for others."""
    match factor:
        case Power(base, exponent) if not contains(exponent, R):
            inner = _exponential(base, where)
            return None if inner is None else (power(inner[0], exponent), product(exponent, inner[1]))
        case Apply("exp", (x,)) if contains(x, R):
            return ONE, x
        case Apply("sinh" | "cosh", (x,)) if _tends_to_infinity(behaviour(x, where), where) > 0:
            return number(Fraction(1, 2)), x
        case Apply("sech", (x,)) if _tends_to_infinity(behaviour(x, where), where) > 0:
            return number(2), negative(x)
        case _:
            return None


def _product(found: Iterable[Behaviour | None]) -> Behaviour | None:
    result = Behaviour(ONE)
    for part in found:
        if part is None or part.speed * result.speed < 0:
            return None
        result = Behaviour(
            product(result.limit, part.limit),
            _computed(total(result.exponent, part.exponent)),
            result.logs + part.logs,
            part.speed or result.speed,
        )
    return result


def _computed(term: Term) -> Term:
    """The term as a number, if it is one."""
    value = rational_value(normal(term))
    return term if value is None else number(value)


def _raised(base: Behaviour | None, exponent: Term, where: Domain) -> Behaviour | None:
    whole = isinstance(exponent, Number) and exponent.value.denominator == 1
    if base is None or not (whole or _sign(base.limit, where) > 0):
        return None
    if (base.logs and not whole) or (base.speed and not _sign(exponent, where)):
        return None
    return Behaviour(
        power(base.limit, exponent),
        _computed(product(base.exponent, exponent)),
        base.logs * int(exponent.value) if isinstance(exponent, Number) else 0,
        base.speed * _sign(exponent, where),
    )


def _of_function(function: str, arguments: tuple[Term, ...], where: Domain) -> Behaviour | None:
    order, argument = (arguments[0], arguments[1]) if len(arguments) == 2 else (ZERO, arguments[-1])
    x = behaviour(argument, where)
    # The limit of an integral need not be the integral of the limit.
    if x is None or contains(order, R) or len(arguments) > 2 or function == "integral":
        return None
    if function == "abs":
        return x if _sign(x.limit, where) > 0 else replace(x, limit=negative(x.limit))
    if (x.exponent, x.logs, x.speed) == (ZERO, 0, 0):
        if function == "log" and isinstance(argument, Sum) and ONE in argument.terms and equal(x.limit, ONE):
            # log(1 + x) behaves as x does, which tends to 0.
            place = argument.terms.index(ONE)
            return behaviour(total(*argument.terms[:place], *argument.terms[place + 1 :]), where)
        value = Apply(function, (*arguments[:-1], x.limit))
        return Behaviour(value) if defined(value, where) and _sign(value, where) else None
    to_infinity = _tends_to_infinity(x, where)
    if to_infinity:
        return _far_out(function, order, x, to_infinity, where)
    small = _sign(x.exponent, where) > 0 and x.speed == 0
    return _near_zero(function, order, x, where) if small or (x.speed < 0 and function in _AT_ZERO_ONE) else None


def _tends_to_infinity(x: Behaviour | None, where: Domain) -> int:
    """The sign of the infinity that it tends to at least like a power of 1/r; 0 if it is not seen to."""
    if x is None or not (x.speed > 0 or (x.speed == 0 and _sign(x.exponent, where) < 0)):
        return 0
    return _sign(x.limit, where)


def _near_zero(function: str, order: Term, x: Behaviour, where: Domain) -> Behaviour | None:
    """Of a function whose argument tends to 0 like a power of r."""
    half = quotient(x.limit, number(2))
    if function in _AT_ZERO_ONE:
        return Behaviour(ONE)
    if function in _AT_ZERO_ITSELF:
        return x
    if function == "erf":
        return replace(x, limit=product(number(2), power(PI, number(Fraction(-1, 2))), x.limit))
    if x.logs or _sign(x.limit, where) <= 0:
        return None
    sign = _sign(order, where)
    match function:
        case "log":
            return Behaviour(negative(x.exponent), ZERO, 1)
        case "besselj" if enclose(order, where).is_nonnegative():
            return Behaviour(quotient(power(half, order), _gamma(total(order, ONE))), product(order, x.exponent))
        case "besselk" if order == ZERO:
            return Behaviour(x.exponent, ZERO, 1)
        case "besselk" if sign:
            size = order if sign > 0 else negative(order)
            limit = product(number(Fraction(1, 2)), _gamma(size), power(half, negative(size)))
            return Behaviour(limit, negative(product(size, x.exponent)))
        case _:
            return None


def _gamma(term: Term) -> Term:
    return Apply("gamma", (term,))


def _far_out(function: str, order: Term, x: Behaviour, sign: int, where: Domain) -> Behaviour | None:
    """Of a function whose argument tends to infinity, of this sign, at least like a power of 1/r."""
    match function:
        case "exp":
            return Behaviour(ONE, speed=sign)
        case "cosh":
            return Behaviour(ONE, speed=1)
        case "sinh":
            return Behaviour(number(sign), speed=1)
        case "sech":
            return Behaviour(ONE, speed=-1)
        case "tanh" | "erf":
            return Behaviour(number(sign))
        case "erfc":
            return Behaviour(ONE, speed=-1) if sign > 0 else Behaviour(number(2))
        case "besselk" | "uppergamma" if sign > 0:
            return Behaviour(ONE, speed=-1)
        case "atan":
            return Behaviour(product(number(Fraction(sign, 2)), PI))
        case "log" if sign > 0 and x.speed == 0:
            return Behaviour(negative(x.exponent), ZERO, 1)
        case _:
            return None


# --- sums whose leading terms cancel ---------------------------------------------------------------


def _of_analytic(term: Term, where: Domain) -> Behaviour | None:
    part = analytic_part(term, where)
    if part is None:
        return None
    exponent, order, slope = part
    limit = quotient(substitute(slope, {R.name: ZERO}), number(factorial(order)))
    return Behaviour(limit, number(exponent + order)) if _sign(limit, where) else None


def analytic_part(term: Term, where: Domain) -> tuple[Fraction, int, Term] | None:
    """n, m and the m-th derivative of f, where the term is r^n f, f is analytic at 0, and m is the least such that
    this derivative is not seen to vanish at 0; None where no such f or m is seen.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> analytic_part(parse("1/r - cos(r)/r"), domain(()))[:2]
    (Fraction(-1, 1), 2)
    """
    addends = [_power_taken_out(addend) for addend in (term.terms if isinstance(term, Sum) else (term,))]
    least = min(exponent for exponent, _ in addends)
    rest = total(*(product(power(R, number(exponent - least)), factor) for exponent, factor in addends))
    if not _is_analytic(rest, where):
        return None
    for order in range(HIGHEST_DERIVATIVE + 1):
        if not equal(substitute(rest, {R.name: ZERO}), ZERO):
            return least, order, rest
        rest = derivative(rest, R)
    return None


def _power_taken_out(term: Term) -> tuple[Fraction, Term]:
    """N and f such that the term is r^n f."""
    match term:
        case _ if term == R:
            return Fraction(1), ONE
        case Product(factors):
            taken = [_power_taken_out(factor) for factor in factors]
            return sum((n for n, _ in taken), Fraction(0)), product(*(rest for _, rest in taken))
        case Power(base, Number(value)):
            n, rest = _power_taken_out(base)
            return n * value, power(rest, number(value))
        case _:
            return Fraction(0), term


def _is_analytic(term: Term, where: Domain) -> bool:
    """Is the term certainly analytic in r at r = 0, by composition of functions that are?"""
    if not contains(term, R):
        return True
    if not all(_is_analytic(part, where) for part in parts(term)):
        return False
    at_zero = where.with_box(R, point(0))
    match term:
        case Power(_, Number(exponent)) if exponent.denominator == 1 and exponent >= 0:
            return True
        case Power(base, exponent) if not contains(exponent, R):
            whole = isinstance(exponent, Number) and exponent.value.denominator == 1
            value = enclose(base, at_zero)
            return value.is_positive() or (whole and value.is_negative())
        case Apply("log", (argument,)):
            return enclose(argument, at_zero).is_positive()
        case Apply("besselj", (Number(order), _)):
            return order.denominator == 1 and order >= 0
        case Apply(function, _):
            return function in _ANALYTIC
        case _:
            return isinstance(term, Sum | Product) or term == R
