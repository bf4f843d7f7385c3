"""One false claim for each check of values and properties, such that only that check refuses it.

Where no false claim can tell, the claim or the evidence is not well formed.
"""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, NegativeTransform, Property, TransformEnclosure
from mfsym.kernel.evidence import (
    AtDistance,
    AtInfinity,
    CostPanels,
    Evidence,
    OracleEnclosure,
    Panels,
    SeenFromFormula,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import BELL, NO_VALUE, known, reason, setting

ONE, TWO = Fraction(1), Fraction(2)
ARB = OracleEnclosure("arb", ONE, TWO)


# --- values ----------------------------------------------------------------------------------------

# The transform of exp(-r) in dimension 1 is 2/(1 + k^2): at k = 1 it is 1.


@pytest.mark.parametrize(
    ("lower", "upper", "complaint"),
    [(TWO, Fraction(3), "above its bound"), (-ONE, Fraction(0), "below its bound")],
)
def test_derived_value_outside_of_the_bounds(lower: Fraction, upper: Fraction, complaint: str) -> None:
    claim, derivation = known("exp(-r)", "1")
    assert check(TransformEnclosure(claim.setting, ONE, ONE, ONE), derivation).status is Status.HOLDS
    assert complaint in reason(TransformEnclosure(claim.setting, ONE, lower, upper), derivation)


def test_derived_value_at_a_wave_number_that_is_not_positive() -> None:
    # The formula 2 pi/k is for k > 0; at k = -2 it gives -pi.
    claim, derivation = known("1/r", "2")
    assert check(TransformEnclosure(claim.setting, TWO, Fraction(3), Fraction(4)), derivation).status is Status.HOLDS
    false = TransformEnclosure(claim.setting, -TWO, Fraction(-4), Fraction(-3))
    assert reason(false, derivation) == "the wave number is not positive"


def test_derived_value_where_the_formula_has_none() -> None:
    # At k = 0 the formula for the transform of a triangle is 0/0.
    claim, derivation = known("max(1 - r, 0)", "1")
    false = TransformEnclosure(claim.setting, Fraction(0), Fraction(2), Fraction(3))
    assert "not defined at k" in reason(false, derivation)


def test_enclosure_by_the_oracle_is_accepted() -> None:
    verdict = check(TransformEnclosure(setting("exp(-r^4)", "1"), ONE, ONE, TWO), ARB)
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, {"oracle:arb"})
    negative = NegativeTransform(setting("exp(-r^4)", "1"), Fraction(4), -ONE)
    verdict = check(negative, OracleEnclosure("arb", -TWO, -ONE))
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, {"oracle:arb"})


def test_a_formula_of_the_transform_is_not_used_at_negative_wave_numbers() -> None:
    # The transform is pi exp(-k) for k >= 0: it is nowhere above pi, and pi e is above 8.
    claim, derivation = known("1/(1 + r^2)", "1")
    false = TransformEnclosure(claim.setting, -ONE, Fraction(8), Fraction(9))
    assert "the wave number is not positive" in reason(false, derivation)


@pytest.mark.parametrize("k", [Fraction(0), Fraction(1, 2)])
def test_an_oracle_may_know_the_value_exactly_and_at_zero(k: Fraction) -> None:
    # The transform of exp(-r^4) in dimension 1 is 2 Gamma(5/4) = 1.81... at 0; a rational number stands for it.
    exactly = OracleEnclosure("arb", ONE, ONE)
    assert check(TransformEnclosure(setting("exp(-r^4)", "1"), k, ONE, ONE), exactly).status is Status.HOLDS


@pytest.mark.parametrize(
    ("profile", "dimension", "conditions", "complaint"),
    [
        ("exp(-r^4)", "d", (), "needs a dimension that is a number"),
        ("exp(-a*r^4)", "1", (), "needs numbers for the parameters"),
        ("exp(-r^4)*k", "1", (), "needs numbers for the parameters"),
        ("1/(1 + r)", "1", (), "not seen to be integrable"),
        ("1/r", "1", (), "not seen to be integrable"),
        ("exp(-r)/(1 - r)", "1", (), "not certainly defined"),
        (f"exp(-r^4)*{NO_VALUE}", "1", (), "not certainly defined"),
    ],
)
def test_enclosure_of_what_has_no_value(
    profile: str, dimension: str, conditions: tuple[str, ...], complaint: str
) -> None:
    where = setting(profile, dimension, *conditions)
    assert complaint in reason(TransformEnclosure(where, ONE, ONE, TWO), ARB)
    assert complaint in reason(NegativeTransform(where, ONE, -ONE), OracleEnclosure("arb", -TWO, -ONE))


@pytest.mark.parametrize(
    ("k", "lower", "upper", "evidence", "complaint"),
    [
        (ONE, ONE, TWO, OracleEnclosure("oracle at Delphi", ONE, TWO), "no oracle of this name"),  # type: ignore[arg-type]
        (-ONE, ONE, TWO, ARB, "the wave number is negative"),
        (ONE, TWO, ONE, OracleEnclosure("arb", TWO, ONE), "the enclosure is empty"),
        (ONE, Fraction(3, 2), TWO, ARB, "reaches below"),
        (ONE, ONE, Fraction(3, 2), ARB, "reaches above"),
    ],
)
def test_enclosure_that_does_not_fit(
    k: Fraction, lower: Fraction, upper: Fraction, evidence: OracleEnclosure, complaint: str
) -> None:
    assert complaint in reason(TransformEnclosure(setting(BELL, "1"), k, lower, upper), evidence)


@pytest.mark.parametrize(("upper", "complaint"), [(-TWO, "reaches above"), (ONE, "the upper bound is not negative")])
def test_negative_value_that_does_not_fit(upper: Fraction, complaint: str) -> None:
    claim = NegativeTransform(setting("exp(-r^4)", "1"), Fraction(4), upper)
    assert complaint in reason(claim, OracleEnclosure("arb", -TWO, -ONE))


# --- properties ------------------------------------------------------------------------------------


def at(distance: str, form: str = "0") -> AtDistance:
    return AtDistance(parse(distance), parse(form))


def panels(form: str, *cuts: int) -> CostPanels:
    return CostPanels(Panels(parse(form), tuple(Fraction(cut) for cut in cuts)))


def claimed(profile: str, name: Property, dimension: str = "3", *, holds: bool = False) -> CostProperty:
    return CostProperty(setting(profile, dimension), name, holds)


MINUS_ONE = "(atan(2 - 3*r/r) - atan(1/2))*exp(-r)"


def test_bessel_functions_of_an_order_that_grows_decay_more_slowly() -> None:
    # J_r(r) is about 0.447 r^(-1/3): the cost decays like r^(-14/15), not like r^(-11/10).
    claim = claimed("besselj(r, r)*(1 + r)^(-3/5)", "integrable", "1", holds=True)
    assert "not seen to be integrable" in reason(claim, SeenFromFormula())


@pytest.mark.parametrize(
    ("profile", "name", "evidence", "complaint"),
    [
        ("1/r", "integrable", SeenFromFormula(), "not seen to be integrable"),
        ("1/(1 + r)", "integrable", SeenFromFormula(), "not seen to be integrable"),
        ("exp(-r)/r", "bounded", SeenFromFormula(), "not seen to be bounded"),
        ("log(1 + r)*cos(r)", "bounded", SeenFromFormula(), "not seen to be bounded"),
        # ((2 + r)^4 - 1)/(4 log(2 + r)), times the rest: a logarithm is not bounded, and its exponential is a power.
        ("hyp1f1(1, 2, 4*log(2 + r))/(1 + r^2)^2", "integrable", SeenFromFormula(), "not seen to be integrable"),
        ("hyp1f1(1, 2, 4*log(2 + r))/(1 + r^2)", "bounded", SeenFromFormula(), "not seen to be bounded"),
        ("hyp1f1(1, 2, -4*log(r))*exp(-r)", "integrable", SeenFromFormula(), "not seen to be integrable"),
        ("if(r < 1, 1, 0)", "continuous", SeenFromFormula(), "not seen to be continuous"),
        ("exp(-r)/r", "continuous", SeenFromFormula(), "not seen to be continuous"),
        ("exp(-r)*cos(r)", "nonnegative", SeenFromFormula(), "seen on panels"),
        ("exp(-r)/r", "bounded", panels("exp(-r)/r"), "nothing else"),
        ("exp(-r)*cos(r)", "nonnegative", panels("exp(-r)*cos(r)"), "not seen on every panel"),
        # The first argument is -1, although the quotient is not defined at 0.
        (MINUS_ONE, "nonnegative", panels(MINUS_ONE), "not seen on every panel"),
        ("exp(-r)/r", "bounded", at("1"), "one distance does not show"),
        ("1/r", "integrable", AtInfinity(), "does not show a property"),
    ],
)
def test_property_that_is_missing(profile: str, name: Property, evidence: Evidence, complaint: str) -> None:
    assert complaint in reason(claimed(profile, name, holds=True), evidence)


@pytest.mark.parametrize(
    ("profile", "name", "evidence"),
    [
        ("1/r", "integrable", AtInfinity()),
        ("log(r)", "integrable", AtInfinity()),
        ("1/(1 + r^3)", "integrable", AtInfinity()),
        ("r^(-3)*exp(-r)", "integrable", at("0")),
        ("exp(-r)/(1 - r)", "integrable", at("1")),
        ("exp(r)", "bounded", AtInfinity()),
        ("log(1 + r)", "bounded", AtInfinity()),
        ("besselk(0, r)", "bounded", at("0")),
        ("exp(-r)/r", "continuous", at("0")),
        ("if(r < b, 1, 0)", "continuous", at("b")),
        ("exp(-a*r)*cos(b*r)", "nonnegative", at("pi/b", "exp(-a*pi/b)*cos(pi)")),
        ("r - 1", "nonnegative", at("0", "-1")),
    ],
)
def test_missing_properties_are_accepted(profile: str, name: Property, evidence: Evidence) -> None:
    # Terms of claims are defined everywhere; a pole is not.
    if profile == "exp(-r)/(1 - r)":
        assert "not certainly defined" in reason(claimed(profile, name), evidence)
    else:
        assert check(claimed(profile, name), evidence).status is Status.HOLDS


@pytest.mark.parametrize(
    ("profile", "name", "evidence", "complaint"),
    [
        (BELL, "integrable", SeenFromFormula(), "a formula alone does not show"),
        (BELL, "nonnegative", panels(BELL), "nothing else"),
        (BELL, "integrable", AtInfinity(), "not seen to decay too slowly"),
        ("1/(1 + r^4)", "integrable", AtInfinity(), "not seen to decay too slowly"),
        ("1/(1 + r)", "bounded", AtInfinity(), "not seen to grow beyond all bounds"),
        (BELL, "nonnegative", AtInfinity(), "nothing to do with"),
        (BELL, "continuous", AtInfinity(), "nothing to do with"),
        ("exp(-r)/r", "integrable", at("0"), "too fast"),
        (BELL, "bounded", at("1"), "not seen to be unbounded near the distance"),
        (BELL, "continuous", at("0"), "not seen to be unbounded near r = 0"),
        ("if(r < 1, 1 + r, 1 + r^2)", "continuous", at("1"), "not seen to jump"),
        ("if(r < 1, 1, 0)", "continuous", at("2"), "not seen to jump"),
        ("if(r < 1, 1, r)", "continuous", at("2"), "not seen to jump"),
        (BELL, "nonnegative", at("1", "exp(-1)"), "not seen to be negative"),
        (BELL, "nonnegative", at("1", "-1"), "not the value of the cost"),
        (f"{BELL} - 1", "nonnegative", at("1", f"(exp(-1) - 1)*{NO_VALUE}^2"), "not certainly defined"),
    ],
)
def test_property_that_is_there(profile: str, name: Property, evidence: Evidence, complaint: str) -> None:
    assert complaint in reason(claimed(profile, name), evidence)


@pytest.mark.parametrize(
    ("profile", "distance", "complaint"),
    [
        ("1/r", "r", "mentions r or k"),
        ("1/r", "k", "mentions r or k"),
        ("1 - exp(-r)", "-1", "not certainly 0 or positive"),
        ("1 - exp(-r)", f"-{NO_VALUE}", "not certainly defined"),
        ("1/r - 1", "0", "not defined at a distance"),
    ],
)
def test_distance_that_is_none(profile: str, distance: str, complaint: str) -> None:
    # Far to the left of 0, where there is no distance, 1 - exp(-r) is negative.
    evidence = AtDistance(parse(distance), parse("1 - exp(1)"))
    assert complaint in reason(claimed(profile, "nonnegative"), evidence)
