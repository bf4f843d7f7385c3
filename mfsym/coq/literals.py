"""Numbers, lists and tables as Coq reads them: integers, with one denominator for all of them.

In a file for Coq numbers are integers of the scope Z, and lists are written ``[:: 1; 2]``.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction


def times(scale: int, numbers: Iterable[Fraction]) -> list[int]:
    """The ``numbers`` times ``scale``, a common denominator of them.

    >>> times(6, [Fraction(1, 2), Fraction(2, 3)])
    [3, 4]
    """
    return [int(scale * number) for number in numbers]


def integer(number: int) -> str:
    """The integer, in parentheses if it is negative."""
    return str(number) if number >= 0 else f"({number})"


def row(numbers: Iterable[int]) -> str:
    """A list of integers.

    >>> row([1, -2])
    '[:: 1; (-2)]'
    """
    return listed(map(integer, numbers))


def rows(table: Iterable[Sequence[int]]) -> str:
    """A list of lists of integers, one to a line."""
    return listed(map(row, table), ";\n    ")


def listed(items: Iterable[str], between: str = "; ") -> str:
    """A list whose items are written already.

    >>> listed([])
    '[::]'
    """
    joined = between.join(items)
    return f"[:: {joined}]" if joined else "[::]"
