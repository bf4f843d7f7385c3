"""The normal form of a term: a sum of monomials, each a rational coefficient times bases raised to exponents.

Exponents are normal forms themselves.  A base is a prime (or a number without small factors), ``pi``, Euler's number
(so that exp(x) is a power), a symbol, a function application, or a sum that cannot be multiplied out.

A term and its normal form have the same value for positive symbols **where the term is defined**: no denominator
vanishes, no power of a negative base, no Gamma function at a pole (:func:`mfsym.kernel.enclosure.defined` checks that).
"""

from fractions import Fraction

from mfsym.kernel.effort import spend
from mfsym.kernel.monomials import (
    Base,
    Poly,
    inner_parts,
    inner_sum,
    is_positive_base,
    prime_factors,
)
from mfsym.kernel.normal_arithmetic import (
    EULER,
    poly_constant,
    poly_of,
    poly_power,
    poly_product,
    poly_scaled,
    poly_sum,
    power_of_base,
    primitive,
    rational_value,
)
from mfsym.kernel.term import BOUND, Apply, Number, Power, Product, Sum, Symbol, Term

_TWICE_COSINES = {n: Fraction(square) for n, square in ((0, 4), (2, 3), (3, 2), (4, 1), (6, 0))}
"""The squares of twice the cosine of n pi/12."""
_PI: Base = ("pi",)
_ODD = {"sin", "sinh", "tanh", "erf", "atan"}
_EVEN = {"cos", "cosh", "sech", "abs"}
_ONE_AT_ZERO = {"cos", "cosh", "sech", "erfc", "hyp1f1", "hyp1f2"}
_VALUE_AT_ZERO = {"abs": 0, **dict.fromkeys(_ODD, 0), **dict.fromkeys(_ONE_AT_ZERO, 1)}


def normal(term: Term) -> Poly:
    """The normal form; equal normal forms mean equal terms."""
    spend(1)
    match term:
        case Number(value):
            return poly_constant(value)
        case Symbol(name):
            return power_of_base(("symbol", name), poly_constant(Fraction(1)))
        case Sum(terms):
            return poly_sum(normal(part) for part in terms)
        case Product(factors):
            result = poly_constant(Fraction(1))
            for factor in factors:
                result = poly_product(result, normal(factor))
            return result
        case Power(base, exponent):
            return _power_of_term(base, normal(exponent))
        case Apply(function, arguments):
            return applied(function, tuple(normal(part) for part in arguments))


def _power_of_term(base: Term, exponent: Poly) -> Poly:
    # Integer exponents go inside products and powers, so that (a + b)^2 is not multiplied out in 1/(a + b)^2.
    value = rational_value(exponent)
    if value is not None and value.denominator == 1:
        match base:
            case Product(factors):
                result = poly_constant(Fraction(1))
                for factor in factors:
                    result = poly_product(result, _power_of_term(factor, exponent))
                return result
            case Power(inner, inner_exponent):
                return _power_of_term(inner, poly_product(normal(inner_exponent), exponent))
    match base:
        # So do all exponents where what is below them is positive: ((a + b)^3)^x = (a + b)^(3x).
        case Power(Sum() as inner, inner_exponent) if is_positive_base(("sum", normal(inner))):
            return _power_of_term(inner, poly_product(normal(inner_exponent), exponent))
    return poly_power(normal(base), exponent)


def applied(function: str, arguments: tuple[Poly, ...]) -> Poly:
    """The normal form of a function of normal forms."""
    match function:
        case "pi":
            return power_of_base(_PI, poly_constant(Fraction(1)))
        case "exp":
            return power_of_base(EULER, arguments[0])
        case "log":
            return _logarithm(arguments[0])
        case "gamma":
            return _gamma(arguments[0])
        case "integral":
            return _integral(arguments[0])
        case "if":
            # As a number that is 1 or 0: (the one value) - (the other), and the other.
            condition, first, second = arguments
            one_or_zero = _opaque("if", (condition, poly_constant(Fraction(1)), frozenset()))
            return poly_sum((second, poly_product(one_or_zero, poly_sum((first, poly_scaled(second, Fraction(-1)))))))
        case "less" | "lessequal":
            # The same monomials on both sides are left out, and those with a minus change sides.
            left, right = arguments
            gap = primitive(poly_sum((left, poly_scaled(right, Fraction(-1)))))
            below = frozenset((monomial, -coefficient) for monomial, coefficient in gap if coefficient < 0)
            return _opaque(function, (frozenset(part for part in gap if part[1] > 0), below))
    if function == "abs" and (sign := _certain_sign(arguments[0])):
        return poly_scaled(arguments[0], Fraction(sign))
    if function in ("max", "min") and len(arguments) == 2:
        sign = _certain_sign(poly_sum((arguments[0], poly_scaled(arguments[1], Fraction(-1)))))
        return arguments[0 if (sign > 0) == (function == "max") else 1] if sign else _opaque(function, arguments)
    if function in _VALUE_AT_ZERO and not arguments[-1]:
        return poly_constant(Fraction(_VALUE_AT_ZERO[function]))
    if function in ("sin", "cos") and (value := _at_fraction_of_pi(function, arguments[0])) is not None:
        return value
    if function in ("sin", "cos") and (turns := _half_turns(arguments[0])):
        # sin(x + n pi) = (-1)^n sin(x), and the same for the cosine
        rest = poly_sum((arguments[0], poly_scaled(applied("pi", ()), Fraction(-turns))))
        return poly_scaled(applied(function, (rest,)), Fraction(-1 if turns % 2 else 1))
    order = rational_value(arguments[0])
    if function in ("besselj", "sphericalj", "struveh") and not arguments[1] and order is not None and order >= 0:
        return poly_constant(Fraction(function != "struveh" and order == 0))  # only J_0 and j_0 do not vanish at 0
    if function == "sphericalj" and order is not None and order >= 0 and _starts_negative(arguments[1]):
        # j_n(-x) = (-1)^n j_n(x) for whole n >= 0
        mirrored = _opaque(function, (arguments[0], poly_scaled(arguments[1], Fraction(-1))))
        return poly_scaled(mirrored, Fraction(-1 if order % 2 else 1))
    if function in _ODD | _EVEN and _starts_negative(arguments[0]):
        mirrored = _opaque(function, (poly_scaled(arguments[0], Fraction(-1)),))
        return mirrored if function in _EVEN else poly_scaled(mirrored, Fraction(-1))
    return _opaque(function, arguments)


def _certain_sign(poly: Poly) -> int:
    """1 or -1 if all addends have this sign, by positive factors; 0 otherwise."""
    signs = {coefficient > 0 for _, coefficient in poly}
    if len(signs) == 1 and all(is_positive_base(base) for monomial, _ in poly for base, _ in monomial):
        return 1 if signs == {True} else -1
    return 0


def _half_turns(argument: Poly) -> int:
    """The whole part of the number of an addend n pi."""
    return int(dict(argument).get(frozenset(((_PI, poly_constant(Fraction(1))),)), Fraction(0)))


def _at_fraction_of_pi(function: str, argument: Poly) -> Poly | None:
    """The sine or cosine at a multiple of pi/6 or pi/4; None elsewhere."""
    if len(argument) != 1:
        return None
    ((monomial, coefficient),) = argument
    twelfths = 12 * coefficient - (6 if function == "sin" else 0)  # sin(x) = cos(x - pi/2)
    if monomial != frozenset(((_PI, poly_constant(Fraction(1))),)) or twelfths.denominator != 1:
        return None
    place = int(twelfths) % 24
    place, sign = min(place, 24 - place), 1
    if place > 6:
        place, sign = 12 - place, -1
    # cos of 0, pi/6, pi/4, pi/3 and pi/2 is sqrt(4, 3, 2, 1 or 0)/2.
    if place not in _TWICE_COSINES:
        return None
    return poly_scaled(
        poly_power(poly_constant(_TWICE_COSINES[place]), poly_constant(Fraction(1, 2))), Fraction(sign, 2)
    )


def _starts_negative(argument: Poly) -> bool:
    """Is the first coefficient of a sum, not 0, negative, in an order that depends on nothing but the monomials?"""
    if len(argument) == 1:
        return next(iter(argument))[1] < 0
    return min((_key(monomial), coefficient) for monomial, coefficient in argument)[1] < 0


def _key(part: object) -> str:
    """The part, written so that equal parts are written equally."""
    spend(1)
    match part:
        case frozenset():
            return f"{{{','.join(sorted(_key(inner) for inner in part))}}}"
        case tuple():
            return f"({','.join(_key(inner) for inner in part)})"
        case _:
            return str(part)


def _opaque(function: str, arguments: tuple[Poly, ...]) -> Poly:
    return power_of_base(("apply", function, *arguments), poly_constant(Fraction(1)))


def _logarithm(argument: Poly) -> Poly:
    # log of a product of positive powers is the sum of exponent times log(base).
    if len(argument) == 1:
        ((monomial, coefficient),) = argument
        if coefficient > 0 and all(is_positive_base(base) for base, _ in monomial):
            numbers = (
                poly_scaled(
                    _opaque("log", (power_of_base(("number", prime), poly_constant(Fraction(1))),)), Fraction(times)
                )
                for prime, times in prime_factors(coefficient).items()
            )
            powers = (
                exponent if base == EULER else poly_product(exponent, _opaque("log", (_value_of_base(base),)))
                for base, exponent in monomial
            )
            return poly_sum((*numbers, *powers))
    return _opaque("log", (argument,))


def _value_of_base(base: Base) -> Poly:
    return inner_sum(base) if base[0] == "sum" else power_of_base(base, poly_constant(Fraction(1)))


def _gamma(argument: Poly) -> Poly:
    # Gamma(n) = (n-1)! and Gamma(n + 1/2) = (1/2)(3/2)...(n - 1/2) sqrt(pi).
    value = rational_value(argument)
    if value is None or value.denominator > 2 or not 0 < value <= 200:
        return _opaque("gamma", (argument,))
    result, start = Fraction(1), Fraction(1, value.denominator)
    while start < value:
        result *= start
        start += 1
    root = poly_constant(Fraction(1)) if value.denominator == 1 else power_of_base(_PI, poly_constant(Fraction(1, 2)))
    return poly_scaled(root, result)


def _integral(body: Poly) -> Poly:
    # Factors without the variable of integration come out of the integral.
    if len(body) != 1:
        return _opaque("integral", (body,)) if body else body
    ((monomial, coefficient),) = body
    outside, inside = [], []
    for base, exponent in monomial:
        if _mentions_bound(base):
            inside.append((base, exponent))
            continue
        free = frozenset(part for part in exponent if not _mentions_bound(part))
        outside.append((base, free))
        inside.append((base, exponent - free))
    integrand: Poly = frozenset(((frozenset((b, e) for b, e in inside if e), Fraction(1)),))
    factor = poly_of(dict(outside))
    return poly_product(poly_scaled(factor, coefficient), _opaque("integral", (integrand,)))


def _mentions_bound(part: object) -> bool:
    return any(inner == ("symbol", BOUND.name) for inner in inner_parts(part))
