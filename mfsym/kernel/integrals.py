"""The rules by which equations about integrals over (0, oo) follow, besides the cited facts.

====================  =============================================================================================
``antiderivative``    the integral of a function of r, which may vanish beyond some distance, from an antiderivative
``piecewise``         the same of a function that is given in pieces, from an antiderivative for each of them
``value-at-zero``     on the line, the transform at k = 0 is twice the integral
``inversion-at-zero`` on the line, the integral of an integrable transform is pi times the value at r = 0
``sum-of-integrals``  sums of integrals, with coefficients
====================  =============================================================================================

The left side of each is ``integral(g(t), t)``; all integrals converge absolutely.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from mfsym.kernel.calculus import derivative
from mfsym.kernel.decay import falls_to_zero, is_integrable_at_infinity
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Equation, Pair
from mfsym.kernel.interval import Interval, point
from mfsym.kernel.piecewise import pieces, resolved
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import (
    BOUND,
    ONE,
    PI,
    ZERO,
    Apply,
    K,
    Power,
    R,
    Symbol,
    Term,
    contains,
    difference,
    negative,
    number,
    parts,
    product,
    quotient,
    rebuild,
    substitute,
    total,
)

Line = Equation | Pair
Terms = Mapping[str, Term]


def integral_of(function: Term, variable: Symbol) -> Term:
    """The integral of a function of ``variable`` over (0, oo), as a term.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(integral_of(parse("r*exp(-r)"), R))
    'integral(t*exp(-t), t)'
    """
    return Apply("integral", (substitute(function, {variable.name: BOUND}),))


def value_at_zero(term: Term, where: Domain) -> Term:
    """The term at r = 0, where it is defined; powers of r with a positive exponent are 0 there.

    Refuses (Refused) where a condition is not certain at r = 0.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(value_at_zero(parse("if(r < 1, exp(-r) + sqrt(r), 0)"), domain(())))
    'exp(0)'
    """
    match term:
        case Apply("if", (Apply("less" | "lessequal", (smaller, greater)), first, second)):
            sign = enclose(value_at_zero(difference(greater, smaller), where), where)
            if not (sign.is_positive() or sign.is_negative()):
                raise Refused("a condition is not certain at r = 0")
            return value_at_zero(first if sign.is_positive() else second, where)
        case Power(base, exponent) if base == R and enclose(value_at_zero(exponent, where), where).is_positive():
            return ZERO
        case _ if term == R:
            return ZERO
        case _:
            return rebuild(term, tuple(value_at_zero(part, where) for part in parts(term)))


def _antiderivative(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Equation:
    integrand, primitive = (_term(terms, name) for name in ("integrand", "primitive"))
    end = terms.get("end")
    bound = contains(integrand, BOUND) or contains(primitive, BOUND)
    require(not bound, "a term mentions a variable of integration")
    # F is continuous for r >= 0 and has the derivative g on (0, end).  The integral of |g| is finite: for large r
    # because g decays; near 0 because F is monotone there, as it is built from powers, exponentials and functions that
    # are analytic at 0.
    from_zero = where.with_box(R, Interval(Fraction(0), None))
    require(defined(primitive, from_zero), "the antiderivative is not continuous")
    inside = integrand
    if end is not None:
        require(enclose(end, where).is_positive() and not contains(end, R), "the end is not a positive constant")
        require(equal(resolved(integrand, end, False, where), ZERO), "the integrand does not vanish beyond the end")
        inside = resolved(integrand, end, True, where)
    require(equal(derivative(primitive, R), inside), "the antiderivative is one of another function")
    start = value_at_zero(primitive, where)
    if end is None:
        require(is_integrable_at_infinity(integrand, ONE, where), "the integrand is not seen to decay")
        require(falls_to_zero(primitive, where), "the antiderivative is not seen to vanish at infinity")
        return Equation(integral_of(integrand, R), negative(start))
    return Equation(integral_of(integrand, R), total(substitute(primitive, {R.name: end}), negative(start)))


def _piecewise(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Equation:
    integrand = _term(terms, "integrand")
    bound = any(contains(term, BOUND) for term in terms.values())
    require(not bound, "a term mentions a variable of integration")
    ends, branches = pieces(integrand, where)
    values: list[Term] = []
    for place, inside in enumerate(branches):
        last = place == len(ends)
        if equal(inside, ZERO):
            continue
        # F is continuous on the closed piece and has the derivative g inside of it; the integral of |g| is finite for
        # the reasons above, as F is monotone near either end.
        primitive = _term(terms, f"primitive{place}")
        start = ends[place - 1] if place else ZERO
        closed = Interval(enclose(start, where).lower, None if last else enclose(ends[place], where).upper)
        require(defined(primitive, where.with_box(R, closed)), "an antiderivative is not continuous")
        same = equal(derivative(primitive, R), inside)
        require(same, "an antiderivative is one of another function than that of its piece")
        values.append(negative(substitute(primitive, {R.name: start}) if place else value_at_zero(primitive, where)))
        if last:
            require(is_integrable_at_infinity(inside, ONE, where), "the integrand is not seen to decay")
            require(falls_to_zero(primitive, where), "the antiderivative of the last piece does not vanish at infinity")
        else:
            values.append(substitute(primitive, {R.name: ends[place]}))
    return Equation(integral_of(integrand, R), total(*values))


def _value_at_zero(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Equation:
    pair = _integrable_on_the_line(premises)
    # The transform of an integrable function is continuous; its value at 0 is the integral over the line.
    require(
        defined(pair.transform, where.with_box(K, Interval(Fraction(0), None))), "the transform is not defined at 0"
    )
    value = substitute(pair.transform, {K.name: ZERO})
    return Equation(integral_of(pair.profile, R), quotient(value, number(2)))


def _inversion_at_zero(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Equation:
    pair = _integrable_on_the_line(premises)
    # A continuous integrable function is the inverse transform of its transform, if that is integrable: it is bounded.
    transform = substitute(pair.transform, {K.name: R})
    require(is_integrable_at_infinity(transform, ONE, where), "the transform is not seen to be integrable")
    require(defined(pair.profile, where.with_box(R, point(0))), "the profile has no value at 0")
    return Equation(integral_of(transform, R), product(PI, value_at_zero(pair.profile, where)))


def _integrable_on_the_line(premises: tuple[Line, ...]) -> Pair:
    match premises:
        case (Pair() as pair,):
            pass
        case _:
            raise Refused("the rule takes one transform")
    require(pair.dimension == ONE, "the transform is not one on the line")
    require(pair.sense == "integrable", "the profile is not known to be integrable")
    return pair


def _sum_of_integrals(premises: tuple[Line, ...], terms: Terms, where: Domain) -> Equation:
    integrands: list[Term] = []
    values: list[Term] = []
    for place, line in enumerate(premises):
        match line:
            case Equation(Apply("integral", (integrand,)), value):
                pass
            case _:
                raise Refused("a premise is not about one integral")
        coefficient = _term(terms, f"coefficient{place}")
        require(not contains(coefficient, BOUND), "a coefficient mentions a variable of integration")
        integrands.append(product(coefficient, integrand))
        values.append(product(coefficient, value))
    integrand = _term(terms, "integrand")
    require(not contains(integrand, BOUND), "the integrand mentions a variable of integration")
    same = equal(substitute(integrand, {R.name: BOUND}), total(*integrands))
    require(same, "the integrand is not the sum of the others")
    return Equation(integral_of(integrand, R), total(*values))


INTEGRAL_RULES: Mapping[str, Callable[[tuple[Line, ...], Terms, Domain], Equation]] = {
    "antiderivative": _antiderivative,
    "piecewise": _piecewise,
    "value-at-zero": _value_at_zero,
    "inversion-at-zero": _inversion_at_zero,
    "sum-of-integrals": _sum_of_integrals,
}
"""The rules about integrals."""


def _term(terms: Terms, name: str) -> Term:
    if name not in terms:
        raise Refused(f"the rule needs the term '{name}'")
    return terms[name]
