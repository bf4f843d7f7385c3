"""Quadratic forms over the rationals: a sum of squares, or a vector at which the form is negative."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.evidence import Square

Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Positive:
    """The form is the sum of ``squares``; it vanishes at the span of the vectors ``null``."""

    squares: tuple[Square, ...]
    null: tuple[Vector, ...]


@dataclass(frozen=True)
class Negative:
    """The form is negative at the vector ``at``."""

    at: Vector


def quadratic_form(matrix: Sequence[Sequence[Fraction]]) -> Positive | Negative:
    """Whether x'Mx >= 0 for all x, with the reason; ``matrix`` is symmetric.

    >>> one = Fraction(1)
    >>> quadratic_form([[one, -one], [-one, one]])
    Positive(squares=(Square(weight=Fraction(1, 1), coefficients=(Fraction(1, 1), Fraction(-1, 1))),), \
null=((Fraction(1, 1), Fraction(1, 1)),))
    >>> quadratic_form([[one, 2 * one], [2 * one, one]])
    Negative(at=(Fraction(-2, 1), Fraction(1, 1)))
    """
    size = len(matrix)
    rest = [list(row) for row in matrix]
    squares: list[Square] = []
    pivots: list[int] = []
    null: list[int] = []
    # After each step M is the sum of the squares plus ``rest``, which lives on the rows that are not yet eliminated.
    for k in range(size):
        pivot, row = rest[k][k], list(rest[k])
        other = next((j for j in range(k + 1, size) if row[j]), None)
        if pivot < 0:
            return Negative(_completed({k: Fraction(1)}, squares, pivots, size))
        if pivot == 0:
            if other is not None:
                # At e_j + t e_k the rest is rest[j][j] + 2 t rest[k][j] = -1.
                t = -(rest[other][other] + 1) / (2 * row[other])
                return Negative(_completed({other: Fraction(1), k: t}, squares, pivots, size))
            null.append(k)
            continue
        coefficients = tuple(entry / pivot for entry in row)
        squares.append(Square(pivot, coefficients))
        pivots.append(k)
        for i in range(k, size):
            for j in range(k, size):
                rest[i][j] -= coefficients[i] * row[j]
    vectors = tuple(_completed({k: Fraction(1)}, squares, pivots, size) for k in null)
    return Positive(tuple(squares), vectors)


def _completed(free: dict[int, Fraction], squares: Sequence[Square], pivots: Sequence[int], size: int) -> Vector:
    """The vector with the entries ``free`` at which all the linear forms of the squares vanish."""
    x = [free.get(a, Fraction(0)) for a in range(size)]
    # The form of a square begins at its pivot, with the coefficient 1.
    for square, k in reversed(list(zip(squares, pivots, strict=True))):
        x[k] = -sum((square.coefficients[a] * x[a] for a in range(k + 1, size)), Fraction(0))
    return tuple(x)
