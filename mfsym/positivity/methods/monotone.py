"""Completely monotone in r^2, perhaps after a rewriting, or after some derivatives in r^2: a mixture of Gaussians."""

from collections.abc import Iterator

from mfsym.costs.tidy import tidied
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.evidence import Certificate, CompletelyMonotone
from mfsym.kernel.monotone import is_completely_monotone
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    Apply,
    R,
    Sum,
    Term,
    contains,
    negative,
    number,
    product,
    quotient,
    subterms,
    total,
)
from mfsym.positivity.question import established

MOST_DERIVATIVES = 3
MOST_STEPS = 25_000
_NEVER = {"if", "max", "min", "abs", "sin", "cos", "besselj"}
_MINUS_HALF = quotient(number(-1), number(2))


def decide(setting: Setting) -> Certificate | None:
    """A certificate that the transform is positive, or negative; None if this method does not see it."""
    if any(isinstance(sub, Apply) and sub.function in _NEVER and contains(sub, R) for sub in subterms(setting.profile)):
        return None
    try:
        with limited(MOST_STEPS):
            found = _forms(setting.profile, domain(setting.conditions))
    except Refused:
        return None
    if found is None:
        return None
    sign, forms = found
    claim = TransformSign(setting, "positive") if sign > 0 else NegativeSomewhere(setting)
    return established(CompletelyMonotone(forms), claim)


def _forms(profile: Term, where: Domain) -> tuple[int, tuple[Term, ...]] | None:
    """The sign, and forms of sign * profile that end in a completely monotone one."""
    for sign, start in ((1, profile), (-1, tidied(negative(profile)))):
        forms = [start]
        for _ in range(MOST_DERIVATIVES + 1):
            for candidate in _rewritten(forms[-1]):
                if is_completely_monotone(candidate, where):
                    return sign, (*forms[:-1], candidate)
            forms.append(tidied(product(_MINUS_HALF, quotient(derivative(forms[-1], R), R))))
    return None


def _rewritten(form: Term) -> Iterator[Term]:
    """The form, and the same with what all its terms have in common taken out."""
    yield form
    if not isinstance(form, Sum):
        return
    # exp(-a r)/r - exp(-b r)/r = exp(-a r)/r (1 - exp(-(b - a) r))
    for pivot in form.terms:
        yield product(pivot, total(*(tidied(quotient(part, pivot)) for part in form.terms)))
