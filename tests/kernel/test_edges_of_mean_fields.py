"""Claims about the mean field limit at the very edge of what a check accepts, and just beyond.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CorrelationOptimal, MeanFieldOptimal, TransformSign
from mfsym.kernel.configurations import check_finite, check_symmetric
from mfsym.kernel.evidence import CostPanels, Panels, SignAndCost, SignCostAndMoments, TransformPanels
from mfsym.kernel.grammar import parse
from mfsym.kernel.marginal import Centred, Gaussian, Marginal, Placed, Points, RadialDensity, RadialShape
from mfsym.kernel.problem import PairCost
from mfsym.kernel.refusal import Refused
from mfsym.kernel.verdict import Status, Verdict
from mfsym.positivity.methods.askey import decide as askey
from tests.kernel.proofs import known, reason, setting

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


# --- laws of several parts -------------------------------------------------------------------------


def placed(*laws: Centred) -> Placed:
    """The laws side by side, with equal weights."""
    size = Fraction(1, len(laws))
    return Placed(laws, tuple((Fraction(i), ZERO, ZERO) for i in range(len(laws))), (size,) * len(laws))


def by_sign(cost: str, dimension: str, law: Marginal, unique: bool = True) -> Verdict:
    claim, transform = known(cost, dimension)
    panels = TransformPanels(transform, Panels(claim.transform, ()))
    evidence = SignAndCost(panels, Panels(claim.setting.profile, ()))
    return check(MeanFieldOptimal(claim.setting, law, unique), evidence)


ATOM, BELL = Points(((ZERO, ZERO, ZERO),), (ONE,)), Gaussian(ONE)
SMOOTH, STEEP = RadialShape(parse("exp(-r)")), RadialShape(parse("r^(-5/2)*exp(-r)"))
OF_ANY_MASS = RadialDensity(parse("exp(-r)"))


@pytest.mark.parametrize("others", [(BELL,), (BELL, SMOOTH), (SMOOTH, BELL)])
@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        (ATOM, "the mean field energy is infinite, since the law has atoms"),
        (STEEP, "the mean field energy is not seen to be finite"),
        (OF_ANY_MASS, "the density is not shown to have mass 1"),
    ],
)
def test_every_part_of_a_law_counts(bad: Centred, complaint: str, others: tuple[Centred, ...]) -> None:
    assert by_sign("1/r", "3", placed(*others)).status is Status.HOLDS
    for place in range(len(others) + 1):
        assert by_sign("1/r", "3", placed(*others[:place], bad, *others[place:])).reason == complaint


def test_a_shape_has_finite_coulomb_energy_up_to_the_edge() -> None:
    # The potential is at most the integral of r f, and r^(-2) is where that diverges.
    for power, found in (("-19/10", Status.HOLDS), ("-2", Status.INCONCLUSIVE)):
        assert by_sign("1/r", "3", RadialShape(parse(f"r^({power})*exp(-r)"))).status is found


def test_bounded_costs_ask_nothing_of_a_law() -> None:
    for law in (ATOM, STEEP, placed(ATOM, STEEP, BELL)):
        assert by_sign("exp(-r)", "3", law).status is Status.HOLDS
    assert by_sign("exp(-r)", "3", OF_ANY_MASS).reason == "the density is not shown to have mass 1"


@pytest.mark.parametrize(
    ("centers", "found"),
    [((0, 0), Status.INCONCLUSIVE), ((0, 1), Status.HOLDS), ((1, 0), Status.HOLDS), ((1, 1, 1), Status.INCONCLUSIVE)],
)
def test_a_law_that_is_no_point_mass(centers: tuple[int, ...], found: Status) -> None:
    here = Points(((ZERO,),), (ONE,))
    parts = len(centers)
    law = Placed((here,) * parts, tuple((Fraction(x),) for x in centers), (Fraction(1, parts),) * parts)
    evidence = CostPanels(Panels(parse("r^2"), ()))
    assert check(CorrelationOptimal(setting("r^2", "1"), law), evidence).status is found
    for place in range(parts):
        # A part that is spread out is enough.
        laws = tuple(Gaussian(ONE) if part == place else here for part in range(parts))
        assert check(CorrelationOptimal(setting("r^2", "1"), replace(law, laws=laws)), evidence).status is Status.HOLDS


@pytest.mark.parametrize("place", [0, 1])
def test_every_part_has_exponential_moments(place: int) -> None:
    certificate = askey(setting("max(1 - r, 0)", "1"))
    assert certificate is not None
    assert isinstance(certificate.claim, TransformSign)
    where = certificate.claim.setting
    evidence = SignCostAndMoments(certificate.evidence, Panels(where.profile, (ONE,)))
    heavy = RadialShape(parse("(r^2 + 1)^(-2)"))
    for kind, complaint in ((Gaussian(ONE), None), (heavy, "the law is not seen to have exponential moments")):
        laws: list[Centred] = [Gaussian(ONE), Gaussian(ONE)]
        laws[place] = kind
        law = Placed(tuple(laws), ((ZERO,), (ONE,)), (HALF, HALF))
        verdict = check(MeanFieldOptimal(where, law, unique=True), evidence)
        assert verdict.status is (Status.INCONCLUSIVE if complaint else Status.HOLDS)
        assert complaint is None or verdict.reason == complaint
