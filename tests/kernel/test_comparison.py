"""Comparisons: every relation counts and holds to the last digit, every value counts, and least costs come in turn."""

from fractions import Fraction
from itertools import product

import pytest

from mfsym.kernel import quantity as q
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Comparison, Convergence, Measured, OptimalCost, Relation, TransportProblem
from mfsym.kernel.comparison import check_relation
from mfsym.kernel.convergence import check_convergence
from mfsym.kernel.evidence import (
    Cut,
    MixtureAndPotential,
    Optima,
    Optimum,
    OptimumOfEach,
    OrderedPlanAndPotentials,
    PlanAndCuts,
    PlanAndPotential,
    ValueOfEach,
    WeightedConfiguration,
    WeightedLaw,
)
from mfsym.kernel.problem import PairCost
from mfsym.kernel.quantity import WeightedPlaces
from mfsym.kernel.refusal import Refused
from mfsym.kernel.transport import check_optimal_mixture
from mfsym.kernel.verdict import Status

ZERO, HALF, ONE, TWO = Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2)
VALUES = [ONE, TWO, Fraction(1, 3)]


def is_so(relation: Relation, values: list[Fraction]) -> bool:
    try:
        check_relation(relation, values)
    except Refused:
        return False
    return True


def test_relations_hold_to_the_last_digit() -> None:
    small = Fraction(1, 10**40)
    for coefficients in product([-ONE, ZERO, 3 * ONE], repeat=3):
        (a, b, c), (x, y, z) = coefficients, VALUES
        total = a * x + b * y + c * z
        for more in (-small, ZERO, small, -ONE, ONE):
            constant = more - total
            assert is_so(Relation(coefficients, constant, "="), VALUES) == (more == 0)
            assert is_so(Relation(coefficients, constant, ">="), VALUES) == (more >= 0)
            assert is_so(Relation(coefficients, constant, ">"), VALUES) == (more > 0)


@pytest.mark.parametrize("coefficients", [(), (ONE, ONE), (ONE, ONE, ONE, ZERO)])
def test_a_relation_has_a_coefficient_for_each_value(coefficients: tuple[Fraction, ...]) -> None:
    assert not is_so(Relation(coefficients, 100 * ONE, ">"), VALUES)


SELF = q.SelfCost(((ONE, ZERO), (ZERO, 3 * ONE)), (HALF, HALF))
"""It is 2."""
FALSE, TRUE = Relation((ONE, ZERO), ZERO, "="), Relation((ONE, -ONE), ZERO, "=")


def status(claim: Comparison, *optima: Optimum) -> Status:
    return check(claim, Optima(optima)).status


@pytest.mark.parametrize("relations", [(FALSE, TRUE), (TRUE, FALSE), (TRUE, FALSE, TRUE), (FALSE,)])
def test_every_relation_counts(relations: tuple[Relation, ...]) -> None:
    twice = (Measured(SELF, TWO), Measured(SELF, TWO))
    assert status(Comparison(twice, (TRUE, TRUE))) is Status.HOLDS
    assert status(Comparison(twice, relations)) is Status.INCONCLUSIVE


@pytest.mark.parametrize("wrong", [(ONE, TWO), (TWO, ONE)])
def test_every_value_counts(wrong: tuple[Fraction, ...]) -> None:
    claim = Comparison(tuple(Measured(SELF, value) for value in wrong), ())
    assert status(claim) is Status.INCONCLUSIVE


REPULSIVE: PairCost = ((TWO, ONE), (ONE, TWO))
EQUAL = (HALF, HALF)
TWO_BODIES = q.LeastCost(TransportProblem(REPULSIVE, EQUAL, 2))
ORDERED = q.LeastOrderedCost(REPULSIVE, (EQUAL, EQUAL))
APART = PlanAndPotential((WeightedConfiguration((1, 1), ONE),), (HALF, HALF))
CUTS = PlanAndCuts(APART.plan, (0, 1), (HALF, HALF), (Cut(0, 0, ONE), Cut(1, 1, ONE)))
IN_ORDER = OrderedPlanAndPotentials(
    (WeightedPlaces((0, 1), HALF), WeightedPlaces((1, 0), HALF)), ((HALF, HALF), (HALF, HALF))
)


def test_least_costs_take_their_evidence_in_turn() -> None:
    claim = Comparison((Measured(TWO_BODIES, ONE), Measured(SELF, TWO), Measured(ORDERED, ONE)), ())
    for first in (APART, CUTS):
        assert status(claim, first, IN_ORDER) is Status.HOLDS
    for wrong in ((), (APART,), (IN_ORDER, APART), (APART, APART), (IN_ORDER, IN_ORDER), (APART, IN_ORDER, APART)):
        assert status(claim, *wrong) is Status.INCONCLUSIVE
    for value, ordered in ((ONE, TWO), (TWO, ONE)):
        false = Comparison((Measured(TWO_BODIES, value), Measured(ORDERED, ordered)), ())
        assert status(false, APART, IN_ORDER) is Status.INCONCLUSIVE


FACTS = frozenset({"fact:de-finetti-hewitt-savage"})
SQUARES: PairCost = ((ONE, ONE), (ONE, ONE))
SAME = MixtureAndPotential((WeightedLaw(EQUAL, ONE),), (ONE, ONE), ())
ALL_SAME = q.LeastCost(TransportProblem(SQUARES, EQUAL, None))


def test_what_is_trusted_for_any_value_is_trusted_for_the_comparison() -> None:
    for measured in (
        (Measured(ALL_SAME, ONE), Measured(SELF, TWO)),
        (Measured(SELF, TWO), Measured(ALL_SAME, ONE)),
    ):
        verdict = check(Comparison(measured, ()), Optima((SAME,)))
        assert (verdict.status, verdict.trusts) == (Status.HOLDS, FACTS)
    assert check_optimal_mixture(OptimalCost(ALL_SAME.problem, ONE), SAME) == FACTS


# --- F_2, F_3, ... and their limit -----------------------------------------------------------------


def test_every_value_of_a_sequence_counts() -> None:
    # Bodies that cost 1 each pair, wherever they are.
    two = PlanAndPotential((WeightedConfiguration((1, 1), ONE),), (HALF, HALF))
    three = PlanAndPotential((WeightedConfiguration((2, 1), HALF), WeightedConfiguration((1, 2), HALF)), (ONE, ONE))
    in_cuts = PlanAndCuts(three.plan, (0, 1), (HALF, HALF), ())
    for last in (three, in_cuts):
        evidence = ValueOfEach((two, last), SAME)
        assert check_convergence(Convergence(SQUARES, EQUAL, (ONE, ONE), ONE), evidence) == FACTS
        for wrong in (((TWO, ONE), ONE), ((ONE, TWO), ONE), ((ONE, ONE), TWO)):
            with pytest.raises(Refused):
                check_convergence(Convergence(SQUARES, EQUAL, *wrong), evidence)
    for values in ((ONE,), (ONE, ONE, ONE), ()):
        with pytest.raises(Refused, match="every value needs evidence of its own"):
            check_convergence(Convergence(SQUARES, EQUAL, values, ONE), OptimumOfEach((two, three), SAME))
    assert check_convergence(Convergence(SQUARES, EQUAL, (), ONE), OptimumOfEach((), SAME)) == FACTS
