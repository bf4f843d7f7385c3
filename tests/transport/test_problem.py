"""Stating a problem: what is read, and that whatever is refused is named, shown and explained."""

import json
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.rational import shown
from mfsym.transport import energy, mean_field, problem_from_json, transport_problem

GOOD = [[2, 1], [1, 2]]
HALVES = ["1/2", "1/2"]


def test_numbers_are_read_exactly() -> None:
    problem = transport_problem([[Decimal("0.1"), "1e-3"], [Fraction(1, 1000), None]], ["0.5", Fraction(1, 2)], "inf")
    assert problem.cost == ((Fraction(1, 10), Fraction(1, 1000)), (Fraction(1, 1000), None))
    assert problem.marginal == (Fraction(1, 2), Fraction(1, 2))
    assert problem.bodies is None


@pytest.mark.parametrize(
    ("cost", "marginal", "bodies", "message"),
    [
        ([[0.1, 1], [1, 2]], HALVES, 2, r"cost\[0\]\[0\] is 0.1 \(float\), need an int, a Fraction"),
        ([[True, 1], [1, 2]], HALVES, 2, r"cost\[0\]\[0\] is True \(bool\)"),
        ([["nan", 1], [1, 2]], HALVES, 2, r"cost\[0\]\[0\] is 'nan'"),
        ([[Decimal("nan"), 1], [1, 2]], HALVES, 2, r"cost\[0\]\[0\] is Decimal\('NaN'\)"),
        ([[1, 2], [3, 4]], HALVES, 2, r"cost\[0\]\[1\] is .* and cost\[1\]\[0\] is .*, need a symmetric cost"),
        ([[1, None], [3, 4]], HALVES, 2, r"cost\[0\]\[1\] is None"),
        ([[1, 2]], HALVES, 2, "cost has 1 rows"),
        ([[1, 2], [2]], HALVES, 2, r"cost\[1\] has 1 entries"),
        (["12", "21"], HALVES, 2, r"cost\[0\] is '12', need a list"),
        (None, HALVES, 2, "cost is None, need a list"),
        (GOOD, ["1/2", "1/3"], 2, r"marginal sums to Fraction\(5, 6\)"),
        (GOOD, ["3/2", "-1/2"], 2, r"marginal\[1\] is Fraction\(-1, 2\), need weights >= 0"),
        (GOOD, [None, 1], 2, r"marginal\[0\] is None"),
        ([], [], 2, "marginal has 0 sites"),
        ([[0]], [1] + [0] * 512, 2, "marginal has 513 sites"),
        (GOOD, HALVES, 1, "bodies is 1, need an int >= 2"),
        (GOOD, HALVES, True, "bodies is True"),
        (GOOD, HALVES, 2.0, "bodies is 2.0"),
        (GOOD, HALVES, "many", "bodies is 'many'"),
        (GOOD, HALVES, 10**5000, "bodies is an integer of about 5001 digits, need at most 500"),
        ([[10**500, 1], [1, 2]], HALVES, 2, "at most 500 digits"),
    ],
    ids=shown,
)
def test_invalid_input_is_named_and_explained(cost: object, marginal: object, bodies: object, message: str) -> None:
    with pytest.raises(InvalidArgument, match=message):
        transport_problem(cost, marginal, bodies)


anything = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
)


@given(anything, anything, anything)
def test_any_input_is_read_or_refused(cost: object, marginal: object, bodies: object) -> None:
    # Random data make no marginal that sums to 1 with a cost of that size, but for the smallest.
    with suppress(InvalidArgument):
        assert len(transport_problem(cost, marginal, bodies).marginal) == 1


@given(anything)
def test_any_json_is_read_or_refused(data: object) -> None:
    with pytest.raises(InvalidArgument):
        problem_from_json(data)


def test_a_problem_is_read_from_json() -> None:
    text = '{"cost": [["0.5", null], [null, 1]], "marginal": ["1/3", "2/3"], "bodies": 1000000000000000000000}'
    problem = problem_from_json(json.loads(text))
    assert problem == transport_problem([["1/2", None], [None, 1]], ["1/3", "2/3"], 10**21)


@pytest.mark.parametrize("change", [{"bodies": None, "extra": 1}, {}])
def test_keys_of_json_are_exact(change: dict[str, object]) -> None:
    with pytest.raises(InvalidArgument, match="exactly the keys cost, marginal and bodies"):
        problem_from_json({"cost": GOOD, "marginal": HALVES, **change})


def test_mean_field_ignores_sites_of_weight_zero() -> None:
    problem = transport_problem([[2, 1, None], [1, 2, None], [None, None, None]], [*HALVES, 0], 2)
    assert mean_field(problem.cost, problem.marginal) == Fraction(3, 2)
    assert mean_field(((None,),), (Fraction(1),)) is None


def test_energy_counts_pairs() -> None:
    assert energy(transport_problem(GOOD, HALVES, 10), Fraction(13, 9)) == 65
    with pytest.raises(InvalidArgument, match="finitely many"):
        energy(transport_problem(GOOD, HALVES, None), Fraction(1))
