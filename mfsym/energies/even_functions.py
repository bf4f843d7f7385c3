"""Convolutions of even functions on the line, exactly: polynomials times exponentials, cut off or not.

The function is given for x > 0.  In dimension 3 a radial density f has the projection f1(x) = 2 pi times the integral
of r f(r) over r > x, and convolution commutes with projection; back leads f(r) = -f1'(r) / (2 pi r).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial

from mfsym.errors import NoEvidence
from mfsym.kernel.term import Apply, R, Term, number, power, product, total

Monomials = Mapping[tuple[Fraction, int, Fraction], Fraction]
"""The sum of coefficient * x^power * exp(constant - rate x): coefficients by (rate, power, constant)."""


@dataclass(frozen=True)
class Part:
    """For 0 < x < ``end`` (``None``: for all x > 0) the sum of the ``monomials``, and 0 beyond."""

    end: Fraction | None
    monomials: Monomials


EvenFunction = tuple[Part, ...]
"""The even function that is the sum of the parts for x > 0."""


def monomial(coefficient: Fraction, rate: Fraction, exponent: int, end: Fraction | None = None) -> EvenFunction:
    """The even function coefficient * |x|^exponent * exp(-rate |x|), cut off at ``end``."""
    return (Part(end, {(rate, exponent, Fraction(0)): coefficient}),)


def convolved(f: EvenFunction, g: EvenFunction) -> EvenFunction:
    """The convolution of two even functions, one of which is integrable.

    For x > 0 the places y and x - y of the two factors are both positive, or one of them is negative.

    >>> box = monomial(Fraction(1), Fraction(0), 0, Fraction(1, 2))
    >>> hat, = convolved(box, box)
    >>> sorted(hat.monomials.items()), hat.end
    ([((Fraction(0, 1), 0, Fraction(0, 1)), Fraction(1, 1)), ((Fraction(0, 1), 1, Fraction(0, 1)), Fraction(-1, 1))], \
Fraction(1, 1))
    """
    parts: list[Part] = []
    for one in f:
        for other in g:
            parts += _between(one, other)
            parts += _outside(one, other)
            parts += _outside(other, one)
    return _collected(parts)


def _between(f: Part, g: Part) -> Iterable[Part]:
    """The integral of f(y) g(x - y) over 0 < y < x: that without ends, less what is beyond one, and back both."""
    for (a, m, s), c in f.monomials.items():
        for (b, n, t), e in g.monomials.items():
            for start, (low, beyond), sign in _overlaps(f.end, g.end):
                # y from ``low`` to x - ``beyond``; (x - y)^n exp(-b (x - y)) is a sum over powers of x.
                inside: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
                for j in range(n + 1):
                    front = sign * c * e * comb(n, j) * (-1) ** j
                    primitive = _primitive(a - b, m + j)
                    for place, value in ((_moved(primitive, beyond), 1), (_constant(primitive, low), -1)):
                        for (rate, p, constant), coefficient in place.items():
                            inside[rate + b, p + n - j, constant + s + t] += value * front * coefficient
                # 1 for x > start is 1 less the part for x < start.
                yield Part(None, inside)
                if start:
                    yield Part(start, {key: -value for key, value in inside.items()})


def _overlaps(e: Fraction | None, f: Fraction | None) -> list[tuple[Fraction, tuple[Fraction, Fraction], int]]:
    """Where y < e and x - y < f, as 1 less y > e, less x - y > f, and both: from which x on, the ends of y, a sign."""
    zero = Fraction(0)
    found = [(zero, (zero, zero), 1)]
    if e is not None:
        found.append((e, (e, zero), -1))
    if f is not None:
        found.append((f, (zero, f), -1))
    if e is not None and f is not None:
        found.append((e + f, (e, f), 1))
    return found


def _outside(f: Part, g: Part) -> Iterable[Part]:
    """The integral of f(x + y) g(y) over y > 0."""
    for (a, m, s), c in f.monomials.items():
        for (b, n, t), e in g.monomials.items():
            at_zero: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
            at_start: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
            at_end: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
            for j in range(m + 1):  # (x + y)^m is a sum of x^(m-j) y^j
                front = c * e * comb(m, j)
                primitive = _primitive(a + b, n + j)
                places = [(_constant(primitive, Fraction(0)), at_zero)]
                if g.end is not None:
                    places.append((_constant(primitive, g.end), at_start))
                if f.end is not None:  # y = f.end - x
                    places.append((_reflected(primitive, f.end), at_end))
                for place, sums in places:
                    for (rate, p, constant), coefficient in place.items():
                        sums[rate + a, p + m - j, constant + s + t] += front * coefficient
            zero = {key: -value for key, value in at_zero.items()}
            if f.end is None:
                if g.end is None and a + b <= 0:
                    raise NoEvidence("a density does not decay exponentially")
                yield Part(None, zero)
                yield Part(None, at_start)
            else:
                yield Part(f.end, zero)
                yield Part(f.end, at_end)
                if g.end is not None and g.end < f.end:
                    yield Part(f.end - g.end, {key: -value for key, value in at_end.items()})
                    yield Part(f.end - g.end, at_start)


# --- antiderivatives of monomials ------------------------------------------------------------------


def _primitive(rate: Fraction, exponent: int) -> Monomials:
    """An antiderivative of y^exponent exp(-rate y); the one that vanishes at infinity for rate > 0."""
    zero = Fraction(0)
    if rate == 0:
        return {(zero, exponent + 1, zero): Fraction(1, exponent + 1)}
    return {
        (rate, i, zero): -Fraction(factorial(exponent), factorial(i)) / rate ** (exponent - i + 1)
        for i in range(exponent + 1)
    }


def _constant(function: Monomials, y: Fraction) -> Monomials:
    """The value at y, as a function."""
    result: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
    for (rate, p, constant), c in function.items():
        if p == 0 or y:
            result[Fraction(0), 0, constant - rate * y] += c * y**p
    return result


def _moved(function: Monomials, by: Fraction) -> Monomials:
    """The function of x that is the given one of y = x - ``by``."""
    result: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
    for (rate, p, constant), c in function.items():
        for i in range(p + 1) if by else (p,):
            result[rate, i, constant + rate * by] += c * comb(p, i) * (-by) ** (p - i)
    return result


def _reflected(function: Monomials, end: Fraction) -> Monomials:
    """The function of x that is the given one of y = ``end`` - x."""
    result: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
    for (rate, p, constant), c in function.items():
        for i in range(p + 1):
            result[-rate, i, constant - rate * end] += c * comb(p, i) * (-1) ** i * end ** (p - i)
    return result


# --- from space to the line and back ---------------------------------------------------------------


def projected(f: EvenFunction) -> EvenFunction:
    """The projection of a radial density of R^3 to the line, without the factor pi."""
    parts: list[Part] = []
    for part in f:
        result: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
        for (a, n, constant), coefficient in part.monomials.items():
            primitive = _primitive(a, n + 1)
            if part.end is None and a <= 0:
                raise NoEvidence("a density does not decay exponentially")
            places = [(primitive, -2)] + ([(_constant(primitive, part.end), 2)] if part.end is not None else [])
            for place, sign in places:
                for (rate, p, more), c in place.items():
                    result[rate, p, constant + more] += sign * coefficient * c
        parts.append(Part(part.end, result))
    return _collected(parts)


def unprojected(f: EvenFunction) -> EvenFunction:
    """The radial density of R^3, times pi, with a given projection, which is continuous."""
    parts: list[Part] = []
    for part in f:
        result: dict[tuple[Fraction, int, Fraction], Fraction] = defaultdict(Fraction)
        for (a, n, constant), coefficient in part.monomials.items():
            result[a, n - 1, constant] += a * coefficient / 2
            if n:
                result[a, n - 2, constant] -= n * coefficient / 2
        parts.append(Part(part.end, result))
    return _collected(parts)


def _collected(parts: Iterable[Part]) -> EvenFunction:
    """The parts with one end added up, in the order of their ends, without zeros."""
    sums: dict[Fraction | None, dict[tuple[Fraction, int, Fraction], Fraction]] = {}
    for part in parts:
        held = sums.setdefault(part.end, defaultdict(Fraction))
        for key, value in part.monomials.items():
            held[key] += value
    ends = sorted(end for end in sums if end is not None)
    ordered: list[Fraction | None] = [*ends, *([None] if None in sums else [])]
    kept = (Part(end, {key: value for key, value in sums[end].items() if value}) for end in ordered)
    return tuple(part for part in kept if part.monomials)


def written(f: EvenFunction) -> Term:
    """The function as a term in r."""
    return total(*(_written(part) for part in f))


def _written(part: Part) -> Term:
    inside = total(
        *(
            product(number(c), power(R, number(n)) if n else number(1), _exponential(constant, rate))
            for (rate, n, constant), c in sorted(part.monomials.items())
        )
    )
    if part.end is None:
        return inside
    return Apply("if", (Apply("less", (R, number(part.end))), inside, number(0)))


def _exponential(constant: Fraction, rate: Fraction) -> Term:
    exponents = [*([number(constant)] if constant else []), *([product(number(-rate), R)] if rate else [])]
    return product(*(Apply("exp", (exponent,)) for exponent in exponents)) if exponents else number(1)
