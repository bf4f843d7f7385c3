"""Infinitely many bodies on many sites: the bounds are certified and contain what is known."""

from fractions import Fraction

import numpy as np
import pytest

from mfsym.answers import solve
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostBracket
from mfsym.kernel.verdict import Status
from mfsym.transport import solve as find
from mfsym.transport import transport_problem
from mfsym.transport.infinite_squares import law_by_descent, proved_by_squares


def cycle(sites: int) -> list[list[int]]:
    return [[int((a - b) % sites in (0, 1, sites - 1)) for b in range(sites)] for a in range(sites)]


def test_on_a_cycle_of_thirteen_sites_the_bounds_contain_the_value() -> None:
    # Motzkin and Straus: 1/6, as at most 6 sites of the cycle have no two neighbours.
    found = find(transport_problem(cycle(13), ["1/13"] * 13, "inf"))
    assert isinstance(found.claim, CostBracket)
    assert found.claim.lower < Fraction(1, 6) <= found.claim.upper
    assert found.claim.upper - Fraction(1, 6) < Fraction(1, 10**6)
    assert check(found.claim, found.evidence).status is Status.HOLDS


def test_squares_prove_on_the_cycle_of_five_what_they_can() -> None:
    # Positive semidefinite plus nonnegative matrices give 1/sqrt(5), less than the value 1/2.
    half = Fraction(1, 2)
    cost = transport_problem(cycle(5), ["1/5"] * 5, "inf").cost
    lower = sum(proved_by_squares(cost, (Fraction(1, 5),) * 5, (half,) * 5).potential) / 5
    # 1/50: the relaxation is solved to within some percent.
    assert Fraction(1, 5) * (1 - Fraction(1, 50)) < lower**2 <= Fraction(1, 5)


def test_when_time_is_up_there_are_bounds() -> None:
    cost = [[(7 * (a + 1) * (b + 1) + 3 * (a + b) ** 2) % 19 for b in range(14)] for a in range(14)]
    answer = solve(transport_problem(cost, ["1/14"] * 14, "inf"), seconds=0.5)
    assert answer["verdict"] == "INCONCLUSIVE"
    assert answer.is_certified()
    # The costs are from 0 to 18; at worst that is known.
    assert 0 <= Fraction(str(answer["lower"])) < Fraction(str(answer["upper"])) <= Fraction(str(answer["mean_field"]))


def test_descent_finds_laws_where_a_potential_is_too_high() -> None:
    cost = transport_problem(cycle(5), ["1/5"] * 5, "inf").cost
    assert law_by_descent(cost, (Fraction(9, 20),) * 5) == []
    found = law_by_descent(cost, (Fraction(11, 20),) * 5)
    # The least value is 1/2 (I5); 1e-3: descent stops near it.
    assert min(law @ np.array(cycle(5)) @ law for law in found) == pytest.approx(0.5, abs=1e-3)
