"""Why a formula is no cost on (0, oo): it is not real somewhere, or singular away from r = 0."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import text
from mfsym.kernel.interval import point
from mfsym.kernel.term import (
    ZERO,
    Apply,
    Number,
    Power,
    Product,
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
)

_DISTANCES = tuple(Fraction(n, 8) * Fraction(2) ** j for j in range(-6, 8) for n in range(8, 16))


def defect(profile: Term, conditions: tuple[Term, ...] = ()) -> str | None:
    """What is certainly wrong with the profile, in words that follow its name; None where nothing is.

    >>> from mfsym.kernel.grammar import parse
    >>> defect(parse("exp(-r)/(2 - r)"))
    'is singular at r = 2; costs that are continuous for r > 0, pieces apart, are accepted'
    """
    # A branch of an if need not make sense where it does not apply.
    if any(isinstance(sub, Apply) and sub.function == "if" for sub in subterms(profile)):
        return None
    for base in _radicands(profile):
        if not contains(base, R):
            if enclose(base, domain(conditions)).is_negative():
                return f"is not real: {text(base)[:60]!r} is negative under a root or logarithm"
            continue
        place = next((r for r in _DISTANCES if _sign_at(base, r, conditions) < 0), None)
        if place is not None:
            return f"is not real at r = {place}, where {text(base)[:60]!r} is negative under a root or logarithm"
    for base in _denominators(profile):
        root = _root(base, conditions)
        if root is not None:
            return f"is singular at {root}; costs that are continuous for r > 0, pieces apart, are accepted"
    return None


def _radicands(profile: Term) -> Iterator[Term]:
    """What must not be negative."""
    for sub in subterms(profile):
        match sub:
            case Power(base, Number(exponent)) if exponent.denominator % 2 == 0:
                yield base
            case Apply("log", (argument,)):
                yield argument


def _denominators(profile: Term) -> Iterator[Term]:
    """What must not vanish."""
    for sub in subterms(profile):
        match sub:
            case Power(base, Number(exponent)) if exponent < 0:
                yield from _factors(base)


def _factors(term: Term) -> Iterator[Term]:
    """What the zeros of the term at some r > 0 are zeros of, one factor at a time."""
    match term:
        case Product(factors):
            for factor in factors:
                yield from _factors(factor)
        case Power(base, Number(exponent)) if exponent > 0:
            yield from _factors(base)
        case _ if contains(term, R) and term != R:
            yield term


def _sign_at(term: Term, r: Fraction, conditions: tuple[Term, ...]) -> int:
    return enclose(term, domain(conditions).with_box(R, point(r))).sign()


def _root(base: Term, conditions: tuple[Term, ...]) -> str | None:
    """Where the base vanishes: at a distance that is found, or between two at which its signs differ."""
    powers = powers_of_r(base)
    if powers is not None and powers.keys() <= {0, 1} and 1 in powers:
        root = tidied(negative(quotient(powers.get(0, ZERO), powers[1])))
        return f"r = {text(root)}" if enclose(root, domain(conditions)).is_positive() else None
    double = None if powers is None else _double_root(powers)
    if double is not None and enclose(double, domain(conditions)).is_positive():
        return f"r = {text(double)}"
    signs = [(r, _sign_at(base, r, conditions)) for r in _DISTANCES]
    known = [(r, sign) for r, sign in signs if sign]
    crossing = next(((a, b) for (a, one), (b, other) in pairwise(known) if one != other), None)
    return None if crossing is None else f"a distance between r = {crossing[0]} and {crossing[1]}"


def _double_root(powers: Mapping[int, Term]) -> Term | None:
    """The root of a + b r^n + c r^(2n) where b^2 = 4 a c; None for others."""
    if len(powers) != 3 or min(powers) != 0 or 2 * sorted(powers)[1] != max(powers):
        return None
    _, n, _ = sorted(powers)
    a, b, c = (powers[degree] for degree in sorted(powers))
    if tidied(difference(product(b, b), product(number(4), a, c))) != ZERO:
        return None
    return tidied(power(quotient(negative(b), product(number(2), c)), number(Fraction(1, n))))
