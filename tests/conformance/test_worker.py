"""The process of a solver: what ends it, and what is said then."""

import os
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from mfsym.conformance import Limits, Options, declared, named, run, worker
from mfsym.conformance.answers import HUNG, OPTIMAL


def endless(cost: Any) -> float:
    """Uses the processor until it is stopped, unless the first cost is 0."""
    while cost:
        pass
    return 0.0


def waiting(cost: Any) -> float:
    """Waits for a long time without using the processor, unless the first cost is 0."""
    if cost:
        time.sleep(600)
    return 0.0


def echo(cost: Any) -> float:
    """Waits for as many seconds as it answers."""
    time.sleep(cost)
    return float(cost)


SPINNING = """
def solve(cost):
    while cost:
        pass
    return 0.0
"""


def slow(cost: Any) -> float:
    """Waits for longer than it may work."""
    time.sleep(2.5)
    return 0.0


def test_a_call_may_use_so_much_processor_time_and_the_next_one_is_answered() -> None:
    tested = worker.Worker(declared("assignment", endless), Limits(seconds=1.0))
    try:
        found = tested.ask({"M": 1.0}, "plain")
        assert (found.status, found.remarks) == (HUNG, ("no answer within 1 s of processor time",))
        assert tested.ask({"M": 0.0}, "plain").status == OPTIMAL
        assert tested.ends == 1
    finally:
        tested.stop()


def test_only_the_first_call_may_take_longer_to_load_a_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "spinning.py").write_text(SPINNING, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    spinning = named("spinning:solve", "assignment")
    monkeypatch.setattr(worker, "FIRST_CALL", 3)
    tested = worker.Worker(spinning, Limits(seconds=1.0))
    try:
        assert tested.ask({"M": 1.0}, "plain").remarks == ("no answer within 3 s of processor time",)
        assert tested.ask({"M": 0.0}, "plain").status == OPTIMAL
        for _ in range(2):
            # Later ones have what the first that was answered took besides: here next to nothing.
            (remark,) = tested.ask({"M": 1.0}, "plain").remarks
            assert float(remark.split()[3]) < 2
    finally:
        tested.stop()


def test_a_call_that_waits_for_ever_is_ended_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "WAITING", 2)
    tested = worker.Worker(declared("assignment", waiting), Limits(seconds=0.5))
    try:
        found = tested.ask({"M": 1.0}, "plain")
        assert (found.status, found.remarks) == (HUNG, ("no answer within 1 s",))
        assert tested.ask({"M": 0.0}, "plain").status == OPTIMAL
    finally:
        tested.stop()


def test_an_answer_that_comes_too_late_is_not_taken_for_that_of_the_next_call(monkeypatch: pytest.MonkeyPatch) -> None:
    end = os.kill

    def end_later(process: int, sign: int) -> None:
        # Meanwhile the answer comes: the call waits for 0.4 s.
        time.sleep(2.0)
        end(process, sign)

    monkeypatch.setattr(worker, "WAITING", 1)
    tested = worker.Worker(declared("assignment", echo), Limits(seconds=0.2))
    try:
        monkeypatch.setattr(os, "kill", end_later)
        assert tested.ask({"M": 0.4}, "plain").status == HUNG
        monkeypatch.setattr(os, "kill", end)
        assert [tested.ask({"M": m}, "plain").value for m in (0.01, 0.02, 0.03)] == [0.01, 0.02, 0.03]
        assert tested.ends == 1
    finally:
        tested.stop()


def test_time_that_is_not_used_does_not_count() -> None:
    tested = worker.Worker(declared("assignment", slow), Limits(seconds=1.0))
    try:
        assert tested.ask({"M": 1.0}, "plain").status == OPTIMAL
    finally:
        tested.stop()


def test_a_plan_tensor_of_points_is_worth_what_it_costs() -> None:
    def product(xs: Any, marginals: Any, reg: float) -> Any:
        return {"plan": np.einsum("i,j->ij" if len(marginals) == 2 else "i,j,k->ijk", *marginals)}

    options = Options(("entropic-points-deterministic", "entropic-several"), max_examples=5)
    report = run(declared("entropic-points", product), options)
    assert [outcome.status for outcome in report.outcomes] == ["holds", "holds"]
