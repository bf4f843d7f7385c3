"""Terms for property tests: such that are positive by construction, such that need not be, and their values.

The values are computed by mpmath and Arb, which share no line with the kernel.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import mpmath
from flint import arb, ctx
from hypothesis import reject
from hypothesis import strategies as st

from mfsym.kernel.term import (
    BOUND,
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

DIGITS = 60
LARGEST = mpmath.mpf(10) ** 12

NAMES = ("a", "b", "s", "r", "k", "d")
SYMBOLS = st.sampled_from(NAMES).map(Symbol)
POSITIVE_NUMBERS = st.fractions(Fraction(1, 4), 4, max_denominator=4).map(number)
NUMBERS = st.fractions(-3, 3, max_denominator=3).map(number)
POINTS = st.fixed_dictionaries(
    {name: st.fractions(Fraction(1, 8), 3, max_denominator=16) for name in NAMES[:-1]}
    | {"d": st.integers(1, 6).map(Fraction)}
)


def _pairs(one: st.SearchStrategy[Term], other: st.SearchStrategy[Term], build: Any) -> st.SearchStrategy[Term]:
    return st.tuples(one, other).map(lambda pair: build(*pair))


def _applied(function: str, *arguments: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.tuples(*arguments).map(lambda values: Apply(function, values))


def _more_positive(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    signed = inner | inner.map(negative) | NUMBERS | _pairs(inner, inner, difference)
    return st.one_of(
        _pairs(inner, inner, total),
        _pairs(inner, inner, product),
        _pairs(inner, inner, quotient),
        _pairs(inner, signed, power),
        _applied("exp", signed),
        _applied("gamma", inner),
        _applied("besselk", signed, inner),
        _applied("cosh", signed),
        _applied("sech", signed),
        _applied("erfc", signed),
        _applied("max", inner, signed),
        _applied("min", inner, inner),
    )


positive_terms: st.SearchStrategy[Term] = st.recursive(
    SYMBOLS | POSITIVE_NUMBERS | st.just(Apply("pi", ())), _more_positive, max_leaves=6
)


def _more(inner: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    return st.one_of(
        _pairs(inner, inner, total),
        _pairs(inner, inner, difference),
        _pairs(inner, inner, product),
        _pairs(inner, positive_terms, quotient),
        _pairs(inner, st.integers(0, 4).map(number), power),
        # Roots of squares: where a careless law would lose a sign.
        inner.map(lambda term: power(power(term, number(2)), number(Fraction(1, 2)))),
        *(_applied(function, inner) for function in ("exp", "sin", "cos", "sinh", "tanh", "erf", "atan", "abs")),
        _applied("log", positive_terms),
        _applied("besselj", st.integers(0, 3).map(number), positive_terms),
        _applied("sphericalj", st.integers(0, 3).map(number), inner),
        _applied("struveh", st.integers(0, 2).map(number), positive_terms),
        _applied("hyp1f2", *[st.integers(1, 4).map(number)] * 3, positive_terms.map(negative)),
        _applied("max", inner, inner),
        st.tuples(_applied("less", inner, inner), inner, inner).map(lambda parts: Apply("if", parts)),
    )


terms: st.SearchStrategy[Term] = st.recursive(positive_terms | NUMBERS, _more, max_leaves=5)

integrals: st.SearchStrategy[Term] = st.tuples(positive_terms, positive_terms).map(
    lambda pair: Apply("integral", (product(pair[0], Apply("exp", (negative(product(pair[1], BOUND)),))),))
)
terms_with_integrals = terms | integrals | _pairs(terms, integrals, total) | _pairs(terms, integrals, product)


def value(term: Term, at: Mapping[str, Any], most: Any = LARGEST) -> Any:
    """The value at a point, with 60 digits of working precision; gives up on intermediate results above ``most``."""
    with mpmath.workdps(DIGITS):
        result = _value(term, at, most)
        if not isinstance(result, bool) and not abs(result) <= most:
            reject()
        return result


def _value(term: Term, at: Mapping[str, Any], most: Any) -> Any:
    match term:
        case Number(exact):
            return real(exact)
        case Symbol(name):
            return real(at[name])
        case Sum(terms):
            return mpmath.fsum(value(part, at, most) for part in terms)
        case Product(factors):
            return mpmath.fprod(value(part, at, most) for part in factors)
        case Power(base, exponent):
            return value(base, at, most) ** value(exponent, at, most)
        case Apply("if", (condition, true, false)):
            return value(true, at, most) if value(condition, at, most) else value(false, at, most)
        case Apply(function, arguments):
            return FUNCTIONS[function](*(value(part, at, most) for part in arguments))


def _near(function: Any, *arguments: Any) -> Any:
    """The value of a hypergeometric function not too far from 0, where its series is not too long."""
    if abs(arguments[-1]) > 1000:
        reject()
    return function(*arguments)


def _bessel_k(order: Any, x: Any) -> Any:
    """The K-Bessel function from Arb, which is far faster than that of mpmath."""
    ctx.prec = 4 * DIGITS
    # At an order that is an integer but for rounding, nothing would be left of the precision; K is smooth in the order.
    if abs(order - mpmath.nint(order)) < mpmath.mpf(10) ** -(DIGITS // 2 + 5):
        order = mpmath.nint(order)
    found = arb(x).bessel_k(arb(order))
    if not found.is_finite():
        reject()
    mantissa, exponent = found.mid().man_exp()
    return mpmath.ldexp(mpmath.mpf(int(mantissa)), int(exponent))


FUNCTIONS: Mapping[str, Any] = {
    "pi": lambda: +mpmath.pi,
    "abs": abs,
    "max": max,
    "min": min,
    "less": lambda x, y: x < y,
    "besselk": _bessel_k,
    "lessequal": lambda x, y: x <= y,
    **{name: getattr(mpmath, name) for name in ("exp", "log", "gamma", "besselj", "erf", "erfc")},
    **{name: getattr(mpmath, name) for name in ("atan", "struveh", "hyp1f1")},
    "sphericalj": lambda n, x: _near(mpmath.hyp0f1, n + mpmath.mpf(3) / 2, -(x**2) / 4) * x**n / mpmath.fac2(2 * n + 1),
    "hyp1f2": lambda a, b, c, x: _near(mpmath.hyp1f2, a, b, c, x),
    **{name: getattr(mpmath, name) for name in ("ker", "kei")},
    "uppergamma": mpmath.gammainc,
    **{name: getattr(mpmath, name) for name in ("sin", "cos", "sinh", "cosh", "tanh", "sech")},
}


def real(exact: Any) -> Any:
    """An exact number, or one of mpmath, as a number of mpmath."""
    return mpmath.mpf(exact.numerator) / exact.denominator if isinstance(exact, Fraction) else mpmath.mpf(exact)
