"""Linear programs: solutions, prices and rays are accepted if and only if they are some, in every place."""

import itertools
import random
from collections.abc import Sequence
from fractions import Fraction

import pytest

from mfsym.kernel.duality import as_program, check_least_value, check_no_lower_bound, check_no_solution
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
from mfsym.kernel.refusal import Refused

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
Numbers = Sequence[Fraction]
Rows = Sequence[Numbers]


def dot(x: Numbers, y: Numbers) -> Fraction:
    return sum((a * b for a, b in zip(x, y, strict=True)), ZERO)


def sparse(values: random.Random, numbers: Numbers) -> Vector:
    """The vector, zeros being named or not."""
    return tuple(Entry(at, number) for at, number in enumerate(numbers) if number or values.random() < 0.3)


def some(values: random.Random, count: int, entries: Sequence[int]) -> list[Fraction]:
    return [values.choice(entries) * values.choice([ONE, ONE, HALF]) for _ in range(count)]


def program(values: random.Random, costs: Numbers, columns: Rows, right: Numbers) -> LinearProgram:
    parts = (Column(c, sparse(values, column)) for c, column in zip(costs, columns, strict=True))
    return LinearProgram(tuple(parts), tuple(right))


def left(columns: Rows, x: Numbers, equations: int) -> list[Fraction]:
    return [dot([column[i] for column in columns], x) for i in range(equations)]


def near(values: random.Random, numbers: list[Fraction]) -> list[Fraction]:
    """The same numbers, or one of them changed."""
    if numbers and values.random() < 0.3:
        numbers = list(numbers)
        numbers[values.randrange(len(numbers))] += values.choice([ONE, -ONE])
    return numbers


SIZES = [(1, 1), (1, 2), (2, 1), (2, 2), (2, 3), (3, 3), (0, 1), (1, 0)]


def test_least_values_are_those_that_solutions_and_prices_show() -> None:
    values, outcomes = random.Random(1), {True: 0, False: 0}
    for _ in range(1500):
        equations, variables = values.choice(SIZES)
        columns = [some(values, equations, [-1, 0, 1, 2]) for _ in range(variables)]
        x = some(values, variables, [0, 0, 1, 2, 2, 2 if values.random() < 0.9 else -1])
        y = some(values, equations, [-1, 0, 1])
        right = near(values, left(columns, x, equations))
        costs = near(
            values, [dot(c, y) + (0 if part else values.choice([0, 1])) for c, part in zip(columns, x, strict=True)]
        )
        value = dot(costs, x) + values.choice([0, 0, 0, 0, 1])
        expected = (
            all(part >= 0 for part in x)
            and left(columns, x, equations) == right
            and all(dot(c, y) <= cost for c, cost in zip(columns, costs, strict=True))
            and dot(costs, x) == value == dot(y, right)
        )
        outcomes[expected] += 1
        claim = LeastValue(program(values, costs, columns, right), value)
        evidence = SolutionAndPrices(sparse(values, x), sparse(values, y))
        if expected:
            assert check_least_value(claim, evidence) == frozenset()
        else:
            with pytest.raises(Refused):
                check_least_value(claim, evidence)
    assert min(outcomes.values()) > 200


def test_programs_without_solutions_are_those_that_prices_exclude() -> None:
    values, outcomes = random.Random(2), {True: 0, False: 0}
    for _ in range(600):
        equations, variables = values.choice(SIZES)
        columns = [some(values, equations, [-1, -1, 0, 1]) for _ in range(variables)]
        y, right = some(values, equations, [0, 1, 1, 1]), some(values, equations, [0, 1, -1])
        expected = all(dot(c, y) <= 0 for c in columns) and dot(y, right) > 0
        outcomes[expected] += 1
        claim = NoSolution(program(values, [ZERO] * variables, columns, right))
        if expected:
            assert check_no_solution(claim, ExcludingPrices(sparse(values, y))) == frozenset()
        else:
            with pytest.raises(Refused):
                check_no_solution(claim, ExcludingPrices(sparse(values, y)))
    assert min(outcomes.values()) > 100


def test_costs_have_no_lower_bound_where_they_fall_along_a_ray() -> None:
    values, outcomes = random.Random(3), {True: 0, False: 0}
    for _ in range(1200):
        equations, variables = values.choice(SIZES)
        columns = [some(values, equations, [-1, 0, 0, 1]) for _ in range(variables)]
        x = some(values, variables, [0, 1, 1, 1 if values.random() < 0.8 else -1])
        r = some(values, variables, [0, 1, 1, 1 if values.random() < 0.8 else -1])
        costs = some(values, variables, [-1, 0, 1])
        right = near(values, left(columns, x, equations))
        expected = (
            all(part >= 0 for part in (*x, *r))
            and left(columns, x, equations) == right
            and not any(left(columns, r, equations))
            and dot(costs, r) < 0
        )
        outcomes[expected] += 1
        claim = NoLowerBound(program(values, costs, columns, right))
        evidence = SolutionAndRay(sparse(values, x), sparse(values, r))
        if expected:
            assert check_no_lower_bound(claim, evidence) == frozenset()
        else:
            with pytest.raises(Refused):
                check_no_lower_bound(claim, evidence)
    assert min(outcomes.values()) > 50


def test_problems_with_marginals_are_programs() -> None:
    values = random.Random(4)
    for sizes in ((2,), (1, 1), (2, 3), (3, 2), (2, 1, 2), (2, 2, 2)):
        marginals = tuple(tuple(Fraction(values.randint(0, 9), 7) for _ in range(size)) for size in sizes)
        places = list(itertools.product(*map(range, sizes)))
        costs = tuple(values.choice([None, Fraction(values.randint(-3, 3), 5)]) for _ in places)
        found = as_program(MarginalProblem(marginals, costs))
        assert found.right == tuple(weight for law in marginals for weight in law)
        # The columns in full: a 1 at the site of each marginal.
        expected = [
            (cost, [Fraction(at == a) for a, law in zip(place, marginals, strict=True) for at in range(len(law))])
            for place, cost in zip(places, costs, strict=True)
            if cost is not None
        ]
        size = len(found.right)
        full = [
            (c.cost, [next((e.value for e in c.entries if e.at == i), ZERO) for i in range(size)])
            for c in found.columns
        ]
        assert full == expected
        for wrong in (costs[1:], (*costs, None), (*costs, ZERO)):
            with pytest.raises(Refused, match="there is not one cost for each choice of places"):
                as_program(MarginalProblem(marginals, wrong))


WRONG = [
    [Entry(0, ONE), Entry(0, ONE)],
    [Entry(1, ONE), Entry(0, ONE)],
    [Entry(-1, ONE)],
    [Entry(2, ONE)],
    [Entry(-1, ONE), Entry(1, ONE)],
    [Entry(0, ONE), Entry(1, ONE), Entry(1, ONE)],
    [Entry(0, ONE), Entry(2, ONE)],
]
"""No vectors with two places."""
COMPLAINT = "a vector has places that are none, or one of them twice"


@pytest.mark.parametrize("wrong", WRONG)
def test_places_of_vectors_are_places_in_order(wrong: list[Entry]) -> None:
    """Of solutions, prices, rays and columns."""
    vector, nothing = tuple(wrong), Column(ZERO, ())
    two = LinearProgram((nothing, nothing), (ZERO, ZERO))
    for solution, prices in ((vector, ()), ((), vector)):
        with pytest.raises(Refused, match=COMPLAINT):
            check_least_value(LeastValue(two, ZERO), SolutionAndPrices(solution, prices))
        with pytest.raises(Refused, match=COMPLAINT):
            check_no_lower_bound(NoLowerBound(two), SolutionAndRay(solution, prices))
    with pytest.raises(Refused, match=COMPLAINT):
        check_no_solution(NoSolution(two), ExcludingPrices(vector))
    for place in (0, 1):
        columns = [nothing]
        columns.insert(place, Column(ZERO, vector))
        bad = LinearProgram(tuple(columns), (ZERO, ZERO))
        with pytest.raises(Refused, match=COMPLAINT):
            check_least_value(LeastValue(bad, ZERO), SolutionAndPrices((), ()))
        with pytest.raises(Refused, match=COMPLAINT):
            check_no_solution(NoSolution(bad), ExcludingPrices(()))
