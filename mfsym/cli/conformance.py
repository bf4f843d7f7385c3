"""``mfsym conform``: properties that solvers should have, and reports of those that they have not."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mfsym.errors import InvalidArgument

if TYPE_CHECKING:
    from mfsym.conformance import ExpectedFailures, Options, Report, Solver


@click.command()
@click.argument("solvers", metavar="SOLVER...", nargs=-1)
@click.option("--kind", default="transport", show_default=True, help="What package.module:function is asked.")
@click.option("--tolerance", metavar="ERROR", help="The error that the solver declares, times mass and largest cost.")
@click.option("--absolute", metavar="ERROR", help="And so much more, whatever mass and costs are.")
@click.option(
    "--unsupported",
    multiple=True,
    metavar="FEATURE",
    help="What the solver does not claim to do, as --list names it; may be repeated.",
)
@click.option("--property", multiple=True, metavar="NAME", help="Only this property; may be repeated.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the examples, which are the same each time.")
@click.option("--max-examples", type=click.IntRange(1), default=100, show_default=True, help="For each property.")
@click.option("--xfail", type=click.Path(dir_okay=False), help="Failures that are known: 'solver property: reason'.")
@click.option(
    "--call-limit",
    type=click.FloatRange(0, min_open=True),
    default=10.0,
    show_default=True,
    help="Seconds of processor time for one call of the solver; six times as many for the first.",
)
@click.option("--memory-limit", type=click.IntRange(0), default=3072, show_default=True, help="MB for it; 0: no limit.")
@click.option(
    "--report",
    multiple=True,
    type=click.Path(dir_okay=False),
    help="Write a report: .txt, .json, .xml (JUnit), .md or .html; may be repeated.",
)
@click.option(
    "--certificates",
    metavar="DIR",
    type=click.Path(file_okay=False),
    help="Write the certificates of exact values of failures there, for `python -m mfsym.kernel`.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown and nothing else.")
@click.option("--all", "all_known", is_flag=True, help="All known solvers that are installed.")
@click.option("--list", "listed", is_flag=True, help="List the known solvers, the kinds and the properties.")
def conform(solvers: Sequence[str], **options: Any) -> None:
    """Test a SOLVER of another library: one that we know, such as pot.emd2, or package.module:function.

    Every failure comes with a minimal example as code that needs only that library, and the exact answer.
    """
    sys.exit(_tested(solvers, **options))


def _tested(
    solvers: Sequence[str], all_known: bool, listed: bool, as_json: bool, as_markdown: bool, **options: Any
) -> int:
    """Runs the suite and prints the report; the exit status: 0 if every solver conforms."""
    try:
        from mfsym.conformance import Limits, Options, expected_failures, known_solvers, named
        from mfsym.conformance import report as forms
        from mfsym.conformance.expected import read_expected_failures
        from mfsym.conformance.solver import is_installed
    except ModuleNotFoundError as error:
        raise InvalidArgument(
            f"the package {error.name} is missing; pip install 'mfsym[conformance]' installs it"
        ) from None
    if listed:
        _list()
        return 0
    # So that the solver of a file in this directory is found, as by `python -m`.
    sys.path.insert(0, str(Path.cwd()))
    reports = options["report"]
    for file in reports:
        forms.refuse_other_suffixes(file)
    names = [name for name in known_solvers() if is_installed(named(name))] if all_known else list(solvers)
    if not names:
        raise InvalidArgument("SOLVER is missing: package.module:function, or a name that `mfsym conform --list` shows")
    declares: dict[str, Any] = {"absolute": options["absolute"], "unsupported": options["unsupported"]}
    tested = [named(name, options["kind"], options["tolerance"], **declares) for name in names]
    chosen = Options(
        tuple(options["property"]), options["seed"], options["max_examples"],
        Limits(options["call_limit"], options["memory_limit"] * 2**20),
    )  # fmt: skip
    known = read_expected_failures(options["xfail"]) if options["xfail"] else expected_failures("")
    found = []
    for solver in tested:
        found.append(_watched(solver, chosen, known))
        if not as_json and not as_markdown:
            click.echo(forms.as_text(found[-1:]) + ("\n" if len(tested) > 1 else ""))
    if as_json or as_markdown:
        click.echo(forms.as_json(found) if as_json else forms.as_markdown(found))
    for file in reports:
        forms.write(found, file)
    if options["certificates"]:
        forms.write_certificates(found, options["certificates"])
    return 0 if all(one.conforms for one in found) else 1


def _watched(solver: "Solver", options: "Options", known: "ExpectedFailures") -> "Report":
    """The report of a solver, with a bar while the properties are tried."""
    # Rich takes a while to import.
    from mfsym.cli.progress import progress_bar
    from mfsym.conformance import report as forms
    from mfsym.conformance import run
    from mfsym.conformance.suite import VIOLATED, Outcome, Report, chosen

    seen: list[Outcome] = []
    with progress_bar() as progress:
        bar = progress.add_task(solver.name, total=len(chosen(options.properties)))

        def tell(outcome: Outcome) -> None:
            seen.append(outcome)
            violated = [one.prop.name for one in seen if one.status == VIOLATED]
            words = f"{solver.name}: {len(violated)} violated, {violated[-1]}" if violated else solver.name
            progress.update(bar, advance=1, description=words)

        try:
            return run(solver, options, known, tell)
        except KeyboardInterrupt:
            click.echo(forms.as_text([Report(solver, tuple(seen))]))
            raise


def _list() -> None:
    """The solvers that have a name, the kinds, and the properties."""
    from mfsym.conformance import KINDS, PROPERTIES, known_solvers, named
    from mfsym.conformance.solver import FEATURES, is_installed

    click.echo("Solvers:")
    for name in known_solvers():
        solver = named(name)
        click.echo(f"  {name:32} {solver.kind:11} {solver.version if is_installed(solver) else 'not installed'}")
    click.echo("\nKinds:")
    for kind, protocol in KINDS.items():
        click.echo(f"  {kind:11} {protocol}")
    click.echo("\nFeatures, for --unsupported:")
    for feature, words in FEATURES.items():
        click.echo(f"  {feature:22} {words}")
    click.echo("\nProperties:")
    for prop in PROPERTIES.values():
        click.echo(f"  {prop.name:36} {prop.words}{f' [{prop.label}]' if prop.label else ''}")
