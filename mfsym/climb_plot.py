"""Draws F_N against N, for those who have matplotlib (the extra ``mfsym[plot]``)."""

from pathlib import Path

from mfsym.answers.climb import Climb
from mfsym.transform_plot import require_plot


def draw_climb(climb: Climb, file: Path | str) -> None:
    """Writes the picture to the file: F_N within its bounds, in the bracket that F_oo implies.

    Refuses (InvalidArgument) files that do not end in .pdf, .png or .svg, and where matplotlib is not installed.
    """
    require_plot(file)
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    path = Path(file)
    # Equal pictures are equal files: text stays text, and names in the file do not depend on chance or on the date.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "mfsym", "font.size": 9}):
        figure = Figure(figsize=(5.6, 3.4), layout="constrained")
        axes = figure.subplots()
        # float: a picture has no more digits
        if climb.bracket:
            *finite, limit = climb.bracket
            counts = [int(b.bodies or 0) for b in finite]
            lower, upper = [float(b.lower) for b in finite], [float(b.upper) for b in finite]
            axes.fill_between(counts, lower, upper, alpha=0.2, linewidth=0, label=r"bracket from $F_\infty$")
            axes.axhline(float(limit.upper), linestyle="--", linewidth=1, label=r"$F_\infty$")
            if limit.lower < limit.upper:
                axes.axhspan(float(limit.lower), float(limit.upper), alpha=0.3, label=r"bounds of $F_\infty$")
        middles = [float(b.lower + b.upper) / 2 for b in climb.values]
        halves = [float(b.upper - b.lower) / 2 for b in climb.values]
        axes.errorbar(
            [int(b.bodies or 0) for b in climb.values], middles, yerr=halves, fmt="o", markersize=3.5, capsize=2,
            label="$F_N$",
        )  # fmt: skip
        if climb.infinite is not None:
            axes.axvline(climb.infinite, linestyle=":", label=rf"$F_N = \infty$ for $N \geq {climb.infinite}$")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True))
        axes.set_xlabel("$N$")
        axes.set_ylabel("least cost per pair")
        axes.legend()
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)
