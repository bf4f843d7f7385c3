"""The command, in this process (quick) and in a process of its own (real)."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from mfsym.cli import main

COMMAND = [sys.executable, "-c", "from mfsym.cli import main; main(prog_name='mfsym')"]


@dataclass(frozen=True)
class Run:
    """How a command ended: its exit ``status`` and what it printed."""

    status: int
    out: str
    err: str


@pytest.fixture
def mfsym(capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs ``mfsym`` with these arguments in this process; an error that is not caught fails the test."""

    def run(*arguments: object) -> Run:
        with pytest.raises(SystemExit) as end:
            main([str(argument) for argument in arguments], prog_name="mfsym")
        captured = capsys.readouterr()
        return Run(int(end.value.code or 0), captured.out, captured.err)

    return run


@pytest.fixture
def process() -> Callable[..., Run]:
    """Runs ``mfsym`` with these arguments in a process of its own, with ``text`` as its standard input."""

    def run(*arguments: object, text: str = "") -> Run:
        command = [*COMMAND, *map(str, arguments)]
        end = subprocess.run(command, input=text, capture_output=True, text=True, timeout=60)
        return Run(end.returncode, end.stdout, end.stderr)

    return run


@pytest.fixture
def command() -> list[str]:
    """The beginning of a command line that runs ``mfsym``."""
    return COMMAND
