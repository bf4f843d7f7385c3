"""Writes docs/benchmarks.md anew, and draws docs/growth.svg: all that tests/bench measures.

    python scripts/benchmarks.py [SECTION...]

Needs the extras ``mfsym[test,bench]``; solvers that are not installed have no entry.  Takes about ten minutes.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from math import comb
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.bench import evidence, growth, starting  # noqa: E402 - the checkout is what is measured
from tests.bench.explicit import Instance, coulomb, definite, indefinite  # noqa: E402

PAGE, PICTURE = ROOT / "docs" / "benchmarks.md", ROOT / "docs" / "growth.svg"
PACKAGES = ("highspy", "numpy", "POT", "pplpy", "pycddlib", "python-flint", "scipy", "swiglpk", "sympy", "z3-solver")
BEYOND = (definite(8, 10**12), definite(8, 10**100), indefinite(8, 30), indefinite(32, 2), coulomb(60, 10))
Times = Mapping[str, Mapping[str, float]]
"""Group -> solver -> seconds."""

HEAD = """# Benchmarks

`python scripts/benchmarks.py` measures all of this and writes the page; with names of sections, it measures those
again.  Times are those of the processor, which other work does not lengthen much; read ratios, and no more digits than
the first.

Measured on {machine}; {versions}.
"""


def starting_up() -> str:
    """Processor seconds of new processes."""
    rows = ((name, f"{took:.2f}") for name, took in starting.measured().items())
    return "New processes, the median of five.\n\n" + _table(("", "seconds"), rows)


def linear_programs() -> str:
    """The large and the small instances."""
    from tests.bench.bench_exact_lp import LARGE, SMALL

    times = _times("bench_exact_lp.py")
    large, small = ({i.name: times[i.name] for i in group if i.name in times} for group in (LARGE, SMALL))
    return f"""The N-body problem on m sites as an explicit linear program, with one column for each configuration.  The
largest instances are those that QSopt_ex finished in about ten seconds on an idle machine.  mfsym's time is that of
solving and of the kernel's check, the least of three runs; a peer's is one run of solving the program, already in its
own data, without a certificate; in brackets, how many times mfsym's it is.  All values are compared, and equal, those
of HiGHS, which works in floating point, up to a tolerance.

{_against(large, "mfsym")}

GLPK starts its exact method from the basis of its floating-point one.  Small problems are another matter: below some
thousand columns the explicit program is solved in a millisecond, without a certificate.

{_against(small, "mfsym")}"""


def two_bodies() -> str:
    """Against POT."""
    return f"""POT's `emd2` is the network simplex method in floating point; mfsym's answer is exact and certified.

{_against(_times("bench_two_bodies.py"), "mfsym")}"""


def transforms() -> str:
    """Against SymPy."""
    from tests.bench.bench_transforms import SECONDS

    return f"""The costs of the [comparison](comparison.md), and others in every dimension (d).  mfsym's times
are those of the search, of the kernel's check and of the hypotheses; SymPy's is that of the formula alone, with the
reduction to one dimension done for it.  Where there is no time, SymPy does not do it, or not in {SECONDS:g} seconds.

{_against(_times("bench_transforms.py"), "transform")}"""


def beyond() -> str:
    """Instances whose programs nobody builds."""
    return _table(("problem", "configurations", "solve", "check", "memory"), map(_beyond, BEYOND))


def growing() -> str:
    """The picture."""
    growth.draw(growth.panels(), PICTURE)
    return f"""Sums of cuts of repulsive costs on the line do not notice N, and squares for indefinite costs hardly do.

![Time to solve, time to check and memory against N and m, in logarithmic scales]({PICTURE.name})"""


def finding_and_checking() -> str:
    """By kind of evidence."""
    return f"""For each kind of evidence: how many questions it answers among the built-in instances of the
statements, the signs and transforms of the named costs and some problems on sites; what it takes to find it and to
check it, in milliseconds.  Where checking takes longer than finding, finding is looking something up, or costs almost
nothing.

{_evidence(evidence.measured())}"""


SECTIONS: Mapping[str, Callable[[], str]] = {
    "Starting": starting_up,
    "Against solvers of linear programs": linear_programs,
    "Two bodies: optimal transport in floating point": two_bodies,
    "Transforms": transforms,
    "Beyond explicit programs": beyond,
    "Growth": growing,
    "Finding and checking": finding_and_checking,
}


def main() -> int:
    """Writes the page."""
    parser = argparse.ArgumentParser(description="Measure, and write docs/benchmarks.md.")
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=f"Of {', '.join(SECTIONS)}  [default: all]")
    asked = parser.parse_args().sections or list(SECTIONS)
    unknown = [name for name in asked if name not in SECTIONS]
    if unknown:
        parser.error(f"section is {unknown[0]!r}, need one of {', '.join(SECTIONS)}")
    parts = dict(part.split("\n\n", 1) for part in PAGE.read_text(encoding="utf-8").split("\n## ")[1:])
    for name in asked:
        print(f"{name} ...", flush=True)
        parts[name] = SECTIONS[name]() + "\n"
    head = HEAD.format(machine=_machine(), versions=", ".join(_versions()))
    page = [head, *(f"## {name}\n\n{parts[name]}" for name in SECTIONS if name in parts)]
    PAGE.write_text("\n".join(page), encoding="utf-8")
    return 0


def _times(file: str) -> Times:
    """The least time of each solver in each group of a file of tests/bench."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ["-q", "-p", "no:cacheprovider", f"--benchmark-json={report}", "--benchmark-timer=time.process_time"]
        subprocess.run(
            [sys.executable, "-m", "pytest", f"tests/bench/{file}", *options],
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        found: dict[str, dict[str, float]] = {}
        for one in json.loads(report.read_text(encoding="utf-8"))["benchmarks"]:
            found.setdefault(one["group"], {})[one["extra_info"]["solver"]] = one["stats"]["min"]
        return found


def _against(times: Times, ours: str) -> str:
    """A row for each group: our time, those of the others, and in brackets how many times ours they are."""
    solvers = list(dict.fromkeys(solver for those in times.values() for solver in those if solver != ours))
    head = ("problem", ours, *solvers)
    return _table(head, ((_code(group), *_row(those, ours, solvers)) for group, those in times.items()))


def _row(those: Mapping[str, float], ours: str, solvers: Sequence[str]) -> list[str]:
    unit = those[ours]
    others = (f"{_seconds(those[s])} ({_digits(those[s] / unit)})" if s in those else "" for s in solvers)
    return [_seconds(unit), *others]


def _code(group: str) -> str:
    cost, comma, dimension = group.partition(", dimension ")
    return f"`{cost}`, d = {dimension}" if comma and dimension != "d" else f"`{cost}`, d" if comma else group


def _beyond(instance: Instance) -> tuple[str, ...]:
    solved, checked, memory = growth.measured(instance)
    single = all(instance.cost[a][a] is None for a in range(instance.sites))
    n, m = instance.bodies, instance.sites
    count = comb(m, n) if single else comb(n + m - 1, n)
    shown = f"{count:,}" if count < 10**12 else f"{str(count)[0]} * 10^{len(str(count)) - 1}"
    name = instance.name.replace(str(n), f"10^{len(str(n)) - 1}") if n >= 10**6 else instance.name
    return name, shown, _seconds(solved), _seconds(checked), f"{_digits(memory)} MB"


def _evidence(times: Mapping[str, evidence.Times]) -> str:
    def row(item: tuple[str, evidence.Times]) -> tuple[str, ...]:
        kind, of = item
        each = (1000 * of.find / of.questions, 1000 * of.check / of.questions)
        return (kind, str(of.questions), *(f"{ms:.2f}" for ms in each), f"{of.ratio:.2f}")

    ordered = sorted(times.items(), key=lambda item: -item[1].ratio)
    return _table(("claim and evidence", "questions", "find", "check", "check / find"), map(row, ordered))


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _seconds(value: float) -> str:
    return f"{_digits(value)} s"


def _digits(value: float) -> str:
    """Two digits, or all before the point."""
    if value >= 10:
        return f"{float(f'{value:.2g}'):,.0f}"
    for places in range(1, 6):
        if value >= 10 ** (1 - places):
            return f"{value:.{places}f}"
    return f"{value:.5f}"


def _machine() -> str:
    """The processor, as Linux names it, and how many there are."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{os.cpu_count()} cores of {names[0] if names else platform.machine()}, {platform.system()}"


def _versions() -> Iterable[str]:
    yield f"Python {platform.python_version()}"
    for package in PACKAGES:
        try:
            yield f"{package} {version(package)}"
        except PackageNotFoundError:
            continue


if __name__ == "__main__":
    sys.exit(main())
