"""Fractions as whole multiples of a common unit: sums and products of integers are ten times as fast."""

from collections.abc import Iterable
from fractions import Fraction
from math import lcm


def common_denominator(numbers: Iterable[Fraction | None]) -> int:
    """The least d for which all ``numbers`` are whole multiples of 1/d; ``None`` is passed over.

    >>> common_denominator([Fraction(1, 4), None, Fraction(5, 6)])
    12
    """
    return lcm(*(number.denominator for number in numbers if number is not None))


def in_units(number: Fraction | int, denominator: int) -> int:
    """How many times 1/``denominator`` the ``number`` is; its own denominator has to be a divisor of that.

    >>> in_units(Fraction(5, 6), 12)
    10
    """
    return number.numerator * (denominator // number.denominator)
