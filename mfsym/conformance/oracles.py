"""Exact optima that answers are compared with: rational linear programming, the line, assignments, two sites."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import lcm

import numpy as np

from mfsym.conformance.problems import cells, posed
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.strategies.disguises import Disguise
from mfsym.strategies.questions import Assignment, Line, Multi, Transport, Weights
from mfsym.transport import solve
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import Infeasible, LinearProgram, exact_optimum


@dataclass(frozen=True)
class Optimum:
    """The least ``value``, a ``plan`` that attains it (cell, mass), and ``potentials`` that show that none is lower."""

    value: Fraction
    plan: tuple[tuple[tuple[int, ...], Fraction], ...]
    potentials: tuple[Weights, ...]


@dataclass(frozen=True)
class Excluding:
    """``potentials`` whose sum is at most 0 wherever the cost is finite, and positive in the mean (Farkas)."""

    potentials: tuple[Weights, ...]


MANY = 60
"""So many columns are worth a guess."""

Exactly = Transport | Multi | Line | Assignment | Disguise


@lru_cache(maxsize=4096)
def optimum(problem: Exactly) -> Optimum | None:
    """The exact optimum of a problem with marginals, checked by weak duality; None where every plan costs infinity.

    >>> half, one = Fraction(1, 2), Fraction(1)
    >>> optimum(Transport((half, half), (half, half), ((one, 0 * one), (0 * one, one)))).value
    Fraction(0, 1)
    """
    found = decided(as_multi(problem))
    return found if isinstance(found, Optimum) else None


def as_multi(problem: Exactly) -> Multi:
    """The problem with a cost tensor."""
    lifted = posed(problem, "multi")
    if not isinstance(lifted, Multi):
        raise InvalidArgument(f"problem is {problem!r}, need one with marginals")
    return lifted


@lru_cache(maxsize=4096)
def decided(problem: Multi) -> Optimum | Excluding:
    """The exact optimum, or why every plan costs infinity; checked by weak duality."""
    marginals, costs = problem.marginals, dict(zip(cells(problem), problem.costs, strict=True))
    rows = [(i, a) for i, law in enumerate(marginals) for a, mass in enumerate(law) if mass]
    if not rows:
        return Optimum(Fraction(0), (), _everywhere(problem, {}))
    finite = {
        at: cost for at, cost in costs.items() if cost is not None and all((i, a) in rows for i, a in enumerate(at))
    }
    scale = lcm(*(cost.denominator for cost in finite.values()))
    columns = np.array([[at[i] == a for i, a in rows] for at in finite], dtype=np.int64).reshape(-1, len(rows))
    units = np.array([int(cost * scale) for cost in finite.values()], dtype=np.object_)
    found = exact_optimum(LinearProgram(columns, units, tuple(marginals[i][a] for i, a in rows)), suggest=_suggestion)
    if isinstance(found, Infeasible):
        return Excluding(_everywhere(problem, dict(zip(rows, found.dual, strict=True))))
    prices = {row: u / scale for row, u in zip(rows, found.dual, strict=True)}
    plan = tuple((list(finite)[j], mass) for j, mass in found.weights)
    value = sum((mass * finite[at] for at, mass in plan), Fraction(0))
    # Weak duality: the prices cost no cell more than it costs, and they are worth as much as the plan costs.
    worth = sum((prices[row] * marginals[row[0]][row[1]] for row in rows), Fraction(0))
    if worth != value or any(sum(prices[row] for row in enumerate(at)) > cost for at, cost in finite.items()):
        raise NoEvidence("the exact simplex method gave no optimum; please report this problem")
    return Optimum(value, plan, _everywhere(problem, prices))


def _everywhere(problem: Multi, prices: Mapping[tuple[int, int], Fraction]) -> tuple[Weights, ...]:
    """The prices, and such low ones on sites without mass that they are nowhere above the cost, nor above 0."""
    bound = max((abs(cost) for cost in problem.costs if cost is not None), default=Fraction(0))
    low = -(len(problem.marginals) + 1) * (max(map(abs, prices.values()), default=Fraction(0)) + bound)
    return tuple(tuple(prices.get((i, a), low) for a in range(len(law))) for i, law in enumerate(problem.marginals))


def finite_optimum(problem: Exactly) -> Optimum:
    """The exact optimum of a problem that has a plan of finite cost.

    Refuses: NoEvidence where every plan costs infinity, so that the example counts for nothing.
    """
    found = optimum(problem)
    if found is None:
        raise NoEvidence("every plan has infinite cost")
    return found


def _suggestion(program: LinearProgram) -> list[int]:
    """A floating-point guess where exact pivots alone would be slow."""
    # float: heuristic only, the exact simplex method repairs the basis
    return highs_basis(program) if len(program.costs) > MANY else []


@lru_cache(maxsize=4096)
def value_of_bodies(problem: TransportProblem) -> Fraction | None:
    """F_N of a problem, established by the kernel; None if the kernel establishes that every plan costs infinity.

    Refuses: NoEvidence where neither is established.
    """
    certificate = solve(problem)
    verdict = check(certificate.claim, certificate.evidence)
    if verdict.status is Status.HOLDS and isinstance(certificate.claim, OptimalCost):
        return certificate.claim.value
    if verdict.status is Status.HOLDS and isinstance(certificate.claim, NoAdmissiblePlan):
        return None
    raise NoEvidence(f"the value of the problem was not established: {verdict.reason}")
