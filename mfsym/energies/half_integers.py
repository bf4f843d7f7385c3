"""Antiderivatives of r^n exp(-a r), n = 1/2, 3/2, ..., also times E(r) = erfc(sqrt(a r)), that vanish at infinity.

E' = -sqrt(a/(pi r)) exp(-a r), so that r^(-1/2) exp(-a r) has -sqrt(pi/a) E, and by parts r^n exp(-a r) has
G = c E + P exp(-a r).  Times E it has G E - c E^2/2 + sqrt(a/pi) times the antiderivative of r^(-1/2) P exp(-2 a r).
"""

from fractions import Fraction

from mfsym.costs.shape import Shape
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    Number,
    R,
    Term,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)

_HALF = Fraction(1, 2)


def half_integer_power(shape: Shape) -> Term:
    """The antiderivative for a shape with such an exponent, without its coefficient.

    Refuses (NoEvidence) other factors than E.

    >>> from mfsym.costs.shape import shape_of
    >>> from mfsym.kernel.grammar import parse, text
    >>> text(tidied(half_integer_power(shape_of(parse("sqrt(r)*exp(-r)")))))
    '-sqrt(pi)*erfc(sqrt(r))/2 - sqrt(r)*exp(-r)'
    """
    rate = shape.linear
    root = product(power(rate, number(_HALF)), power(R, number(_HALF)))
    tail = Apply("erfc", (root,))
    same = isinstance(shape.other, Apply) and shape.other.function == "erfc"
    if shape.other != ONE and not (same and tidied(shape.other) == tidied(tail)):
        raise NoEvidence("the integrand is not a sum of powers of r times exponentials")
    highest = shape.exponent.value if isinstance(shape.exponent, Number) else _HALF
    # G = front E + the sum of the powers times exp(-a r), for r^(-1/2) and then for each next power.
    front, powers = negative(power(quotient(PI, rate), number(_HALF))), dict[Fraction, Term]()
    for step in range(int(highest + _HALF)):
        n = number(step + _HALF)
        fall = quotient(n, rate)
        front = product(fall, front)
        powers = {exponent: product(fall, term) for exponent, term in powers.items()}
        powers[step + _HALF] = negative(quotient(ONE, rate))
    decay = Apply("exp", (negative(product(rate, R)),))
    whole = total(
        product(front, tail), *(product(term, power(R, number(exponent)), decay) for exponent, term in powers.items())
    )
    if shape.other == ONE:
        return whole
    rest = (product(term, _elementary(int(exponent - _HALF), rate)) for exponent, term in powers.items())
    scale = power(quotient(rate, PI), number(_HALF))
    return total(
        product(whole, tail),
        negative(product(number(_HALF), front, power(tail, number(2)))),
        product(scale, total(*rest)),
    )


def _elementary(n: int, rate: Term) -> Term:
    """The antiderivative of r^n exp(-2 a r)."""
    double, result, falling = product(number(2), rate), ZERO, 1
    for j in range(n + 1):
        power_of_r = power(R, number(n - j)) if n > j else ONE
        result = total(result, quotient(product(number(falling), power_of_r), power(double, number(j + 1))))
        falling *= n - j
    return negative(product(result, Apply("exp", (negative(product(double, R)),))))
