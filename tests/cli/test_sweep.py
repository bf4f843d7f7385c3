"""``mfsym sweep``: every instance once, whatever happens to the sweep or to those who work for it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import LocalCluster

from mfsym.cli.results import Results, name_of
from mfsym.cli.sweeping import points
from mfsym.errors import InvalidArgument

# Two instances for each of the 30 points, of which one takes some hundredths of a second.
GRID = """
cost = "[[3,1,0],[1,2,1],[0,1,3]]"
marginal = ['["1/2","1/4","1/4"]', '["2/7","2/7","3/7"]']
bodies = {from = 2, to = 16}
"""
COUNT = 60
PATIENCE = 300
"""Seconds: a machine may be slow, but not that slow.  On an idle one the slowest test here takes ten."""


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-c", "from mfsym.cli import main; main(prog_name='mfsym')", *map(str, arguments)]


@pytest.fixture
def grid(tmp_path: Path) -> Path:
    file = tmp_path / "grid.toml"
    file.write_text(GRID, encoding="utf-8")
    return file


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def wait_for(some: int, file: Path, sweep: "subprocess.Popen[str]") -> None:
    """Until the file has some lines; the sweep must not be over by then."""
    end = time.monotonic() + PATIENCE
    while not file.exists() or file.read_bytes().count(b"\n") < some:
        assert sweep.poll() is None, sweep.communicate()
        assert time.monotonic() < end, "the sweep is slower than it should be"
        time.sleep(0.005)


def test_after_a_kill_the_rest_is_done_and_nothing_twice(grid: Path, tmp_path: Path) -> None:
    output = tmp_path / "results.jsonl"
    arguments = command("sweep", "sharp-rate", grid, "--output", output, "--jobs", 2)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as sweep:
        wait_for(5, output, sweep)
        os.kill(sweep.pid, signal.SIGKILL)
    content = output.read_bytes()
    before = content.count(b"\n")
    assert 5 <= before < COUNT
    # As if it had been killed while it wrote a line.
    output.write_bytes(content[: content.rfind(b"\n") + 1] + b'{"label": "sharp-rate", "opt')
    again = subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE)
    assert again.stderr == f"mfsym: the last line of {output} was torn, and is written again\n"
    assert again.stdout == f"{COUNT} of {COUNT} instances in {output}, {before} from before: {COUNT} HOLDS.\n"
    assert again.returncode == 0
    assert output.read_bytes().startswith(content[: content.rfind(b"\n") + 1])
    assert len({name_of(record) for record in lines(output)}) == len(lines(output)) == COUNT


@pytest.fixture
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as found:
        yield found


def test_a_worker_of_a_cluster_is_killed(cluster: LocalCluster, grid: Path, tmp_path: Path) -> None:
    output = tmp_path / "results.jsonl"
    arguments = command("sweep", "sharp-rate", grid, "--output", output, "--dask", cluster.scheduler_address)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as sweep:
        wait_for(3, output, sweep)
        os.kill(cluster.workers[0].process.process.pid, signal.SIGKILL)
        out, err = sweep.communicate(timeout=PATIENCE)
    assert out == f"{COUNT} of {COUNT} instances in {output}, 0 from before: {COUNT} HOLDS.\n", err
    assert sweep.returncode == 0
    assert len({name_of(record) for record in lines(output)}) == len(lines(output)) == COUNT


def test_a_sweep_says_what_verify_says(mfsym: Callable[..., Any], tmp_path: Path) -> None:
    file, output = tmp_path / "grid.toml", tmp_path / "results.jsonl"
    file.write_text("marginal = ['ball(1)', 'sphere(1)']", encoding="utf-8")
    run = mfsym("sweep", "equation-1.15", file, "--output", output, "--jobs", 1)
    assert (run.status, run.err) == (1, "")
    assert run.out == f"2 of 2 instances in {output}, 0 from before: 1 HOLDS, 1 NOT_APPLICABLE.\n"
    for record in lines(output):
        words = [word for name, value in record["options"].items() for word in (f"--{name}", value)]
        verified = json.loads(mfsym("verify", record["label"], *words, "--json").out)["outcomes"][record["place"]]
        for name in ("statement", "instance", "verdict", "expected", "reason", "trusts", "values"):
            assert record[name] == verified[name]


def test_a_grid_is_a_product_of_lists_and_ranges() -> None:
    found = points('a = "x"\nb = [1, "2"]\nc = {from = 3, to = 7, step = 4}\n')
    assert found == [{"a": "x", "b": b, "c": c} for b in ("1", "2") for c in ("3", "7")]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a = ", "the grid is no TOML"),
        ("", "the grid has 0 points"),
        ("a = []", "the grid has 0 points"),
        ("a = {from = 2, to = 1}", "the grid has 0 points"),
        ("a = {from = 1, to = 1001}\nb = {from = 1, to = 1001}", "need 1 to 1000000"),
        ("a = {from = 1, to = 10000000000}", "the grid has 'a' ="),
        ("a = {from = 1, to = 2, step = 0}", "the grid has 'a' ="),
        ("a = {from = 1}", "or a range such as"),
        ("a = [[1, 2]]", "JSON is written as text"),
        ("a = true", "need a text or a number"),
        ("a = [true]", "need a text or a number"),
        ("a = 1979-05-27", "need a text or a number"),
    ],
)
def test_bad_grids_are_explained(text: str, complaint: str) -> None:
    with pytest.raises(InvalidArgument) as refusal:
        points(text)
    assert complaint in str(refusal.value)


@pytest.mark.parametrize(
    ("label", "text", "options", "complaint"),
    [
        ("sharp-rat", "bodies = 2", (), "did you mean sharp-rate?"),
        ("sharp-rate", "body = 2", (), "option --body is not one of sharp-rate, which takes --cost"),
        ("equation-1.15", 'marginal = "ball(0)"', (), "need a positive number"),
        ("equation-1.15", 'marginal = "ball(1)"', ("--dask", "tcp://127.0.0.1:1", "--jobs", "2"), "does not go with"),
        ("equation-1.15", 'marginal = "ball(1)"', ("--dask", "nowhere"), "where no cluster answers"),
    ],
)
def test_bad_input_is_explained(
    mfsym: Callable[..., Any], tmp_path: Path, label: str, text: str, options: tuple[str, ...], complaint: str
) -> None:
    file = tmp_path / "grid.toml"
    file.write_text(text, encoding="utf-8")
    run = mfsym("sweep", label, file, "--output", tmp_path / "results.jsonl", *options)
    assert (run.status, run.out) == (2, "")
    assert complaint in run.err


def test_one_sweep_at_a_time_writes_to_a_file(tmp_path: Path) -> None:
    program = "from pathlib import Path; from mfsym.cli.results import Results; Results(Path({!r}))"
    with Results(tmp_path / "here"):
        run = subprocess.run(
            [sys.executable, "-c", program.format(str(tmp_path / "here"))],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
        )
    assert "to which another sweep is writing" in run.stderr


def test_other_files_are_left_as_they_are(tmp_path: Path) -> None:
    for content in ("a poem\n", '{"label": 3}\n', '{"label": "x", "place": 0, "options": {}}\n[]\nand so on'):
        (tmp_path / "file").write_text(content, encoding="utf-8")
        with pytest.raises(InvalidArgument, match="is no result of a sweep"):
            Results(tmp_path / "file")
        assert (tmp_path / "file").read_text(encoding="utf-8") == content
