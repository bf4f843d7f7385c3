"""Signs of transforms that depend on parameters: the exact condition, and what follows where it is met, or is not.

A criterion is a list of terms in the parameters such that the transform is >= 0 at every k > 0 if and only if all of them
are >= 0.
"""

from dataclasses import dataclass

from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.derivation import assumptions, replay, require_meaning
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import ComparedPowers, Pair, TwoGaussians
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import point
from mfsym.kernel.refusal import require
from mfsym.kernel.term import (
    Apply,
    K,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)


@dataclass(frozen=True)
class _Criterion:
    """The ``terms`` that have to be >= 0, the first of which is > 0 if and only if ``at_zero`` the transform is > 0."""

    terms: tuple[Term, ...]
    at_zero: bool
    trusts: frozenset[str]


def check_criterion(claim: SignCriterion, evidence: TwoGaussians | ComparedPowers) -> frozenset[str]:
    """The facts used, if the criterion of the claim is the one that the evidence establishes."""
    criterion = _criterion(claim.setting, evidence)
    require(len(claim.criterion) == len(criterion.terms), "the criterion has another number of terms")
    for stated, true in zip(claim.criterion, criterion.terms, strict=True):
        require_meaning(stated, assumptions(claim.setting))
        require(equal(stated, true), "the criterion is another one")
    return criterion.trusts


def check_criterion_met(claim: TransformSign, evidence: TwoGaussians | ComparedPowers) -> frozenset[str]:
    """The facts used, if the criterion is met under the conditions of the setting.

    Where it is met and one of its terms is > 0, the transform is > 0 at every k > 0.
    """
    criterion, where = _criterion(claim.setting, evidence), assumptions(claim.setting)
    values = [enclose(term, where) for term in criterion.terms]
    require(all(value.is_nonnegative() for value in values), "the criterion is not seen to be met")
    if claim.sign == "positive":
        require(values[0].is_positive() and criterion.at_zero, "the transform is not seen to be positive at k = 0")
    return criterion.trusts


def check_criterion_violated(claim: NegativeSomewhere, evidence: TwoGaussians | ComparedPowers) -> frozenset[str]:
    """The facts used, if a term of the criterion is negative under the conditions of the setting."""
    criterion, where = _criterion(claim.setting, evidence), assumptions(claim.setting)
    violated = any(enclose(term, where).is_negative() for term in criterion.terms)
    require(violated, "the criterion is not seen to be violated")
    return criterion.trusts


def _criterion(setting: Setting, evidence: TwoGaussians | ComparedPowers) -> _Criterion:
    match evidence:
        case TwoGaussians():
            # Sufficient, since then B exp(-beta u) <= A exp(-alpha u); necessary, as k -> 0 and k -> oo show.
            trusts = _require_two_gaussians(setting, evidence)
            sizes = difference(evidence.gain, evidence.loss)
            return _Criterion((sizes, difference(evidence.loss_rate, evidence.gain_rate)), True, trusts)
        case ComparedPowers():
            return _of_powers(setting, evidence)


def check_threshold(claim: SignThreshold, evidence: TwoGaussians) -> frozenset[str]:
    """The facts used, if the transform changes sign from + to - where k^2 passes the threshold.

    A exp(-alpha u) > B exp(-beta u) if and only if u < log(A/B) / (alpha - beta), when alpha > beta.
    """
    trusts = _require_two_gaussians(claim.setting, evidence)
    where = assumptions(claim.setting)
    excess = difference(evidence.gain_rate, evidence.loss_rate)
    require_meaning(claim.threshold, where)
    require(enclose(excess, where).is_positive(), "the positive part does not decay faster")
    crossing = quotient(Apply("log", (quotient(evidence.gain, evidence.loss),)), excess)
    require(equal(claim.threshold, crossing), "the sign changes at another k^2")
    return trusts


def _require_two_gaussians(setting: Setting, evidence: TwoGaussians) -> frozenset[str]:
    pair, trusts = replay(setting, evidence.derivation)
    where = assumptions(setting)
    four = (evidence.gain, evidence.gain_rate, evidence.loss, evidence.loss_rate)
    require(not any(contains(term, K) for term in four), "a size or a rate mentions k")
    require(all(defined(term, where) for term in four), "a size or a rate is not defined")
    for size in (evidence.gain, evidence.loss):
        require(enclose(size, where).is_positive(), "a size is not positive")
    shape = parse("A*exp(-a*k^2) - B*exp(-b*k^2)")
    formula = substitute(shape, dict(zip(("A", "a", "B", "b"), four, strict=True)))
    require(equal(formula, pair.transform), "the transform is not this difference of Gaussians")
    return trusts


def _of_powers(setting: Setting, evidence: ComparedPowers) -> _Criterion:
    """The criterion of factor (X^m - Y^m), with factor > 0, X, Y >= 0, m > 0 and X - Y = c_0 + c_1 k^2 + ... + c_n k^(2n).

    The sign is that of X - Y.  If c_1, ..., c_(n-1) are >= 0, then c_0, c_n >= 0 is sufficient; it is necessary, as
    k -> 0 and k -> oo show.
    """
    pair, trusts = replay(setting, evidence.derivation)
    where, m = assumptions(setting), evidence.exponent
    coefficients = evidence.coefficients
    spend(20 * len(coefficients))
    require(len(coefficients) > 0, "there are no coefficients")
    require(not any(contains(term, K) for term in (m, *coefficients)), "an exponent or a coefficient mentions k")
    given = (evidence.factor, evidence.greater, evidence.lesser, m, *coefficients)
    require(all(defined(term, where) for term in given), "a part of the comparison is not defined")
    require(enclose(evidence.factor, where).is_positive(), "the factor is not positive")
    require(enclose(m, where).is_positive(), "the exponent is not positive")
    for base in (evidence.greater, evidence.lesser):
        require(enclose(base, where).is_nonnegative(), "a base is not seen to be nonnegative")
    # As 0^m = 0 for m > 0, a base 0 stands for itself.
    powers = [base if base == number(0) else power(base, m) for base in (evidence.greater, evidence.lesser)]
    form = product(evidence.factor, difference(*powers))
    require(equal(form, pair.transform), "the transform is not this difference of powers")
    polynomial = total(*(product(c, power(K, number(2 * j))) for j, c in enumerate(coefficients)))
    bases = difference(evidence.greater, evidence.lesser)
    require(equal(polynomial, bases), "the coefficients are those of another difference")
    for c in coefficients[1:-1]:
        require(enclose(c, where).is_nonnegative(), "a coefficient in the middle is not seen to be nonnegative")
    ends = (coefficients[0], coefficients[-1]) if len(coefficients) > 1 else coefficients
    return _Criterion(ends, _counts_at_zero(pair, evidence.factor, where), trusts)


def _counts_at_zero(pair: Pair, factor: Term, where: Domain) -> bool:
    """Does c_0 > 0 make the transform positive at k = 0, if it is defined there?"""
    at_zero = where.with_box(K, point(0))
    return pair.sense == "tempered" or (defined(factor, at_zero) and enclose(factor, at_zero).is_positive())
