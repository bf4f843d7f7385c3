"""Questions about radial costs: what is the Fourier transform, and what is its sign?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache, partial
from typing import cast

from mfsym.answers.answer import AWAY_FROM_ZERO, Answer, Record, judged, verdict_record
from mfsym.answers.properties import hypotheses_record
from mfsym.answers.setting import (
    condition_terms,
    condition_text,
    conditions_record,
    dimension_term,
    needed,
    radial_cost,
    setting_of,
)
from mfsym.answers.wave_numbers import remark_on_zero, wave_numbers
from mfsym.costs import RadialCost
from mfsym.costs.defect import defect
from mfsym.costs.tidy import tidied
from mfsym.deadline import DEFAULT_SECONDS, countdown
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import fourier_transform, negative_value, transform_in
from mfsym.fourier import transform_value as value_found
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    FourierTransform,
    NegativeAt,
    NegativeSomewhere,
    NegativeTransform,
    Setting,
    SignCriterion,
    SignThreshold,
    TransformEnclosure,
    TransformSign,
    TransformZeros,
)
from mfsym.kernel.evidence import Certificate, Derivation, Equation, Step
from mfsym.kernel.grammar import text
from mfsym.kernel.term import ZERO, D, Number, Symbol, Term, free_symbols, product
from mfsym.kernel.verdict import Status, Verdict
from mfsym.kernel.zero_set import Beyond, WaveNumbers, ZeroSet
from mfsym.latex.conditions import essential
from mfsym.positivity import negative_wave_number, transform_sign, transform_zeros
from mfsym.rational import rational

_WAVE_NUMBERS = tuple(map(Fraction, ("1/4", "1", "4", "16")))
"""Values at these say what a transform looks like whose sign is open."""


def transform(
    cost: RadialCost | str,
    dimension: int | str = "d",
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Answer:
    """The Fourier transform of the cost on R^d, with its derivation.

    ``dimension`` is a positive integer or ``"d"``; ``assuming`` lists conditions on parameters such as ``"s > 1"``
    (all parameters are positive anyway).  Convention: integral of exp(-i k.x) l(|x|) dx.
    Refuses (InvalidArgument) text that is no cost, and costs that have no transform.

    >>> transform("exp(-a*r)", 3)["transform"]
    '8*pi*a/(a^2 + k^2)^2'
    """
    asked, space, conditions = _read(cost, dimension, assuming)
    certificate, verdict = judged(lambda: fourier_transform(asked, space, conditions), seconds)
    record: Record = {"cost": asked.formula, "dimension": text(space), "transform": None, "sense": None}
    record |= {"wave_numbers": None, "conditions": [condition_text(term) for term in conditions]}
    steps: list[Record] = []
    if verdict.status is Status.HOLDS and certificate is not None and isinstance(certificate.claim, FourierTransform):
        record |= _transform_record(certificate.claim, conditions)
        if isinstance(certificate.evidence, Derivation):
            steps = [_step_record(place, step) for place, step in enumerate(certificate.evidence.steps)]
    setting = setting_of(asked, space, conditions)
    properties = hypotheses_record(setting, seconds)
    if certificate is None:
        verdict = replace(verdict, reason=verdict.reason + _hint(asked, space, properties["integrable"] == "yes"))
    record["hypotheses"] = properties
    record["remark"] = _remark(record, certificate, verdict, setting)
    return Answer(certificate, verdict, record | verdict_record(verdict) | {"derivation": steps})


def transform_value(
    cost: RadialCost | str, dimension: int | str, k: object, seconds: float = DEFAULT_SECONDS
) -> Answer:
    """Bounds for the Fourier transform at the rational wave number ``k`` >= 0, also where there is no formula for it.

    The entries ``lower`` and ``upper`` are decimal numbers as text.  They come from a derivation if there is one, and
    otherwise from an enclosure by Arb, which is then trusted.  ``dimension`` is a positive integer, and the cost has
    numbers for its parameters.  Refusals are those of :func:`transform`.

    >>> answer = transform_value("exp(-r^4)", 1, 4)
    >>> answer["lower"], answer["upper"], answer["trusts"]
    ('-0.141919550943926', '-0.141919550943925', ['oracle:arb'])
    """
    asked, space, _ = _read(cost, dimension, ())
    wave = rational(k, "k")
    certificate, verdict = judged(lambda: value_found(asked, space, wave), seconds)
    record: Record = {"cost": asked.formula, "dimension": text(space), "k": str(wave), "lower": None, "upper": None}
    if verdict.status is Status.HOLDS and certificate is not None and isinstance(certificate.claim, TransformEnclosure):
        record |= {"lower": _decimal(certificate.claim.lower), "upper": _decimal(certificate.claim.upper)}
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _decimal(value: Fraction) -> str:
    """The number, whose denominator divides a power of 10, as users write it."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def sign(
    cost: RadialCost | str,
    dimension: int | str = "d",
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Answer:
    """The sign of the Fourier transform of the cost: the hypothesis of Theorem 1.2 of [CFP].

    The entry ``sign`` is ``positive``, ``nonnegative``, ``negative-somewhere``, ``depends`` (then ``condition`` says
    exactly when the transform is nonnegative) or ``inconclusive``.  Where it is nonnegative, ``zeros`` says at which k
    it vanishes, and ``zero_sets`` lists the same as data.  Arguments and refusals are those of :func:`transform`.

    >>> sign("exp(-r^2/8) - exp(-2*r^2)", 1)["sign"]
    'negative-somewhere'
    >>> sign("max(1 - r, 0)", 1)["zeros"]
    'k = 2*pi*n for n >= 1'
    """
    asked, space, conditions = _read(cost, dimension, assuming)
    record: Record = {"cost": asked.formula, "dimension": text(space), "sign": "inconclusive", "witness": None}
    record |= {
        "wave_numbers": None,
        "condition": None,
        "threshold": None,
        "zeros": None,
        "zero_sets": [],
        "transform": None,
    }
    record["conditions"] = [condition_text(term) for term in conditions]

    transforms = cache(transform_in)
    setting = setting_of(asked, space, conditions)
    left = countdown(seconds)
    certificate, verdict = judged(lambda: transform_sign(setting, transforms), seconds)
    shown = certificate if verdict.status is Status.HOLDS else None
    if shown is not None:
        record |= _sign_record(shown)
    needs = conditions if shown is None else _conditions(shown)
    # What says more: where a nonnegative transform vanishes, where another one is negative.
    searches: list[Callable[[], Certificate]] = []
    match shown:
        case Certificate(TransformSign(sign="nonnegative"), evidence):
            record["zeros"] = "not identified"
            searches = [lambda: transform_zeros(setting, evidence, partial(_or_no_evidence, transforms))]
        case Certificate(NegativeSomewhere()) | None:
            searches = [lambda: negative_wave_number(_or_no_evidence(transforms, setting))]
    if _has_values(asked, space) and (shown is None or isinstance(shown.claim, NegativeSomewhere)):
        searches.append(lambda: negative_value(asked, space))
    for search in searches:
        found, seen = judged(search, left())
        if found is not None and seen.status is Status.HOLDS:
            certificate, verdict = found, seen
            record |= _sign_record(found)
    if verdict.status is not Status.HOLDS:
        verdict = replace(verdict, reason=verdict.reason + _values_seen(asked, space, left))
    further: tuple[Certificate, ...] = ()
    known, established = judged(lambda: _or_no_evidence(transforms, setting), left())
    if known is not None and established.status is Status.HOLDS and isinstance(known.claim, FourierTransform):
        record |= {"transform": text(known.claim.transform)}
        needs = (*known.claim.setting.conditions, *needs)
        # The proof of a sign that is seen without a formula for the transform does not say what that is.
        if certificate is not None and not hasattr(certificate.evidence, "derivation"):
            further = (known,)
    record |= conditions_record(conditions, needs)
    record["hypotheses"] = hypotheses_record(setting, seconds)
    record["remark"] = _remark(record, _under(certificate, needed(needs)), verdict, setting)
    return Answer(certificate, verdict, record | verdict_record(verdict), further)


def _values_seen(cost: RadialCost, dimension: Term, left: Callable[[], float]) -> str:
    """What is known of a transform whose sign is open: some of its values, if it has numbers for them."""
    if not _has_values(cost, dimension):
        symbols = sorted({*cost.parameters, *free_symbols(dimension)})
        return f"; numbers instead of {', '.join(symbols)}, or --assume, may settle it"
    seen = []
    for k in _WAVE_NUMBERS:
        found, verdict = judged(partial(value_found, cost, dimension, k), left())
        if found is not None and verdict.status is Status.HOLDS and isinstance(found.claim, TransformEnclosure):
            seen.append(f"{float((found.claim.lower + found.claim.upper) / 2):.3g} at k = {k}")
    return f"; its values are {', '.join(seen)}, and --plot FILE draws it" if seen else ""


def _conditions(certificate: Certificate) -> tuple[Term, ...]:
    """The conditions under which a claim about a cost is made."""
    setting = getattr(certificate.claim, "setting", None)
    return setting.conditions if isinstance(setting, Setting) else ()


def _under(certificate: Certificate | None, conditions: tuple[Term, ...]) -> Certificate | None:
    """The certificate with all ``conditions`` that the answer needs, where it holds with them: it may say more then."""
    if certificate is not None and isinstance(claim := certificate.claim, TransformSign | TransformZeros):
        narrower = replace(claim, setting=replace(claim.setting, conditions=conditions))
        if check(narrower, certificate.evidence).status is Status.HOLDS:
            return Certificate(narrower, certificate.evidence)
    return certificate


def _remark(record: Record, certificate: Certificate | None, verdict: Verdict, setting: Setting) -> str | None:
    """What the record says besides, with the ``wave_numbers`` that the answer is about, which are put into it."""
    remarks = [record.pop("remark", None)]
    if certificate is not None and verdict.status is Status.HOLDS:
        properties = cast(Mapping[str, object], record["hypotheses"])
        record["wave_numbers"] = wave_numbers(certificate, properties)
        if record["wave_numbers"] == AWAY_FROM_ZERO:
            remarks.append(remark_on_zero(setting, properties))
    return "; ".join(str(remark) for remark in remarks if remark) or None


def _has_values(cost: RadialCost, dimension: Term) -> bool:
    """Has its transform numbers for values: no parameters, and one dimension?"""
    return not cost.parameters and isinstance(dimension, Number)


def _hint(cost: RadialCost, dimension: Term, integrable: bool) -> str:
    """What else may be asked about a cost whose transform was not found."""
    if _has_values(cost, dimension):
        if integrable:
            return "; bounds for its values are found all the same (--at K, or transform_value)"
        return "; as the cost is not seen to be integrable, there are no bounds for its values either"
    names = ", ".join((*cost.parameters, *(() if isinstance(dimension, Number) else (D.name,))))
    return f"; with numbers for {names}, bounds for its values are found (--at K, or transform_value)" * integrable


def _or_no_evidence(transforms: Callable[[Setting], Certificate], setting: Setting) -> Certificate:
    try:
        return transforms(setting)
    except InvalidArgument as refusal:  # the sign was decided all the same
        raise NoEvidence(str(refusal)) from None


def _read(
    cost: RadialCost | str, dimension: int | str, assuming: Iterable[str]
) -> tuple[RadialCost, Term, tuple[Term, ...]]:
    asked = radial_cost(cost)
    space, conditions = dimension_term(dimension), condition_terms(assuming)
    what = defect(asked.profile, conditions)
    if what is not None:
        raise InvalidArgument(f"cost {asked.formula[:60]!r} {what}")
    return asked, space, conditions


def _transform_record(claim: FourierTransform, assumed: tuple[Term, ...]) -> Record:
    said: Record = {"transform": text(claim.transform), "sense": claim.sense}
    return said | conditions_record(assumed, claim.setting.conditions)


def _sign_record(certificate: Certificate) -> Record:
    match certificate.claim:
        case TransformSign(_, word):
            return {"sign": word}
        case NegativeSomewhere():
            return {"sign": "negative-somewhere"}
        case TransformZeros(_, sets):
            in_words = "; ".join(zeros_text(zeros) for zeros in sets)
            return {"sign": "nonnegative", "zeros": in_words, "zero_sets": [_zeros_record(zeros) for zeros in sets]}
        case NegativeAt(_, at, value):
            return {"sign": "negative-somewhere", "witness": {"k": text(at), "upper": text(value)}}
        case NegativeTransform(_, k, upper):
            return {"sign": "negative-somewhere", "witness": {"k": str(k), "upper": str(upper)}}
        case SignThreshold(_, threshold):
            return {"sign": "negative-somewhere", "threshold": f"k^2 = {text(threshold)}"}
        case SignCriterion() as criterion:
            said = (f"{text(term)} >= 0" for term in essential_terms(criterion))
            return {"sign": "depends", "condition": " and ".join(said)}
        case _:
            return {}


def zeros_text(zeros: ZeroSet) -> str:
    """Wave numbers, for a reader."""
    match zeros:
        case Beyond(end):
            return f"all k > {text(end)}"
        case WaveNumbers(start, step) if step == ZERO:
            return f"k = {text(start)}"
        case WaveNumbers(start, step):
            n = next(Symbol(name) for name in ("n", "m", "j") if name not in free_symbols(step))
            if start == step:
                return f"k = {text(product(step, n))} for {n.name} >= 1"
            return f"k = {text(start)} + {text(product(step, n))} for {n.name} >= 0"


def _zeros_record(zeros: ZeroSet) -> Record:
    match zeros:
        case Beyond(end):
            return {"beyond": text(end)}
        case WaveNumbers(start, step):
            return {"start": text(start), "step": text(step)}


def essential_terms(claim: SignCriterion) -> tuple[Term, ...]:
    """The terms of a criterion, without those that are certainly >= 0 and factors that are certainly positive."""
    return tuple(dict.fromkeys(map(tidied, essential(claim))))


def _step_record(place: int, step: Step) -> Record:
    conclusion = step.conclusion
    said: Record = (
        {"left": text(conclusion.left), "right": text(conclusion.right)}
        if isinstance(conclusion, Equation)
        else {
            "profile": text(conclusion.profile),
            "transform": text(conclusion.transform),
            "sense": conclusion.sense,
        }
    )
    terms = {name: text(value) for name, value in step.terms}
    return {"line": place, "rule": step.rule, "premises": list(step.premises), "terms": terms, "conclusion": said}
