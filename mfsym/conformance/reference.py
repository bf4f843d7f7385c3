"""Exact solvers with the protocols of the suite: the floats of the arrays are taken as the fractions that they are."""

from fractions import Fraction
from itertools import pairwise, permutations
from math import isnan
from typing import Any

import numpy as np

from mfsym.conformance.oracles import optimum, value_of_bodies
from mfsym.conformance.tableau import Excluded, Solved, Unbounded, solved
from mfsym.errors import InvalidArgument
from mfsym.strategies.bounded import Bounds, GeneralProgram
from mfsym.strategies.questions import Multi, Program, Weights
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
    return _answered(Program(costs, tuple(rows), b))


def exact_general(c: Any, matrix: Any, low: Any, high: Any, lower: Any, upper: Any) -> dict[str, Any]:
    """The optimum of a linear program with bounds for rows and variables, with a solution.

    >>> exact_general([1.0], [[1.0]], [2.0], [np.inf], [0.0], [3.0])["value"]
    2.0
    """
    costs, rows = _numbers("c", c), np.asarray(matrix)
    if rows.shape != (len(low), len(costs)) or len(high) != len(low) or not len(lower) == len(upper) == len(costs):
        raise InvalidArgument(f"A has the shape {rows.shape}, need {len(low), len(costs)}")
    bounds = [_bounds("low", low), _bounds("high", high), _bounds("lower", lower), _bounds("upper", upper)]
    program = GeneralProgram(costs, tuple(_numbers("A", row) for row in rows), *bounds)
    found = _answered(program.standard)
    if "plan" in found:
        # Every variable is the difference of two.
        found["plan"] = found["plan"][: len(costs)] - found["plan"][len(costs) : 2 * len(costs)]
    return {name: part for name, part in found.items() if name != "duals"}


def _bounds(name: str, values: Any) -> Bounds:
    """The bounds, of which infinite ones are none."""
    found = [float(x) for x in values]
    if any(isnan(x) for x in found):
        raise InvalidArgument(f"{name} is {found}, need numbers")
    return tuple(Fraction(x) if abs(x) < float("inf") else None for x in found)


def _answered(program: Program) -> dict[str, Any]:
    match solved(program):
        case Solved(value, solution, prices):
            plan = np.array([float(x) for x in solution])
            return {"value": float(value), "plan": plan, "duals": [np.array([float(y) for y in prices])]}
        case Excluded():
            return {"status": "infeasible"}
        case Unbounded():
            return {"status": "unbounded"}


def _numbers(name: str, values: Any) -> Weights:
    found = [float(x) for x in np.asarray(values).ravel()]
    if not all(abs(x) < float("inf") for x in found):
        raise InvalidArgument(f"{name} is {found}, need finite numbers")
    return tuple(map(Fraction, found))
