"""Costs that are something else near 0, such as 1/max(r, 1): what they are beyond, and the cut-off difference."""

from collections.abc import Callable

from mfsym.costs.shape import powers_of_r, shape_of
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.radial_integral import cut_off, ends
from mfsym.fourier.rules import sonine
from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, ZERO, Apply, Number, R, Term, contains, difference, substitute, subterms, total


def near_and_far(draft: Draft, profile: Term, line_of: Callable[[Draft, Term], int | None]) -> int | None:
    """The line with the pair of the profile, by the method ``line_of`` for what it is beyond; None for other costs."""
    where = domain(draft.conditions)
    for end in ends(profile):
        try:
            near, far = (tidied(resolved(profile, end, inside, where)) for inside in (True, False))
        except Refused:
            continue
        inside = Apply("if", (Apply("less", (R, end)), tidied(difference(near, far)), ZERO))
        correction = cut_off(draft, inside)
        if correction is None or far == ZERO:
            continue
        beyond = line_of(draft, far)
        if beyond is None:
            continue
        pairs = draft.pair(beyond), draft.pair(correction)
        transform = tidied(total(*(pair.transform for pair in pairs)))
        both = Pair(total(*(pair.profile for pair in pairs)), draft.dimension, transform, "tempered")
        place = draft.add("linearity", [beyond, correction], [("coefficient0", ONE), ("coefficient1", ONE)], both)
        terms = [("profile", profile), ("end", end)]
        return draft.add("pieces", [place], terms, Pair(profile, draft.dimension, transform, "tempered"))
    return None


def cut_off_power(draft: Draft, profile: Term) -> int | None:
    """The line with the pair of a cut-off c (b^2 - r^2) that is not written as a maximum; None for other costs."""
    odd = isinstance(draft.dimension, Number) and draft.dimension.value % 2 == 1
    where = domain(draft.conditions)
    for end in () if odd else ends(profile):
        try:
            near, far = (tidied(resolved(profile, end, inside, where)) for inside in (True, False))
        except Refused:
            continue
        powers = powers_of_r(near) if contains(near, R) else None
        if far != ZERO or powers is None or powers.keys() != {0, 2} or not equal(substitute(near, {R.name: end}), ZERO):
            continue
        shape = shape_of(Apply("max", (near, ZERO)))
        place = None if shape is None else sonine.derive(shape, draft)
        if place is None or draft.pair(place).profile == profile:
            return place
        pair = draft.pair(place)
        terms = [("profile", profile), ("end", end)]
        jumps = any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile))
        found = Pair(profile, draft.dimension, pair.transform, "tempered" if jumps else pair.sense)
        return draft.add("pieces", [place], terms, found)
    return None
