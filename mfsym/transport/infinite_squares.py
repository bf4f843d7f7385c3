"""Infinitely many bodies on many sites, any cost: a mixture found by descent, and a potential that squares prove.

Beyond a dozen sites not all supports can be gone through, so that the least cost is known within bounds.  The upper
one is the cost of a mixture: laws are added where descent finds the potential too high.  For the lower one, squares are
taken off until the rest of the cost has no negative entry, which the kernel sees at once (positive semidefinite
plus nonnegative matrices are copositive; above four sites there are other copositive ones).
"""

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from mfsym.deadline import OutOfTime
from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import MixtureAndPotential, Square
from mfsym.kernel.mixture import remainder
from mfsym.transport.relaxation import relaxation

Floats = NDArray[np.float64]
Vector = tuple[Fraction, ...]

MOST_SITES = 40
"""The relaxation has a matrix with a row for each pair of sites."""
MANY_BODIES = 10**15
"""So many that the relaxation does not notice that a site's own pairs are fewer."""
MOST_STEPS = 300
STARTS = 60
DIGITS = 10**9
"""Coefficients of squares are rounded to multiples of its reciprocal."""


def law_by_descent(cost: PairCost, potential: Sequence[Fraction]) -> list[Floats]:
    """Laws Q at which Q'CQ - u.Q is nearly stationary and negative, as floating point sees it."""
    # float: heuristic only, the kernel checks the result
    sites = len(cost)
    u = np.array([float(v) for v in potential])
    finite = np.array([[np.nan if entry is None else float(entry) for entry in row] for row in cost])
    size = float(np.nanmax(np.abs(finite))) + float(np.abs(u).max()) + 1e-300
    matrix = np.where(np.isnan(finite), 1e3 * size, finite) - (u[:, None] + u[None, :]) / 2
    generator = np.random.default_rng(0)
    laws = generator.exponential(size=(STARTS, sites)) ** 3
    laws /= laws.sum(axis=1, keepdims=True)
    highest = float(matrix.max())
    for _ in range(MOST_STEPS):
        # The replicator map raises the mean fitness Q'(h - A)Q, as h - A has no negative entry, and keeps laws laws.
        fitness = laws @ (highest - matrix)
        laws *= fitness
        laws /= laws.sum(axis=1, keepdims=True)
        laws[laws < 1e-9] = 0
    values = np.einsum("ka,ab,kb->k", laws, matrix, laws)
    return [laws[place] for place in np.argsort(values) if values[place] < -1e-9 * size]


def proved_by_squares(cost: PairCost, marginal: Sequence[Fraction], potential: Vector) -> MixtureAndPotential:
    """The potential, lowered everywhere by one number, and squares that prove it; without a mixture.

    If that is worse than the least entry of the cost, that entry, which needs no squares.

    >>> one, zero = Fraction(1), Fraction(0)
    >>> found = proved_by_squares(((one, zero), (zero, one)), (one / 2, one / 2), (one / 2, one / 2))
    >>> [abs(u - one / 2) < one / 100 for u in found.potential]
    [True, True]
    """
    left = tuple(
        tuple(None if c is None else c - (potential[a] + potential[b]) / 2 for b, c in enumerate(row))
        for a, row in enumerate(cost)
    )
    squares = _squares(left)
    # Lowering u by t adds t to every entry.
    least = min((entry for row in remainder(squares, left) for entry in row if entry is not None), default=Fraction(0))
    lowered = tuple(u + min(least, Fraction(0)) for u in potential)
    cheapest = min((entry for row in cost for entry in row if entry is not None), default=Fraction(0))
    if sum((u * w for u, w in zip(lowered, marginal, strict=True)), Fraction(0)) < cheapest:
        return MixtureAndPotential((), (cheapest,) * len(potential), ())
    return MixtureAndPotential((), lowered, squares)


def _squares(entries: PairCost) -> tuple[Square, ...]:
    """Squares after which the least entry is nearly as great as can be; none if there is no time for them."""
    # float: heuristic only, the kernel uses whatever squares it is given
    largest = max((abs(entry) for row in entries for entry in row if entry is not None), default=Fraction(0))
    if largest == 0:
        return ()
    gains = np.array([[np.nan if entry is None else float(entry / largest) for entry in row] for row in entries])
    try:
        values, vectors = np.linalg.eigh(relaxation(gains, MANY_BODIES))
    except (np.linalg.LinAlgError, OutOfTime):
        return ()
    return tuple(
        Square(largest, tuple(Fraction(round(float(x) * DIGITS), DIGITS) for x in np.sqrt(value) * vector))
        for value, vector in zip(values, vectors.T, strict=True)
        if value > 1e-12
    )
