"""What ``mfsym verify`` shows and writes: a table, details, a record for machines, and certificates in files."""

import re
import sys
from fractions import Fraction
from itertools import groupby
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Column, Table

from mfsym.cli.claims_in_words import in_words
from mfsym.energies.balls import common_digits, decimal
from mfsym.errors import NoEvidence
from mfsym.kernel import claim as claims
from mfsym.kernel.certificate_file import write
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.term import number
from mfsym.kernel.verdict import Status
from mfsym.statements import Outcome
from mfsym.whole_file import write_whole

_COLOURS = {Status.HOLDS: "green", Status.FAILS: "red", Status.INCONCLUSIVE: "yellow", Status.NOT_APPLICABLE: "cyan"}

Files = list[tuple[str, ...]]
"""For each outcome the names of the files with its certificates."""


def written_files(outcomes: list[Outcome], directory: Path | None) -> Files:
    """Writes every certificate to the directory; the names of the files."""
    if directory is None:
        return [()] * len(outcomes)
    names: Files = []
    for place, outcome in enumerate(outcomes, start=1):
        stem = f"{place:03}-{outcome.instance.statement.label}-{_slug(outcome.instance.name)}"
        several = len(outcome.certificates) > 1
        files = [f"{stem}-{k}.json" if several else f"{stem}.json" for k in range(1, len(outcome.certificates) + 1)]
        for name, certificate in zip(files, outcome.certificates, strict=True):
            write_whole(directory / name, write(certificate))
        names.append(tuple(str(directory / name) for name in files))
    return names


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60]


def write_last(outcomes: list[Outcome], path: Path) -> None:
    """Writes the last certificate to this file."""
    certificates = [certificate for outcome in outcomes for certificate in outcome.certificates]
    if certificates:
        write_whole(path, write(certificates[-1]))
    else:
        click.echo("mfsym: there is no certificate to write", err=True)


def verification_record(outcomes: list[Outcome], files: Files) -> dict[str, object]:
    """Everything, as JSON."""
    return {
        "outcomes": [
            {
                **outcome_record(outcome),
                "title": outcome.instance.statement.title,
                "certificate": written[0] if written else None,
                "certificates": list(written),
            }
            for outcome, written in zip(outcomes, files, strict=True)
        ],
        "as_expected": all(outcome.is_expected for outcome in outcomes),
    }


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """What came of one instance, as JSON; without certificates."""
    return {
        "statement": outcome.instance.statement.label,
        "instance": outcome.instance.name,
        "assuming": list(outcome.instance.conditions),
        "verdict": outcome.verdict.status.value,
        "expected": outcome.instance.expected.value,
        "reason": outcome.verdict.reason,
        "hypotheses": dict(outcome.hypotheses),
        "trusts": sorted(outcome.verdict.trusts),
        "values": values_of(outcome.certificates),
        "seconds": round(outcome.seconds, 3),
    }


def values_of(certificates: tuple[Certificate, ...]) -> dict[str, str]:
    """The numbers that the certificates establish, exact, by their names in the paper."""
    optimal = any(isinstance(certificate.claim, claims.MeanFieldOptimal) for certificate in certificates)
    values: dict[str, str] = {}
    for certificate in certificates:
        match certificate.claim:
            case claims.MutualEnergy(value=value):
                values["F_oo" if optimal else "energy"] = text(value)
            case claims.EnergyEnclosure(lower=lower, upper=upper):
                values["F_oo" if optimal else "energy"] = _digits(lower, upper)
            case claims.EnergyBound(bound=bound):
                values["bound"] = text(bound)
            case claims.HighDensity(constant=constant):
                values["constant"] = text(constant)
            case claims.OptimalCost(problem, least):
                values["F_oo" if problem.bodies is None else f"F_{problem.bodies}"] = str(least)
            case claims.Convergence(values=finite, limit=limit):
                values |= {f"F_{bodies}": str(value) for bodies, value in enumerate(finite, start=2)}
                values["F_oo"] = str(limit)
            case claims.EnergyOnLine(energy=energy):
                values["V_N"] = text(energy)
            case claims.EnergySum(summand=summand):
                values["V_N"] = f"sum of {text(summand)} over k = 1, ..., N - 1"
            case claims.TwoBodyCost(lower=lower, upper=upper):
                values["F_2"] = _digits(lower, upper)
            case claims.IndirectRatio(lower=lower, upper=upper):
                values["ratio"] = _digits(lower, upper)
            case claims.EnergyOfBodies(bodies=bodies, lower=lower, upper=upper):
                values[f"V_{bodies}"] = _digits(lower, upper)
            case claims.SphereEnergy(bodies, energy, lower, upper):
                values |= {"energy": text(energy), f"V_{bodies}": _digits(lower, upper)}
            case claims.LargestRepresentable(bodies=bodies):
                values["N"] = str(bodies)
    return values


def _digits(lower: Fraction, upper: Fraction) -> str:
    """The digits of a number between two, or both where a carry leaves none in common."""
    try:
        return common_digits(lower, upper)
    except NoEvidence:
        return f"{decimal(number(lower))} to {decimal(number(upper))}"


def show_table(outcomes: list[Outcome]) -> None:
    """One line for each instance."""
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


def show_details(outcomes: list[Outcome], files: Files) -> None:
    """For each instance what the statement says of it, why the verdict is what it is, and what was established."""
    said = ""
    for outcome, written in zip(outcomes, files, strict=True):
        statement = outcome.instance.statement
        if statement.label != said:
            said = statement.label
            click.echo(f"{statement.title} ({statement.label}): {statement.says}.")
        click.echo(f"  {outcome.instance.name}: {outcome.verdict.status.value} ({outcome.seconds:.2f} s)")
        click.echo(f"    {outcome.verdict.reason}")
        for place, certificate in enumerate(outcome.certificates):
            where = f", in {written[place]}" if written else ""
            click.echo(f"    {type(certificate.claim).__name__}{where}: {in_words(certificate.claim)}")
        _show_hypotheses(outcome)
        for name, value in values_of(outcome.certificates).items():
            click.echo(f"    {name} = {value}")
        click.echo(f"    trusts {', '.join(sorted(outcome.verdict.trusts)) or 'nothing besides the kernel'}")


def show_answers(outcomes: list[Outcome]) -> None:
    """What came of instances of the user's own: what holds, with its numbers, or why it does not, and what to try."""
    shown_before: object = None
    for (name, status, said), some in groupby(outcomes, key=_answer):
        together = list(some)
        labels = " and ".join(outcome.instance.statement.label for outcome in together)
        click.echo(f"{labels}, {name}: {status.value}: {said}")
        if (name, together[0].hypotheses) != shown_before:
            _show_hypotheses(together[0])
        shown_before = name, together[0].hypotheses
        for outcome in together:
            for number_of, value in values_of(outcome.certificates).items():
                click.echo(f"    {number_of} = {value}")


def _answer(outcome: Outcome) -> tuple[str, Status, str]:
    holds = outcome.verdict.status is Status.HOLDS
    said = outcome.instance.statement.says if holds else outcome.verdict.reason
    return outcome.instance.name, outcome.verdict.status, said


def _show_hypotheses(outcome: Outcome) -> None:
    if outcome.hypotheses:
        listed = ", ".join(f"{name} {answer}" for name, answer in outcome.hypotheses.items())
        click.echo(f"    hypotheses: {listed}")


def show_summary(outcomes: list[Outcome], built_in: bool) -> None:
    """How many verdicts there are of each; of built-in instances, which of them are not the expected ones, and why."""
    for outcome in outcomes if built_in else ():
        if not outcome.is_expected:
            about = f"{outcome.instance.statement.label}, {outcome.instance.name}"
            hoped = f" (expected {outcome.instance.expected.value})"
            click.echo(f"{about}: {outcome.verdict.status.value}{hoped}: {outcome.verdict.reason}")
    counts = {status: sum(outcome.verdict.status is status for outcome in outcomes) for status in Status}
    summary = ", ".join(f"{count} {status.value}" for status, count in counts.items() if count)
    expected = sum(outcome.is_expected for outcome in outcomes)
    many = "instance" if len(outcomes) == 1 else "instances"
    # Of an instance of the user's own nothing is expected.
    said = f"; {expected} of {len(outcomes)} as expected" if built_in else ""
    click.echo(f"{len(outcomes)} {many}: {summary}{said}.")
