"""Exact signs of transforms, and what follows from them for the infinite-body problem.

All signs are seen by interval arithmetic (:mod:`mfsym.kernel.enclosure`): with ``k`` on (0, oo) that is the calculus
of products and sums of known signs, on finitely many panels it is a subdivision with a tail.
"""

from fractions import Fraction

from mfsym.kernel.claim import (
    CorrelationOptimal,
    Marginal,
    MeanFieldOptimal,
    NegativeTransform,
    NotProportional,
    Points,
    RadialDensity,
    Setting,
    SignCriterion,
    SignThreshold,
    TransformSign,
)
from mfsym.kernel.derivation import assumptions, profile_of, replay, require_meaning
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    CostAndTransformPanels,
    CostPanels,
    Derivation,
    Pair,
    Panels,
    TransformPanels,
    TwoGaussians,
    TwoWaveNumbers,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval, point
from mfsym.kernel.law import require_law
from mfsym.kernel.refusal import require
from mfsym.kernel.term import (
    ONE,
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
    product,
    quotient,
    substitute,
)


def check_sign(claim: TransformSign, evidence: TransformPanels) -> frozenset[str]:
    """The facts used, if the panels show the claimed sign of the transform."""
    pair, trusts = replay(claim.setting, evidence.derivation)
    _require_transform_sign(pair, evidence.transform, assumptions(claim.setting), claim.sign == "positive")
    return trusts


def check_negative(claim: NegativeTransform, derivation: Derivation) -> frozenset[str]:
    """The facts used, if the transform at ``k`` is at most ``upper`` < 0."""
    pair, trusts = replay(claim.setting, derivation)
    require(claim.k > 0, "the wave number is not positive")
    require(claim.upper < 0, "the upper bound is not negative")
    value = enclose(pair.transform, assumptions(claim.setting).with_box(K, point(claim.k)))
    require(value.upper is not None and value.upper <= claim.upper, "the transform at k is not seen below the bound")
    return trusts


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


def check_criterion(claim: SignCriterion, evidence: TwoGaussians) -> frozenset[str]:
    """The facts used, if the transform is >= 0 everywhere exactly when beta >= alpha and A >= B.

    Sufficient, since then B exp(-beta u) <= A exp(-alpha u); necessary, as k -> oo and k -> 0 show.
    """
    trusts = _require_two_gaussians(claim.setting, evidence)
    exact = (difference(evidence.loss_rate, evidence.gain_rate), difference(evidence.gain, evidence.loss))
    require(len(claim.criterion) == 2, "the criterion has two terms: of the rates, and of the sizes")
    for stated, true in zip(claim.criterion, exact, strict=True):
        require_meaning(stated, assumptions(claim.setting))
        require(equal(stated, true), "the criterion is another one")
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


def check_mean_field(claim: MeanFieldOptimal, evidence: CostAndTransformPanels) -> frozenset[str]:
    """The facts and theorems used, if Theorem 1.2 of [CFP] applies.

    By de Finetti a competitor is a mixture of product measures Q x Q x ... with mean mu, and its cost exceeds the
    mean field energy by the mean of (2 pi)^-d integral of l^ |Q^ - mu^|^2 >= 0; if l^ > 0, it is 0 only for Q = mu.
    """
    setting = claim.setting
    pair, trusts = replay(setting, evidence.derivation)
    where = assumptions(setting)
    _require_transform_sign(pair, evidence.transform, where, strictly=claim.unique)
    _require_sign(pair.profile, evidence.cost, R, where, strictly=False)
    _require_marginal(claim.marginal, setting.dimension, where)
    # Class (i): the cost is bounded, so that every law has finite mean field energy.
    if pair.sense == "tempered":
        # Class (ii): Coulomb in dimension 3.  A bounded density, or a sphere, has finite energy; an atom has not.
        require(setting.dimension == number(3), "the cost is unbounded, and the dimension is not 3")
        strength = product(pair.profile, R)
        require(equal(strength, substitute(strength, {R.name: ONE})), "the cost is unbounded, and not that of Coulomb")
        require(not isinstance(claim.marginal, Points), "the mean field energy is infinite, since the law has atoms")
    return trusts | {"fact:de-finetti-hewitt-savage", "fact:parseval-energy"}


def check_correlation(claim: CorrelationOptimal, evidence: CostPanels) -> frozenset[str]:
    """Nothing is trusted: l(0) = 0 makes the fully correlated measure free, l > 0 elsewhere the product costly."""
    where, profile = assumptions(claim.setting), profile_of(claim.setting)
    require(defined(profile, where.with_box(R, point(0))), "the cost is not defined at r = 0")
    require(equal(substitute(profile, {R.name: ZERO}), ZERO), "the cost does not vanish at r = 0")
    _require_sign(profile, evidence.cost, R, where, strictly=True)
    _require_marginal(claim.marginal, claim.setting.dimension, where)
    require(
        not isinstance(claim.marginal, Points) or len(claim.marginal.points) > 1,
        "the law is a point mass, for which the product measure is fully correlated",
    )
    return frozenset()


# --- what these rest on ----------------------------------------------------------------------------


def _require_transform_sign(pair: Pair, panels: Panels, where: Domain, strictly: bool) -> None:
    _require_sign(pair.transform, panels, K, where, strictly)
    # Where l is integrable, k = 0 counts: l^ is continuous, so >= 0 extends to it, but > 0 must be seen there.
    if strictly and pair.sense == "integrable":
        require(_positive_at_zero(pair, panels.form, where), "the transform is not seen to be positive at k = 0")


def _require_sign(function: Term, panels: Panels, variable: Symbol, where: Domain, strictly: bool) -> None:
    require(equal(panels.form, function), "the form is not the function whose sign is claimed")
    require(defined(panels.form, where), "the form is not defined everywhere")
    spend(len(panels.cuts))
    # In whatever order the cuts are, the panels between one and the next, from 0 to infinity, leave no gap.
    for panel in _panels(panels.cuts):
        value = enclose(panels.form, where.with_box(variable, panel))
        require(value.is_positive() if strictly else value.is_nonnegative(), "the sign is not seen on every panel")


def _panels(cuts: tuple[Fraction, ...]) -> list[Interval]:
    starts, ends = (Fraction(0), *cuts), (*cuts, None)
    return [Interval(a, b, lower_open=a == 0) for a, b in zip(starts, ends, strict=True)]


def _positive_at_zero(pair: Pair, form: Term, where: Domain) -> bool:
    """l^(0) > 0, from its formula if that is defined at 0, else because it is the integral of l > 0."""
    at_zero = where.with_box(K, point(0))
    if defined(form, at_zero) and enclose(form, at_zero).is_positive():
        return True
    return enclose(pair.profile, where).is_positive()


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


def _require_marginal(marginal: Marginal, dimension: Term, where: Domain) -> None:
    require_law(marginal, dimension, where)
    require(not isinstance(marginal, RadialDensity), "the density is not shown to have mass 1")
