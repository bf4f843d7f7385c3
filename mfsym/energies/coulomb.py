"""Finds bounds for Coulomb energies of densities: by the L3 norm, and by the Lieb-Oxford inequality at high density."""

from fractions import Fraction

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.energies.find import mutual_energy
from mfsym.energies.integral import Transforms, integral, value_of
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyBound, HighDensity, Marginal, MutualEnergy, Setting
from mfsym.kernel.coulomb import BOUND_BY_CUBE, LIEB_OXFORD, SPHERE
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import (
    Certificate,
    CubeIntegral,
    Derivation,
    DistanceIntegral,
    PowerIntegral,
    ShellIntegral,
    TransformIntegral,
)
from mfsym.kernel.grammar import text
from mfsym.kernel.law import density_of
from mfsym.kernel.term import ONE, Number, R, Term, contains, number, power, product, quotient, substitute


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
    density = _density(setting, law)
    match mutual_energy(setting, law, law, transforms, ("shells", "distance", "transform")):
        case Certificate(
            MutualEnergy(value=value), DistanceIntegral() | ShellIntegral() | TransformIntegral() as energy
        ):
            pass
        case _:
            raise NoEvidence("the mean field energy has no closed form")
    raised = _integral_of_power(density, Fraction(4, 3), setting, transforms)
    strength = substitute(setting.profile, {R.name: ONE})
    twice = product(number(2), LIEB_OXFORD, strength, SPHERE, value_of(raised))
    constant = shortest(tidied(quotient(twice, value)))
    return Certificate(HighDensity(setting, law, constant), PowerIntegral(value, energy, raised))


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
