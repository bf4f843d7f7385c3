"""Solvers run in a process of their own, with limits of time and memory; what happens to it is part of the answer."""

import os
import signal
import subprocess
import sys
import warnings
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, cast

import numpy as np

from mfsym.conformance.answers import CRASHED, HUNG, REFUSED, Answer, answer_from, with_remarks
from mfsym.conformance.layouts import laid_out
from mfsym.conformance.solver import Solver, named

STARTING_SECONDS = 120.0
"""A library may take long to import."""

FIRST_CALL = 6
"""The first call of all, which may import the library, has so many times the limit."""

WAITING = 30
"""A call that uses no processor is waited for so many times its limit: a deadlock, or a machine that is very busy."""

ENDED, OUT_OF_TIME = "ended", "out of time"
"""What is told when the process of the solver died, and when it had used up its time."""


@dataclass(frozen=True)
class Limits:
    """``seconds`` of processor time for one call, and bytes of ``memory`` for the process (0: as much as there is).

    The clock would say more about what else the machine does than about the solver.
    """

    seconds: float = 10.0
    memory: int = 3 * 2**30


class Worker:
    """A process in which the solver is called; a new one takes over after a crash or when time is up."""

    def __init__(self, solver: Solver, limits: Limits) -> None:
        self._solver, self._limits = solver, limits
        self._connection: Connection | None = None
        self._process: subprocess.Popen[bytes] | BaseProcess | None = None
        self._child, self.ends = 0, 0
        # Processor time of the first call: before it, and in a new process, the library may have to be loaded.
        self._first: float | None = None
        self._loaded = not solver.spec

    def ask(self, arguments: Mapping[str, Any], layout: str) -> Answer:
        """The answer to one call, whatever happens to the process."""
        if self._connection is None:
            self._start()
        connection = self._connection
        if connection is None:
            return Answer(CRASHED, remarks=("the process of the solver does not start",))
        seconds = self._seconds()
        try:
            connection.send((dict(arguments), layout, seconds))
            in_time = connection.poll(WAITING * self._limits.seconds)
            if not in_time:
                os.kill(self._child, signal.SIGKILL)
            said = connection.recv()
            if isinstance(said, tuple) and not in_time:
                said = connection.recv()  # what was told in between came too late
            if isinstance(said, tuple):
                answer, took = said
                self._first, self._loaded = self._first or took, True
                return cast(Answer, answer)
            out_of_time = said == OUT_OF_TIME
            # The child has ended; its successor tells its number.
            self._child, self._loaded = connection.recv(), bool(self._solver.imports) or not self._solver.spec
        except (EOFError, OSError):
            in_time, out_of_time = True, False
            self.stop()
        self.ends += 1
        if out_of_time:
            return Answer(HUNG, remarks=(f"no answer within {seconds:.3g} s of processor time",))
        if in_time:
            return Answer(CRASHED, remarks=("the process of the solver died",))
        return Answer(HUNG, remarks=(f"no answer within {WAITING * self._limits.seconds:g} s",))

    def _seconds(self) -> float:
        """The processor time that the next call may use."""
        if self._loaded:
            return self._limits.seconds
        # Loading takes about as long as the first time, twice as long where the machine is busy.
        return FIRST_CALL * self._limits.seconds if self._first is None else self._limits.seconds + 2 * self._first

    def _start(self) -> None:
        # highspy and ortools cannot live in one process, and a fork of threads is no good: a solver that has a name
        # gets a new interpreter, and only a function that nobody else can find is forked from this one.
        context = get_context("fork")
        ours, theirs = context.Pipe()
        if self._solver.spec:
            paths = os.pathsep.join(dict.fromkeys([os.getcwd(), *filter(None, sys.path)]))
            command = [sys.executable, "-m", "mfsym.conformance.worker", str(theirs.fileno())]
            command += [self._solver.spec, self._solver.kind, str(self._limits.memory)]
            environment = {**os.environ, "PYTHONPATH": paths, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                command, pass_fds=[theirs.fileno()], env=environment, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        else:
            self._process = context.Process(target=_serve_again, args=(theirs, self._solver, self._limits.memory))
            self._process.start()
        theirs.close()
        with suppress(EOFError, OSError):
            if ours.poll(STARTING_SECONDS):
                self._child = ours.recv()
                self._connection = ours

    def stop(self) -> None:
        """Ends the processes."""
        if self._connection is not None:
            self._connection.close()
        # First the process that would replace a child that has ended, so that none is left behind.
        if self._process is not None:
            self._process.kill()
            self._process.wait() if isinstance(self._process, subprocess.Popen) else self._process.join()
        if self._child:
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
        self._connection, self._process, self._child = None, None, 0


def _serve(connection: Connection, solver: Solver, memory: int) -> None:
    """Answers calls until nobody asks any more."""
    import resource

    # A process that is ended should not leave its memory on the disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    most = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if memory:
        # Not RLIMIT_AS: some libraries reserve addresses that they never use.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    connection.send(os.getpid())
    with suppress(EOFError, OSError):
        while True:
            arguments, layout, seconds = connection.recv()
            used = resource.getrusage(resource.RUSAGE_SELF)
            # The system counts whole seconds of all that the process has used, and ends it with SIGXCPU.
            limit = ceil(used.ru_utime + used.ru_stime + seconds)
            resource.setrlimit(resource.RLIMIT_CPU, (limit, most))
            answer = called(solver, arguments, layout)
            now = resource.getrusage(resource.RUSAGE_SELF)
            connection.send((answer, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime))


def _serve_again(connection: Connection, solver: Solver, memory: int) -> None:
    """Answers calls in a child process, and in another one after that has died."""
    for module in solver.imports:
        with suppress(ImportError):
            import_module(module)
    while True:
        child = os.fork()
        if child == 0:
            _serve(connection, solver, memory)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status == 0:
            return
        connection.send(OUT_OF_TIME if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGXCPU else ENDED)


def called(solver: Solver, arguments: Mapping[str, Any], layout: str) -> Answer:
    """The answer of one call in this process, with its warnings and the arguments that it changed."""
    given = laid_out(arguments, layout)
    before = laid_out(arguments, layout)
    with warnings.catch_warnings(record=True) as caught, open(os.devnull, "w", encoding="utf-8") as nowhere:
        warnings.simplefilter("always")
        with _Raised() as raised, redirect_stdout(nowhere), redirect_stderr(nowhere):
            answer = answer_from(solver.solve(*given.values()))
    if raised.error is not None:
        # sys.exit in a library would end the process of its user.
        status = REFUSED if isinstance(raised.error, Exception) else CRASHED
        message = f"{type(raised.error).__name__}: {raised.error}".split("\n")[0]
        answer = Answer(status, remarks=(message[:400],))
    unrelated = (DeprecationWarning, PendingDeprecationWarning, FutureWarning, ImportWarning, ResourceWarning)
    remarks = [
        f"{type(w.message).__name__}: {w.message}"[:300] for w in caught if not issubclass(w.category, unrelated)
    ]
    return with_remarks(answer, tuple(remarks), _changed(before, given))


class _Raised:
    """Keeps what was raised in the block, whatever it is: it is the answer of the solver."""

    def __init__(self) -> None:
        self.error: BaseException | None = None

    def __enter__(self) -> "_Raised":
        return self

    def __exit__(self, kind: object, error: BaseException | None, place: object) -> bool:
        self.error = error
        return True


def _changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    def same(x: Any, y: Any) -> bool:
        if isinstance(x, list) and isinstance(y, list):
            return len(x) == len(y) and all(same(p, q) for p, q in zip(x, y, strict=True))
        if not isinstance(x, np.ndarray):
            return bool(x == y)
        return bool(np.array_equal(x, y, equal_nan=True))

    return tuple(name for name in before if not same(before[name], after[name]))


if __name__ == "__main__":
    descriptor, spec, kind, memory = sys.argv[1:]
    _serve_again(Connection(int(descriptor)), named(spec, kind), int(memory))
