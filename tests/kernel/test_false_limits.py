"""One false claim for each check about copositive matrices, product measures and infinitely representable measures."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    CostBracket,
    NotRepresentable,
    PairCost,
    ProductOptimal,
    ProductRivalled,
    Representable,
    TransportProblem,
)
from mfsym.kernel.evidence import (
    Evidence,
    Mixture,
    MixtureAndPotential,
    PotentialAndSquares,
    RepresentingMixture,
    Rival,
    SeparatingCost,
    Square,
    WeightedLaw,
)
from mfsym.kernel.verdict import Status

HALF, ONE = Fraction(1, 2), Fraction(1)
Rows = list[list[int | str | None]]


def numbers(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


def problem(rows: Rows, bodies: int | None = None) -> TransportProblem:
    """Two sites of equal weight."""
    cost: PairCost = tuple(tuple(None if entry is None else Fraction(entry) for entry in row) for row in rows)
    return TransportProblem(cost, (HALF, HALF), bodies)


REPULSIVE: Rows = [[2, 1], [1, 2]]  # the product measure is the only optimum, of cost 3/2
PRODUCT: Mixture = (WeightedLaw((HALF, HALF), ONE),)
TOGETHER: Mixture = (WeightedLaw(numbers(1, 0), HALF), WeightedLaw(numbers(0, 1), HALF))
PROOF = PotentialAndSquares(numbers("3/2", "3/2"), (Square(HALF, numbers(1, -1)),))
APART = (numbers(0, "1/2"), numbers("1/2", 0))
INDEPENDENT = (numbers("1/4", "1/4"), numbers("1/4", "1/4"))

FALSE: dict[str, tuple[Claim, Evidence]] = {
    "a matrix that is negative at a law on both sites": (
        CostBracket(problem([[0, -2], [-2, 0]]), Fraction(0), Fraction(0)),
        MixtureAndPotential(TOGETHER, numbers(0, 0), ()),
    ),
    "a matrix that is negative at a site": (
        NotRepresentable(INDEPENDENT, None),
        SeparatingCost((numbers(-1, 0), numbers(0, 0))),
    ),
    "an upper bound that no plan attains": (
        CostBracket(problem(REPULSIVE), ONE, ONE),
        MixtureAndPotential(PRODUCT, numbers(1, 1), ()),
    ),
    "a lower bound above the optimum": (
        CostBracket(problem(REPULSIVE), Fraction(2), Fraction(3, 2)),
        MixtureAndPotential(PRODUCT, numbers(1, 1), ()),
    ),
    "the product measure of two bodies": (ProductOptimal(problem(REPULSIVE, 2), unique=False), PROOF),
    "a product measure of infinite cost": (
        ProductOptimal(problem([[0, None], [None, 0]]), unique=False),
        PotentialAndSquares(numbers(0, 0), ()),
    ),
    "one of many optima": (
        ProductOptimal(problem([[1, 1], [1, 1]]), unique=True),
        PotentialAndSquares(numbers(1, 1), ()),
    ),
    # True of infinitely many bodies, but not well formed.
    "a rival of two bodies": (ProductRivalled(problem([[1, 2], [2, 1]], 2), strictly=True), Rival(TOGETHER)),
    "a rival of infinite cost": (
        ProductRivalled(problem([[None, None], [None, None]]), strictly=True),
        Rival(TOGETHER),
    ),
    "the product measure, said to cost less": (ProductRivalled(problem(REPULSIVE), strictly=True), Rival(PRODUCT)),
    "a rival that costs more": (ProductRivalled(problem(REPULSIVE), strictly=False), Rival(TOGETHER)),
    "the product measure as its own rival": (ProductRivalled(problem(REPULSIVE), strictly=False), Rival(PRODUCT)),
    "a mixture with another pair law": (Representable(APART, None), RepresentingMixture(PRODUCT)),
    "one body has no pairs, so it represents nothing": (Representable(INDEPENDENT, 1), RepresentingMixture(PRODUCT)),
    "a cost that is negative for independent bodies": (
        NotRepresentable(INDEPENDENT, None),
        SeparatingCost((numbers(0, -1), numbers(-1, 0))),
    ),
    "a copositive cost that separates nothing": (
        NotRepresentable(INDEPENDENT, None),
        SeparatingCost((numbers(1, -1), numbers(-1, 1))),
    ),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    claim, evidence = FALSE[name]
    assert check(claim, evidence).status is Status.INCONCLUSIVE


def test_too_many_supports_are_refused_at_once() -> None:
    # True, as 20 I - J is positive semidefinite; but there are a million supports.
    sites = 20
    cost = tuple(tuple(Fraction(sites * (a == b) - 1) for b in range(sites)) for a in range(sites))
    uniform = (Fraction(1, sites),) * sites
    claim = CostBracket(TransportProblem(cost, uniform, None), Fraction(0), Fraction(0))
    zero = (Fraction(0),) * sites
    verdict = check(claim, MixtureAndPotential((WeightedLaw(uniform, ONE),), zero, ()))
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == "there are too many supports to decide whether what is left is copositive"
