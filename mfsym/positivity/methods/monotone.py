"""Completely monotone in r^2, perhaps after a rewriting, or after some derivatives in r^2: a mixture of Gaussians."""

from collections.abc import Iterator

import numpy as np

from mfsym.costs.tidy import tidied
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.evidence import Certificate, CompletelyMonotone
from mfsym.kernel.monotone import is_completely_monotone
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    Apply,
    Number,
    Product,
    R,
    Sum,
    Term,
    contains,
    difference,
    negative,
    number,
    product,
    quotient,
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
    try:
        with limited(MOST_STEPS):
            forms = _forms(profile, domain(setting.conditions))
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
    factors = form.factors if isinstance(form, Product) else (form,)
    logarithms = [factor for factor in factors if isinstance(factor, Apply) and factor.function == "log"]
    constant = product(*(factor for factor in factors if factor not in logarithms))
    if len(logarithms) != 1 or contains(constant, R):
        return form
    above, below = fraction(logarithms[0].arguments[0])
    if isinstance(constant, Number) and constant.value < 0:
        constant, above, below = negative(constant), below, above
    return product(constant, Apply("log", (total(ONE, quotient(tidied(difference(above, below)), below)),)))


def _rewritten(form: Term) -> Iterator[Term]:
    """The form, and the same with what all its terms have in common taken out."""
    yield form
    if not isinstance(form, Sum):
        # log(x/y) = log(1 + (x - y)/y)
        yield _logarithm(form)
        return
    # exp(-a r)/r - exp(-b r)/r = exp(-a r)/r (1 - exp(-(b - a) r))
    for pivot in form.terms:
        yield product(pivot, total(*(tidied(quotient(part, pivot)) for part in form.terms)))
