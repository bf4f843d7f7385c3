"""Encloses the least Coulomb energy of two bodies with the same radial density in space.

One body at the distance s has the other on the opposite side, at the distance r(s) with as much mass inside of it as
there is beyond s (see ``fact:antipodal-map``).  With the mass m(s) = 4 pi s^2 f(s) on spheres, and the median h,

    F_2 = 2 times the integral of m(s) / (s + r(s)) over s > h.

In a ball of radius 1 the density ends abruptly, but r^3 + s^3 = 1, so that 1/(s + r) = s^2 - s r + r^2: with u = s^3,
F_2 is the integral of u^(2/3) - (u (1 - u))^(1/3) + (1 - u)^(2/3) over 0 < u < 1, twice 3/5 less a Beta function.
"""

from flint import arb

from mfsym.costs.shape import addends_of
from mfsym.costs.tidy import tidied
from mfsym.energies.balls import ball
from mfsym.energies.coupled import Coupled, bounds_of, exact, precision
from mfsym.energies.integral import Transforms, antiderivative, integral
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Marginal, Setting, TwoBodyCost, UniformBall
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import AntipodalEnclosure, Certificate
from mfsym.kernel.grammar import parse
from mfsym.kernel.law import density_of
from mfsym.kernel.term import (
    PI,
    R,
    contains,
    free_symbols,
    negative,
    number,
    power,
    product,
    total,
)  # fmt: skip

_OF_UNIT_BALL = parse("6/5 - gamma(4/3)^2/gamma(8/3)")


def two_bodies(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """Bounds with about 20 digits for F_2, the least cost of a pair, with the enclosure by Arb as evidence.

    Refuses (NoEvidence) other costs than multiples of 1/r in dimension 3, parameters, and laws without a density.

    >>> from fractions import Fraction
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
    with precision():
        if isinstance(law, UniformBall):
            cost = ball(_OF_UNIT_BALL, {}).real / exact(law.radius)
        else:
            slope = tidied(product(number(4), PI, power(R, number(2)), density))
            addends = addends_of(slope)
            tail = tidied(negative(total(*(antiderivative(addend, where) for addend in addends))))
            shells = Coupled(slope, tail, parse("1/r"), arb(1), 1)
            median = shells.inverse(arb(1) / 2, arb(1))
            # The panels begin near the median, which is only enclosed: between the two there is hardly any mass.
            sliver = median.rad() * abs(shells.at(slope, median)) / median
            cost = 2 * (shells.integral(median.mid(), None, arb(0)) + arb(0, sliver.upper()))
        lower, upper = bounds_of(cost * ball(strength, {}).real)
    evidence = AntipodalEnclosure("arb", lower, upper, mass)
    return Certificate(TwoBodyCost(setting, law, lower, upper), evidence)
