"""Encloses the least Coulomb energy of two bodies with the same radial density in space.

One body at the distance s has the other on the opposite side, at the distance r(s) with as much mass inside of it as
there is beyond s (see ``fact:antipodal-map``).  With the mass m(s) = 4 pi s^2 f(s) on spheres, and the median h,

    F_2 = 2 times the integral of m(s) / (s + r(s)) over s > h.

On each of many panels the integrand is a Taylor series with a bound for the rest, in ball arithmetic: r' = -m(s)/m(r).
In a ball of radius 1 the density ends abruptly, but r^3 + s^3 = 1, so that 1/(s + r) = s^2 - s r + r^2: with u = s^3,
F_2 is the integral of u^(2/3) - (u (1 - u))^(1/3) + (1 - u)^(2/3) over 0 < u < 1, twice 3/5 less a Beta function.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from math import ceil, floor

from flint import acb, arb, arb_series, ctx

from mfsym.costs.tidy import tidied
from mfsym.energies.balls import ball, fraction_of
from mfsym.energies.integral import Transforms, antiderivative, integral
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Marginal, Setting, TwoBodyCost, UniformBall
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import AntipodalEnclosure, Certificate
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.law import density_of
from mfsym.kernel.term import (
    PI,
    Apply,
    Number,
    Power,
    Product,
    R,
    Sum,
    Symbol,
    Term,
    contains,
    free_symbols,
    negative,
    number,
    power,
    product,
    total,
)  # fmt: skip

BITS = 192
ORDER = 20
WIDEST = Fraction(1, 4)
"""The width of a panel, in units of the median distance."""
HALVINGS = 12
BISECTIONS, NEWTON = 8, 7
FARTHEST = 200
SMALL = Fraction(1, 10**22)
DIGITS = 20
_OF_UNIT_BALL = parse("6/5 - gamma(4/3)^2/gamma(8/3)")


def two_bodies(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """Bounds with about 20 digits for F_2, the least cost of a pair, with the enclosure by Arb as evidence.

    Refuses (NoEvidence) other costs than multiples of 1/r in dimension 3, parameters, and laws without a density.

    >>> from mfsym.kernel.claim import Setting, UniformBall
    >>> claim = two_bodies(Setting(parse("1/r"), number(3)), UniformBall(Fraction(1)), None).claim
    >>> float(claim.lower) <= 0.670008374914365 <= float(claim.upper)
    True
    """
    strength = tidied(product(setting.profile, R))
    density = density_of(law, setting.dimension)
    if setting.dimension != number(3) or contains(strength, R) or density is None:
        raise NoEvidence("the cost is not that of Coulomb in dimension 3, or the law has no density")
    if free_symbols(density) - {R.name} or free_symbols(strength):
        raise NoEvidence("an enclosure needs numbers for the parameters")
    where = domain(())
    mass = integral(product(density, power(R, number(2))), where, transforms)
    with _precision(BITS):
        if isinstance(law, UniformBall):
            cost = ball(_OF_UNIT_BALL, {}).real / _exact(law.radius)
        else:
            slope = tidied(product(number(4), PI, power(R, number(2)), density))
            addends = slope.terms if isinstance(slope, Sum) else (slope,)
            tail = tidied(negative(total(*(antiderivative(addend, where) for addend in addends))))
            cost = _Shells(slope, tail).cost()
        lower, upper = _bounds(cost * ball(strength, {}).real)
    evidence = AntipodalEnclosure("arb", lower, upper, mass)
    return Certificate(TwoBodyCost(setting, law, lower, upper), evidence)


class _Shells:
    """The mass on spheres of radius r, the ``slope``, and beyond them, the ``tail``; terms in r."""

    def __init__(self, slope: Term, tail: Term) -> None:
        self.slope, self.tail = slope, tail

    def cost(self) -> arb:
        """The integral, and what is beyond the last panel."""
        median = self.inverse(arb(1) / 2, arb(1))
        # The panels begin near the median, which is only enclosed: between the two there is hardly any mass.
        start, near = median.mid(), median
        sliver = median.rad() * abs(self.at(median)) / median
        width, found = start * _exact(WIDEST), arb(0)
        while (rest := self.beyond(start) / start) > _exact(SMALL):
            if start > FARTHEST * median:
                raise NoEvidence("the density falls off too slowly")
            for _ in range(HALVINGS):
                end = (start + width).mid()
                far = self.inverse(1 - self.beyond(end), near)
                try:
                    panel = self.panel(start, end, far, near)
                except ValueError:  # a ball in a denominator contains 0
                    panel = arb(0, 1)
                if panel.rad() < _exact(SMALL):
                    break
                width = width / 2
            else:
                raise NoEvidence("the integral was not enclosed well on a panel")
            found, start, near = found + panel, end, far
            if panel.rad() < _exact(SMALL**2 * 10**18):
                width = 2 * width
        error = sliver + rest
        return 2 * (found + arb(0, error.upper()))

    def beyond(self, r: arb) -> arb:
        """The mass beyond r."""
        return ball(self.tail, {R.name: acb(r)}).real

    def at(self, r: arb) -> arb:
        """The mass on the sphere of radius r."""
        return ball(self.slope, {R.name: acb(r)}).real

    def inverse(self, rest: arb, guess: arb) -> arb:
        """The r with the mass ``rest`` beyond it."""
        low, high = arb(0), guess.mid()
        while not self.beyond(high) < rest:
            if high > 2**40:
                raise NoEvidence("a quantile of the density was not found")
            low, high = high, 2 * high
        for _ in range(BISECTIONS):
            middle = ((low + high) / 2).mid()
            low, high = (low, middle) if self.beyond(middle) < rest else (middle, high)
        r = ((low + high) / 2).mid()
        for _ in range(NEWTON):
            r = (r + (self.beyond(r) - rest) / self.at(r)).mid()
        # Newton's method only suggests; that r is between two numbers is seen from the masses beyond them.
        for bits in (BITS - 32, BITS - 64, BITS // 2, 20):
            width = r * arb(2) ** -bits
            low, high = (r - width).mid(), (r + width).mid()
            if self.beyond(high) < rest < self.beyond(low):
                return low.union(high)
        raise NoEvidence("a quantile of the density was not enclosed")

    def panel(self, start: arb, end: arb, inner: arb, outer: arb) -> arb:
        """The integral of m(s)/(s + r(s)) over start < s < end, where r falls from ``outer`` to ``inner``."""
        center = ((start + end) / 2).mid()
        half = (end - start) / 2
        middle = self.inverse(1 - self.beyond(center), outer)
        here = self.series(center, middle)
        everywhere = self.series(start.union(end), inner.union(outer))
        found = arb(0)
        for k in range(0, ORDER, 2):
            found += 2 * here[k] * half ** (k + 1) / (k + 1)
        rest = abs(everywhere[ORDER]) * half ** (ORDER + 1) * 2 / (ORDER + 1)
        return found + arb(0, rest.upper())

    def series(self, s: arb, r: arb) -> arb_series:
        """The Taylor series of the integrand at s, where r(s) = r."""
        ctx.cap = ORDER + 1
        at = arb_series([s, 1])
        outside = series_of(self.slope, at)
        opposite = arb_series([r])
        # Each turn of r = r(s) - integral of m(s)/m(r) gives one more coefficient.
        for known in range(2, ORDER + 2):
            ctx.cap = known
            opposite = r - (outside / series_of(self.slope, opposite)).integral()
        return outside / (at + opposite)


def series_of(term: Term, at: arb_series) -> arb_series:
    """The Taylor series of a term in r."""
    match term:
        case Number(value):
            return arb_series([_exact(value)])
        case Symbol(name) if name == R.name:
            return at
        case Sum(terms):
            return sum((series_of(part, at) for part in terms), arb_series([0]))
        case Product(factors):
            result = arb_series([1])
            for factor in factors:
                result = result * series_of(factor, at)
            return result
        case Power(base, Number(exponent)) if exponent.denominator == 1 and exponent > 0:
            return series_of(base, at) ** int(exponent)
        case Power(base, exponent):
            return (series_of(exponent, at) * series_of(base, at).log()).exp()
        case Apply("exp", (argument,)):
            return series_of(argument, at).exp()
        case Apply("pi", _):
            return arb_series([arb.pi()])
    raise NoEvidence(f"{text(term)} is not expanded in a series")


def _exact(value: Fraction | int) -> arb:
    return arb(Fraction(value).numerator) / Fraction(value).denominator


def _bounds(value: arb) -> tuple[Fraction, Fraction]:
    """The ends of an enclosure, rounded outwards."""
    if not value.rad() < _exact(Fraction(1, 10 ** (DIGITS - 1))):
        raise NoEvidence("the integral was not enclosed well")
    scale = 10**DIGITS
    return Fraction(floor(fraction_of(value.lower()) * scale), scale), Fraction(
        ceil(fraction_of(value.upper()) * scale), scale
    )


@contextmanager
def _precision(bits: int) -> Iterator[None]:
    before, cap = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = bits, ORDER + 1
    try:
        yield
    finally:
        ctx.prec, ctx.cap = before, cap
