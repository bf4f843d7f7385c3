"""``mfsym transform``, ``sign`` and ``solve``: one object on standard output, with the documented fields."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

PROBLEM = '{"cost": [["2","1"],["1","2"]], "marginal": ["1/3","2/3"], "bodies": 4}'
VERDICT = {"verdict", "reason", "trusts"}
RADIAL = {"cost", "dimension", "transform", "wave_numbers", "conditions", "hypotheses", "remark"} | VERDICT
TRANSFORM = {"sense", "derivation"} | RADIAL
SIGN = {"sign", "witness", "threshold", "condition", "zeros", "zero_sets"} | RADIAL
SOLVE = {"value", "energy", "plan", "potential", "mixture", "farkas", "mean_field", "rounding"} | VERDICT


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    file = tmp_path / "problem.json"
    file.write_text(PROBLEM, encoding="utf-8")
    return file


def test_a_transform_comes_with_its_derivation(process: Callable[..., Any]) -> None:
    run = process("transform", "exp(-a*r)", "--dimension", 3, "--json")
    record = json.loads(run.out)
    assert (run.status, run.err, set(record)) == (0, "", TRANSFORM)
    assert (record["cost"], record["dimension"], record["verdict"]) == ("exp(-a*r)", "3", "HOLDS")
    assert (record["transform"], record["conditions"]) == ("8*pi*a/(a^2 + k^2)^2", [])
    assert record["derivation"][-1]["conclusion"]["transform"] == record["transform"]
    assert all(name.startswith("fact:") for name in record["trusts"])


def test_conditions_are_reported(mfsym: Callable[..., Any]) -> None:
    record = json.loads(mfsym("transform", "(r^2 + l^2)^(-b)", "--json").out)
    assert record["conditions"] == ["2*b > d"]


def test_a_sign_comes_with_its_witness(process: Callable[..., Any]) -> None:
    run = process("sign", "exp(-r^2/8) - exp(-2*r^2)", "--dimension", 1, "--json")
    record = json.loads(run.out)
    assert (run.status, run.err, set(record)) == (0, "", SIGN)
    assert record["sign"] == "negative-somewhere"
    assert set(record["witness"]) == {"k", "upper"}
    assert record["witness"]["upper"].startswith("-")


@pytest.mark.parametrize(
    ("cost", "sign", "condition"),
    [
        ("exp(-r)", "positive", None),
        ("exp(-2*r^2) - exp(-r^2)/sqrt(2)", "nonnegative", None),
        ("exp(-2*r^2) - b*exp(-r^2)", "depends", "sqrt(2) - 2*b >= 0"),
        ("exp(-r)/(1 + r^5)", "inconclusive", None),
    ],
)
def test_every_sign_has_its_word(mfsym: Callable[..., Any], cost: str, sign: str, condition: str | None) -> None:
    record = json.loads(mfsym("sign", cost, "--dimension", 1, "--json").out)
    assert (record["sign"], record["condition"], record["witness"]) == (sign, condition, None)


def test_the_least_cost_comes_with_a_plan_and_a_potential(process: Callable[..., Any], problem: Path) -> None:
    run = process("solve", problem, "--json")
    record = json.loads(run.out)
    assert (run.status, run.err, set(record)) == (0, "", SOLVE)
    assert (record["value"], record["energy"], record["mean_field"]) == ("13/9", "26/3", "14/9")
    assert record["plan"] == [
        {"configuration": [1, 3], "weight": "2/3"},
        {"configuration": [2, 2], "weight": "1/3"},
    ]
    assert record["potential"] == ["3/2", "5/2"]


def test_a_problem_is_read_from_standard_input(process: Callable[..., Any]) -> None:
    assert json.loads(process("solve", "-", "--json", text=PROBLEM).out)["value"] == "13/9"


def test_a_forbidden_problem_has_the_value_inf(process: Callable[..., Any]) -> None:
    text = '{"cost": [[null, 1], [1, null]], "marginal": ["1/3", "2/3"], "bodies": 4}'
    record = json.loads(process("solve", "-", "--json", text=text).out)
    assert (record["value"], record["energy"], record["verdict"]) == ("inf", "inf", "HOLDS")
    assert record["farkas"] is not None


def test_infinitely_many_bodies_have_no_energy(process: Callable[..., Any]) -> None:
    record = json.loads(process("solve", "-", "--json", text=PROBLEM.replace("4", '"inf"')).out)
    assert (record["value"], record["energy"], record["plan"]) == ("14/9", None, None)
    assert record["mixture"] == [{"law": ["1/3", "2/3"], "weight": "1"}]


def test_decimals_are_exact_as_text_and_as_numbers(process: Callable[..., Any]) -> None:
    text = '{"cost": [[0.1, "0.1"], ["1e-1", 1e-1]], "marginal": [0.5, ".5"], "bodies": 2}'
    assert json.loads(process("solve", "-", "--json", text=text).out)["value"] == "1/10"


def test_a_googol_of_bodies_is_quick(process: Callable[..., Any]) -> None:
    run = process("solve", "-", "--json", text=PROBLEM.replace("4", str(10**100)))
    record = json.loads(run.out)
    assert (run.status, record["verdict"]) == (0, "HOLDS")
    # 10^100 = 1 modulo 3: the fractional part of N/3 is 1/3 (the two-site formula with kappa = 2).
    bodies = 10**100
    above, below = record["value"].split("/")
    exact = 14 * 9 * bodies * (bodies - 1) - 2 * 18 * bodies + 4 * 9
    assert int(above) * 81 * bodies * (bodies - 1) == exact * int(below)


@pytest.mark.parametrize("question", ["transform", "sign"])
def test_certificates_of_costs_are_accepted(mfsym: Callable[..., Any], tmp_path: Path, question: str) -> None:
    file = tmp_path / "certificate.json"
    assert mfsym(question, "exp(-a*r)", "--dimension", 3, "--certificate", file).status == 0
    certificate = load(file)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert mfsym("check", file).out.startswith(f"HOLDS {file}")


def test_certificates_of_problems_are_accepted(mfsym: Callable[..., Any], tmp_path: Path, problem: Path) -> None:
    file = tmp_path / "certificate.json"
    assert mfsym("solve", problem, "--certificate", file).status == 0
    certificate = load(file)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_a_certificate_is_not_written_where_there_is_none(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "certificate.json"
    run = mfsym("transform", "exp(-r^4)", "--dimension", 1, "--certificate", file)
    assert (run.status, run.err) == (1, "mfsym: there is no certificate to write\n")
    assert not file.exists()


def test_what_the_kernel_refuses_is_not_shown(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    # Gamma is not defined at 0, which only the kernel notices.
    run = mfsym("transform", "gamma(0)*exp(-r)", "--dimension", 1, "--json")
    record = json.loads(run.out)
    assert (run.status, record["verdict"], record["transform"], record["derivation"]) == (1, "INCONCLUSIVE", None, [])


def test_the_time_limit_ends_the_search(mfsym: Callable[..., Any]) -> None:
    cost = "+".join(f"exp(-{i}*r)" for i in range(1, 100))
    run = mfsym("transform", cost, "--dimension", 3, "--time-limit", 0.001, "--json")
    record = json.loads(run.out)
    assert (run.status, record["verdict"]) == (1, "INCONCLUSIVE")
    assert "time limit of 0.001 s" in record["reason"]


def test_a_reader_gets_names_and_values(mfsym: Callable[..., Any], problem: Path) -> None:
    assert mfsym("solve", problem).out.splitlines()[:5] == [
        "value        13/9",
        "energy       26/3",
        "plan",
        "    configuration [1, 3], weight 2/3",
        "    configuration [2, 2], weight 1/3",
    ]


def test_derive_prints_a_document(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    pytest.importorskip("mfsym.latex")
    file = tmp_path / "derivation.tex"
    shown = mfsym("derive", "exp(-a*r)", "--dimension", "d")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out.rstrip().endswith(r"\end{document}")
    written = mfsym("derive", "exp(-a*r)", "--dimension", "d", "--output", file)
    assert (written.status, written.out) == (0, "")
    assert file.read_text(encoding="utf-8") == shown.out


def test_derive_prints_nothing_that_is_not_established(mfsym: Callable[..., Any]) -> None:
    pytest.importorskip("mfsym.latex")
    for cost in ("exp(-r^4)", "gamma(0)*exp(-r)"):
        run = mfsym("derive", cost, "--dimension", 1)
        assert (run.status, run.out) == (1, "")
        assert run.err.startswith("mfsym: INCONCLUSIVE: ")


@pytest.mark.parametrize("arguments", [["--help"], ["transform", "exp(-r)", "--dimension", "3"], ["transform", "2"]])
def test_the_package_runs_as_a_module(mfsym: Callable[..., Any], arguments: list[str]) -> None:
    command = [sys.executable, "-m", "mfsym", *arguments]
    module, run = subprocess.run(command, capture_output=True, text=True, timeout=60), mfsym(*arguments)
    assert (module.returncode, module.stdout, module.stderr) == (run.status, run.out, run.err)
