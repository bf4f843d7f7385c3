"""Taylor coefficients in interval arithmetic, and the signs that they show where a plain enclosure is too wide.

If a_j encloses f^(j)(m)/j! for j < n, and b encloses f^(n)(x)/n! for every x of a panel that contains m, then
f(x) = a_0 + a_1 (x - m) + ... + a_(n-1) (x - m)^(n-1) + b (x - m)^n on the panel (Taylor, with Lagrange's remainder).
"""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.interval import Interval, added, integer_power, multiplied, point, reciprocal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Apply, Number, Power, Product, Sum, Symbol, Term, contains

ORDER, ORDER_AT_ZERO = 5, 16
_ZERO = point(0)
Series = list[Interval]
"""Coefficients a_0, ..., a_n of a truncated power series."""


def series(term: Term, variable: Symbol, where: Domain, order: int) -> Series:
    """Enclosures of f^(j)/j! for j = 0, ..., ``order`` >= 1, at every point of the box of the ``variable``.

    Refuses (Refused) functions without a rule.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> x = Symbol("x")
    >>> [str(a.lower) for a in series(parse("sin(x)*x"), x, domain(()).with_box(x, point(0)), 4)]
    ['0', '0', '1', '0', '-1/6']
    """
    if not contains(term, variable):
        return _constant(enclose(term, where), order)
    spend(order * order)
    match term:
        case Symbol():
            return [where.boxes[variable.name], point(1), *[_ZERO] * (order - 1)]
        case Sum(terms):
            result = _constant(_ZERO, order)
            for part in terms:
                result = [added(a, b) for a, b in zip(result, series(part, variable, where, order), strict=True)]
            return result
        case Product(factors):
            result = _constant(point(1), order)
            for factor in factors:
                result = _multiplied(result, series(factor, variable, where, order))
            return result
        case Power(base, Number(exponent)):
            return _power(series(base, variable, where, order), exponent, enclose(term, where))
        case Apply("exp", (argument,)):
            return _exponential(series(argument, variable, where, order), enclose(term, where))
        case Apply("sin" | "cos" as function, (argument,)):
            sine, cosine = (enclose(Apply(name, (argument,)), where) for name in ("sin", "cos"))
            both = _waves(series(argument, variable, where, order), sine, cosine)
            return both[0] if function == "sin" else both[1]
        case _:
            raise Refused("a function has no Taylor series here")


def sign_by_series(term: Term, variable: Symbol, panel: Interval, where: Domain) -> int:
    """1 if the term is certainly > 0 on the bounded ``panel``, -1 if it is certainly < 0, else 0.

    A panel that is open at 0 is expanded there: powers of the variable that divide the term do not count.
    """
    if panel.lower is None or panel.upper is None:
        return 0
    at_zero = panel.lower == 0 and panel.lower_open
    order = ORDER_AT_ZERO if at_zero else ORDER
    middle = Fraction(0) if at_zero else (panel.lower + panel.upper) / 2
    try:
        coefficients = series(term, variable, where.with_box(variable, point(middle)), order)
        closed = Interval(panel.lower, panel.upper)
        coefficients[order] = series(term, variable, where.with_box(variable, closed), order)[order]
    except Refused:
        return 0
    if at_zero:
        while coefficients and coefficients[0] == _ZERO:
            del coefficients[0]
    return _sum_of_powers(coefficients, Interval(panel.lower - middle, panel.upper - middle)).sign()


def _sum_of_powers(coefficients: Sequence[Interval], x: Interval) -> Interval:
    total = _ZERO
    for j, coefficient in enumerate(coefficients):
        total = added(total, multiplied(coefficient, integer_power(x, j)))
    return total


# --- arithmetic of series --------------------------------------------------------------------------


def _constant(value: Interval, order: int) -> Series:
    return [value, *[_ZERO] * order]


def _multiplied(left: Series, right: Series) -> Series:
    return [_convolved(left, right, n) for n in range(len(left))]


def _convolved(left: Series, right: Series, n: int) -> Interval:
    """The sum of left[j] right[n - j] for j from 0 to n."""
    total = _ZERO
    for j in range(n + 1):
        if _ZERO not in (left[j], right[n - j]):
            total = added(total, multiplied(left[j], right[n - j]))
    return total


def _scaled(value: Interval, factor: Fraction) -> Interval:
    return multiplied(point(factor), value)


def _derivative(x: Series) -> Series:
    return [_scaled(a, Fraction(j)) for j, a in enumerate(x[1:], start=1)]


def _power(base: Series, exponent: Fraction, value: Interval) -> Series:
    if exponent.denominator == 1 and 0 < exponent <= 64:
        result = base
        for _ in range(int(exponent) - 1):
            result = _multiplied(result, base)
        return result
    if not (base[0].is_positive() or (exponent.denominator == 1 and base[0].is_negative())):
        raise Refused("the base of a power is not seen to differ from 0")
    # f = b^e has b f' = e b' f, that is, n b_0 f_n = sum over j = 1..n of (e j - (n - j)) b_j f_(n-j).
    result, inverse = [value], reciprocal(base[0])
    for n in range(1, len(base)):
        total = _ZERO
        for j in range(1, n + 1):
            weighted = _scaled(base[j], exponent * j - (n - j))
            total = added(total, multiplied(weighted, result[n - j]))
        result.append(multiplied(_scaled(total, Fraction(1, n)), inverse))
    return result


def _exponential(x: Series, value: Interval) -> Series:
    # f = exp(x) has f' = x' f.
    slope, result = _derivative(x), [value]
    for n in range(1, len(x)):
        result.append(_scaled(_convolved(slope, result, n - 1), Fraction(1, n)))
    return result


def _waves(x: Series, sine: Interval, cosine: Interval) -> tuple[Series, Series]:
    # s' = x' c and c' = -x' s.
    slope, s, c = _derivative(x), [sine], [cosine]
    for n in range(1, len(x)):
        next_s = _scaled(_convolved(slope, c, n - 1), Fraction(1, n))
        next_c = _scaled(_convolved(slope, s, n - 1), Fraction(-1, n))
        s.append(next_s)
        c.append(next_c)
    return s, c
