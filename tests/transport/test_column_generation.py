"""Any pair costs: column generation against the list of all configurations."""

from collections.abc import Sequence
from fractions import Fraction
from math import comb

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, PairCost, TransportProblem
from mfsym.kernel.evidence import Farkas, FiniteOptimum
from mfsym.kernel.verdict import Status
from mfsym.strategies import marginals, pair_costs, transport_problems
from mfsym.transport import solve, transport_problem
from mfsym.transport.attractive import is_attractive, optimum_of_attractive_cost
from mfsym.transport.column_generation import optimum_of_any_cost
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import LinearProgram
from tests.transport.test_simplex import SABOTEURS

HALF = Fraction(1, 2)


def judged(problem: TransportProblem, found: FiniteOptimum | Farkas) -> Fraction | None:
    """The value that was found, None if it is infinite, after the kernel has accepted it."""
    bodies = problem.bodies or 0
    if isinstance(found, Farkas):
        assert check(NoAdmissiblePlan(problem), found).status is Status.HOLDS
        return None
    mean = sum((u * w for u, w in zip(found.potential, problem.marginal, strict=True)), Fraction(0))
    value = bodies * mean / comb(bodies, 2)
    assert check(OptimalCost(problem, value), found).status is Status.HOLDS
    return value


def assert_both_ways_agree(problem: TransportProblem) -> None:
    cost, marginal, bodies = problem.cost, problem.marginal, problem.bodies or 0
    found = judged(problem, optimum_of_any_cost(cost, marginal, bodies, highs_basis))
    assert found == judged(problem, optimum_on_few_sites(cost, marginal, bodies, highs_basis))


problems = transport_problems(most_sites=5, most_bodies=8, forbidden=True).filter(
    lambda problem: len(problem.marginal) > 1 and all(problem.marginal)
)


@given(problems)
@example(
    TransportProblem(((None, Fraction(1)), (Fraction(1), None)), (HALF, HALF), 2),
).via("one configuration is admissible")
@example(
    TransportProblem(((None, Fraction(1)), (Fraction(1), None)), (HALF, HALF), 3),
).via("no configuration is admissible")
@example(
    TransportProblem(((None, Fraction(1)), (Fraction(1), Fraction(0))), (HALF, HALF), 3),
).via("configurations are admissible, and no plan of them")
@example(TransportProblem(((Fraction(0),) * 3,) * 3, (HALF, HALF / 2, HALF / 2), 4)).via("all costs are 0")
def test_column_generation_agrees_with_the_list_of_all_configurations(problem: TransportProblem) -> None:
    assert_both_ways_agree(problem)


@given(pair_costs(3, forbidden=True), marginals(3), st.integers(9, 40))
def test_it_agrees_for_more_bodies(cost: PairCost, marginal: tuple[Fraction, ...], bodies: int) -> None:
    assume(all(marginal))
    assert_both_ways_agree(TransportProblem(cost, marginal, bodies))


@given(pair_costs(4), marginals(4), st.integers(2, 6), st.integers(10**20, 10**21))
def test_it_agrees_for_long_numbers(
    cost: PairCost, marginal: tuple[Fraction, ...], bodies: int, denominator: int
) -> None:
    assume(all(marginal))
    tilted = tuple(
        tuple((c or 0) + Fraction(a * b, denominator) for b, c in enumerate(row)) for a, row in enumerate(cost)
    )
    assert_both_ways_agree(TransportProblem(tilted, marginal, bodies))


@pytest.mark.parametrize("sites", [6, 9])
def test_coulomb_grids_agree(sites: int) -> None:
    points = [(a // 3, a % 3) for a in range(sites)]
    squares = [[(x - u) ** 2 + (y - v) ** 2 for u, v in points] for x, y in points]
    cost = tuple(tuple(None if d == 0 else Fraction(60, 59 + d) for d in row) for row in squares)
    weights = tuple(Fraction(2 + a % 2, sum(2 + b % 2 for b in range(sites))) for a in range(sites))
    for bodies in (2, 3, 4):
        assert_both_ways_agree(TransportProblem(cost, weights, bodies))


def indefinite(sites: int) -> list[list[int]]:
    return [[(3 * a * b + 2 * (a + b) + a * a * b * b) % 11 - 3 for b in range(sites)] for a in range(sites)]


@pytest.mark.parametrize("name", SABOTEURS)
def test_saboteurs_change_nothing(name: str) -> None:
    problem = transport_problem(indefinite(5), ["1/3", "1/4", "1/6", "1/8", "1/8"], 12)
    assert solve(problem, SABOTEURS[name]).claim == solve(problem).claim


def test_a_guide_that_fails_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = transport_problem(indefinite(4), ["1/3", "1/3", "1/6", "1/6"], 14)
    expected = solve(problem).claim
    monkeypatch.setattr("mfsym.transport.guide.MOST_ROUNDS", 0)
    assert solve(problem).claim == expected

    def nothing(program: LinearProgram) -> Sequence[int]:
        return []

    assert solve(problem, nothing).claim == expected


@given(transport_problems(most_sites=4, most_bodies=5))
def test_attractive_costs_need_no_search(problem: TransportProblem) -> None:
    assume(all(problem.marginal) and len(problem.marginal) > 1)
    own = [row[a] or Fraction(0) for a, row in enumerate(problem.cost)]
    attractive = tuple(
        tuple((own[a] + own[b]) / 2 + (a != b) * abs(c or Fraction(0)) for b, c in enumerate(row))
        for a, row in enumerate(problem.cost)
    )
    assert is_attractive(attractive)
    few = TransportProblem(attractive, problem.marginal, problem.bodies)
    found = judged(few, optimum_of_attractive_cost(attractive, problem.marginal, problem.bodies or 0))
    assert found == sum(c * w for c, w in zip(own, problem.marginal, strict=True))
    many = TransportProblem(attractive, problem.marginal, 10**100)
    assert judged(many, optimum_of_attractive_cost(attractive, problem.marginal, 10**100)) == found


def test_twelve_sites_with_forbidden_diagonal_and_too_heavy_an_atom() -> None:
    cost = [[None if a == b else 1 for b in range(12)] for a in range(12)]
    heavy = transport_problem(cost, ["1/5", *["4/55"] * 11], 6)
    certificate = solve(heavy)
    assert isinstance(certificate.claim, NoAdmissiblePlan)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
