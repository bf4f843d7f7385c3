"""How the time to solve, the time to check and the memory grow with N and with m; draws ``docs/growth.svg``.

    PYTHONPATH=. python -m tests.bench.growth [--write docs/growth.svg]

Prints one line for each instance.  Times are those of this process on its processor (other work does not count); memory
is the greatest that Python's allocator held while solving and checking, which is measured in a second run.
"""

import argparse
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from mfsym.transport import solve, transport_problem
from tests.bench.explicit import Instance, coulomb, indefinite, repulsive

WIDTH, HEIGHT = 7.0, 2.6
SITES = (2, 4, 8, 16, 32, 64)
"""Where the axis for m has marks."""
Row = tuple[int, float, float, float]
"""N or m; seconds to solve, seconds to check, megabytes."""


@dataclass(frozen=True)
class Series:
    """Instances of one ``name`` for growing ``sizes``."""

    name: str
    sizes: Sequence[int]
    instance: Callable[[int], Instance]


IN_BODIES = (
    Series("repulsive, m = 4", [10**k for k in (1, 2, 3, 4, 6, 9, 12)], lambda n: repulsive(4, n)),
    Series("indefinite, m = 4", [10, 20, 40, 80, 160, 320], lambda n: indefinite(4, n)),
    Series("Coulomb on the line, m = 60", [2, 5, 10, 20, 30], lambda n: coulomb(60, n)),
)
IN_SITES = (
    Series("repulsive, N = 1000", [2, 3, 4, 6, 8, 10, 12], lambda m: repulsive(m, 1000)),
    Series("indefinite, N = 30", [2, 3, 4, 5, 6, 7, 8], lambda m: indefinite(m, 30)),
    Series("Coulomb on the line, N = 10", [12, 20, 30, 40, 60], lambda m: coulomb(m, 10)),
)


def measured(instance: Instance) -> tuple[float, float, float]:
    """Seconds to solve, seconds to check, megabytes; the kernel accepts the answer."""
    problem = transport_problem(instance.cost, instance.marginal, instance.bodies)
    start = process_time()
    certificate = solve(problem)
    solved = process_time()
    verdict = check(certificate.claim, certificate.evidence)
    checked = process_time()
    if verdict.status is not Status.HOLDS:
        raise RuntimeError(f"{instance.name}: {verdict.reason}")
    tracemalloc.start()
    again = solve(problem)
    check(again.claim, again.evidence)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return solved - start, checked - solved, most / 2**20


def rows(series: Series) -> list[Row]:
    """One row for each size."""
    return [(size, *measured(series.instance(size))) for size in series.sizes]


def draw(panels: Sequence[tuple[str, dict[str, list[Row]]]], file: Path) -> None:
    """Draws the panels side by side in logarithmic scales; equal numbers give equal files."""
    import matplotlib as mpl
    from matplotlib.figure import Figure
    from matplotlib.ticker import NullFormatter

    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "mfsym", "font.size": 7}):
        figure = Figure(figsize=(WIDTH, HEIGHT * len(panels)), layout="constrained")
        axes = figure.subplots(len(panels), 3, squeeze=False)
        for line, (variable, found) in zip(axes, panels, strict=True):
            for place, what in enumerate(("seconds to solve", "seconds to check", "megabytes")):
                for name, table in found.items():
                    line[place].loglog([r[0] for r in table], [r[place + 1] for r in table], "o-", ms=2.5, label=name)
                line[place].xaxis.set_minor_formatter(NullFormatter())
                if variable == "m":
                    line[place].set_xticks(SITES, SITES)
                line[place].set_xlabel(f"${variable}$")
                line[place].set_title(what)
            line[0].legend(fontsize=5)
        figure.savefig(file, metadata={"Date": None})


def panels() -> list[tuple[str, dict[str, list[Row]]]]:
    """What is drawn: for N and for m, the rows of each series."""
    return [
        (variable, {series.name: rows(series) for series in group})
        for variable, group in (("N", IN_BODIES), ("m", IN_SITES))
    ]


def main() -> None:
    """Measures everything, prints the numbers, and draws."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", type=Path, default=Path("docs/growth.svg"))
    file, found = parser.parse_args().write, panels()
    for variable, series in found:
        for name, table in series.items():
            for size, solved, checked, memory in table:
                print(f"{name}, {variable} = {size}: solve {solved:.4f} s, check {checked:.4f} s, {memory:.2f} MB")
    draw(found, file)


if __name__ == "__main__":
    main()
