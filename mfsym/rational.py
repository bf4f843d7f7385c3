"""Reading exact numbers from users, and showing values in messages."""

import re
from decimal import Decimal
from fractions import Fraction

from mfsym.errors import InvalidArgument

MOST_DIGITS = 500
"""Numerators and denominators of more digits are refused."""
_TOO_LARGE = 10**MOST_DIGITS

ACCEPTED = 'an int, a Fraction, a Decimal or text such as "-3", "1/3", "0.1" or "1e-3"'

_QUOTIENT = re.compile(r"[+-]?[0-9]+(/[0-9]+)?")
_DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")


def rational(value: object, name: str) -> Fraction:
    """The rational number meant by ``value``, exactly; ``name`` is what messages call it.

    Refuses: InvalidArgument unless ``value`` is an int, a Fraction, a finite Decimal, or text such as ``"-3"``,
    ``"1/3"``, ``"0.1"`` or ``"1e-3"``; floats (what would 0.1 mean?) and bools; more than 500 digits.

    >>> rational("0.1", "weight")
    Fraction(1, 10)
    >>> rational(0.1, "weight")
    Traceback (most recent call last):
    ...
    mfsym.errors.InvalidArgument: weight is 0.1 (float), need an int, a Fraction, a Decimal or text such as "-3", ...
    """
    number = _read(value)
    if number is None:
        raise InvalidArgument(f"{name} is {shown(value)} ({type(value).__name__}), need {ACCEPTED}")
    if max(abs(number.numerator), number.denominator) >= _TOO_LARGE:
        raise InvalidArgument(f"{name} is {shown(value)}, need numbers of at most {MOST_DIGITS} digits")
    return number


def integer(text: str, name: str, least: int, most: int) -> int:
    """The integer that ``text`` denotes in decimal digits; ``name`` is what messages call it.

    Refuses: InvalidArgument unless it lies between ``least`` and ``most``, which are not negative.

    >>> integer("12", "bodies", 2, 20)
    12
    """
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS and least <= int(digits) <= most:
        return int(digits)
    raise InvalidArgument(f"{name} is {shown(text)}, need an integer from {least} to {shown(most)}")


def _read(value: object) -> Fraction | None:
    """The number, or ``None`` if it is none; exponents are bounded before they are multiplied out."""
    match value:
        case bool():
            return None
        case Fraction():
            return value
        case int():
            return Fraction(value)
        case Decimal():
            return _read(str(value))
        case str() if len(value) <= 3 * MOST_DIGITS:
            text = value.strip()
            meaningful = _DECIMAL.fullmatch(text) or (_QUOTIENT.fullmatch(text) and text.split("/")[1].strip("0"))
            return Fraction(text) if meaningful else None
        case _:
            return None


def shown(value: object) -> str:
    """``repr(value)`` as it may stand in a message: shortened, and never too long to be computed.

    >>> shown(10**1000)
    'an integer of about 1001 digits'
    >>> shown("x" * 1000)
    "'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx...xxxxxxxxxxxxxxxxxxxxxxxxxxxxx'"
    """
    match value:
        case int() if abs(value) >= 10**60:
            return f"an integer of about {value.bit_length() * 30103 // 100000 + 1} digits"
        case Fraction() if max(abs(value.numerator), value.denominator) >= 10**60:
            return "a fraction of long integers"
        case list() | tuple() | dict() | set() if len(value) > 8:
            return f"a {type(value).__name__} of {len(value)} items"
        case list() | tuple():
            inside = ", ".join(shown(item) for item in value)
            return _shortened(f"[{inside}]" if isinstance(value, list) else f"({inside})")
        case dict() | set() | frozenset():
            return f"a {type(value).__name__} of {len(value)} items"
        case str():
            return _shortened(repr(value[:100] + value[-100:] if len(value) > 200 else value))
        case _:
            return _shortened(repr(value))


def _shortened(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:30]}...{text[-30:]}"
