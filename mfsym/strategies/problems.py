"""Transport problems, plans and pair measures."""

from fractions import Fraction

from hypothesis import strategies as st

from mfsym.kernel.claim import Matrix, TransportProblem
from mfsym.kernel.evidence import Plan, WeightedConfiguration
from mfsym.strategies.ingredients import marginals, occupations, pair_costs
from mfsym.transport import pair_marginal


def transport_problems(
    *,
    most_sites: int = 4,
    most_bodies: int = 6,
    infinite: bool = False,
    forbidden: bool = False,
    positive: bool = False,
) -> st.SearchStrategy[TransportProblem]:
    """Problems on 1 to ``most_sites`` sites with 2 to ``most_bodies`` bodies, or only ``infinite`` ones.

    ``forbidden`` and ``positive`` are those of :func:`~mfsym.strategies.pair_costs`.  In many examples N * marginal
    is integer, sites have weight 0, or costs are equal.

    >>> from hypothesis import find
    >>> find(transport_problems(), lambda problem: problem.bodies > 2)
    TransportProblem(cost=((Fraction(0, 1),),), marginal=(Fraction(1, 1),), bodies=3)
    """

    def with_bodies(sites: int, bodies: int | None) -> st.SearchStrategy[TransportProblem]:
        laws = marginals(sites) if bodies is None else marginals(sites) | marginals(sites, bodies)
        costs = pair_costs(sites, forbidden=forbidden, positive=positive)
        return st.builds(TransportProblem, costs, laws, st.just(bodies))

    numbers = st.none() if infinite else st.integers(2, most_bodies)
    sizes = st.tuples(st.integers(1, most_sites), numbers)
    return sizes.flatmap(lambda size: with_bodies(*size))


def plans(sites: int, bodies: int) -> st.SearchStrategy[Plan]:
    """Plans of one to four configurations, which may be equal."""
    parts = st.lists(st.tuples(occupations(sites, bodies), st.integers(1, 4)), min_size=1, max_size=4)
    return parts.map(_plan)


def pair_measures(sites: int, bodies: int | None = None) -> st.SearchStrategy[Matrix]:
    """Symmetric probability measures on pairs of sites, some entries 0; for given ``bodies``, representable ones.

    >>> from hypothesis import find
    >>> find(pair_measures(2), lambda pair: pair[0][1] > 0)
    ((Fraction(0, 1), Fraction(1, 2)), (Fraction(1, 2), Fraction(0, 1)))
    """
    if bodies is not None:
        return plans(sites, bodies).map(pair_marginal)
    size = sites * (sites + 1) // 2
    return st.lists(st.integers(0, 6), min_size=size, max_size=size).map(lambda parts: _pair_measure(sites, parts))


def _plan(parts: list[tuple[tuple[int, ...], int]]) -> Plan:
    total = sum(weight for _, weight in parts)
    return tuple(WeightedConfiguration(configuration, Fraction(weight, total)) for configuration, weight in parts)


def _pair_measure(sites: int, parts: list[int]) -> Matrix:
    """The multiple of mass 1 of the symmetric matrix whose rows up to the diagonal are the parts."""
    parts = parts if any(parts) else [1, *parts[1:]]
    entries = [[parts[max(a, b) * (max(a, b) + 1) // 2 + min(a, b)] for b in range(sites)] for a in range(sites)]
    total = sum(map(sum, entries))
    return tuple(tuple(Fraction(entry, total) for entry in row) for row in entries)
