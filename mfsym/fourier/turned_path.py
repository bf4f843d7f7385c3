"""Oscillating integrals over r > R of profiles that decay like a power: along R + iy, where the integrand decays.

On the half line the spherical mean j(z) is the real part of h(z) = Gamma(d/2) (2/z)^n H_n(z), n = d/2 - 1, with the
Hankel function H_n(z) = 2/(pi i) e^(-i n pi/2) K_n(-iz) (DLMF 10.27.8), which decays like e^(-Im z).  By Cauchy's
theorem the path may be turned up if the profile is analytic in the quadrant Re z >= R, Im z >= 0 and bounded by powers
of |z| below -d there.
"""

from fractions import Fraction

from flint import acb, arb

from mfsym.errors import NoEvidence
from mfsym.fourier.balls import UNKNOWN, Function, accuracy, function_of, integral
from mfsym.fourier.majorant import Majorant, ball
from mfsym.kernel.term import Apply, Number, Power, Product, R, Sum, Term, contains

LEAST_ARGUMENT = 128
"""From here on the asymptotic expansion of the Hankel function is exact enough, and quick."""

_I = acb(0, 1)


def turned(profile: Term, d: int, k: Fraction, start: arb) -> arb:
    """A ball around the integral of l(r) r^(d-1) j(kr) over r > ``start``.

    Refuses (NoEvidence) where the profile is not seen to be analytic and to decay in the quadrant, and small k R.
    """
    if not ball(k) * start >= LEAST_ARGUMENT:
        raise NoEvidence("the Hankel function would be computed with a loss of digits")
    quadrant = Majorant(start, quadrant=True)
    bounds = quadrant.upper(profile)
    if any(bound.power >= -d for bound in bounds):
        raise NoEvidence("the path of the integral cannot be turned")
    continued = _continued(profile, quadrant)
    wave, n = ball(k), arb(d) / 2 - 1
    factor = (arb(d) / 2).gamma() * (2 / wave) ** n * 2 / arb.pi()
    # The 1/i of the Hankel function and the i of dz = i dy cancel.
    turn = acb(0, -n * arb.pi() / 2).exp() * factor

    def integrand(y: acb, analytic: bool) -> acb:
        z = acb(start) + _I * y
        w = -_I * wave * z
        if analytic and not (w.real > 0 or w.imag < 0):  # the cut of K_n
            return UNKNOWN
        return continued(z, analytic) * z.pow(acb(arb(d) / 2), analytic=analytic) * w.bessel_k(acb(n)) * turn

    # |K_n(w)| <= C |w|^(-1/2) e^(-Re w) for |arg w| <= pi/2, |w| >= k R (DLMF 10.40.10 to 10.40.12, one term).
    least = wave * start
    size = (arb.pi() / 2).sqrt() * (1 + abs(4 * n * n - 1) / 4 / least * (abs(n * n - arb(1) / 4) / least).exp())
    # The powers of |z| are negative, and |z| >= R.
    height = sum((b.size * start ** ball(b.power + Fraction(d - 1, 2)) for b in bounds), arb(0))
    whole = size * height * factor / wave.sqrt() / wave
    end = start
    while not whole * (-wave * end).exp() < accuracy() / 16:
        end *= 2
    return integral(integrand, acb(0), acb(end)).real + arb(0, whole * (-wave * end).exp())


def _continued(term: Term, quadrant: Majorant) -> Function:
    """The profile as an analytic function on the quadrant: a power of a sum is one of its lead times one near 1."""
    if not contains(term, R):
        return function_of(term)
    match term:
        case Sum(terms):
            addends = [_continued(part, quadrant) for part in terms]
            return lambda z, analytic: sum((f(z, analytic) for f in addends), acb(0))
        case Product(factors):
            first, *others = (_continued(factor, quadrant) for factor in factors)
            for other in others:
                first = _times(first, other)
            return first
        case Power(base, Number(exponent)) if exponent.denominator == 1:
            whole = _continued(base, quadrant)
            return lambda z, analytic: whole(z, analytic) ** int(exponent)
        case Power(base, Number(exponent)):
            power, logarithm = acb(ball(exponent)), _logarithm(base, quadrant)
            return lambda z, analytic: (power * logarithm(z, analytic)).exp()
        case Apply("exp", (argument,)):
            inner = _continued(argument, quadrant)
            return lambda z, analytic: inner(z, analytic).exp()
        case Apply("log", (argument,)):
            return _logarithm(argument, quadrant)
        case _ if term == R:
            return lambda z, analytic: z
    raise NoEvidence("a part of the cost is not seen to be analytic in a quadrant")


def _times(one: Function, other: Function) -> Function:
    return lambda z, analytic: one(z, analytic) * other(z, analytic)


def _logarithm(term: Term, quadrant: Majorant) -> Function:
    """The continuation of the logarithm of a term that is positive on the half line."""
    if not contains(term, R):
        return function_of(Apply("log", (term,)))
    match term:
        case Sum(terms):
            lead, _ = quadrant.lead(terms)
            logarithm, sum_, leading = (
                _logarithm(lead, quadrant),
                _continued(term, quadrant),
                _continued(lead, quadrant),
            )
            return lambda z, analytic: (
                logarithm(z, analytic) + (sum_(z, analytic) / leading(z, analytic)).log(analytic=analytic)
            )
        case Product(factors):
            logarithms = [_logarithm(factor, quadrant) for factor in factors]
            return lambda z, analytic: sum((f(z, analytic) for f in logarithms), acb(0))
        case Power(base, Number() as exponent):
            inner, power = _logarithm(base, quadrant), acb(ball(exponent.value))
            return lambda z, analytic: power * inner(z, analytic)
        case _ if term == R:
            return lambda z, analytic: z.log(analytic=analytic)
    raise NoEvidence("a part of the cost is not seen to be analytic in a quadrant")
