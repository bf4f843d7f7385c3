"""The question about two laws: what do independent bodies with these laws cost per pair?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from typing import cast

from mfsym.answers.answer import INFINITE, Answer, Record, judged, verdict_record
from mfsym.answers.infinite import infinite_energy
from mfsym.answers.setting import condition_terms, condition_text, conditions_record, dimension_term, radial_cost
from mfsym.costs import RadialCost
from mfsym.costs.tidy import scaled_away, tidied
from mfsym.deadline import DEFAULT_SECONDS, countdown, deadline
from mfsym.densities import marginal_in, marginals_in
from mfsym.energies import Way, enclosed_energy, energy_over_parts, has_parts, mutual_energy
from mfsym.energies.balls import common_digits, decimal
from mfsym.energies.integral import Transforms, integral, value_of
from mfsym.energies.line_bodies import energy_of_bodies
from mfsym.energies.placed import CLOSED
from mfsym.energies.shells import energy_of_shells
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform, transform_enclosure
from mfsym.kernel.asymptotics import behaviour
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    CostProperty,
    EnergyEnclosure,
    Exponential,
    Marginal,
    MutualEnergy,
    RadialDensity,
    RadialShape,
    Setting,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.energy import require_mass_one
from mfsym.kernel.evidence import Certificate, Derivation, OracleEnclosure
from mfsym.kernel.grammar import text
from mfsym.kernel.law import area_of_unit_sphere, parts_of
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    D,
    R,
    Term,
    difference,
    free_symbols,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.kernel.verdict import Status, Verdict


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
    setting, left = Setting(substitute(asked.profile, {D.name: space}), space, conditions), countdown(seconds)
    certificate, verdict = judged(lambda: energy_certificate(asked, space, first, second, conditions), seconds)
    record: Record = {"cost": asked.formula, "dimension": text(space), "marginal": marginal.strip()}
    record["other"] = None if other is None else other.strip()
    record |= {"value": None, "lower": None, "upper": None, "decimal": None}
    record |= {"conditions": [condition_text(term) for term in conditions], "remark": None}
    record["rests_on"] = None
    if verdict.status is not Status.HOLDS:
        infinite = _infinite(setting, first, second, left())
        if infinite is not None:
            (certificate, *further), verdict = infinite
            record |= {"value": INFINITE, "rests_on": UNCHECKED}
            return Answer(certificate, verdict, record | verdict_record(verdict), tuple(further))
        within = _locally_integrable(setting)
        if within:
            more, seen = judged(lambda: energy_certificate(asked, space, first, second, within), left())
            certificate, verdict = (more, seen) if seen.status is Status.HOLDS else (certificate, verdict)
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, MutualEnergy):
        claim = certificate.claim
        record |= {"value": text(claim.value), "decimal": _digits(claim.value)}
        record |= conditions_record(conditions, claim.setting.conditions)
    elif certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, EnergyEnclosure):
        lower, upper = certificate.claim.lower, certificate.claim.upper
        record |= {"lower": str(lower), "upper": str(upper), "decimal": f"{common_digits(lower, upper)}..."}
    if verdict.status is not Status.HOLDS:
        symbols = {*asked.parameters, *free_symbols(space), *_symbols_of(first), *_symbols_of(second)} - {R.name}
        verdict = replace(verdict, reason=_no_law(setting, first, second) or _in_short(verdict.reason, sorted(symbols)))
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _infinite(
    setting: Setting, first: Marginal, second: Marginal, seconds: float
) -> tuple[tuple[Certificate, ...], Verdict] | None:
    """That the energy is +infinity: what the kernel says of the cost, and why this is enough; ``None`` if not seen."""
    try:
        with deadline(seconds):
            why, certificates = infinite_energy(setting, first, second)
            trusts = frozenset[str]().union(*(_mass_one(law, setting) for law in (first, second)))
    except (NoEvidence, Refused):
        return None
    verdicts = [check(certificate.claim, certificate.evidence) for certificate in certificates]
    said = " and ".join(_PROPERTIES_NEAR_ZERO[cast(CostProperty, one.claim).property] for one in certificates)
    reason = f"the evidence establishes that the cost is {said}, and {why}"
    trusts = trusts.union(*(verdict.trusts for verdict in verdicts))
    return certificates, Verdict(Status.HOLDS, reason, trusts)


def _mass_one(law: Marginal, setting: Setting) -> frozenset[str]:
    """What is trusted for it that the densities in a law have mass 1; refuses others."""
    trusts = frozenset[str]()
    for part in parts_of(law, setting.dimension):
        if isinstance(part.law, RadialDensity):
            density = substitute(part.law.density, {D.name: setting.dimension})
            mass = mass_of(part.law, setting)
            trusts |= require_mass_one(density, mass, setting.dimension, domain(setting.conditions))
    return trusts


UNCHECKED = "the step from what the cost does near r = 0 to the energy, which the kernel does not check"
_PROPERTIES_NEAR_ZERO = {
    "bounded": "unbounded near r = 0",
    "integrable": "not integrable near r = 0",
    "nonnegative": "nonnegative",
}


def _locally_integrable(setting: Setting) -> tuple[Term, ...]:
    """The conditions, with the one under which the cost is integrable near r = 0; none where it has no parameter."""
    try:
        near = behaviour(setting.profile, domain(setting.conditions))
    except Refused:
        return ()
    if near is None or near.speed:
        return ()
    condition = scaled_away(total(near.exponent, setting.dimension))
    return (*setting.conditions, condition) if free_symbols(condition) - {D.name} else ()


def _symbols_of(law: Marginal) -> frozenset[str]:
    match law:
        case Exponential(scale):
            return free_symbols(scale)
        case RadialDensity(term) | RadialShape(term):
            return free_symbols(term)
    return frozenset()


def _no_law(setting: Setting, *laws: Marginal) -> str:
    """What is to be said of densities that do not have mass 1; nothing if that is not the reason."""
    try:
        for law in laws:
            _mass_one(law, setting)
    except Refused as refusal:
        return f"{refusal}; shape(f(r)) is the law whose density is a multiple of f"
    except NoEvidence:
        pass  # its mass is not known
    return ""


def _in_short(reason: str, symbols: list[str]) -> str:
    """Why no energy was found, without what each way says; first what may help."""
    said = "no closed form of the energy was found, and no bounds for it"
    short = said if reason.startswith("no closed form of the energy") else reason
    hint = f"numbers for {', '.join(symbols)}, or --assume, may settle it, as one value at a time is enclosed"
    return f"{hint}; {short}" if symbols else short


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
