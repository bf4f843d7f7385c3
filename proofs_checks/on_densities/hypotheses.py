"""The hypotheses of class (i) of Theorem 1.2, one by one: which holds, which fails and why, and what to try.

A hypothesis fails only where it fails for all values of the parameters.  Where it depends on them, the instance is
neither covered nor excluded, and the condition is said that has to be assumed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mfsym.answers.radial import essential_terms, zeros_text
from mfsym.answers.setting import condition_text
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import OutOfTime
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import negative_value, transform_in
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    CostProperty,
    NegativeAt,
    NegativeSomewhere,
    NegativeTransform,
    Property,
    Setting,
    SignCriterion,
    SignThreshold,
    TransformSign,
    TransformZeros,
)
from mfsym.kernel.evidence import AtDistance, Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.term import (
    Apply,
    Number,
    R,
    Term,
    contains,
    free_symbols,
    negative,
    number,
    product,
    quotient,
    subterms,
)
from mfsym.kernel.verdict import Status
from mfsym.positivity import (
    PROPERTIES,
    cost_property,
    deciding_condition,
    negative_wave_number,
    transform_sign,
    transform_zeros,
)
from mfsym.statements import Exclusion

ON_SITES = "on finitely many sites theorem-1.2-sites decides any cost"
CONDITIONALLY = "on finitely many sites conditionally-positive has what there is for such costs"
UNBOUNDED = "of unbounded costs the theorem has only 1/r in dimension 3, class (ii)"
YUKAWA = (
    "the paper extends the theorem to this cost, Remark 2.12 (b)(iii), by a proof that it only announces: "
    "remark-2.12-b-iii{c} and equation-2.15{c} check the transform and the energy"
)


@dataclass(frozen=True)
class Hypothesis:
    """What is known of the hypothesis ``name``: the ``answer`` in a few words, whether it ``holds`` (None: open).

    ``says`` is a clause about the cost, ``why`` a certificate that the hypothesis fails or, of the transform, of its
    sign; ``conditions`` are terms which, if all are > 0, make an open one hold.
    """

    name: str
    answer: str
    holds: bool | None
    says: str
    why: Certificate | None = None
    conditions: tuple[Term, ...] = ()


@lru_cache(maxsize=64)
def sign_of(setting: Setting) -> Certificate:
    """What is known about the sign of the transform; with a wave number where it is negative, if one is found."""
    try:
        found = transform_sign(setting, transform_in)
    except NoEvidence as reason:
        return _witness(setting, reason)
    verdict = check(found.claim, found.evidence)
    if verdict.status is not Status.HOLDS:
        return _witness(setting, NoEvidence(verdict.reason))
    if isinstance(found.claim, NegativeSomewhere):
        try:
            return _witness(setting, NoEvidence("no wave number is found"))
        except (NoEvidence, InvalidArgument):
            return found
    return found


def _witness(setting: Setting, reason: NoEvidence) -> Certificate:
    """A wave number at which the transform is negative; the ``reason`` is raised where none is found."""
    one_cost = isinstance(setting.dimension, Number) and not free_symbols(setting.profile) - {R.name}
    try:
        if one_cost:
            return negative_value(RadialCost(text(setting.profile)), setting.dimension)
        return negative_wave_number(transform_in(setting))
    except NoEvidence:
        raise reason from None


def examined(setting: Setting) -> tuple[Hypothesis, ...]:
    """All hypotheses on the cost; the last one is on its transform."""
    properties = tuple(_property(setting, name) for name in PROPERTIES)
    return (*properties, _transform(setting, all(known.holds for known in properties[:3])))


def _property(setting: Setting, name: Property) -> Hypothesis:
    try:
        certificate = cost_property(setting, name)
    except NoEvidence:
        return _open_property(setting, name)
    match certificate:
        case Certificate(CostProperty(holds=True)):
            return Hypothesis(name, "yes", True, name)
        case Certificate(_, AtDistance(distance)) if name == "nonnegative":
            return Hypothesis(
                name, f"no (r = {text(distance)})", False, f"negative at r = {text(distance)}", certificate
            )
    return Hypothesis(name, "no", False, f"not {name}", certificate)


def _open_property(setting: Setting, name: Property) -> Hypothesis:
    try:
        condition, _, _ = deciding_condition(setting, name)
    except NoEvidence:
        return Hypothesis(name, "not decided", None, f"whether the cost is {name} is not seen")
    met, not_met = condition_text(condition), condition_text(tidied(negative(condition)))
    says = f"the cost is {name} if {met}, and not if {not_met}"
    return Hypothesis(name, f"if {met}", None, says, conditions=(condition,))


def _transform(setting: Setting, regular: bool) -> Hypothesis:
    """The sign; ``regular`` costs have a transform at k = 0 too."""
    try:
        certificate = sign_of(setting)
    except (NoEvidence, InvalidArgument, OutOfTime) as reason:
        return Hypothesis("transform", "not decided", None, str(reason))
    claim = certificate.claim
    added = tuple(term for term in _conditions(certificate) if term not in setting.conditions)
    where = f" if {_and(map(condition_text, added))}" if added else ""
    match claim:
        case TransformSign(_, word):
            answer = word if regular else f"{word} for k != 0"
            holds = None if added else True
            return Hypothesis(
                "transform", f"{answer}{where}", holds, f"the transform is {answer}{where}", certificate, added
            )
        case SignCriterion():
            terms = essential_terms(claim)
            condition = _and(f"{text(term)} >= 0" for term in terms)
            says = f"the transform is nonnegative if and only if {condition}{where and f', as seen{where}'}"
            return Hypothesis("transform", f"nonnegative if {condition}", None, says, certificate, (*added, *terms))
    answer, says = _negative(certificate)
    return Hypothesis(
        "transform", f"{answer}{where}", None if added else False, f"the transform is {says}{where}", certificate
    )


def _negative(certificate: Certificate) -> tuple[str, str]:
    """Where the transform is negative, in short and as a clause."""
    match certificate.claim:
        case NegativeTransform(_, k, upper):
            return f"negative at k = {k}", f"negative at k = {k}, where it is at most {upper}"
        case NegativeAt(_, at, value):
            return f"negative at k = {text(at)}", f"negative at k = {text(at)}, where it is {text(value)}"
        case SignThreshold(_, threshold):
            return (f"negative for k^2 > {text(threshold)}",) * 2
    return ("negative somewhere",) * 2


def _conditions(certificate: Certificate) -> tuple[Term, ...]:
    setting = getattr(certificate.claim, "setting", None)
    return setting.conditions if isinstance(setting, Setting) else ()


def exclusion(setting: Setting, known: Sequence[Hypothesis]) -> Exclusion | None:
    """What excludes a cost from class (i), if anything does: all hypotheses that fail, and where else to look."""
    *properties, transform = known
    failing = [one for one in known if one.holds is False]
    if not failing:
        return None
    lacking = [one.says for one in properties if one.holds is False]
    parts = [f"the cost is {_and(lacking)}: class (i) does not contain it"] if lacking else []
    if transform.holds is not None:
        parts.append(transform.says)
    parts.append(_elsewhere(setting, known))
    return Exclusion("; ".join(parts), tuple(one.why for one in failing if one.why is not None))


def _elsewhere(setting: Setting, known: Sequence[Hypothesis]) -> str:
    """Which statement has something about a cost outside class (i)."""
    _, bounded, _, nonnegative, transform = known
    screening = _screening(setting)
    if screening is not None:
        return YUKAWA.format(c=f" --c {text(screening)}" if isinstance(screening, Number) else "")
    if transform.holds and nonnegative.holds is False and not all(one.holds for one in known[:3]):
        return CONDITIONALLY
    return f"{UNBOUNDED}; {ON_SITES}" if bounded.holds is False else ON_SITES


def _screening(setting: Setting) -> Term | None:
    """The c of a multiple of the Yukawa cost exp(-c r)/r in dimension 3; None for other costs."""
    if setting.dimension != number(3):
        return None
    rest = tidied(product(setting.profile, R))
    for sub in subterms(rest):
        if isinstance(sub, Apply) and sub.function == "exp":
            screening = tidied(negative(quotient(sub.arguments[0], R)))
            if not contains(screening, R) and not contains(tidied(quotient(rest, sub)), R):
                return screening
    return None


def vanishing(setting: Setting, transform: Hypothesis) -> Exclusion | None:
    """What excludes a nonnegative transform where a positive one is needed: that it is 0 somewhere, if that is seen."""
    match transform.why:
        case Certificate(TransformSign(found, "nonnegative"), evidence) if found.conditions == setting.conditions:
            try:
                zeros = transform_zeros(found, evidence, transform_in)
            except (NoEvidence, InvalidArgument):
                return None
            match zeros.claim:
                case TransformZeros(_, sets) if sets and _conditions(zeros) == setting.conditions:
                    where = "; ".join(map(zeros_text, sets))
                    return Exclusion(f"the transform is nonnegative, and 0 at {where}; {_FOR_SOME_LAWS}", zeros)
    return None


_FOR_SOME_LAWS = "for some laws that is enough: uniqueness-by-moments"


def not_settled(setting: Setting, known: Sequence[Hypothesis], strictly: bool = False) -> str:
    """What is open of the hypotheses, and what to assume; empty where they hold.  ``strictly``: a transform > 0."""
    open_ones = [one for one in known if one.holds is None]
    parts = [one.says for one in open_ones]
    match known[-1].why:
        case Certificate(TransformSign(_, "nonnegative")) if strictly:
            parts.append(f"the transform is nonnegative, and not seen to be positive; {_FOR_SOME_LAWS}")
    assumed = tuple(dict.fromkeys(term for one in open_ones for term in one.conditions))
    if open_ones and all(one.conditions for one in open_ones) and _is_enough(setting, assumed):
        parts.append(f"try theorem-1.2 with --assume '{', '.join(map(condition_text, assumed))}'")
    elif open_ones and (names := sorted((free_symbols(setting.profile) | free_symbols(setting.dimension)) - {R.name})):
        parts.append(f"numbers instead of {', '.join(names)} may settle it")
    return "; ".join(parts)


def _is_enough(setting: Setting, assumed: tuple[Term, ...]) -> bool:
    """Do all hypotheses hold if these terms are > 0?"""
    try:
        return all(one.holds for one in examined(replace(setting, conditions=(*setting.conditions, *assumed))))
    except OutOfTime:  # then nothing is proposed
        return False


def _and(parts: Iterable[str]) -> str:
    *before, last = parts
    return f"{', '.join(before)} and {last}" if before else last
