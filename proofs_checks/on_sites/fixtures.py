"""The costs, marginals, plans and mixtures that the built-in instances begin with."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.evidence import Mixture, Plan, WeightedConfiguration, WeightedLaw
from mfsym.transport import transport_problem

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


@dataclass(frozen=True)
class Named:
    """A ``cost`` and a ``marginal`` on sites, with the ``name`` that readers see."""

    name: str
    cost: PairCost
    marginal: tuple[Fraction, ...]

    def problem(self, bodies: int | None) -> TransportProblem:
        """The problem of so many bodies."""
        return TransportProblem(self.cost, self.marginal, bodies)

    def n_bodies(self, bodies: int) -> tuple[str, TransportProblem]:
        """Name and data of an instance."""
        return f"{self.name}, N = {bodies}", self.problem(bodies)


def _named(name: str, cost: Sequence[Sequence[object]], marginal: Sequence[object]) -> Named:
    problem = transport_problem([list(row) for row in cost], list(marginal), None)
    return Named(name, problem.cost, problem.marginal)


def mixture(*parts: tuple[Sequence[Fraction | int | str], Fraction | int | str]) -> Mixture:
    """The mixture of these laws with these weights."""
    return tuple(WeightedLaw(tuple(Fraction(q) for q in law), Fraction(weight)) for law, weight in parts)


def plan(*parts: tuple[Sequence[int], Fraction | int | str]) -> Plan:
    """The plan of these configurations with these weights."""
    return tuple(WeightedConfiguration(tuple(n), Fraction(weight)) for n, weight in parts)


def product_measure(marginal: Sequence[Fraction]) -> Mixture:
    """Independent bodies, as a mixture of one law."""
    return (WeightedLaw(tuple(marginal), Fraction(1)),)


REPULSIVE = _named("C = ((2, 1), (1, 2)), mu = (1/2, 1/2)", [[2, 1], [1, 2]], [HALF, HALF])
UNEVEN = _named("C = ((2, 1), (1, 2)), mu = (1/3, 2/3)", [[2, 1], [1, 2]], [THIRD, 2 * THIRD])
ON_A_LINE = _named(
    "C = 2^-|i-j| on three sites, uniform", [[HALF ** abs(i - j) for j in range(3)] for i in range(3)], [THIRD] * 3
)
ATTRACTIVE = _named("C = ((0, 1), (1, 0)), mu = (1/2, 1/2)", [[0, 1], [1, 0]], [HALF, HALF])
SIGNED = _named("C = ((1, -1), (-1, 1)), mu = (1/2, 1/2)", [[1, -1], [-1, 1]], [HALF, HALF])
SEPARABLE = _named("C = ((0, 1), (1, 2)), mu = (1/2, 1/2)", [[0, 1], [1, 2]], [HALF, HALF])
CONSTANT = _named("C = ((1, 1), (1, 1)), mu = (1/2, 1/2)", [[1, 1], [1, 1]], [HALF, HALF])
FORBIDDEN = _named(
    "C infinite on the diagonal and 1 off it, three sites, uniform",
    [[None if i == j else 1 for j in range(3)] for i in range(3)],
    [THIRD] * 3,
)
CYCLE = _named(
    "C = 1 on the diagonal and for neighbours of a 5-cycle, uniform",
    [[int((i - j) % 5 in (0, 1, 4)) for j in range(5)] for i in range(5)],
    [Fraction(1, 5)] * 5,
)
HORN = _named(
    "C = Horn's copositive matrix on a 5-cycle, uniform",
    [[(1, -1, 1, 1, -1)[(i - j) % 5] for j in range(5)] for i in range(5)],
    [Fraction(1, 5)] * 5,
)
HEAVY_ATOM = _named("C = ((oo, 1), (1, 0)), mu = (3/4, 1/4)", [[None, 1], [1, 0]], ["3/4", "1/4"])


def identity(sites: int) -> Named:
    """The cost 1 on the diagonal and 0 off it, with the uniform marginal."""
    cost = [[int(i == j) for j in range(sites)] for i in range(sites)]
    return _named(f"C = identity on {sites} sites, uniform", cost, [Fraction(1, sites)] * sites)


TWO_COINS = mixture((["1/4", "3/4"], "1/2"), (["3/4", "1/4"], "1/2"))
EACH_SITE = mixture(([1, 0], "1/2"), ([0, 1], "1/2"))
ENDS_OR_MIDDLE = mixture((["1/2", 0, "1/2"], "2/3"), ([0, 1, 0], "1/3"))
STABLE_SETS = mixture(
    *(([HALF if a in (i, (i + 2) % 5) else Fraction(0) for a in range(5)], Fraction(1, 5)) for i in range(5))
)
NEIGHBOURS = mixture(
    *(([HALF if a in (i, (i + 1) % 5) else Fraction(0) for a in range(5)], Fraction(1, 5)) for i in range(5))
)


def one_on_each(bodies: int) -> tuple[str, Plan]:
    """Name and plan of N bodies on N sites, one on each."""
    return f"{bodies} bodies, one on each of {bodies} sites", plan(((1,) * bodies, 1))


TWO_OF_THREE = plan(((1, 2), "3/4"), ((3, 0), "1/4"))
"""Three bodies on two sites that are pairwise independent, but not independent."""
