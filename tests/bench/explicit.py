"""The N-body problem as an explicit linear program, as any solver of linear programs takes it.

One column for each configuration, one row for each site; all data are integers: costs are multiplied by their common
denominator, the marginal by N and by its own.  Nothing of mfsym is used, so that the program is a second opinion.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from math import comb, lcm

import numpy as np
from numpy.typing import NDArray

Matrix = Sequence[Sequence[Fraction | None]]


@dataclass(frozen=True)
class Explicit:
    """Minimise ``costs`` . x subject to ``columns``' x = ``right``, x >= 0; F_N is the minimum times ``unit``."""

    columns: NDArray[np.int64]
    costs: NDArray[np.int64]
    right: NDArray[np.int64]
    unit: Fraction


@dataclass(frozen=True)
class Instance:
    """An N-body problem with a ``name``: pair ``cost`` (None forbids), ``marginal`` and number of ``bodies``."""

    name: str
    cost: Matrix
    marginal: tuple[Fraction, ...]
    bodies: int

    @property
    def sites(self) -> int:
        """How many sites there are."""
        return len(self.marginal)

    @cached_property
    def explicit(self) -> Explicit:
        """Its linear program; a site whose own pairs are forbidden has one body at most."""
        single = all(self.cost[a][a] is None for a in range(self.sites))
        columns = _single(self.sites, self.bodies) if single else _all(self.sites, self.bodies)
        scale = lcm(*(entry.denominator for row in self.cost for entry in row if entry is not None))
        costs = np.zeros(len(columns), dtype=np.int64)
        for a in range(self.sites):
            costs += int(scale * (self.cost[a][a] or 0)) * (columns[:, a] * (columns[:, a] - 1) // 2)
            for b in range(a):
                costs += int(scale * (self.cost[a][b] or 0)) * (columns[:, a] * columns[:, b])
        mass = lcm(*(weight.denominator for weight in self.marginal))
        right = np.array([int(mass * self.bodies * weight) for weight in self.marginal], dtype=np.int64)
        return Explicit(columns, costs, right, Fraction(1, scale * mass * comb(self.bodies, 2)))


def _all(sites: int, bodies: int) -> NDArray[np.int64]:
    """All ways to put the bodies on the sites."""
    table = np.zeros((1, 0), dtype=np.int64)
    for _ in range(sites - 1):
        ways = bodies - table.sum(axis=1) + 1
        parent = np.repeat(np.arange(len(table)), ways)
        here = np.arange(len(parent)) - np.repeat(np.cumsum(ways) - ways, ways)
        table = np.column_stack([table[parent], here])
    return np.ascontiguousarray(np.column_stack([table, bodies - table.sum(axis=1)]))


def _single(sites: int, bodies: int) -> NDArray[np.int64]:
    """All ways to put the bodies on different sites."""
    chosen = np.array(list(combinations(range(sites), bodies)))
    table = np.zeros((len(chosen), sites), dtype=np.int64)
    np.put_along_axis(table, chosen, 1, axis=1)
    return table


def repulsive(sites: int, bodies: int) -> Instance:
    """Positive definite: sites 1, ..., m on the line, the cost 1/(1 + distance), more mass to the right."""
    cost = [[Fraction(1, 1 + abs(a - b)) for b in range(sites)] for a in range(sites)]
    return Instance(f"repulsive, m {sites}, N {bodies}", cost, _rising(sites), bodies)


def definite(sites: int, bodies: int) -> Instance:
    """Positive definite, and no sum of cuts: products of vectors of whole numbers without a pattern, 1 more for a site
    with itself."""
    rows = [[(5 * (a + 1) * (k + 2) + 3 * a * a * k) % 11 - 5 for k in range(sites)] for a in range(sites)]
    cost = [[Fraction(sum(x * y for x, y in zip(r, s, strict=True)) + (r is s)) for s in rows] for r in rows]
    return Instance(f"positive definite, m {sites}, N {bodies}", cost, _rising(sites), bodies)


def indefinite(sites: int, bodies: int) -> Instance:
    """Neither repulsive nor attractive: whole numbers from 0 to 18 without a pattern."""
    cost = [[Fraction((7 * (a + 1) * (b + 1) + 3 * (a + b) ** 2) % 19) for b in range(sites)] for a in range(sites)]
    return Instance(f"indefinite, m {sites}, N {bodies}", cost, _rising(sites), bodies)


def coulomb(sites: int, bodies: int) -> Instance:
    """1/distance on the sites 1, ..., m of the line, at most one body on each; almost the uniform marginal."""
    cost = [[Fraction(1, abs(a - b)) if a != b else None for b in range(sites)] for a in range(sites)]
    tilt = [Fraction(2 * a - sites + 1, 4 * sites**2) for a in range(sites)]
    marginal = tuple(Fraction(1, sites) + t * Fraction(1, sites) for t in tilt)
    return Instance(f"Coulomb on the line, m {sites}, N {bodies}", cost, marginal, bodies)


def _rising(sites: int) -> tuple[Fraction, ...]:
    return tuple(Fraction(2 * (a + 1), sites * (sites + 1)) for a in range(sites))
