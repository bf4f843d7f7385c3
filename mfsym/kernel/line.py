"""Least energies on the line for every number N of bodies at once: as sums over N - 1 distances, and in closed form.

Let Q be the quantile function of a law without atoms, and the profile w convex and decreasing.  Systematic sampling,
body j at Q(j/N - v) with one v for all, uniform on (0, 1/N), is optimal (see :func:`check_energy_sum`).  Two bodies
with k - 1 others between them are at the distance Q(1 - v) - Q(1 - v - k/N) with v uniform on (0, 1 - k/N), so that

    V_N = sum over k = 1..N-1 of N times the integral of w(Q(1 - v) - Q(1 - v - k/N)) over 0 < v < 1 - k/N.
"""

from fractions import Fraction

from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import (
    EnergyOfBodies,
    EnergyOnLine,
    EnergySum,
    Exponential,
    Marginal,
    RadialDensity,
    Setting,
    UniformBall,
)
from mfsym.kernel.derivation import assumptions, profile_of
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.energy import radial_density, require_mass_one
from mfsym.kernel.equality import equal, replaced
from mfsym.kernel.evidence import Gaps, SampledEnergy, Telescope
from mfsym.kernel.grammar import parse
from mfsym.kernel.integrals import value_at_zero
from mfsym.kernel.interval import POSITIVE, Interval
from mfsym.kernel.law import require_law
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    K,
    Product,
    R,
    Symbol,
    Term,
    difference,
    free_symbols,
    number,
    parts,
    power,
    product,
    quotient,
    rebuild,
    substitute,
    subterms,
    total,
)

H, N, V = Symbol("h"), Symbol("N"), Symbol("v")
_SINE, _ITS_VALUE = Apply("sin", (product(PI, H),)), Symbol("y")
_LORENTZIAN = parse("s/(pi*(r^2 + s^2))")
_EXPONENTIAL_GAP = parse("s*log((v + h)/v)")
_LORENTZIAN_GAP = parse("s*sin(pi*h)/(sin(pi*v)*sin(pi*(v + h)))")


def check_energy_sum(claim: EnergySum, evidence: Gaps) -> frozenset[str]:
    """Establish V_N as a sum; nothing is trusted.

    A convex decreasing w is the supremum of functions that are finite at 0, and for these, up to constants,
    w(s) = the integral of max(t - s, 0) w''(dt), where max(t - |x - y|, 0) is the length of the set of z for which
    x and y are both in [z, z + t].  The number n of bodies in such an interval is an integer with the mean
    m = N mu[z, z + t], so that the mean of n (n - 1) is least if n is m, rounded up or down.  Systematic sampling
    rounds in all intervals at once.
    """
    summand, where = summand_of(claim.setting, claim.marginal, evidence)
    require(equal(claim.summand, summand), "the energy is a sum of other terms")
    inside = replaced(claim.summand, substitute(_SINE, {H.name: quotient(K, N)}), _ITS_VALUE)
    require(_is_plain(inside) and defined(inside, where), "the terms of the sum are not certainly defined")
    return frozenset()


def check_energy_on_line(claim: EnergyOnLine, evidence: Telescope) -> frozenset[str]:
    """Establish V_N in closed form: a sum of differences, of a ``partial`` sum S(k), is S(N) - S(1)."""
    summand, where = summand_of(claim.setting, claim.marginal, evidence.gaps)
    partial = evidence.partial
    # Then the equation of the terms is one between numbers, for all k and N.
    require(_is_plain(partial) and defined(partial, where), "the partial sum is not certainly defined")
    step = difference(substitute(partial, {K.name: total(K, ONE)}), partial)
    require(equal(step, summand), "the partial sums do not differ by the terms of the sum")
    value = difference(substitute(partial, {K.name: N}), substitute(partial, {K.name: ONE}))
    require(_is_plain(claim.energy) and defined(claim.energy, where), "the energy is not certainly defined")
    require(equal(claim.energy, value), "the energy is another one")
    return frozenset()


def summand_of(setting: Setting, law: Marginal, gaps: Gaps) -> tuple[Term, Domain]:
    """N times the integral for k, and the domain of the parameters; refuses unless systematic sampling is optimal."""
    where = assumptions(setting)
    require(setting.dimension == ONE, "the dimension is not 1")
    require_law(law, ONE, where)
    profile, (gap, farthest) = profile_of(setting), gap_of(law, where)
    stated = (profile, *setting.conditions, *_terms(law))
    taken = {H.name, N.name, V.name, K.name, _ITS_VALUE.name}
    require(not any(free_symbols(term) & taken for term in stated), "a parameter is called h, k, N, v or y")
    _require_convex(profile, gaps, where.with_box(R, farthest))
    primitive = gaps.primitive
    # For each h an antiderivative that is continuous on [0, 1 - h].  The cost of a gap is monotone for v near 0 and
    # near 1 - h, so that the integral converges absolutely.  So no plan has a negative part of infinite mean: by
    # convexity w is bounded below, or w(2r) >= 2 w(r) - const.  And sin(pi h) is positive for 0 < h < 1.
    zero, one = Fraction(0), Fraction(1)
    inside = where.with_box(V, Interval(zero, one)).with_box(H, Interval(zero, one, True, True))
    seen = _is_plain(primitive) and defined(replaced(primitive, _SINE, _ITS_VALUE), inside)
    require(seen, "the antiderivative is not seen to be continuous")
    cost = without_logarithms(substitute(profile, {R.name: gap}))
    require(equal(derivative(primitive, V), cost), "the antiderivative is one of another function")
    upper, lower = substitute(primitive, {V.name: difference(ONE, H)}), substitute(primitive, {V.name: ZERO})
    integral = substitute(difference(upper, lower), {H.name: quotient(K, N)})
    return product(N, integral), where


def check_sampled_energy(claim: EnergyOfBodies, evidence: SampledEnergy) -> frozenset[str]:
    """The oracle, and the facts used for the mass, if the enclosure of the energy of systematic sampling is between the
    bounds; for the reasons above systematic sampling is optimal for laws without atoms and w >= 0.
    """
    setting, enclosure = claim.setting, evidence.enclosure
    where, profile = assumptions(setting), profile_of(setting)
    require(setting.dimension == ONE, "the dimension is not 1")
    require(claim.bodies >= 2, "there are fewer than two bodies")
    require_law(claim.marginal, ONE, where)
    density = radial_density(claim.marginal, setting)
    require(free_symbols(product(profile, density)) <= {R.name}, "an oracle needs numbers for the parameters")
    distances = where.with_box(R, POSITIVE)
    require(enclose(profile, distances).is_nonnegative(), "the cost is not seen to be nonnegative")
    _require_convex(profile, evidence, distances)
    trusts = require_mass_one(density, evidence.mass, ONE, where)
    require(enclosure.oracle == "arb", "there is no oracle of this name")
    require(enclosure.lower <= enclosure.upper, "the enclosure is empty")
    require(claim.lower <= enclosure.lower, "the enclosure reaches below the bounds")
    require(enclosure.upper <= claim.upper, "the enclosure reaches above the bounds")
    return trusts | {"oracle:arb"}


def _require_convex(profile: Term, gaps: Gaps | SampledEnergy, distances: Domain) -> None:
    """Refuse a cost that is not seen to be convex and decreasing at these distances."""
    require(equal(gaps.slope, derivative(profile, R)), "the slope is not the derivative of the cost")
    require(equal(gaps.curvature, derivative(gaps.slope, R)), "the curvature is not the derivative of the slope")
    meant = defined(gaps.slope, distances) and defined(gaps.curvature, distances)
    require(meant, "the slope or the curvature is not certainly defined at all distances")
    falling, rising = enclose(gaps.slope, distances), enclose(gaps.curvature, distances)
    require(falling.upper is not None and falling.upper <= 0, "the cost is not seen to decrease")
    require(rising.is_nonnegative(), "the cost is not seen to be convex")


def gap_of(law: Marginal, where: Domain) -> tuple[Term, Interval]:
    """Q(1 - v) - Q(1 - v - h) as a term, and where these distances are, for 0 < v < 1 - h < 1."""
    match law:
        case UniformBall(radius):
            return product(number(2 * radius), H), Interval(Fraction(0), 2 * radius, True, True)
        case Exponential(scale):
            # Q(t) = -s log(1 - t)
            return substitute(_EXPONENTIAL_GAP, {"s": scale}), POSITIVE
        case RadialDensity(density):
            # Q(t) = -s cot(pi t) for the density s/(pi (r^2 + s^2)), and cot x - cot y = sin(y - x)/(sin x sin y).
            scale = quotient(ONE, product(PI, value_at_zero(density, where)))
            require(equal(density, substitute(_LORENTZIAN, {"s": scale})), "the density is not that of a Lorentzian")
            return substitute(_LORENTZIAN_GAP, {"s": scale}), POSITIVE
        case _:
            raise Refused("the quantiles of the law are not known")


def _terms(law: Marginal) -> tuple[Term, ...]:
    match law:
        case Exponential(term) | RadialDensity(term):
            return (term,)
        case _:
            return ()


def _is_plain(term: Term) -> bool:
    """Is there no integral, whose value might be infinite?"""
    return not any(isinstance(part, Apply) and part.function == "integral" for part in subterms(term))


def without_logarithms(term: Term) -> Term:
    """The term with x^c for exp(c log(x)).

    >>> without_logarithms(parse("exp(-2*log(x))")) == parse("x^(-2)")
    True
    """
    match rebuild(term, tuple(without_logarithms(part) for part in parts(term))):
        case Apply("exp", (Apply("log", (base,)),)):
            return base
        case Apply("exp", (Product(factors),)) as whole:
            logarithms = [factor for factor in factors if isinstance(factor, Apply) and factor.function == "log"]
            if len(logarithms) != 1:
                return whole
            return power(logarithms[0].arguments[0], product(*(f for f in factors if f not in logarithms)))
        case other:
            return other
