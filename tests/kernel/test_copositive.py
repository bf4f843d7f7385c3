"""Copositive matrices, against all supports that a counterexample may have, with Cramer's rule."""

import itertools
import random
from collections.abc import Sequence
from fractions import Fraction

import pytest

from mfsym.kernel import copositive
from mfsym.kernel.copositive import check_copositive, has_positive_solution
from mfsym.kernel.refusal import Refused

Entries = list[list[Fraction | None]]


def determinant(rows: Sequence[Sequence[Fraction]]) -> Fraction:
    """As a sum over permutations."""
    total = Fraction(0)
    for order in itertools.permutations(range(len(rows))):
        swapped = sum(order[i] > order[j] for j in range(len(order)) for i in range(j))
        term = Fraction((-1) ** swapped)
        for row, column in zip(rows, order, strict=True):
            term *= row[column]
        total += term
    return total


def has_positive(block: Sequence[Sequence[Fraction]]) -> bool:
    """Cramer's rule: is the solution of block x = -1 unique and positive?"""
    size, whole = len(block), determinant(block)
    replaced = (
        determinant([[Fraction(-1) if b == c else row[b] for b in range(size)] for row in block]) for c in range(size)
    )
    return whole != 0 and all(part / whole > 0 for part in replaced)


def is_copositive(matrix: Entries) -> bool:
    """By the theorem of the kernel, on all supports without infinite entries, connected or not."""
    sites = range(len(matrix))
    for size in range(1, len(matrix) + 1):
        for support in itertools.combinations(sites, size):
            block = [[entry for b in support if (entry := matrix[a][b]) is not None] for a in support]
            if all(len(row) == size for row in block) and has_positive(block):
                return False
    return True


def symmetric(values: random.Random, size: int, entries: Sequence[Fraction | None]) -> Entries:
    rows = [[values.choice(entries) for _ in range(size)] for _ in range(size)]
    return [[rows[min(a, b)][max(a, b)] for b in range(size)] for a in range(size)]


def test_solutions_are_those_of_cramers_rule() -> None:
    values, outcomes = random.Random(11), set()
    for size in (1, 2, 3, 4):
        for _ in range(60):
            rows = [[values.choice([-3, -1, -1, 0, 0, 1, 2]) for _ in range(size)] for _ in range(size)]
            expected = has_positive([[Fraction(entry) for entry in row] for row in rows])
            assert has_positive_solution(rows) == expected, rows
            outcomes.add((size, expected))
    assert len(outcomes) == 8


def test_copositive_matrices_are_told_from_others() -> None:
    values, outcomes = random.Random(12), set()
    diagonal = [Fraction(0), Fraction(1), Fraction(1), Fraction(3, 2), Fraction(2), None]
    beside = [Fraction(-1), Fraction(-1, 2), Fraction(-2, 3), Fraction(0), Fraction(1), None]
    for _ in range(400):
        size = values.choice([1, 2, 3, 4])
        matrix = symmetric(values, size, beside)
        for a in range(size):
            matrix[a][a] = values.choice(diagonal)
        expected = is_copositive(matrix)
        outcomes.add((size, expected))
        if expected:
            check_copositive(matrix)
        else:
            with pytest.raises(Refused, match="what is left is not copositive"):
                check_copositive(matrix)
    # A matrix of one entry that is not negative is copositive.
    assert outcomes == {(size, found) for size in (1, 2, 3, 4) for found in (True, False)} - {(1, False)}


@pytest.mark.parametrize("place", [0, 1, 2])
def test_no_entry_of_the_diagonal_is_negative(place: int) -> None:
    matrix: Entries = [[Fraction(5) for _ in range(3)] for _ in range(3)]
    matrix[place][place] = Fraction(-1, 10**30)
    with pytest.raises(Refused, match=f"it is negative for a law on the sites {place}$"):
        check_copositive(matrix)


def test_a_chain_of_sites_is_followed_to_its_end() -> None:
    # With b beside the diagonal the least eigenvalue is 1 + 2b on all five sites of a cycle, more on four of them.
    for beside, expected in ((Fraction(-1, 2), True), (Fraction(-51, 100), False)):
        matrix: Entries = [[Fraction(0)] * 5 for _ in range(5)]
        for a in range(5):
            matrix[a][a] = Fraction(1)
            matrix[a][(a + 1) % 5] = matrix[(a + 1) % 5][a] = beside
        if expected:
            check_copositive(matrix)
        else:
            with pytest.raises(Refused, match=r"on the sites 0, 1, 2, 3, 4$"):
                check_copositive(matrix)


def test_an_empty_matrix_and_infinite_ones_are_copositive() -> None:
    check_copositive([])
    check_copositive([[None]])
    check_copositive([[None, Fraction(-1)], [Fraction(-1), Fraction(0)]])


def test_work_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    one = Fraction(1)
    monkeypatch.setattr(copositive, "MOST_WORK", 8)
    with pytest.raises(Refused, match="too many supports"):
        check_copositive([[one]])
