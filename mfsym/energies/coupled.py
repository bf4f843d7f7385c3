"""Encloses the integral of the cost of two bodies whose places are coupled by the masses beyond them (by Arb).

One body is at y, with the mass T(y) beyond it; the other at r, with T(r) = c - T(y) or c + T(y) beyond it, on the
other side of the origin or on the same one.  Their distance is y + r or y - r, and r' is -f(y)/f(r) or f(y)/f(r), where
f = -T' is the mass on shells.  On each of many panels the integrand is a Taylor series with a bound for the
rest; beyond the last panel w is at most its value at the least distance there.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from fractions import Fraction
from math import ceil, floor

from flint import acb, arb, arb_series, ctx

from mfsym.energies.balls import ball, fraction_of
from mfsym.errors import NoEvidence
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Apply, Number, Power, Product, R, Sum, Symbol, Term

BITS = 192
ORDER = 20
WIDEST = Fraction(1, 4)
"""The width of a panel, in units of the distance at which the integral begins."""
HALVINGS = 12
BISECTIONS, NEWTON = 8, 7
FARTHEST = 200
SMALL = Fraction(1, 10**22)
DIGITS = 20
_SERIES: Mapping[str, Callable[[arb_series], arb_series]] = {
    "exp": arb_series.exp, "log": arb_series.log, "sin": arb_series.sin, "cos": arb_series.cos,
    "atan": arb_series.atan, "erf": arb_series.erf, "erfc": arb_series.erfc,
}  # fmt: skip


class Coupled:
    """The mass on shells, the ``slope``, and beyond them, the ``tail``, with the ``profile`` w of the cost: terms in r.

    The ``share`` is c; the bodies are on opposite sides if ``sign`` is 1, and on one side if it is -1.
    """

    def __init__(self, slope: Term, tail: Term, profile: Term, share: arb, sign: int) -> None:
        self.slope, self.tail, self.profile, self.share, self.sign = slope, tail, profile, share, sign

    def integral(self, start: arb, end: arb | None, nearest: arb) -> arb:
        """The integral over ``start`` < y < ``end`` (``None``: infinity), where r <= ``nearest`` if sign is -1."""
        scale, width, found, error = start, start * exact(WIDEST), arb(0), arb(0)
        near = self.partner(start, start)
        while end is None or start < end:
            if end is None:
                least = start - nearest
                error = self.beyond(start) * abs(self.at(self.profile, least)) if least > 0 else arb(1)
                if error < exact(SMALL):
                    break
            if start > FARTHEST * scale:
                raise NoEvidence("the density falls off too slowly")
            for _ in range(HALVINGS):
                stop = (start + width).mid()
                if end is not None and not stop < end:
                    stop = end
                far = self.partner(stop, near)
                try:
                    panel = self.panel(start, stop, near.union(far))
                except ValueError:  # a ball in a denominator contains 0
                    panel = arb(0, 1)
                if panel.rad() < exact(SMALL):
                    break
                width = width / 2
            else:
                raise NoEvidence("the integral was not enclosed well on a panel")
            found, start, near = found + panel, stop, far
            if panel.rad() < exact(SMALL**2 * 10**18):
                width = 2 * width
        return found + arb(0, error.upper())

    def partner(self, y: arb, guess: arb) -> arb:
        """The r that belongs to y."""
        return self.inverse(self.share - self.sign * self.beyond(y), guess)

    def beyond(self, r: arb) -> arb:
        """The mass beyond r."""
        return self.at(self.tail, r)

    def at(self, term: Term, r: arb) -> arb:
        """The value of a term at r."""
        return ball(term, {R.name: acb(r)}).real

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
            r = (r + (self.beyond(r) - rest) / self.at(self.slope, r)).mid()
        # Newton's method only suggests; that r is between two numbers is seen from the masses beyond them.
        for bits in (BITS - 32, BITS - 64, BITS // 2, 20):
            width = r * arb(2) ** -bits
            low, high = (r - width).mid(), (r + width).mid()
            if self.beyond(high) < rest < self.beyond(low):
                return low.union(high)
        raise NoEvidence("a quantile of the density was not enclosed")

    def panel(self, start: arb, end: arb, partners: arb) -> arb:
        """The integral over start < y < end, where r is in the ball of ``partners``."""
        center = ((start + end) / 2).mid()
        half = (end - start) / 2
        here = self.series(center, self.partner(center, partners))
        everywhere = self.series(start.union(end), partners)
        found = arb(0)
        for k in range(0, ORDER, 2):
            found += 2 * here[k] * half ** (k + 1) / (k + 1)
        rest = abs(everywhere[ORDER]) * half ** (ORDER + 1) * 2 / (ORDER + 1)
        return found + arb(0, rest.upper())

    def series(self, y: arb, r: arb) -> arb_series:
        """The Taylor series of the integrand at y, whose partner is r."""
        ctx.cap = ORDER + 1
        at = arb_series([y, 1])
        outside = series_of(self.slope, at)
        partner = arb_series([r])
        # Each turn of r = r(y) - sign times the integral of f(y)/f(r) gives one more coefficient.
        for known in range(2, ORDER + 2):
            ctx.cap = known
            partner = r - self.sign * (outside / series_of(self.slope, partner)).integral()
        return outside * series_of(self.profile, at + self.sign * partner)


def series_of(term: Term, at: arb_series) -> arb_series:
    """The Taylor series of a term in r."""
    match term:
        case Number(value):
            return arb_series([exact(value)])
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
        case Apply(name, (argument,)) if name in _SERIES:
            return _SERIES[name](series_of(argument, at))
        case Apply("pi", _):
            return arb_series([arb.pi()])
    raise NoEvidence(f"{text(term)} is not expanded in a series")


def exact(value: Fraction | int) -> arb:
    """A ball around a rational number."""
    return arb(Fraction(value).numerator) / Fraction(value).denominator


def bounds_of(value: arb) -> tuple[Fraction, Fraction]:
    """The ends of an enclosure, rounded outwards; refuses (NoEvidence) one of fewer digits."""
    if not value.rad() < exact(Fraction(1, 10 ** (DIGITS - 1))):
        raise NoEvidence("the integral was not enclosed well")
    scale = 10**DIGITS
    return Fraction(floor(fraction_of(value.lower()) * scale), scale), Fraction(
        ceil(fraction_of(value.upper()) * scale), scale
    )


@contextmanager
def precision() -> Iterator[None]:
    """The settings of Arb for these integrals."""
    before, cap = ctx.prec, ctx.cap
    ctx.prec, ctx.cap = BITS, ORDER + 1
    try:
        yield
    finally:
        ctx.prec, ctx.cap = before, cap
