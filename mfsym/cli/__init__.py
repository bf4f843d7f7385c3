"""The command ``mfsym``: reads arguments, asks, prints.  No mathematics here.

Exit status: 0 when what was asked is established, 1 when it is not, 2 for bad input, 130 after Ctrl-C.
"""

import json
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any, NoReturn

import click

from mfsym.cli.asking import BAD_INPUT, INTERRUPTED, NOT_ESTABLISHED, answer_question, read
from mfsym.cli.conformance import conform
from mfsym.cli.drawing import draw_climb, draw_pair, draw_plan, draw_transform
from mfsym.cli.options import AboutCost, assuming, drawn, in_latex, proof_in_latex, radial, shared
from mfsym.cli.printing import Printing, printed
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.errors import InvalidArgument, MfsymError

if TYPE_CHECKING:
    from mfsym.answers import Answer


class Commands(click.Group):
    """The commands; bad input becomes one paragraph on standard error and exit status 2."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; notes whether a mistake is to be reported as JSON too."""
        ctx.obj = "--json" in args
        for stream in (sys.stdout, sys.stderr):
            # Windows and old terminals have encodings without the alphabet of mathematics.
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors="backslashreplace")
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
        except KeyboardInterrupt:
            click.echo("mfsym: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:  # the reader of our output has gone, as in `mfsym ... | head`
            with suppress(BrokenPipeError):
                sys.stdout.close()
            ctx.exit(NOT_ESTABLISHED)
        except MemoryError:
            _refuse(
                ctx, "there is not enough memory for this; a smaller problem, or a higher limit (ulimit -v), may help"
            )
        except OSError as error:
            _refuse(ctx, f"{error.filename or 'a file'} cannot be read or written: {error.strerror}")


def _refuse(ctx: click.Context, message: str) -> NoReturn:
    if ctx.obj:
        click.echo(json.dumps({"error": message}))
    click.echo(f"mfsym: {message}", err=True)
    ctx.exit(BAD_INPUT)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mfsym", message="mfsym %(version)s")
def main() -> None:
    """Exact answers about infinite-body optimal transport, with certificates that a small kernel re-checks.

    Costs are formulas in the distance r, such as "exp(-a*r)"; every other name is a positive parameter.
    """


@main.command(cls=AboutCost)
@radial
@drawn
@click.option("--at", metavar="K", help="Bounds for the value at this wave number, also where there is no formula.")
@shared
def transform(cost: str | None, dimension: str | None, assume: Sequence[str], at: str | None, **options: Any) -> None:
    """The Fourier transform of a radial COST, with its derivation."""
    from mfsym.answers import transform as ask
    from mfsym.answers import transform_value

    asked = {"COST": cost, "--dimension": dimension, "--assume": assume, "--at": at}
    space, limit = "d" if dimension is None else dimension, options["time_limit"]
    if at is not None and assume:
        raise InvalidArgument("--assume does not go with --at, where the cost has numbers for its parameters")

    asked["--plot"] = options["plot"]
    draw_transform(cost, space, assume, options)

    def answer() -> "Answer":
        return ask(cost or "", space, assume, limit) if at is None else transform_value(cost or "", space, at, limit)

    answer_question("transform", asked, answer, options)


@main.command(cls=AboutCost)
@radial
@drawn
@shared
def sign(cost: str | None, dimension: str | None, assume: Sequence[str], **options: Any) -> None:
    """The sign of the Fourier transform of a radial COST: does Theorem 1.2 apply?"""
    from mfsym.answers import sign as ask

    asked = {"COST": cost, "--dimension": dimension, "--assume": assume, "--plot": options["plot"]}
    space = "d" if dimension is None else dimension
    draw_transform(cost, space, assume, options)
    answer_question("sign", asked, lambda: ask(cost or "", space, assume, options["time_limit"]), options)


@main.command("mean-field", cls=AboutCost)
@in_latex
@click.option("--with", "other", help="The law of the other body, if it has another one.")
@click.option(
    "--marginal",
    help="The law of a body, such as 'gaussian(1)' or '1/2*ball(1) + 1/2*ball(1) at (3, 0, 0)'.",
)
@radial
@shared
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
    limit = options["time_limit"]

    def answer() -> "Answer":
        return ask(cost or "", dimension or "", marginal or "", other, assume, limit)

    answer_question("mean-field", asked, answer, options, required=3)


@main.command(cls=AboutCost)
@click.argument("cost", required=False)
@click.option(
    "--marginal", help="The law of a body: interval(a, b), exponential(s), lorentzian(s); or an even density."
)
@click.option("--bodies", type=int, help="Also the cost per pair of so many bodies, and their energy, as numbers.")
@assuming
@in_latex
@shared
def line(cost: str | None, marginal: str | None, bodies: int | None, assume: Sequence[str], **options: Any) -> None:
    """The least energy V_N of N bodies on the line, for every N at once: as a sum, and in closed form.

    The COST is a convex decreasing function of the distance r, such as "exp(-a*r)", "1/r" or "-log(r)".
    """
    from mfsym.answers import line_energy as ask

    asked = {"COST": cost, "--marginal": marginal, "--bodies": bodies, "--assume": assume}
    limit = options["time_limit"]
    answer_question("line", asked, lambda: ask(cost or "", marginal or "", bodies, assume, limit), options, required=2)


@main.command()
@click.argument("problem", type=click.File("r", encoding="utf-8"), required=False)
@click.option(
    "--formula", is_flag=True, help="Two sites: the least energy as a formula in N; with PROBLEM, in its numbers."
)
@click.option("--plot", type=click.Path(dir_okay=False), help="Draw F_2, F_3, ... and their limit into this file.")
@click.option("--plot-plan", type=click.Path(dir_okay=False), help="Draw the plan and the potential into this file.")
@proof_in_latex
@shared
def solve(problem: Any, formula: bool, plot: str | None, plot_plan: str | None, **options: Any) -> None:
    """The exact least cost of the N-body problem in the JSON file PROBLEM (- for standard input)."""
    from mfsym.answers import solve as ask
    from mfsym.exact_json import exact_json
    from mfsym.transport import problem_from_json

    def answer() -> "Answer":
        stated, limit = problem_from_json(exact_json(read(problem), "problem")), options["time_limit"]
        if plot is not None:
            from mfsym.answers.climb import climb
            from mfsym.plots import plot_climb, require_plot

            require_plot(plot)
            plot_climb(climb(stated, limit), plot)
        found = ask(stated, limit)
        if plot_plan is not None:
            draw_plan(found, plot_plan)
        return found

    if formula:
        if plot is not None or plot_plan is not None:
            raise InvalidArgument("--plot does not go with --formula, which is for every number of bodies at once")
        from mfsym.answers.two_sites import formula_of, two_site_formula

        asked = None if problem is None else problem_from_json(exact_json(read(problem), "problem"))
        found = two_site_formula() if asked is None else formula_of(asked)
        if options["printing"].is_wanted:
            options["printing"].write_source(found.document)
        click.echo(json.dumps(found.record, indent=2) if options["as_json"] else f"{found}\n\n{found.derivation()}")
        return
    answer_question("solve", {"PROBLEM": problem, "--plot": plot, "--plot-plan": plot_plan}, answer, options)


@main.command()
@click.argument("pair", type=click.File("r", encoding="utf-8"), required=False)
@click.option("--extreme-points", is_flag=True, help="List the extreme pair measures of a marginal and N bodies.")
@click.option("--plot", type=click.Path(dir_okay=False), help="Two sites: draw where pair measures of N bodies are.")
@proof_in_latex
@shared
def represent(pair: Any, extreme_points: bool, plot: str | None, **options: Any) -> None:
    """Is the pair measure in the JSON file PAIR (- for standard input) that of N bodies, or of infinitely many?

    The file is {"pair": [[...], ...], "bodies": 4}; with "bodies": "inf" the question is about infinitely many bodies,
    without bodies (or with null) about the largest number of them.  With --extreme-points the file is
    {"marginal": [...], "bodies": 3}.
    """
    from mfsym.answers.pairs import extreme_from_json, represent_from_json
    from mfsym.exact_json import exact_json

    def answer() -> "Answer":
        ask, data = extreme_from_json if extreme_points else represent_from_json, exact_json(read(pair), "pair")
        if plot is not None:
            draw_pair(data, plot)
        return ask(data, options["time_limit"])

    asked = {"PAIR": pair, "--extreme-points": extreme_points, "--plot": plot}
    answer_question("represent", asked, answer, options)


@main.command()
@click.argument("problem", type=click.File("r", encoding="utf-8"), required=False)
@click.option("--largest", type=int, help="The greatest number of bodies.  [default: 10]")
@click.option("--plot", type=click.Path(dir_okay=False), help="Draw F_N and its bounds (.png, .pdf, .svg).")
@proof_in_latex
@shared
def rate(problem: Any, largest: int | None, plot: str | None, **options: Any) -> None:
    """F_2, F_3, ... and their limit for the problem in the JSON file PROBLEM (- for standard input), with the rate."""
    from mfsym.answers.rates import DEFAULT_LARGEST, rate_from_json
    from mfsym.exact_json import exact_json

    def answer() -> "Answer":
        data = exact_json(read(problem), "problem")
        found = rate_from_json(data, DEFAULT_LARGEST if largest is None else largest, options["time_limit"])
        if plot is not None:
            draw_climb(found, plot)
        return found

    answer_question("rate", {"PROBLEM": problem, "--largest": largest, "--plot": plot}, answer, options)


@main.command(cls=AboutCost)
@click.argument("cost")
@click.option("--dimension", default="d", show_default=True, help="A positive integer, or d for all of them.")
@assuming
@click.option("--output", type=click.Path(dir_okay=False), help="The file to write (default: standard output).")
def derive(cost: str, dimension: str, assume: Sequence[str], output: str | None) -> None:
    """A LaTeX document that derives the Fourier transform of a radial COST; see also transform --document and --pdf."""
    from mfsym.answers import transform as ask
    from mfsym.kernel.verdict import Status
    from mfsym.latex import document

    answer = ask(cost, dimension, assume)
    if answer.certificate is None or answer.verdict.status is not Status.HOLDS:
        click.echo(f"mfsym: {answer.verdict.status.value}: {answer.verdict.reason}", err=True)
        sys.exit(NOT_ESTABLISHED)
    if output is None:
        click.echo(document(answer.certificate), nl=False)
    else:
        Printing(document=output).write([answer.certificate])
        click.echo(f"Wrote {output}; compile it with: pdflatex {output}", err=True)


@main.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--coq", "by_coq", is_flag=True, help="Ask Coq instead: is the claim a theorem of the theory in proofs_checks?"
)
@click.option(
    "--time-limit", type=click.FloatRange(0, min_open=True), default=600, show_default=True,
    help="Seconds for Coq, for each file.",
)  # fmt: skip
def check(files: Sequence[str], by_coq: bool, time_limit: float) -> None:
    """Re-check certificates with the kernel alone, like python -m mfsym.kernel; or, with --coq, with Coq."""
    if by_coq:
        from mfsym.cli.coq import check_with_coq

        sys.exit(check_with_coq(files, time_limit))
    from mfsym.kernel.__main__ import main as check_files

    sys.exit(check_files(list(files)))


@main.command()
@click.argument("file", metavar="FILE")
@click.option("--coq", "for_coq", is_flag=True, help="Write it for Coq, the only language so far.")
def export(file: str, for_coq: bool) -> None:
    """Print a certificate as a theorem of Coq, to be compiled with the theory in proofs_checks/coq."""
    from mfsym.cli.coq import export as exported

    if not for_coq:
        raise InvalidArgument("--coq is missing; it is the only language that certificates are exported to")
    click.echo(exported(file), nl=False)


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
@printed
def verify(arguments: Sequence[str], **options: Any) -> None:
    """Check statements of the paper on instances: all built-in ones, those of LABEL, or your own.

    Your own instance is given by options of the statement, which --list lists; for example:
    mfsym verify theorem-1.2 --cost "exp(-r)" --dimension 3 --marginal "gaussian(1)"
    """
    from mfsym.cli.verification import Request, label_and_options, list_statements, verify_statements

    if options.pop("as_list"):
        list_statements()
        return
    label, own = label_and_options(arguments)
    sys.exit(verify_statements(label, own, Request(**options)))


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[LABEL [--NAME VALUE]...]")
@click.option("--output", type=click.Path(dir_okay=False), default="report.html", show_default=True)
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes  [default: one for each processor].")
@click.option("--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True)
def report(arguments: Sequence[str], output: str, jobs: int | None, time_limit: float) -> None:
    """Run what mfsym verify runs, and write a report for readers: .html, one page with everything, or .tex or .pdf."""
    from mfsym.cli.verification import label_and_options, report_statements

    label, own = label_and_options(arguments)
    sys.exit(report_statements(label, own, output, jobs, time_limit))


@main.command()
@click.argument("statement")
@click.argument("grid", type=click.File("r", encoding="utf-8"), metavar="GRID.toml")
@click.option("--jobs", type=click.IntRange(1, 64), help="Processes  [default: one for each processor].")
@click.option("--dask", metavar="ADDRESS", help="Run on the Dask cluster there, such as tcp://127.0.0.1:8786.")
@click.option("--output", type=click.Path(dir_okay=False), default="results.jsonl", show_default=True)
@click.option("--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True)
def sweep(statement: str, grid: Any, jobs: int | None, dask: str | None, output: str, time_limit: float) -> None:
    """Run a STATEMENT on a grid of its options; each instance adds a line to the output file.

    In GRID.toml every option is a text, a number, a list of them, or a range {from = 2, to = 10}.  The same command
    continues where it was interrupted.
    """
    from mfsym.cli.sweeping import run_sweep

    if dask is not None and jobs is not None:
        raise InvalidArgument("--jobs does not go with --dask, where the cluster says how many tasks run at a time")
    sys.exit(run_sweep(statement, read(grid), output, jobs, dask, time_limit))


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


main.add_command(conform)
