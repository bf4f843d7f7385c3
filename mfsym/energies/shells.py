"""Encloses the Coulomb energy of a law by its shape f, from f alone: no mass in closed form is needed.

With m(r) = r^2 f(r) and M' = m, M(0) = 0, the energy is the integral of 2 M m/r, divided by the square of that of m.
Both grow panel by panel: on each, m is a Taylor series with a bound for the rest, hence M and the integrand are.
"""

from fractions import Fraction

from flint import arb, arb_series, ctx

from mfsym.costs.tidy import tidied
from mfsym.energies.balls import fraction_of
from mfsym.energies.coupled import ORDER, exact, precision, series_of
from mfsym.energies.find import DIGITS, Enclosures
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyEnclosure, Marginal, RadialShape, Setting
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, EnclosedShells
from mfsym.kernel.interval import Interval
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import Refused
from mfsym.kernel.rules import in_dimension
from mfsym.kernel.term import Number, R, Term, free_symbols, number, power, product

START = Fraction(1, 2**30)
WIDEST = Fraction(1, 8)
FARTHEST = 2**40
HALVINGS = 12
SMALL = Fraction(1, 10**18)
ENOUGH = Fraction(1, 10**14)
"""So much of the mass, in units of all of it, may be left out."""


def energy_of_shells(setting: Setting, first: Marginal, second: Marginal, enclosures: Enclosures) -> Certificate:
    """Bounds for the Coulomb energy of two bodies with a law that is given by its shape.

    Refuses (NoEvidence) other laws and costs, parameters, and shapes that are unbounded or fall off too slowly.
    """
    if not (isinstance(first, RadialShape) and first == second):
        raise NoEvidence("the law is not one by its shape")
    if setting.dimension != number(3) or tidied(product(setting.profile, R)) != number(1):
        raise NoEvidence("the cost is not 1/r in dimension 3")
    shape = in_dimension(first.shape, number(3))
    if free_symbols(shape) - {R.name}:
        raise NoEvidence("an enclosure needs numbers for the parameters")
    weight = product(shape, power(R, number(2)))
    whole = enclosures(tidied(weight))
    with precision():
        mass = exact(whole.lower / 2).union(exact(whole.upper / 2))
        energy = _energy(shape, mass) / mass**2
        if not energy.rad() < exact(Fraction(1, 10**6)):
            raise NoEvidence("the energy was not enclosed well")
        ends = [fraction_of(end) * 10**DIGITS for end in (energy.lower(), energy.upper())]
    lower, upper = Fraction(ends[0].__floor__(), 10**DIGITS), Fraction(ends[1].__ceil__(), 10**DIGITS)
    return Certificate(EnergyEnclosure(setting, first, second, lower, upper), EnclosedShells("arb", lower, upper))


def _energy(shape: Term, mass: arb) -> arb:
    """The integral of 2 M m/r over all r > 0."""
    ends, branches = _pieces(shape)
    # Up to the first distance M is at most sup f r^3/3, and 2 M m/r at most 2 (sup f)^2 r^4/3.
    first = min([START, *(end / 2 for end in ends)])
    most = enclose(shape, domain(()).with_box(R, Interval(Fraction(0), first))).upper
    if most is None:
        raise NoEvidence("the density is not seen to be bounded near 0")
    start = first
    inside = arb(0).union(exact(most * start**3 / 3))
    found = arb(0).union(exact(2 * most**2 * start**5 / 15))
    width = start
    while True:
        rest = mass - inside
        if rest.upper() < exact(ENOUGH) * mass or not rest > 0:
            break
        if start > FARTHEST:
            raise NoEvidence("the density falls off too slowly")
        place = sum(end <= start for end in ends)
        if place == len(ends) and branches[place] == number(0):
            return found
        room = [start * WIDEST, width, *([ends[place] - start] if place < len(ends) else [])]
        for halvings in range(HALVINGS):
            stop = start + min(room) / 2**halvings
            grown, energy = _panel(branches[place], start, stop, inside)
            if energy.rad() < exact(SMALL) * mass**2 + 4 * mass * inside.rad():
                break
        else:
            raise NoEvidence("the integral was not enclosed well on a panel")
        width = 2 * (stop - start)
        inside, found, start = inside + grown, found + energy, stop
    # Beyond, 2 M m/r is at most twice the mass times m/r.
    return found + arb(0).union((2 * mass * rest / exact(start)).upper())


def _pieces(shape: Term) -> tuple[list[Fraction], list[Term]]:
    try:
        ends, branches = pieces(shape, domain(()))
    except Refused as reason:
        raise NoEvidence(f"the shape is not given in pieces: {reason}") from None
    values = [end.value for end in map(tidied, ends) if isinstance(end, Number)]
    if len(values) < len(ends):
        raise NoEvidence("the shape has an end that is not rational")
    return values, [tidied(branch) for branch in branches]


def _panel(shape: Term, start: Fraction, stop: Fraction, inside: arb) -> tuple[arb, arb]:
    """The integrals of m and of 2 M m/r between two distances, where M is ``inside`` at the first."""
    ctx.cap = ORDER + 1
    width = exact(stop - start)
    here = arb_series([exact(start), 1])
    everywhere = arb_series([exact(start).union(exact(stop)), 1])
    near, far = series_of(shape, here) * here * here, series_of(shape, everywhere) * everywhere * everywhere
    grown = _integrated(near, far, width)
    far_inside = inside.union(inside + grown) + far.integral()
    integrand = 2 * (inside + near.integral()) * near / here
    rest = 2 * far_inside * far / everywhere
    return grown, _integrated(integrand, rest, width)


def _integrated(near: arb_series, far: arb_series, width: arb) -> arb:
    """The integral over a panel of the function with this Taylor series at its start, and this one everywhere."""
    found = arb(0)
    for k in range(ORDER):
        found += near[k] * width ** (k + 1) / (k + 1)
    return found + far[ORDER] * width ** (ORDER + 1) / (ORDER + 1)
