"""Laws of some of the bodies of a plan or of a mixture, and how far two of them are apart."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate, combinations, pairwise
from math import comb, lcm, prod

from mfsym.kernel.configurations import check_plan
from mfsym.kernel.effort import spend
from mfsym.kernel.mixture import check_mixture
from mfsym.kernel.problem import Mixture, Norm, Plan
from mfsym.kernel.quantity import Bodies, BodiesOfPlan
from mfsym.kernel.refusal import require
from mfsym.kernel.representability import MASS

OccupationLaw = dict[tuple[int, ...], Fraction]
"""The probability of each configuration; those that are left out have none."""


def plan_shape(plan: Plan) -> tuple[int, int]:
    """The numbers of bodies and of sites of a plan; refuse what is not a plan of total weight 1."""
    require(bool(plan), "a plan has no configurations")
    bodies, sites = sum(plan[0].configuration), len(plan[0].configuration)
    check_plan(plan, sites, bodies)
    require(sum(part.weight for part in plan) == 1, "the weights of a plan do not sum to 1")
    return bodies, sites


def mixture_marginal(mixture: Mixture) -> tuple[Fraction, ...]:
    """The law of one body of a mixture; refuse what is not a mixture of total weight 1."""
    require(sum(part.weight for part in mixture) == 1, "the weights of a mixture do not sum to 1")
    sites = range(min(len(part.law) for part in mixture))
    marginal = tuple(sum((part.weight * part.law[a] for part in mixture), Fraction(0)) for a in sites)
    check_mixture(mixture, marginal)
    return marginal


def configurations(bodies: int, sites: int) -> Iterator[tuple[int, ...]]:
    """All configurations of so many bodies on so many sites.

    >>> list(configurations(2, 2))
    [(0, 2), (1, 1), (2, 0)]
    """
    # The bars between the sites stand at some of the places of a row of bodies and bars.
    for bars in combinations(range(bodies + sites - 1), sites - 1):
        ends = (-1, *bars, bodies + sites - 1)
        yield tuple(right - left - 1 for left, right in pairwise(ends))


def occupation_law(source: Bodies, bodies: int) -> OccupationLaw:
    """The law of the configuration of ``bodies`` bodies of the source."""
    require(bodies >= 1, "a law of fewer than one body is asked for")
    if isinstance(source, BodiesOfPlan):
        number, sites = plan_shape(source.plan)
        require(number >= bodies, "the plan has fewer bodies than are asked for")
        _spend(source.plan, bodies, sites, number.bit_length())
        # Of the bodies of the configuration n, k are chosen in prod comb(n[a], k[a]) of comb(N, k) ways.
        return {
            k: sum(
                (part.weight * prod(map(comb, part.configuration, k)) for part in source.plan),
                Fraction(0),
            )
            / comb(number, bodies)
            for k in configurations(bodies, sites)
        }
    sites = len(mixture_marginal(source.mixture))
    length = max(lcm(*(q.denominator for q in part.law)).bit_length() for part in source.mixture)
    _spend(source.mixture, bodies, sites, length)
    # With the law Q, the configuration k has the multinomial probability.
    return {
        k: sum(
            (part.weight * prod(q**j for q, j in zip(part.law, k, strict=True)) for part in source.mixture),
            Fraction(0),
        )
        * _arrangements(k)
        for k in configurations(bodies, sites)
    }


def _spend(parts: Sequence[object], bodies: int, sites: int, length: int) -> None:
    """Account for all configurations of the bodies, with numbers of ``bodies`` times ``length`` bits."""
    spend(len(parts) * bodies * sites)
    spend(len(parts) * comb(bodies + sites - 1, sites - 1) * sites * (1 + bodies * length // 500))


def _arrangements(configuration: tuple[int, ...]) -> int:
    """In how many orders the bodies can stand: the multinomial coefficient."""
    return prod(comb(total, k) for total, k in zip(accumulate(configuration), configuration, strict=True))


def distance(first: Bodies, second: Bodies, bodies: int, norm: Norm) -> Fraction:
    """The distance of the laws of so many ordered bodies.

    Both laws are symmetric, so that the orders of one configuration have equal probabilities: the distance is that of
    the laws of configurations.
    """
    one, other = occupation_law(first, bodies), occupation_law(second, bodies)
    require(one.keys() == other.keys(), "the laws are on different numbers of sites")
    return sum((abs(weight - other[k]) for k, weight in one.items()), Fraction(0)) / MASS[norm]
