"""The fixture library I1, ... of the reference: known values, found by the finders and accepted by the kernel."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Convergence, FarFromInfinite, OptimalCost
from mfsym.kernel.evidence import WeightedConfiguration
from mfsym.kernel.verdict import Status
from mfsym.transport import (
    converge,
    energy,
    far_from_infinite,
    mean_field,
    pair_marginal,
    represent,
    solve,
    transport_problem,
)

Rows = list[list[int]] | list[list[str]]


def value(cost: object, marginal: object, bodies: object) -> Fraction:
    """The least cost per pair, accepted by the kernel."""
    certificate = solve(transport_problem(cost, marginal, bodies))
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(certificate.claim, OptimalCost)
    return certificate.claim.value


def numbers(text: str) -> list[Fraction]:
    return [Fraction(number) for number in text.split()]


SAME: Rows = [[2, 1], [1, 2]]
LINE: Rows = [["1", "1/2", "1/4"], ["1/2", "1", "1/2"], ["1/4", "1/2", "1"]]
THIRDS = ["1/3"] * 3
FIFTHS = ["1/5"] * 5
CYCLE: Rows = [[int((a - b) % 5 in (0, 1, 4)) for b in range(5)] for a in range(5)]
HORN: Rows = [[1 if (a - b) % 5 in (0, 2, 3) else -1 for b in range(5)] for a in range(5)]


@pytest.mark.parametrize(
    ("weight", "limit", "values"),
    [
        ("1/2", "3/2", "1 4/3 4/3 7/5 7/5 10/7 10/7 13/9 13/9"),
        ("1/3", "14/9", "4/3 4/3 13/9 22/15 22/15 94/63 3/2 3/2 68/45"),
        ("2/5", "38/25", "6/5 4/3 7/5 7/5 36/25 152/105 51/35 22/15 22/15"),
    ],
    ids=["I1", "I2, 1/3", "I2, 2/5"],
)
def test_two_sites_converge(weight: str, limit: str, values: str) -> None:
    certificate = converge(SAME, [weight, 1 - Fraction(weight)], 10)
    claim = certificate.claim
    assert isinstance(claim, Convergence)
    assert (list(claim.values), claim.limit) == (numbers(values), Fraction(limit))
    assert check(claim, certificate.evidence).status is Status.HOLDS


def test_three_sites_on_a_line_i3() -> None:
    expected = numbers("5/12 5/4 37/12 16/3 8 35/3 63/4 81/4")
    problems = [transport_problem(LINE, THIRDS, bodies) for bodies in range(2, 10)]
    assert [energy(problem, value(LINE, THIRDS, problem.bodies)) for problem in problems] == expected
    assert value(LINE, THIRDS, "inf") == Fraction(11, 18)


@pytest.mark.parametrize("bodies", [2, 3, 4, 5])
def test_as_many_sites_as_bodies_i4(bodies: int) -> None:
    cost = [[int(a == b) for b in range(bodies)] for a in range(bodies)]
    marginal = [Fraction(1, bodies)] * bodies
    assert value(cost, marginal, bodies) == 0
    assert value(cost, marginal, "inf") == Fraction(1, bodies)


def test_five_cycle_i5() -> None:
    assert [value(CYCLE, FIFTHS, bodies) for bodies in range(2, 9)] == numbers("0 1/3 1/3 2/5 2/5 3/7 3/7")
    problem = transport_problem(CYCLE, FIFTHS, "inf")
    assert mean_field(problem.cost, problem.marginal) == Fraction(3, 5)
    # Motzkin and Straus: one over the independence number of the graph.
    assert value(CYCLE, FIFTHS, "inf") == Fraction(1, 2)


def test_signed_cost_i6() -> None:
    assert value([[1, -1], [-1, 1]], ["1/2", "1/2"], 2) == -1
    assert value([[1, -1], [-1, 1]], ["1/2", "1/2"], "inf") == 0


def test_petersen_graph_by_motzkin_and_straus() -> None:
    outer, spokes = [(i, (i + 1) % 5) for i in range(5)], [(i, i + 5) for i in range(5)]
    edges = {frozenset(edge) for edge in (*outer, *spokes, *((i + 5, (i + 2) % 5 + 5) for i in range(5)))}
    cost = [[int(a == b or frozenset((a, b)) in edges) for b in range(10)] for a in range(10)]
    assert value(cost, ["1/10"] * 10, "inf") == Fraction(1, 4)


@pytest.mark.parametrize("bodies", [2, 3, 4, 5, 6])
def test_horn_i17(bodies: int) -> None:
    assert value(HORN, FIFTHS, "inf") == 0
    # F_N <= F_oo = 0, and not below the limit by more than its rate (D - F_oo) / (N - 1) = 1 / (N - 1).
    assert Fraction(-1, bodies - 1) <= value(HORN, FIFTHS, bodies) <= 0


def test_parity_triple_i19() -> None:
    # Pairwise independent, although the third body is determined by two.
    plan = (WeightedConfiguration((1, 2), Fraction(3, 4)), WeightedConfiguration((3, 0), Fraction(1, 4)))
    assert pair_marginal(plan) == ((Fraction(1, 4),) * 2,) * 2


def test_atoms_of_different_weight_i15() -> None:
    # Coulomb in the plane: the distances from a corner to its neighbours are irrational, so a lower bound stands for
    # 1/sqrt(2) > 7/10; it is not used.
    cost: list[list[object]] = [[None, 1, 1, 1, 1]]
    for a in range(1, 5):
        cost.append([1, *(None if a == b else "1/2" if (a - b) % 2 == 0 else "7/10" for b in range(1, 5))])
    problem = transport_problem(cost, ["1/3", "1/6", "1/6", "1/6", "1/6"], 3)
    assert energy(problem, value(problem.cost, problem.marginal, 3)) == Fraction(5, 2)


@pytest.mark.parametrize("bodies", [2, 3, 4, 5])
def test_permutations_are_as_far_from_infinitely_representable_as_any_i20(bodies: int) -> None:
    # Two of N bodies on N sites, one on each: at distance 2/N exactly, attained by the product measure.
    pair = [[Fraction(a != b, bodies * (bodies - 1)) for b in range(bodies)] for a in range(bodies)]
    product = Fraction(1, bodies**2)
    assert sum(abs(p - product) for row in pair for p in row) == Fraction(2, bodies)
    far = far_from_infinite(bodies, "total-variation")
    assert isinstance(far.claim, FarFromInfinite)
    assert (far.claim.pair, far.claim.distance) == (tuple(map(tuple, pair)), Fraction(2, bodies))
    assert check(far.claim, far.evidence).status is Status.HOLDS


def test_monge_fails_on_three_sites() -> None:
    assert value([[0, 1, 0], [1, 0, 0], [0, 0, 1]], THIRDS, 3) == 0


@pytest.mark.parametrize("sites", [2, 3, 4])
def test_uniform_law_off_the_diagonal_is_representable_by_as_many_bodies_as_sites(sites: int) -> None:
    pair = [[Fraction(a != b, sites * (sites - 1)) for b in range(sites)] for a in range(sites)]
    kinds = []
    for bodies in (sites, sites + 1):
        certificate = represent(pair, bodies)
        assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
        kinds.append(type(certificate.claim).__name__)
    assert kinds == ["Representable", "NotRepresentable"]
