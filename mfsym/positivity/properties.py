"""Finds which properties a cost has that Theorem 1.2 (a)(i) asks for, with a certificate for either answer."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction

from mfsym.costs.tidy import scaled_away, tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.asymptotics import at_infinity, behaviour
from mfsym.kernel.calculus import derivative
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty, Property, Setting
from mfsym.kernel.enclosure import defined, domain, enclose
from mfsym.kernel.evidence import AtDistance, AtInfinity, Certificate, CostPanels, Evidence, SeenFromFormula
from mfsym.kernel.grammar import text
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    D,
    Number,
    R,
    Symbol,
    Term,
    contains,
    difference,
    free_symbols,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)
from mfsym.kernel.verdict import Status
from mfsym.positivity.find import nonnegative_cost

PROPERTIES: tuple[Property, ...] = ("integrable", "bounded", "continuous", "nonnegative")

_FACTORS = tuple(number(Fraction(2) ** n) for n in range(-3, 4))
_DISTANCES = tuple(Fraction(n, 8) * Fraction(2) ** j for j in range(-3, 7) for n in range(8, 16))


def cost_property(setting: Setting, name: Property) -> Certificate:
    """A certificate that the cost has the property, or one that it has not; refuses (NoEvidence) where none is found.

    >>> from mfsym.kernel.grammar import parse
    >>> cost_property(Setting(parse("1/r"), parse("3")), "integrable").claim.holds
    False
    """
    for holds, evidence in _offers(setting, name):
        certificate = Certificate(CostProperty(setting, name, holds), evidence)
        if check(certificate.claim, certificate.evidence).status is Status.HOLDS:
            return certificate
    raise NoEvidence(f"whether the cost {text(setting.profile)!r} is {name} is not seen")


def deciding_condition(setting: Setting, name: Property) -> tuple[Term, Certificate, Certificate]:
    """A term c such that the cost has the property if c > 0, and has not if c < 0, with both certificates.

    Refuses (NoEvidence) where there is no such term among the exponents of the cost at 0 and at infinity.

    >>> from mfsym.kernel.grammar import parse
    >>> text(deciding_condition(Setting(parse("(r^2 + 1)^(-b)"), parse("d")), "integrable")[0])
    '2*b - d'
    """
    for condition in _conditions(setting, name):
        if not free_symbols(condition):
            continue
        try:
            met, not_met = (
                cost_property(replace(setting, conditions=(*setting.conditions, term)), name)
                for term in (condition, tidied(negative(condition)))
            )
        except NoEvidence:
            continue
        match met.claim, not_met.claim:
            case CostProperty(_, _, True), CostProperty(_, _, False):
                return condition, met, not_met
    raise NoEvidence(f"no condition in the parameters is seen to decide whether the cost is {name}")


def missing_in_every_case(setting: Setting, name: Property) -> tuple[Certificate, ...]:
    """Certificates that the cost has not the property if c > 0, if c < 0 and if c = 0, for one term c: it never has it.

    Refuses (NoEvidence) where there is no such term among the exponents of the cost at 0 and at infinity.

    >>> from mfsym.kernel.grammar import parse
    >>> [text(one.claim.setting.profile) for one in missing_in_every_case(Setting(parse("1/r^s"), D), "integrable")]
    ['1/r^s', '1/r^s', '1/r^d']
    """
    for condition in _conditions(setting, name):
        assumed = (condition, tidied(negative(condition)))
        cases = [replace(setting, conditions=(*setting.conditions, term)) for term in assumed]
        for at_zero in _where_zero(setting, condition):
            try:
                found = tuple(cost_property(case, name) for case in (*cases, at_zero))
            except NoEvidence:
                continue
            if not any(isinstance(one.claim, CostProperty) and one.claim.holds for one in found):
                return found
    raise NoEvidence(f"that the cost is never {name} is not seen")


def _where_zero(setting: Setting, term: Term) -> Iterator[Setting]:
    """The setting where the term is 0, solved for a parameter in which it is linear."""
    for name in sorted(free_symbols(term) - {D.name}):
        slope = tidied(derivative(term, Symbol(name)))
        if isinstance(slope, Number) and slope != ZERO:
            solution = {name: tidied(difference(Symbol(name), quotient(term, slope)))}
            conditions = (tidied(substitute(condition, solution)) for condition in setting.conditions)
            open_ones = tuple(condition for condition in conditions if free_symbols(condition))
            yield Setting(tidied(substitute(setting.profile, solution)), setting.dimension, open_ones)


def _conditions(setting: Setting, name: Property) -> Iterator[Term]:
    where = domain(setting.conditions)
    try:
        near, far = (behaviour(profile, where) for profile in (setting.profile, at_infinity(setting.profile)))
    except Refused:
        return
    volume = setting.dimension if name == "integrable" else ZERO
    if near is not None and near.speed == 0:
        yield scaled_away(total(near.exponent, volume))
    if far is not None and far.speed == 0:
        yield scaled_away(difference(far.exponent, volume))


def _offers(setting: Setting, name: Property) -> Iterator[tuple[bool, Evidence]]:
    if name == "nonnegative":
        try:
            yield True, CostPanels(nonnegative_cost(setting))
        except NoEvidence:
            yield from ((False, evidence) for evidence in _negative_values(setting))
        return
    yield True, SeenFromFormula()
    yield False, AtInfinity()
    for distance in (ZERO, *_kinks(setting)):
        yield False, AtDistance(distance, ZERO)


def _kinks(setting: Setting) -> Iterable[Term]:
    try:
        return pieces(setting.profile, domain(setting.conditions))[0]
    except Refused:
        return ()


def _negative_values(setting: Setting) -> Iterator[AtDistance]:
    """Distances at which the cost is certainly negative."""
    where = domain(setting.conditions)
    for distance in _candidates(setting):
        value = substitute(setting.profile, {R.name: distance})
        try:
            form = tidied(value)
        except Refused:  # a singularity
            continue
        if defined(value, where) and enclose(form, where).is_negative():
            yield AtDistance(distance, form)


def _candidates(setting: Setting) -> Iterator[Term]:
    parameters = sorted(free_symbols(setting.profile) - {R.name, "d"})
    if not parameters:
        yield from map(number, _DISTANCES)
    # Waves of frequency w are at their lowest where w r = pi, or 3 pi/2.
    for sub in subterms(setting.profile):
        if isinstance(sub, Apply) and sub.function in ("sin", "cos") and contains(sub, R):
            frequency = tidied(quotient(sub.arguments[0], R))
            if not contains(frequency, R):
                yield from (tidied(quotient(product(turn, PI), frequency)) for turn in (ONE, number(Fraction(3, 2))))
    exponents = (1, -1, Fraction(1, 2), Fraction(-1, 2))
    scales = [ONE, *(power(Symbol(name), number(exponent)) for name in parameters for exponent in exponents)]
    yield from (product(factor, scale) for scale in scales for factor in _FACTORS)
