"""Costs that are something else near 0, such as 1/max(r, 1): what they are beyond, and the cut-off difference."""

from collections.abc import Callable

from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.fourier.radial_integral import cut_off, ends
from mfsym.fourier.truncation import truncated
from mfsym.kernel.claim import Sense
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Pair
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, ZERO, Apply, R, Term, difference, subterms, total


def near_and_far(draft: Draft, profile: Term, line_of: Callable[[Draft, Term], int | None]) -> int | None:
    """The line with the pair of the profile, by the method ``line_of`` for what it is beyond; None for other costs."""
    where = domain(draft.conditions)
    for end in ends(profile):
        try:
            near, far = (tidied(resolved(profile, end, inside, where)) for inside in (True, False))
        except Refused:
            continue
        inside = Apply("if", (Apply("less", (R, end)), tidied(difference(near, far)), ZERO))
        if far == ZERO:
            continue
        correction = cut_off(draft, inside)
        if correction is None:
            correction = truncated(draft, inside)
        if correction is None:
            continue
        beyond = line_of(draft, far)
        if beyond is None:
            continue
        pairs = draft.pair(beyond), draft.pair(correction)
        transform = tidied(total(*(pair.transform for pair in pairs)))
        sense: Sense = "tempered" if any(pair.sense == "tempered" for pair in pairs) else "integrable"
        both = Pair(total(*(pair.profile for pair in pairs)), draft.dimension, transform, sense)
        place = draft.add("linearity", [beyond, correction], [("coefficient0", ONE), ("coefficient1", ONE)], both)
        jumps = any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile))
        found = Pair(profile, draft.dimension, transform, "tempered" if jumps else sense)
        return regular_if_seen(draft, draft.add("pieces", [place], [("profile", profile), ("end", end)], found))
    return None
