"""Linear programs, and transport problems with several marginals, which are such: what can be claimed and offered.

Vectors are sparse: an entry says at which place it is, and places that are not named are 0.
"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Entry:
    """The ``value`` of a vector ``at`` a place; places are 0, 1, 2, ... and come in this order."""

    at: int
    value: Fraction


Vector = tuple[Entry, ...]


@dataclass(frozen=True)
class Column:
    """A variable x_j >= 0: its ``cost``, and its coefficients in the equations (``entries``, at their numbers)."""

    cost: Fraction
    entries: Vector


@dataclass(frozen=True)
class LinearProgram:
    """Minimise the cost of variables x >= 0, the ``columns``; the i-th equation has the right side ``right[i]``."""

    columns: tuple[Column, ...]
    right: tuple[Fraction, ...]


@dataclass(frozen=True)
class MarginalProblem:
    """Minimise the mean cost of measures P >= 0 on the places (a_1, ..., a_k) that have the ``marginals``, of any mass.

    ``costs`` are those of all places in lexicographic order, ``None`` where P must be 0.
    """

    marginals: tuple[tuple[Fraction, ...], ...]
    costs: tuple[Fraction | None, ...]


@dataclass(frozen=True)
class LeastValue:
    """The least value of the ``problem`` is exactly ``value``, and is attained."""

    problem: LinearProgram | MarginalProblem
    value: Fraction


@dataclass(frozen=True)
class NoSolution:
    """Nothing satisfies the conditions of the ``problem``: no x >= 0 the equations, no measure of finite cost the
    marginals."""

    problem: LinearProgram | MarginalProblem


@dataclass(frozen=True)
class NoLowerBound:
    """The equations of the ``program`` have solutions x >= 0, and their costs have no lower bound."""

    program: LinearProgram


@dataclass(frozen=True)
class SolutionAndPrices:
    """A ``solution`` x, and ``prices`` y with y . column <= cost for every column; both are worth the same.

    The columns of a problem with marginals are the places of finite cost in their order, the equations the sites of all
    marginals in theirs; there x is a plan, and y are Kantorovich potentials.
    """

    solution: Vector
    prices: Vector


@dataclass(frozen=True)
class ExcludingPrices:
    """``prices`` y with y . column <= 0 for every column, and y . right > 0 (Farkas)."""

    prices: Vector


@dataclass(frozen=True)
class SolutionAndRay:
    """A ``solution``, and a ``ray`` r >= 0 along which the equations stay true and the cost falls."""

    solution: Vector
    ray: Vector
