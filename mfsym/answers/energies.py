"""The question about two laws: what do independent bodies with these laws cost per pair?"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache

from mfsym.answers.answer import Answer, Record, judged, verdict_record
from mfsym.answers.setting import condition_terms, condition_text, dimension_term, radial_cost
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.densities import marginal_in, marginals_in
from mfsym.energies import Way, enclosed_energy, energy_over_parts, has_parts, mutual_energy
from mfsym.energies.balls import common_digits, decimal
from mfsym.energies.integral import Transforms, integral, value_of
from mfsym.energies.line_bodies import energy_of_bodies
from mfsym.energies.placed import CLOSED
from mfsym.energies.shells import energy_of_shells
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform, transform_enclosure
from mfsym.kernel.claim import EnergyEnclosure, Marginal, MutualEnergy, RadialDensity, RadialShape, Setting
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate, Derivation, OracleEnclosure
from mfsym.kernel.grammar import text
from mfsym.kernel.law import area_of_unit_sphere
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, D, R, Term, difference, number, power, product, quotient, substitute
from mfsym.kernel.verdict import Status


def mean_field_energy(
    cost: RadialCost | str,
    dimension: int | str,
    marginal: str,
    other: str | None = None,
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Answer:
    """The mean field (Hartree) energy of a marginal: the integral of l(|x - y|) over two independent bodies.

    With ``other``, the two bodies have two different laws.  ``dimension`` and ``assuming`` are those of
    :func:`~mfsym.answers.transform`, laws those of :func:`~mfsym.densities.marginal`.
    Refuses (InvalidArgument) text that is no cost or no law, and laws that do not fit the dimension.

    >>> answer = mean_field_energy("1/r", 3, "ball(1)")
    >>> answer["value"], answer["decimal"], answer["trusts"]
    ('6/5', '1.2', [])
    >>> mean_field_energy("exp(-a*r)", 1, "interval(0, 1)")["value"]
    '2*(exp(-a) + a - 1)/a^2'
    """
    asked = radial_cost(cost)
    space, conditions = dimension_term(dimension), condition_terms(assuming)
    first = second = marginal_in(space, marginal)
    if other is not None:
        first, second = marginals_in(space, marginal, other)
    certificate, verdict = judged(lambda: energy_certificate(asked, space, first, second, conditions), seconds)
    record: Record = {"cost": asked.formula, "dimension": text(space), "marginal": marginal.strip()}
    record["other"] = None if other is None else other.strip()
    record |= {
        "value": None,
        "lower": None,
        "upper": None,
        "decimal": None,
        "conditions": [condition_text(term) for term in conditions],
    }
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, MutualEnergy):
        claim = certificate.claim
        record |= {"value": text(claim.value), "decimal": _digits(claim.value)}
        record["conditions"] = [condition_text(term) for term in claim.setting.conditions]
    elif certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, EnergyEnclosure):
        lower, upper = certificate.claim.lower, certificate.claim.upper
        record |= {"lower": str(lower), "upper": str(upper), "decimal": f"{common_digits(lower, upper)}..."}
    return Answer(certificate, verdict, record | verdict_record(verdict))


def energy_certificate(
    cost: RadialCost,
    dimension: Term,
    first: Marginal,
    second: Marginal,
    conditions: tuple[Term, ...] = (),
    ways: tuple[Way, ...] | None = None,
) -> Certificate:
    """The energy of two laws with evidence, found in one of the ``ways``; refuses (NoEvidence) what none reaches.

    Without ``ways``, bounds are looked for where there is no closed form.
    """
    setting = Setting(substitute(cost.profile, {D.name: dimension}), dimension, conditions)
    find = _transforms(conditions)
    first, second = with_mass(first, setting), with_mass(second, setting)
    if has_parts(first, second):
        return energy_over_parts(setting, first, second, find, _enclosure if ways is None else None, ways or CLOSED)
    if ways is not None:
        return mutual_energy(setting, first, second, find, ways)
    try:
        return mutual_energy(setting, first, second, find)
    except NoEvidence as reason:
        return _enclosed(setting, first, second, find, reason)


def _enclosed(
    setting: Setting, first: Marginal, second: Marginal, find: Callable[[Term, Term], Certificate], reason: NoEvidence
) -> Certificate:
    """Bounds for the energy, where no closed form was found for this ``reason``."""
    try:
        if isinstance(first, RadialShape):
            return energy_of_shells(setting, first, second, _enclosure)
        return enclosed_energy(setting, first, second, find, _enclosure)
    except NoEvidence as other:
        raise NoEvidence(f"{reason}; {other}") from None


def _enclosure(integrand: Term) -> OracleEnclosure:
    match transform_enclosure(RadialCost(text(integrand)), ONE, Fraction(0)).evidence:
        case OracleEnclosure() as evidence:
            return evidence
    raise NoEvidence("the integral is not enclosed")


def in_space(
    find: Callable[[Setting, Marginal, Transforms], Certificate], cost: RadialCost, law: Marginal
) -> Certificate:
    """What ``find`` finds for a cost and a law in dimension 3: a function of :mod:`mfsym.energies.coulomb`, or
    :func:`~mfsym.energies.two_bodies.two_bodies`.  It refuses (NoEvidence) what that does.
    """
    return find(Setting(cost.profile, number(3)), law, _transforms(()))


def bounds_on_line(setting: Setting, law: Marginal, bodies: int) -> Certificate:
    """Bounds for the least energy of so many ``bodies`` on the line.

    Refuses (NoEvidence) what :func:`~mfsym.energies.line_bodies.energy_of_bodies` does.
    """
    return energy_of_bodies(setting, law, bodies, _transforms(()))


def mass_of(law: RadialDensity, setting: Setting) -> Derivation:
    """The integral of the density times r^(d-1) over r > 0, as a derivation; refuses (NoEvidence) what is not found."""
    space = setting.dimension
    density = substitute(law.density, {D.name: space})
    integrand = product(density, power(R, difference(space, ONE)))
    return integral(integrand, domain(setting.conditions), _transforms(setting.conditions))


def with_mass(law: Marginal, setting: Setting) -> Marginal:
    """The law, with its density if it is given by its shape and the mass of that is known."""
    if not isinstance(law, RadialShape):
        return law
    try:
        mass = product(area_of_unit_sphere(setting.dimension), value_of(mass_of(RadialDensity(law.shape), setting)))
        return RadialDensity(tidied(quotient(law.shape, mass)))
    except (NoEvidence, Refused):
        return law


def _transforms(conditions: tuple[Term, ...]) -> Callable[[Term, Term], Certificate]:
    @cache
    def find(profile: Term, dimension: Term) -> Certificate:
        return fourier_transform(RadialCost(text(profile)), dimension, conditions)

    return find


def _digits(value: Term) -> str | None:
    try:
        return decimal(value)
    except NoEvidence:
        return None
