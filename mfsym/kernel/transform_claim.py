"""What can be claimed about the transform of a radial cost ``c(x, y) = l(|x - y|)`` on R^d; part of ``claim``."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.term import Term
from mfsym.kernel.zero_set import ZeroSet


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
class TransformZeros:
    """The transform is >= 0; where its sense defines it, it is 0 on the sets ``zeros`` and nowhere else."""

    setting: Setting
    zeros: tuple[ZeroSet, ...]


@dataclass(frozen=True)
class NegativeTransform:
    """At the rational wave number ``k`` the transform is at most ``upper``, which is negative."""

    setting: Setting
    k: Fraction
    upper: Fraction


@dataclass(frozen=True)
class NegativeAt:
    """At the wave number ``k`` > 0, a term in the parameters, the transform has the ``value``, which is negative."""

    setting: Setting
    k: Term
    value: Term


@dataclass(frozen=True)
class NegativeSomewhere:
    """The transform is negative at some k (so that it is not >= 0, whatever the values of the parameters)."""

    setting: Setting


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
class TransformEnclosure:
    """At the rational wave number ``k`` >= 0 the transform lies between ``lower`` and ``upper``."""

    setting: Setting
    k: Fraction
    lower: Fraction
    upper: Fraction


Property = Literal["integrable", "bounded", "continuous", "nonnegative"]
"""What Theorem 1.2 (a)(i) of [CFP] asks of a cost, extended to r = 0 by its limit where it has one."""


@dataclass(frozen=True)
class CostProperty:
    """The cost has the ``property``; or, unless it ``holds``, it has not, whatever the values of the parameters."""

    setting: Setting
    property: Property
    holds: bool


@dataclass(frozen=True)
class NotProportional:
    """The transform is not a constant times ``shape`` (a term in ``k``), whatever the constant."""

    setting: Setting
    shape: Term
