"""Pair measures of infinitely many bodies (Definition 2.2 of [CFP]): completely positive matrices.

A mixture with the given pair law is looked for among more and more laws; where the present ones do not do, a cost
separates the pair measure from them, and the laws for which this cost is negative are added, until there are none: then
the cost is copositive, and separates the pair measure from all mixtures.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import gcd

import numpy as np

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Matrix, NotRepresentable, PairCost, Representable
from mfsym.kernel.copositive import check_copositive
from mfsym.kernel.evidence import Certificate, RepresentingMixture, SeparatingCost, WeightedLaw
from mfsym.kernel.refusal import Refused
from mfsym.kernel.units import common_denominator
from mfsym.transport.highs import highs_basis
from mfsym.transport.laws import MOST_ROUNDS, MOST_SITES, Law, Stationary
from mfsym.transport.quadratic_forms import Negative, quadratic_form
from mfsym.transport.simplex import Infeasible, LinearProgram, exact_optimum
from mfsym.transport.support import extended

BOUNDARY = (
    "neither a mixture nor a copositive cost was found: the pair measure is on the boundary of the infinitely "
    "representable ones, or very near it"
)


def represent_infinitely(pair: Matrix) -> Certificate:
    """Is the pair measure the pair law of infinitely many bodies?  A mixture, or a copositive cost that separates it.

    Refuses: NoEvidence if there are too many sites, or if neither is found (on the boundary of the representable ones
    the laws of a mixture may be irrational).

    >>> half, zero = Fraction(1, 2), Fraction(0)
    >>> type(represent_infinitely(((zero, half), (half, zero))).claim).__name__
    'NotRepresentable'
    >>> represent_infinitely(((half, zero), (zero, half))).evidence.mixture
    (WeightedLaw(law=(Fraction(0, 1), Fraction(1, 1)), weight=Fraction(1, 2)), \
WeightedLaw(law=(Fraction(1, 1), Fraction(0, 1)), weight=Fraction(1, 2)))
    """
    support = [a for a, row in enumerate(pair) if any(row)]
    charged = tuple(tuple(pair[a][b] for b in support) for a in support)
    form = quadratic_form(charged)
    if isinstance(form, Negative):
        v = extended(form.at, support, len(pair), Fraction(0))
        cost = tuple(tuple(x * y for y in v) for x in v)
        return Certificate(NotRepresentable(pair, None), SeparatingCost(cost))
    found = _mixture_or_cost(charged)
    if isinstance(found, RepresentingMixture):
        mixture = tuple(
            WeightedLaw(extended(part.law, support, len(pair), Fraction(0)), part.weight) for part in found.mixture
        )
        return Certificate(Representable(pair, None), RepresentingMixture(mixture))
    # At sites that the pair measure does not charge the cost may vanish.
    rows = [extended(row, support, len(pair), Fraction(0)) for row in found]
    cost = extended(rows, support, len(pair), (Fraction(0),) * len(pair))
    return Certificate(NotRepresentable(pair, None), SeparatingCost(cost))


def _mixture_or_cost(pair: Matrix) -> RepresentingMixture | Matrix:
    """A mixture with the pair law, or a separating cost; every site is charged."""
    size = len(pair)
    if size > MOST_SITES:
        raise NoEvidence(f"infinitely many bodies are decided on up to {MOST_SITES} sites, and here there are {size}")
    if size == 2:
        return _on_two_sites(pair)
    pairs = [(a, b) for a in range(size) for b in range(a, size) if pair[a][b] > 0]
    right = tuple(pair[a][b] for a, b in pairs)
    zero: PairCost = tuple(tuple(None if p == 0 else Fraction(0) for p in row) for row in pair)
    laws = list(dict.fromkeys(_first_laws(pair)))
    for _ in range(MOST_ROUNDS):
        columns = np.array([[law[a] * law[b] for a, b in pairs] for law in laws], dtype=np.int64)
        program = LinearProgram(columns, np.zeros(len(laws), dtype=np.int64), right)
        found = exact_optimum(program, highs_basis)
        if not isinstance(found, Infeasible):
            parts = [(laws[j], weight * sum(laws[j]) ** 2) for j, weight in found.weights]
            return RepresentingMixture(
                tuple(WeightedLaw(tuple(Fraction(k, sum(law)) for k in law), weight) for law, weight in parts)
            )
        dual = dict(zip(pairs, found.dual, strict=True))
        # Off the diagonal the dual price is that of both orders of the pair.
        cost = tuple(
            tuple(
                None if zero[a][b] is None else -dual[min(a, b), max(a, b)] / (1 if a == b else 2) for b in range(size)
            )
            for a in range(size)
        )
        new = [law for law in Stationary(cost).laws_below((Fraction(0),) * size) if law not in laws]
        if not new:
            return _copositive(cost, pair)
        laws += new
    raise NoEvidence(BOUNDARY)


def _on_two_sites(pair: Matrix) -> RepresentingMixture:
    """A positive semidefinite pair measure on two sites: what is left of one body's row is at the first site."""
    # P - w e e' with e = (1, 0) and w = det P / P[1][1] is row row' / P[1][1] for the second row of P.
    (p, q), (_, r) = pair
    if r == 0:
        return RepresentingMixture((WeightedLaw((Fraction(1), Fraction(0)), Fraction(1)),))
    law = (q / (q + r), r / (q + r))
    parts = ((law, (q + r) ** 2 / r), ((Fraction(1), Fraction(0)), p - q * q / r))
    return RepresentingMixture(tuple(WeightedLaw(law, weight) for law, weight in parts if weight))


def _first_laws(pair: Matrix) -> Iterator[Law]:
    """Laws on single sites and on two, and those of the second body given the first: these lie in the range of P."""
    size = len(pair)
    rows = [*pair, *(tuple(x + y for x, y in zip(*two, strict=True)) for two in combinations(pair, 2))]
    rows.append(tuple(sum(column, Fraction(0)) for column in zip(*pair, strict=True)))
    rows += [
        tuple(Fraction(a in support) for a in range(size)) for n in (1, 2) for support in combinations(range(size), n)
    ]
    for row in rows:
        scale = common_denominator(row)
        numbers = [int(scale * entry) for entry in row]
        common = gcd(*numbers)
        present = [a for a, k in enumerate(numbers) if k]
        if max(numbers) // common < 10**6 and all(pair[a][b] > 0 for a in present for b in present):
            yield tuple(k // common for k in numbers)


def _copositive(cost: PairCost, pair: Matrix) -> Matrix:
    """The cost with large numbers in place of ``None``, such that it is copositive."""
    finite = [abs(entry) for row in cost for entry in row if entry is not None]
    largest = max(finite, default=Fraction(0)) or Fraction(1)
    for factor in (1, 10, 10**3, 10**6):
        filled = tuple(tuple(largest * factor if entry is None else entry for entry in row) for row in cost)
        for lift in (Fraction(0), largest / 10**9, largest / 10**6):
            lifted = _lifted(filled, lift)
            rows = zip(lifted, pair, strict=True)
            if sum((c * p for row in rows for c, p in zip(*row, strict=True)), Fraction(0)) >= 0:
                continue
            try:
                check_copositive(lifted)
            except Refused:
                continue
            return lifted
    raise NoEvidence(BOUNDARY)


def _lifted(cost: Sequence[Sequence[Fraction]], lift: Fraction) -> Matrix:
    return tuple(tuple(entry + lift for entry in row) for row in cost)
