"""Means of plane waves exp(i q.x) over a sphere |q| = b of R^n, as functions of r = |x|."""

from functools import cache
from math import factorial

from mfsym.kernel.calculus import derivative
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ONE, Apply, R, Term, number, power, product, quotient, substitute

HIGHEST_SPACE = 16


def mean_of_waves(space: int, frequency: Term) -> Term:
    """The mean w_n(b r) for n = ``space`` and b = ``frequency``: 1 at r = 0.

    >>> from mfsym.kernel.grammar import text
    >>> text(mean_of_waves(3, parse("b"))), text(mean_of_waves(4, parse("1")))
    ('sin(b*r)/(b*r)', 'besselj(1, r)/(r/2)')
    """
    return substitute(_mean(space), {R.name: product(frequency, R)})


@cache
def _mean(space: int) -> Term:
    """Gamma(n/2) (2/r)^(n/2 - 1) J_(n/2 - 1)(r); by the recurrence of the J, w_(n+2)(r) = -n/r w_n'(r)."""
    if space == 1:
        return parse("cos(r)")
    if space % 2:
        return quotient(product(number(2 - space), derivative(_mean(space - 2), R)), R)
    order = space // 2 - 1
    wave = Apply("besselj", (number(order), R))
    half = quotient(R, number(2))
    return product(number(factorial(order)), quotient(wave, power(half, number(order)) if order else ONE))
