"""One-body marginals on R^d: a closed list of plain data."""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.problem import Matrix
from mfsym.kernel.term import Term


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


@dataclass(frozen=True)
class RadialShape:
    """The law on R^d whose density is a multiple of f(|x|), f = ``shape`` a term in r (and d) that is integrable."""

    shape: Term


Centred = Gaussian | UniformBall | UniformSphere | Points | Exponential | RadialDensity | RadialShape


@dataclass(frozen=True)
class Placed:
    """With the probability ``weights[i]`` a point of ``laws[i]``, moved by the vector ``centers[i]``.

    A law that is one of points is the point mass at 0.
    """

    laws: tuple[Centred, ...]
    centers: Matrix
    weights: tuple[Fraction, ...]


Marginal = Centred | Placed
