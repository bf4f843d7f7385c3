"""Conditions that a cost with a nonnegative transform meets, and this one does not."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.claim import NegativeSomewhere, Setting
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import Domain, domain, enclose
from mfsym.kernel.evidence import Certificate, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.origin import expansion
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    Apply,
    R,
    Term,
    contains,
    difference,
    free_symbols,
    negative,
    number,
    power,
    quotient,
    substitute,
    subterms,
)
from mfsym.positivity.numeric import values
from mfsym.positivity.question import established

_STEPS = tuple(Fraction(2) ** j for j in range(-6, 5))
_COMBINATIONS = ((1, -1), (1, 1), (1, -2, 1), (1, -3, 3, -1), (1, -4, 6, -4, 1), (1, 0, -1), (1, -1, -1, 1))


def decide(setting: Setting) -> Certificate | None:
    """A certificate that the transform is negative somewhere; None if no condition is seen to be violated."""
    claim = NegativeSomewhere(setting)
    for evidence in _candidates(setting):
        certificate = established(evidence, claim)
        if certificate is not None:
            return certificate
    return None


def _candidates(setting: Setting) -> Iterator[QuadraticForm | FlatAtOrigin | SharpEnd]:
    where = domain(setting.conditions)
    yield from (SharpEnd(end) for end in _ends(setting.profile, where))
    exponent = _flatness(setting.profile, where)
    if exponent is not None:
        yield FlatAtOrigin(exponent)
    yield from _quadratic_forms(setting)


def _quadratic_forms(setting: Setting) -> Iterator[QuadraticForm]:
    """Points on a line, at equal distances, for which the quadratic form seems to be negative."""
    # float: heuristic only, the kernel checks the result.  All parameters are 1.
    ones: dict[str, Term] = dict.fromkeys(free_symbols(setting.profile) - {R.name}, ONE)
    profile = substitute(setting.profile, ones)
    for weights in _COMBINATIONS:
        size = len(weights)
        for step in _STEPS:
            distances = np.arange(size) * float(step)
            found = values(profile, R, np.where(distances == 0, 1e-12, distances))
            form = sum(weights[i] * weights[j] * found[abs(i - j)] for i in range(size) for j in range(size))
            if form < -1e-9 * np.max(np.abs(found)):
                yield QuadraticForm(tuple((step * place,) for place in range(size)), tuple(map(Fraction, weights)))


def _flatness(profile: Term, where: Domain) -> Term | None:
    try:
        with limited():
            _, powers = expansion(profile, where)
    except Refused:
        return None
    if not powers:
        return None
    numbers = [g for g in powers if not contains(g, R)]
    return min(numbers, key=lambda g: enclose(g, where).lower or Fraction(0), default=None)


def _ends(profile: Term, where: Domain) -> tuple[Term, ...]:
    """Distances at which a max, min or if of the profile may change: the positive roots of a + b r^n."""
    found: dict[Term, None] = {}
    for sub in subterms(profile):
        match sub:
            case Apply("max" | "min" | "less" | "lessequal", (left, right)) if contains(sub, R):
                powers = powers_of_r(tidied(difference(left, right)))
                if powers is not None and len(powers) == 2 and 0 in powers:
                    n = max(powers)
                    found[tidied(power(negative(quotient(powers[0], powers[n])), quotient(ONE, number(n))))] = None
    return tuple(end for end in found if enclose(end, where).is_positive())
