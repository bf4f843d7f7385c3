"""What is true of least costs whatever the method: laws between several problems, found by the finders."""

from fractions import Fraction
from itertools import product
from math import comb

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Convergence, NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.evidence import PlanAndPotential
from mfsym.kernel.verdict import Status
from mfsym.strategies import rationals, transport_problems
from mfsym.transport import converge, solve, transport_problem
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import LinearProgram, Optimum, exact_optimum

HALF = Fraction(1, 2)
problems = transport_problems(most_sites=3, most_bodies=5, forbidden=True)


def value(problem: TransportProblem) -> Fraction | None:
    """The least cost per pair, ``None`` if it is infinite."""
    claim = solve(problem).claim
    assert isinstance(claim, OptimalCost | NoAdmissiblePlan)
    return claim.value if isinstance(claim, OptimalCost) else None


@given(transport_problems(forbidden=True))
@example(TransportProblem(((Fraction(-3), None), (None, None)), (Fraction(1), Fraction(0)), 3)).via("weight 0")
def test_the_kernel_accepts_what_is_found(problem: TransportProblem) -> None:
    certificate = solve(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(transport_problems(infinite=True, most_sites=6, positive=True))
def test_positive_costs_have_the_mean_field_limit(problem: TransportProblem) -> None:
    certificate = solve(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    mu, cost = problem.marginal, problem.cost
    sites = range(len(mu))
    assert value(problem) == sum((cost[a][b] or 0) * mu[a] * mu[b] for a in sites for b in sites)


@given(transport_problems(infinite=True, most_sites=2, forbidden=True))
def test_two_sites_of_infinitely_many_bodies_are_always_solved(problem: TransportProblem) -> None:
    certificate = solve(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(transport_problems(infinite=True, forbidden=True))
def test_what_is_found_for_infinitely_many_bodies_is_accepted(problem: TransportProblem) -> None:
    try:
        certificate = solve(problem)
    except NoEvidence:
        return
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(problems)
def test_more_bodies_cost_no_less_per_pair(problem: TransportProblem) -> None:
    fewer, more = value(problem), value(TransportProblem(problem.cost, problem.marginal, (problem.bodies or 0) + 1))
    assert more is None or (fewer is not None and fewer <= more)


@given(transport_problems(most_sites=3, most_bodies=5, positive=True))
def test_the_limit_is_approached_at_the_rate(problem: TransportProblem) -> None:
    limit = value(TransportProblem(problem.cost, problem.marginal, None))
    finite, bodies = value(problem), problem.bodies or 0
    diagonal = sum((problem.cost[a][a] or 0) * weight for a, weight in enumerate(problem.marginal))
    assert finite is not None
    assert limit is not None
    assert limit - (diagonal - finite) / bodies <= finite <= limit


@given(problems, st.integers(1, 5), rationals())
def test_affine_change_of_the_cost(problem: TransportProblem, factor: int, constant: Fraction) -> None:
    cost = tuple(tuple(None if c is None else factor * c + constant for c in row) for row in problem.cost)
    before, after = value(problem), value(TransportProblem(cost, problem.marginal, problem.bodies))
    assert after == (None if before is None else factor * before + constant)


@given(problems, st.tuples(rationals(), rationals(), rationals()))
def test_a_sum_of_one_body_costs_adds_its_mean(problem: TransportProblem, v: tuple[Fraction, ...]) -> None:
    cost = tuple(
        tuple(None if c is None else c + v[a] + v[b] for b, c in enumerate(row)) for a, row in enumerate(problem.cost)
    )
    mean = sum(x * weight for x, weight in zip(v, problem.marginal, strict=False))
    before, after = value(problem), value(TransportProblem(cost, problem.marginal, problem.bodies))
    assert after == (None if before is None else before + 2 * mean)


@given(problems, st.randoms(use_true_random=False))
def test_renaming_the_sites_changes_nothing(problem: TransportProblem, random: np.random.Generator) -> None:
    order = list(range(len(problem.marginal)))
    random.shuffle(order)
    cost = tuple(tuple(problem.cost[a][b] for b in order) for a in order)
    assert value(problem) == value(TransportProblem(cost, tuple(problem.marginal[a] for a in order), problem.bodies))


@given(problems)
def test_splitting_a_site_in_two_changes_nothing(problem: TransportProblem) -> None:
    cost = tuple((*row, row[0]) for row in problem.cost)
    weights = (problem.marginal[0] / 2, *problem.marginal[1:], problem.marginal[0] / 2)
    assert value(problem) == value(TransportProblem((*cost, cost[0]), weights, problem.bodies))


def unsymmetrised(problem: TransportProblem) -> Fraction:
    """The least cost over all laws of N-tuples of sites with that marginal for every body: m^N columns, N m rows."""
    sites, bodies = range(len(problem.marginal)), problem.bodies or 0
    tuples = list(product(sites, repeat=bodies))
    columns = np.array([[int(x == a) for x in places for a in sites] for places in tuples])
    scale = 60  # clears all denominators up to 6
    pairs = [(i, j) for i in range(bodies) for j in range(i)]
    costs = np.array([sum(int(scale * (problem.cost[x[i]][x[j]] or 0)) for i, j in pairs) for x in tuples])
    found = exact_optimum(LinearProgram(columns, costs, problem.marginal * bodies), highs_basis)
    assert isinstance(found, Optimum)
    return sum(weight * int(costs[j]) for j, weight in found.weights) / Fraction(scale * comb(bodies, 2))


@settings(max_examples=30)  # a linear program with up to 81 columns takes a while
@given(transport_problems(most_sites=3, most_bodies=4).filter(lambda problem: all(problem.marginal)))
def test_symmetric_plans_do_as_well_as_all_plans(problem: TransportProblem) -> None:
    assert value(problem) == unsymmetrised(problem)


def test_too_many_configurations_are_declined() -> None:
    problem = transport_problem([[-int(a == b) for b in range(4)] for a in range(4)], ["1/4"] * 4, 10**6)
    with pytest.raises(NoEvidence, match="more than 1000000 configurations on the 4 sites"):
        optimum_on_few_sites(problem.cost, problem.marginal, 10**6, highs_basis)
    assert isinstance(solve(problem).claim, OptimalCost), "other methods need no list"


def test_forbidden_diagonal_excludes_too_many_bodies_at_once() -> None:
    cost = [[None if a == b else 1 for b in range(4)] for a in range(4)]
    certificate = solve(transport_problem(cost, ["1/4"] * 4, 10**100))
    assert isinstance(certificate.claim, NoAdmissiblePlan)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_clusters_that_repel_each_other_are_solved() -> None:
    # Two pairs of sites: mean field within a pair, never both pairs together.
    cost = [[2, 1, 9, 9], [1, 2, 9, 9], [9, 9, 2, 1], [9, 9, 1, 2]]
    certificate = solve(transport_problem(cost, ["1/4"] * 4, "inf"))
    assert isinstance(certificate.claim, OptimalCost)
    assert certificate.claim.value == Fraction(3, 2)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_forbidden_pairs_between_clusters_are_solved() -> None:
    cost = [[2, 1, None], [1, 2, None], [None, None, 0]]
    certificate = solve(transport_problem(cost, ["1/4", "1/4", "1/2"], "inf"))
    assert isinstance(certificate.claim, OptimalCost)
    assert certificate.claim.value == Fraction(3, 4)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_convergence_on_three_sites() -> None:
    certificate = converge([[2, 1, 0], [1, 2, 1], [0, 1, 2]], ["1/2", "1/2", 0], 6)
    assert isinstance(certificate.claim, Convergence)
    assert len(certificate.claim.values) == 5
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


def test_convergence_to_infinity_is_declined() -> None:
    with pytest.raises(NoEvidence, match="infinite"):
        converge([[None]], [1], 3)


@pytest.mark.parametrize("largest", [1, 201, True, 3.0])
def test_convergence_needs_a_number_of_bodies(largest: object) -> None:
    with pytest.raises(InvalidArgument, match="largest"):
        converge([[1]], [1], largest)


def test_two_bodies_on_many_sites_are_listed() -> None:
    sites = range(40)
    cost = [[(7 * (a + 1) * (b + 1) + 3 * (a + b) ** 2) % 19 for b in sites] for a in sites]
    found = solve(transport_problem(cost, [Fraction(1, 40)] * 40, 2))
    assert isinstance(found.evidence, PlanAndPotential)
    assert check(found.claim, found.evidence).status is Status.HOLDS
