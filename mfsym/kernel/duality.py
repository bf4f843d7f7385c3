"""Least values of linear programs, and of transport problems with several marginals, by weak duality."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from mfsym.kernel.configurations import check_size
from mfsym.kernel.program import (
    Column,
    Entry,
    ExcludingPrices,
    LeastValue,
    LinearProgram,
    MarginalProblem,
    NoLowerBound,
    NoSolution,
    SolutionAndPrices,
    SolutionAndRay,
    Vector,
)
from mfsym.kernel.refusal import require

Numbers = list[Fraction]


def check_least_value(claim: LeastValue, evidence: SolutionAndPrices) -> frozenset[str]:
    """Establish a least value: the solution attains it, and the prices show that none is lower."""
    program = as_program(claim.problem)
    x, y = _solution(program, evidence.solution), _numbers(evidence.prices, len(program.right))
    require(_cost(program, x) == claim.value, "the solution has another cost than the value claimed")
    # y . A <= c and x >= 0 give y . b = y . A x <= c . x for every solution x.
    require(all(_worth(column, y) <= column.cost for column in program.columns), "a column costs less than its price")
    require(_product(y, program.right) == claim.value, "the prices are worth something else than the value claimed")
    return frozenset()


def check_no_solution(claim: NoSolution, evidence: ExcludingPrices) -> frozenset[str]:
    """Establish that there is no solution: y . A <= 0 and x >= 0 give y . A x <= 0, yet y . b > 0."""
    program = as_program(claim.problem)
    _check_size(program, evidence.prices)
    y = _numbers(evidence.prices, len(program.right))
    require(all(_worth(column, y) <= 0 for column in program.columns), "a column has a price above 0")
    require(_product(y, program.right) > 0, "the right side is not worth more than 0")
    return frozenset()


def check_no_lower_bound(claim: NoLowerBound, evidence: SolutionAndRay) -> frozenset[str]:
    """Establish that costs have no lower bound: x + t r is a solution for every t >= 0, and costs ever less."""
    program = claim.program
    _solution(program, evidence.solution)
    r = _numbers(evidence.ray, len(program.columns))
    require(all(part >= 0 for part in r), "the ray has a negative entry")
    require(not any(_left(program, r)), "the equations do not stay true along the ray")
    require(_cost(program, r) < 0, "the cost does not fall along the ray")
    return frozenset()


def as_program(problem: LinearProgram | MarginalProblem) -> LinearProgram:
    """The problem as a linear program: a column for each place of finite cost, an equation for each site of a marginal.

    >>> half = Fraction(1, 2)
    >>> as_program(MarginalProblem(((half,), (half,)), (Fraction(3),))).columns[0].entries
    (Entry(at=0, value=Fraction(1, 1)), Entry(at=1, value=Fraction(1, 1)))
    """
    if isinstance(problem, LinearProgram):
        return problem
    sizes = [len(law) for law in problem.marginals]
    require(len(problem.costs) == prod(sizes), "there is not one cost for each choice of places")
    firsts = [sum(sizes[:i]) for i in range(len(sizes))]
    places = product(*map(range, sizes))
    columns = (
        Column(cost, tuple(Entry(first + a, Fraction(1)) for first, a in zip(firsts, at, strict=True)))
        for at, cost in zip(places, problem.costs, strict=True)
        if cost is not None
    )
    return LinearProgram(tuple(columns), tuple(weight for law in problem.marginals for weight in law))


def _solution(program: LinearProgram, solution: Vector) -> Numbers:
    """The solution in full, refused unless it is one."""
    _check_size(program, solution)
    x = _numbers(solution, len(program.columns))
    require(all(part >= 0 for part in x), "the solution has a negative entry")
    require(_left(program, x) == [*program.right], "the solution does not satisfy the equations")
    return x


def _check_size(program: LinearProgram, vector: Vector) -> None:
    columns = program.columns
    check_size(
        (
            *(entry.value for entries in (vector, *(column.entries for column in columns)) for entry in entries),
            *(column.cost for column in columns),
            *program.right,
        ),
        len(vector) + sum(1 + len(column.entries) for column in columns) + len(program.right),
    )


def _numbers(vector: Vector, size: int) -> Numbers:
    """The vector in full."""
    _check_places(vector, size)
    numbers = [Fraction(0)] * size
    for entry in vector:
        numbers[entry.at] = entry.value
    return numbers


def _check_places(vector: Vector, size: int) -> None:
    """Refuse a vector unless its places are in order and below the size."""
    places = [-1, *(entry.at for entry in vector), size]
    require(all(a < b for a, b in pairwise(places)), "a vector has places that are none, or one of them twice")


def _left(program: LinearProgram, x: Numbers) -> Numbers:
    """The left sides of the equations."""
    left = [Fraction(0)] * len(program.right)
    for column, part in zip(program.columns, x, strict=True):
        _check_places(column.entries, len(left))
        for entry in column.entries:
            left[entry.at] += part * entry.value
    return left


def _cost(program: LinearProgram, x: Numbers) -> Fraction:
    return _product(x, (column.cost for column in program.columns))


def _worth(column: Column, prices: Numbers) -> Fraction:
    _check_places(column.entries, len(prices))
    return sum((entry.value * prices[entry.at] for entry in column.entries), Fraction(0))


def _product(x: Iterable[Fraction], y: Iterable[Fraction]) -> Fraction:
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))
