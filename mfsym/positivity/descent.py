"""Signs from a higher dimension, in which the transform may have a formula."""

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import FourierTransform, Setting, TransformSign
from mfsym.kernel.evidence import Certificate, Derivation, HigherDimension, SignEvidence
from mfsym.kernel.term import Number
from mfsym.positivity.methods import METHODS
from mfsym.positivity.question import Question, Transforms, established

HIGHEST = 7


def from_higher_dimension(setting: Setting, transforms: Transforms) -> Certificate | None:
    """A certificate that the transform is positive, or nonnegative, as in the next odd dimension; None if it is not."""
    match setting.dimension:
        case Number(value) if value.denominator == 1 and value % 2 == 0 and value < HIGHEST:
            higher = Number(value + 1)
        case _:
            return None
    try:
        transform = transforms(higher)
    except (NoEvidence, InvalidArgument):
        return None
    match transform:
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            question = Question(claim, derivation)
        case _:
            return None
    for method in METHODS.values():
        found = method(question)
        if found is not None and isinstance(found.claim, TransformSign) and isinstance(found.evidence, SignEvidence):
            return established(HigherDimension(higher, found.evidence), TransformSign(setting, found.claim.sign))
    return None
