"""The question about two laws: what do independent bodies with these laws cost per pair?"""

from collections.abc import Callable, Iterable
from functools import cache

from mfsym.answers.answer import Answer, Record, judged, verdict_record
from mfsym.answers.setting import condition_terms, condition_text, dimension_term
from mfsym.costs import RadialCost
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.densities import marginal_in
from mfsym.energies import Way, mutual_energy
from mfsym.energies.balls import decimal
from mfsym.energies.coulomb import energy_bound, high_density
from mfsym.energies.two_bodies import two_bodies
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform
from mfsym.kernel.claim import Marginal, MutualEnergy, Setting
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import text
from mfsym.kernel.term import D, Term, number, substitute
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
    asked = cost if isinstance(cost, RadialCost) else RadialCost(cost)
    space, conditions = dimension_term(dimension), condition_terms(assuming)
    first = marginal_in(space, marginal)
    second = first if other is None else marginal_in(space, other)
    certificate, verdict = judged(lambda: energy_certificate(asked, space, first, second, conditions), seconds)
    record: Record = {"cost": asked.formula, "dimension": text(space), "marginal": marginal.strip()}
    record["other"] = None if other is None else other.strip()
    record |= {"value": None, "decimal": None, "conditions": [condition_text(term) for term in conditions]}
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, MutualEnergy):
        claim = certificate.claim
        record |= {"value": text(claim.value), "decimal": _digits(claim.value)}
        record["conditions"] = [condition_text(term) for term in claim.setting.conditions]
    return Answer(certificate, verdict, record | verdict_record(verdict))


def energy_certificate(
    cost: RadialCost,
    dimension: Term,
    first: Marginal,
    second: Marginal,
    conditions: tuple[Term, ...] = (),
    ways: tuple[Way, ...] | None = None,
) -> Certificate:
    """The energy of two laws with evidence, found in one of the ``ways``; refuses (NoEvidence) what none reaches."""
    setting = Setting(substitute(cost.profile, {D.name: dimension}), dimension, conditions)
    find = _transforms(conditions)
    return (
        mutual_energy(setting, first, second, find)
        if ways is None
        else mutual_energy(setting, first, second, find, ways)
    )


def coulomb_bound(cost: RadialCost, law: Marginal) -> Certificate:
    """A bound for the mean field energy in dimension 3 of a cost below c/r, by the L3 norm of the density.

    Refuses (NoEvidence) what :func:`~mfsym.energies.coulomb.energy_bound` does.
    """
    return energy_bound(Setting(cost.profile, number(3)), law, _transforms(()))


def coulomb_limit(cost: RadialCost, law: Marginal) -> Certificate:
    """What the Lieb-Oxford inequality says about N bodies with the Coulomb cost, for every N.

    Refuses (NoEvidence) what :func:`~mfsym.energies.coulomb.high_density` does.
    """
    return high_density(Setting(cost.profile, number(3)), law, _transforms(()))


def two_body_cost(cost: RadialCost, law: Marginal) -> Certificate:
    """Bounds for the least Coulomb cost of two bodies with the same radial density in space.

    Refuses (NoEvidence) what :func:`~mfsym.energies.two_bodies.two_bodies` does.
    """
    return two_bodies(Setting(cost.profile, number(3)), law, _transforms(()))


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
