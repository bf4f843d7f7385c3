"""The problems that solvers are asked, their numbers as arrays, and how larger problems contain smaller ones.

The data are exact.  A solver of tensors is asked for two marginals, a solver of linear programs for everything: see
:func:`posed`.  An entry ``None`` of a cost is infinite.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product
from math import comb, inf
from typing import Any

import numpy as np

from mfsym.conformance.solver import Kind
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.configurations import energy
from mfsym.strategies.bounded import Bounds, GeneralProgram
from mfsym.strategies.disguises import (
    Circle,
    Cloud,
    Disguise,
    Heuristic,
    Partial,
    Samples,
    Unbalanced,
    UniformCircle,
)
from mfsym.strategies.questions import Assignment, Entropic, EntropicPoints, Line, Multi, Program, Transport

Problem = (
    Transport
    | Entropic
    | EntropicPoints
    | Multi
    | TransportProblem
    | Program
    | GeneralProgram
    | Line
    | Assignment
    | Disguise
    | Heuristic
    | UniformCircle
)


def kind_of(problem: Problem) -> Kind:
    """The kind of solver that is asked such a problem directly."""
    kinds: dict[type, Kind] = {
        Transport: "transport",
        Entropic: "entropic",
        Multi: "multi",
        TransportProblem: "nbody",
        Program: "lp",
        Line: "line",
        Assignment: "assignment",
        Samples: "samples",
        Cloud: "points",
        Circle: "circle",
        Partial: "partial",
        Unbalanced: "unbalanced",
        EntropicPoints: "entropic-points",
        GeneralProgram: "general",
        Heuristic: "heuristic",
        UniformCircle: "uniform-circle",
    }
    return kinds[type(problem)]


LIFTS: Mapping[str, tuple[str, ...]] = {
    "transport": ("multi", "lp"),
    "multi": ("lp",),
    "nbody": ("multi", "lp"),
    "line": ("transport", "multi", "lp"),
    "assignment": ("transport", "multi", "lp"),
    **dict.fromkeys(("samples", "points", "circle", "partial", "unbalanced"), ("transport", "multi", "lp")),
}
"""A kind of problem -> the kinds of solvers that can be asked it as well."""


def can_be_asked(solver: str, problem: str) -> bool:
    """Can a solver of one kind be asked problems of the other?

    >>> can_be_asked("lp", "nbody"), can_be_asked("transport", "nbody")
    (True, False)
    """
    return solver == problem or solver in LIFTS.get(problem, ())


def posed(problem: Problem, kind: str) -> Problem:
    """The problem as one of the ``kind``; the value is the same, and the plan is a rearrangement.

    >>> line = Line((Fraction(0),), (Fraction(3),), (Fraction(1),), (Fraction(1),))
    >>> posed(line, "transport").cost
    ((Fraction(3, 1),),)
    """
    if kind_of(problem) == kind:
        return problem
    match problem:
        case Line(places, others, first, second):
            return posed(Transport(first, second, tuple(tuple(abs(x - y) for y in others) for x in places)), kind)
        case Assignment(cost):
            ones = tuple(Fraction(1) for _ in cost)
            return posed(Transport(ones, ones, cost), kind)
        case Samples() | Cloud() | Circle() | Partial() | Unbalanced():
            return posed(problem.transport, kind)
        case Transport(first, second, cost):
            return posed(Multi((first, second), tuple(entry for row in cost for entry in row)), kind)
        case TransportProblem() if kind == "multi":
            bodies, sites = problem.bodies or 0, len(problem.marginal)
            energies = [_mean([problem.cost[a][b] for a, b in combinations(places, 2)])
                        for places in product(range(sites), repeat=bodies)]  # fmt: skip
            return Multi((problem.marginal,) * bodies, tuple(energies))
        case TransportProblem():
            return _program(*occupations(problem), [Fraction(weight) for weight in problem.marginal])
        case Multi(marginals, costs):
            allowed = [at for at, cost in zip(cells(problem), costs, strict=True) if cost is not None]
            columns = [
                [Fraction(at[i] == a) for i, law in enumerate(marginals) for a in range(len(law))] for at in allowed
            ]
            finite = [cost for cost in costs if cost is not None]
            return _program(columns, finite, [weight for law in marginals for weight in law])
    raise InvalidArgument(f"a problem of kind {kind_of(problem)} cannot be posed to a solver of kind {kind}")


def _program(columns: Sequence[Sequence[Fraction]], costs: Sequence[Fraction], right: Sequence[Fraction]) -> Program:
    rows = tuple(tuple(column[i] for column in columns) for i in range(len(right)))
    return Program(tuple(costs), rows, tuple(right))


def _mean(costs: Sequence[Fraction | None]) -> Fraction | None:
    finite = [cost for cost in costs if cost is not None]
    return sum(finite, Fraction(0)) / len(costs) if len(finite) == len(costs) else None


def cells(problem: Multi) -> list[tuple[int, ...]]:
    """All choices of one site for each marginal, in lexicographic order."""
    return list(product(*[range(len(law)) for law in problem.marginals]))


def occupations(problem: TransportProblem) -> tuple[list[list[Fraction]], list[Fraction]]:
    """The configurations of finite energy, divided by N, and their energy per pair."""
    bodies, sites = problem.bodies or 0, range(len(problem.marginal))
    columns, energies = [], []
    for places in combinations_with_replacement(sites, bodies):
        n = tuple(places.count(a) for a in sites)
        cost = energy(problem.cost, n)
        if cost is not None:
            columns.append([Fraction(k, bodies) for k in n])
            energies.append(cost / comb(bodies, 2))
    return columns, energies


def sizes(problem: Problem) -> tuple[Fraction, Fraction]:
    """The mass, and the largest absolute value of a finite cost: what errors are compared with."""
    match problem:
        case Transport(first, _, cost):
            return sum(first, Fraction(0)), _largest([entry for row in cost for entry in row])
        case Entropic(inner, _):
            return sizes(inner)
        case Multi(marginals, costs):
            return sum(marginals[0], Fraction(0)), _largest(costs)
        case TransportProblem():
            return Fraction(1), _largest([entry for row in problem.cost for entry in row])
        case Program(costs, _, right):
            return max(sum(map(abs, right), Fraction(0)), Fraction(1)), _largest(costs)
        case EntropicPoints():
            return sizes(problem.multi)
        case GeneralProgram():
            return sizes(problem.standard)
        case Heuristic(cloud):
            return sizes(cloud)
        case UniformCircle():
            return Fraction(1), Fraction(1, 4)
        case Line(places, others, first, _):
            longest = max(max(places) - min(others), max(others) - min(places), Fraction(0))
            return sum(first, Fraction(0)), longest
        case Assignment():
            return sizes(posed(problem, "transport"))
        case _:
            return sizes(problem.transport)


def _largest(costs: Sequence[Fraction | None]) -> Fraction:
    return max((abs(cost) for cost in costs if cost is not None), default=Fraction(0))


def arrays(problem: Problem) -> dict[str, Any]:
    """The arguments of the solver by name: arrays of float64, and numbers."""
    match problem:
        case Transport(first, second, cost):
            return {"a": floats(first), "b": floats(second), "M": matrix(cost, len(second))}
        case Entropic(inner, regularisation):
            return {**arrays(inner), "reg": float(regularisation)}
        case Multi(marginals, costs):
            shape = [len(law) for law in marginals]
            return {"marginals": [floats(law) for law in marginals], "M": floats(costs).reshape(shape)}
        case TransportProblem():
            return {"M": matrix(problem.cost, len(problem.cost)), "mu": floats(problem.marginal), "N": problem.bodies}
        case Program(costs, rows, right):
            return {"c": floats(costs), "A": matrix(rows, len(costs)), "b": floats(right)}
        case Line(places, others, first, second):
            return {"x": floats(places), "y": floats(others), "a": floats(first), "b": floats(second)}
        case Assignment(cost):
            return {"M": matrix(cost, len(cost))}
        case Samples(places, others):
            return {"x": floats(places), "y": floats(others)}
        case Cloud(points, others, first, second, power):
            sides = {"x": matrix(points, len(points[0])), "y": matrix(others, len(others[0]))}
            return {**sides, "a": floats(first), "b": floats(second), "p": _number(power)}
        case Circle(places, others, first, second, power):
            return {"x": floats(places), "y": floats(others), "a": floats(first), "b": floats(second), "p": power}
        case Partial(first, second, cost, mass):
            return {"a": floats(first), "b": floats(second), "M": matrix(cost, len(second)), "m": float(mass)}
        case Unbalanced(first, second, cost, penalty):
            return {"a": floats(first), "b": floats(second), "M": matrix(cost, len(second)), "t": float(penalty)}
        case EntropicPoints(clouds, marginals, regularisation):
            xs = [matrix(points, len(points[0])) for points in clouds]
            return {"xs": xs, "marginals": [floats(law) for law in marginals], "reg": float(regularisation)}
        case GeneralProgram(costs, rows, lowest, highest, lower, upper):
            limits = {"low": _below(lowest), "high": floats(highest), "lower": _below(lower), "upper": floats(upper)}
            return {"c": floats(costs), "A": matrix(rows, len(costs)), **limits}
        case Heuristic(cloud):
            return arrays(cloud)
        case UniformCircle(places, first):
            return {"x": floats(places), "a": floats(first)}


def _number(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else float(value)


def floats(numbers: Sequence[Fraction | None]) -> Any:
    """The numbers as an array; ``None`` is infinity."""
    return np.array([inf if x is None else float(x) for x in numbers], dtype=np.float64)


def _below(bounds: Bounds) -> Any:
    """Bounds below, of which ``None`` is minus infinity."""
    return -floats([None if bound is None else -bound for bound in bounds])


def matrix(rows: Sequence[Sequence[Fraction | None]], columns: int) -> Any:
    """The rows as an array with so many columns."""
    flat = [entry for row in rows for entry in row]
    return floats(flat).reshape(len(rows), columns)


def plan_shape(problem: Problem) -> tuple[int, ...] | None:
    """The shape of a plan; None where the answer is only a value."""
    match problem:
        case Transport(first, second, _) | Entropic(Transport(first, second, _), _):
            return len(first), len(second)
        case Multi(marginals, _):
            return tuple(len(law) for law in marginals)
        case Program(costs, _, _):
            return (len(costs),)
        case GeneralProgram():
            return (len(problem.costs),)
        case Heuristic(cloud):
            return len(cloud.first), len(cloud.second)
        case Assignment(cost):
            return len(cost), len(cost)
        case _:
            return None
