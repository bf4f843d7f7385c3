"""Linear programs in standard form by exact pivots, with what proves the answer: prices, or a ray."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from flint import fmpq

from mfsym.strategies.questions import Program, Weights


@dataclass(frozen=True)
class Solved:
    """The least ``value``, a ``solution`` that attains it, and ``prices`` that show that none is lower."""

    value: Fraction
    solution: Weights
    prices: Weights


@dataclass(frozen=True)
class Excluded:
    """``prices`` y with y . A <= 0 and y . b > 0, so that there is no solution."""

    prices: Weights


@dataclass(frozen=True)
class Unbounded:
    """A ``solution``, and a ``ray`` along which the costs fall for ever."""

    solution: Weights
    ray: Weights


def solved(program: Program) -> Solved | Excluded | Unbounded:
    """What is true of the program.

    >>> one = Fraction(1)
    >>> solved(Program((one, 2 * one), ((one, one),), (3 * one,))).value
    Fraction(3, 1)
    >>> solved(Program((-one,), ((0 * one,),), (0 * one,))).ray
    (Fraction(1, 1),)
    """
    return _Tableau(program).solved()


class _Tableau:
    """The simplex tableau with one artificial variable for each row, and Bland's rule, which cannot cycle."""

    def __init__(self, program: Program) -> None:
        costs, right = _rationals(program.costs), _rationals(program.right)
        self.costs, self.count = costs, len(costs)
        self.signs = [-1 if b < 0 else 1 for b in right]
        self.rows = [
            [s * x for x in _rationals(row)] + [fmpq(int(i == k)) for k in range(len(right))] + [s * b]
            for i, (row, b, s) in enumerate(zip(program.rows, right, self.signs, strict=True))
        ]
        self.basis = [self.count + i for i in range(len(right))]

    def solved(self) -> Solved | Excluded | Unbounded:
        """The optimum."""
        artificial = [fmpq(0)] * self.count + [fmpq(1)] * len(self.rows)
        self._improved(artificial, self.count + len(self.rows))
        if any(j >= self.count and row[-1] != 0 for j, row in zip(self.basis, self.rows, strict=True)):
            return Excluded(self._prices(artificial))
        # Artificial variables of value 0 leave the basis where they can; their other rows are 0 = 0.
        for i, j in enumerate(self.basis):
            entering = next((k for k in range(self.count) if self.rows[i][k] != 0), None)
            if j >= self.count and entering is not None:
                self._pivot(i, entering)
        costs = [*self.costs, *[fmpq(0)] * len(self.rows)]
        falling = self._improved(costs, self.count)
        basic = [(i, j) for i, j in enumerate(self.basis) if j < self.count]
        solution = self._vector({j: self.rows[i][-1] for i, j in basic})
        if falling is not None:
            return Unbounded(
                solution, self._vector({falling: fmpq(1), **{j: -self.rows[i][falling] for i, j in basic}})
            )
        value = sum((_fraction(self.costs[j]) * solution[j] for _, j in basic), Fraction(0))
        return Solved(value, solution, self._prices(costs))

    def _vector(self, entries: dict[int, fmpq]) -> Weights:
        return tuple(_fraction(entries.get(j, fmpq(0))) for j in range(self.count))

    def _prices(self, costs: Sequence[fmpq]) -> Weights:
        charged = [costs[j] for j in self.basis]
        columns = [[row[self.count + i] for row in self.rows] for i in range(len(self.rows))]
        return tuple(_fraction(s * _product(charged, column)) for s, column in zip(self.signs, columns, strict=True))

    def _improved(self, costs: Sequence[fmpq], columns: int) -> int | None:
        """Pivots until no column lowers the cost, or one of them (which is returned) lowers it for ever."""
        while True:
            charged = [costs[j] for j in self.basis]
            reduced = (j for j in range(columns) if costs[j] < _product(charged, [row[j] for row in self.rows]))
            entering = next(reduced, None)
            if entering is None:
                return None
            steps = [
                (row[-1] / row[entering], self.basis[i], i) for i, row in enumerate(self.rows) if row[entering] > 0
            ]
            if not steps:
                return entering
            self._pivot(min(steps)[2], entering)

    def _pivot(self, leaving: int, entering: int) -> None:
        pivot = self.rows[leaving]
        pivot = self.rows[leaving] = [x / pivot[entering] for x in pivot]
        for i, row in enumerate(self.rows):
            if i != leaving and row[entering] != 0:
                factor = row[entering]
                self.rows[i] = [x - factor * y for x, y in zip(row, pivot, strict=True)]
        self.basis[leaving] = entering


def _product(x: Sequence[fmpq], y: Sequence[fmpq]) -> fmpq:
    return sum((a * b for a, b in zip(x, y, strict=True)), fmpq(0))


def _rationals(numbers: Weights) -> list[fmpq]:
    return [fmpq(x.numerator, x.denominator) for x in numbers]


def _fraction(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))
