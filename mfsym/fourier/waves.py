"""Sines and cosines over powers of r, such as (sin(r)/r)^2 and (1 - cos(r))/r^2, on the line, in odd dimension and, for
cosines over r^2, in the plane.

Each cos(w r)/r^n (n even) or sin(w r)/r^n (n odd) is, up to powers of r that cancel in the whole, a multiple of the
transform of (w - r)^(n-1), cut off at w; so the pair is a sum of such pairs read backwards.
"""

from fractions import Fraction
from math import factorial

from mfsym.costs.tidy import tidied, written
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.radial_integral import cut_off
from mfsym.kernel.claim import Sense
from mfsym.kernel.equality import as_waves, equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.monomials import Base, Monomial, Poly, argument_of
from mfsym.kernel.normal_arithmetic import poly_scaled, poly_sum, rational_value
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Number,
    R,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

HIGHEST_POWER = 8


def derive(profile: Term, draft: Draft) -> int | None:
    """The line with the pair of a profile of this kind on the line; None for others."""
    parts = [(w, n, size) for w, n, size in _parts(profile) if w != ZERO]
    return _sum(parts, profile, draft) if parts else None


def in_the_plane(profile: Term, draft: Draft) -> list[tuple[Term, int]] | None:
    """Coefficients and lines of pairs for a sum of c (1 - cos(w r))/r^2 in the plane; None for others."""
    parts = _parts(profile)
    if draft.dimension != number(2) or any(n != 2 for _, n, _ in parts):
        return None
    if tidied(total(*(size for _, _, size in parts))) != ZERO:
        return None
    waves = [(w, size) for w, _, size in parts if w != ZERO and draft.may_need(w)]
    return [(tidied(negative(size)), draft.fact("plane-cosine-transform", {"b": w})) for w, size in waves] or None


def _parts(profile: Term) -> list[tuple[Term, int, Term]]:
    """What the profile is the sum of: (w, n, size) for size times a wave of frequency w over r^n; empty for others."""
    found: dict[tuple[Term, int], Term] = {}
    for monomial, coefficient in poly_sum(poly_scaled(as_waves(m), c) for m, c in normal(profile)):
        part = _part(monomial)
        if part is None:
            return []
        frequency, fall, size = part
        key = (frequency, fall)
        found[key] = tidied(total(found.get(key, ZERO), product(Number(coefficient), size)))
    return [(w, n, size) for (w, n), size in found.items() if size != ZERO]


def _part(monomial: Monomial) -> tuple[Term, int, Term] | None:
    """(w, n, size) of size cos(w r)/r^n, n even, or size sin(w r)/r^n, n odd; w is 0 where there is no wave."""
    frequency, fall, wave = ZERO, 0, ""
    constant: dict[Base, Poly] = {}
    for base, exponent in monomial:
        value = rational_value(exponent)
        if base == ("symbol", R.name):
            if value is None or value.denominator != 1 or not -HIGHEST_POWER <= value <= 0:
                return None
            fall = -int(value)
        elif base[0] == "apply" and base[1] in ("sin", "cos") and value == 1 and not wave:
            frequency, wave = tidied(quotient(written(argument_of(base)), R)), str(base[1])
        else:
            constant[base] = exponent
    size = written(frozenset(((frozenset(constant.items()), Fraction(1)),)))
    if contains(size, R) or contains(frequency, R) or (wave and (fall == 0 or (wave == "sin") != (fall % 2 == 1))):
        return None
    return frequency, fall, size


def _sum(parts: list[tuple[Term, int, Term]], profile: Term, draft: Draft) -> int | None:
    places: list[int] = []
    for w, n, size in parts:
        # The transform of (w - r)^(n-1), r < w, begins with 2 (n-1)! (-1)^((n+1)//2 + ...) wave(w k)/k^n.
        sign = (-1) ** ((n - 1) // 2) * (1 if n % 2 else -1)
        ramp = Apply("max", (difference(w, R), ZERO)) if n > 1 else Apply("if", (Apply("less", (R, w)), ONE, ZERO))
        place = cut_off(draft, power(ramp, number(n - 1)) if n > 1 else ramp)
        if place is None:
            return None
        factor = tidied(product(size, number(Fraction(sign, 2 * factorial(n - 1)))))
        places.append(read_backwards(draft, place, factor, None if n > 1 else w))
    pairs = [draft.pair(place) for place in places]
    whole = total(*(pair.profile for pair in pairs))
    if not equal(whole, profile):
        return None
    if len(places) == 1:
        return places[0]
    transform = tidied(total(*(pair.transform for pair in pairs)))
    sense: Sense = "tempered" if any(pair.sense == "tempered" for pair in pairs) else "integrable"
    terms = [(f"coefficient{i}", ONE) for i in range(len(places))]
    return draft.add("linearity", places, terms, Pair(profile, ONE, transform, sense))
