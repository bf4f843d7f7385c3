"""Elementary integrals: in odd dimension, powers of r times exp(-a r) and cos(b r) or sin(b r), cut off or not.

The radial kernel is elementary there, so that everything comes down to antiderivatives of r^n exp(-a r) cos(w r) and
r^n exp(-a r) sin(w r), by parts.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from mfsym.costs.shape import addends_of, factors_of, shape_of
from mfsym.costs.shortest import shortest
from mfsym.costs.tidy import tidied
from mfsym.fourier.bessel_integral import bessel_antiderivative
from mfsym.fourier.draft import Draft
from mfsym.kernel.calculus import derivative
from mfsym.kernel.claim import Sense
from mfsym.kernel.decay import is_integrable_at_infinity, is_regular
from mfsym.kernel.enclosure import Domain, defined, domain, enclose
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import Pair
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval, point
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.rules import radial_kernel
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    Number,
    R,
    Sum,
    Symbol,
    Term,
    contains,
    difference,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    subterms,
    total,
)

HIGHEST_POWER = 24

# Antiderivatives of exp(-a r) cos(w r) and exp(-a r) sin(w r), without the common denominator a^2 + w^2.
_OF_COSINE = parse("exp(-a*r)*(w*S - a*C)")
_OF_SINE = parse("-exp(-a*r)*(a*S + w*C)")
_DENOMINATOR = parse("a^2 + w^2")
Waves = tuple[Term, Term]
"""cos(w r) and sin(w r), the addition theorem applied."""


def cut_off(draft: Draft, profile: Term) -> int | None:
    """The line with the pair of a profile that vanishes beyond some distance; None if it is not of this kind."""
    support = support_of(draft, profile)
    return _line(draft, profile, *support) if support is not None else None


def support_of(draft: Draft, profile: Term) -> tuple[Term, Term] | None:
    """What a profile is up to the distance beyond which it vanishes, and this distance; None if there is none."""
    where = domain(draft.conditions)
    for end in ends(profile):
        try:
            vanishes = equal(resolved(profile, end, False, where), ZERO)
            inside = tidied(resolved(profile, end, True, where))
        except Refused:
            continue
        if vanishes:
            return inside, end
    return None


def decaying(draft: Draft, profile: Term) -> int | None:
    """The line with the pair of a profile that decays exponentially; None if it is not of this kind."""
    if not is_integrable_at_infinity(profile, draft.dimension, domain(draft.conditions)):
        return None
    return _line(draft, profile, tidied(profile), None)


def ends(profile: Term) -> Iterator[Term]:
    """Where the conditions of a profile may change: the positive roots of differences of two powers of r."""
    for sub in subterms(profile):
        match sub:
            case Apply("max" | "min" | "less" | "lessequal", (first, second)):
                yield from _roots(tidied(difference(first, second)))


def _roots(term: Term) -> Iterator[Term]:
    addends = term.terms if isinstance(term, Sum) else ()
    shapes = [shape_of(addend) for addend in addends]
    known = [shape for shape in shapes if shape is not None and isinstance(shape.exponent, Number)]
    if len(known) == len(addends) == 2 and all(shape.other == ONE for shape in known):
        low, high = sorted(known, key=lambda shape: getattr(shape.exponent, "value", 0))
        degree = difference(high.exponent, low.exponent)
        ratio = tidied(negative(quotient(low.coefficient, high.coefficient)))
        if tidied(degree) != ZERO:
            yield tidied(power(ratio, tidied(quotient(ONE, degree))))


def _line(draft: Draft, profile: Term, inside: Term, end: Term | None) -> int | None:
    try:
        integrand = tidied(product(inside, radial_kernel(draft.dimension)))
    except Refused:
        return None
    addends = addends_of(integrand)
    # Denominators a^2 + w^2 stay symbols until the end, so that they are not multiplied out.
    denominators: dict[str, Term] = {}
    where = domain(draft.conditions)
    antiderivatives = [_antiderivative(addend, denominators, where) for addend in addends]
    known = [term for term in antiderivatives if term is not None]
    if len(known) < len(antiderivatives):
        return None
    primitive = tidied(total(*known))
    value = negative(substitute(primitive, {R.name: ZERO}))
    terms = [("profile", profile), ("dimension", draft.dimension)]
    terms.append(("primitive", _written_out(primitive, denominators, shortened=False)))
    if not defined(terms[-1][1], where.with_box(R, Interval(Fraction(0), None))):
        return None  # a denominator vanishes at some wave number
    if end is None:
        regular = is_regular(profile, draft.dimension, where)
    else:
        terms.append(("end", end))
        value = total(substitute(primitive, {R.name: end}), value)
        # Continuous where it is cut off, and at r = 0.
        vanishes = equal(substitute(inside, {R.name: end}), ZERO)
        regular = vanishes and defined(inside, where.with_box(R, point(0)))
    transform = _written_out(tidied(value), denominators, shortened=True)
    sense: Sense = "integrable" if regular else "tempered"
    return draft.add("radial-integral", (), terms, Pair(profile, draft.dimension, transform, sense))


def _written_out(term: Term, denominators: Mapping[str, Term], shortened: bool) -> Term:
    """The term with its denominators written out, and multiplied out unless that would hide that they are positive."""
    simple = all(tidied(below) == below for below in denominators.values())
    if simple:
        term = tidied(substitute(term, denominators))
    if shortened:
        term = shortest(term)
    return term if simple else substitute(term, denominators)


def _antiderivative(term: Term, denominators: dict[str, Term], where: Domain) -> Term | None:
    """An antiderivative in r of coefficient r^n exp(-a r) times one or two sines or cosines; None for others."""
    bessel = [part for part in factors_of(term) if isinstance(part, Apply) and part.function == "besselj"]
    if bessel:
        return bessel_antiderivative(term, bessel)
    waves = [part for part in factors_of(term) if isinstance(part, Apply) and part.function in ("sin", "cos")]
    rest = product(*(part for part in factors_of(term) if part not in waves))
    shape = shape_of(rest)
    if shape is None or shape.quadratic != ZERO or shape.other != ONE or not isinstance(shape.exponent, Number):
        return None
    n = shape.exponent.value
    if n.denominator != 1 or not 0 <= n <= HIGHEST_POWER or not 1 <= len(waves) <= 2:
        return None
    simple = _as_sum(waves)
    if simple is None:
        return None
    parts = []
    speeds = [enclose(frequency, where) for _, _, frequency, _ in simple]
    resonant = shape.linear == ZERO and not all(speed.is_positive() or speed.is_negative() for speed in speeds)
    for coefficient, function, frequency, (cosine, sine) in simple:
        if resonant:
            parts.append(product(shape.coefficient, coefficient, _entire(int(n), frequency, function)))
            continue
        below = substitute(_DENOMINATOR, {"a": shape.linear, "w": frequency})
        name = next((name for name, known in denominators.items() if known == below), f"below{len(denominators)}")
        denominators[name] = below
        of_cosine, of_sine = _by_parts(int(n), shape.linear, frequency, Symbol(name), (cosine, sine))
        parts.append(product(shape.coefficient, coefficient, of_cosine if function == "cos" else of_sine))
    return total(*parts)


# Antiderivatives of cos(w r) and sin(w r) that have no pole at w = 0.
_ENTIRE = (parse("r*sphericalj(0, w*r)"), parse("w*r^2/2*sphericalj(0, w*r/2)^2"))


def _entire(n: int, frequency: Term, function: str) -> Term:
    """An antiderivative of r^n cos(w r) or r^n sin(w r) that is entire in w: each is the derivative in w of another."""
    w = Symbol("w")
    of_cosine, of_sine = _ENTIRE
    for _ in range(n):
        of_cosine, of_sine = tidied(derivative(of_sine, w)), tidied(negative(derivative(of_cosine, w)))
    return substitute(of_cosine if function == "cos" else of_sine, {w.name: frequency})


def _as_sum(waves: list[Apply]) -> list[tuple[Term, str, Term, Waves]] | None:
    """A product of one or two sines and cosines as a sum: (coefficient, sin or cos, frequency, its waves)."""
    frequencies = [tidied(quotient(wave.arguments[0], R)) for wave in waves]
    if any(contains(frequency, R) for frequency in frequencies):
        return None
    pairs = [(Apply("cos", wave.arguments), Apply("sin", wave.arguments)) for wave in waves]
    if len(waves) == 1:
        return [(ONE, waves[0].function, frequencies[0], pairs[0])]
    half = number(Fraction(1, 2))
    (c, s), (c2, s2) = pairs
    plus: Waves = (difference(product(c, c2), product(s, s2)), total(product(s, c2), product(c, s2)))
    minus: Waves = (total(product(c, c2), product(s, s2)), difference(product(s, c2), product(c, s2)))
    added, subtracted = total(*frequencies), difference(*frequencies)
    match waves[0].function, waves[1].function:
        case "cos", "cos":
            return [(half, "cos", subtracted, minus), (half, "cos", added, plus)]
        case "sin", "sin":
            return [(half, "cos", subtracted, minus), (negative(half), "cos", added, plus)]
        case "sin", "cos":
            return [(half, "sin", added, plus), (half, "sin", subtracted, minus)]
        case _:  # cos(x) sin(y)
            return [(half, "sin", added, plus), (negative(half), "sin", subtracted, minus)]


def _by_parts(n: int, rate: Term, frequency: Term, below: Term, waves: Waves) -> tuple[Term, Term]:
    """Antiderivatives of r^n exp(-a r) cos(w r) and of r^n exp(-a r) sin(w r), with ``below`` for a^2 + w^2."""
    values = {"a": rate, "w": frequency, "C": waves[0], "S": waves[1]}
    first = [quotient(substitute(side, values), below) for side in (_OF_COSINE, _OF_SINE)]
    of_cosine, of_sine = first
    for j in range(1, n + 1):
        raised = [product(power(R, number(j)), side) for side in first]
        falling = quotient(number(j), below)
        of_cosine, of_sine = (
            difference(
                raised[0],
                product(falling, difference(product(frequency, of_sine), product(rate, of_cosine))),
            ),
            total(raised[1], product(falling, total(product(rate, of_sine), product(frequency, of_cosine)))),
        )
    return of_cosine, of_sine
