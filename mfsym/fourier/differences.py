"""Sums whose addends have no transform each: differences of exp(-a r)/r^n as integrals over a, and of logarithms."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from mfsym.costs.shape import Shape, factors_of, powers_of_r, shape_of
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.fourier.mixture import derive_growing
from mfsym.fourier.parameters import fresh, integrated, scaled
from mfsym.fourier.rules import exponential, yukawa
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Apply,
    D,
    Number,
    Power,
    Product,
    R,
    Sum,
    Term,
    contains,
    negative,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

Parts = list[tuple[Term, int]]

# Antiderivatives in s of exp(-s r)/r^(n-1) and of its transform, by n and the dimension.
_EXPONENTIALS = {
    (1, 1): ("-exp(-s*r)/r", "log(s^2 + k^2)"),
    (2, 2): ("-exp(-s*r)/r^2", "2*pi*log(s + sqrt(s^2 + k^2))"),
    (2, 3): ("-exp(-s*r)/r^2", "-4*pi/k*atan(k/s)"),
    (2, 4): ("-exp(-s*r)/r^2", "4*pi^2*s/(k^2*sqrt(s^2 + k^2))"),
}


def exponentials(addends: tuple[Term, ...], draft: Draft) -> Parts | None:
    """Pairs for a sum of c exp(-a r)/r^n whose c sum to 0, a = 0 allowed once; None for others."""
    found: list[tuple[Term, Term]] = []
    falls = set()
    for addend in addends:
        shape = shape_of(addend)
        if shape is None or shape.quadratic != ZERO or shape.other != ONE or not isinstance(shape.exponent, Number):
            return None
        falls.add(-shape.exponent.value)
        found.append((shape.linear, shape.coefficient))
    if len(falls) != 1 or not isinstance(draft.dimension, Number):
        return None
    n = falls.pop()
    key = (int(n), int(draft.dimension.value))
    if n.denominator != 1 or key not in _EXPONENTIALS or tidied(total(*(c for _, c in found))) != ZERO:
        return None
    ordered = _ordered([rate for rate, _ in found], draft)
    if ordered is None:
        return None
    coefficients = dict(found)
    result: Parts = []
    so_far: Term = ZERO
    for start, end in pairwise(ordered):
        so_far = tidied(total(so_far, coefficients[start]))
        place = _between(key, start, end, draft)
        if place is None:
            return None
        # exp(-a r)/r^n - exp(-b r)/r^n is the integral of exp(-s r)/r^(n-1) from a to b.
        result.append((so_far, place))
    return result


def single(draft: Draft, addend: Term) -> int | None:
    """The line with the pair of exp(-a r)/r^2 in dimension 3, the integral of exp(-s r)/r over s > a."""
    shape = shape_of(addend)
    if shape is None or (shape.quadratic, shape.other, shape.exponent) != (ZERO, ONE, number(-2)):
        return None
    if draft.dimension != number(3) or shape.linear == ZERO:
        return None
    draft.need(shape.linear, "grows beyond all bounds")
    place = _between((2, 3), shape.linear, None, draft)
    return place if place is None or shape.coefficient == ONE else scaled(draft, place, shape.coefficient)


def _between(key: tuple[int, int], start: Term, end: Term | None, draft: Draft) -> int | None:
    s = fresh(start, end or ONE, *draft.conditions, wished="suvt")
    profile, transform = (substitute(parse(side), {"s": s}) for side in _EXPONENTIALS[key])
    plain = Shape(ONE, ZERO, s, number(1 - key[0]), ONE)
    place = exponential.derive(plain, draft) if key[0] == 1 else yukawa.derive(plain, draft)
    return None if place is None else integrated(draft, place, s, (profile, transform), (start, end))


def _ordered(rates: list[Term], draft: Draft) -> list[Term] | None:
    """The rates in increasing order as far as it is certain, 0 first."""
    result: list[Term] = []
    for rate in rates:
        for place in range(len(result) + 1):
            if place == len(result) or _below(rate, result[place], draft):
                result.insert(place, rate)
                break
    return result


def _below(smaller: Term, greater: Term, draft: Draft) -> bool:
    known = draft.state()
    certain = draft.may_need(tidied(total(greater, negative(smaller)))) and draft.state() == known
    draft.restore(known)
    return certain


# --- logarithms ------------------------------------------------------------------------------------


def logarithms(addends: tuple[Term, ...], draft: Draft) -> Parts | None:
    """Pairs for a sum of c log((r^2 + A)/...): of log(r^2 + A) each, and of log(r); None for others."""
    heights: dict[Term, Term] = {}
    constant: Term = ZERO
    for addend in addends:
        c, argument = _logarithm(addend)
        if argument is None:
            return None
        for base, n in _factors(argument):
            powers = powers_of_r(base)
            if powers is None or not powers.keys() <= {0, 2}:
                return None
            if 2 in powers:
                height = tidied(quotient(powers.get(0, ZERO), powers[2]))
                heights[height] = tidied(total(heights.get(height, ZERO), product(number(n), c)))
            constant = total(constant, product(number(n), c, Apply("log", (powers.get(2, powers.get(0, ONE)),))))
    heights = {height: c for height, c in heights.items() if c != ZERO}
    result: Parts = []
    left = tidied(constant)
    for height, c in heights.items():
        if height == ZERO:  # log(r^2) = 2 log(r)
            result.append(
                (product(number(2), c), draft.fact("logarithm-transform", {"c": ONE, D.name: draft.dimension}))
            )
        elif draft.may_need(height):
            # Constants, whose transform is 0, are part of the first of these.
            place = derive_growing(draft, ZERO, height, total(Apply("log", (height,)), quotient(left, c)))
            result.append((c, place))
            left = ZERO
        else:
            return None
    return result if result and left == ZERO else None


def shifted_logarithm(addends: tuple[Term, ...], draft: Draft) -> Parts | None:
    """The pair for c log(A r) written as a sum with constants c log(A); None for others."""
    moving = [addend for addend in addends if contains(addend, R)]
    if len(moving) != 1:
        return None
    c, argument = _logarithm(moving[0])
    slope = None if argument is None else tidied(quotient(argument, R))
    if slope is None or contains(slope, R):
        return None
    for addend in addends:
        if addend == moving[0]:
            continue
        size, constant = _logarithm(addend)
        ratio = tidied(quotient(size, c))
        if constant is None or not isinstance(ratio, Number):
            return None
        slope = product(slope, power(constant, ratio))
    place = draft.fact("logarithm-transform", {"c": slope, D.name: draft.dimension})
    return [(c, place)]


def _logarithm(addend: Term) -> tuple[Term, Term | None]:
    factors = factors_of(addend)
    logs = [part for part in factors if isinstance(part, Apply) and part.function == "log"]
    rest = [part for part in factors if part not in logs]
    if len(logs) != 1 or any(contains(part, R) for part in rest):
        return ONE, None
    return product(*rest), logs[0].arguments[0]


def _factors(argument: Term) -> Iterator[tuple[Term, Fraction]]:
    """The factors of the argument, sums of powers of r cleared of denominators: 1 + a/r^2 is (r^2 + a)/r^2."""
    for factor in factors_of(argument):
        base, n = (factor.base, factor.exponent) if isinstance(factor, Power) else (factor, ONE)
        if not isinstance(n, Number):
            yield factor, Fraction(1)
        elif base == R:
            yield power(R, number(2)), n.value / 2
        elif isinstance(base, Product):
            yield from ((inner, m * n.value) for inner, m in _factors(base))
        elif isinstance(base, Sum) and powers_of_r(base) is None:
            yield tidied(product(power(R, number(2)), base)), n.value
            yield power(R, number(2)), -n.value
        else:
            yield base, n.value
