"""Exact solvers of samples, points, the circle, partial and unbalanced plans: each is asked as a transport problem."""

from fractions import Fraction
from typing import Any

import numpy as np

from mfsym.conformance.oracles import optimum
from mfsym.conformance.reference import masses_of, of_mass
from mfsym.errors import InvalidArgument
from mfsym.strategies.disguises import (
    Circle,
    Cloud,
    Disguise,
    Partial,
    Points,
    Samples,
    Unbalanced,
    UniformCircle,
)
from mfsym.strategies.questions import Weights


def exact_samples(x: Any, y: Any) -> float:
    """The distance of two samples on the line.

    >>> exact_samples([0, 1], [1, 3])
    1.5
    """
    return _value(Samples(_numbers("x", x), _numbers("y", y)))


def exact_points(x: Any, y: Any, a: Any, b: Any, p: float) -> float:
    """The least mean of the p-th power of the distance."""
    return _value(_cloud(x, y, a, b, p))


def _cloud(x: Any, y: Any, a: Any, b: Any, p: float) -> Cloud:
    first, second = _equal(a, b)
    points, others = _points("x", x, len(first)), _points("y", y, len(second))
    if len(points[0]) != len(others[0]):
        raise InvalidArgument(f"x and y have {len(points[0])} and {len(others[0])} coordinates, need equally many")
    return Cloud(points, others, first, second, Fraction(p))


def exact_circle(x: Any, y: Any, a: Any, b: Any, p: int) -> float:
    """The least mean of the p-th power of the shorter arc."""
    first, second = _equal(a, b)
    places, others = _numbers("x", x), _numbers("y", y)
    if len(places) != len(first) or len(others) != len(second):
        raise InvalidArgument("x and y need one place for each mass")
    return _value(Circle(places, others, first, second, p))


def exact_partial(a: Any, b: Any, cost: Any, mass: float) -> float:
    """The least cost of moving that mass."""
    first, second, rows = _relaxed(a, b, cost)
    # Sums of masses are rounded, and so may the mass be.
    most = min(sum(first, Fraction(0)), sum(second, Fraction(0)))
    if not -most / 2**20 <= mass <= most * (1 + Fraction(1, 2**20)):
        raise InvalidArgument(f"m is {mass}, need a mass from 0 to {float(most)}")
    return _value(Partial(first, second, rows, min(Fraction(mass), most)))


def exact_unbalanced(a: Any, b: Any, cost: Any, penalty: float) -> float:
    """The least cost with a penalty for what differs from the marginals."""
    first, second, rows = _relaxed(a, b, cost)
    if not 0 <= penalty < float("inf") or any(entry < 0 for row in rows for entry in row):
        raise InvalidArgument(f"need a penalty and costs >= 0, got the penalty {penalty}")
    return _value(Unbalanced(first, second, rows, Fraction(penalty)))


def exact_plan_of_points(x: Any, y: Any, a: Any, b: Any, p: float) -> dict[str, Any]:
    """The best plan of points, and its cost."""
    cloud = _cloud(x, y, a, b, p)
    found = optimum(cloud)
    plan = np.zeros((len(cloud.first), len(cloud.second)))
    for (i, j), mass in found.plan if found else ():
        plan[i, j] = float(mass)
    return {"value": float(found.value) if found else float("inf"), "plan": plan}


def exact_uniform_circle(x: Any, a: Any) -> float:
    """The least mean squared arc from the law to a uniform place.

    >>> exact_uniform_circle([0.25], [1.0]) == 1 / 12
    True
    """
    places, first = _numbers("x", x), masses_of("a", a)
    if len(places) != len(first) or abs(sum(first, Fraction(0)) - 1) > Fraction(1, 2**20):
        raise InvalidArgument(
            f"a has {len(first)} masses of sum {float(sum(first))}, need one for each place, of sum 1"
        )
    return float(UniformCircle(places, of_mass(first, Fraction(1))).value)


def _value(problem: Disguise) -> float:
    found = optimum(problem)
    return float("inf") if found is None else float(found.value)


def _numbers(name: str, values: Any) -> Weights:
    found = [float(z) for z in np.asarray(values).ravel()]
    if not found or not all(abs(z) < float("inf") for z in found):
        raise InvalidArgument(f"{name} is {found}, need finite numbers, at least one")
    return tuple(map(Fraction, found))


def _points(name: str, values: Any, number: int) -> Points:
    rows = np.asarray(values)
    if rows.ndim != 2 or len(rows) != number or rows.shape[1] < 1:
        raise InvalidArgument(f"{name} has the shape {rows.shape}, need {number} rows of coordinates")
    return tuple(_numbers(name, row) for row in rows)


def _equal(a: Any, b: Any) -> tuple[Weights, Weights]:
    first, second = masses_of("a", a), masses_of("b", b)
    total, other = sum(first, Fraction(0)), sum(second, Fraction(0))
    if abs(total - other) > total / 2**20:
        raise InvalidArgument(f"the masses are {float(total)} and {float(other)}, need equal ones")
    return first, of_mass(second, total)


def _relaxed(a: Any, b: Any, cost: Any) -> tuple[Weights, Weights, tuple[Weights, ...]]:
    first, second, rows = masses_of("a", a), masses_of("b", b), np.asarray(cost)
    if rows.shape != (len(first), len(second)):
        raise InvalidArgument(f"M has the shape {rows.shape}, need {len(first), len(second)}")
    return first, second, tuple(_numbers("M", row) for row in rows)
