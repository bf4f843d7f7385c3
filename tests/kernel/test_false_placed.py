"""One false claim for each check of laws with parts, of energies over parts, and of integrals in pieces."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.densities import marginal_in, marginals_in
from mfsym.fourier import fourier_transform
from mfsym.kernel.claim import (
    CorrelationOptimal,
    EnergyEnclosure,
    Exponential,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    MutualEnergy,
    Placed,
    Points,
    RadialDensity,
)
from mfsym.kernel.evidence import (
    CostPanels,
    Derivation,
    DistanceIntegral,
    EnclosedIntegral,
    Evidence,
    MeansOverSpheres,
    OverParts,
    OverShells,
    Panels,
    PartBounds,
    PartEnergy,
    ShellIntegral,
    SignAndCost,
    SumOverPoints,
    TransformIntegral,
    TransformPanels,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.marginal import Centred
from mfsym.kernel.term import ONE, number, total
from tests.kernel.proofs import known, reason, setting
from tests.kernel.test_false_energies import HALF, LAPLACE, UNIT, true_evidence

ORIGIN = Points(((Fraction(0),),), (UNIT,))
ZERO = Fraction(0)


def placed(law: Centred, *center: int) -> Placed:
    return Placed((law,), (tuple(map(Fraction, center)),), (UNIT,))


def true(cost: str, dimension: int, first: str, second: str) -> tuple[MutualEnergy | EnergyEnclosure, OverParts]:
    laws = marginals_in(number(dimension), first, second)
    certificate = energy_certificate(RadialCost(cost), number(dimension), *laws)
    assert isinstance(certificate.claim, MutualEnergy | EnergyEnclosure)
    assert isinstance(certificate.evidence, OverParts)
    return certificate.claim, certificate.evidence


def refused(cost: str, dimension: str, law: Marginal, value: str, evidence: Evidence) -> str:
    """Why the energy of the law with the part of it at 0, or with the Laplace law, is refused."""
    return reason(MutualEnergy(setting(cost, dimension), LAPLACE, law, parse(value)), evidence)


# --- laws ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "dimension", "defect"),
    [
        (placed(LAPLACE, 1), "d", "points need a dimension"),
        (placed(Gaussian(UNIT), 1, 2), "1", "as many coordinates"),
        (Placed((LAPLACE,), ((UNIT,),), (HALF, HALF)), "1", "as many weights as parts"),
        (Placed((LAPLACE, LAPLACE), ((ZERO,), (UNIT,)), (Fraction(-1), Fraction(2))), "1", "weight is not positive"),
        (Placed((LAPLACE,), ((UNIT,),), (HALF,)), "1", "do not sum to 1"),
        (placed(Gaussian(ZERO), 1), "1", "deviation of the Gaussian is not positive"),
        (placed(Points(((UNIT,),), (UNIT,)), 1), "1", "not the point mass at 0"),
    ],
)
def test_parts_that_are_no_law(law: Marginal, dimension: str, defect: str) -> None:
    assert defect in refused("exp(-r)", dimension, law, "1", OverParts(()))


def test_theorem_for_parts_whose_mass_is_not_shown() -> None:
    claim, transform = known("exp(-r)", "1")
    panels = SignAndCost(TransformPanels(transform, Panels(claim.transform, ())), Panels(claim.setting.profile, ()))
    false = MeanFieldOptimal(claim.setting, placed(RadialDensity(parse("exp(-r)")), 1), unique=True)
    assert "mass 1" in reason(false, panels)


def test_theorem_for_parts_that_are_atoms() -> None:
    certificate = fourier_transform(RadialCost("1/r"), number(3), ())
    assert isinstance(certificate.evidence, Derivation)
    panels = SignAndCost(TransformPanels(certificate.evidence, Panels(parse("4*pi/k^2"), ())), Panels(parse("1/r"), ()))
    law = marginal_in(number(3), "1/2*gaussian(1) + 1/2*points((1, 0, 0): 1)")
    assert "has atoms" in reason(MeanFieldOptimal(setting("1/r", "3"), law, unique=False), panels)


def test_two_parts_that_are_the_same_point() -> None:
    law = Placed((ORIGIN, ORIGIN), ((UNIT,), (UNIT,)), (HALF, HALF))
    claim = CorrelationOptimal(setting("1 - exp(-r)", "1"), law)
    assert "is a point mass" in reason(claim, CostPanels(Panels(parse("1 - exp(-r)"), ())))


# --- sums over parts -------------------------------------------------------------------------------


def test_another_sum() -> None:
    claim, evidence = true("exp(-r)", 1, "laplace(1)", "laplace(1) at 2")
    assert isinstance(claim, MutualEnergy)
    assert reason(replace(claim, value=ONE), evidence) == "the energy is another one"


def test_another_energy_of_a_pair() -> None:
    claim, evidence = true("exp(-r)", 1, "laplace(1)", "laplace(1) at 2")
    assert isinstance(claim, MutualEnergy)
    (part,) = evidence.energies
    assert isinstance(part, PartEnergy)
    false = OverParts((replace(part, value=ONE),))
    assert reason(replace(claim, value=ONE), false) == "the energy is another one"


def test_pair_that_is_left_out() -> None:
    claim, _ = true("exp(-r)", 1, "laplace(1)", "laplace(1) at 2")
    assert "as many energies" in reason(claim, OverParts(()))


def test_value_of_a_sum_without_a_meaning() -> None:
    claim, evidence = true("exp(-r)", 1, "laplace(1)", "laplace(1) at 2")
    assert isinstance(claim, MutualEnergy)
    value = total(claim.value, parse("((-1)^(1/2))^2 + 1"))
    assert "not certainly defined" in reason(replace(claim, value=value), evidence)


def test_value_of_a_pair_of_points_without_a_meaning() -> None:
    law = placed(ORIGIN, 1)
    value = parse("exp(-1) + ((-1)^(1/2))^2 + 1")
    claim = MutualEnergy(setting("exp(-r)", "1"), ORIGIN, law, parse("exp(-1)"))
    assert "not certainly defined" in reason(claim, OverParts((PartEnergy(value, SumOverPoints()),)))


def test_enclosure_is_no_value() -> None:
    claim, evidence = true("exp(-r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1")
    assert "is only enclosed" in reason(MutualEnergy(claim.setting, claim.first, claim.second, ONE), evidence)


@pytest.mark.parametrize(("side", "step", "defect"), [("lower", 1, "below the bounds"), ("upper", -1, "above the")])
def test_bounds_of_a_sum_that_are_too_narrow(side: str, step: int, defect: str) -> None:
    claim, evidence = true("exp(-r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1")
    assert isinstance(claim, EnergyEnclosure)
    bounds = {"lower": Fraction(0), "upper": UNIT, side: getattr(claim, side) + Fraction(step, 10**12)}
    assert defect in reason(replace(claim, **bounds), evidence)


def test_bounds_of_a_pair_that_are_too_narrow() -> None:
    claim, evidence = true("exp(-r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1")
    assert isinstance(claim, EnergyEnclosure)
    (part,) = evidence.energies
    assert isinstance(part, PartBounds)
    false = OverParts((replace(part, lower=Fraction(1, 2), upper=Fraction(3, 4)),))
    assert "reaches below the bounds" in reason(replace(claim, lower=Fraction(1, 2), upper=Fraction(3, 4)), false)


def test_points_that_are_none() -> None:
    evidence = OverParts((PartEnergy(parse("exp(-2)"), SumOverPoints()),))
    assert "a part is not a point" in refused("exp(-r)", "1", placed(LAPLACE, 2), "exp(-2)", evidence)


def test_two_points_in_one_place() -> None:
    claim = MutualEnergy(setting("1/r", "1"), ORIGIN, placed(ORIGIN, 0), ONE)
    assert "not defined at a distance" in reason(claim, OverParts((PartEnergy(ONE, SumOverPoints()),)))


def test_two_points_at_another_distance() -> None:
    claim = MutualEnergy(setting("1/r", "1"), ORIGIN, placed(ORIGIN, 2), ONE)
    assert "two points is another one" in reason(claim, OverParts((PartEnergy(ONE, SumOverPoints()),)))


# --- laws that are apart ---------------------------------------------------------------------------


def centred(cost: str, dimension: str, law: Centred, way: str, *center: int) -> str:
    """Why evidence for one law is refused for two that are apart."""
    claim, evidence = true_evidence(cost, dimension, law, way)
    assert isinstance(evidence, DistanceIntegral | ShellIntegral | TransformIntegral)
    apart = replace(claim, second=placed(law, *center))
    return reason(apart, OverParts((PartEnergy(claim.value, evidence),)))


def test_shells_around_two_centers() -> None:
    assert "different centers" in centred("1/r", "3", RadialDensity(parse("exp(-2*r)/pi")), "shells", 1, 0, 0)


def test_distances_in_the_plane() -> None:
    assert "neither 1 nor 3" in centred("exp(-r^2)", "2", Gaussian(UNIT), "distance", 1, 0)


def test_wave_numbers_in_the_plane() -> None:
    assert "neither 1 nor 3" in centred("exp(-r^2)", "2", Gaussian(UNIT), "transform", 1, 0)


def test_distances_in_space_without_an_antiderivative() -> None:
    assert "need an antiderivative" in centred("exp(-r^2)", "3", Gaussian(UNIT), "distance", 1, 0, 0)


def test_difference_that_is_not_even() -> None:
    # The even part of X - Y is the same for exponential laws of scales 1 and 2 in either order, the energy is not.
    first, second = Exponential(ONE), Exponential(number(2))
    centre = energy_certificate(RadialCost("exp(-r)"), ONE, first, second, (), ("distance",))
    assert isinstance(centre.evidence, DistanceIntegral)
    claim = MutualEnergy(setting("exp(-r)", "1"), first, placed(second, 1), ONE)
    assert "is not even" in reason(claim, OverParts((PartEnergy(ONE, centre.evidence),)))


def with_primitive(primitive: str) -> str:
    claim, evidence = true("1/r", 3, "gaussian(1)", "gaussian(1) at (3, 0, 0)")
    (part,) = evidence.energies
    assert isinstance(part, PartEnergy)
    assert isinstance(part.evidence, MeansOverSpheres)
    false = replace(part, evidence=replace(part.evidence, primitive=parse(primitive)))
    return reason(claim, OverParts((false,)))


def test_mean_over_a_sphere_by_an_antiderivative_that_jumps() -> None:
    assert with_primitive("r + (r - 1)*((r - 1)^2)^(-1/2)") == "the antiderivative is not continuous"


def test_mean_over_a_sphere_by_an_antiderivative_of_another_cost() -> None:
    assert with_primitive("2*r") == "the antiderivative is one of another function"


def test_enclosed_shells_around_two_centers() -> None:
    claim, evidence = true("exp(-r^2)", 1, "lorentzian(1)", "lorentzian(2) at 1")
    (part,) = evidence.energies
    assert isinstance(part, PartBounds)
    offered = EnclosedIntegral(OverShells((parse("exp(-r)"),)), part.evidence.enclosure)
    assert "different centers" in reason(claim, OverParts((replace(part, evidence=offered),)))
