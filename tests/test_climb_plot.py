"""The picture of F_N against N is written, and is the same file each time; or the missing package is named."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from mfsym.answers.climb import climb
from mfsym.climb_plot import draw_climb
from mfsym.errors import InvalidArgument
from mfsym.transport import transport_problem

CLIMB = climb(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], 3))


def test_equal_pictures_are_equal_files(tmp_path: Path) -> None:
    first, second = tmp_path / "first.svg", tmp_path / "second.svg"
    if find_spec("matplotlib") is None:
        with pytest.raises(InvalidArgument, match="matplotlib"):
            draw_climb(CLIMB, first)
        return
    draw_climb(CLIMB, first)
    draw_climb(CLIMB, second)
    assert first.read_bytes() == second.read_bytes()
    assert b"least cost per pair" in first.read_bytes()


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidArgument, match="need a file that ends in"):
        draw_climb(CLIMB, tmp_path / "figure.txt")
