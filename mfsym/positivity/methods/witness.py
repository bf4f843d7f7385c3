"""A rational wave number where the transform is certainly negative, found by a scan in floating point."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from mfsym.kernel.claim import NegativeTransform
from mfsym.kernel.effort import limited
from mfsym.kernel.enclosure import enclose
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import K
from mfsym.positivity.numeric import values
from mfsym.positivity.question import Question

MOST_ATTEMPTS = 12


def decide(question: Question) -> Certificate | None:
    """A certificate of a negative value; None if none is found."""
    if question.parameters:
        return None
    for k in _candidates(question):
        try:
            with limited():
                upper = enclose(question.transform, question.where.with_box(K, point(k))).upper
        except Refused:
            return None
        if upper is not None and upper < 0:
            claim = NegativeTransform(question.setting, k, _two_digits(upper))
            return Certificate(claim, question.derivation)
    return None


def _candidates(question: Question) -> Iterator[Fraction]:
    """Short rational wave numbers in the intervals where a scan sees negative values, the deepest first."""
    # float: heuristic only, the kernel checks the result
    scales = np.logspace(-4, -1, 150), np.arange(0.1, 60, 0.05), np.linspace(60, 600, 500), np.logspace(2.8, 5, 400)
    grid = np.concatenate(scales)
    found = values(question.transform, K, grid)
    negative: list[bool] = list(np.nan_to_num(found, nan=1.0) < 0)
    starts = [i for i in range(len(grid)) if negative[i] and (i == 0 or not negative[i - 1])]
    runs = []
    for start in starts:
        end = start
        while end + 1 < len(grid) and negative[end + 1]:
            end += 1
        place = start + int(np.argmin(found[start : end + 1]))
        runs.append((float(found[place]), float(grid[place]), float(grid[start]), float(grid[end])))
    for _, lowest, first, last in sorted(runs)[:MOST_ATTEMPTS]:
        yield _short(lowest, first, last)
        yield Fraction(lowest)


def _short(value: float, start: float, end: float) -> Fraction:
    """A fraction near the value, with a denominator as small as the interval allows."""
    denominator = 1
    while denominator < 2**20:
        candidate = Fraction(max(round(value * denominator), 1), denominator)
        if start <= candidate <= end:
            return candidate
        denominator *= 2
    return Fraction(value)


def _two_digits(value: Fraction) -> Fraction:
    """A short rational number between the negative ``value`` and 0: two digits of it, rounded towards 0."""
    power = Fraction(1)
    while -value * power < 10:
        power *= 10
    while -value * power >= 100:
        power /= 10
    return -Fraction((-value * power).__floor__()) / power
