"""Finds the sign of a transform, whichever it is."""

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.evidence import Certificate, Derivation
from mfsym.kernel.grammar import text
from mfsym.positivity.methods import METHODS
from mfsym.positivity.question import Question


def transform_sign(claim: FourierTransform, derivation: Derivation) -> Certificate:
    """A certificate about the sign of the transform that ``derivation`` establishes.

    Its claim is one of TransformSign, NegativeTransform, SignThreshold and SignCriterion.
    Refuses with NoEvidence where no method decides.
    """
    question = Question(claim, derivation)
    for method in METHODS.values():
        certificate = method(question)
        if certificate is not None:
            return certificate
    raise NoEvidence(f"no method decides the sign of {text(claim.transform)!r}; tried {', '.join(METHODS)}")
