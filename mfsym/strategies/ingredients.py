"""Exact numbers, marginals and pair costs."""

from fractions import Fraction
from functools import cache

from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import PairCost


@cache
def rationals(least: int = -4, greatest: int = 4, most_denominator: int = 6) -> st.SearchStrategy[Fraction]:
    """Rational numbers of an interval with small denominators, shrinking towards 0 and integers.

    >>> from hypothesis import find
    >>> find(rationals(), lambda number: number > 1)
    Fraction(2, 1)
    """
    return st.fractions(least, greatest, max_denominator=most_denominator)


@cache
def marginals(sites: int, bodies: int | None = None) -> st.SearchStrategy[tuple[Fraction, ...]]:
    """Laws on that many sites, some weights 0 or equal; for given ``bodies`` N, those with N * marginal integer.

    Refuses: InvalidArgument if ``sites`` < 1 or ``bodies`` < 1.

    >>> from hypothesis import find
    >>> find(marginals(2), all)
    (Fraction(1, 2), Fraction(1, 2))
    """
    if sites < 1 or (bodies is not None and bodies < 1):
        raise InvalidArgument(f"need at least one site and one body, got {sites=} and {bodies=}")
    if bodies is not None:
        return occupations(sites, bodies).map(_law)
    return st.lists(st.integers(0, 6), min_size=sites, max_size=sites).map(
        lambda parts: _law(tuple(parts) if any(parts) else (1, *parts[1:]))
    )


@cache
def occupations(sites: int, bodies: int) -> st.SearchStrategy[tuple[int, ...]]:
    """Configurations of that many bodies on that many sites."""
    # Where the bodies in hand run out, the cut points of a sorted list are the sites.
    cuts = st.lists(st.integers(0, bodies), min_size=sites - 1, max_size=sites - 1).map(sorted)
    return cuts.map(lambda at: tuple(b - a for a, b in zip([0, *at], [*at, bodies], strict=True)))


@cache
def pair_costs(sites: int, *, forbidden: bool = False, positive: bool = False) -> st.SearchStrategy[PairCost]:
    """Symmetric matrices of signed pair costs, with ties.

    ``forbidden`` lets entries be ``None``, in some examples all of the diagonal (as for Coulomb costs); ``positive``
    makes them positive definite matrices.

    Refuses: InvalidArgument if both are asked for.

    >>> from hypothesis import find
    >>> find(pair_costs(2, forbidden=True), lambda cost: cost[0][0] is cost[1][1] is None)
    ((None, Fraction(0, 1)), (Fraction(0, 1), None))
    """
    if forbidden and positive:
        raise InvalidArgument("forbidden and positive are True, need one of them: a positive matrix has finite entries")
    pairs = [(a, b) for a in range(sites) for b in range(a + 1)]
    if positive:
        rows = st.lists(rationals(-2, 2, 2), min_size=sites, max_size=sites)
        return st.lists(rows, min_size=sites, max_size=sites).map(_gram)
    # Two kinds of entries, so that ties are frequent.
    entries: st.SearchStrategy[Fraction | None] = st.integers(-2, 2).map(Fraction) | rationals()
    if not forbidden:
        return st.lists(entries, min_size=len(pairs), max_size=len(pairs)).map(lambda values: _symmetric(sites, values))
    entries = entries | st.none()
    some = st.lists(entries, min_size=len(pairs), max_size=len(pairs)).map(lambda values: _symmetric(sites, values))
    return some | some.map(_without_diagonal)


def _law(parts: tuple[int, ...]) -> tuple[Fraction, ...]:
    return tuple(Fraction(part, sum(parts)) for part in parts)


def _symmetric(sites: int, values: list[Fraction | None]) -> PairCost:
    """The symmetric matrix whose rows up to the diagonal are the values."""
    return tuple(
        tuple(values[max(a, b) * (max(a, b) + 1) // 2 + min(a, b)] for b in range(sites)) for a in range(sites)
    )


def _gram(rows: list[list[Fraction]]) -> PairCost:
    """The identity plus the products of the rows with one another."""
    return tuple(
        tuple(sum((x * y for x, y in zip(row, other, strict=True)), Fraction(a == b)) for b, other in enumerate(rows))
        for a, row in enumerate(rows)
    )


def _without_diagonal(cost: PairCost) -> PairCost:
    return tuple(tuple(None if a == b else entry for b, entry in enumerate(row)) for a, row in enumerate(cost))
