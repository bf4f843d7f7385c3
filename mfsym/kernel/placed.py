"""The energy of two laws that have parts around different centers, or points: the sum over pairs of parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import EnergyEnclosure, Exponential, Marginal, MutualEnergy, Setting
from mfsym.kernel.derivation import cost_at, require_meaning
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.energy import (
    Energy,
    Vector,
    distance_of,
    energy_domain,
    over_distances,
    over_shells,
    over_wave_numbers,
    require_enclosure,
    require_energy,
)
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    DistanceIntegral,
    MeansOverSpheres,
    OverParts,
    PartBounds,
    PartEnergy,
    ShellIntegral,
    SumOverPoints,
)
from mfsym.kernel.interval import Interval, added, multiplied, point
from mfsym.kernel.law import Part, parts_of
from mfsym.kernel.marginal import Points
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import Term, number, product, total


@dataclass(frozen=True)
class PairOfParts:
    """Two laws around 0, of which the second one is moved by the vector ``apart``."""

    first: Marginal
    second: Marginal
    apart: Vector


def pairs_of_parts(first: Marginal, second: Marginal, dimension: Term) -> Mapping[PairOfParts, Fraction]:
    """The pairs of parts of two laws with different energies, and how often they occur: the product of the weights.

    Laws other than the exponential one are the same in all directions, so that only the distance of their centers
    counts; a pair is the same in either order.
    """
    pairs: dict[PairOfParts, Fraction] = {}
    found: dict[tuple[object, ...], PairOfParts] = {}
    parts, others = tuple(parts_of(first, dimension)), tuple(parts_of(second, dimension))
    for i, part in enumerate(parts):
        for j, other in enumerate(others):
            if first == second and j < i:
                continue
            weight = part.weight * other.weight * (2 if first == second and j > i else 1)
            pair = PairOfParts(part.law, other.law, _apart(part, other))
            directed = isinstance(part.law, Exponential) or isinstance(other.law, Exponential)
            known = (part.law, other.law, pair.apart if directed else sum(x * x for x in pair.apart))
            kept = found.setdefault(known, pair)
            pairs[kept] = pairs.get(kept, Fraction(0)) + weight
    return pairs


def _apart(part: Part, other: Part) -> Vector:
    return tuple(y - x for x, y in zip(part.center, other.center, strict=True))


def check_sum_over_parts(claim: MutualEnergy, evidence: OverParts) -> frozenset[str]:
    """What is used, if the value is the sum of the energies of all pairs of parts, with their weights."""
    where = energy_domain(claim)
    require_meaning(claim.value, where)
    addends, trusts = [], frozenset[str]()
    for pair, weight, energy in _paired(claim, evidence):
        match energy:
            case PartEnergy():
                trusts |= _check_pair(claim.setting, pair, energy, where)
                addends.append(product(number(weight), energy.value))
            case _:
                raise Refused("the energy of a pair of parts is only enclosed")
    require(equal(claim.value, total(*addends)), "the energy is another one")
    return trusts


def check_bounds_over_parts(claim: EnergyEnclosure, evidence: OverParts) -> frozenset[str]:
    """The same for bounds of the sum."""
    where, found, trusts = energy_domain(claim), point(0), frozenset[str]()
    for pair, weight, energy in _paired(claim, evidence):
        match energy:
            case PartEnergy(value):
                trusts |= _check_pair(claim.setting, pair, energy, where)
                part = enclose(value, where)
            case PartBounds(lower, upper, reason):
                bounds = EnergyEnclosure(claim.setting, pair.first, pair.second, lower, upper)
                trusts |= require_enclosure(bounds, reason, pair.apart)
                part = Interval(lower, upper)
        found = added(found, multiplied(point(weight), part))
    require(found.lower is not None and claim.lower <= found.lower, "the sum reaches below the bounds")
    require(found.upper is not None and found.upper <= claim.upper, "the sum reaches above the bounds")
    return trusts


def _paired(claim: Energy, evidence: OverParts) -> list[tuple[PairOfParts, Fraction, PartEnergy | PartBounds]]:
    pairs = pairs_of_parts(claim.first, claim.second, claim.setting.dimension)
    require(len(pairs) == len(evidence.energies), "there are not as many energies as different pairs of parts")
    return [(*pair, energy) for pair, energy in zip(pairs.items(), evidence.energies, strict=True)]


def _check_pair(setting: Setting, pair: PairOfParts, energy: PartEnergy, where: Domain) -> frozenset[str]:
    claim = MutualEnergy(setting, pair.first, pair.second, energy.value)
    require_meaning(energy.value, where)
    match energy.evidence:
        case SumOverPoints():
            points = isinstance(pair.first, Points) and isinstance(pair.second, Points)
            require(points, "a part is not a point")
            length = distance_of(pair.apart, (Fraction(0),) * len(pair.apart))
            require(equal(energy.value, cost_at(length, setting, where)), "the energy of two points is another one")
            return frozenset()
        case DistanceIntegral() as evidence:
            return require_energy(claim, over_distances(claim, evidence, pair.apart), evidence.energy)
        case MeansOverSpheres(primitive, evidence):
            reduced = over_distances(claim, evidence, pair.apart, primitive)
            return require_energy(claim, reduced, evidence.energy)
        case ShellIntegral() as evidence:
            return require_energy(claim, over_shells(claim, evidence, pair.apart), evidence.energy)
        case evidence:
            return require_energy(claim, over_wave_numbers(claim, evidence, pair.apart), evidence.energy)
