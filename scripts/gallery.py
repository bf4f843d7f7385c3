"""Writes docs/gallery.md, with a certificate and a picture for each of the named costs, anew.

    python scripts/gallery.py

The page says what the commands say: a test compares them.  Needs the extra ``mfsym[plot]``.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from mfsym import Status, hypotheses, sign, transform
from mfsym.answers.curve import curve
from mfsym.costs import NAMED_COSTS
from mfsym.transform_plot import draw

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gallery.md"
FOLDER = ROOT / "docs" / "gallery"

ON_THE_LINE = """soft-coulomb lorentzian sech sech-squared quartic quartic-exponential triangle fejer damped-cosine
mexican-hat"""
DIMENSIONS: Mapping[str, int] = dict.fromkeys(ON_THE_LINE.split(), 1)
"""Where it is not 3."""
SECONDS = 20.0

HEAD = """# Gallery

The costs that have a name, each in one dimension: what their transform is, what sign it has, and which hypotheses of
Theorem 1.2 (a)(i) they satisfy.  A name may be used wherever a cost is expected, as in
`mfsym sign yukawa --dimension 3`; the names besides r in a formula are positive parameters.  The certificate is that of
the sign, or of the transform where the sign is not decided.  Pictures say which values their parameters have.

`scripts/gallery.py` writes this page.
"""


def entry(name: str) -> str:
    """What the page says of one cost; its picture and its certificate are files beside it."""
    dimension = DIMENSIONS.get(name, 3)
    found, known = transform(name, dimension, seconds=SECONDS), sign(name, dimension, seconds=SECONDS)
    witness = known["witness"]
    at = f" at k = {witness['k']}" if isinstance(witness, dict) else ""
    condition = known["condition"] or known["threshold"]
    properties = ", ".join(f"{name} {answer['answer']}" for name, answer in hypotheses(name, dimension).items())
    rows = [
        ("cost", f"`{NAMED_COSTS[name]}`"),
        ("dimension", str(dimension)),
        ("transform", f"`{found['transform']}`" if found["transform"] else "no formula is known to the rules"),
        ("sign", f"{known['sign']}{at}" + (f": `{condition}`" if condition else "")),
        ("hypotheses", properties),
        ("trusts", ", ".join(f"`{name}`" for name in sorted(known.verdict.trusts)) or "nothing besides the kernel"),
    ]
    stem = stem_of(name)
    lines = [f"## {name}", "", f"![{name}](gallery/{stem}.svg)", "", "| | |", "|---|---|"]
    lines += [f"| {label} | {value} |" for label, value in rows]
    if Status.HOLDS in (known.verdict.status, found.verdict.status):
        lines += ["", f"[Certificate](gallery/{stem}.json)"]
    return "\n".join(lines) + "\n"


def stem_of(name: str) -> str:
    """The name of its files."""
    return name.replace("/", "-")


def write_files(name: str) -> None:
    """The picture and the certificate of one cost."""
    dimension = DIMENSIONS.get(name, 3)
    draw(curve(name, dimension, seconds=SECONDS), FOLDER / f"{stem_of(name)}.svg")
    for answer in (sign(name, dimension, seconds=SECONDS), transform(name, dimension, seconds=SECONDS)):
        if answer.verdict.status is Status.HOLDS:
            answer.write_certificate(FOLDER / f"{stem_of(name)}.json")
            return


def main() -> int:
    """Writes the page and its files."""
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    entries = []
    for name in NAMED_COSTS:
        print(name, flush=True)
        entries.append(entry(name))
        write_files(name)
    PAGE.write_text("\n".join([HEAD, *entries]), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
