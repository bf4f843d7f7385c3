"""Exact linear programming: the simplex method over the rationals, started from a floating-point guess.

The problem is to minimise ``costs . p`` over p >= 0 with ``sum_j p[j] columns[j] = right``, for many more columns than
rows.  A floating-point solver may suggest which columns to start from; every step is exact, so a wrong suggestion
costs time, never truth.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from time import monotonic

import numpy as np
from flint import fmpq, fmpq_mat
from numpy.typing import NDArray

from mfsym.errors import NoEvidence

Integers = NDArray[np.int64] | NDArray[np.object_]
"""An array of exact integers: Python's own where 64 bits might not do."""


@dataclass(frozen=True)
class LinearProgram:
    """Minimise ``costs . p`` over p >= 0 with ``sum_j p[j] columns[j] = right``, where ``right`` > 0.

    ``columns[j]`` is one column of the equations, all of whose entries are >= 0 and not all 0.
    """

    columns: NDArray[np.int64]
    costs: Integers
    right: tuple[Fraction, ...]


Suggest = Callable[[LinearProgram], Sequence[int]]
"""A floating-point solver: the columns that it thinks are an optimal basis; -1 - i is the i-th unit vector."""


@dataclass(frozen=True)
class Optimum:
    """``weights`` of some columns (number, weight), and prices ``dual`` with dual . column <= cost for each column."""

    weights: tuple[tuple[int, Fraction], ...]
    dual: tuple[Fraction, ...]


@dataclass(frozen=True)
class Infeasible:
    """Prices ``dual`` with dual . column <= 0 for each column and dual . right > 0 (Farkas)."""

    dual: tuple[Fraction, ...]


def exact_optimum(program: LinearProgram, suggest: Suggest, seconds: float = 60.0) -> Optimum | Infeasible:
    """An optimal basis of the program and its prices, or a proof that it has no solution; both exact.

    An error of ``suggest`` counts as a useless suggestion.  Refuses: NoEvidence after about ``seconds``.

    >>> program = LinearProgram(np.array([[2, 0], [1, 1], [0, 2]]), np.array([2, 1, 2]), (Fraction(1), Fraction(1)))
    >>> exact_optimum(program, suggest=lambda program: [])
    Optimum(weights=((1, Fraction(1, 1)),), dual=(Fraction(0, 1), Fraction(1, 1)))
    """
    deadline = monotonic() + seconds
    basis = _suggested(program, suggest)
    if basis is None:
        # Phase 1 drives the total weight of the unit vectors, numbered -1, -2, ..., to zero.
        nothing = np.zeros(len(program.costs), dtype=np.int64)
        basis, dual = _improved(
            program, nothing, 1, _Basis(program, [-1 - i for i in range(len(program.right))]), deadline
        )
        if any(j < 0 and weight > 0 for j, weight in zip(basis.columns, basis.weights, strict=True)):
            return Infeasible(dual)
    basis, dual = _improved(program, program.costs, 0, basis, deadline)
    parts = sorted(
        (j, as_fraction(weight)) for j, weight in zip(basis.columns, basis.weights, strict=True) if weight != 0
    )
    return Optimum(tuple(parts), dual)


class _Basis:
    """Columns that are a basis, the inverse of their matrix, and the weights with which they make up the right side.

    Raises ZeroDivisionError if they are no basis.
    """

    def __init__(self, program: LinearProgram, columns: Sequence[int]) -> None:
        rows = len(program.right)
        self.columns = list(columns)
        entries = [_column(program, j) for j in columns]
        self.inverse = fmpq_mat(rows, rows, [entry for row in zip(*entries, strict=True) for entry in row]).inv()
        right = fmpq_mat(rows, 1, [fmpq(b.numerator, b.denominator) for b in program.right])
        self.weights: list[fmpq] = (self.inverse * right).entries()


def _column(program: LinearProgram, j: int) -> list[int]:
    if j < 0:
        return [int(i == -1 - j) for i in range(len(program.right))]
    return [int(entry) for entry in program.columns[j]]


def _suggested(program: LinearProgram, suggest: Suggest) -> _Basis | None:
    """The suggested basis if it is one, has weights >= 0 and gives unit vectors none."""
    rows = len(program.right)
    try:
        columns = [int(j) for j in suggest(program)]
        if len(columns) != rows or not all(-rows <= j < len(program.costs) for j in columns):
            return None
        basis = _Basis(program, columns)
    except (ArithmeticError, RuntimeError, TypeError, ValueError):
        return None
    feasible = all(weight >= 0 if j >= 0 else weight == 0 for j, weight in zip(columns, basis.weights, strict=True))
    return basis if feasible else None


def _improved(
    program: LinearProgram, costs: Integers, unit_cost: int, basis: _Basis, deadline: float
) -> tuple[_Basis, tuple[Fraction, ...]]:
    """The basis after all pivots that lower the cost, and its prices; unit vectors cost ``unit_cost``."""
    rows, degenerate = range(len(program.right)), False
    while monotonic() < deadline:
        charged = [unit_cost if j < 0 else int(costs[j]) for j in basis.columns]
        prices: list[fmpq] = (fmpq_mat(1, len(rows), charged) * basis.inverse).entries()
        reduced = _reduced_costs(program, costs, prices)
        # The steepest column enters; after a step that did not lower the cost, Bland's rule, which cannot cycle.
        entering = int(np.argmax(reduced < 0) if degenerate else np.argmin(reduced))
        if reduced[entering] >= 0:
            return basis, tuple(map(as_fraction, prices))
        column = fmpq_mat(len(rows), 1, _column(program, entering))
        direction: list[fmpq] = (basis.inverse * column).entries()
        # A unit vector of weight 0 that costs nothing must keep weight 0, so it leaves whatever the sign.
        steps = [
            (basis.weights[i] / direction[i], basis.columns[i], i)
            for i in rows
            if direction[i] > 0 or (direction[i] != 0 and basis.columns[i] < 0 and unit_cost == 0)
        ]
        step, _, leaving = min(steps)
        degenerate = step == 0
        columns = list(basis.columns)
        columns[leaving] = entering
        basis = _Basis(program, columns)
    raise NoEvidence("the exact linear program took too long; fewer sites or fewer bodies make it smaller")


def _reduced_costs(program: LinearProgram, costs: Integers, prices: list[fmpq]) -> Integers:
    """A positive multiple of cost - prices . column for every column, exactly."""
    if not len(costs):
        return np.zeros(1, dtype=np.int64)
    scale = lcm(*(int(price.q) for price in prices))
    units = [int(price * scale) for price in prices]
    # Whatever order the products are summed in, no partial sum exceeds this bound.
    bound = scale * greatest(costs) + sum(abs(u) * greatest(program.columns[:, i]) for i, u in enumerate(units))
    kind = np.int64 if bound < 2**62 else np.object_
    result: Integers = costs.astype(kind) * scale - program.columns.astype(kind) @ np.array(units, dtype=kind)
    return result


def greatest(numbers: Integers) -> int:
    """The greatest absolute value in an array of integers, not empty."""
    return max(int(numbers.max()), -int(numbers.min()))


def as_fraction(value: fmpq) -> Fraction:
    """The number of flint in Python's own type."""
    return Fraction(int(value.p), int(value.q))
