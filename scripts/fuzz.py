"""Coverage-guided fuzzing of what reads files and text: `python scripts/fuzz.py cost|certificate [SECONDS [FOLDER]]`.

Needs atheris (`pip install '.[fuzz]'`).  An input may be refused in one of the ways that are documented; anything else
that is raised, and anything that takes longer than LONGEST, is a finding: it is written to the current directory, and
becomes a test (for a certificate: a file in tests/kernel/unreadable or tests/kernel/refused).  Inputs that reach new
code are kept in FOLDER, where the next run takes them up.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mfsym"]):
    from mfsym.costs import RadialCost
    from mfsym.errors import InvalidArgument, UnreadableCertificate
    from mfsym.kernel.certificate_file import HEADER, read
    from mfsym.kernel.checker import check

KERNEL_TESTS = Path(__file__).resolve().parents[1] / "tests" / "kernel"
COSTS = ["exp(-a*r)/r", "if(r < 1, (1 - r)^2, 0)", "(r^2 + l^2)^(-b)", "integral(exp(-t*r^2)/t, t)", "besselk(1/2, r)"]
LONGEST = 120
"""Seconds for one input: all the work that a check may take is about two, and the instrumentation makes it up to forty
times slower."""


def cost(data: bytes) -> None:
    """A cost, as a user types it."""
    try:
        RadialCost(data.decode("utf-8", "replace"))
    except InvalidArgument:
        return


def certificate(data: bytes) -> None:
    """A certificate file, read and checked."""
    try:
        found = read(data.decode("utf-8", "replace"))
    except UnreadableCertificate:
        return
    check(found.claim, found.evidence)


SEEDS: Mapping[Callable[[bytes], None], list[bytes]] = {
    cost: [text.encode() for text in COSTS],
    certificate: [file.read_bytes() for name in ("accepted", "refused") for file in (KERNEL_TESTS / name).iterdir()],
}


def main() -> None:
    """Fuzzes one of the two for some seconds, ten minutes unless told otherwise."""
    target = {each.__name__: each for each in SEEDS}[sys.argv[1]]
    seconds = sys.argv[2] if len(sys.argv) > 2 else "600"
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(sys.argv[3] if len(sys.argv) > 3 else temporary)
        folder.mkdir(exist_ok=True)
        for place, seed in enumerate(SEEDS[target]):
            (folder / f"seed-{place}").write_bytes(seed)
        words = Path(temporary) / "words.dict"
        words.write_text("".join(f"{json.dumps(str(word))}\n" for word in HEADER.values()), encoding="utf-8")
        limits = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", "-rss_limit_mb=2048", "-max_len=20000"]
        atheris.Setup([sys.argv[0], str(folder), f"-dict={words}", *limits], target)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
