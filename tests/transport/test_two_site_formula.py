"""Two sites for every N: the formula against the solver, and its derivation against the kernel."""

from fractions import Fraction
from math import comb, floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.answers import two_site_formula as ask
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import OptimalCost
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Number, substitute, total
from mfsym.strategies import rationals
from mfsym.transport import solve, transport_problem
from mfsym.transport.rounding import rounding_period, rounding_term
from mfsym.transport.two_site_formula import identities, two_site_formula

weights = st.fractions(0, 1, max_denominator=12)


@given(rationals(), rationals(), rationals(), weights, st.integers(2, 40) | st.just(10**100))
def test_the_formula_is_the_value_of_the_solver(
    a: Fraction, b: Fraction, c: Fraction, weight: Fraction, n: int
) -> None:
    claim = solve(transport_problem([[a, c], [c, b]], [weight, 1 - weight], n)).claim
    assert isinstance(claim, OptimalCost)
    theta = n * weight - floor(n * weight)
    values = {"a": a, "b": b, "c": c, "lambda": weight, "N": Fraction(n), "theta": theta}
    numbers = {name: Number(value) for name, value in values.items()}
    for found in (two_site_formula(), two_site_formula(first=a, second=b, across=c, weight=weight)):
        term = found.spread if a + b - 2 * c >= 0 else found.together
        assert equal(substitute(term, numbers), Number(comb(n, 2) * claim.value))


def test_an_identity_that_is_changed_is_not_one() -> None:
    for equation in identities():
        assert equal(equation.left, equation.right)
        assert not equal(equation.left, total(equation.right, parse("theta")))


def test_both_branches_agree_where_kappa_vanishes() -> None:
    found = two_site_formula(first=1, second=3, across=2)
    assert equal(found.spread, found.together)


def test_it_prints() -> None:
    answer = ask()
    assert "theta*(1 - theta)" in str(answer)
    assert r"\begin{cases}" in answer._repr_latex_()
    assert answer.derivation().count(r"\begin{") == 5
    assert len(answer.record["identities"]) == 4  # type: ignore[arg-type]


@pytest.mark.parametrize("weight", ["2", "-1/2"])
def test_a_weight_is_a_probability(weight: str) -> None:
    with pytest.raises(InvalidArgument, match="weight"):
        two_site_formula(weight=weight)


@pytest.mark.parametrize("bodies", [24, 25, 26, 27, 28])
def test_the_rounding_term_has_the_period_of_the_marginal(bodies: int) -> None:
    cost = [[Fraction(3 * (a == b)) + (a * b) % 2 for b in range(3)] for a in range(3)]

    def rounding(count: int) -> Fraction:
        problem = transport_problem(cost, ["1/2", "1/3", "1/6"], count)
        assert rounding_period(problem) == 6
        return rounding_term(problem, solve(problem).claim.value)  # type: ignore[union-attr]

    assert rounding(bodies) == rounding(bodies + 6) == rounding(bodies + 6 * 10**12)
