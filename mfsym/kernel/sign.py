"""Exact signs of transforms, seen from their formulas.

All signs are seen by interval arithmetic (:mod:`mfsym.kernel.enclosure`): with ``k`` on (0, oo) that is the calculus
of products and sums of known signs, on finitely many panels it is a subdivision with a tail.
"""

from fractions import Fraction

from mfsym.kernel.asymptotics import behaviour
from mfsym.kernel.claim import (
    NegativeAt,
    NegativeTransform,
    NotProportional,
    TransformSign,
)
from mfsym.kernel.derivation import assumptions, replay, require_meaning
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    Derivation,
    OneFrequency,
    Pair,
    Panels,
    TransformPanels,
    TwoWaveNumbers,
)
from mfsym.kernel.interval import POSITIVE, Interval, point
from mfsym.kernel.panels import is_seen
from mfsym.kernel.refusal import require
from mfsym.kernel.term import (
    ZERO,
    Apply,
    D,
    K,
    R,
    Symbol,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    substitute,
    total,
)


def check_sign(claim: TransformSign, evidence: TransformPanels) -> frozenset[str]:
    """The facts used, if the panels show the claimed sign of the transform."""
    pair, trusts = replay(claim.setting, evidence.derivation)
    where, strictly = assumptions(claim.setting), claim.sign == "positive"
    require_sign(pair.transform, evidence.transform, K, where, strictly)
    # Where l is integrable, k = 0 counts: l^ is continuous, so >= 0 extends to it, but > 0 must be seen there.
    if strictly and pair.sense == "integrable":
        positive = is_positive_at_zero(pair, evidence.transform.form, where)
        require(positive, "the transform is not seen to be positive at k = 0")
    return trusts


def check_one_frequency(claim: TransformSign, evidence: OneFrequency) -> frozenset[str]:
    """The facts used, if the transform is p + q sin(w k) + s cos(w k) with p >= 0 and p^2 - q^2 - s^2 >= 0, or > 0.

    By Cauchy and Schwarz |q sin + s cos| is at most the root of q^2 + s^2.
    """
    pair, trusts = replay(claim.setting, evidence.derivation)
    where, strictly = assumptions(claim.setting), claim.sign == "positive"
    terms = (evidence.frequency, evidence.constant, evidence.sine, evidence.cosine, evidence.excess)
    require(all(defined(term, where) for term in terms), "a term is not defined")
    angle = product(evidence.frequency, K)
    waves = (product(evidence.sine, Apply("sin", (angle,))), product(evidence.cosine, Apply("cos", (angle,))))
    require(equal(total(evidence.constant, *waves), pair.transform), "the transform is not this sum")
    require(
        is_seen(evidence.constant, K, POSITIVE, where, strictly=False), "the constant is not seen to be nonnegative"
    )
    squares = (power(term, number(2)) for term in (evidence.sine, evidence.cosine))
    require(
        equal(evidence.excess, difference(power(evidence.constant, number(2)), total(*squares))),
        "the excess is another one",
    )
    require(is_seen(evidence.excess, K, POSITIVE, where, strictly), "the sign of the excess is not seen")
    if strictly and pair.sense == "integrable":
        positive = is_positive_at_zero(pair, pair.transform, where)
        require(positive, "the transform is not seen to be positive at k = 0")
    return trusts


def check_negative(claim: NegativeTransform, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the transform at ``k`` is at most ``upper`` < 0."""
    pair, trusts = replay(claim.setting, derivation)
    require(claim.k > 0, "the wave number is not positive")
    require(claim.upper < 0, "the upper bound is not negative")
    value = enclose(pair.transform, assumptions(claim.setting).with_box(K, point(claim.k)))
    require(value.upper is not None and value.upper <= claim.upper, "the transform at k is not seen below the bound")
    return trusts


def check_negative_at(claim: NegativeAt, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the transform at ``k`` > 0 equals the value, which is seen to be negative."""
    pair, trusts = replay(claim.setting, derivation)
    where = assumptions(claim.setting)
    require_meaning(claim.k, where)
    require(not contains(claim.k, K) and not contains(claim.k, R), "the wave number mentions k or r")
    require(enclose(claim.k, where).is_positive(), "the wave number is not positive")
    require_meaning(claim.value, where)
    # The transform is defined at every k > 0.
    require(equal(substitute(pair.transform, {K.name: claim.k}), claim.value), "the transform has another value")
    require(enclose(claim.value, where).is_negative(), "the value is not seen to be negative")
    return trusts


def check_not_proportional(claim: NotProportional, evidence: TwoWaveNumbers) -> frozenset[str]:
    """The facts used, if transform(k) shape(k') - transform(k') shape(k) is not 0 at the two wave numbers."""
    pair, trusts = replay(claim.setting, evidence.derivation)
    require(evidence.first > 0 and evidence.second > 0, "a wave number is not positive")
    first, second = ({K.name: number(k)} for k in (evidence.first, evidence.second))
    shape = substitute(claim.shape, {D.name: claim.setting.dimension})
    cross = difference(
        product(substitute(pair.transform, first), substitute(shape, second)),
        product(substitute(pair.transform, second), substitute(shape, first)),
    )
    where = assumptions(claim.setting)
    require_meaning(cross, where)
    value = enclose(cross, where)
    require(value.is_positive() or value.is_negative(), "the two quotients are not seen to differ")
    return trusts


# --- what these rest on ----------------------------------------------------------------------------


def require_sign(function: Term, panels: Panels, variable: Symbol, where: Domain, strictly: bool) -> None:
    """Refuse unless the panels show that the function of the ``variable`` > 0 is > 0 (``strictly``), or >= 0."""
    require(equal(panels.form, function), "the form is not the function whose sign is claimed")
    require(defined(panels.form, where), "the form is not defined everywhere")
    spend(len(panels.cuts))
    # In whatever order the cuts are, the panels between one and the next, from 0 to infinity, leave no gap.
    for panel in _panels(panels.cuts):
        require(is_seen(panels.form, variable, panel, where, strictly), "the sign is not seen on every panel")


def _panels(cuts: tuple[Fraction, ...]) -> list[Interval]:
    starts, ends = (Fraction(0), *cuts), (*cuts, None)
    return [Interval(a, b, lower_open=a == 0) for a, b in zip(starts, ends, strict=True)]


def is_positive_at_zero(pair: Pair, form: Term, where: Domain) -> bool:
    """Is l^(0) certainly > 0, for an integrable l?  Then l^ is continuous, and l^(0) is the integral of l."""
    at_zero = where.with_box(K, point(0))
    if defined(form, at_zero) and is_seen(form, K, point(0), where, strictly=True):
        return True
    profile = enclose(pair.profile, where)
    at_contact = enclose(pair.profile, where.with_box(R, point(0)))
    if profile.is_positive() or (profile.is_nonnegative() and at_contact.is_positive()):
        return True
    # The limit of l^(k) as k -> 0.
    found = behaviour(substitute(form, {K.name: R}), where)
    finite = found is not None and (found.exponent, found.logs, found.speed) == (ZERO, 0, 0)
    return found is not None and finite and enclose(found.limit, where).is_positive()
