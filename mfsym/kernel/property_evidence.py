"""What can be offered about values of transforms and about properties of costs: part of ``evidence``."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from mfsym.kernel.term import Term


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
