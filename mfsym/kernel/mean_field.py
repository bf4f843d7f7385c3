"""What follows from the sign of a transform, or of a cost, for the infinite-body problem."""

from dataclasses import replace

from mfsym.kernel.claim import (
    CorrelationOptimal,
    Exponential,
    Gaussian,
    Marginal,
    MeanFieldOptimal,
    Points,
    RadialDensity,
    RadialShape,
    TransformSign,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.energy import radial_density, require_mass_one
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import CostPanels, SignAndCost, SignCostAndMass, SignCostAndMoments
from mfsym.kernel.inherited import is_regular_in, sign_shown
from mfsym.kernel.interval import point
from mfsym.kernel.law import is_positive_somewhere, parts_of, require_law
from mfsym.kernel.refusal import require
from mfsym.kernel.sign import require_sign
from mfsym.kernel.term import ONE, ZERO, R, Term, number, product, substitute

_WITH_EXPONENTIAL_MOMENTS = Gaussian | UniformBall | UniformSphere | Points | Exponential


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


def check_mean_field_by_moments(claim: MeanFieldOptimal, evidence: SignCostAndMoments) -> frozenset[str]:
    """The same as without moments, for ``unique`` with a transform that is only nonnegative, if the cost is not 0.

    The mean of exp(e |x|) is finite under mu for some e > 0, hence under almost every law Q of a mixture with mean mu.
    So Q^ and mu^ are real analytic.  They agree where l^ > 0, which is somewhere, as l is not 0, and on an open set, as
    l^ is continuous; hence everywhere.
    """
    setting, where = claim.setting, assumptions(claim.setting)
    require_law(claim.marginal, setting.dimension, where)
    parts = (part.law for part in parts_of(claim.marginal, setting.dimension))
    moments = all(isinstance(law, _WITH_EXPONENTIAL_MOMENTS) for law in parts)
    require(moments, "the law is not seen to have exponential moments")
    require(is_regular_in(setting, evidence.sign), "the cost is not seen to be integrable, bounded and continuous")
    require(is_positive_somewhere(profile_of(setting), where), "the cost is not seen to be positive anywhere")
    return _theorem(replace(claim, unique=False), SignAndCost(evidence.sign, evidence.cost))


def _theorem(claim: MeanFieldOptimal, evidence: SignAndCost | SignCostAndMass) -> frozenset[str]:
    """The facts and theorems used, for a law.

    By de Finetti a competitor is a mixture of product measures Q x Q x ... with mean mu, and its cost exceeds the
    mean field energy by the mean of (2 pi)^-d integral of l^ |Q^ - mu^|^2 >= 0; if l^ > 0, it is 0 only for Q = mu.
    """
    setting = claim.setting
    where, profile = assumptions(setting), profile_of(setting)
    trusts = sign_shown(TransformSign(setting, "positive" if claim.unique else "nonnegative"), evidence.sign)
    require_sign(profile, evidence.cost, R, where, strictly=False)
    # Class (i): the cost is bounded, so that every law has finite mean field energy.
    if not is_regular_in(setting, evidence.sign):
        # Class (ii): Coulomb in dimension 3.  A bounded density, or a sphere, has finite energy; an atom has not.
        require(setting.dimension == number(3), "the cost is not seen to be in class (i), and the dimension is not 3")
        strength = product(profile, R)
        require(
            equal(strength, substitute(strength, {R.name: ONE})),
            "the cost is not seen to be in class (i), and is not that of Coulomb",
        )
        atoms = any(isinstance(part.law, Points) for part in parts_of(claim.marginal, setting.dimension))
        require(not atoms, "the mean field energy is infinite, since the law has atoms")
        # The potential of a radial density is at most the integral of r f.
        laws = (part.law for part in parts_of(claim.marginal, setting.dimension))
        finite = all(is_integrable(law.shape, number(2), where) for law in laws if isinstance(law, RadialShape))
        require(finite, "the mean field energy is not seen to be finite")
    return trusts | {"fact:de-finetti-hewitt-savage", "fact:parseval-energy"}


def check_correlation(claim: CorrelationOptimal, evidence: CostPanels) -> frozenset[str]:
    """Nothing is trusted: l(0) = 0 makes the fully correlated measure free, l > 0 elsewhere the product costly."""
    where, profile = assumptions(claim.setting), profile_of(claim.setting)
    require(defined(profile, where.with_box(R, point(0))), "the cost is not defined at r = 0")
    require(equal(substitute(profile, {R.name: ZERO}), ZERO), "the cost does not vanish at r = 0")
    require_sign(profile, evidence.cost, R, where, strictly=True)
    _require_marginal(claim.marginal, claim.setting.dimension, where)
    parts = tuple(parts_of(claim.marginal, claim.setting.dimension))
    spread = any(not isinstance(part.law, Points) for part in parts) or len({part.center for part in parts}) > 1
    require(spread, "the law is a point mass, for which the product measure is fully correlated")
    return frozenset()


def _require_marginal(marginal: Marginal, dimension: Term, where: Domain) -> None:
    require_law(marginal, dimension, where)
    densities = any(isinstance(part.law, RadialDensity) for part in parts_of(marginal, dimension))
    require(not densities, "the density is not shown to have mass 1")
