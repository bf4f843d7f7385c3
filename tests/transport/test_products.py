"""The product measure of infinitely many bodies: optimal, the only optimum, or rivalled; each with evidence."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from mfsym.kernel.checker import check
from mfsym.kernel.claim import OptimalCost, ProductOptimal, ProductRivalled, TransportProblem
from mfsym.kernel.evidence import Rival
from mfsym.kernel.mixture import mixture_cost
from mfsym.kernel.verdict import Status
from mfsym.strategies import marginals, transport_problems
from mfsym.transport import mean_field, product_measure, rival_of_product, solve

small = st.integers(-1, 1).map(Fraction)


@st.composite
def semidefinite(draw: st.DrawFn) -> TransportProblem:
    """Sums of a few squares, so that many are only semidefinite, plus a function of one site."""
    sites = draw(st.integers(1, 5))
    forms = draw(st.lists(st.tuples(*[small] * sites), max_size=sites))
    single = draw(st.tuples(*[small] * sites))
    cost = tuple(
        tuple(sum((f[a] * f[b] for f in forms), single[a] + single[b]) for b in range(sites)) for a in range(sites)
    )
    return TransportProblem(cost, draw(marginals(sites)), None)


@given(semidefinite() | transport_problems(infinite=True))
def test_what_is_found_is_accepted(problem: TransportProblem) -> None:
    certificate = product_measure(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(semidefinite())
def test_of_a_semidefinite_cost_the_product_is_optimal_and_a_rival_exists_unless_it_is_unique(
    problem: TransportProblem,
) -> None:
    claim = product_measure(problem).claim
    assert isinstance(claim, ProductOptimal)
    if not claim.unique:
        rival = rival_of_product(problem)
        assert check(rival.claim, rival.evidence).status is Status.HOLDS
        assert isinstance(rival.claim, ProductRivalled)
        assert not rival.claim.strictly


@given(transport_problems(infinite=True))
def test_a_rival_costs_less_than_the_mean_field(problem: TransportProblem) -> None:
    certificate = product_measure(problem)
    if isinstance(certificate.evidence, Rival):
        cost, product = mixture_cost(problem.cost, certificate.evidence.mixture), mean_field(*_parts(problem))
        assert cost is not None
        assert product is not None
        assert cost < product


@given(transport_problems(infinite=True, most_sites=3))
def test_the_product_is_optimal_if_and_only_if_the_least_cost_is_the_mean_field(problem: TransportProblem) -> None:
    optimum, product = solve(problem), product_measure(problem)
    if isinstance(optimum.claim, OptimalCost):
        is_mean_field = optimum.claim.value == mean_field(*_parts(problem))
        assert isinstance(product.claim, ProductOptimal) == is_mean_field


def _parts(problem: TransportProblem) -> tuple[object, object]:
    return problem.cost, problem.marginal
