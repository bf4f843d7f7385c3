"""Two sites: the closed form against the linear program, the formula of the reference, and huge numbers of bodies."""

from fractions import Fraction
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.kernel.checker import check
from mfsym.kernel.claim import OptimalCost, PairCost
from mfsym.kernel.evidence import Farkas, PlanAndPotential
from mfsym.kernel.verdict import Status
from mfsym.strategies import pair_costs
from mfsym.transport import solve, transport_problem
from mfsym.transport.few_sites import optimum_on_few_sites
from mfsym.transport.highs import highs_basis
from mfsym.transport.two_sites import optimum_on_two_sites

HALF = Fraction(1, 2)
weights = st.fractions(0, 1, max_denominator=12).filter(lambda weight: 0 < weight < 1)


def value(found: PlanAndPotential | Farkas, weight: Fraction) -> Fraction | None:
    return None if isinstance(found, Farkas) else found.potential[0] * weight + found.potential[1] * (1 - weight)


@given(pair_costs(2, forbidden=True), weights, st.integers(2, 8))
@example(((None, Fraction(1)), (Fraction(1), None)), HALF, 2).via("only one configuration is admissible")
@example(((Fraction(1), None), (None, Fraction(1))), HALF, 3).via("only k = 0 and k = N are admissible")
@example(((None, None), (None, Fraction(1))), HALF, 3).via("only k = 0 is admissible")
@example(((None, None), (None, None)), HALF, 2).via("no configuration is admissible")
@example(((None, Fraction(1)), (Fraction(1), Fraction(1))), Fraction(1, 3), 3).via("the mean is the last admissible k")
def test_closed_form_agrees_with_the_linear_program(cost: PairCost, weight: Fraction, bodies: int) -> None:
    marginal = (weight, 1 - weight)
    closed = optimum_on_two_sites(cost, marginal, bodies)
    listed = optimum_on_few_sites(cost, marginal, bodies, highs_basis)
    assert value(closed, weight) == value(listed, weight)


@given(pair_costs(2), weights, st.integers(2, 10**6) | st.just(10**100))
def test_formula_of_the_reference(cost: PairCost, weight: Fraction, bodies: int) -> None:
    certificate = solve(transport_problem(cost, (weight, 1 - weight), bodies))
    (first, both), (_, second) = [[entry or Fraction(0) for entry in row] for row in cost]
    curvature, diagonal = first + second - 2 * both, first * weight + second * (1 - weight)
    rest = bodies * weight % 1
    limit = diagonal - weight * (1 - weight) * curvature
    formula = limit - weight * (1 - weight) * curvature / (bodies - 1)
    formula += curvature * rest * (1 - rest) / (bodies * (bodies - 1))
    assert isinstance(certificate.claim, OptimalCost)
    assert certificate.claim.value == (formula if curvature > 0 else diagonal)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@pytest.mark.parametrize("bodies", [10**6, 10**6 + 1, 10**100, 10**100 + 1])
@pytest.mark.parametrize("cost", [[[2, 1], [1, 2]], [[1, 3], [3, 1]], [[1, None], [None, 1]], [[None, 1], [1, 1]]])
def test_huge_numbers_of_bodies_take_no_time(cost: list[list[int | None]], bodies: int) -> None:
    times = []
    for _ in range(3):
        start = perf_counter()
        certificate = solve(transport_problem(cost, ["1/3", "2/3"], bodies))
        assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
        times.append(perf_counter() - start)
    # The best of three, since the machine may be busy with something else.
    assert min(times) < 0.1
