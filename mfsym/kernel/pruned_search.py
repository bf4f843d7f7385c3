"""Any costs: the potential is compared with the configurations that squares do not settle at once.

For P[a][b] = n[a] n[b], less n[a] if a = b, the ordered pairs of bodies at the sites a and b of a configuration n,
``2 (energy(n) - u.n)`` is the sum of (cost[a][b] - (u[a] + u[b]) / (N-1)) P[a][b], as site a is in (N-1) n[a] of them.
Squares of linear forms are taken out of this, and of what remains the least entry t, in N(N-1) pairs:

    2 (energy(n) - u.n) = squares(n) + sum_ab rest[a][b] P[a][b] + t N(N-1),    rest >= 0.

All terms but the last are >= 0, so that while sites are filled in one by one, those filled so far soon exceed the last.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import isqrt
from operator import mul

from mfsym.kernel.claim import PairCost
from mfsym.kernel.configurations import check_size
from mfsym.kernel.effort import spend
from mfsym.kernel.evidence import Squares
from mfsym.kernel.refusal import require
from mfsym.kernel.units import common_denominator, in_units

Vector = tuple[int, ...]

MOST_STEPS = 1_000_000
"""How many times sites may be filled in: some ten seconds."""


def check_squares_search(cost: PairCost, potential: Sequence[Fraction], bodies: int, proof: Squares) -> None:
    """Refuse unless ``sum_a u[a] n[a] <= energy(n)`` at every configuration n, u being the ``potential``."""
    sites = len(cost)
    require(sites >= 2, "squares are searched on two sites of positive weight or more")
    require(sorted(proof.order) == list(range(sites)), "the order is not one of the sites of positive weight")
    require(all(square.weight >= 0 for square in proof.squares), "a square has a negative weight")
    lengths = all(len(square.coefficients) == sites for square in proof.squares)
    require(lengths, "a square needs one coefficient for each site of positive weight")
    spend(sites**2 * len(proof.squares) // 20)
    check_size(
        [*potential, *(number for square in proof.squares for number in (square.weight, *square.coefficients))],
        sites**2 * (1 + len(proof.squares)),
    )
    exceeding = next(unsettled(cost, potential, bodies, proof), None)
    require(exceeding is None, "the potential exceeds the energy at some configuration")


def unsettled(cost: PairCost, potential: Sequence[Fraction], bodies: int, proof: Squares) -> Iterator[Vector]:
    """Configurations n with ``sum_a u[a] n[a] > energy(n)``; none if there are none.

    Of those that differ at the last two sites of the order only, one with the greatest excess is given.
    """
    split = _split(cost, potential, bodies, proof)
    if split.level > 0:
        for n in _Search(split).filled((), bodies, 0, [0] * len(cost)):
            yield tuple(k for _, k in sorted(zip(proof.order, n, strict=True)))


def greatest_excess(cost: PairCost, potential: Sequence[Fraction], bodies: int, proof: Squares) -> Fraction:
    """What ``sum_a u[a] n[a] - energy(n)`` exceeds nowhere, as the squares show without a search; >= 0.

    >>> one = Fraction(1)
    >>> greatest_excess(((one, one), (one, one)), (one, one), 2, Squares((), (0, 1)))  # u.n = 2, and the energy is 1
    Fraction(1, 1)
    """
    split = _split(cost, potential, bodies, proof)
    return Fraction(max(split.level, 0), 2 * split.scale)


@dataclass(frozen=True)
class _Split:
    """``2 (energy - u.n)`` times ``scale``, in integers, sites being in the order of the search.

    It is ``sum of weight form^2 + sum_ab rest[a][b] P[a][b] - level``, with a form that ends at site a in ``forms[a]``
    as (weight, coefficients, constant); one that is constant ends at the first.  There are at most ``room[a]`` bodies
    at site a.
    """

    forms: tuple[tuple[tuple[int, Vector, int], ...], ...]
    rest: tuple[Vector, ...]
    level: int
    room: Vector
    scale: int


def _split(cost: PairCost, potential: Sequence[Fraction], bodies: int, proof: Squares) -> _Split:
    sites, order = range(len(cost)), proof.order
    costs = [[cost[a][b] for b in order] for a in order]
    scales = [common_denominator(square.coefficients) for square in proof.squares]
    forms = [
        [in_units(square.coefficients[a], q) for a in order] for q, square in zip(scales, proof.squares, strict=True)
    ]
    fractions = [square.weight / q**2 for square, q in zip(proof.squares, scales, strict=True)]
    unit = common_denominator((*fractions, *(entry for row in costs for entry in row), *potential))
    scale = 2 * (bodies - 1) * unit
    weights = [in_units(weight, scale) for weight in fractions]
    # The square of a form is sum_ab S[a][b] n[a] n[b], and n[a] n[a] = P[a][a] + n[a].  What comes with n[a] alone is
    # spread over the pairs that site a is in: n[a] = sum_b P[a][b] / (N-1), half of it from either side.
    products = [[sum(w * f[a] * f[b] for w, f in zip(weights, forms, strict=True)) for b in sites] for a in sites]
    alone = [products[a][a] // (2 * (bodies - 1)) + 2 * in_units(potential[order[a]], unit) for a in sites]
    entries = [
        [None if c is None else in_units(c, scale) - products[a][b] - alone[a] - alone[b] for b, c in enumerate(row)]
        for a, row in enumerate(costs)
    ]
    least = min((entry for row in entries for entry in row if entry is not None), default=0)
    level = -least * bodies * (bodies - 1)
    # One forbidden pair reaches the level alone, as it may.
    rest = tuple(tuple(level if entry is None else entry - least for entry in row) for row in entries)
    room = tuple(1 if costs[a][a] is None else bodies for a in sites)
    # n at the last site is N less the others.
    ending: list[list[tuple[int, Vector, int]]] = [[] for _ in sites[:-1]]
    for weight, form in zip(weights, forms, strict=True):
        reduced = tuple(c - form[-1] for c in form)
        end = max((a for a, c in enumerate(reduced) if c), default=0)
        ending[end].append((weight, reduced, bodies * form[-1]))
    return _Split(tuple(map(tuple, ending)), rest, level, room, scale)


class _Search:
    """Fills in the sites one by one, as long as what is settled does not reach the level."""

    def __init__(self, split: _Split) -> None:
        self.split, self.steps = split, 0
        # Longer numbers and more forms take more time.
        forms = sum(map(len, split.forms))
        self.each = (1 + split.level.bit_length() // 1000) * (1 + forms // len(split.rest))
        self.last = len(split.rest) - 2

    def filled(self, n: Vector, bodies: int, spent: int, fields: list[int]) -> Iterator[Vector]:
        """All that begin with ``n`` and have ``bodies`` more.

        ``n`` has ``spent`` so much of the level; another body at the site len(n) + i spends ``fields[i]`` in pairs with
        those of n.
        """
        a, split = len(n), self.split
        own, row, left = split.rest[a][a], split.rest[a][a + 1 :], split.level - spent
        forms = [(w, form[a], constant + _dot(form, n)) for w, form, constant in split.forms[a]]
        if a == self.last:
            k = self._best_sharing(forms, bodies, left, fields)
            if k is not None:
                yield (*n, k, bodies - k)
            return
        first, last = max(0, bodies - sum(split.room[a + 1 :])), min(bodies, split.room[a])
        for weight, slope, start in forms:
            if weight and slope:
                # weight (start + slope k)^2 < left
                most = isqrt((left - 1) // weight)
                low, high = (-most - start, most - start) if slope > 0 else (start - most, start + most)
                first, last = max(first, -(-low // abs(slope))), min(last, high // abs(slope))
        (field, *others), level = fields, split.level
        for k in range(first, last + 1):
            self.steps += self.each
            require(self.steps <= MOST_STEPS, "too many configurations are near the least ones to go through them")
            more = spent + k * (field + own * (k - 1))
            for weight, slope, start in forms:
                more += weight * (start + slope * k) ** 2
            if more >= level:
                continue
            raised = [f + 2 * k * r for f, r in zip(others, row, strict=True)]
            # Each of the bodies in hand goes to some site that is not filled in.
            if more + (bodies - k) * min(raised) < level:
                yield from self.filled((*n, k), bodies - k, more, raised)

    def _best_sharing(
        self, forms: Sequence[tuple[int, int, int]], bodies: int, left: int, fields: list[int]
    ) -> int | None:
        """How many of the ``bodies`` at the last but one site, the others at the last, leave most of the level."""
        rest, p, q = self.split.rest, self.last, self.last + 1
        # With k there, what is spent is square k^2 + linear k + constant.
        square = rest[p][p] + rest[q][q] - 2 * rest[p][q]
        linear = fields[0] - rest[p][p] - fields[1] + rest[q][q] * (1 - 2 * bodies) + 2 * rest[p][q] * bodies
        constant = fields[1] * bodies + rest[q][q] * bodies * (bodies - 1)
        for weight, slope, start in forms:
            square += weight * slope**2
            linear += 2 * weight * slope * start
            constant += weight * start**2
        # The least value on an interval is at the integers next to the vertex, or at the ends.
        near = -linear // (2 * square) if square else bodies
        candidates = {0, bodies, min(max(near, 0), bodies), min(max(near + 1, 0), bodies)}
        value, k = min((square * k * k + linear * k + constant, k) for k in candidates)
        return k if value < left else None


def _dot(first: Sequence[int], second: Sequence[int]) -> int:
    """The sum of products, as far as both reach."""
    return sum(map(mul, first, second))
