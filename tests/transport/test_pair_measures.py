"""Representability: two ways of deciding it, and the known limits."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Matrix, Representable
from mfsym.kernel.evidence import Certificate, WeightedConfiguration
from mfsym.kernel.verdict import Status
from mfsym.strategies import pair_measures
from mfsym.transport import pair_marginal, pair_measure, represent
from mfsym.transport.highs import highs_basis
from mfsym.transport.pair_measures import _on_few_sites


def holds(certificate: Certificate) -> bool:
    return check(certificate.claim, certificate.evidence).status is Status.HOLDS


def is_representable(pair: object, bodies: int) -> bool:
    certificate = represent(pair, bodies)
    assert holds(certificate)
    return isinstance(certificate.claim, Representable)


@given(st.integers(1, 3).flatmap(pair_measures), st.integers(2, 6))
@example(((Fraction(1), Fraction(0)), (Fraction(0), Fraction(0))), 2).via("a site of weight 0")
def test_the_kernel_accepts_what_is_found(pair: Matrix, bodies: int) -> None:
    assert holds(represent(pair, bodies))


@given(pair_measures(2), st.integers(2, 7))
def test_two_sites_agree_with_the_linear_program(pair: Matrix, bodies: int) -> None:
    listed = not isinstance(_on_few_sites(pair, bodies, highs_basis), tuple)
    assert is_representable(pair, bodies) == listed


@given(
    st.tuples(st.integers(1, 3), st.integers(2, 5)).flatmap(
        lambda shape: st.tuples(st.just(shape[1]), pair_measures(*shape))
    )
)
def test_pair_marginals_of_plans_are_representable_by_fewer_bodies_too(case: tuple[int, Matrix]) -> None:
    bodies, pair = case
    assert is_representable(pair, bodies)
    assert is_representable(pair, max(bodies - 1, 2))


@settings(max_examples=50)
@given(st.integers(2, 3).flatmap(pair_measures))
def test_every_pair_measure_stands_for_two_bodies(pair: Matrix) -> None:
    # A pair of bodies at a and b is a configuration of its own.
    assert is_representable(pair, 2)


@pytest.mark.parametrize(("bodies", "across"), [(3, "1/3"), (4, "1/3"), (5, "3/10"), (10**50, None)])
def test_limits_on_two_sites_of_equal_weight(bodies: int, across: str | None) -> None:
    most = Fraction(bodies, 4 * (bodies - 1)) if across is None else Fraction(across)

    def pair(q: Fraction) -> Matrix:
        return ((Fraction(1, 2) - q, q), (q, Fraction(1, 2) - q))

    assert is_representable(pair(most), bodies)
    assert not is_representable(pair(most + Fraction(1, 10**60)), bodies)


@pytest.mark.parametrize(
    "pair",
    [
        [],
        [[1, 0]],
        [["1/2", "1/2"], [0, 0]],
        [[2, "-1/2"], ["-1/2", 0]],
        [["1/2", 0], [0, "1/3"]],
        [[None]],
        "x",
        [[0.5]],
    ],
)
def test_what_is_no_pair_measure_is_refused(pair: object) -> None:
    with pytest.raises(InvalidArgument, match="pair"):
        pair_measure(pair)


def test_infinitely_many_bodies_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="bodies"):
        represent([[1]], "inf")


HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    "plan",
    [
        (),
        (WeightedConfiguration((1, 0), Fraction(1)),),
        (WeightedConfiguration((3, -1), Fraction(1)),),
        (WeightedConfiguration((1, 1), HALF),),
        (WeightedConfiguration((1, 1), HALF), WeightedConfiguration((2, 1), HALF)),
        (WeightedConfiguration((1, 1), HALF), WeightedConfiguration((2,), HALF)),
        (WeightedConfiguration((1, 1), Fraction(3, 2)), WeightedConfiguration((2, 0), -HALF)),
    ],
)
def test_what_is_no_plan_has_no_pair_marginal(plan: tuple[WeightedConfiguration, ...]) -> None:
    with pytest.raises(InvalidArgument, match="plan"):
        pair_marginal(plan)
