"""Fourier transforms of radial functions by numerical integration with SciPy: nothing is shared with mfsym.

On R^d the transform of l(|x|) at k is |S^(d-1)| times the integral of l(r) r^(d-1) j(kr) dr, where j is the mean of
exp(-i k.x) over the sphere: cos(z), J_0(z), sin(z)/z for d = 1, 2, 3, and Gamma(d/2) (2/z)^(d/2-1) J_(d/2-1)(z).
"""

import cmath
import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

import mpmath
from scipy import integrate, special

from mfsym.kernel.term import Apply, Number, Power, Product, Sum, Symbol, Term

Function = Callable[[float], float]


def _kelvin(order: float, x: float) -> complex:
    """ker_n(x) + i kei_n(x): DLMF, 10.61.2."""
    return complex(cmath.exp(-0.5j * math.pi * order) * special.kv(order, x * cmath.exp(0.25j * math.pi)))


FUNCTIONS: Mapping[str, Any] = {
    "pi": lambda: math.pi,
    "abs": abs,
    "max": max,
    "min": min,
    "less": lambda x, y: x < y,
    "lessequal": lambda x, y: x <= y,
    "besselj": special.jv,
    "besselk": special.kv,
    "struveh": special.struve,
    "ker": lambda n, x: _kelvin(n, x).real,
    "kei": lambda n, x: _kelvin(n, x).imag,
    "sphericalj": lambda n, x: special.spherical_jn(int(n), x),
    "hyp1f1": special.hyp1f1,
    "hyp1f2": lambda a, b, c, x: float(mpmath.hyp1f2(a, b, c, x)),
    "uppergamma": lambda s, x: special.gammaincc(s, x) * special.gamma(s) if s else special.exp1(x),
    "sech": lambda x: 1 / math.cosh(x) if abs(x) < 700 else 0.0,
    **{
        name: getattr(math, name)
        for name in ("exp", "log", "sin", "cos", "sinh", "cosh", "tanh", "erf", "erfc", "atan", "gamma")
    },
}


def floating(term: Term, **at: float) -> float:
    """The value of a term in floating-point arithmetic."""
    match term:
        case Number(exact):
            return float(exact)
        case Symbol(name):
            return float(at[name])
        case Sum(terms):
            return math.fsum(floating(part, **at) for part in terms)
        case Product(factors):
            return math.prod(floating(part, **at) for part in factors)
        case Power(base, exponent):
            return float(floating(base, **at) ** floating(exponent, **at))
        case Apply("if", (condition, true, false)):
            return floating(true, **at) if floating(condition, **at) else floating(false, **at)
        case Apply(function, arguments):
            return float(FUNCTIONS[function](*(floating(part, **at) for part in arguments)))


def sphere(d: int) -> float:
    """The area of the unit sphere of R^d."""
    return 2 * math.pi ** (d / 2) / math.gamma(d / 2)


def spherical_mean(d: int, z: float) -> float:
    """The mean of exp(-i k.x) over the sphere |x| = r, for z = k r."""
    nu = d / 2 - 1
    return math.cos(z) if d == 1 else float(math.gamma(nu + 1) * (2 / z) ** nu * special.jv(nu, z)) if z else 1.0


def integral(function: Function, ends: Sequence[float], tolerance: float = 1e-10) -> float:
    """The integral from the first of the ``ends`` to the last, piece by piece."""
    return math.fsum(
        integrate.quad(function, a, b, epsabs=tolerance, epsrel=tolerance, limit=400)[0] for a, b in pairwise(ends)
    )


def numeric_transform(profile: Function, d: int, k: Fraction, end: Fraction | None = None) -> float:
    """The transform at k of a profile that decays at least like exp(-r/4), or is 0 beyond its ``end``."""
    ends = [0, 1, 2, 4, 8, 16, 32, 64, 128] if end is None else [0, end / 2, end]
    return sphere(d) * integral(
        lambda r: profile(r) * r ** (d - 1) * spherical_mean(d, float(k) * r), [float(x) for x in ends], 1e-13
    )


def against_gaussian(function: Function, d: int, width: Fraction) -> float:
    """The integral of f(|x|) exp(-width |x|^2) over R^d, for f with a power singularity at 0, and kinks at 1 or 2.

    By Parseval's identity this determines a transform, also where it is one of a tempered distribution only:
    the integral of l exp(-c x^2) is (2 pi)^-d (pi/c)^(d/2) times that of its transform and exp(-k^2/(4c)).
    """
    c = float(width)
    farthest = math.sqrt(40 / c)  # exp(-40) < 10^-17
    ends = sorted({0.0, 1.0, 2.0, farthest / 4, farthest / 2, farthest})
    # With r = u^4 the singularity is gone.
    return sphere(d) * integral(
        lambda u: function(u**4) * math.exp(-c * u**8) * u ** (4 * d - 4) * 4 * u**3 if u else 0.0,
        [end ** (1 / 4) for end in ends],
    )
