"""Answers as notebooks display them: the formula, and the record as a table."""

from collections.abc import Iterator, Mapping
from html import escape

from mfsym.latex.mathml import mathml

MOST_ROWS = 40
"""Lists that are longer are cut off, and say so."""


def answer_html(record: Mapping[str, object], formula: str) -> str:
    r"""The record of an answer as HTML, below the ``formula``, which is in dollar signs.

    >>> print(answer_html({"value": "1 < 2", "plan": None}, "$x$"))
    <math display="block"><mi>x</mi></math>
    <table>
    <tr><th style="text-align: left">value</th><td style="text-align: left">1 &lt; 2</td></tr>
    </table>
    """
    shown = formula.removeprefix("$").removesuffix("$").removeprefix(r"\displaystyle ")
    return "\n".join([mathml(shown, block=True), "<table>", *_rows(record), "</table>"])


_LEFT = 'style="text-align: left"'


def _rows(record: Mapping[str, object]) -> Iterator[str]:
    for name, value in record.items():
        if value in (None, [], ""):
            continue
        yield f"<tr><th {_LEFT}>{escape(name)}</th><td {_LEFT}>{_cell(value)}</td></tr>"


def _cell(value: object) -> str:
    match value:
        case list() if value and all(isinstance(item, dict) for item in value):
            columns = list(dict.fromkeys(name for item in value for name in item))
            head = "".join(f"<th>{escape(name)}</th>" for name in columns)
            rows = [
                "<tr>" + "".join(f"<td>{_cell(item.get(name, ''))}</td>" for name in columns) + "</tr>"
                for item in value[:MOST_ROWS]
            ]
            more = f"<p>and {len(value) - MOST_ROWS} more</p>" if len(value) > MOST_ROWS else ""
            return f"<table><tr>{head}</tr>{''.join(rows)}</table>{more}"
        case list():
            return f"{', '.join(map(_cell, value))}"
        case dict():
            return ", ".join(f"{escape(str(name))} {_cell(part)}" for name, part in value.items())
        case _:
            return escape(str(value))
