"""Closed forms in ball arithmetic, and the decimal digits that are certain."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from flint import acb, arb, ctx

from mfsym.errors import NoEvidence
from mfsym.kernel.term import ZERO, Apply, Number, Power, Product, Sum, Symbol, Term

BITS = 320
DIGITS = 30

_FUNCTIONS: Mapping[str, Callable[[acb], acb]] = {
    "exp": acb.exp, "log": acb.log, "sin": acb.sin, "cos": acb.cos, "sinh": acb.sinh, "cosh": acb.cosh,
    "tanh": acb.tanh, "sech": acb.sech, "erf": acb.erf, "erfc": acb.erfc, "gamma": acb.gamma,
}  # fmt: skip


def ball(term: Term, values: Mapping[str, acb]) -> acb:
    """A ball that contains the value of the term at the ``values`` of its symbols.

    Refuses (NoEvidence) terms with other symbols, and functions that are not evaluated in ball arithmetic.
    """
    match term:
        case Number(value):
            return acb(arb(value.numerator) / value.denominator)
        case Symbol(name) if name in values:
            return values[name]
        case Sum(terms):
            return sum((ball(part, values) for part in terms), acb(0))
        case Product(factors):
            result = acb(1)
            for factor in factors:
                result *= ball(factor, values)
            return result
        case Power(base, Number(exponent)) if exponent.denominator == 1:
            return ball(base, values) ** int(exponent)
        case Power(base, exponent):
            return ball(base, values).pow(ball(exponent, values))
        case Apply("pi", _):
            return acb(arb.pi())
        case Apply(name, (argument,)) if name in _FUNCTIONS:
            return _FUNCTIONS[name](ball(argument, values))
        case Apply("besselk", (order, argument)):
            return ball(argument, values).bessel_k(ball(order, values))
        case _:
            raise NoEvidence("the value has parameters, or parts that are not evaluated in ball arithmetic")


def decimal(term: Term, digits: int = DIGITS) -> str:
    """The value of a closed form without parameters, cut off after so many significant digits, all of them certain.

    Refuses (NoEvidence) what :func:`ball` refuses, and values whose digits are not seen.

    >>> from mfsym.kernel.grammar import parse
    >>> decimal(parse("1/sqrt(pi)"), 12), decimal(parse("6/5"), 12)
    ('0.564189583547', '1.2')
    """
    if isinstance(term, Number):
        return _cut_off(term.value, digits)
    return digits_of(lambda: ball(term, {}), digits)


def digits_of(value: Callable[[], acb], digits: int) -> str:
    """The real part of what ``value`` returns at high precision, cut off after so many digits, all of them certain.

    Refuses (NoEvidence) where they are not seen.
    """
    before = ctx.prec
    ctx.prec = BITS
    try:
        enclosed = value().real
        if not enclosed.is_finite():
            raise NoEvidence("the value is not enclosed")
        lower, upper = (_cut_off(fraction_of(end), digits) for end in (enclosed.lower(), enclosed.upper()))
    finally:
        ctx.prec = before
    if lower != upper:
        raise NoEvidence("the digits of the value are not certain")
    return lower


def power_sums(powers: Sequence[tuple[Term, Term]], logarithm: Term, bodies: int) -> acb:
    """The sum of (N - k) w(k/N) over 0 < k < N, for w(t) = the sum of c t^e over (c, e), plus ``logarithm`` log(t).

    By Hurwitz's zeta function, the digamma function and the G function of Barnes.

    >>> from mfsym.kernel.term import ONE, ZERO, number
    >>> power_sums([(ONE, number(-1))], ZERO, 3)  # 3 (2/1 + 1/2)
    [7.500000000000...]
    """
    count, pairs = acb(bodies), acb(bodies * (bodies - 1) // 2)
    result = ball(logarithm, {}) * ((count + 1).log_barnes_g() - pairs * count.log()) if logarithm != ZERO else acb(0)
    for c, e in powers:
        exponent = ball(e, {})
        near, far = _sum_of_powers(exponent, bodies), _sum_of_powers(exponent + 1, bodies)
        result += ball(c, {}) * (count.pow(1 - exponent) * near - count.pow(-exponent) * far)
    return result


def _sum_of_powers(exponent: acb, bodies: int) -> acb:
    """The sum of k^exponent over 0 < k < N."""
    count = acb(bodies)
    if exponent == -1:
        return count.digamma() + arb.const_euler()
    return (-exponent).zeta() - (-exponent).zeta(count)


def fraction_of(point: arb) -> Fraction:
    """The value of a ball of radius 0."""
    mantissa, exponent = point.man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def _cut_off(value: Fraction, digits: int) -> str:
    """The decimal expansion, cut off after so many significant digits, without zeros at its end."""
    if value == 0:
        return "0"
    sign, size = "-" if value < 0 else "", abs(value)
    place = 0
    while size >= 10 ** (place + 1):
        place += 1
    while size * 10**-place < 1:
        place -= 1
    shift = digits - 1 - place
    cut = int(size * Fraction(10) ** shift)
    whole, rest = divmod(cut, 10**shift) if shift > 0 else (cut * 10**-shift, 0)
    fraction = str(rest).zfill(shift).rstrip("0") if shift > 0 else ""
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def common_digits(lower: Fraction, upper: Fraction) -> str:
    """The decimal digits, cut off, that all numbers between two share.

    >>> common_digits(Fraction("0.12345"), Fraction("0.12351"))
    '0.123'
    """
    for digits in range(DIGITS, 0, -1):
        if (found := _cut_off(lower, digits)) == _cut_off(upper, digits):
            return found
    raise NoEvidence("the numbers have no digit in common")
