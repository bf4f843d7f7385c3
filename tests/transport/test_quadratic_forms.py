"""Directions, ordered bodies and subsystems, against eigenvalues, the symmetric problem and direct counting."""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.body_laws import occupation_law
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Comparison, Matrix, OptimalCost
from mfsym.kernel.evidence import WeightedConfiguration, WeightedLaw
from mfsym.kernel.quantity import BodiesOfMixture
from mfsym.kernel.verdict import Status
from mfsym.transport import (
    conjugate_directions,
    least_direction,
    marginal_plan,
    other_mixture,
    solve,
    solve_ordered,
    transport_problem,
)

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)


def form(cost: Matrix, left: Sequence[Fraction], right: Sequence[Fraction]) -> Fraction:
    """Left'C right."""
    rows = zip(cost, left, strict=True)
    return sum((c * x * y for row, x in rows for c, y in zip(row, right, strict=True)), Fraction(0))


def costs(sites: int) -> st.SearchStrategy[Matrix]:
    """Symmetric costs with small entries, of either sign."""
    entries = st.lists(st.integers(-3, 3), min_size=sites * sites, max_size=sites * sites)
    return entries.map(
        lambda e: tuple(tuple(Fraction(e[min(a, b) * sites + max(a, b)]) for b in range(sites)) for a in range(sites))
    )


@given(st.integers(2, 5).flatmap(costs), st.data())
def test_the_quadratic_form_is_the_sum_of_its_squares(cost: Matrix, data: st.DataObject) -> None:
    directions = conjugate_directions(cost)
    assert all(sum(d.vector) == 0 for d in directions)
    assert len(directions) == len(cost) - 1
    head = data.draw(st.lists(st.integers(-5, 5), min_size=len(cost) - 1, max_size=len(cost) - 1))
    x = tuple(map(Fraction, (*head, -sum(head))))
    squares = sum((form(cost, x, d.vector) ** 2 / d.value for d in directions if d.value), Fraction(0))
    assert form(cost, x, x) == squares


@given(st.integers(2, 5).flatmap(costs))
def test_the_signs_are_those_of_the_eigenvalues(cost: Matrix) -> None:
    sites = len(cost)
    # An orthonormal basis of the vectors of sum zero.
    basis = np.linalg.svd(np.ones((1, sites)))[2][1:]
    eigenvalues = np.linalg.eigvalsh(basis @ np.array(cost, dtype=float) @ basis.T)
    # Nonzero eigenvalues of integer matrices of this size and with entries up to 3 are not below 1e-6.
    signs = sorted(int(abs(e) > 1e-6) * (1 if e > 0 else -1) for e in eigenvalues)
    assert sorted((d.value > 0) - (d.value < 0) for d in conjugate_directions(cost)) == signs
    least = least_direction(cost)
    assert (least is None) == (signs[0] > 0)
    assert least is None or (form(cost, least.vector, least.vector) == least.value <= 0 and any(least.vector))


def test_an_infinite_cost_has_no_quadratic_form() -> None:
    with pytest.raises(NoEvidence, match="a cost is infinite"):
        least_direction(((Fraction(1), None), (None, Fraction(1))))


@settings(max_examples=15, deadline=None)
@given(
    costs(3), st.integers(2, 3), st.sampled_from([("1/3", "1/3", "1/3"), ("1/2", "1/4", "1/4"), ("1/6", "5/6", "0")])
)
def test_ordered_bodies_with_equal_marginals_cost_as_much_as_symmetric_ones(
    cost: Matrix, bodies: int, marginal: tuple[str, ...]
) -> None:
    problem = transport_problem(cost, marginal, bodies)
    found, symmetric = solve_ordered(cost, (problem.marginal,) * bodies), solve(problem)
    assert isinstance(found.claim, Comparison)
    assert isinstance(symmetric.claim, OptimalCost)
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert found.claim.measured[0].value == symmetric.claim.value


def test_too_many_places_are_refused() -> None:
    uniform = (Fraction(1, 10),) * 10
    with pytest.raises(NoEvidence, match="more than 20000 ways"):
        solve_ordered(((Fraction(0),) * 10,) * 10, (uniform,) * 5)


def test_ordered_bodies_without_a_law_of_finite_cost() -> None:
    cost = ((None, Fraction(1)), (Fraction(1), None))
    with pytest.raises(NoEvidence, match="infinite cost"):
        solve_ordered(cost, ((HALF, HALF),) * 3)


def test_the_first_bodies_of_a_plan() -> None:
    plan = (WeightedConfiguration((2, 1), HALF), WeightedConfiguration((0, 3), HALF))
    # Two of (2, 1): both at the first site with probability 1/3; two of (0, 3): none there.
    assert marginal_plan(plan, 2) == (
        WeightedConfiguration((0, 2), HALF),
        WeightedConfiguration((1, 1), Fraction(1, 3)),
        WeightedConfiguration((2, 0), Fraction(1, 6)),
    )
    with pytest.raises(InvalidArgument, match="bodies is 4, need 1 to 3"):
        marginal_plan(plan, 4)


@pytest.mark.parametrize("bodies", [1, 2, 3])
def test_another_mixture_has_the_same_law_of_few_bodies(bodies: int) -> None:
    mixture = (WeightedLaw((QUARTER, 3 * QUARTER), HALF), WeightedLaw((3 * QUARTER, QUARTER), HALF))
    other = other_mixture(mixture, bodies)
    assert set(other) != set(mixture)
    assert occupation_law(BodiesOfMixture(other), bodies) == occupation_law(BodiesOfMixture(mixture), bodies)
    assert occupation_law(BodiesOfMixture(other), 8) != occupation_law(BodiesOfMixture(mixture), 8)


def test_no_other_mixture_has_the_same_law_of_enough_bodies() -> None:
    mixture = (WeightedLaw((Fraction(1), Fraction(0)), HALF), WeightedLaw((Fraction(0), Fraction(1)), HALF))
    with pytest.raises(NoEvidence, match="no other mixture with this law of 2 bodies is known"):
        other_mixture(mixture, 2)
