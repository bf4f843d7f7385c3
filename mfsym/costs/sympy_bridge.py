"""Terms as SymPy expressions and back: objects only, never text."""

from fractions import Fraction

import sympy

from mfsym.errors import InvalidArgument
from mfsym.kernel.term import (
    FUNCTIONS,
    PI,
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    number,
    power,
    product,
    total,
)

_TO_SYMPY = {
    "exp": sympy.exp,
    "log": sympy.log,
    "sin": sympy.sin,
    "cos": sympy.cos,
    "sinh": sympy.sinh,
    "cosh": sympy.cosh,
    "tanh": sympy.tanh,
    "sech": sympy.sech,
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    "atan": sympy.atan,
    "sphericalj": sympy.jn,
    "uppergamma": sympy.uppergamma,
    "gamma": sympy.gamma,
    "abs": sympy.Abs,
    "besselj": sympy.besselj,
    "besselk": sympy.besselk,
    "max": sympy.Max,
    "min": sympy.Min,
    "less": sympy.StrictLessThan,
    "lessequal": sympy.LessThan,
}
_FROM_SYMPY = {function: name for name, function in _TO_SYMPY.items()}


def to_sympy(term: Term) -> sympy.Expr:
    """The term as a SymPy expression; its symbols are declared positive.

    >>> from mfsym.kernel.grammar import parse
    >>> to_sympy(parse("8*pi*a/(a^2 + k^2)^2"))
    8*pi*a/(a**2 + k**2)**2
    """
    match term:
        case Number(value):
            return sympy.Rational(value.numerator, value.denominator)
        case Symbol(name):
            return sympy.Symbol(name, positive=True)
        case Sum(terms):
            return sympy.Add(*(to_sympy(part) for part in terms))
        case Product(factors):
            return sympy.Mul(*(to_sympy(part) for part in factors))
        case Power(base, exponent):
            return sympy.Pow(to_sympy(base), to_sympy(exponent))
        case Apply("pi", _):
            return sympy.pi
        case Apply("integral", (body,)):
            variable = sympy.Symbol("#", positive=True)
            return sympy.Integral(to_sympy(body), (variable, 0, sympy.oo))
        case Apply("if", (condition, true, false)):
            return sympy.Piecewise((to_sympy(true), to_sympy(condition)), (to_sympy(false), True))
        case Apply("hyp1f1" | "hyp1f2", (first, *below, argument)):
            return sympy.hyper([to_sympy(first)], [to_sympy(part) for part in below], to_sympy(argument))
        case Apply("ker" | "kei" as function, (order, argument)):
            turn = sympy.exp(sympy.I * sympy.pi / 4)
            rotated = turn ** (-2 * to_sympy(order)) * sympy.besselk(to_sympy(order), turn * to_sympy(argument))
            return sympy.re(rotated) if function == "ker" else sympy.im(rotated)
        case Apply("sphericalj", (Number(order), argument)):
            # SymPy gives j_n(x) for x < 0 the sign of j_n(-x), turned; but j_n(-x) = (-1)^n j_n(x).
            n, x = to_sympy(Number(order)), to_sympy(argument)
            return (-1) ** n * sympy.jn(n, -x) if x.is_negative else sympy.jn(n, x)
        case Apply(function, _) if function not in _TO_SYMPY:
            raise InvalidArgument(f"SymPy has no function {function}, which the formula uses")
        case Apply(function, arguments):
            return _TO_SYMPY[function](*(to_sympy(part) for part in arguments))


def from_sympy(expression: sympy.Basic) -> Term:
    """The SymPy expression as a term; symbols keep their names and are taken to be positive.

    Refuses (InvalidArgument) floats, complex numbers and functions that terms do not have.

    >>> from mfsym.kernel.grammar import text
    >>> text(from_sympy(sympy.exp(-sympy.Symbol("r") / 2)))
    'exp(-r/2)'
    """
    if isinstance(expression, sympy.Rational):
        return Number(Fraction(int(expression.p), int(expression.q)))
    if isinstance(expression, sympy.Symbol):
        return Symbol(expression.name)
    if expression == sympy.pi:
        return PI
    if expression == sympy.E:
        return Apply("exp", (number(1),))
    arguments = tuple(from_sympy(part) for part in expression.args) if expression.args else ()
    if isinstance(expression, sympy.Add):
        return total(*arguments)
    if isinstance(expression, sympy.Mul):
        return product(*arguments)
    if isinstance(expression, sympy.Pow):
        return power(*arguments)
    name = _FROM_SYMPY.get(expression.func)
    if name is None or not arguments or not FUNCTIONS[name][0] <= len(arguments) <= FUNCTIONS[name][1]:
        raise InvalidArgument(
            f"expression {str(expression)[:60]!r} has no counterpart; exact numbers, positive symbols and "
            f"the functions {', '.join(sorted(_TO_SYMPY))} are accepted"
        )
    return Apply(name, arguments)
