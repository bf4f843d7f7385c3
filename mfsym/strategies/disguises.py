"""Problems that are transport problems in disguise: samples, clouds of points, a circle, partial and unbalanced plans.

Each has a ``transport``, which has the same value.
"""

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from mfsym.strategies.questions import Transport, Weights, masses, two_marginals

Points = tuple[Weights, ...]


@dataclass(frozen=True)
class Samples:
    """``places`` and ``others`` on the line, each with the same share of the mass 1; the cost is |x - y|."""

    places: Weights
    others: Weights

    @property
    def transport(self) -> Transport:
        """The same with the shares as masses."""
        shares = [tuple(Fraction(1, len(side)) for _ in side) for side in (self.places, self.others)]
        return Transport(shares[0], shares[1], tuple(tuple(abs(x - y) for y in self.others) for x in self.places))


@dataclass(frozen=True)
class Cloud:
    """Weights ``first`` at ``points`` and ``second`` at ``others``; the cost is the distance to the ``power``."""

    points: Points
    others: Points
    first: Weights
    second: Weights
    power: Fraction

    @property
    def transport(self) -> Transport:
        """The same with a cost matrix; entries that are irrational are rounded to 53 bits."""
        return Transport(
            self.first, self.second, tuple(tuple(_power_of_distance(x, y, self.power) for y in self.others)
                                           for x in self.points)
        )  # fmt: skip


def _power_of_distance(x: Weights, y: Weights, power: Fraction) -> Fraction:
    square = sum(((s - t) ** 2 for s, t in zip(x, y, strict=True)), Fraction(0))
    if power == 2 or square in (0, 1):
        return square
    if power.denominator == 1 and len(x) == 1:
        return abs(x[0] - y[0]) ** power.numerator
    return Fraction(float(square) ** (float(power) / 2))


@dataclass(frozen=True)
class Circle:
    """Weights ``first`` at ``places`` of the circle of length 1 and ``second`` at ``others``; the cost is a ``power``
    of the length of the shorter arc."""

    places: Weights
    others: Weights
    first: Weights
    second: Weights
    power: int

    @property
    def transport(self) -> Transport:
        """The same with a cost matrix."""
        arcs = [[(x - y) % 1 for y in self.others] for x in self.places]
        cost = tuple(tuple(min(arc, 1 - arc) ** self.power for arc in row) for row in arcs)
        return Transport(self.first, self.second, cost)


@dataclass(frozen=True)
class Partial:
    """The least cost of moving the ``mass`` from ``first`` to ``second``, which may have more, by the ``cost``."""

    first: Weights
    second: Weights
    cost: tuple[Weights, ...]
    mass: Fraction

    @property
    def transport(self) -> Transport:
        """The same with one more site on either side, where the rest goes for nothing."""
        rests = [sum(law, Fraction(0)) - self.mass for law in (self.second, self.first)]
        rows = tuple((*row, Fraction(0)) for row in self.cost)
        last = (*(Fraction(0) for _ in self.second), None)
        return Transport((*self.first, rests[0]), (*self.second, rests[1]), (*rows, last))


@dataclass(frozen=True)
class Unbalanced:
    """The least cost <P, C> plus ``penalty`` times the sum of all differences of the marginals of P from ``first`` and
    ``second``; the ``cost`` C is nonnegative."""

    first: Weights
    second: Weights
    cost: tuple[Weights, ...]
    penalty: Fraction

    @property
    def transport(self) -> Transport:
        """The same with one more site on either side, to which all mass may go at the price of the penalty."""
        # For costs >= 0 no plan gains by a marginal above what is wanted: leaving out what is too much costs less.
        rows = tuple((*row, self.penalty) for row in self.cost)
        last = (*(self.penalty for _ in self.second), Fraction(0))
        sums = [sum(law, Fraction(0)) for law in (self.first, self.second)]
        return Transport((*self.first, sums[1]), (*self.second, sums[0]), (*rows, last))


Disguise = Samples | Cloud | Circle | Partial | Unbalanced


@dataclass(frozen=True)
class Heuristic:
    """Some plan between the two sides of a ``cloud``, not always the best, and what it costs."""

    cloud: Cloud


@dataclass(frozen=True)
class UniformCircle:
    """Weights ``first`` at ``places`` of the circle of length 1: the least mean squared arc to a uniform place."""

    places: Weights
    first: Weights

    @property
    def value(self) -> Fraction:
        """The variance of q(t) - t for a uniform t, where q is the quantile function of the law."""
        # Plans are monotone on the line after the circle is cut, by a turn s: the mean of (q(t) - t - s)^2 is least
        # where s is the mean of q(t) - t, and then a variance.
        start, first, second = Fraction(0), Fraction(0), Fraction(0)
        for place, mass in sorted(zip((x % 1 for x in self.places), self.first, strict=True)):
            end = start + mass
            first += place * mass - (end**2 - start**2) / 2
            second += ((place - start) ** 3 - (place - end) ** 3) / 3
            start = end
        return second - first**2


PLACE = st.integers(-8, 8).map(Fraction) | st.integers(-32, 32).map(lambda k: Fraction(k, 4))


@cache
def samples(most_places: int = 5) -> st.SearchStrategy[Samples]:
    """Two samples on the line, whose places may coincide.

    >>> from hypothesis import find
    >>> find(samples(), lambda found: len(found.places) > 1)
    Samples(places=(Fraction(0, 1), Fraction(0, 1)), others=(Fraction(0, 1),))
    """
    side = st.lists(PLACE, min_size=1, max_size=most_places).map(tuple)
    return st.builds(Samples, side, side)


@cache
def clouds(
    dimension: int = 2, power: Fraction = Fraction(2), most_points: int = 4, *, zeros: bool = False
) -> st.SearchStrategy[Cloud]:
    """Two clouds of points with weights in that dimension, some of which may be 0."""
    point = st.tuples(*[st.integers(-8, 8).map(Fraction)] * dimension)

    def of_sizes(sizes: tuple[int, int]) -> st.SearchStrategy[Cloud]:
        laws = [masses(size, zeros) for size in sizes]
        return st.builds(Cloud, *[st.tuples(*[point] * size) for size in sizes], *laws, st.just(power))

    return st.tuples(st.integers(1, most_points), st.integers(1, most_points)).flatmap(of_sizes)


@cache
def circles(power: int = 1, most_places: int = 4) -> st.SearchStrategy[Circle]:
    """Two laws on the circle of length 1, at multiples of 1/8."""
    place = st.integers(0, 7).map(lambda k: Fraction(k, 8))

    def of_sizes(sizes: tuple[int, int]) -> st.SearchStrategy[Circle]:
        return st.builds(Circle, *[st.tuples(*[place] * size) for size in sizes], *map(masses, sizes), st.just(power))

    return st.tuples(st.integers(1, most_places), st.integers(1, most_places)).flatmap(of_sizes)


@cache
def heuristics() -> st.SearchStrategy[Heuristic]:
    """Clouds in the plane with the distance or its square."""
    return (clouds(2, Fraction(1)) | clouds(2)).map(Heuristic)


@cache
def uniform_circles(most_places: int = 4) -> st.SearchStrategy[UniformCircle]:
    """Laws on the circle, at multiples of 1/8 in any order."""
    place = st.integers(0, 7).map(lambda k: Fraction(k, 8))
    return st.integers(1, most_places).flatmap(
        lambda size: st.builds(UniformCircle, st.tuples(*[place] * size), masses(size))
    )


@cache
def partial_problems(*, negative: bool = False) -> st.SearchStrategy[Partial]:
    """Marginals of masses 1 and 1, 2 or 1/2, of which a part, or nothing, or as much as possible is moved."""

    def part(problem: Transport, factor: Fraction, quarters: int) -> Partial:
        second = tuple(factor * m for m in problem.second)
        return Partial(problem.first, second, _finite(problem), min(Fraction(1), factor) * Fraction(quarters, 4))

    factors = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2)])
    return st.builds(part, two_marginals(most_sites=3, negative=negative), factors, st.integers(0, 4))


@cache
def unbalanced_problems() -> st.SearchStrategy[Unbalanced]:
    """Marginals of equal or different masses, and penalties of the size of the costs."""

    def relaxed(problem: Transport, factor: Fraction, penalty: int) -> Unbalanced:
        second = tuple(factor * m for m in problem.second)
        return Unbalanced(problem.first, second, _finite(problem), Fraction(penalty, 2))

    factors = st.sampled_from([Fraction(1), Fraction(2), Fraction(1, 2)])
    return st.builds(relaxed, two_marginals(most_sites=3), factors, st.integers(1, 8))


def _finite(problem: Transport) -> tuple[Weights, ...]:
    return tuple(tuple(entry or Fraction(0) for entry in row) for row in problem.cost)
