"""When the product measure is the only optimum on sites, and which mixtures are its rivals, at the edge of both.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import ProductOptimal, ProductRivalled, TransportProblem
from mfsym.kernel.evidence import Mixture, PotentialAndSquares, Rival, Square, WeightedLaw
from mfsym.kernel.verdict import Status

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
VANISH = "the squares vanish for other laws than the marginal"
Rows = list[list[int | None]]


def numbers(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


def problem(rows: Rows, *marginal: str) -> TransportProblem:
    cost = tuple(tuple(None if entry is None else Fraction(entry) for entry in row) for row in rows)
    return TransportProblem(cost, numbers(*(marginal or ("1/2", "1/2"))), None)


def said(claim: ProductOptimal | ProductRivalled, evidence: PotentialAndSquares | Rival) -> str:
    """``holds``, or why the claim is refused."""
    verdict = check(claim, evidence)
    return "holds" if verdict.status is Status.HOLDS else verdict.reason


# --- the only optimum ------------------------------------------------------------------------------


def connected(sites: int, *edges: tuple[int, int]) -> str:
    """Whether uniqueness is seen of the cost 1, and 2 at one site, from the squares of Q[a] - Q[b] for the edges.

    The cost minus the constant 1 + 1/m is the sum of all these squares, over m: the squares for a graph show that the
    product measure is the only optimum if and only if the graph is connected.
    """
    cost: Rows = [[1 + (a == b) for b in range(sites)] for a in range(sites)]
    uniform = ("1/" + str(sites),) * sites
    squares = tuple(
        Square(Fraction(1, sites), tuple(Fraction((c == a) - (c == b)) for c in range(sites))) for a, b in edges
    )
    evidence = PotentialAndSquares((1 + Fraction(1, sites),) * sites, squares)
    assert said(ProductOptimal(problem(cost, *uniform), unique=False), evidence) == "holds"
    return said(ProductOptimal(problem(cost, *uniform), unique=True), evidence)


@pytest.mark.parametrize(
    ("sites", "edges"),
    [
        (1, ()),
        (2, ((0, 1),)),
        (3, ((0, 1), (1, 2))),
        (3, ((1, 2), (0, 1))),
        (3, ((0, 2), (1, 2))),
        (3, ((0, 1), (1, 2), (0, 2))),
        (4, ((0, 1), (1, 2), (2, 3))),
        (4, ((2, 3), (1, 2), (0, 1))),
        (4, ((0, 3), (1, 3), (2, 3))),
        (4, ((0, 1), (2, 3), (0, 3), (1, 2))),
        (5, ((3, 4), (0, 1), (1, 2), (2, 3))),
        (5, ((3, 4), (2, 4), (0, 1), (1, 2))),
    ],
)
def test_connected_graphs_show_uniqueness(sites: int, edges: tuple[tuple[int, int], ...]) -> None:
    assert connected(sites, *edges) == "holds"


@pytest.mark.parametrize(
    ("sites", "edges"),
    [
        (2, ()),
        (3, ((0, 1),)),
        (3, ((1, 2),)),
        (4, ((0, 1), (1, 2))),
        (4, ((0, 1), (1, 2), (0, 2))),
        (4, ((0, 2), (1, 2), (0, 1))),
        (4, ((1, 3), (2, 3), (1, 2))),
        (4, ((0, 1), (2, 3))),
        (5, ((0, 1), (1, 2), (0, 2), (3, 4))),
    ],
)
def test_other_graphs_do_not(sites: int, edges: tuple[tuple[int, int], ...]) -> None:
    assert connected(sites, *edges) == VANISH


@pytest.mark.parametrize("factor", ["1", "-1", "2", "3", "11", "1/2", "2/3"])
def test_squares_may_be_scaled(factor: str) -> None:
    c = Fraction(factor)
    evidence = PotentialAndSquares(numbers("3/2", "3/2"), (Square(HALF / c**2, (c, -c)),))
    assert said(ProductOptimal(problem([[2, 1], [1, 2]]), unique=True), evidence) == "holds"


def test_squares_of_a_triangle_show_nothing_of_a_fourth_site() -> None:
    cost: Rows = [[1 + (a == b) for b in range(4)] for a in range(4)]
    triangle = (numbers(2, -2, 0, 0), numbers(0, 3, -3, 0), numbers(5, 0, -5, 0))
    squares = tuple(Square(Fraction(1, 100), form) for form in triangle)
    evidence = PotentialAndSquares(numbers("5/4", "5/4", "5/4", "5/4"), squares)
    assert said(ProductOptimal(problem(cost, *("1/4",) * 4), unique=False), evidence) == "holds"
    assert said(ProductOptimal(problem(cost, *("1/4",) * 4), unique=True), evidence) == VANISH


def test_a_square_without_weight_shows_nothing() -> None:
    evidence = PotentialAndSquares(numbers(1, 1), (Square(ZERO, numbers(1, -1)),))
    assert said(ProductOptimal(problem([[1, 1], [1, 1]]), unique=True), evidence) == VANISH
    twice = (Square(Fraction(1, 6), numbers(1, -1, 0)), Square(Fraction(1, 24), numbers(2, -2, 0)))
    cost: Rows = [[2, 1, 1], [1, 2, 1], [1, 1, 2]]
    third = ("1/3",) * 3
    evidence = PotentialAndSquares(numbers("4/3", "4/3", "4/3"), twice)
    assert said(ProductOptimal(problem(cost, *third), unique=True), evidence) == VANISH


def test_sites_without_mass_do_not_count() -> None:
    cost: Rows = [[2, 1, 2], [1, 2, 2], [2, 2, 2]]
    evidence = PotentialAndSquares(numbers("3/2", "3/2", "3/2"), (Square(HALF, numbers(1, -1, 0)),))
    assert said(ProductOptimal(problem(cost, "1/2", "1/2", "0"), unique=True), evidence) == "holds"


def test_the_product_measure_may_cost_nothing() -> None:
    assert (
        said(ProductOptimal(problem([[0, 0], [0, 0]]), unique=False), PotentialAndSquares(numbers(0, 0), ())) == "holds"
    )


def test_the_product_measure_of_an_attractive_cost() -> None:
    claim = ProductOptimal(problem([[1, 2], [2, 1]]), unique=False)
    assert "copositive" in said(claim, PotentialAndSquares(numbers("3/2", "3/2"), ()))
    assert "another value" in said(claim, PotentialAndSquares(numbers(1, 1), ()))


def test_problems_that_are_none() -> None:
    asymmetric = problem([[2, 1], [0, 2]])
    assert "symmetric" in said(ProductOptimal(asymmetric, unique=False), PotentialAndSquares(numbers(0, 0), ()))
    assert "symmetric" in said(ProductRivalled(asymmetric, strictly=False), Rival(TOGETHER))


# --- rivals ----------------------------------------------------------------------------------------

TOGETHER: Mixture = (WeightedLaw(numbers(1, 0), HALF), WeightedLaw(numbers(0, 1), HALF))
PRODUCT: Mixture = (WeightedLaw((HALF, HALF), ONE),)
EQUAL: Rows = [[1, 1], [1, 1]]


@pytest.mark.parametrize("strictly", [True, False])
@pytest.mark.parametrize("rows", [[[1, 2], [2, 1]], [[0, 1], [1, 0]], [[-1, 0], [0, -1]], [[0, None], [None, 0]]])
def test_rivals_that_cost_less(rows: Rows, *, strictly: bool) -> None:
    assert said(ProductRivalled(problem(rows), strictly), Rival(TOGETHER)) == "holds"


def test_a_rival_that_costs_as_much() -> None:
    assert said(ProductRivalled(problem(EQUAL), strictly=False), Rival(TOGETHER)) == "holds"
    assert "costs no less" in said(ProductRivalled(problem(EQUAL), strictly=True), Rival(TOGETHER))


def test_a_rival_that_costs_more() -> None:
    for strictly, why in ((True, "costs no less"), (False, "costs more")):
        assert why in said(ProductRivalled(problem([[2, 1], [1, 2]]), strictly), Rival(TOGETHER))
        assert why in said(ProductRivalled(problem([[1, 0], [0, 1]]), strictly), Rival(TOGETHER))


def test_a_rival_that_is_partly_the_product_measure() -> None:
    quarter = Fraction(1, 4)
    mixture = (*(WeightedLaw(part.law, quarter) for part in TOGETHER), WeightedLaw((HALF, HALF), HALF))
    for parts in (mixture, mixture[::-1]):
        assert said(ProductRivalled(problem(EQUAL), strictly=False), Rival(parts)) == "holds"


def test_a_rival_that_is_the_product_measure() -> None:
    itself = "the mixture is the product measure itself"
    unused = WeightedLaw(numbers(1, 0), ZERO)
    for mixture in (PRODUCT, PRODUCT * 2, (*PRODUCT, unused), (unused, *PRODUCT)):
        total = sum(part.weight for part in mixture)
        parts = tuple(WeightedLaw(part.law, part.weight / total) for part in mixture)
        assert said(ProductRivalled(problem(EQUAL), strictly=False), Rival(parts)) == itself


def test_a_rival_with_another_marginal() -> None:
    one_site = (WeightedLaw(numbers(1, 0), ONE),)
    for strictly in (True, False):
        why = said(ProductRivalled(problem([[0, 1], [1, 2]]), strictly), Rival(one_site))
        assert why == "the mixture has another marginal"
