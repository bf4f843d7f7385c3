"""The command ``mfsym``: reads arguments, asks, prints.  No mathematics here.

Exit status: 0 when what was asked is established, 1 when it is not, 2 for bad input.
"""

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mfsym.deadline import DEFAULT_SECONDS
from mfsym.errors import InvalidArgument, MfsymError
from mfsym.rational import shown

if TYPE_CHECKING:
    from mfsym.answers import Answer

ESTABLISHED, NOT_ESTABLISHED, BAD_INPUT = 0, 1, 2


class Commands(click.Group):
    """The commands; bad input becomes one paragraph on standard error and exit status 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; notes whether a mistake is to be reported as JSON too."""
        ctx.obj = "--json" in args
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except MfsymError as error:
            _refuse(ctx, str(error))
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx is not None else "mfsym"
            _refuse(ctx, f"{error.format_message()} See {command} --help.")
        except BrokenPipeError:  # the reader of our output has gone, as in `mfsym ... | head`
            with suppress(BrokenPipeError):
                sys.stdout.close()
            ctx.exit(NOT_ESTABLISHED)
        except OSError as error:
            _refuse(ctx, f"{error.filename or 'a file'} cannot be read or written: {error.strerror}")


def _refuse(ctx: click.Context, message: str) -> NoReturn:
    if ctx.obj:
        click.echo(json.dumps({"error": message}))
    click.echo(f"mfsym: {message}", err=True)
    ctx.exit(BAD_INPUT)


def _shared(function: Callable[..., None]) -> Callable[..., None]:
    """The options of every question."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."),
        click.option("--certificate", type=click.Path(dir_okay=False), help="Write the certificate to this file."),
        click.option("--batch", type=click.File("r", encoding="utf-8"), help="Answer the JSON lines of this file."),
        click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for --batch."),
        click.option(
            "--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True,
            help="Seconds for the search; then the answer is INCONCLUSIVE.",
        ),
    ):  # fmt: skip
        function = option(function)
    return function


def _radial(function: Callable[..., None]) -> Callable[..., None]:
    """The arguments of questions about radial costs."""
    for option in (
        click.option("--assume", multiple=True, metavar="CONDITION", help="Such as 's > 1'; may be repeated."),
        click.option("--dimension", help="A positive integer, or d for all of them.  [default: d]"),
        click.argument("cost", required=False),
    ):
        function = option(function)
    return function


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mfsym", message="mfsym %(version)s")
def main() -> None:
    """Exact answers about infinite-body optimal transport, with certificates that a small kernel re-checks.

    Costs are formulas in the distance r, such as "exp(-a*r)"; every other name is a positive parameter.
    """


@main.command()
@_radial
@click.option("--at", metavar="K", help="Bounds for the value at this wave number, also where there is no formula.")
@_shared
def transform(cost: str | None, dimension: str | None, assume: Sequence[str], at: str | None, **options: Any) -> None:
    """The Fourier transform of a radial COST, with its derivation."""
    from mfsym.answers import transform as ask
    from mfsym.answers import transform_value

    asked = {"COST": cost, "--dimension": dimension, "--assume": assume, "--at": at}
    space, limit = "d" if dimension is None else dimension, options["time_limit"]
    if at is not None and assume:
        raise InvalidArgument("--assume does not go with --at, where the cost has numbers for its parameters")

    def answer() -> "Answer":
        return ask(cost or "", space, assume, limit) if at is None else transform_value(cost or "", space, at, limit)

    _answer("transform", asked, answer, options)


@main.command()
@_radial
@_shared
def sign(cost: str | None, dimension: str | None, assume: Sequence[str], **options: Any) -> None:
    """The sign of the Fourier transform of a radial COST: does Theorem 1.2 apply?"""
    from mfsym.answers import sign as ask

    asked = {"COST": cost, "--dimension": dimension, "--assume": assume}
    _answer(
        "sign",
        asked,
        lambda: ask(cost or "", "d" if dimension is None else dimension, assume, options["time_limit"]),
        options,
    )


@main.command("mean-field")
@click.option("--with", "other", help="The law of the other body, if it has another one.")
@click.option("--marginal", help="The law of a body, such as 'gaussian(1)', 'ball(1)' or 'points(0: 1/2, 1: 1/2)'.")
@_radial
@_shared
def mean_field(
    cost: str | None,
    dimension: str | None,
    assume: Sequence[str],
    marginal: str | None,
    other: str | None,
    **options: Any,
) -> None:
    """What two independent bodies with the law --marginal cost: the mean field energy of a radial COST."""
    from mfsym.answers import mean_field_energy as ask

    asked = {"COST": cost, "--marginal": marginal, "--dimension": dimension, "--assume": assume, "--with": other}
    if options["batch"] is None:
        for required in ("COST", "--marginal", "--dimension"):
            if asked[required] is None:
                raise InvalidArgument(
                    f"{required} is missing; give it, or --batch FILE, or see mfsym mean-field --help"
                )
    _answer(
        "mean-field",
        asked,
        lambda: ask(cost or "", dimension or "", marginal or "", other, assume, options["time_limit"]),
        options,
    )


@main.command()
@click.argument("problem", type=click.File("r", encoding="utf-8"), required=False)
@_shared
def solve(problem: Any, **options: Any) -> None:
    """The exact least cost of the N-body problem in the JSON file PROBLEM (- for standard input)."""
    from mfsym.answers import solve as ask
    from mfsym.exact_json import exact_json
    from mfsym.transport import problem_from_json

    def answer() -> "Answer":
        return ask(problem_from_json(exact_json(_read(problem), "problem")), options["time_limit"])

    _answer("solve", {"PROBLEM": problem}, answer, options)


@main.command()
@click.argument("cost")
@click.option("--dimension", default="d", show_default=True, help="A positive integer, or d for all of them.")
@click.option("--assume", multiple=True, metavar="CONDITION", help="Such as 's > 1'; may be repeated.")
@click.option("--output", type=click.Path(dir_okay=False), help="The file to write (default: standard output).")
def derive(cost: str, dimension: str, assume: Sequence[str], output: str | None) -> None:
    """A LaTeX document that derives the Fourier transform of a radial COST."""
    from mfsym.answers import transform as ask
    from mfsym.kernel.verdict import Status
    from mfsym.latex import document

    answer = ask(cost, dimension, assume)
    if answer.certificate is None or answer.verdict.status is not Status.HOLDS:
        click.echo(f"mfsym: {answer.verdict.status.value}: {answer.verdict.reason}", err=True)
        sys.exit(NOT_ESTABLISHED)
    written = document(answer.certificate)
    if output is None:
        click.echo(written, nl=False)
    else:
        Path(output).write_text(written, encoding="utf-8")
        click.echo(f"Wrote {output}; compile it with: pdflatex {output}", err=True)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
def check(files: Sequence[str]) -> None:
    """Re-check certificates with the kernel alone, like python -m mfsym.kernel."""
    from mfsym.kernel.__main__ import main as check_files

    sys.exit(check_files(list(files)))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[LABEL [--NAME VALUE]...]")
@click.option("--out", type=click.Path(file_okay=False), help="Directory for certificates [mfsym-certificates].")
@click.option("--list", "as_list", is_flag=True, help="List the statements and what they take.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.option("--certificate", type=click.Path(dir_okay=False), help="Write the last certificate to this file.")
@click.option("--report", type=click.Path(dir_okay=False), help="Write what --json prints to this file.")
@click.option("-v", "--verbose", is_flag=True, help="Show what each statement says and what was established.")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes  [default: one for each processor].")
@click.option("--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True)
def verify(arguments: Sequence[str], **options: Any) -> None:
    """Check statements of the paper on instances: all built-in ones, those of LABEL, or your own.

    Your own instance is given by options of the statement, which --list lists; for example:
    mfsym verify theorem-1.2 --cost "exp(-r)" --dimension 3 --marginal "gaussian(1)"
    """
    from mfsym.cli.verification import Request, list_statements, verify_statements

    if options.pop("as_list"):
        list_statements()
        return
    label, own = _label_and_options(arguments)
    sys.exit(verify_statements(label, own, Request(**options)))


@main.command()
@click.argument("erratum", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else.")
@click.option("--markdown", is_flag=True, help="Print what docs/findings.md says of them, and nothing else.")
@click.option("--out", type=click.Path(file_okay=False), help="Write the certificates to this directory.")
@click.option("--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True)
def errata(erratum: str | None, **options: Any) -> None:
    """The errors of the paper, or one ERRATUM: what is printed, a counterexample, what is correct, what follows.

    Where a statement executes an error, the printed claim FAILS and the corrected claim HOLDS, with certificates.
    """
    from mfsym.cli.errata import show_errata

    sys.exit(show_errata(erratum, **options))


def _label_and_options(arguments: Sequence[str]) -> tuple[str | None, dict[str, str]]:
    """The label, and the options ``--name value`` or ``--name=value`` as a mapping."""
    label: str | None = None
    own: dict[str, str] = {}
    waiting = list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if not name.startswith("--"):
            if label is not None:
                raise InvalidArgument(f"argument {shown(word)} is unexpected; one label and options are accepted")
            label = word
            continue
        if not equals:
            if not waiting:
                raise InvalidArgument(f"option {shown(name)} needs a value")
            value = waiting.pop(0)
        if name[2:] in own:
            raise InvalidArgument(f"option {shown(name)} is given twice, need it once")
        own[name[2:]] = value
    if own and label is None:
        raise InvalidArgument(
            f"the label of a statement is missing: mfsym verify LABEL --{shown(next(iter(own)))[1:-1]} ...; "
            "labels are listed by mfsym verify --list"
        )
    return label, own


def _read(file: Any) -> str:
    try:
        return str(file.read())
    except UnicodeDecodeError:
        raise InvalidArgument(f"{file.name} is not text in UTF-8") from None


def _answer(question: str, asked: Mapping[str, object], ask: Callable[[], "Answer"], options: dict[str, Any]) -> None:
    """Asks, writes the certificate, prints, and exits; ``asked`` is what the question consists of, required first."""
    from mfsym.kernel.verdict import Status

    if options["batch"] is not None:
        _answer_lines(question, {**asked, "--certificate": options["certificate"]}, options)
        return
    required, value = next(iter(asked.items()))
    if value is None:
        raise InvalidArgument(f"{required} is missing; give it, or --batch FILE, or see mfsym {question} --help")
    answer = ask()
    established = answer.verdict.status is Status.HOLDS
    if options["certificate"] is not None:
        if established:
            answer.write_certificate(options["certificate"])
        else:
            click.echo("mfsym: there is no certificate to write", err=True)
    click.echo(json.dumps(answer.record, indent=2) if options["as_json"] else str(answer))
    sys.exit(ESTABLISHED if established else NOT_ESTABLISHED)


def _answer_lines(question: str, alone: Mapping[str, object], options: dict[str, Any]) -> None:
    """Answers a batch; ``alone`` is what may only be given with a single question."""
    from mfsym.answers.batch import answered_lines

    given = next((name for name, value in alone.items() if value), None)
    if given is not None:
        raise InvalidArgument(f"{given} does not go with --batch, where every line is a question of its own")
    lines = _read(options["batch"]).split("\n")
    for line in answered_lines(question, lines, options["jobs"], options["time_limit"]):
        click.echo(line)
