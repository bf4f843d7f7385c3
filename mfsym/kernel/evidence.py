"""Everything that can be offered in support of a claim: a closed list of plain data.

Evidence may come from anywhere (a computer algebra system, floating point, a guess); the kernel
believes none of it and recomputes what matters.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.claim import Claim, Matrix
from mfsym.kernel.energy_evidence import DistanceIntegral as DistanceIntegral
from mfsym.kernel.energy_evidence import ShellIntegral as ShellIntegral
from mfsym.kernel.energy_evidence import SumOverPoints as SumOverPoints
from mfsym.kernel.energy_evidence import TransformIntegral as TransformIntegral
from mfsym.kernel.lines import Derivation as Derivation
from mfsym.kernel.lines import Equation as Equation
from mfsym.kernel.lines import Pair as Pair
from mfsym.kernel.lines import Step as Step
from mfsym.kernel.problem import Mixture as Mixture
from mfsym.kernel.problem import Plan as Plan
from mfsym.kernel.problem import WeightedConfiguration as WeightedConfiguration
from mfsym.kernel.problem import WeightedLaw as WeightedLaw
from mfsym.kernel.quantity import OrderedPlan
from mfsym.kernel.term import Term


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
    """``derivation`` ends in A exp(-alpha k^2) - B exp(-beta k^2), or the same with k for k^2, with A, B > 0.

    The four terms are ``gain`` A, ``gain_rate`` alpha, ``loss`` B, ``loss_rate`` beta, all free of k.
    """

    derivation: Derivation
    gain: Term
    gain_rate: Term
    loss: Term
    loss_rate: Term


@dataclass(frozen=True)
class PolynomialInSquare:
    """``derivation`` ends in a transform equal to a positive ``factor`` times a polynomial in k^2.

    Its ``coefficients``, the constant one first, are free of k.
    """

    derivation: Derivation
    factor: Term
    coefficients: tuple[Term, ...]


@dataclass(frozen=True)
class ScaledBase:
    """``size`` times the power of ``constant`` + ``slope`` k^2, all three free of k."""

    size: Term
    constant: Term
    slope: Term


@dataclass(frozen=True)
class TwoPowers:
    """``derivation`` ends in a transform equal to a positive ``factor`` times a difference of two powers.

    With the ``exponent`` m > 0, it is gain.size (gain.constant + gain.slope k^2)^m minus the same of ``loss``;
    ``limits`` are gain.size gain.constant^m - loss.size loss.constant^m and the same of the slopes.
    """

    derivation: Derivation
    factor: Term
    gain: ScaledBase
    loss: ScaledBase
    exponent: Term
    limits: tuple[Term, ...]


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


@dataclass(frozen=True)
class OracleEnclosure:
    """The ``oracle``, software that the kernel does not check, encloses the value in question by ``lower`` and
    ``upper``."""

    oracle: Literal["arb"]
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class SeenFromFormula:
    """The formula of the cost itself: the kernel sees the property from it, or does not."""


@dataclass(frozen=True)
class AtDistance:
    """What the cost does at the ``distance``, a term in the parameters, or near it.

    ``form`` is a term equal to its value there, on which the sign of that is seen; only a sign needs it.
    """

    distance: Term
    form: Term


@dataclass(frozen=True)
class AtInfinity:
    """How the cost behaves for large r."""


@dataclass(frozen=True)
class CompletelyMonotone:
    """The profile is a mixture of Gaussians with positive weights, perhaps after derivatives in s = r^2.

    The first of the ``forms`` equals the profile (or minus the profile, where the transform is to be negative), each
    other one minus the derivative in s of the form before it, and the last is seen to be completely monotone in s.
    """

    forms: tuple[Term, ...]


@dataclass(frozen=True)
class AskeyFunction:
    """The profile is ``size`` (1 - r/``end``)^``exponent`` for r < end, and 0 beyond."""

    size: Term
    end: Term
    exponent: Term


@dataclass(frozen=True)
class HigherDimension:
    """The ``sign`` of the transform in a ``dimension`` that is higher than the one in question."""

    dimension: Term
    sign: "SignEvidence"


SignEvidence = (
    TransformPanels
    | CompletelyMonotone
    | TwoGaussians
    | PolynomialInSquare
    | TwoPowers
    | AskeyFunction
    | HigherDimension
)
"""What shows that a transform is > 0, or >= 0."""


@dataclass(frozen=True)
class SignAndCost:
    """The ``sign`` of the transform, and that of the ``cost`` itself."""

    sign: SignEvidence
    cost: Panels


@dataclass(frozen=True)
class QuadraticForm:
    """Rational ``points`` x and ``weights`` w for which the sum of w[i] w[j] l(|x[i] - x[j]|) is negative."""

    points: Matrix
    weights: tuple[Fraction, ...]


@dataclass(frozen=True)
class FlatAtOrigin:
    """l(r) - l(0) is of the order of r^``exponent`` for small r, with an exponent > 2."""

    exponent: Term


@dataclass(frozen=True)
class SharpEnd:
    """The profile vanishes beyond ``end`` and jumps there, or is an analytic function of r^2 near r = 0."""

    end: Term


NegativityEvidence = (
    CompletelyMonotone
    | QuadraticForm
    | FlatAtOrigin
    | SharpEnd
    | TwoGaussians
    | PolynomialInSquare
    | TwoPowers
    | AskeyFunction
)
"""What shows that a transform is negative somewhere."""


@dataclass(frozen=True)
class Cases:
    """A criterion of one term that is linear in a ``parameter``, with the root ``root``, by cases.

    The transform is >= 0 where the term is positive (``above``) and where the parameter is the root (``at``), and
    negative somewhere where the term is negative (``below``).
    """

    parameter: Term
    root: Term
    above: SignEvidence
    at: SignEvidence
    below: NegativityEvidence


# --- transport -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class PlanAndPotential:
    """A ``plan`` and a Kantorovich ``potential`` u with sum_a u[a] n[a] <= energy(n) for every configuration n.

    The energy of a configuration is the sum of the costs of its pairs; the plan attains N sum_a u[a] marginal[a].
    """

    plan: Plan
    potential: tuple[Fraction, ...]


@dataclass(frozen=True)
class Cut:
    """``weight`` for each pair of bodies among the sites ``order[first]``, ..., ``order[last]`` of an order."""

    first: int
    last: int
    weight: Fraction


@dataclass(frozen=True)
class PlanAndCuts:
    """A ``plan``, and ``cuts`` that bound the cost below, for sites in some ``order``.

    ``separable`` is a function f of one site, and cost[a][b] >= f[a] + f[b] + the weights of the cuts that contain a
    and b.  As numbers of bodies are integers, every cut costs at least its weight times the least mean number of pairs;
    the plan attains what that adds up to.
    """

    plan: Plan
    order: tuple[int, ...]
    separable: tuple[Fraction, ...]
    cuts: tuple[Cut, ...]


@dataclass(frozen=True)
class Ellipsoid:
    """The potential stays below a convex energy: it could exceed it only in an ellipsoid, which is searched.

    Configurations on the sites of positive weight are ``centre``, any integers of sum N, plus integer combinations of
    ``basis``, one vector fewer than sites; which basis is taken matters for the work only.
    """

    centre: tuple[int, ...]
    basis: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Square:
    """``weight`` times the square of the linear form with these ``coefficients``."""

    weight: Fraction
    coefficients: tuple[Fraction, ...]


@dataclass(frozen=True)
class Squares:
    """The potential stays below the energy: ``squares`` leave few configurations, which are searched.

    The linear forms are evaluated at configurations on the sites of positive weight.  ``order`` is the one in which the
    search fills these sites in; a form that, up to a multiple of the number of bodies, needs the first sites only is of
    use early.
    """

    squares: tuple[Square, ...]
    order: tuple[int, ...]


@dataclass(frozen=True)
class PlanAndProvedPotential:
    """A ``plan`` and a ``potential`` as in a plan and potential, with a ``proof`` that the potential is one.

    The proof looks at the sites of positive weight only: no plan puts bodies elsewhere.
    """

    plan: Plan
    potential: tuple[Fraction, ...]
    proof: Ellipsoid | Squares


FiniteOptimum = PlanAndPotential | PlanAndProvedPotential
"""What can be offered for the least cost of finitely many bodies."""


@dataclass(frozen=True)
class MixtureAndPotential:
    """A ``mixture`` and a ``potential`` u with u.Q <= Q'CQ for every law Q; the mixture attains u.marginal.

    The matrix C[a][b] - (u[a] + u[b]) / 2 is the sum of ``squares`` plus a copositive matrix: one without negative
    entries, for example, or one on so few sites that the kernel decides it.
    """

    mixture: Mixture
    potential: tuple[Fraction, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class PotentialAndSquares:
    """A ``potential`` and ``squares`` as in a mixture and potential; the mixture is the product measure."""

    potential: tuple[Fraction, ...]
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class Rival:
    """A ``mixture`` with the given marginal that is not the product measure."""

    mixture: Mixture


@dataclass(frozen=True)
class Farkas:
    """A ``potential`` u with u.n <= 0 for every configuration n of finite energy, and u.marginal > 0."""

    potential: tuple[Fraction, ...]


@dataclass(frozen=True)
class CrowdedSites:
    """``sites`` all of whose pairs are forbidden, equal ones too, although the mean number of bodies there is > 1."""

    sites: tuple[int, ...]


@dataclass(frozen=True)
class OptimumOfEach:
    """Evidence for each value of a convergence claim, in order (``finite``), and for the ``limit``."""

    finite: tuple[PlanAndPotential, ...]
    limit: MixtureAndPotential


@dataclass(frozen=True)
class ValueOfEach:
    """The same as the optimum of each, where the potentials of finitely many bodies may have proofs."""

    finite: tuple[FiniteOptimum, ...]
    limit: MixtureAndPotential


@dataclass(frozen=True)
class RepresentingPlan:
    """A ``plan`` whose pair marginal is the pair measure in question."""

    plan: Plan


@dataclass(frozen=True)
class RepresentingMixture:
    """A ``mixture`` of laws of independent bodies whose pair law is the pair measure in question."""

    mixture: Mixture


@dataclass(frozen=True)
class SeparatingCost:
    """A symmetric ``cost`` whose energy is >= 0 at every configuration while its mean under the pair measure is < 0.

    For infinitely many bodies it is >= 0 for every law of independent bodies: a copositive matrix.
    """

    cost: Matrix


@dataclass(frozen=True)
class PlanAndSeparatingCost:
    """A ``plan`` of N bodies with the given pair marginal, and a ``cost`` that separates it from N + 1 bodies."""

    plan: Plan
    cost: Matrix


@dataclass(frozen=True)
class NearbyMixture:
    """A ``plan`` with the given pair marginal and a ``mixture`` whose pair law is near it."""

    plan: Plan
    mixture: Mixture


@dataclass(frozen=True)
class SeparatingFunction:
    """A ``plan`` with the given pair marginal, and a symmetric ``function`` f, |f| <= 1, that keeps its pair law away.

    ``bound`` is at least Q'fQ for every law Q, because bound - f is the sum of ``squares`` plus a copositive matrix; so
    the distance is at least mean(f) - bound in total variation.
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


Optimum = FiniteOptimum | PlanAndCuts | MixtureAndPotential | OrderedPlanAndPotentials
"""What can be offered for a least cost in a comparison."""


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
    | PolynomialInSquare
    | TwoPowers
    | TwoWaveNumbers
    | CostPanels
    | SumOverPoints
    | DistanceIntegral
    | ShellIntegral
    | TransformIntegral
    | OracleEnclosure
    | SeenFromFormula
    | AtDistance
    | AtInfinity
    | CompletelyMonotone
    | AskeyFunction
    | HigherDimension
    | SignAndCost
    | QuadraticForm
    | FlatAtOrigin
    | SharpEnd
    | Cases
    | PlanAndPotential
    | PlanAndCuts
    | PlanAndProvedPotential
    | MixtureAndPotential
    | PotentialAndSquares
    | Rival
    | Farkas
    | CrowdedSites
    | OptimumOfEach
    | ValueOfEach
    | RepresentingPlan
    | RepresentingMixture
    | SeparatingCost
    | PlanAndSeparatingCost
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
