"""One or two sites of positive weight: closed forms for any number of bodies, finite or not.

With k bodies at the first site and N - k at the second, the energy is a quadratic in k, and V_N is its lower convex
envelope over the admissible k, taken at the mean N * marginal[0].
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.configurations import energy
from mfsym.kernel.evidence import Farkas, PlanAndPotential, WeightedConfiguration


def optimum_on_two_sites(cost: PairCost, marginal: Sequence[Fraction], bodies: int) -> PlanAndPotential | Farkas:
    """An optimal plan with its potential, or a proof that no plan has finite cost; the cost is on two sites.

    >>> one = Fraction(1)
    >>> found = optimum_on_two_sites(((2 * one, one), (one, 2 * one)), (one / 2, one / 2), 10**100 + 1)
    >>> [part.weight for part in found.plan]
    [Fraction(1, 2), Fraction(1, 2)]
    """
    mean = bodies * marginal[0]
    ends = _ends(cost, mean, bodies)
    if ends is None:
        return Farkas((Fraction(1), Fraction(1)))  # no configuration has finite energy
    low, high = ends
    # A potential is an affine function of k: slope * (k - start) has the values below at the two sites.
    if not low <= mean <= high:
        slope, start = (1, high) if mean > high else (-1, low)
        last = Fraction(-slope * start, bodies)
        return Farkas((last + slope, last))
    left, right = (energy(cost, (k, bodies - k)) or Fraction(0) for k in (low, high))
    steepness = (right - left) / (high - low) if low < high else Fraction(0)
    last = (left - steepness * low) / bodies
    # The mean lies between the two ends of a chord of the envelope; at an end one configuration suffices.
    share = (mean - low) / (high - low) if low < high else Fraction(0)
    parts = ((low, 1 - share), (high, share))
    plan = tuple(WeightedConfiguration((k, bodies - k), Fraction(weight)) for k, weight in parts if weight)
    return PlanAndPotential(plan, (last + steepness, last))


def optimum_on_one_site(cost: PairCost, bodies: int) -> PlanAndPotential | Farkas:
    """The same on one site, where there is one configuration only."""
    entry = cost[0][0]
    if entry is None:
        return Farkas((Fraction(1),))
    return PlanAndPotential((WeightedConfiguration((bodies,), Fraction(1)),), ((bodies - 1) * entry / 2,))


def _ends(cost: PairCost, mean: Fraction, bodies: int) -> tuple[int, int] | None:
    """The admissible k next to ``mean`` between which the envelope is straight, ``None`` if no k is admissible.

    Where ``mean`` is outside the admissible interval, they are the ends of that.
    """
    first, both, second = cost[0][0], cost[0][1], cost[1][1]
    low = 0 if second is not None else bodies - 1
    high = bodies if first is not None else 1
    if both is None:
        # Only k = 0 and k = N have no pair across.
        low, high = (0 if low == 0 else bodies), (bodies if high == bodies else 0)
    if low > high:
        return None
    if first is None or second is None or both is None or first + second <= 2 * both:
        return low, high  # at most two admissible k, or concave in k
    below = mean.numerator // mean.denominator
    return below, below + 1  # strictly convex in k
