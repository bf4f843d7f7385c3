"""Finds the energy of two laws in one of several ways, each of which has evidence of its own.

Either law is one around 0; laws that are ``apart`` are parts of others (:mod:`mfsym.energies.placed`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Literal, cast

from mfsym.costs.shape import addends_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.energies.difference import density_of_difference, projected_difference
from mfsym.energies.integral import Transforms, antiderivative, by_inversion, integral, value_of
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyEnclosure, FourierTransform, Marginal, MutualEnergy, Points, Setting
from mfsym.kernel.enclosure import Domain, domain, enclose
from mfsym.kernel.energy import Vector, distance_of, mean_profile, moved_transform
from mfsym.kernel.evidence import (
    Certificate,
    Derivation,
    DistanceIntegral,
    EnclosedIntegral,
    Evidence,
    MeansOverSpheres,
    OracleEnclosure,
    OverDistances,
    OverShells,
    OverWaveNumbers,
    ShellIntegral,
    SumOverPoints,
    TransformIntegral,
)
from mfsym.kernel.interval import Interval, multiplied
from mfsym.kernel.law import area_of_unit_sphere, density_of, transform_of
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    PI,
    K,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.kernel.verdict import Status

DIGITS = 18
_NOTHING = SumOverPoints()
Way = Literal["points", "shells", "distance", "transform"]
"""How an energy is found: as a finite sum, by Newton's theorem, from the law of the distance, or in Fourier space."""

Enclosures = Callable[[Term], OracleEnclosure]
"""Encloses twice the integral of a function of r over (0, oo)."""


Reason = DistanceIntegral | ShellIntegral | TransformIntegral | MeansOverSpheres
"""Evidence for an energy: the last only for laws that are apart."""


@dataclass(frozen=True)
class Reduced:
    """An energy as ``factor`` times the integral of the ``integrand`` over r > 0.

    ``reduction`` says why, ``derived`` finds this integral, ``evidence`` is both, and ``conditions`` are what all of it
    needs.
    """

    factor: Term
    integrand: Term
    conditions: tuple[Term, ...]
    reduction: OverDistances | OverShells | OverWaveNumbers
    evidence: Callable[[Derivation], Reason]
    derived: Callable[[], Derivation]


def mutual_energy(
    setting: Setting,
    first: Marginal,
    second: Marginal,
    transforms: Transforms,
    ways: tuple[Way, ...] = ("points", "shells", "distance", "transform"),
) -> Certificate:
    """The integral of l(|x - y|) over independent points with these laws, by the first of the ``ways`` that works.

    ``transforms`` gives the transform of a profile in a dimension, as a claim with its derivation.
    Refuses (NoEvidence) what none of the ways reaches, with the reasons.
    """

    def closed(way: Way) -> Certificate:
        if way == "points":
            return Certificate(MutualEnergy(setting, first, second, _sum_over_points(setting, first, second)), _NOTHING)
        reduced = WAYS[way](setting, first, second, transforms)
        derivation = reduced.derived()
        value = shortest(tidied(product(reduced.factor, value_of(derivation))))
        known = Setting(setting.profile, setting.dimension, reduced.conditions)
        return Certificate(MutualEnergy(known, first, second, value), cast(Evidence, reduced.evidence(derivation)))

    return first_that_holds("no closed form of the energy was found", closed, ways)


def enclosed_energy(
    setting: Setting,
    first: Marginal,
    second: Marginal,
    transforms: Transforms,
    enclosures: Enclosures,
    ways: tuple[Way, ...] = ("shells", "distance", "transform"),
) -> Certificate:
    """Bounds for the same energy where no closed form is known: the last integral is enclosed.

    Refuses (NoEvidence) what none of the ways reaches, with the reasons.
    """

    def bounded(way: Way) -> Certificate:
        reduced = WAYS[way](setting, first, second, transforms)
        lower, upper, enclosure = bounds_of(reduced, enclosures)
        claim = EnergyEnclosure(setting, first, second, lower, upper)
        return Certificate(claim, EnclosedIntegral(reduced.reduction, enclosure))

    return first_that_holds("no bounds for the energy were found", bounded, ways)


def bounds_of(reduced: Reduced, enclosures: Enclosures) -> tuple[Fraction, Fraction, OracleEnclosure]:
    """Bounds for the energy, from an enclosure of the integral to which it is reduced."""
    enclosure = enclosures(tidied(reduced.integrand))
    half = enclose(quotient(reduced.factor, number(2)), domain(reduced.conditions))
    found = multiplied(half, Interval(enclosure.lower, enclosure.upper))
    if found.lower is None or found.upper is None:
        raise NoEvidence("the energy has a factor that is not enclosed")
    unit = 10**DIGITS
    return Fraction(floor(found.lower * unit), unit), Fraction(ceil(found.upper * unit), unit), enclosure


def first_that_holds(failure: str, find: Callable[[Way], Certificate], ways: tuple[Way, ...]) -> Certificate:
    """The first certificate that is found and holds."""
    reasons: list[str] = []
    for way in ways:
        try:
            certificate = find(way)
        except (NoEvidence, InvalidArgument, Refused) as reason:
            reasons.append(f"{way}: {reason}")
            continue
        verdict = check(certificate.claim, certificate.evidence)
        if verdict.status is Status.HOLDS:
            return certificate
        reasons.append(f"{way}: {verdict.reason}")
    raise NoEvidence(f"{failure} ({'; '.join(reasons)})")


def _sum_over_points(setting: Setting, first: Marginal, second: Marginal) -> Term:
    if not (isinstance(first, Points) and isinstance(second, Points)):
        raise NoEvidence("a law is not one on finitely many points")
    values = (
        product(number(w * v), substitute(setting.profile, {R.name: distance_of(x, y)}))
        for x, w in zip(first.points, first.weights, strict=True)
        for y, v in zip(second.points, second.weights, strict=True)
    )
    return tidied(total(*values))


def _by_shells(
    setting: Setting, first: Marginal, second: Marginal, transforms: Transforms, apart: Vector = ()
) -> Reduced:
    if any(apart):
        raise NoEvidence("the laws are apart")
    strength = tidied(product(setting.profile, R))
    if setting.dimension != number(3) or contains(strength, R):
        raise NoEvidence("the cost is not that of Coulomb in dimension 3")
    laws = (first,) if first == second else (first, second)
    slopes = [product(number(4), PI, power(R, number(2)), _density(law, setting)) for law in laws]
    where = domain(setting.conditions)
    tails = []
    for slope in slopes:
        addends = addends_of(tidied(slope))
        tails.append(tidied(negative(total(*(antiderivative(part, where) for part in addends)))))
    first_mass, second_mass = difference(ONE, tails[0]), difference(ONE, tails[-1])
    both = tidied(quotient(total(product(first_mass, slopes[-1]), product(second_mass, slopes[0])), R))
    return Reduced(
        strength,
        both,
        setting.conditions,
        OverShells(tuple(tails)),
        lambda energy: ShellIntegral(tuple(tails), energy),
        lambda: integral(both, where, transforms),
    )


def _density(law: Marginal, setting: Setting) -> Term:
    density = density_of(law, setting.dimension)
    if density is None:
        raise NoEvidence("a law has no radial density")
    return density


def _by_distance(
    setting: Setting, first: Marginal, second: Marginal, transforms: Transforms, apart: Vector = ()
) -> Reduced:
    space = setting.dimension
    density = density_of_difference(first, second, space)
    conditions = setting.conditions
    laws, conditions = _law_transforms(setting, first, second, transforms, conditions)
    of_difference, conditions = _derived(density, space, transforms, conditions)
    where = domain(conditions)
    volume = power(R, difference(space, ONE))
    mass = integral(product(density, volume), where, transforms)
    profile, primitive = setting.profile, None
    if any(apart):
        if space == number(3):
            addends = addends_of(tidied(product(R, setting.profile)))
            primitive = tidied(total(*(antiderivative(part, where, False, False) for part in addends)))
        profile = mean_profile(setting, apart, primitive, where)
    integrand = product(profile, density, volume)

    def evidence(energy: Derivation) -> Reason:
        found = DistanceIntegral(laws, density, of_difference, mass, energy)
        return found if primitive is None else MeansOverSpheres(primitive, found)

    return Reduced(
        area_of_unit_sphere(space),
        integrand,
        conditions,
        OverDistances(laws, density, of_difference, mass),
        evidence,
        lambda: integral(integrand, where, transforms),
    )


def _by_transform(
    setting: Setting, first: Marginal, second: Marginal, transforms: Transforms, apart: Vector = ()
) -> Reduced:
    space = setting.dimension
    cost, conditions = _derived(setting.profile, space, transforms, setting.conditions)
    laws, conditions = _law_transforms(setting, first, second, transforms, conditions)
    where = domain(conditions)
    volume = power(R, difference(space, ONE))
    densities = [f for law in _different(first, second) if (f := density_of(law, space)) is not None]
    masses = tuple(integral(product(f, volume), where, transforms) for f in densities)
    known = Setting(setting.profile, space, conditions)
    waiting = list(laws)
    parts = [
        transform_of(law, known, waiting.pop(0) if density_of(law, space) is not None else None)[0]
        for law in _different(first, second)
    ]
    (real, imaginary), (other_real, other_imaginary) = parts[0], parts[-1]
    even = total(product(real, other_real), product(imaginary, other_imaginary))
    odd = difference(product(imaginary, other_real), product(real, other_imaginary))
    of_difference = moved_transform((even, odd), space, apart)
    cost_transform = _transform(transforms(setting.profile, space))
    integrand = substitute(product(cost_transform, of_difference), {K.name: R})
    whole = quotient(area_of_unit_sphere(space), power(product(number(2), PI), space))
    return Reduced(
        whole,
        product(integrand, volume),
        conditions,
        OverWaveNumbers(cost, laws, masses),
        lambda energy: TransformIntegral(cost, laws, masses, energy),
        lambda: (
            integral(product(integrand, volume), where, transforms)
            if any(apart)
            else _fourier_integral(product(integrand, volume), setting, first, second, where, transforms)
        ),
    )


def _fourier_integral(
    integrand: Term, setting: Setting, first: Marginal, second: Marginal, where: Domain, transforms: Transforms
) -> Derivation:
    strength = tidied(product(setting.profile, R))
    if setting.dimension == number(3) and not contains(strength, R):
        # l^ k^2 = 4 pi c, and the product of the transforms of the laws is that of a function on the line.
        try:
            factor = tidied(product(number(4), PI, strength))
            return by_inversion(integrand, factor, projected_difference(first, second), transforms, where)
        except NoEvidence:
            pass
    return integral(integrand, where, transforms)


def _different(first: Marginal, second: Marginal) -> tuple[Marginal, ...]:
    return (first,) if first == second else (first, second)


def _law_transforms(
    setting: Setting, first: Marginal, second: Marginal, transforms: Transforms, conditions: tuple[Term, ...]
) -> tuple[tuple[Derivation, ...], tuple[Term, ...]]:
    """Derivations of the transforms of the densities of the different laws."""
    derivations: list[Derivation] = []
    for law in _different(first, second):
        density = density_of(law, setting.dimension)
        if density is not None:
            derivation, conditions = _derived(density, setting.dimension, transforms, conditions)
            derivations.append(derivation)
    return tuple(derivations), conditions


def _derived(
    profile: Term, dimension: Term, transforms: Transforms, conditions: tuple[Term, ...]
) -> tuple[Derivation, tuple[Term, ...]]:
    match transforms(profile, dimension):
        case Certificate(FourierTransform(setting, _, _), Derivation() as derivation):
            more = tuple(term for term in setting.conditions if term not in conditions)
            return derivation, conditions + more
    raise NoEvidence("a transform is not derived")


def _transform(certificate: Certificate) -> Term:
    match certificate.claim:
        case FourierTransform(_, transform, _):
            return transform
    raise NoEvidence("a transform is not derived")


WAYS: Mapping[Way, Callable[..., Reduced]] = {
    "shells": _by_shells,
    "distance": _by_distance,
    "transform": _by_transform,
}
"""The ways that end in an integral over r, in the order in which they are tried."""
