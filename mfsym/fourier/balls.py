"""Profiles as functions on complex balls: what Arb integrates.

A ball that is returned contains the values at all points of the ball that is given.  Where ``analytic`` is asked for,
it is finite only if the function is analytic there; then Arb may use quadrature.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flint import acb, arb, ctx

from mfsym.errors import NoEvidence
from mfsym.kernel.term import Apply, Number, Power, Product, R, Sum, Term, contains, difference

Function = Callable[[acb, bool], acb]

UNKNOWN = acb("nan")
MOST_EVALUATIONS = 200_000

_MEROMORPHIC: dict[str, Callable[[acb], acb]] = {
    "exp": acb.exp,
    "sin": acb.sin,
    "cos": acb.cos,
    "sinh": acb.sinh,
    "cosh": acb.cosh,
    "tanh": acb.tanh,
    "sech": acb.sech,
    "erf": acb.erf,
    "erfc": acb.erfc,
    "gamma": acb.gamma,
}


def _struve(z: acb, order: acb) -> acb:
    """H_n(z) = (z/2)^(n+1) 1F2(1; 3/2, n + 3/2; -z^2/4) / (Gamma(3/2) Gamma(n + 3/2)): DLMF, 11.2.1."""
    half = acb(1) / 2
    series = (-z * z / 4).hypgeom([acb(1)], [half + 1, order + half + 1])
    return (z / 2) ** (order + 1) * series / ((half + 1).gamma() * (order + half + 1).gamma())


def _spherical(z: acb, order: acb) -> acb:
    """j_n(z) = sqrt(pi) (z/2)^n 0F1(; n + 3/2; -z^2/4) / (2 Gamma(n + 3/2)): DLMF, 10.53.1."""
    half = acb(1) / 2
    series = (-z * z / 4).hypgeom_0f1(order + half + 1)
    return acb.pi().sqrt() * (z / 2) ** order * series / (2 * (order + half + 1).gamma())


def _kelvin(z: acb, order: acb, sign: int) -> acb:
    """exp(-n pi i/2) K_n(z exp(pi i/4)), plus or minus the same with -i for i: twice ker_n(z), or 2i kei_n(z)."""
    quarter = (acb(0, 1) * arb.pi() / 4).exp()
    values = (u ** (-2 * order) * (z * u).bessel_k(order) for u in (quarter, quarter.conjugate()))
    return next(values) + sign * next(values)


def _right(z: acb) -> bool:
    """Away from a cut along the negative axis?"""
    return bool(z.real > 0)


def _off_the_imaginary_axis(z: acb) -> bool:
    """Away from the cuts of atan, which are those numbers i y with |y| >= 1?"""
    return bool(z.real > 0 or z.real < 0 or abs(z.imag) < 1)


_WITH_CUTS: dict[str, tuple[Callable[..., acb], Callable[[acb], bool]]] = {
    "besselj": (acb.bessel_j, _right),
    "besselk": (acb.bessel_k, _right),
    "struveh": (_struve, _right),
    "ker": (lambda z, order: _kelvin(z, order, 1) / 2, _right),
    "kei": (lambda z, order: _kelvin(z, order, -1) / acb(0, 2), _right),
    "sphericalj": (_spherical, lambda z: True),
    "uppergamma": (acb.gamma_upper, _right),
    "hyp1f1": (acb.hypgeom_1f1, lambda z: True),
    "hyp1f2": (lambda z, a, b, c: z.hypgeom([a], [b, c]), lambda z: True),
    "atan": (acb.atan, _off_the_imaginary_axis),
}
"""How a function of an argument, then its orders, is computed, and where it is seen to be analytic."""


def function_of(term: Term) -> Function:
    """The term as a function of r.

    Refuses (NoEvidence) terms with other symbols, and integrals.

    >>> bool(function_of(Power(R, Number(2)))(acb(3), False) == 9)
    True
    """
    if not contains(term, R):
        constant = _constant(term)
        return lambda r, analytic: constant
    match term:
        case Sum(terms):
            addends = [function_of(part) for part in terms]
            return lambda r, analytic: sum((f(r, analytic) for f in addends), acb(0))
        case Product(factors):
            return _product([function_of(factor) for factor in factors])
        case Power(base, exponent):
            return _power(function_of(base), exponent)
        case Apply("if", (Apply(_, (smaller, greater)), first, second)):
            return _choice(*map(function_of, (difference(greater, smaller), first, second)))
        case Apply("max", (first, *others)):
            return _greatest([function_of(part) for part in (first, *others)], 1)
        case Apply("min", (first, *others)):
            return _greatest([function_of(part) for part in (first, *others)], -1)
        case Apply("log", (argument,)):
            inner = function_of(argument)
            return lambda r, analytic: inner(r, analytic).log(analytic=analytic)
        case Apply("abs", (argument,)):
            inner = function_of(argument)
            return lambda r, analytic: inner(r, analytic).real_abs(analytic=analytic)
        case Apply(name, (argument,)) if name in _MEROMORPHIC:
            inner, outer = function_of(argument), _MEROMORPHIC[name]
            return lambda r, analytic: outer(inner(r, analytic))
        case Apply(name, (*orders, argument)) if name in _WITH_CUTS and not any(contains(part, R) for part in orders):
            return _with_cut(name, list(map(_constant, orders)), function_of(argument))
        case _ if term == R:
            return lambda r, analytic: r
    raise NoEvidence("the cost has parts that are not evaluated in ball arithmetic")


def integral(integrand: Function, start: acb, end: acb) -> acb:
    """The integral from ``start`` to ``end``, about as exact as the precision; refuses (NoEvidence) where Arb fails."""
    tolerance = accuracy() / 4
    value = acb.integral(integrand, start, end, abs_tol=tolerance, rel_tol=tolerance, eval_limit=MOST_EVALUATIONS)
    if not value.is_finite():
        raise NoEvidence("the integral that defines the transform was not enclosed")
    return value


def accuracy() -> arb:
    """How exact integrals are: the rest of the bits is for cancellation."""
    return arb(2) ** (-7 * ctx.prec // 16)


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Computes with so many bits inside; time limits and interrupts come out of Arb as what they are."""
    before = ctx.prec
    ctx.prec = bits
    try:
        yield
    except SystemError as defect:
        # An exception that ends a callback, or is raised by a signal, is the cause of the cause of ... this one.
        cause: BaseException = defect
        while cause.__cause__ is not None:
            cause = cause.__cause__
        raise cause from None
    finally:
        ctx.prec = before


def ball_of(number: Number) -> arb:
    """A ball around an exact number."""
    return arb(number.value.numerator) / number.value.denominator


def _constant(term: Term) -> acb:
    match term:
        case Number():
            return acb(ball_of(term))
        case Apply("pi", _):
            return acb(arb.pi())
        case Sum(terms):
            return sum(map(_constant, terms), acb(0))
        case Product(factors):
            return _product([function_of(factor) for factor in factors])(acb(0), False)
        case Power(base, Number() as exponent):
            return _to_power(_constant(base), exponent, False)
        case Power(base, exponent):
            return _constant(base).pow(_constant(exponent))
        case Apply(name, (argument,)) if name in _MEROMORPHIC:
            return _MEROMORPHIC[name](_constant(argument))
        case Apply("log", (argument,)):
            return _constant(argument).log()
        case Apply(name, (*orders, argument)) if name in _WITH_CUTS:
            return _WITH_CUTS[name][0](_constant(argument), *map(_constant, orders))
        case Apply("abs", (argument,)):
            return acb(abs(_constant(argument).real))
        case Apply("max" | "min" as name, arguments):
            best, *others = (_constant(argument).real for argument in arguments)
            for other in others:
                best = best.max(other) if name == "max" else best.min(other)
            return acb(best)
    raise NoEvidence("the cost has parameters; an enclosure needs numbers for them")


def _product(factors: list[Function]) -> Function:
    def value(r: acb, analytic: bool) -> acb:
        result = acb(1)
        for factor in factors:
            result *= factor(r, analytic)
        return result

    return value


def _power(base: Function, exponent: Term) -> Function:
    if contains(exponent, R):
        power = function_of(exponent)
        return lambda r, analytic: base(r, analytic).pow(power(r, analytic), analytic=analytic)
    if isinstance(exponent, Number):
        return lambda r, analytic: _to_power(base(r, analytic), exponent, analytic)
    constant = _constant(exponent)
    return lambda r, analytic: base(r, analytic).pow(constant, analytic=analytic)


def _to_power(base: acb, exponent: Number, analytic: bool) -> acb:
    value = exponent.value
    if value.denominator == 1:
        return base ** int(value)
    if value.denominator == 2:
        return base.sqrt(analytic=analytic) ** value.numerator
    if value > 0 and not analytic and base.contains(0):
        # |z^s| = |z|^s, and 0^s = 0: the logarithm would know nothing here.
        size = abs(base).upper() ** ball_of(exponent)
        return acb(arb(0, size), arb(0, size))
    return base.pow(acb(ball_of(exponent)), analytic=analytic)


def _choice(condition: Function, first: Function, second: Function) -> Function:
    def value(r: acb, analytic: bool) -> acb:
        sign = condition(r, analytic).real
        if sign > 0:
            return first(r, analytic)
        if sign < 0:
            return second(r, analytic)
        return UNKNOWN if analytic else first(r, False).union(second(r, False))

    return value


def _greatest(arguments: list[Function], sign: int) -> Function:
    """The greatest of the values times the ``sign``."""

    def value(r: acb, analytic: bool) -> acb:
        best = arguments[0](r, analytic)
        for argument in arguments[1:]:
            other = argument(r, analytic)
            difference = (sign * (other - best)).real
            if difference > 0:
                best = other
            elif not difference < 0:
                best = UNKNOWN if analytic else best.union(other)
        return best

    return value


def _with_cut(name: str, orders: list[acb], argument: Function) -> Function:
    outer, is_analytic = _WITH_CUTS[name]

    def value(r: acb, analytic: bool) -> acb:
        x = argument(r, analytic)
        return outer(x, *orders) if is_analytic(x) or not analytic else UNKNOWN

    return value
