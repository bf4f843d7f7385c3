"""Everything that can be offered in support of a claim: a closed list of plain data.

Evidence may come from anywhere (a computer algebra system, floating point, a guess); the kernel
believes none of it and recomputes what matters.
"""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Claim, Matrix, Sense
from mfsym.kernel.term import Term

# --- derivations of transforms ---------------------------------------------------------------------


@dataclass(frozen=True)
class Equation:
    """``left = right`` for all positive values of the symbols that satisfy the conditions of the setting."""

    left: Term
    right: Term


@dataclass(frozen=True)
class Pair:
    """``transform`` is the Fourier transform of ``profile`` on R^``dimension``, in that ``sense``."""

    profile: Term
    dimension: Term
    transform: Term
    sense: Sense


@dataclass(frozen=True)
class Step:
    """One line of a derivation: ``conclusion`` follows by ``rule`` from earlier lines.

    ``rule`` is the name of a fact (:mod:`mfsym.kernel.facts`) or of a rule (:mod:`mfsym.kernel.derivation`);
    ``premises`` are the numbers of the lines used, counted from 0; ``terms`` are what the rule needs besides:
    for a fact, what is substituted for its variables.
    """

    rule: str
    premises: tuple[int, ...]
    terms: tuple[tuple[str, Term], ...]
    conclusion: Equation | Pair


@dataclass(frozen=True)
class Derivation:
    """Lines that end in the pair (profile, transform)."""

    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Panels:
    """The sign of a function of one variable on (0, oo), panel by panel.

    ``form`` equals the function; on each of the intervals into which the rational ``cuts`` divide (0, oo), interval
    arithmetic sees its sign.  No cuts: one panel, products and sums of known signs.
    """

    form: Term
    cuts: tuple[Fraction, ...]


@dataclass(frozen=True)
class TransformPanels:
    """The sign of the transform that ``derivation`` ends in, seen on ``transform``."""

    derivation: Derivation
    transform: Panels


@dataclass(frozen=True)
class CostAndTransformPanels:
    """The signs of the transform that ``derivation`` ends in and of the cost itself."""

    derivation: Derivation
    transform: Panels
    cost: Panels


@dataclass(frozen=True)
class TwoGaussians:
    """``derivation`` ends in a transform equal to A exp(-alpha k^2) - B exp(-beta k^2) with A, B > 0.

    The four terms are ``gain`` A, ``gain_rate`` alpha, ``loss`` B, ``loss_rate`` beta, all free of k.
    """

    derivation: Derivation
    gain: Term
    gain_rate: Term
    loss: Term
    loss_rate: Term


@dataclass(frozen=True)
class TwoWaveNumbers:
    """At the rational wave numbers ``first`` and ``second`` the quotients transform / shape differ."""

    derivation: Derivation
    first: Fraction
    second: Fraction


@dataclass(frozen=True)
class CostPanels:
    """The sign of the ``cost``."""

    cost: Panels


# --- energies of two laws --------------------------------------------------------------------------


@dataclass(frozen=True)
class SumOverPoints:
    """Nothing: the energy of laws on finitely many points is a finite sum."""


@dataclass(frozen=True)
class DistanceIntegral:
    """The energy as the mean of the cost over the law of X - Y, which has the radial ``density`` q.

    ``transforms`` are derivations for the densities of the two laws (one, if they are the same; none for a law
    without a density), ``difference`` is one for q: its transform is the product of the two.  ``mass`` and ``energy``
    end in equations for the integrals of q(r) r^(d-1) and of l(r) q(r) r^(d-1).
    """

    transforms: tuple[Derivation, ...]
    density: Term
    difference: Derivation
    mass: Derivation
    energy: Derivation


@dataclass(frozen=True)
class ShellIntegral:
    """The Coulomb energy in dimension 3 by Newton's theorem: two spherical shells of radii r, s have 1/max(r, s).

    ``tails`` are the masses outside of the ball of radius r, as terms in r, of the two laws (one, if they are the
    same); ``energy`` ends in an equation for the integral of 4 pi r (f N + g M), with densities f, g and masses
    M, N inside of the ball.
    """

    tails: tuple[Term, ...]
    energy: Derivation


@dataclass(frozen=True)
class TransformIntegral:
    """The energy in Fourier space, by Lemma 2.10 of [CFP].

    ``cost`` is a derivation of the transform of the cost, ``transforms`` are those of the densities, and ``masses``
    end in equations for the integrals of f(r) r^(d-1); ``energy`` ends in one for the integral of the product of the
    three transforms and k^(d-1).
    """

    cost: Derivation
    transforms: tuple[Derivation, ...]
    masses: tuple[Derivation, ...]
    energy: Derivation


# --- transport -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WeightedConfiguration:
    """``configuration[a]`` bodies at site a, with probability ``weight``."""

    configuration: tuple[int, ...]
    weight: Fraction


Plan = tuple[WeightedConfiguration, ...]


@dataclass(frozen=True)
class PlanAndPotential:
    """A ``plan`` and a Kantorovich ``potential`` u with sum_a u[a] n[a] <= energy(n) for every configuration n.

    The energy of a configuration is the sum of the costs of its pairs; the plan attains N sum_a u[a] marginal[a].
    """

    plan: Plan
    potential: tuple[Fraction, ...]


@dataclass(frozen=True)
class WeightedLaw:
    """The one-body ``law`` Q on the sites, with probability ``weight``."""

    law: tuple[Fraction, ...]
    weight: Fraction


Mixture = tuple[WeightedLaw, ...]
"""A de Finetti measure with finitely many atoms: independent bodies with law Q, Q drawn with its weight."""


@dataclass(frozen=True)
class Square:
    """``weight`` times the square of the linear form with these ``coefficients``."""

    weight: Fraction
    coefficients: tuple[Fraction, ...]


@dataclass(frozen=True)
class MixtureAndPotential:
    """A ``mixture`` and a ``potential`` u with u.Q <= Q'CQ for every law Q, seen from ``squares``.

    ``squares`` is a sum of squares S with S[a][b] <= C[a][b] - (u[a] + u[b]) / 2 in every entry, so that
    Q'CQ - u.Q >= Q'SQ >= 0; the mixture attains u.marginal.
    """

    mixture: Mixture
    potential: tuple[Fraction, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Farkas:
    """A ``potential`` u with u.n <= 0 for every configuration n of finite energy, and u.marginal > 0."""

    potential: tuple[Fraction, ...]


@dataclass(frozen=True)
class OptimumOfEach:
    """Evidence for each value of a convergence claim, in order (``finite``), and for the ``limit``."""

    finite: tuple[PlanAndPotential, ...]
    limit: MixtureAndPotential


@dataclass(frozen=True)
class RepresentingPlan:
    """A ``plan`` whose pair marginal is the pair measure in question."""

    plan: Plan


@dataclass(frozen=True)
class SeparatingCost:
    """A symmetric ``cost`` whose energy is >= 0 at every configuration while its mean under the pair measure is < 0."""

    cost: Matrix


@dataclass(frozen=True)
class NearbyMixture:
    """A ``plan`` with the given pair marginal and a ``mixture`` whose pair law is near it."""

    plan: Plan
    mixture: Mixture


@dataclass(frozen=True)
class SeparatingFunction:
    """A ``plan`` with the given pair marginal, and a symmetric ``function`` f, |f| <= 1, that keeps its pair law away.

    ``bound`` is at least Q'fQ for every law Q, because bound - f >= ``squares`` in every entry; so the distance is
    at least mean(f) - bound in total variation.
    """

    plan: Plan
    function: Matrix
    bound: Fraction
    squares: tuple[Square, ...]


Evidence = (
    Derivation
    | TransformPanels
    | CostAndTransformPanels
    | TwoGaussians
    | TwoWaveNumbers
    | CostPanels
    | SumOverPoints
    | DistanceIntegral
    | ShellIntegral
    | TransformIntegral
    | PlanAndPotential
    | MixtureAndPotential
    | Farkas
    | OptimumOfEach
    | RepresentingPlan
    | SeparatingCost
    | NearbyMixture
    | SeparatingFunction
)


@dataclass(frozen=True)
class Certificate:
    """A ``claim`` with the ``evidence`` offered for it: what every finder returns and every certificate file holds."""

    claim: Claim
    evidence: Evidence
