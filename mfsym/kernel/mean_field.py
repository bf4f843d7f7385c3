"""What follows from the sign of a transform, or of a cost, for the infinite-body problem."""

from fractions import Fraction
from typing import Literal

from mfsym.kernel.claim import (
    CorrelationOptimal,
    Marginal,
    MeanFieldOptimal,
    Points,
    RadialDensity,
    TransformSign,
)
from mfsym.kernel.decay import is_integrable_at_infinity
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.energy import radial_density, require_mass_one
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import CostPanels, SignAndCost, SignCostAndMass
from mfsym.kernel.inherited import is_regular_in, sign_shown
from mfsym.kernel.interval import point
from mfsym.kernel.law import require_law
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import require
from mfsym.kernel.sign import require_sign
from mfsym.kernel.term import ONE, ZERO, Apply, R, Term, number, product, substitute

_SMALL = Fraction(1, 1024)


def check_mean_field(claim: MeanFieldOptimal, evidence: SignAndCost) -> frozenset[str]:
    """The facts and theorems used, if Theorem 1.2 of [CFP] applies."""
    _require_marginal(claim.marginal, claim.setting.dimension, assumptions(claim.setting))
    return _theorem(claim, evidence)


def check_mean_field_of_density(claim: MeanFieldOptimal, evidence: SignCostAndMass) -> frozenset[str]:
    """The same for a law with a radial density, whose mass is seen to be 1."""
    setting, where = claim.setting, assumptions(claim.setting)
    require_law(claim.marginal, setting.dimension, where)
    density = radial_density(claim.marginal, setting)
    trusts = require_mass_one(density, evidence.mass, setting.dimension, where)
    bounded = is_regular_in(setting, evidence.sign) or enclose(density, where).upper is not None
    require(bounded, "neither the cost nor the density is seen to be bounded")
    return trusts | _theorem(claim, evidence)


def sign_for(claim: MeanFieldOptimal) -> Literal["positive", "nonnegative"]:
    """The sign of the transform from which the claim follows: positive, if uniqueness is claimed for a heavy tail."""
    return "positive" if claim.unique and not has_exponential_moment(claim) else "nonnegative"


def has_exponential_moment(claim: MeanFieldOptimal) -> bool:
    """Is the integral of exp(e |x|) certainly finite for some e > 0?  It is for all laws but those with a density."""
    match claim.marginal:
        case RadialDensity():
            where, density = assumptions(claim.setting), radial_density(claim.marginal, claim.setting)
            weighted = product(density, Apply("exp", (product(number(_SMALL), R),)))
            return equal(pieces(density, where)[1][-1], ZERO) or is_integrable_at_infinity(
                weighted, claim.setting.dimension, where
            )
        case _:
            return True


def _is_not_zero(profile: Term, where: Domain) -> bool:
    value = enclose(profile, where)
    return value.is_positive() or value.is_negative()


def _theorem(claim: MeanFieldOptimal, evidence: SignAndCost | SignCostAndMass) -> frozenset[str]:
    """The facts and theorems used, for a law.

    By de Finetti a competitor is a mixture of product measures Q x Q x ... with mean mu, and its cost exceeds the
    mean field energy by the mean of (2 pi)^-d integral of l^ |Q^ - mu^|^2 >= 0; if l^ > 0, it is 0 only for Q = mu.
    If mu has an exponential moment, so have almost all Q, and Q^ - mu^ is analytic; then it is enough that l^ >= 0 is
    not 0, as an analytic function that vanishes where l^ > 0, on an open set, is 0.
    """
    setting = claim.setting
    where, profile = assumptions(setting), profile_of(setting)
    trusts = sign_shown(TransformSign(setting, sign_for(claim)), evidence.sign)
    # A continuous function that is positive definite is 0 if it is so at r = 0.
    differs = any(_is_not_zero(profile, where.with_box(R, point(r))) for r in (Fraction(0), _SMALL))
    require(differs or not claim.unique, "the cost is not seen to differ from 0")
    require_sign(profile, evidence.cost, R, where, strictly=False)
    # Class (i): the cost is bounded, so that every law has finite mean field energy.
    if not is_regular_in(setting, evidence.sign):
        # Class (ii): Coulomb in dimension 3.  A bounded density, or a sphere, has finite energy; an atom has not.
        require(setting.dimension == number(3), "the cost is unbounded, and the dimension is not 3")
        strength = product(profile, R)
        require(equal(strength, substitute(strength, {R.name: ONE})), "the cost is unbounded, and not that of Coulomb")
        require(not isinstance(claim.marginal, Points), "the mean field energy is infinite, since the law has atoms")
    return trusts | {"fact:de-finetti-hewitt-savage", "fact:parseval-energy"}


def check_correlation(claim: CorrelationOptimal, evidence: CostPanels) -> frozenset[str]:
    """Nothing is trusted: l(0) = 0 makes the fully correlated measure free, l > 0 elsewhere the product costly."""
    where, profile = assumptions(claim.setting), profile_of(claim.setting)
    require(defined(profile, where.with_box(R, point(0))), "the cost is not defined at r = 0")
    require(equal(substitute(profile, {R.name: ZERO}), ZERO), "the cost does not vanish at r = 0")
    require_sign(profile, evidence.cost, R, where, strictly=True)
    _require_marginal(claim.marginal, claim.setting.dimension, where)
    require(
        not isinstance(claim.marginal, Points) or len(claim.marginal.points) > 1,
        "the law is a point mass, for which the product measure is fully correlated",
    )
    return frozenset()


def _require_marginal(marginal: Marginal, dimension: Term, where: Domain) -> None:
    require_law(marginal, dimension, where)
    require(not isinstance(marginal, RadialDensity), "the density is not shown to have mass 1")
