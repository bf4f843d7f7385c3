"""Formulas as Coq writes them over its real numbers."""

import re
from fractions import Fraction

from mfsym.coq.source import not_exportable
from mfsym.kernel.term import Apply, K, Number, Power, Product, R, Sum, Symbol, Term, number, product

FUNCTIONS = {"exp": "exp", "log": "ln", "sin": "sin", "cos": "cos", "atan": "atan", "abs": "Rabs"}
"""What Coq calls the functions that its enclosures know."""

MOST_POWER = 1000
"""Coq counts exponents one by one."""


def formula(term: Term) -> str:
    """The term, in brackets where another operation may follow.

    Refuses: InvalidArgument if a function is not among :data:`FUNCTIONS`, or an exponent is no multiple of 1/2 and the
    base no product of positive numbers and parameters.

    >>> from mfsym.kernel.grammar import parse
    >>> formula(parse("2*(1 - exp(-k^2/8))/k^2"))
    '(2 * (1 - exp (- ((1 / 8) * (k ^ 2)))) * / (k ^ 2))'
    """
    match term:
        case Number(value):
            return _number(value)
        case Symbol(name):
            return symbol(name)
        case Sum(terms):
            return f"({formula(terms[0])}{''.join(map(_added, terms[1:]))})"
        case Product((Number(value), *rest)) if value < 0:
            return f"(- {formula(product(number(-value), *rest))})"
        case Product(factors):
            return f"({' * '.join(map(_factor, factors))})"
        case Power(base, Number(exponent)) if exponent.denominator <= 2:
            return f"({_power(base, exponent)})"
        case Power(base, exponent) if _is_plainly_positive(base):
            return f"(Rpower {_argument(base)} {_argument(exponent)})"
        case Apply("pi", ()):
            return "PI"
        case Apply(name, (argument,)) if name in FUNCTIONS:
            return (
                f"({FUNCTIONS[name]} {_argument(argument)})"
                if name == "abs"
                else f"{FUNCTIONS[name]} {_argument(argument)}"
            )
        case Apply(name, _):
            raise not_exportable(f"the theory has no enclosures of {name}")
        case _:
            raise not_exportable("an exponent is no multiple of 1/2, and the base is not plainly positive")


def _is_plainly_positive(base: Term) -> bool:
    """Is it a product of positive numbers and parameters?  Coq's powers with real exponents know positive bases only,
    and k and r may be 0."""
    match base:
        case Number(value):
            return value > 0
        case Symbol():
            return base not in (K, R)
        case Product(factors):
            return all(map(_is_plainly_positive, factors))
        case Power(inner, _):
            return _is_plainly_positive(inner)
        case Apply("pi", ()):
            return True
        case _:
            return False


def symbol(name: str) -> str:
    """A variable of Coq for the symbol; names of more than a letter, which Coq may know already, get a stroke."""
    if not re.fullmatch(r"[A-Za-z]\w*", name, re.ASCII):
        raise not_exportable(f"{name!r} is not a name in Coq")
    return name if len(name) == 1 and name not in "IORSE" else f"{name}'"


def _number(value: Fraction) -> str:
    if value < 0:
        return f"(- {_number(-value)})"
    return str(value.numerator) if value.denominator == 1 else f"({value.numerator} / {value.denominator})"


def _added(term: Term) -> str:
    match term:
        case Number(value) if value < 0:
            return f" - {_number(-value)}"
        case Product((Number(value), *rest)) if value < 0:
            return f" - {formula(product(number(-value), *rest))}"
        case _:
            return f" + {formula(term)}"


def _argument(term: Term) -> str:
    text = formula(term)
    return text if text.startswith("(") or text.isalnum() else f"({text})"


def _factor(term: Term) -> str:
    match term:
        case Power(base, Number(exponent)) if exponent < 0 and exponent.denominator <= 2:
            return _power(base, exponent)
        case _:
            return formula(term)


def _power(base: Term, exponent: Fraction) -> str:
    if exponent == -1:
        return f"/ {_argument(base)}"
    if exponent < 0:
        return f"/ ({_power(base, -exponent)})"
    if exponent.numerator > MOST_POWER:
        raise not_exportable("an exponent is too large")
    root = _argument(base) if exponent.denominator == 1 else f"(sqrt {_argument(base)})"
    if exponent.denominator == 2 and exponent.numerator == 1:
        return f"sqrt {_argument(base)}"
    return f"{root} ^ {exponent.numerator}"
