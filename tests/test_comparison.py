"""docs/comparison.md says what SymPy and mfsym answer, in those rows that take neither of them long.

Where it differs, one of them has changed: run `python scripts/comparison.py`, and see to docs/findings.md.
"""

import re

import pytest

from scripts import comparison

PAGE = comparison.PAGE.read_text(encoding="utf-8")
ROWS = [line for line in PAGE.splitlines() if re.match(r"\| [123] \| `.*`.*\| [\d.]+ \| [\d.]+ \|$", line)]
QUICK = [
    ("exp(-a*r)", 2, "right"),
    ("1/(1 + r^2)", 2, "right"),
    ("1/r", 3, "no value"),
    ("1/((1 + r^2)*(4 + r^2))", 3, "wrong"),
    ("if(r < 1, 1/r, 0)", 3, "right"),
    ("1/(1 + r^4)", 2, "right"),
]


@pytest.mark.parametrize(("cost", "dimension", "outcome"), QUICK)
def test_a_row_of_the_page_is_what_is_answered(cost: str, dimension: int, outcome: str) -> None:
    theirs = comparison.asked_of_sympy(cost, dimension)
    assert theirs.outcome == outcome
    row = comparison.row(cost, dimension, comparison.asked_of_mfsym(cost, dimension)[1], theirs)
    assert any(line.startswith(row) for line in ROWS), row


def test_a_wrong_answer_is_judged_wrong() -> None:
    r, k = (comparison.sympy.Symbol(name, positive=True) for name in "rk")
    right = comparison.sympy.pi * comparison.sympy.exp(-k)
    assert comparison.judged(right, "1/(1 + r^2)", 1) == "right"
    assert comparison.judged(right * (1 + comparison.sympy.Rational(1, 10**6)), "1/(1 + r^2)", 1) == "wrong"
    assert comparison.judged(right + comparison.sympy.I / 10**6, "1/(1 + r^2)", 1) == "wrong"
    assert comparison.judged(right + r, "1/(1 + r^2)", 1) == "no value"


def test_the_page_has_every_case_and_counts_them() -> None:
    assert [re.match(r"\| (\d) \| `(.*?)` \|", row).groups()[::-1] for row in ROWS] == [  # type: ignore[union-attr]
        (cost, str(dimension)) for cost, dimension in comparison.CASES
    ]
    for column, name in enumerate(("mfsym", "SymPy"), start=3):
        cells = [row.split(" | ")[column - 1] for row in ROWS]
        right = sum(cell.startswith(("`", "right")) for cell in cells)
        wrong = sum(cell.startswith("wrong") for cell in cells)
        assert f"| {name} | {right} | {wrong} | {len(ROWS) - right - wrong} |" in PAGE
