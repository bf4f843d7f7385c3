"""Distances at which a profile with max, min or if may change."""

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    subterms,
    total,
)


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


def with_max(profile: Term, where: Domain) -> Term:
    """A polynomial before one distance t and 0 beyond, written with a power of max(1 - r/t, 0) for an ``if``.

    Other profiles are returned as they are.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(with_max(parse("if(r < 2, 4 - 4*r + r^2, 0)"), domain(())))
    '4*max(1 - r/2, 0)^2'
    """
    found = ends(profile, where)
    cut_off = any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile))
    if len(found) != 1 or not cut_off:
        return profile
    try:
        inside, beyond = (tidied(resolved(profile, found[0], side, where)) for side in (True, False))
    except Refused:
        return profile
    powers = powers_of_r(inside)
    if beyond != ZERO or not powers:
        return profile
    x = quotient(R, found[0])
    coefficients = [
        tidied(product(powers.get(degree, ZERO), power(found[0], number(degree)))) for degree in range(max(powers) + 1)
    ]
    exponent = 0
    # Divided by 1 - x, a polynomial in x has the partial sums for coefficients, without a rest if the last is 0.
    while len(coefficients) > 1 and tidied(total(*coefficients)) == ZERO:
        coefficients = [tidied(total(*coefficients[: place + 1])) for place in range(len(coefficients) - 1)]
        exponent += 1
    rest = total(*(product(c, power(x, number(degree))) for degree, c in enumerate(coefficients)))
    tent = Apply("max", (difference(ONE, x), ZERO))
    return product(tidied(rest), power(tent, number(exponent))) if exponent else profile
