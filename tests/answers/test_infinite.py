"""Mean field energies that are infinite are said to be so where the kernel sees what the cost does at r = 0."""

import pytest

from mfsym.answers import mean_field_energy
from mfsym.errors import NoEvidence
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

PAIR = "points(0: 1/2, 1: 1/2)"


@pytest.mark.parametrize(
    ("cost", "dimension", "law", "why"),
    [
        ("1/r", 1, PAIR, "two bodies are at one place"),
        ("1/r^s", 1, PAIR, "two bodies are at one place"),
        # negative beyond r = 1, but at finitely many distances
        ("-log(r)", 1, "points(0: 1/2, 2: 1/2)", "two bodies are at one place"),
        ("1/r", 3, "1/2*ball(1) + 1/2*points((0, 0, 0): 1)", "two bodies are at one place"),
        ("1/r", 1, "interval(0, 1)", "the density of the difference"),
        ("1/r^3", 3, "gaussian(1)", "the density of the difference"),
        ("1/r", 1, "density(exp(-r)/2)", "the density of the difference"),
    ],
)
def test_the_energy_is_infinite(cost: str, dimension: int, law: str, why: str) -> None:
    answer = mean_field_energy(cost, dimension, law)
    assert (answer["value"], answer["verdict"]) == ("inf", "HOLDS")
    assert why in str(answer["reason"])
    assert answer.is_certified()
    assert "the kernel does not check" in str(answer["rests_on"])
    # Each part of the reason has a certificate: that of the cost near 0 and, for laws with a density, its sign.
    assert all(check(one.claim, one.evidence).status is Status.HOLDS for one in answer.further)
    assert str(answer["reason"]).count("nonnegative") == len(answer.further)
    with pytest.raises(NoEvidence, match="there is no formula"):
        answer.formula()


@pytest.mark.parametrize(
    ("cost", "dimension", "law", "other"),
    [
        # -infinity
        ("log(r)", 1, PAIR, None),
        # no common atom
        ("1/r", 1, PAIR, "points(2: 1/2, 3: 1/2)"),
        # finite
        ("1/r", 3, "ball(1)", None),
        ("1/r", 3, "sphere(1)", None),
        ("exp(-r)", 1, PAIR, None),
        # infinity minus infinity: the law of |x| has no logarithmic moment
        ("1/r - r", 1, "lorentzian(1)", None),
    ],
)
def test_other_energies_are_not_called_infinite(cost: str, dimension: int, law: str, other: str | None) -> None:
    assert mean_field_energy(cost, dimension, law, other)["value"] != "inf"


def test_what_is_no_law_has_no_energy() -> None:
    answer = mean_field_energy("1/r", 1, "density(exp(-r))")
    assert (answer["value"], answer["verdict"]) == (None, "INCONCLUSIVE")
    assert str(answer["reason"]).startswith("the density does not have mass 1")


def test_the_condition_for_a_finite_energy_is_found() -> None:
    answer = mean_field_energy("1/r^s", 3, "ball(1)")
    assert (answer["value"], answer["conditions"]) == ("72/(2^s*(3 - s)*(4 - s)*(6 - s))", ["3 > s"])


def test_a_failure_is_one_short_sentence_that_begins_with_what_may_help() -> None:
    reason = str(mean_field_energy("exp(-a*r)/(1 + r^2)", 3, "gaussian(1)")["reason"])
    assert reason.startswith("numbers for a, or --assume, may settle it")
    assert len(reason) < 200
