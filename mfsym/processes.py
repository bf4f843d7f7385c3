"""Work shared among processes: results in the order of the work, and nothing left running."""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import active_children
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
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN))
    results = [pool.submit(function, item) for item in items]
    try:
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
