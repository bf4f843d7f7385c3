"""K-Bessel functions of half-integer order, made elementary by reflection, recurrence and the order 1/2."""

from fractions import Fraction

from mfsym.costs.tidy import is_negative, tidied
from mfsym.fourier.draft import Draft
from mfsym.kernel.equality import replaced
from mfsym.kernel.evidence import Equation
from mfsym.kernel.term import Apply, Number, Term, negative, number, subterms

_HIGHEST_ORDER = Fraction(21, 2)


def with_known_orders(draft: Draft, place: int, elementary: bool) -> int:
    """The line ``place`` with the negative orders of K-Bessel functions on its right side turned positive.

    With ``elementary``, those of half-integer order are written out.
    """
    while True:
        equation = draft.equation(place)
        found = [sub for sub in subterms(equation.right) if isinstance(sub, Apply) and sub.function == "besselk"]
        # The greatest order first, so that each is met once.
        found.sort(key=lambda sub: -abs(_half_integer(sub.arguments[0]) or Fraction(0)))
        known = next((line for sub in found if (line := _known(draft, sub, elementary)) is not None), None)
        if known is None:
            return place
        identity = draft.equation(known)
        right = tidied(replaced(equation.right, identity.left, identity.right))
        place = draft.add("replace", [place, known], (), Equation(equation.left, right))


def _half_integer(order: Term) -> Fraction | None:
    match order:
        case Number(value) if value.denominator == 2 and abs(value) <= _HIGHEST_ORDER:
            return value
        case _:
            return None


def _known(draft: Draft, function: Apply, elementary: bool) -> int | None:
    """The line that says what the K-Bessel function of this order is in terms of lower ones; None if there is none."""
    order, argument = function.arguments
    value = _half_integer(order)
    if is_negative(order):
        return draft.fact("bessel-reflection", {"n": negative(order), "z": argument})
    if value is None or not elementary:
        return None
    if value == Fraction(1, 2):
        return draft.fact("bessel-half", {"z": argument})
    return draft.fact("bessel-recurrence", {"n": number(value - 1), "z": argument})
