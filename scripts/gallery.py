"""Writes docs/gallery.md anew, and a picture for each of the named costs.

    python scripts/gallery.py

The page says what the commands say; a test compares them.  Needs the extra ``mfsym[plot]``.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from mfsym import Answer, Status, hypotheses, sign, transform
from mfsym.answers.answer import AWAY_FROM_ZERO
from mfsym.answers.curve import curve
from mfsym.costs import NAMED_COSTS
from mfsym.plots import plot_transform

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gallery.md"
FOLDER = ROOT / "docs" / "gallery"

EVERY, LINE, SPACE = "d", "1", "3"
IN_EVERY_DIMENSION = """riesz gaussian exponential inverse-multiquadric matern matern-3/2 matern-5/2 bessel-potential
stretched-exponential quartic-exponential ball mexican-hat morse difference-of-gaussians"""
ON_THE_LINE = "soft-coulomb lorentzian sech sech-squared quartic triangle fejer damped-cosine"
DIMENSIONS: Mapping[str, str] = {
    **dict.fromkeys(NAMED_COSTS, SPACE),
    **dict.fromkeys(IN_EVERY_DIMENSION.split(), EVERY),
    **dict.fromkeys(ON_THE_LINE.split(), LINE),
}

HEAD = """# Gallery

The costs that have a name, each in one dimension or in all of them (d): what their transform is, what sign it has,
and which hypotheses of Theorem 1.2 (a)(i) they satisfy.  A name may be used wherever a cost is expected; the letters
besides r, d and k in a formula are positive parameters.  The command of each entry writes the certificate of the sign,
or that of the transform where the sign is not decided:

```console
$ mfsym sign yukawa --dimension 3 --certificate yukawa.json
cost         exp(-a*r)/r
dimension    3
sign         positive for k != 0
...
$ mfsym check yukawa.json
HOLDS yukawa.json: ...
```

A picture says which values the parameters have in it, and its dimension is 3 where the entry is about all of them; such
pictures are drawn by `mfsym transform yukawa --dimension 3 --plot yukawa.svg`.

`scripts/gallery.py` writes this page.
"""


def page() -> str:
    """The page."""
    entries = {name: entry(name) for name in NAMED_COSTS}
    return "\n".join([HEAD, *entries.values()])


def entry(name: str) -> str:
    """What the page says of one cost."""
    space = DIMENSIONS[name]
    found, known = transform(name, space), sign(name, space)
    rows = {
        "cost": f"`{NAMED_COSTS[name]}`",
        "dimension": space,
        "transform": f"`{found['transform']}`" if found["transform"] else "the rules know no formula",
        "sign": _sign(known),
        "conditions": _listed(known["conditions"]),
        "hypotheses": ", ".join(_hypothesis(of, answer) for of, answer in hypotheses(name, space).items()),
    }
    question, certified = ("sign", known) if known.verdict.status is Status.HOLDS else ("transform", found)
    if certified.verdict.status is Status.HOLDS:
        rows["trusts"] = _listed(certified["trusts"]) or "nothing besides the kernel"
        rows["certificate"] = f"`mfsym {question} {name} --dimension {space} --certificate {stem(name)}.json`"
    lines = [f"## {name}", "", f"![{name} and its transform](gallery/{stem(name)}.svg)", "", "| | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {of} | {value} |" for of, value in rows.items() if value)]) + "\n"


def _sign(answer: Answer) -> str:
    said, witness = str(answer["sign"]), answer["witness"]
    if answer["wave_numbers"] == AWAY_FROM_ZERO:
        said += f" for {AWAY_FROM_ZERO}"
    if isinstance(witness, dict):
        said += f": below {witness['upper']} at k = {witness['k']}"
    if answer["zeros"]:
        said += f", and 0 at {answer['zeros']}"
    return f"{said}: nonnegative where `{answer['condition']}`" if answer["condition"] else said


def _hypothesis(name: str, answer: Answer) -> str:
    said = f"`{answer['condition']}`" if answer["answer"] == "depends" else answer["answer"]
    return f"{name} {said}"


def _listed(names: object) -> str:
    return ", ".join(f"`{name}`" for name in names) if isinstance(names, list) else ""


def stem(name: str) -> str:
    """The name of its files, without ending."""
    return name.replace("/", "-")


def main() -> int:
    """Writes the page and the pictures."""
    PAGE.write_text(page(), encoding="utf-8")
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    for name, space in DIMENSIONS.items():
        plot_transform(curve(name, SPACE if space == EVERY else space), FOLDER / f"{stem(name)}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
