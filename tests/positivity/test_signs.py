"""Signs of transforms, for either answer; none is contradicted by values."""

from fractions import Fraction

import mpmath as mp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform, NegativeTransform, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from mfsym.positivity import nonnegative_cost, sign_threshold, transform_sign
from tests.kernel.terms import value


def transform_of(cost: str, dimension: str, *conditions: str) -> Certificate:
    return fourier_transform(RadialCost(cost), parse(dimension), tuple(parse(c) for c in conditions))


def sign_of(cost: str, dimension: str, *conditions: str) -> object:
    certificate = transform_sign(transform_of(cost, dimension, *conditions))
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    return certificate.claim


@pytest.mark.parametrize(
    ("cost", "dimension", "sign"),
    [
        ("exp(-a*r)", "d", "positive"),
        ("(r^2 + a^2)^(-b)", "d", "positive"),
        ("exp(-a*r)/r", "3", "positive"),
        ("1/r", "3", "positive"),
        ("(1 - exp(-t*r))/r", "3", "positive"),
        ("(1 + a*r)*exp(-a*r)", "3", "positive"),
        ("2*exp(-r) - exp(-2*r)", "1", "positive"),
        ("exp(-2*r^2) - exp(-r^2)/4", "1", "positive"),
        ("exp(-4*r^2) - exp(-2*r^2) + exp(-r^2)", "1", "positive"),
        ("exp(-a*r)*cos(b*r)", "1", "positive"),
        ("sech(r)", "3", "positive"),
        # The border case: the transform vanishes at k = 0 only.
        ("exp(-2*r^2) - exp(-r^2)/sqrt(2)", "1", "nonnegative"),
        # Zeros of the transform at 2 pi n.
        ("max(1 - r, 0)", "1", "nonnegative"),
        ("(1 - r^2)*exp(-r^2/2)", "1", "nonnegative"),
        ("(sin(r)/r)^2", "1", "nonnegative"),
        ("if(r < 1, 1/r, 0)", "3", "nonnegative"),
    ],
)
def test_positive_and_nonnegative_transforms(cost: str, dimension: str, sign: str) -> None:
    claim = sign_of(cost, dimension)
    assert isinstance(claim, TransformSign)
    assert claim.sign == sign


@pytest.mark.parametrize(
    ("cost", "dimension"),
    [
        ("exp(-r^2/8) - exp(-2*r^2)", "1"),
        ("exp(-r) - exp(-2*r)", "3"),
        ("3*exp(-2*r) - exp(-r)", "3"),
        ("exp(-2*r) - exp(-r)/5", "3"),
        ("max(1 - r, 0)", "3"),
        ("if(r < 1, 1, 0)", "1"),
        ("1/(1 + r^4)", "1"),
        ("r*exp(-r)", "3"),
        ("(1 - r^2)*exp(-r^2)", "3"),
    ],
)
def test_a_witness_really_is_negative(cost: str, dimension: str) -> None:
    claim = sign_of(cost, dimension)
    assert isinstance(claim, NegativeTransform)
    transform = transform_of(cost, dimension).claim
    assert isinstance(transform, FourierTransform)
    with mp.workdps(30):
        upper = mp.mpf(claim.upper.numerator) / claim.upper.denominator
        assert value(transform.transform, {"k": claim.k}) <= upper < 0


def test_the_threshold_of_example_2_13_in_every_dimension() -> None:
    claim = sign_of("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", "d", "s - 1")
    assert isinstance(claim, SignThreshold)
    assert equal(claim.threshold, parse("4*d*log(s)/(s^2 - s^(-2))"))


def test_without_the_condition_the_sign_depends_on_the_parameter() -> None:
    assert isinstance(sign_of("exp(-r^2/(2*s^2)) - exp(-s^2*r^2/2)", "d"), SignCriterion)


def test_a_threshold_needs_a_difference_of_gaussians() -> None:
    with pytest.raises(NoEvidence, match="not seen to change sign once"):
        sign_threshold(transform_of("exp(-r) - exp(-2*r)", "3"))


def test_what_no_method_decides_is_said_with_the_methods_tried() -> None:
    with pytest.raises(NoEvidence, match="known_signs"):
        transform_sign(transform_of("exp(-a*r)/r - exp(-b*r)/r", "3"))


def test_a_cost_that_is_negative_somewhere_is_not_seen_to_be_nonnegative() -> None:
    assert nonnegative_cost(Setting(parse("2*exp(-r) - exp(-2*r)"), parse("1"))).form is not None
    with pytest.raises(NoEvidence, match="not seen to be nonnegative"):
        nonnegative_cost(Setting(parse("exp(-r) - 2*exp(-2*r)"), parse("1")))


SIZES = st.fractions(-3, 3, max_denominator=4).filter(bool)
RATES = st.fractions(Fraction(1, 2), 4, max_denominator=2)
PARTS = st.lists(st.tuples(SIZES, RATES), min_size=1, max_size=3)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(SIZES, RATES), min_size=1, max_size=3), st.sampled_from(("-{}*r", "-{}*r^2")), st.integers(1, 3)
)
def test_no_sign_of_a_sum_is_contradicted_by_values(
    parts: list[tuple[Fraction, Fraction]], exponent: str, dimension: int
) -> None:
    cost = " + ".join(f"({size})*exp({exponent.format(f'({rate})')})" for size, rate in parts)
    certificate = transform_of(f"{cost} + exp(-5*r^2)", str(dimension))
    assert isinstance(certificate.claim, FourierTransform)
    try:
        sign = transform_sign(certificate).claim
    except NoEvidence:
        return  # near a border case
    values = [value(certificate.claim.transform, {"k": Fraction(n, 8)}) for n in range(1, 80)]
    if isinstance(sign, TransformSign):
        assert min(values) >= 0
    if isinstance(sign, NegativeTransform):
        assert value(certificate.claim.transform, {"k": sign.k}) < 0
