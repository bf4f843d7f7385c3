"""What can be offered in support of the energy of two laws, and of the least energy of N bodies on the line."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.lines import Derivation
from mfsym.kernel.problem import Matrix
from mfsym.kernel.property_evidence import OracleEnclosure
from mfsym.kernel.term import Term


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


@dataclass(frozen=True)
class OverDistances:
    """The same reduction of the energy to an integral as in a ``DistanceIntegral``."""

    transforms: tuple[Derivation, ...]
    density: Term
    difference: Derivation
    mass: Derivation


@dataclass(frozen=True)
class OverShells:
    """The same as in a ``ShellIntegral``."""

    tails: tuple[Term, ...]


@dataclass(frozen=True)
class OverWaveNumbers:
    """The same as in a ``TransformIntegral``."""

    cost: Derivation
    transforms: tuple[Derivation, ...]
    masses: tuple[Derivation, ...]


@dataclass(frozen=True)
class EnclosedIntegral:
    """A ``reduction`` of the energy to an integral over (0, oo), and an ``enclosure`` of twice that integral."""

    reduction: OverDistances | OverShells | OverWaveNumbers
    enclosure: OracleEnclosure


@dataclass(frozen=True)
class MeansOverSpheres:
    """A ``DistanceIntegral`` in dimension 3 for two laws that are apart: the mean of the cost over all directions of
    the vector from one center to the other comes from ``primitive``, an antiderivative of r l(r)."""

    primitive: Term
    integral: DistanceIntegral


@dataclass(frozen=True)
class PartEnergy:
    """The energy of two parts is ``value``, for the reasons of ``evidence``."""

    value: Term
    evidence: SumOverPoints | DistanceIntegral | ShellIntegral | TransformIntegral | MeansOverSpheres


@dataclass(frozen=True)
class PartBounds:
    """The energy of two parts is at least ``lower`` and at most ``upper``, for the reasons of ``evidence``."""

    lower: Fraction
    upper: Fraction
    evidence: EnclosedIntegral


@dataclass(frozen=True)
class OverParts:
    """The ``energies`` of the pairs of parts of two laws: of those that differ, in the order in which they occur."""

    energies: tuple[PartEnergy | PartBounds, ...]


@dataclass(frozen=True)
class EnclosedShells:
    """The Coulomb energy in dimension 3 by Newton's theorem, for a law whose mass has no closed form either.

    The ``oracle``, software that the kernel does not check, encloses by ``lower`` and ``upper`` the integral of
    2 M(r) m(r)/r, divided by the square of that of m: here m(r) = r^2 f(r) with the shape f, and M' = m, M(0) = 0.
    """

    oracle: Literal["arb"]
    lower: Fraction
    upper: Fraction


@dataclass(frozen=True)
class CubeIntegral:
    """A bound of the energy by the L3 norm of the density f, for a cost between 0 and ``strength`` / r.

    ``scaled`` is the cost times r; ``mass`` and ``cube`` end in equations for the integrals of f(r) r^2 and f(r)^3 r^2.
    """

    scaled: Term
    strength: Term
    mass: Derivation
    cube: Derivation


@dataclass(frozen=True)
class PowerIntegral:
    """The two integrals in the Lieb-Oxford inequality for a density f.

    The mean field energy is ``value``, for which ``energy`` is evidence; ``power`` ends in an equation for the integral
    of f(r)^(4/3) r^2.
    """

    value: Term
    energy: DistanceIntegral | ShellIntegral | TransformIntegral
    power: Derivation


@dataclass(frozen=True)
class SquareIntegral:
    """The two integrals in the bound for the energy of N bodies by the L2 norm of a density f.

    The mean field energy is ``value``, for which ``energy`` is evidence; ``square`` ends in an equation for the
    integral of f(r)^2 r^2.
    """

    value: Term
    energy: DistanceIntegral | ShellIntegral | TransformIntegral
    square: Derivation


@dataclass(frozen=True)
class Gaps:
    """The ``slope`` and the ``curvature`` of the profile, its derivatives, in a form that shows their signs; and an
    antiderivative (``primitive``, a term in v and h) of the cost of two bodies with a part h of the mass between them
    and a part v of the mass beyond the second one."""

    slope: Term
    curvature: Term
    primitive: Term


@dataclass(frozen=True)
class SampledEnergy:
    """The ``slope`` and the ``curvature`` of the profile, in a form that shows their signs; ``mass`` ends in an
    equation for the integral of the density over r > 0; the ``enclosure`` is of the energy of systematic sampling."""

    slope: Term
    curvature: Term
    mass: Derivation
    enclosure: OracleEnclosure


@dataclass(frozen=True)
class Telescope:
    """The same for an energy in closed form, and a ``partial`` sum S, a term in k and N: S(k + 1) - S(k) is the term of
    the sum for k."""

    gaps: Gaps
    partial: Term


@dataclass(frozen=True)
class AntipodalEnclosure:
    """The ``oracle``, software that the kernel does not check, encloses by ``lower`` and ``upper`` what two bodies cost
    that sit on opposite sides, with as much mass inside of the one as beyond the other.

    ``mass`` ends in an equation for the integral of f(r) r^2 with the density f.
    """

    oracle: Literal["arb"]
    lower: Fraction
    upper: Fraction
    mass: Derivation


@dataclass(frozen=True)
class IndirectEnergy:
    """What two bodies with a density cost, ``apart`` on opposite sides, and the ``integrals`` of the Lieb-Oxford
    inequality for it."""

    apart: AntipodalEnclosure
    integrals: PowerIntegral


@dataclass(frozen=True)
class PointsAndPolynomial:
    """Vectors in the directions of ``points`` of the sphere, and the ``coefficients`` h_0, h_1, ... of a sum of
    Legendre polynomials that is below the cost 1/sqrt(2 - 2t) of unit vectors with the inner product t."""

    points: Matrix
    coefficients: tuple[Fraction, ...]


@dataclass(frozen=True)
class TheoremOnFive:
    """Nothing: five points have the least energy as two poles and an equilateral triangle on the equator."""
