"""``mfsym verify``: runs statements on instances, in several processes, with progress; reports, and certificates."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import click

from mfsym.cli.printing import Printing
from mfsym.cli.progress import progress_bar
from mfsym.cli.reports import (
    show_answers,
    show_details,
    show_summary,
    show_table,
    verification_record,
    write_last,
    written_files,
)
from mfsym.errors import InvalidArgument
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Verdict
from mfsym.latex import Layout, compiled
from mfsym.latex.engine import require_engine
from mfsym.processes import available_processors, in_processes
from mfsym.rational import shown
from mfsym.statements import Chapter, Instance, Outcome, outcome_of
from mfsym.whole_file import write_whole
from proofs_checks import chapters, further, index

DEFAULT_DIRECTORY = "mfsym-certificates"

REPORTS = (".html", ".tex", ".pdf")

FEWEST = 8
"""For fewer instances no further processes are started."""


@dataclass(frozen=True)
class Task:
    """Where an instance is: the ``place`` among those of the chapter ``label``, the built-in ones or the user's
    ``own``; the ``seconds`` that it may take."""

    label: str
    own: tuple[tuple[str, str], ...]
    place: int
    seconds: float

    @property
    def instance(self) -> Instance:
        """The instance."""
        return _instances(self.label, self.own)[self.place]


@dataclass(frozen=True)
class Request:
    """What ``mfsym verify`` is asked besides labels and instances: where to write, and how to show it."""

    out: str | None = None
    as_json: bool = False
    certificate: str | None = None
    report: str | None = None
    verbose: bool = False
    time_limit: float = 20.0
    jobs: int | None = None
    printing: Printing = field(default_factory=Printing)


def list_statements() -> None:
    """Prints the statements of the paper, in order, with what they take or why they are not executed; then others."""
    for entry in (*index(), *further()):
        if "module" in entry:
            chapter = chapters()[entry["label"]]
            click.echo(f"{entry['label']}: {entry['title']} ({len(chapter.instances)} built-in instances)")
            for name, meaning in chapter.options.items():
                click.echo(f"    --{name}: {meaning}")
        else:
            click.echo(f"{entry['label']}: {entry['title']}\n    {entry['not_executable']}")


def verify_statements(label: str | None, own: Mapping[str, str], request: Request) -> int:
    """Runs what was asked for and reports; the exit status."""
    tasks = _tasks(label, own, request.time_limit)
    directory = Path(request.out) if request.out is not None else None if own else Path(DEFAULT_DIRECTORY)
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
    outcomes = _run_all(tasks, request.jobs, quiet=request.as_json)
    files = written_files(outcomes, directory)
    record = verification_record(outcomes, files)
    if request.certificate is not None:
        write_last(outcomes, Path(request.certificate))
    request.printing.write_outcomes(outcomes)
    if request.report is not None:
        write_whole(request.report, json.dumps(record, indent=2) + "\n")
    if request.as_json:
        click.echo(json.dumps(record, indent=2))
        return _status(outcomes)
    if request.verbose:
        show_details(outcomes, files)
    else:
        show_table(outcomes)
    if own and not request.verbose:
        show_answers(outcomes)
    show_summary(outcomes, built_in=not own)
    if directory is not None:
        click.echo(f"Certificates: {directory}/  Re-check them: python -m mfsym.kernel {directory}/*.json")
    return _status(outcomes)


def report_statements(label: str | None, own: Mapping[str, str], output: str, jobs: int | None, limit: float) -> int:
    """Runs what was asked for and writes a report for readers, HTML, LaTeX or PDF; the exit status."""
    from mfsym.cli.report_page import html_report
    from mfsym.cli.statement_documents import statement_document

    path = Path(output)
    if path.suffix not in REPORTS:
        raise InvalidArgument(f"output is {shown(output)}, need a file that ends in {', '.join(REPORTS)}")
    if path.suffix == ".pdf":
        require_engine()
    outcomes = _run_all(_tasks(label, own, limit), jobs)
    if path.suffix == ".html":
        write_whole(path, html_report(outcomes))
    elif path.suffix == ".tex":
        write_whole(path, statement_document(outcomes, Layout()))
    else:
        write_whole(path, compiled(statement_document(outcomes, Layout())).pdf)
    if own:
        show_answers(outcomes)
    show_summary(outcomes, built_in=not own)
    click.echo(f"Wrote {output}")
    return _status(outcomes)


def _run_all(tasks: list[Task], jobs: int | None, *, quiet: bool = False) -> list[Outcome]:
    """The outcomes of the tasks, with progress on a terminal."""
    processes = 1 if len(tasks) < FEWEST and jobs is None else jobs or available_processors()
    return list(_outcomes(tasks, processes, quiet=quiet))


def _status(outcomes: list[Outcome]) -> int:
    return 0 if all(outcome.is_expected for outcome in outcomes) else 1


def _chapter(label: str | None) -> Chapter:
    known = chapters()
    if label is None or label not in known:
        # "1.2" may be short for theorem-1.2, "thm1.2" is near it.
        near = [name for name in known if name.endswith(f"-{label}")] or get_close_matches(str(label)[:60], known, n=1)
        raise InvalidArgument(
            f"statement {str(label)[:60]!r} is not one that can be executed"
            + (f"; did you mean {near[0]}?" if near else ";")
            + f" mfsym verify --list lists the {len(known)} that can"
        )
    return known[label]


def _tasks(label: str | None, own: Mapping[str, str], seconds: float) -> list[Task]:
    """One task for each instance that was asked for."""
    labels = list(chapters()) if label is None else [label]
    given = tuple(own.items())
    counts = {name: len(_instances(name, given)) for name in labels}
    return [Task(name, given, place, seconds) for name, count in counts.items() for place in range(count)]


@cache
def _instances(label: str, own: tuple[tuple[str, str], ...]) -> tuple[Instance, ...]:
    """The instances of a chapter: the built-in ones, or that of the user's options."""
    return own_instances(label, dict(own)) if own else _chapter(label).instances


def own_instances(label: str, options: Mapping[str, str]) -> tuple[Instance, ...]:
    """The instances that a user's options give; InvalidArgument for options that the statement does not take."""
    chapter = _chapter(label)
    unknown = [name for name in options if name not in chapter.options]
    if unknown:
        accepted = ", ".join(f"--{name}" for name in chapter.options)
        raise InvalidArgument(f"option --{unknown[0][:60]} is not one of {label}, which takes {accepted}")
    return chapter.own(options)


def _run(task: Task) -> tuple[Verdict, tuple[Certificate, ...], float, Mapping[str, str]]:
    """The outcome of a task, without the instance, which cannot be sent from one process to another."""
    outcome = outcome_of(task.instance, task.seconds)
    return outcome.verdict, outcome.certificates, outcome.seconds, outcome.hypotheses


def _outcomes(tasks: list[Task], jobs: int, quiet: bool) -> Iterator[Outcome]:
    with progress_bar(quiet=quiet) as progress:
        bar = progress.add_task("verifying", total=len(tasks))
        for task, found in zip(tasks, in_processes(_run, tasks, jobs), strict=True):
            progress.update(bar, advance=1, description=task.instance.statement.label.ljust(26))
            yield Outcome(task.instance, *found)


def label_and_options(arguments: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The label, and the options ``--name value`` or ``--name=value`` as a mapping."""
    label: str | None = None
    own: dict[str, str] = {}
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if not name.startswith("--"):
            if label is not None:
                joined = f"{label}-{word}"
                hint = f"; did you mean {joined}?" if joined in chapters() else "; one label and options are accepted"
                raise InvalidArgument(f"argument {shown(word)} is unexpected{hint}")
            label = word
            continue
        if not equals:
            if not waiting:
                raise InvalidArgument(f"option {shown(name)} needs a value")
            value = waiting.pop(0)
        if name == "--assume" and "assume" in own:
            value = f"{own.pop('assume')}, {value}"  # as in the other commands
        if name[2:] in own:
            raise InvalidArgument(f"option {shown(name)} is given twice, need it once")
        own[name[2:]] = value
    if own and label is None:
        raise InvalidArgument(
            f"the label of a statement is missing: mfsym verify LABEL --{shown(next(iter(own)))[1:-1]} ...; "
            "labels are listed by mfsym verify --list"
        )
    return label, own
