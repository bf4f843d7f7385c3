"""Finds the sign of a transform, whichever it is."""

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import FourierTransform, Setting, SignThreshold
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, Derivation, Panels
from mfsym.kernel.grammar import text
from mfsym.kernel.term import R
from mfsym.positivity.methods import METHODS, two_gaussians
from mfsym.positivity.panels import candidate_panels
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


def sign_threshold(claim: FourierTransform, derivation: Derivation) -> Certificate:
    """A certificate of the one k^2 at which the transform changes sign, from + to -.

    Refuses with NoEvidence where it is not a difference of two Gaussians, the positive one decaying faster.
    """
    certificate = two_gaussians.decide(Question(claim, derivation))
    if certificate is None or not isinstance(certificate.claim, SignThreshold):
        raise NoEvidence(f"{text(claim.transform)!r} is not seen to change sign once, from + to -")
    return certificate


def nonnegative_cost(setting: Setting) -> Panels:
    """Panels on which the profile of the cost is seen to be >= 0 for r > 0.

    Refuses with NoEvidence where no panels are found.
    """
    where = domain(setting.conditions)
    for panels in candidate_panels(setting.profile, R, where):
        if panels.cuts or enclose(panels.form, where).is_nonnegative():
            return panels
    raise NoEvidence(f"the cost {text(setting.profile)!r} is not seen to be nonnegative")
