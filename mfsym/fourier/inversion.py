"""A known pair read backwards: the transform of l^ is (2 pi)^d l."""

from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.kernel.evidence import Pair
from mfsym.kernel.term import ONE, PI, K, R, Term, number, power, product, substitute


def read_backwards(draft: Draft, place: int, factor: Term, end: Term | None = None) -> int:
    """The line with the pair of ``factor`` times the transform of the line ``place``, a function of r now.

    With an ``end``, the profile of that line vanishes beyond it, and need not be continuous.
    """
    pair = draft.pair(place)
    exchanged = {K.name: R, R.name: K}
    profile, transform = (substitute(side, exchanged) for side in (pair.transform, pair.profile))
    twice = power(product(number(2), PI), pair.dimension)
    found = Pair(tidied(profile), pair.dimension, tidied(product(twice, transform)), "tempered")
    place = draft.add("inversion", [place], [] if end is None else [("end", end)], found)
    if factor == ONE:
        return regular_if_seen(draft, place)
    profile, transform = (tidied(product(factor, side)) for side in (found.profile, found.transform))
    scaled = Pair(profile, pair.dimension, transform, "tempered")
    return regular_if_seen(draft, draft.add("linearity", [place], [("coefficient0", factor)], scaled))
