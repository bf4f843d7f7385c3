"""The pictures that ``--plot`` asks for; nothing here needs matplotlib before one is wanted."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from mfsym.errors import InvalidArgument

if TYPE_CHECKING:
    from mfsym.answers import Answer


def draw_transform(cost: str | None, space: str, assume: Sequence[str], options: dict[str, Any]) -> None:
    """Draws a cost and its transform into the file of ``--plot``, which is taken out of the options."""
    file = options.pop("plot")
    if file is None or cost is None:
        return
    from mfsym.answers.curve import curve
    from mfsym.plots import plot_transform, require_plot

    require_plot(file)
    plot_transform(curve(cost, space, assume, options["time_limit"]), file)


def draw_climb(answer: "Answer", file: str) -> None:
    """Draws F_N and its bracket; says so where there is nothing to draw."""
    from mfsym.kernel.verdict import Status
    from mfsym.plots import climb_of_rate, plot_climb

    if answer.verdict.status is Status.HOLDS:
        plot_climb(climb_of_rate(answer.record), file)
    else:
        click.echo("mfsym: there is nothing to plot", err=True)


def draw_plan(answer: "Answer", file: str) -> None:
    """Draws the optimal plan and the potential; says so where there is none."""
    from mfsym.plots import plot_plan, require_plot, rows_of_plan

    require_plot(file)
    if answer.record["plan"] or answer.record["mixture"]:
        plot_plan(rows_of_plan(answer.record), file)
    else:
        click.echo("mfsym: there is no plan to plot", err=True)


def draw_pair(question: object, file: str) -> None:
    """Draws a pair measure on two sites among those of N bodies.

    Refuses: InvalidArgument for other numbers of sites.
    """
    from mfsym.plots import plot_polygons
    from mfsym.transport import pair_measure

    matrix = pair_measure(question["pair"]) if isinstance(question, Mapping) and "pair" in question else ()
    if len(matrix) != 2:
        raise InvalidArgument(f"--plot is for a pair measure on two sites, got {len(matrix)} sites")
    (first, across), _ = matrix
    plot_polygons([2, 3, 4, 6, None], file, (first + across, across))
