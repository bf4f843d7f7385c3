"""What can be offered about bodies on finitely many sites: a closed list of plain data."""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Matrix
from mfsym.kernel.problem import Mixture, Plan
from mfsym.kernel.quantity import OrderedPlan


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
    """The same as the optimum of each, where the potentials of finitely many bodies may have proofs, or be cuts."""

    finite: tuple[FiniteOptimum | PlanAndCuts, ...]
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
