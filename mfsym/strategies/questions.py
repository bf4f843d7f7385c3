"""Problems for solvers of two marginals, several marginals and linear programs, with exact data."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import combinations, product
from random import Random

from hypothesis import strategies as st

from mfsym.strategies.ingredients import occupations

Weights = tuple[Fraction, ...]
Costs = tuple[tuple[Fraction | None, ...], ...]

GRAINS = 16
"""Masses are multiples of 1/16 and costs of 1/4: floating-point numbers, so that what is asked is what is meant."""


@dataclass(frozen=True)
class Transport:
    """Two marginals ``first`` and ``second`` of equal mass, and the ``cost`` of one unit between their sites."""

    first: Weights
    second: Weights
    cost: Costs


@dataclass(frozen=True)
class Entropic:
    """A transport ``problem`` to whose cost -``regularisation`` times the entropy of the plan is added."""

    problem: Transport
    regularisation: Fraction


@dataclass(frozen=True)
class Multi:
    """Several ``marginals`` of equal mass and the ``costs`` of all choices of one site each, in lexicographic order."""

    marginals: tuple[Weights, ...]
    costs: tuple[Fraction | None, ...]


@dataclass(frozen=True)
class EntropicPoints:
    """Several ``marginals`` on ``clouds`` of points, with ``regularisation``; the cost is the sum of the squared
    distances of all pairs."""

    clouds: tuple[tuple[Weights, ...], ...]
    marginals: tuple[Weights, ...]
    regularisation: Fraction

    @property
    def multi(self) -> Multi:
        """The same with a cost tensor, without regularisation."""
        energies = [
            sum(((s - t) ** 2 for x, y in combinations(places, 2) for s, t in zip(x, y, strict=True)), Fraction(0))
            for places in product(*self.clouds)
        ]
        return Multi(self.marginals, tuple(energies))


@dataclass(frozen=True)
class Program:
    """Minimise ``costs . x`` where ``rows[i] . x = right[i]`` and x >= 0."""

    costs: Weights
    rows: tuple[Weights, ...]
    right: Weights


@dataclass(frozen=True)
class PlantedProgram:
    """A ``program`` whose ``solution`` x and ``prices`` y are known: y . A <= c, with equality where x > 0."""

    program: Program
    solution: Weights
    prices: Weights


@dataclass(frozen=True)
class Line:
    """Weights ``first`` at ``places`` of the line, and ``second`` at ``others``, of equal mass; the cost is |x - y|."""

    places: Weights
    others: Weights
    first: Weights
    second: Weights


@dataclass(frozen=True)
class Assignment:
    """A square matrix ``cost``, of which one entry is chosen in each row and column."""

    cost: Costs


@cache
def two_marginals(
    *,
    most_sites: int = 4,
    square: bool = False,
    zeros: bool = False,
    negative: bool = False,
    infinite: bool = False,
    grains: int = GRAINS,
) -> st.SearchStrategy[Transport]:
    """Transport problems of mass 1 between 1 to ``most_sites`` sites on either side; with ties, often degenerate.

    ``square``: as many sites on either side; ``zeros``: sites may have mass 0; ``negative``: so may costs be;
    ``infinite``: some costs are; masses are multiples of 1/``grains``.

    >>> from hypothesis import find
    >>> find(two_marginals(), lambda problem: len(problem.first) > 1).first
    (Fraction(1, 16), Fraction(15, 16))
    """
    entries: st.SearchStrategy[Fraction | None] = costs(negative)
    if infinite:
        entries = entries | st.none()
    size = st.integers(1, most_sites)
    sizes = size.map(lambda m: (m, m)) if square else st.tuples(size, size)

    def of_size(shape: tuple[int, int]) -> st.SearchStrategy[Transport]:
        rows = st.tuples(*[st.tuples(*[entries] * shape[1])] * shape[0])
        return st.builds(Transport, masses(shape[0], zeros, grains), masses(shape[1], zeros, grains), rows)

    return sizes.flatmap(of_size)


@cache
def costs(negative: bool = False) -> st.SearchStrategy[Fraction]:
    """Multiples of 1/4, most of them small integers, so that there are ties."""
    least = -4 if negative else 0
    return st.integers(least, 4).map(Fraction) | st.integers(4 * least, 16).map(lambda k: Fraction(k, 4))


@cache
def masses(sites: int, zeros: bool = False, grains: int = GRAINS) -> st.SearchStrategy[Weights]:
    """Laws whose weights are multiples of 1/``grains``, positive unless ``zeros``."""
    parts = occupations(sites, grains if zeros else grains - sites)
    return parts.map(lambda n: tuple(Fraction(k if zeros else k + 1, grains) for k in n))


@cache
def several_marginals(*, most_cells: int = 27, zeros: bool = False, negative: bool = False) -> st.SearchStrategy[Multi]:
    """Problems with two or three marginals, and a cost tensor with up to ``most_cells`` entries.

    >>> from hypothesis import find
    >>> len(find(several_marginals(), lambda problem: len(problem.marginals) > 2).costs)
    1
    """
    side = max(m for m in range(1, most_cells) if m**3 <= most_cells)

    def of_shape(shape: list[int]) -> st.SearchStrategy[Multi]:
        cells = 1
        for m in shape:
            cells *= m
        laws = st.tuples(*[masses(m, zeros) for m in shape])
        return st.builds(Multi, laws, st.tuples(*[costs(negative)] * cells))

    return st.lists(st.integers(1, side), min_size=2, max_size=3).flatmap(of_shape)


@cache
def linear_programs(most_rows: int = 3, most_columns: int = 5) -> st.SearchStrategy[PlantedProgram]:
    """Linear programs in standard form with a solution, any signs, dependent rows, ties; every one has this form.

    >>> from hypothesis import find
    >>> find(linear_programs(), lambda found: any(found.solution)).program
    Program(costs=(Fraction(0, 1),), rows=((Fraction(0, 1),),), right=(Fraction(0, 1),))
    """
    small = st.integers(-3, 3)

    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[PlantedProgram]:
        rows, columns = shape
        matrix = st.lists(st.lists(small, min_size=columns, max_size=columns), min_size=rows, max_size=rows)
        # Each variable is basic (positive, or 0 as well) or has a slack price: complementary slackness by construction.
        parts = st.lists(st.tuples(st.booleans(), st.integers(0, 4)), min_size=columns, max_size=columns)
        return st.builds(_planted, matrix, st.lists(small, min_size=rows, max_size=rows), parts)

    return st.tuples(st.integers(1, most_rows), st.integers(1, most_columns)).flatmap(of_shape)


def _planted(matrix: list[list[int]], prices: list[int], parts: list[tuple[bool, int]]) -> PlantedProgram:
    solution = [0 if slack else size for slack, size in parts]
    slacks = [size if slack else 0 for slack, size in parts]
    costs = [sum(y * row[j] for y, row in zip(prices, matrix, strict=True)) + slack for j, slack in enumerate(slacks)]
    right = [sum(a * x for a, x in zip(row, solution, strict=True)) for row in matrix]
    program = Program(_exact(costs), tuple(map(_exact, matrix)), _exact(right))
    return PlantedProgram(program, _exact(solution), _exact(prices))


def large_program(seed: int, rows: int = 20, columns: int = 40) -> PlantedProgram:
    """A sparse linear program with a planted solution and prices, degenerate, with dependent rows; made from a seed."""
    digits = Random(seed)
    matrix = [[digits.choice((0, 0, 0, 0, 1, -1, 2, 3, -3)) for _ in range(columns)] for _ in range(rows)]
    matrix[-1] = [x + y for x, y in zip(matrix[0], matrix[1], strict=True)]
    parts = [(digits.random() < 0.6, digits.choice((0, 1, 1, 2, 4))) for _ in range(columns)]
    return _planted(matrix, [digits.randint(-3, 3) for _ in range(rows)], parts)


@cache
def infeasible_programs(most_rows: int = 3, most_columns: int = 4) -> st.SearchStrategy[Program]:
    """Programs without a solution: some combination of the rows is <= 0, and positive on the right (Farkas).

    >>> from hypothesis import find
    >>> find(infeasible_programs(), lambda program: True)
    Program(costs=(Fraction(0, 1),), rows=((Fraction(0, 1),),), right=(Fraction(1, 1),))
    """
    small = st.integers(-3, 3)

    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[Program]:
        rows, columns = shape
        line = st.lists(small, min_size=columns, max_size=columns)
        others = st.lists(st.tuples(line, small, small), min_size=rows - 1, max_size=rows - 1)
        falls = st.lists(st.integers(0, 3), min_size=columns, max_size=columns)
        return st.builds(_infeasible, line, others, falls, st.integers(1, 3))

    return st.tuples(st.integers(1, most_rows), st.integers(1, most_columns)).flatmap(of_shape)


def _infeasible(costs: list[int], others: list[tuple[list[int], int, int]], falls: list[int], excess: int) -> Program:
    # The last row is what makes sum_i y_i row_i = -falls and sum_i y_i right_i = excess, with y = 1 at the last row.
    last = [-fall - sum(y * row[j] for row, _, y in others) for j, fall in enumerate(falls)]
    right = [b for _, b, _ in others] + [excess - sum(y * b for _, b, y in others)]
    rows = [row for row, _, _ in others] + [last]
    return Program(_exact(costs), tuple(map(_exact, rows)), _exact(right))


@cache
def unbounded_programs(most_rows: int = 3, most_columns: int = 4) -> st.SearchStrategy[Program]:
    """Programs whose costs have no lower bound: from a solution, a direction >= 0 along which they fall.

    >>> from hypothesis import find
    >>> find(unbounded_programs(), lambda program: True)
    Program(costs=(Fraction(-1, 1),), rows=((Fraction(0, 1),),), right=(Fraction(0, 1),))
    """
    small = st.integers(-3, 3)

    def of_shape(shape: tuple[int, int]) -> st.SearchStrategy[Program]:
        rows, others = shape[0], shape[1] - 1
        column = st.tuples(st.lists(small, min_size=rows, max_size=rows), small, st.integers(0, 3), st.integers(0, 3))
        return st.builds(_unbounded, st.just(rows), st.lists(column, min_size=others, max_size=others),
                         st.integers(0, 3), st.integers(1, 3))  # fmt: skip

    return st.tuples(st.integers(1, most_rows), st.integers(1, most_columns)).flatmap(of_shape)


def _unbounded(rows: int, others: list[tuple[list[int], int, int, int]], last_part: int, fall: int) -> Program:
    # One more column makes (d, 1) a direction with A d = 0 along which the cost falls.
    last = [-sum(d * column[i] for column, _, d, _ in others) for i in range(rows)]
    costs = [c for _, c, _, _ in others] + [-fall - sum(c * d for _, c, d, _ in others)]
    columns = [column for column, _, _, _ in others] + [last]
    parts = [x for _, _, _, x in others] + [last_part]
    matrix = [[column[i] for column in columns] for i in range(rows)]
    right = [sum(a * x for a, x in zip(row, parts, strict=True)) for row in matrix]
    return Program(_exact(costs), tuple(map(_exact, matrix)), _exact(right))


@cache
def lines(most_places: int = 5) -> st.SearchStrategy[Line]:
    """Two laws on the line, at places that may coincide."""
    place = st.integers(-8, 8).map(Fraction) | st.integers(-32, 32).map(lambda k: Fraction(k, 4))

    def of_sizes(sizes: tuple[int, int]) -> st.SearchStrategy[Line]:
        places = [st.tuples(*[place] * size) for size in sizes]
        return st.builds(Line, *places, *[masses(size) for size in sizes])

    return st.tuples(st.integers(1, most_places), st.integers(1, most_places)).flatmap(of_sizes)


@cache
def assignments(
    most_sites: int = 4, *, negative: bool = False, infinite: bool = False
) -> st.SearchStrategy[Assignment]:
    """Square cost matrices."""
    entries: st.SearchStrategy[Fraction | None] = costs(negative)
    if infinite:
        entries = entries | st.none()
    return st.integers(1, most_sites).flatmap(
        lambda size: st.builds(Assignment, st.tuples(*[st.tuples(*[entries] * size)] * size))
    )


def _exact(numbers: list[int]) -> Weights:
    return tuple(map(Fraction, numbers))


@cache
def entropic_points(most_clouds: int = 3, most_points: int = 3) -> st.SearchStrategy[EntropicPoints]:
    """Two or three clouds of points of the line or the plane, with regularisations of the size of the costs."""
    place = st.integers(-2, 2).map(Fraction)

    def of_sizes(shape: tuple[int, list[int]]) -> st.SearchStrategy[EntropicPoints]:
        point = st.tuples(*[place] * shape[0])
        sets = st.tuples(*[st.tuples(*[point] * size) for size in shape[1]])
        reg = st.sampled_from([Fraction(4), Fraction(1), Fraction(16)])
        return st.builds(EntropicPoints, sets, st.tuples(*[masses(size) for size in shape[1]]), reg)

    sizes = st.lists(st.integers(1, most_points), min_size=2, max_size=most_clouds)
    return st.tuples(st.integers(1, 2), sizes).flatmap(of_sizes)
