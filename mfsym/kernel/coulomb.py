"""The Coulomb energy of densities: a bound by the L3 norm, and what the Lieb-Oxford inequality says at high density."""

from fractions import Fraction

from mfsym.kernel.claim import (
    EnergyBound,
    EnergyEnclosure,
    HighDensity,
    IndirectRatio,
    MutualEnergy,
    RadialShape,
    Setting,
    TwoBodyCost,
)
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.derivation import assumptions, profile_of, require_meaning
from mfsym.kernel.enclosure import defined, enclose
from mfsym.kernel.energy import (
    THREE,
    check_distance_integral,
    check_shell_integral,
    check_transform_integral,
    integral_value,
    radial_density,
    require_coulomb,
    require_mass_one,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    AntipodalEnclosure,
    CubeIntegral,
    DistanceIntegral,
    EnclosedShells,
    IndirectEnergy,
    PowerIntegral,
    ShellIntegral,
    SquareIntegral,
    TransformIntegral,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval, added, multiplied, reciprocal
from mfsym.kernel.law import require_law
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.rules import in_dimension
from mfsym.kernel.term import (
    BOUND,
    ONE,
    PI,
    ZERO,
    D,
    K,
    R,
    Term,
    contains,
    difference,
    free_symbols,
    number,
    power,
    product,
    substitute,
)

SPHERE = product(number(4), PI)
LIEB_OXFORD = number(Fraction(79, 50))
_SQUARE = power(R, number(2))
BOUND_BY_CUBE = parse("2*c*(8*pi/3)^(1/3)*s^(1/6)")
"""The bound for a cost below c/r and a density the integral of whose cube is s."""
BY_SQUARE = parse("9/5*c*(4*pi/3)^(1/3)*s^(1/3)")
"""The constant, times the mean field energy, for the cost c/r and a density the integral of whose square is s."""


def check_energy_bound(claim: EnergyBound, evidence: CubeIntegral) -> frozenset[str]:
    """The facts used, if the bound is the one by the integral of the cube of the density.

    Let S be that integral and c/r be above the cost.  By Hölder, the integral of f(y)/|x - y| over |x - y| < R is at
    most S^(1/3) times the integral of |z|^(-3/2) over |z| < R to the power 2/3, which is (8 pi/3)^(2/3) R; over the
    rest it is at most 1/R.  For the best R the sum is 2 (8 pi/3)^(1/3) S^(1/6), whatever x is.
    """
    setting, strength = claim.setting, evidence.strength
    where, profile = assumptions(setting), profile_of(setting)
    require(setting.dimension == THREE, "the dimension is not 3")
    require_law(claim.marginal, setting.dimension, where)
    require_meaning(claim.bound, where)
    constant = not any(contains(strength, symbol) for symbol in (R, K, D, BOUND))
    require(constant and defined(strength, where), "the strength is not a constant")
    scaled = defined(evidence.scaled, where) and equal(product(profile, R), evidence.scaled)
    require(scaled, "the scaled cost is not the cost times r")
    require(enclose(evidence.scaled, where).is_nonnegative(), "the cost is not seen to be nonnegative")
    gap = difference(strength, evidence.scaled)
    below = equal(gap, ZERO) or enclose(gap, where).is_nonnegative()
    require(below, "the cost is not seen to be at most the strength over r")
    density = radial_density(claim.marginal, setting)
    trusts = require_mass_one(density, evidence.mass, THREE, where)
    cube, used = integral_value(evidence.cube, product(power(density, number(3)), _SQUARE), where)
    bound = substitute(BOUND_BY_CUBE, {"c": strength, "s": product(SPHERE, cube)})
    require(equal(claim.bound, bound), "the bound is another one")
    return trusts | used


def check_high_density(claim: HighDensity, evidence: PowerIntegral) -> frozenset[str]:
    """The facts used, if the constant is that of the Lieb-Oxford inequality.

    With MF the mean field energy and I the integral of f^(4/3), N bodies with the cost c/r have the density N f, whose
    energy with itself is N^2/2 MF, and theirs is at least N^2/2 MF - 1.58 c N^(4/3) I.  Independent bodies have
    N(N - 1)/2 MF.
    """
    setting, law = claim.setting, claim.marginal
    where = assumptions(setting)
    strength = _strength(setting)
    require_meaning(claim.constant, where)
    trusts = _check_energy(MutualEnergy(setting, law, law, evidence.value), evidence.energy)
    raised = power(radial_density(law, setting), number(Fraction(4, 3)))
    integral, used = integral_value(evidence.power, product(raised, _SQUARE), where)
    twice = product(number(2), LIEB_OXFORD, strength, SPHERE, integral)
    require(equal(product(claim.constant, evidence.value), twice), "the constant is another one")
    return trusts | used | {"fact:lieb-oxford"}


def check_smeared(claim: HighDensity, evidence: SquareIntegral) -> frozenset[str]:
    """The facts used, if the constant is that of charges smeared over balls.

    Let S be the integral of f^2, and c_R the mean of 1/|x + X - y - Y| over X, Y uniform on a ball of radius R.  It is
    at most 1/|x - y| and 6/(5R) for x = y (Newton), has a nonnegative transform (the square of that of the ball), and
    falls short of 1/|z| by a function with the integral 4 pi R^2/5: the limit of 4 pi/k^2 times 1 less this square at
    k = 0.  N points have the energy of c_R with each other and themselves, so that the mean over points with the law
    of one body is at least N^2/2 times the energy of this law, less N/2 6/(5R).  The first is within
    N^2/2 4 pi R^2/5 S of N^2/2 MF (Young).  For R^3 = 3/(4 pi N S) the two errors sum to
    9/10 (4 pi/3)^(1/3) N^(4/3) S^(1/3).
    """
    setting, law = claim.setting, claim.marginal
    where = assumptions(setting)
    strength = _strength(setting)
    require_meaning(claim.constant, where)
    trusts = _check_energy(MutualEnergy(setting, law, law, evidence.value), evidence.energy)
    squared = product(power(radial_density(law, setting), number(2)), _SQUARE)
    integral, used = integral_value(evidence.square, squared, where)
    twice = substitute(BY_SQUARE, {"c": strength, "s": product(SPHERE, integral)})
    require(equal(product(claim.constant, evidence.value), twice), "the constant is another one")
    return trusts | used


def check_two_bodies(claim: TwoBodyCost, evidence: AntipodalEnclosure) -> frozenset[str]:
    """The oracle, and the theorem that bodies on opposite sides are optimal, if the enclosure is between the bounds."""
    setting = claim.setting
    where = assumptions(setting)
    strength = _strength(setting)
    require_law(claim.marginal, setting.dimension, where)
    density = radial_density(claim.marginal, setting)
    require(free_symbols(product(strength, density)) <= {R.name}, "an oracle needs numbers for the parameters")
    trusts = require_mass_one(density, evidence.mass, THREE, where)
    require(evidence.oracle == "arb", "there is no oracle of this name")
    require(evidence.lower <= evidence.upper, "the enclosure is empty")
    require(claim.lower <= evidence.lower, "the enclosure reaches below the bounds")
    require(evidence.upper <= claim.upper, "the enclosure reaches above the bounds")
    return trusts | {"oracle:arb", "fact:antipodal-map"}


def check_enclosed_shells(claim: EnergyEnclosure, evidence: EnclosedShells) -> frozenset[str]:
    """The oracle, if its enclosure of the energy is between the bounds.

    The mean of 1/|x - y| over two spheres is 1/max(r, s) (Newton), so that the energy is the integral of 2 M m/r for
    the masses m on spheres and M inside of them, once the mass is divided out.  It is at most twice the mass times the
    integral of m/r = r f, which is finite for functions that are integrable in dimension 2.
    """
    setting = claim.setting
    where = assumptions(setting)
    require_coulomb(setting)
    require(claim.first == claim.second, "there are two laws")
    match claim.first:
        case RadialShape(shape):
            pass
        case _:
            raise Refused("the law is not one by its shape")
    require_law(claim.first, THREE, where)
    f, strength = in_dimension(shape, THREE), substitute(profile_of(setting), {R.name: ONE})
    require(is_integrable(f, number(2), where), "the energy is not seen to be finite")
    require(equal(strength, ONE), "the cost is a multiple of 1/r")
    require(free_symbols(f) <= {R.name}, "an oracle needs numbers for the parameters")
    require(evidence.oracle == "arb", "there is no oracle of this name")
    require(evidence.lower <= evidence.upper, "the enclosure is empty")
    require(claim.lower <= evidence.lower, "the enclosure reaches below the bounds")
    require(evidence.upper <= claim.upper, "the enclosure reaches above the bounds")
    return frozenset({"oracle:arb"})


def check_indirect_ratio(claim: IndirectRatio, evidence: IndirectEnergy) -> frozenset[str]:
    """What is trusted for the least energy V of the two bodies, if the ratio is seen between its bounds.

    With MF and I as above, rho = 2 f has half the energy 2 MF with itself, and the integral 2^(4/3) I of rho^(4/3).
    """
    setting, law, integrals = claim.setting, claim.marginal, evidence.integrals
    where = assumptions(setting)
    least = TwoBodyCost(setting, law, evidence.apart.lower, evidence.apart.upper)
    trusts = check_two_bodies(least, evidence.apart)
    trusts |= _check_energy(MutualEnergy(setting, law, law, integrals.value), integrals.energy)
    raised = power(radial_density(law, setting), number(Fraction(4, 3)))
    integral, used = integral_value(integrals.power, product(raised, _SQUARE), where)
    scale = product(_strength(setting), power(number(2), number(Fraction(4, 3))), SPHERE, integral)
    below = added(enclose(product(number(2), integrals.value), where), Interval(-least.upper, -least.lower))
    ratio = multiplied(below, reciprocal(enclose(scale, where)))
    require(ratio.lower is not None and claim.lower <= ratio.lower, "the ratio is not seen above its bound")
    require(ratio.upper is not None and ratio.upper <= claim.upper, "the ratio is not seen below its bound")
    return trusts | used


def _strength(setting: Setting) -> Term:
    """The c of a cost c/r in dimension 3; refuses other costs, and those that are not seen to be positive."""
    require_coulomb(setting)
    strength = substitute(profile_of(setting), {R.name: ONE})
    require(enclose(strength, assumptions(setting)).is_positive(), "the cost is not seen to be positive")
    return strength


def _check_energy(
    claim: MutualEnergy, evidence: DistanceIntegral | ShellIntegral | TransformIntegral
) -> frozenset[str]:
    match evidence:
        case DistanceIntegral() as offered:
            return check_distance_integral(claim, offered)
        case ShellIntegral() as offered:
            return check_shell_integral(claim, offered)
        case offered:
            return check_transform_integral(claim, offered)
