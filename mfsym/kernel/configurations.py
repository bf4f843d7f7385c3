"""Configurations of N bodies on sites: their energy, plans made of them, and what holds at every one of them.

A configuration ``n`` puts ``n[a]`` bodies at site ``a``; its energy is the sum of the costs of its pairs,
``sum_a c[a][a] n[a] (n[a] - 1) / 2 + sum_{a < b} c[a][b] n[a] n[b]``, infinite if a forbidden pair occurs.
"""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import comb, lcm

from mfsym.kernel.claim import Matrix, PairCost
from mfsym.kernel.evidence import Plan
from mfsym.kernel.refusal import require
from mfsym.kernel.units import common_denominator, in_units

MOST_STEPS = 10_000_000
"""How much work it may be to go through all configurations: about ten seconds."""

MOST_WORK = 4_000_000_000
"""How much work sums of fractions may be: some minutes at worst, seconds for what finders produce."""


def check_size(numbers: Iterable[Fraction | None], steps: int) -> None:
    """Refuse numbers whose common denominator is so long that ``steps`` additions would take minutes."""
    denominator = 1
    for number in numbers:
        denominator = lcm(denominator, 1 if number is None else number.denominator)
        # An addition of fractions reduces the sum, which takes time quadratic in its length.
        work = steps * (1 + denominator.bit_length() // 1000) ** 2
        require(work <= MOST_WORK, "there are too many numbers with long denominators")


def check_bodies(bodies: int) -> None:
    """Refuse fewer than two bodies: they have no pairs."""
    require(bodies >= 2, "there are fewer than two bodies")


def check_symmetric(matrix: PairCost, sites: int) -> None:
    """Refuse a matrix that is not symmetric with one row and one column for each site."""
    shape = len(matrix) == sites and all(len(row) == sites for row in matrix)
    require(shape, "a matrix needs one row and one column for each site")
    symmetric = all(matrix[a][b] == matrix[b][a] for a in range(sites) for b in range(a))
    require(symmetric, "a matrix of pairs is not symmetric")
    check_size((entry for row in matrix for entry in row), sites**2)


def check_finite(cost: PairCost, sites: int) -> Matrix:
    """The cost on that many sites; refuse it unless it is symmetric and finite."""
    check_symmetric(cost, sites)
    require(all(entry is not None for row in cost for entry in row), "a cost is infinite")
    return tuple(tuple(entry or Fraction(0) for entry in row) for row in cost)


def check_law(weights: Sequence[Fraction]) -> None:
    """Refuse what is not a probability law."""
    check_size(weights, len(weights))
    require(all(weight >= 0 for weight in weights), "a weight of the marginal is negative")
    require(sum(weights) == 1, "the marginal does not sum to 1")


def energy(cost: PairCost, configuration: Sequence[int]) -> Fraction | None:
    """The sum of the costs of all pairs in the configuration; ``None`` if one of them is forbidden.

    >>> one = Fraction(1)
    >>> energy(((one, 2 * one), (2 * one, None)), (3, 1))
    Fraction(9, 1)
    >>> energy(((one, 2 * one), (2 * one, None)), (2, 2)) is None
    True
    """
    unit = common_denominator(entry for row in cost for entry in row)
    costs = [[None if entry is None else in_units(entry, unit) for entry in row] for row in cost]
    total = _energy(costs, configuration)
    return None if total is None else Fraction(total, unit)


def _energy(costs: Sequence[Sequence[int | None]], configuration: Sequence[int]) -> int | None:
    total = 0
    for a, n in enumerate(configuration):
        if n:
            for b, pair_cost in enumerate(costs[a][: a + 1]):
                pairs = n * (n - 1) // 2 if a == b else n * configuration[b]
                if pairs and pair_cost is None:
                    return None
                total += pairs * (pair_cost or 0)
    return total


def mean_energy(cost: PairCost, plan: Plan) -> Fraction | None:
    """The mean energy of the configurations of the plan, in proportion to their weights; ``None`` if it is infinite.

    >>> from mfsym.kernel.evidence import WeightedConfiguration
    >>> one = Fraction(1)
    >>> mean_energy(((one, one), (one, 3 * one)), (WeightedConfiguration((0, 2), one),))
    Fraction(3, 1)
    """
    unit = common_denominator(entry for row in cost for entry in row)
    parts = common_denominator(part.weight for part in plan)
    costs = [[None if entry is None else in_units(entry, unit) for entry in row] for row in cost]
    total = 0
    for part in plan:
        value = _energy(costs, part.configuration)
        if value is None:
            return None
        total += in_units(part.weight, parts) * value
    return Fraction(total, unit * parts)


def check_plan(plan: Plan, sites: int, bodies: int) -> None:
    """Refuse what is not a nonnegative combination of configurations of that many bodies on those sites."""
    check_size((part.weight for part in plan), len(plan) * sites**2)
    require(all(part.weight >= 0 for part in plan), "a weight of the plan is negative")
    configurations = [part.configuration for part in plan]
    require(all(len(n) == sites for n in configurations), "a configuration needs one number for each site")
    require(all(k >= 0 for n in configurations for k in n), "a configuration has a negative number of bodies")
    require(all(sum(n) == bodies for n in configurations), "a configuration has another number of bodies")


def check_potential(cost: PairCost, potential: Sequence[Fraction], bodies: int) -> None:
    """Refuse unless ``sum_a u[a] n[a] <= energy(n)`` at every configuration n, u being the ``potential``.

    All sites but the last two are enumerated; how the rest is shared between those two is decided by
    :func:`least_sharing`.  So two sites are one step for any number of bodies.
    """
    require(len(potential) == len(cost), "the potential needs one number for each site")
    check_size(potential, len(potential))
    # One site is the same as two copies of it, with the bodies shared between them in any way.
    if len(cost) == 1:
        cost, potential = (cost[0] * 2,) * 2, tuple(potential) * 2
    finite = [entry for row in cost for entry in row if entry is not None]
    scale = common_denominator((*finite, *potential))
    # In units of 1/scale, |sum of the finite pair costs - u.n| <= bound at every n.  So a configuration with a
    # forbidden pair satisfies the inequality with ``bound`` in place of the infinite cost, as it does with infinity.
    bound = bodies * (bodies - 1) // 2 * in_units(max(map(abs, finite), default=0), scale)
    bound += bodies * in_units(max(map(abs, potential)), scale)
    costs = [[bound if entry is None else in_units(entry, scale) for entry in row] for row in cost]
    fields = [-in_units(u, scale) for u in potential]
    alone = [row[a] is None for a, row in enumerate(cost)]
    steps = _prefixes(alone[:-2], bodies) * len(cost) * (1 + bound.bit_length() // 500)
    require(steps <= MOST_STEPS, "there are too many configurations to go through all of them")
    require(_nonnegative(costs, fields, alone, bodies), "the potential exceeds the energy at some configuration")


def _prefixes(alone: list[bool], bodies: int) -> int:
    """How many ways there are to put at most that many bodies on sites, one at most where ``alone``.

    Numbers of bodies beyond MOST_STEPS are not told apart: either way there are too many, or all sites are alone.
    """
    bodies = min(bodies, MOST_STEPS)
    single, free = alone.count(True), alone.count(False)
    return sum(comb(single, j) * comb(bodies - j + free, free) for j in range(min(single, bodies) + 1))


def _nonnegative(costs: list[list[int]], fields: list[int], alone: list[bool], bodies: int) -> bool:
    """Is energy(n) + sum_a fields[a] n[a] >= 0 at every configuration, of at most one body where ``alone``?"""
    first, second = len(costs) - 2, len(costs) - 1
    ends = costs[first][first], costs[second][second], costs[first][second]
    # (a, rest, value, field): the sites before a are decided and contribute ``value`` together with the bodies
    # already at a; ``rest`` bodies are still in hand, and the next one costs field[b] if it goes to site b.
    waiting = [(0, bodies, 0, fields)]
    while waiting:
        a, rest, value, field = waiting.pop()
        if a == first:
            if value + least_sharing(*ends, field[first], field[second], rest) < 0:
                return False
            continue
        if rest:
            raised = [f + c for f, c in zip(field, costs[a], strict=True)]
            waiting.append((a + alone[a], rest - 1, value + field[a], raised))
        waiting.append((a + 1, rest, value, field))
    return True


def least_sharing(first: int, second: int, both: int, first_field: int, second_field: int, bodies: int) -> int:
    """The least energy of ``bodies`` bodies on two sites, each body having besides the field of its site.

    ``first``, ``second`` and ``both`` are the costs of one pair at the first site, at the second, and across.

    >>> least_sharing(2, 2, 1, 0, 0, 4)  # two bodies at each site
    8
    """
    # With k bodies at the first site the energy is g(k), and g(k+1) - g(k) = slope k + start.  If slope > 0, g falls
    # while this is negative and never again afterwards, so g is least at the first k >= 0 with slope k + start >= 0;
    # otherwise g is concave and least at an end.
    slope = first + second - 2 * both
    if slope > 0:
        start = (both - second) * (bodies - 1) + first_field - second_field
        k = min(max(-(start // slope), 0), bodies)
        rest = bodies - k
        pairs = (first * k * (k - 1) + second * rest * (rest - 1)) // 2 + both * k * rest
        return pairs + first_field * k + second_field * rest
    pairs = bodies * (bodies - 1) // 2
    return min(first * pairs + first_field * bodies, second * pairs + second_field * bodies)


def pair_counts(plan: Plan, sites: int) -> Matrix:
    """The mean number of ordered pairs of bodies at sites (a, b): N(N-1) times the pair marginal of the plan."""
    parts = [(part.weight, part.configuration) for part in plan]
    return tuple(
        tuple(sum((weight * n[a] * (n[b] - (a == b)) for weight, n in parts), Fraction(0)) for b in range(sites))
        for a in range(sites)
    )
