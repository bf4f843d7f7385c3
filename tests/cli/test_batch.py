"""``--batch FILE``: JSON lines in, JSON lines out, in the same order; one bad line spoils nothing."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mfsym.answers import sign


def solved(bodies: int) -> str:
    return f'{{"cost": [["2", "1"], ["1", "2"]], "marginal": ["1/2", "1/2"], "bodies": {bodies}}}'


@pytest.fixture
def batch(process: Callable[..., Any], tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """The records that come out where these lines go in."""
    file = tmp_path / "lines.jsonl"

    def records(question: str, lines: list[str], *options: object) -> list[dict[str, Any]]:
        file.write_text("\n".join(lines), encoding="utf-8")
        run = process(question, "--batch", file, *options)
        assert (run.status, run.err) == (0, "")
        return [json.loads(line) for line in run.out.splitlines()]

    return records


@pytest.mark.parametrize("jobs", [1, 2])
def test_two_hundred_lines_keep_their_order(batch: Callable[..., Any], jobs: int) -> None:
    lines = [solved(bodies) for bodies in range(1, 201)]
    lines[50] = "nonsense"
    records = batch("solve", lines, "--jobs", jobs)
    assert len(records) == 200
    for bodies, record in enumerate(records, start=1):
        if bodies in (1, 51):
            assert set(record) == {"error"}
        else:
            # F_N = 3/2 - 1/(2(N - 1)) for even N, and F_N = F_(N + 1) for odd N.
            least = bodies if bodies % 2 == 0 else bodies + 1
            above, _, below = record["value"].partition("/")
            assert int(above) * 2 * (least - 1) == int(below or 1) * (3 * (least - 1) - 1)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("nonsense", "not JSON"),
        ("[1, 2]", "need an object"),
        ("null", "need an object"),
        ('{"cost": "exp(-r"}', "expected ')'"),
        ('{"cost": 3}', "is not text"),
        ('{"cost": ["1/r"]}', "is not text"),
        ('{"dimension": 3}', "need an object"),
        ('{"cost": "1/r", "dimension": 0}', "need an integer from 1 to 100"),
        ('{"cost": "1/r", "dimension": 3.0}', "need an integer from 1 to 100"),
        ('{"cost": "1/r", "dimension": true}', "need an integer from 1 to 100"),
        ('{"cost": "1/r", "dimension": null}', "need an integer from 1 to 100"),
        ('{"cost": "1/r", "dimension": [3]}', "need an integer from 1 to 100"),
        ('{"cost": "1/r", "assume": "a > 1"}', "need a list of conditions"),
        ('{"cost": "1/r", "assume": [1]}', "need a list of conditions"),
        ('{"cost": "1/r", "costs": 1}', "need an object"),
        ('{"cost": "1/r", "cost": "1/r"}', "twice"),
        ('{"cost": "' + "r*" * 10_000 + 'r"}', "characters"),
        ('{"cost": "\\ud800"}', "found"),
        ('{"cost": "1/r", "dimension": ' + "3" * 10**5 + "}", "digits"),
        ("[" * 10**5, "nested too deeply"),
    ],
    ids=lambda text: text[:40],
)
def test_a_line_that_makes_no_sense_is_an_error(
    mfsym: Callable[..., Any], tmp_path: Path, line: str, complaint: str
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f'{line}\n\n{{"cost": "exp(-r^2)", "dimension": 1}}\n', encoding="utf-8")
    run = mfsym("sign", "--batch", file)
    assert (run.status, run.err) == (0, "")
    bad, good = map(json.loads, run.out.splitlines())
    assert set(bad) == {"error"}
    assert complaint in bad["error"]
    assert len(bad["error"]) < 400
    assert good["sign"] == "positive"


def test_a_line_is_answered_like_a_single_question(batch: Callable[..., Any]) -> None:
    cost, conditions = "exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", ["s > 1"]
    (record,) = batch("sign", [json.dumps({"cost": cost, "dimension": "d", "assume": conditions})])
    assert record == sign(cost, "d", conditions).record


def test_a_separator_of_unicode_ends_no_line(batch: Callable[..., Any]) -> None:
    records = batch("sign", ['{"cost": "exp(-r)\u2028", "dimension": 1}'])
    assert len(records) == 1


def test_no_lines_give_no_answers(batch: Callable[..., Any]) -> None:
    assert batch("transform", ["", "  "]) == []


def test_the_time_limit_is_for_each_line(batch: Callable[..., Any]) -> None:
    records = batch("transform", ['{"cost": "exp(-a*r)"}', solved(2)], "--time-limit", 0.0001, "--jobs", 2)
    assert records[0]["verdict"] == "INCONCLUSIVE"
    assert set(records[1]) == {"error"}
