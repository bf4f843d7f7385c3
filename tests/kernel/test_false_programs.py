"""One false claim for each check of linear programs, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim, LeastValue, LinearProgram, MarginalProblem, NoLowerBound, NoSolution
from mfsym.kernel.evidence import Column, Entry, Evidence, ExcludingPrices, SolutionAndPrices, SolutionAndRay
from mfsym.kernel.verdict import Status

Vector = tuple[Entry, ...]


def vector(*numbers: int) -> Vector:
    return tuple(Entry(at, Fraction(number)) for at, number in enumerate(numbers))


def program(costs: tuple[int, ...], row: tuple[int, ...], right: int) -> LinearProgram:
    """One equation."""
    columns = tuple(Column(Fraction(c), vector(a)) for c, a in zip(costs, row, strict=True))
    return LinearProgram(columns, (Fraction(right),))


def least(value: int, costs: tuple[int, ...], row: tuple[int, ...], right: int) -> LeastValue:
    return LeastValue(program(costs, row, right), Fraction(value))


HALF = Fraction(1, 2)
# x_0 + x_1 = 1, of which x_0 costs 1 and x_1 costs 2.
EASY = least(1, (1, 2), (1, 1), 1)
TWICE = (Entry(0, HALF), Entry(0, Fraction(1)))
LONG = Fraction(1, 10**400_000)

TRUE: dict[str, tuple[Claim, Evidence]] = {
    "the cheaper of two": (EASY, SolutionAndPrices(vector(1), vector(1))),
    "prices above what is not there": (
        LeastValue(MarginalProblem(((HALF, HALF), (HALF, HALF)), (None, *map(Fraction, (1, 1)), None)), Fraction(1)),
        SolutionAndPrices((Entry(0, HALF), Entry(1, HALF)), vector(1, 1)),
    ),
    "a sum of nonnegative numbers that is negative": (NoSolution(program((0,), (1,), -1)), ExcludingPrices(vector(-1))),
    "a variable that costs less than nothing": (
        NoLowerBound(program((-1,), (0,), 0)),
        SolutionAndRay((), vector(1)),
    ),
}

FALSE: dict[str, tuple[Claim, Evidence]] = {
    "a value that the solution does not attain": (
        least(0, (1, 2), (1, 1), 1),
        SolutionAndPrices(vector(1), ()),
    ),
    "a value that is not least": (least(2, (1, 2), (1, 1), 1), SolutionAndPrices(vector(0, 1), vector(2))),
    "prices of another worth": (least(2, (1, 2), (1, 1), 1), SolutionAndPrices(vector(0, 1), vector(1))),
    "a negative solution": (least(0, (1, 1), (1, 2), 1), SolutionAndPrices(vector(-1, 1), ())),
    "a solution of other equations": (least(0, (0,), (1,), -1), SolutionAndPrices((), ())),
    # True, but not well formed.
    "an entry twice": (EASY, SolutionAndPrices(TWICE, vector(1))),
    "no solution, by prices of a column above 0": (NoSolution(program((0,), (1,), 1)), ExcludingPrices(vector(1))),
    "no solution, by prices that are worth nothing": (NoSolution(program((0,), (1,), 0)), ExcludingPrices(())),
    "a ray that leaves what is allowed": (
        NoLowerBound(program((1,), (0,), 0)),
        SolutionAndRay((), vector(-1)),
    ),
    "a ray along which the equations do not stay true": (
        NoLowerBound(program((-1,), (1,), 0)),
        SolutionAndRay((), vector(1)),
    ),
    "a ray along which nothing falls": (NoLowerBound(program((0,), (0,), 0)), SolutionAndRay((), vector(1))),
    # The third cost would be left out.
    "more costs than places": (
        LeastValue(MarginalProblem(((Fraction(1),),), tuple(map(Fraction, (2, 1)))), Fraction(2)),
        SolutionAndPrices(vector(1), vector(2)),
    ),
}


@pytest.mark.parametrize("name", TRUE)
def test_true_claim_is_established(name: str) -> None:
    claim, evidence = TRUE[name]
    verdict = check(claim, evidence)
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, frozenset()), verdict.reason


@pytest.mark.parametrize("name", FALSE)
def test_false_claim_is_refused(name: str) -> None:
    claim, evidence = FALSE[name]
    assert check(claim, evidence).status is Status.INCONCLUSIVE


@pytest.mark.parametrize("at", [-1, 1])
def test_an_entry_at_a_place_that_is_none_is_refused(at: int) -> None:
    claim = replace(EASY, problem=program((1,), (1,), 1))
    for prices in (vector(1), (Entry(at, Fraction(1)),)):
        evidence = SolutionAndPrices((Entry(at, Fraction(1)),), prices)
        assert check(claim, evidence).status is Status.INCONCLUSIVE


def test_a_column_with_entries_outside_is_refused() -> None:
    columns = (Column(Fraction(0), (Entry(-1, Fraction(1)),)),)
    claim = LeastValue(LinearProgram(columns, (Fraction(1),)), Fraction(0))
    assert check(claim, SolutionAndPrices(vector(1), ())).status is Status.INCONCLUSIVE


def test_very_long_numbers_are_refused() -> None:
    many = tuple(Entry(at, LONG) for at in range(5000))
    claim = NoSolution(LinearProgram((Column(LONG, many),), (LONG,) * 5000))
    assert check(claim, ExcludingPrices(many)).status is Status.INCONCLUSIVE
