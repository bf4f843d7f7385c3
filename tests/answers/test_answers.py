"""Answers: the finder's certificate, the kernel's verdict, and the record agree."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.answers import Answer, sign, solve, transform
from mfsym.answers.answer import judged
from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.certificate_file import load
from mfsym.kernel.claim import (
    FourierTransform,
    NegativeAt,
    NegativeTransform,
    OptimalCost,
    TransformSign,
    TransportProblem,
)
from mfsym.kernel.evidence import Certificate, OracleEnclosure
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.verdict import Status

PROBLEM = TransportProblem([["2", "1"], ["1", "2"]], ["1/3", "2/3"], 4)  # type: ignore[arg-type]
ANSWERS: list[Callable[[], Answer]] = [
    lambda: transform("exp(-a*r)", 3),
    lambda: sign("exp(-a*r)", 3),
    lambda: solve(PROBLEM),
]


@pytest.mark.parametrize("ask", ANSWERS)
def test_the_certificate_of_an_answer_is_written_and_read_back(ask: Callable[[], Answer], tmp_path: Path) -> None:
    answer = ask()
    answer.write_certificate(tmp_path / "certificate.json")
    assert load(tmp_path / "certificate.json") == answer.certificate


@pytest.mark.parametrize("ask", ANSWERS)
def test_the_record_repeats_the_verdict(ask: Callable[[], Answer]) -> None:
    answer = ask()
    assert answer["verdict"] == answer.verdict.status.value == "HOLDS"
    assert answer["reason"] == answer.verdict.reason
    assert answer["trusts"] == sorted(answer.verdict.trusts)


def test_the_record_repeats_the_claim() -> None:
    answer = transform("exp(-a*r)", 3)
    assert answer.certificate is not None
    claim = answer.certificate.claim
    assert isinstance(claim, FourierTransform)
    assert claim.setting.profile == RadialCost("exp(-a*r)").profile
    assert (answer["dimension"], answer["transform"]) == (text(claim.setting.dimension), text(claim.transform))
    signed = sign("exp(-a*r)", 3)
    assert signed.certificate is not None
    assert signed.certificate.claim == TransformSign(claim.setting, "positive")
    solved = solve(PROBLEM)
    assert solved.certificate is not None
    assert isinstance(solved.certificate.claim, OptimalCost)
    assert solved.certificate.claim.value == Fraction(str(solved["value"])) == Fraction(13, 9)


def test_a_plan_costs_what_is_said() -> None:
    answer = solve(PROBLEM)
    plan = answer["plan"]
    assert isinstance(plan, list)
    # Pairs at one site cost 2, pairs at different sites 1.
    energy = sum(
        Fraction(part["weight"]) * (n * (n - 1) + m * (m - 1) + n * m)
        for part in plan
        for n, m in [part["configuration"]]
    )
    assert energy == Fraction(str(answer["energy"])) == 6 * Fraction(str(answer["value"]))
    for site, weight in enumerate((Fraction(1, 3), Fraction(2, 3))):
        assert sum(Fraction(part["weight"]) * part["configuration"][site] for part in plan) == 4 * weight


def test_without_evidence_there_is_no_certificate(tmp_path: Path) -> None:
    answer = transform("exp(-r^4)", 1)
    assert (answer.certificate, answer.verdict.status, answer["transform"]) == (None, Status.INCONCLUSIVE, None)
    with pytest.raises(NoEvidence, match="there is no certificate to write: no rule reaches the cost"):
        answer.write_certificate(tmp_path / "certificate.json")


def test_what_the_kernel_refuses_is_neither_shown_nor_written(tmp_path: Path) -> None:
    answer = transform("gamma(0)*exp(-r)", 1)
    assert answer.verdict.status is Status.INCONCLUSIVE
    assert (answer["transform"], answer["sense"], answer["derivation"]) == (None, None, [])
    with pytest.raises(NoEvidence, match="there is no certificate to write"):
        answer.write_certificate(tmp_path / "certificate.json")
    assert sign("gamma(0)*exp(-r)", 1)["transform"] is None


def test_the_kernel_has_the_last_word() -> None:
    right = transform("exp(-a*r)", 3).certificate
    assert right is not None
    assert isinstance(right.claim, FourierTransform)
    wrong = Certificate(replace(right.claim, transform=parse("8*pi*a/(a^2 + k^2)")), right.evidence)
    certificate, verdict = judged(lambda: wrong)
    assert (certificate, verdict.status) == (wrong, Status.INCONCLUSIVE)


def test_a_finder_that_gives_up_makes_it_inconclusive() -> None:
    def give_up() -> Certificate:
        raise NoEvidence("the reason")

    certificate, verdict = judged(give_up)
    assert (certificate, verdict.status, verdict.reason) == (None, Status.INCONCLUSIVE, "the reason")


def test_a_finder_that_takes_too_long_makes_it_inconclusive() -> None:
    def search() -> Certificate:
        while True:
            pass

    certificate, verdict = judged(search, 0.05)
    assert (certificate, verdict.status) == (None, Status.INCONCLUSIVE)
    assert "time limit of 0.05 s" in verdict.reason


def test_an_answer_is_shown_without_what_is_missing() -> None:
    assert str(solve(TransportProblem([["1"]], ["1"], None))).splitlines() == [  # type: ignore[arg-type]
        "value        1",
        "potential    1",
        "mixture",
        "    law [1], weight 1",
        "mean_field   1",
        "verdict      HOLDS",
        "reason       the evidence establishes the claim",
        "trusts       fact:de-finetti-hewitt-savage",
    ]


def test_a_condition_that_is_always_met_is_not_reported() -> None:
    # The rates differ for certain; only the constants are in question.
    assert sign("exp(-2*r^2) - b*exp(-r^2)", 1)["condition"] == "sqrt(2) - 2*b >= 0"


def test_a_threshold_is_reported_where_the_sign_changes_once() -> None:
    answer = sign("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", "d", ["s > 1"])
    assert (answer["sign"], answer["witness"]) == ("negative-somewhere", None)
    assert answer["threshold"] == "k^2 = 4*d*s^2*log(s)/(s^4 - 1)"


def test_notebooks_get_formulas() -> None:
    pytest.importorskip("mfsym.latex")
    for answer in (*(ask() for ask in ANSWERS), transform("exp(-r^4)", 1)):
        shown = answer._repr_latex_()
        assert shown.startswith("$")
        assert shown.endswith("$")
    assert "INCONCLUSIVE" in transform("exp(-r^4)", 1)._repr_latex_()


@pytest.mark.parametrize("question", [transform, sign])
def test_what_has_no_transform_is_refused(question: Callable[..., Answer]) -> None:
    for cost, dimension in (("exp(r)", 3), ("r^2", 3), ("1/r^2", 2), ("1/r", 1), ("1", 1), (3, 1)):
        with pytest.raises(InvalidArgument, match="cost"):
            question(cost, dimension)


@pytest.mark.parametrize(
    ("cost", "dimension"), [("exp(-r^4)", 1), ("sqrt(max(1 - r^2, 0))", 3), ("r*exp(-r)", 3), ("r*exp(-a*r)", "d")]
)
def test_a_witness_is_that_of_the_certificate(cost: str, dimension: int | str) -> None:
    answer = sign(cost, dimension)
    match answer.certificate:
        case Certificate(NegativeTransform(_, k, upper)):
            certified = {"k": str(k), "upper": str(upper)}
        case Certificate(NegativeAt(_, at, value)):
            certified = {"k": text(at), "upper": text(value)}
        case _:
            raise AssertionError(answer.certificate)
    assert answer["witness"] == certified
    # Where no formula gives the value, an oracle does, and the answer says so.
    assert ("oracle:arb" in answer["trusts"]) == isinstance(answer.certificate.evidence, OracleEnclosure)
