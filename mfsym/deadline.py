"""A time limit for finders: when it passes, there is no evidence, and the answer is INCONCLUSIVE."""

import contextlib
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from types import FrameType

from mfsym.errors import InvalidArgument, NoEvidence

DEFAULT_SECONDS = 20.0
MOST_SECONDS = 1e8
"""More than three years; the alarm of the operating system does not know infinity."""
LEAST_REPETITION = 1.0
"""Seconds; handing over what was found takes less."""
_SOON = 0.001
_ENTERING_OR_LEAVING = {__file__, contextlib.__file__}


LEAST_SHARE = 0.5
"""Seconds: what is left for a search that begins when the time of those before it is up."""


class OutOfTime(BaseException):
    """The time limit has passed: a finder hands over what it has by then, or lets this pass.

    Not an Exception: who goes on without evidence for one step must not go on when time is up.
    """


@contextmanager
def deadline(seconds: float = DEFAULT_SECONDS) -> Iterator[None]:
    """Interrupts the block by OutOfTime once ``seconds`` have passed; what leaves the block is a NoEvidence.

    The alarm is repeated: a block that hands over what it has has as long again for that, and an alarm that rings in a
    destructor, where Python drops exceptions, is not the last one.

    Uses the alarm of the operating system, which interrupts the main thread only: elsewhere (other threads, Windows)
    the block runs without a limit.

    >>> with deadline(0.01):
    ...     while True:
    ...         pass
    Traceback (most recent call last):
    ...
    mfsym.errors.NoEvidence: no evidence was found within the time limit of 0.01 s; a longer limit may help
    """
    if not 0 < seconds <= MOST_SECONDS:
        raise InvalidArgument(f"time limit is {seconds!r}, need a positive number of seconds, at most {MOST_SECONDS:g}")
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return

    is_over, repetition = False, max(seconds, LEAST_REPETITION)

    def stop(number: int, frame: FrameType | None) -> None:
        if is_over:
            return
        if frame is not None and frame.f_code.co_filename in _ENTERING_OR_LEAVING:
            # Nobody would catch it there: between the block and the code around it.
            signal.setitimer(signal.ITIMER_REAL, _SOON, repetition)
            return
        raise OutOfTime(f"no evidence was found within the time limit of {seconds:g} s; a longer limit may help")

    previous = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds, repetition)
    try:
        yield
    except OutOfTime as end:
        raise NoEvidence(str(end)) from None
    finally:
        is_over = True
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def countdown(seconds: float) -> Callable[[], float]:
    """How many of these ``seconds`` are left: several searches, one after the other, share them.

    Each gets half a second at the least, or as much as there was at first.

    >>> left = countdown(20)
    >>> 19 < left() <= 20
    True
    """
    end = monotonic() + seconds
    return lambda: max(end - monotonic(), min(seconds, LEAST_SHARE))
