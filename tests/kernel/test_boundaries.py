"""Claims at the very edge of what a check accepts, and just beyond: what mutation testing found to be untested."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    Claim,
    NegativeAt,
    NegativeTransform,
    NoAdmissiblePlan,
    NotProportional,
    NotRepresentable,
    OptimalCost,
    TransformEnclosure,
    TransformSign,
    TransportProblem,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import (
    Evidence,
    Farkas,
    MixtureAndPotential,
    OracleEnclosure,
    Panels,
    Plan,
    PlanAndPotential,
    PlanAndProvedPotential,
    SeparatingCost,
    Squares,
    TransformPanels,
    TwoWaveNumbers,
    WeightedConfiguration,
    WeightedLaw,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.problem import PairCost
from mfsym.kernel.sign import is_positive_at_zero
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import known, pair, reason

ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)


def holds(claim: Claim, evidence: Evidence) -> None:
    verdict = check(claim, evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


# --- transforms at one wave number -----------------------------------------------------------------


def test_a_negative_transform_close_to_its_edges() -> None:
    claim, derivation = known("-exp(-r^2)", "3")
    holds(NegativeTransform(claim.setting, HALF, -HALF), derivation)
    assert reason(NegativeTransform(claim.setting, ZERO, -ONE), derivation) == "the wave number is not positive"
    for upper in (ZERO, HALF):
        assert reason(NegativeTransform(claim.setting, ONE, upper), derivation) == "the upper bound is not negative"


def test_a_negative_value_of_an_oracle_close_to_its_edges() -> None:
    claim, _ = known("-exp(-r^2)", "3")
    holds(NegativeTransform(claim.setting, ONE, -HALF), OracleEnclosure("arb", -ONE, -HALF))
    below = OracleEnclosure("arb", -ONE, -ONE)
    holds(NegativeTransform(claim.setting, ONE, -ONE), below)
    for upper in (ZERO, HALF):
        assert reason(NegativeTransform(claim.setting, ONE, upper), below) == "the upper bound is not negative"


def test_values_without_bounds() -> None:
    claim, derivation = known("a*exp(-r^2)", "3")
    assert "not seen below the bound" in reason(NegativeTransform(claim.setting, ONE, -ONE), derivation)
    assert "not seen below its bound" in reason(TransformEnclosure(claim.setting, ONE, ZERO, ONE), derivation)
    claim, derivation = known("-a*exp(-r^2)", "3")
    assert "not seen above its bound" in reason(TransformEnclosure(claim.setting, ONE, -ONE, ZERO), derivation)


def test_only_an_integrable_cost_has_a_value_at_zero() -> None:
    claim, derivation = known("exp(-r^2)", "3")
    holds(TransformEnclosure(claim.setting, ZERO, Fraction(5), Fraction(6)), derivation)
    # 4 pi/(k^2 + 1) - 4 pi/k^2 + ... : tempered, so that nothing is said at k = 0, where the formula has a value.
    claim, derivation = known("1/r^2 - 1/r^2*exp(-r)", "3")
    holds(TransformEnclosure(claim.setting, HALF, ZERO, Fraction(100)), derivation)


def test_a_tempered_transform_need_not_be_positive_at_zero() -> None:
    claim, derivation = known("-log(r)", "3")
    holds(TransformSign(claim.setting, "positive"), TransformPanels(derivation, Panels(claim.transform, ())))


def test_a_value_that_is_the_bound() -> None:
    claim, derivation = known("-exp(-r)", "1")  # -2/(k^2 + 1), which is -1 at k = 1
    holds(NegativeTransform(claim.setting, ONE, -ONE), derivation)
    holds(TransformEnclosure(claim.setting, ONE, -ONE, -ONE), derivation)


@pytest.mark.parametrize("k", ["k + 1", "r + 1"])
def test_the_wave_number_of_a_negative_value_is_a_number(k: str) -> None:
    claim, derivation = known("-exp(-r)", "1")
    false = NegativeAt(claim.setting, parse(k), parse(f"-2/(({k})^2 + 1)"))
    assert reason(false, derivation) == "the wave number mentions k or r"


@pytest.mark.parametrize(("first", "second"), [(ZERO, ONE), (ONE, ZERO)])
def test_quotients_at_zero_are_none(first: Fraction, second: Fraction) -> None:
    claim, derivation = known("exp(-r)", "1")
    false = NotProportional(claim.setting, parse("exp(-k^2)"))
    assert reason(false, TwoWaveNumbers(derivation, first, second)) == "a wave number is not positive"


@pytest.mark.parametrize(("first", "second"), [(ONE, HALF), (HALF, ONE)])
def test_quotients_may_differ_either_way(first: Fraction, second: Fraction) -> None:
    claim, derivation = known("exp(-r)", "1")
    holds(NotProportional(claim.setting, parse("exp(-k^2)")), TwoWaveNumbers(derivation, first, second))


UNKNOWN = "besselk(1/3, k) + k - 1"
"""A formula that is not defined at 0, and of which the kernel does not know how it behaves there."""


@pytest.mark.parametrize(
    ("profile", "form", "positive"),
    [
        # The value of the form at 0.
        ("r - 1", "1/(k^2 + 1)", True),
        ("r - 1", "k^2/(k^2 + 1)", False),
        ("r - 1", "-1/(k^2 + 1)", False),
        # The integral of the profile.
        ("exp(-r)", UNKNOWN, True),
        ("max(1 - r, 0)", UNKNOWN, True),
        ("r*max(1 - r, 0)", UNKNOWN, False),
        ("1 - r", UNKNOWN, False),
        # The limit of the form.
        ("r - 1", "sin(k)/k", True),
        ("r - 1", "-sin(k)/k", False),
        ("r - 1", "sin(k)/k^2", False),
        ("r - 1", "sin(k)", False),
        ("r - 1", "-log(k)", False),
        ("r - 1", UNKNOWN, False),
    ],
)
def test_what_is_positive_at_zero(profile: str, form: str, *, positive: bool) -> None:
    where = domain(())
    assert is_positive_at_zero(pair(profile, form, "1"), parse(form), where) is positive


# --- plans and potentials --------------------------------------------------------------------------


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
    two = Fraction(2)
    claim = optimal(((two, ONE, ZERO), (ONE, two, ZERO), (ZERO, ZERO, ZERO)), 2, ONE, (HALF, HALF, ZERO))
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
