"""The theory has no gap: nothing is admitted, and no main theorem rests on an axiom."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mfsym.coq import Coq

THEORY = Path(__file__).resolve().parents[2] / "proofs_checks" / "coq" / "theory"
SOURCES = {file.stem: file.read_text(encoding="utf-8") for file in sorted(THEORY.glob("*.v"))}
GAPS = re.compile(r"\b(?:Axioms?|Parameters?|Conjecture|Admitted|admit|give_up|Unset Guard Checking|bypass_check)\b")


def without_comments(source: str) -> str:
    return re.sub(r"\(\*.*?\*\)", "", source, flags=re.DOTALL)


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_admitted(name: str) -> None:
    assert GAPS.findall(without_comments(SOURCES[name])) == []


@pytest.mark.parametrize("name", SOURCES)
def test_a_file_opens_with_what_it_states(name: str) -> None:
    assert SOURCES[name].startswith("(** * ")
    if name != "Assumptions":
        described = SOURCES[name].split("*)")[0]
        missing = [theorem for theorem in theorems(name) if f"[{theorem}]" not in described]
        assert missing == [], "the comment at the top of a file names its theorems"


def theorems(name: str) -> list[str]:
    return re.findall(r"^Theorem (\w+'?)", SOURCES[name], re.MULTILINE)


def test_every_file_is_compiled() -> None:
    listed = [line.removesuffix(".v") for line in (THEORY / "_CoqProject").read_text().splitlines() if ".v" in line]
    assert sorted(listed) == sorted(SOURCES)


def test_every_theorem_is_asked_what_it_assumes() -> None:
    asked = re.findall(r"^Print Assumptions (\w+'?)\.", SOURCES["Assumptions"], re.MULTILINE)
    assert sorted({theorem for name in SOURCES for theorem in theorems(name)} - set(asked)) == []


@pytest.mark.coq
def test_no_theorem_rests_on_an_axiom(coq: Coq, tmp_path: Path) -> None:
    shutil.copy(THEORY / "Assumptions.v", tmp_path)
    command = [coq.coqc, "-q", "-w", "none", "-R", str(coq.theory), "MFSym", "Assumptions.v"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120, check=True)
    asked = SOURCES["Assumptions"].count("\nPrint Assumptions ")
    assert asked > 0
    assert run.stdout.splitlines() == ["Closed under the global context"] * asked


def test_what_is_called_proved_is_a_theorem() -> None:
    page = (THEORY.parents[2] / "docs" / "coq.md").read_text(encoding="utf-8")
    proved = set(re.findall(r"^(?:Lemma|Theorem) (\w+)", "\n".join(SOURCES.values()), re.MULTILINE))
    named = set(re.findall(r"`([A-Za-z]+_\w+)`", page.split("## Statement by statement")[1]))
    assert len(named) > 5
    assert sorted(named - proved) == []
