"""Signs from a higher dimension, in which the transform may have a formula."""

from fractions import Fraction

from mfsym.kernel.claim import Setting, TransformSign
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, CompactInHigherDimension, HigherDimension, SignEvidence
from mfsym.kernel.term import Number
from mfsym.positivity.ends import ends
from mfsym.positivity.question import Signs, established

HIGHEST = 7
_SHARES = (Fraction(1, 2), Fraction(1, 8))


def from_higher_dimension(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as in the next odd dimension; None if it is not."""
    match setting.dimension:
        case Number(value) if value.denominator == 1 and value < HIGHEST:
            higher = Number(value + 1 + value % 2)
        case _:
            return None
    found = signs(Setting(setting.profile, higher, setting.conditions))
    if found is None or not (isinstance(found.claim, TransformSign) and isinstance(found.evidence, SignEvidence)):
        return None
    claim = TransformSign(setting, found.claim.sign)
    if found.claim.sign == "nonnegative":
        for end in ends(setting.profile, domain(setting.conditions)):
            for share in _SHARES:
                strict = CompactInHigherDimension(higher, end, share, found.evidence)
                certificate = established(strict, TransformSign(setting, "positive"))
                if certificate is not None:
                    return certificate
    return established(HigherDimension(higher, found.evidence), claim)
