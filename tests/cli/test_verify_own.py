"""What ``mfsym verify theorem-1.2`` says of an instance of the user's own: hypotheses, reasons, assumptions, values."""

import json
from collections.abc import Callable
from typing import Any

import pytest


def test_details_are_whole_sentences(mfsym: Callable[..., Any]) -> None:
    run = mfsym("verify", "theorem-1.2", "--cost", "exp(-r)", "--dimension", 3, "--marginal", "gaussian(1)", "-v")
    solved = "the mean field energy is finite, and the product measure solves the infinite-body problem"
    assert f"gaussian(1) {solved} (Theorem 1.2 of [CFP]).\n" in run.out
    assert f"gaussian(1) {solved}, and nothing else does (Theorem 1.2 of [CFP]).\n" in run.out
    assert "independent y with law gaussian(1) is 3*erfc(1)*exp(1) - 2/sqrt(pi).\n" in run.out
    assert "``" not in run.out


def test_a_reader_learns_why_a_statement_does_not_apply(mfsym: Callable[..., Any]) -> None:
    run = mfsym("verify", "theorem-1.2", "--cost", "exp(-r)/r", "--dimension", 3, "--marginal", "ball(1)")
    assert run.status == 1
    assert (
        "theorem-1.2-a-i and theorem-1.2-b, exp(-r)/r, d = 3, ball(1): NOT_APPLICABLE: the cost is not bounded and not "
        "continuous: class (i) does not contain it; the transform is positive for k != 0; the paper extends the theorem"
    ) in run.out
    assert run.out.count("class (i) does not contain it") == 1
    assert (
        "    hypotheses: integrable yes, bounded no, continuous no, nonnegative yes, transform positive for k != 0\n"
    ) in run.out


def test_what_holds_is_said_with_its_hypotheses_and_its_value(mfsym: Callable[..., Any]) -> None:
    run = mfsym("verify", "theorem-1.2", "--cost", "exp(-r)", "--dimension", 1, "--marginal", "interval(0, 1)")
    assert run.status == 0
    assert (
        "theorem-1.2-a-i, exp(-r), d = 1, interval(0, 1): HOLDS: the product measure solves the infinite-body problem "
        "for costs in L^1 and C_b with nonnegative transform\n"
        "    hypotheses: integrable yes, bounded yes, continuous yes, nonnegative yes, transform positive\n"
        "    F_oo = 2*exp(-1)\n"
        "theorem-1.2-b, exp(-r), d = 1, interval(0, 1): HOLDS: the product measure is the only minimiser"
    ) in run.out
    assert run.out.endswith("2 instances: 2 HOLDS.\n"), "of instances of the user's own nothing is expected"


@pytest.mark.parametrize("assuming", [["--assume", "a > b, c > 1"], ["--assume", "a > b", "--assume", "c > 1"]])
def test_what_is_assumed_is_part_of_the_result(mfsym: Callable[..., Any], assuming: list[str]) -> None:
    arguments = ("verify", "theorem-1.2", "--cost", "exp(-a*r)*(1+b*r)", "--dimension", 3, "--marginal", "gaussian(s)")
    record = json.loads(mfsym(*arguments, *assuming, "--json").out)
    for outcome in record["outcomes"]:
        assert outcome["verdict"] == "HOLDS"
        assert outcome["assuming"] == ["a > b", "c > 1"]
        assert outcome["instance"] == "exp(-a*r)*(1+b*r), d = 3, gaussian(s), assuming a > b and c > 1"
        assert outcome["hypotheses"]["transform"] == "positive"
    rows = [line for line in mfsym(*arguments, *assuming).out.splitlines() if line.startswith("│ theorem-1.2")]
    assert all("assuming a > b and c > 1" in row for row in rows)
    assert len(rows) == 2


def test_a_law_whose_moments_are_not_seen_decides_nothing(mfsym: Callable[..., Any]) -> None:
    arguments = ("verify", "uniqueness-by-moments", "--cost", "max(1 - r, 0)", "--dimension", 1)
    run = mfsym(*arguments, "--marginal", "density(exp(-r)/2)")
    # This law has exponential moments, but they are not seen.
    assert "INCONCLUSIVE: the law is given by a density, which is not seen to have exponential moments" in run.out
    assert mfsym(*arguments, "--marginal", "interval(0, 1)").status == 0
