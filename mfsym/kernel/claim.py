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

from mfsym.kernel.term import Term

Matrix = tuple[tuple[Fraction, ...], ...]
PairCost = tuple[tuple[Fraction | None, ...], ...]

# --- transforms ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Setting:
    """A radial cost in its space: the ``profile`` l(r), the ``dimension`` and the ``conditions`` (terms > 0)."""

    profile: Term
    dimension: Term
    conditions: tuple[Term, ...] = ()


Sense = Literal["integrable", "tempered"]
"""``integrable``: l is integrable, bounded and continuous, and the transform is meant for every k.
``tempered``: l is locally integrable, and the transform is that of a tempered distribution, for k != 0."""


@dataclass(frozen=True)
class FourierTransform:
    """``transform`` (a term in ``k``) is the Fourier transform of the cost in ``setting``, in the given ``sense``."""

    setting: Setting
    transform: Term
    sense: Sense


@dataclass(frozen=True)
class TransformSign:
    """The transform is > 0 (``positive``) or >= 0 (``nonnegative``) at every k where its sense defines it."""

    setting: Setting
    sign: Literal["positive", "nonnegative"]


@dataclass(frozen=True)
class NegativeTransform:
    """At the rational wave number ``k`` the transform is at most ``upper``, which is negative."""

    setting: Setting
    k: Fraction
    upper: Fraction


@dataclass(frozen=True)
class SignThreshold:
    """The transform is > 0 where k^2 < ``threshold``, and < 0 where k^2 > ``threshold``."""

    setting: Setting
    threshold: Term


@dataclass(frozen=True)
class SignCriterion:
    """The transform is >= 0 at every k if and only if every term of ``criterion`` is >= 0."""

    setting: Setting
    criterion: tuple[Term, ...]


@dataclass(frozen=True)
class NotProportional:
    """The transform is not a constant times ``shape`` (a term in ``k``), whatever the constant."""

    setting: Setting
    shape: Term


# --- one-body marginals on R^d ---------------------------------------------------------------------


@dataclass(frozen=True)
class Gaussian:
    """The centred normal law whose components have standard ``deviation``."""

    deviation: Fraction


@dataclass(frozen=True)
class UniformBall:
    """The uniform law on a ball of the given ``radius`` (an interval in dimension 1)."""

    radius: Fraction


@dataclass(frozen=True)
class UniformSphere:
    """The uniform law on a sphere of the given ``radius``."""

    radius: Fraction


@dataclass(frozen=True)
class Points:
    """Finitely many ``points`` of R^d with positive ``weights`` that sum to 1."""

    points: Matrix
    weights: tuple[Fraction, ...]


@dataclass(frozen=True)
class Exponential:
    """The law on the half line (0, oo) with the density exp(-x / ``scale``) / scale; the dimension is 1."""

    scale: Term


@dataclass(frozen=True)
class RadialDensity:
    """The law on R^d with the ``density`` f(|x|), a term in r (and d): f >= 0, and its integral over R^d is 1."""

    density: Term


Marginal = Gaussian | UniformBall | UniformSphere | Points | Exponential | RadialDensity


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
class TransportProblem:
    """The symmetric problem F_N[mu] on sites 0..m-1, equations (1.18) and, for ``bodies`` None, (1.13) of [CFP].

    ``cost[a][b]`` is the cost of one pair at sites a and b (symmetric; ``None`` forbids it), ``marginal`` the
    law of one body, ``bodies`` the number N >= 2 of bodies or ``None`` for infinitely many.
    """

    cost: PairCost
    marginal: tuple[Fraction, ...]
    bodies: int | None


@dataclass(frozen=True)
class OptimalCost:
    """The least cost per pair of ``problem``, F_N[mu], is exactly ``value`` and is attained."""

    problem: TransportProblem
    value: Fraction


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
    """The symmetric pair measure ``pair`` is the pair marginal of a symmetric measure of ``bodies`` bodies
    (Definition 2.1 of [CFP])."""

    pair: Matrix
    bodies: int


@dataclass(frozen=True)
class NotRepresentable:
    """The symmetric pair measure ``pair`` is not ``bodies``-representable."""

    pair: Matrix
    bodies: int


Norm = Literal["total-variation", "set"]
"""Of a signed measure tau: ``total-variation`` is sup |tau(f)| over |f| <= 1 (the norm printed in [CFP]),
``set`` is sup |tau(A)| over sets A; the first is twice the second where the total mass is 0."""


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


Claim = (
    FourierTransform
    | TransformSign
    | NegativeTransform
    | SignThreshold
    | SignCriterion
    | NotProportional
    | MutualEnergy
    | MeanFieldOptimal
    | CorrelationOptimal
    | OptimalCost
    | NoAdmissiblePlan
    | Convergence
    | Representable
    | NotRepresentable
    | CloseToInfinite
    | FarFromInfinite
)
