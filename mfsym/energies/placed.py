"""Finds the energy of two laws with parts around different centers, or of points and other laws: a sum over pairs."""

from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import cast

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.energies.find import DIGITS, WAYS, Enclosures, Way, bounds_of, first_that_holds
from mfsym.energies.integral import Transforms, value_of
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import EnergyEnclosure, Marginal, MutualEnergy, Placed, Points, Setting
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.energy import distance_of
from mfsym.kernel.evidence import Certificate, EnclosedIntegral, OverParts, PartBounds, PartEnergy, SumOverPoints
from mfsym.kernel.interval import Interval, added, multiplied, point
from mfsym.kernel.marginal import Centred
from mfsym.kernel.placed import PairOfParts, pairs_of_parts
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import R, Term, number, product, substitute, total

CLOSED: tuple[Way, ...] = ("points", "shells", "distance", "transform")
ENCLOSED: tuple[Way, ...] = ("shells", "distance", "transform")


def has_parts(first: Marginal, second: Marginal) -> bool:
    """Is the energy of the two laws a sum over parts, and not one over points alone?"""
    laws = (first, second)
    return any(isinstance(law, Placed) for law in laws) or (
        any(isinstance(law, Points) for law in laws) and not all(isinstance(law, Points) for law in laws)
    )


def energy_over_parts(
    setting: Setting,
    first: Marginal,
    second: Marginal,
    transforms: Transforms,
    enclosures: Enclosures | None,
    ways: tuple[Way, ...] = CLOSED,
) -> Certificate:
    """The energy of two laws as the sum over all pairs of their parts: in closed form, or bounds for it where that of
    some pair is only enclosed, if there are ``enclosures``.

    Refuses (NoEvidence) where the energy of a pair is not found, with the reasons.
    """
    pairs = pairs_of_parts(first, second, setting.dimension)
    if not pairs:
        raise NoEvidence("the dimension is a symbol, and the laws have centers")
    found = [_of_pair(setting, pair, transforms, enclosures, ways) for pair in pairs]
    conditions = tuple(dict.fromkeys(term for known, _ in found for term in known))
    known = replace(setting, conditions=conditions)
    evidence = OverParts(tuple(energy for _, energy in found))
    weighted = list(zip(pairs.values(), evidence.energies, strict=True))
    if all(isinstance(energy, PartEnergy) for energy in evidence.energies):
        values = (product(number(w), energy.value) for w, energy in weighted if isinstance(energy, PartEnergy))
        return Certificate(MutualEnergy(known, first, second, shortest(tidied(total(*values)))), evidence)
    sums = point(0)
    for weight, energy in weighted:
        sums = added(sums, multiplied(point(weight), _interval(energy, conditions)))
    if sums.lower is None or sums.upper is None:
        raise NoEvidence("the energy of two parts is not enclosed")
    unit = 10**DIGITS
    bounds = Fraction(floor(sums.lower * unit), unit), Fraction(ceil(sums.upper * unit), unit)
    return Certificate(EnergyEnclosure(known, first, second, *bounds), evidence)


def _interval(energy: PartEnergy | PartBounds, conditions: tuple[Term, ...]) -> Interval:
    match energy:
        case PartEnergy(value):
            return enclose(value, domain(conditions))
        case PartBounds(lower, upper):
            return Interval(lower, upper)


def _of_pair(
    setting: Setting, pair: PairOfParts, transforms: Transforms, enclosures: Enclosures | None, ways: tuple[Way, ...]
) -> tuple[tuple[Term, ...], PartEnergy | PartBounds]:
    """The energy of one pair with the conditions that it needs."""
    moved = Placed((cast(Centred, pair.second),), (pair.apart,), (Fraction(1),))

    def closed(way: Way) -> Certificate:
        if way == "points":
            value = _of_points(setting, pair)
            return Certificate(
                MutualEnergy(setting, pair.first, moved, value), OverParts((PartEnergy(value, SumOverPoints()),))
            )
        reduced = WAYS[way](setting, pair.first, pair.second, transforms, pair.apart)
        derivation = reduced.derived()
        value = shortest(tidied(product(reduced.factor, value_of(derivation))))
        known = replace(setting, conditions=reduced.conditions)
        energy = PartEnergy(value, reduced.evidence(derivation))
        return Certificate(MutualEnergy(known, pair.first, moved, value), OverParts((energy,)))

    try:
        certificate = first_that_holds("no closed form of the energy of two parts was found", closed, ways)
    except NoEvidence as reason:
        if enclosures is None:
            raise
        certificate = _bounds_of_pair(setting, pair, transforms, enclosures, moved, reason)
    match certificate:
        case Certificate(MutualEnergy(known) | EnergyEnclosure(known), OverParts((energy,))):
            return known.conditions, energy
    raise NoEvidence("the energy of two parts was not found")


def _bounds_of_pair(
    setting: Setting,
    pair: PairOfParts,
    transforms: Transforms,
    enclosures: Enclosures,
    moved: Placed,
    reason: NoEvidence,
) -> Certificate:
    """Bounds for the energy of one pair, for which there is no closed form for this ``reason``."""

    def bounded(way: Way) -> Certificate:
        reduced = WAYS[way](setting, pair.first, pair.second, transforms, pair.apart)
        lower, upper, enclosure = bounds_of(reduced, enclosures)
        energy = PartBounds(lower, upper, EnclosedIntegral(reduced.reduction, enclosure))
        return Certificate(EnergyEnclosure(setting, pair.first, moved, lower, upper), OverParts((energy,)))

    try:
        return first_that_holds("no bounds for the energy of two parts were found", bounded, ENCLOSED)
    except NoEvidence as other:
        raise NoEvidence(f"{reason}; {other}") from None


def _of_points(setting: Setting, pair: PairOfParts) -> Term:
    if not (isinstance(pair.first, Points) and isinstance(pair.second, Points)):
        raise NoEvidence("a part is not a point")
    length = distance_of(pair.apart, (Fraction(0),) * len(pair.apart))
    try:
        return tidied(substitute(setting.profile, {R.name: length}))
    except Refused:
        raise NoEvidence("the cost of two bodies at one point is not finite") from None
