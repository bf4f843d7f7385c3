"""What is certain about the value of a term: an interval that contains it.

A :class:`Domain` says where the symbols range; :func:`enclose` evaluates a term on it in interval arithmetic.  With
symbols on (0, oo) this is the calculus of signs (a product of positive terms is positive); with ``k`` on a small
interval it is an evaluation with rigorous error bounds: one mechanism for both.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import comb, factorial

from mfsym.kernel.effort import spend
from mfsym.kernel.interval import (
    EVERYTHING,
    POSITIVE,
    Interval,
    added,
    exponential,
    hull,
    integer_power,
    intersected,
    logarithm,
    multiplied,
    negated,
    pi,
    point,
    real_power,
    reciprocal,
    square_root,
)
from mfsym.kernel.monomials import Poly, exponent_between, is_positive_base, ratio_of_powers
from mfsym.kernel.normal_arithmetic import linear_in, primitive, rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.special import arctangent, error_function, hyperbolic_cosine, hyperbolic_sine, hyperbolic_tangent
from mfsym.kernel.term import (
    Apply,
    D,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    difference,
    free_symbols,
    negative,
    parts,
)
from mfsym.kernel.trigonometry import cosine, sine

_HALF = Fraction(1, 2)
_MINUS_HALF = point(-_HALF)
_BESSEL_J = Interval(Fraction(-1), Fraction(1))


@dataclass(frozen=True)
class Domain:
    """Where the symbols range: ``boxes`` for some, (0, oo) for the others; ``conditions`` are terms assumed > 0.

    The dimension ``d`` is an integer >= 1 throughout.
    """

    boxes: Mapping[str, Interval]
    conditions: tuple[Term, ...] = ()

    def with_box(self, symbol: Symbol, box: Interval) -> "Domain":
        """The same domain with ``symbol`` ranging over ``box``."""
        return Domain({**self.boxes, symbol.name: box}, self.conditions)


def domain(conditions: tuple[Term, ...]) -> Domain:
    """The domain where all symbols are positive and all ``conditions`` are > 0.

    A condition on one symbol, such as s - 1 > 0, narrows that symbol's box.

    >>> from mfsym.kernel.grammar import parse
    >>> enclose(parse("s^2 - 1/s^2"), domain((parse("s - 1"),))).is_positive()
    True
    """
    boxes = {D.name: Interval(Fraction(1), None)}
    for condition in conditions:
        for name in free_symbols(condition):
            linear = linear_in(normal(condition), name)
            if linear is None:
                continue
            slope, start = linear
            # slope * symbol + start > 0
            zero = -start / slope
            if name == D.name and slope > 0:
                bound = Interval(Fraction(zero.numerator // zero.denominator + 1), None)
            else:
                bound = Interval(zero, None, True) if slope > 0 else Interval(None, zero, False, True)
            box = intersected(boxes.get(name, POSITIVE), bound)
            if box.lower is None or box.upper is None or box.lower < box.upper:
                boxes[name] = box
    return Domain(boxes, conditions)


def enclose(term: Term, where: Domain) -> Interval:
    """An interval that contains every value of the term on the domain, wherever it is defined."""
    spend(1)
    match term:
        case Number(value):
            return point(value)
        case Symbol(name):
            return where.boxes.get(name, POSITIVE)
        case Sum(terms):
            result = point(0)
            for part in terms:
                result = added(result, enclose(part, where))
            return result if result.is_positive() or result.is_negative() else _assumed(term, result, where)
        case Product(factors):
            result = point(1)
            for part in factors:
                result = multiplied(result, enclose(part, where))
            return result
        case Power(base, exponent):
            return _power(enclose(base, where), enclose(exponent, where))
        case Apply("hyp1f1", (first, second, _)):
            # For 0 < a < b it is a mean of the values exp(x t) with 0 < t < 1 (DLMF 13.4.1).
            gap = rational_value(normal(difference(second, first)))
            above = enclose(difference(second, first), where) if gap is None else point(gap)
            return POSITIVE if enclose(first, where).is_positive() and above.is_positive() else EVERYTHING
        case Apply("hyp1f2", arguments):
            return _BESSEL_J if _is_mean_of_bessel(arguments, where) else EVERYTHING
        case Apply(function, arguments):
            return _application(function, tuple(enclose(part, where) for part in arguments))


def _is_mean_of_bessel(arguments: tuple[Term, ...], where: Domain) -> bool:
    """Is 1F2(a; b, c; x) a mean of the values 0F1(; b; x t) with 0 < t <= 1 (DLMF 16.5.2), and are these in [-1, 1]?

    The former for 0 < a <= c; the latter for b >= 1/2 and x <= 0, for they are means of cosines (DLMF 10.9.4).
    """
    first, second, third, argument = arguments
    if not enclose(first, where).is_positive() or not negated(enclose(argument, where)).is_nonnegative():
        return False
    for b, c in ((second, third), (third, second)):
        gap = normal(difference(c, first))
        above = all(size > 0 and all(is_positive_base(base) for base, _ in monomial) for monomial, size in gap)
        if above and added(enclose(b, where), _MINUS_HALF).is_nonnegative():
            return True
    return False


def defined(term: Term, where: Domain) -> bool:
    """Is the term certainly defined on the whole domain?

    Denominators do not vanish, bases of powers that are not integers are positive (or zero, under a positive
    exponent), arguments of log, Gamma and the K-Bessel function are positive.
    """
    if not all(defined(part, where) for part in parts(term)):
        return False
    match term:
        case Power(base, exponent):
            b, e = enclose(base, where), enclose(exponent, where)
            whole = e.is_point() and e.lower is not None and e.lower.denominator == 1
            if b.is_positive() or (whole and e.is_nonnegative()):
                return True
            return b.is_negative() if whole else b.is_nonnegative() and e.is_positive()
        case Apply("log" | "gamma", (argument,)) | Apply("besselk" | "ker" | "kei" | "uppergamma", (_, argument)):
            return enclose(argument, where).is_positive()
        case Apply("sphericalj", (order, _)):
            return isinstance(order, Number) and order.value.denominator == 1 and order.value >= 0
        case Apply("hyp1f1" | "hyp1f2", (_, *below, _)):
            return all(enclose(part, where).is_positive() for part in below)
        case Apply("besselj" | "struveh", (order, argument)):
            return enclose(order, where).is_nonnegative() and enclose(argument, where).is_nonnegative()
        case _:
            return True


def is_positive(term: Term, where: Domain) -> bool:
    """Is the term certainly defined, and > 0?  Without a value it may equal one number and be enclosed like another."""
    return defined(term, where) and enclose(term, where).is_positive()


def _power(base: Interval, exponent: Interval) -> Interval:
    spend(4)
    if exponent.is_point() and exponent.lower is not None:
        value = exponent.lower
        if value.denominator == 1 and abs(value) <= 10_000:
            return integer_power(base, int(value))
        if abs(value) == _HALF and base.is_nonnegative():
            root = square_root(base)
            return root if value > 0 else reciprocal(root)
    return real_power(base, exponent)


def _application(function: str, arguments: tuple[Interval, ...]) -> Interval:
    spend(4)
    x = arguments[-1] if arguments else EVERYTHING
    match function:
        case "pi":
            return pi()
        case "exp":
            return exponential(x)
        case "log":
            return logarithm(x)
        case "sin":
            return sine(x)
        case "cos":
            return cosine(x)
        case "sinh":
            return hyperbolic_sine(x)
        case "cosh":
            return hyperbolic_cosine(x)
        case "tanh":
            return hyperbolic_tangent(x)
        case "sech":
            return reciprocal(hyperbolic_cosine(x))
        case "atan":
            return arctangent(x)
        case "erf":
            return error_function(x)
        case "erfc":
            return added(point(1), negated(error_function(x)))
        case "gamma":
            return _gamma(x)
        case "besselk":
            return _bessel_k(arguments[0], x)
        case "uppergamma" if x.is_positive():
            return POSITIVE
        case "abs":
            return _extreme("max", (x, negated(x), point(0)))
        case "max" | "min":
            return _extreme(function, arguments)
        case "if":
            return hull(arguments[1], arguments[2])
        case "integral":  # of a function with a sign
            return POSITIVE if x.is_positive() else EVERYTHING
    return _BESSEL_J if function in ("besselj", "sphericalj") else EVERYTHING


def _extreme(function: str, arguments: tuple[Interval, ...]) -> Interval:
    """Of max, and of min as -max(-x).  Closed ends, which are always safe, unless one argument is positive."""
    if function == "min":
        return negated(_extreme("max", tuple(negated(x) for x in arguments)))
    lowers = [x.lower for x in arguments if x.lower is not None]
    uppers = [x.upper for x in arguments if x.upper is not None]
    upper = max(uppers) if len(uppers) == len(arguments) else None
    positive = any(x.is_positive() for x in arguments)
    return Interval(max(lowers, default=None), upper, positive and max(lowers) == 0)


def _gamma(x: Interval) -> Interval:
    """Gamma is positive on (0, oo); at half-integers it is a rational number times 1 or sqrt(pi)."""
    if not x.is_positive():
        return EVERYTHING
    if x.is_point() and x.lower is not None and x.lower.denominator <= 2 and x.lower <= 200:
        n = x.lower
        if n.denominator == 1:
            return point(factorial(int(n) - 1))
        value = Fraction(1)
        while n > _HALF:
            n -= 1
            value *= n
        return multiplied(point(value), square_root(pi()))
    return POSITIVE


def _bessel_k(order: Interval, x: Interval) -> Interval:
    """K is positive on (0, oo) for every order, and decreasing; elementary for half-integer orders.

    K_(n+1/2)(x) = sqrt(pi/(2x)) exp(-x) sum_j (n+j)! / (j! (n-j)!) (2x)^(-j)   (DLMF 10.47.9, 10.49.12).
    """
    if not x.is_positive():
        return EVERYTHING
    if not (order.is_point() and order.lower is not None and order.lower.denominator == 2 and abs(order.lower) < 50):
        return POSITIVE
    n = int(abs(order.lower) - _HALF)
    inverse = reciprocal(multiplied(point(2), x))
    total = point(0)
    for j in range(n + 1):
        coefficient = comb(n, j) * factorial(n + j) // factorial(n)
        total = added(total, multiplied(point(coefficient), integer_power(inverse, j)))
    root = square_root(multiplied(pi(), inverse))
    return intersected(POSITIVE, multiplied(multiplied(root, exponential(negated(x))), total))


def _assumed(term: Term, result: Interval, where: Domain) -> Interval:
    """Use a condition: a positive multiple of something assumed positive is positive, a negative one is negative.

    If u > v is assumed, so is u^p w > v^p w for p > 0 and w > 0, for example b^2 > a^2 where b > a.
    """
    if where.conditions:
        assumed = _normal_conditions(where.conditions)
        plus, minus = normal(term), normal(negative(term))
        for poly, sign in ((plus, POSITIVE), (minus, negated(POSITIVE))):
            if primitive(poly) in assumed:
                return intersected(result, sign)
        ratio = ratio_of_powers(plus)
        boxes = (where.boxes.get(name, POSITIVE) for name in free_symbols(term))
        if ratio is not None and all(box.is_positive() for box in boxes):
            for known in filter(None, map(ratio_of_powers, assumed)):
                power = exponent_between(known, ratio)
                if power is not None:
                    return intersected(result, POSITIVE if power > 0 else negated(POSITIVE))
    return result


@lru_cache(maxsize=64)
def _normal_conditions(conditions: tuple[Term, ...]) -> frozenset[Poly]:
    return frozenset(primitive(normal(condition)) for condition in conditions)
