"""Completely monotone in r^2, perhaps after a rewriting, or after some derivatives in r^2: a mixture of Gaussians."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from mfsym.costs.shape import factors_of, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.evidence import Certificate, CompletelyMonotone
from mfsym.kernel.monotone import is_completely_monotone
from mfsym.kernel.origin import is_locally_integrable
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    Apply,
    Number,
    Power,
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
    subterms,
    total,
)
from mfsym.positivity.methods.comparison import fraction
from mfsym.positivity.numeric import values
from mfsym.positivity.question import established
from mfsym.positivity.sampling import sample

MOST_DERIVATIVES = 3
MOST_STEPS = 60_000
_NEVER = {"if", "max", "min", "abs", "sin", "cos", "besselj"}
_MINUS_HALF = quotient(number(-1), number(2))


def decide(setting: Setting) -> Certificate | None:
    """A certificate that the transform is positive, or negative; None if this method does not see it."""
    if any(isinstance(sub, Apply) and sub.function in _NEVER and contains(sub, R) for sub in subterms(setting.profile)):
        return None
    sign = _plausible_sign(setting)
    if sign == 0:
        return None
    profile = setting.profile if sign > 0 else tidied(negative(setting.profile))
    where = domain(setting.conditions)
    try:
        with limited(MOST_STEPS):
            # What the kernel asks for besides, and is soon seen.
            forms = _forms(profile, where) if is_locally_integrable(profile, setting.dimension, where) else None
    except Refused:
        return None
    if forms is None:
        return None
    claim = TransformSign(setting, "positive") if sign > 0 else NegativeSomewhere(setting)
    return established(CompletelyMonotone(forms), claim)


def _plausible_sign(setting: Setting) -> int:
    """The sign s for which s (-d/ds)^n of the profile is positive for n = 4 and 5 wherever it is tried; 0 if none."""
    numbers = sample(setting.profile, setting.conditions)
    if numbers is None:
        return 0
    # float: heuristic only, the kernel checks the result.  Divided differences, at several scales of s = r^2.
    scales = np.logspace(-2, 2, 9)
    grid = np.sqrt(np.outer(scales, 1 + np.arange(6) / 2))
    found = values(substitute(setting.profile, numbers), R, grid)
    fourth, fifth = np.diff(found, 4)[:, 0], -np.diff(found, 5)[:, 0]
    noise = 1e-10 * np.max(np.abs(found), axis=1)
    for sign in (1, -1):
        if np.all(sign * fourth >= -noise) and np.all(sign * fifth >= -noise) and np.any(sign * fourth > noise):
            return sign
    return 0


def _forms(profile: Term, where: Domain) -> tuple[Term, ...] | None:
    """Forms of the profile, and of minus its derivatives in s, that end in a completely monotone one."""
    forms = [profile]
    for _ in range(MOST_DERIVATIVES + 1):
        for candidate in _rewritten(forms[-1]):
            if is_completely_monotone(candidate, where):
                return (*forms[:-1], candidate)
        forms.append(tidied(product(_MINUS_HALF, quotient(derivative(forms[-1], R), R))))
    return None


def _logarithm(form: Term) -> Term:
    """C log(x/y) as c log(1 + (x - y)/y), or for c < 0 as -c log(1 + (y - x)/x); other forms as they are."""
    factors = factors_of(form)
    logarithms = [factor for factor in factors if isinstance(factor, Apply) and factor.function == "log"]
    constant = product(*(factor for factor in factors if factor not in logarithms))
    if len(logarithms) != 1 or contains(constant, R):
        return form
    above, below = fraction(logarithms[0].arguments[0])
    if isinstance(constant, Number) and constant.value < 0:
        constant, above, below = negative(constant), below, above
    return product(constant, Apply("log", (total(ONE, quotient(tidied(difference(above, below)), below)),)))


def _with_products(term: Term) -> Term:
    """The term with products for sums: (r^2 + A)(r^2 + B) for c r^4 + b r^2 + a, and 2 cosh(x/2)^2 for 1 + cosh(x)."""
    match term:
        case Sum((Apply("cosh", (argument,)), one)) | Sum((one, Apply("cosh", (argument,)))) if one == ONE:
            return product(number(2), power(Apply("cosh", (tidied(quotient(argument, number(2))),)), number(2)))
        case Sum():
            match powers_of_r(term):
                case {0: Number(a), 2: Number(b), 4: Number(c), **others} if not others and a > 0 and c > 0:
                    root = power(number(b * b - 4 * a * c), number(Fraction(1, 2)))
                    if b > 0 and b * b > 4 * a * c:
                        heights = (quotient(sign(number(b), root), number(2 * c)) for sign in (total, difference))
                        return product(number(c), *(total(power(R, number(2)), height) for height in heights))
    return rebuild(term, tuple(_with_products(part) for part in parts(term)))


def _denominators(form: Sum) -> Iterator[Term]:
    for part in form.terms:
        for factor in factors_of(part):
            match factor:
                case Power(Sum() as base, exponent) if exponent == number(-1) and contains(base, R):
                    yield base


def _multiplied(part: Term, denominator: Term) -> Term:
    factors = factors_of(part)
    below = power(denominator, number(-1))
    if below not in factors:
        return product(part, denominator)
    place = factors.index(below)
    return product(*factors[:place], *factors[place + 1 :])


def _rewritten(form: Term) -> Iterator[Term]:
    """The form, and the same with what all its terms have in common taken out."""
    yield form
    plain = _with_products(form)
    if plain != form:
        yield plain
    if not isinstance(form, Sum):
        # log(x/y) = log(1 + (x - y)/y)
        yield _logarithm(form)
        return
    # 1 - x/(1 + x) = 1/(1 + x)
    for denominator in _denominators(form):
        above = total(*(_multiplied(part, denominator) for part in form.terms))
        yield quotient(tidied(above), denominator)
    # exp(-a r)/r - exp(-b r)/r = exp(-a r)/r (1 - exp(-(b - a) r))
    for pivot in form.terms:
        yield product(pivot, total(*(tidied(quotient(part, pivot)) for part in form.terms)))
