"""Fourier transforms of radial functions by numerical integration: nothing is shared with mfsym.

On R^d the transform of l(|x|) at k is |S^(d-1)| times the integral of l(r) r^(d-1) j(kr) dr, where j is the mean of
exp(-i k.x) over the sphere: cos(z), J_0(z), sin(z)/z for d = 1, 2, 3, and Gamma(d/2) (2/z)^(d/2-1) J_(d/2-1)(z).
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import mpmath

DIGITS = 25


def spherical_mean(d: int, z: Any) -> Any:
    """The mean of exp(-i k.x) over the sphere |x| = r, for z = k r."""
    match d:
        case 1:
            return mpmath.cos(z)
        case 2:
            return mpmath.besselj(0, z)
        case 3:
            return mpmath.sinc(z)
        case _:
            nu = mpmath.mpf(d) / 2 - 1
            return mpmath.gamma(nu + 1) * (2 / z) ** nu * mpmath.besselj(nu, z) if z else mpmath.mpf(1)


def numeric_transform(profile: Callable[[Any], Any], d: int, k: Fraction, end: Fraction | None = None) -> Any:
    """The transform at k, to about 15 digits, of a profile that decays exponentially, or is 0 beyond its ``end``."""
    with mpmath.workdps(DIGITS):
        wave = mpmath.mpf(k.numerator) / k.denominator
        area = 2 * mpmath.pi ** (mpmath.mpf(d) / 2) / mpmath.gamma(mpmath.mpf(d) / 2)

        def integrand(r: Any) -> Any:
            return profile(r) * r ** (d - 1) * spherical_mean(d, wave * r) if r else mpmath.mpf(0) ** (d - 1)

        if end is None:
            ends = [mpmath.mpf(n) / 10 for n in (0, 1, 5, 10, 20, 40, 70, 110, 160, 220, 300, 400, 550, 750, 1000)]
        else:
            ends = [mpmath.mpf(0), mpmath.mpf(end.numerator) / end.denominator]
        return area * mpmath.quad(integrand, ends, maxdegree=8)


def slow_transform(profile: Callable[[Any], Any], d: int, k: Fraction) -> Any:
    """The transform at k, to about 10 digits, of a profile that decays like a power of r.

    The oscillating integral is taken from zero to zero, and the alternating sum of the pieces extrapolated.
    """
    with mpmath.workdps(DIGITS):
        wave = mpmath.mpf(k.numerator) / k.denominator
        area = 2 * mpmath.pi ** (mpmath.mpf(d) / 2) / mpmath.gamma(mpmath.mpf(d) / 2)
        nu = mpmath.mpf(d) / 2 - 1
        zeros = {1: lambda n: (n - mpmath.mpf(1) / 2) * mpmath.pi, 3: lambda n: n * mpmath.pi}.get(
            d, lambda n: mpmath.besseljzero(nu, n)
        )
        return area * mpmath.quadosc(
            lambda r: profile(r) * r ** (d - 1) * spherical_mean(d, wave * r),
            [0, mpmath.inf],
            zeros=lambda n: zeros(n) / wave,
        )
