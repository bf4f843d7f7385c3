"""Formulas in floating point, at many points at once: a heuristic, the kernel checks whatever it suggests."""

from collections.abc import Callable
from math import nan, prod
from typing import Any

import mpmath
import numpy as np
import numpy.typing as npt

from mfsym.kernel.term import Apply, Number, Power, Product, Sum, Symbol, Term, parts

Values = npt.NDArray[np.float64]

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "exp": np.exp,
    "log": np.log,
    "sin": np.sin,
    "cos": np.cos,
    "sinh": np.sinh,
    "cosh": np.cosh,
    "tanh": np.tanh,
    "sech": lambda x: 1 / np.cosh(x),
    "abs": np.abs,
    "max": lambda *x: np.maximum.reduce(np.broadcast_arrays(*x)),
    "min": lambda *x: np.minimum.reduce(np.broadcast_arrays(*x)),
    "less": np.less,
    "lessequal": np.less_equal,
    "if": np.where,
    "pi": lambda: np.pi,
}
_SPECIAL = {"erf", "erfc", "gamma", "besselj", "besselk"}


def values(term: Term, variable: Symbol, points: Values) -> Values:
    """The values at the ``points``; nan where there is none.  The term has no other symbol.

    >>> import numpy
    >>> from mfsym.kernel.grammar import parse
    >>> [float(x) for x in values(parse("x^2 + 1"), Symbol("x"), numpy.array([1, 2]))]
    [2.0, 5.0]
    """
    with np.errstate(all="ignore"):
        return np.asarray(_value(term, variable, points) + 0 * points, dtype=float)


def _value(term: Term, variable: Symbol, points: Values) -> Any:
    match term:
        case Number(value):
            return np.float64(value)
        case Sum() | Product() | Power() | Apply():
            inner = [_value(part, variable, points) for part in parts(term)]
        case _:
            return points if term == variable else np.float64("nan")
    match term:
        case Sum():
            return sum(inner)
        case Product():
            return prod(inner)
        case Power():
            return np.power(*inner)
        case Apply(function, _) if function in _SPECIAL:
            return np.asarray(np.frompyfunc(_real(getattr(mpmath.fp, function)), len(inner), 1)(*inner), dtype=float)
        case Apply(function, _) if function in _FUNCTIONS:
            return _FUNCTIONS[function](*inner)
        case _:
            return np.float64("nan")


def _real(function: Callable[..., Any]) -> Callable[..., float]:
    """The function of mpmath; nan at its poles and where it is not real."""

    def value(*arguments: float) -> float:
        try:
            found = function(*arguments)
        except (ArithmeticError, ValueError):
            return nan
        return nan if isinstance(found, complex) else float(found)

    return value
