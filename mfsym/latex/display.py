r"""Displayed formulas, broken before they run off the page.

Widths are estimated from the LaTeX; the test that compiles the documents finds a line that is too long.
"""

import re
from collections.abc import Iterator, Sequence

LINE = 560
"""The width of a line beside its number, in tenths of a letter."""

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|\S")
_ENVIRONMENT = re.compile(r"\\begin\{(\w+)\}.*?\\end\{\1\}", re.DOTALL)
_NO_WIDTH = {r"\!", r"\left", r"\right", r"\mathit", r"\mathrm", r"\mathtt", r"\mathbf", r"\mathcal", r"\operatorname"}
_NO_WIDTH |= {r"\allowbreak"}
_WIDTHS = {r"\sqrt": 8, r"\int": 12, r"\,": 3, r"\quad": 20, r"\qquad": 40, r"\text": 10, "&": 0}
_WIDTHS |= dict.fromkeys("()[]", 8) | dict.fromkeys(",.|!/", 6)
_WIDTHS |= dict.fromkeys(["+", "-", "=", "<", ">", r"\le", r"\ge", r"\cdot"], 22)


def width(formula: str) -> int:
    r"""About how wide the formula is, in tenths of a letter.

    >>> width("a b c"), width(r"\frac{a b c}{2}")
    (30, 36)
    """
    tokens = iter(_TOKEN.findall(formula))
    return sum(_width_after(token, tokens) for token in tokens)


def _width_after(token: str, tokens: Iterator[str]) -> int:
    """The width of the item that begins with this token."""
    if token in _NO_WIDTH:
        return 0
    if token == "{":
        inside = 0
        for token in tokens:
            if token == "}":
                break
            inside += _width_after(token, tokens)
        return inside
    if token == r"\frac":
        above, below = (_width_after(next(tokens, "}"), tokens) for _ in range(2))
        return max(above, below) + 6
    if token in ("^", "_"):
        return 7 * _width_after(next(tokens, "}"), tokens) // 10
    return _WIDTHS.get(token, 10)


def equation(left: str | Sequence[str], right: Sequence[str], label: str, relation: str = "=") -> str:
    r"""The numbered equation ``left = right``; the addends of either side are put on several lines if one is too short.

    >>> print(equation("a", ["b", "+ c"], "step:1"))
    \begin{equation}\label{step:1}
      a = b + c.
    \end{equation}
    """
    parts = [left] if isinstance(left, str) else left
    whole = " ".join(parts)
    if len(parts) > 1 and width(whole) > LINE:
        first, *rest = _lines(parts, LINE - 60)
        last = _lines([f"{relation} {right[0]}", *right[1:]], LINE - 60)
        formula = " \\\\\n  & \\qquad ".join([f"& {first}", *rest, *last]) + "."
    else:
        formula = broken(f"{whole} {relation} ", right)
    if is_aligned(formula):
        formula = f"\\begin{{split}}\n  {formula}\n  \\end{{split}}"
    return f"\\begin{{equation}}\\label{{{label}}}\n  {formula}\n\\end{{equation}}"


def _lines(parts: Sequence[str], room: int) -> list[str]:
    """The parts, as many on each line as there is room for."""
    lines = [parts[0]]
    for part in parts[1:]:
        fits = width(f"{lines[-1]} {part}") <= room
        lines[-1:] = [f"{lines[-1]} {part}"] if fits else [lines[-1], part]
    return lines


def display(formula: str) -> str:
    """A displayed formula without a number; it may have several lines, aligned at &."""
    if is_aligned(formula):
        return f"\\begin{{align*}}\n  {formula}\n\\end{{align*}}"
    return f"\\begin{{equation*}}\n  {formula}\n\\end{{equation*}}"


def is_aligned(formula: str) -> bool:
    r"""Has the formula marks of alignment, apart from those in its cases and matrices?

    >>> is_aligned("a &= b"), is_aligned(r"\begin{cases} a & b \end{cases}")
    (True, False)
    """
    return "&" in _ENVIRONMENT.sub("", formula)


def gathered(formula: str) -> str:
    """A displayed formula, on a line of its own for each of the parts between wide spaces if one line is too short."""
    if width(formula) <= LINE:
        return display(formula)
    lines = re.split(r"\s*\\qquad\s*", formula)
    return "\n".join([r"\begin{gather*}", "  " + " \\\\\n  ".join(lines), r"\end{gather*}"])


def broken(start: str, right: Sequence[str], end: str = ".") -> str:
    """``start`` (which ends in a relation) and the addends, on several aligned lines if one is too short."""
    whole = f"{start}{' '.join(right)}{end}"
    return whole if width(whole) <= LINE else aligned(start, right, end)


def aligned(start: str, right: Sequence[str], end: str) -> str:
    """The same with an alignment mark at the relation, for a display of several formulas."""
    left, relation, _ = start.rpartition(start.split()[-1])
    first, room = f"{left}&{relation} ", LINE - width(start)
    if room < max(map(width, right)):
        first, room = f"& {left.strip()} \\\\\n  & \\qquad {relation} ", LINE - 60
    return first + " \\\\\n  & \\qquad ".join(_lines(right, room)) + end
