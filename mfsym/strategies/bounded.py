"""Linear programs of the general form, with bounds for rows and variables, and a planted optimum."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from mfsym.strategies.questions import Program, Weights

Bounds = tuple[Fraction | None, ...]


@dataclass(frozen=True)
class GeneralProgram:
    """Minimise ``costs . x`` where ``lowest <= rows . x <= highest``, ``lower <= x <= upper``; ``None`` is no bound."""

    costs: Weights
    rows: tuple[Weights, ...]
    lowest: Bounds
    highest: Bounds
    lower: Bounds
    upper: Bounds

    @property
    def standard(self) -> Program:
        """The same in standard form: every variable a difference of two, every bound an equation with a slack."""
        units = [tuple(Fraction(i == j) for j in range(len(self.costs))) for i in range(len(self.costs))]
        limits = [*zip(self.rows, self.lowest, self.highest, strict=True),
                  *zip(units, self.lower, self.upper, strict=True)]  # fmt: skip
        equations: list[tuple[Weights, int, Fraction]] = []
        for row, low, high in limits:
            if low is not None and low == high:
                equations.append((row, 0, low))
                continue
            equations += [(row, -1, low)] if low is not None else []
            equations += [(row, 1, high)] if high is not None else []
        slacks = [i for i, (_, sign, _) in enumerate(equations) if sign]
        rows = tuple(
            (*row, *(-entry for entry in row), *(Fraction(sign * (i == slack)) for slack in slacks))
            for i, (row, sign, _) in enumerate(equations)
        )
        costs = (*self.costs, *(-c for c in self.costs), *(Fraction(0) for _ in slacks))
        return Program(costs, rows, tuple(right for _, _, right in equations))


@dataclass(frozen=True)
class PlantedGeneral:
    """A ``program`` of the general form with a ``solution`` that is optimal."""

    program: GeneralProgram
    solution: Weights


Limit = tuple[str, int, int, int]
"""What holds at the solution (a name of PLACES), a price, and how far the bounds are that do not."""

PLACES = ("between", "at the lower", "at the upper", "without bounds", "fixed", "no lower", "no upper")


def _limit() -> st.SearchStrategy[Limit]:
    return st.tuples(st.sampled_from(PLACES), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))


def _bounds(value: int, limit: Limit) -> tuple[Fraction | None, Fraction | None, int]:
    """The bounds around the value, and a price that complementary slackness allows."""
    place, price, below, above = limit
    low, high = Fraction(value - below), Fraction(value + above)
    at = Fraction(value)
    return {
        "between": (low, high, 0),
        "at the lower": (at, high, price),
        "at the upper": (low, at, -price),
        "without bounds": (None, None, 0),
        "fixed": (at, at, price - above),
        "no lower": (None, at, -price),
        "no upper": (at, None, price),
    }[place]


def _planted(matrix: list[list[int]], solution: list[int], limits: list[Limit], rows: list[Limit]) -> PlantedGeneral:
    # c = A'y + z with prices of the right signs: no other x in the bounds costs less.
    values = [sum(a * x for a, x in zip(row, solution, strict=True)) for row in matrix]
    around = [_bounds(value, limit) for value, limit in zip(values, rows, strict=True)]
    box = [_bounds(value, limit) for value, limit in zip(solution, limits, strict=True)]
    costs = tuple(
        Fraction(sum(price * row[j] for (_, _, price), row in zip(around, matrix, strict=True)) + box[j][2])
        for j in range(len(solution))
    )
    exact = tuple(tuple(map(Fraction, row)) for row in matrix)
    program = GeneralProgram(costs, exact, tuple(a[0] for a in around), tuple(a[1] for a in around),
                             tuple(b[0] for b in box), tuple(b[1] for b in box))  # fmt: skip
    return PlantedGeneral(program, tuple(map(Fraction, solution)))


@cache
def general_programs(most_rows: int = 3, most_columns: int = 4) -> st.SearchStrategy[PlantedGeneral]:
    """Programs with equations, inequalities and ranges, variables that are bounded, fixed or free, and an optimum.

    >>> from hypothesis import find
    >>> find(general_programs(), lambda found: any(found.solution)).program.costs
    (Fraction(0, 1),)
    """
    small = st.integers(-3, 3)

    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[PlantedGeneral]:
        rows, columns = shape
        matrix = st.lists(st.lists(small, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
        box = st.lists(_limit(), min_size=columns, max_size=columns)
        around = st.lists(_limit(), min_size=rows, max_size=rows)
        return st.builds(_planted, matrix, st.lists(small, min_size=columns, max_size=columns), box, around)

    return st.tuples(st.integers(1, most_rows), st.integers(1, most_columns)).flatmap(of_shape)


def without_solution(planted: PlantedGeneral, excess: int) -> GeneralProgram:
    """The program with one more row, the sum of those with an upper bound, which has to exceed the sum of them."""
    program = planted.program
    above = [(row, high) for row, high in zip(program.rows, program.highest, strict=True) if high is not None]
    total = tuple(sum((row[j] for row, _ in above), Fraction(0)) for j in range(len(program.costs)))
    least = sum((high for _, high in above), Fraction(0)) + excess
    return GeneralProgram(program.costs, (*program.rows, total), (*program.lowest, least), (*program.highest, None),
                          program.lower, program.upper)  # fmt: skip


def without_lower_bound(planted: PlantedGeneral, direction: tuple[int, ...], fall: int) -> GeneralProgram:
    """The program with its variables made free along a direction that leaves its rows as they are: a new column."""
    program = planted.program
    steps = [direction[j % len(direction)] for j in range(len(program.costs))]
    free = tuple(None if step else low for step, low in zip(steps, program.lower, strict=True))
    open_ = tuple(None if step else high for step, high in zip(steps, program.upper, strict=True))
    # The new variable grows from 0 while the others go along the direction.
    column = [-sum((s * a for s, a in zip(steps, row, strict=True)), Fraction(0)) for row in program.rows]
    cost = -fall - sum((s * c for s, c in zip(steps, program.costs, strict=True)), Fraction(0))
    rows = tuple((*row, entry) for row, entry in zip(program.rows, column, strict=True))
    return GeneralProgram((*program.costs, cost), rows, program.lowest, program.highest, (*free, Fraction(0)),
                          (*open_, None))  # fmt: skip
