"""Exact values of profiles: against other formulas for the same function, and refused where they are irrational."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.costs.exact_value import exact_value
from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import parse

distances = st.fractions(0, 20, max_denominator=50)


@given(distances)
def test_a_profile_with_a_kink_has_the_values_of_its_parts(r: Fraction) -> None:
    kink, parts = parse("max(3 - r, 0) + abs(r - 1)"), parse("if(r < 3, 3 - r, 0) + if(1 <= r, r - 1, 1 - r)")
    assert exact_value(kink, r) == exact_value(parts, r) == max(3 - r, Fraction(0)) + abs(r - 1)


@given(distances)
def test_a_square_root_of_a_square_is_rational(r: Fraction) -> None:
    assert exact_value(parse("sqrt(r^2 + 2*r + 1)/2"), r) == (r + 1) / 2


@given(st.integers(0, 100))
def test_powers_with_the_distance_in_the_exponent(r: int) -> None:
    assert exact_value(parse("(2/3)^(-r)*2^(-r)"), Fraction(r)) == Fraction(3, 4) ** r


@pytest.mark.parametrize("formula", ["1/r", "r^(-1/2)", "1/r + 3", "2*r^(-2)", "max(1/r, 5)", "exp(-r)/r"])
def test_infinite_at_the_origin(formula: str) -> None:
    assert exact_value(parse(formula), Fraction(0)) is None


@pytest.mark.parametrize(
    ("formula", "r"),
    [
        ("exp(-r)", 1),
        ("sqrt(r)", 2),
        ("a*r", 1),
        ("1/r - 1/r", 0),
        ("-1/r", 0),
        ("1/(r - 1)", 1),
        ("r^0", 0),
        ("sqrt(-r)", 4),
        ("r^(1/1000)", 2),
        ("r^99999", 2),
        ("log(r)", 0),
    ],
)
def test_what_has_no_rational_value_is_refused(formula: str, r: int) -> None:
    with pytest.raises(InvalidArgument, match=f"at the distance {r}; profiles such as"):
        exact_value(parse(formula), Fraction(r))
