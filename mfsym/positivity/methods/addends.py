"""Sums of costs whose transforms have a sign."""

from mfsym.kernel.claim import Setting, TransformSign
from mfsym.kernel.evidence import Certificate, SignEvidence, SumOfCosts
from mfsym.kernel.term import Sum
from mfsym.positivity.question import Signs, established, of_sign

MOST_ADDENDS = 8


def decide(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as those of all addends are; None if none is seen.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.kernel.term import number
    >>> from mfsym.positivity.methods.monotone import decide as monotone
    >>> from mfsym.positivity.methods.askey import decide as askey
    >>> signs = lambda setting: monotone(setting) or askey(setting)
    >>> decide(Setting(parse("exp(-r^(3/2)) + max(1 - r, 0)^2"), number(2)), signs).claim.sign
    'positive'
    """
    addends = setting.profile.terms if isinstance(setting.profile, Sum) else ()
    if len(addends) > MOST_ADDENDS:
        return None
    shown: list[tuple[TransformSign, SignEvidence]] = []
    for addend in addends:
        found = of_sign(signs(Setting(addend, setting.dimension, setting.conditions)))
        if found is None:
            return None
        shown.append(found)
    # The first is the one that makes the sum positive.
    for first in (pair for pair in shown if pair[0].sign == "positive"):
        evidence = _sum([first, *(pair for pair in shown if pair is not first)])
        certificate = established(evidence, TransformSign(setting, "positive"))
        if certificate is not None:
            return certificate
    return established(_sum(shown), TransformSign(setting, "nonnegative")) if shown else None


def _sum(shown: list[tuple[TransformSign, SignEvidence]]) -> SumOfCosts:
    return SumOfCosts(tuple(claim.setting.profile for claim, _ in shown), tuple(evidence for _, evidence in shown))
