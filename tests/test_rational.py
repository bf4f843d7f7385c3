"""Reading exact numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.rational import integer, rational, shown


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (3, Fraction(3)),
        (Fraction(1, 3), Fraction(1, 3)),
        (Decimal("0.10"), Fraction(1, 10)),
        (Decimal("-1E+2"), Fraction(-100)),
        ("0.1", Fraction(1, 10)),
        (" -3 ", Fraction(-3)),
        ("+6/4", Fraction(3, 2)),
        ("1e-3", Fraction(1, 1000)),
        (".5E1", Fraction(5)),
        ("2.", Fraction(2)),
    ],
)
def test_exact_numbers_are_read(value: object, number: Fraction) -> None:
    assert rational(value, "x") == number


@pytest.mark.parametrize(
    "value",
    [
        *(True, 0.5, float("nan"), None, 1j, b"1", [1]),
        *("", "nan", "inf", "1/0", "1/-2", "1/2/3", "1_000", "0x10", "١", "1e", ".", "1 /2", "--1"),
        *("1e501", "1e-501", "1e9999999999", "9" * 501, "1" * 10**6),
        *(Decimal("inf"), Decimal("nan"), Decimal("1e999999"), 10**500, 10**10000, Fraction(1, 10**500)),
    ],
    ids=shown,
)
def test_everything_else_is_refused_in_few_words(value: object) -> None:
    with pytest.raises(InvalidArgument, match="x is ") as refusal:
        rational(value, "x")
    assert len(str(refusal.value)) < 250


@given(st.fractions())
def test_text_of_a_fraction_is_read_back(number: Fraction) -> None:
    assert rational(str(number), "x") == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9))
def test_decimals_are_exact(number: Decimal) -> None:
    assert rational(number, "x") == Fraction(number)


@pytest.mark.parametrize(
    "value", [[[10**5000]], {1: 2}, "é" * 10**6, (1,) * 10**6, object(), [Fraction(1, 10**5000)] * 8]
)
def test_what_is_shown_is_short(value: object) -> None:
    assert len(shown(value)) <= 90


@given(st.integers(2, 20))
def test_an_integer_is_read_within_its_bounds(number: int) -> None:
    assert integer(f" {number} ", "bodies", 2, 20) == integer(f"000{number}", "bodies", 2, 20) == number


@pytest.mark.parametrize(
    "text", ["", "1", "21", "-3", "+3", "2.0", "1e1", "٣", "x", "0020000", "9" * 500, "9" * 10**6], ids=shown
)
def test_an_integer_outside_its_bounds_is_refused_in_few_words(text: str) -> None:
    with pytest.raises(InvalidArgument, match=r"bodies is .*, need an integer from 2 to 20") as refusal:
        integer(text, "bodies", 2, 20)
    assert len(str(refusal.value)) < 150
