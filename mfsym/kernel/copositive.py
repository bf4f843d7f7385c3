"""Copositive matrices: x'Ax >= 0 for all x >= 0, decided exactly by going through the supports that a counterexample
may have.

Suppose that x'Ax < 0 for some x >= 0, and let S be the smallest support of such an x.  Among the laws on S the least
value of x'Ax is then attained where x > 0 on S, so A_S x is constant there: A_S x = -t 1 with t > 0.
If A_S z = 0 for some z other than 0, then t 1'z = -x'A_S z = 0, and x + s z has the same value and mass until a
coordinate vanishes: S was not smallest.  So A_S is invertible, and the solution of A_S y = -1 is positive.  Conversely
such a y has y'A_S y = -1'y < 0.

Also, the sites of S are connected by negative entries of A: otherwise x = y + z with y'Az >= 0, and one of y'Ay and
z'Az is negative already.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from mfsym.kernel.refusal import require
from mfsym.kernel.units import common_denominator

Entries = Sequence[Sequence[Fraction | None]]

MOST_WORK = 10_000_000
"""How many products of short numbers it may take: some seconds."""


def check_copositive(entries: Entries) -> None:
    """Refuse a symmetric matrix that is not copositive; an entry of ``None`` is infinite.

    >>> one = Fraction(1)
    >>> check_copositive([[one, -one], [-one, one]])
    >>> check_copositive([[one, -2 * one], [-2 * one, one]])
    Traceback (most recent call last):
    ...
    mfsym.kernel.refusal.Refused: what is left is not copositive: it is negative for a law on the sites 0, 1
    """
    finite = [entry for row in entries for entry in row if entry is not None]
    scale = common_denominator(finite)
    matrix = [[None if entry is None else int(scale * entry) for entry in row] for row in entries]
    bits = max((abs(int(scale * entry)).bit_length() for entry in finite), default=0)
    work = 0
    for support in _connected(matrix):
        size = len(support)
        # Elimination takes size^3 / 3 products of determinants, which are about ``size`` times as long as the entries.
        work += 8 + size**3 * (1 + size * bits // 500) ** 2
        require(work <= MOST_WORK, "there are too many supports to decide whether what is left is copositive")
        block = [[matrix[a][b] or 0 for b in support] for a in support]
        named = ", ".join(map(str, support))
        negative = has_positive_solution(block)
        require(not negative, f"what is left is not copositive: it is negative for a law on the sites {named}")


def _connected(matrix: Sequence[Sequence[int | None]]) -> Iterator[tuple[int, ...]]:
    """The sets of sites that are connected by negative entries and have no infinite entry."""
    sites = range(len(matrix))
    waiting: list[tuple[int, ...]] = [(a,) for a in sites if matrix[a][a] is not None]
    seen: set[tuple[int, ...]] = set(waiting)
    while waiting:
        support = waiting.pop()
        yield support
        for b in sites:
            column = [matrix[a][b] for a in support]
            joined = b not in support and any(entry is not None and entry < 0 for entry in column)
            if joined and None not in column and matrix[b][b] is not None:
                larger = tuple(sorted((*support, b)))
                if larger not in seen:
                    seen.add(larger)
                    waiting.append(larger)


def has_positive_solution(matrix: list[list[int]]) -> bool:
    """Is the matrix invertible, and the solution of ``matrix x = -1`` positive?

    >>> has_positive_solution([[1, -2], [-2, 1]]), has_positive_solution([[1, -1], [-1, 1]])
    (True, False)
    """
    # Elimination without fractions (Bareiss): every entry is a determinant, and each division is exact.  At the end
    # ``pivot`` is the determinant up to sign, and right = pivot * x.
    size, pivot = len(matrix), 1
    rows = [[*row, -1] for row in matrix]
    for k in range(size):
        place = next((i for i in range(k, size) if rows[i][k]), None)
        if place is None:
            return False
        rows[k], rows[place] = rows[place], rows[k]
        for i in range(size):
            if i != k:
                factor = rows[i][k]
                rows[i] = [(rows[k][k] * x - factor * y) // pivot for x, y in zip(rows[i], rows[k], strict=True)]
        pivot = rows[k][k]
    return all(row[size] * pivot > 0 for row in rows)
