"""Representability: two ways of deciding it, and the known limits."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.checker import check
from mfsym.kernel.claim import LargestRepresentable, Matrix, NotRepresentable, Representable
from mfsym.kernel.evidence import Certificate, WeightedConfiguration
from mfsym.kernel.verdict import Status
from mfsym.strategies import pair_measures
from mfsym.transport import largest_representation, pair_marginal, pair_measure, represent
from mfsym.transport.highs import highs_basis
from mfsym.transport.pair_measures import _on_few_sites
from mfsym.transport.quadratic_forms import sum_of_squares


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


@given(
    st.integers(1, 4).flatmap(
        lambda sites: st.tuples(*[st.lists(st.integers(0, 3), min_size=sites, max_size=sites)] * 5)
    )
)
def test_mixtures_with_inner_laws_are_infinitely_representable(rows: tuple[list[int], ...]) -> None:
    # The law that is uniform on all pairs, and uniform on the diagonal, keep the mixture away from the boundary.
    sites = len(rows[0])
    laws = [[Fraction(k, sum(row)) for k in row] for row in rows if any(row)]
    weight, inner = Fraction(1, 2 * max(len(laws), 1)), Fraction(1, 4)
    pair = [
        [
            sum((weight * law[a] * law[b] for law in laws), Fraction(0))
            + (inner if laws else 2 * inner) * (Fraction(1, sites**2) + Fraction(a == b, sites))
            for b in range(sites)
        ]
        for a in range(sites)
    ]
    certificate = represent(pair, "inf")
    assert isinstance(certificate.claim, Representable)
    assert holds(certificate)


@given(pair_measures(2))
def test_two_sites_are_infinitely_representable_if_and_only_if_the_determinant_is_not_negative(pair: Matrix) -> None:
    certificate = represent(pair, "inf")
    assert holds(certificate)
    determinant = pair[0][0] * pair[1][1] - pair[0][1] * pair[1][0]
    assert isinstance(certificate.claim, Representable) == (determinant >= 0)


def test_a_doubly_nonnegative_matrix_that_is_not_completely_positive() -> None:
    # Near the circulant of definition-2.2, for which the Horn matrix has a negative mean.
    b = Fraction(276, 5000)
    pair = [[[Fraction(1, 5) - 2 * b, b, 0, 0, b][(i - j) % 5] for j in range(5)] for i in range(5)]
    assert sum_of_squares([[Fraction(p) for p in row] for row in pair]) is not None
    certificate = represent(pair, "inf")
    assert isinstance(certificate.claim, NotRepresentable)
    assert holds(certificate)


@pytest.mark.parametrize(
    ("across", "largest"),
    [("1/2", 2), ("1/3", 4), ("3/10", 6), ("26/100", 26), ("25001/100000", 25_000), ("1/4", None), ("1/8", None)],
)
def test_the_largest_number_of_bodies_on_two_sites_of_equal_weight(across: str, largest: int | None) -> None:
    # q = 1/4 + e is excluded first at an odd N > 1/(4 e), or an even N > 1 + 1/(4 e).
    q = Fraction(across)
    certificate = largest_representation([[Fraction(1, 2) - q, q], [q, Fraction(1, 2) - q]])
    assert holds(certificate)
    assert isinstance(certificate.claim, Representable if largest is None else LargestRepresentable)
    assert certificate.claim.bodies == largest


@pytest.mark.parametrize("sites", [2, 3, 4])
def test_the_uniform_law_off_the_diagonal_is_that_of_as_many_bodies_as_sites(sites: int) -> None:
    pair = [[Fraction(a != b, sites * (sites - 1)) for b in range(sites)] for a in range(sites)]
    certificate = largest_representation(pair)
    assert holds(certificate)
    assert isinstance(certificate.claim, LargestRepresentable)
    assert certificate.claim.bodies == sites


@settings(max_examples=30)
@given(st.integers(2, 3).flatmap(pair_measures))
def test_the_largest_number_is_where_representability_ends(pair: Matrix) -> None:
    certificate = largest_representation(pair)
    assert holds(certificate)
    match certificate.claim:
        case Representable(_, bodies):
            assert bodies is None
            assert is_representable(pair, 5)
        case LargestRepresentable(_, bodies):
            assert is_representable(pair, bodies)
            assert not is_representable(pair, bodies + 1)


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
