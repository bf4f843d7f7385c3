"""Figures show the data of an answer; without matplotlib, or for another kind of file, the message says what to do."""

import sys
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest

from mfsym.answers import rate, represent, solve
from mfsym.answers.climb import climb
from mfsym.answers.curve import curve
from mfsym.answers.polygon import pair_at, polygon
from mfsym.errors import InvalidArgument
from mfsym.plots import climb_of_rate, coordinates, plot_climb, plot_plan, plot_polygons, plot_transform, rows_of_plan
from mfsym.transport import transport_problem

CURVE = curve("exp(-a*r)/r", 3)
OPTIMUM = solve(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], 4))
ANSWER = rate(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], None), 6)


def test_values_lie_in_their_bracket() -> None:
    found = climb_of_rate(ANSWER.record)
    *bracket, limit = found.bracket
    assert [bounds.bodies for bounds in bracket] == [value.bodies for value in found.values] == [2, 3, 4, 5, 6]
    assert limit.lower == limit.upper == Fraction(3, 2)
    # On two sites of equal weight the lower bound is attained for even N.
    for n, (value, bounds) in enumerate(zip(found.values, bracket, strict=True), 2):
        assert bounds.lower == Fraction(3, 2) - Fraction(1, 2 * (n - 1))
        assert bounds.lower <= value.lower == value.upper <= bounds.upper
        assert (bounds.lower == value.lower) == (n % 2 == 0)


def test_both_ways_to_the_same_picture_agree() -> None:
    found, other = climb_of_rate(ANSWER.record), climb(transport_problem([[2, 1], [1, 2]], ["1/2", "1/2"], 3))
    assert found.values == other.values[:5]
    assert found.bracket == (*other.bracket[:5], other.bracket[-1])


def test_coordinates_are_the_middles_of_the_bounds() -> None:
    points = tuple((Fraction(n), Fraction(n - 1), Fraction(n + 1)) for n in range(5))
    assert coordinates(points) == ([0.0, 1.0, 2.0, 3.0, 4.0], [0.0, 1.0, 2.0, 3.0, 4.0])
    assert coordinates(()) == ([], [])


def test_a_singularity_is_cut_off_and_a_steep_or_oscillating_curve_is_not() -> None:
    distances, heights = coordinates(CURVE.profile)
    cut = len(CURVE.profile) - len(distances)
    assert 0 < cut < 8
    assert max(heights) <= 3 * heights[7 - cut]
    assert len(coordinates(CURVE.transform)[0]) == len(CURVE.transform)
    oscillating = curve("exp(-r)*cos(2*r)", 1)
    assert len(coordinates(oscillating.profile)[0]) == len(oscillating.profile)


@pytest.mark.parametrize("bodies", [2, 3, 5])
def test_the_vertices_of_the_polygon_are_the_last_that_are_representable(bodies: int) -> None:
    vertices = polygon(bodies)
    for vertex in vertices:
        assert represent(pair_at(vertex), bodies)["representable"]
    beyond, judged = Fraction(1, 1000), 0
    for (weight, mass), (other_weight, other_mass) in pairwise(vertices):
        middle = ((weight + other_weight) / 2, (mass + other_mass) / 2)
        assert represent(pair_at(middle), bodies)["representable"]
        above = pair_at((middle[0], middle[1] + beyond))
        # At the ends the polygon is bounded by what is no measure at all.
        if min(entry for row in above for entry in row) >= 0:
            assert represent(above, bodies)["representable"] is False
            judged += 1
    assert judged == bodies - 2


def test_polygons_shrink_to_that_of_infinitely_many_bodies() -> None:
    for weight, mass in polygon(None)[1:-1]:
        assert represent(pair_at((weight, mass)), "inf")["representable"]
        assert represent(pair_at((weight, mass + Fraction(1, 10**4))), "inf")["representable"] is False
    assert all(mass >= weight * (1 - weight) for weight, mass in polygon(7))


@pytest.mark.parametrize("bodies", [1, 1001, True, "2"])
def test_a_polygon_needs_a_number_of_bodies(bodies: object) -> None:
    with pytest.raises(InvalidArgument, match="bodies"):
        polygon(bodies)


def test_the_rows_of_a_plan_are_those_of_the_answer() -> None:
    found = rows_of_plan(OPTIMUM.record)
    assert found.rows == ((Fraction(2, 3), (1, 3)), (Fraction(1, 3), (2, 2)))
    assert found.potential == (Fraction(3, 2), Fraction(5, 2))
    infinite = rows_of_plan(solve(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], None)).record)
    assert sum(weight for weight, _ in infinite.rows) == 1
    with pytest.raises(InvalidArgument, match="no optimal plan"):
        rows_of_plan(solve(transport_problem([[None, 1], [1, None]], ["1/3", "2/3"], 2)).record)


@pytest.mark.parametrize(
    "draw",
    [
        lambda file: plot_climb(climb_of_rate(ANSWER.record), file),
        lambda file: plot_transform(CURVE, file),
        lambda file: plot_polygons([2, 3, None], file, (Fraction(1, 2), Fraction(1, 3))),
        lambda file: plot_plan(rows_of_plan(OPTIMUM.record), file),
    ],
)
class TestFigures:
    def test_another_kind_of_file_is_refused(self, draw: Callable[[Path], None], tmp_path: Path) -> None:
        with pytest.raises(InvalidArgument, match=r"need a file that ends in .pdf, .png, .svg"):
            draw(tmp_path / "figure.txt")
        assert list(tmp_path.iterdir()) == []

    def test_the_missing_package_is_named(
        self, draw: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "matplotlib", None)
        with pytest.raises(InvalidArgument, match=r"pip install 'mfsym\[plot\]'"):
            draw(tmp_path / "figure.svg")

    @pytest.mark.parametrize(("ending", "start"), [(".svg", b"<?xml"), (".pdf", b"%PDF"), (".PNG", b"\x89PNG")])
    def test_equal_figures_are_equal_files(
        self, draw: Callable[[Path], None], tmp_path: Path, ending: str, start: bytes
    ) -> None:
        files = [tmp_path / f"{name}{ending}" for name in ("one", "other")]
        for file in files:
            draw(file)
        one, other = (file.read_bytes() for file in files)
        assert one.startswith(start)
        assert one == other


def test_a_figure_of_a_transform_names_cost_dimension_parameters_and_sign(tmp_path: Path) -> None:
    plot_transform(CURVE, tmp_path / "figure.svg")
    written = (tmp_path / "figure.svg").read_text(encoding="utf-8")
    assert "exp(-a*r)/r, d = 3, a = 1" in written
    assert "positive" in written
