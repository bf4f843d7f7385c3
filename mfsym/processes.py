"""Work shared among processes: results in the order of the work, and nothing left running."""

import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, parent_process
from typing import TypeVar

from mfsym.errors import NoEvidence

Item = TypeVar("Item")
Result = TypeVar("Result")


def available_processors() -> int:
    """How many processors this process may use.

    >>> available_processors() >= 1
    True
    """
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def worker_processes(jobs: int) -> ProcessPoolExecutor:
    """An executor with so many processes, which leave interrupts (Ctrl-C) to this process and do not survive it."""
    return ProcessPoolExecutor(jobs, initializer=_begin)


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A process of a pool waits for work for ever, if the one that would send it is killed.
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def in_processes(function: Callable[[Item], Result], items: Iterable[Item], jobs: int) -> Iterator[Result]:
    """The function of each item, in their order; ``jobs`` processes share the work, one job is done in this process.

    The function has to be importable, and items and results have to be picklable.  Refuses: NoEvidence if a process
    ends abruptly.

    >>> list(in_processes(abs, [-1, 2], 1))
    [1, 2]
    """
    if jobs == 1:
        yield from map(function, items)
        return
    others, work = set(active_children()), list(items)
    pool = worker_processes(jobs)
    results: list[Future[Result]] = []
    try:
        with _without_interrupts():
            results += (pool.submit(function, item) for item in work)
        for future in results:
            yield future.result()
    except BrokenProcessPool:
        raise NoEvidence("a process ended abruptly, perhaps for lack of memory; fewer jobs may help") from None
    finally:
        # After an interrupt (Ctrl-C), or when nobody reads on, what is under way is ended.
        if not all(future.done() for future in results):
            for process in set(active_children()) - others:
                process.terminate()
        pool.shutdown()


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Inside, an interrupt (Ctrl-C) waits until the end: one that comes while a process is started can be lost."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupts: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: interrupts.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if interrupts:
            raise KeyboardInterrupt
