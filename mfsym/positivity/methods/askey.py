"""Askey functions (1 - r/t)_+^b: the transform is nonnegative if and only if b >= (d + 1)/2."""

from mfsym.costs.shape import factors_of
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import Setting
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import AskeyFunction, Certificate
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Power,
    R,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.positivity.ends import ends, with_max
from mfsym.positivity.question import decided


def decide(setting: Setting) -> Certificate | None:
    """A certificate of the sign, or of the condition on the exponent; None for other costs."""
    where = domain(setting.conditions)
    size, exponent, profile = ONE, None, with_max(setting.profile, where)
    for factor in factors_of(profile):
        match factor:
            case Power(Apply("max", _), power_of_r) if not contains(power_of_r, R) and exponent is None:
                exponent = power_of_r
            case Apply("max", _) if exponent is None:
                exponent = ONE
            case _ if contains(factor, R):
                return None
            case _:
                size = product(size, factor)
    if exponent is None:
        return None
    for end in ends(setting.profile, where):
        scaled = _size(profile, end)
        if scaled is None:
            continue
        evidence = AskeyFunction(tidied(product(size, power(scaled, exponent))), end, exponent)
        excess = difference(exponent, quotient(total(setting.dimension, ONE), number(2)))
        certificate = decided(evidence, setting, (tidied(excess),))
        if certificate is not None:
            return certificate
    return None


def _size(profile: Term, end: Term) -> Term | None:
    """The c with which the base of the power is c (1 - r/end) for r < end; None if there is none."""
    for factor in factors_of(profile):
        match factor.base if isinstance(factor, Power) else factor:
            case Apply("max", (one, two)):
                inside = one if contains(one, R) else two
                return tidied(substitute(inside, {R.name: ZERO}))
    return None
