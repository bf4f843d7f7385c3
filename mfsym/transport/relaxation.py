"""Squares that prove most of a potential: the semidefinite relaxation of a search among configurations.

With G[a][b] = cost[a][b] - (u[a] + u[b]) / (N-1) the task is to find a positive semidefinite S for which the least
entry of G - S~ is greatest; :mod:`mfsym.kernel.pruned_search` says what that is good for.  There the square of n[a] is
a pair count plus n[a], so that S~[a][b] = S[a][b] + (S[a][a] + S[b][b]) / (2 (N-1)).
"""

from collections.abc import Sequence
from fractions import Fraction
from math import frexp

import numpy as np
from numpy.typing import NDArray

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Square, Squares
from mfsym.kernel.units import common_denominator, in_units

Floats = NDArray[np.float64]

GAP = 0.5
"""The least entry may be wrong by this fraction of itself: better squares cost more than they save."""

MOST_ROUNDS = 100
SHRINK = 0.02


def squares_for(cost: PairCost, potential: Sequence[Fraction], bodies: int) -> Squares:
    """Squares that leave few configurations to search, and the order of the sites for that."""
    # float: heuristic only, the kernel uses whatever squares it is given
    unit = common_denominator((*potential, *(entry for row in cost for entry in row)))
    fields = [in_units(u, unit) for u in potential]
    pairs = [
        [None if c is None else (bodies - 1) * in_units(c, unit) - fields[a] - fields[b] for b, c in enumerate(row)]
        for a, row in enumerate(cost)
    ]
    largest = max((abs(entry) for row in pairs for entry in row if entry is not None), default=0)
    if largest == 0:
        return Squares((), tuple(range(len(cost))))
    gains = np.array([[np.nan if entry is None else entry / largest for entry in row] for row in pairs])
    form = relaxation(gains, bodies)
    order = _order(gains, form, bodies)
    return Squares(_rounded_squares(form, Fraction(largest, unit * (bodies - 1)), bodies, order), order)


def _order(gains: Floats, form: Floats, bodies: int) -> tuple[int, ...]:
    """Sites first whose pairs with the sites after them leave the most beside the squares."""
    own = np.diag(form) / (2 * (bodies - 1))
    # The entries of the gains are at most 1, so that 10 is as good as infinite.
    rest = np.nan_to_num(gains - form - own[:, None] - own[None, :], nan=10.0)
    rest -= rest.min()
    order, left = [], list(range(len(rest)))
    while left:
        place = int(rest[np.ix_(left, left)].sum(axis=1).argmax())
        order.append(left.pop(place))
    return tuple(order)


def relaxation(gains: Floats, bodies: int) -> Floats:
    """A positive semidefinite matrix for which the least entry is nearly as great as can be; nan entries are infinite.

    An interior point method: Newton steps for the logarithmic barrier of the entries and of the determinant.
    """
    sites = len(gains)
    first, second = np.triu_indices(sites)
    unknowns, spread = len(first), 1 / (2 * (bodies - 1))
    # The matrix is point[where]: its entries on and above the diagonal are the unknowns, besides the least entry t.
    where = np.zeros((sites, sites), dtype=np.int64)
    where[first, second] = where[second, first] = np.arange(unknowns)
    diagonal = np.diag(where)
    rows = np.flatnonzero(~np.isnan(gains[first, second]))
    # One row for each finite entry: S[a][b] + (S[a][a] + S[b][b]) spread + t <= gains[a][b].
    system = np.zeros((len(rows), unknowns + 1))
    each = np.arange(len(rows))
    system[each, rows] = 1
    np.add.at(system, (each, diagonal[first[rows]]), spread)
    np.add.at(system, (each, diagonal[second[rows]]), spread)
    system[:, -1] = 1
    right = gains[first, second][rows]
    double = np.where(first == second, 1.0, 2.0)
    halves = np.outer(double, double) / 2
    point = np.concatenate([0.1 * (first == second), [0.0]])
    point[-1] = (right - system @ point).min() - 0.5
    weight = 0.3

    def newton_step(slack: Floats) -> tuple[Floats, float]:
        """The step for the current weight of the barrier, and how much it promises."""
        inverse = np.linalg.inv(point[where])
        gradient = -weight * (system.T @ (1 / slack))
        gradient[-1] += 1
        gradient[:-1] += weight * inverse[first, second] * double
        hessian = (system / slack[:, None] ** 2).T @ system
        one, two = inverse[first][:, first], inverse[second][:, second]
        across = inverse[first][:, second]
        hessian[:-1, :-1] += halves * (one * two + across * across.T)
        step = np.linalg.solve(weight * hessian, gradient)
        return np.asarray(step, dtype=np.float64), float(gradient @ step)

    for _ in range(MOST_ROUNDS):
        slack = right - system @ point
        try:
            step, promise = newton_step(slack)
            length = min(1.0, 0.95 * _longest(point[where], step[where], slack, system @ step))
        except np.linalg.LinAlgError:
            break  # singular to working precision: what there is will do
        point = point + length * step
        if length > 0.5 and promise < 20 * weight:
            if weight * (sites + len(rows)) < GAP * abs(point[-1]) + 1e-10:
                break
            weight *= SHRINK
    return point[where] if np.isfinite(point).all() else np.zeros((sites, sites))


def _longest(matrix: Floats, change: Floats, slack: Floats, loss: Floats) -> float:
    """How long a step in this direction can be before the matrix or an entry stops being positive."""
    factor = np.linalg.inv(np.linalg.cholesky(matrix))
    least = float(np.linalg.eigvalsh(factor @ change @ factor.T)[0])
    falling = loss > 0
    return min(-1 / least if least < 0 else np.inf, float((slack[falling] / loss[falling]).min(initial=np.inf)))


def _rounded_squares(form: Floats, unit: Fraction, bodies: int, order: Sequence[int]) -> tuple[Square, ...]:
    """The ``form`` in units of ``unit`` as squares, up to rounding, each of which ends one site later in the order."""
    sites, chosen = len(form), list(order)
    # n at the last site is N less the others, so that (n, n, ..., N) are the coordinates.
    change = np.eye(sites)
    change[-1, :-1] = -1
    rest = change.T @ form[np.ix_(chosen, chosen)] @ change
    one = 2 ** (bodies.bit_length() + 14)
    squares = []
    for a in range(sites - 2, -1, -1):
        pivot = float(rest[a, a])
        if not pivot > 1e-12:
            continue
        line = rest[a] / pivot
        rest = rest - pivot * np.outer(line, line)
        whole = [round(float(x) * one) for x in line]
        coefficients = [Fraction(0)] * sites
        for b, site in enumerate(chosen):
            coefficients[site] = Fraction(whole[-1] + (whole[b] if b <= a else 0), one)
        exponent = 24 - frexp(pivot)[1]
        squares.append(
            Square(Fraction(int(pivot * 2.0**exponent)) / Fraction(2) ** exponent * unit, tuple(coefficients))
        )
    return tuple(reversed(squares))
