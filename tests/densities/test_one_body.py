"""One-body marginals as users write them."""

import time
from fractions import Fraction

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mfsym.densities import marginal, marginal_in, marginal_text, marginals_in
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Gaussian, Marginal, Placed, Points, RadialShape, UniformBall, UniformSphere
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


@st.composite
def sums(draw: st.DrawFn) -> Placed:
    """Two to four parts in one dimension, not all around 0."""
    dimension = draw(st.integers(1, 3))
    origin = Points(((Fraction(0),) * dimension,), (Fraction(1),))
    parts = sizes.map(Gaussian) | sizes.map(UniformBall) | st.just(origin)
    chosen = draw(st.lists(parts, min_size=2, max_size=4))
    centers = draw(st.lists(st.tuples(*[st.fractions()] * dimension), min_size=len(chosen), max_size=len(chosen)))
    assume(any(map(any, centers)))
    shares = draw(st.lists(st.integers(1, 9), min_size=len(chosen), max_size=len(chosen)))
    weights = tuple(Fraction(share, sum(shares)) for share in shares)
    return Placed(tuple(chosen), tuple(centers), weights)  # type: ignore[arg-type]


laws = sizes.map(Gaussian) | sizes.map(UniformBall) | sizes.map(UniformSphere) | points() | sums()


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


THIRD = Fraction(1, 3)


@pytest.mark.parametrize(
    ("text", "centers"),
    [
        ("1/3*gaussian(1) + 2/3*ball(1) at (1, 0, -1/2)", ((0, 0, 0), (1, 0, Fraction(-1, 2)))),
        ("0.5*points((1, 0, 0): 1) at (0, 1, 0)+0.5*gaussian(2)", ((1, 1, 0), (0, 0, 0))),
        ("1/2*shape(exp(-r^4)+exp(-2*r)) + 1/2*scaled(gaussian(1) , 3)", ((0, 0, 0), (0, 0, 0))),
    ],
)
def test_sums_of_laws(text: str, centers: object) -> None:
    law = marginal_in(number(3), text)
    assert isinstance(law, Placed)
    assert law.centers == centers


def test_the_parts_of_a_sum() -> None:
    law = marginal_in(number(1), "1/3*interval(0, 1) + 1/3*scaled(interval(2, 4), 2) + 1/3*points(0: 1/2, 1: 1/2) at 5")
    origin = Points(((Fraction(0),),), (Fraction(1),))
    assert law == Placed(
        (UniformBall(HALF), UniformBall(Fraction(2)), origin, origin),
        ((HALF,), (Fraction(6),), (Fraction(5),), (Fraction(6),)),
        (THIRD, THIRD, THIRD / 2, THIRD / 2),
    )


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("gaussian(1) at (1, 2, 3)", Gaussian(Fraction(1))),
        ("1*ball(1) at 3", UniformBall(Fraction(1))),
        ("scaled(ball(2), 1/2)", UniformBall(Fraction(1))),
        ("scaled(scaled(sphere(1), 3), 2)", UniformSphere(Fraction(6))),
        ("points(1: 1) at 2", Points(((Fraction(3),),), (Fraction(1),))),
        ("scaled(points(1: 1), 2)", Points(((Fraction(2),),), (Fraction(1),))),
    ],
)
def test_a_single_law_is_moved_to_0(text: str, law: Marginal) -> None:
    assert marginal(text) == law


def test_two_bodies_are_where_they_are() -> None:
    first, second = marginals_in(number(1), "interval(0, 1)", "interval(3, 5)")
    assert first == UniformBall(HALF)
    assert second == Placed((UniformBall(Fraction(1)),), ((Fraction(7, 2),),), (Fraction(1),))
    assert marginals_in(number(1), "interval(0, 1)", "points(0: 1)") == (
        Placed((UniformBall(HALF),), ((HALF,),), (Fraction(1),)),
        Points(((Fraction(0),),), (Fraction(1),)),
    )
    assert marginals_in(number(3), "ball(1) at (1, 0, 0)", "ball(2) at (1, 0, 0)") == (
        UniformBall(Fraction(1)),
        UniformBall(Fraction(2)),
    )


@pytest.mark.parametrize(
    "text",
    [
        *("1/2*gaussian(1)", "gaussian(1) + gaussian(2)", "1/2*gaussian(1) + 1/3*ball(1)", "-1*ball(1) + 2*ball(2)"),
        *("gaussian(1) at", "gaussian(1) at (1, 0", "gaussian(1) at (1, 0) + ", "gaussian(1) to (1, 0, 0)", "+", "*"),
        *(
            "1/2*ball(1) at (1, 0) + 1/2*ball(1) at 3",
            "interval(0, 1) at (1, 2)",
            "scaled(ball(1))",
            "scaled(ball(1), 0)",
        ),
        *("scaled(1/2*ball(1) + 1/2*ball(2), 2)", "1/0*ball(1) + 1*ball(1)", "gaussian(1) at x", "1/2/3*ball(1)"),
        *("(" * 19_000, "1*" * 9_000 + "ball(1)", "ball(1) at " + " " * 19_000, "+" * 19_000),
    ],
    ids=lambda text: text[:30],
)
def test_other_sums_are_refused_quickly(text: str) -> None:
    start = time.process_time()
    with pytest.raises(InvalidArgument) as refusal:
        marginal(text)
    assert time.process_time() - start < 1
    assert len(str(refusal.value)) < 350


@pytest.mark.parametrize(
    ("dimension", "text", "defect"),
    [
        (D, "1/2*gaussian(1) + 1/2*ball(1)", "needs a dimension that is a number"),
        (number(2), "gaussian(1) at (1, 0, 0)", "3 coordinates"),
        (number(3), "1/2*laplace(1) + 1/2*gaussian(1)", "a law in dimension 1"),
        (number(1), "1/2*sphere(1) + 1/2*gaussian(1)", "is accepted"),
    ],
)
def test_sums_that_do_not_fit_the_dimension(dimension: object, text: str, defect: str) -> None:
    with pytest.raises(InvalidArgument, match=defect):
        marginal_in(dimension, text)  # type: ignore[arg-type]


def test_a_shape_is_stretched() -> None:
    assert isinstance(marginal("scaled(shape(exp(-r^4)), 2)"), RadialShape)
