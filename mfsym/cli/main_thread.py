"""Calls a function in the main thread of a process: time limits are alarms, which other threads do not hear.

Where an executor runs tasks in threads, as the workers of a Dask cluster do, each thread has a process of its own that
it sends its tasks to, as JSON, one a line.  That process ends when its input does.
"""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

from mfsym.errors import NoEvidence

_OWN = threading.local()
_PROGRAM = "from mfsym.cli.main_thread import serve; serve()"


def in_main_thread(function: Callable[[Any], Any], argument: Any) -> Any:
    """The value of a function of a module, whose argument and value are JSON.

    Refuses: NoEvidence if the process of this thread ends before it answers.

    >>> in_main_thread(len, [3, 4])
    2
    """
    if threading.current_thread() is threading.main_thread():
        return function(argument)
    process: subprocess.Popen[str] | None = getattr(_OWN, "process", None)
    if process is None or process.poll() is not None:
        command = [sys.executable, "-c", _PROGRAM]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)  # noqa: S603
        _OWN.process = process
    if process.stdin is None or process.stdout is None:
        raise NoEvidence("a process without input and output was started")
    try:
        process.stdin.write(json.dumps([function.__module__, function.__name__, argument]) + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
    except BrokenPipeError:
        line = ""
    if not line.endswith("\n"):
        raise NoEvidence("a process ended abruptly, perhaps for lack of memory")
    return json.loads(line)


def serve() -> None:
    """Answers the calls on standard input, on standard output, until there are no more."""
    # Whatever else is printed goes to standard error.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        module, name, argument = json.loads(line)
        answers.write(json.dumps(getattr(import_module(module), name)(argument)) + "\n")
        answers.flush()
