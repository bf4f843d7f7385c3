"""The linear program over some configurations only: an optimal plan made of them, and the potential that goes with it.

Configurations are counted from a centre near N times the marginal, and a function linear in n is split off from the
energy.  So all numbers stay small however many bodies there are, and floating point can still guide.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import accumulate
from math import floor

import numpy as np

from mfsym.kernel.claim import PairCost
from mfsym.kernel.configurations import energy
from mfsym.kernel.evidence import Farkas, PlanAndPotential, WeightedConfiguration
from mfsym.kernel.units import common_denominator, in_units
from mfsym.transport.progress import report
from mfsym.transport.simplex import Infeasible, Integers, LinearProgram, Suggest, exact_optimum

Configuration = tuple[int, ...]


@dataclass
class Master:
    """The problem restricted to the configurations that were added; all weights of sites are positive."""

    cost: PairCost
    marginal: tuple[Fraction, ...]
    bodies: int
    configurations: dict[Configuration, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scale = common_denominator(entry for row in self.cost for entry in row)
        # A forbidden pair occurs in no configuration that is added, so that its cost does not matter.
        self.costs = [[in_units(entry or 0, self.scale) for entry in row] for row in self.cost]
        self.mean = tuple(self.bodies * weight for weight in self.marginal)
        self.centre = rounded(self.mean)
        self.finite = tuple(tuple(entry or Fraction(0) for entry in row) for row in self.cost)
        value = energy(self.finite, self.centre) or Fraction(0)
        # energy(centre + y) = value + field.y + y'Cy / 2, and that is y'Cy / 2 + base + field.n
        self.field = tuple(
            Fraction(2 * sum(c * k for c, k in zip(row, self.centre, strict=True)) - row[a], 2 * self.scale)
            for a, row in enumerate(self.costs)
        )
        self.base = value - sum((f * k for f, k in zip(self.field, self.centre, strict=True)), Fraction(0))

    def add(self, configurations: Iterable[Configuration]) -> int:
        """Admits further configurations of finite energy; how many of them were new."""
        before = len(self.configurations)
        self.configurations.update(dict.fromkeys(configurations))
        return len(self.configurations) - before

    def optimum(self, suggest: Suggest) -> PlanAndPotential | Farkas:
        """An optimal plan of the configurations with a potential that is below their energies, or why there is none."""
        columns = list(self.configurations)
        offsets = [[k - c for k, c in zip(n, self.centre, strict=True)] for n in columns]
        twice = [
            sum(
                y * sum(c * z for c, z in zip(row, offset, strict=True))
                for y, row in zip(offset, self.costs, strict=True)
            )
            for offset in offsets
        ]
        # The program wants positive numbers: count from below all configurations and the mean.
        below = [
            min([floor(mean) - c, *(offset[a] for offset in offsets)]) - 1
            for a, (mean, c) in enumerate(zip(self.mean, self.centre, strict=True))
        ]
        table = np.array([[y - b for y, b in zip(offset, below, strict=True)] for offset in offsets], dtype=np.int64)
        origin = [c + b for c, b in zip(self.centre, below, strict=True)]
        right = tuple(mean - o for mean, o in zip(self.mean, origin, strict=True))
        wide = max(map(abs, twice), default=0) >= 2**62
        costs: Integers = np.array(twice, dtype=np.object_) if wide else np.array(twice, dtype=np.int64)
        program = LinearProgram(table.reshape(len(columns), len(right)), costs, right)
        found = exact_optimum(program, suggest)
        if isinstance(found, Infeasible):
            shift = sum((d * o for d, o in zip(found.dual, origin, strict=True)), Fraction(0)) / self.bodies
            return Farkas(tuple(d - shift for d in found.dual))
        prices = [w / (2 * self.scale) for w in found.dual]
        # prices.(n - origin) <= y'Cy / 2 for each of them.
        start = self.base - sum((w * o for w, o in zip(prices, origin, strict=True)), Fraction(0))
        potential = tuple(w + f + start / self.bodies for w, f in zip(prices, self.field, strict=True))
        plan = tuple(WeightedConfiguration(columns[j], weight) for j, weight in found.weights)
        mean = sum((u * w for u, w in zip(potential, self.marginal, strict=True)), Fraction(0))
        report(
            f"an optimal plan of {len(columns)} configurations costs {float(2 * mean / (self.bodies - 1)):.9g} per pair"
        )
        return PlanAndPotential(plan, potential)


def rounded(mean: Sequence[Fraction]) -> Configuration:
    """The integers of the same sum nearest to the ``mean``, whose sum is an integer.

    >>> rounded([Fraction(4, 3), Fraction(4, 3), Fraction(1, 3)])
    (2, 1, 0)
    """
    floors = [floor(x) for x in mean]
    raised = sorted(range(len(mean)), key=lambda a: floors[a] - mean[a])[: int(sum(mean) - sum(floors))]
    return tuple(k + (a in raised) for a, k in enumerate(floors))


def first_configurations(master: Master) -> set[Configuration]:
    """Configurations of which some mixture has the right mean, from systematic sampling in several orders."""
    sites = list(range(len(master.marginal)))
    return set().union(*(samplings(master.mean, [*sites[turn:], *sites[:turn]]) for turn in sites))


def samplings(mean: Sequence[Fraction], order: Sequence[int]) -> set[Configuration]:
    """Configurations of which some mixture has that ``mean``: systematic sampling along the sites in that ``order``.

    Site a receives the integers between the partial sums before and after it, counted from a random start.

    >>> sorted(samplings([Fraction(1, 2), Fraction(1, 2)], [0, 1]))
    [(0, 1), (1, 0)]
    """
    unit = 2 * common_denominator(mean)
    ends = [0, *accumulate(int(unit * mean[a]) for a in order)]
    steps = sorted({end % unit for end in ends})
    found = set()
    for start, stop in zip(steps, [*steps[1:], unit], strict=True):
        counts = [(end - (start + stop) // 2) // unit for end in ends]
        n = [0] * len(order)
        for a, first, last in zip(order, counts, counts[1:], strict=False):
            n[a] = last - first
        found.add(tuple(n))
    return found
