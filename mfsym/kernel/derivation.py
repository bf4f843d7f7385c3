"""Replays a derivation of a Fourier transform line by line.

Each line is an instance of a cited fact (:mod:`mfsym.kernel.facts`) or follows from earlier lines by a rule
(:mod:`mfsym.kernel.rules`, :mod:`mfsym.kernel.integrals`).  The kernel computes what follows; the line must say the
same, by exact equality of terms.
"""

from functools import lru_cache

from mfsym.kernel.claim import FourierTransform, Setting
from mfsym.kernel.enclosure import Domain, defined, domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS, Fact
from mfsym.kernel.integrals import INTEGRAL_RULES
from mfsym.kernel.interval import POSITIVE
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.rules import RESTS_ON, RULES, Line, Terms, in_dimension, require_dimension
from mfsym.kernel.term import BOUND, K, R, Term, contains, substitute

MOST_REMEMBERED = 1_000
"""Derivations of more lines are replayed each time."""


def check_transform(claim: FourierTransform, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the derivation establishes the claim."""
    pair, trusts = replay(claim.setting, derivation)
    require_meaning(claim.transform, assumptions(claim.setting))
    require(equal(pair.transform, claim.transform), "the derivation ends in another transform")
    require(pair.sense == claim.sense, f"the derivation establishes the transform as {pair.sense}")
    return trusts


def assumptions(setting: Setting) -> Domain:
    """Where the symbols of the setting range; refuses a setting that is not about any cost."""
    dimension = setting.dimension
    require_dimension(dimension)
    conditions = tuple(in_dimension(condition, dimension) for condition in setting.conditions)
    where = domain(conditions)
    for condition in conditions:
        require(not any(contains(condition, symbol) for symbol in (R, K, BOUND)), "a condition is not about parameters")
        value = enclose(condition, Domain(where.boxes))
        require(value.upper is None or value.upper > 0, "a condition is never met")
    require_meaning(profile_of(setting), where)
    return where


def profile_of(setting: Setting) -> Term:
    """The profile in the dimension of the setting."""
    return in_dimension(setting.profile, setting.dimension)


def cost_at(distance: Term, setting: Setting, where: Domain) -> Term:
    """The cost at a distance; refused where it is not certainly defined."""
    profile = profile_of(setting)
    # At 0 the profile has to be defined before 0 takes the place of r: r*(1/r) would become 0.
    meant = defined(profile, where.with_box(R, enclose(distance, where)))
    require(meant, "the cost is not defined at a distance")
    return substitute(profile, {R.name: distance})


def require_meaning(term: Term, where: Domain) -> None:
    """Refuse a term of a claim that is not certainly defined; whether integrals converge is not known here."""
    require(not contains(term, BOUND) and defined(term, where), "a formula of the claim is not certainly defined")


def replay(setting: Setting, derivation: Derivation) -> tuple[Pair, frozenset[str]]:
    """The pair that the derivation ends in, which is about the profile of the setting, and the facts used."""
    # To look up a long derivation among those replayed before would be work that nothing counts.
    short = len(derivation.steps) <= MOST_REMEMBERED
    return (_replayed_once if short else _replayed)(setting, derivation)


def _replayed(setting: Setting, derivation: Derivation) -> tuple[Pair, frozenset[str]]:
    last, trusts = _last_line(derivation, assumptions(setting))
    if not isinstance(last, Pair):
        raise Refused("the derivation does not end in a transform")
    require(last.dimension == setting.dimension, "the derivation is about another dimension")
    require(equal(last.profile, profile_of(setting)), "the derivation is about another cost")
    return last, trusts


_replayed_once = lru_cache(maxsize=16)(_replayed)


def replay_equation(derivation: Derivation, where: Domain) -> tuple[Equation, frozenset[str]]:
    """The equation that the derivation ends in, and the facts used."""
    last, trusts = _last_line(derivation, where)
    if not isinstance(last, Equation):
        raise Refused("the derivation does not end in an equation")
    return last, trusts


def _last_line(derivation: Derivation, where: Domain) -> tuple[Line | None, frozenset[str]]:
    lines: list[Line] = []
    trusts: set[str] = set()
    for place, step in enumerate(derivation.steps):
        try:
            require(all(0 <= p < place for p in step.premises), "it uses a line that does not come before it")
            follows = _conclusion(step, tuple(lines[p] for p in step.premises), where, trusts)
            _require_same(step.conclusion, follows, where)
        except Refused as refusal:
            raise Refused(f"line {place} ({step.rule}): {refusal}") from None
        lines.append(step.conclusion)
    return lines[-1] if lines else None, frozenset(trusts)


def _require_same(stated: Line, follows: Line, where: Domain) -> None:
    match stated, follows:
        case Equation(left, right), Equation(true_left, true_right):
            sides = ((left, true_left), (right, true_right))
        case Pair(profile, dimension, transform, sense), Pair(true_profile, true_dimension, true_transform, true_sense):
            require(dimension == true_dimension, "the line is about another dimension")
            require(sense == true_sense, f"the line says {sense}, what follows is {true_sense}")
            sides = ((profile, true_profile), (transform, true_transform))
        case _:
            raise Refused("the line and what follows are of different kinds")
    for said, true in sides:
        require(_defined(said, where) and _defined(true, where), "a side is not certainly defined")
        require(equal(said, true), "the line says something else than what follows")


def _defined(term: Term, where: Domain) -> bool:
    return defined(term, where.with_box(BOUND, POSITIVE))


def _conclusion(step: Step, premises: tuple[Line, ...], where: Domain, trusts: set[str]) -> Line:
    terms = dict(step.terms)
    if step.rule in FACTS:
        trusts.add(f"fact:{step.rule}")
        return _instance(FACTS[step.rule], terms, where)
    rule = RULES.get(step.rule) or INTEGRAL_RULES.get(step.rule)
    if rule is None:
        raise Refused("there is no fact or rule of this name")
    trusts.update(f"fact:{name}" for name in RESTS_ON.get(step.rule, ()))
    return rule(premises, terms, where)


def _instance(fact: Fact, values: Terms, where: Domain) -> Line:
    require(set(values) == set(fact.variables), f"the fact has the variables {', '.join(fact.variables)}")
    require(not any(contains(value, BOUND) for value in values.values()), "a value mentions a variable of integration")
    for condition in fact.conditions:
        require(enclose(substitute(condition, values), where).is_positive(), "a condition of the fact is not met")
    match fact.conclusion:
        case Pair(profile, dimension, transform, sense):
            # The variables of a pair are constants: they stand outside of the integral over space.
            require(
                not any(contains(value, symbol) for value in values.values() for symbol in (R, K)),
                "a value mentions r or k",
            )
            space = substitute(dimension, values)
            require_dimension(space)
            return Pair(substitute(profile, values), space, substitute(transform, values), sense)
        case Equation(left, right):
            return Equation(substitute(left, values), substitute(right, values))
