"""The strategies generate the corner cases that we listed, shrink to small examples, and false claims are false."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.checker import check
from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.strategies import (
    corruptions,
    false_claims,
    marginals,
    pair_costs,
    pair_measures,
    plans,
    rationals,
    transport_problems,
)
from mfsym.transport import pair_marginal, solve, transport_problem
from mfsym.transport.quadratic_forms import sum_of_squares

# Explaining a shrunk example takes longer than finding it.
# The search ends at the first example; one in some hundreds is one, and there should be no bad luck.
QUICK = settings(max_examples=20_000, phases=(Phase.generate, Phase.shrink), database=None)
problems = transport_problems(forbidden=True)

CORNERS: dict[str, Callable[[TransportProblem], bool]] = {
    "one site": lambda problem: len(problem.marginal) == 1,
    "many sites": lambda problem: len(problem.marginal) == 4,
    "a site of weight 0": lambda problem: 0 in problem.marginal,
    "a certain site": lambda problem: len(problem.marginal) > 1 and 1 in problem.marginal,
    "N mu integer": lambda problem: (
        len(problem.marginal) > 2 and all((problem.bodies or 0) * weight % 1 == 0 for weight in problem.marginal)
    ),
    "N mu not integer": lambda problem: any((problem.bodies or 0) * weight % 1 for weight in problem.marginal),
    "equal weights": lambda problem: len(problem.marginal) == 3 and set(problem.marginal) == {Fraction(1, 3)},
    "equal costs": lambda problem: len(problem.cost) == 3 and len({c for row in problem.cost for c in row}) == 2,
    "a negative cost": lambda problem: any(c is not None and c < 0 for row in problem.cost for c in row),
    "a forbidden diagonal": lambda problem: (
        len(problem.cost) == 3 and all(row[a] is None for a, row in enumerate(problem.cost))
    ),
    "a forbidden pair of sites": lambda problem: (
        len(problem.cost) > 1 and problem.cost[0][1] is None and problem.cost[0][0] is not None
    ),
    "no plan": lambda problem: type(solve(problem).claim).__name__ == "NoAdmissiblePlan",
}


@pytest.mark.parametrize("name", CORNERS)
def test_corner_case_is_generated(name: str) -> None:
    find(problems, CORNERS[name], settings=QUICK)


def test_problems_shrink_to_small_ones() -> None:
    found = find(problems, lambda problem: type(solve(problem).claim).__name__ == "NoAdmissiblePlan", settings=QUICK)
    assert found == transport_problem([[None]], [1], 2)


def test_infinite_problems_have_infinitely_many_bodies() -> None:
    assert find(transport_problems(infinite=True), lambda problem: True, settings=QUICK).bodies is None


@given(transport_problems(forbidden=True) | transport_problems(positive=True) | transport_problems(infinite=True))
def test_problems_are_valid(problem: TransportProblem) -> None:
    assert transport_problem(problem.cost, problem.marginal, problem.bodies) == problem


@given(rationals(-2, 3, 5))
def test_rationals_are_in_their_interval(number: Fraction) -> None:
    assert -2 <= number <= 3
    assert number.denominator <= 5


@given(marginals(3, 4))
def test_marginals_of_bodies_are_multiples(marginal: tuple[Fraction, ...]) -> None:
    assert all(4 * weight % 1 == 0 for weight in marginal)


@given(pair_costs(3, positive=True))
def test_positive_costs_are_positive_definite(cost: PairCost) -> None:
    squares = sum_of_squares([[entry or Fraction(0) for entry in row] for row in cost])
    assert squares is not None
    assert len(squares) == 3


@given(st.data())
def test_pair_measures_are_those_of_plans_on_request(data: st.DataObject) -> None:
    assert sum(map(sum, data.draw(pair_measures(3, 4)))) == 1
    assert sum(map(sum, data.draw(pair_measures(3)))) == 1
    assert sum(map(sum, pair_marginal(data.draw(plans(2, 3))))) == 1


KINDS = [
    "OptimalCost",
    "NoAdmissiblePlan",
    "Convergence",
    "Representable",
    "NotRepresentable",
    "CloseToInfinite",
    "FarFromInfinite",
]


@pytest.mark.parametrize("kind", KINDS)
def test_false_claims_of_every_kind_are_generated(kind: str) -> None:
    find(false_claims(), lambda certificate: type(certificate.claim).__name__ == kind, settings=QUICK)


@pytest.mark.parametrize("accepted", [True, False])
def test_corruptions_may_be_fatal_or_harmless(accepted: bool) -> None:
    solved = problems.map(solve)

    def is_case(certificate: Certificate) -> bool:
        return (check(certificate.claim, certificate.evidence).status is Status.HOLDS) == accepted

    find(corruptions(solved), is_case, settings=QUICK)


@given(st.data())
def test_corruptions_change_the_evidence_only(data: st.DataObject) -> None:
    certificate = solve(data.draw(transport_problems(most_sites=2)))
    corrupted = data.draw(corruptions(st.just(certificate)))
    assert corrupted.claim == certificate.claim


@pytest.mark.parametrize(("sites", "bodies"), [(0, None), (1, 0)])
def test_marginals_need_sites_and_bodies(sites: int, bodies: int | None) -> None:
    with pytest.raises(InvalidArgument, match="at least one"):
        marginals(sites, bodies)


def test_costs_cannot_be_forbidden_and_positive() -> None:
    with pytest.raises(InvalidArgument, match="forbidden and positive"):
        pair_costs(2, forbidden=True, positive=True)
