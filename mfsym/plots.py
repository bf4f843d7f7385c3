"""Figures of answers, for those who have matplotlib (the extra ``mfsym[plot]``); they show data of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from mfsym.errors import InvalidArgument

ENDINGS = (".pdf", ".png", ".svg")


@dataclass(frozen=True)
class RateSeries:
    """What a figure of convergence shows, for each number of ``bodies``: F_N between ``lower`` and the ``limit``.

    ``lower`` is the certified bound F_oo - (D - F_oo)/(N - 1).
    """

    bodies: tuple[int, ...]
    values: tuple[Fraction, ...]
    lower: tuple[Fraction, ...]
    limit: Fraction


def rate_series(record: Mapping[str, Any]) -> RateSeries:
    """The points of the figure, from the record of an answer to ``rate``.

    >>> row = {"bodies": 2, "value": "1", "bound": "1/2"}
    >>> rate_series({"limit": "3/2", "values": [row]})
    RateSeries(bodies=(2,), values=(Fraction(1, 1),), lower=(Fraction(1, 1),), limit=Fraction(3, 2))
    """
    rows, limit = record["values"], Fraction(record["limit"])
    return RateSeries(
        tuple(row["bodies"] for row in rows),
        tuple(Fraction(row["value"]) for row in rows),
        tuple(limit - Fraction(row["bound"]) for row in rows),
        limit,
    )


def plot_rate(record: Mapping[str, Any], file: str) -> None:
    """Draws F_N against N, between its certified bounds, into a ``file``.

    Refuses: InvalidArgument if matplotlib is not installed, or if the file is no .pdf, .png or .svg.
    """
    if Path(file).suffix.lower() not in ENDINGS:
        raise InvalidArgument(f"plot is {file!r}, need a file that ends in {', '.join(ENDINGS)}")
    axes, figure = _axes()
    series = rate_series(record)
    lower, values = [float(x) for x in series.lower], [float(x) for x in series.values]
    axes.fill_between(series.bodies, lower, float(series.limit), alpha=0.2, label="certified bracket")
    axes.axhline(float(series.limit), linestyle="--", label=r"$F_\infty$")
    axes.plot(series.bodies, values, "o-", label="$F_N$")
    axes.set_xlabel("$N$")
    axes.set_ylabel("least cost per pair")
    axes.legend()
    figure.savefig(file)


def _axes() -> tuple[Any, Any]:
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise InvalidArgument("plots need matplotlib, which is not installed: pip install 'mfsym[plot]'") from None
    figure = Figure(figsize=(6, 4), layout="constrained")
    FigureCanvasAgg(figure)
    return figure.subplots(), figure
