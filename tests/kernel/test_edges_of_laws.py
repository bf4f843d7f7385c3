"""What is a law and what is none, at the edges: weights, coordinates, scales, and where a shape is positive."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.claim import (
    Exponential,
    Gaussian,
    Marginal,
    Placed,
    Points,
    RadialDensity,
    RadialShape,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.law import Part, area_of_unit_sphere, density_of, is_positive_somewhere, parts_of, require_law
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import BOUND, ONE, D, K, R, Term, number, quotient, total
from tests.kernel.proofs import NO_VALUE, reason
from tests.kernel.test_edges_of_energies import BALL, yukawa

NOTHING = domain(())
ZERO, HALF, UNIT = Fraction(0), Fraction(1, 2), Fraction(1)
LAPLACE = RadialDensity(parse("exp(-r)/2"))
ORIGIN = Points(((ZERO,),), (UNIT,))


def points(places: tuple[tuple[int, ...], ...], *weights: str) -> Points:
    return Points(tuple(tuple(map(Fraction, place)) for place in places), tuple(map(Fraction, weights)))


def placed(laws: tuple[Marginal, ...], places: tuple[tuple[int, ...], ...], *weights: str) -> Placed:
    centers = tuple(tuple(map(Fraction, place)) for place in places)
    return Placed(laws, centers, tuple(map(Fraction, weights)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("law", "dimension"),
    [
        (Gaussian(Fraction(1, 9)), "d"),
        (UniformBall(Fraction(1, 9)), "d"),
        (UniformSphere(Fraction(1, 9)), "3"),
        (points(((0,), (1,)), "1/3", "2/3"), "1"),
        (points(((0, 0),), "1"), "2"),
        (placed((LAPLACE, LAPLACE), ((1,), (1,)), "1/3", "2/3"), "1"),
        (placed((ORIGIN, LAPLACE), ((1,), (2,)), "1/3", "2/3"), "1"),
        (Exponential(parse("a/2")), "1"),
        (LAPLACE, "1"),
        (RadialDensity(parse("if(r < 1, 0, exp(-r))")), "d"),
        (RadialShape(parse("exp(-r^4)")), "3"),
        (RadialShape(parse("if(r < 3, 0, if(r < 5, 1, 0))")), "3"),
    ],
)
def test_laws(law: Marginal, dimension: str) -> None:
    require_law(law, parse(dimension), NOTHING)


@pytest.mark.parametrize(
    ("law", "dimension", "complaint"),
    [
        (Gaussian(ZERO), "1", "deviation"),
        (Gaussian(-UNIT), "1", "deviation"),
        (UniformBall(ZERO), "1", "radius of the ball"),
        (UniformSphere(ZERO), "3", "radius of the sphere"),
        (points(((0,), (1,)), "1/2", "1/2"), "d", "a dimension that is a number"),
        (points(((0,), (1, 1)), "1/2", "1/2"), "1", "as many coordinates"),
        (points(((1, 1), (0,)), "1/2", "1/2"), "1", "as many coordinates"),
        (points(((0,), (1,)), "1"), "1", "as many weights"),
        (points(((0,),), "1/2", "1/2"), "1", "as many weights"),
        (points(((0,), (0,)), "1/2", "1/2"), "1", "listed twice"),
        (points(((0,), (1,)), "-1", "2"), "1", "weight is not positive"),
        (points(((0,), (1,)), "2", "-1"), "1", "weight is not positive"),
        (points(((0,), (1,)), "1", "0"), "1", "weight is not positive"),
        (points(((0,), (1,)), "1/2", "1/3"), "1", "do not sum to 1"),
        (points(()), "1", "do not sum to 1"),
        (placed((LAPLACE,), ((1,),), "1"), "d", "a dimension that is a number"),
        (placed((LAPLACE, LAPLACE), ((1,), (1, 1)), "1/2", "1/2"), "1", "as many coordinates"),
        (placed((LAPLACE, LAPLACE), ((1, 1), (1,)), "1/2", "1/2"), "1", "as many coordinates"),
        (placed((LAPLACE,), ((1,), (2,)), "1/2", "1/2"), "1", "as many weights as parts"),
        (placed((LAPLACE, LAPLACE), ((1,),), "1/2", "1/2"), "1", "as many weights as parts"),
        (placed((LAPLACE, LAPLACE), ((1,), (2,)), "1"), "1", "as many weights as parts"),
        (placed((LAPLACE, LAPLACE), ((1,), (2,)), "-1", "2"), "1", "weight is not positive"),
        (placed((LAPLACE, LAPLACE), ((1,), (2,)), "2", "-1"), "1", "weight is not positive"),
        (placed((LAPLACE, LAPLACE), ((1,), (2,)), "1", "0"), "1", "weight is not positive"),
        (placed((LAPLACE,), ((1,),), "1/2"), "1", "do not sum to 1"),
        (placed((Gaussian(ZERO), LAPLACE), ((1,), (2,)), "1/2", "1/2"), "1", "deviation"),
        (placed((LAPLACE, Gaussian(ZERO)), ((1,), (2,)), "1/2", "1/2"), "1", "deviation"),
        (placed((points(((1, 0),), "1"),), ((0, 0),), "1"), "2", "not the point mass at 0"),
        (placed((points(((0, 1),), "1"),), ((0, 0),), "1"), "2", "not the point mass at 0"),
        (placed((points(((0, 0), (0, 1)), "1/2", "1/2"),), ((0, 0),), "1"), "2", "not the point mass at 0"),
        (Exponential(ONE), "2", "one on the line"),
        (Exponential(parse("a - b")), "1", "scale"),
        (Exponential(parse("0")), "1", "scale"),
        *((Exponential(quotient(symbol, symbol)), "1", "scale") for symbol in (R, K, D, BOUND)),
        (Exponential(parse("1 + k")), "1", "scale"),
        (Exponential(parse("d")), "1", "scale"),
        (RadialDensity(parse("k*exp(-r)")), "1", "not a function of r"),
        (RadialDensity(total(parse("exp(-r)"), BOUND)), "1", "not a function of r"),
        (RadialDensity(parse(f"-exp(-r)*{NO_VALUE}")), "1", "not certainly defined"),
        (RadialDensity(parse("exp(-r) - 1/9")), "1", "not seen to be nonnegative"),
        (RadialShape(parse("k*exp(-r)")), "1", "not a function of r"),
        (RadialShape(parse("0*r")), "1", "positive anywhere"),
        (RadialShape(parse("1/(1 + r^3)")), "3", "to be integrable"),
    ],
)
def test_what_is_no_law(law: Marginal, dimension: str, complaint: str) -> None:
    with pytest.raises(Refused, match=complaint):
        require_law(law, parse(dimension), NOTHING)


@pytest.mark.parametrize(
    ("function", "positive"),
    [
        ("exp(-r)", True),
        ("0*r", False),
        ("-exp(-r)", False),
        ("a - b", False),
        ("if(r < 2^(-19), 1, 0)", True),
        ("if(r < 2^(-20), 1, 0)", False),
        ("if(r < 2^20, 0, 1)", False),
        ("if(r < 2^19, 0, 1)", True),
        ("if(r < 3/2, 0, if(r < 5/2, 1, 0))", True),
        ("if(r < 5/2, 0, if(r < 7/2, 1, 0))", False),
        ("if(r < 1, 0, if(r < 2, 1, 0))", False),
        ("if(r < 1, 1 - r, 0)", True),
        ("if(r < a, 0, 1)", False),
    ],
)
def test_functions_that_are_seen_to_be_positive_somewhere(function: str, positive: bool) -> None:
    # At a power of 2, inside of a piece.
    assert is_positive_somewhere(parse(function), NOTHING) == positive


def test_parts() -> None:
    two = points(((0, 1), (2, 3)), "1/3", "2/3")
    center = points(((0, 0),), "1")
    assert list(parts_of(two, number(2))) == [
        Part(center, two.points[0], Fraction(1, 3)),
        Part(center, two.points[1], Fraction(2, 3)),
    ]
    law = placed((BALL, center), ((1, 0), (0, 5)), "1/4", "3/4")
    assert list(parts_of(law, number(2))) == [
        Part(BALL, law.centers[0], Fraction(1, 4)),
        Part(center, law.centers[1], Fraction(3, 4)),
    ]
    assert list(parts_of(BALL, number(2))) == [Part(BALL, (ZERO, ZERO), UNIT)]
    assert list(parts_of(BALL, D)) == [Part(BALL, (), UNIT)]


@pytest.mark.parametrize(
    ("law", "dimension", "density"),
    [
        (Gaussian(Fraction(2)), 3, "exp(-r^2/8)/(8*pi)^(3/2)"),
        (UniformBall(Fraction(2)), 1, "1/4*if(r < 2, 1, 0)"),
        (UniformBall(Fraction(2)), 2, "1/(4*pi)*if(r < 2, 1, 0)"),
        (UniformBall(Fraction(2)), 3, "3/(32*pi)*if(r < 2, 1, 0)"),
        (RadialDensity(parse("exp(-r)/d")), 2, "exp(-r)/2"),
    ],
)
def test_densities(law: Marginal, dimension: int, density: str) -> None:
    found = density_of(law, number(dimension))
    assert found is not None
    assert equal(found, parse(density))


@pytest.mark.parametrize(("dimension", "area"), [(1, "2"), (2, "2*pi"), (3, "4*pi"), (4, "2*pi^2")])
def test_areas_of_spheres(dimension: int, area: str) -> None:
    assert equal(area_of_unit_sphere(number(dimension)), parse(area))


@pytest.mark.parametrize("place", [(1, 0, 0), (0, 0, 1)])
def test_only_a_point_at_zero_has_a_known_transform(place: tuple[int, ...]) -> None:
    claim, evidence = yukawa(BALL, points(((0, 0, 0),), "1"))
    moved = replace(claim, second=points((place,), "1"))
    assert reason(moved, evidence) == "the transform of a law is not known"


def test_terms_of_laws_are_in_the_dimension() -> None:
    shape: Term = parse("exp(-r)*(d - 1)")
    require_law(RadialShape(shape), number(2), NOTHING)
    with pytest.raises(Refused, match="positive anywhere"):
        require_law(RadialShape(shape), number(1), NOTHING)
