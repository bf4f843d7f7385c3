"""Signs of transforms seen from the profile alone: no formula for the transform is needed.

Positive, in every dimension, are the transforms of mixtures of Gaussians.  Negative somewhere are those of profiles
that violate a condition that is necessary for l^ >= 0.
"""

from fractions import Fraction

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.decay import falls_to_zero, is_continuous
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose, is_positive
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import CompletelyMonotone, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.interval import Interval, added, multiplied, point
from mfsym.kernel.monotone import is_completely_monotone, varies
from mfsym.kernel.origin import expansion, is_analytic_in_square, is_locally_integrable
from mfsym.kernel.piecewise import resolved, vanishes
from mfsym.kernel.refusal import require
from mfsym.kernel.term import (
    ZERO,
    Number,
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
)

HALF = number(Fraction(1, 2))
MIXTURE = frozenset(f"fact:{name}" for name in ("bernstein-widder", "gaussian-transform"))
BOCHNER = frozenset(("fact:bochner",))


def check_monotone(claim: TransformSign, evidence: CompletelyMonotone) -> frozenset[str]:
    """The facts used, if the profile is a mixture of Gaussians up to a polynomial in r^2."""
    _require_mixture(profile_of(claim.setting), evidence, claim.setting)
    return MIXTURE


def check_negative_monotone(claim: NegativeSomewhere, evidence: CompletelyMonotone) -> frozenset[str]:
    """The facts used, if minus the profile is a mixture of Gaussians up to a polynomial in r^2."""
    _require_mixture(negative(profile_of(claim.setting)), evidence, claim.setting)
    return MIXTURE


def _require_mixture(profile: Term, evidence: CompletelyMonotone, setting: Setting) -> None:
    """Refuse unless (-d/ds)^m l is completely monotone in s = r^2 and not constant, for some m, and l a distribution.

    By Bernstein and Widder l is then a polynomial in s of degree at most m plus the integral over t > 0 of
    w(dt) (exp(-t s) - its Taylor polynomial of degree < m, for small t), with w >= 0 not zero.  The polynomial has a
    transform supported in k = 0.  So away from it l^(k) is the integral of w(dt) (pi/t)^(d/2) exp(-k^2/(4t)) > 0, which
    converges as l is locally integrable.  If l is integrable, it vanishes at infinity, so there is no polynomial, and
    l^(0), the integral of l > 0, is positive too.
    """
    where = assumptions(setting)
    require(len(evidence.forms) > 0, "there is no form of the profile")
    spend(100 * len(evidence.forms))
    for place, form in enumerate(evidence.forms):
        due = _next_form(evidence.forms[place - 1]) if place else profile
        require(defined(form, where) and defined(due, where), "a form is not defined for every r")
        require(equal(form, due), "a form is neither the profile nor a derivative of the form before")
    last = evidence.forms[-1]
    require(is_completely_monotone(last, where), "the last form is not seen to be completely monotone in r^2")
    require(varies(last, where), "the last form is not seen to depend on r")
    require(
        is_locally_integrable(profile, setting.dimension, where), "the profile is not seen to be locally integrable"
    )


def _next_form(form: Term) -> Term:
    """Minus the derivative in s = r^2."""
    return product(negative(HALF), quotient(derivative(form, R), R))


# --- necessary conditions --------------------------------------------------------------------------


def check_quadratic_form(claim: NegativeSomewhere, evidence: QuadraticForm) -> frozenset[str]:
    """The facts used, if the sum of w[i] w[j] l(|x[i] - x[j]|) is negative: l is not positive definite."""
    setting, points, weights = claim.setting, evidence.points, evidence.weights
    where, profile = _require_regular(setting)
    sizes = {len(x) for x in points}
    require(len(points) == len(weights) and len(sizes) <= 1, "the points and weights do not match")
    least = setting.dimension.value if isinstance(setting.dimension, Number) else 1
    require(all(size <= least for size in sizes), "the points have more coordinates than the space")
    require(defined(profile, where.with_box(R, point(0))), "the profile is not defined at r = 0")
    spend(20 * len(points) ** 2)
    total = point(0)
    for i, x in enumerate(points):
        for j, y in enumerate(points[: i + 1]):
            square = sum(((a - b) ** 2 for a, b in zip(x, y, strict=True)), Fraction(0))
            value = enclose(substitute(profile, {R.name: power(Number(square), HALF)}), where)
            total = added(total, multiplied(point(weights[i] * weights[j] * (1 if i == j else 2)), value))
    require(total.is_negative(), "the quadratic form is not seen to be negative")
    return BOCHNER


def check_flat(claim: NegativeSomewhere, evidence: FlatAtOrigin) -> frozenset[str]:
    """The facts used, if l(0) is not 0 and l(r) - l(0) = o(r^2).

    If l^ >= 0, then l(0) - l(x) is the integral of (1 - cos(k.x)) l^(k) / (2 pi)^d.  Dividing by |x|^2 we see, by
    Fatou, that the integral of (k.e)^2 l^(k) is 0 in every direction e, and so is l^, and l.
    """
    where, profile = _require_regular(claim.setting)
    value, powers = expansion(profile, where)
    require(not contains(evidence.exponent, R) and defined(evidence.exponent, where), "the exponent is no constant")
    require(enclose(difference(evidence.exponent, number(2)), where).is_positive(), "the exponent is not above 2")
    for g in powers:
        above = enclose(difference(g, evidence.exponent), where).is_nonnegative() or equal(g, evidence.exponent)
        require(above, "the profile is not seen to be that flat at r = 0")
    _require_not_zero(value, where)
    return BOCHNER


def check_sharp_end(claim: NegativeSomewhere, evidence: SharpEnd) -> frozenset[str]:
    """The facts used, if l has a compact support and l^ >= 0 would make it continuous, or analytic.

    An integrable function that is bounded near 0 and has a transform >= 0 has an integrable one, and is therefore
    continuous: no jump.  If l is analytic near x = 0, then the derivatives there bound the moments of l^, and l is
    analytic everywhere; but it vanishes on an open set.
    """
    setting, end = claim.setting, evidence.end
    where, profile = assumptions(setting), profile_of(setting)
    require(not contains(end, R) and is_positive(end, where), "the end is not a positive constant")
    require(vanishes(resolved(profile, end, False, where), where), "the profile does not vanish beyond the end")
    inside = resolved(profile, end, True, where)
    last = enclose(end, where).upper
    require(defined(inside, where.with_box(R, Interval(Fraction(0), last))), "the profile is not seen to be bounded")
    edge = enclose(substitute(inside, {R.name: end}), where)
    if not (edge.is_positive() or edge.is_negative()):
        require(is_analytic_in_square(inside, where), "the profile neither jumps nor is analytic in r^2")
        _require_not_zero(substitute(inside, {R.name: ZERO}), where)
    return BOCHNER


def _require_regular(setting: Setting) -> tuple[Domain, Term]:
    """The profile, if it is seen to be continuous and to vanish at infinity: bounded, therefore.

    Then l^, if it is >= 0 away from k = 0, is a measure >= 0 on R^d, by the argument in :mod:`mfsym.kernel.inherited`;
    it is finite, because l is bounded, and l is the integral of exp(i k.x) against it, up to a constant.
    """
    where, profile = assumptions(setting), profile_of(setting)
    regular = is_continuous(profile, where) and falls_to_zero(profile, where)
    require(regular, "the profile is not seen to be continuous and to vanish at infinity")
    return where, profile


def _require_not_zero(value: Term, where: Domain) -> None:
    size = enclose(value, where)
    require(size.is_positive() or size.is_negative(), "the profile is not seen to differ from 0 at r = 0")
