"""Exact values of problems with many sites: planted plans, trees, lines; and of very many bodies."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from mfsym.conformance.oracles import value_of_bodies
from mfsym.conformance.property import law
from mfsym.conformance.trial import Trial
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies import transport_problems
from mfsym.strategies.questions import Line, Transport, Weights

SEEDS = st.tuples(*[st.integers(0, 9)] * 7)
"""Digits from which larger problems are made by simple formulas."""

ZERO = Fraction(0)
Planted = tuple[Transport, Fraction]


def planted(size: int, seeds: tuple[int, ...], ties: bool, sparse: bool = False) -> Planted:
    """A plan and potentials that show that it is optimal: a large problem with a known value.

    In a ``sparse`` problem only the pairs of the plan and their neighbours are allowed.
    """
    i = j = 0
    cells: dict[tuple[int, int], Fraction] = {}
    # A staircase, so that the plan is a basic one.
    while i < size and j < size:
        cells[i, j] = Fraction(1 + seeds[(3 * i + 5 * j) % len(seeds)], 16)
        i, j = (i + 1, j) if seeds[(i + 2 * j) % len(seeds)] % 2 else (i, j + 1)
    u = [Fraction(seeds[a % len(seeds)] * a % 23, 4) for a in range(size)]
    v = [Fraction(seeds[b % len(seeds)] * b % 19, 4) for b in range(size)]
    slack = [0 if ties else 1 + k for k in range(7)]

    def entry(a: int, b: int) -> Fraction | None:
        if (a, b) in cells:
            return u[a] + v[b]
        near = any((a + s, b + t) in cells for s in (-1, 0, 1) for t in (-1, 0, 1))
        return u[a] + v[b] + slack[(a * b + seeds[(a + b) % len(seeds)]) % 7] if near or not sparse else None

    cost = tuple(tuple(entry(a, b) for b in range(size)) for a in range(size))
    # The total is a power of two, so that the masses are floating-point numbers.
    mass = sum(cells.values(), Fraction(0))
    total = Fraction(2 ** int(mass).bit_length())
    cells[max(cells)] += total - mass
    cells = {at: m / total for at, m in cells.items()}
    first, second = [Fraction(0)] * size, [Fraction(0)] * size
    for (a, b), m in cells.items():
        first[a], second[b] = first[a] + m, second[b] + m
    value = sum((m * (u[a] + v[b]) for (a, b), m in cells.items()), ZERO)
    return Transport(tuple(first), tuple(second), cost), value


def tree(size: int, seeds: tuple[int, ...], masses: tuple[int, ...]) -> Planted:
    """The distance on a tree, each vertex joined to an earlier one: an edge costs its length times what crosses it."""
    parents = [seeds[k % len(seeds)] * k % max(k, 1) for k in range(size)]
    lengths = [Fraction(1 + seeds[(2 * k) % len(seeds)], 4) for k in range(size)]
    distance = [[ZERO] * size for _ in range(size)]
    for k in range(1, size):
        for a in range(k):
            distance[k][a] = distance[a][k] = distance[parents[k]][a] + lengths[k]
    first, second = (_law([masses[(k * step + 1) % len(masses)] for k in range(size)]) for step in (1, 3))
    excess, value = [x - y for x, y in zip(first, second, strict=True)], ZERO
    # From the leaves to the root: what lies beyond the edge to the parent has to cross it.
    for k in range(size - 1, 0, -1):
        value += lengths[k] * abs(excess[k])
        excess[parents[k]] += excess[k]
    return Transport(first, second, tuple(map(tuple, distance))), value


def _law(parts: Sequence[int]) -> Weights:
    """Masses in proportion to the parts, made floating-point numbers by the last one."""
    total = 2 ** sum(parts).bit_length()
    return tuple(Fraction(part, total) for part in [*parts[:-1], parts[-1] + total - sum(parts)])


def has_value(trial: Trial, case: Planted) -> None:
    """The value is the planted one."""
    trial.needs_value(*case)


law("value-of-large-problems", "the value is exact for 10 to 40 sites, with planted plans and potentials",
    kind="transport", needs=("zero weights", "large problems"),
    cases=st.builds(planted, st.integers(10, 40), SEEDS, st.booleans()))(has_value)  # fmt: skip
law("value-of-sparse-problems", "so it is where all pairs are forbidden but those near the plan", kind="transport",
    needs=("zero weights", "large problems", "infinite costs"),
    cases=st.builds(planted, st.integers(10, 40), SEEDS, st.booleans(), st.just(True)))(has_value)  # fmt: skip
law("value-of-hundreds-of-sites", "so it is for 100 to 400 sites", kind="transport", native=True,
    needs=("zero weights", "hundreds of sites"),
    cases=st.builds(planted, st.integers(100, 400), SEEDS, st.booleans()))(has_value)  # fmt: skip
law("value-on-trees", "the value is exact for the distance on a tree with 10 to 30 vertices", kind="transport",
    needs=("zero weights", "large problems"),
    cases=st.builds(tree, st.integers(10, 30), SEEDS, SEEDS))(has_value)  # fmt: skip
law("value-on-large-trees", "so it is for 100 to 300 vertices", kind="transport", native=True,
    needs=("zero weights", "hundreds of sites"),
    cases=st.builds(tree, st.integers(100, 300), SEEDS, SEEDS))(has_value)  # fmt: skip


def long_line(sizes: tuple[int, int], seeds: tuple[int, ...], masses: tuple[int, ...]) -> Line:
    """Thousands of places in no order, some of them equal."""
    places, others = (
        tuple(Fraction((seeds[k % len(seeds)] * k * k + 7 * k) % 4001, 8) for k in range(size)) for size in sizes
    )
    laws = [_law([masses[(k * k + k) % len(masses)] + 1 for k in range(size)]) for size in sizes]
    return Line(places, others, laws[0], laws[1])


@law("value-on-long-lines", "the value is exact for thousands of places on the line", kind="line", native=True,
     cases=st.builds(long_line, st.tuples(st.integers(500, 4000), st.integers(500, 4000)), SEEDS, SEEDS))  # fmt: skip
def value_on_long_lines(trial: Trial, line: Line) -> None:
    """Both laws in order: the first places left are joined, as far as their masses go."""
    first = sorted(zip(line.places, line.first, strict=True), reverse=True)
    second = sorted(zip(line.others, line.second, strict=True), reverse=True)
    value = ZERO
    while first and second:
        (x, m), (y, n) = first.pop(), second.pop()
        moved = min(m, n)
        value += moved * abs(x - y)
        if m > n:
            first.append((x, m - n))
        elif n > m:
            second.append((y, n - m))
    trial.needs_value(line, value)


def _convex(sites: int, seeds: tuple[int, ...], bodies: int) -> TransportProblem:
    """Sites 0, 1, 2, ... of a line and a convex decreasing cost of the distance."""
    profile = [Fraction((sites - r) ** 2, 4) for r in range(sites)]
    cost = tuple(tuple(profile[abs(a - b)] for b in range(sites)) for a in range(sites))
    return TransportProblem(cost, _law([seeds[k % len(seeds)] for k in range(sites)]), bodies)


def _by_systematic_sampling(trial: Trial, problem: TransportProblem) -> None:
    """The bodies at the quantiles (k + U)/N, k = 0, ..., N-1, with one uniform U: optimal for such costs."""
    bodies, ends, total = problem.bodies or 2, [ZERO], ZERO
    for mass in problem.marginal:
        ends.append(ends[-1] + bodies * mass)
    # Between two breaks of U no body changes its site.
    breaks = sorted({end % 1 for end in ends} | {ZERO, Fraction(1)})
    for left, right in pairwise(breaks):
        at, places = 0, []
        for k in range(bodies):
            while ends[at + 1] <= k + left:
                at += 1
            places.append(at)
        energy = sum((problem.cost[x][y] or ZERO for k, x in enumerate(places) for y in places[k + 1 :]), ZERO)
        total += (right - left) * energy
    trial.needs_value(problem, 2 * total / (bodies * (bodies - 1)))


law("bodies-on-a-long-line", "F_N is that of systematic sampling for convex decreasing costs on 10 to 30 sites",
    kind="nbody", needs=("large problems",), native=True,
    cases=st.builds(_convex, st.integers(10, 30), SEEDS, st.integers(2, 4)))(_by_systematic_sampling)  # fmt: skip
law("bodies-on-a-very-long-line", "so it is on 100 to 400 sites", kind="nbody", needs=("hundreds of sites",),
    native=True, cases=st.builds(_convex, st.integers(100, 400), SEEDS, st.integers(2, 4)))(
    _by_systematic_sampling
)  # fmt: skip


@law("positive-costs-of-many-bodies", "F_N of positive definite costs is exact for any number of bodies", kind="nbody",
     needs=("many bodies", "huge numbers of bodies"), native=True,
     cases=st.tuples(transport_problems(most_sites=3, positive=True),
                     st.sampled_from([10, 1000, 2**31 + 1, 2**53 + 1, 10**30])))  # fmt: skip
def positive_costs_of_many_bodies(trial: Trial, case: tuple[TransportProblem, int]) -> None:
    """The value that the kernel establishes."""
    problem = replace(case[0], bodies=case[1])
    exact = value_of_bodies(problem)
    if exact is not None:
        trial.needs_value(problem, exact)
