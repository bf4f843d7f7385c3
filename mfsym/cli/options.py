"""The options that several commands share."""

from collections.abc import Callable

import click

from mfsym.cli.printing import printed
from mfsym.deadline import DEFAULT_SECONDS


class AboutCost(click.Command):
    """A command whose COST may begin with a minus sign, as in ``mfsym sign "-log(r)"``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the arguments; what begins with one minus sign is no option, except -h."""
        formulas = [f" {arg}" if arg[:1] == "-" != arg[1:2] and arg not in ("-", "-h") else arg for arg in args]
        return super().parse_args(ctx, formulas)


assuming = click.option("--assume", multiple=True, metavar="CONDITION", help="Such as 's > 1'; may be repeated.")
in_latex = click.option("--latex", is_flag=True, help="Print the answer as a formula in LaTeX and nothing else.")

proof_in_latex = click.option(
    "--latex",
    "proof_in_latex",
    is_flag=True,
    help="Print the theorem and its proof in LaTeX and nothing else.",
)


def shared(function: Callable[..., None]) -> Callable[..., None]:
    """The options of every question."""
    for option in (
        click.option("--json", "as_json", is_flag=True, help="Print one JSON object and nothing else."),
        click.option("--certificate", type=click.Path(dir_okay=False), help="Write the certificate to this file."),
        printed,
        click.option("--batch", type=click.File("r", encoding="utf-8"), help="Answer the JSON lines of this file."),
        click.option("--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes for --batch."),
        click.option(
            "--time-limit", type=click.FloatRange(0, min_open=True), default=DEFAULT_SECONDS, show_default=True,
            help="Seconds for the search; then the answer is INCONCLUSIVE.",
        ),
    ):  # fmt: skip
        function = option(function)
    return function


def radial(function: Callable[..., None]) -> Callable[..., None]:
    """The arguments of questions about radial costs."""
    for option in (
        assuming,
        click.option("--dimension", help="A positive integer, or d for all of them.  [default: d]"),
        click.argument("cost", required=False),
    ):
        function = option(function)
    return function


def drawn(function: Callable[..., None]) -> Callable[..., None]:
    """The options of questions that can be answered by a picture, or a formula for a paper."""
    for option in (
        in_latex,
        click.option("--plot", type=click.Path(dir_okay=False), help="Draw the cost and its transform into this file."),
    ):
        function = option(function)
    return function
