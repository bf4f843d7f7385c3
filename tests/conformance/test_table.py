"""The table of docs/conformance.md is what its records say, and they are about properties and solvers we have."""

import json
from pathlib import Path

from mfsym.conformance import PROPERTIES, known_solvers, named
from scripts.conformance import page

DOCS = Path(__file__).resolve().parents[2] / "docs"
RECORDS = json.loads((DOCS / "conformance.json").read_text(encoding="utf-8"))


def test_the_table_is_that_of_the_records() -> None:
    text = (DOCS / "conformance.md").read_text(encoding="utf-8")
    assert page(text, RECORDS) == text


def test_the_records_are_about_what_there_is() -> None:
    assert set(RECORDS) <= set(known_solvers())
    for name, found in RECORDS.items():
        assert found["kind"] == named(name).kind
        assert set(found["properties"]) <= set(PROPERTIES), "a property has another name: run scripts/conformance.py"
