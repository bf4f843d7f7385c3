"""Encloses the transform of a cost at one wave number, from the profile alone: no formula for the transform is needed.

On R^d the transform is |S^(d-1)| times the integral of l(r) r^(d-1) j(kr) dr, where j(z) = 0F1(; d/2; -z^2/4) is the
mean of exp(-i k.x) over a sphere.  Arb integrates between a small and a large distance, with rigorous error bounds;
what is left out near 0 and at infinity is bounded from the structure of the profile.  Where the profile decays like a
power only, the rest is integrated along R + iy instead: there the Hankel function, whose real part is j, decays.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, factorial, floor
from time import monotonic

from flint import acb, arb

from mfsym.costs import RadialCost
from mfsym.costs.shape import addends_of
from mfsym.costs.tidy import tidied
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier.balls import Function, accuracy, function_of, integral, precision
from mfsym.fourier.majorant import Bound, Majorant, ball, value_at
from mfsym.fourier.turned_path import turned
from mfsym.kernel.asymptotics import analytic_part, at_infinity
from mfsym.kernel.claim import NegativeTransform, Setting, TransformEnclosure
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, OracleEnclosure
from mfsym.kernel.grammar import text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import D, Number, Power, Product, R, Sum, Term, free_symbols, power, substitute

BITS = 140
MANY_BITS = 320
"""Where terms that are large near 0 cancel each other."""
SHARP = Fraction(1, 10**12)
"""Wider enclosures are tried again with more bits."""
FEW_BITS = 80
"""To look for negative values."""
SECONDS = 4.0
"""To look for them."""
COARSE = Fraction(1, 2**6)
"""No enclosure is wider, in comparison to 1 and to the value."""
HALVINGS = (64, 128)
"""How often 1 is halved to get a small distance: where that is not exact enough, more often."""
FARTHEST = 2**20
MOST_RADIANS = 2**12
"""Beyond a distance of 64, more oscillations are not integrated one by one."""
DIGITS = 15


def transform_enclosure(cost: RadialCost, dimension: Term, k: Fraction) -> Certificate:
    """A claim that the transform at ``k`` >= 0 lies between two numbers, with the enclosure by Arb as evidence.

    ``dimension`` is a positive integer; the cost has no parameters.  Convention: integral of exp(-i k.x) l(|x|) dx.
    Refuses (InvalidArgument) parameters and a symbolic dimension; NoEvidence where the cost is not seen to be
    integrable or its size is not bounded well enough.

    >>> from mfsym.kernel.term import number
    >>> claim = transform_enclosure(RadialCost("exp(-r^4)"), number(1), Fraction(4)).claim
    >>> float(claim.lower), float(claim.upper)
    (-0.141919550943926, -0.141919550943925)
    """
    setting, d = _setting(cost, dimension, k)
    value = enclosed(setting.profile, d, k)
    if not value.rad() < (abs(value.mid()) + 1) * ball(SHARP):
        value = enclosed(setting.profile, d, k, MANY_BITS)
    lower, upper = _bounds(value)
    return Certificate(TransformEnclosure(setting, k, lower, upper), OracleEnclosure("arb", lower, upper))


def negative_value(cost: RadialCost, dimension: Term) -> Certificate:
    """A claim that the transform is negative at some rational wave number, with the enclosure by Arb as evidence.

    Arguments and refusals are those of :func:`transform_enclosure`; NoEvidence where no negative value is found.
    """
    setting, d = _setting(cost, dimension, Fraction(0))
    end = monotonic() + SECONDS
    for k in _candidates(setting.profile):
        if monotonic() > end:
            break
        try:
            lower, upper = transform_bounds(setting.profile, d, k)
        except NoEvidence:
            continue
        if upper < 0:
            lower, upper = transform_bounds(setting.profile, d, k, BITS)
            _, bound = decimal_bounds(upper, upper, 3)
            return Certificate(NegativeTransform(setting, k, bound), OracleEnclosure("arb", lower, upper))
    raise NoEvidence("no negative value of the transform was found")


def _candidates(profile: Term) -> Iterator[Fraction]:
    """0, and wave numbers around the reciprocal of the distance beyond which the profile is small; few at first."""
    yield Fraction(0)
    radius = radius_of(profile)
    steps = [Fraction(n, 8) for n in range(8, 16)]
    coarse, fine = steps[::4], [step for place, step in enumerate(steps) if place % 4]
    for some in (coarse, fine):
        yield from (Fraction(2) ** octave * step / radius for octave in range(-1, 8) for step in some)


def radius_of(profile: Term) -> Fraction:
    """A power of 2 beyond which the profile is less than about 1/16 of what it is at most; a guess."""
    # float: heuristic only, it says where to look
    function = function_of(profile)
    sizes = {n: abs(function(acb(arb(2) ** n), False)) for n in range(-6, 11)}
    known = {n: float(size.mid()) for n, size in sizes.items() if size.is_finite()}
    greatest = max(known.values(), default=1.0)
    return Fraction(2) ** max((n for n, size in known.items() if size > greatest / 16), default=0)


def transform_bounds(profile: Term, d: int, k: Fraction, bits: int = FEW_BITS) -> tuple[Fraction, Fraction]:
    """Bounds for the transform at ``k`` of a profile without parameters that is integrable on R^d."""
    return _bounds(enclosed(profile, d, k, bits))


def bounds_at(term: Term, r: Fraction) -> tuple[Fraction, Fraction]:
    """Bounds for the value of a term in r."""
    with precision(BITS):
        return _bounds(value_at(term, ball(r)))


def _bounds(value: arb) -> tuple[Fraction, Fraction]:
    if not value.rad() < (abs(value.mid()) + 1) * ball(COARSE):
        raise NoEvidence("a value was not enclosed well")
    return decimal_bounds(_exact(value.lower()), _exact(value.upper()))


def _setting(cost: RadialCost, dimension: Term, k: Fraction) -> tuple[Setting, int]:
    if not isinstance(dimension, Number):
        raise InvalidArgument("dimension is d, need a positive integer: a value is enclosed in one dimension at a time")
    profile = tidied(substitute(cost.profile, {D.name: dimension}))
    parameters = sorted(free_symbols(profile) - {R.name})
    if parameters:
        raise InvalidArgument(
            f"cost {cost.formula!r} has the parameter {parameters[0]}, need numbers: one value is enclosed at a time"
        )
    if k < 0:
        raise InvalidArgument(f"k is {k}, need a wave number >= 0")
    try:
        integrable = is_integrable(profile, dimension, domain(()))
    except Refused as refusal:
        raise NoEvidence(f"the cost {text(profile)[:60]!r}: {refusal}") from None
    if not integrable:
        raise NoEvidence(f"the cost {text(profile)!r} is not seen to be integrable in dimension {text(dimension)}")
    return Setting(profile, dimension), int(dimension.value)


def enclosed(profile: Term, d: int, k: Fraction, bits: int = BITS) -> arb:
    """A ball around the transform at ``k`` of a profile that is integrable on R^d, computed with so many ``bits``."""
    with precision(bits):
        area = 2 * arb.pi() ** (arb(d) / 2) / (arb(d) / 2).gamma()
        start, near = _near_zero(profile, d)
        integrand = _integrand(profile, d, k)
        far, rest = _far_out(profile, d, k)
        middle = integral(integrand, acb(start), acb(far))
        return area * (arb(0, near) + middle.real + rest)


def _integrand(profile: Term, d: int, k: Fraction) -> Function:
    whole = function_of(tidied(_times_power(profile, d - 1)))
    wave, j = ball(k), _spherical_mean(d)
    return lambda r, analytic: whole(r, analytic) * j(wave * r)


def _spherical_mean(d: int) -> Callable[[acb], acb]:
    """The entire function j."""
    if d < 4:
        return {1: acb.cos, 2: lambda z: z.bessel_j(0), 3: acb.sinc}[d]
    half, n = arb(d) / 2, arb(d) / 2 - 1

    def mean(z: acb) -> acb:
        if z.real > 1:
            return half.gamma() * (2 / z).pow(acb(n)) * z.bessel_j(n)
        return (-z * z / 4).hypgeom_0f1(acb(half))

    return mean


def _times_power(profile: Term, n: int) -> Term:
    addends = addends_of(profile)
    return Sum(tuple(Product((power(R, Number(Fraction(n))), addend)) for addend in addends)) if n else profile


# --- near 0 ----------------------------------------------------------------------------------------


def _near_zero(profile: Term, d: int) -> tuple[arb, arb]:
    """A small distance, and a bound for the integral of |l| r^(d-1) from 0 to there."""
    # With r = 1/s: the integral of |l(1/s)| s^(-d-1) over s >= start.
    volume = Bound(arb(1), Fraction(-d - 1), {})
    for halvings in HALVINGS:
        start = arb(2) ** halvings
        near = sum((bound.times(volume).tail(start) for bound in _bounds_near_zero(profile, start)), arb(0))
        if near < accuracy():
            break
    return 1 / start, near


def _bounds_near_zero(term: Term, start: arb) -> list[Bound]:
    """Bounds in s = 1/r for s >= ``start``."""
    match term:
        case Sum(terms):
            part = analytic_part(term, domain(()))
            if part is None:
                return [bound for addend in terms for bound in _bounds_near_zero(addend, start)]
            # r^n f(r), where f and its first m - 1 derivatives vanish at 0: |f| <= r^m sup |f^(m)| / m!.
            n, m, slope = part
            size = abs(value_at(slope, arb(0, 1) / start)) / factorial(m)
            return [Bound(size, -n - m, {})]
        case Product(factors):
            result = [Bound(arb(1), Fraction(0), {})]
            for factor in factors:
                result = [one.times(two) for one in result for two in _bounds_near_zero(factor, start)]
            return result
        case Power(Sum() as base, Number(exponent)) if exponent.denominator == 1 and 0 < exponent <= 8:
            return _bounds_near_zero(Product((base,) * int(exponent)), start)
        case _:
            return Majorant(start).upper(at_infinity(term))


# --- far out ---------------------------------------------------------------------------------------


def _far_out(profile: Term, d: int, k: Fraction) -> tuple[arb, arb]:
    """A distance R, and a ball around the integral of l(r) r^(d-1) j(kr) over r > R."""
    best: tuple[arb, arb] | None = None
    for doublings in range(FARTHEST.bit_length()):
        start = arb(2) ** doublings
        for method in (_cut_off, turned) if doublings <= 6 or k * 2**doublings <= MOST_RADIANS else ():
            try:
                rest = method(profile, d, k, start)
            except NoEvidence:
                continue
            if not rest.is_finite():
                continue
            if best is None or rest.rad() < best[1].rad():
                best = start, rest
            if rest.rad() < 64 * accuracy():
                return start, rest
    if best is None or not best[1].rad() < ball(COARSE):
        raise NoEvidence("how fast the cost decays is not bounded well enough for an enclosure")
    return best


def _cut_off(profile: Term, d: int, k: Fraction, start: arb) -> arb:
    volume = Bound(arb(1), Fraction(d - 1), {})
    bounds = Majorant(start).upper(profile)
    return arb(0, sum((bound.times(volume).tail(start) for bound in bounds), arb(0)))


def _exact(end: arb) -> Fraction:
    mantissa, exponent = end.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def decimal_bounds(lower: Fraction, upper: Fraction, digits: int = DIGITS) -> tuple[Fraction, Fraction]:
    """Decimal fractions of about so many ``digits``, the first below ``lower`` and the second above ``upper``.

    >>> decimal_bounds(Fraction(1, 3), Fraction(1, 3), 2)
    (Fraction(33, 100), Fraction(17, 50))
    """
    largest = max(abs(lower), abs(upper))
    before_the_point = len(str(floor(largest))) if largest >= 1 else 1 - len(str(floor(1 / largest))) if largest else 0
    exponent = digits - before_the_point
    scale = Fraction(10) ** exponent
    return Fraction(floor(lower * scale)) / scale, Fraction(ceil(upper * scale)) / scale
