"""Dimensions and conditions as users write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.answers.setting import condition_terms, condition_text, dimension_term, dimension_text, needed
from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import D, number


@given(st.integers(1, 100))
def test_a_dimension_may_be_a_number_or_text(dimension: int) -> None:
    assert dimension_term(dimension) == dimension_term(f" {dimension} ") == number(dimension)
    assert dimension_text(number(dimension)) == f"d = {dimension}"


def test_all_dimensions_are_d() -> None:
    assert dimension_term(" d ") == D
    assert dimension_text(D) == "every d"


@pytest.mark.parametrize("dimension", [0, -1, 101, 10**100, True, 1.0, None, [3], "", "D", "1.0", "two", "-1", "٣"])
def test_other_dimensions_are_refused(dimension: object) -> None:
    with pytest.raises(InvalidArgument, match="need an integer from 1 to 100, or d for all dimensions") as refusal:
        dimension_term(dimension)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("condition", "term"),
    [
        ("s > 1", "s - 1"),
        ("1 < s", "s - 1"),
        ("s>t", "s - t"),
        ("2*b > d", "2*b - d"),
        ("d > 0.5", "d - 1/2"),
        ("exp(a) < b^2", "b^2 - exp(a)"),
    ],
)
def test_a_condition_is_a_term_that_is_positive(condition: str, term: str) -> None:
    assert condition_terms([condition]) == (parse(term),)


def test_there_may_be_several_conditions() -> None:
    assert [text(term) for term in condition_terms(["a > b", "b > 1"])] == ["a - b", "b - 1"]


@pytest.mark.parametrize("condition", ["s > 1", "a > b", "2*b > d", "d > 1/2", "b^2 > exp(a)"])
def test_a_condition_is_written_as_it_was(condition: str) -> None:
    assert condition_text(*condition_terms([condition])) == condition


@pytest.mark.parametrize("term", ["a", "a - b - c", "a + b", "a + b - c", "-a", "-a - b"])
def test_any_condition_is_written_so_that_it_is_read_back(term: str) -> None:
    written = condition_text(parse(term))
    (again,) = condition_terms([written])
    assert again == parse(term)


@pytest.mark.parametrize("condition", ["s", "s >= 1", "s => 1", "2 > s > 1", "s == 1", "s > ", "> 1", "2 > 1", "r > 1"])
def test_other_conditions_are_refused(condition: str) -> None:
    with pytest.raises(InvalidArgument, match="condition") as refusal:
        condition_terms([condition])
    assert "if(" not in str(refusal.value), "what the parser is given is no concern of the user"


@pytest.mark.parametrize(
    ("conditions", "kept"),
    [
        (["s < 2", "s < 1"], ["1 > s"]),
        (["s > 1", "s < 2"], ["s > 1", "2 > s"]),
        (["d + 1 > s", "d > s"], ["d > s"]),
        (["2*s > 2", "s > 1"], ["s > 1"]),
        (["a > b", "b > c", "a > c"], ["a > b", "b > c", "a > c"]),
        (["s > 0"], ["s > 0"]),
    ],
)
def test_conditions_that_others_imply_are_left_out(conditions: list[str], kept: list[str]) -> None:
    # Chains of several conditions are not looked at.
    assert [condition_text(term) for term in needed(condition_terms(conditions))] == kept
