"""Conditions that a cost with a nonnegative transform meets, and this one does not."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from mfsym.kernel.claim import NegativeSomewhere, Setting
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import Domain, domain, enclose
from mfsym.kernel.evidence import Certificate, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.origin import expansion
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    R,
    Term,
    contains,
    free_symbols,
    number,
    substitute,
)
from mfsym.positivity.ends import ends
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
    yield from (SharpEnd(end) for end in ends(setting.profile, where))
    exponent = flatness(setting.profile, where)
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
            with np.errstate(invalid="ignore"):
                form = sum(weights[i] * weights[j] * found[abs(i - j)] for i in range(size) for j in range(size))
            if form < -1e-9 * np.max(np.abs(found)):
                yield QuadraticForm(tuple((step * place,) for place in range(size)), tuple(map(Fraction, weights)))


def flatness(profile: Term, where: Domain) -> Term | None:
    """The order in r to which the profile seems to be constant near r = 0; None where that is not seen."""
    try:
        with limited():
            _, powers = expansion(profile, where)
    except Refused:
        return None
    if not powers:  # constant near r = 0
        return number(3)
    numbers = [g for g in powers if not contains(g, R)]
    return min(numbers, key=lambda g: enclose(g, where).lower or Fraction(0), default=None)
