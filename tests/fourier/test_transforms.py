"""Transforms that are found, against numerical integrals in which nothing of mfsym takes part."""

import math
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy import special

from mfsym.costs import RadialCost
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.term import Term, number
from mfsym.kernel.verdict import Status
from mfsym.strategies import radial_costs
from tests.numeric_transforms import against_gaussian, floating, integral, numeric_transform, sphere

WIDTHS = st.fractions(Fraction(1, 4), 3, max_denominator=4)


def found(cost: RadialCost, dimension: Term) -> FourierTransform:
    """The claim about the transform, established by the kernel."""
    certificate = fourier_transform(cost, dimension)
    assert isinstance(certificate.claim, FourierTransform)
    verdict = check(certificate.claim, certificate.evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    return certificate.claim


@given(radial_costs(), WIDTHS)
@settings(max_examples=20)
@example((RadialCost("1/r"), number(3)), Fraction(1))
@example((RadialCost("1/sqrt(r^2 + 4)"), number(1)), Fraction(1))  # not integrable
@example((RadialCost("(1 - exp(-2*r))/r"), number(3)), Fraction(1))
@example((RadialCost("(1 - r^2)*exp(-r^2/2)"), number(2)), Fraction(1, 2))
@example((RadialCost("r*exp(-r)"), number(3)), Fraction(1, 2))
@example((RadialCost("max(1 - r/2, 0)^3"), number(3)), Fraction(1, 2))
@example((RadialCost("if(r < 2, 1, 0)"), number(4)), Fraction(1, 2))
@example((RadialCost("1/(1 + r^4)"), number(1)), Fraction(1, 2))
@example((RadialCost("(sin(r/2)/(r/2))^2"), number(1)), Fraction(1, 2))
@example((RadialCost("sech(r)"), number(3)), Fraction(1, 2))
@example((RadialCost("exp(-r)*cos(r)"), number(3)), Fraction(1, 2))
def test_transforms_satisfy_parsevals_identity_with_gaussians(case: tuple[RadialCost, Term], width: Fraction) -> None:
    cost, dimension = case
    claim = found(cost, dimension)
    d, c = int(floating(dimension)), float(width)
    left = against_gaussian(lambda r: floating(claim.setting.profile, r=r), d, width)
    # A continuous transform is taken to be constant for k < 1/50, where its formula may cancel.
    least = 1 / 50 if claim.sense == "integrable" else 0.0
    right = against_gaussian(lambda k: floating(claim.transform, k=max(k, least)), d, 1 / (4 * width))
    # What the constant leaves out is about (1/50)^(d + 2), and (1/50)^2 for transforms with a kink at 0.
    assert left == pytest.approx(right * (math.pi / c) ** (d / 2) / (2 * math.pi) ** d, rel=1e-3, abs=1e-3)


LEAST_DIMENSIONS = {
    "exp(-3/2*r^2)": 1,
    "exp(-r)": 1,
    "exp(-5/4*r)/r": 2,
    "besselk(0, r)": 1,
    "r^(3/2)*besselk(3/2, 2*r)": 1,
    "r^2*exp(-r^2)": 1,
    "(1 + r + r^2/3)*exp(-r)": 2,
    "exp(-r^2/2) - exp(-2*r^2)": 1,
}
"""For each cost the least dimension where it has a transform that a rule reaches."""


@pytest.mark.parametrize(
    ("cost", "d"), [(cost, d) for cost, least in LEAST_DIMENSIONS.items() for d in range(least, 6)]
)
def test_transforms_are_hankel_transforms(cost: str, d: int) -> None:
    claim = found(RadialCost(cost), number(d))
    for k in (Fraction(1, 3), Fraction(7, 4), Fraction(5)):
        numeric = numeric_transform(lambda r: floating(claim.setting.profile, r=r), d, k)
        assert numeric == pytest.approx(floating(claim.transform, k=float(k)), rel=1e-8, abs=1e-8)


@given(radial_costs())
@settings(max_examples=30)
def test_the_integral_of_an_integrable_cost_is_its_transform_at_zero(case: tuple[RadialCost, Term]) -> None:
    cost, dimension = case
    claim = found(cost, dimension)
    if claim.sense != "integrable":
        return
    d, profile = int(floating(dimension)), claim.setting.profile
    # The singularities of Bessel functions at r = 0 are gone with r = u^4.
    whole = sphere(d) * integral(
        lambda u: floating(profile, r=u**4) * u ** (4 * d - 4) * 4 * u**3 if u else 0.0, [0, 1, 2, 3, 5, 8, 13, 21]
    )
    # The transforms are continuous at 0, those of costs like r^(-d-1) with a kink.
    assert whole == pytest.approx(floating(claim.transform, k=1e-5), rel=1e-3, abs=1e-3)


@pytest.mark.parametrize(
    "power", [Fraction(1), Fraction(1, 2), Fraction(3, 2), Fraction(3), Fraction(7, 2), Fraction(9)]
)
@pytest.mark.parametrize("d", [1, 2, 3, 4])
def test_powers_that_grow_continue_those_that_fall(power: Fraction, d: int) -> None:
    # The formula for r^(-s), 0 < s < d, is analytic in s, and so are both sides of Parseval's identity for functions
    # that vanish near k = 0.
    s = -float(power)
    for k in (0.7, 3.0):
        continued = 2 ** (d - s) * math.pi ** (d / 2) * math.gamma((d - s) / 2) / math.gamma(s / 2) * k ** (s - d)
        claim = found(RadialCost(f"r^({power})"), number(d))
        assert claim.sense == "tempered"
        assert floating(claim.transform, k=k) == pytest.approx(continued, rel=1e-12)


@pytest.mark.parametrize("power", [Fraction(1, 2), Fraction(1, 3), Fraction(3, 4)])
@pytest.mark.parametrize("d", [1, 2, 3, 4])
def test_multiquadrics_continue_inverse_ones(power: Fraction, d: int) -> None:
    # The formula for (r^2 + 1)^(-b), b > 0, is analytic in b.
    b = -float(power)
    for k in (0.7, 3.0):
        bessel = special.kv(b - d / 2, k)
        continued = 2 * math.pi ** (d / 2) / math.gamma(b) * (k / 2) ** (b - d / 2) * bessel
        claim = found(RadialCost(f"(r^2 + 1)^({power})"), number(d))
        assert claim.sense == "tempered"
        assert floating(claim.transform, k=k) == pytest.approx(continued, rel=1e-10)
