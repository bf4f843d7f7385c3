"""What other systems need: names of files that they allow, and encodings that do not depend on the machine."""

import ast
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("docs", "mfsym", "proofs_checks", "scripts", "tests")
SOURCES = sorted(file for folder in ("mfsym", "proofs_checks", "scripts") for file in ROOT.glob(f"{folder}/**/*.py"))
WINDOWS_HAS_THESE = {"aux", "con", "nul", "prn", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}

WRITES_TO_TEMPORARY_FOLDERS = {"mfsym/coq/compiler.py", "mfsym/latex/engine.py"}
"""Everything else that mfsym writes is a file of a user, which has to be whole."""


def files() -> list[str]:
    """The files of the project, without what tools left there."""
    found = [str(file.relative_to(ROOT)) for folder in FOLDERS for file in (ROOT / folder).rglob("*") if file.is_file()]
    return [name for name in found if not re.search(r"(^|/)(__pycache__|\.)|\.(vo|vok|vos|glob|aux)$", name)]


def test_names_of_files_are_allowed_everywhere() -> None:
    names = files()
    assert len(names) > 500
    for name in names:
        assert re.fullmatch(r"[\w./-]+", name, re.ASCII), name
        assert len(name) < 150, name
        for part in name.split("/"):
            assert part.split(".")[0].lower() not in WINDOWS_HAS_THESE, name
            assert not part.endswith("."), name


def test_no_two_names_differ_in_case_only() -> None:
    names = files()
    assert len({name.lower() for name in names}) == len(names)


def calls(file: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=name)):
                yield name, node


def is_binary(call: ast.Call) -> bool:
    modes = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return any(isinstance(mode, ast.Constant) and "b" in str(mode.value) for mode in modes)


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_text_has_an_encoding(file: Path) -> None:
    for name, call in calls(file):
        if name in ("read_text", "write_text") or (name == "open" and not is_binary(call)):
            named = any(keyword.arg == "encoding" for keyword in call.keywords)
            # os.open and Image.open are no such functions; here none of them is called without an encoding either.
            assert named or ast.unparse(call.func) == "os.open", f"line {call.lineno}: which encoding?"


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_files_of_users_are_written_as_a_whole(file: Path) -> None:
    name = str(file.relative_to(ROOT))
    if name.startswith("mfsym/") and name not in WRITES_TO_TEMPORARY_FOLDERS | {"mfsym/whole_file.py"}:
        writers = {"write_text", "write_bytes"}
        assert [f"line {call.lineno}" for called, call in calls(file) if called in writers] == []


@pytest.mark.parametrize(
    "encoding",
    [
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONWARNDEFAULTENCODING": "1", "PYTHONWARNINGS": "error::EncodingWarning:mfsym"},
    ],
    ids=lambda encoding: next(iter(encoding)),
)
def test_what_is_printed_needs_no_encoding(tmp_path: Path, encoding: dict[str, str]) -> None:
    # The errata mention infinity, which is not in these alphabets.
    command = ["python", "-m", "mfsym", "errata"]
    run = subprocess.run(
        command, cwd=tmp_path, env=os.environ | encoding, capture_output=True, timeout=300, check=False
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr == b""
