"""Claims about plans, mixtures and pair measures at the very edge of what a check accepts, and just beyond.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    CloseToInfinite,
    FarFromInfinite,
    LargestRepresentable,
    NoAdmissiblePlan,
    NotRepresentable,
    OptimalCost,
    Representable,
    TransportProblem,
)
from mfsym.kernel.evidence import (
    Evidence,
    Farkas,
    MixtureAndPotential,
    NearbyMixture,
    Plan,
    PlanAndPotential,
    PlanAndProvedPotential,
    PlanAndSeparatingCost,
    RepresentingMixture,
    RepresentingPlan,
    SeparatingCost,
    SeparatingFunction,
    Square,
    Squares,
    WeightedConfiguration,
    WeightedLaw,
)
from mfsym.kernel.problem import Matrix, Mixture, PairCost
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import reason

ZERO, HALF, ONE, TWO = Fraction(0), Fraction(1, 2), Fraction(1), Fraction(2)


def holds(claim: Claim, evidence: Evidence) -> None:
    verdict = check(claim, evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


@pytest.mark.parametrize("bodies", [0, 1])
def test_fewer_than_two_bodies_have_no_cost(bodies: int) -> None:
    # Without pairs, 0 times any value is what the plan costs and what the potential shows.
    plan = (WeightedConfiguration((bodies, 0), HALF), WeightedConfiguration((0, bodies), HALF))
    costs = ((ONE, ZERO), (ZERO, ONE))
    false = OptimalCost(TransportProblem(costs, (HALF, HALF), bodies), Fraction(7))
    assert reason(false, PlanAndPotential(plan, (ZERO, ZERO))) == "there are fewer than two bodies"


FLAT: PairCost = ((ZERO, ONE), (ONE, ZERO))


def optimal(costs: PairCost, bodies: int | None, value: Fraction, marginal: tuple[Fraction, ...]) -> OptimalCost:
    return OptimalCost(TransportProblem(costs, marginal, bodies), value)


def plan(*parts: tuple[tuple[int, int], Fraction]) -> Plan:
    return tuple(WeightedConfiguration(configuration, weight) for configuration, weight in parts)


@pytest.mark.parametrize("site", [0, 1])
def test_the_marginal_counts_at_every_site(site: int) -> None:
    # Too many plans at one site, where bodies cost nothing.
    weights = [HALF, HALF]
    weights[site] = Fraction(5)
    parts = plan(((2, 0), weights[0]), ((0, 2), weights[1]))
    complaint = f"the plan has another marginal at site {site}"
    assert reason(optimal(FLAT, 2, ZERO, (HALF, HALF)), PlanAndPotential(parts, (ZERO, ZERO))) == complaint


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_part_of_a_plan_with_another_denominator_counts(place: int) -> None:
    parts = list(plan(((2, 0), HALF), ((0, 2), HALF)))
    parts.insert(place, WeightedConfiguration((1, 1), Fraction(1, 3)))
    claim = optimal(FLAT, 2, Fraction(1, 3), (HALF, HALF))
    assert "another marginal" in reason(claim, PlanAndPotential(tuple(parts), (ZERO, ZERO)))


def test_nothing_is_asked_of_the_potential_where_no_body_can_be() -> None:
    claim = optimal(((TWO, ONE, ZERO), (ONE, TWO, ZERO), (ZERO, ZERO, ZERO)), 2, ONE, (HALF, HALF, ZERO))
    together = (WeightedConfiguration((1, 1, 0), ONE),)
    holds(claim, PlanAndProvedPotential(together, (HALF, HALF, Fraction(100)), Squares((), (0, 1))))


def test_infinitely_many_bodies_that_must_not_meet() -> None:
    costs: PairCost = ((ONE, None), (None, ONE))
    mixture = (WeightedLaw((ONE, ZERO), HALF), WeightedLaw((ZERO, ONE), HALF))
    holds(optimal(costs, None, ONE, (HALF, HALF)), MixtureAndPotential(mixture, (ONE, ONE), ()))


@pytest.mark.parametrize("piled", [0, 1])
def test_bodies_can_pile_up_at_any_site(piled: int) -> None:
    costs = tuple(tuple(ONE if a != b or a == piled else None for b in range(2)) for a in range(2))
    false = NoAdmissiblePlan(TransportProblem(costs, (HALF, HALF), None))
    assert reason(false, Farkas((ONE, ONE))) == "the potential is positive where bodies can pile up"


@pytest.mark.parametrize("site", [0, 1])
def test_a_pair_measure_is_not_negative_anywhere(site: int) -> None:
    entries = [[ONE, HALF], [HALF, ONE]]
    entries[site][site] = -ONE
    claim = NotRepresentable(tuple(map(tuple, entries)), 2)
    assert reason(claim, SeparatingCost(FLAT)) == "the pair measure is negative somewhere"


@pytest.mark.parametrize("measure", [((ONE, ZERO),), ((HALF, HALF), (ZERO, ZERO))])
def test_a_pair_measure_is_symmetric(measure: tuple[tuple[Fraction, ...], ...]) -> None:
    assert "a matrix" in reason(NotRepresentable(measure, 2), SeparatingCost(FLAT))


# --- mixtures --------------------------------------------------------------------------------------


def mixture(*parts: tuple[tuple[Fraction, ...], Fraction]) -> Mixture:
    return tuple(WeightedLaw(law, weight) for law, weight in parts)


LEFT, RIGHT, BOTH = (ONE, ZERO), (ZERO, ONE), (HALF, HALF)


def why_no_mixture(parts: Mixture) -> str:
    """Why this is no mixture of two sites with equal weights; at no cost, so that nothing else is wrong."""
    free: PairCost = ((ZERO, ZERO), (ZERO, ZERO))
    return reason(optimal(free, None, ZERO, BOTH), MixtureAndPotential(parts, (ZERO, ZERO), ()))


def test_a_part_of_weight_zero_does_no_harm() -> None:
    free: PairCost = ((ZERO, ZERO), (ZERO, ZERO))
    parts = mixture((BOTH, ONE), (LEFT, ZERO))
    holds(optimal(free, None, ZERO, BOTH), MixtureAndPotential(parts, (ZERO, ZERO), ()))


@pytest.mark.parametrize("place", [0, 1])
def test_no_part_has_a_negative_weight(place: int) -> None:
    parts = [WeightedLaw(BOTH, TWO)]
    parts.insert(place, WeightedLaw(BOTH, -ONE))
    assert why_no_mixture(tuple(parts)) == "a weight of the mixture is negative"


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("negative", [(-HALF, 3 * HALF), (3 * HALF, -HALF)])
def test_no_law_has_a_negative_probability(place: int, negative: tuple[Fraction, ...]) -> None:
    parts = [WeightedLaw(BOTH, ONE)]
    parts.insert(place, WeightedLaw(negative, ZERO))
    assert why_no_mixture(tuple(parts)) == "a law of the mixture has a negative probability"


@pytest.mark.parametrize("other", [(HALF,), (HALF, HALF, ZERO)])
def test_every_law_is_on_the_sites(other: tuple[Fraction, ...]) -> None:
    complaint = "a law of the mixture needs one number for each site"
    assert why_no_mixture(mixture((BOTH, ONE), (other, ZERO))) == complaint


def test_every_law_sums_to_one() -> None:
    parts = mixture((BOTH, HALF), ((ONE, ONE), HALF / 2))
    assert why_no_mixture(parts) == "a law of the mixture does not sum to 1"


@pytest.mark.parametrize("laws", [(LEFT, RIGHT), (RIGHT, LEFT)])
def test_a_mixture_has_the_marginal_at_every_site(laws: tuple[tuple[Fraction, ...], ...]) -> None:
    parts = mixture((laws[0], HALF), (laws[1], Fraction(5)))
    assert why_no_mixture(parts) == "the mixture has another marginal"


@pytest.mark.parametrize(
    ("costs", "marginal", "complaint"),
    [
        (((ONE, ONE), (ONE, ONE)), (ONE, ONE), "the marginal does not sum to 1"),
        (((ONE, ONE), (ONE, ONE)), (2 * ONE, -ONE), "a weight of the marginal is negative"),
        (((ONE, TWO), (ZERO, ONE)), BOTH, "a matrix of pairs is not symmetric"),
    ],
)
def test_infinitely_many_bodies_have_a_law_and_symmetric_costs(
    costs: PairCost, marginal: tuple[Fraction, ...], complaint: str
) -> None:
    evidence = MixtureAndPotential(mixture((BOTH, sum(marginal, ZERO))), (ONE, ONE), ())
    assert reason(optimal(costs, None, sum(marginal, ZERO), marginal), evidence) == complaint


@pytest.mark.parametrize(
    "squares",
    [
        (Square(HALF, (ONE, -ONE)),),
        (Square(HALF / 2, (ONE, -ONE)), Square(HALF / 2, (-ONE, ONE))),
        (Square(ZERO, (ONE, ONE)),),
    ],
)
def test_squares_that_leave_something_copositive(squares: tuple[Square, ...]) -> None:
    costs: PairCost = ((TWO, ONE), (ONE, TWO))
    claim = optimal(costs, None, 3 * HALF, BOTH)
    holds(claim, MixtureAndPotential(mixture((BOTH, ONE)), (3 * HALF, 3 * HALF), squares))


@pytest.mark.parametrize("place", [0, 1])
def test_every_square_is_subtracted(place: int) -> None:
    costs: PairCost = ((TWO, ONE), (ONE, TWO))
    squares = [Square(HALF, (ONE, -ONE))]
    squares.insert(place, Square(Fraction(1, 100), (ONE, ZERO)))
    claim = optimal(costs, None, 3 * HALF, BOTH)
    evidence = MixtureAndPotential(mixture((BOTH, ONE)), (3 * HALF, 3 * HALF), tuple(squares))
    assert "copositive" in reason(claim, evidence)


# --- representable pair measures -------------------------------------------------------------------

APART: Matrix = ((ZERO, HALF), (HALF, ZERO))
"""The law of two bodies at two sites that never meet; three cannot all be apart."""


def test_a_pair_measure_has_mass_one() -> None:
    twice = tuple(tuple(2 * p for p in row) for row in APART)
    complaint = "the pair measure does not sum to 1"
    assert reason(Representable(twice, 2), RepresentingPlan(plan(((1, 1), TWO)))) == complaint
    product = ((HALF, HALF), (HALF, HALF))
    assert reason(Representable(product, None), RepresentingMixture(mixture((BOTH, TWO)))) == complaint


def test_a_signed_mixture_represents_nothing() -> None:
    parts = mixture((BOTH, TWO), (LEFT, -HALF), (RIGHT, -HALF))
    assert reason(Representable(APART, None), RepresentingMixture(parts)) == "a weight of the mixture is negative"


def test_a_plan_says_nothing_about_infinitely_many() -> None:
    parts = plan(((1, 1), ONE))
    holds(Representable(APART, 2), RepresentingPlan(parts))
    assert reason(Representable(APART, None), RepresentingPlan(parts)) == "there are fewer than two bodies"


@pytest.mark.parametrize("bodies", [0, 1])
def test_fewer_than_two_bodies_represent_nothing(bodies: int) -> None:
    apart_is_cheap: Matrix = ((ONE, -ONE), (-ONE, ONE))
    false = NotRepresentable(APART, bodies)
    assert reason(false, SeparatingCost(apart_is_cheap)) == "there are fewer than two bodies"


SEPARATING: Matrix = ((Fraction(2, 3), Fraction(-1, 3)), (Fraction(-1, 3), Fraction(2, 3)))
"""Of three or four bodies at two sites, a third of the pairs or more are at one site."""


def test_the_largest_number_of_bodies() -> None:
    complaint = "the plan has another pair marginal"
    holds(LargestRepresentable(APART, 2), PlanAndSeparatingCost(plan(((1, 1), ONE)), SEPARATING))
    three = plan(((2, 1), HALF), ((1, 2), HALF))
    assert reason(LargestRepresentable(APART, 3), PlanAndSeparatingCost(three, SEPARATING)) == complaint


def test_the_largest_number_is_not_one_less() -> None:
    # A third of the pairs at one site is what three bodies can do and four as well, but not five.
    third: Matrix = ((Fraction(1, 6), Fraction(1, 3)), (Fraction(1, 3), Fraction(1, 6)))
    five: Matrix = ((Fraction(3, 5), Fraction(-2, 5)), (Fraction(-2, 5), Fraction(3, 5)))
    three, four = plan(((2, 1), HALF), ((1, 2), HALF)), plan(((2, 2), ONE))
    holds(LargestRepresentable(third, 4), PlanAndSeparatingCost(four, five))
    complaint = "the potential exceeds the energy at some configuration"
    assert reason(LargestRepresentable(third, 3), PlanAndSeparatingCost(three, five)) == complaint


def test_what_is_close_to_infinite_is_representable() -> None:
    nearby = mixture((BOTH, ONE))
    holds(CloseToInfinite(APART, 2, "total-variation", ONE), NearbyMixture(plan(((1, 1), ONE)), nearby))
    three = plan(((2, 1), HALF), ((1, 2), HALF))
    false = CloseToInfinite(APART, 3, "total-variation", ONE)
    assert reason(false, NearbyMixture(three, nearby)) == "the plan has another pair marginal"


def test_a_signed_mixture_is_not_close() -> None:
    parts = mixture((BOTH, TWO), (LEFT, -HALF), (RIGHT, -HALF))
    false = CloseToInfinite(APART, 2, "total-variation", ZERO)
    evidence = NearbyMixture(plan(((1, 1), ONE)), parts)
    assert reason(false, evidence) == "a weight of the mixture is negative"


def far(function: Matrix, bound: Fraction, bodies: int = 2, distance: Fraction = HALF) -> tuple[Claim, Evidence]:
    parts = plan(((1, 1), ONE)) if bodies == 2 else plan(((2, 1), HALF), ((1, 2), HALF))
    evidence = SeparatingFunction(parts, function, bound, ())
    return FarFromInfinite(APART, bodies, "total-variation", distance), evidence


ARE_APART: Matrix = ((ZERO, ONE), (ONE, ZERO))


def test_what_is_far_from_infinite_is_representable() -> None:
    holds(*far(ARE_APART, HALF))
    assert reason(*far(ARE_APART, HALF, bodies=3)) == "the plan has another pair marginal"
    assert reason(*far(ARE_APART, HALF, distance=ONE)) == "the function does not separate that far"
    _, evidence = far(ARE_APART, HALF)
    holds(FarFromInfinite(APART, 2, "set", HALF / 2), evidence)
    assert "does not separate" in reason(FarFromInfinite(APART, 2, "set", HALF), evidence)


@pytest.mark.parametrize("place", [(0, 0), (1, 1), (0, 1)])
def test_a_separating_function_is_bounded_everywhere(place: tuple[int, int]) -> None:
    function = [list(row) for row in ARE_APART]
    function[place[0]][place[1]] = function[place[1]][place[0]] = TWO if place == (0, 1) else -TWO
    bound = ONE if place == (0, 1) else HALF
    complaint = "the function exceeds 1 in absolute value"
    assert reason(*far(tuple(map(tuple, function)), bound)) == complaint
