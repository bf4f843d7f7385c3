"""Too little memory (``ulimit -v``) is said in one sentence; what was written before is whole."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

LITTLE = 300 * 2**20
"""Bytes of addresses: the command and its libraries take two thirds of it before they do anything."""


def _with_little_memory() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (LITTLE, LITTLE))


def run_with_little_memory(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=120, preexec_fn=_with_little_memory
    )


@pytest.fixture
def large(tmp_path: Path) -> str:
    """The name of a file that takes some hundred megabytes once it is read."""
    (tmp_path / "large.json").write_text(f"[{'[], ' * 5_000_000}[]]", encoding="utf-8")
    return "large.json"


def test_a_command_says_so(command: list[str], tmp_path: Path, large: str) -> None:
    run = run_with_little_memory([*command, "solve", large], tmp_path)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("mfsym: there is not enough memory for this; ")
    assert run.stderr.count("\n") == 1


def test_the_kernel_says_so_and_goes_on(tmp_path: Path, large: str) -> None:
    accepted = Path(__file__).resolve().parents[1] / "kernel" / "accepted" / "cost-bracket.json"
    run = run_with_little_memory([sys.executable, "-m", "mfsym.kernel", large, str(accepted)], tmp_path)
    assert run.returncode == 2
    assert run.stderr == f"UNREADABLE {large}: reading the file takes more memory than there is\n"
    assert run.stdout.startswith("HOLDS ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["transform", "exp(-r)", "--dimension", "3"],
        ["transform", "+".join(f"exp(-{i}*r)" for i in range(1, 300)), "--dimension", "3", "--time-limit", "5"],
        ["verify", "example-2.1"],
    ],
    ids=["transform", "long transform", "verify"],
)
def test_what_fits_is_answered_and_nothing_ends_in_a_traceback(
    command: list[str], tmp_path: Path, arguments: list[str]
) -> None:
    run = run_with_little_memory([*command, *arguments], tmp_path)
    assert run.returncode in (0, 1)
    assert "Traceback" not in run.stderr
