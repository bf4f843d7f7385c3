"""Claims about the mean field limit at the very edge of what a check accepts, and just beyond.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CorrelationOptimal, MeanFieldOptimal, Points, TransformSign
from mfsym.kernel.configurations import check_finite, check_symmetric
from mfsym.kernel.evidence import CostPanels, Panels, SignAndCost
from mfsym.kernel.grammar import parse
from mfsym.kernel.problem import PairCost
from mfsym.kernel.refusal import Refused
from mfsym.kernel.verdict import Status
from mfsym.positivity.methods.askey import decide as askey
from tests.kernel.proofs import reason, setting

ACCEPTED = Path(__file__).with_name("accepted")


def mean_field() -> tuple[MeanFieldOptimal, SignAndCost]:
    certificate = load(ACCEPTED / "mean-field-optimal-of-theorem-1-2.json")
    assert isinstance(certificate.claim, MeanFieldOptimal)
    assert isinstance(certificate.evidence, SignAndCost)
    return certificate.claim, certificate.evidence


def test_the_cost_is_seen_to_be_nonnegative() -> None:
    claim, evidence = mean_field()
    wrong = replace(evidence, cost=Panels(parse("-1"), ()))
    assert reason(claim, wrong) == "the form is not the function whose sign is claimed"


def test_the_trusted_theorems_are_named() -> None:
    claim, evidence = mean_field()
    assert {"fact:de-finetti-hewitt-savage", "fact:parseval-energy"} <= check(claim, evidence).trusts


ZERO, ONE = Fraction(0), Fraction(1)


@pytest.mark.parametrize(
    "matrix", [((ONE, ZERO),), ((ONE,), (ZERO, ONE)), ((ONE, ZERO), (ZERO,)), ((ONE, ZERO), (ZERO, ONE), (ZERO, ZERO))]
)
def test_a_matrix_is_square(matrix: PairCost) -> None:
    with pytest.raises(Refused, match="one row and one column for each site"):
        check_symmetric(matrix, 2)


def test_one_infinite_cost_is_enough() -> None:
    assert check_finite(((ONE, ZERO), (ZERO, ONE)), 2) == ((ONE, ZERO), (ZERO, ONE))
    for matrix in (((None, ZERO), (ZERO, ONE)), ((ONE, None), (None, ONE)), ((ONE, ZERO), (ZERO, None))):
        with pytest.raises(Refused, match="a cost is infinite"):
            check_finite(matrix, 2)


HALF = Fraction(1, 2)
TWO_POINTS = Points(((ZERO,), (ONE,)), (HALF, HALF))


def test_a_transform_with_zeros_leaves_other_optima() -> None:
    # 2 (1 - cos(k))/k^2 is not negative, and 0 at 2 pi.
    certificate = askey(setting("max(1 - r, 0)", "1"))
    assert certificate is not None
    assert isinstance(certificate.claim, TransformSign)
    assert certificate.claim.sign == "nonnegative"
    where = certificate.claim.setting
    evidence = SignAndCost(certificate.evidence, Panels(where.profile, (ONE,)))
    verdict = check(MeanFieldOptimal(where, TWO_POINTS, unique=False), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason
    reason(MeanFieldOptimal(where, TWO_POINTS, unique=True), evidence)


def test_a_cost_that_vanishes_at_another_distance_is_not_costly_there() -> None:
    for cost, found in (("r^2*(r - 1)^2", Status.INCONCLUSIVE), ("r^2*((r - 1)^2 + 1)", Status.HOLDS)):
        evidence = CostPanels(Panels(parse(cost), (HALF, 2 * ONE)))
        assert check(CorrelationOptimal(setting(cost, "1"), TWO_POINTS), evidence).status is found
