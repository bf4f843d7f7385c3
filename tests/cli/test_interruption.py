"""Ctrl-C, and a reader that has seen enough: no traceback, and nothing keeps running."""

import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

INTERRUPTED = (130, "mfsym: interrupted\n")
LONG = "+".join(f"exp(-{i}*r)" for i in range(1, 1000))
"""Its transform takes minutes."""
LINE = '{"cost": "exp(-a*r)", "dimension": "d"}\n'


def _as_in_a_terminal() -> None:
    """A shell makes the programs that it starts in the background, such as these tests, deaf to Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def started(command: list[str], directory: Path) -> subprocess.Popen[str]:
    """The command, running in a session of its own, as from a terminal."""
    return subprocess.Popen(
        command,
        cwd=directory,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_as_in_a_terminal,
    )


@pytest.mark.parametrize("whom", ["group", "process"])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_batch_ends_at_once(command: list[str], tmp_path: Path, jobs: str, whom: str) -> None:
    (tmp_path / "lines.jsonl").write_text(LINE * 2000, encoding="utf-8")
    batch = started([*command, "transform", "--batch", "lines.jsonl", "--jobs", jobs], tmp_path)
    assert batch.stdout is not None
    assert batch.stdout.readline() != ""
    (os.killpg if whom == "group" else os.kill)(batch.pid, signal.SIGINT)
    _, errors = batch.communicate(timeout=20)  # waits for the processes that share the pipes, too
    assert (batch.returncode, errors) == INTERRUPTED


def test_interrupted_processes_give_up_what_they_are_at(command: list[str], tmp_path: Path) -> None:
    lines = [LINE, *[f'{{"cost": "{LONG}", "dimension": 3}}\n'] * 20]
    (tmp_path / "lines.jsonl").write_text("".join(lines), encoding="utf-8")
    batch = started([*command, "transform", "--batch", "lines.jsonl", "--jobs", "2", "--time-limit", "60"], tmp_path)
    assert batch.stdout is not None
    assert batch.stdout.readline() != ""
    os.killpg(batch.pid, signal.SIGINT)
    try:
        _, errors = batch.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(batch.pid, signal.SIGKILL)
        raise
    assert (batch.returncode, errors) == INTERRUPTED


def test_an_interrupted_verification_ends_at_once(command: list[str], tmp_path: Path) -> None:
    verification = started([*command, "verify"], tmp_path)
    while not (tmp_path / "mfsym-certificates").exists():
        time.sleep(0.01)
    os.killpg(verification.pid, signal.SIGINT)
    output, errors = verification.communicate(timeout=20)
    assert (verification.returncode, errors) == INTERRUPTED
    assert output == ""


@pytest.mark.parametrize("question", ["transform", "sign"])
def test_an_interrupted_search_leaves_a_clean_terminal(command: list[str], question: str) -> None:
    ours, theirs = pty.openpty()
    arguments = [question, LONG, "--dimension", "3", "--time-limit", "60"]
    environment = {**os.environ, "TERM": "xterm"}
    search = subprocess.Popen(
        [*command, *arguments],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=environment,
        preexec_fn=_as_in_a_terminal,
    )
    os.close(theirs)
    shown = b""
    while b"searching" not in shown:
        shown += os.read(ours, 4096)
    search.send_signal(signal.SIGINT)
    output, _ = search.communicate(timeout=20)
    assert (search.returncode, output) == (INTERRUPTED[0], b"")
    shown += rest_of(ours)
    # The line is erased, the cursor is there again, and the last word is on a line of its own.
    assert shown.endswith(b"\x1b[2Kmfsym: interrupted\r\n")
    assert shown.rindex(b"\x1b[?25h") > shown.rindex(b"\x1b[?25l")


def rest_of(terminal: int) -> bytes:
    """What is still to be read from a terminal that nobody writes to any more."""
    shown = b""
    while True:
        try:
            more = os.read(terminal, 4096)
        except OSError:  # how Linux says so
            more = b""
        if not more:
            os.close(terminal)
            return shown
        shown += more


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve", "--batch", "lines.jsonl"],
        ["solve", "--batch", "lines.jsonl", "--jobs", "2"],
        ["verify", "--list"],
        ["verify", "example-2.1"],
        ["transform", "exp(-r)", "--dimension", "3"],
        ["--help"],
    ],
    ids=" ".join,
)
def test_a_closed_pipe_is_no_error(command: list[str], tmp_path: Path, arguments: list[str]) -> None:
    line = '{"cost": [["2", "1"], ["1", "2"]], "marginal": ["1/2", "1/2"], "bodies": 2}\n'
    (tmp_path / "lines.jsonl").write_text(line * 2000, encoding="utf-8")
    writer = started([*command, *arguments], tmp_path)
    assert writer.stdout is not None
    assert writer.stderr is not None
    if "--batch" in arguments:
        writer.stdout.readline()
    writer.stdout.close()
    assert writer.stderr.read() == ""
    assert writer.wait(timeout=20) in (0, 1)
