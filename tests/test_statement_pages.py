"""docs/statements/ says what the modules say.

Where it differs, run `python scripts/statements.py`, and read the difference before you commit it.  That the verdicts
and the trust are those of the pages is tested with the instances.
"""

from pathlib import Path

from proofs_checks import further, index
from scripts import statements


def files() -> dict[Path, str]:
    found = [statements.LIST, *sorted(statements.FOLDER.iterdir())]
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
