"""Mixed second derivatives of the Coulomb energy, and signatures, each computed in a second way."""

import itertools
import random
from fractions import Fraction

import pytest
import sympy

from mfsym.kernel.hessian import MOST_COORDINATES, mixed_derivatives, signature
from mfsym.kernel.hessian import _signature as signature_of
from mfsym.kernel.problem import Matrix
from mfsym.kernel.refusal import Refused


def points(*rows: tuple[int | str, ...]) -> Matrix:
    return tuple(tuple(Fraction(x) for x in row) for row in rows)


TRIANGLE = points((0, 0, 0), (3, 4, 0), (3, 0, 0))
CONFIGURATIONS = {
    "a line": points((0,), ("1/2",), (3,), (-2,)),
    "a right triangle": TRIANGLE,
    "a right triangle elsewhere": points((1, -2), (4, 2), (4, -2)),
    "a box": points((0, 0, 0), (2, 3, 6)),
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_the_derivatives_are_those_of_the_energy(name: str) -> None:
    found = CONFIGURATIONS[name]
    bodies, dimension = len(found), len(found[0])
    x = [[sympy.Symbol(f"x{i}_{a}", real=True) for a in range(dimension)] for i in range(bodies)]
    energy = sum(
        1 / sympy.sqrt(sum((p - q) ** 2 for p, q in zip(x[i], x[j], strict=True)))
        for i, j in itertools.combinations(range(bodies), 2)
    )
    values = {x[i][a]: sympy.Rational(str(found[i][a])) for i in range(bodies) for a in range(dimension)}
    places = [(i, a) for i in range(bodies) for a in range(dimension)]
    computed = mixed_derivatives(found)
    for (row, (i, a)), (column, (j, b)) in itertools.product(enumerate(places), repeat=2):
        expected = sympy.diff(energy, x[i][a], x[j][b]).subs(values) if i != j else 0
        assert sympy.Rational(str(computed[row][column])) == sympy.nsimplify(expected)


def by_descartes(matrix: Matrix) -> tuple[int, int, int]:
    """The signs of the eigenvalues: as all of them are real, Descartes' rule of signs is exact."""
    size = len(matrix)
    coefficients = (
        sympy.Matrix(size, size, [sympy.Rational(str(x)) for row in matrix for x in row]).charpoly().all_coeffs()
    )
    zero = next(k for k, c in enumerate(reversed(coefficients)) if c != 0)
    signs = [c > 0 for c in coefficients if c != 0]
    positive = sum(s != t for s, t in itertools.pairwise(signs))
    return positive, size - zero - positive, zero


def test_signatures_of_small_matrices() -> None:
    values = random.Random(4)
    for size in (1, 2, 3, 4):
        for _ in range(40):
            entries = [[Fraction(values.choice([0, 0, 1, -1, 2])) for _ in range(size)] for _ in range(size)]
            matrix = tuple(tuple(entries[min(a, b)][max(a, b)] for b in range(size)) for a in range(size))
            assert signature_of(matrix) == by_descartes(matrix), matrix


def test_a_diagonal_of_zeros() -> None:
    for size, place in ((2, (0, 1)), (3, (0, 2)), (3, (1, 2)), (4, (2, 3))):
        matrix = tuple(tuple(Fraction({a, b} == set(place)) for b in range(size)) for a in range(size))
        assert signature_of(matrix) == (1, 1, size - 2)


@pytest.mark.parametrize(
    ("configuration", "complaint"),
    [
        (points((0, 0)), "fewer than two bodies"),
        (points((0, 0), (1,)), "equally many coordinates"),
        (points((0,), (1, 0)), "equally many coordinates"),
        (points((0, 0), (0, 0)), "two points are the same"),
        (points((0, 0), (1, 1)), "is not rational"),
        (points(*((k,) for k in range(MOST_COORDINATES + 1))), "more than"),
    ],
)
def test_what_has_no_signature(configuration: Matrix, complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        signature(configuration)


def test_points_may_be_close() -> None:
    assert signature(points((0,), ("1/2",))) == (1, 1, 0)
