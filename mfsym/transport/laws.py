"""Infinitely many bodies and any cost: laws are added one by one, each the cheapest for the potential so far.

The problem is linear in the weights of the laws Q of a mixture: minimise the mean of Q'CQ over mixtures with the right
marginal.  Its dual is a potential u, and u.Q <= Q'CQ for all laws says that C - (u + u) / 2 is copositive.
A law that violates this is looked for on every support, where the quadratic form is stationary.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from mfsym.deadline import OutOfTime
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import PairCost
from mfsym.kernel.copositive import check_copositive
from mfsym.kernel.evidence import Mixture, MixtureAndPotential, WeightedLaw
from mfsym.kernel.refusal import Refused
from mfsym.kernel.units import common_denominator
from mfsym.transport import infinite_squares
from mfsym.transport.highs import highs_basis
from mfsym.transport.infinite_squares import law_by_descent, proved_by_squares
from mfsym.transport.progress import report
from mfsym.transport.simplex import Infeasible, LinearProgram, exact_optimum

MOST_SITES = 12
"""All supports are gone through, so the sites have to be few."""
MOST_ROUNDS = 40
MOST_DENOMINATOR = 121
FINEST = 10_000
"""Laws are multiples of 1/n for some n < MOST_DENOMINATOR, or for this n."""

Law = tuple[int, ...]
"""Whole numbers, proportional to the probabilities."""


@dataclass(frozen=True)
class Bracket:
    """``found`` has a mixture of cost ``upper``, and a potential that shows ``lower``; equal if it is an optimum."""

    found: MixtureAndPotential
    lower: Fraction
    upper: Fraction


def bracket_by_laws(cost: PairCost, marginal: Sequence[Fraction]) -> Bracket:
    """A mixture and a potential for infinitely many bodies; no pair of equal sites is forbidden, all weights are > 0.

    On more than 12 sites the bounds are equal only by chance.  Refuses: NoEvidence if there are more than 40.

    >>> one, zero = Fraction(1), Fraction(0)
    >>> cycle = [[one if (a - b) % 5 in (0, 1, 4) else zero for b in range(5)] for a in range(5)]
    >>> found = bracket_by_laws(cycle, [one / 5] * 5)
    >>> found.lower, found.upper
    (Fraction(1, 2), Fraction(1, 2))
    """
    sites = len(marginal)
    if sites > infinite_squares.MOST_SITES:
        raise NoEvidence(
            "for costs that are not positive on clusters, infinitely many bodies are bounded on up to "
            f"{infinite_squares.MOST_SITES} sites of positive weight; here there are {sites}"
        )
    if sites > MOST_SITES:
        return _bracket_on_many_sites(cost, marginal)
    stationary = Stationary(cost)
    laws: list[Law] = [tuple(int(a == b) for b in range(sites)) for a in range(sites)]
    laws += [law for law in _first_laws(cost, marginal) if law not in laws]
    for _ in range(MOST_ROUNDS):
        weights, u = _linear_program(cost, marginal, laws) or ((), (Fraction(0),) * sites)
        found = [law for law in stationary.laws_below(u) if law not in laws]
        if not found:
            break
        laws += found
    for guess in _guesses(u):
        exact = _optimum_with(cost, marginal, guess, [*laws, *stationary.laws_below(guess, above=1e-6)])
        if exact is not None:
            return exact
    lowered = _lowered(cost, u)
    return Bracket(
        MixtureAndPotential(_mixture(laws, weights), lowered, ()), _mean(lowered, marginal), _mean(u, marginal)
    )


def _bracket_on_many_sites(cost: PairCost, marginal: Sequence[Fraction]) -> Bracket:
    sites = range(len(marginal))
    laws: list[Law] = [tuple(int(a == b) for b in sites) for a in sites]
    laws += [law for law in _first_laws(cost, marginal) if law not in laws]
    weights, u = _linear_program(cost, marginal, laws) or ((), (Fraction(0),) * len(marginal))
    try:
        for _ in range(MOST_ROUNDS):
            found = [law for law in map(_rounded, law_by_descent(cost, u)) if law not in laws]
            if not found:
                break
            laws += list(dict.fromkeys(found))
            weights, u = _linear_program(cost, marginal, laws) or (weights, u)
    except OutOfTime:
        report("time is up: the mixture found so far is bounded from below")
    proved = proved_by_squares(cost, marginal, u)
    mixture = MixtureAndPotential(_mixture(laws, weights), proved.potential, proved.squares)
    return Bracket(mixture, _mean(proved.potential, marginal), _mean(u, marginal))


def _guesses(u: Sequence[Fraction]) -> Iterator[tuple[Fraction, ...]]:
    """The potential, and vectors of small fractions that are near it."""
    yield tuple(u)
    for n in range(1, MOST_DENOMINATOR):
        guess = tuple(Fraction(round(n * v), n) for v in u)
        if all(abs(v - w) * (20 * n if n < 13 else 10**4) <= 1 for v, w in zip(u, guess, strict=True)):
            yield guess


def _optimum_with(
    cost: PairCost, marginal: Sequence[Fraction], u: tuple[Fraction, ...], laws: Sequence[Law]
) -> Bracket | None:
    """The optimum with the potential ``u`` and a mixture of the laws, ``None`` if there is none."""
    tight = [law for law in laws if _mean_cost(cost, law) == sum(k * v for k, v in zip(law, u, strict=True))]
    if not tight or not _is_potential(cost, u):
        return None
    found = _linear_program(cost, marginal, tight)
    if found is None:
        return None
    value = _mean(u, marginal)
    return Bracket(MixtureAndPotential(_mixture(tight, found[0]), u, ()), value, value)


def _mixture(laws: Sequence[Law], weights: Sequence[tuple[int, Fraction]]) -> Mixture:
    return tuple(WeightedLaw(tuple(Fraction(k, sum(laws[j])) for k in laws[j]), weight) for j, weight in weights)


def _mean(u: Sequence[Fraction], marginal: Sequence[Fraction]) -> Fraction:
    return sum((v * w for v, w in zip(u, marginal, strict=True)), Fraction(0))


def _first_laws(cost: PairCost, marginal: Sequence[Fraction]) -> Iterator[Law]:
    """The marginal, conditioned on any set of sites without a forbidden pair, and halves on pairs of sites."""
    sites = range(len(marginal))
    scale = common_denominator(marginal)
    for size in range(2, len(marginal) + 1):
        if size > 2 and 2 ** len(marginal) > 300 and size < len(marginal):
            continue
        for support in combinations(sites, size):
            if all(cost[a][b] is not None for a in support for b in support):
                yield tuple(int(scale * marginal[a]) if a in support else 0 for a in sites)
                if size == 2:
                    yield tuple(int(a in support) for a in sites)


def _linear_program(
    cost: PairCost, marginal: Sequence[Fraction], laws: Sequence[Law]
) -> tuple[tuple[tuple[int, Fraction], ...], tuple[Fraction, ...]] | None:
    """The weights of an optimal mixture of the laws, and its potential; ``None`` if the marginal is no mixture."""
    # Column j is the law times its common denominator d, of cost d Q'CQ; all costs are scaled to be whole numbers.
    costs = [_mean_cost(cost, law) for law in laws]
    scale = common_denominator(costs)
    columns = np.array(laws, dtype=np.int64)
    program = LinearProgram(
        columns, np.array([int(scale * value) for value in costs], dtype=np.object_), tuple(marginal)
    )
    optimum = exact_optimum(program, highs_basis)
    if isinstance(optimum, Infeasible):
        return None
    weights = tuple((j, weight * sum(laws[j])) for j, weight in optimum.weights)
    return weights, tuple(price / scale for price in optimum.dual)


def _mean_cost(cost: PairCost, law: Law) -> Fraction:
    """D Q'CQ for the law Q = law / d."""
    present = [a for a, k in enumerate(law) if k]
    total = sum((law[a] * law[b] * (cost[a][b] or 0) for a in present for b in present), Fraction(0))
    return total / Fraction(sum(law))


class Stationary:
    """The laws at which a quadratic form is stationary on their support."""

    def __init__(self, cost: PairCost) -> None:
        sites = range(len(cost))
        self.supports: list[NDArray[np.int64]] = []
        for size in range(1, len(cost) + 1):
            admissible = [
                support
                for support in combinations(sites, size)
                if all(cost[a][b] is not None for a in support for b in support)
            ]
            if admissible:
                self.supports.append(np.array(admissible))
        # float: heuristic only, the kernel checks the result
        self.cost = np.array([[float(entry or 0) for entry in row] for row in cost])

    def laws_below(self, u: Sequence[Fraction], above: float | None = None) -> list[Law]:
        """Laws Q with Q'CQ < u.Q, as floating point sees them; the lowest of each size of support, rounded.

        If ``above`` is given, all with Q'CQ < u.Q + above.
        """
        # float: heuristic only, the kernel checks the result
        potential = np.array([float(v) for v in u])
        matrix = self.cost - (potential[:, None] + potential[None, :]) / 2
        size = np.abs(matrix).max() + 1
        found: list[Law] = []
        for supports in self.supports:
            blocks = matrix[supports[:, :, None], supports[:, None, :]]
            blocks = blocks + 1e-13 * size * np.eye(supports.shape[1])
            try:
                solutions = np.linalg.solve(blocks, np.ones((*supports.shape, 1)))[:, :, 0]
            except np.linalg.LinAlgError:
                continue
            with np.errstate(divide="ignore", invalid="ignore"):
                laws = solutions / solutions.sum(axis=1, keepdims=True)
                # A_S x = 1 for a multiple x of Q gives Q'AQ = 1 / sum(x).
                values = np.where((laws > 0).all(axis=1), 1 / solutions.sum(axis=1), np.inf)
            for place in np.argsort(values)[: 3 if above is None else 50]:
                if values[place] < (-1e-9 * size if above is None else above):
                    law = np.zeros(len(u))
                    law[supports[place]] = laws[place]
                    found.append(_rounded(law))
        return found


def _rounded(law: NDArray[np.float64]) -> Law:
    """Whole numbers proportional to the law, small ones if there are such."""
    # float: heuristic only, the kernel checks the result
    for n in [*range(1, MOST_DENOMINATOR), FINEST]:
        numbers = np.rint(n * law)
        if numbers.sum() == n and (n == FINEST or np.abs(numbers - n * law).max() < 1e-6):
            break
    else:
        numbers[int(np.argmax(numbers))] += FINEST - numbers.sum()
    return tuple(int(k) for k in numbers)


def _lowered(cost: PairCost, u: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """The potential, lowered by one of a few numbers, so that C - (u + u) / 2 is copositive.

    Refuses: NoEvidence if it takes too much work to see that it is.
    """
    for shift in (Fraction(0), *(Fraction(1, 10**digits) for digits in (12, 10, 8, 6, 4, 2, 0)), Fraction(100)):
        lowered = tuple(v - shift for v in u)
        if _is_potential(cost, lowered):
            return lowered
    raise NoEvidence("no potential was found for which the kernel can decide that the rest of the cost is copositive")


def _is_potential(cost: PairCost, u: Sequence[Fraction]) -> bool:
    """Does the kernel see that u.Q <= Q'CQ for every law Q?"""
    try:
        check_copositive(
            [[None if c is None else c - (u[a] + u[b]) / 2 for b, c in enumerate(row)] for a, row in enumerate(cost)]
        )
    except Refused:
        return False
    return True
