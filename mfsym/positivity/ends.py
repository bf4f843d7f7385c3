"""Distances at which a profile with max, min or if may change."""

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.term import ONE, Apply, R, Term, contains, difference, negative, number, power, quotient, subterms


def ends(profile: Term, where: Domain) -> tuple[Term, ...]:
    """Distances at which a max, min or if of the profile may change: the positive roots of a + b r^n."""
    found: dict[Term, None] = {}
    for sub in subterms(profile):
        match sub:
            case Apply("max" | "min" | "less" | "lessequal", (left, right)) if contains(sub, R):
                powers = powers_of_r(tidied(difference(left, right)))
                if powers is not None and len(powers) == 2 and 0 in powers:
                    n = max(powers)
                    found[tidied(power(negative(quotient(powers[0], powers[n])), quotient(ONE, number(n))))] = None
    return tuple(end for end in found if enclose(end, where).is_positive())
