"""Signs of transforms that depend on parameters: the exact condition, and what follows where it is met, or is not.

A criterion is a list of terms in the parameters such that the transform is >= 0 at every k > 0 if and only if all of
them are >= 0.
"""

from dataclasses import dataclass

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.derivation import assumptions, profile_of, replay, require_meaning
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose, is_positive
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    AskeyFunction,
    DampedSine,
    DampedWave,
    Pair,
    PolynomialInSquare,
    ScaledBase,
    TwoGaussians,
    TwoPowers,
    WendlandFunction,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import point
from mfsym.kernel.piecewise import resolved, vanishes
from mfsym.kernel.refusal import require
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    K,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

ParametricSign = (
    TwoGaussians | PolynomialInSquare | TwoPowers | DampedWave | DampedSine | AskeyFunction | WendlandFunction
)

_TURN = "(d + 1)/2*(atan((k + b)/a) - atan((k - b)/a))"
_WAVE = parse(f"a*cos({_TURN}) + b*sin({_TURN})")
_SINE = parse("sin((d - 1)/2*(atan((k + b)/a) - atan((k - b)/a)))")
_SINE_DAMPING = parse("a*sin(pi/(d - 1)) - b*cos(pi/(d - 1))")
_DAMPING = parse("a*sin(pi/(2*d)) - b*cos(pi/(2*d))")
MOST_STEPS = 12
ASKEY = frozenset(("fact:askey-golubov",))


@dataclass(frozen=True)
class _Criterion:
    """The ``terms`` that have to be >= 0; the transform is > 0 at k = 0, if it is defined there, if ``at_zero`` is."""

    terms: tuple[Term, ...]
    at_zero: Term
    trusts: frozenset[str]


def check_criterion(claim: SignCriterion, evidence: ParametricSign) -> frozenset[str]:
    """The facts used, if the criterion of the claim is the one that the evidence establishes."""
    criterion = _criterion(claim.setting, evidence)
    require(len(claim.criterion) == len(criterion.terms), "the criterion has another number of terms")
    for stated, true in zip(claim.criterion, criterion.terms, strict=True):
        require_meaning(stated, assumptions(claim.setting))
        require(equal(stated, true), "the criterion is another one")
    return criterion.trusts


def check_criterion_met(claim: TransformSign, evidence: ParametricSign) -> frozenset[str]:
    """The facts used, if the criterion is met under the conditions of the setting.

    Where it is met and one of its terms is > 0, the transform is > 0 at every k > 0.
    """
    criterion, where = _criterion(claim.setting, evidence), assumptions(claim.setting)
    met = all(enclose(term, where).is_nonnegative() or equal(term, ZERO) for term in criterion.terms)
    require(met, "the criterion is not seen to be met")
    if claim.sign == "positive":
        at_zero = enclose(criterion.at_zero, where)
        require(at_zero.is_positive(), "the transform is not seen to be positive at k = 0")
    return criterion.trusts


def check_criterion_violated(claim: NegativeSomewhere, evidence: ParametricSign) -> frozenset[str]:
    """The facts used, if a term of the criterion is negative under the conditions of the setting."""
    criterion, where = _criterion(claim.setting, evidence), assumptions(claim.setting)
    violated = any(enclose(term, where).is_negative() for term in criterion.terms)
    require(violated, "the criterion is not seen to be violated")
    return criterion.trusts


def _criterion(setting: Setting, evidence: ParametricSign) -> _Criterion:
    match evidence:
        case TwoGaussians():
            # Sufficient, since then B exp(-beta u) <= A exp(-alpha u); necessary, as k -> 0 and k -> oo show.
            trusts = _require_two_gaussians(setting, evidence, "k^2", "k")
            sizes = difference(evidence.gain, evidence.loss)
            return _Criterion((difference(evidence.loss_rate, evidence.gain_rate), sizes), sizes, trusts)
        case PolynomialInSquare():
            return _of_polynomial(setting, evidence)
        case TwoPowers():
            return _of_two_powers(setting, evidence)
        case DampedWave():
            return _of_damped_wave(setting, evidence)
        case DampedSine():
            return _of_damped_sine(setting, evidence)
        case AskeyFunction():
            return _of_askey(setting, evidence, 0)
        case WendlandFunction(steps=steps):
            require(0 < steps <= MOST_STEPS, f"the number of steps is not between 1 and {MOST_STEPS}")
            return _of_askey(setting, evidence, steps)


def check_threshold(claim: SignThreshold, evidence: TwoGaussians) -> frozenset[str]:
    """The facts used, if the transform changes sign from + to - where k^2 passes the threshold.

    A exp(-alpha u) > B exp(-beta u) if and only if u < log(A/B) / (alpha - beta), when alpha > beta.
    """
    trusts = _require_two_gaussians(claim.setting, evidence, "k^2")
    where = assumptions(claim.setting)
    excess = difference(evidence.gain_rate, evidence.loss_rate)
    require_meaning(claim.threshold, where)
    require(enclose(excess, where).is_positive(), "the positive part does not decay faster")
    crossing = quotient(Apply("log", (quotient(evidence.gain, evidence.loss),)), excess)
    require(equal(claim.threshold, crossing), "the sign changes at another k^2")
    return trusts


def _require_two_gaussians(setting: Setting, evidence: TwoGaussians, *variables: str) -> frozenset[str]:
    pair, trusts = replay(setting, evidence.derivation)
    where = assumptions(setting)
    four = (evidence.gain, evidence.gain_rate, evidence.loss, evidence.loss_rate)
    require(not any(contains(term, K) for term in four), "a size or a rate mentions k")
    require(all(defined(term, where) for term in four), "a size or a rate is not defined")
    for size in (evidence.gain, evidence.loss):
        require(enclose(size, where).is_positive(), "a size is not positive")
    seen = form_of_two_gaussians(pair.transform, evidence)
    require(seen is not None and seen[0] in variables, "the transform is not this difference of Gaussians")
    return trusts


def form_of_two_gaussians(transform: Term, evidence: TwoGaussians) -> tuple[str, int] | None:
    """u, which is k^2 or k, and n, for which the transform is (A exp(-alpha u) - B exp(-beta u)) / k^n, if it is so.

    If n > 0 and the transform is bounded near k = 0, then A = B.
    """
    four = (evidence.gain, evidence.gain_rate, evidence.loss, evidence.loss_rate)
    values = dict(zip(("A", "a", "B", "b"), four, strict=True))
    for u in ("k^2", "k"):
        formula = substitute(parse(f"A*exp(-a*{u}) - B*exp(-b*{u})"), values)
        for n in range(3):
            if equal(formula, product(power(K, number(n)), transform)):
                return u, n
    return None


def _of_polynomial(setting: Setting, evidence: PolynomialInSquare) -> _Criterion:
    """The criterion of factor (c_0 + c_1 k^2 + ... + c_n k^(2n)) with factor > 0 and c_1, ..., c_(n-1) >= 0.

    That c_0 and c_n are >= 0 is sufficient; it is necessary, as k -> 0 and k -> oo show.
    """
    pair, trusts = replay(setting, evidence.derivation)
    where, coefficients = assumptions(setting), evidence.coefficients
    spend(20 * len(coefficients))
    require(len(coefficients) > 0, "there are no coefficients")
    require(not any(contains(term, K) for term in coefficients), "a coefficient mentions k")
    require(all(defined(term, where) for term in coefficients), "a coefficient is not defined")
    polynomial = total(*(product(c, power(K, number(2 * j))) for j, c in enumerate(coefficients)))
    _require_factor(pair, evidence.factor, polynomial, where)
    for c in coefficients[1:-1]:
        require(enclose(c, where).is_nonnegative(), "a coefficient in the middle is not seen to be nonnegative")
    ends = (coefficients[0], *coefficients[1:][-1:])
    return _Criterion(ends, _at_zero(ends[0], pair, evidence.factor, where), trusts)


def _of_two_powers(setting: Setting, evidence: TwoPowers) -> _Criterion:
    """The criterion of factor (g Y^m - h X^m) with factor, g, h, m > 0 and Y = y + y' k^2, X = x + x' k^2 > 0.

    Y/X is monotone in k^2, between the limits y/x at 0 and y'/x' at infinity.  So g Y^m >= h X^m for all k if and only
    if that is so in both limits.
    """
    pair, trusts = replay(setting, evidence.derivation)
    where, m = assumptions(setting), evidence.exponent
    bases = (evidence.gain, evidence.loss)
    given = (m, *(term for base in bases for term in (base.size, base.constant, base.slope)))
    require(not any(contains(term, K) for term in given), "an exponent, a size or a coefficient mentions k")
    require(all(defined(term, where) for term in given), "an exponent, a size or a coefficient is not defined")
    require(enclose(m, where).is_positive(), "the exponent is not positive")
    for base in bases:
        require(enclose(base.size, where).is_positive(), "a size is not positive")
        # Then neither the constant nor the slope is negative, as k -> 0 and k -> oo show.
        require(enclose(_linear(base), where).is_positive(), "a base is not seen to be positive")
    gain, loss = (product(base.size, power(_linear(base), m)) for base in bases)
    _require_factor(pair, evidence.factor, difference(gain, loss), where)
    require(len(evidence.limits) == 2, "there are not two limits")
    for limit, part in zip(evidence.limits, (_constant, _slope), strict=True):
        require(defined(limit, where), "a limit is not defined")
        true = difference(*(product(base.size, _power(part(base), m)) for base in bases))
        require(equal(limit, true), "a limit is another one")
    at_zero = _at_zero(evidence.limits[0], pair, evidence.factor, where)
    return _Criterion(evidence.limits, at_zero, trusts)


def _of_damped_wave(setting: Setting, evidence: DampedWave) -> _Criterion:
    """The criterion of factor (a cos(m psi) + b sin(m psi)) with m = (d + 1)/2: that a >= b / tan(pi/(2 d)).

    Let a = s cos(t) and b = s sin(t) with 0 < t < pi/2.  The factor is multiplied by s cos(m psi - t), and psi
    decreases from 2 t at k = 0 to 0, as its derivative is a/(a^2 + (k + b)^2) - a/(a^2 + (k - b)^2) < 0.  So
    m psi - t decreases from d t to -t > -pi/2: the cosine is > 0 for all k > 0 if d t <= pi/2, and otherwise it is
    negative where the angle has just not come down to pi/2.
    """
    return _of_damped(setting, evidence, _WAVE, _DAMPING)


def _of_damped_sine(setting: Setting, evidence: DampedSine) -> _Criterion:
    """The criterion of factor sin(m psi) with m = (d - 1)/2: that t <= pi/(d - 1), if b/a = tan(t) as above.

    m psi decreases from (d - 1) t to 0: the sine is > 0 for all k > 0 if that is at most pi, and otherwise negative
    where the angle has just not come down to pi.  As x = pi/(d - 1), for d >= 2 between 0 and pi, has x - t > -pi/2,
    the condition is that sin(x - t), a positive multiple of a sin(x) - b cos(x), is >= 0.
    """
    return _of_damped(setting, evidence, _SINE, _SINE_DAMPING)


def _of_damped(setting: Setting, evidence: DampedWave | DampedSine, wave: Term, damping: Term) -> _Criterion:
    pair, trusts = replay(setting, evidence.derivation)
    where, given = assumptions(setting), (evidence.rate, evidence.frequency)
    require(not any(contains(term, K) for term in given), "the rate or the frequency mentions k")
    require(all(is_positive(term, where) for term in given), "the rate or the frequency is not positive")
    values = {"a": evidence.rate, "b": evidence.frequency, D.name: setting.dimension}
    _require_factor(pair, evidence.factor, substitute(wave, values), where)
    condition = substitute(damping, values)
    return _Criterion((condition,), _at_zero(condition, pair, evidence.factor, where), trusts)


def _of_askey(setting: Setting, evidence: AskeyFunction | WendlandFunction, steps: int) -> _Criterion:
    """The criterion of f with (-(1/r) d/dr)^m f = (1 - r/t)_+^b, m = ``steps``: that b - m - (d + 1)/2 is >= 0.

    For m = 0 this is the fact, and the transform is then > 0, unless b = d = 1.  If f(r) is the integral of u g(u) over
    u > r, then the transform of f in dimension d is that of g in dimension d + 2, over 2 pi: so it is for g a Gaussian,
    and both depend linearly on the measure g(u) du.  So d + 2 m takes the place of d.
    """
    where, profile = assumptions(setting), profile_of(setting)
    end, exponent = evidence.end, evidence.exponent
    given = (evidence.size, end, exponent)
    require(not any(contains(term, R) for term in given), "a size, an end or an exponent mentions r")
    require(all(is_positive(term, where) for term in given), "a size, an end or an exponent is not positive")
    require(vanishes(resolved(profile, end, False, where), where), "the profile does not vanish beyond the end")
    inside = resolved(profile, end, True, where)
    for _ in range(steps):
        # The integral of u g(u) over u > r is 0 at the end.
        require(
            vanishes(substitute(inside, {R.name: end}), where), "the profile or a derivative does not vanish at the end"
        )
        inside = negative(quotient(derivative(inside, R), R))
    askey = product(evidence.size, power(difference(ONE, quotient(R, end)), exponent))
    require(equal(inside, askey), "the profile is another function")
    dimension = total(setting.dimension, number(2 * steps))
    excess = difference(exponent, quotient(total(dimension, ONE), number(2)))
    positive = total(excess, difference(dimension, ONE))
    return _Criterion((excess,), positive, ASKEY)


def _linear(base: ScaledBase) -> Term:
    return total(base.constant, product(base.slope, power(K, number(2))))


def _constant(base: ScaledBase) -> Term:
    return base.constant


def _slope(base: ScaledBase) -> Term:
    return base.slope


def _power(base: Term, exponent: Term) -> Term:
    # 0^m = 0 for m > 0.
    return ZERO if base == ZERO else power(base, exponent)


def _require_factor(pair: Pair, factor: Term, rest: Term, where: Domain) -> None:
    require(defined(factor, where) and enclose(factor, where).is_positive(), "the factor is not positive")
    require(equal(product(factor, rest), pair.transform), "the transform is not this product")


def _at_zero(limit: Term, pair: Pair, factor: Term, where: Domain) -> Term:
    """A term that is > 0 only if the transform is > 0 at k = 0, or not defined there: the limit, or 0."""
    box = where.with_box(K, point(0))
    counts = pair.sense == "tempered" or (defined(factor, box) and enclose(factor, box).is_positive())
    return limit if counts else ZERO
