"""The file of results of a sweep, through any sequence of additions, kills in mid-line, and restarts."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from mfsym.cli.results import Results, name_of

RECORDS = st.builds(
    lambda label, place, bodies, reason: {
        "label": label,
        "place": place,
        "options": {"bodies": bodies, "cost": "[[1]]"},
        "verdict": "HOLDS",
        "reason": reason,
    },
    st.sampled_from(["sharp-rate", "theorem-1.2"]),
    st.integers(0, 1),
    st.sampled_from(["2", "3"]),
    st.text(max_size=5),
)


class SweepThatIsKilled(RuleBasedStateMachine):
    """What is in the file is what was added, the first of each name, however often the program was killed."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "results.jsonl"
        self.expected: dict[str, dict[str, Any]] = {}
        self.results = Results(self.path)

    @rule(record=RECORDS)
    def add(self, record: dict[str, Any]) -> None:
        self.results.append(record)
        self.expected.setdefault(name_of(record), record)

    @rule()
    def restart(self) -> None:
        self.results.__exit__(None, None, None)
        self.results = Results(self.path)
        assert not self.results.torn

    @rule(record=RECORDS, written=st.floats(0, 1, exclude_min=True, exclude_max=True))
    def kill_in_the_middle_of_a_line(self, record: dict[str, Any], written: float) -> None:
        self.results.__exit__(None, None, None)
        line = json.dumps(record).encode()
        with self.path.open("ab") as file:
            file.write(line[: max(1, int(len(line) * written))])
        self.results = Results(self.path)
        assert self.results.torn

    @precondition(lambda self: self.expected)
    @rule(data=st.data())
    def kill_while_the_last_line_reaches_the_disk(self, data: st.DataObject) -> None:
        self.results.__exit__(None, None, None)
        content = self.path.read_bytes()
        start = content.rfind(b"\n", 0, -1) + 1
        os.truncate(self.path, data.draw(st.integers(start, len(content) - 1)))
        del self.expected[name_of(json.loads(content[start:]))]
        self.results = Results(self.path)

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        assert self.results.known == self.expected
        lines = self.path.read_text(encoding="utf-8").splitlines()
        assert [json.loads(line) for line in lines] == list(self.expected.values())

    def teardown(self) -> None:
        self.results.__exit__(None, None, None)
        self.folder.cleanup()


TestSweepThatIsKilled = SweepThatIsKilled.TestCase
TestSweepThatIsKilled.settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


def test_the_rest_of_a_line_is_written_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = {"label": "x", "place": 0, "options": {}, "verdict": "HOLDS"}
    whole = os.write
    monkeypatch.setattr(os, "write", lambda file, data: whole(file, data[:7]))
    with Results(tmp_path / "results.jsonl") as results:
        results.append(record)
    monkeypatch.undo()
    assert json.loads((tmp_path / "results.jsonl").read_text(encoding="utf-8")) == record
