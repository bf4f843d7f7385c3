"""Powers of r, of b - r and of b^2 - r^2, cut off at b, in every dimension: Bessel functions J and hypergeometric 1F2.

Where the integrals are elementary, :mod:`mfsym.fourier.radial_integral` finds them.
"""

from collections.abc import Mapping
from math import comb

from mfsym.costs.shape import addends_of, factors_of, powers_of_r, shape_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.laplacian import regular_if_seen
from mfsym.fourier.radial_integral import cut_off, support_of
from mfsym.kernel.claim import Sense
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    Power,
    R,
    Term,
    contains,
    negative,
    number,
    power,
    product,
    subterms,
    total,
)

HIGHEST_POWER = 24

Powers = Mapping[Term, Term]
"""Exponents, each with its coefficient."""


def truncated(draft: Draft, profile: Term) -> int | None:
    """The line with the pair of such a profile; None for others."""
    support = support_of(draft, profile)
    return _line(draft, profile, *support) if support is not None else None


def _line(draft: Draft, profile: Term, inside: Term, end: Term) -> int | None:
    start = draft.state()
    ways = ((_of_gaps(inside, end, 2), _cap), (_of_gaps(inside, end, 1), _ramp), (_of_r(inside), _power))
    for powers, pair_of in sorted(((way, pair) for way, pair in ways if way), key=lambda way: len(way[0])):
        places = [pair_of(draft, end, exponent) for exponent in powers]
        known = [place for place in places if place is not None]
        if len(known) == len(places):
            return _combined(draft, profile, end, known, tuple(powers.values()))
        draft.restore(start)
    return None


def _combined(draft: Draft, profile: Term, end: Term, places: list[int], coefficients: tuple[Term, ...]) -> int:
    pairs = [draft.pair(place) for place in places]
    sides = (
        total(*(product(c, getattr(pair, side)) for c, pair in zip(coefficients, pairs, strict=True)))
        for side in ("profile", "transform")
    )
    sense: Sense = "tempered" if any(pair.sense == "tempered" for pair in pairs) else "integrable"
    written = Pair(next(sides), draft.dimension, shortest(tidied(next(sides))), sense)
    terms = [(f"coefficient{i}", coefficient) for i, coefficient in enumerate(coefficients)]
    place = draft.add("linearity", places, terms, written)
    jumps = any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile))
    found = Pair(profile, draft.dimension, written.transform, "tempered" if jumps else sense)
    place = draft.add("pieces", [place], [("profile", profile), ("end", end)], found)
    return place if found.sense == "integrable" else regular_if_seen(draft, place)


def _cap(draft: Draft, end: Term, exponent: Term) -> int | None:
    """The line with the pair of (b^2 - r^2)^s, or of the ball for s = 0."""
    return _instance(draft, "sonine-transform", end, exponent)


def _ramp(draft: Draft, end: Term, exponent: Term) -> int | None:
    """The line with the pair of (b - r)^s, or of the ball for s = 0."""
    return _instance(draft, "askey-transform", end, exponent)


def _instance(draft: Draft, fact: str, end: Term, exponent: Term) -> int | None:
    if exponent == ZERO:
        return draft.fact("ball-transform", {"b": end, D.name: draft.dimension})
    if not draft.may_need(exponent):
        return None
    return draft.fact(fact, {"b": end, "s": exponent, D.name: draft.dimension})


def _power(draft: Draft, end: Term, exponent: Term) -> int | None:
    """The line with the pair of r^n on the ball."""
    elementary = cut_off(draft, Apply("if", (Apply("less", (R, end)), tidied(power(R, exponent)), ZERO)))
    if elementary is not None:
        return elementary
    order = tidied(total(exponent, draft.dimension))
    if not draft.may_need(order):
        return None
    return draft.fact("ball-power-transform", {"b": end, "s": order, D.name: draft.dimension})


def _of_r(inside: Term) -> Powers:
    """The term as a sum of multiples of powers of r; empty for others."""
    result: dict[Term, Term] = {}
    for addend in addends_of(inside):
        shape = shape_of(addend)
        if shape is None or (shape.quadratic, shape.linear, shape.other) != (ZERO, ZERO, ONE):
            return {}
        result[shape.exponent] = total(result.get(shape.exponent, ZERO), shape.coefficient)
    return _without_zeros(result)


def _of_gaps(inside: Term, end: Term, n: int) -> Powers:
    """The term as a sum of multiples of powers of ``end``^``n`` - r^``n``; empty for others."""
    result: dict[Term, Term] = {}
    for addend in addends_of(inside):
        polynomial, factor, exponent = ONE, ONE, ZERO
        for part in factors_of(addend):
            slope = _slope(part.base, end, n) if isinstance(part, Power) and not contains(part.exponent, R) else None
            if slope is None or not isinstance(part, Power):
                polynomial = product(polynomial, part)
            else:  # v^s (b^n - r^n)^s
                factor, exponent = product(factor, power(slope, part.exponent)), total(exponent, part.exponent)
        powers = powers_of_r(polynomial)
        if powers is None or max(powers, default=0) > HIGHEST_POWER or any(degree % n for degree in powers):
            return {}
        for degree, coefficient in powers.items():
            # r^(nm) = (b^n - (b^n - r^n))^m
            m = degree // n
            for i in range(m + 1):
                key = tidied(total(exponent, number(i)))
                sign = number(comb(m, i) * (-1) ** i)
                size = product(sign, power(end, number(degree - n * i)), factor, coefficient)
                result[key] = total(result.get(key, ZERO), size)
    return _without_zeros(result)


def _without_zeros(powers: Powers) -> Powers:
    tidy = {exponent: tidied(coefficient) for exponent, coefficient in powers.items()}
    return {exponent: coefficient for exponent, coefficient in tidy.items() if coefficient != ZERO}


def _slope(base: Term, end: Term, n: int) -> Term | None:
    """V for a term v (b^n - r^n); None for others."""
    powers = powers_of_r(base)
    if powers is None or powers.keys() != {0, n}:
        return None
    slope = tidied(negative(powers[n]))
    return slope if equal(powers[0], product(slope, power(end, number(n)))) else None
