"""Energies of pairs of laws: the integral of l(|x - y|), in real space, by Newton's theorem, and in Fourier space.

Either law is one around 0; for parts that are ``apart``, by a vector that leads from the center of the first to that of
the second, see :mod:`mfsym.kernel.placed`.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import isqrt

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import EnergyEnclosure, Marginal, MutualEnergy, Points, Setting
from mfsym.kernel.decay import falls_to_zero, is_integrable_at_infinity
from mfsym.kernel.derivation import assumptions, cost_at, profile_of, replay, replay_equation, require_meaning
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    Derivation,
    DistanceIntegral,
    EnclosedIntegral,
    OverDistances,
    OverShells,
    OverWaveNumbers,
    Pair,
    ShellIntegral,
    SumOverPoints,
    TransformIntegral,
)
from mfsym.kernel.integrals import value_at_zero
from mfsym.kernel.interval import Interval, multiplied
from mfsym.kernel.law import area_of_unit_sphere, density_of, require_law, transform_of
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import (
    BOUND,
    ONE,
    PI,
    ZERO,
    Apply,
    K,
    R,
    Symbol,
    Term,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.kernel.value import trusted_enclosure

THREE = number(3)
PARSEVAL = "fact:parseval-energy"
Energy = MutualEnergy | EnergyEnclosure
Vector = tuple[Fraction, ...]


@dataclass(frozen=True)
class Reduced:
    """An energy is ``factor`` times the integral of the ``integrand``, a term in r, over (0, oo); by what is used."""

    factor: Term
    integrand: Term
    trusts: frozenset[str]
    where: Domain


def check_sum_over_points(claim: MutualEnergy, evidence: SumOverPoints) -> frozenset[str]:
    """Nothing is trusted, if the value is the sum over all pairs of points."""
    where = energy_domain(claim)
    match claim.first, claim.second:
        case Points() as first, Points() as second:
            value = total(
                *(
                    product(number(weight * other_weight), cost_at(distance_of(point, other), claim.setting, where))
                    for point, weight in zip(first.points, first.weights, strict=True)
                    for other, other_weight in zip(second.points, second.weights, strict=True)
                )
            )
        case _:
            raise Refused("a law is not one on finitely many points")
    require_meaning(claim.value, where)
    require(equal(claim.value, value), "the energy is another one")
    return frozenset()


def check_distance_integral(claim: MutualEnergy, evidence: DistanceIntegral) -> frozenset[str]:
    """The facts used, if the value is the integral of the cost against the law of X - Y."""
    return require_energy(claim, over_distances(claim, evidence), evidence.energy)


def check_shell_integral(claim: MutualEnergy, evidence: ShellIntegral) -> frozenset[str]:
    """The facts used, if the value is the integral over pairs of spherical shells."""
    return require_energy(claim, over_shells(claim, evidence), evidence.energy)


def check_transform_integral(claim: MutualEnergy, evidence: TransformIntegral) -> frozenset[str]:
    """The facts used, if the value is the integral of the three transforms (Lemma 2.10 of [CFP])."""
    return require_energy(claim, over_wave_numbers(claim, evidence), evidence.energy)


def require_energy(claim: MutualEnergy, reduced: Reduced, energy: Derivation) -> frozenset[str]:
    """The facts used, if the value is that of the integral to which the energy is reduced."""
    require_meaning(claim.value, reduced.where)
    value, used = integral_value(energy, reduced.integrand, reduced.where)
    require(equal(claim.value, product(reduced.factor, value)), "the energy is another one")
    return reduced.trusts | used


def check_enclosed_integral(claim: EnergyEnclosure, evidence: EnclosedIntegral) -> frozenset[str]:
    """The oracle and the facts used, if the energy is an integral that the oracle encloses well enough."""
    return require_enclosure(claim, evidence, ())


def require_enclosure(claim: EnergyEnclosure, evidence: EnclosedIntegral, apart: Vector) -> frozenset[str]:
    """The same for laws that are ``apart``."""
    match evidence.reduction:
        case OverDistances() as reduction:
            reduced = over_distances(claim, reduction, apart)
        case OverShells() as reduction:
            reduced = over_shells(claim, reduction, apart)
        case reduction:
            reduced = over_wave_numbers(claim, reduction, apart)
    enclosure = evidence.enclosure
    # Twice the integral is the transform of the integrand, as a function of |x| on the line, at 0.
    trusts = trusted_enclosure(Setting(reduced.integrand, ONE), Fraction(0), enclosure)
    half = enclose(quotient(reduced.factor, number(2)), reduced.where)
    found = multiplied(half, Interval(enclosure.lower, enclosure.upper))
    require(found.lower is not None and claim.lower <= found.lower, "the enclosure reaches below the bounds")
    require(found.upper is not None and found.upper <= claim.upper, "the enclosure reaches above the bounds")
    return reduced.trusts | trusts


def over_distances(
    claim: Energy, evidence: DistanceIntegral | OverDistances, apart: Vector = (), primitive: Term | None = None
) -> Reduced:
    """The integral of the cost against the law of X - Y; in dimension 3, of laws that are ``apart``, ``primitive`` is
    an antiderivative of r l(r).

    The density q is integrable over R^d, as its mass is an absolutely convergent integral; it has the transform of the
    even part of the law of X - Y, so it is the density of that (transforms of finite measures are continuous and
    determine them), and the cost is even.
    """
    where, setting = energy_domain(claim), claim.setting
    (transform, odd), trusts = _transform_of_difference(claim, evidence.transforms)
    density, space = evidence.density, _volume(R, setting.dimension)
    pair, used = replay(Setting(density, setting.dimension, setting.conditions), evidence.difference)
    require(equal(pair.transform, transform), "the density is not that of the difference of the two laws")
    used |= require_mass_one(density, evidence.mass, setting.dimension, where)
    profile = profile_of(setting)
    if any(apart):
        require(equal(odd, ZERO), "the law of the difference is not even")
        profile = mean_profile(setting, apart, primitive, where)
    integrand = product(profile, density, space)
    return Reduced(area_of_unit_sphere(setting.dimension), integrand, trusts | used, where)


def mean_profile(setting: Setting, apart: Vector, primitive: Term | None, where: Domain) -> Term:
    """The mean of l(|x + a u|) over the directions u of a vector of length a, as a term in r = |x|.

    On the line it is (l(|r - a|) + l(r + a))/2.  In dimension 3 the distance s = |x + a u| has the density s/(2 a r)
    between |r - a| and r + a, as s^2 is uniform; so it is (L(r + a) - L(|r - a|))/(2 a r), where L' = s l(s).
    """
    length = distance_of(apart, (Fraction(0),) * len(apart))
    beyond, before, after = difference(R, length), difference(length, R), total(R, length)

    def at(term: Term, r: Term) -> Term:
        return substitute(term, {R.name: r})

    profile = profile_of(setting)
    if setting.dimension == ONE:
        near = Apply("if", (Apply("less", (R, length)), at(profile, before), at(profile, beyond)))
        return product(number(Fraction(1, 2)), total(near, at(profile, after)))
    require(setting.dimension == THREE, "the dimension is neither 1 nor 3")
    if primitive is None:
        raise Refused("laws that are apart need an antiderivative of r l(r)")
    require(defined(primitive, where), "the antiderivative is not continuous")
    require(equal(derivative(primitive, R), product(R, profile)), "the antiderivative is one of another function")
    near = Apply("if", (Apply("less", (R, length)), at(primitive, before), at(primitive, beyond)))
    return quotient(difference(at(primitive, after), near), product(number(2), length, R))


def over_shells(claim: Energy, evidence: ShellIntegral | OverShells, apart: Vector = ()) -> Reduced:
    """The integral over pairs of spherical shells.

    The mean of 1/|x - y| over two spheres is 1/max(r, s) (Newton), so that the energy is
    c integral of (M dN + N dM) / r, where dM = 4 pi r^2 f dr.
    """
    where, setting = energy_domain(claim), claim.setting
    require(not any(apart), "the shells of laws that are apart have different centers")
    require_coulomb(setting)
    densities = [radial_density(law, setting) for law in _different(claim)]
    require(len(densities) == len(evidence.tails), "there are not as many tails as different laws")
    slopes = [product(number(4), PI, power(R, number(2)), density) for density in densities]
    for tail, slope in zip(evidence.tails, slopes, strict=True):
        from_zero = where.with_box(R, Interval(Fraction(0), None))
        require(defined(tail, from_zero), "a tail is not continuous")
        require(equal(derivative(tail, R), negative(slope)), "a tail is not that of the density")
        require(equal(value_at_zero(tail, where), ONE), "a tail is not 1 at r = 0")
        require(falls_to_zero(tail, where), "a tail is not seen to vanish at infinity")
    first, second = (difference(ONE, tail) for tail in (evidence.tails[0], evidence.tails[-1]))
    both = total(product(first, slopes[-1]), product(second, slopes[0]))
    strength = substitute(profile_of(setting), {R.name: ONE})
    return Reduced(strength, quotient(both, R), frozenset(), where)


def over_wave_numbers(claim: Energy, evidence: TransformIntegral | OverWaveNumbers, apart: Vector = ()) -> Reduced:
    """The integral of the three transforms."""
    where, setting = energy_domain(claim), claim.setting
    cost, trusts = replay(setting, evidence.cost)
    transform, used = _transform_of_difference(claim, evidence.transforms)
    densities = [density for law in _different(claim) if (density := density_of(law, setting.dimension)) is not None]
    require(len(densities) == len(evidence.masses), "there are not as many masses as different densities")
    for density, derivation in zip(densities, evidence.masses, strict=True):
        used |= require_mass_one(density, derivation, setting.dimension, where)
    _require_parseval(cost, transform, densities, where)
    moved = moved_transform(transform, setting.dimension, apart)
    integrand = substitute(product(cost.transform, moved, _volume(K, setting.dimension)), {K.name: R})
    factor = quotient(area_of_unit_sphere(setting.dimension), power(product(number(2), PI), setting.dimension))
    return Reduced(factor, integrand, trusts | used | {PARSEVAL}, where)


def moved_transform(transform: tuple[Term, Term], dimension: Term, apart: Vector) -> Term:
    """The real part of the transform of X - Y - a for a vector a, in the mean over its directions from dimension 3 on.

    It is that of (g + i h) exp(i k.a), with the transform g + i h of X - Y; h = 0 except on the line.
    """
    real, imaginary = transform
    if not any(apart):
        return real
    if dimension == ONE:
        phase = product(K, number(apart[0]))
        return difference(product(real, Apply("cos", (phase,))), product(imaginary, Apply("sin", (phase,))))
    require(dimension == THREE, "the dimension is neither 1 nor 3")
    phase = product(K, distance_of(apart, (Fraction(0),) * len(apart)))
    return product(real, quotient(Apply("sin", (phase,)), phase))


def _require_parseval(cost: Pair, transform: tuple[Term, Term], densities: list[Term], where: Domain) -> None:
    # Smooth the cost with a narrow Gaussian: for the smooth cost the two integrals agree, and the one in Fourier space,
    # which converges absolutely, tends to the one without smoothing.  So does the one in real space if the cost is
    # bounded and continuous; or if the density of X - Y is bounded, the cost locally integrable and 0 at infinity (then
    # there is nothing at k = 0 in its transform that the formula for k != 0 would miss); or by Lemma 2.10.
    if cost.sense == "integrable":
        return
    profile = cost.profile
    if cost.dimension == THREE and equal(product(profile, R), substitute(profile, {R.name: ONE})):
        return
    require(falls_to_zero(profile, where), "the cost is not seen to vanish at infinity")
    bounded = any(enclose(density, where).upper is not None for density in densities)
    decays = all(is_integrable_at_infinity(substitute(part, {K.name: R}), cost.dimension, where) for part in transform)
    require(bounded or decays, "the density of the difference is not seen to be bounded")


# --- what these rest on ----------------------------------------------------------------------------


def energy_domain(claim: Energy) -> Domain:
    """What is assumed of the parameters; refuses what are no laws."""
    where = assumptions(claim.setting)
    for law in _different(claim):
        require_law(law, claim.setting.dimension, where)
    return where


def _different(claim: Energy) -> tuple[Marginal, ...]:
    return (claim.first,) if claim.first == claim.second else (claim.first, claim.second)


def radial_density(law: Marginal, setting: Setting) -> Term:
    """The density f(r) of a law; refuses the laws that have none."""
    density = density_of(law, setting.dimension)
    if density is None:
        raise Refused("a law has no radial density")
    return density


def require_coulomb(setting: Setting) -> None:
    """Refuse every cost but c/r in dimension 3."""
    require(setting.dimension == THREE, "the dimension is not 3")
    profile = profile_of(setting)
    strength = substitute(profile, {R.name: ONE})
    require(equal(product(profile, R), strength), "the cost is not that of Coulomb")


def _transform_of_difference(
    claim: Energy, derivations: tuple[Derivation, ...]
) -> tuple[tuple[Term, Term], frozenset[str]]:
    """The transform of the law of X - Y, m times the conjugate of n: its real and its imaginary part.

    The first is that of the even part of this law.
    """
    waiting, parts, trusts = list(derivations), [], frozenset[str]()
    for law in _different(claim):
        has_density = density_of(law, claim.setting.dimension) is not None
        require(not has_density or bool(waiting), "a density needs a derivation of its transform")
        part, used = transform_of(law, claim.setting, waiting.pop(0) if has_density else None)
        parts.append(part)
        trusts |= used
    (real, imaginary), (other_real, other_imaginary) = parts[0], parts[-1]
    even = total(product(real, other_real), product(imaginary, other_imaginary))
    return (even, difference(product(imaginary, other_real), product(real, other_imaginary))), trusts


def integral_value(derivation: Derivation, function: Term, where: Domain) -> tuple[Term, frozenset[str]]:
    """The integral of a function of r over (0, oo), by the equation that the derivation ends in."""
    equation, trusts = replay_equation(derivation, where)
    match equation.left:
        case Apply("integral", (integrand,)):
            same = equal(integrand, substitute(function, {R.name: BOUND}))
            require(same, "the derivation is about another integral")
        case _:
            raise Refused("the derivation does not end in an integral")
    return equation.right, trusts


def require_mass_one(density: Term, derivation: Derivation, dimension: Term, where: Domain) -> frozenset[str]:
    """The facts used, if the integral of the density over R^``dimension`` is 1, by what the derivation ends in."""
    mass, trusts = integral_value(derivation, product(density, _volume(R, dimension)), where)
    require(equal(product(area_of_unit_sphere(dimension), mass), ONE), "the density does not have mass 1")
    return trusts


def _volume(variable: Symbol, dimension: Term) -> Term:
    return power(variable, difference(dimension, ONE))


def distance_of(point: tuple[Fraction, ...], other: tuple[Fraction, ...]) -> Term:
    """The distance of two points."""
    square = sum(((x - y) ** 2 for x, y in zip(point, other, strict=True)), Fraction(0))
    root = Fraction(isqrt(square.numerator), isqrt(square.denominator))
    if root**2 == square:
        return number(root)
    return power(number(square), number(Fraction(1, 2)))
