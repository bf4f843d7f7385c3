"""The question about laws on the line: what do N bodies with this law cost at least, for every N at once?"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction

from mfsym.answers.answer import INFINITE, Answer, Record, judged, verdict_record
from mfsym.answers.energies import bounds_on_line, mean_field_energy
from mfsym.answers.setting import condition_terms, condition_text, radial_cost
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.densities import marginal_in
from mfsym.energies.balls import common_digits, decimal, digits_of, power_sums
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import EnergyOfBodies, EnergyOnLine, EnergySum, Exponential, Marginal, Setting, UniformBall
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.line import N
from mfsym.kernel.term import (
    ONE,
    D,
    K,
    Number,
    Term,
    difference,
    free_symbols,
    number,
    product,
    quotient,
    substitute,
    total,
)
from mfsym.kernel.verdict import Status, Verdict
from mfsym.rational import shown
from mfsym.transport.line_expansion import expansion
from mfsym.transport.line_sums import energy_on_line, energy_sum
from mfsym.transport.power_sums import CONSTANTS, Powers, for_many, in_sums, poles, powers_of

MOST_BODIES = 1_000_000
MOST_ADDENDS = 2_000
"""Sums without a closed form are added up for so many bodies; powers and logarithms are known beyond."""
MOST_WRITTEN = 10
"""Sums with parameters are written out for so many bodies."""
DIGITS = 15
NOT_CHECKED = "the Euler-Maclaurin formula, which the kernel does not check"
QUANTITY = "F_N = 2*V_N/(N*(N - 1)), the least cost per pair; the energy V_N is the least cost of all pairs together"
OPTIMAL = "systematic sampling is optimal"
_TAKEN = {"N", "h", "v", "y"}


def line_energy(
    cost: RadialCost | str,
    marginal: str,
    bodies: int | None = None,
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Answer:
    """The least energy of N bodies on the line for every N: the cost is w(|x - y|), w convex and decreasing.

    Laws are ``interval(a, b)``, the uniform law, ``exponential(s)`` and ``lorentzian(s)``; and for a given number of
    ``bodies``, whose energy is then enclosed, even densities such as ``laplace(1)``.  V_N, the energy of all pairs, is
    the sum of the ``summand`` in the record over k = 1, ..., N - 1, and ``energy`` is its closed form, if there is one.
    For a number of ``bodies``, ``value`` is the cost per pair F_N = 2 V_N/(N (N - 1)), as in the answer of
    :func:`~mfsym.answers.solve`, and ``energy_of_bodies`` is V_N.  For uniform laws and powers or logarithms of the
    distance V_N is also written through sums of powers (``in_sums``).  For these, and for smooth costs, the record says
    how V_N behaves for many bodies (where the limit F_oo is finite and the cost smooth, F_oo - F_N too), for which
    parameters, and what that rests on; F_oo is the ``mean_field`` energy.

    Refuses: InvalidArgument for what is no cost or no law on the line, and parameters called N, h, v or y.

    >>> answer = line_energy("-r", "interval(0, 1)", 4)
    >>> answer["energy"], answer["value"], answer["energy_of_bodies"], answer["verdict"]
    ('1/6 - N^2/6', '-5/12', '-5/2', 'HOLDS')
    >>> line_energy("1/r", "lorentzian(1)", 3)["value"]
    '0.41453493104872...'
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
    record |= dict.fromkeys(("quantity", "convexity", "summand", "energy", "in_sums")) | {"bodies": bodies}
    record |= dict.fromkeys(("value", "energy_of_bodies", "mean_field", "energy_for_many", "for_many_needs"))
    record |= dict.fromkeys(("gap_for_many", "for_many_rests_on", "remark"))
    if not _holds(verdict) or certificate is None:
        verdict = replace(verdict, reason=verdict.reason + _hint(asked, law, bodies))
        return Answer(certificate, verdict, record | verdict_record(verdict))
    record |= {"quantity": QUANTITY, "convexity": f"the cost is convex and decreasing {_range(law)}: {OPTIMAL}"}
    remarks: list[str] = []
    if summed is not None and _holds(in_sum) and isinstance(summed.claim, EnergySum):
        record["summand"] = text(summed.claim.summand)
    if isinstance(certificate.claim, EnergyOnLine):
        record["energy"] = text(certificate.claim.energy)
    elif powers is not None:
        record["in_sums"] = in_sums(powers)
    if bodies is not None:
        found = _values(certificate, bodies, powers)
        record |= found
        if not found:
            remarks.append(_no_value(asked))
    limit = mean_field_energy(asked, 1, marginal, None, assuming, seconds)
    record["mean_field"] = limit["value"] or limit["decimal"]
    remarks += _of_limit(limit, record["conditions"])
    verdict = replace(verdict, trusts=verdict.trusts | limit.verdict.trusts)
    if powers is not None:
        record |= {"energy_for_many": for_many(powers), "for_many_rests_on": f"{NOT_CHECKED}; {CONSTANTS}"}
        record["for_many_needs"] = poles(powers, domain(conditions))
    if isinstance(law, UniformBall) and limit["value"] not in (None, INFINITE):
        record |= _expansion(setting.profile, law, parse(str(limit["value"])))
    record["remark"] = "; ".join(remarks) or None
    return Answer(certificate, verdict, record | verdict_record(verdict))


def _range(law: Marginal) -> str:
    return f"for 0 < r < {2 * law.radius}" if isinstance(law, UniformBall) else "for r > 0"


def _hint(cost: RadialCost, law: Marginal, bodies: int | None) -> str:
    """What else may be asked where nothing was found."""
    if cost.parameters:
        return f"; numbers for {', '.join(cost.parameters)}, or --assume, may settle it"
    even = not isinstance(law, UniformBall | Exponential) and bodies is None
    return "; for a number of bodies (--bodies) it may be enclosed" if even else ""


def _no_value(cost: RadialCost) -> str:
    if cost.parameters:
        return f"a value needs numbers for {', '.join(cost.parameters)}"
    return f"a value is added up for at most {MOST_ADDENDS} bodies"


def _of_limit(limit: Answer, assumed: object) -> list[str]:
    """What is to be said of the mean field energy."""
    match limit.record:
        case {"value": None, "decimal": None}:
            return ["the mean field energy was not found"]
        case {"conditions": [*needs]} if needs != assumed:
            return [f"mean_field needs {' and '.join(map(str, needs))}"]
    return []


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


def _values(certificate: Certificate, bodies: int, powers: Powers | None) -> Record:
    """F_N and V_N: exact numbers, their digits, or formulas in the parameters if they are short; nothing otherwise."""
    count, pairs = {N.name: number(bodies)}, bodies * (bodies - 1) // 2

    def record(said: Callable[[int], str]) -> Record:
        return {"value": said(pairs), "energy_of_bodies": said(1)}

    try:
        match certificate.claim:
            case EnergyOfBodies(lower=lower, upper=upper):
                return record(lambda share: f"{common_digits(lower / share, upper / share)}...")
            case EnergyOnLine(_, _, energy):
                return record(lambda share: _said(quotient(substitute(energy, count), number(share))))
            case EnergySum(_, _, summand) if bodies <= (MOST_WRITTEN if _has_parameters(summand) else MOST_ADDENDS):
                ranged = range(1, bodies)
                whole = total(*(substitute(summand, {**count, K.name: number(k)}) for k in ranged))
                return record(lambda share: _said(quotient(whole, number(share))))
            case EnergySum() if powers is not None:
                return record(
                    lambda share: (
                        digits_of(lambda: power_sums(powers.powers, powers.logarithm, bodies) / share, DIGITS) + "..."
                    )
                )
    except NoEvidence:
        return {}
    return {}


def _has_parameters(summand: Term) -> bool:
    return bool(free_symbols(summand) - {N.name, K.name})


def _said(term: Term) -> str:
    exact = tidied(term)
    return text(exact) if isinstance(exact, Number) or free_symbols(exact) else f"{decimal(term, DIGITS)}..."
