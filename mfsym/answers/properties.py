"""Which hypotheses of Theorem 1.2 (a)(i) a cost satisfies: integrable, bounded, continuous, nonnegative."""

from collections.abc import Iterable, Mapping

from mfsym.answers.answer import Answer, Record, judged, verdict_record
from mfsym.answers.setting import condition_terms, condition_text, dimension_term, radial_cost, setting_of
from mfsym.costs import RadialCost
from mfsym.deadline import DEFAULT_SECONDS, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, Property, Setting
from mfsym.kernel.evidence import AtDistance, Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.term import ZERO
from mfsym.kernel.verdict import Status, Verdict
from mfsym.positivity import PROPERTIES, cost_property, deciding_condition, missing_in_every_case

LEAST_SECONDS = 2.0
UNDECIDED = "not decided"


def hypotheses(
    cost: RadialCost | str,
    dimension: int | str = "d",
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Mapping[str, Answer]:
    """An answer for each of ``integrable``, ``bounded``, ``continuous`` and ``nonnegative``, with its certificate.

    The entry ``answer`` is ``yes``, ``no``, ``depends`` (then ``condition`` says when it is yes; where its opposite
    holds it is no) or ``not decided``; ``distance`` is one at which the cost is negative.  The arguments are those of
    :func:`~mfsym.answers.transform`.

    >>> {name: answer["answer"] for name, answer in hypotheses("exp(-a*r)/r", 3).items()}
    {'integrable': 'yes', 'bounded': 'no', 'continuous': 'no', 'nonnegative': 'yes'}
    """
    asked = radial_cost(cost)
    space, conditions = dimension_term(dimension), condition_terms(assuming)
    setting = setting_of(asked, space, conditions)
    return {name: _answer(setting, name, seconds) for name in PROPERTIES}


def hypotheses_record(setting: Setting, seconds: float) -> Record:
    """The four answers in short, for the records of other answers."""
    return {name: _in_short(_answer(setting, name, min(seconds, LEAST_SECONDS))) for name in PROPERTIES}


def _in_short(answer: Answer) -> str:
    match answer.record:
        case {"answer": "depends", "condition": str(condition)}:
            return f"if {condition}"
        case {"answer": "no", "distance": str(distance)}:
            return f"no (r = {distance})"
        case record:
            return str(record["answer"])


def _answer(setting: Setting, name: Property, seconds: float) -> Answer:
    certificate, verdict = judged(lambda: cost_property(setting, name), seconds)
    record: Record = {"property": name, "answer": UNDECIDED, "condition": None, "distance": None}
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, CostProperty):
        record["answer"] = "yes" if certificate.claim.holds else "no"
        if name == "nonnegative" and isinstance(certificate.evidence, AtDistance):
            record["distance"] = text(certificate.evidence.distance)
    else:
        try:
            with deadline(seconds):
                condition, _, _ = deciding_condition(setting, name)
            record |= {"answer": "depends", "condition": condition_text(condition)}
        except NoEvidence:
            try:
                with deadline(seconds):
                    cases = missing_in_every_case(setting, name)
                record["answer"], verdict = "no", _of_cases(cases)
            except NoEvidence:
                pass  # it stays undecided
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _of_cases(cases: tuple[Certificate, ...]) -> Verdict:
    """The verdict on what three certificates say together, which is in none of them."""
    verdicts = [check(case.claim, case.evidence) for case in cases]
    trusts = frozenset[str]().union(*(verdict.trusts for verdict in verdicts))
    positive = cases[0].claim
    last = positive.setting.conditions[-1] if isinstance(positive, CostProperty) else ZERO
    return Verdict(
        Status.HOLDS, f"the evidence establishes it in three cases, in which {text(last)} is > 0, < 0 and 0", trusts
    )
