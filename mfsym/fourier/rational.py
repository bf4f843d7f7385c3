"""Rational functions of r^2, in partial fractions; where a factor has no real root, in odd dimension only."""

from fractions import Fraction

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.inversion import read_backwards
from mfsym.fourier.parameters import fresh, with_values
from mfsym.fourier.partial_fractions import Piece, fractions_of, pieces_of, quotient_of
from mfsym.fourier.radial_integral import decaying
from mfsym.fourier.rules import inverse_multiquadric
from mfsym.fourier.stepped import from_the_line
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Number,
    Power,
    R,
    Sum,
    Symbol,
    Term,
    difference,
    number,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)

Parts = list[tuple[Term, int]]
"""Coefficients, each with the line of a pair."""

_HALF = number(Fraction(1, 2))


def derive(addend: Term, draft: Draft) -> Parts | None:
    """The pairs whose sum, with coefficients, is that of a rational function of r^2; None for other terms."""
    asked = quotient_of(addend)
    if asked is None:
        return None
    if not asked.quadratic:
        simple = fractions_of(asked, draft)
        return None if simple is None else _simple(simple, draft)
    split = pieces_of(asked)
    if split is None:
        return None

    def on_the_line() -> int | None:
        simple, pieces = split
        parts = [*(_simple(simple, draft) or []), *((ONE, _quartic(piece, draft)) for piece in pieces)]
        if len(parts) == 1 and parts[0][0] == ONE:
            return parts[0][1]
        pairs = [(c, draft.pair(place)) for c, place in parts]
        transform = tidied(total(*(product(c, pair.transform) for c, pair in pairs)))
        terms = [(f"coefficient{i}", c) for i, (c, _) in enumerate(parts)]
        conclusion = Pair(addend, ONE, transform, "integrable")
        return draft.add("linearity", [place for _, place in parts], terms, conclusion)

    place = from_the_line(draft, on_the_line)
    return None if place is None else [(ONE, place)]


def _simple(parts: list[tuple[Term, Term, int]], draft: Draft) -> Parts | None:
    result: Parts = []
    for c, a, n in parts:
        # (r^2 + a)^(-n); negative a are singular
        if not draft.may_need(a):
            return None
        simple = isinstance(a, Number) or not any(isinstance(part, Sum) for part in subterms(a))
        height = a if simple else power(fresh(a, *draft.conditions, wished="pqm"), number(2))
        other = power(total(power(R, number(2)), height), number(-n))
        place = inverse_multiquadric.derive(Shape(ONE, ZERO, ZERO, ZERO, other), draft)
        if place is None:
            return None
        if isinstance(height, Power) and isinstance(height.base, Symbol) and not simple:
            place = with_values(draft, place, {height.base.name: tidied(power(a, _HALF))})
        result.append((c, place))
    return result


_WAVES = (parse("exp(-p*r)*cos(q*r)"), parse("exp(-p*r)*sin(q*r)"))


def _quartic(piece: Piece, draft: Draft) -> int:
    """The pair of (x r^2 + e)/(r^4 + B r^2 + C) on the line, with 4C > B^2.

    With s = sqrt(C), p = sqrt(2s + B)/2, q = sqrt(2s - B)/2 the denominator at k is that of the transforms of
    exp(-p r) cos(q r) and exp(-p r) sin(q r), whose numerators are 2p (k^2 + s) and 2q (s - k^2).
    """
    x, c, b, e = piece
    s = tidied(power(c, _HALF))
    p, q = fresh(*piece, *draft.conditions, wished="pmu"), fresh(*piece, *draft.conditions, wished="qnv")
    values = {
        symbol: tidied(product(_HALF, power(tidied(side), _HALF)))
        for symbol, side in (
            (p.name, total(product(number(2), s), b)),
            (q.name, difference(product(number(2), s), b)),
        )
    }
    places = []
    for wave in _WAVES:
        place = decaying(draft, substitute(wave, {"p": p, "q": q}))
        if place is None:
            raise AssertionError
        places.append(with_values(draft, place, values))
    of_one = quotient(e, s)
    sizes = (
        tidied(quotient(total(x, of_one), product(number(4), values[p.name]))),
        tidied(quotient(difference(of_one, x), product(number(4), values[q.name]))),
    )
    kept = [(size, place) for size, place in zip(sizes, places, strict=True) if size != ZERO]
    profile = tidied(total(*(product(size, draft.pair(place).profile) for size, place in kept)))
    square = power(Symbol("k"), number(2))
    below = total(power(square, number(2)), product(b, square), c)
    transform = tidied(quotient(total(product(x, square), e), below))
    terms = [(f"coefficient{i}", size) for i, (size, _) in enumerate(kept)]
    place = draft.add("linearity", [place for _, place in kept], terms, Pair(profile, ONE, transform, "integrable"))
    return read_backwards(draft, place, ONE)
