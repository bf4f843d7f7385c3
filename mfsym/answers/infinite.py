"""Finds that an energy is infinite: the cost is too singular at r = 0 for two bodies with these laws.

The kernel says what the cost does near r = 0, and that it is nonnegative; the step from there is in the docstrings.
"""

from mfsym.errors import NoEvidence
from mfsym.kernel.asymptotics import behaviour
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, Marginal, Points, Property, Setting, UniformSphere
from mfsym.kernel.enclosure import defined, domain, enclose
from mfsym.kernel.energy import Vector, distance_of
from mfsym.kernel.evidence import AtDistance, Certificate
from mfsym.kernel.law import parts_of, require_law
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ZERO, R, substitute
from mfsym.kernel.verdict import Status
from mfsym.positivity import cost_property

AT_ONE_PLACE = "two bodies are at one place with positive probability"
TOO_CLOSE = "the density of the difference of two bodies is at least some positive number near 0"


def infinite_energy(setting: Setting, first: Marginal, second: Marginal) -> tuple[str, tuple[Certificate, ...]]:
    """Why the energy of two laws is +infinity, with the certificates of what is said of the cost.

    Refuses (NoEvidence) where that is not seen.  Densities are those of laws: their mass is not looked at.

    >>> from fractions import Fraction
    >>> from mfsym.kernel.grammar import parse
    >>> law = Points(((Fraction(0),), (Fraction(1),)), (Fraction(1, 2),) * 2)
    >>> infinite_energy(Setting(parse("1/r"), parse("1")), law, law)[0]
    'two bodies are at one place with positive probability'
    """
    try:
        for law in (first, second):
            require_law(law, setting.dimension, domain(setting.conditions))
        places, others = _atoms(first, setting), _atoms(second, setting)
        if set(places) & set(others):
            return AT_ONE_PLACE, _infinite_at_zero(setting, _are_points(first, second), places, others)
        if first == second and _has_density(first, setting):
            return TOO_CLOSE, _not_integrable_at_zero(setting)
    except Refused as refusal:
        raise NoEvidence(f"the energy is not seen to be infinite: {refusal}") from refusal
    raise NoEvidence("the energy is not seen to be infinite: the laws have no atom in common, and no density")


def _atoms(law: Marginal, setting: Setting) -> list[Vector]:
    return [part.center for part in parts_of(law, setting.dimension) if isinstance(part.law, Points)]


def _are_points(*laws: Marginal) -> bool:
    return all(isinstance(law, Points) for law in laws)


def _has_density(law: Marginal, setting: Setting) -> bool:
    """Has it a part with a density f?

    Then the density of the difference of two independent bodies is at least a multiple of the convolution of f(x) and
    f(-x), which is lower semicontinuous, and at 0 is the integral of f^2.
    """
    return any(not isinstance(part.law, Points | UniformSphere) for part in parts_of(law, setting.dimension))


def _infinite_at_zero(
    setting: Setting, are_points: bool, places: list[Vector], others: list[Vector]
) -> tuple[Certificate, ...]:
    """That l(r) tends to +infinity as r -> 0, and that the other costs do not make up for it: there are finitely many,
    or they are nonnegative."""
    unbounded = _missing(setting, "bounded")
    if not are_points:
        return unbounded, _nonnegative(setting)
    where = domain(setting.conditions)
    near = behaviour(setting.profile, where)
    if near is None or not enclose(near.limit, where).is_positive():
        raise NoEvidence("the cost is not seen to be positive near r = 0")
    distances = {distance_of(x, y) for x in places for y in others} - {ZERO}
    if not all(defined(substitute(setting.profile, {R.name: distance}), where) for distance in distances):
        raise NoEvidence("the cost of two points is not seen to be finite")
    return (unbounded,)


def _not_integrable_at_zero(setting: Setting) -> tuple[Certificate, ...]:
    return _missing(setting, "integrable"), _nonnegative(setting)


def _missing(setting: Setting, name: Property) -> Certificate:
    certificate = Certificate(CostProperty(setting, name, holds=False), AtDistance(ZERO, ZERO))
    verdict = check(certificate.claim, certificate.evidence)
    if verdict.status is not Status.HOLDS:
        raise NoEvidence(verdict.reason)
    return certificate


def _nonnegative(setting: Setting) -> Certificate:
    certificate = cost_property(setting, "nonnegative")
    if not (isinstance(certificate.claim, CostProperty) and certificate.claim.holds):
        raise NoEvidence("the cost is negative somewhere")
    return certificate
