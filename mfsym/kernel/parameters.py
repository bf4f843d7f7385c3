"""The rules of derivations about a parameter of a pair: its derivative, its integral, a complex value.

Let the profile be g(r) h(s, r) with the parameter s, and test both sides against functions phi of k that vanish near 0.

``parameter-integral``: where h has one sign, the integral of |g h| over s is |g| times that of |h|, the profile of the
conclusion; where h is bounded, and the interval finite, it is at most a multiple of |g|.  Either is locally
integrable and tempered, so Fubini exchanges the integrals over s and over space.

``parameter-derivative``: h' has one sign, so that the integral of |g h'| over an interval is a difference of profiles;
by Fubini, g h' has the right transform for almost every s.  As h' is monotone in s, both sides are continuous in s
(dominated convergence), so it has it for every s.

``complex-rate``: the profile is g(r) exp(-p w(r)), and |exp(-(p + iq) w)| = exp(-p w), for all p > 0; so the transform
at p + iq, tested against phi, is analytic for p > 0.  So is the candidate U - iV for q > 0, by the Cauchy-Riemann
equations; the two agree for q = 0, where they are continuous, so (reflection) they agree everywhere.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.calculus import derivative
from mfsym.kernel.decay import falls_to_zero, is_tempered
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.interval import Interval, negated
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import (
    BOUND,
    ZERO,
    Apply,
    D,
    K,
    Product,
    R,
    Symbol,
    Term,
    contains,
    negative,
    product,
    substitute,
    total,
)

Terms = Mapping[str, Term]

_DISTANCE = Symbol("$")
"""Stands for r where r is another variable: a symbol that no text can name."""


def parameter_derivative(pair: Pair, terms: Terms, where: Domain) -> Pair:
    """The derivatives of both sides of the ``pair`` in a parameter."""
    parameter = _parameter(terms, "parameter", where)
    _, moving = _split(pair.profile, parameter)
    slope = derivative(moving, parameter)
    require(_has_a_sign(slope, where), "the derivative of the profile is not seen to have one sign")
    require(
        _has_a_sign(derivative(slope, parameter), where), "the derivative of the profile is not seen to be monotone"
    )
    sides = (derivative(side, parameter) for side in (pair.profile, pair.transform))
    return Pair(next(sides), pair.dimension, next(sides), "tempered")


def parameter_integral(pair: Pair, terms: Terms, where: Domain) -> Pair:
    """The integrals of both sides of the ``pair`` over a parameter, from antiderivatives in it."""
    parameter = _parameter(terms, "parameter", where)
    primitives = _term(terms, "profile"), _term(terms, "transform")
    start, end = _term(terms, "start"), terms.get("end")
    limits = (start,) if end is None else (start, end)
    for limit in limits:
        require(
            not any(contains(limit, s) for s in (R, K, BOUND, parameter)), "a limit of the integral is not constant"
        )
        require(enclose(limit, where).is_nonnegative(), "a limit of the integral is not nonnegative")
    # Whichever limit is the lower one: the integral from the upper to the lower is minus that from the lower.
    from_zero = Interval(Fraction(0), None, lower_open=all(enclose(limit, where).is_positive() for limit in limits))
    closed = where.with_box(parameter, from_zero)
    for primitive, side in zip(primitives, (pair.profile, pair.transform), strict=True):
        require(defined(primitive, closed), "an antiderivative is not continuous")
        require(equal(derivative(primitive, parameter), side), "an antiderivative is one of another function")
    profile, transform = (negative(substitute(side, {parameter.name: start})) for side in primitives)
    if end is None:
        require(
            all(_vanishes_at_infinity(side, parameter, where) for side in primitives), "a limit is not seen to be 0"
        )
    else:
        profile, transform = (
            total(substitute(side, {parameter.name: end}), value)
            for side, value in zip(primitives, (profile, transform), strict=True)
        )
    fixed, moving = _split(pair.profile, parameter)
    bounds = enclose(moving, where)
    bounded = end is not None and bounds.lower is not None and bounds.upper is not None
    converges = (_has_a_sign(moving, where) and is_tempered(profile, pair.dimension, where)) or (
        bounded and is_tempered(fixed, pair.dimension, where)
    )
    require(converges, "the integral is not seen to converge absolutely")
    return Pair(profile, pair.dimension, transform, "tempered")


def complex_rate(function: str, pair: Pair, terms: Terms, where: Domain) -> Pair:
    """An exponential times a cosine or sine, the ``function``: the parts of the pair at a complex rate."""
    rate = _parameter(terms, "rate", where)
    frequency, exponent = _parameter(terms, "frequency", where), _term(terms, "exponent")
    real, imaginary = _term(terms, "real"), _term(terms, "imaginary")
    require(not contains(exponent, rate), "the exponent depends on the rate")
    falls = product(negative(exponent), pair.profile)
    require(equal(derivative(pair.profile, rate), falls), "the profile is no exponential of this exponent")
    closed = where.with_box(frequency, Interval(Fraction(0), None))
    require(defined(real, closed) and defined(imaginary, closed), "a part of the transform is not continuous")
    at_zero = {frequency.name: ZERO}
    require(equal(substitute(real, at_zero), pair.transform), "the real part is another one at frequency 0")
    require(equal(substitute(imaginary, at_zero), ZERO), "the imaginary part is not 0 at frequency 0")
    # U - iV is a function of p + iq: U_p = -V_q and U_q = V_p.
    require(
        equal(derivative(real, rate), negative(derivative(imaginary, frequency)))
        and equal(derivative(real, frequency), derivative(imaginary, rate)),
        "the parts do not satisfy the Cauchy-Riemann equations",
    )
    wave = Apply(function, (product(frequency, exponent),))
    transform = real if function == "cos" else imaginary
    return Pair(product(pair.profile, wave), pair.dimension, transform, "tempered")


def _parameter(terms: Terms, name: str, where: Domain) -> Symbol:
    symbol = _term(terms, name)
    if not isinstance(symbol, Symbol) or symbol in (R, K, D, BOUND):
        raise Refused(f"the {name} is no parameter")
    require(not any(contains(c, symbol) for c in where.conditions), f"a condition mentions the {name}")
    return symbol


def _split(profile: Term, parameter: Symbol) -> tuple[Term, Term]:
    """The factors of the profile without the parameter, and those with it."""
    factors = profile.factors if isinstance(profile, Product) else (profile,)
    fixed = [factor for factor in factors if not contains(factor, parameter)]
    return product(*fixed), product(*(factor for factor in factors if contains(factor, parameter)))


def _has_a_sign(term: Term, where: Domain) -> bool:
    value = enclose(term, where)
    return value.is_nonnegative() or negated(value).is_nonnegative()


def _vanishes_at_infinity(term: Term, parameter: Symbol, where: Domain) -> bool:
    """Does the term tend to 0 as the parameter grows, with everything else fixed?"""
    return falls_to_zero(substitute(term, {parameter.name: R, R.name: _DISTANCE}), where)


def _term(terms: Terms, name: str) -> Term:
    if name not in terms:
        raise Refused(f"the rule needs the term '{name}'")
    return terms[name]
