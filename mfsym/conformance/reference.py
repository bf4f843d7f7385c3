"""Exact solvers with the protocols of the suite: the floats of the arrays are taken as the fractions that they are."""

from fractions import Fraction
from itertools import pairwise, permutations
from math import isnan
from typing import Any

import numpy as np
from flint import fmpq

from mfsym.conformance.oracles import optimum, value_of_bodies
from mfsym.errors import InvalidArgument
from mfsym.strategies.questions import Multi, Weights
from mfsym.transport import transport_problem

Infinite = Fraction | None


def exact_transport(a: Any, b: Any, cost: Any) -> dict[str, Any]:
    """Value, plan and potentials of two marginals.

    >>> exact_transport([1.0], [1.0], [[-2.0]])["value"]
    -2.0
    """
    first, second = masses_of("a", a), masses_of("b", b)
    found = exact_multi([a, b], cost) if np.shape(cost) == (len(first), len(second)) else None
    if found is None:
        raise InvalidArgument(f"M has the shape {np.shape(cost)}, need {len(first), len(second)}")
    return found


def exact_multi(marginals: Any, cost: Any) -> dict[str, Any]:
    """Value, plan and potentials of several marginals; the masses may differ by rounding."""
    laws, costs = [masses_of(f"marginal {i}", law) for i, law in enumerate(marginals)], np.asarray(cost)
    shape = tuple(len(law) for law in laws)
    if costs.shape != shape:
        raise InvalidArgument(f"M has the shape {costs.shape}, need {shape}")
    totals = [sum(law, Fraction(0)) for law in laws]
    if max(totals) - min(totals) > max(totals) / 2**20:
        raise InvalidArgument(f"the marginals have the masses {[float(total) for total in totals]}, need equal ones")
    # What rounding has left is given to the largest mass.
    laws = [of_mass(law, totals[0]) for law in laws]
    entries = tuple(_cost(x) for x in costs.ravel())
    if not totals[0]:
        return {"value": 0.0, "plan": np.zeros(shape)}
    found = optimum(Multi(tuple(laws), entries))
    if found is None:
        return {"status": "infeasible"}
    plan = np.zeros(shape)
    for at, mass in found.plan:
        plan[at] = float(mass)
    return {
        "value": float(found.value),
        "plan": plan,
        "duals": [np.array([float(x) for x in u]) for u in found.potentials],
    }


def of_mass(law: Weights, total: Fraction) -> Weights:
    """The law with that total, by a change of its largest mass."""
    at = law.index(max(law))
    return tuple(mass + (total - sum(law, Fraction(0)) if i == at else 0) for i, mass in enumerate(law))


def masses_of(name: str, law: Any) -> Weights:
    """The floats as the fractions that they are; refused unless they are finite and >= 0."""
    values = [float(mass) for mass in np.asarray(law).ravel()]
    if not values or not all(0 <= mass < float("inf") for mass in values):
        raise InvalidArgument(f"{name} is {values}, need finite masses >= 0, at least one")
    return tuple(map(Fraction, values))


def _cost(value: Any) -> Infinite:
    number = float(value)
    if isnan(number) or number == -float("inf"):
        raise InvalidArgument(f"a cost is {number}, need a number or infinity")
    return None if number == float("inf") else Fraction(number)


def exact_nbody(cost: Any, marginal: Any, bodies: int) -> dict[str, Any]:
    """F_N of bodies with one marginal.

    >>> exact_nbody([[2.0, 1.0], [1.0, 2.0]], [0.5, 0.5], 3)["value"]
    1.3333333333333333
    """
    law, rows = masses_of("mu", marginal), [[_cost(x) for x in row] for row in np.asarray(cost)]
    # Masses in single precision sum to 1 up to a few units of 2^-24.
    if abs(sum(law, Fraction(0)) - 1) > Fraction(1, 2**20):
        raise InvalidArgument(f"mu has the mass {float(sum(law, Fraction(0)))}, need 1")
    problem = transport_problem(rows, list(of_mass(law, Fraction(1))), int(bodies))
    value = value_of_bodies(problem)
    return {"status": "infeasible"} if value is None else {"value": float(value)}


def exact_line(x: Any, y: Any, a: Any, b: Any) -> float:
    """The distance of two laws on the line: the integral of the difference of their distribution functions."""
    first, second = masses_of("a", a), masses_of("b", b)
    places, others = [[_cost(z) for z in np.asarray(side).ravel()] for side in (x, y)]
    if len(places) != len(first) or len(others) != len(second) or None in places or None in others:
        raise InvalidArgument("x and y need one finite place for each mass")
    mass, other = sum(first, Fraction(0)), sum(second, Fraction(0))
    if abs(mass - other) > mass / 2**20:
        raise InvalidArgument(f"the masses are {float(mass)} and {float(other)}, need equal ones")
    points = [(z, m) for z, m in zip(places, first, strict=True) if z is not None]
    points += [(z, -m) for z, m in zip(others, of_mass(second, mass), strict=True) if z is not None]
    points.sort()
    total = excess = Fraction(0)
    for (z, m), (after, _) in pairwise(points):
        excess += m
        total += abs(excess) * (after - z)
    return float(total)


def exact_assignment(cost: Any) -> dict[str, Any]:
    """The best permutation."""
    rows = np.asarray(cost)
    if rows.ndim != 2 or rows.shape[0] != rows.shape[1]:
        raise InvalidArgument(f"M has the shape {rows.shape}, need a square")
    entries = [[_cost(x) for x in row] for row in rows]
    best: tuple[Fraction, tuple[int, ...]] | None = None
    for order in permutations(range(len(entries))):
        chosen = [entries[i][j] for i, j in enumerate(order)]
        finite = [entry for entry in chosen if entry is not None]
        if len(finite) == len(chosen) and (best is None or sum(finite, Fraction(0)) < best[0]):
            best = (sum(finite, Fraction(0)), order)
    if best is None:
        return {"status": "infeasible"}
    plan = np.zeros(rows.shape)
    for i, j in enumerate(best[1]):
        plan[i, j] = 1
    return {"value": float(best[0]), "plan": plan}


def exact_program(c: Any, matrix: Any, right: Any) -> dict[str, Any]:
    """The optimum of a linear program in standard form, with its solution and prices, or infeasible or unbounded.

    >>> exact_program([1.0, 2.0], [[1.0, 1.0]], [3.0])["value"]
    3.0
    """
    costs, b = _numbers("c", c), _numbers("b", right)
    rows = [_numbers("A", row) for row in np.asarray(matrix).reshape(len(b), -1)] if b else []
    if not b or not costs or any(len(row) != len(costs) for row in rows):
        raise InvalidArgument(f"A has the shape {np.shape(matrix)}, need {len(b), len(costs)}")
    return _Tableau(costs, rows, b).solved()


def _numbers(name: str, values: Any) -> list[fmpq]:
    found = [float(x) for x in np.asarray(values).ravel()]
    if not all(abs(x) < float("inf") for x in found):
        raise InvalidArgument(f"{name} is {found}, need finite numbers")
    return [fmpq(*x.as_integer_ratio()) for x in found]


class _Tableau:
    """The simplex tableau with one artificial variable for each row, and Bland's rule, which cannot cycle."""

    def __init__(self, costs: list[fmpq], rows: list[list[fmpq]], right: list[fmpq]) -> None:
        self.costs, self.count = costs, len(costs)
        self.signs = [-1 if b < 0 else 1 for b in right]
        self.rows = [
            [s * x for x in row] + [fmpq(int(i == k)) for k in range(len(rows))] + [s * b]
            for i, (row, b, s) in enumerate(zip(rows, right, self.signs, strict=True))
        ]
        self.basis = [self.count + i for i in range(len(rows))]

    def solved(self) -> dict[str, Any]:
        """The optimum."""
        artificial = [fmpq(0)] * self.count + [fmpq(1)] * len(self.rows)
        self._improved(artificial, self.count + len(self.rows))
        if any(j >= self.count and row[-1] != 0 for j, row in zip(self.basis, self.rows, strict=True)):
            return {"status": "infeasible"}
        # Artificial variables of value 0 leave the basis where they can; their other rows are 0 = 0.
        for i, j in enumerate(self.basis):
            entering = next((k for k in range(self.count) if self.rows[i][k] != 0), None)
            if j >= self.count and entering is not None:
                self._pivot(i, entering)
        costs = [*self.costs, *[fmpq(0)] * len(self.rows)]
        if not self._improved(costs, self.count):
            return {"status": "unbounded"}
        x = np.zeros(self.count)
        value = fmpq(0)
        for j, row in zip(self.basis, self.rows, strict=True):
            if j < self.count:
                x[j], value = _float(row[-1]), value + self.costs[j] * row[-1]
        prices = [
            s * sum((costs[j] * row[self.count + i] for j, row in zip(self.basis, self.rows, strict=True)), fmpq(0))
            for i, s in enumerate(self.signs)
        ]
        return {"value": _float(value), "plan": x, "duals": [np.array([_float(y) for y in prices])]}

    def _improved(self, costs: list[fmpq], columns: int) -> bool:
        """Pivots until no column lowers the cost; False if the cost has no lower bound."""
        while True:
            charged = [costs[j] for j in self.basis]
            reduced = (
                j
                for j in range(columns)
                if costs[j] < sum((c * row[j] for c, row in zip(charged, self.rows, strict=True)), fmpq(0))
            )
            entering = next(reduced, None)
            if entering is None:
                return True
            steps = [
                (row[-1] / row[entering], self.basis[i], i) for i, row in enumerate(self.rows) if row[entering] > 0
            ]
            if not steps:
                return False
            self._pivot(min(steps)[2], entering)

    def _pivot(self, leaving: int, entering: int) -> None:
        pivot = self.rows[leaving]
        pivot = self.rows[leaving] = [x / pivot[entering] for x in pivot]
        for i, row in enumerate(self.rows):
            if i != leaving and row[entering] != 0:
                factor = row[entering]
                self.rows[i] = [x - factor * y for x, y in zip(row, pivot, strict=True)]
        self.basis[leaving] = entering


def _float(value: fmpq) -> float:
    return float(Fraction(int(value.p), int(value.q)))
