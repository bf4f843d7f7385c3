"""Rational functions of r^2 in partial fractions: sums of c (r^2 + A)^(-n), and of (c r^2 + e)/(r^4 + B r^2 + C)."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb, isqrt, lcm

from mfsym.costs.shape import powers_of_r
from mfsym.costs.tidy import tidied
from mfsym.fourier.draft import Draft
from mfsym.kernel.grammar import text
from mfsym.kernel.term import (
    ONE,
    ZERO,
    Number,
    Power,
    Product,
    R,
    Sum,
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

MOST_FACTORS = 8


@dataclass(frozen=True)
class Quotient:
    """``scale`` x^``degree`` divided by the product of (x + A)^n over ``linear`` and of (x^2 + B x + C) over
    ``quadratic``, where x = r^2."""

    scale: Term
    degree: int
    linear: Mapping[Term, int]
    quadratic: Mapping[tuple[Term, Term], int]


def quotient_of(addend: Term) -> Quotient | None:
    """The addend as such a quotient; None if it is none."""
    scale, degree = ONE, Fraction(0)
    linear: dict[Term, int] = {}
    quadratic: dict[tuple[Term, Term], int] = {}
    for base, exponent in _powers(addend):
        if not contains(base, R):
            scale = product(scale, power(base, exponent))
        elif not isinstance(exponent, Number) or exponent.value.denominator != 1:
            return None
        elif base == R:
            degree += exponent.value / 2
        else:
            n = -int(exponent.value)
            factors = _factors(base) if n > 0 else None
            if factors is None:
                return None
            lead, lines, quadratics = factors
            scale = product(scale, power(lead, number(-n)))
            for a, m in lines.items():
                linear[a] = linear.get(a, 0) + n * m
            for pair in quadratics:
                quadratic[pair] = quadratic.get(pair, 0) + n
    below = sum(linear.values()) + 2 * sum(quadratic.values())
    if degree.denominator != 1 or not 0 <= degree < below <= MOST_FACTORS:
        return None
    return Quotient(tidied(scale), int(degree), linear, quadratic)


def _powers(term: Term) -> list[tuple[Term, Term]]:
    match term:
        case Product(factors):
            return [pair for factor in factors for pair in _powers(factor)]
        case Power(Product(factors), exponent):
            return [(b, product(e, exponent)) for factor in factors for b, e in _powers(factor)]
        case Power(base, exponent):
            return (
                [(b, product(e, exponent)) for b, e in _powers(base)] if isinstance(base, Power) else [(base, exponent)]
            )
        case _:
            return [(term, ONE)]


Factors = tuple[Term, dict[Term, int], list[tuple[Term, Term]]]


def _factors(base: Term) -> Factors | None:
    """The leading coefficient, the A of factors r^2 + A with multiplicity, and the (B, C) of factors without roots."""
    powers = powers_of_r(base) if isinstance(base, Sum) else None
    if powers is None or any(n % 2 for n in powers):
        return None
    top = max(powers)
    lead = powers[top]
    coefficients = [tidied(quotient(powers.get(n, ZERO), lead)) for n in range(0, top + 1, 2)]
    if len(coefficients) == 2:
        return lead, {coefficients[0]: 1}, []
    if len(coefficients) == 3 and coefficients[1] == ZERO and not isinstance(coefficients[0], Number):
        return lead, {}, [(ZERO, coefficients[0])]
    exact = [c.value for c in coefficients if isinstance(c, Number)]
    return _numeric_factors(lead, exact) if len(exact) == len(coefficients) else None


def _numeric_factors(lead: Term, exact: list[Fraction]) -> Factors | None:
    linear: dict[Term, int] = {}
    quadratic: list[tuple[Term, Term]] = []
    while len(exact) > 2:
        root = _rational_root(exact)
        if root is None:
            break
        linear[number(-root)] = linear.get(number(-root), 0) + 1
        exact = _without_root(exact, root)
    if len(exact) == 2:
        a = number(exact[0])
        linear[a] = linear.get(a, 0) + 1
    elif len(exact) == 3:
        _add_quadratic(exact[1], exact[0], linear, quadratic)
    else:
        return None
    return lead, linear, quadratic


def _add_quadratic(b: Fraction, c: Fraction, linear: dict[Term, int], quadratic: list[tuple[Term, Term]]) -> None:
    disc = b * b - 4 * c
    if disc < 0:
        quadratic.append((number(b), number(c)))
        return
    root = power(number(disc), number(Fraction(1, 2)))
    for sign in (1, -1):
        a = tidied(product(number(Fraction(1, 2)), total(number(b), product(number(sign), root))))
        linear[a] = linear.get(a, 0) + 1


def _rational_root(coefficients: list[Fraction]) -> Fraction | None:
    scale = lcm(*(c.denominator for c in coefficients))
    last, first = abs(int(coefficients[0] * scale)), abs(int(coefficients[-1] * scale))
    if not last or max(last, first) > 10**6:
        return None
    for p in _divisors(last):
        for q in _divisors(first):
            for root in (Fraction(-p, q), Fraction(p, q)):
                if sum(c * root**n for n, c in enumerate(coefficients)) == 0:
                    return root
    return None


def _divisors(n: int) -> list[int]:
    small = [d for d in range(1, isqrt(n) + 1) if n % d == 0]
    return sorted({*small, *(n // d for d in small)})


def _without_root(coefficients: list[Fraction], root: Fraction) -> list[Fraction]:
    result = [coefficients[-1]]
    for c in reversed(coefficients[1:-1]):
        result.append(c + root * result[-1])
    return list(reversed(result))


# --- linear factors only ---------------------------------------------------------------------------


def fractions_of(asked: Quotient, draft: Draft) -> list[tuple[Term, Term, int]] | None:
    """(c, A, n) for each c (x + A)^(-n) in a quotient with linear factors only.

    That two A differ is seen by their difference being positive, which becomes a condition where it is not certain.
    """
    if asked.quadratic:
        return None
    parts: list[tuple[Term, Term, int]] | None = None
    for a, n in sorted(asked.linear.items(), key=lambda item: repr(item[0])):
        if parts is None:
            parts = [(asked.scale, a, n)]
            continue
        separated: list[tuple[Term, Term, int]] = []
        for c, b, m in parts:
            gap = _gap(a, b, draft)
            if gap is None:
                return None
            separated += [(product(c, size), base, power_) for size, base, power_ in _two(gap, b, m, a, n)]
        parts = _collected(separated)
    for _ in range(asked.degree):
        # x (x + A)^(-n) = (x + A)^(1-n) - A (x + A)^(-n); the constants cancel.
        raised = [part for c, a, n in parts or [] for part in ((c, a, n - 1), (negative(product(c, a)), a, n))]
        parts = [part for part in _collected(raised) if part[2] > 0]
    return parts


def _gap(a: Term, b: Term, draft: Draft) -> Term | None:
    """A - B, of certain sign, perhaps by a new condition."""
    gap = tidied(difference(a, b))
    for sign in (1, -1):
        before = draft.state()
        known = draft.conditions
        if draft.may_need(tidied(product(number(sign), gap))) and draft.conditions == known:
            return gap
        draft.restore(before)
    # Which is greater is a matter of names; the later in the alphabet.
    first = gap if text(a) > text(b) else tidied(negative(gap))
    return gap if draft.may_need(first) else None


def _two(gap: Term, b: Term, m: int, a: Term, n: int) -> list[tuple[Term, Term, int]]:
    """1/((x + b)^m (x + a)^n) with gap = a - b, expanded at each pole."""
    at_b = [(product(number((-1) ** j * comb(n + j - 1, j)), power(gap, number(-n - j))), b, m - j) for j in range(m)]
    back = negative(gap)
    at_a = [(product(number((-1) ** j * comb(m + j - 1, j)), power(back, number(-m - j))), a, n - j) for j in range(n)]
    return at_b + at_a


def _collected(parts: list[tuple[Term, Term, int]]) -> list[tuple[Term, Term, int]]:
    sums: dict[tuple[Term, int], Term] = {}
    for c, a, n in parts:
        sums[a, n] = total(sums.get((a, n), ZERO), c)
    return [(tidied(c), a, n) for (a, n), c in sums.items() if tidied(c) != ZERO]


# --- with quadratic factors ------------------------------------------------------------------------

Piece = tuple[Term, Term, Term, Term]
"""(c, C, B, e) for (c x + e)/(x^2 + B x + C)."""


def pieces_of(asked: Quotient) -> tuple[list[tuple[Term, Term, int]], list[Piece]] | None:
    """The parts (c, A, n) of linear factors, and those of simple quadratic factors; None where they are not found."""
    if any(n > 1 for n in asked.quadratic.values()) or not asked.quadratic:
        return None
    if len(asked.quadratic) == 1 and not asked.linear and asked.degree < 2:
        ((b, c),) = asked.quadratic
        x, one = (asked.scale, ZERO) if asked.degree else (ZERO, asked.scale)
        return [], [(x, c, b, one)]
    lines = [(a.value, n) for a, n in asked.linear.items() if isinstance(a, Number)]
    pairs = [(b.value, c.value) for b, c in asked.quadratic if isinstance(b, Number) and isinstance(c, Number)]
    if len(lines) < len(asked.linear) or len(pairs) < len(asked.quadratic):
        return None
    whole = [Fraction(1)]
    for shift, n in lines:
        for _ in range(n):
            whole = _times(whole, [shift, Fraction(1)])
    for middle, last in pairs:
        whole = _times(whole, [last, middle, Fraction(1)])
    columns: list[list[Fraction]] = []
    for shift, n in lines:
        cofactor = whole
        for _ in range(n):
            cofactor = _without_root(cofactor, -shift)
            columns.append(cofactor)
    for middle, last in pairs:
        cofactor = _divided(whole, middle, last)
        columns += [cofactor, [Fraction(0), *cofactor]]
    sizes = iter([product(number(x), asked.scale) for x in _solved(columns, asked.degree, len(whole) - 1)])
    simple = [(next(sizes), number(shift), m) for shift, n in lines for m in range(1, n + 1)]
    pieces: list[Piece] = []
    for middle, last in pairs:
        one, x = next(sizes), next(sizes)
        pieces.append((x, number(last), number(middle), one))
    return [part for part in simple if part[0] != ZERO], pieces


def _times(left: list[Fraction], right: list[Fraction]) -> list[Fraction]:
    result = [Fraction(0)] * (len(left) + len(right) - 1)
    for i, x in enumerate(left):
        for j, y in enumerate(right):
            result[i + j] += x * y
    return result


def _divided(whole: list[Fraction], b: Fraction, c: Fraction) -> list[Fraction]:
    """The polynomial divided by x^2 + b x + c, which divides it."""
    rest, result = list(whole), [Fraction(0)] * (len(whole) - 2)
    for n in range(len(result) - 1, -1, -1):
        result[n] = rest[n + 2]
        rest[n + 1] -= b * result[n]
        rest[n] -= c * result[n]
    return result


def _solved(columns: list[list[Fraction]], degree: int, size: int) -> list[Fraction]:
    """The coefficients of the columns in x^degree, by elimination; partial fractions are unique."""
    rows = [
        [column[n] if n < len(column) else Fraction(0) for column in columns] + [Fraction(n == degree)]
        for n in range(size)
    ]
    for n in range(size):
        pivot = next(row for row in range(n, size) if rows[row][n])
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [x / rows[n][n] for x in rows[n]]
        for other in range(size):
            if other != n and rows[other][n]:
                rows[other] = [x - rows[other][n] * y for x, y in zip(rows[other], rows[n], strict=True)]
    return [row[-1] for row in rows]
