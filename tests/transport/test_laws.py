"""Infinitely many bodies and costs of any kind: brackets that the kernel accepts, exact where the optimum is simple."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings

from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostBracket, OptimalCost, TransportProblem
from mfsym.kernel.verdict import Status
from mfsym.strategies import transport_problems
from mfsym.transport import solve
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis
from mfsym.transport.laws import bracket_by_laws


@settings(max_examples=40)
@given(transport_problems(infinite=True, most_sites=4, forbidden=True))
def test_brackets_are_accepted_and_contain_the_value_if_that_is_known(problem: TransportProblem) -> None:
    support = [a for a, weight in enumerate(problem.marginal) if weight > 0]
    cost = tuple(tuple(problem.cost[a][b] for b in support) for a in support)
    if any(cost[a][a] is None for a in range(len(support))):
        return
    inside = TransportProblem(cost, tuple(problem.marginal[a] for a in support), None)
    found = bracket_by_laws(cost, inside.marginal)
    claim = CostBracket(inside, found.lower, found.upper)
    assert check(claim, found.found).status is Status.HOLDS
    exact = solve(inside).claim
    if isinstance(exact, OptimalCost):
        assert found.lower <= exact.value <= found.upper
    # float: the bracket is as narrow as the last potential was exact
    assert found.upper - found.lower < Fraction(1, 1000)


@settings(max_examples=25)
@given(transport_problems(infinite=True, most_sites=3))
def test_no_law_of_a_grid_is_below_the_potential(problem: TransportProblem) -> None:
    certificate = solve(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    if isinstance(certificate.claim, OptimalCost | CostBracket):
        u = certificate.evidence.potential  # type: ignore[union-attr]
        for law in product(range(9), repeat=len(u)):
            total = sum(law)
            energy = sum((problem.cost[a][b] or 0) * x * y for a, x in enumerate(law) for b, y in enumerate(law))
            assert energy >= total * sum(v * x for v, x in zip(u, law, strict=True))


@settings(max_examples=25)
@given(transport_problems(infinite=True, most_sites=3))
def test_more_and_more_bodies_approach_the_bracket_from_below_at_the_rate(problem: TransportProblem) -> None:
    support = [a for a, weight in enumerate(problem.marginal) if weight > 0]
    cost = tuple(tuple(problem.cost[a][b] for b in support) for a in support)
    mu = tuple(problem.marginal[a] for a in support)
    found, bodies = bracket_by_laws(cost, mu), 12
    finite = optimum_on_few_sites(cost, mu, bodies, highs_basis)
    value = 2 * sum(u * w for u, w in zip(finite.potential, mu, strict=True)) / Fraction(bodies - 1)
    diagonal = sum((cost[a][a] or 0) * w for a, w in enumerate(mu))
    assert value <= found.upper
    assert found.lower - (diagonal - value) / bodies <= value


def test_many_sites_are_declined() -> None:
    cycle = [[Fraction((a - b) % 41 in (0, 1, 40)) for b in range(41)] for a in range(41)]
    with pytest.raises(NoEvidence, match="up to 40 sites"):
        bracket_by_laws(cycle, [Fraction(1, 41)] * 41)
