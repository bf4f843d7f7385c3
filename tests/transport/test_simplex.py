"""The exact simplex method gives the right answer whatever the floating-point solver suggests."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies import transport_problems
from mfsym.transport import highs, represent, solve, transport_problem
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import Infeasible, LinearProgram, Optimum, Suggest, exact_optimum

FIVE = [[(3 * a * b + 2 * (a + b)) % 7 for b in range(5)] for a in range(5)]
WEIGHTS = ["1/3", "1/4", "1/6", "1/8", "1/8"]


def crashing(program: LinearProgram) -> Sequence[int]:
    raise RuntimeError("segmentation fault, nearly")


def pure(program: LinearProgram) -> Sequence[int]:
    """All bodies at one site: a feasible basis that is far from optimal."""
    totals = program.columns.sum(axis=1)
    return [int(np.argmax(program.columns[:, a] == totals)) for a in range(len(program.right))]


SABOTEURS: dict[str, Suggest] = {
    "crashes": crashing,
    "divides by zero": lambda program: [1 // 0],
    "says nothing": lambda program: [],
    "repeats a column": lambda program: [0] * len(program.right),
    "is out of range": lambda program: [10**9 + i for i in range(len(program.right))],
    "is far below range": lambda program: [-(10**9) - i for i in range(len(program.right))],
    "is infeasible": lambda program: list(range(len(program.right))),
    "proposes unit vectors": lambda program: [-1 - i for i in range(len(program.right))],
    "is not optimal": pure,
    "answers in text": lambda program: ["x"] * len(program.right),  # type: ignore[list-item]
    "answers nan": lambda program: [float("nan")] * len(program.right),  # type: ignore[list-item]
}


@pytest.mark.parametrize("name", SABOTEURS)
@pytest.mark.parametrize("bodies", [2, 6])
def test_saboteurs_change_nothing(name: str, bodies: int) -> None:
    problem = transport_problem(FIVE, WEIGHTS, bodies)
    assert solve(problem, SABOTEURS[name]).claim == solve(problem).claim


@pytest.mark.parametrize("name", SABOTEURS)
def test_saboteurs_do_not_hide_infeasibility(name: str) -> None:
    apart = [[Fraction(a != b, 6) for b in range(3)] for a in range(3)]
    assert type(represent(apart, 4, SABOTEURS[name]).claim).__name__ == "NotRepresentable"


def test_highs_out_of_time_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = transport_problem(FIVE, WEIGHTS, 8)
    expected = solve(problem, lambda program: []).claim
    monkeypatch.setattr(highs, "SECONDS", 0.0)
    assert solve(problem).claim == expected


@given(transport_problems(most_sites=4, forbidden=True), st.lists(st.integers(-5, 40), max_size=5))
def test_random_suggestions_change_nothing(problem: TransportProblem, columns: list[int]) -> None:
    assert solve(problem, lambda program: columns).claim == solve(problem).claim


def test_costs_beyond_64_bits_are_exact() -> None:
    # One more than a large number must make a difference.
    large = 10**30
    cost = [[large, large, large + 1], [large, large, large], [large + 1, large, large]]
    certificate = solve(transport_problem(cost, ["1/3"] * 3, 3))
    assert certificate.claim.value == large  # type: ignore[union-attr]


def test_running_out_of_time_is_no_evidence() -> None:
    program = LinearProgram(np.array([[1]]), np.array([1]), (Fraction(1),))
    with pytest.raises(NoEvidence, match="too long"):
        exact_optimum(program, highs_basis, seconds=0.0)


def test_infeasible_program_has_a_farkas_dual() -> None:
    program = LinearProgram(np.array([[1, 1], [1, 2]]), np.array([0, 0]), (Fraction(2), Fraction(1)))
    found = exact_optimum(program, highs_basis)
    assert isinstance(found, Infeasible)
    assert found.dual[0] + found.dual[1] <= 0
    assert found.dual[0] + 2 * found.dual[1] <= 0
    assert 2 * found.dual[0] + found.dual[1] > 0


def test_dependent_rows_are_allowed() -> None:
    program = LinearProgram(np.array([[1, 1], [2, 2]]), np.array([3, 4]), (Fraction(2), Fraction(2)))
    found = exact_optimum(program, highs_basis)
    assert isinstance(found, Optimum)
    assert found.weights == ((1, Fraction(1)),)
