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


def transform_sign(transform: Certificate) -> Certificate:
    """A certificate about the sign of the transform that the certificate ``transform`` is about.

    Its claim is one of TransformSign, NegativeTransform, SignThreshold and SignCriterion.
    Refuses with NoEvidence where no method decides.
    """
    question = _question(transform)
    for method in METHODS.values():
        certificate = method(question)
        if certificate is not None:
            return certificate
    raise NoEvidence(f"no method decides the sign of {text(question.transform)!r}; tried {', '.join(METHODS)}")


def sign_threshold(transform: Certificate) -> Certificate:
    """A certificate of the one k^2 at which the transform changes sign, from + to -.

    Refuses with NoEvidence where it is not a difference of two Gaussians, the positive one decaying faster.
    """
    question = _question(transform)
    certificate = two_gaussians.decide(question)
    if certificate is None or not isinstance(certificate.claim, SignThreshold):
        raise NoEvidence(f"{text(question.transform)!r} is not seen to change sign once, from + to -")
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


def _question(transform: Certificate) -> Question:
    match transform:
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            return Question(claim, derivation)
        case _:
            raise NoEvidence("signs are decided for transforms with a derivation")
