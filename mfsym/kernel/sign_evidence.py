"""What can be offered about costs and the signs of their transforms: a closed list of plain data."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.claim import Matrix
from mfsym.kernel.lines import Derivation
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
class EvenPower:
    """The sine or cosine (``wave``) of ``frequency`` times k, to the power ``exponent``."""

    wave: Literal["sin", "cos"]
    frequency: Term
    exponent: int


@dataclass(frozen=True)
class EvenPowers:
    """``derivation`` ends in a transform equal to ``factor``, seen to be > 0, times ``powers`` of waves."""

    derivation: Derivation
    factor: Panels
    powers: tuple[EvenPower, ...]


@dataclass(frozen=True)
class TwoGaussians:
    """``derivation`` ends in A exp(-alpha k^2) - B exp(-beta k^2), or the same with k for k^2, with A, B > 0.

    It may be divided by k or k^2.  ``gain`` A, ``gain_rate`` alpha, ``loss`` B and ``loss_rate`` beta are free of k.
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
class OneFrequency:
    """``derivation`` ends in a transform equal to ``constant`` + ``sine`` sin(w k) + ``cosine`` cos(w k).

    The constant is >= 0, and its square is at least the sum of those of the others: the ``excess`` is the difference.
    """

    derivation: Derivation
    frequency: Term
    constant: Term
    sine: Term
    cosine: Term
    excess: Term


@dataclass(frozen=True)
class DampedWave:
    """``derivation`` ends in a transform equal to a positive ``factor`` times a cos(m psi) + b sin(m psi).

    Here m = (d + 1)/2 and psi = atan((k + b)/a) - atan((k - b)/a), for the ``rate`` a and the ``frequency`` b: the
    transform of exp(-a r) cos(b r) is of this kind.
    """

    derivation: Derivation
    factor: Term
    rate: Term
    frequency: Term


@dataclass(frozen=True)
class DampedSine:
    """The same with sin(m psi) and m = (d - 1)/2, for d > 1: the transform of exp(-a r) sin(b r)/r is of this kind."""

    derivation: Derivation
    factor: Term
    rate: Term
    frequency: Term


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
class WendlandFunction:
    """The profile is the f, 0 beyond ``end``, for which (-(1/r) d/dr)^``steps`` f is an Askey function.

    That is ``size`` (1 - r/end)^``exponent`` for r < end.
    """

    size: Term
    end: Term
    exponent: Term
    steps: int


@dataclass(frozen=True)
class ProductOfCosts:
    """The profile is the product of two, ``first`` and ``second``, whose transforms have the signs that are shown.

    The second profile is not 0 ``at`` the given distance.
    """

    first: Term
    first_sign: "SignEvidence"
    second: Term
    second_sign: "SignEvidence"
    at: Fraction


@dataclass(frozen=True)
class WaveTimesCost:
    """The profile is a mean of plane waves times that of another ``cost``, whose transform has the ``sign`` shown.

    The mean is over the sphere of the radius ``frequency`` in the dimension ``space``: it is cos(b r) in dimension 1,
    J_0(b r) in 2, sin(b r)/(b r) in 3, 2 J_1(b r)/(b r) in 4.
    """

    space: int
    frequency: Term
    cost: Term
    sign: "SignEvidence"


@dataclass(frozen=True)
class Waves:
    """The profile is ``size`` times means of plane waves of one ``frequency``, over spheres in dimensions ``spaces``.

    The means are the ones of :class:`WaveTimesCost`: (sin(b r)/(b r))^3 has the spaces 3, 3, 3.
    """

    size: Term
    frequency: Term
    spaces: tuple[int, ...]


@dataclass(frozen=True)
class SumOfCosts:
    """The profile is the sum of the ``addends``, whose transforms have the ``signs`` shown; the sum has the first."""

    addends: tuple[Term, ...]
    signs: tuple["SignEvidence", ...]


@dataclass(frozen=True)
class Decreasing:
    """-l'(r) on the line, or r l(r) in dimension 3, decreases to 0.

    Each of the ``forms`` equals it between two distances at which the profile changes, the one nearest to 0 first.
    """

    forms: tuple[Term, ...]


@dataclass(frozen=True)
class HigherDimension:
    """The ``sign`` of the transform in a ``dimension`` that is higher than the one in question."""

    dimension: Term
    sign: "SignEvidence"


@dataclass(frozen=True)
class CompactInHigherDimension:
    """The same, of a profile that vanishes beyond ``end``; in the ``dimension`` the transform is only >= 0.

    It is not 0 at the ``share`` of the first distance at which a condition of an ``if`` changes, or else of the end.
    """

    dimension: Term
    end: Term
    share: Fraction
    sign: "SignEvidence"


@dataclass(frozen=True)
class Dilated:
    """The profile is ``size`` times that of ``cost`` at ``scale`` r, whose transform has the ``sign`` shown."""

    size: Term
    scale: Term
    cost: Term
    sign: "SignEvidence"


SignEvidence = (
    TransformPanels
    | OneFrequency
    | CompletelyMonotone
    | TwoGaussians
    | PolynomialInSquare
    | TwoPowers
    | DampedWave
    | DampedSine
    | AskeyFunction
    | WendlandFunction
    | ProductOfCosts
    | WaveTimesCost
    | Decreasing
    | HigherDimension
    | Dilated
    | CompactInHigherDimension
    | SumOfCosts
    | Waves
)
"""What shows that a transform is > 0, or >= 0."""


@dataclass(frozen=True)
class OppositeSign:
    """The ``sign`` of the transform of minus the cost."""

    sign: SignEvidence


@dataclass(frozen=True)
class SignAndCost:
    """The ``sign`` of the transform, and that of the ``cost`` itself."""

    sign: SignEvidence
    cost: Panels


@dataclass(frozen=True)
class SignCostAndMass:
    """The same for a law with a radial density f; ``mass`` ends in an equation for the integral of f(r) r^(d-1)."""

    sign: SignEvidence
    cost: Panels
    mass: Derivation


@dataclass(frozen=True)
class SignCostAndMoments:
    """The same for a law with exponential moments, where the transform need not be positive everywhere."""

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
    | OppositeSign
    | QuadraticForm
    | FlatAtOrigin
    | SharpEnd
    | TwoGaussians
    | PolynomialInSquare
    | TwoPowers
    | DampedWave
    | DampedSine
    | AskeyFunction
    | WendlandFunction
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
