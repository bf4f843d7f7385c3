"""Has a cost the properties that Theorem 1.2 (a)(i) of [CFP] asks for: integrable, bounded, continuous, nonnegative?

That it has one is seen from the formula (:mod:`mfsym.kernel.decay`); that it has not, from its exact behaviour at one
distance, near 0 or at infinity (:mod:`mfsym.kernel.asymptotics`).
"""

from mfsym.kernel.asymptotics import Behaviour, at_infinity, behaviour, settled
from mfsym.kernel.claim import CostProperty
from mfsym.kernel.decay import is_bounded, is_continuous, is_integrable
from mfsym.kernel.derivation import assumptions, cost_at, profile_of, require_meaning
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import AtDistance, AtInfinity, CostPanels, SeenFromFormula
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.sign import require_sign
from mfsym.kernel.term import ONE, ZERO, K, R, Term, contains, difference, substitute, total


def check_property(claim: CostProperty, evidence: SeenFromFormula) -> frozenset[str]:
    """Nothing is trusted, if the formula shows the property."""
    require(claim.holds, "a formula alone does not show that a property is missing")
    where, profile = assumptions(claim.setting), profile_of(claim.setting)
    seen = {
        "integrable": lambda: is_integrable(profile, claim.setting.dimension, where),
        "bounded": lambda: is_bounded(profile, where),
        "continuous": lambda: is_continuous(profile, where),
    }
    require(claim.property in seen, "the sign of a cost is seen on panels")
    require(seen[claim.property](), f"the cost is not seen to be {claim.property}")
    return frozenset()


def check_nonnegative(claim: CostProperty, evidence: CostPanels) -> frozenset[str]:
    """Nothing is trusted, if the panels show that the cost is >= 0 for r > 0."""
    require(claim.property == "nonnegative" and claim.holds, "panels show that a cost is nonnegative, nothing else")
    where = assumptions(claim.setting)
    require_sign(profile_of(claim.setting), evidence.cost, R, where, strictly=False)
    return frozenset()


def check_missing(claim: CostProperty, evidence: AtDistance) -> frozenset[str]:
    """Nothing is trusted, if the property is missing because of what the cost does at one distance, or near it."""
    require(not claim.holds, "one distance does not show a property")
    where, profile = assumptions(claim.setting), profile_of(claim.setting)
    r = evidence.distance
    require_meaning(r, where)
    require(not contains(r, R) and not contains(r, K), "the distance mentions r or k")
    require(equal(r, ZERO) or enclose(r, where).is_positive(), "the distance is not certainly 0 or positive")
    if claim.property == "nonnegative":
        require_meaning(evidence.form, where)
        require(equal(evidence.form, cost_at(r, claim.setting, where)), "the form is not the value of the cost")
        require(enclose(evidence.form, where).is_negative(), "the cost is not seen to be negative at the distance")
        return frozenset()
    beyond = _behaviour(substitute(profile, {R.name: total(r, R)}), where)
    # The volume element is a multiple of r^(d-1) dr near r = 0, and of dr elsewhere.
    volume = claim.setting.dimension if equal(r, ZERO) else ONE
    match claim.property:
        case "integrable":
            require(_diverges(beyond, volume, where), "the cost is not seen to grow too fast towards the distance")
        case "bounded":
            require(_is_unbounded(beyond, where), "the cost is not seen to be unbounded near the distance")
        case "continuous" if not _is_unbounded(beyond, where):
            require(enclose(r, where).is_positive(), "the cost is not seen to be unbounded near r = 0")
            jump = difference(
                substitute(profile, {R.name: total(r, R)}), substitute(profile, {R.name: difference(r, R)})
            )
            require(_is_away_from_zero(_behaviour(jump, where), where), "the cost is not seen to jump at the distance")
    return frozenset()


def check_missing_at_infinity(claim: CostProperty, evidence: AtInfinity) -> frozenset[str]:
    """Nothing is trusted, if the cost decays too slowly to be integrable, or grows beyond all bounds."""
    require(not claim.holds, "what a cost does at infinity does not show a property")
    require(claim.property in ("integrable", "bounded"), "infinity has nothing to do with the property")
    where = assumptions(claim.setting)
    found = _behaviour(at_infinity(profile_of(claim.setting)), where)
    if claim.property == "bounded":
        require(_is_unbounded(found, where), "the cost is not seen to grow beyond all bounds")
    else:
        # With r = 1/s: the integral of s^g s^(-d-1) |log s|^m ds over (0, 1).
        slower = difference(ZERO, claim.setting.dimension)
        require(_diverges(found, slower, where), "the cost is not seen to decay too slowly")
    return frozenset()


def _behaviour(term: Term, where: Domain) -> Behaviour:
    near = settled(term, where)
    # Zero is smaller than every power.
    found = Behaviour(ONE, speed=-1) if equal(near, ZERO) else behaviour(near, where)
    if found is None:
        raise Refused("how the cost behaves there is not seen")
    return found


def _diverges(found: Behaviour, volume: Term, where: Domain) -> bool:
    """Does the integral of r^g |log r|^m r^(volume - 1) dr over (0, 1) certainly diverge?"""
    if found.speed:
        return found.speed > 0
    power = total(found.exponent, volume)
    return enclose(power, where).is_negative() or (equal(power, ZERO) and found.logs >= -1)


def _is_unbounded(found: Behaviour, where: Domain) -> bool:
    if found.speed:
        return found.speed > 0
    return enclose(found.exponent, where).is_negative() or (equal(found.exponent, ZERO) and found.logs > 0)


def _is_away_from_zero(found: Behaviour, where: Domain) -> bool:
    """Has the absolute value a limit > 0, or none because it tends to infinity?"""
    return _is_unbounded(found, where) or (found.speed == 0 and equal(found.exponent, ZERO) and found.logs == 0)
