"""The sign of a function of one variable on a panel, by interval arithmetic in three ways.

A product is seen by its factors.  A sum is enclosed as it stands; on a bounded panel by its Taylor series; on [K, oo)
with the greatest power of the variable taken out.
"""

from fractions import Fraction
from math import factorial, prod

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import Domain, defined, enclose
from mfsym.kernel.interval import Interval, added, multiplied, point, real_power
from mfsym.kernel.normal_form import normal
from mfsym.kernel.taylor import sign_by_series
from mfsym.kernel.term import (
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    difference,
    number,
    product,
    substitute,
    total,
)

FALL = 6
"""An exponential that decays is compared with this power of its argument."""


def is_seen(term: Term, variable: Symbol, panel: Interval, where: Domain, strictly: bool) -> bool:
    """Is the term certainly > 0 (``strictly``), or >= 0, on the ``panel``?

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.kernel.interval import POSITIVE
    >>> from mfsym.kernel.term import K
    >>> is_seen(parse("(1 - cos(k))/k^2"), K, POSITIVE, domain(()), strictly=False)
    True
    """
    inside = where.with_box(variable, panel)
    value = enclose(term, inside)
    if value.is_positive() or (not strictly and value.is_nonnegative()):
        return True
    if not isinstance(term, Product):
        return _sign(term, variable, panel, inside) > 0
    values = [(factor, enclose(factor, inside)) for factor in term.factors]
    uncertain = [(factor, value) for factor, value in values if strictly or not value.is_nonnegative()]
    return prod(value.sign() or _sign(factor, variable, panel, inside) for factor, value in uncertain) > 0


def _sign(term: Term, variable: Symbol, panel: Interval, where: Domain) -> int:
    if not isinstance(term, Sum):
        return 0
    sign = _sign_of_difference(term, variable, panel, where)
    if sign:
        return sign
    if panel.upper is not None:
        return sign_by_series(term, variable, panel, where)
    return _sign_of_tail(term.terms, variable, panel, where)


def _sign_of_difference(term: Sum, variable: Symbol, panel: Interval, where: Domain) -> int:
    """The sign of c f(x) - c f(y) for an increasing function f: that of c (x - y); 0 for other sums.

    If f is odd, c f(x) + c f(y) is c f(x) - c f(-y).
    """
    match [_applied(addend) for addend in term.terms]:
        case [(c, f, x), (e, g, y)] if f == g:
            if not normal(total(c, e)):
                gap = difference(x, y)
            elif f != "log" and not normal(difference(c, e)):
                gap = total(x, y)
            else:
                return 0
            # A constant has its value at any point where it is defined; beyond the panel it may be another constant.
            member = _member(panel)
            if not normal(derivative(gap, variable)) and defined(gap, where.with_box(variable, point(member))):
                gap = substitute(gap, {variable.name: number(member)})
            return multiplied(enclose(c, where), enclose(gap, where)).sign()
        case _:
            return 0


def _member(panel: Interval) -> Fraction:
    """A member of the panel, of numbers >= 0, where terms are defined; 0 only if it is the only one."""
    start = panel.lower or Fraction(0)
    return start + 1 if panel.upper is None else (start + panel.upper) / 2


def _applied(addend: Term) -> tuple[Term, str, Term] | None:
    """c, f and x for an addend c f(x) with an increasing function f; None for others."""
    factors = addend.factors if isinstance(addend, Product) else (addend,)
    for place, factor in enumerate(factors):
        match factor:
            case Apply("erf" | "atan" | "tanh" | "log" as function, (argument,)):
                return product(*factors[:place], *factors[place + 1 :]), function, argument
    return None


def _sign_of_tail(addends: tuple[Term, ...], variable: Symbol, panel: Interval, where: Domain) -> int:
    """The sign of a sum of terms x^n g(x): of the sum of the x^(n - N) g(x), where N is the greatest n.

    At x = 0 these powers may be 0, as they are enclosed, so that a panel with this member has no sign.
    """
    parts = [_without_power(addend, variable, where) for addend in addends]
    greatest = max(exponent for exponent, _ in parts)
    result = point(0)
    for exponent, rest in parts:
        result = added(result, multiplied(real_power(panel, point(exponent - greatest)), rest))
    return result.sign()


def _without_power(addend: Term, variable: Symbol, where: Domain) -> tuple[Fraction, Interval]:
    """n, and an interval that contains x^(-n) times the addend for all x."""
    exponent, rest = Fraction(0), point(1)
    for factor in addend.factors if isinstance(addend, Product) else (addend,):
        match factor:
            case _ if factor == variable:
                exponent += 1
            case Power(base, Number(value)) if base == variable:
                exponent += value
            case Apply("exp", (argument,)) if (decay := _decay(argument, variable)) is not None:
                # exp(-y) <= m!/y^m for y > 0, so that exp(-c x^p) is x^(-m p) times a number in (0, m!/c^m].
                c, p = decay
                exponent -= FALL * p
                rest = multiplied(rest, Interval(Fraction(0), factorial(FALL) / c**FALL, lower_open=True))
            case _:
                rest = multiplied(rest, enclose(factor, where))
    return exponent, rest


def _decay(argument: Term, variable: Symbol) -> tuple[Fraction, Fraction] | None:
    """(c, p) for an argument -c x^p with c, p > 0; None for others."""
    match argument:
        case Product((Number(c), base)) if c < 0:
            match base:
                case _ if base == variable:
                    return -c, Fraction(1)
                case Power(inner, Number(p)) if inner == variable and p > 0:
                    return -c, p
    return None
