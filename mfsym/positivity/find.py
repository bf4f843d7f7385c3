"""Finds the sign of a transform, whichever it is."""

from collections.abc import Iterable

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import Setting, SignThreshold, TransformSign
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, Panels
from mfsym.kernel.grammar import text
from mfsym.kernel.term import R
from mfsym.positivity.descent import from_higher_dimension
from mfsym.positivity.methods import METHODS, MONOTONE, NECESSARY, two_gaussians
from mfsym.positivity.panels import candidate_panels
from mfsym.positivity.question import Transforms, question_of


def transform_sign(setting: Setting, transforms: Transforms) -> Certificate:
    """A certificate about the sign of the transform of the cost in ``setting``.

    Its claim is one of TransformSign, NegativeTransform, NegativeSomewhere, SignThreshold and SignCriterion.
    ``transforms`` gives the certificate of the transform in any dimension, as far as there is one.
    Refuses with NoEvidence where no method decides, and with what ``transforms`` raises where the cost has none.
    """
    from_profile = _first(method(setting) for method in MONOTONE.values())
    if from_profile is not None and isinstance(from_profile.claim, TransformSign):
        return from_profile
    defect: NoEvidence | InvalidArgument | None = None
    certificate = None
    try:
        question = question_of(transforms(setting.dimension))
    except (NoEvidence, InvalidArgument) as error:
        defect = error
    else:
        # A negative value, at a wave number, says more than that there is one.
        certificate = _first(method(question) for method in METHODS.values())
        setting = question.setting
    certificate = certificate or from_profile or from_higher_dimension(setting, transforms)
    certificate = certificate or _first(method(setting) for method in NECESSARY.values())
    if certificate is not None:
        return certificate
    if isinstance(defect, InvalidArgument):
        raise defect
    known = "" if defect is not None else f" {text(question.transform)!r}"
    tried = ", ".join((*MONOTONE, *(METHODS if defect is None else ()), *NECESSARY))
    raise NoEvidence(f"no method decides the sign of the transform{known}; tried {tried}") from defect


def _first(answers: Iterable[Certificate | None]) -> Certificate | None:
    return next((answer for answer in answers if answer is not None), None)


def sign_threshold(transform: Certificate) -> Certificate:
    """A certificate of the one k^2 at which the transform changes sign, from + to -.

    Refuses with NoEvidence where it is not a difference of two Gaussians, the positive one decaying faster.
    """
    question = question_of(transform)
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
