"""What README.md and docs/ show is what happens: their code blocks are run, in order, one document at a time.

A ``python`` block is run as it is, or as a doctest if it has prompts.  In a ``console`` block a line after ``$ `` is
a command, ``> `` continues it, and the lines below are its output, where ``...`` stands for anything; a command shown
without output may print anything but has to succeed, and ``$ echo $?`` shows the exit status of the one before.
A block with a name, as in "```json problem.json", is a file of that name.  The blocks of a document share their
variables and a directory of their own.  Commands that install mfsym or run this very suite are left to .ci/run.
"""

import doctest
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("README.md"), *ROOT.glob("docs/**/*.md")])
BLOCK = re.compile(r"^```(?P<language>\w*)(?: (?P<name>[\w.-]+))?\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
RUNNABLE = re.compile(r"^(?:\$ |>>> |pip |pytest|mfsym |python )", re.MULTILINE)
LEFT_TO_CI = re.compile(r"\bpip install\b|^pytest\b")
FLAGS = doctest.ELLIPSIS | doctest.REPORT_NDIFF


@dataclass(frozen=True)
class Block:
    """A fenced block: its ``language``, the ``name`` of the file it shows (or ""), its ``code``, and its ``place``."""

    language: str
    name: str
    code: str
    place: str


def blocks(document: Path) -> Iterator[Block]:
    text = document.read_text(encoding="utf-8")
    for match in BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield Block(match["language"], match["name"] or "", match["code"], f"{document.relative_to(ROOT)}:{line}")


def commands(block: Block) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output shown below it."""
    for part in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        first, *lines = part.splitlines(keepends=True)
        continued = 0
        while continued < len(lines) and lines[continued].startswith("> "):
            continued += 1
        yield first + "".join(line[2:] for line in lines[:continued]), "".join(lines[continued:])


def run_python(block: Block, variables: dict[str, Any]) -> None:
    if ">>>" not in block.code:
        exec(compile(block.code, block.place, "exec"), variables)
        return
    example = doctest.DocTestParser().get_doctest(block.code, variables, block.place, block.place, 0)
    report: list[str] = []
    doctest.DocTestRunner(optionflags=FLAGS).run(example, out=report.append, clear_globs=False)
    variables.update(example.globs)
    assert not report, "".join(report)


def run_console(block: Block) -> None:
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "120"}
    status, shown = 0, list(commands(block))
    for place, (command, expected) in enumerate(shown):
        if LEFT_TO_CI.search(command):
            continue
        # So that $? is what it would be in a terminal.
        script = f"(exit {status})\n{command}"
        run = subprocess.run(
            ["bash", "-c", script],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
        )
        status = run.returncode
        asked = place + 1 < len(shown) and shown[place + 1][0].strip() == "echo $?"
        assert status == 0 or asked, f"{block.place}: {command}ends with exit status {status} and\n{run.stdout}"
        output = "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())
        same = doctest.OutputChecker().check_output(expected, output, FLAGS)
        assert not expected or same, f"{block.place}: {command}prints\n{output}\nbut the document shows\n{expected}"


def test_there_are_documents() -> None:
    assert ROOT / "README.md" in DOCUMENTS


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_blocks_of_a_document_run(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    variables: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks(document):
        if block.name:
            (tmp_path / block.name).write_text(block.code, encoding="utf-8")
        elif block.language == "python":
            run_python(block, variables)
        elif block.language == "console":
            run_console(block)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_block_of_a_document_escapes(document: Path) -> None:
    fences = document.read_text(encoding="utf-8").count("```")
    assert fences == 2 * len(list(blocks(document))), "a fence is indented, unclosed, or has more than a name"
    for block in blocks(document):
        if block.language == "console":
            assert block.code.startswith("$ "), f"{block.place}: a console block starts with a command after $"
        elif not block.name and block.language != "python":
            assert not RUNNABLE.search(block.code), f"{block.place}: write ```console and $ before commands"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_is_left_to_ci_is_run_there(document: Path) -> None:
    lines = [line.strip() for line in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()]
    left = [command.strip() for b in blocks(document) if b.language == "console" for command, _ in commands(b)]
    missing = [command for command in left if LEFT_TO_CI.search(command) and command not in lines]
    assert missing == []
