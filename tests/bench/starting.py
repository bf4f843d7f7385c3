"""How long it takes to begin: processor seconds of new processes, the median of five.

python -m tests.bench.starting
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
STARTS = {
    "`import mfsym`": ("-c", "import mfsym"),
    "`mfsym --version`": ("-m", "mfsym", "--version"),
    "`mfsym --help`": ("-m", "mfsym", "--help"),
    '`mfsym transform "exp(-a*r)"`': ("-m", "mfsym", "transform", "exp(-a*r)"),
    '`transform("exp(-a*r)", 3)` in Python': ("-c", "import mfsym; mfsym.transform('exp(-a*r)', 3)"),
    "`import sympy`, for comparison": ("-c", "import sympy"),
}
VERIFY = ("-m", "mfsym", "verify", "--jobs", "1")


def seconds(arguments: tuple[str, ...]) -> float:
    """The processor time of one process that runs Python with these arguments."""
    with tempfile.TemporaryDirectory() as folder:
        before = os.times()
        subprocess.run(
            [sys.executable, *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            cwd=folder,
        )
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def measured() -> dict[str, float]:
    """What is started -> seconds."""
    found = {name: median(seconds(arguments) for _ in range(5)) for name, arguments in STARTS.items()}
    return found | {"`mfsym verify`, all instances in one process": seconds(VERIFY)}


def main() -> None:
    """Prints a line for each."""
    for name, took in measured().items():
        print(f"{name}: {took:.2f} s")


if __name__ == "__main__":
    main()
