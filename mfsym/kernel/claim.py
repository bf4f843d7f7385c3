"""Everything that can be claimed, in the words of the paper: a closed list of plain data.

Two kinds of claims: about **transforms** of radial costs ``c(x, y) = l(|x - y|)`` on R^d, and about
**transport** on finitely many sites.  A claim says *what*; :mod:`mfsym.kernel.evidence` says *why*.

Conventions.  Transforms are those of [CFP]: ``l^(k) = integral of exp(-i k.x) l(|x|) dx``.  Symbols are
positive, ``conditions`` lists terms assumed ``> 0`` besides, ``dimension`` is a positive integer or ``d``.
A pair cost of ``None`` is infinite (a forbidden pair); ``bodies`` of ``None`` is the infinite-body problem.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.marginal import Exponential as Exponential
from mfsym.kernel.marginal import Gaussian as Gaussian
from mfsym.kernel.marginal import Marginal as Marginal
from mfsym.kernel.marginal import Placed as Placed
from mfsym.kernel.marginal import Points as Points
from mfsym.kernel.marginal import RadialDensity as RadialDensity
from mfsym.kernel.marginal import RadialShape as RadialShape
from mfsym.kernel.marginal import UniformBall as UniformBall
from mfsym.kernel.marginal import UniformSphere as UniformSphere
from mfsym.kernel.problem import Matrix as Matrix
from mfsym.kernel.problem import Mixture
from mfsym.kernel.problem import Norm as Norm
from mfsym.kernel.problem import PairCost as PairCost
from mfsym.kernel.problem import TransportProblem as TransportProblem
from mfsym.kernel.program import LeastValue as LeastValue
from mfsym.kernel.program import LinearProgram as LinearProgram
from mfsym.kernel.program import MarginalProblem as MarginalProblem
from mfsym.kernel.program import NoLowerBound as NoLowerBound
from mfsym.kernel.program import NoSolution as NoSolution
from mfsym.kernel.quantity import Quantity
from mfsym.kernel.term import Term
from mfsym.kernel.transform_claim import CostProperty as CostProperty
from mfsym.kernel.transform_claim import FourierTransform as FourierTransform
from mfsym.kernel.transform_claim import NegativeAt as NegativeAt
from mfsym.kernel.transform_claim import NegativeSomewhere as NegativeSomewhere
from mfsym.kernel.transform_claim import NegativeTransform as NegativeTransform
from mfsym.kernel.transform_claim import NotProportional as NotProportional
from mfsym.kernel.transform_claim import Property as Property
from mfsym.kernel.transform_claim import Sense as Sense
from mfsym.kernel.transform_claim import Setting as Setting
from mfsym.kernel.transform_claim import SignCriterion as SignCriterion
from mfsym.kernel.transform_claim import SignThreshold as SignThreshold
from mfsym.kernel.transform_claim import TransformEnclosure as TransformEnclosure
from mfsym.kernel.transform_claim import TransformSign as TransformSign
from mfsym.kernel.transform_claim import TransformZeros as TransformZeros

# --- laws on R^d -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class MutualEnergy:
    """The integral of l(|x - y|) over x with law ``first`` and an independent y with law ``second`` is ``value``.

    If the two laws are the same marginal, this is its mean field energy, equation (1.15) of [CFP].
    """

    setting: Setting
    first: Marginal
    second: Marginal
    value: Term


@dataclass(frozen=True)
class EnergyEnclosure:
    """The integral of l(|x - y|) over x with law ``first`` and an independent y with law ``second`` lies between
    ``lower`` and ``upper``."""

    setting: Setting
    first: Marginal
    second: Marginal
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class EnergyBound:
    """The mean field energy of ``marginal`` is finite, and at most ``bound`` ([CFP], equations (1.15) and (2.15))."""

    setting: Setting
    marginal: Marginal
    bound: Term


@dataclass(frozen=True)
class HighDensity:
    """For the Coulomb cost c/r in dimension 3 and every N >= 2, the least cost per pair F_N of ``marginal`` is at most
    the mean field energy MF, and at least (1 - ``constant`` / N^(2/3)) N/(N - 1) MF.

    So the ratio of the least energy of N bodies to N^2/2 MF, between 1 - ``constant`` / N^(2/3) and 1 - 1/N, tends to 1
    ([CFP], Corollary 1.4), and F_N tends to MF (Corollary 3.5).
    """

    setting: Setting
    marginal: Marginal
    constant: Term


@dataclass(frozen=True)
class TwoBodyCost:
    """The least cost F_2 of two bodies with the law ``marginal`` lies between ``lower`` and ``upper``."""

    setting: Setting
    marginal: Marginal
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class IndirectRatio:
    """For the Coulomb cost c/r in dimension 3 and two bodies with the density rho = 2 f, f that of ``marginal``: what
    their least energy is below half the energy of rho with itself, divided by c times the integral of rho^(4/3), lies
    between ``lower`` and ``upper``.  The Lieb-Oxford inequality ([CFP], Remark 1.5) bounds it by 1.58."""

    setting: Setting
    marginal: Marginal
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class SphereEnergy:
    """The least Coulomb energy of so many ``bodies`` on the unit sphere of R^3, which is V_N of the uniform law on it,
    lies between ``lower`` and ``upper``, and so does the number ``energy``."""

    bodies: int
    energy: Term
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class EnergySum:
    """On the line, for every N >= 2, the least energy V_N of N bodies with the law ``marginal`` is the sum of
    ``summand``, a term in k and N, over k = 1, ..., N - 1."""

    setting: Setting
    marginal: Marginal
    summand: Term


@dataclass(frozen=True)
class EnergyOnLine:
    """On the line, for every N >= 2, the least energy V_N of N bodies with the law ``marginal`` is ``energy``, a term
    in N."""

    setting: Setting
    marginal: Marginal
    energy: Term


@dataclass(frozen=True)
class EnergyOfBodies:
    """On the line, the least energy V_N of so many ``bodies`` with the law ``marginal`` lies between ``lower`` and
    ``upper``."""

    setting: Setting
    marginal: Marginal
    bodies: int
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class MeanFieldOptimal:
    """The mean field energy of ``marginal`` is finite and the product measure solves the infinite-body problem;
    if ``unique``, nothing else does (Theorem 1.2 of [CFP])."""

    setting: Setting
    marginal: Marginal
    unique: bool


@dataclass(frozen=True)
class CorrelationOptimal:
    """The fully correlated measure has cost 0 and solves the infinite-body problem; the product measure does not
    (Example 2.13 of [CFP])."""

    setting: Setting
    marginal: Marginal


# --- transport on finitely many sites --------------------------------------------------------------


@dataclass(frozen=True)
class OptimalCost:
    """The least cost per pair of ``problem``, F_N[mu], is exactly ``value`` and is attained."""

    problem: TransportProblem
    value: Fraction


@dataclass(frozen=True)
class CostBracket:
    """The least cost per pair of ``problem``, F_N[mu], is at least ``lower`` and at most ``upper``."""

    problem: TransportProblem
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class ProductOptimal:
    """The product measure of the marginal solves ``problem``, one of infinitely many bodies, and its cost is finite;
    if ``unique``, nothing else does (Theorem 1.2 of [CFP] on sites)."""

    problem: TransportProblem
    unique: bool


@dataclass(frozen=True)
class ProductRivalled:
    """Some other symmetric measure with the same marginal costs no more than the product measure in ``problem``, one of
    infinitely many bodies; if ``strictly``, it costs less."""

    problem: TransportProblem
    strictly: bool


@dataclass(frozen=True)
class NoAdmissiblePlan:
    """Every plan of ``problem`` has infinite cost: F_N[mu] is infinite."""

    problem: TransportProblem


@dataclass(frozen=True)
class Convergence:
    """Theorem 1.3 of [CFP] on sites, with its rate.

    ``values[i]`` is F_N for N = i + 2, ``limit`` is F_oo; the values do not decrease, none exceeds the limit,
    and F_oo - (D - F_N) / N <= F_N where D is the mean of cost[a][a] under the marginal.
    """

    cost: PairCost
    marginal: tuple[Fraction, ...]
    values: tuple[Fraction, ...]
    limit: Fraction


@dataclass(frozen=True)
class Representable:
    """The symmetric pair measure ``pair`` is the pair marginal of a symmetric measure of ``bodies`` bodies, or of
    infinitely many if that is ``None`` (Definitions 2.1 and 2.2 of [CFP])."""

    pair: Matrix
    bodies: int | None


@dataclass(frozen=True)
class NotRepresentable:
    """The symmetric pair measure ``pair`` is not ``bodies``-representable; not infinitely, if that is ``None``."""

    pair: Matrix
    bodies: int | None


@dataclass(frozen=True)
class LargestRepresentable:
    """The symmetric pair measure ``pair`` is ``bodies``-representable, and not representable by more bodies."""

    pair: Matrix
    bodies: int


@dataclass(frozen=True)
class CloseToInfinite:
    """``pair`` is ``bodies``-representable, and some infinitely representable pair measure with the same marginal
    is within ``distance`` in ``norm`` (Proposition 3.2 of [CFP])."""

    pair: Matrix
    bodies: int
    norm: Norm
    distance: Fraction


@dataclass(frozen=True)
class FarFromInfinite:
    """``pair`` is ``bodies``-representable, and every infinitely representable pair measure is at least ``distance``
    away in ``norm``."""

    pair: Matrix
    bodies: int
    norm: Norm
    distance: Fraction


# --- comparisons of exact numbers ------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """The ``quantity`` is exactly ``value``."""

    quantity: Quantity
    value: Fraction


@dataclass(frozen=True)
class Relation:
    """The sum of ``coefficients[i]`` times the i-th value, plus ``constant``, is ``= 0``, ``>= 0`` or ``> 0``."""

    coefficients: tuple[Fraction, ...]
    constant: Fraction
    sign: Literal["=", ">=", ">"]


@dataclass(frozen=True)
class Comparison:
    """Every quantity in ``measured`` has the value given there, and all ``relations`` hold between the values."""

    measured: tuple[Measured, ...]
    relations: tuple[Relation, ...]


@dataclass(frozen=True)
class Determined:
    """No other mixture has the same law of so many ``bodies`` as ``mixture`` ([CFP], Proposition 2.7: uniqueness)."""

    mixture: Mixture
    bodies: int


@dataclass(frozen=True)
class PairwiseIndependent:
    """Let body i be at the place sum_j coefficients[i][j] A_j modulo 1, with A_j independent and uniform on [0, 1].
    Any two bodies are independent and uniform, and their law does not change if all indices are raised by one; but
    the bodies are not independent ([CFP], Remark 2.12(e))."""

    coefficients: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class CoulombSignature:
    """The matrix of the mixed second derivatives, in different bodies, of the Coulomb energy at ``points`` has so
    many positive, negative and zero eigenvalues ([CFP], Proposition 3.6)."""

    points: Matrix
    positive: int
    negative: int
    zero: int


Claim = (
    FourierTransform
    | TransformSign
    | TransformZeros
    | NegativeTransform
    | NegativeAt
    | NegativeSomewhere
    | SignThreshold
    | SignCriterion
    | TransformEnclosure
    | CostProperty
    | NotProportional
    | MutualEnergy
    | EnergyEnclosure
    | EnergyBound
    | HighDensity
    | TwoBodyCost
    | IndirectRatio
    | SphereEnergy
    | EnergySum
    | EnergyOnLine
    | EnergyOfBodies
    | MeanFieldOptimal
    | CorrelationOptimal
    | OptimalCost
    | CostBracket
    | ProductOptimal
    | ProductRivalled
    | NoAdmissiblePlan
    | Convergence
    | Representable
    | NotRepresentable
    | LargestRepresentable
    | CloseToInfinite
    | FarFromInfinite
    | Comparison
    | Determined
    | PairwiseIndependent
    | CoulombSignature
    | LeastValue
    | NoSolution
    | NoLowerBound
)
