"""One false claim for each check of costs that are sums of cuts, such that only that check refuses it."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim, NoAdmissiblePlan, OptimalCost, TransportProblem
from mfsym.kernel.evidence import CrowdedSites, Cut, Evidence, Plan, PlanAndCuts, WeightedConfiguration
from mfsym.kernel.verdict import Status

HALF, ONE = Fraction(1, 2), Fraction(1)


def problem(rows: list[list[int | None]]) -> TransportProblem:
    """Two bodies on two sites of equal weight."""
    cost = tuple(tuple(None if entry is None else Fraction(entry) for entry in row) for row in rows)
    return TransportProblem(cost, (HALF, HALF), 2)


def numbers(*values: int | str) -> tuple[Fraction, ...]:
    return tuple(Fraction(value) for value in values)


APART: Plan = (WeightedConfiguration((1, 1), ONE),)
TOGETHER: Plan = (WeightedConfiguration((2, 0), HALF), WeightedConfiguration((0, 2), HALF))
EACH = (Cut(0, 0, ONE), Cut(1, 1, ONE))

FALSE: dict[str, tuple[Claim, Evidence]] = {
    "an order without the second site": (
        OptimalCost(problem([[0, 0], [0, 0]]), Fraction(5)),
        PlanAndCuts(APART, (0, 0), numbers(0, 5), ()),
    ),
    "a plan of no bodies for infinitely many": (
        OptimalCost(TransportProblem(((ONE,),), (ONE,), None), Fraction(7)),
        PlanAndCuts((WeightedConfiguration((0,), ONE),), (0,), (HALF,), ()),
    ),
    # True, but not well formed.
    "a separable part on three sites of two": (
        OptimalCost(problem([[2, 1], [1, 2]]), ONE),
        PlanAndCuts(APART, (0, 1), numbers("1/2", "1/2", 0), EACH),
    ),
    "a pair in use that is above the cuts": (
        OptimalCost(problem([[5, 1], [1, 5]]), Fraction(0)),
        PlanAndCuts(APART, (0, 1), numbers(0, 0), ()),
    ),
    "two bodies in a cut or none, where one is the mean": (
        OptimalCost(problem([[1, 5], [5, 1]]), Fraction(0)),
        PlanAndCuts(TOGETHER, (0, 1), numbers(0, 0), EACH),
    ),
    "no plan at all": (
        OptimalCost(problem([[1, 5], [5, 1]]), Fraction(0)),
        PlanAndCuts((), (0, 1), numbers(0, 0), ()),
    ),
    "one body, which has no pairs": (
        OptimalCost(TransportProblem(((ONE, ONE), (ONE, ONE)), (HALF, HALF), 1), Fraction(7)),
        PlanAndCuts(
            (WeightedConfiguration((1, 0), HALF), WeightedConfiguration((0, 1), HALF)), (0, 1), numbers(0, 0), ()
        ),
    ),
    "a marginal that is no law": (
        NoAdmissiblePlan(TransportProblem(((ONE, ONE), (ONE, None)), (ONE, ONE), 2)),
        CrowdedSites((1,)),
    ),
    "another value": (
        OptimalCost(problem([[2, 1], [1, 2]]), Fraction(7)),
        PlanAndCuts(APART, (0, 1), numbers("1/2", "1/2"), EACH),
    ),
    "cuts of negative weight": (
        OptimalCost(problem([[0, 1], [1, 0]]), ONE),
        PlanAndCuts(APART, (0, 1), numbers("1/2", "1/2"), (Cut(0, 0, -ONE), Cut(1, 1, -ONE))),
    ),
    "a cut that begins before the first site": (
        OptimalCost(problem([[0, 0], [0, 0]]), Fraction(5)),
        PlanAndCuts(APART, (0, 1), numbers(0, 0), (Cut(-1, 0, Fraction(5)),)),
    ),
    "a separable part above the cost": (
        OptimalCost(problem([[1, 0], [0, 1]]), ONE),
        PlanAndCuts(TOGETHER, (0, 1), numbers("1/2", "1/2"), ()),
    ),
    "the last site, named from behind": (
        NoAdmissiblePlan(problem([[0, 0], [0, None]])),
        CrowdedSites((-1, 1)),
    ),
    "one site twice": (NoAdmissiblePlan(problem([[0, 0], [0, None]])), CrowdedSites((1, 1))),
    "a pair of finite cost at crowded sites": (NoAdmissiblePlan(problem([[None, 0], [0, None]])), CrowdedSites((0, 1))),
    "one body in the mean": (NoAdmissiblePlan(problem([[0, 0], [0, None]])), CrowdedSites((1,))),
}


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    claim, evidence = FALSE[name]
    assert check(claim, evidence).status is Status.INCONCLUSIVE


def test_too_many_configurations_in_too_many_cuts_are_refused_at_once() -> None:
    # True, but twenty-five million numbers of bodies would have to be looked at.
    each = Fraction(1, 5000)
    evidence = PlanAndCuts(
        (WeightedConfiguration((1, 1), each),) * 5000, (0, 1), numbers(0, 0), (Cut(0, 1, Fraction(0)),) * 5000
    )
    verdict = check(OptimalCost(problem([[0, 0], [0, 0]]), Fraction(0)), evidence)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == "there are too many configurations and cuts to go through all of them"
