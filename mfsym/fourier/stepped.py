"""From the line to odd dimensions: the step from d to d + 2, as often as it takes."""

from collections.abc import Callable

from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.evidence import Pair
from mfsym.kernel.piecewise import weak_derivative
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, PI, K, Number, number, product, quotient

HIGHEST_DIMENSION = 9


def from_the_line(draft: Draft, derive: Callable[[], int | None]) -> int | None:
    """The line with the pair that ``derive`` writes for dimension 1, carried to the odd dimension of the draft."""
    space = draft.dimension
    if not isinstance(space, Number) or space.value % 2 != 1 or space.value > HIGHEST_DIMENSION:
        return None
    draft.dimension = ONE
    try:
        place = derive()
    finally:
        draft.dimension = space
    if place is None:
        return None
    for higher in range(3, int(space.value) + 1, 2):
        pair = draft.pair(place)
        try:
            slope = quotient(weak_derivative(pair.transform, K), K)
        except Refused:  # the transform jumps, and its derivative is no function
            return None
        transform = shortest(tidied(product(number(-2), PI, slope)))
        place = draft.add("dimension-step", [place], (), Pair(pair.profile, number(higher), transform, "tempered"))
    return place if draft.pair(place).sense == "integrable" else regular_if_seen(draft, place)
