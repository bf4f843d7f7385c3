"""``mfsym sweep``: runs a statement on a grid of parameters, on any executor; results go to a file, one a line.

A task is data, so that it can be sent to another machine, and so is what comes back.  A second run of the same command
does what is not in the file yet.
"""

import itertools
import sys
import tomllib
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from pathlib import Path

import click

from mfsym.cli.main_thread import in_main_thread
from mfsym.cli.reports import outcome_record
from mfsym.cli.results import Record, Results, name_of
from mfsym.cli.verification import own_instances, progress_bar
from mfsym.errors import InvalidArgument
from mfsym.processes import available_processors, worker_processes
from mfsym.rational import shown
from mfsym.statements import outcome_of

MOST_TASKS = 1_000_000
_AHEAD = 2
"""So many tasks for each processor wait for one, so that none of them is idle."""


Task = Record
"""One instance, as JSON: the ``place`` among those that the ``options`` of the statement ``label`` give, and the
``seconds`` that it may take.  What comes of it has the same label, options and place."""


def points(grid: str) -> list[dict[str, str]]:
    r"""The points of a grid in TOML: every option has a value, a list of values, or a range {from, to, step}.

    Refuses: InvalidArgument for other text, and more than a million points.

    >>> points('cost = "[[1]]"\nbodies = {from = 2, to = 3}')
    [{'cost': '[[1]]', 'bodies': '2'}, {'cost': '[[1]]', 'bodies': '3'}]
    """
    try:
        # Numbers stay as they are written, as a float would be another number.
        table = tomllib.loads(grid, parse_float=str)
    except tomllib.TOMLDecodeError as error:
        raise InvalidArgument(f"the grid is no TOML: {error}") from None
    axes = [[(name, value) for value in _values(name, entry)] for name, entry in table.items()]
    count = 1
    for axis in axes:
        count *= len(axis)
    if not axes or not 0 < count <= MOST_TASKS:
        raise InvalidArgument(f"the grid has {count if axes else 0} points, need 1 to {MOST_TASKS}")
    return [dict(point) for point in itertools.product(*axes)]


def _values(name: str, entry: object) -> Sequence[str]:
    match entry:
        case dict():
            ends = [entry.get("from"), entry.get("to"), entry.get("step", 1)]
            integers = [end for end in ends if isinstance(end, int) and not isinstance(end, bool)]
            if set(entry) <= {"from", "to", "step"} and len(integers) == 3 and integers[2] > 0:
                start, end, step = integers
                if (end - start) // step < MOST_TASKS:
                    return [str(n) for n in range(start, end + 1, step)]
        case list() if all(isinstance(value, str | int) and not isinstance(value, bool) for value in entry):
            return [str(value) for value in entry]
        case str() | int() if not isinstance(entry, bool):
            return [str(entry)]
    raise InvalidArgument(
        f"the grid has {shown(name)} = {shown(entry)}, need a text or a number, a list of them, or a range such as "
        "{from = 2, to = 10}; JSON is written as text, in quotes"
    )


def tasks_of(label: str, grid: str, seconds: float) -> list[Task]:
    """The instances of a statement on a grid; InvalidArgument for options that it does not take."""
    found: dict[str, Task] = {}
    for options in points(grid):
        for place in range(len(own_instances(label, options))):
            task = {"label": label, "options": options, "place": place, "seconds": seconds}
            found[name_of(task)] = task
    return list(found.values())


def record_of(task: Task) -> Record:
    """What comes of a task."""
    instance = own_instances(task["label"], task["options"])[task["place"]]
    outcome = outcome_of(instance, task["seconds"])
    return {
        "label": task["label"],
        "options": task["options"],
        "place": task["place"],
        **outcome_record(outcome),
    }


def run(task: Task) -> Record:
    """The same in the main thread of some process, where the time limit holds."""
    found: Record = in_main_thread(record_of, task)
    return found


def sweep(
    tasks: Sequence[Task], executor: Executor, ahead: int, results: Results, tell: Callable[[int], None]
) -> list[str]:
    """Runs the tasks that are not among the results, and adds what comes of them; why some were lost.

    At most ``ahead`` tasks are handed to the executor at a time; ``tell`` is called with the number of those done.
    """
    waiting = iter([task for task in tasks if name_of(task) not in results.known])
    running: dict[Future[Record], Task] = {}
    lost: list[str] = []
    while True:
        for task in itertools.islice(waiting, ahead - len(running)):
            running[executor.submit(run, task)] = task
        if not running:
            return lost
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            task, failure = running.pop(future), future.exception()
            if failure is None:
                results.append(future.result())
            elif isinstance(failure, BrokenProcessPool):
                raise failure
            else:
                lost.append(f"{name_of(task)}: {failure}")
        tell(len(done))


def run_sweep(label: str, grid: str, output: str, jobs: int | None, dask: str | None, seconds: float) -> int:
    """Runs a sweep and reports; the exit status."""
    tasks = tasks_of(label, grid, seconds)
    with Results(Path(output)) as results:
        if results.torn:
            click.echo(f"mfsym: the last line of {output} was torn, and is written again", err=True)
        before = sum(name_of(task) in results.known for task in tasks)
        opened, ahead = _executor(jobs, dask)
        with opened as executor, progress_bar(quiet=not sys.stderr.isatty()) as progress:
            bar = progress.add_task("sweeping", total=len(tasks), completed=before)
            try:
                lost = sweep(tasks, executor, ahead, results, lambda count: progress.update(bar, advance=count))
            except BrokenProcessPool:
                lost = ["a process ended abruptly, perhaps for lack of memory; fewer jobs may help"]
        return _report(tasks, results, before, lost, output)


def _executor(jobs: int | None, dask: str | None) -> tuple[AbstractContextManager[Executor], int]:
    if dask is None:
        count = jobs or available_processors()
        return worker_processes(count), _AHEAD * count
    try:
        from distributed import Client
    except ImportError:
        raise InvalidArgument("--dask needs the package distributed: pip install 'mfsym[dask]'") from None
    try:
        client = Client(dask, timeout="10s")
    except (OSError, ValueError) as error:
        raise InvalidArgument(f"dask is {shown(dask)}, where no cluster answers: {error}") from None
    return client.get_executor(), _AHEAD * max(sum(client.nthreads().values()), 1)


def _report(tasks: Sequence[Task], results: Results, before: int, lost: Sequence[str], output: str) -> int:
    found = [results.known[name] for name in map(name_of, tasks) if name in results.known]
    counts: dict[str, int] = {}
    for record in found:
        counts[record["verdict"]] = counts.get(record["verdict"], 0) + 1
    summary = ", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items()))
    expected = all(record["verdict"] == record["expected"] for record in found)
    click.echo(f"{len(found)} of {len(tasks)} instances in {output}, {before} from before: {summary or 'none'}.")
    for reason in lost:
        click.echo(f"mfsym: not done: {reason}", err=True)
    if len(found) < len(tasks):
        click.echo("The same command does the rest.")
    return 0 if expected and len(found) == len(tasks) else 1
