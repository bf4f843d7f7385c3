"""Signs from other signs: of products, from a higher dimension, by cases; the table of all that shows signs."""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, TransformSign, TransformZeros
from mfsym.kernel.criterion import check_criterion_met, check_criterion_violated
from mfsym.kernel.decay import falls_to_zero, is_integrable, is_regular, is_tempered
from mfsym.kernel.decreasing import check_decreasing
from mfsym.kernel.derivation import assumptions, profile_of, replay, require_meaning
from mfsym.kernel.enclosure import Domain, enclose, is_positive
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    AskeyFunction,
    Cases,
    CompactInHigherDimension,
    CompletelyMonotone,
    DampedSine,
    DampedWave,
    Decreasing,
    Dilated,
    FlatAtOrigin,
    HigherDimension,
    NegativityEvidence,
    OneFrequency,
    OppositeSign,
    PolynomialInSquare,
    ProductOfCosts,
    QuadraticForm,
    SharpEnd,
    SignEvidence,
    SumOfCosts,
    TransformPanels,
    TwoGaussians,
    TwoPowers,
    Waves,
    WaveTimesCost,
    WendlandFunction,
)
from mfsym.kernel.interval import point
from mfsym.kernel.normal_arithmetic import rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.piecewise import pieces, resolved, vanishes
from mfsym.kernel.profile import (
    BOCHNER,
    check_flat,
    check_monotone,
    check_negative_monotone,
    check_quadratic_form,
    check_sharp_end,
)
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.rules import in_dimension
from mfsym.kernel.sign import check_one_frequency, check_sign
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Number,
    R,
    Symbol,
    Term,
    contains,
    negative,
    number,
    product,
    substitute,
    total,
)
from mfsym.kernel.wave_means import HIGHEST_SPACE, mean_of_waves
from mfsym.kernel.zero_set import Beyond

MOST_WAVES = 12


def check_higher_dimension(claim: TransformSign, evidence: HigherDimension) -> frozenset[str]:
    """The facts used, if the transform has the sign in a higher dimension n, and l is seen to vanish at infinity.

    l^ is then a measure >= 0 on R^n (see :func:`_is_spectral`).  Smoothed by a narrow Gaussian, l is an integral of
    exp(i k.x) against a finite measure >= 0, and so are its values on R^d: there the transform of the smoothed l is,
    up to a positive constant, the integral of l^ times a wide Gaussian over the other components of k.  Now let the
    Gaussian shrink.  On R^d the smoothed l tends to l as a distribution, as the greatest |l(s)| with s > r is locally
    integrable; and the integrals rise to that of l^ itself.  If l^ > 0 is continuous, they do so to what is > 0 at
    every k, and to no more than the transform where that is continuous, by Fatou.
    """
    higher = _in_higher_dimension(claim.setting, evidence.dimension, strictly=False)
    trusts = sign_shown(TransformSign(higher, claim.sign), evidence.sign)
    asked = claim.setting.dimension
    regular = is_regular_in(higher, evidence.sign)
    require(regular or _is_spectral(higher), "the profile is not seen to vanish at infinity")
    where = assumptions(higher)
    require(regular or is_tempered(higher.profile, asked, where), "the profile is not seen to be locally integrable")
    continuous = claim.sign == "nonnegative" or regular or is_integrable(higher.profile, higher.dimension, where)
    require(continuous, "the transform in the higher dimension is not seen to be continuous")
    return trusts | BOCHNER


def check_compact_in_higher_dimension(claim: TransformSign, evidence: CompactInHigherDimension) -> frozenset[str]:
    """The facts used, if l is not 0 but vanishes beyond one distance, and l^ >= 0 in a dimension that is higher.

    There l^ is an analytic function of |k|, and has no more than countably many zeros.  So what
    :func:`check_higher_dimension` integrates over the other components of k is > 0 almost everywhere.
    """
    higher, end = _in_higher_dimension(claim.setting, evidence.dimension, strictly=True), evidence.end
    trusts = sign_shown(TransformSign(higher, "nonnegative"), evidence.sign)
    where, profile = assumptions(higher), higher.profile
    require(not contains(end, R) and is_positive(end, where), "the end is not a positive constant")
    require(vanishes(resolved(profile, end, False, where), where), "the profile does not vanish beyond the end")
    require(is_tempered(profile, claim.setting.dimension, where), "the profile is not seen to be locally integrable")
    require(0 < evidence.share < 1, "the share is not between 0 and 1")
    # No condition changes before the end.
    _, branches = pieces(profile, where)
    value = substitute(branches[0], {R.name: product(number(evidence.share), end)})
    size = enclose(value, where)
    differs = size.is_positive() or size.is_negative() or rational_value(normal(value))
    require(bool(differs), "the profile is not seen to differ from 0")
    return trusts | BOCHNER


def _in_higher_dimension(setting: Setting, dimension: Term, strictly: bool) -> Setting:
    asked = setting.dimension
    if not (isinstance(dimension, Number) and isinstance(asked, Number)):
        raise Refused("the dimension is not higher")
    require(dimension.value > asked.value or (dimension == asked and not strictly), "the dimension is not higher")
    conditions = tuple(in_dimension(condition, asked) for condition in setting.conditions)
    return Setting(profile_of(setting), dimension, conditions)


def _is_spectral(setting: Setting) -> bool:
    """Is l^, where it is >= 0 away from k = 0, certainly a measure >= 0 on all of R^d?

    It is if l, locally integrable, vanishes at infinity.  For take a test function f >= 0, and h with h = 1 near 0.
    The integral of l^ f against 1 - h(k/e) is >= 0, and the rest, the integral of l(y/e) times the transform of
    f(e k) h(k), tends to 0 with e.
    """
    where, profile = assumptions(setting), profile_of(setting)
    return is_tempered(profile, setting.dimension, where) and falls_to_zero(profile, where)


def check_product_of_costs(claim: TransformSign, evidence: ProductOfCosts) -> frozenset[str]:
    """The facts used, if l = f g with f^ and g^ >= 0, f seen to vanish at infinity, g integrable, bounded, continuous.

    f^ is then a measure >= 0 (see :func:`_is_spectral`), g^ is integrable, and g its transform read backwards, so that
    l^(k) is (2 pi)^(-d) times the integral over q of f^(k - q) g^(q), at least where l^ is continuous.  That is >= 0;
    and > 0 if f^ > 0, as g^ is continuous and, with g, not 0.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    first, second = (
        Setting(factor, setting.dimension, setting.conditions) for factor in (evidence.first, evidence.second)
    )
    whole = product(profile_of(first), profile_of(second))
    require(equal(profile_of(setting), whole), "the profile is not the product of the two")
    trusts = sign_shown(TransformSign(first, claim.sign), evidence.first_sign)
    trusts |= sign_shown(TransformSign(second, "nonnegative"), evidence.second_sign)
    seen = is_regular_in(first, evidence.first_sign) or _is_spectral(first)
    require(seen, "the first profile is not seen to vanish at infinity")
    regular = is_regular_in(second, evidence.second_sign)
    require(regular, "the second profile is not integrable, bounded and continuous")
    require(evidence.at > 0, "the distance is not positive")
    value = enclose(profile_of(second), where.with_box(R, point(evidence.at)))
    require(value.is_positive() or value.is_negative(), "the second profile is not seen to differ from 0")
    return trusts | BOCHNER


def check_sum_of_costs(claim: TransformSign, evidence: SumOfCosts) -> frozenset[str]:
    """The facts used, if l is a sum of functions whose transforms are >= 0; > 0 if the first is, and is integrable.

    If l and the first are integrable, so is the sum of the others; its transform, >= 0 away from k = 0, is continuous.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    addends = [Setting(addend, setting.dimension, setting.conditions) for addend in evidence.addends]
    require(len(addends) == len(evidence.signs) > 0, "there is not one sign for each addend")
    trusts: frozenset[str] = frozenset()
    for place, (addend, sign) in enumerate(zip(addends, evidence.signs, strict=True)):
        trusts |= sign_shown(TransformSign(addend, claim.sign if place == 0 else "nonnegative"), sign)
    first = addends[0]
    counts = is_regular_in(first, evidence.signs[0]) or is_integrable(first.profile, setting.dimension, where)
    is_sum = equal(profile_of(setting), total(*(profile_of(addend) for addend in addends)))
    fits = is_sum and (counts or claim.sign == "nonnegative")
    require(fits, "the profile is not the sum of these, the first of them integrable")
    return trusts


def check_wave(claim: TransformSign, evidence: WaveTimesCost) -> frozenset[str]:
    """The facts used, if l = g w with g^ of the sign, and w the mean of exp(i q.x) over a sphere of R^n, n >= d.

    l^(k) is the mean of g^(k - q) over the q, or over their projections to R^d: if g is integrable, for every k; and
    otherwise, if n = d, for all k outside of the sphere, whatever g^ is at 0.  If l is integrable, l^ is continuous
    and, by Fatou, on the sphere at least the mean.  If g vanishes at infinity, g^ >= 0 is a measure, and so is l^.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    other = Setting(evidence.cost, setting.dimension, setting.conditions)
    wave = _mean_of_waves(setting, evidence.space, evidence.frequency)
    require(equal(profile_of(setting), product(wave, profile_of(other))), "the profile is not this product")
    trusts = sign_shown(TransformSign(other, claim.sign), evidence.sign)
    integrable = is_regular_in(other, evidence.sign) or is_integrable(profile_of(other), setting.dimension, where)
    fits = setting.dimension == number(evidence.space) and is_regular(profile_of(setting), setting.dimension, where)
    spectral = claim.sign == "nonnegative" and _is_spectral(other)
    require(integrable or fits or spectral, "neither the cost nor the product is seen to be integrable")
    return trusts


def check_waves(claim: TransformSign, evidence: Waves) -> frozenset[str]:
    """Nothing is used, if l is a positive constant times means of exp(i q.x) over spheres of R^n, n >= d.

    l^ is the convolution of the uniform laws on the m spheres, or of their projections to R^d: a measure >= 0.

    If n > d for all, the laws have densities, which are > 0 inside of the ball |k| < b.  Otherwise let d >= 2.  Any two
    of the laws have a convolution with a density that is > 0 for 0 < |k| < 2b, since then k - q is inside of the ball,
    or crosses the sphere, for some q on it.  If there is a third, that is so at k = 0 too; and the square of the
    uniform law on a sphere of R^d is the transform of a function that is not integrable, so that k = 0 does not count.
    So l^ is a function, > 0 before the sum of the frequencies, and 0 beyond.
    """
    require(claim.sign == "nonnegative", "the transform of waves alone is not positive everywhere")
    _require_waves(claim.setting, evidence)
    return frozenset()


def check_zeros_of_waves(claim: TransformZeros, evidence: Waves) -> frozenset[str]:
    """Nothing is used, if the zeros begin at the sum of the frequencies (see :func:`check_waves`)."""
    _require_waves(claim.setting, evidence)
    match claim.zeros:
        case (Beyond(end),):
            require_meaning(end, assumptions(claim.setting))
            require(equal(end, product(number(len(evidence.spaces)), evidence.frequency)), "the zeros begin elsewhere")
        case _:
            raise Refused("waves alone show zeros beyond one wave number, and no others")
    return frozenset()


def _require_waves(setting: Setting, evidence: Waves) -> None:
    where, size, dimension = assumptions(setting), evidence.size, setting.dimension
    require(not contains(size, R) and is_positive(size, where), "the size is not a positive constant")
    many = len(evidence.spaces)
    require(0 < many <= MOST_WAVES, f"the number of waves is not between 1 and {MOST_WAVES}")
    waves = [_mean_of_waves(setting, space, evidence.frequency) for space in evidence.spaces]
    require(equal(profile_of(setting), product(size, *waves)), "the profile is not this product")
    spheres = [number(space) == dimension for space in evidence.spaces]
    dense = not any(spheres) or (dimension != ONE and (many > 2 or (many == 2 and all(spheres))))
    require(dense, "the transform is not seen to be a function, positive before the sum of the frequencies")


def _mean_of_waves(setting: Setting, space: int, frequency: Term) -> Term:
    """The mean of exp(i q.x) over the sphere |q| = b of R^n, that is Gamma(n/2) (2/(b r))^(n/2 - 1) J_(n/2-1)(b r)."""
    where, dimension = assumptions(setting), setting.dimension
    if not (isinstance(dimension, Number) and 0 < space <= HIGHEST_SPACE):
        raise Refused("the mean of waves is none that is known")
    require(dimension.value <= space, "the space of the waves has a lower dimension")
    require(not contains(frequency, R), "the frequency mentions r")
    require(is_positive(frequency, where), "the frequency is not positive")
    return mean_of_waves(space, frequency)


def check_dilated(claim: TransformSign, evidence: Dilated) -> frozenset[str]:
    """The facts used, if l(r) = c g(s r) with c, s > 0: then l^(k) = c s^(-d) g^(k/s)."""
    setting, where = claim.setting, assumptions(claim.setting)
    for term in (evidence.size, evidence.scale):
        constant = not contains(term, R) and is_positive(term, where)
        require(constant, "the size or the scale is not a positive constant")
    other = Setting(evidence.cost, setting.dimension, setting.conditions)
    moved = substitute(profile_of(other), {R.name: product(evidence.scale, R)})
    require(_is_same(profile_of(setting), product(evidence.size, moved), where), "the profile is another function")
    return sign_shown(TransformSign(other, claim.sign), evidence.sign)


def _is_same(one: Term, other: Term, where: Domain) -> bool:
    """Are the two functions of r equal on every piece, and their pieces the same?"""
    (ends, branches), (other_ends, other_branches) = pieces(one, where), pieces(other, where)
    sides = zip((*ends, *branches), (*other_ends, *other_branches), strict=False)
    return len(branches) == len(other_branches) and all(equal(left, right) for left, right in sides)


def check_opposite(claim: NegativeSomewhere, evidence: OppositeSign) -> frozenset[str]:
    """The facts used, if minus the cost has a transform > 0."""
    setting = claim.setting
    opposite = Setting(negative(profile_of(setting)), setting.dimension, setting.conditions)
    return sign_shown(TransformSign(opposite, "positive"), evidence.sign)


def is_regular_in(setting: Setting, evidence: SignEvidence) -> bool:
    """Is the profile integrable, bounded and continuous, by its derivation or as seen from its term?"""
    match evidence:
        case (
            TransformPanels()
            | OneFrequency()
            | TwoGaussians()
            | PolynomialInSquare()
            | TwoPowers()
            | DampedWave()
            | DampedSine()
        ):
            pair, _ = replay(setting, evidence.derivation)
            return pair.sense == "integrable"
        case AskeyFunction() | WendlandFunction():
            return True
        case Dilated(_, _, cost, sign):
            return is_regular_in(Setting(cost, setting.dimension, setting.conditions), sign)
        case HigherDimension(dimension, sign):
            return is_regular_in(_in_higher_dimension(setting, dimension, strictly=False), sign)
        case _:
            return is_regular(profile_of(setting), setting.dimension, assumptions(setting))


def check_cases(claim: SignCriterion, evidence: Cases) -> frozenset[str]:
    """The facts used, if the one term c of the criterion decides: c > 0 and c = 0 make l^ >= 0, c < 0 does not."""
    setting, parameter = claim.setting, evidence.parameter
    require(len(claim.criterion) == 1, "the criterion has not one term")
    (term,) = claim.criterion
    require_meaning(term, assumptions(setting))
    if not isinstance(parameter, Symbol):
        require(False, "the parameter is not a symbol")
        return frozenset()
    slope = enclose(derivative(term, parameter), assumptions(setting))
    require(slope.is_positive() or slope.is_negative(), "the term is not monotone in the parameter")
    root = {parameter.name: evidence.root}
    require(not contains(evidence.root, parameter), "the root mentions the parameter")
    require(is_positive(evidence.root, assumptions(setting)), "the root is not positive")
    require(equal(substitute(term, root), ZERO), "the term does not vanish at the root")
    at = Setting(
        substitute(setting.profile, root),
        setting.dimension,
        tuple(substitute(condition, root) for condition in setting.conditions),
    )
    above, below = (_assuming(setting, part) for part in (term, negative(term)))
    trusts = sign_shown(TransformSign(above, "nonnegative"), evidence.above)
    trusts |= sign_shown(TransformSign(at, "nonnegative"), evidence.at)
    return trusts | negativity_shown(NegativeSomewhere(below), evidence.below)


def _assuming(setting: Setting, term: Term) -> Setting:
    return Setting(setting.profile, setting.dimension, (*setting.conditions, term))


def sign_shown(claim: TransformSign, evidence: SignEvidence) -> frozenset[str]:
    """The facts used, if the evidence shows the sign."""
    return SIGNS[type(evidence)](claim, evidence)


def negativity_shown(claim: NegativeSomewhere, evidence: NegativityEvidence) -> frozenset[str]:
    """The facts used, if the evidence shows that the transform is negative somewhere."""
    return NEGATIVE[type(evidence)](claim, evidence)


SIGNS: Mapping[type, Callable[[Any, Any], frozenset[str]]] = {
    TransformPanels: check_sign,
    OneFrequency: check_one_frequency,
    CompletelyMonotone: check_monotone,
    TwoGaussians: check_criterion_met,
    PolynomialInSquare: check_criterion_met,
    TwoPowers: check_criterion_met,
    DampedWave: check_criterion_met,
    DampedSine: check_criterion_met,
    AskeyFunction: check_criterion_met,
    WendlandFunction: check_criterion_met,
    HigherDimension: check_higher_dimension,
    Dilated: check_dilated,
    CompactInHigherDimension: check_compact_in_higher_dimension,
    SumOfCosts: check_sum_of_costs,
    Waves: check_waves,
    ProductOfCosts: check_product_of_costs,
    WaveTimesCost: check_wave,
    Decreasing: check_decreasing,
}
"""What shows a sign -> the function that checks it."""

NEGATIVE: Mapping[type, Callable[[Any, Any], frozenset[str]]] = {
    OppositeSign: check_opposite,
    CompletelyMonotone: check_negative_monotone,
    QuadraticForm: check_quadratic_form,
    FlatAtOrigin: check_flat,
    SharpEnd: check_sharp_end,
    TwoGaussians: check_criterion_violated,
    PolynomialInSquare: check_criterion_violated,
    TwoPowers: check_criterion_violated,
    DampedWave: check_criterion_violated,
    DampedSine: check_criterion_violated,
    AskeyFunction: check_criterion_violated,
    WendlandFunction: check_criterion_violated,
}
"""What shows that a transform is negative somewhere -> the function that checks it."""
