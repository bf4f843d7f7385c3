"""One false claim for each check of comparisons, of laws of bodies and of mixed derivatives.

Where no false claim can tell, the claim or the evidence is not well formed.  ``scripts/mutate.py --checks`` deletes the
checks in turn and sees that these tests notice.
"""

from fractions import Fraction

import pytest

from mfsym.kernel import quantity as q
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    Comparison,
    CoulombSignature,
    Determined,
    Measured,
    PairwiseIndependent,
    Relation,
    TransportProblem,
)
from mfsym.kernel.evidence import (
    Calculation,
    Evidence,
    Optima,
    OrderedPlanAndPotentials,
    ShiftAndRelation,
)
from mfsym.kernel.quantity import BodiesOfMixture, BodiesOfPlan, Quantity, WeightedPlaces
from mfsym.kernel.verdict import Status
from tests.kernel.test_false_transport_claims import HALF, finite, laws, matrix, numbers, plan

REPULSIVE = matrix([[2, 1], [1, 2]])
ZERO = matrix([[0, 0], [0, 0]])
EQUAL = (HALF, HALF)
COINS = laws((numbers("1/4", "3/4"), "1/2"), (numbers("3/4", "1/4"), "1/2"))
ONE_EACH = plan(((1, 1), 1))
NOTHING = Optima(())


def places(*parts: tuple[tuple[int, ...], int | str]) -> tuple[WeightedPlaces, ...]:
    return tuple(WeightedPlaces(where, Fraction(weight)) for where, weight in parts)


def value(quantity: Quantity, claimed: int | str, *relations: Relation) -> tuple[Claim, Evidence]:
    return Comparison((Measured(quantity, Fraction(claimed)),), relations), NOTHING


def ordered(
    cost: tuple[tuple[Fraction | None, ...], ...],
    claimed: int | str,
    law: tuple[WeightedPlaces, ...],
    *potentials: tuple[Fraction, ...],
    marginal: tuple[Fraction, ...] = EQUAL,
) -> tuple[Claim, Evidence]:
    quantity = q.LeastOrderedCost(cost, (marginal,) * len(potentials))
    claim = Comparison((Measured(quantity, Fraction(claimed)),), ())
    return claim, Optima((OrderedPlanAndPotentials(law, potentials),))


def sequence(
    rows: tuple[tuple[int, ...], ...], shift: tuple[tuple[int, ...], ...], *relation: int
) -> tuple[Claim, Evidence]:
    return PairwiseIndependent(rows), ShiftAndRelation(shift, relation)


def signature(points: list[list[int | str | None]], *numbers: int) -> tuple[Claim, Evidence]:
    return CoulombSignature(finite(points), *numbers), Calculation()


APART = places(((0, 1), "1/2"), ((1, 0), "1/2"))
TOGETHER = places(((0, 0), "1/2"), ((1, 1), "1/2"))
TWO = TransportProblem(REPULSIVE, EQUAL, 2)
SELF = q.SelfCost(REPULSIVE, EQUAL)

FALSE: dict[str, tuple[Claim, Evidence]] = {
    # comparison.py
    "a relation with a coefficient too many": value(SELF, 2, Relation(numbers(1, 5), Fraction(-2), "=")),
    "a relation that does not hold": value(SELF, 2, Relation(numbers(1), Fraction(-2), ">")),
    "another value": value(SELF, 3),
    "a least cost without evidence": value(q.LeastCost(TWO), 1),
    "a least cost of ordered bodies without evidence": value(q.LeastOrderedCost(REPULSIVE, (EQUAL, EQUAL)), 1),
    "evidence for a least cost that is not claimed": (
        value(SELF, 2)[0],
        Optima((OrderedPlanAndPotentials(APART, (numbers("1/2", "1/2"),) * 2),)),
    ),
    # ordered.py
    "ordered bodies with a marginal on three sites of two": ordered(
        REPULSIVE, 1, APART, numbers("1/2", "1/2"), numbers("1/2", "1/2"), marginal=(HALF, HALF, Fraction(0))
    ),
    "ordered bodies of another marginal": ordered(
        matrix([[0, 1], [1, 4]]), 0, places(((0, 0), 1)), numbers(0, 0), numbers(0, 0)
    ),
    "ordered bodies with forbidden pairs": ordered(
        matrix([[None, 0], [0, None]]),
        0,
        places(((0, 0, 1), "1/2"), ((1, 1, 0), "1/2")),
        *[numbers(0, 0)] * 3,
    ),
    "ordered bodies of another cost": ordered(REPULSIVE, "1/2", APART, numbers("1/4", "1/4"), numbers("1/4", "1/4")),
    "potentials on three sites of two": ordered(REPULSIVE, 1, APART, numbers("1/2", "1/2", 0), numbers("1/2", "1/2")),
    "potentials above the energy": ordered(REPULSIVE, 2, TOGETHER, numbers(1, 1), numbers(1, 1)),
    "potentials of less value": ordered(REPULSIVE, 2, TOGETHER, numbers("1/2", "1/2"), numbers("1/2", "1/2")),
    "ordered bodies with a negative weight": ordered(
        REPULSIVE,
        0,
        places(((0, 1), 1), ((1, 0), 1), ((0, 0), "-1/2"), ((1, 1), "-1/2")),
        numbers(0, 0),
        numbers(0, 0),
    ),
    "ordered bodies of mass 2": value(q.OrderedCost(REPULSIVE, places(((0, 1), 2)), 2), 2),
    "ordered bodies of which one is missing": value(
        q.OrderedCost(REPULSIVE, places(((0, 1), "1/2"), ((0,), "1/2")), 2), "1/2"
    ),
    "an ordered body at no site": value(q.OrderedCost(REPULSIVE, places(((0, -1), 1)), 2), 1),
    "fewer ordered bodies than are asked for": value(q.OrderedCost(REPULSIVE, places(((0, 1), 1)), 3), "1/3"),
    # values.py and configurations.py
    "an infinite cost as if it were 0": value(q.MeanFieldCost(matrix([[None]]), numbers(1)), 0),
    "a form on three sites of two": value(q.Variance(COINS, numbers(1, 0, 7)), "1/16"),
    "a field on three sites of two": value(q.CountingBound(TransportProblem(ZERO, EQUAL, 2), numbers(0, 0, 9), ()), 0),
    "sets that do not make up the cost": value(q.CountingBound(TWO, numbers(0, 0), ()), 0),
    "laws on two different cycles": value(q.CycleEnergy(numbers(1), numbers(1, 2), numbers(1)), 1),
    "a profile that is not even": value(q.CycleEnergy(numbers(0, 1, 0), numbers(1, 0, 0), numbers(0, 0, 1)), 1),
    # body_laws.py
    "a plan without configurations": value(q.PlanCost(REPULSIVE, ()), 0),
    "a plan of mass 2": value(q.PlanCost(REPULSIVE, plan(((1, 1), 2))), 2),
    "a mixture of mass 2": value(q.MixtureCost(REPULSIVE, laws((numbers(1, 0), 2)), 2), 4),
    "the law of no bodies": value(q.Distance(BodiesOfMixture(COINS), BodiesOfPlan(ONE_EACH), 0, "set"), 0),
    "fewer bodies than are asked for": value(q.Distance(BodiesOfPlan(ONE_EACH), BodiesOfPlan(ONE_EACH), 3, "set"), 0),
    "laws on different numbers of sites": value(
        q.Distance(BodiesOfPlan(ONE_EACH), BodiesOfPlan(plan(((1, 1, 0), 1))), 2, "set"), 0
    ),
    # independence.py
    "two laws that three bodies do not tell": (Determined(COINS, 3), Calculation()),
    "two bodies that agree": sequence(((1, 0), (1, 0)), ((1, 0), (0, 1)), 1, -1),
    "a shift that is not invertible": sequence(
        ((1, 0, 0), (0, 1, 0), (0, 1, 1), (0, 2, 1)), ((0, 1, 0), (0, 1, 1), (0, 1, 0)), 0, 1, 1, -1
    ),
    "a shift to other bodies": sequence(((1, 0), (0, 1), (1, 1), (1, -1)), ((1, 0), (0, 1)), 1, 1, -1, 0),
    "a relation that says nothing": sequence(((1, 0), (0, 1)), ((0, 1), (1, 0)), 0, 0),
    "a relation that does not combine to 0": sequence(((1, 0), (0, 1)), ((0, 1), (1, 0)), 1, 1),
    "one body that never moves": sequence(((0,),), ((1,),), 1),
    "coefficients of different numbers of variables": sequence(((1, 0), (0, 1, 5)), ((0, 1), (1, 0)), 1, 1),
    # hessian.py
    "points of different dimensions": signature([[0], [2, 0]], 1, 1, 0),
    "two points without coordinates": signature([[], []], 0, 0, 0),
    "too many coordinates": signature([[0] * 21, [1, *[0] * 20]], 21, 21, 0),
    "a point twice": signature([[0], [0]], 1, 1, 0),
    "a distance that is not rational": signature([[0, 0], [1, 1]], 2, 2, 0),
    "another signature": signature([[0], [2]], 2, 0, 0),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    claim, evidence = FALSE[name]
    assert check(claim, evidence).status is Status.INCONCLUSIVE


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        value(q.MixtureCost(REPULSIVE, COINS, 10**9), "13/8"),
        value(q.MixtureCost(finite([[0] * 30] * 30), laws((numbers(1, *[0] * 29), 1)), 30), 0),
        value(q.Distance(BodiesOfPlan(ONE_EACH), BodiesOfMixture(COINS), 10**30, "set"), 0),
        ordered(finite([[0] * 20] * 20), 0, (), *[numbers(*[0] * 20)] * 8, marginal=numbers(1, *[0] * 19)),
        sequence(tuple((1, n) for n in range(3000)), ((1, 1), (0, 1)), 1, -2, 1, *[0] * 2997),
    ],
    ids=["bodies", "configurations", "subsets", "places", "pairs"],
)
def test_what_would_take_long_is_refused_at_once(claim: Claim, evidence: Evidence) -> None:
    assert check(claim, evidence).status is Status.INCONCLUSIVE
