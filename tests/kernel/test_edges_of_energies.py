"""Energies at the edges of their rules: distances that are roots, bounds that are attained, laws that are apart."""

from dataclasses import replace
from fractions import Fraction

import mpmath as mp
import pytest

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.densities import marginals_in
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    EnergyEnclosure,
    Exponential,
    Marginal,
    MutualEnergy,
    Placed,
    Points,
    RadialDensity,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.energy import PARSEVAL
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    Derivation,
    DistanceIntegral,
    EnclosedIntegral,
    OracleEnclosure,
    OverParts,
    OverShells,
    OverWaveNumbers,
    PartBounds,
    PartEnergy,
    ShellIntegral,
    SumOverPoints,
    TransformIntegral,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.placed import PairOfParts, pairs_of_parts
from mfsym.kernel.term import ONE, number, product
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, known, reason, setting
from tests.kernel.test_false_energies import HALF, HYDROGEN, LAPLACE, TAIL, UNIT, by_antiderivative, true_evidence

ZERO = Fraction(0)
NOTHING = Derivation(())


def points(*places: tuple[int, ...]) -> Points:
    weight = Fraction(1, len(places))
    return Points(tuple(tuple(map(Fraction, place)) for place in places), (weight,) * len(places))


def holds(claim: MutualEnergy | EnergyEnclosure, evidence: object) -> bool:
    return check(claim, evidence).status is Status.HOLDS  # type: ignore[arg-type]


# --- points ----------------------------------------------------------------------------------------


def test_distances_that_are_roots() -> None:
    other = points((1, 1, 0), (2, 2, 0), (2, 0, 0), (0, 0, 0))
    claim = MutualEnergy(
        setting("exp(-r)", "3"), points((0, 0, 0)), other, parse("(exp(-sqrt(2)) + exp(-sqrt(8)) + exp(-2) + 1)/4")
    )
    assert holds(claim, SumOverPoints())
    assert (
        reason(replace(claim, value=parse("(2*exp(-1) + exp(-2) + 1)/4")), SumOverPoints())
        == "the energy is another one"
    )


# --- bounds by an oracle ---------------------------------------------------------------------------


def hydrogen(cost: str, lower: str, upper: str, enclosure: tuple[str, str]) -> tuple[EnergyEnclosure, EnclosedIntegral]:
    """Twice the integral over shells is in the enclosure; the energy of 1/r is 5/8."""
    claim = EnergyEnclosure(setting(cost, "3"), HYDROGEN, HYDROGEN, Fraction(lower), Fraction(upper))
    oracle = OracleEnclosure("arb", *map(Fraction, enclosure))
    return claim, EnclosedIntegral(OverShells((parse(TAIL),)), oracle)


def test_bounds_that_are_those_of_the_oracle() -> None:
    assert holds(*hydrogen("1/r", "3/5", "13/20", ("6/5", "13/10")))
    assert "below the bounds" in reason(*hydrogen("1/r", "601/1000", "13/20", ("6/5", "13/10")))
    assert "above the bounds" in reason(*hydrogen("1/r", "3/5", "649/1000", ("6/5", "13/10")))
    assert holds(*hydrogen("1/r", "5/8", "5/8", ("5/4", "5/4")))


def test_multiple_without_bounds() -> None:
    assert "below the bounds" in reason(*hydrogen("a/r", "-9", "9", ("-1", "0")))
    assert "above the bounds" in reason(*hydrogen("a/r", "-9", "9", ("0", "1")))


# --- single ways -----------------------------------------------------------------------------------


def test_value_without_a_meaning_by_distances() -> None:
    claim, evidence = true_evidence("exp(-r)", "1", LAPLACE, "distance")
    value = product(number(-1), claim.value, parse(NO_VALUE))
    assert "not certainly defined" in reason(replace(claim, value=value), evidence)


def test_tail_that_jumps_near_zero() -> None:
    # Of half the mass of a law: the other half would be at r = 1/2.
    tail = f"({TAIL})/2 + (1 - (r - 1/2)*((r - 1/2)^2)^(-1/2))/4"
    claim = MutualEnergy(setting("1/r", "3"), *(RadialDensity(parse("exp(-2*r)/(2*pi)")),) * 2, ONE)
    assert "a tail is not continuous" in reason(claim, ShellIntegral((parse(tail),), NOTHING))


def found(cost: str, dimension: int, first: str, second: str, way: str | None = None) -> Claim:
    """The energy that is found for two laws, if it is accepted."""
    laws = marginals_in(number(dimension), first, second)
    ways = None if way is None else (way,)
    certificate = energy_certificate(RadialCost(cost), number(dimension), *laws, (), ways)  # type: ignore[arg-type]
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    return certificate.claim


@pytest.mark.parametrize(
    ("cost", "dimension", "first", "second", "way", "value"),
    [
        # exp(-|x|), convolved with the law of X - Y: (3 + 3 |x| + x^2) exp(-|x|)/8.
        ("exp(-r)", 1, "laplace(1)", "laplace(1) at 2", "distance", "13*exp(-2)/8"),
        ("exp(-r)", 1, *("1/2*laplace(1) + 1/2*laplace(1) at 2",) * 2, None, "3/16 + 13*exp(-2)/16"),
        # The mean of exp(-|X - a|^2) for a Gaussian X is 3^(-3/2) exp(-|a|^2/3).
        ("exp(-r^2)", 3, "gaussian(1)", "points((1, 0, 0): 1)", "distance", "3^(-3/2)*exp(-1/3)"),
        ("1/r", 3, "sphere(1)", "points((3, 0, 0): 1)", None, "1/3"),
        # The square of the distance of two points is uniform on (0, 4).
        ("exp(-r)", 3, "sphere(1)", "sphere(1)", "transform", "(1 - 3*exp(-2))/2"),
    ],
)
def test_energies_of_laws_that_may_be_apart(
    cost: str, dimension: int, first: str, second: str, way: str | None, value: str
) -> None:
    claim = found(cost, dimension, first, second, way)
    assert isinstance(claim, MutualEnergy)
    assert equal(claim.value, parse(value))


def test_bounds_for_laws_that_are_apart_on_the_line() -> None:
    # X - Y is Lorentzian of scale 3; beyond the ends of the integral exp(-(x - 1)^2) is below 10^(-70).
    claim = found("exp(-r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1")
    assert isinstance(claim, EnergyEnclosure)
    with mp.workdps(30):
        value = mp.quad(lambda x: 3 / (mp.pi * (x**2 + 9)) * mp.exp(-((x - 1) ** 2)), [-12, 0, 1, 2, 14])
        assert mp.mpf(claim.lower.numerator) / claim.lower.denominator < value
        assert value < mp.mpf(claim.upper.numerator) / claim.upper.denominator


def test_density_of_another_difference() -> None:
    # exp(-r)/2 is the density of X, not that of X - Y; everything else fits.
    _, proof = known("exp(-r)/2", "1")
    mass = by_antiderivative(parse("exp(-r)/2"), parse("-exp(-r)/2"), number(HALF))
    whole = by_antiderivative(parse("exp(-2*r)/2"), parse("-exp(-2*r)/4"), number(HALF**2))
    false = DistanceIntegral((proof,), parse("exp(-r)/2"), proof, mass, whole)
    claim = MutualEnergy(setting("exp(-r)", "1"), LAPLACE, LAPLACE, number(HALF))
    assert "not that of the difference" in reason(claim, false)


def test_what_single_steps_rest_on_is_trusted() -> None:
    law = Exponential(ONE)
    certificate = energy_certificate(RadialCost("exp(-r)"), ONE, law, law, (), ("distance",))
    assert (
        check(certificate.claim, certificate.evidence).trusts == check(*known("exp(-r)/2", "1")).trusts != frozenset()
    )
    assert check(*hydrogen("1/r", "3/5", "13/20", ("6/5", "13/10"))).trusts == {"oracle:arb"}
    (_, cost), (_, proof) = known("exp(-r^2)", "1"), known("exp(-r)/2", "1")
    mass = by_antiderivative(parse("exp(-r)/2"), parse("-exp(-r)/2"), number(HALF))
    claim = EnergyEnclosure(setting("exp(-r^2)", "1"), LAPLACE, LAPLACE, ZERO, Fraction(9))
    enclosed = EnclosedIntegral(OverWaveNumbers(cost, (proof,), (mass,)), OracleEnclosure("arb", UNIT, Fraction(2)))
    facts = check(*known("exp(-r^2)", "1")).trusts | check(*known("exp(-r)/2", "1")).trusts
    assert check(claim, enclosed).trusts == facts | {PARSEVAL, "oracle:arb"}


# --- in Fourier space ------------------------------------------------------------------------------


def yukawa(first: Marginal, second: Marginal) -> tuple[EnergyEnclosure, EnclosedIntegral]:
    """Of balls, spheres and points; the bounds are wide."""
    _, cost = known("exp(-r)/r", "3")
    _, ball = true_evidence("1/r", "3", UniformBall(UNIT), "transform")
    assert isinstance(ball, TransformIntegral)
    balls = UniformBall(UNIT) in (first, second)
    reduction = OverWaveNumbers(cost, ball.transforms if balls else (), ball.masses if balls else ())
    claim = EnergyEnclosure(setting("exp(-r)/r", "3"), first, second, ZERO, Fraction(9))
    return claim, EnclosedIntegral(reduction, OracleEnclosure("arb", UNIT, Fraction(2)))


BALL, SPHERE, CENTER = UniformBall(UNIT), UniformSphere(UNIT), points((0, 0, 0))


def test_bounded_density_of_one_law_is_enough() -> None:
    assert holds(*yukawa(BALL, SPHERE))
    assert holds(*yukawa(SPHERE, BALL))
    assert "not seen to be bounded" in reason(*yukawa(SPHERE, SPHERE))


def test_transform_that_decays_is_enough() -> None:
    # X - Y has a bounded density for two exponential laws, but not for one and a point.
    _, cost = known("1/sqrt(r)", "1")
    evidence = EnclosedIntegral(OverWaveNumbers(cost, (), ()), OracleEnclosure("arb", UNIT, Fraction(2)))
    law = Exponential(ONE)
    claim = EnergyEnclosure(setting("1/sqrt(r)", "1"), law, law, ZERO, Fraction(9))
    assert holds(claim, evidence)
    assert "not seen to be bounded" in reason(replace(claim, second=points((0,))), evidence)


def test_laws_that_are_apart_on_the_line() -> None:
    _, cost = known("exp(-r^2)", "1")
    law = Exponential(ONE)
    enclosed = EnclosedIntegral(OverWaveNumbers(cost, (), ()), OracleEnclosure("arb", UNIT, Fraction(2)))
    claim = EnergyEnclosure(setting("exp(-r^2)", "1"), law, points((1,)), ZERO, Fraction(9))
    assert holds(claim, OverParts((PartBounds(ZERO, Fraction(9), enclosed),)))


# --- parts -----------------------------------------------------------------------------------------


def test_pairs_of_parts_and_how_often_they_occur() -> None:
    first = Placed((LAPLACE, LAPLACE, LAPLACE), ((ZERO,), (UNIT,), (UNIT + 2,)), (HALF, Fraction(1, 3), Fraction(1, 6)))
    pairs = pairs_of_parts(first, first, ONE)
    apart = {pair.apart[0]: weight for pair, weight in pairs.items()}
    assert apart == {
        ZERO: Fraction(1, 4) + Fraction(1, 9) + Fraction(1, 36),
        UNIT: 2 * HALF * Fraction(1, 3),
        UNIT + 1: 2 * Fraction(1, 3) * Fraction(1, 6),
        UNIT + 2: 2 * HALF * Fraction(1, 6),
    }
    assert list(apart) == [ZERO, UNIT, UNIT + 2, UNIT + 1]


def test_pairs_of_parts_of_two_laws() -> None:
    first = Placed((LAPLACE, LAPLACE), ((ZERO,), (UNIT,)), (HALF, HALF))
    second = Placed((LAPLACE, LAPLACE), ((ZERO,), (UNIT,)), (Fraction(1, 3), Fraction(2, 3)))
    apart = {pair.apart[0]: weight for pair, weight in pairs_of_parts(first, second, ONE).items()}
    assert apart == {ZERO: HALF, UNIT: HALF}


def test_pairs_of_parts_that_have_a_direction() -> None:
    law = Exponential(ONE)
    first = Placed((law, law), ((ZERO,), (UNIT,)), (HALF, HALF))
    second = Placed((LAPLACE, LAPLACE), ((ZERO,), (UNIT,)), (HALF, HALF))
    quarter = Fraction(1, 4)
    for one, other in ((first, second), (second, first)):
        pairs = pairs_of_parts(one, other, ONE)
        assert {pair.apart[0]: weight for pair, weight in pairs.items()} == {ZERO: HALF, UNIT: quarter, -UNIT: quarter}
    assert pairs_of_parts(first, first, ONE) == {
        PairOfParts(law, law, (ZERO,)): HALF,
        PairOfParts(law, law, (UNIT,)): HALF,
    }


def test_parts_at_the_same_distance_in_space() -> None:
    law = UniformBall(UNIT)
    places = ((3, 0, 0), (-3, 0, 0), (0, 3, 0), (1, 2, 2), (2, 2, -1), (1, 1, 1), (1, -1, 1), (5, -1, -1))
    centers = tuple(tuple(map(Fraction, place)) for place in places)
    second = Placed((law,) * 8, centers, (Fraction(1, 8),) * 8)
    pairs = pairs_of_parts(points((0, 0, 0)), second, number(3))
    assert {pair.apart: weight for pair, weight in pairs.items()} == {
        centers[0]: Fraction(5, 8),
        centers[5]: Fraction(2, 8),
        centers[7]: Fraction(1, 8),
    }


def over_points(cost: str, value: str, first: Marginal, second: Marginal) -> str:
    """Why bounds of an energy are refused, if it is said to be this value because both laws are points."""
    claim = EnergyEnclosure(setting(cost, "1"), first, second, Fraction(-9), Fraction(9))
    return reason(claim, OverParts((PartEnergy(parse(value), SumOverPoints()),)))


def test_energy_of_points_without_bounds() -> None:
    one, other = points((0,)), points((3,))
    assert "above the bounds" in over_points("a/r", "a/3", one, other)
    assert "below the bounds" in over_points("-a/r", "-a/3", one, other)


def test_parts_of_which_one_is_no_point() -> None:
    one, other = points((3,)), LAPLACE
    assert "a part is not a point" in over_points("exp(-r)", "exp(-3)", one, other)
    assert "a part is not a point" in over_points("exp(-r)", "exp(-3)", other, one)


def test_what_the_energies_of_parts_rest_on_is_trusted() -> None:
    laws = marginals_in(number(3), "sphere(1)", "points((3, 0, 0): 1)")
    certificate = energy_certificate(RadialCost("1/r"), number(3), *laws)
    claim, evidence = certificate.claim, certificate.evidence
    assert isinstance(claim, MutualEnergy)
    assert PARSEVAL in check(claim, evidence).trusts
    bounds = EnergyEnclosure(claim.setting, claim.first, claim.second, ZERO, UNIT)
    verdict = check(bounds, evidence)
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, check(claim, evidence).trusts)
