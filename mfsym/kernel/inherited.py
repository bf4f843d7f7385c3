"""Signs from other signs: of products, from a higher dimension, by cases; the table of all that shows signs."""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, TransformSign
from mfsym.kernel.criterion import check_criterion_met, check_criterion_violated
from mfsym.kernel.decay import is_integrable, is_regular
from mfsym.kernel.decreasing import check_decreasing
from mfsym.kernel.derivation import assumptions, profile_of, replay, require_meaning
from mfsym.kernel.enclosure import defined, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    AskeyFunction,
    Cases,
    CompletelyMonotone,
    DampedWave,
    Decreasing,
    FlatAtOrigin,
    HigherDimension,
    NegativityEvidence,
    OppositeSign,
    PolynomialInSquare,
    ProductOfCosts,
    QuadraticForm,
    SharpEnd,
    SignEvidence,
    TransformPanels,
    TwoGaussians,
    TwoPowers,
    WaveTimesCost,
    WendlandFunction,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import point
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
from mfsym.kernel.sign import check_sign
from mfsym.kernel.term import ZERO, Number, R, Symbol, Term, contains, negative, product, substitute


def check_higher_dimension(claim: TransformSign, evidence: HigherDimension) -> frozenset[str]:
    """The facts used, if the transform has the sign in a higher dimension n, and l is integrable, bounded, continuous.

    l is then positive definite on R^n, and so on R^d; l^ in dimension d is an integral of l^ in dimension n.
    """
    dimension, asked = evidence.dimension, claim.setting.dimension
    numbers = isinstance(dimension, Number) and isinstance(asked, Number)
    require(numbers and dimension.value >= asked.value, "the dimension is not higher")  # type: ignore[union-attr]
    conditions = tuple(in_dimension(condition, asked) for condition in claim.setting.conditions)
    higher = Setting(profile_of(claim.setting), dimension, conditions)
    trusts = sign_shown(TransformSign(higher, claim.sign), evidence.sign)
    require(is_regular_in(higher, evidence.sign), "the profile is not integrable, bounded and continuous there")
    return trusts | BOCHNER


def check_product_of_costs(claim: TransformSign, evidence: ProductOfCosts) -> frozenset[str]:
    """The facts used, if l = f g with f^ and g^ >= 0, f integrable, g integrable, bounded and continuous.

    g^ is then integrable, and g its transform read backwards, so that l^(k) is (2 pi)^(-d) times the integral over q of
    f^(k - q) g^(q).  That is >= 0; and > 0 if f^ > 0, as g^ is continuous and, with g, not 0.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    first, second = (
        Setting(factor, setting.dimension, setting.conditions) for factor in (evidence.first, evidence.second)
    )
    whole = product(profile_of(first), profile_of(second))
    require(equal(profile_of(setting), whole), "the profile is not the product of the two")
    trusts = sign_shown(TransformSign(first, claim.sign), evidence.first_sign)
    trusts |= sign_shown(TransformSign(second, "nonnegative"), evidence.second_sign)
    seen = is_regular_in(first, evidence.first_sign) or is_integrable(profile_of(first), setting.dimension, where)
    require(seen, "the first profile is not seen to be integrable")
    regular = is_regular_in(second, evidence.second_sign)
    require(regular, "the second profile is not integrable, bounded and continuous")
    require(evidence.at > 0, "the distance is not positive")
    value = enclose(profile_of(second), where.with_box(R, point(evidence.at)))
    require(value.is_positive() or value.is_negative(), "the second profile is not seen to differ from 0")
    return trusts | BOCHNER


def check_wave(claim: TransformSign, evidence: WaveTimesCost) -> frozenset[str]:
    """The facts used, if l = g w with g^ of the sign, and w the mean of exp(i q.x) over a sphere of R^n, n >= d.

    l^(k) is the mean of g^(k - q) over the q, or over their projections to R^d: if g is integrable, for every k; and
    otherwise, if n = d, for all k outside of the sphere, whatever g^ is at 0.  If l is integrable, l^ is continuous
    and, by Fatou, on the sphere at least the mean.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    dimension, frequency = setting.dimension, evidence.frequency
    wave = WAVES.get(evidence.space)
    if wave is None or not isinstance(dimension, Number):
        raise Refused("the mean of waves is none that is known")
    require(dimension.value <= evidence.space, "the space of the waves has a lower dimension")
    require(not contains(frequency, R), "the frequency mentions r")
    require(defined(frequency, where), "the frequency is not defined")
    other = Setting(evidence.cost, dimension, setting.conditions)
    whole = product(substitute(wave, {"b": frequency}), profile_of(other))
    require(equal(profile_of(setting), whole), "the profile is not this product")
    trusts = sign_shown(TransformSign(other, claim.sign), evidence.sign)
    integrable = is_regular_in(other, evidence.sign) or is_integrable(profile_of(other), dimension, where)
    fits = dimension.value == evidence.space and is_regular(profile_of(setting), dimension, where)
    require(integrable or fits, "neither the cost nor the product is seen to be integrable")
    return trusts


def check_opposite(claim: NegativeSomewhere, evidence: OppositeSign) -> frozenset[str]:
    """The facts used, if minus the cost has a transform > 0."""
    setting = claim.setting
    opposite = Setting(negative(profile_of(setting)), setting.dimension, setting.conditions)
    return sign_shown(TransformSign(opposite, "positive"), evidence.sign)


def is_regular_in(setting: Setting, evidence: SignEvidence) -> bool:
    """Is the profile integrable, bounded and continuous, by its derivation or as seen from its term?"""
    match evidence:
        case TransformPanels() | TwoGaussians() | PolynomialInSquare() | TwoPowers() | DampedWave():
            pair, _ = replay(setting, evidence.derivation)
            return pair.sense == "integrable"
        case AskeyFunction() | WendlandFunction():
            return True
        case HigherDimension(dimension, sign):
            return is_regular_in(Setting(setting.profile, dimension, setting.conditions), sign)
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
    require(enclose(evidence.root, assumptions(setting)).is_positive(), "the root is not positive")
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


WAVES: Mapping[int, Term] = {1: parse("cos(b*r)"), 2: parse("besselj(0, b*r)"), 3: parse("sin(b*r)/(b*r)")}
"""n -> the mean of exp(i q.x) over the sphere |q| = b of R^n."""

SIGNS: Mapping[type, Callable[[Any, Any], frozenset[str]]] = {
    TransformPanels: check_sign,
    CompletelyMonotone: check_monotone,
    TwoGaussians: check_criterion_met,
    PolynomialInSquare: check_criterion_met,
    TwoPowers: check_criterion_met,
    DampedWave: check_criterion_met,
    AskeyFunction: check_criterion_met,
    WendlandFunction: check_criterion_met,
    HigherDimension: check_higher_dimension,
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
    AskeyFunction: check_criterion_violated,
    WendlandFunction: check_criterion_violated,
}
"""What shows that a transform is negative somewhere -> the function that checks it."""
