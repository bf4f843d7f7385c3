"""``mfsym errata``: the errors of the paper, each with the verdicts of the statements that execute it."""

import json
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from mfsym.cli.reports import outcome_record, written_files
from mfsym.errors import InvalidArgument
from mfsym.kernel.verdict import Status
from mfsym.statements import Outcome, outcome_of
from proofs_checks import chapters, errata, slips

EXTRACTION = "may be an artefact of the text extraction that we read"


def show_errata(wanted: str | None, as_json: bool, markdown: bool, out: str | None, time_limit: float) -> int:
    """Prints the errata, or the one that is ``wanted``; the exit status: 0 if all verdicts are the expected ones."""
    if markdown:
        click.echo("\n\n".join(errata_in_markdown()))
        return 0
    found = [erratum for erratum in errata() if wanted in (None, erratum["id"])]
    if not found:
        known = ", ".join(erratum["id"] for erratum in errata())
        raise InvalidArgument(f"erratum {str(wanted)[:60]!r} is not known; these are: {known}")
    outcomes = {erratum["id"]: outcomes_of(erratum, time_limit) for erratum in found}
    written = {identity: _written(some, out) for identity, some in outcomes.items()}
    if as_json:
        records = [_record(erratum, outcomes[erratum["id"]], written[erratum["id"]]) for erratum in found]
        others = [dict(slip) for slip in slips()] if wanted is None else []
        click.echo(json.dumps({"errata": records, "slips": others}, indent=2, ensure_ascii=False))
    else:
        for erratum in found:
            _show(erratum, outcomes[erratum["id"]])
        if wanted is None:
            _show_slips()
    return 0 if all(outcome.is_expected for some in outcomes.values() for outcome in some) else 1


def outcomes_of(erratum: Mapping[str, Any], seconds: float) -> list[Outcome]:
    """What comes of the printed statement where it is to fail, and of the corrected one on every built-in instance."""
    label = erratum.get("chapter")
    if label is None:
        return []
    wanted = ((f"{label}-printed", Status.FAILS), (label, Status.HOLDS))
    instances = chapters()[label].instances
    return [outcome_of(i, seconds) for of in wanted for i in instances if (i.statement.label, i.expected) == of]


def errata_in_markdown() -> Iterator[str]:
    """The errata as they stand in ``docs/findings.md``, section by section, and the table of slips."""
    for erratum in errata():
        mark = " †" if erratum["extraction"] else ""
        consequences = erratum["consequences"]
        if "chapter" in erratum:
            consequences = f"{consequences.rstrip()}\n\nExecuted by `mfsym verify {erratum['chapter']}`."
        fields = ("Printed", "Counterexample", "Correct")
        parts = [f"### {erratum['title']}{mark}", *(_paragraph(name, erratum[name.lower()]) for name in fields)]
        parts.append(_paragraph("Consequences", consequences))
        yield "\n\n".join(parts)
    rows = ["### Slips without consequence", "", "| place | printed | should be |", "|---|---|---|"]
    for slip in slips():
        mark = " †" if slip["extraction"] else ""
        printed, correct = (str(slip[name]).replace("|", "\\|") for name in ("printed", "correct"))
        rows.append(f"| {slip['place']}{mark} | {printed} | {correct} |")
    yield "\n".join(rows)


def _paragraph(heading: str, text: str) -> str:
    first, blank, rest = f"**{heading}.** {text.strip()}".partition("\n\n")
    return textwrap.fill(first, 118, break_long_words=False, break_on_hyphens=False) + blank + rest


def _written(outcomes: Sequence[Outcome], out: str | None) -> list[tuple[str, ...]]:
    directory = None if out is None else Path(out)
    if directory is not None:
        directory.mkdir(parents=True, exist_ok=True)
    return written_files(list(outcomes), directory)


def _record(erratum: Mapping[str, Any], outcomes: Sequence[Outcome], files: list[tuple[str, ...]]) -> dict[str, object]:
    verdicts = [
        {**outcome_record(outcome), "certificates": list(written)}
        for outcome, written in zip(outcomes, files, strict=True)
    ]
    return {**erratum, "executed": bool(verdicts), "verdicts": verdicts}


def _show(erratum: Mapping[str, Any], outcomes: Sequence[Outcome]) -> None:
    click.echo(f"{erratum['title']} ({erratum['id']})")
    if erratum["extraction"]:
        click.echo(f"  ({EXTRACTION})")
    for heading in ("printed", "counterexample", "correct", "consequences"):
        click.echo(f"  {heading}: " + erratum[heading].strip().replace("\n", "\n    "))
    for outcome in outcomes:
        verdict, instance = outcome.verdict.status.value, outcome.instance
        click.echo(f"  {verdict}: {instance.statement.label}, {instance.name}")
    if not outcomes:
        click.echo("  verified by hand or by a small computation; no statement executes it")
    click.echo()


def _show_slips() -> None:
    click.echo("Slips without consequence:")
    for slip in slips():
        mark = f" ({EXTRACTION})" if slip["extraction"] else ""
        click.echo(f"  {slip['place']}: {slip['printed']}; should be: {slip['correct']}{mark}")
