"""The theory has no gap: nothing is admitted, and no main theorem rests on an axiom."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mfsym.coq import Coq
from mfsym.coq.compiler import AXIOMS_OF_REALS, REPORTS, assumed
from proofs_checks import further, index

THEORY = Path(__file__).resolve().parents[2] / "proofs_checks" / "coq" / "theory"
SOURCES = {file.stem: file.read_text(encoding="utf-8") for file in sorted(THEORY.glob("*.v"))}
DOCS = THEORY.parents[2] / "docs"
PAGE = (DOCS / "coq.md").read_text(encoding="utf-8")
GAPS = re.compile(r"\b(?:Axioms?|Parameters?|Conjecture|Admitted|admit|give_up|Unset Guard Checking|bypass_check)\b")


def without_comments(source: str) -> str:
    return re.sub(r"\(\*.*?\*\)", "", source, flags=re.DOTALL)


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_admitted(name: str) -> None:
    assert GAPS.findall(without_comments(SOURCES[name])) == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_opens_with_what_it_states(name: str) -> None:
    assert SOURCES[name].startswith("(** * ")
    if name + ".v" not in REPORTS:
        described = SOURCES[name].split("*)")[0]
        missing = [theorem for theorem in theorems(name) if f"[{theorem}]" not in described]
        assert missing == [], "the comment at the top of a file names its theorems"


def theorems(name: str) -> list[str]:
    return re.findall(r"^Theorem (\w+'?)", SOURCES[name], re.MULTILINE)


def test_every_file_is_compiled() -> None:
    listed = [line.removesuffix(".v") for line in (THEORY / "_CoqProject").read_text().splitlines() if ".v" in line]
    assert sorted(listed) == sorted(SOURCES)


def test_every_theorem_is_asked_what_it_assumes() -> None:
    reports = "".join(SOURCES[report.removesuffix(".v")] for report in REPORTS)
    asked = re.findall(r"^Print Assumptions (\w+'?)\.", reports, re.MULTILINE)
    assert sorted({theorem for name in SOURCES for theorem in theorems(name)} - set(asked)) == []


def report_of(coq: Coq, name: str, directory: Path) -> str:
    """What Coq prints when it compiles the file."""
    shutil.copy(THEORY / name, directory)
    command = [coq.coqc, "-q", "-w", "none", "-R", str(coq.theory), "MFSym", name]
    # Some fifteen seconds of processor time; the machine may be busy.
    return subprocess.run(command, cwd=directory, capture_output=True, text=True, timeout=900, check=True).stdout


@pytest.mark.coq
def test_no_theorem_rests_on_an_axiom(coq: Coq, tmp_path: Path) -> None:
    asked = SOURCES["Assumptions"].count("\nPrint Assumptions ")
    assert asked > 0
    assert report_of(coq, "Assumptions.v", tmp_path).splitlines() == ["Closed under the global context"] * asked


@pytest.mark.coq
def test_theorems_about_real_numbers_rest_on_their_axioms_only(coq: Coq, tmp_path: Path) -> None:
    reports = re.split(r"^Axioms:\n", report_of(coq, "RealAssumptions.v", tmp_path), flags=re.MULTILINE)[1:]
    assert len(reports) == SOURCES["RealAssumptions"].count("\nPrint Assumptions ")
    assert all(assumed(f"Axioms:\n{report}") <= AXIOMS_OF_REALS for report in reports)


def chapter() -> list[list[str]]:
    """The rows of the chapter: label, what is proved in Coq, what is checked besides, what is not proved."""
    rows = PAGE.split("## Statement by statement")[1].splitlines()
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("| `")]


def test_the_chapter_is_about_every_statement() -> None:
    labels = [entry["label"] for entry in (*index(), *further())]
    assert [label.strip("`") for label, *_ in chapter()] == labels


def test_the_chapter_says_where_coq_checks_instances() -> None:
    written = {file.stem: file.read_text(encoding="utf-8") for file in (DOCS / "statements").glob("*.md")}
    checked = {label for label, text in written.items() if re.search(r", (?:Coq|formula in Coq) \|", text)}
    said = {row[0].strip("`") for row in chapter() if re.search("Coq certificates|formula in Coq", row[2])}
    assert said == checked


def test_what_is_called_proved_is_a_theorem() -> None:
    proved = set(re.findall(r"^(?:Lemma|Theorem) (\w+)", "\n".join(SOURCES.values()), re.MULTILINE))
    named = set(re.findall(r"`([A-Za-z]+_\w+)`", PAGE.split("## Statement by statement")[1]))
    assert len(named) > 5
    assert sorted(named - proved) == []
