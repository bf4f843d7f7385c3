"""Configurations of finite energy: those without a forbidden pair.  Is a linear function positive at one of them?"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations

from mfsym.kernel.claim import PairCost
from mfsym.kernel.effort import spend


def admissible_above_zero(cost: PairCost, u: Sequence[Fraction], bodies: int) -> tuple[int, ...] | None:
    """A configuration n of that many bodies without a forbidden pair and with ``sum_a u[a] n[a] > 0``, if there is one.

    >>> one = Fraction(1)
    >>> admissible_above_zero(((None, one), (one, one)), (2 * one, -one), 2)
    (1, 1)
    >>> admissible_above_zero(((None, one), (one, one)), (2 * one, -one), 3) is None
    True
    """
    by_gain = sorted(range(len(cost)), key=lambda a: -u[a])
    waiting = [frozenset(by_gain)]
    while waiting:
        allowed = waiting.pop()
        spend(1 + len(cost))
        # With forbidden pairs of different sites ignored, u.n is greatest if the best sites are filled, and a site
        # where bodies can pile up takes all the rest.
        n, rest = [0] * len(cost), bodies
        for a in by_gain:
            if a in allowed and rest:
                n[a] = 1 if cost[a][a] is None else rest
                rest -= n[a]
        if rest or sum(v * k for v, k in zip(u, n, strict=True)) <= 0:
            continue
        used = [a for a, k in enumerate(n) if k]
        conflict = next((pair for pair in combinations(used, 2) if cost[pair[0]][pair[1]] is None), None)
        if conflict is None:
            return tuple(n)
        # In every configuration without forbidden pairs one of the two sites is empty.
        waiting += [allowed - {a} for a in conflict]
    return None
