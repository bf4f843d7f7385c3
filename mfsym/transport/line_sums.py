"""Least energies on the line for every number of bodies at once: the sum over distances, and its closed form.

The kernel (:mod:`mfsym.kernel.line`) asks for an antiderivative of the cost of a gap, and for partial sums.  Both are
found for profiles that are sums of c r^m exp(-a r) with integers m >= 0, the partial sums for uniform laws; other
profiles have sums for uniform laws only, and c/r has one for the Lorentzian law.
"""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from math import comb

from mfsym.costs.shape import Shape, addends_of, shape_of
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import EnergyOnLine, EnergySum, Exponential, Marginal, RadialDensity, Setting, UniformBall
from mfsym.kernel.enclosure import Domain, domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, Gaps, Telescope
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import value_at_zero
from mfsym.kernel.line import H, N, V, gap_of
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    K,
    Number,
    R,
    Term,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

MOST_POWERS = 12
"""The greatest power of r, and of the cost of a gap, that is expanded."""

Addends = dict[tuple[int, Term], Term]
"""The coefficients c of r^m exp(b r), for each m and b."""

_ON_LORENTZIAN = parse("(v*cos(pi*h) - sin(2*pi*v + pi*h)/(2*pi))/(2*s*sin(pi*h))")
_LORENTZIAN_SUMMAND = parse("N/(2*pi*s) + (N - k)*cos(pi*k/N)/(2*s*sin(pi*k/N))")


def energy_sum(setting: Setting, law: Marginal) -> Certificate:
    """V_N as a sum over k = 1, ..., N - 1, for the cost in ``setting`` and the law of a body; to be checked.

    Refuses: NoEvidence if no antiderivative is found.

    >>> from mfsym.kernel.claim import Setting, UniformBall
    >>> from mfsym.kernel.grammar import text
    >>> from fractions import Fraction
    >>> found = energy_sum(Setting(parse("exp(-a*r)"), ONE), UniformBall(Fraction(1, 2)))
    >>> text(found.claim.summand)
    '(N - k)*exp(-a*k/N)'
    """
    match law:
        case UniformBall():
            distance = quotient(product(number(2 * law.radius), K), N)
            summand = product(difference(N, K), tidied(substitute(setting.profile, {R.name: distance})))
            return Certificate(EnergySum(setting, law, summand), _gaps(setting, law, _of_uniform(setting, law)))
        case Exponential(scale):
            primitive = _on_exponential(addends(setting.profile), scale)
            ends = (substitute(primitive, {V.name: end}) for end in (difference(ONE, H), ZERO))
            integral = substitute(difference(*ends), {H.name: quotient(K, N)})
            return Certificate(EnergySum(setting, law, tidied(product(N, integral))), _gaps(setting, law, primitive))
        case RadialDensity(density):
            strength = substitute(setting.profile, {R.name: ONE})
            if not equal(product(setting.profile, R), strength):
                raise NoEvidence("for laws with a density on the whole line the sum is known for costs c/r only")
            values = {"s": tidied(quotient(ONE, product(PI, value_at_zero(density, domain(())))))}
            summand = tidied(product(strength, substitute(_LORENTZIAN_SUMMAND, values)))
            primitive = tidied(product(strength, substitute(_ON_LORENTZIAN, values)))
            return Certificate(EnergySum(setting, law, summand), _gaps(setting, law, primitive))
        case _:
            raise NoEvidence(
                "the least energy is known for interval(a, b), exponential(s) and lorentzian(s), and for a given "
                "number of bodies with a density on the whole line; for points there is mfsym solve"
            )


def energy_on_line(setting: Setting, law: Marginal) -> Certificate:
    """V_N in closed form, for uniform laws; to be checked.

    Refuses: NoEvidence for other laws, and profiles that are no sums of c r^m exp(-a r) with integers m >= 0.

    >>> from fractions import Fraction
    >>> from mfsym.kernel.grammar import text
    >>> text(energy_on_line(Setting(parse("-r"), ONE), UniformBall(Fraction(1, 2))).claim.energy)
    '1/6 - N^2/6'
    """
    if not isinstance(law, UniformBall):
        raise NoEvidence("closed forms of the sum are known for uniform laws")
    gaps = _gaps(setting, law, _of_uniform(setting, law))
    step = quotient(number(2 * law.radius), N)
    partials, values = [], []
    for (degree, rate), coefficient in addends(setting.profile).items():
        # (N - k) c (L k/N)^m q^k with q = exp(b L/N)
        scaled = product(coefficient, *([step] * degree))
        polynomial = {degree: product(N, scaled), degree + 1: negative(scaled)}
        if rate == ZERO:
            partial = _sum_of_powers(polynomial)
            partials.append(partial)
            ends = (substitute(partial, {K.name: end}) for end in (N, ONE))
            values.append(tidied(difference(*ends)))
            continue
        q = Apply("exp", (product(rate, step),))
        partial = _geometric_sum(polynomial, q)
        partials.append(product(partial, Apply("exp", (product(rate, step, K),))))
        start = product(q, substitute(partial, {K.name: ONE}))
        end = product(Apply("exp", (product(rate, step, N),)), substitute(partial, {K.name: N}))
        values.append(total(tidied(end), negative(tidied(start))))
    return Certificate(EnergyOnLine(setting, law, tidied(total(*values))), Telescope(gaps, tidied(total(*partials))))


def _gaps(setting: Setting, law: Marginal, primitive: Term) -> Gaps:
    try:
        where = domain(setting.conditions)
        distances = where.with_box(R, gap_of(law, where)[1])
        slope = _with_sign(derivative(setting.profile, R), distances, -1)
        return Gaps(slope, _with_sign(derivative(slope, R), distances, 1), primitive)
    except Refused as refusal:
        raise NoEvidence(f"the cost is not seen to be convex: {refusal}") from refusal


def _with_sign(term: Term, where: Domain, sign: int) -> Term:
    """The term, tidied unless only the term as it is shows that it has this sign or vanishes."""
    written = tidied(term)
    shown = [enclose(product(number(sign), form), where).is_nonnegative() for form in (written, term)]
    return term if shown == [False, True] else written


def _of_uniform(setting: Setting, law: UniformBall) -> Term:
    return product(V, substitute(setting.profile, {R.name: product(number(2 * law.radius), H)}))


def addends(profile: Term) -> Addends:
    """The profile as a sum of c r^m exp(b r).

    Refuses: NoEvidence if it is none.

    >>> sorted(degree for degree, _ in addends(parse("(1 - r)^2 + r*exp(-a*r)")))
    [0, 1, 1, 2]
    """
    written = tidied(profile)
    result: Addends = defaultdict(lambda: ZERO)
    for term in addends_of(written):
        match shape_of(term):
            case Shape(coefficient, quadratic, linear, Number(degree), other) if (
                (quadratic, other) == (ZERO, ONE) and degree.denominator == 1 and 0 <= degree <= MOST_POWERS
            ):
                key = int(degree), tidied(negative(linear))
                result[key] = tidied(total(result[key], coefficient))
            case _:
                raise NoEvidence(
                    "the profile is no sum of c r^m exp(-a r) with integers m >= 0, so no closed form is known"
                )
    return result


def _on_exponential(found: Addends, scale: Term) -> Term:
    """An antiderivative of the cost of a gap, where exp(b gap) = (v/(v + h))^n = (1 - h/(v + h))^n with n = -b s."""
    result = ZERO
    for (degree, rate), coefficient in found.items():
        n = rational_value(normal(negative(product(rate, scale))))
        if degree or n is None or n.denominator != 1 or not 0 <= n <= MOST_POWERS:
            raise NoEvidence(
                "for the exponential law the cost must be a sum of exp(-n r/s) with integers n, s its scale"
            )
        both, powers = total(V, H), range(2, int(n) + 1)
        rest = [
            product(
                number(comb(int(n), j) * (-1) ** j),
                power(H, number(j)),
                power(both, number(1 - j)),
                number(Fraction(1, 1 - j)),
            )
            for j in powers
        ]
        logarithm = product(number(-n), H, Apply("log", (both,)))
        result = total(result, product(coefficient, total(V, logarithm, *rest)))
    return result


def _sum_of_powers(polynomial: Mapping[int, Term]) -> Term:
    """P with P(k + 1) - P(k) = R for the polynomial R in k with these coefficients."""
    result: dict[int, Term] = {}
    for j in range(max(polynomial), -1, -1):
        # The coefficient of k^j: the sum of binomial(i, j) p_i over i > j.
        known = total(*(product(number(comb(i, j)), p) for i, p in result.items()))
        result[j + 1] = tidied(product(number(Fraction(1, j + 1)), difference(polynomial.get(j, ZERO), known)))
    return total(*(product(p, *([K] * i)) for i, p in result.items()))


def _geometric_sum(polynomial: Mapping[int, Term], q: Term) -> Term:
    """P with q P(k + 1) - P(k) = R, so that q^k P(k) has the differences q^k R(k)."""
    result: dict[int, Term] = {}
    for j in range(max(polynomial), -1, -1):
        known = product(q, total(*(product(number(comb(i, j)), p) for i, p in result.items())))
        result[j] = tidied(quotient(difference(polynomial.get(j, ZERO), known), difference(q, ONE)))
    return total(*(product(p, *([K] * i)) for i, p in result.items()))
