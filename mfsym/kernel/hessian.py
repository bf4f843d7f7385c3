"""The signature of the mixed second derivatives of the Coulomb energy ([CFP], Proposition 3.6)."""

from fractions import Fraction
from math import isqrt

from mfsym.kernel.claim import CoulombSignature, Matrix
from mfsym.kernel.configurations import check_bodies, check_size
from mfsym.kernel.effort import spend
from mfsym.kernel.evidence import Calculation
from mfsym.kernel.refusal import require

MOST_COORDINATES = 40
"""Of all points together; the elimination takes time cubic in this."""


def check_signature(claim: CoulombSignature, evidence: Calculation) -> frozenset[str]:
    """Establish the signature, by elimination in the matrix of second derivatives."""
    found = signature(claim.points)
    require(found == (claim.positive, claim.negative, claim.zero), "the matrix has another signature")
    return frozenset()


def signature(points: Matrix) -> tuple[int, int, int]:
    """How many positive, negative and zero eigenvalues the matrix of mixed second derivatives has.

    >>> signature(((Fraction(0),), (Fraction(1),), (Fraction(3),)))
    (2, 1, 0)
    """
    return _signature(mixed_derivatives(points))


def mixed_derivatives(points: Matrix) -> Matrix:
    """The matrix with the blocks D_i D_j sum_(i<j) 1/|x_i - x_j| for i != j, and 0 for i = j.

    >>> mixed_derivatives(((Fraction(0),), (Fraction(2),)))
    ((Fraction(0, 1), Fraction(-1, 4)), (Fraction(-1, 4), Fraction(0, 1)))
    """
    check_bodies(len(points))
    dimension = len(points[0])
    require(dimension >= 1, "the points have no coordinates")
    require(all(len(point) == dimension for point in points), "points need equally many coordinates")
    require(len(points) * dimension <= MOST_COORDINATES, f"there are more than {MOST_COORDINATES} coordinates")
    check_size((x for point in points for x in point), (len(points) * dimension) ** 3)
    places = [(i, a) for i in range(len(points)) for a in range(dimension)]
    return tuple(tuple(_entry(points, i, a, j, b) for j, b in places) for i, a in places)


def _entry(points: Matrix, i: int, a: int, j: int, b: int) -> Fraction:
    """The derivative of 1/r in x_i[a] and x_j[b]: (r^2 [a = b] - 3 z[a] z[b]) / r^5 with z = x_i - x_j and r = |z|."""
    if i == j:
        return Fraction(0)
    z = [x - y for x, y in zip(points[i], points[j], strict=True)]
    square = sum((x * x for x in z), Fraction(0))
    r = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    require(r > 0, "two points are the same")
    require(r * r == square, "the distance of two points is not rational")
    return ((square if a == b else 0) - 3 * z[a] * z[b]) / r**5


def _signature(matrix: Matrix) -> tuple[int, int, int]:
    """How many positive, negative and zero eigenvalues a symmetric matrix has.

    >>> _signature(((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0))))
    (1, 1, 0)
    """
    # Sylvester: the signature is that of any matrix T'MT with T invertible.  A nonzero entry of the diagonal splits
    # off with its sign.  If the diagonal is 0 and an entry (i, j) is not, adding row and column j to row and column i
    # makes the i-th entry of the diagonal twice that.
    rest, positive, negative = [list(row) for row in matrix], 0, 0
    while any(any(row) for row in rest):
        spend(len(rest) ** 2)
        pivot = next((k for k, row in enumerate(rest) if row[k]), None)
        if pivot is None:
            pivot, other = next((i, j) for i, row in enumerate(rest) for j, entry in enumerate(row) if entry)
            rest[pivot] = [x + y for x, y in zip(rest[pivot], rest[other], strict=True)]
            for row in rest:
                row[pivot] += row[other]
        head = rest.pop(pivot)
        size = head.pop(pivot)
        positive, negative = positive + (size > 0), negative + (size < 0)
        for row in rest:
            share = row.pop(pivot) / size
            row[:] = [x - share * y for x, y in zip(row, head, strict=True)]
    return positive, negative, len(matrix) - positive - negative
