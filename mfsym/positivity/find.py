"""Finds the sign of a transform, whichever it is."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignThreshold, TransformSign
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, Panels
from mfsym.kernel.grammar import text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Apply, D, Number, R, subterms
from mfsym.positivity.descent import from_higher_dimension
from mfsym.positivity.ends import ends
from mfsym.positivity.existence import where_integrable, where_locally_integrable
from mfsym.positivity.methods import FROM_OTHERS, METHODS, NECESSARY, QUICK, damped_wave, two_gaussians
from mfsym.positivity.panels import candidate_panels
from mfsym.positivity.question import Question, Transforms, in_dimension, question_of


def transform_sign(setting: Setting, transforms: Transforms) -> Certificate:
    """A certificate about the sign of the transform of the cost in ``setting``.

    Its claim is one of TransformSign, NegativeTransform, NegativeSomewhere, SignThreshold and SignCriterion.
    ``transforms`` gives the certificate of the transform of any cost in its space, as far as there is one.
    Refuses with NoEvidence where no method decides, and with what ``transforms`` raises where the cost has none.
    """
    certificate = _from_quick_methods(setting)
    if certificate is not None and not isinstance(certificate.claim, NegativeSomewhere):
        return certificate
    # Without its formula: a product of costs with positive transforms may have one of a hundred terms.
    from_others = None if certificate else _first(FROM_OTHERS, setting, _from_quick_methods)
    if from_others is not None and from_others.claim != TransformSign(setting, "nonnegative"):
        return from_others
    defect: NoEvidence | InvalidArgument | None = None
    try:
        question = question_of(transforms(setting))
    except (NoEvidence, InvalidArgument) as error:
        defect = error
    else:
        certificate = certificate or _from_every_dimension(question, transforms)
        # A negative value, at a wave number, says more than that there is one.
        methods = METHODS if certificate is None else {"witness": METHODS["witness"]}
        certificate = (_first(methods, question) if question.is_enclosed else None) or certificate
        setting = question.setting
    local = where_locally_integrable(setting)
    if local.conditions:
        certificate = certificate or _from_quick_methods(local)
    signs = partial(_sign_alone, transforms)
    certificate = certificate or from_higher_dimension(setting, signs)
    if certificate is not None and certificate.claim == TransformSign(setting, "nonnegative"):
        # A cost that vanishes beyond some distance may have a positive one.
        higher = from_higher_dimension(setting, signs) if ends(setting.profile, domain(setting.conditions)) else None
        certificate = certificate if higher is None else higher
    certificate = certificate or _first(FROM_OTHERS, where_integrable(setting), signs)
    certificate = certificate or _first(NECESSARY, where_integrable(setting))
    if certificate is not None:
        return certificate
    if isinstance(defect, InvalidArgument):
        raise defect
    known = "" if defect is not None else f" {text(question.transform)!r}"
    tried = ", ".join((*QUICK, *(METHODS if defect is None else ()), *FROM_OTHERS, *NECESSARY))
    why = "" if defect is None else f"; {defect}"
    raise NoEvidence(f"no method decides the sign of the transform{known}; tried {tried}{why}") from defect


def _from_every_dimension(question: Question, transforms: Transforms) -> Certificate | None:
    """The sign as the formula for the symbol d shows it, whose waves that for a high dimension has multiplied out."""
    setting = question.setting
    waves = any(isinstance(sub, Apply) and sub.function in ("sin", "cos") for sub in subterms(setting.profile))
    match setting.dimension:
        case Number(value) if value > 3 and waves and question.parameters:
            pass
        case _:
            return None
    try:
        general = question_of(transforms(Setting(setting.profile, D, setting.conditions)))
    except (NoEvidence, InvalidArgument):
        return None
    return damped_wave.decide(in_dimension(general, setting))


def _sign_alone(transforms: Transforms, setting: Setting) -> Certificate | None:
    """The sign as the methods see it that look at no other cost; None if they see none."""
    certificate = _from_quick_methods(setting) or _first({"decreasing": NECESSARY["decreasing"]}, setting)
    if certificate is not None:
        return certificate
    try:
        question = question_of(transforms(setting))
    except (NoEvidence, InvalidArgument):
        return None
    return _first(METHODS, question)


@lru_cache(maxsize=64)
def _from_quick_methods(setting: Setting) -> Certificate | None:
    return _first(QUICK, setting)


def _first(methods: Mapping[str, Callable[..., Certificate | None]], *asked: object) -> Certificate | None:
    """The answer of the first method that has one."""
    for method in methods.values():
        try:
            found = method(*asked)
        except Refused:  # a formula on the way is none, or too long
            continue
        if found is not None:
            return found
    return None


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
