"""Figures show the data of an answer; without matplotlib, or for another kind of file, the message says what to do."""

from fractions import Fraction
from importlib.util import find_spec
from pathlib import Path

import pytest

from mfsym.answers import rate
from mfsym.errors import InvalidArgument
from mfsym.plots import plot_rate, rate_series
from mfsym.transport import transport_problem

ANSWER = rate(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], None), 6)


def test_the_series_lies_in_its_bracket() -> None:
    series = rate_series(ANSWER.record)
    assert series.bodies == (2, 3, 4, 5, 6)
    assert series.limit == Fraction(3, 2)
    # REFERENCE 3.8: on two sites of equal weight the lower bound is attained for even N.
    for bodies, value, lower in zip(series.bodies, series.values, series.lower, strict=True):
        assert lower == Fraction(3, 2) - Fraction(1, 2 * (bodies - 1))
        assert lower <= value <= series.limit
        assert (lower == value) == (bodies % 2 == 0)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidArgument, match="need a file that ends in"):
        plot_rate(ANSWER.record, str(tmp_path / "figure.txt"))


def test_a_figure_is_drawn_or_the_missing_package_is_named(tmp_path: Path) -> None:
    file = tmp_path / "figure.svg"
    if find_spec("matplotlib") is None:
        with pytest.raises(InvalidArgument, match="matplotlib"):
            plot_rate(ANSWER.record, str(file))
    else:
        plot_rate(ANSWER.record, str(file))
        assert b"<svg" in file.read_bytes()
