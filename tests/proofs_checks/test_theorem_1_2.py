"""Theorem 1.2: the claims are about the instances, and the hypotheses matter."""

from collections.abc import Callable

import mpmath
import pytest

from mfsym.costs import RadialCost
from mfsym.costs.sympy_bridge import to_sympy
from mfsym.densities import marginal
from mfsym.kernel.claim import (
    CostProperty,
    EnergyEnclosure,
    MeanFieldOptimal,
    MutualEnergy,
    NegativeTransform,
    SignThreshold,
    TransformSign,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import D, number, substitute
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks.theorem_1_2 import CHAPTER, CLASS_I, CLASS_II, UNIQUE, problem

Ask = Callable[[Instance], Outcome]

HOLDING = [instance for instance in CHAPTER.instances if instance.expected is Status.HOLDS]


def own(cost: str, dimension: object, law: str, *conditions: str, part: object = CLASS_I) -> Outcome:
    return outcome_of(Instance(part, "own", problem(cost, dimension, law, conditions)))  # type: ignore[arg-type]


@pytest.mark.parametrize("instance", HOLDING, ids=lambda instance: f"{instance.statement.label}: {instance.name}")
def test_the_claim_is_about_the_instance(instance: Instance, outcome: Ask) -> None:
    first, *others = outcome(instance).certificates
    claim = first.claim
    assert isinstance(claim, MeanFieldOptimal)
    for other in others:
        assert isinstance(other.claim, MutualEnergy | EnergyEnclosure)
        assert other.claim.setting == claim.setting
        assert other.claim.first == other.claim.second == claim.marginal
    cost, dimension, law = instance.name.split(", ", 2)
    space = D if dimension == "every d" else number(int(dimension.removeprefix("d = ")))
    assert claim.setting.profile == substitute(RadialCost(cost).profile, {"d": space})
    assert (claim.setting.dimension, claim.setting.conditions) == (space, ())
    assert (claim.marginal, claim.unique) == (marginal(law), instance.statement is UNIQUE)


def test_a_transform_that_changes_sign_is_excluded_with_its_certificate() -> None:
    outcome = own("exp(-r^2/8) - exp(-2*r^2)", 1, "gaussian(1)")
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    claim = outcome.certificates[0].claim
    k = mpmath.mpf(1)
    match claim:
        case NegativeTransform(_, wave, upper):
            k = mpmath.mpf(wave.numerator) / wave.denominator
            assert upper < 0
            bound = mpmath.mpf(upper.numerator) / upper.denominator
        case SignThreshold(_, threshold):
            k = mpmath.sqrt(2 * mpmath.mpf(str(to_sympy(threshold).evalf(30))))
            bound = mpmath.mpf(0)
        case _:
            pytest.fail(f"{claim} does not say that the transform is negative")
    integral = mpmath.quad(
        lambda r: 2 * mpmath.cos(k * r) * (mpmath.exp(-(r**2) / 8) - mpmath.exp(-2 * r**2)), [0, 1, 4, 10, 40]
    )
    assert integral < bound


@pytest.mark.parametrize("law", ["gaussian(1)", "points(0: 1/2, 1: 1/2)", "density(exp(-2*r))"])
def test_with_an_exponential_moment_a_nonnegative_transform_is_enough_for_uniqueness(law: str) -> None:
    assert own("max(1 - r, 0)", 1, law, part=UNIQUE).verdict.status is Status.HOLDS
    assert own("(sin(r)/r)^2", 1, law, part=UNIQUE).verdict.status is Status.HOLDS


def test_for_uniqueness_the_transform_has_to_be_positive_everywhere() -> None:
    # It vanishes where k is a multiple of 2 pi; the marginal has no exponential moment.
    outcome = own("max(1 - r, 0)", 1, "density(2/(pi*(1 + r^2)^2))", part=UNIQUE)
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    claim = outcome.certificates[0].claim
    assert isinstance(claim, TransformSign)
    assert claim.sign == "nonnegative"


@pytest.mark.parametrize(
    ("cost", "dimension", "missing"),
    [
        ("exp(-r)/r", 3, "bounded"),
        ("if(r < 1, 1, 0)", 2, "continuous"),
        ("1/(r^2 + 1)^(1/2)", 1, "integrable"),
        ("1/r", 2, "integrable"),
        ("1/r^2", 3, "integrable"),
        ("(1 - r^2)*exp(-r^2/2)", 1, "nonnegative"),
        ("exp(-2*r^2) - exp(-r^2)/10", 1, "nonnegative"),
        ("-exp(-r)", 1, "nonnegative"),
        ("exp(-a*r)*cos(b*r)", 1, "nonnegative"),
    ],
)
def test_what_class_i_does_not_contain_lacks_a_property(cost: str, dimension: int, missing: str) -> None:
    for part in (CLASS_I, UNIQUE):
        outcome = own(cost, dimension, "gaussian(1)", part=part)
        assert outcome.verdict.status is Status.NOT_APPLICABLE
        (certificate,) = outcome.certificates
        claim = certificate.claim
        assert isinstance(claim, CostProperty)
        assert (claim.property, claim.holds) == (missing, False)


def test_a_transform_without_formula_is_excluded_by_a_certificate() -> None:
    outcome = own("exp(-r^4)", 1, "gaussian(1)")
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    assert outcome.certificates


@pytest.mark.parametrize("cost", ["1/r", "7/r", "1/(2*r)", "a/r", "coulomb"])
def test_class_ii_has_the_multiples_of_the_coulomb_cost(cost: str) -> None:
    for part in (CLASS_II, UNIQUE):
        assert own(cost, 3, "ball(2)", part=part).verdict.status is Status.HOLDS


@pytest.mark.parametrize(
    ("cost", "dimension", "law"),
    [
        ("1/r", 3, "points((0, 0, 0): 1)"),
        ("1/r", 3, "points((0, 0, 0): 1/2, (1, 0, 0): 1/2)"),
        ("1/r", 2, "gaussian(1)"),
        ("exp(-r)/r", 3, "gaussian(1)"),
        ("-1/r", 3, "gaussian(1)"),
    ],
)
def test_class_ii_has_nothing_else(cost: str, dimension: int, law: str) -> None:
    assert own(cost, dimension, law, part=CLASS_II).verdict.status is not Status.HOLDS


def test_conditions_are_part_of_the_claim() -> None:
    outcome = own("exp(-a*r)", 3, "gaussian(1)", "a > 1")
    assert outcome.verdict.status is Status.HOLDS
    claim = outcome.certificates[0].claim
    assert isinstance(claim, MeanFieldOptimal)
    assert claim.setting.conditions == problem("exp(-a*r)", 3, "gaussian(1)", ["a > 1"]).conditions


@pytest.mark.parametrize(
    ("cost", "dimension", "law", "value"),
    [
        ("1/r", 3, "ball(1)", "6/5"),
        ("1/r", 3, "sphere(1)", "1"),
        ("exp(-r^2/2)", 1, "gaussian(1)", "1/sqrt(3)"),
        ("exp(-r)", 1, "points(0: 1/2, 1: 1/2)", "(1 + exp(-1))/2"),
        ("exp(-r)", 1, "interval(0, 1)", "2*exp(-1)"),
    ],
)
def test_the_least_cost_is_a_number(cost: str, dimension: int, law: str, value: str) -> None:
    part = CLASS_II if cost == "1/r" else CLASS_I
    (_, energy) = own(cost, dimension, law, part=part).certificates
    assert isinstance(energy.claim, MutualEnergy)
    assert equal(energy.claim.value, parse(value))
