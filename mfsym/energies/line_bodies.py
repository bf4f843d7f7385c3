"""Encloses the least energy of N bodies on the line for an even density, whose quantiles are enclosed.

Systematic sampling has two bodies with k - 1 others between them at x and y, with the part p = k/N of the mass between
them.  Their mean cost, N times an integral over the first body, is by symmetry N times twice the integral over y > y0,
where y0 has the mass (1 - p)/2 beyond it and x = -y0 belongs to it.  For p < 1/2, x changes its sign where y has
the mass 1/2 - p beyond it.
"""

from flint import arb

from mfsym.costs.shape import addends_of
from mfsym.costs.tidy import tidied
from mfsym.energies.coupled import Coupled, bounds_of, precision
from mfsym.energies.integral import Transforms, antiderivative, integral
from mfsym.errors import NoEvidence
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import EnergyOfBodies, Marginal, Setting, UniformBall
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, OracleEnclosure, SampledEnergy
from mfsym.kernel.law import density_of
from mfsym.kernel.term import ONE, R, Term, free_symbols, negative, product, total

MOST_BODIES = 60
APART = -100
"""Panels begin and end so many halvings of 1 away from where the second body is at 0."""


def energy_of_bodies(setting: Setting, law: Marginal, bodies: int, transforms: Transforms) -> Certificate:
    """Bounds with about 19 digits for V_N, the least energy of so many ``bodies``, to be checked.

    Refuses (NoEvidence) parameters, laws without an even density on the whole line, and more than 60 bodies.
    """
    density = density_of(law, ONE)
    if setting.dimension != ONE or density is None or isinstance(law, UniformBall):
        raise NoEvidence("the law has no density that is even and positive on the line")
    if free_symbols(product(density, setting.profile)) - {R.name} or bodies > MOST_BODIES:
        raise NoEvidence(f"an enclosure needs numbers for the parameters, and at most {MOST_BODIES} bodies")
    where = domain(())
    mass = integral(density, where, transforms)
    written = tidied(density)
    addends = addends_of(written)
    tail = tidied(negative(total(*(antiderivative(addend, where) for addend in addends))))
    with precision():
        found = sum((_at_rank(density, tail, setting.profile, k, bodies) for k in range(1, bodies)), arb(0))
        lower, upper = bounds_of(found)
    slope = tidied(derivative(setting.profile, R))
    evidence = SampledEnergy(slope, tidied(derivative(slope, R)), mass, OracleEnclosure("arb", lower, upper))
    return Certificate(EnergyOfBodies(setting, law, bodies, lower, upper), evidence)


def _at_rank(density: Term, tail: Term, profile: Term, k: int, bodies: int) -> arb:
    """N times the integral for bodies with k - 1 others between them."""
    p, unit = arb(k) / bodies, arb(2) ** APART
    apart = Coupled(density, tail, profile, 1 - p, 1)
    start = apart.inverse((1 - p) / 2, arb(1))
    begin = (start + unit).mid()
    left_out = [(start.union(begin), 2 * start)]
    if 2 * k >= bodies:
        whole = apart.integral(begin, None, arb(0))
    else:
        together = Coupled(density, tail, profile, p, -1)
        crossing = apart.inverse(arb(1) / 2 - p, start)
        before, after = (crossing - unit).mid(), (crossing + unit).mid()
        left_out.append((before.union(after), crossing))
        farthest = together.inverse(p, arb(1))
        whole = apart.integral(begin, before, arb(0)) + together.integral(after, None, farthest)
    # The cost there is at most that of a distance that is a little less.
    slivers = [3 * unit * abs(apart.at(density, y)) * abs(apart.at(profile, gap / 2)) for y, gap in left_out]
    return 2 * bodies * (whole + arb(0, sum(slivers, arb(0)).upper()))
