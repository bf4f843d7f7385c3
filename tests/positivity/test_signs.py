"""The sign of a transform, whichever it is, established by the kernel and confirmed by a numerical scan."""

import math
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform, NegativeTransform, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate, Derivation, TransformPanels
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import Term
from mfsym.kernel.verdict import Status
from mfsym.positivity import nonnegative_cost, sign_threshold, transform_sign
from mfsym.positivity.methods import METHODS
from mfsym.positivity.question import Question
from mfsym.strategies import radial_costs
from tests.numeric_transforms import floating


def transform(cost: str, dimension: str, *conditions: str) -> Certificate:
    return fourier_transform(RadialCost(cost), parse(dimension), tuple(parse(condition) for condition in conditions))


def sign(cost: str, dimension: str, *conditions: str) -> Certificate:
    """What is found, established by the kernel."""
    space, where = parse(dimension), tuple(parse(condition) for condition in conditions)
    certificate = transform_sign(Setting(RadialCost(cost).profile, space, where), transform_in)
    verdict = check(certificate.claim, certificate.evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    return certificate


# --- every method, for either answer ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("cost", "dimension", "expected"),
    [
        ("exp(-a*r)", "d", "positive"),
        ("1/r", "3", "positive"),
        ("(r^2 + l^2)^(-b)", "d", "positive"),
        ("(1 - exp(-t*r))/r", "3", "positive"),
        ("2*exp(-r) - exp(-2*r)", "3", "positive"),
        ("exp(-r) - exp(-3*r)/9", "1", "positive"),
        ("exp(-r^2) + exp(-2*r^2)/3", "d", "positive"),
        ("exp(-r^2) - exp(-2*r^2)/4 + exp(-3*r^2)/8", "1", "positive"),
        ("(1 - r^2)*exp(-r^2/2)", "1", "nonnegative"),  # 0 at k = 0
        ("exp(-2*r^2) - exp(-r^2)/sqrt(2)", "1", "nonnegative"),  # 0 at k = 0, and the slower term is negative
        ("max(1 - r, 0)", "1", "nonnegative"),  # isolated zeros
        ("exp(-r) - exp(-2*r)", "1", "negative"),
        ("exp(-r^2/8) - exp(-2*r^2)", "1", "negative"),
        ("-exp(-r)", "3", "negative"),
        ("1/(1 + r^4)", "1", "negative"),
        ("(1 - 2*r^2)*exp(-r^2/2)", "1", "negative"),
    ],
)
def test_signs(cost: str, dimension: str, expected: str) -> None:
    found = sign(cost, dimension).claim
    assert ("negative" if isinstance(found, NegativeTransform) else getattr(found, "sign", found)) == expected


DECIDED_BY = {
    "known_signs": [("exp(-r)", "3"), ("exp(-r^2) + exp(-2*r^2)", "d")],
    "witness": [("exp(-r^2/8) - exp(-2*r^2)", "1"), ("-exp(-r)", "3")],
    "dominance": [("exp(-2*r^2) - exp(-r^2)/sqrt(2)", "1"), ("exp(-r^2) - exp(-2*r^2)/4 + exp(-3*r^2)/8", "1")],
    "two_gaussians": [("exp(-a*r^2) - b*exp(-c*r^2)", "3")],
    "comparison": [("(1 - c*r^2)*exp(-r^2)", "d"), ("exp(-a*r) - c*exp(-b*r)", "3")],
    "damped_wave": [("exp(-a*r)*cos(b*r)", "d"), ("exp(-2*r)*cos(r)", "2"), ("exp(-a*r)*sin(b*r)/r", "d")],
    "one_frequency": [("if(r < 1, 1 - 3*r/2 + r^3/2, 0)", "3"), ("if(r < 1, 1 - 3*r/2 + r^3/2, 0)", "1")],
    "rational": [("2*exp(-r) - exp(-2*r)", "3"), ("exp(-r) - exp(-3*r)/9", "1")],
}


@pytest.mark.parametrize(
    ("method", "cost", "dimension"), [(m, *case) for m, cases in DECIDED_BY.items() for case in cases]
)
def test_every_method_decides_something(method: str, cost: str, dimension: str) -> None:
    asked = transform(cost, dimension)
    match asked:
        case Certificate(FourierTransform() as claim, Derivation() as derivation):
            certificate = METHODS[method](Question(claim, derivation))
    assert certificate is not None
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_every_method_is_tested() -> None:
    assert set(DECIDED_BY) == set(METHODS)


@pytest.mark.parametrize(("cost", "dimension"), [("exp(-r) - c*exp(-r^2)", "3"), ("exp(-a*r) - exp(-a*r^2)", "d")])
def test_what_is_not_decided_is_no_evidence(cost: str, dimension: str) -> None:
    with pytest.raises(NoEvidence, match="no method decides"):
        sign(cost, dimension)


# --- differences of two Gaussians ------------------------------------------------------------------

PAPER = "exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)"


def test_the_threshold_of_the_paper_in_every_dimension() -> None:
    found = sign_threshold(transform(PAPER, "d", "s - 1"))
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert isinstance(found.claim, SignThreshold)
    assert equal(found.claim.threshold, parse("4*d*log(s)/(s^2 - s^(-2))"))


@pytest.mark.parametrize(("dimension", "k"), [(1, 0.859859), (2, 1.216024), (3, 1.489319)])
def test_the_threshold_for_two(dimension: int, k: float) -> None:
    found = sign_threshold(transform("exp(-r^2/8) - exp(-2*r^2)", str(dimension)))
    assert isinstance(found.claim, SignThreshold)
    assert math.sqrt(floating(found.claim.threshold)) == pytest.approx(k, abs=1e-6)


def test_the_sign_that_depends_on_parameters_is_a_criterion() -> None:
    found = sign("exp(-a*r^2) - b*exp(-c*r^2)", "1")
    assert isinstance(found.claim, SignCriterion)
    # sqrt(pi/a) exp(-k^2/4a) - b sqrt(pi/c) exp(-k^2/4c) is nonnegative if and only if 1/c >= 1/a and so on.
    for a, b, c in ((2.0, 0.5, 1.0), (1.0, 0.5, 2.0), (1.0, 3.0, 1.5), (3.0, 0.2, 3.5), (2.0, 0.8, 1.0)):
        met = all(floating(term, a=a, b=b, c=c) >= 0 for term in found.claim.criterion)
        values = [
            math.sqrt(math.pi / a) * math.exp(-(k**2) / (4 * a))
            - b * math.sqrt(math.pi / c) * math.exp(-(k**2) / (4 * c))
            for k in (j / 20 for j in range(400))
        ]
        assert met == (min(values) >= -1e-15)


def test_without_a_change_of_sign_there_is_no_threshold() -> None:
    with pytest.raises(NoEvidence, match="not seen to change sign"):
        sign_threshold(transform("exp(-r)", "1"))
    with pytest.raises(NoEvidence, match="not seen to change sign"):
        sign_threshold(transform(PAPER, "d"))  # s may be less than 1


# --- against a scan --------------------------------------------------------------------------------

SCALES = st.fractions(Fraction(1, 4), 4, max_denominator=4)


@st.composite
def sums(draw: st.DrawFn) -> tuple[str, int]:
    """Sums of Gaussians or of exponentials, with coefficients of either sign, and a dimension."""
    power = draw(st.sampled_from(["r", "r^2"]))
    rates = draw(st.lists(SCALES, min_size=2, max_size=3, unique=True))
    coefficients = [draw(SCALES), *(draw(SCALES) * draw(st.sampled_from([1, -1])) for _ in rates[1:])]
    addends = (f"({c})*exp(-({a})*{power})" for c, a in zip(coefficients, rates, strict=True))
    return " + ".join(addends), draw(st.integers(1, 3))


def scanned(form: Term) -> list[float]:
    return [floating(form, k=j / 16) for j in range(1, 400)]


@given(sums())
@settings(max_examples=60)
@example(("exp(-2*r^2) - exp(-r^2)/sqrt(2)", 1))  # 0 at k = 0
@example(("exp(-r^2) - 1/8*exp(-2*r^2)*8", 1))  # l(0) = 0
@example(("2*exp(-r) - exp(-2*r)", 1))  # of order k^-4: the leading terms cancel
def test_signs_agree_with_a_scan(case: tuple[str, int]) -> None:
    cost, dimension = case
    asked = transform(cost, str(dimension))
    assert isinstance(asked.claim, FourierTransform)
    values = scanned(asked.claim.transform)
    try:
        found = sign(cost, str(dimension)).claim
    except NoEvidence:
        return
    match found:
        case TransformSign(_, "positive"):
            assert min(values) > -1e-12
        case TransformSign():
            assert min(values) > -1e-12
        case NegativeTransform(_, k, upper):
            assert upper < 0
            assert floating(asked.claim.transform, k=float(k)) <= float(upper) + 1e-12
        case SignThreshold(_, threshold):
            for j, value in enumerate(values, start=1):
                distance = floating(threshold) - (j / 16) ** 2
                assert value * distance >= -1e-12 or abs(distance) < 1e-6
        case _:
            pytest.fail(f"an unexpected claim: {found}")


@given(radial_costs())
@settings(max_examples=25)
def test_signs_of_random_costs_agree_with_a_scan(case: tuple[RadialCost, Term]) -> None:
    cost, dimension = case
    try:
        found = sign(cost.formula, text(dimension)).claim
    except NoEvidence:
        return
    asked = transform(cost.formula, text(dimension)).claim
    assert isinstance(asked, FourierTransform)
    if isinstance(found, TransformSign):
        assert min(scanned(asked.transform)) > -1e-9
    elif isinstance(found, NegativeTransform):
        assert floating(asked.transform, k=float(found.k)) < 1e-12


# --- signs of costs --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cost",
    ["exp(-r)", "1/r", "2*exp(-r) - exp(-2*r)", "exp(-r^2/8) - exp(-2*r^2)", "max(1 - r, 0)", "(1 - exp(-t*r))/r"],
)
def test_costs_that_are_not_negative(cost: str) -> None:
    asked = transform(cost, "3" if cost != "max(1 - r, 0)" else "1")
    assert isinstance(asked.claim, FourierTransform)
    panels = nonnegative_cost(asked.claim.setting)
    assert equal(panels.form, asked.claim.setting.profile)


@pytest.mark.parametrize("cost", ["-exp(-r)", "(1 - r^2)*exp(-r^2/2)", "exp(-r) - 2*exp(-2*r)"])
def test_costs_that_are_negative_somewhere(cost: str) -> None:
    asked = transform(cost, "1")
    assert isinstance(asked.claim, FourierTransform)
    with pytest.raises(NoEvidence, match="not seen to be nonnegative"):
        nonnegative_cost(asked.claim.setting)


def test_the_evidence_for_a_sign_is_about_the_transform_itself() -> None:
    found = sign("exp(-r^2)*cos(r)", "3")
    asked = transform("exp(-r^2)*cos(r)", "3")
    assert isinstance(asked.claim, FourierTransform)
    assert isinstance(found.evidence, TransformPanels)
    assert equal(found.evidence.transform.form, asked.claim.transform)
