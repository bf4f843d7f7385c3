"""``mfsym verify``: runs statements on instances, with progress, a table, and certificates in files."""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import write
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Instance, Outcome, outcome_of
from proofs_checks import chapters, index

DEFAULT_DIRECTORY = "mfsym-certificates"
_COLOURS = {Status.HOLDS: "green", Status.FAILS: "red", Status.INCONCLUSIVE: "yellow", Status.NOT_APPLICABLE: "cyan"}


def list_statements() -> None:
    """Prints the statements of the paper, in order, with what they take or why they are not executed."""
    for entry in index():
        if "module" in entry:
            chapter = chapters()[entry["label"]]
            click.echo(f"{entry['label']}: {entry['title']} ({len(chapter.instances)} built-in instances)")
            for name, meaning in chapter.options.items():
                click.echo(f"    --{name}: {meaning}")
        else:
            click.echo(f"{entry['label']}: {entry['title']}\n    {entry['not_executable']}")


def verify_statements(
    label: str | None,
    own: Mapping[str, str],
    out: str | None,
    as_json: bool,
    certificate: str | None,
    time_limit: float,
) -> int:
    """Runs what was asked for and reports; the exit status."""
    instances = _own_instances(label, own) if own else _built_in_instances(label)
    directory = Path(out) if out is not None else None if own else Path(DEFAULT_DIRECTORY)
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
    outcomes = list(_outcomes(instances, time_limit, quiet=as_json or not sys.stderr.isatty()))
    files = _written_files(outcomes, directory)
    if certificate is not None:
        _write_last(outcomes, Path(certificate))
    if as_json:
        click.echo(json.dumps(_record(outcomes, files), indent=2))
        return _status(outcomes)
    _show_table(outcomes)
    _show_reasons(outcomes, built_in=not own)
    if directory is not None:
        click.echo(f"Certificates: {directory}/  Re-check them: python -m mfsym.kernel {directory}/*.json")
    return _status(outcomes)


def _status(outcomes: list[Outcome]) -> int:
    return 0 if all(outcome.is_expected for outcome in outcomes) else 1


def _chapter(label: str | None) -> Chapter:
    known = chapters()
    if label is None or label not in known:
        raise InvalidArgument(
            f"statement {str(label)[:60]!r} is not one that can be executed; these are: {', '.join(known)}"
            " (see mfsym verify --list)"
        )
    return known[label]


def _built_in_instances(label: str | None) -> tuple[Instance, ...]:
    if label is not None:
        return _chapter(label).instances
    return tuple(instance for chapter in chapters().values() for instance in chapter.instances)


def _own_instances(label: str | None, own: Mapping[str, str]) -> tuple[Instance, ...]:
    chapter = _chapter(label)
    unknown = [name for name in own if name not in chapter.options]
    if unknown:
        accepted = ", ".join(f"--{name}" for name in chapter.options)
        raise InvalidArgument(f"option --{unknown[0][:60]} is not one of {label}, which takes {accepted}")
    return chapter.own(own)


def _outcomes(instances: tuple[Instance, ...], time_limit: float, quiet: bool) -> Iterator[Outcome]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=quiet) as progress:
        task = progress.add_task("verifying", total=len(instances))
        for instance in instances:
            progress.update(task, description=instance.statement.label.ljust(26))
            yield outcome_of(instance, time_limit)
            progress.advance(task)


def _written_files(outcomes: list[Outcome], directory: Path | None) -> list[str | None]:
    """Writes every certificate to the directory; the names of the files."""
    if directory is None:
        return [None] * len(outcomes)
    names: list[str | None] = []
    for place, outcome in enumerate(outcomes, start=1):
        name = f"{place:03}-{outcome.instance.statement.label}-{_slug(outcome.instance.name)}.json"
        for certificate in outcome.certificates:
            (directory / name).write_text(write(certificate), encoding="utf-8")
        names.append(str(directory / name) if outcome.certificates else None)
    return names


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]


def _write_last(outcomes: list[Outcome], path: Path) -> None:
    certificates = [certificate for outcome in outcomes for certificate in outcome.certificates]
    if certificates:
        path.write_text(write(certificates[-1]), encoding="utf-8")
    else:
        click.echo("mfsym: there is no certificate to write", err=True)


def _record(outcomes: list[Outcome], files: list[str | None]) -> dict[str, object]:
    return {
        "outcomes": [
            {
                "statement": outcome.instance.statement.label,
                "title": outcome.instance.statement.title,
                "instance": outcome.instance.name,
                "verdict": outcome.verdict.status.value,
                "expected": outcome.instance.expected.value,
                "reason": outcome.verdict.reason,
                "trusts": sorted(outcome.verdict.trusts),
                "seconds": round(outcome.seconds, 3),
                "certificate": file,
            }
            for outcome, file in zip(outcomes, files, strict=True)
        ],
        "as_expected": all(outcome.is_expected for outcome in outcomes),
    }


def _show_table(outcomes: list[Outcome]) -> None:
    console = Console(width=_width())
    table = Table(
        # In a narrow terminal the instance and what is trusted take more lines; nothing is cut off.
        Column("statement", no_wrap=True),
        Column("instance", overflow="fold"),
        Column("verdict", no_wrap=True),
        Column("trusts", overflow="fold"),
        Column("seconds", no_wrap=True, justify="right"),
        header_style="bold",
    )
    for outcome in outcomes:
        status = outcome.verdict.status
        trusts = ", ".join(name.removeprefix("fact:") for name in sorted(outcome.verdict.trusts)) or "nothing"
        label, name = outcome.instance.statement.label, escape(outcome.instance.name)
        verdict, seconds = f"[{_COLOURS[status]}]{status.value}[/]", f"{outcome.seconds:.2f}"
        table.add_row(label, name, verdict, trusts if outcome.certificates else "-", seconds)
    console.print(table)


def _width() -> int | None:
    # A pipe has no width: then a table as wide as it needs to be.
    return None if sys.stdout.isatty() else 200


def _show_reasons(outcomes: list[Outcome], built_in: bool) -> None:
    """Why a verdict is not the expected one, and how many there are of each."""
    for outcome in outcomes:
        if not outcome.is_expected:
            hoped = f" (expected {outcome.instance.expected.value})" if built_in else ""
            about = f"{outcome.instance.statement.label}, {outcome.instance.name}"
            click.echo(f"{about}: {outcome.verdict.status.value}{hoped}: {outcome.verdict.reason}")
    counts = {status: sum(outcome.verdict.status is status for outcome in outcomes) for status in Status}
    summary = ", ".join(f"{count} {status.value}" for status, count in counts.items() if count)
    expected = sum(outcome.is_expected for outcome in outcomes)
    many = "instance" if len(outcomes) == 1 else "instances"
    click.echo(f"{len(outcomes)} {many}: {summary}; {expected} of {len(outcomes)} as expected.")
