"""Wendland functions: m steps -(1/r) d/dr lead to an Askey function; l^ >= 0 if and only if b >= m + (d + 1)/2."""

from mfsym.costs.shape import addends_of, factors_of, powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, TransformSign
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, WendlandFunction
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Power,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.positivity.ends import ends, with_max
from mfsym.positivity.question import established

MOST_STEPS = 12


def decide(setting: Setting) -> Certificate | None:
    """A certificate of the sign, or of the condition on the exponent; None for other costs.

    >>> from mfsym.kernel.grammar import parse
    >>> decide(Setting(parse("max(1 - r, 0)^4*(4*r + 1)"), number(3))).claim.sign
    'positive'
    """
    where = domain(setting.conditions)
    shape = _power_and_degree(with_max(setting.profile, where))
    if shape is None:
        return None
    power_at_end, steps = shape
    exponent = tidied(difference(power_at_end, number(steps)))
    for end in ends(setting.profile, where):
        try:
            form = resolved(setting.profile, end, True, where)
        except Refused:
            continue
        for _ in range(steps):
            form = tidied(negative(quotient(derivative(form, R), R)))
        size = _at_zero(form)
        if size is None:
            continue
        excess = difference(exponent, quotient(total(setting.dimension, number(2 * steps + 1)), number(2)))
        certificate = established(
            WendlandFunction(size, end, exponent, steps),
            TransformSign(setting, "positive"),
            NegativeSomewhere(setting),
            SignCriterion(setting, (tidied(excess),)),
        )
        if certificate is not None:
            return certificate
    return None


def _at_zero(form: Term) -> Term | None:
    """The value at r = 0, which is the size of an Askey function; None where it has none."""
    try:
        return tidied(substitute(form, {R.name: ZERO}))
    except Refused:  # powers with a symbol are not multiplied out: a negative power of r is left
        return None


def _power_and_degree(profile: Term) -> tuple[Term, int] | None:
    """The exponent of max(1 - r/t, 0) and the degree of the polynomial beside it; None for other profiles."""
    parts = [_power_and_rest(part) for part in addends_of(profile)]
    exponents = {exponent for exponent, _ in parts}
    powers = powers_of_r(tidied(total(*(rest for _, rest in parts))))
    exponent = next(iter(exponents))
    if len(exponents) > 1 or exponent is None or powers is None or not 0 < max(powers) <= MOST_STEPS:
        return None
    return exponent, int(max(powers))


def _power_and_rest(addend: Term) -> tuple[Term | None, Term]:
    exponent, rest = None, ONE
    for factor in factors_of(addend):
        match factor:
            case Power(Apply("max", _), power_of_r) if not contains(power_of_r, R) and exponent is None:
                exponent = power_of_r
            case Apply("max", _) if exponent is None:
                exponent = ONE
            case _:
                rest = product(rest, factor)
    return exponent, rest
