"""The data of the picture of F_N against N are exact, certified, and climb to F_oo inside the bracket."""

from fractions import Fraction

import pytest

from mfsym.answers import rate
from mfsym.answers.climb import Bounds, climb
from mfsym.kernel.claim import TransportProblem
from mfsym.transport import problem_from_json, transport_problem

HALF = Fraction(1, 2)


@pytest.mark.parametrize("bodies", [None, 3, 15])
def test_the_climb_is_that_of_the_question_about_rates(bodies: int | None) -> None:
    problem = transport_problem([[2, 1, 0], [1, 3, 1], [0, 1, 2]], ["1/6", "1/2", "1/3"], bodies)
    found, largest = climb(problem), 15 if bodies == 15 else 12
    rows = rate(problem, largest).record["values"]
    assert [(b.bodies, str(b.lower), str(b.upper)) for b in found.values] == [
        (row["bodies"], row["value"], row["value"])
        for row in rows  # type: ignore[attr-defined]
    ]
    assert [str(found.bracket[-1].upper - b.lower) for b in found.bracket[:-1]] == [row["bound"] for row in rows]  # type: ignore[attr-defined]
    assert found.infinite is None


def test_on_two_sites_the_values_are_those_of_the_formula() -> None:
    # As kappa = 2 and lambda = 1/2, the bracket is attained for even N, and F_N = F_oo - 1/(2N) for odd N.
    found, limit = climb(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], None)), Fraction(3, 2)
    for value, bracket in zip(found.values, found.bracket, strict=False):
        n = value.bodies or 0
        exact = limit - (Fraction(1, 2 * n) if n % 2 else Fraction(1, 2 * (n - 1)))
        assert value == Bounds(n, exact, exact)
        assert bracket == Bounds(n, limit - Fraction(1, 2 * (n - 1)), limit)
    assert found.bracket[-1] == Bounds(None, limit, limit)


def test_where_the_cost_becomes_infinite_the_climb_ends() -> None:
    # Coulomb: a site of weight 1/4 has room for one body of four, not of five.
    data = {"points": [0, 1, 2, 3], "profile": "1/r", "marginal": ["1/4"] * 4, "bodies": 8}
    found = climb(problem_from_json(data))
    assert [b.bodies for b in found.values] == [2, 3, 4]
    assert (found.infinite, found.bracket) == (5, ())


def test_bounds_of_the_limit_bracket_every_value() -> None:
    # F_oo is not found exactly here.
    found = climb(transport_problem([[1, 0, 3], [0, 1, 0], [3, 0, 2]], ["1/3"] * 3, "inf"))
    assert found.bracket[-1].lower < found.bracket[-1].upper
    for value, bracket in zip(found.values, found.bracket, strict=False):
        assert bracket.lower <= value.lower <= value.upper <= bracket.upper


def test_when_time_is_up_what_was_found_is_shown() -> None:
    problem = TransportProblem(((2 * HALF, HALF), (HALF, 2 * HALF)), (HALF, HALF), None)
    assert climb(problem, 1e-9).values == ()
