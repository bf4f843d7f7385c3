"""``mfsym represent`` and ``mfsym rate``: one object on standard output, an accepted certificate, plain errors."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

PAIR = [["1/6", "1/3"], ["1/3", "1/6"]]


@pytest.mark.parametrize(
    ("bodies", "representable", "largest"),
    [(None, True, 4), (4, True, None), (5, False, None), ("inf", False, None)],
)
def test_representability_has_a_certificate_either_way(
    mfsym: Callable[..., Any], tmp_path: Path, bodies: object, representable: bool, largest: int | None
) -> None:
    file, certificate = tmp_path / "pair.json", tmp_path / "certificate.json"
    file.write_text(json.dumps({"pair": PAIR, "bodies": bodies}), encoding="utf-8")
    run = mfsym("represent", file, "--json", "--certificate", certificate)
    record = json.loads(run.out)
    assert (run.status, record["verdict"]) == (0, "HOLDS")
    assert (record["representable"], record["largest"]) == (representable, largest)
    found = load(certificate)
    assert check(found.claim, found.evidence).status is Status.HOLDS


def test_rates_are_listed_for_each_number_of_bodies(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text('{"cost": [["2","1"],["1","2"]], "marginal": ["1/2","1/2"]}', encoding="utf-8")
    run = mfsym("rate", file, "--largest", 6, "--json")
    record = json.loads(run.out)
    assert (run.status, record["limit"]) == (0, "3/2")
    assert [row["bodies"] for row in record["values"]] == [2, 3, 4, 5, 6]
    # Equality exactly where the marginal is a multiple of 1/N (docs/beyond.md, the sharp rate).
    assert [row["attained"] for row in record["values"]] == [True, False, True, False, True]


def test_a_bracket_is_inconclusive_and_has_a_certificate(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file, certificate = tmp_path / "problem.json", tmp_path / "certificate.json"
    third = ["1/3"] * 3
    file.write_text(
        json.dumps({"cost": [[1, 0, 3], [0, 1, 0], [3, 0, 2]], "marginal": third, "bodies": "inf"}), encoding="utf-8"
    )
    run = mfsym("solve", file, "--json", "--certificate", certificate)
    record = json.loads(run.out)
    assert (run.status, record["verdict"], record["value"]) == (1, "INCONCLUSIVE", None)
    found = load(certificate)
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert (record["lower"], record["upper"]) == (str(found.claim.lower), str(found.claim.upper))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("command", "data", "complaint"),
    [
        ("represent", {"bodies": 3}, "pair"),
        ("represent", {"pair": PAIR, "bodies": 1}, "bodies is 1"),
        ("represent", {"pair": [["1/2"]]}, "sums to"),
        ("rate", {"cost": [["1"]]}, "exactly the keys"),
        ("solve", {"points": [0], "profile": "exp(-r)", "marginal": [1, 0], "bodies": 2}, "points has 1"),
        ("solve", {"points": [0, 1], "profile": "exp(-r)", "marginal": ["1/2", "1/2"], "bodies": 2}, "rational value"),
        ("solve", {"points": [0, 1], "profile": "a*r", "marginal": ["1/2", "1/2"], "bodies": 2}, "parameter a"),
    ],
)
def test_bad_input_is_explained(
    mfsym: Callable[..., Any], tmp_path: Path, command: str, data: object, complaint: str
) -> None:
    file = tmp_path / "data.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    run = mfsym(command, file)
    assert run.status == 2
    assert complaint in run.err


def test_pictures_go_to_files_of_known_kinds_and_not_with_formulas(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "problem.json"
    file.write_text('{"cost": [["2","1"],["1","2"]], "marginal": ["1/2","1/2"], "bodies": 3}', encoding="utf-8")
    other, formula = mfsym("solve", file, "--plot", "x.txt"), mfsym("solve", file, "--formula", "--plot", "x.svg")
    assert (other.status, formula.status) == (2, 2)
    assert "need a file that ends in" in other.err
    assert "--plot does not go with --formula" in formula.err


def test_energies_on_the_line_are_printed_for_every_number_of_bodies(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    certificate = tmp_path / "certificate.json"
    run = mfsym("line", "-r", "--marginal", "interval(0, 1)", "--bodies", 4, "--json", "--certificate", certificate)
    record = json.loads(run.out)
    assert (run.status, record["energy"], record["value"]) == (0, "1/6 - N^2/6", "-5/12")
    found = load(certificate)
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert mfsym("line", "1/r", "--marginal", "interval(0,1)", "--latex").out.startswith(r"$\displaystyle")
    missing = mfsym("line", "1/r")
    assert (missing.status, "--marginal is missing" in missing.err) == (2, True)


def test_energies_on_the_line_come_in_batches(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text('{"cost": "-r", "marginal": "interval(0,1)", "bodies": 4}\n{"cost": "-r"}\n', encoding="utf-8")
    run = mfsym("line", "--batch", file)
    first, second = map(json.loads, run.out.splitlines())
    assert (first["value"], first["energy_of_bodies"]) == ("-5/12", "-5/2")
    assert "need an object" in second["error"]


@pytest.mark.parametrize("bodies", [3, "inf"])
def test_a_document_says_why_the_value_is_optimal(mfsym: Callable[..., Any], tmp_path: Path, bodies: object) -> None:
    file, document = tmp_path / "problem.json", tmp_path / "answer.tex"
    file.write_text(
        json.dumps({"cost": [[2, 1], [1, 2]], "marginal": ["1/2", "1/2"], "bodies": bodies}), encoding="utf-8"
    )
    assert mfsym("solve", file, "--document", document).status == 0
    written = document.read_text(encoding="utf-8")
    assert r"\begin{theorem}" in written
    assert r"\begin{proof}" in written


def test_documents_do_not_go_with_batches(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("", encoding="utf-8")
    run = mfsym("solve", "--batch", file, "--document", tmp_path / "answer.tex")
    assert (run.status, "--document does not go with --batch" in run.err) == (2, True)


def test_latex_prints_the_theorem_and_its_proof(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    two, pair, uniform = tmp_path / "two.json", tmp_path / "pair.json", tmp_path / "uniform.json"
    two.write_text('{"cost": [["2", "1"], ["1", "2"]], "marginal": ["1/2", "1/2"], "bodies": 4}', encoding="utf-8")
    pair.write_text(json.dumps({"pair": PAIR, "bodies": None}), encoding="utf-8")
    uniform.write_text('{"marginal": ["1/3", "1/3", "1/3"], "bodies": 3}', encoding="utf-8")
    for arguments in (("solve", two), ("rate", two, "--largest", 3), ("represent", pair)):
        run = mfsym(*arguments, "--latex")
        assert run.status == 0
        assert r"\begin{theorem}" in run.out
        assert r"\end{proof}" in run.out
        assert "documentclass" not in run.out
    nothing = mfsym("represent", uniform, "--extreme-points", "--latex")
    assert (nothing.status, nothing.out) == (2, "")
    assert "there is no proof to print" in nothing.err


def test_latex_does_not_go_with_a_batch(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("{}\n", encoding="utf-8")
    run = mfsym("solve", "--batch", file, "--latex")
    assert (run.status, "--latex does not go with --batch" in run.err) == (2, True)
