"""Pair measures: which of them are pair marginals of N bodies (Definition 2.1 of [CFP])."""

from fractions import Fraction
from math import comb

import numpy as np

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import LargestRepresentable, Matrix, NotRepresentable, PairCost, Representable
from mfsym.kernel.evidence import (
    Certificate,
    Plan,
    PlanAndSeparatingCost,
    RepresentingPlan,
    SeparatingCost,
    WeightedConfiguration,
)
from mfsym.rational import shown
from mfsym.transport.few_sites import admissible_configurations, plan_of
from mfsym.transport.highs import highs_basis
from mfsym.transport.infinite_pairs import represent_infinitely
from mfsym.transport.problem import number_of_bodies, pair_cost
from mfsym.transport.simplex import Infeasible, LinearProgram, Suggest, exact_optimum
from mfsym.transport.support import extended


def pair_measure(pair: object) -> Matrix:
    """The symmetric probability measure on pairs of sites given by a matrix of exact numbers.

    Refuses: InvalidArgument unless the matrix is square, symmetric, nonnegative and sums to 1.

    >>> pair_measure([["1/4", "1/4"], ["1/4", "1/4"]])[0]
    (Fraction(1, 4), Fraction(1, 4))
    """
    if not isinstance(pair, (list, tuple)) or not pair:
        raise InvalidArgument(f"pair is {shown(pair)}, need a square matrix")
    entries = pair_cost(pair, len(pair), "pair")
    matrix = tuple(tuple(entry for entry in row if entry is not None) for row in entries)
    if any(len(row) < len(pair) for row in matrix) or any(entry < 0 for row in matrix for entry in row):
        raise InvalidArgument(f"pair is {shown(pair)}, need probabilities >= 0 for all pairs of sites")
    total = sum((entry for row in matrix for entry in row), Fraction(0))
    if total != 1:
        raise InvalidArgument(f"pair sums to {shown(total)}, need a pair measure that sums to 1")
    return matrix


def pair_marginal(plan: Plan) -> Matrix:
    """The pair marginal of a plan: the law of the sites of two of its bodies.

    Refuses: InvalidArgument unless the configurations are of equally many bodies, two or more, on the same sites,
    and the weights are >= 0 and sum to 1.

    >>> pair_marginal((WeightedConfiguration((1, 1), Fraction(1)),))
    ((Fraction(0, 1), Fraction(1, 2)), (Fraction(1, 2), Fraction(0, 1)))
    """
    shapes = {(len(part.configuration), sum(part.configuration)) for part in plan}
    if len(shapes) != 1 or min(shapes)[1] < 2 or any(k < 0 for part in plan for k in part.configuration):
        raise InvalidArgument(
            f"plan is {shown(plan)}, need configurations of the same 2 or more bodies on the same sites"
        )
    if any(part.weight < 0 for part in plan) or sum(part.weight for part in plan) != 1:
        raise InvalidArgument(f"plan is {shown(plan)}, need weights >= 0 that sum to 1")
    sites, bodies = min(shapes)
    parts = [(part.weight / (bodies * (bodies - 1)), part.configuration) for part in plan]
    return tuple(
        tuple(sum((weight * n[a] * (n[b] - (a == b)) for weight, n in parts), Fraction(0)) for b in range(sites))
        for a in range(sites)
    )


def represent(pair: object, bodies: object, suggest: Suggest = highs_basis) -> Certificate:
    """Is the pair measure the pair marginal of that many bodies?  A plan, or a cost that separates it from all plans.

    ``bodies`` may be infinitely many, too: then a mixture, or a copositive cost.

    Refuses: InvalidArgument for what :func:`pair_measure` refuses; NoEvidence if on three or more sites there are too
    many configurations, and where :func:`~mfsym.transport.infinite_pairs.represent_infinitely` does.

    >>> type(represent([[0, "1/2"], ["1/2", 0]], 2).claim).__name__
    'Representable'
    >>> type(represent([[0, "1/2"], ["1/2", 0]], 3).claim).__name__
    'NotRepresentable'
    """
    matrix, count = pair_measure(pair), number_of_bodies(bodies)
    if count is None:
        return represent_infinitely(matrix)
    support = [a for a, row in enumerate(matrix) if any(row)]
    part = tuple(tuple(matrix[a][b] for b in support) for a in support)
    if len(support) == 1:
        found: RepresentingPlan | PairCost = RepresentingPlan((WeightedConfiguration((count,), Fraction(1)),))
    elif len(support) == 2:
        found = _on_two_sites(part, count)
    else:
        found = _on_few_sites(part, count, suggest)
    if isinstance(found, RepresentingPlan):
        plan = tuple(
            WeightedConfiguration(extended(n.configuration, support, len(matrix), 0), n.weight) for n in found.plan
        )
        return Certificate(Representable(matrix, count), RepresentingPlan(plan))
    # Pairs to which the measure gives no weight may cost as much as needed to outweigh all others.
    large = comb(count, 2) * max((abs(c) for row in found for c in row if c is not None), default=Fraction(1))
    rows = [extended([large if c is None else c for c in row], support, len(matrix), large) for row in found]
    cost = extended(rows, support, len(matrix), (large,) * len(matrix))
    return Certificate(NotRepresentable(matrix, count), SeparatingCost(cost))


def largest_representation(pair: object, suggest: Suggest = highs_basis) -> Certificate:
    """The largest number of bodies that represent the pair measure, with evidence for it and against one more.

    If infinitely many do, this is the claim.

    Refuses: InvalidArgument for what :func:`pair_measure` refuses; NoEvidence where :func:`represent` does.

    >>> largest_representation([["1/6", "1/3"], ["1/3", "1/6"]]).claim.bodies
    4
    """
    matrix = pair_measure(pair)
    forever = represent_infinitely(matrix)
    if isinstance(forever.claim, Representable):
        return forever
    # What more bodies represent, fewer do; two represent everything.  So the number is doubled, then bisected.
    plan, bodies = represent(matrix, 2, suggest).evidence, 2
    while isinstance((found := represent(matrix, 2 * bodies, suggest)).evidence, RepresentingPlan):
        plan, bodies = found.evidence, 2 * bodies
    against, beyond = found.evidence, 2 * bodies
    while beyond - bodies > 1:
        middle = (bodies + beyond) // 2
        found = represent(matrix, middle, suggest)
        if isinstance(found.evidence, RepresentingPlan):
            plan, bodies = found.evidence, middle
        else:
            against, beyond = found.evidence, middle
    if not isinstance(plan, RepresentingPlan) or not isinstance(against, SeparatingCost):
        raise NoEvidence("no largest number of bodies was found")
    return Certificate(LargestRepresentable(matrix, bodies), PlanAndSeparatingCost(plan.plan, against.cost))


def _on_two_sites(pair: Matrix, bodies: int) -> RepresentingPlan | PairCost:
    """The closed form; ``None`` in a cost stands for any large number."""
    mean, across = bodies * (pair[0][0] + pair[0][1]), bodies * (bodies - 1) * pair[0][1]
    low = mean.numerator // mean.denominator
    share = mean - low
    # The mean number k(N-k) of pairs across is at most its value for k in {low, low + 1}, since
    # E(k - low)(k - low - 1) >= 0 for integer k; and it is 0 for k in {0, N}.
    most = (1 - share) * low * (bodies - low) + share * (low + 1) * (bodies - low - 1)
    if across <= most:
        spread = across / most
        parts = (
            (low, spread * (1 - share)),
            (low + 1, spread * share),
            (0, (1 - spread) * (1 - mean / bodies)),
            (bodies, (1 - spread) * mean / bodies),
        )
        return RepresentingPlan(tuple(WeightedConfiguration((k, bodies - k), weight) for k, weight in parts if weight))
    # (k - low)(k - low - 1) as the energy of pairs: k is the energy of the costs 2, 1, 0 at (0,0), (0,1), (1,1),
    # divided by N - 1, and 1 that of the costs 1, 1, 1, divided by N(N-1)/2.
    linear, constant = Fraction(2 * low, bodies - 1), Fraction(low * (low + 1), comb(bodies, 2))
    return (
        (2 - 2 * linear + constant, constant - linear),
        (constant - linear, constant),
    )


def _on_few_sites(pair: Matrix, bodies: int, suggest: Suggest) -> RepresentingPlan | PairCost:
    """A linear program with one row for each pair of sites of positive weight."""
    sites = range(len(pair))
    forbidden = tuple(tuple(None if p == 0 else Fraction(0) for p in row) for row in pair)
    table = admissible_configurations(forbidden, bodies)
    pairs = [(a, b) for a in sites for b in range(a, len(pair)) if pair[a][b] > 0]
    counts = [table[:, a] * (table[:, b] - 1) // 2 if a == b else table[:, a] * table[:, b] for a, b in pairs]
    right = tuple(comb(bodies, 2) * pair[a][b] * (1 if a == b else 2) for a, b in pairs)
    program = LinearProgram(np.column_stack(counts), np.zeros(len(table), dtype=np.int64), right)
    found = exact_optimum(program, suggest)
    if not isinstance(found, Infeasible):
        return RepresentingPlan(plan_of(table, found.weights))
    where = dict(zip(pairs, found.dual, strict=True))
    return tuple(tuple(-where[min(a, b), max(a, b)] if pair[a][b] > 0 else None for b in sites) for a in sites)
