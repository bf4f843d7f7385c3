"""Decaying costs times a cosine or a sine: at a complex rate, by modulation on the line, or over r by an integral."""

from collections.abc import Callable, Iterator
from functools import partial

from mfsym.costs.shape import Shape, factors_of, shape_of
from mfsym.costs.tidy import tidied
from mfsym.fourier import complex_rate
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.parameters import fresh, integrated, scaled
from mfsym.fourier.radial_integral import decaying
from mfsym.fourier.rules import gaussian
from mfsym.fourier.stepped import from_the_line
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    K,
    R,
    Term,
    contains,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)


def damped_wave(draft: Draft, addend: Term) -> int | None:
    """The line with the pair of r^n exp(-a r) or exp(-a r^2) times cos or sin of b r or b r^2; None for others."""
    for wave, frequency, rest in _waves(addend):
        shape = shape_of(rest)
        if shape is None or wave == "cosh":
            continue
        slope, curvature = (tidied(quotient(frequency, power(R, number(n)))) for n in (1, 2))
        if not contains(slope, R):
            place = complex_rate.derive(shape, wave, slope, draft)
        elif not contains(curvature, R):
            place = complex_rate.chirp(shape, wave, curvature, draft)
        else:
            continue
        if place is not None:
            return place if shape.coefficient == ONE else scaled(draft, place, shape.coefficient)
    return None


def _waves(addend: Term) -> Iterator[tuple[str, Term, Term]]:
    """(cos or sin, its argument, the other factors) for an addend with one wave."""
    factors = factors_of(addend)
    found = [part for part in factors if isinstance(part, Apply) and part.function in ("sin", "cos", "cosh")]
    if len(found) == 1:
        yield found[0].function, found[0].arguments[0], product(*(part for part in factors if part != found[0]))


def modulated(addend: Term, draft: Draft, line_of: Callable[[Draft, Term], int | None]) -> int | None:
    """On the line, the pair of cos(b r) times a cost that ``line_of`` sees to be integrable; None for others."""
    for wave, argument, rest in _waves(addend):
        frequency = tidied(quotient(argument, R))
        if wave != "cos" or contains(frequency, R) or not contains(rest, R):
            continue
        place = line_of(draft, rest)
        if place is not None and draft.pair(place).sense == "integrable":
            return _times_cosine(draft, place, frequency)
    return None


_BELL, _ITS_TRANSFORM = parse("exp(-p*r^2)"), parse("sqrt(pi/p)*exp(-(k^2 + q^2)/(4*p))*cosh(q*k/(2*p))")


def gaussian_wave(draft: Draft, addend: Term) -> int | None:
    """The line with the pair of exp(-p r^2) cos(q r), or cosh, in odd dimension, by modulation; None for others."""
    for wave, argument, rest in _waves(addend):
        frequency, shape = tidied(quotient(argument, R)), shape_of(rest)
        if wave == "sin" or contains(frequency, R) or shape is None or shape.quadratic == ZERO:
            continue
        if (shape.linear, shape.exponent, shape.other) != (ZERO, ZERO, ONE):
            continue
        draft.need(shape.quadratic, "grows beyond all bounds")
        method = _modulated_bell if wave == "cos" else _inverted_bell
        place = from_the_line(draft, partial(method, draft, shape.quadratic, frequency))
        if place is not None:
            return place if shape.coefficient == ONE else scaled(draft, place, shape.coefficient)
    return None


def _modulated_bell(draft: Draft, p: Term, q: Term) -> int | None:
    place = gaussian.derive(Shape(ONE, p, ZERO, ZERO, ONE), draft)
    if place is None:
        return None
    values = {"p": p, "q": q}
    profile = tidied(product(substitute(_BELL, values), Apply("cos", (product(q, R),))))
    found = Pair(profile, ONE, tidied(substitute(_ITS_TRANSFORM, values)), "integrable")
    return draft.add("modulation", [place], [("frequency", q)], found)


def _inverted_bell(draft: Draft, p: Term, q: Term) -> int | None:
    """exp(-p r^2) cosh(q r) is a multiple of the transform of exp(-c r^2) cos(b r) for c = 1/(4p), b = q/(2p)."""
    c, b = tidied(quotient(parse("1/4"), p)), tidied(quotient(q, product(number(2), p)))
    place = _modulated_bell(draft, c, b)
    if place is None:
        return None
    inverse = parse("sqrt(c/pi)*exp(b^2/(4*c))")
    return read_backwards(draft, place, tidied(substitute(inverse, {"b": b, "c": c})))


def _times_cosine(draft: Draft, place: int, frequency: Term) -> int:
    pair = draft.pair(place)
    shifted = (Apply("abs", (place,)) for place in (total(K, frequency), difference(K, frequency)))
    both = total(*(substitute(pair.transform, {K.name: shift}) for shift in shifted))
    profile = tidied(product(pair.profile, Apply("cos", (product(frequency, R),))))
    found = Pair(profile, ONE, tidied(product(parse("1/2"), both)), "integrable")
    return draft.add("modulation", [place], [("frequency", frequency)], found)


_DAMPED = parse("exp(-p*r)*cos(s*r)")
_ANTIDERIVATIVES = {
    "linear": (parse("exp(-p*r)*sin(s*r)/r"), parse("atan((s + k)/p) + atan((s - k)/p)")),
    "quadratic": (
        parse("exp(-p*r^2)*sin(s*r)/r"),
        parse("pi/2*(erf((s + k)/(2*sqrt(p))) + erf((s - k)/(2*sqrt(p))))"),
    ),
}


def sine_quotient(draft: Draft, addend: Term) -> int | None:
    """The line with the pair of exp(-p r) sin(b r)/r, or with r^2 for the first r, in odd dimension; None for others.

    On the line it is the integral of exp(-p r) cos(s r) over 0 < s < b.
    """
    for wave, argument, rest in _waves(addend):
        frequency, shape = tidied(quotient(argument, R)), shape_of(rest)
        if wave != "sin" or contains(frequency, R) or shape is None or shape.exponent != number(-1):
            continue
        if shape.other != ONE or (shape.linear == ZERO) == (shape.quadratic == ZERO):
            continue
        place = from_the_line(draft, partial(_over_r, draft, shape, frequency))
        if place is not None:
            return place if shape.coefficient == ONE else scaled(draft, place, shape.coefficient)
    return None


def _over_r(draft: Draft, shape: Shape, frequency: Term) -> int | None:
    kind = "quadratic" if shape.linear == ZERO else "linear"
    rate = shape.quadratic if shape.linear == ZERO else shape.linear
    draft.need(rate, "grows beyond all bounds")
    s = fresh(rate, frequency, *draft.conditions, wished="suvt")
    values = {"p": rate, "s": s}
    if kind == "linear":
        place = decaying(draft, substitute(_DAMPED, values))
    else:
        bell = gaussian.derive(Shape(ONE, rate, ZERO, ZERO, ONE), draft)
        place = None if bell is None else _times_cosine(draft, bell, s)
    if place is None:
        return None
    profile, transform = (substitute(side, values) for side in _ANTIDERIVATIVES[kind])
    return integrated(draft, place, s, (profile, transform), (ZERO, frequency))
