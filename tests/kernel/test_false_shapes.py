"""One false claim for each check of laws by their shape, and of uniqueness by moments."""

from fractions import Fraction

import pytest

from mfsym.costs import RadialCost
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import (
    EnergyEnclosure,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    RadialDensity,
    RadialShape,
    TransformSign,
)
from mfsym.kernel.evidence import (
    Derivation,
    EnclosedShells,
    Panels,
    SignAndCost,
    SignCostAndMoments,
    SignEvidence,
    Step,
    TransformPanels,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, number
from mfsym.positivity import nonnegative_cost, transform_sign
from tests.kernel.proofs import pair, reason, setting
from tests.kernel.test_false_energies import UNIT

ZERO = Fraction(0)

QUARTIC = RadialShape(parse("exp(-r^4)"))
ENCLOSED = EnclosedShells("arb", Fraction(1), Fraction(6, 5))


def by_shape(law: Marginal, cost: str = "1/r", dimension: str = "3", second: Marginal | None = None) -> str:
    claim = EnergyEnclosure(setting(cost, dimension), law, second or law, Fraction(1), Fraction(6, 5))
    return reason(claim, ENCLOSED)


def test_what_is_true_of_a_shape_is_accepted() -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        by_shape(QUARTIC)


@pytest.mark.parametrize(
    ("shape", "defect"),
    [
        ("exp(-r^4)*k", "not a function of r"),
        ("exp(-r^4) + (r - 1)^(-2) - (r - 1)^(-2)", "not certainly defined"),
        ("(1 - r)*exp(-r)", "not seen to be nonnegative"),
        ("0*r", "not seen to be positive anywhere"),
        ("1/(1 + r^3)", "not seen to be integrable"),
        ("r^(-5/2)*exp(-r)", "the energy is not seen to be finite"),
        ("exp(-a*r)", "numbers for the parameters"),
    ],
)
def test_shapes_of_no_law(shape: str, defect: str) -> None:
    assert defect in by_shape(RadialShape(parse(shape)))


def test_shells_of_two_shapes() -> None:
    assert by_shape(QUARTIC, second=RadialShape(parse("exp(-r^6)"))) == "there are two laws"


def test_shells_of_a_density() -> None:
    assert by_shape(RadialDensity(parse("exp(-2*r)/pi"))) == "the law is not one by its shape"


def test_shells_of_other_costs() -> None:
    assert by_shape(QUARTIC, "2/r") == "the cost is a multiple of 1/r"
    assert by_shape(QUARTIC, "exp(-r)/r") == "the cost is not that of Coulomb"


@pytest.mark.parametrize(
    ("lower", "upper", "oracle", "defect"),
    [
        ("1", "6/5", "mpmath", "no oracle of this name"),
        ("6/5", "1", "arb", "enclosure is empty"),
        ("1/2", "6/5", "arb", "reaches below"),
        ("1", "3/2", "arb", "reaches above"),
    ],
)
def test_enclosures_of_shells(lower: str, upper: str, oracle: str, defect: str) -> None:
    claim = EnergyEnclosure(setting("1/r", "3"), QUARTIC, QUARTIC, Fraction(1), Fraction(6, 5))
    offered = EnclosedShells(oracle, Fraction(lower), Fraction(upper))  # type: ignore[arg-type]
    assert defect in reason(claim, offered)


def test_theorem_for_a_shape_of_infinite_energy() -> None:
    certificate = fourier_transform(RadialCost("1/r"), number(3), ())
    assert isinstance(certificate.evidence, Derivation)
    panels = SignAndCost(TransformPanels(certificate.evidence, Panels(parse("4*pi/k^2"), ())), Panels(parse("1/r"), ()))
    law = RadialShape(parse("r^(-5/2)*exp(-r)"))
    assert "not seen to be finite" in reason(MeanFieldOptimal(setting("1/r", "3"), law, unique=False), panels)


# --- uniqueness where the transform has zeros ------------------------------------------------------


def by_moments(cost: str, law: Marginal, dimension: str = "1") -> str:
    certificate = transform_sign(setting(cost, dimension), transform_in)
    assert isinstance(certificate.claim, TransformSign)
    assert isinstance(certificate.evidence, SignEvidence)
    offered = SignCostAndMoments(certificate.evidence, nonnegative_cost(certificate.claim.setting))
    return reason(MeanFieldOptimal(certificate.claim.setting, law, unique=True), offered)


def test_what_is_true_by_moments_is_accepted() -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        by_moments("max(1 - r, 0)", Gaussian(UNIT))


@pytest.mark.parametrize(
    ("cost", "law", "dimension", "defect"),
    [
        ("max(1 - r, 0)", Gaussian(ZERO), "1", "deviation of the Gaussian is not positive"),
        ("max(1 - r, 0)", RadialShape(parse("(r^2 + 1)^(-2)")), "1", "not seen to have exponential moments"),
        ("1/r", Gaussian(UNIT), "3", "integrable, bounded and continuous"),
    ],
)
def test_laws_and_costs_that_do_not_qualify(cost: str, law: Marginal, dimension: str, defect: str) -> None:
    assert defect in by_moments(cost, law, dimension)


def test_cost_that_is_0() -> None:
    # Every mixture costs 0.
    zero = setting("0*exp(-r^2)", "1")
    line = Step("gaussian-transform", (), (("p", ONE), ("d", ONE)), pair("exp(-r^2)", "pi^(1/2)*exp(-k^2/4)", "1"))
    nothing = Step(
        "linearity", (0,), (("profile", zero.profile), ("coefficient0", number(0))), pair("0*exp(-r^2)", "0", "1")
    )
    sign = TransformPanels(Derivation((line, nothing)), Panels(parse("0*k"), ()))
    offered = SignCostAndMoments(sign, Panels(zero.profile, ()))
    assert "positive anywhere" in reason(MeanFieldOptimal(zero, Gaussian(UNIT), unique=True), offered)
