"""Exact values against floating-point solvers: scipy's HiGHS and, for two bodies, POT; and against wrong solvers."""

from fractions import Fraction

import pytest

from mfsym.conformance import Solver, disagreement, exact_value
from mfsym.conformance.adapters import pot_emd2, scipy_linprog
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import TransportProblem
from mfsym.transport import mean_field

EXACT = Fraction(0)


def test_linprog_finds_the_same_values() -> None:
    assert disagreement(scipy_linprog.SOLVER, examples=200) is None


def test_pot_finds_the_same_values_for_two_bodies() -> None:
    assert disagreement(pot_emd2.SOLVER, examples=200) is None


def test_a_solver_that_is_right_agrees_exactly() -> None:
    assert disagreement(Solver("exact", lambda problem: exact_value(problem), EXACT)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mean field", lambda problem: float(mean_field(problem.cost, problem.marginal) or 0)),
        ("off by 1e-6", lambda problem: float(exact_value(problem)) + 1e-6),
        ("not a number", lambda problem: float("nan")),
        (
            "ignores the last site",
            lambda problem: float(exact_value(problem)) * float(1 - problem.marginal[-1] / 10**6),
        ),
    ],
)
def test_a_solver_that_is_wrong_is_found_out(name: str, value: object) -> None:
    found = disagreement(Solver(name, value, Fraction(1, 10**8)))  # type: ignore[arg-type]
    assert found is not None
    assert found.exact == exact_value(found.problem)


def test_the_example_shown_is_small() -> None:
    wrong = Solver("wrong for three bodies", lambda p: float(exact_value(p)) + (p.bodies == 3), Fraction(1, 10**9))
    found = disagreement(wrong)
    assert found is not None
    assert found.problem == TransportProblem(((Fraction(0),),), (Fraction(1),), 3)


def test_trying_nothing_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="examples is 0"):
        disagreement(scipy_linprog.SOLVER, examples=0)
