"""Comparisons for Coq: a theorem for each value, and the relations between them in integers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.coq import Coq, coq_source
from mfsym.errors import InvalidArgument
from mfsym.kernel.checker import check
from mfsym.kernel.claim import Comparison, Measured, Relation, TransportProblem
from mfsym.kernel.evidence import Certificate, Optima, PlanAndPotential, WeightedConfiguration
from mfsym.kernel.quantity import CycleEnergy, LeastCost, MeanFieldCost, SelfCost
from mfsym.kernel.verdict import Status

HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)
PROBLEM = TransportProblem(((TWO, ONE), (ONE, TWO)), (HALF, HALF), 2)
SECONDS = 300


def compared(mean_field: Fraction, relation: Relation) -> Certificate:
    """F_2 = 1, the mean field energy, which is 3/2, and the self cost 2."""
    measured = (
        Measured(LeastCost(PROBLEM), ONE),
        Measured(MeanFieldCost(PROBLEM.cost, PROBLEM.marginal), mean_field),
        Measured(SelfCost(PROBLEM.cost, PROBLEM.marginal), TWO),
    )
    optimum = PlanAndPotential((WeightedConfiguration((1, 1), ONE),), (HALF, HALF))
    return Certificate(Comparison(measured, (relation,)), Optima((optimum,)))


# F_2 + D is twice the mean field energy.
SHARP = Relation((ONE, -TWO, ONE), Fraction(0), "=")
REVERSED = Relation((ONE, -ONE, Fraction(0)), Fraction(0), ">")


def test_the_relation_is_one_of_integers() -> None:
    source = coq_source(compared(Fraction(3, 2), SHARP))
    assert "Z.eqb 0 (1 * 2 + (-2) * 3 + 1 * 4 + 0 * 2)" in source


def test_a_quantity_that_the_theory_does_not_know_is_named() -> None:
    certificate = compared(Fraction(3, 2), SHARP)
    claim = Comparison((Measured(CycleEnergy((ONE,), (ONE,), (ONE,)), ONE),), ())
    with pytest.raises(InvalidArgument, match="does not know the quantity CycleEnergy"):
        coq_source(replace(certificate, claim=claim))


@pytest.mark.coq
def test_a_comparison_is_a_theorem(coq: Coq) -> None:
    certificate = compared(Fraction(3, 2), SHARP)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert coq.verdict(coq_source(certificate), SECONDS).status is Status.HOLDS


@pytest.mark.coq
@pytest.mark.parametrize(
    ("certificate", "part"),
    [(compared(Fraction(4, 3), SHARP), "computed"), (compared(Fraction(3, 2), REVERSED), "related")],
)
def test_a_false_comparison_is_none(coq: Coq, certificate: Certificate, part: str) -> None:
    assert check(certificate.claim, certificate.evidence).status is Status.INCONCLUSIVE
    assert coq.verdict(coq_source(certificate), SECONDS).reason == f"Coq refuses {part}"
