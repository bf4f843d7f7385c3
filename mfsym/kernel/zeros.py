"""Where a transform that is nonnegative vanishes: at the zeros of even powers of waves, or beyond one wave number.

If the zeros are single wave numbers, l^ > 0 almost everywhere, and the product measure is the only optimum as if
l^ > 0 everywhere; if they fill an interval it may not be.
"""

from mfsym.kernel.claim import TransformZeros
from mfsym.kernel.derivation import assumptions, replay, require_meaning
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Derivation, EvenPower, EvenPowers, Pair
from mfsym.kernel.interval import point
from mfsym.kernel.piecewise import resolved, vanishes
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.sign import is_positive_at_zero, require_sign
from mfsym.kernel.term import (
    PI,
    ZERO,
    Apply,
    K,
    R,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
)
from mfsym.kernel.zero_set import Beyond, WaveNumbers

ORIGIN = WaveNumbers(ZERO, ZERO)


def check_zeros(claim: TransformZeros, evidence: EvenPowers) -> frozenset[str]:
    """The facts used, if the transform is a function > 0 times even powers of waves, whose zeros are those claimed."""
    pair, trusts = replay(claim.setting, evidence.derivation)
    where = assumptions(claim.setting)
    spend(50 * len(evidence.powers))
    waves = (power(Apply(p.wave, (product(p.frequency, K),)), number(p.exponent)) for p in evidence.powers)
    require(equal(product(evidence.factor.form, *waves), pair.transform), "the transform is not this product")
    require_sign(evidence.factor.form, evidence.factor, K, where, strictly=True)
    zeros = [_zeros_of(p, where) for p in evidence.powers]
    if ORIGIN in claim.zeros:
        _require_zero_at_origin(pair, evidence.factor.form, where)
        zeros.insert(0, ORIGIN)
    elif pair.sense == "integrable":
        require(is_positive_at_zero(pair, pair.transform, where), "the transform is not seen to be positive at k = 0")
    require(len(claim.zeros) == len(zeros), "there is another number of sets of zeros")
    for said, true in zip(claim.zeros, zeros, strict=True):
        match said:
            case WaveNumbers(start, step):
                for one, other in ((start, true.start), (step, true.step)):
                    require_meaning(one, where)
                    require(equal(one, other), "the zeros are others")
            case Beyond():
                raise Refused("the zeros of waves are single wave numbers")
    return trusts


def _zeros_of(factor: EvenPower, where: Domain) -> WaveNumbers:
    """sin(w k) vanishes at k = n pi/w for n >= 1, cos(w k) half a step before."""
    frequency = factor.frequency
    require(factor.exponent > 0 and factor.exponent % 2 == 0, "an exponent is not even")
    require(not contains(frequency, K), "a frequency mentions k")
    require(defined(frequency, where) and enclose(frequency, where).is_positive(), "a frequency is not positive")
    step = quotient(PI, frequency)
    return WaveNumbers(step if factor.wave == "sin" else quotient(step, number(2)), step)


def _require_zero_at_origin(pair: Pair, factor: Term, where: Domain) -> None:
    require(pair.sense == "integrable", "the transform has no value at k = 0")
    at_zero = where.with_box(K, point(0))
    # l^ is continuous, and so is the product of the factor and the waves where the factor is defined.
    vanishing = defined(factor, at_zero) and equal(substitute(factor, {K.name: ZERO}), ZERO)
    require(vanishing, "the factor is not 0 at k = 0")


def check_zeros_beyond(claim: TransformZeros, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the transform is > 0 up to one wave number and 0 beyond it."""
    pair, trusts = replay(claim.setting, derivation)
    where = assumptions(claim.setting)
    match claim.zeros:
        case (Beyond(end),):
            pass
        case _:
            raise Refused("a derivation alone shows zeros beyond one wave number, and no others")
    require_meaning(end, where)
    # What is known of pieces is about functions of r.
    transform = substitute(pair.transform, {K.name: R})
    require(vanishes(resolved(transform, end, False, where), where), "the transform does not vanish beyond the end")
    before = resolved(transform, end, True, where)
    squares = difference(power(end, number(2)), power(R, number(2)))
    inside = domain((*where.conditions, difference(end, R), squares))
    require(enclose(before, inside).is_positive(), "the transform is not seen to be positive before the end")
    if pair.sense == "integrable":
        at_zero = inside.with_box(R, point(0))
        positive = defined(before, at_zero) and enclose(before, at_zero).is_positive()
        require(positive, "the transform is not seen to be positive at k = 0")
    return trusts
