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
    found = Pair(profile, pair.dimension, shortest(tidied(negative(radial))), "tempered")
    place = draft.add("laplacian", [place], (), found)
    if is_regular(profile, pair.dimension, domain(draft.conditions)):
        found = Pair(profile, pair.dimension, found.transform, "integrable")
        place = draft.add("regular", [place], (), found)
    return place
