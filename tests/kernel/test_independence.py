"""Mixtures that few bodies determine, and sequences on the circle, at the very edge of what is accepted."""

import random
from fractions import Fraction
from itertools import combinations

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Determined, PairwiseIndependent
from mfsym.kernel.evidence import Calculation, Mixture, ShiftAndRelation, WeightedLaw
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import reason

ZERO, HALF, ONE, THIRD = Fraction(0), Fraction(1, 2), Fraction(1), Fraction(1, 3)
Rows = tuple[tuple[int, ...], ...]


def mixture(*laws: tuple[Fraction, ...]) -> Mixture:
    return tuple(WeightedLaw(law, Fraction(1, len(laws))) for law in laws)


LEFT, RIGHT, COIN, OTHER_COIN = (ONE, ZERO), (ZERO, ONE), (HALF, HALF), (THIRD, 2 * THIRD)


@pytest.mark.parametrize(
    ("laws", "bodies"),
    [
        (mixture(LEFT), 1),
        (mixture(RIGHT), 1),
        (mixture(COIN), 2),
        (mixture(LEFT, RIGHT), 2),
        (mixture(LEFT, COIN), 3),
        (mixture(COIN, OTHER_COIN), 4),
        (mixture(COIN, LEFT, RIGHT), 4),
    ],
)
def test_so_many_bodies_determine_a_mixture_and_no_fewer(laws: Mixture, bodies: int) -> None:
    assert check(Determined(laws, bodies), Calculation()).status is Status.HOLDS
    assert check(Determined(laws, bodies + 1), Calculation()).status is Status.HOLDS
    assert reason(Determined(laws, bodies - 1), Calculation()) == "so few bodies do not tell so many laws"


def test_only_mixtures_are_determined() -> None:
    double = (WeightedLaw(LEFT, ONE), WeightedLaw(RIGHT, ONE))
    assert reason(Determined(double, 2), Calculation()) == "the weights of a mixture do not sum to 1"
    signed = (WeightedLaw((2 * ONE, -ONE), ONE),)
    assert reason(Determined(signed, 9), Calculation()) == "a law of the mixture has a negative probability"


# --- sequences on the circle -----------------------------------------------------------------------

ROWS: Rows = ((1, 1), (1, 2), (1, 3))
FORWARD: Rows = ((1, 1), (0, 1))
"""(1, n) times this matrix is (1, n + 1)."""
TRANSPOSED: Rows = ((1, 0), (1, 1))
RELATION = (1, -2, 1)


def verdict(rows: Rows, shift: Rows, relation: tuple[int, ...]) -> str:
    return check(PairwiseIndependent(rows), ShiftAndRelation(shift, relation)).reason


ESTABLISHED = "the evidence establishes the claim"


def test_a_sequence_and_its_mistakes() -> None:
    assert verdict(ROWS, FORWARD, RELATION) == ESTABLISHED
    assert verdict(ROWS, FORWARD, (-1, 2, -1)) == ESTABLISHED
    assert verdict(ROWS, TRANSPOSED, RELATION) == "the shift does not take each body to the next"
    for wrong in ((1, -2), (1, -2, 1, 0), (0, 0, 0), ()):
        assert verdict(ROWS, FORWARD, wrong) == "a relation needs a number for each body, not all 0"
    for wrong in ((1, -1, 0), (1, -2, 2), (0, 0, 1), (2, -2, 1)):
        assert verdict(ROWS, FORWARD, wrong) == "the relation does not hold"
    assert verdict(ROWS[:1], FORWARD, RELATION[:1]) == "there are fewer than two bodies"
    assert verdict((), (), ()) == "there are fewer than two bodies"


@pytest.mark.parametrize("body", [0, 1, 2])
def test_the_shift_takes_every_body_to_the_next(body: int) -> None:
    rows = list(ROWS)
    rows[body] = (1, -7 - body)
    # A relation that holds all the same, for any three rows of the form (1, x).
    x, y, z = (row[1] for row in rows)
    assert verdict(tuple(rows), FORWARD, (z - y, x - z, y - x)) == "the shift does not take each body to the next"


@pytest.mark.parametrize("equal", list(combinations(range(4), 2)))
def test_no_two_bodies_depend_on_each_other(equal: tuple[int, int]) -> None:
    # Two of the bodies are the same up to a multiple.
    rows = [[1, 0], [1, 1], [1, 2], [1, 3]]
    rows[equal[1]] = [-2 * x for x in rows[equal[0]]]
    assert verdict(tuple(map(tuple, rows)), FORWARD, (1, 0, 0, 0)) == "two of the bodies are not independent"


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("wrong", [(1,), (1, 2, 0)])
def test_every_body_has_a_coefficient_for_each_variable(place: int, wrong: tuple[int, ...]) -> None:
    rows = list(ROWS)
    rows[place] = wrong
    assert verdict(tuple(rows), FORWARD, RELATION) == "a row needs one number for each variable"


@pytest.mark.parametrize("wrong", [((1, 1), (0,)), ((1,), (0, 1)), ((1, 1), (0, 1, 1)), ((1, 1, 0), (0, 1))])
def test_a_shift_is_square(wrong: Rows) -> None:
    assert verdict(ROWS, wrong, RELATION) == "a row needs one number for each variable"


def test_three_variables() -> None:
    # The shift turns the variables round; bodies 0, 1 and 2 are independent, the fourth is the first again.
    turn = ((0, 1, 0), (0, 0, 1), (1, 0, 0))
    rows = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    assert verdict((*rows, (1, 0, 0)), turn, (1, 0, 0, -1)) == "two of the bodies are not independent"
    assert verdict(rows, turn, (1, 1, 1)) == "the relation does not hold"
    for column in range(3):
        assert verdict(rows, turn, tuple(int(a == column) for a in range(3))) == "the relation does not hold"


def test_shifts_are_invertible_or_refused() -> None:
    values, outcomes = random.Random(6), set()
    for size in (2, 3):
        for _ in range(60):
            shift = [[values.choice([-1, 0, 0, 1, 2]) for _ in range(size)] for _ in range(size)]
            (a, b, *_), (c, d, *_) = shift[0], shift[1]
            if size == 2:
                determinant = a * d - b * c
            else:
                (a, b, c), (d, e, f), (g, h, i) = shift
                determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
            rows = [[values.choice([0, 1, 1, 2, -1]) for _ in range(size)]]
            rows.append([sum(rows[0][i] * shift[i][j] for i in range(size)) for j in range(size)])
            found = verdict(tuple(map(tuple, rows)), tuple(map(tuple, shift)), (1, 1))
            parallel = all(rows[0][i] * rows[1][j] == rows[0][j] * rows[1][i] for i in range(size) for j in range(i))
            expected = (
                "two of the bodies are not independent"
                if parallel
                else "the relation does not hold"
                if determinant
                else "the shift is not invertible"
            )
            assert found == expected, (rows, shift)
            outcomes.add(found)
    assert len(outcomes) == 3
