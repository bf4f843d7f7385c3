"""Draws a cost and its transform, for those who have matplotlib (the extra ``mfsym[plot]``)."""

from importlib.util import find_spec
from pathlib import Path

from mfsym.answers.curve import Curve, Point
from mfsym.errors import InvalidArgument

ENDINGS = (".pdf", ".png", ".svg")
SIZE = (6.4, 2.4)


def draw(curve: Curve, file: Path | str) -> None:
    """Writes a picture with two parts, the profile over r and the transform over k, to the file.

    Refuses (InvalidArgument) files that do not end in .pdf, .png or .svg, and where matplotlib is not installed.
    """
    require_plot(file)
    import matplotlib as mpl
    from matplotlib.figure import Figure

    path = Path(file)
    # Equal pictures are equal files: text stays text, and names in the file do not depend on chance or on the date.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "mfsym", "font.size": 8}):
        figure = Figure(figsize=SIZE, layout="constrained")
        left, right = figure.subplots(1, 2)
        for axes, points, name, variable in (
            (left, curve.profile, r"$\ell(r)$", "$r$"),
            (right, curve.transform, rf"$\hat\ell(k)$: {curve.sign}", "$k$"),
        ):
            axes.axhline(0, color="0.7", linewidth=0.8)
            axes.plot(*_line(points), linewidth=1.4)
            axes.set_title(name)
            axes.set_xlabel(variable)
        numbers = ", ".join(f"{name} = {value}" for name, value in curve.parameters)
        figure.suptitle(f"{curve.cost}, d = {curve.dimension}{', ' if numbers else ''}{numbers}")
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)


def require_plot(file: Path | str) -> None:
    """Refuse (InvalidArgument) what no picture can be written to."""
    if Path(file).suffix.lower() not in ENDINGS:
        raise InvalidArgument(f"plot is {str(file)!r}, need a file that ends in {', '.join(ENDINGS)}")
    if find_spec("matplotlib") is None:
        raise InvalidArgument("plot needs matplotlib, which is not installed; get it with: pip install 'mfsym[plot]'")


def _line(points: tuple[Point, ...]) -> tuple[list[float], list[float]]:
    """The middles of the bounds.  # float: a picture has no more digits"""
    return [float(x) for x, _, _ in points], [float(lower + upper) / 2 for _, lower, upper in points]
