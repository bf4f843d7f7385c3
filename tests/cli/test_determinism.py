"""The same question has the same answer, to the letter, whatever the order of sets is in the process."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

QUESTIONS = [
    ("transform", "exp(-a*r)*cos(b*r)", "--dimension", "3", "--json"),
    ("sign", "exp(-a*r^2) - b*exp(-c*r^2)", "--dimension", "3", "--json"),
    ("sign", "besselj(1, r)/r", "--dimension", "2", "--json"),
    ("derive", "(r^2 + l^2)^(-b)", "--dimension", "d"),
    ("verify", "theorem-1.2", "--json"),
    ("verify", "theorem-1.3", "--json"),
]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: " ".join(question[:2]))
def test_an_answer_does_not_depend_on_the_order_of_sets(
    question: tuple[str, ...], process: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    answers = []
    for seed in ("0", "1", "2"):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        run = process(*question)
        assert run.status == 0, run.err
        files = {file.name: file.read_text(encoding="utf-8") for file in sorted(tmp_path.rglob("*.json"))}
        # What differs is how long it took.
        answers.append((re.sub(r'"seconds": [\d.e-]+', "", run.out), files))
    assert answers[0] == answers[1] == answers[2]
