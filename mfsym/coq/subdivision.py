"""Hints for ``Copositive.v``: cuts of the cone x >= 0 into pieces in which a matrix has no negative entry.

Where the entry of two generators is negative, they are cut at the point between them where the form is least.  The
computation is in the integers with which Coq repeats it.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from mfsym.coq.source import not_exportable

Rows = Sequence[Sequence[int]]

WHOLE = "Whole"
"""No cuts."""

MOST_CUTS = 5_000
"""Coq checks so many in some ten seconds."""

MOST_BITS = 1_000
"""Each cut doubles the length of the numbers; longer ones are a sign that there is no end of cuts."""


def subdivision(matrix: Rows) -> str:
    """The cuts as Coq reads them; none if the symmetric ``matrix`` is seen not to be copositive, which Coq sees, too.

    Refuses: InvalidArgument if there would be too many.

    >>> subdivision([[1, 0], [0, 1]])
    'Whole'
    >>> subdivision([[1, -1], [-1, 1]])
    '(Cut 1 0 1 1 Whole Whole)'
    """
    return _Search().of([list(line) for line in matrix]) or WHOLE


class _Search:
    """Counts the cuts."""

    def __init__(self) -> None:
        self.cuts = 0

    def of(self, matrix: list[list[int]]) -> str | None:
        """The cuts; None if a generator has a negative square."""
        sites = range(len(matrix))
        if any(matrix[a][a] < 0 for a in sites):
            return None
        negative = [(a, b) for a in sites for b in range(a) if matrix[a][b] < 0]
        if not negative:
            return WHOLE
        self.cuts += 1
        if self.cuts > MOST_CUTS or max(abs(entry) for line in matrix for entry in line).bit_length() > MOST_BITS:
            raise not_exportable("no few cuts are found that show a matrix to be copositive")
        i, j = max(negative, key=lambda pair: _depth(matrix, *pair))
        p, q = matrix[j][j] - matrix[i][j], matrix[i][i] - matrix[i][j]
        p, q = p // gcd(p, q), q // gcd(p, q)
        pieces = [self.of(_replaced(matrix, s, t, u, v)) for s, t, u, v in ((j, i, q, p), (i, j, p, q))]
        return None if None in pieces else f"(Cut {i} {j} {p} {q} {pieces[0]} {pieces[1]})"


def _depth(matrix: Rows, i: int, j: int) -> Fraction:
    return Fraction(matrix[i][j] ** 2, max(1, matrix[i][i] * matrix[j][j]))


def _replaced(matrix: Rows, s: int, t: int, u: int, v: int) -> list[list[int]]:
    """The form on the generators, of which number s is exchanged for v e_t + u e_s."""
    rows = [[v * line[t] + u * line[s] if b == s else entry for b, entry in enumerate(line)] for line in matrix]
    rows[s] = [v * x + u * y for x, y in zip(rows[t], rows[s], strict=True)]
    return rows
