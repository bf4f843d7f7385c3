"""The sign of a function of one variable on a panel, by interval arithmetic in three ways.

A product is seen by its factors.  A sum is enclosed as it stands; on a bounded panel by its Taylor series; on [K, oo)
with the greatest power of the variable taken out.
"""

from fractions import Fraction

from mfsym.kernel.enclosure import Domain, enclose
from mfsym.kernel.interval import Interval, added, multiplied, point, real_power
from mfsym.kernel.taylor import sign_by_series
from mfsym.kernel.term import Number, Power, Product, Sum, Symbol, Term, product


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
    signs = 1
    for factor in term.factors:
        value = enclose(factor, inside)
        if not strictly and value.is_nonnegative():
            continue
        sign = 1 if value.is_positive() else -1 if value.is_negative() else _sign(factor, variable, panel, inside)
        signs *= sign
    return signs > 0


def _sign(term: Term, variable: Symbol, panel: Interval, where: Domain) -> int:
    if not isinstance(term, Sum):
        return 0
    if panel.upper is not None:
        return sign_by_series(term, variable, panel, where)
    return _sign_of_tail(term.terms, variable, panel, where)


def _sign_of_tail(addends: tuple[Term, ...], variable: Symbol, panel: Interval, where: Domain) -> int:
    """The sign of a sum of terms x^n g(x) on [K, oo): of the sum of the x^(n - N) g(x), where N is the greatest n."""
    if panel.lower is None or panel.lower <= 0:
        return 0
    parts = [_without_power(addend, variable) for addend in addends]
    greatest = max(exponent for exponent, _ in parts)
    total = point(0)
    for exponent, rest in parts:
        factor = real_power(panel, point(exponent - greatest)) if exponent < greatest else point(1)
        total = added(total, multiplied(factor, enclose(rest, where)))
    return 1 if total.is_positive() else -1 if total.is_negative() else 0


def _without_power(addend: Term, variable: Symbol) -> tuple[Fraction, Term]:
    """The addend as a power of the variable and the rest."""
    exponent, others = Fraction(0), []
    for factor in addend.factors if isinstance(addend, Product) else (addend,):
        match factor:
            case _ if factor == variable:
                exponent += 1
            case Power(base, Number(value)) if base == variable:
                exponent += value
            case _:
                others.append(factor)
    return exponent, product(*others)
