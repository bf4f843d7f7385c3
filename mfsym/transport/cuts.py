"""Sums of cuts: costs on the line and on trees, for any number of bodies (docs/beyond.md, integer variance).

With the sites in a suitable order the cost is a function of one site, f[a] + f[b], plus a nonnegative combination of
products 1_B(a) 1_B(b) over intervals B of sites.  That is so for w(|x - y|) with w convex and decreasing, for
ultrametrics, for minus the distance in a tree, and for sums of them in one order.  Systematic sampling then is optimal:
it puts N mu(B) bodies, rounded up or down, into every interval B.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from math import comb

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import CrowdedSites, Cut, Plan, PlanAndCuts, WeightedConfiguration
from mfsym.kernel.units import common_denominator, in_units

Order = tuple[int, ...]


def optimum_by_cuts(cost: PairCost, marginal: Sequence[Fraction], bodies: int) -> PlanAndCuts | CrowdedSites | None:
    """An optimal plan with its cuts, or sites that are too crowded for finite cost; ``None`` if no order is found.

    >>> one = Fraction(1)
    >>> found = optimum_by_cuts(((one, one / 2), (one / 2, one)), (one / 3, 2 * one / 3), 10**9 + 1)
    >>> [part.configuration for part in found.plan]
    [(333333334, 666666667), (333333333, 666666668)]
    """
    for order in orders(cost):
        found = interval_cuts(cost, order)
        if found is None:
            continue
        plan = systematic_sampling(marginal, order, bodies)
        used = _forbidden_pair(cost, order, plan)
        if used is None:
            return PlanAndCuts(plan, order, *found)
        crowded = order[used[0] : used[1] + 1]
        # More than one body is there in the mean, since the plan puts that mean, rounded, into every interval.
        if all(cost[a][b] is None for a in crowded for b in crowded):
            return CrowdedSites(crowded)
    return None


def systematic_sampling(marginal: Sequence[Fraction], order: Order, bodies: int) -> Plan:
    """Body j is where the cumulative weight of the sites reaches (j - 1 + U) / N; U is uniform on [0, 1].

    At most as many configurations as there are sites.

    >>> half = Fraction(1, 2)
    >>> [part.configuration for part in systematic_sampling((half, half), (0, 1), 3)]
    [(2, 1), (1, 2)]
    """
    # Body j is at the site with reached[i] < j - 1 + U <= reached[i + 1]; so floor(reached - U) bodies, plus one, are
    # not beyond it.  That number changes where U passes the fractional part of some ``reached``.
    unit = common_denominator(marginal)
    reached = [0, *accumulate(bodies * in_units(marginal[a], unit) for a in order)]
    plan, start = [], 0
    for end in sorted({x % unit for x in reached} - {0} | {unit}):
        configuration = [0] * len(order)
        for i, a in enumerate(order):
            configuration[a] = (reached[i + 1] - end) // unit - (reached[i] - end) // unit
        plan.append(WeightedConfiguration(tuple(configuration), Fraction(end - start, unit)))
        start = end
    return tuple(plan)


def potential_of_cuts(marginal: Sequence[Fraction], bodies: int, cuts: PlanAndCuts) -> tuple[Fraction, ...]:
    """The Kantorovich potential that the cuts amount to: a lower bound of the energy that the plan attains.

    >>> half = Fraction(1, 2)
    >>> cost = ((2 * half, half), (half, 2 * half))
    >>> potential_of_cuts((half, half), 2, optimum_by_cuts(cost, (half, half), 2))
    (Fraction(1, 4), Fraction(1, 4))
    """
    # With k = N mu(B) rounded down, n (n - 1) / 2 >= k n - k (k + 1) / 2 for the number n of bodies in the cut B.
    parts = common_denominator(marginal)
    means = [0, *accumulate(bodies * in_units(marginal[a], parts) for a in cuts.order)]
    # rise[i], in units, is what the weights k of cuts that begin at i add, less that of cuts that end before i.
    unit = common_denominator(cut.weight for cut in cuts.cuts)
    rise, constant = [0] * (len(marginal) + 1), 0
    for cut in cuts.cuts:
        k, weight = (means[cut.last + 1] - means[cut.first]) // parts, in_units(cut.weight, unit)
        rise[cut.first] += weight * k
        rise[cut.last + 1] -= weight * k
        constant += weight * comb(k + 1, 2)
    field, each = dict(zip(cuts.order, accumulate(rise), strict=False)), Fraction(constant, unit * bodies)
    return tuple((bodies - 1) * f + Fraction(field[a], unit) - each for a, f in enumerate(cuts.separable))


def interval_cuts(cost: PairCost, order: Order) -> tuple[tuple[Fraction, ...], tuple[Cut, ...]] | None:
    """A function f of one site and cuts such that the cost is f[a] + f[b] plus the weights of the cuts with a and b.

    A forbidden pair may have any sum there.  ``None`` if there are none.

    >>> one = Fraction(1)
    >>> interval_cuts(((one, one / 2), (one / 2, one)), (0, 1))
    ((Fraction(1, 4), Fraction(1, 4)), (Cut(first=0, last=0, weight=Fraction(1, 2)), \
Cut(first=1, last=1, weight=Fraction(1, 2))))
    """
    last = len(order) - 1
    # In units of 1/unit, twice as fine as the costs are, as increments are means of two differences.
    unit = 2 * common_denominator(entry for row in cost for entry in row)
    units = _in_units(cost, unit)
    entries = [[units[a][b] for b in order] for a in order]
    increments = _increments(entries)
    corner = entries[0][last]
    if increments is None or corner is None:
        return None
    # With E = cost - f - f, and 0 outside of the matrix, the cut from i to j has the weight
    # E[i][j] - E[i-1][j] - E[i][j+1] + E[i-1][j+1].  It does not depend on f unless i or j is at an end; there only the
    # increments of f matter.  Where a pair is forbidden, E is chosen such that the weight is 0.
    table = [[0] * len(order) for _ in order]
    table[0][last] = corner
    cuts = []
    for length in range(last - 1, -1, -1):
        for i in range(last - length + 1):
            j = i + length
            if i == 0:
                least = table[0][j + 1] - increments[j]
            elif j == last:
                least = table[i - 1][last] + increments[i - 1]
            else:
                least = table[i - 1][j] + table[i][j + 1] - table[i - 1][j + 1]
            entry = entries[i][j]
            table[i][j] = least if entry is None else entry
            if table[i][j] < least:
                return None
            if table[i][j] > least:
                cuts.append(Cut(i, j, Fraction(table[i][j] - least, unit)))
    # The cut with all sites has the weight E[0][last]; a constant may as well be part of f.
    twice = accumulate((2 * increment for increment in increments), initial=corner - sum(increments))
    where = dict(zip(order, twice, strict=True))
    return tuple(Fraction(where[a], 2 * unit) for a in range(len(order))), tuple(cuts)


def _in_units(cost: PairCost, unit: int) -> list[list[int | None]]:
    return [[None if entry is None else in_units(entry, unit) for entry in row] for row in cost]


def _increments(entries: list[list[int | None]]) -> list[int] | None:
    """f[j + 1] - f[j] for all j, such that no cut at an end has negative weight; ``None`` if there is no such f.

    All entries are even.
    """
    last = len(entries) - 1
    increments = []
    for j in range(last):
        # The cut from 0 to j has the weight increment - lower, that from j + 1 to the end upper - increment.
        lower = _difference(entries[0][j + 1], entries[0][j])
        upper = _difference(entries[j + 1][last], entries[j][last])
        if lower is not None and upper is not None and lower > upper:
            return None
        bounds = [bound for bound in (lower, upper) if bound is not None]
        increments.append(sum(bounds) // max(len(bounds), 1))
    return increments


def _difference(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left - right


def _forbidden_pair(cost: PairCost, order: Order, plan: Plan) -> tuple[int, int] | None:
    """The nearest places i <= j in the order whose pair is forbidden and occurs in the plan."""
    places = range(len(order))
    pairs = sorted(
        ((i, j) for j in places for i in range(j + 1) if cost[order[i]][order[j]] is None),
        key=lambda pair: pair[1] - pair[0],
    )
    for i, j in pairs:
        for part in plan:
            if part.configuration[order[i]] * (part.configuration[order[j]] - (i == j)) > 0:
                return i, j
    return None


def orders(cost: PairCost) -> Iterator[Order]:
    """The orders in which cuts are looked for: the given one, one for the line, and one for trees."""
    sites = range(len(cost))
    yield tuple(sites)
    units = _in_units(cost, common_denominator(entry for row in cost for entry in row))
    highest = max((entry for row in units for entry in row if entry is not None), default=0)
    near = [[highest if entry is None else entry for entry in row] for row in units]
    if all(cost[a][a] is not None for a in sites):
        # Minus the weight of the cuts that separate two sites, which f does not change.
        near = [[2 * near[a][b] - near[a][a] - near[b][b] for b in sites] for a in sites]
    end = min(sites, key=lambda a: (near[0][a], a))
    yield _from(end, near)
    # On a tree, how long the paths from site 0 to a and to b run together; sites further on come in one block.
    yield _from(0, [[cost_ab - near[0][a] - near[0][b] for b, cost_ab in enumerate(row)] for a, row in enumerate(near)])


def _from(start: int, near: Sequence[Sequence[int]]) -> Order:
    """The order from ``start`` in which the next site is the one nearest to those before (Prim's algorithm)."""
    order, nearest = [start], list(near[start])
    waiting = [a for a in range(len(near)) if a != start]
    while waiting:
        a = max(waiting, key=lambda b: (nearest[b], -b))
        waiting.remove(a)
        order.append(a)
        nearest = [max(pair) for pair in zip(nearest, near[a], strict=True)]
    return tuple(order)
