"""The exact numbers about finitely many sites that a :class:`~mfsym.kernel.claim.Comparison` compares.

The kernel computes each of them from what is written here; only the least costs need evidence.  Costs are per pair.
"""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.problem import Matrix, Mixture, Norm, PairCost, Plan, TransportProblem

# --- least costs -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class LeastCost:
    """F_N[mu] of ``problem``, or F_oo[mu]: the least cost per pair, which is attained."""

    problem: TransportProblem


@dataclass(frozen=True)
class LeastOrderedCost:
    """The least mean cost per pair of all laws of ordered bodies, symmetric or not, whose i-th body has the law
    ``marginals[i]``."""

    cost: PairCost
    marginals: Matrix


# --- costs of given laws ---------------------------------------------------------------------------


@dataclass(frozen=True)
class MeanFieldCost:
    """Of independent bodies: the sum of cost[a][b] marginal[a] marginal[b]."""

    cost: PairCost
    marginal: tuple[Fraction, ...]


@dataclass(frozen=True)
class SelfCost:
    """Of bodies at one place: D, the sum of cost[a][a] marginal[a]."""

    cost: PairCost
    marginal: tuple[Fraction, ...]


@dataclass(frozen=True)
class GreatestCost:
    """The greatest absolute value of ``cost``."""

    cost: PairCost


@dataclass(frozen=True)
class PairCostMean:
    """The mean of ``cost`` under the measure ``pair`` of two bodies."""

    cost: PairCost
    pair: Matrix


@dataclass(frozen=True)
class PlanCost:
    """The mean cost of a pair of the bodies of ``plan``: the mean energy divided by N(N-1)/2."""

    cost: PairCost
    plan: Plan


@dataclass(frozen=True)
class MixtureCost:
    """The mean cost of a pair among the first ``bodies`` of infinitely many: the mean energy of so many bodies of
    ``mixture``, divided by the number of pairs."""

    cost: PairCost
    mixture: Mixture
    bodies: int


@dataclass(frozen=True)
class WeightedPlaces:
    """Body i at the site ``places[i]``, for all i at once with probability ``weight``."""

    places: tuple[int, ...]
    weight: Fraction


OrderedPlan = tuple[WeightedPlaces, ...]
"""A law of ordered bodies, symmetric or not."""


@dataclass(frozen=True)
class OrderedCost:
    """The mean cost of a pair among the first ``bodies`` of a law of ordered bodies."""

    cost: PairCost
    plan: OrderedPlan
    bodies: int


# --- bounds, variances, distances ------------------------------------------------------------------


@dataclass(frozen=True)
class Spread:
    """The mean of (n - m)'C(n - m) for the configurations n of ``plan``, m being their mean and C the ``cost``."""

    cost: PairCost
    plan: Plan


@dataclass(frozen=True)
class Variance:
    """The variance of the linear ``form`` of the law Q drawn from ``mixture``."""

    mixture: Mixture
    form: tuple[Fraction, ...]


@dataclass(frozen=True)
class WeightedSet:
    """The set of ``sites``, with a ``weight``."""

    sites: tuple[int, ...]
    weight: Fraction


@dataclass(frozen=True)
class CountingBound:
    """The bound for ``problem`` (finitely many bodies) from the numbers of bodies in sets.

    The cost is ``field[a] + field[b]`` plus the weights of the ``sets`` that contain a and b.  The bound is
    2 field.marginal + the sum over the sets B of weight phi(N marginal(B)) / (N(N-1)); here phi(x), the least mean of
    n(n-1) over integer random n with mean x, is floor(x) (2x - floor(x) - 1).
    """

    problem: TransportProblem
    field: tuple[Fraction, ...]
    sets: tuple[WeightedSet, ...]


@dataclass(frozen=True)
class BodiesOfPlan:
    """The finitely many exchangeable bodies of ``plan``."""

    plan: Plan


@dataclass(frozen=True)
class BodiesOfMixture:
    """The infinitely many exchangeable bodies of ``mixture``."""

    mixture: Mixture


Bodies = BodiesOfPlan | BodiesOfMixture


@dataclass(frozen=True)
class Distance:
    """The distance in ``norm`` between the laws of ``bodies`` of the ``first`` and of as many of the ``second``."""

    first: Bodies
    second: Bodies
    bodies: int
    norm: Norm


# --- Plancherel's formula on a cycle ---------------------------------------------------------------


@dataclass(frozen=True)
class CycleEnergy:
    """The sum of profile[a - b] first[a] second[b] over the sites of a cycle, differences modulo its length."""

    profile: tuple[Fraction, ...]
    first: tuple[Fraction, ...]
    second: tuple[Fraction, ...]


@dataclass(frozen=True)
class CycleSpectrum:
    """The mean over the wave numbers k of a cycle of profile^(k) first^(k) second^(k).

    The transform of f is f^(k) = sum_a exp(-2 pi i k a / m) f[a] on a cycle of m sites; that of ``first`` is
    conjugated if ``conjugate``.
    """

    profile: tuple[Fraction, ...]
    first: tuple[Fraction, ...]
    second: tuple[Fraction, ...]
    conjugate: bool


Quantity = (
    LeastCost
    | LeastOrderedCost
    | MeanFieldCost
    | SelfCost
    | GreatestCost
    | PairCostMean
    | PlanCost
    | MixtureCost
    | OrderedCost
    | Spread
    | Variance
    | CountingBound
    | Distance
    | CycleEnergy
    | CycleSpectrum
)
