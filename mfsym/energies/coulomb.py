"""Finds bounds for Coulomb energies of densities: by the L3 norm; for many bodies by the Lieb-Oxford inequality or by
the L2 norm; and what two bodies have of that inequality."""

from fractions import Fraction

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.energies.balls import decimal
from mfsym.energies.find import mutual_energy
from mfsym.energies.integral import Transforms, integral, value_of
from mfsym.energies.two_bodies import two_bodies
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyBound, HighDensity, IndirectRatio, Marginal, MutualEnergy, Setting, TwoBodyCost
from mfsym.kernel.coulomb import BOUND_BY_CUBE, BY_SQUARE, LIEB_OXFORD, SPHERE
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import (
    AntipodalEnclosure,
    Certificate,
    CubeIntegral,
    Derivation,
    DistanceIntegral,
    IndirectEnergy,
    PowerIntegral,
    ShellIntegral,
    SquareIntegral,
    TransformIntegral,
)
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.law import density_of
from mfsym.kernel.term import ONE, Number, R, Term, contains, difference, number, power, product, quotient, substitute
from mfsym.kernel.verdict import Status

RATIO_DIGITS = 17


def energy_bound(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """A bound for the mean field energy of a cost that is between 0 and c/r in dimension 3, with evidence.

    Refuses (NoEvidence) laws without a density, densities whose cube is not seen to be integrable, and other costs.
    """
    where = domain(setting.conditions)
    density = _density(setting, law)
    strength = scaled = tidied(product(setting.profile, R))
    if contains(scaled, R):
        upper = enclose(scaled, where).upper
        if upper is None:
            raise NoEvidence("the cost is not seen to be at most a constant over r")
        strength = Number(upper)
    mass = integral(product(density, power(R, number(2))), where, transforms)
    cube = _integral_of_power(density, Fraction(3), setting, transforms)
    bound = substitute(BOUND_BY_CUBE, {"c": strength, "s": tidied(product(SPHERE, value_of(cube)))})
    return Certificate(EnergyBound(setting, law, shortest(tidied(bound))), CubeIntegral(scaled, strength, mass, cube))


def high_density(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """The constant of the Lieb-Oxford inequality for many bodies with this law, with evidence.

    Refuses (NoEvidence) laws without a density, other costs than that of Coulomb in dimension 3, and densities of which
    one of the two integrals is not found.
    """
    found = _power_integral(setting, law, transforms)
    strength = substitute(setting.profile, {R.name: ONE})
    twice = product(number(2), LIEB_OXFORD, strength, SPHERE, value_of(found.power))
    constant = shortest(tidied(quotient(twice, found.value)))
    return Certificate(HighDensity(setting, law, constant), found)


def smeared_charges(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """A constant for many bodies with this law from the L2 norm of its density, with evidence that cites nothing.

    Refuses (NoEvidence) what :func:`high_density` does.
    """
    density = _density(setting, law)
    value, energy = _mean_field(setting, law, transforms)
    square = _integral_of_power(density, Fraction(2), setting, transforms)
    strength = substitute(setting.profile, {R.name: ONE})
    twice = substitute(BY_SQUARE, {"c": strength, "s": tidied(product(SPHERE, value_of(square)))})
    constant = shortest(tidied(quotient(twice, value)))
    return Certificate(HighDensity(setting, law, constant), SquareIntegral(value, energy, square))


def many_bodies(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """What :func:`high_density` finds, or :func:`smeared_charges` where the integral of f^(4/3) is not known."""
    try:
        return high_density(setting, law, transforms)
    except NoEvidence as reason:
        try:
            return smeared_charges(setting, law, transforms)
        except NoEvidence:
            raise reason from None


def indirect_ratio(setting: Setting, law: Marginal, transforms: Transforms) -> Certificate:
    """Bounds for the ratio of the Lieb-Oxford inequality for two bodies with this law, with evidence.

    Refuses (NoEvidence) what :func:`high_density` and :func:`~mfsym.energies.two_bodies.two_bodies` do.
    """
    integrals = _power_integral(setting, law, transforms)
    match two_bodies(setting, law, transforms):
        case Certificate(TwoBodyCost(lower=least, upper=greatest), AntipodalEnclosure() as apart):
            pass
        case _:
            raise NoEvidence("the least cost of two bodies is not enclosed")
    scale = product(substitute(setting.profile, {R.name: ONE}), parse("2^(4/3)"), SPHERE, value_of(integrals.power))
    ends = [quotient(difference(product(number(2), integrals.value), number(end)), scale) for end in (greatest, least)]
    lower, upper = (Fraction(decimal(end, RATIO_DIGITS)) for end in ends)
    evidence = IndirectEnergy(apart, integrals)
    # The digits are cut off, and the kernel sees fewer of values such as gamma(17/3).
    for digits in (RATIO_DIGITS - 2, 10, 6):
        unit = Fraction(1, 10**digits)
        claim = IndirectRatio(setting, law, lower - unit, upper + unit)
        if check(claim, evidence).status is Status.HOLDS:
            return Certificate(claim, evidence)
    raise NoEvidence("the integrals of the Lieb-Oxford inequality are not enclosed well")


def _power_integral(setting: Setting, law: Marginal, transforms: Transforms) -> PowerIntegral:
    density = _density(setting, law)
    value, energy = _mean_field(setting, law, transforms)
    return PowerIntegral(value, energy, _integral_of_power(density, Fraction(4, 3), setting, transforms))


def _mean_field(
    setting: Setting, law: Marginal, transforms: Transforms
) -> tuple[Term, DistanceIntegral | ShellIntegral | TransformIntegral]:
    match mutual_energy(setting, law, law, transforms, ("shells", "distance", "transform")):
        case Certificate(
            MutualEnergy(value=value), DistanceIntegral() | ShellIntegral() | TransformIntegral() as energy
        ):
            return value, energy
    raise NoEvidence("the mean field energy has no closed form")


def _density(setting: Setting, law: Marginal) -> Term:
    if setting.dimension != number(3):
        raise NoEvidence(f"the dimension is {text(setting.dimension)}, need 3")
    density = density_of(law, setting.dimension)
    if density is None:
        raise NoEvidence("the law has no radial density")
    return density


def _integral_of_power(density: Term, exponent: Fraction, setting: Setting, transforms: Transforms) -> Derivation:
    integrand = product(power(density, number(exponent)), power(R, number(2)))
    return integral(integrand, domain(setting.conditions), transforms)
