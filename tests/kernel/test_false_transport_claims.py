"""One false claim for each check of the transport part of the kernel, such that only that check refuses it.

Where no false claim can tell (a superfluous entry that says nothing), the claim or the evidence is not well formed.
``scripts/mutate.py --checks`` deletes the checks in turn and sees that these tests notice.
"""

from fractions import Fraction

import pytest

from mfsym.kernel import pruned_search
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    CloseToInfinite,
    Convergence,
    CostBracket,
    FarFromInfinite,
    NoAdmissiblePlan,
    NotRepresentable,
    OptimalCost,
    PairCost,
    Representable,
    TransportProblem,
)
from mfsym.kernel.evidence import (
    Ellipsoid,
    Evidence,
    Farkas,
    MixtureAndPotential,
    NearbyMixture,
    OptimumOfEach,
    Plan,
    PlanAndPotential,
    PlanAndProvedPotential,
    RepresentingPlan,
    SeparatingCost,
    SeparatingFunction,
    Square,
    Squares,
    WeightedConfiguration,
    WeightedLaw,
)
from mfsym.kernel.verdict import Status

Rows = list[list[int | str | None]]

HALF = Fraction(1, 2)


def numbers(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


def matrix(rows: Rows) -> PairCost:
    return tuple(tuple(None if entry is None else Fraction(entry) for entry in row) for row in rows)


def finite(rows: Rows) -> tuple[tuple[Fraction, ...], ...]:
    return tuple(tuple(Fraction(entry or 0) for entry in row) for row in rows)


def plan(*parts: tuple[tuple[int, ...], int | str]) -> Plan:
    return tuple(WeightedConfiguration(configuration, Fraction(weight)) for configuration, weight in parts)


def laws(*parts: tuple[tuple[Fraction, ...], int | str]) -> tuple[WeightedLaw, ...]:
    return tuple(WeightedLaw(law, Fraction(weight)) for law, weight in parts)


def cost(
    rows: Rows, bodies: int | None, value: int | str, marginal: tuple[Fraction, ...] = (HALF, HALF)
) -> OptimalCost:
    return OptimalCost(TransportProblem(matrix(rows), marginal, bodies), Fraction(value))


def infinite(rows: Rows, bodies: int | None, marginal: tuple[Fraction, ...] = (HALF, HALF)) -> NoAdmissiblePlan:
    return NoAdmissiblePlan(TransportProblem(matrix(rows), marginal, bodies))


REPULSIVE: Rows = [[2, 1], [1, 2]]  # F_2 = 1, F_oo = 3/2 for equal weights
APART: Rows = [[0, "1/2"], ["1/2", 0]]  # two bodies at different sites: not 3-representable
EACH_SITE = laws((numbers(1, 0), "1/2"), (numbers(0, 1), "1/2"))
PRODUCT = laws((numbers("1/2", "1/2"), 1))
ONE_EACH = plan(((1, 1), 1))
FAR = finite([[-1, 1], [1, -1]])

FALSE: dict[str, tuple[Claim, Evidence]] = {
    # configurations.py
    "one body has no pairs, so it represents nothing": (
        Representable(finite(APART), 1),
        RepresentingPlan(plan(((1, 0), 1))),
    ),
    "a column too many": (
        cost([[2, 1, 0], [1, 2, 0]], 2, 1),
        PlanAndPotential(ONE_EACH, numbers("1/2", "1/2")),
    ),
    "a separating cost that is not symmetric": (
        NotRepresentable(finite([["1/4", "1/4"], ["1/4", "1/4"]]), 2),
        SeparatingCost(finite([[0, 0], [-1, 0]])),
    ),
    "a negative weight in a plan": (
        Representable(finite(APART), 3),
        RepresentingPlan(plan(((2, 1), "3/4"), ((1, 2), "3/4"), ((3, 0), "-1/4"), ((0, 3), "-1/4"))),
    ),
    "a configuration on three sites of two": (
        cost(REPULSIVE, 2, 1),
        PlanAndPotential(plan(((1, 1, 0), 1)), numbers("1/2", "1/2")),
    ),
    "a negative number of bodies": (
        cost([[0, 1], [1, 0]], 2, -3),
        PlanAndPotential(plan(((-1, 3), "1/2"), ((3, -1), "1/2")), numbers("-3/2", "-3/2")),
    ),
    "bodies that are alone have no cost": (
        cost([[1, 1], [1, 1]], 2, 0),
        PlanAndPotential(plan(((1, 0), 1), ((0, 1), 1)), numbers(0, 0)),
    ),
    "a potential on three sites of two": (
        cost(REPULSIVE, 2, 1),
        PlanAndPotential(ONE_EACH, numbers("1/2", "1/2", 0)),
    ),
    "a plan that is not optimal, with a potential above the energy": (
        cost(REPULSIVE, 2, 2),
        PlanAndPotential(plan(((2, 0), "1/2"), ((0, 2), "1/2")), numbers(1, 1)),
    ),
    # mixture.py
    "a negative weight in a mixture": (
        cost(REPULSIVE, None, 1),
        MixtureAndPotential(
            laws((numbers("1/2", "1/2"), 2), (numbers(1, 0), "-1/2"), (numbers(0, 1), "-1/2")), numbers(1, 1), ()
        ),
    ),
    "a law on three sites of two": (
        cost([[1, 1], [1, 1]], None, 1),
        MixtureAndPotential(laws((numbers("1/2", "1/2", 0), 1)), numbers(1, 1), ()),
    ),
    "a law with a negative probability": (
        cost([[0, 1], [1, 0]], None, -4),
        MixtureAndPotential(laws((numbers(2, -1), "1/2"), (numbers(-1, 2), "1/2")), numbers(-4, -4), ()),
    ),
    "a law of too small mass": (
        cost(REPULSIVE, None, "3/10"),
        MixtureAndPotential(laws((numbers("1/10", "1/10"), 5)), numbers("3/10", "3/10"), ()),
    ),
    "a mixture of another marginal": (
        cost([[0, 1], [1, 4]], None, 0),
        MixtureAndPotential(laws((numbers(1, 0), 1)), numbers(0, 0), ()),
    ),
    "a negative multiple of a square": (
        cost(REPULSIVE, None, 2),
        MixtureAndPotential(EACH_SITE, numbers(2, 2), (Square(Fraction(-1), numbers(1, 1)),)),
    ),
    "a square on three sites of two": (
        cost(REPULSIVE, None, "3/2"),
        MixtureAndPotential(PRODUCT, numbers("3/2", "3/2"), (Square(Fraction(2), numbers("1/2", "-1/2", 0)),)),
    ),
    "squares that are not below the cost": (
        cost(REPULSIVE, None, 2),
        MixtureAndPotential(EACH_SITE, numbers(2, 2), ()),
    ),
    # transport.py
    "a marginal with a negative weight": (infinite([[0, 0], [0, 0]], 2, numbers(2, -1)), Farkas(numbers(0, -1))),
    "a marginal of mass 2": (infinite([[None, 0], [0, 0]], None, numbers(1, 1)), Farkas(numbers(1, 0))),
    "a plan of no bodies for infinitely many": (
        cost(REPULSIVE, None, 7),
        PlanAndPotential(plan(((0, 0), 1)), numbers(0, 0)),
    ),
    "a plan of another marginal": (
        cost([[0, 1], [1, 4]], 2, 0),
        PlanAndPotential(plan(((2, 0), 1)), numbers(0, 0)),
    ),
    "a plan with forbidden pairs": (
        cost([[None, 0], [0, None]], 3, 0),
        PlanAndPotential(plan(((2, 1), "1/2"), ((1, 2), "1/2")), numbers(0, 0)),
    ),
    "a plan of another cost": (
        cost(REPULSIVE, 2, "1/2"),
        PlanAndPotential(ONE_EACH, numbers("1/4", "1/4")),
    ),
    "a plan that is not optimal, with a potential of less value": (
        cost(REPULSIVE, 2, 2),
        PlanAndPotential(plan(((2, 0), "1/2"), ((0, 2), "1/2")), numbers("1/2", "1/2")),
    ),
    "the limit as the cost of two bodies": (
        cost(REPULSIVE, 2, "3/2"),
        MixtureAndPotential(PRODUCT, numbers("3/2", "3/2"), (Square(Fraction(2), numbers("1/2", "-1/2")),)),
    ),
    "a mixture with forbidden pairs": (
        cost([[1, None], [None, 1]], None, "1/2"),
        MixtureAndPotential(PRODUCT, numbers("1/2", "1/2"), ()),
    ),
    "a mixture of another cost": (
        cost(REPULSIVE, None, 1),
        MixtureAndPotential(PRODUCT, numbers(1, 1), ()),
    ),
    "a potential of infinitely many bodies on three sites of two": (
        cost([[1, 1], [1, 1]], None, 1),
        MixtureAndPotential(PRODUCT, numbers(1, 1, 0), ()),
    ),
    "a mixture that is not optimal, with a potential of less value": (
        cost(REPULSIVE, None, 2),
        MixtureAndPotential(EACH_SITE, numbers(1, 1), ()),
    ),
    "a Farkas potential on three sites of two": (infinite([[None, 0], [0, 0]], None), Farkas(numbers(1, 0, 0))),
    "infinite cost where bodies may pile up": (infinite([[0, 0], [0, 0]], None), Farkas(numbers(1, 1))),
    "a Farkas potential of mean 0": (infinite([[0, 0], [0, 0]], None), Farkas(numbers(0, 0))),
    "a value without evidence": (
        Convergence(matrix([[1, 1], [1, 1]]), (HALF, HALF), numbers(1, 99), Fraction(1)),
        OptimumOfEach(
            (PlanAndPotential(ONE_EACH, numbers("1/2", "1/2")),), MixtureAndPotential(PRODUCT, numbers(1, 1), ())
        ),
    ),
    # representability.py
    "a pair measure that is negative somewhere": (
        NotRepresentable(finite([[1, "-1/2"], ["-1/2", 1]]), 2),
        SeparatingCost(finite([[0, 1], [1, 0]])),
    ),
    "a pair measure of mass 2": (
        NotRepresentable(finite([[0, 1], [1, 0]]), 3),
        SeparatingCost(finite([[1, "-1/2"], ["-1/2", 1]])),
    ),
    "a plan of another pair marginal": (
        Representable(finite(APART), 3),
        RepresentingPlan(plan(((2, 1), "1/2"), ((1, 2), "1/2"))),
    ),
    "a cost that separates nothing": (
        NotRepresentable(finite([["1/4", "1/4"], ["1/4", "1/4"]]), 2),
        SeparatingCost(finite([[0, 0], [0, 0]])),
    ),
    "two bodies apart, nearer than 1 to infinitely representable": (
        CloseToInfinite(finite(APART), 2, "total-variation", HALF),
        NearbyMixture(ONE_EACH, PRODUCT),
    ),
    "a function that exceeds 1": (
        FarFromInfinite(finite(APART), 2, "total-variation", Fraction(2)),
        SeparatingFunction(ONE_EACH, finite([[-2, 2], [2, -2]]), Fraction(0), (Square(Fraction(2), numbers(1, -1)),)),
    ),
    "two bodies apart, farther than 1/2 from infinitely representable in the set norm": (
        FarFromInfinite(finite(APART), 2, "set", Fraction(1)),
        SeparatingFunction(ONE_EACH, FAR, Fraction(0), (Square(Fraction(1), numbers(1, -1)),)),
    ),
}


TOO_DEAR = cost(REPULSIVE, 2, 2)  # the cheapest plan puts one body at each site
BOTH_ENDS = plan(((2, 0), "1/2"), ((0, 2), "1/2"))


def seen_in(
    centre: tuple[int, ...],
    *basis: tuple[int, ...],
    parts: Plan = BOTH_ENDS,
    u: tuple[Fraction, ...] = numbers(1, 1),
) -> PlanAndProvedPotential:
    return PlanAndProvedPotential(parts, u, Ellipsoid(centre, basis))


def settled_by(*squares: Square, order: tuple[int, ...] = (0, 1)) -> PlanAndProvedPotential:
    return PlanAndProvedPotential(BOTH_ENDS, numbers(1, 1), Squares(squares, order))


FALSE |= {
    # ellipsoid.py
    "a centre on one site of two": (cost(REPULSIVE, 2, 1), seen_in((2,), (1, -1), parts=ONE_EACH, u=(HALF, HALF))),
    "a centre of more bodies, whose energy is greater": (TOO_DEAR, seen_in((2, 2), (1, -1))),
    "a basis without a vector": (TOO_DEAR, seen_in((2, 0))),
    "a basis that changes the number of bodies": (TOO_DEAR, seen_in((2, 0), (1, -2))),
    "a basis of every second configuration": (TOO_DEAR, seen_in((2, 0), (2, -2))),
    "a configuration inside of the ellipsoid": (TOO_DEAR, seen_in((2, 0), (1, -1))),
    "an ellipsoid for an infinite cost": (
        cost([[None, 1], [1, 2]], 2, 1),
        seen_in((1, 1), (1, -1), parts=ONE_EACH, u=(HALF, HALF)),
    ),
    "a maximum for a minimum": (
        cost([[0, 1], [1, 0]], 2, 1),
        seen_in((1, 1), (1, -1), parts=ONE_EACH, u=(HALF, HALF)),
    ),
    # pruned_search.py
    "squares on one site": (
        cost([[5]], 2, 5, numbers(1)),
        PlanAndProvedPotential(plan(((2,), 1)), numbers("5/2"), Squares((Square(Fraction(1), numbers(1)),), (0,))),
    ),
    "an order that goes to the first site twice": (TOO_DEAR, settled_by(order=(0, 0))),
    "a negative multiple of a square, for finitely many bodies": (
        TOO_DEAR,
        settled_by(Square(Fraction(-1, 2), numbers(1, 1))),
    ),
    "a square on three sites of two, for finitely many bodies": (
        cost(REPULSIVE, 2, 1),
        PlanAndProvedPotential(ONE_EACH, (HALF, HALF), Squares((Square(Fraction(1), numbers(0, 0, 7)),), (0, 1))),
    ),
    "a configuration that the search finds": (TOO_DEAR, settled_by()),
    # transport.py
    "infinite cost although there are no forbidden pairs": (infinite([[0, 0], [0, 0]], 2), Farkas(numbers(1, 1))),
    "a proved potential on three sites of two": (
        cost(REPULSIVE, 2, 1),
        seen_in((1, 1), (1, -1), parts=ONE_EACH, u=(HALF, HALF, HALF)),
    ),
    "a lower bound that the potential does not reach": (
        CostBracket(TransportProblem(matrix(REPULSIVE), (HALF, HALF), 2), Fraction(3), Fraction(1)),
        PlanAndPotential(ONE_EACH, (HALF, HALF)),
    ),
    "an upper bound below the least cost": (
        CostBracket(TransportProblem(matrix(REPULSIVE), (HALF, HALF), 2), Fraction(0), HALF),
        PlanAndPotential(ONE_EACH, numbers(0, 0)),
    ),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    claim, evidence = FALSE[name]
    assert check(claim, evidence).status is Status.INCONCLUSIVE


def test_too_many_configurations_are_refused_at_once() -> None:
    # True, but three sites with so many bodies have too many configurations to go through.
    claim = cost([[0, 0, 0]] * 3, 3_400_000, 0, numbers(1, 0, 0))
    verdict = check(claim, PlanAndPotential(plan(((3_400_000, 0, 0), 1)), numbers(0, 0, 0)))
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == "there are too many configurations to go through all of them"


def test_too_many_long_numbers_are_refused_at_once() -> None:
    # True, but every sum over these weights has a denominator of two hundred thousand digits and very many terms.
    small, each = Fraction(1, 10**200_000), Fraction(1, 4000)
    weights = [each - small, *[each] * 3998, each + small]
    parts = tuple(WeightedConfiguration((1, 1), weight) for weight in weights)
    verdict = check(cost(REPULSIVE, 2, 1), PlanAndPotential(parts, numbers("1/2", "1/2")))
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == "there are too many numbers with long denominators"


def test_too_long_a_search_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    # True, and found to be so with a few more steps.
    rows: Rows = [[0, 1, 2], [1, 0, 1], [2, 1, 0]]
    third = Fraction(1, 3)
    claim = cost(rows, 3, 0, (third, third, third))
    each_site = plan(((3, 0, 0), "1/3"), ((0, 3, 0), "1/3"), ((0, 0, 3), "1/3"))
    one = Square(Fraction(1), numbers(1, 2, 3))
    evidence = PlanAndProvedPotential(each_site, numbers(0, 0, 0), Squares((one,), (0, 1, 2)))
    assert check(claim, evidence).status is Status.HOLDS
    monkeypatch.setattr(pruned_search, "MOST_STEPS", 2)
    verdict = check(claim, evidence)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == "too many configurations are near the least ones to go through them"
