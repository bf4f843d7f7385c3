"""Sums of squares decide whether a matrix is positive semidefinite."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mfsym.kernel.claim import PairCost
from mfsym.strategies import pair_costs, rationals
from mfsym.transport.quadratic_forms import sum_of_squares


def finite(matrix: PairCost) -> list[list[Fraction]]:
    return [[entry or Fraction(0) for entry in row] for row in matrix]


@given(st.integers(1, 4).flatmap(lambda sites: pair_costs(sites, positive=True)))
def test_squares_add_up_to_a_positive_matrix(matrix: PairCost) -> None:
    squares, sites = sum_of_squares(finite(matrix)), range(len(matrix))
    assert squares is not None
    assert all(square.weight > 0 for square in squares)
    total = [[sum(s.weight * s.coefficients[a] * s.coefficients[b] for s in squares) for b in sites] for a in sites]
    assert total == finite(matrix)


@given(st.data(), st.integers(1, 4))
def test_no_squares_for_a_matrix_with_a_negative_value(data: st.DataObject, sites: int) -> None:
    matrix = finite(data.draw(pair_costs(sites)))
    x = data.draw(st.tuples(*[rationals()] * sites))
    value = sum(matrix[a][b] * x[a] * x[b] for a in range(sites) for b in range(sites))
    if value < 0:
        assert sum_of_squares(matrix) is None
