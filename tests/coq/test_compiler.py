"""The theory is compiled once, which is reported file by file."""

from pathlib import Path

import pytest

from mfsym.coq import Coq


@pytest.fixture
def theory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A theory of two files, and a program in the place of ``coqc`` that compiles everything at once."""
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "coqc").write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    (programs / "coqc").chmod(0o755)
    monkeypatch.setenv("PATH", str(programs), prepend=":")
    folder = tmp_path / "theory"
    folder.mkdir()
    (folder / "_CoqProject").write_text("-R . MFSym\nFirst.v\nSecond.v\nAssumptions.v\n", encoding="utf-8")
    for name in ("First", "Second"):
        (folder / f"{name}.v").write_text("", encoding="utf-8")
    return folder


def test_compiling_is_reported_and_happens_once(theory: Path, tmp_path: Path) -> None:
    cache, said = tmp_path / "cache", list[str]()
    first = Coq.found(theory, cache, said.append)
    assert said == [f"compiling the theory for Coq, once: {part}" for part in ("First (1 of 2)", "Second (2 of 2)")]
    assert Coq.found(theory, cache, said.append) == first
    assert len(said) == 2


def test_another_version_of_the_theory_is_compiled_anew(theory: Path, tmp_path: Path) -> None:
    cache, said = tmp_path / "cache", list[str]()
    Coq.found(theory, cache)
    (theory / "Second.v").write_text("(* changed *)", encoding="utf-8")
    Coq.found(theory, cache, said.append)
    assert len(said) == 2
