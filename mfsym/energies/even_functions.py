"""Convolutions of even functions on the line, exactly: polynomials times exponentials, or polynomials cut off.

The function is given for x > 0.  In dimension 3 a radial density f has the projection f1(x) = 2 pi times the integral
of r f(r) over r > x, and convolution commutes with projection; back leads f(r) = -f1'(r) / (2 pi r).
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial

from mfsym.errors import NoEvidence
from mfsym.kernel.term import Apply, R, Term, number, power, product, total

Monomials = Mapping[tuple[Fraction, int], Fraction]
"""The sum of coefficient * x^power * exp(-rate x): coefficients by (rate, power)."""


@dataclass(frozen=True)
class EvenFunction:
    """Even; for x > 0 the sum of its ``monomials``, up to the ``end`` if that is not ``None``, and 0 beyond."""

    monomials: Monomials
    end: Fraction | None = None


def convolved(f: EvenFunction, g: EvenFunction) -> EvenFunction:
    """The convolution of two even functions.

    Refuses (NoEvidence) pairs whose convolution is of another kind.

    >>> box = EvenFunction({(Fraction(0), 0): Fraction(1)}, Fraction(1, 2))
    >>> hat = convolved(box, box)
    >>> sorted(hat.monomials.items()), hat.end
    ([((Fraction(0, 1), 0), Fraction(1, 1)), ((Fraction(0, 1), 1), Fraction(-1, 1))], Fraction(1, 1))
    """
    result: dict[tuple[Fraction, int], Fraction] = defaultdict(Fraction)
    pairs = [(x, y, c * e) for x, c in f.monomials.items() for y, e in g.monomials.items()]
    if f.end is None and g.end is None:
        for (a, m), (b, n), coefficient in pairs:
            for key, value in _of_exponentials(a, m, b, n).items():
                result[key] += coefficient * value
        return EvenFunction(_without_zeros(result))
    if f.end is None or f.end != g.end or any(a or n % 2 for a, n in (*f.monomials, *g.monomials)):
        raise NoEvidence("the law of the distance has more than one piece")
    # For even polynomials f, g the integral of f(y) g(x - y) over x - end < y < end.
    for (_, m), (_, n), coefficient in pairs:
        for j in range(n + 1):
            front = coefficient * comb(n, j) * (-1) ** j / (m + j + 1)
            result[Fraction(0), n - j] += front * f.end ** (m + j + 1)
            for i in range(m + j + 2):
                sign = (-f.end) ** (m + j + 1 - i)
                result[Fraction(0), n - j + i] -= front * comb(m + j + 1, i) * sign
    return EvenFunction(_without_zeros(result), 2 * f.end)


def _of_exponentials(a: Fraction, m: int, b: Fraction, n: int) -> Monomials:
    """The convolution of |x|^m exp(-a|x|) and |x|^n exp(-b|x|), for x > 0."""
    result: dict[tuple[Fraction, int], Fraction] = defaultdict(Fraction)
    for j in range(m + 1):  # y > x
        result[a, m - j] += comb(m, j) * factorial(n + j) / (a + b) ** (n + j + 1)
    for j in range(n + 1):  # y < 0
        result[b, n - j] += comb(n, j) * factorial(m + j) / (a + b) ** (m + j + 1)
    c = a - b
    for j in range(n + 1):  # 0 < y < x
        front, p = Fraction(comb(n, j) * (-1) ** j), m + j
        if c == 0:
            result[b, n - j + p + 1] += front / (p + 1)
            continue
        result[b, n - j] += front * factorial(p) / c ** (p + 1)
        for i in range(p + 1):
            result[a, n - j + i] -= front * factorial(p) / factorial(i) / c ** (p - i + 1)
    return result


def projected(f: EvenFunction) -> EvenFunction:
    """The projection of a radial density of R^3 to the line, without the factor pi."""
    result: dict[tuple[Fraction, int], Fraction] = defaultdict(Fraction)
    for (a, n), coefficient in f.monomials.items():
        p = n + 1
        if a == 0:
            if f.end is None:
                raise NoEvidence("a density does not decay exponentially")
            result[a, 0] += 2 * coefficient * f.end ** (p + 1) / (p + 1)
            result[a, p + 1] -= 2 * coefficient / (p + 1)
            continue
        for i in range(p + 1):
            result[a, i] += 2 * coefficient * Fraction(factorial(p), factorial(i)) / a ** (p - i + 1)
    return EvenFunction(_without_zeros(result), f.end)


def unprojected(f: EvenFunction) -> EvenFunction:
    """The radial density of R^3, times pi, with a given projection."""
    result: dict[tuple[Fraction, int], Fraction] = defaultdict(Fraction)
    for (a, n), coefficient in f.monomials.items():
        result[a, n - 1] += a * coefficient / 2
        if n:
            result[a, n - 2] -= n * coefficient / 2
    return EvenFunction(_without_zeros(result), f.end)


def written(f: EvenFunction) -> Term:
    """The function as a term in r."""
    inside = total(
        *(
            product(number(c), power(R, number(n)) if n else number(1), _decay(a))
            for (a, n), c in sorted(f.monomials.items())
        )
    )
    if f.end is None:
        return inside
    return Apply("if", (Apply("less", (R, number(f.end))), inside, number(0)))


def _decay(rate: Fraction) -> Term:
    return Apply("exp", (product(number(-rate), R),)) if rate else number(1)


def _without_zeros(monomials: Monomials) -> Monomials:
    return {key: value for key, value in monomials.items() if value}
