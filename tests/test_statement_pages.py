"""docs/statements/ says what the modules say.

Where it differs, run `python scripts/statements.py`, and read the difference before you commit it.  That the verdicts
and the trust are those of the pages is tested with the instances.
"""

from pathlib import Path

import pytest

from mfsym.kernel.hessian import signature
from proofs_checks import chapters, further, index
from scripts import pictures, statements
from scripts.pictures import PICTURES

SIGNATURES = [i for i in chapters()["proposition-3.6"].instances if i.statement.label == "proposition-3.6-signature"]


def files() -> dict[Path, str]:
    found = [statements.LIST, *sorted(statements.FOLDER.glob("*.md"))]
    return {file: file.read_text(encoding="utf-8") for file in found}


def test_the_pages_are_those_of_the_modules() -> None:
    written = files()
    assert written == statements.pages(statements.trust_on(written), statements.trust_on(written, column=3))


def test_every_statement_that_is_executed_has_a_page_and_a_formula() -> None:
    executed = [entry for entry in (*index(), *further()) if "module" in entry]
    assert {file.stem for file in files()} == {entry["label"] for entry in executed} | {"statements"}
    for entry in executed:
        formula = entry["formula"]
        assert formula.count("{") == formula.count("}"), entry["label"]
        assert "$" not in formula


def test_the_pictures_are_those_that_the_pages_show() -> None:
    shown = {label for label in PICTURES if f"]({label}.svg)" in (statements.FOLDER / f"{label}.md").read_text("utf-8")}
    drawn = {file.stem for file in statements.FOLDER.glob("*.svg")}
    assert drawn == shown == PICTURES.keys()
    assert all(len(file.read_bytes()) < 40_000 for file in statements.FOLDER.glob("*.svg"))


def test_spectra_have_the_signatures_of_the_proposition() -> None:
    counts = [tuple(sum(sign(v) == s for v in values) for s in (1, -1, 0)) for _, values in pictures.spectra()]
    instances = [i.data.points for i in SIGNATURES]
    assert counts == [signature(points) for points in instances]
    (_, pair), *_ = pictures.spectra()
    assert pair == pytest.approx([-0.25, 0.25])


def sign(value: float) -> int:
    return (value > 0) - (value < 0)
