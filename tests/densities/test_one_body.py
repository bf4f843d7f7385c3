"""One-body marginals as users write them."""

import time
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.densities import marginal, marginal_in, marginal_text
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Gaussian, Marginal, Points, UniformBall, UniformSphere
from mfsym.kernel.term import D, number

HALF = Fraction(1, 2)
sizes = st.fractions(min_value=Fraction(1, 1000), max_value=1000)


@st.composite
def points(draw: st.DrawFn) -> Points:
    """Different points of one dimension with weights that sum to 1."""
    dimension = draw(st.integers(1, 3))
    coordinates = st.tuples(*[st.fractions()] * dimension)
    places = draw(st.lists(coordinates, min_size=1, max_size=5, unique=True))
    shares = draw(st.lists(st.integers(1, 9), min_size=len(places), max_size=len(places)))
    return Points(tuple(places), tuple(Fraction(share, sum(shares)) for share in shares))


laws = sizes.map(Gaussian) | sizes.map(UniformBall) | sizes.map(UniformSphere) | points()


@given(laws)
@example(Points(((Fraction(-1),), (Fraction(1),)), (HALF, HALF)))
@example(Points(((Fraction(0), Fraction(-1, 3)),), (Fraction(1),)))
def test_text_of_a_marginal_is_read_back(law: Marginal) -> None:
    assert marginal(marginal_text(law)) == law


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("gaussian(0.1)", Gaussian(Fraction(1, 10))),
        (" ball ( 1/2 ) ", UniformBall(HALF)),
        ("sphere(1e-1)", UniformSphere(Fraction(1, 10))),
        ("points(0:1)", Points(((Fraction(0),),), (Fraction(1),))),
        ("points( -1 : 0.5 , (1) : 1/2 )", Points(((Fraction(-1),), (Fraction(1),)), (HALF, HALF))),
        ("points((0,0):1/2,(1, 0.5):1/2)", Points(((0, 0), (1, HALF)), (HALF, HALF))),  # type: ignore[arg-type]
    ],
)
def test_spaces_decimals_and_parentheses_are_understood(text: str, law: Marginal) -> None:
    assert marginal(text) == law


@pytest.mark.parametrize(
    "text",
    [
        *("", "gaussian", "gaussian()", "gaussian(1", "gaussian(1))", "Gaussian(1)", "normal(1)", "ball(1, 2)"),
        *("gaussian(0)", "gaussian(-1)", "ball(0)", "sphere(x)", "gaussian(nan)", "gaussian(inf)", "gaussian(1e600)"),
        *("points()", "points(0)", "points(0: 1/2)", "points(0: 1/2, 1: 1/3)", "points(0: 3/2, 1: -1/2)"),
        *("points(0: 0, 1: 1)", "points(0: 1/2, 0: 1/2)", "points((0, 0): 1/2, 1: 1/2)", "points((): 1)"),
        *("points(0: 1/2 1: 1/2)", "points(0: 1: 1)", "points((0: 1)", "points(((0)): 1)", "points(x: 1)"),
        *("points(0: 1),", "__import__('os').system('touch X')", "gaussian(__import__('os'))"),
        *("points(" + "0: 0," * 10_000 + ")", "points(0: " + " " * 19_000 + "x y)", "points(" + " " * 19_000 + "!)"),
        *("points(" + "(" * 19_000 + ")", " " * 19_000 + "!", "points(0:" + " " * 9_000 + ":" + " " * 9_000 + ")"),
    ],
    ids=lambda text: text[:30],
)
def test_everything_else_is_refused_quickly_and_in_few_words(text: str) -> None:
    start = time.process_time()
    with pytest.raises(InvalidArgument) as refusal:
        marginal(text)
    assert time.process_time() - start < 1
    assert "marginal" in str(refusal.value)
    assert len(str(refusal.value)) < 350


def test_points_have_the_dimension_of_the_space() -> None:
    in_the_plane = "points((0, 0): 1/2, (1, 0): 1/2)"
    assert marginal_in(number(2), in_the_plane) == marginal(in_the_plane)
    for dimension in (number(1), number(3), D):
        with pytest.raises(InvalidArgument, match="whose points have 2 coordinates, but the dimension is"):
            marginal_in(dimension, in_the_plane)


def test_on_the_line_a_sphere_is_two_points() -> None:
    assert marginal_in(number(2), "sphere(3)") == UniformSphere(Fraction(3))
    with pytest.raises(InvalidArgument, match=r"points\(-3: 1/2, 3: 1/2\) is accepted"):
        marginal_in(number(1), "sphere(3)")
