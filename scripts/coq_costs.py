"""Prints the table of docs/coq.md: what it costs Coq to check a least cost, in processor time and memory.

    python scripts/coq_costs.py

Costs are 2^-|a - b|, which are strictly convex, or (a b + a + b) modulo 7, which are not; marginals are proportional to
1, ..., m.  What takes more than a minute is left out; the last line that is left is the largest of its kind.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from math import comb
from pathlib import Path

from mfsym.coq import Coq, coq_source
from mfsym.kernel.claim import TransportProblem
from mfsym.transport import solve

THEORY = Path(__file__).resolve().parents[1] / "proofs_checks" / "coq" / "theory"
CONVEX = (
    *((8, 50), (6, 1000), (10, 100), (16, 64), (18, 64), (18, 90)),
    *((20, 64), (20, 100), (22, 64), (23, 64), (24, 64)),
)
OTHERS = ((2, 4), (4, 20), (5, 40), (6, 30), (7, 30))
MOST_SECONDS = 60


def problem(sites: int, bodies: int, *, convex: bool) -> TransportProblem:
    """The problem of a line of the table."""
    number = (lambda a, b: Fraction(1, 2 ** abs(a - b))) if convex else (lambda a, b: Fraction((a * b + a + b) % 7))
    mass = comb(sites + 1, 2)
    cost = tuple(tuple(number(a, b) for b in range(sites)) for a in range(sites))
    return TransportProblem(cost, tuple(Fraction(a + 1, mass) for a in range(sites)), bodies)


def measured(coq: Coq, source: str) -> tuple[float, int]:
    """The seconds of processor time and the megabytes that coqc takes for a file, which must be accepted."""
    with tempfile.TemporaryDirectory() as directory:
        (Path(directory) / "certificate.v").write_text(source, encoding="utf-8")
        command = [coq.coqc, "-q", "-w", "none", "-R", str(coq.theory), "MFSym", "certificate.v"]
        process = subprocess.Popen(command, cwd=directory, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit("Coq refuses a certificate")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024


def lines(coq: Coq) -> Iterator[str]:
    """The lines of the table."""
    yield "| sites m | bodies N | configurations | how | file, kB | seconds | MB |"
    yield "|---|---|---|---|---|---|---|"
    for convex, sizes in ((False, OTHERS), (True, CONVEX)):
        for sites, bodies in sizes:
            source = coq_source(solve(problem(sites, bodies, convex=convex)))
            seconds, megabytes = measured(coq, source)
            if seconds > MOST_SECONDS:
                break
            how = "around a centre" if "Around" in source else "all of them"
            count = comb(bodies + sites - 1, sites - 1)
            number = f"{count:,}" if count < 10**7 else f"{count:.1e}".replace("e+", "e")
            size = len(source) / 1000
            yield f"| {sites} | {bodies} | {number} | {how} | {size:.1f} | {seconds:.1f} | {megabytes} |"


def main() -> None:
    """Prints the table."""
    for line in lines(Coq.found(THEORY)):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
