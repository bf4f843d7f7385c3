"""A rational wave number where the transform is certainly negative."""

from fractions import Fraction

from mfsym.kernel.claim import NegativeTransform
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.interval import point
from mfsym.kernel.term import K
from mfsym.positivity.question import Question

_COARSE = tuple(Fraction(n, 8) * Fraction(2) ** j for j in range(-3, 9) for n in (8, 9, 10, 11, 12, 13, 14, 15))
_REFINEMENTS = 4


def decide(question: Question) -> Certificate | None:
    """A certificate of a negative value; None if none is found."""
    if question.parameters:
        return None
    found = _search(question, _COARSE)
    if found is None:
        return None
    k, value = found
    return Certificate(NegativeTransform(question.claim.setting, k, _two_digits(value)), question.derivation)


def _search(question: Question, candidates: tuple[Fraction, ...]) -> tuple[Fraction, Fraction] | None:
    """A wave number with a negative upper bound of the transform: on the candidates, then around the lowest of them."""
    for _ in range(_REFINEMENTS):
        bounds = []
        for k in candidates:
            upper = enclose(question.transform, question.where.with_box(K, point(k))).upper
            if upper is not None and upper < 0:
                return k, upper
            if upper is not None:
                bounds.append((upper, k))
        if not bounds:
            return None
        _, lowest = min(bounds)
        width = lowest / 8
        candidates = tuple(lowest + width * Fraction(j, 16) for j in range(-16, 17) if j)
    return None


def _two_digits(value: Fraction) -> Fraction:
    """A short rational number between the negative ``value`` and 0: two digits of it, rounded towards 0."""
    power = Fraction(1)
    while -value * power < 10:
        power *= 10
    while -value * power >= 100:
        power /= 10
    return -Fraction((-value * power).__floor__()) / power
