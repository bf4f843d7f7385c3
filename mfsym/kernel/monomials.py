"""What normal forms are made of: polynomials, monomials and their bases, and what is read off them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm

from mfsym.kernel.effort import spend

Base = tuple[object, ...]
Poly = frozenset[tuple["Monomial", Fraction]]
Monomial = frozenset[tuple[Base, Poly]]

LONGEST_COEFFICIENT = 20_000
"""In bits."""

ZERO_POLY: Poly = frozenset()
UNIT: Monomial = frozenset()
"""The monomial without bases."""
_POSITIVE_FUNCTIONS = {"gamma", "besselk", "cosh", "sech", "erfc", "uppergamma"}


def is_positive_base(base: Base) -> bool:
    """Is the base certainly positive, for positive symbols?"""
    match base[0]:
        case "apply":
            return base[1] in _POSITIVE_FUNCTIONS
        case "sum":
            return all(c > 0 and all(is_positive_base(b) for b, _ in monomial) for monomial, c in inner_sum(base))
        case _:
            return True


def inner_sum(base: Base) -> Poly:
    """The sum that a base is; zero if it is none."""
    inner = base[1]
    return inner if isinstance(inner, frozenset) else frozenset()


def argument_of(base: Base) -> Poly:
    """The last argument of the function application that a base is; zero if it is none."""
    last = base[-1]
    return last if isinstance(last, frozenset) else frozenset()


def integer_of(base: Base) -> int:
    """The integer that a base is; 1 if it is none."""
    return base[1] if isinstance(base[1], int) else 1


def bits_of(base: Base) -> int:
    """The length of that integer, in bits."""
    return integer_of(base).bit_length()


def is_long(value: Fraction) -> bool:
    """Is the coefficient too long to be computed with?"""
    return max(value.numerator.bit_length(), value.denominator.bit_length()) > LONGEST_COEFFICIENT


def size(part: object) -> int:
    """Of how many parts a part of a normal form is made."""
    return sum(1 for _ in inner_parts(part))


def inner_parts(part: object) -> Iterator[object]:
    """A part of a normal form, and all that it is made of."""
    waiting = [part]
    while waiting:
        current = waiting.pop()
        yield current
        if isinstance(current, tuple | frozenset):
            spend(1)
            waiting.extend(current)


def whole_part(exponent: Poly) -> int:
    """The greatest integer that leaves the rational part of an exponent nonnegative."""
    constant = dict(exponent).get(UNIT, Fraction(0))
    return constant.numerator // constant.denominator


def rational_content(coefficients: Iterable[Fraction]) -> Fraction:
    """The greatest rational number of which all coefficients are integer multiples."""
    numerator, denominator = 0, 1
    for coefficient in coefficients:
        numerator = gcd(numerator, coefficient.numerator)
        denominator = lcm(denominator, coefficient.denominator)
    return Fraction(numerator, denominator)


def prime_factors(value: Fraction) -> Mapping[int, int]:
    """Prime factors below 1000 and what is left, with multiplicities; negative ones from the denominator."""
    result: Counter[int] = Counter()
    for n, sign in ((value.numerator, 1), (value.denominator, -1)):
        spend(1 + n.bit_length() // 32)
        for prime in range(2, 1000):
            if n == 1:
                break
            while n % prime == 0:
                result[prime] += sign
                n //= prime
        if n > 1:
            result[n] += sign
    return result


def ratio_of_powers(poly: Poly) -> Mapping[Base, Poly] | None:
    """The exponents of u/v for a polynomial c (u - v) with c > 0 and products u, v of powers that are positive.

    None for others.  The bases are positive wherever the symbols are.
    """
    match sorted(poly, key=lambda addend: -addend[1]):
        case [(u, c), (v, e)] if c == -e and all(is_positive_base(base) for base, _ in (*u, *v)):
            upper, lower = dict(u), dict(v)
            exponents = {base: _minus(upper.get(base, ZERO_POLY), lower.get(base, ZERO_POLY)) for base in upper | lower}
            return {base: exponent for base, exponent in exponents.items() if exponent}
        case _:
            return None


def exponent_between(one: Mapping[Base, Poly], other: Mapping[Base, Poly]) -> Fraction | None:
    """The number p, not 0, for which all exponents of ``other`` are p times those of ``one``; None if there is none."""
    if one.keys() != other.keys() or not one:
        return None
    base = next(iter(one))
    (monomial, coefficient), *_ = one[base]
    p = dict(other[base]).get(monomial, Fraction(0)) / coefficient
    fits = all({(m, p * c) for m, c in exponent} == other[name] for name, exponent in one.items())
    return p if fits else None


def _minus(left: Poly, right: Poly) -> Poly:
    result = dict(left)
    for monomial, coefficient in right:
        result[monomial] = result.get(monomial, Fraction(0)) - coefficient
    return frozenset((monomial, coefficient) for monomial, coefficient in result.items() if coefficient)
