"""Signs from a higher dimension, in which the transform may have a formula."""

from fractions import Fraction

from mfsym.kernel.claim import Setting, TransformSign
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, CompactInHigherDimension, HigherDimension
from mfsym.kernel.term import Number
from mfsym.positivity.ends import ends
from mfsym.positivity.question import Signs, established, of_sign

HIGHEST = 7
_SHARES = (Fraction(1, 2), Fraction(1, 8))


def from_higher_dimension(setting: Setting, signs: Signs) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as in the next odd dimension; None if it is not."""
    match setting.dimension:
        case Number(value) if value.denominator == 1 and value < HIGHEST:
            higher = Number(value + 1 + value % 2)
        case _:
            return None
    found = of_sign(signs(Setting(setting.profile, higher, setting.conditions)))
    if found is None:
        return None
    claim, evidence = found
    if claim.sign == "nonnegative":
        for end in ends(setting.profile, domain(setting.conditions)):
            for share in _SHARES:
                strict = CompactInHigherDimension(higher, end, share, evidence)
                certificate = established(strict, TransformSign(setting, "positive"))
                if certificate is not None:
                    return certificate
    return established(HigherDimension(higher, evidence), TransformSign(setting, claim.sign))
