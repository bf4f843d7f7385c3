"""The question about laws on the line: what do N bodies with this law cost at least, for every N at once?"""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from mfsym.answers.answer import Answer, Record, judged, verdict_record
from mfsym.answers.energies import bounds_on_line, mean_field_energy
from mfsym.answers.setting import condition_terms, condition_text, radial_cost
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.densities import marginal_in
from mfsym.energies.balls import common_digits, decimal, digits_of, power_sums
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import EnergyOfBodies, EnergyOnLine, EnergySum, Marginal, Setting, UniformBall
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.line import N
from mfsym.kernel.term import ONE, D, K, Number, Term, difference, free_symbols, number, product, substitute, total
from mfsym.kernel.verdict import Status, Verdict
from mfsym.rational import shown
from mfsym.transport.line_expansion import expansion
from mfsym.transport.line_sums import energy_on_line, energy_sum
from mfsym.transport.power_sums import CONSTANTS, Powers, for_many, in_sums, powers_of

MOST_BODIES = 1_000_000
MOST_ADDENDS = 2_000
"""Sums without a closed form are added up for so many bodies; powers and logarithms are known beyond."""
DIGITS = 15
NOT_CHECKED = "the Euler-Maclaurin formula, which the kernel does not check"
_TAKEN = {"N", "h", "v", "y"}


def line_energy(
    cost: RadialCost | str,
    marginal: str,
    bodies: int | None = None,
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Answer:
    """The least energy V_N on the line for every N: the cost is w(|x - y|), w convex and decreasing.

    Laws are ``interval(a, b)``, the uniform law, ``exponential(s)`` and ``lorentzian(s)``; and for a given number of
    ``bodies``, whose energy is then enclosed, even densities such as ``laplace(1)``.  V_N is the sum of the ``summand``
    in the record over k = 1, ..., N - 1; ``energy`` is its closed form, if there is one, and ``value`` its
    value for a number of ``bodies``.  For uniform laws and powers or logarithms of the distance it is also written
    through sums of powers (``in_sums``).  For these, and for smooth costs, the record says how V_N behaves for many
    bodies (where the limit F_oo is finite and the cost smooth, F_oo - F_N too), and what that rests on; F_oo is the
    ``mean_field`` energy.

    Refuses: InvalidArgument for what is no cost or no law on the line, and parameters called N, h, v or y.

    >>> answer = line_energy("-r", "interval(0, 1)", 4)
    >>> answer["energy"], answer["value"], answer["verdict"]
    ('1/6 - N^2/6', '-5/2', 'HOLDS')
    >>> line_energy("1/r", "lorentzian(1)", 3)["value"]
    '1.24360479314618...'
    """
    asked, conditions = radial_cost(cost), condition_terms(assuming)
    law = marginal_in(ONE, marginal)
    _require_names(asked, bodies)
    # As it was written: signs that are seen in (1 - r)^2 are not seen in 1 - 2 r + r^2.
    setting = Setting(substitute(parse(asked.formula), {D.name: ONE}), ONE, conditions)
    summed, in_sum = judged(lambda: energy_sum(setting, law), seconds)
    closed, in_closed_form = judged(lambda: energy_on_line(setting, law), seconds)
    certificate, verdict = (closed, in_closed_form) if _holds(in_closed_form) else (summed, in_sum)
    powers = _powers(setting.profile, law)
    if not _holds(verdict) and bodies is not None:
        enclosed, of_enclosure = judged(lambda: bounds_on_line(setting, law, bodies), seconds)
        certificate, verdict = (enclosed, of_enclosure) if _holds(of_enclosure) else (certificate, verdict)
    record: Record = {"cost": asked.formula, "marginal": marginal.strip()}
    record["conditions"] = [condition_text(term) for term in conditions]
    record |= {"summand": None, "energy": None, "in_sums": None, "bodies": bodies, "value": None, "mean_field": None}
    record |= {"energy_for_many": None, "gap_for_many": None, "for_many_rests_on": None}
    if _holds(verdict):
        if summed is not None and _holds(in_sum) and isinstance(summed.claim, EnergySum):
            record["summand"] = text(summed.claim.summand)
        limit = mean_field_energy(asked, 1, marginal, None, assuming, seconds)
        record["mean_field"] = limit["value"]
        verdict = replace(verdict, trusts=verdict.trusts | limit.verdict.trusts)
        if powers is not None:
            record |= {"energy_for_many": for_many(powers), "for_many_rests_on": f"{NOT_CHECKED}; {CONSTANTS}"}
        if isinstance(law, UniformBall) and limit["value"] is not None:
            record |= _expansion(setting.profile, law, parse(str(limit["value"])))
    if _holds(verdict) and certificate is not None:
        if isinstance(certificate.claim, EnergyOnLine):
            record["energy"] = text(certificate.claim.energy)
        elif powers is not None:
            record["in_sums"] = in_sums(powers)
        if bodies is not None:
            record["value"] = _number(certificate, bodies, powers)
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _holds(verdict: Verdict) -> bool:
    return verdict.status is Status.HOLDS


def _require_names(cost: RadialCost, bodies: object) -> None:
    used = sorted(_TAKEN & set(cost.parameters))
    if used:
        raise InvalidArgument(
            f"cost {shown(cost.formula)} has a parameter called {used[0]}, a name that formulas in N bodies need; "
            "any name but N, h, v and y is accepted"
        )
    whole = isinstance(bodies, int) and not isinstance(bodies, bool) and 2 <= bodies <= MOST_BODIES
    if bodies is not None and not whole:
        raise InvalidArgument(f"bodies is {shown(bodies)}, need an int from 2 to {MOST_BODIES}")


def _powers(profile: Term, law: Marginal) -> Powers | None:
    """The profile on the interval as powers and a logarithm, if it is a sum of such and the law is uniform."""
    if not isinstance(law, UniformBall):
        return None
    try:
        return powers_of(profile, 2 * law.radius)
    except NoEvidence:
        return None


def _expansion(profile: Term, law: UniformBall, limit: Term) -> Record:
    """V_N and F_oo - F_N for many bodies; nothing if the profile is not smooth at r = 0."""
    try:
        start, constant, next_one = expansion(profile, 2 * law.radius)
    except NoEvidence:
        return {}
    half, gap = number(Fraction(1, 2)), difference(start, limit)
    # F_N = 2 V_N/(N (N - 1)), and 1/(N (N - 1)) = 1/N^2 + 1/N^3 + ...
    second = difference(gap, product(number(2), constant))
    leading, self_cost = product(half, limit), product(number(Fraction(-1, 2)), start)
    return {
        "energy_for_many": f"{_factor(leading)}*N^2 + {_factor(self_cost)}*N + {_factor(constant)}"
        f" + {_factor(next_one)}/N^2 + O(1/N^4)",
        "gap_for_many": f"{_factor(gap)}/N + {_factor(second)}/N^2 + O(1/N^3)",
        "for_many_rests_on": NOT_CHECKED,
    }


def _factor(term: Term) -> str:
    return f"({text(tidied(term))})"


def _number(certificate: Certificate, bodies: int, powers: Powers | None) -> str | None:
    """V_N as an exact number, or its digits; ``None`` if there are parameters, or too many addends."""
    count = {N.name: number(bodies)}
    try:
        match certificate.claim:
            case EnergyOfBodies(lower=lower, upper=upper):
                return f"{common_digits(lower, upper)}..."
            case EnergyOnLine(_, _, energy):
                return _digits(substitute(energy, count))
            case EnergySum(_, _, summand) if bodies <= MOST_ADDENDS:
                ranged = range(1, bodies)
                return _digits(total(*(substitute(summand, {**count, K.name: number(k)}) for k in ranged)))
            case EnergySum() if powers is not None:
                return f"{digits_of(lambda: power_sums(powers.powers, powers.logarithm, bodies), DIGITS)}..."
    except NoEvidence:
        return None
    return None


def _digits(term: Term) -> str | None:
    if free_symbols(term):
        return None
    exact = tidied(term)
    return text(exact) if isinstance(exact, Number) else f"{decimal(term, DIGITS)}..."
