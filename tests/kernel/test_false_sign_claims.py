"""One false claim for each check of signs and of what follows from them, such that only that check refuses it.

Where no false claim can tell, the claim or the evidence is not well formed.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    CorrelationOptimal,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    NegativeTransform,
    NotProportional,
    Points,
    Setting,
    SignCriterion,
    SignThreshold,
    TransformSign,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.evidence import (
    CostPanels,
    Derivation,
    OneFrequency,
    Panels,
    SignAndCost,
    TransformPanels,
    TwoGaussians,
    TwoWaveNumbers,
)
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import (
    BELL,
    ITS_TRANSFORM,
    NO_VALUE,
    SIGN,
    known,
    reason,
    setting,
)

ONE, HALF, ZERO = Fraction(1), Fraction(1, 2), Fraction(0)


def panels(form: str, *cuts: int) -> Panels:
    return Panels(parse(form), tuple(Fraction(cut) for cut in cuts))


def proof(cost: str, dimension: str, *conditions: str) -> tuple[Setting, Derivation, str]:
    """The setting, the derivation and the transform of a cost."""
    claim, derivation = known(cost, dimension, *conditions)
    return claim.setting, derivation, text(claim.transform)


# --- signs of transforms ---------------------------------------------------------------------------


def test_what_the_false_claims_vary_is_accepted() -> None:
    where, derivation, transform = proof(BELL, "3")
    for cuts in ((), (1,), (1, 2), (2, 1)):
        evidence = TransformPanels(derivation, panels(transform, *cuts))
        assert check(TransformSign(where, "positive"), evidence).status is Status.HOLDS


@pytest.mark.parametrize("cuts", [(), (1, 2), (2, 1), (-1,), (0,), (0, 0)])
def test_transform_that_changes_sign(cuts: tuple[int, ...]) -> None:
    where, derivation, transform = proof("exp(-r^2/8) - exp(-2*r^2)", "1")
    evidence = TransformPanels(derivation, panels(transform, *cuts))
    assert reason(TransformSign(where, "nonnegative"), evidence) == "the sign is not seen on every panel"


def test_sign_of_another_function() -> None:
    where, derivation, _ = proof("exp(-r^2/8) - exp(-2*r^2)", "1")
    evidence = TransformPanels(derivation, panels("exp(-k^2)"))
    assert "the form is not the function" in reason(TransformSign(where, "positive"), evidence)


def test_sign_of_a_form_without_a_value() -> None:
    # The normal form takes the last factor for -1, interval arithmetic for a square.
    where, derivation, transform = proof(f"-{BELL}", "3")
    evidence = TransformPanels(derivation, panels(f"-({transform})*{NO_VALUE}"))
    assert "the form is not defined" in reason(TransformSign(where, "nonnegative"), evidence)


def test_transform_that_is_zero_at_zero() -> None:
    where, derivation, transform = proof("(1 - r^2)*exp(-r^2/2)", "1")
    form = panels("sqrt(2*pi)*k^2*exp(-k^2/2)")
    assert check(TransformSign(where, "nonnegative"), TransformPanels(derivation, form)).status is Status.HOLDS
    assert "at k = 0" in reason(TransformSign(where, "positive"), TransformPanels(derivation, form)), transform


def test_negative_value_of_a_positive_transform() -> None:
    where, derivation, _ = proof(BELL, "3")
    assert "not seen below the bound" in reason(NegativeTransform(where, ONE, -ONE), derivation)


def test_negative_value_at_a_negative_wave_number() -> None:
    # The formula 2 pi/k is for k > 0.
    where, derivation, _ = proof("1/r", "2")
    assert reason(NegativeTransform(where, -ONE, -ONE), derivation) == "the wave number is not positive"


def test_negative_value_below_a_positive_bound() -> None:
    where, derivation, _ = proof(BELL, "3")
    assert reason(NegativeTransform(where, ONE, Fraction(9)), derivation) == "the upper bound is not negative"


# --- waves of one frequency ------------------------------------------------------------------------

# Up to the factor 2/k^2 that of max(1 - r, 0) is 1 - cos(k).
TENT = "max(1 - r, 0)"


def of_one_frequency(cost: str, sign: Any = "nonnegative", dimension: str = "1", **changes: str) -> str:
    where, derivation, _ = proof(cost, dimension)
    parts = {"frequency": "1", "constant": "2/k^2", "sine": "0", "cosine": "-2/k^2", "excess": "0"} | changes
    return reason(
        TransformSign(where, sign), OneFrequency(derivation, **{name: parse(term) for name, term in parts.items()})
    )


def test_waves_that_a_constant_outweighs_are_accepted() -> None:
    where, derivation, _ = proof(TENT, "1")
    terms = map(parse, ("1", "2/k^2", "0", "-2/k^2", "0"))
    assert check(TransformSign(where, "nonnegative"), OneFrequency(derivation, *terms)).status is Status.HOLDS
    where, derivation, _ = proof("if(r < 1, 1 - 3*r/2 + r^3/2, 0)", "1")
    terms = map(parse, ("1", "3/k^2 + 6/k^4", "-6/k^3", "-6/k^4", "9/k^4"))
    assert check(TransformSign(where, "positive"), OneFrequency(derivation, *terms)).status is Status.HOLDS


def test_waves_with_a_part_without_a_value() -> None:
    # The normal form takes the last factor for -1, interval arithmetic for a square.
    undefined = {"constant": f"2/k^2*{NO_VALUE}", "cosine": "2/k^2"}
    assert "not defined" in of_one_frequency("-max(1 - r, 0)", **undefined)


def test_waves_of_another_transform() -> None:
    # That of if(r < 1, 1, 0) changes sign.
    assert "not this sum" in of_one_frequency("if(r < 1, 1, 0)")


def test_constant_that_is_negative() -> None:
    negative = {"constant": "-2/k^2", "cosine": "2/k^2"}
    assert "constant is not seen" in of_one_frequency("-max(1 - r, 0)", **negative)


def test_excess_of_other_waves() -> None:
    changed = {"constant": "0", "sine": "2/k", "cosine": "0"}
    assert "excess is another" in of_one_frequency("if(r < 1, 1, 0)", **changed)


def test_excess_that_is_negative() -> None:
    changed = {"constant": "0", "sine": "2/k", "cosine": "0", "excess": "-4/k^2"}
    assert "sign of the excess" in of_one_frequency("if(r < 1, 1, 0)", **changed)
    assert "sign of the excess" in of_one_frequency(TENT, "positive")


def test_waves_that_vanish_at_zero() -> None:
    cost = "(1 - r^2)*exp(-r^2/2)"
    changed = {"constant": "sqrt(2*pi)*k^2*exp(-k^2/2)", "cosine": "0", "excess": "2*pi*k^4*exp(-k^2)"}
    assert "positive at k = 0" in of_one_frequency(cost, "positive", **changed)


# --- two Gaussians ---------------------------------------------------------------------------------

# In dimension 2, exp(-r^2/(4a)) has the transform 4 pi a exp(-a k^2): here 3 exp(-2k^2) - exp(-k^2) over 4 pi.
CHANGES = "3/2*exp(-r^2/8) - exp(-r^2/4)"
THRESHOLD = "log(3)"


def two(gain: str, gain_rate: str, loss: str, loss_rate: str, cost: str = CHANGES) -> tuple[Setting, TwoGaussians]:
    where, derivation, _ = proof(cost, "2")
    sizes = (f"4*pi*({gain})", gain_rate, f"4*pi*({loss})", loss_rate)
    return where, TwoGaussians(derivation, *(parse(term) for term in sizes))


def threshold(value: str, where: Setting, evidence: TwoGaussians) -> str:
    return reason(SignThreshold(where, parse(value)), evidence)


def criterion(terms: tuple[str, ...], where: Setting, evidence: TwoGaussians) -> str:
    return reason(SignCriterion(where, tuple(parse(term) for term in terms)), evidence)


def test_the_true_threshold_and_criterion_are_accepted() -> None:
    where, evidence = two("3", "2", "1", "1")
    assert check(SignThreshold(where, parse(THRESHOLD)), evidence).status is Status.HOLDS
    assert check(SignCriterion(where, (parse("-1"), parse("8*pi"))), evidence).status is Status.HOLDS


def test_threshold_elsewhere() -> None:
    assert threshold("log(2)", *two("3", "2", "1", "1")) == "the sign changes at another k^2"


def test_threshold_that_is_not_defined() -> None:
    assert "not certainly defined" in threshold(f"{THRESHOLD}*{SIGN}", *two("3", "2", "1", "1"))


def test_threshold_where_the_sign_does_not_change() -> None:
    # exp(-k^2) - 3 exp(-2 k^2) is negative first, and positive beyond log(3).
    where, evidence = two("1", "1", "3", "2", "exp(-r^2/4) - 3/2*exp(-r^2/8)")
    assert threshold("-log(1/3)", where, evidence) == "the positive part does not decay faster"


def test_criterion_that_is_another_one() -> None:
    assert criterion(("1", "8*pi"), *two("3", "2", "1", "1")) == "the criterion is another one"


def test_criterion_that_is_not_defined() -> None:
    assert "not certainly defined" in criterion(("-1", f"8*pi*{SIGN}"), *two("3", "2", "1", "1"))


@pytest.mark.parametrize("terms", [(), ("8*pi",), ("-1", "8*pi", "1")])
def test_criterion_of_another_length(terms: tuple[str, ...]) -> None:
    assert criterion(terms, *two("3", "2", "1", "1")) == "the criterion has another number of terms"


def test_size_that_depends_on_the_wave_number() -> None:
    # With k in the sizes the criterion would be met for small k.
    assert "mentions k" in criterion(("0", "4*pi*(3*exp(-k^2) - 1)"), *two("3*exp(-k^2)", "1", "1", "1"))


def test_sizes_of_another_sum() -> None:
    assert "not this difference of Gaussians" in criterion(("1", "8*pi"), *two("3", "1", "1", "2"))


def test_size_that_is_negative() -> None:
    # 3 exp(-2k^2) + exp(-k^2) is positive, though the second decays more slowly.
    sum_of_two = "3/2*exp(-r^2/8) + exp(-r^2/4)"
    assert "a size is not positive" in criterion(("-1", "16*pi"), *two("3", "2", "-1", "1", sum_of_two))


def test_size_without_a_value() -> None:
    # The normal form takes this size for -1, interval arithmetic for more than 1.
    sum_of_two = "3/2*exp(-r^2/8) + exp(-r^2/4)"
    assert "not defined" in criterion(("-1", "16*pi"), *two("3", "2", f"2*{NO_VALUE} + 1", "1", sum_of_two))


# --- shapes ----------------------------------------------------------------------------------------


def proportional(shape: str, first: Fraction, second: Fraction) -> str:
    where, derivation, _ = proof("1/(r^2 + 1)", "1")  # with the transform pi exp(-k)
    return reason(NotProportional(where, parse(shape)), TwoWaveNumbers(derivation, first, second))


@pytest.mark.parametrize(("first", "second"), [(ONE, HALF), (ONE, ONE)])
def test_shape_that_is_proportional(first: Fraction, second: Fraction) -> None:
    assert proportional("exp(-k)", first, second) == "the two quotients are not seen to differ"


def test_shape_at_a_negative_wave_number() -> None:
    assert proportional("exp(-sqrt(k^2))", -ONE, ONE) == "a wave number is not positive"
    assert proportional("exp(-sqrt(k^2))", ONE, -ONE) == "a wave number is not positive"


def test_shape_without_a_value() -> None:
    shape = f"exp(-k)*(2 + {NO_VALUE})"
    assert proportional(shape, HALF, ONE) == "a formula of the claim is not certainly defined"


# --- the infinite-body problem ---------------------------------------------------------------------


def mean_field(cost: str, dimension: str, law: Marginal, unique: bool = True) -> Callable[[], str]:
    where, derivation, transform = proof(cost, dimension)
    evidence = SignAndCost(TransformPanels(derivation, panels(transform)), panels(text(where.profile)))
    return lambda: reason(MeanFieldOptimal(where, law, unique), evidence)


def points(*parts: tuple[tuple[int, ...], Fraction]) -> Points:
    return Points(tuple(tuple(Fraction(x) for x in point) for point, _ in parts), tuple(weight for _, weight in parts))


APART = points(((0,), HALF), ((1,), HALF))


@pytest.mark.parametrize(
    ("cost", "dimension", "law"),
    [
        ("exp(-r)", "1", APART),
        ("exp(-r)", "d", Gaussian(ONE)),
        ("1/r", "3", UniformSphere(ONE)),
        ("2/r", "3", Gaussian(ONE)),
    ],
)
def test_true_consequences_are_accepted(cost: str, dimension: str, law: Marginal) -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        mean_field(cost, dimension, law)()


def test_product_measure_for_a_transform_that_changes_sign() -> None:
    assert mean_field("exp(-r^2/8) - exp(-2*r^2)", "1", APART)() == "the sign is not seen on every panel"


def test_energy_of_a_circle_is_infinite() -> None:
    reason = mean_field("1/r", "2", UniformSphere(ONE))
    assert reason() == "the cost is not seen to be in class (i), and the dimension is not 3"


def test_energy_of_a_sphere_for_a_stronger_singularity_is_infinite() -> None:
    assert (
        mean_field("r^(-5/2)", "3", UniformSphere(ONE))()
        == "the cost is not seen to be in class (i), and is not that of Coulomb"
    )


def test_energy_of_atoms_is_infinite() -> None:
    atoms = points(((0, 0, 0), HALF), ((1, 0, 0), HALF))
    assert "since the law has atoms" in mean_field("1/r", "3", atoms)()


@pytest.mark.parametrize("size", [ZERO, -ONE])
@pytest.mark.parametrize("law", [Gaussian, UniformBall, UniformSphere])
def test_law_that_is_an_atom(law: Callable[[Fraction], Marginal], size: Fraction) -> None:
    assert "not positive" in mean_field("1/r", "3", law(size))()


@pytest.mark.parametrize(
    ("dimension", "law", "defect"),
    [
        ("d", points(((), ONE)), "points need a dimension that is a number"),
        ("2", APART, "a point has not as many coordinates as the dimension"),
        ("1", Points(APART.points, (ONE,)), "there are not as many weights as points"),
        ("1", points(((0,), HALF), ((1,), ONE), ((2,), -HALF)), "a weight is not positive"),
        ("1", points(((0,), HALF), ((1,), ONE)), "the weights do not sum to 1"),
    ],
)
def test_law_that_is_none(dimension: str, law: Marginal, defect: str) -> None:
    assert mean_field("exp(-r)", dimension, law)() == defect


def correlated(cost: str, form: str, law: Marginal, dimension: str = "1") -> str:
    return reason(CorrelationOptimal(setting(cost, dimension), law), CostPanels(panels(form)))


def test_the_true_claim_about_correlation_is_accepted() -> None:
    for law in (APART, Gaussian(ONE)):
        true = CorrelationOptimal(setting("r^2", "1"), law)
        assert check(true, CostPanels(panels("r^2"))).status is Status.HOLDS


def test_cost_that_does_not_vanish_at_contact() -> None:
    assert correlated("exp(-r)", "exp(-r)", APART) == "the cost does not vanish at r = 0"


@pytest.mark.parametrize("cost", ["r*(1 + 1/r)", "r/r", "r*(2 + log(r))^2"])
def test_cost_without_a_value_at_contact(cost: str) -> None:
    # As a formula, 0 times anything is 0; but r (1 + 1/r) is 1 at r = 0.
    assert correlated(cost, cost, APART) == "the cost is not defined at r = 0"


def test_cost_that_is_negative_somewhere() -> None:
    assert correlated("r^2 - r", "r^2 - r", APART) == "the sign is not seen on every panel"


@pytest.mark.parametrize(
    ("law", "defect"),
    [
        (points(((0,), ONE)), "the law is a point mass"),
        (points(((0,), HALF), ((0,), HALF)), "a point is listed twice"),
        (points(((0,), ONE), ((1,), ZERO)), "a weight is not positive"),
        (Gaussian(ZERO), "not positive"),
        (UniformBall(ZERO), "not positive"),
    ],
)
def test_correlation_of_a_point_mass(law: Marginal, defect: str) -> None:
    assert defect in correlated("r^2", "r^2", law)


def test_correlation_in_no_dimension() -> None:
    assert "neither a positive integer nor d" in correlated("r^2", "r^2", Gaussian(ONE), "1/2")


def test_transform_of_the_bell_is_the_one_used_here() -> None:
    assert proof(BELL, "3")[2] == "pi^(3/2)*exp(-k^2/4)" == ITS_TRANSFORM
