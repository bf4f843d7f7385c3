"""Figures of answers, for those who have matplotlib (the extra ``mfsym[plot]``); they show data of the answer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mfsym.answers.climb import Bounds, Climb
from mfsym.answers.curve import Curve, Point
from mfsym.answers.polygon import Vertex, polygon
from mfsym.errors import InvalidArgument

# Equal figures are equal files: no date in them, and no names that depend on chance.
METADATA: Mapping[str, Mapping[str, None]] = {
    ".pdf": {"CreationDate": None},
    ".png": {},
    ".svg": dict.fromkeys(("Creator", "Date", "Format", "Type")),
}
STYLE: dict[Any, Any] = {
    "svg.hashsalt": "mfsym",
    # Text stays text, which is shorter than outlines.
    "svg.fonttype": "none",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 8,
}
WIDTH, HEIGHT = 3.2, 2.2

Spectrum = tuple[str, Sequence[float]]
"""What a matrix is of, and its eigenvalues."""


def climb_of_rate(record: Mapping[str, Any]) -> Climb:
    """What there is to draw in the record of an answer to ``rate``: F_N between F_oo - (D - F_oo)/(N - 1) and F_oo.

    >>> row = {"bodies": 2, "value": "1", "bound": "1/2"}
    >>> climb_of_rate({"limit": "3/2", "values": [row]}).bracket[0]
    Bounds(bodies=2, lower=Fraction(1, 1), upper=Fraction(3, 2))
    """
    rows, limit = record["values"], Fraction(record["limit"])
    values = [Bounds(row["bodies"], Fraction(row["value"]), Fraction(row["value"])) for row in rows]
    bracket = [Bounds(row["bodies"], limit - Fraction(row["bound"]), limit) for row in rows]
    return Climb(tuple(values), (*bracket, Bounds(None, limit, limit)), None)


def plot_climb(climb: Climb, file: Path | str) -> None:
    """Draws F_N against N, within its bounds and in the bracket that F_oo implies, into a ``file``.

    Refuses what :func:`require_plot` refuses.
    """
    with _axes(file, 1) as (axes,):
        if climb.bracket:
            *finite, limit = climb.bracket
            lower, upper = [float(b.lower) for b in finite], [float(b.upper) for b in finite]
            axes.fill_between([b.bodies for b in finite], lower, upper, alpha=0.2, linewidth=0, label="bracket")
            axes.axhline(float(limit.upper), linestyle="--", linewidth=1, label=r"$F_\infty$")
            if limit.lower < limit.upper:
                axes.axhspan(float(limit.lower), float(limit.upper), alpha=0.3, label=r"bounds of $F_\infty$")
        # float: a figure has no more digits
        middles = [float(b.lower + b.upper) / 2 for b in climb.values]
        halves = [float(b.upper - b.lower) / 2 for b in climb.values]
        counts = [b.bodies for b in climb.values]
        axes.errorbar(counts, middles, yerr=halves, fmt="o", markersize=3.5, capsize=2, label="$F_N$")
        if climb.infinite is not None:
            axes.axvline(climb.infinite, linestyle=":", label=rf"$F_N = \infty$ for $N \geq {climb.infinite}$")
        axes.locator_params(axis="x", integer=True)
        axes.set_xlabel("$N$")
        axes.set_ylabel("least cost per pair")
        axes.legend()


def plot_transform(curve: Curve, file: Path | str) -> None:
    """Draws a profile against r and, beside it, its transform against k into a ``file``.

    Refuses what :func:`require_plot` refuses.
    """
    numbers = "".join(f", {name} = {value}" for name, value in curve.parameters)
    with _axes(file, 2) as (left, right):
        left.figure.suptitle(f"{curve.cost}, d = {curve.dimension}{numbers}")
        for axes, points, name, variable in (
            (left, curve.profile, r"$\ell(r)$", "$r$"),
            (right, curve.transform, rf"$\hat\ell(k)$: {curve.sign}", "$k$"),
        ):
            axes.axhline(0, color="0.7", linewidth=0.8)
            axes.plot(*coordinates(points), linewidth=1.4)
            axes.set_title(name)
            axes.set_xlabel(variable)
            axes.set_xlim(0, float(max(points)[0]) if points else 1)
            axes.locator_params(nbins=3)


def plot_polygons(bodies: Sequence[int | None], file: Path | str, pair: Vertex | None = None) -> None:
    """Draws which pair measures on two sites are those of N bodies, for each of the ``bodies``, into a ``file``.

    ``None`` are infinitely many; a ``pair`` measure is drawn as a point.  Refuses what :func:`require_plot` refuses.
    """
    with _axes(file, 1) as (axes,):
        for count in bodies:
            # float: a figure has no more digits
            outline = [(float(weight), float(mass)) for weight, mass in polygon(count)]
            name = r"$N = \infty$" if count is None else f"$N = {count}$"
            axes.plot(*zip(*outline, strict=True), linewidth=1.2, marker="" if count is None else ".", label=name)
        axes.axhline(0, color="0.5", linewidth=0.8)
        if pair is not None:
            axes.plot([float(pair[0])], [float(pair[1])], "kx", label="the pair measure")
        axes.set_xlabel(r"weight $\lambda$ of the first site")
        axes.set_ylabel("mass $q$ off the diagonal")
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))


@dataclass(frozen=True)
class PlanRows:
    """What there is to draw of an optimum: ``rows`` are the configurations, or the laws of a mixture, each with its
    weight; ``potential`` is the dual one, a number for each site."""

    rows: tuple[tuple[Fraction, tuple[Fraction, ...]], ...]
    potential: tuple[Fraction, ...]


def rows_of_plan(record: Mapping[str, Any]) -> PlanRows:
    """The plan and the potential in the record of an answer to ``solve``.

    Refuses: InvalidArgument where there is no optimal plan.

    >>> part = {"configuration": [1, 3], "weight": "1"}
    >>> rows_of_plan({"plan": [part], "mixture": None, "potential": ["1", "2"]}).rows[0][0]
    Fraction(1, 1)
    """
    parts = [(part["weight"], part["configuration"]) for part in record["plan"] or ()]
    parts += [(part["weight"], part["law"]) for part in record["mixture"] or ()]
    if not parts:
        raise InvalidArgument("the answer has no optimal plan, so that there is none to draw")
    rows = tuple((Fraction(weight), tuple(map(Fraction, row))) for weight, row in parts)
    return PlanRows(rows, tuple(map(Fraction, record["potential"] or ())))


def plot_plan(plan: PlanRows, file: Path | str) -> None:
    """Draws a plan, one row for each configuration, and beside it the potential, into a ``file``.

    Refuses what :func:`require_plot` refuses.
    """
    with _axes(file, 2) as (left, right):
        # float: a figure has no more digits
        left.imshow([[float(entry) for entry in row] for _, row in plan.rows], aspect="auto", cmap="cividis")
        for place, (_, row) in enumerate(plan.rows):
            for site, entry in enumerate(row):
                left.text(site, place, str(entry), ha="center", va="center", color="w", bbox=_BESIDE)
        left.set_yticks(range(len(plan.rows)), [str(weight) for weight, _ in plan.rows])
        left.set_ylabel("weight")
        left.set_title("configurations, or laws")
        right.bar(range(1, len(plan.potential) + 1), [float(value) for value in plan.potential])
        right.set_title("potential")
        sites = range(1, len(plan.rows[0][1]) + 1)
        left.set_xticks(range(len(sites)), [str(site) for site in sites])
        for axes in (left, right):
            axes.set_xlabel("site")
        right.locator_params(axis="x", integer=True)


_BESIDE: Mapping[str, Any] = {"facecolor": "0.15", "edgecolor": "none", "pad": 1.5}
"""Numbers are white on dark, whatever the colour of their cell."""


def plot_spectra(spectra: Sequence[Spectrum], file: Path | str) -> None:
    """Draws the eigenvalues of some matrices, each in a column, into a ``file``: the signature is what lies above and
    below 0.

    Refuses what :func:`require_plot` refuses.
    """
    with _axes(file, 1) as (axes,):
        axes.axhline(0, color="0.7", linewidth=0.8)
        for place, (_, values) in enumerate(spectra):
            for color, part in (("C0", [v for v in values if v > 0]), ("C3", [v for v in values if v < 0])):
                axes.plot([place] * len(part), part, marker="_", markersize=14, linestyle="none", color=color)
        axes.set_xticks(range(len(spectra)), [name for name, _ in spectra])
        axes.set_xlim(-0.5, len(spectra) - 0.5)
        axes.set_yscale("symlog", linthresh=0.01)
        axes.margins(y=0.1)
        axes.set_ylabel("eigenvalues")


def coordinates(points: tuple[Point, ...]) -> tuple[list[float], list[float]]:
    """The curve through the middles of the bounds, without the steepest part of a singularity at 0.

    >>> hyperbola = [Fraction(1, n) for n in range(1, 11)]
    >>> coordinates(tuple((Fraction(n), y, y) for n, y in enumerate(hyperbola, 1)))[0]
    [3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0]
    """
    # float: a figure has no more digits
    at, heights = [float(x) for x, _, _ in points], [float(lower + upper) / 2 for _, lower, upper in points]
    first = 0
    if len(points) > 7 and abs(heights[0]) > 1.5 * abs(heights[1]):
        first = next(n for n, y in enumerate(heights) if abs(y) <= 3 * abs(heights[7]))
    return at[first:], heights[first:]


def require_plot(file: Path | str) -> None:
    """Refuse (InvalidArgument) what no figure can be written to, and where matplotlib is not installed."""
    if Path(file).suffix.lower() not in METADATA:
        raise InvalidArgument(f"plot is {str(file)!r}, need a file that ends in {', '.join(METADATA)}")
    if find_spec("matplotlib") is None:
        raise InvalidArgument("plots need matplotlib, which is not installed: pip install 'mfsym[plot]'")


@contextmanager
def _axes(file: Path | str, count: int) -> Iterator[Any]:
    """Axes side by side, which are to be drawn into; the file is written afterwards."""
    require_plot(file)
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(WIDTH * count, HEIGHT), layout="constrained")
        yield figure.subplots(1, count, squeeze=False)[0]
        figure.savefig(file, metadata=METADATA[Path(file).suffix.lower()])
