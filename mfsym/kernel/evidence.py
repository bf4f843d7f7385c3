"""Everything that can be offered in support of a claim: a closed list of plain data.

Evidence may come from anywhere (a computer algebra system, floating point, a guess); the kernel
believes none of it and recomputes what matters.
"""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Claim, Matrix, Sense
from mfsym.kernel.problem import Mixture as Mixture
from mfsym.kernel.problem import Plan as Plan
from mfsym.kernel.problem import WeightedConfiguration as WeightedConfiguration
from mfsym.kernel.problem import WeightedLaw as WeightedLaw
from mfsym.kernel.quantity import OrderedPlan
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


# --- transport -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanAndPotential:
    """A ``plan`` and a Kantorovich ``potential`` u with sum_a u[a] n[a] <= energy(n) for every configuration n.

    The energy of a configuration is the sum of the costs of its pairs; the plan attains N sum_a u[a] marginal[a].
    """

    plan: Plan
    potential: tuple[Fraction, ...]


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


@dataclass(frozen=True)
class OrderedPlanAndPotentials:
    """A ``plan`` of ordered bodies, and for each body i a potential u_i with sum_i u_i[a_i] <= energy(a) for all
    places a; the plan attains the sum of the means of u_i under the i-th marginal."""

    plan: OrderedPlan
    potentials: Matrix


Optimum = PlanAndPotential | MixtureAndPotential | OrderedPlanAndPotentials


@dataclass(frozen=True)
class Optima:
    """Evidence for each least cost of a comparison, in the order in which they occur."""

    optima: tuple[Optimum, ...]


@dataclass(frozen=True)
class Calculation:
    """Nothing: the kernel computes what is claimed."""


@dataclass(frozen=True)
class ShiftAndRelation:
    """An invertible integer matrix ``shift`` that takes the coefficients of each body to those of the next, and
    integers, not all 0, the ``relation``, that combine the coefficients of the bodies to 0."""

    shift: tuple[tuple[int, ...], ...]
    relation: tuple[int, ...]


Evidence = (
    Derivation
    | TransformPanels
    | CostAndTransformPanels
    | TwoGaussians
    | TwoWaveNumbers
    | CostPanels
    | PlanAndPotential
    | MixtureAndPotential
    | Farkas
    | OptimumOfEach
    | RepresentingPlan
    | SeparatingCost
    | NearbyMixture
    | SeparatingFunction
    | Optima
    | Calculation
    | ShiftAndRelation
)


@dataclass(frozen=True)
class Certificate:
    """A ``claim`` with the ``evidence`` offered for it: what every finder returns and every certificate file holds."""

    claim: Claim
    evidence: Evidence
