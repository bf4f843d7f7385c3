"""Time limits for finders."""

import signal
import sys
import threading
import time
from contextlib import suppress

import pytest

from mfsym.deadline import countdown, deadline
from mfsym.errors import InvalidArgument, NoEvidence


def test_what_takes_too_long_has_no_evidence() -> None:
    start = time.monotonic()
    with pytest.raises(NoEvidence, match=r"within the time limit of 0\.05 s; a longer limit may help"), deadline(0.05):
        time.sleep(30)
    assert time.monotonic() - start < 10


def test_a_block_that_goes_on_without_evidence_is_interrupted_too() -> None:
    def stubborn() -> None:
        while True:
            with suppress(Exception):
                time.sleep(30)

    with pytest.raises(NoEvidence, match="within the time limit"), deadline(0.05):
        stubborn()


def test_an_alarm_that_is_lost_rings_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class Slow:
        def __del__(self) -> None:
            time.sleep(30)

    def work() -> None:
        Slow()
        assert len(lost) == 1
        time.sleep(30)

    lost: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", lost.append)
    with pytest.raises(NoEvidence, match="within the time limit"), deadline(0.05):
        work()


def test_what_is_quick_is_not_disturbed() -> None:
    with deadline(30):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_alarm_is_off_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError), deadline(30):
        raise ZeroDivisionError
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_the_handler_of_before_is_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with deadline(30):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("seconds", [0, -1, float("nan"), float("inf"), 1e30])
def test_a_limit_that_is_none_is_refused(seconds: float) -> None:
    with (
        pytest.raises(InvalidArgument, match=r"time limit is .*, need a positive number"),
        deadline(seconds),
    ):
        pytest.fail("the block was entered")


def test_other_threads_run_without_a_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with deadline(0.001):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]


def test_an_alarm_on_the_way_in_or_out_is_no_accident() -> None:
    # Limits of some microseconds ring in every line of the deadline itself.
    ends = []
    for n in range(4000):
        try:
            with deadline(1e-6 * (1 + n % 60)):
                sum(range(n % 200))
        except NoEvidence:
            ends.append(n)
    assert ends


def test_searches_that_share_a_time_limit_get_what_is_left_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("mfsym.deadline.monotonic", lambda: now)
    left, short = countdown(20), countdown(0.1)
    now = 113.0
    assert left() == 7
    now = 130.0
    assert (left(), short()) == (0.5, 0.1)
