"""Products of sines and cosines as sums, so that formulas with them can be compared."""

from collections import defaultdict
from fractions import Fraction

from mfsym.kernel.effort import spend
from mfsym.kernel.equality import equal
from mfsym.kernel.monomials import Base, Monomial, Poly
from mfsym.kernel.normal_arithmetic import poly_constant, poly_product, poly_scaled, poly_sum
from mfsym.kernel.normal_form import normal
from mfsym.kernel.term import Term

Waves = dict[tuple[str, Poly], Fraction]
"""A sum of sines and cosines: their coefficients."""

_UNIT = poly_constant(Fraction(1))
MOST_WAVES = 16


def equal_waves(left: Term, right: Term) -> bool:
    """Is there a proof that the terms are equal, which may use cos x cos y = (cos(x - y) + cos(x + y))/2 and the like?

    >>> from mfsym.kernel.grammar import parse
    >>> equal_waves(parse("2*sin(k)*cos(k)"), parse("sin(2*k)")), equal_waves(parse("sin(k)"), parse("cos(k)"))
    (True, False)
    """
    if equal(left, right):
        return True
    difference = poly_sum((normal(left), poly_scaled(normal(right), Fraction(-1))))
    return not poly_sum(poly_scaled(_as_waves(monomial), coefficient) for monomial, coefficient in difference)


def _as_waves(monomial: Monomial) -> Poly:
    waves: Waves = {("cos", frozenset()): Fraction(1)}
    others: list[tuple[Base, Poly]] = []
    for base, exponent in monomial:
        times = next((n for n in range(1, MOST_WAVES) if exponent == poly_constant(Fraction(n))), 0)
        if base[0] != "apply" or base[1] not in ("sin", "cos") or not times:
            others.append((base, exponent))
            continue
        for _ in range(times):
            waves = _times(waves, base)
    written = poly_sum(poly_scaled(_wave(function, argument), c) for (function, argument), c in waves.items())
    return poly_product(frozenset(((frozenset(others), Fraction(1)),)), written)


def _times(waves: Waves, wave: Base) -> Waves:
    function, y = str(wave[1]), wave[2]
    result: Waves = defaultdict(Fraction)
    for (first, x), coefficient in waves.items():
        spend(4)
        plus, minus = (poly_sum((x, poly_scaled(y, Fraction(sign)))) for sign in (1, -1))  # type: ignore[arg-type]
        # cos cos = (cos(-) + cos(+))/2, sin sin = (cos(-) - cos(+))/2, sin cos = (sin(-) + sin(+))/2,
        # cos sin = (sin(+) - sin(-))/2
        kind = "cos" if first == function else "sin"
        result[kind, minus] += coefficient / 2 * (-1 if (first, function) == ("cos", "sin") else 1)
        result[kind, plus] += coefficient / 2 * (-1 if (first, function) == ("sin", "sin") else 1)
    return result


def _wave(function: str, argument: Poly) -> Poly:
    """The sine is odd, the cosine even: of x and -x one stands for both."""
    if not argument:
        return _UNIT if function == "cos" else argument
    opposite = poly_scaled(argument, Fraction(-1))
    first = min(argument, key=lambda part: sorted(map(repr, part[0])))
    if first[1] > 0:
        return frozenset(((frozenset(((("apply", function, argument), _UNIT),)), Fraction(1)),))
    return poly_scaled(_wave(function, opposite), Fraction(-1 if function == "sin" else 1))
