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
    Placed,
    RadialShape,
    SignThreshold,
    TransformZeros,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import D, number, substitute
from mfsym.kernel.verdict import Status
from mfsym.kernel.zero_set import WaveNumbers
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks import chapters
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


def test_for_uniqueness_the_transform_has_to_be_positive_everywhere() -> None:
    # It vanishes where k is a multiple of 2 pi.
    outcome = own("max(1 - r, 0)", 1, "gaussian(1)", part=UNIQUE)
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    claim = outcome.certificates[0].claim
    assert isinstance(claim, TransformZeros)
    assert claim.zeros == (WaveNumbers(parse("2*pi"), parse("2*pi")),)
    assert "the transform is nonnegative, and 0 at k = 2*pi*n for n >= 1" in outcome.verdict.reason


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
        denied = {
            claim.property
            for claim in (certificate.claim for certificate in outcome.certificates)
            if isinstance(claim, CostProperty) and not claim.holds
        }
        assert missing in denied
        assert all(
            ("negative at r" if name == "nonnegative" else f"not {name}") in outcome.verdict.reason for name in denied
        )


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


def test_parts_with_densities_are_taken_by_their_shapes() -> None:
    two_atoms = "1/2*slater(1) + 1/2*slater(1) at (2, 0, 0)"
    outcome = own("1/r", 3, two_atoms, part=CLASS_II)
    assert outcome.verdict.status is Status.HOLDS
    first, energy = (certificate.claim for certificate in outcome.certificates)
    assert isinstance(first, MeanFieldOptimal)
    assert isinstance(first.marginal, Placed)
    assert all(isinstance(law, RadialShape) for law in first.marginal.laws)
    assert isinstance(energy, MutualEnergy)
    # Half of 5/8, and half of what two atoms at the distance 2 have.
    assert equal(energy.value, parse("5/16 + 1/4 - 97*exp(-4)/48"))
    heavy = own("1/r", 3, "1/2*density(exp(-2*r)) + 1/2*slater(1) at (2, 0, 0)", part=CLASS_II)
    assert "the mass of exp(-2*r) is pi, which is not seen to be 1; shape(exp(-2*r)) is the law" in heavy.verdict.reason


@pytest.mark.parametrize(
    ("cost", "dimension", "assumed", "says", "answers"),
    [
        ("(r^2 + l^2)^(-b)", "d", (), "the cost is integrable if 2*b > d, and not if d > 2*b", "2*b > d"),
        ("1/(1 + r^2)^b", 3, ("b > 1",), "the cost is integrable if 2*b > 3, and not if 3 > 2*b", "2*b > 3"),
        ("exp(-r^p)", 1, (), "the transform is nonnegative if and only if 2 - p >= 0", "2 > p"),
        ("exp(-a*r)*(1 + b*r)", 3, (), "the transform is nonnegative if and only if a - b >= 0", "a > b"),
    ],
)
def test_what_depends_on_parameters_is_said_with_what_to_assume(
    cost: str, dimension: object, assumed: tuple[str, ...], says: str, answers: str
) -> None:
    for part in (CLASS_I, UNIQUE):
        outcome = own(cost, dimension, "gaussian(1)", *assumed, part=part)
        assert outcome.verdict.status is Status.INCONCLUSIVE
        assert outcome.verdict.reason == f"{says}; try theorem-1.2 with --assume '{answers}'"
        assert own(cost, dimension, "gaussian(1)", *assumed, answers, part=part).verdict.status is Status.HOLDS


def test_where_no_parameter_helps_it_is_excluded() -> None:
    assert own("exp(-r^p)", 1, "gaussian(1)", "p > 2").verdict.status is Status.NOT_APPLICABLE


def test_a_sign_that_is_seen_in_some_dimensions_only_decides_nothing() -> None:
    # Negative somewhere for d < 4, and not integrable for d > 4.
    outcome = own("1/(1 + r^4)", "d", "gaussian(1)")
    assert outcome.verdict.status is Status.INCONCLUSIVE
    assert "the transform is negative somewhere if 4 > d" in outcome.verdict.reason
    assert "--assume" not in outcome.verdict.reason
    assert outcome.verdict.reason.endswith("numbers instead of d may settle it")


@pytest.mark.parametrize(
    ("cost", "dimension", "witness"),
    [
        ("exp(-r^4)", 1, "the transform is negative at k = 4, where it is at most -141/1000"),
        ("exp(-r^2/8) - exp(-2*r^2)", 1, "the transform is negative at k = 2, where it is at most -3/4"),
        ("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", 1, "the transform is negative for k^2 > 4*s^2*log(s)/(s^4 - 1)"),
        ("exp(-s*r^2) - exp(-2*s*r^2)", 1, "the transform is negative at k = 2*sqrt(s), where it is sqrt(pi)/"),
    ],
)
def test_the_witness_is_in_the_sentence(cost: str, dimension: int, witness: str) -> None:
    outcome = own(cost, dimension, "gaussian(1)", *(["s > 1"] if "s" in cost else []))
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    assert outcome.verdict.reason.startswith(witness)
    assert len(outcome.certificates) == 1


@pytest.mark.parametrize(
    ("cost", "dimension", "says"),
    [
        ("2*exp(-r/3)/r", 3, "remark-2.12-b-iii --c 1/3 and equation-2.15 --c 1/3 check the transform and the energy"),
        ("exp(-a*r)/r", 3, "remark-2.12-b-iii and equation-2.15 check the transform and the energy"),
        ("exp(-r)/r", 2, "of unbounded costs the theorem has only 1/r in dimension 3"),
        ("1/r", 2, "the transform is positive for k != 0; of unbounded costs the theorem has only 1/r"),
        ("-log(r)", 2, "the transform is positive for k != 0; on finitely many sites conditionally-positive"),
        ("exp(-r) - exp(-2*r)", 3, "on finitely many sites theorem-1.2-sites decides any cost"),
    ],
)
def test_the_reason_says_where_else_to_look(cost: str, dimension: int, says: str) -> None:
    outcome = own(cost, dimension, "gaussian(1)")
    assert outcome.verdict.status is Status.NOT_APPLICABLE
    assert says in outcome.verdict.reason


def test_all_hypotheses_that_fail_are_named_with_certificates() -> None:
    outcome = own("1/r", 2, "gaussian(1)")
    assert outcome.verdict.reason.startswith("the cost is not integrable, not bounded and not continuous: class (i)")
    denied = [claim for certificate in outcome.certificates if isinstance(claim := certificate.claim, CostProperty)]
    assert [claim.property for claim in denied] == ["integrable", "bounded", "continuous"]
    assert outcome.hypotheses == {
        "integrable": "no", "bounded": "no", "continuous": "no", "nonnegative": "yes",
        "transform": "positive for k != 0",
    }  # fmt: skip


def test_the_chapters_that_a_reason_names_exist() -> None:
    named = {
        "remark-2.12-b-iii",
        "equation-2.15",
        "theorem-1.2-sites",
        "conditionally-positive",
        "uniqueness-by-moments",
    }
    assert named <= set(chapters())


def test_a_law_that_is_none_is_not_said_to_satisfy_anything() -> None:
    reason = own("exp(-r)", 3, "density(exp(-r))").verdict.reason
    assert reason == (
        "the mass of exp(-r) is 8*pi, which is not seen to be 1; "
        "shape(exp(-r)) is the law whose density is a multiple of it"
    )
