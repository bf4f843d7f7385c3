"""r^2 l(r), from what is known of l: its transform is minus the Laplacian of that of l."""

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.kernel.calculus import derivative
from mfsym.kernel.decay import is_regular
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Pair
from mfsym.kernel.term import ONE, K, R, difference, negative, number, power, product, quotient, total


def times_square(draft: Draft, place: int) -> int:
    """The line with the pair of r^2 times the profile of the line ``place``, in the stronger sense if that is seen."""
    pair = draft.pair(place)
    slope = derivative(pair.transform, K)
    radial = total(derivative(slope, K), product(difference(pair.dimension, ONE), quotient(slope, K)))
    profile = tidied(product(power(R, number(2)), pair.profile))
    transform = shortest(tidied(negative(radial)))
    place = draft.add("laplacian", [place], (), Pair(profile, pair.dimension, transform, "tempered"))
    return regular_if_seen(draft, place)


def regular_if_seen(draft: Draft, place: int) -> int:
    """The line with the same pair in the stronger sense, if its profile is seen to be regular; else ``place``."""
    pair = draft.pair(place)
    if not is_regular(pair.profile, pair.dimension, domain(draft.conditions)):
        return place
    return draft.add("regular", [place], (), Pair(pair.profile, pair.dimension, pair.transform, "integrable"))
