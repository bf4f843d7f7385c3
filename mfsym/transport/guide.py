"""The floating-point guide: configurations that an optimal plan probably needs, found in rounds.

A linear program over the configurations so far gives prices; from the configurations in use, bodies then move from site
to site wherever that lowers energy - price.n.  Nothing here decides: what comes out is handed to exact methods.
"""

from collections.abc import Iterable, Sequence

import highspy
import numpy as np
from numpy.typing import NDArray

from mfsym.kernel.claim import PairCost
from mfsym.transport.highs import silent_solver
from mfsym.transport.master import Configuration, Master
from mfsym.transport.progress import report

Floats = NDArray[np.float64]

MOST_ROUNDS = 300
MOST_MOVES = 200
MOST_STARTS = 16
MOST_MOVED = 10_000
"""So many bodies below the mean at most: beyond that floating point sees slopes that are none."""
MOST_AT_ONCE = 50
TOLERANCE = 1e-9
INFINITE = 1e30
"""What HiGHS takes for infinity."""


def promising(master: Master, first: Iterable[Configuration]) -> list[Configuration]:
    """Admissible configurations, the ``first`` ones and more, that some optimal plan and its potential need."""
    guide = _Guide(master)
    guide.add(first)
    for _ in range(MOST_ROUNDS):
        report(f"{len(guide.configurations)} configurations so far")
        prices = guide.prices()
        if prices is None:
            break
        if not guide.add(guide.descended(*prices)):
            return guide.tight(*prices)
    return list(guide.configurations)


class _Guide:
    """The linear program, counted from the centre of the master as there, in units of the greatest cost."""

    # float: heuristic only, the exact methods that are handed the configurations decide

    def __init__(self, master: Master) -> None:
        self.master, self.sites = master, len(master.centre)
        self.configurations: dict[Configuration, None] = {}
        unit = max((abs(entry) for row in master.finite for entry in row), default=0) or 1
        self.finite = np.array([[float(entry / unit) for entry in row] for row in master.finite])
        self.forbidden = np.array([[float(entry is None) for entry in row] for row in master.cost])
        # A forbidden pair is dear enough to be avoided.
        self.dear = 4.0 * master.bodies if self.forbidden.any() else 0.0
        self.costs = self.finite + self.dear * self.forbidden
        diagonal = np.diag(self.costs)
        self.curvature = diagonal[:, None] + diagonal[None, :] - 2 * self.costs
        self.convex = self.curvature > TOLERANCE
        # With forbidden pairs there are few bodies, so that this is a float.
        self.centre = np.array([float(c) if self.dear else 0.0 for c in master.centre])
        self.room = np.array([float(min(c, MOST_MOVED)) for c in master.centre])
        away = [float(mean - c) for mean, c in zip(master.mean, master.centre, strict=True)]
        self.solver = silent_solver()
        self.solver.setOptionValue("presolve", "off")
        # The primal simplex method goes on from the last basis when columns are added.
        self.solver.setOptionValue("simplex_strategy", 4)
        for right in (1.0, *away[:-1]):
            self.solver.addRow(right, right, 0, np.array([], dtype=np.int32), np.array([]))

    def add(self, configurations: Iterable[Configuration]) -> int:
        """Admits those without forbidden pairs; how many were new."""
        new = [n for n in dict.fromkeys(configurations) if n not in self.configurations]
        if self.dear:
            new = [n for n in new if is_admissible(self.master.cost, n)]
        if new:
            self.configurations.update(dict.fromkeys(new))
            offsets = self._offsets(new)
            costs = np.einsum("ia,ab,ib->i", offsets, self.finite, offsets) / 2
            columns = np.column_stack([np.ones(len(new)), offsets[:, :-1]])
            places = np.nonzero(columns)
            starts = np.searchsorted(places[0], np.arange(len(new))).astype(np.int32)
            zeros, ends = np.zeros(len(new)), np.full(len(new), INFINITE)
            entries = columns[places]
            self.solver.addCols(len(new), costs, zeros, ends, len(entries), starts, places[1].astype(np.int32), entries)
        return len(new)

    def prices(self) -> tuple[Floats, float, list[Configuration]] | None:
        """Prices p, q with p.y + q near the least energies, and the configurations in use; None if there is no plan."""
        self.solver.run()
        if self.solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self.solver.getSolution()
        dual, basis = np.array(solution.row_dual), self.solver.getBasis()
        basic = [status == highspy.HighsBasisStatus.kBasic for status in basis.col_status]
        used = [n for n, inside in zip(self.configurations, basic, strict=True) if inside]
        return np.append(dual[1:], 0.0), float(dual[0]), used

    def tight(self, price: Floats, constant: float, used: Sequence[Configuration]) -> list[Configuration]:
        """The configurations in use, and those whose energies the prices nearly reach."""
        listed = list(self.configurations)
        offsets = self._offsets(listed)
        gaps = np.einsum("ia,ab,ib->i", offsets, self.finite, offsets) / 2 - offsets @ price - constant
        near = [listed[i] for i in gaps.argsort()[: 3 * self.sites] if gaps[i] < 1e-6]
        return list(dict.fromkeys([*used, *near]))

    def descended(self, price: Floats, constant: float, used: Sequence[Configuration]) -> list[Configuration]:
        """Configurations where energy - price.y - constant is negative on ways down to where it is locally least.

        The lowest come first.
        """
        field = self.dear * (self.forbidden @ self.centre - np.diag(self.forbidden) / 2) - price
        pairs = self.centre @ self.forbidden @ self.centre - np.diag(self.forbidden) @ self.centre
        start = self.dear * pairs / 2 - constant
        y = self._starts(self._offsets(used), field)
        passed = [y]
        for _ in range(MOST_MOVES):
            change, number = self._changes(y, field)
            best = change.reshape(len(y), -1).argmin(axis=1)
            source, target = np.divmod(best, self.sites)
            moving = np.flatnonzero(change[np.arange(len(y)), source, target] < -TOLERANCE)
            if not len(moving):
                break
            source, target, rows = source[moving], target[moving], np.arange(len(moving))
            moved, y = number[moving, source, target], y[moving]
            y[rows, source] -= moved
            y[rows, target] += moved
            passed.append(y)
        visited = np.concatenate(passed)
        values = np.einsum("ia,ab,ib->i", visited, self.costs, visited) / 2 + visited @ field + start
        order = values.argsort()
        lowest = dict.fromkeys(map(tuple, visited[order[values[order] < -TOLERANCE]].astype(np.int64).tolist()))
        return [self._configuration(offset) for offset in list(lowest)[:MOST_AT_ONCE]]

    def _changes(self, y: Floats, field: Floats) -> tuple[Floats, Floats]:
        """What is gained by moving how many bodies from site a to site b.

        As many as the vertex says where the energy is convex along that way, all of them elsewhere.
        """
        slopes = y @ self.costs + field
        rise = slopes[:, None, :] - slopes[:, :, None]
        number = np.broadcast_to((y + self.room)[:, :, None], rise.shape)
        vertex = np.maximum(np.rint(-rise / np.where(self.convex, self.curvature, 1.0)), 0.0)
        number = np.where(self.convex, np.minimum(number, vertex), number)
        return number * (rise + number * self.curvature / 2), number

    def _starts(self, y: Floats, field: Floats) -> Floats:
        """The best neighbours of the given points, and all bodies at one site if there are not too many."""
        slopes = y @ self.costs + field
        change = slopes[:, None, :] - slopes[:, :, None] + self.curvature / 2
        possible = ((y + self.room)[:, :, None] >= 1) & ~np.eye(self.sites, dtype=bool)
        change = np.where(possible, change, np.inf).ravel()
        best = np.argsort(change)[:MOST_STARTS]
        best = best[np.isfinite(change[best])]
        which, source, target = np.unravel_index(best, (len(y), self.sites, self.sites))
        moved = y[which]
        moved[np.arange(len(best)), source] -= 1
        moved[np.arange(len(best)), target] += 1
        if self.master.bodies < MOST_MOVED and not self.dear:
            return np.vstack([moved, self.master.bodies * np.eye(self.sites) - self.room])
        return moved

    def _offsets(self, configurations: Sequence[Configuration]) -> Floats:
        centre = self.master.centre
        return np.array([[float(k - c) for k, c in zip(n, centre, strict=True)] for n in configurations])

    def _configuration(self, offset: Sequence[int]) -> Configuration:
        return tuple(c + k for c, k in zip(self.master.centre, offset, strict=True))


def is_admissible(cost: PairCost, n: Configuration) -> bool:
    """Has the configuration no forbidden pair?

    >>> from fractions import Fraction
    >>> is_admissible(((None, None), (None, Fraction(0))), (1, 1)), is_admissible(((None,),), (1,))
    (False, True)
    """
    occupied = [a for a, k in enumerate(n) if k]
    return min(n) >= 0 and all(
        cost[a][b] is not None or (a == b and n[a] == 1) for a in occupied for b in occupied if b <= a
    )
