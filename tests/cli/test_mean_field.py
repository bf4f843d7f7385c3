"""``mfsym mean-field``: the value in every form in which it is printed, its certificate, and what is refused."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mfsym.kernel.certificate_file import load
from mfsym.kernel.claim import MutualEnergy

BALL = ("mean-field", "1/r", "--dimension", 3, "--marginal", "ball(1)")


def test_the_answer_is_printed(mfsym: Callable[..., Any]) -> None:
    run = mfsym(*BALL)
    assert (run.status, run.err) == (0, "")
    shown = dict(line.split(None, 1) for line in run.out.splitlines() if line and not line.startswith(" "))
    assert (shown["value"], shown["decimal"], shown["verdict"]) == ("6/5", "1.2", "HOLDS")


def test_the_record_has_the_value_and_what_it_needs(mfsym: Callable[..., Any]) -> None:
    run = mfsym(*BALL, "--json")
    record = json.loads(run.out)
    assert (run.status, run.err) == (0, "")
    assert (record["value"], record["decimal"], record["verdict"], record["trusts"]) == ("6/5", "1.2", "HOLDS", [])
    assert (record["cost"], record["dimension"], record["marginal"], record["other"]) == ("1/r", "3", "ball(1)", None)


def test_the_formula_is_the_claim(mfsym: Callable[..., Any]) -> None:
    run = mfsym(*BALL, "--latex")
    assert (run.status, run.err) == (0, "")
    assert run.out.startswith(r"$\displaystyle \ell(x) = \frac{1}{r}")
    assert run.out.endswith("= \\frac{6}{5}$\n")
    bounds = mfsym("mean-field", "exp(-r^4)", "--dimension", 3, "--marginal", "ball(1)", "--latex")
    assert bounds.status == 0
    assert bounds.out.count(r"\le") == 2
    nothing = mfsym("mean-field", "exp(-r^4)", "--dimension", 2, "--marginal", "disc(1)", "--latex")
    assert (nothing.status, nothing.out) == (2, "")
    assert "there is no formula to print: no closed form" in nothing.err


def test_two_laws_have_a_mutual_energy(mfsym: Callable[..., Any]) -> None:
    run = mfsym("mean-field", "1/r", "--dimension", 3, "--marginal", "hydrogen(1s)", "--with", "hydrogen(2p)", "--json")
    assert json.loads(run.out)["value"] == "59/243"


def test_the_certificate_is_accepted_and_about_the_question(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    assert mfsym(*BALL, "--certificate", file).status == 0
    assert mfsym("check", file).status == 0
    claim = load(file).claim
    assert isinstance(claim, MutualEnergy)
    assert claim.first == claim.second


def test_a_file_of_questions_is_answered(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    questions = [{"cost": "1/r", "dimension": 3, "marginal": f"hydrogen({shell})"} for shell in ("1s", "2s", "2p")]
    file.write_text("".join(json.dumps(question) + "\n" for question in questions), encoding="utf-8")
    run = mfsym("mean-field", "--batch", file)
    assert [json.loads(line)["value"] for line in run.out.splitlines()] == ["5/8", "77/512", "93/512"]


def test_without_a_closed_form_the_answer_is_inconclusive(mfsym: Callable[..., Any]) -> None:
    run = mfsym("mean-field", "exp(-r^4)", "--dimension", 2, "--marginal", "disc(1)", "--json")
    record = json.loads(run.out)
    assert (run.status, record["verdict"], record["value"]) == (1, "INCONCLUSIVE", None)
    assert "no closed form of the energy was found" in record["reason"]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("1/r", "--dimension", 3), "--marginal is missing"),
        (("1/r", "--marginal", "ball(1)"), "--dimension is missing"),
        (("--dimension", 3, "--marginal", "ball(1)"), "COST is missing"),
        (("1/r", "--dimension", 3, "--marginal", "bell(1)"), "marginal is 'bell(1)', need one of gaussian(s)"),
        (("1/r", "--dimension", 3, "--marginal", "ball(-1)"), "need a positive number"),
        (("1/r", "--dimension", 2, "--marginal", "slater(1)"), "a law in dimension 3, but the dimension is 2"),
        (("1/r", "--dimension", 0, "--marginal", "ball(1)"), "dimension is 0, need an integer from 1 to 100"),
        (("1/r", "--dimension", 3, "--marginal", "points(0: 1/2, 1: 1/2)"), "whose points have 1 coordinates"),
        (("1/(r", "--dimension", 3, "--marginal", "ball(1)"), "cost"),
    ],
)
def test_bad_input_is_explained(mfsym: Callable[..., Any], arguments: tuple[object, ...], complaint: str) -> None:
    run = mfsym("mean-field", *arguments)
    assert (run.status, run.out) == (2, "")
    assert complaint in run.err
    assert len(run.err.splitlines()) == 1
