"""Transforms by the Laplacian, by antiderivatives, by the step to d + 2 and read backwards agree with quadrature."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath as mp
import pytest

from mfsym.costs import RadialCost
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.term import Term, number
from mfsym.kernel.verdict import Status
from tests.kernel.terms import value
from tests.numeric_transforms import numeric_transform

Profile = Callable[[Any], Any]
WAVE_NUMBERS = (Fraction(1, 3), Fraction(7, 5), Fraction(5))

DECAYING: list[tuple[str, Profile, tuple[int, ...]]] = [
    ("r*exp(-r)", lambda r: r * mp.exp(-r), (1, 2, 3, 5)),
    ("r^2*exp(-2*r)", lambda r: r**2 * mp.exp(-2 * r), (1, 2, 3, 4)),
    ("r^3*exp(-r)", lambda r: r**3 * mp.exp(-r), (1, 3)),
    ("(1 - r^2)*exp(-r^2/2)", lambda r: (1 - r**2) * mp.exp(-(r**2) / 2), (1, 2, 3)),
    ("r^4*exp(-r^2)", lambda r: r**4 * mp.exp(-(r**2)), (1, 2, 3)),
    ("(1 + r)*exp(-r)", lambda r: (1 + r) * mp.exp(-r), (2, 3, 5)),
    ("exp(-r)*cos(2*r)", lambda r: mp.exp(-r) * mp.cos(2 * r), (1, 3)),
    ("exp(-r)*sin(2*r)/r", lambda r: 2 * mp.exp(-r) * mp.sinc(2 * r), (3,)),
    ("sech(2*r)", lambda r: mp.sech(2 * r), (1, 3, 5)),
    ("sech(r)^2", lambda r: mp.sech(r) ** 2, (1, 3)),
]

CUT_OFF: list[tuple[str, Profile, int, tuple[int, ...]]] = [
    ("max(1 - r, 0)", lambda r: 1 - r, 1, (1, 3, 5)),
    ("max(1 - r, 0)^3*(3*r + 1)", lambda r: (1 - r) ** 3 * (3 * r + 1), 1, (1, 3)),
    ("max(2 - r, 0)*exp(-r)", lambda r: (2 - r) * mp.exp(-r), 2, (1, 3)),
    ("if(r < 2, 1, 0)", lambda r: mp.mpf(1), 2, (1, 2, 3, 4, 5)),
    ("if(r < 1, 1 - r^2, 0)", lambda r: 1 - r**2, 1, (1, 3)),
]


def found(cost: str, dimension: int) -> Term:
    certificate = fourier_transform(RadialCost(cost), number(dimension))
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(certificate.claim, FourierTransform)
    return certificate.claim.transform


@pytest.mark.parametrize(("cost", "profile", "dimension"), [(c, p, d) for c, p, ds in DECAYING for d in ds])
def test_decaying_costs(cost: str, profile: Profile, dimension: int) -> None:
    transform = found(cost, dimension)
    for k in WAVE_NUMBERS:
        exact, numeric = value(transform, {"k": k}), numeric_transform(profile, dimension, k)
        # Tanh-sinh quadrature of smooth integrands with 25 digits, on panels, to r = 100: far better than 12 digits.
        assert abs(exact - numeric) < mp.mpf(10) ** -12 * (1 + abs(exact))


@pytest.mark.parametrize(("cost", "profile", "end", "dimension"), [(c, p, e, d) for c, p, e, ds in CUT_OFF for d in ds])
def test_cut_off_costs(cost: str, profile: Profile, end: int, dimension: int) -> None:
    transform = found(cost, dimension)
    for k in WAVE_NUMBERS:
        # Smooth up to the end, which is where a panel of the quadrature ends, and 0 beyond.
        numeric = numeric_transform(lambda r: profile(r) if r <= end else mp.mpf(0), dimension, k)
        exact = value(transform, {"k": k})
        assert abs(exact - numeric) < mp.mpf(10) ** -12 * (1 + abs(exact))


def test_truncated_coulomb_in_space() -> None:
    transform = found("if(r < 1, 1/r, 0)", 3)
    for k in WAVE_NUMBERS:
        with mp.workdps(30):
            wave = mp.mpf(k.numerator) / k.denominator
            numeric = 4 * mp.pi / wave * mp.quad(lambda r, wave=wave: mp.sin(wave * r), [0, 1])
            assert abs(value(transform, {"k": k}) - numeric) < mp.mpf(10) ** -20  # an entire integrand, 30 digits


def test_the_quartic() -> None:
    transform = found("1/(1 + r^4)", 1)
    for k in WAVE_NUMBERS:
        with mp.workdps(25):
            wave = mp.mpf(k.numerator) / k.denominator
            numeric = 2 * mp.quadosc(lambda r, wave=wave: mp.cos(wave * r) / (1 + r**4), [0, mp.inf], omega=wave)
            # The extrapolated alternating series has about 15 digits.
            assert abs(value(transform, {"k": k}) - numeric) < mp.mpf(10) ** -10


def test_the_fejer_cost_has_a_triangle() -> None:
    transform = found("(sin(r/2)/(r/2))^2", 1)
    quarter, one, three = (value(transform, {"k": k}) for k in (Fraction(1, 4), Fraction(1), Fraction(3)))
    with mp.workdps(40):
        assert abs(quarter - 3 * mp.pi / 2) < mp.mpf(10) ** -30  # 40 digits, a handful of operations
    assert one == three == 0
