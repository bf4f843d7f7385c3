"""Terms: the formulas that claims and derivations are about.

A term is an immutable tree of numbers, symbols, sums, products, powers and function applications.
Symbols stand for **positive real numbers**; three names are reserved: ``r`` (distance), ``k``
(wave number) and ``d`` (dimension, an integer >= 1).  The one binder is ``integral``, over (0, oo);
its variable is always :data:`BOUND`, a symbol that no text can name, so nothing can be captured.

Terms are data: building one evaluates nothing but rational arithmetic.  Text is read and written by
:mod:`mfsym.kernel.grammar`, equality is decided by :mod:`mfsym.kernel.equality`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.effort import spend

FUNCTIONS: Mapping[str, tuple[int, int]] = {
    # name: least and greatest number of arguments
    "pi": (0, 0),
    "exp": (1, 1),
    "log": (1, 1),
    "sin": (1, 1),
    "cos": (1, 1),
    "sinh": (1, 1),
    "cosh": (1, 1),
    "tanh": (1, 1),
    "sech": (1, 1),
    "erf": (1, 1),
    "erfc": (1, 1),
    "atan": (1, 1),
    "gamma": (1, 1),
    "abs": (1, 1),
    "besselj": (2, 2),  # order, argument
    "besselk": (2, 2),
    "ker": (2, 2),  # Kelvin functions
    "kei": (2, 2),
    "sphericalj": (2, 2),  # the spherical Bessel function, entire: sin(x)/x for order 0
    "struveh": (2, 2),
    "uppergamma": (2, 2),  # order, lower end: the integral of t^(s-1) exp(-t) over t > x
    "hyp1f1": (3, 3),  # Kummer's function M(a, b, x)
    "hyp1f2": (4, 4),  # the hypergeometric function 1F2(a; b, c; x)
    "max": (2, 16),
    "min": (2, 16),
    "if": (3, 3),  # condition, value where it is true, value elsewhere
    "less": (2, 2),  # written a < b; only as the condition of an ``if``
    "lessequal": (2, 2),
    "integral": (1, 1),  # over BOUND in (0, oo)
}


@dataclass(frozen=True, slots=True)
class Number:
    """An exact rational number."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Symbol:
    """A positive real variable or parameter."""

    name: str


@dataclass(frozen=True, slots=True)
class Sum:
    """The sum of two or more terms."""

    terms: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Product:
    """The product of two or more factors."""

    factors: tuple["Term", ...]


@dataclass(frozen=True, slots=True)
class Power:
    """``base`` to the ``exponent``; quotients are powers with exponent -1, roots have exponent 1/n."""

    base: "Term"
    exponent: "Term"


@dataclass(frozen=True, slots=True)
class Apply:
    """A function of :data:`FUNCTIONS` applied to its arguments; ``pi`` has none.

    Refuses (InvalidArgument) other functions, and other numbers of arguments.
    """

    function: str
    arguments: tuple["Term", ...]

    def __post_init__(self) -> None:
        least, most = FUNCTIONS.get(self.function, (1, 0))
        if not least <= len(self.arguments) <= most:
            raise InvalidArgument(f"there is no function {self.function!r} of {len(self.arguments)} arguments")


Term = Number | Symbol | Sum | Product | Power | Apply

ZERO: Term = Number(Fraction(0))
ONE: Term = Number(Fraction(1))
PI: Term = Apply("pi", ())
R, K, D = Symbol("r"), Symbol("k"), Symbol("d")
BOUND = Symbol("#")
"""The variable of every ``integral``."""

MOST_BITS = 3_000
"""Powers of numbers are multiplied out only while the result stays below this many bits."""


def number(value: int | Fraction) -> Number:
    """The term of an exact number."""
    return Number(Fraction(value))


def total(*terms: Term) -> Term:
    """The sum of the terms, flattened, zeros dropped.

    >>> total(ZERO, R)
    Symbol(name='r')
    """
    flat: list[Term] = []
    for term in terms:
        flat.extend(term.terms if isinstance(term, Sum) else (term,))
    flat = [term for term in flat if term != ZERO]
    if len(flat) < 2:
        return flat[0] if flat else ZERO
    return Sum(tuple(flat))


def product(*factors: Term) -> Term:
    """The product of the factors, flattened, with the rational factors multiplied into one in front.

    >>> product(number(2), R, number(3))
    Product(factors=(Number(value=Fraction(6, 1)), Symbol(name='r')))
    """
    coefficient = Fraction(1)
    flat: list[Term] = []
    for factor in factors:
        for part in factor.factors if isinstance(factor, Product) else (factor,):
            if isinstance(part, Number):
                coefficient *= part.value
            else:
                flat.append(part)
    if coefficient == 0 or not flat:
        return Number(coefficient)
    if coefficient != 1:
        flat.insert(0, Number(coefficient))
    return flat[0] if len(flat) == 1 else Product(tuple(flat))


def power(base: Term, exponent: Term) -> Term:
    """``base`` to the ``exponent``; integer powers of numbers are computed while they stay small."""
    if ONE in (base, exponent):
        return base
    if isinstance(base, Number) and isinstance(exponent, Number) and exponent.value.denominator == 1:
        n = exponent.value.numerator
        bits = base.value.numerator.bit_length() + base.value.denominator.bit_length()
        if abs(n) * bits <= MOST_BITS and (base.value != 0 or n > 0):
            return Number(base.value**n)
    return Power(base, exponent)


def negative(term: Term) -> Term:
    """``-term``."""
    return product(number(-1), term)


def quotient(numerator: Term, denominator: Term) -> Term:
    """``numerator / denominator``."""
    return product(numerator, power(denominator, number(-1)))


def difference(left: Term, right: Term) -> Term:
    """``left - right``."""
    return total(left, negative(right))


def parts(term: Term) -> tuple[Term, ...]:
    """The immediate subterms, from left to right."""
    match term:
        case Sum(terms):
            return terms
        case Product(factors):
            return factors
        case Power(base, exponent):
            return (base, exponent)
        case Apply(_, arguments):
            return arguments
        case _:
            return ()


def subterms(term: Term) -> Iterator[Term]:
    """The term and all its subterms."""
    waiting = [term]
    while waiting:
        spend(1)
        current = waiting.pop()
        yield current
        waiting.extend(parts(current))


def rebuild(term: Term, new_parts: tuple[Term, ...]) -> Term:
    """The term with its immediate subterms exchanged for ``new_parts``."""
    match term:
        case Sum():
            return total(*new_parts)
        case Product():
            return product(*new_parts)
        case Power():
            return power(*new_parts)
        case Apply(function, _):
            return Apply(function, new_parts)
        case _:
            return term


def contains(term: Term, part: Term) -> bool:
    """Does ``part`` occur in ``term``?"""
    return any(sub == part for sub in subterms(term))


def free_symbols(term: Term) -> frozenset[str]:
    """The names of the symbols in the term, without the variable of integrals."""
    return frozenset(sub.name for sub in subterms(term) if isinstance(sub, Symbol)) - {BOUND.name}


def substitute(term: Term, values: Mapping[str, Term]) -> Term:
    """The term with symbols exchanged for terms, all at once.

    No capture is possible: a value that mentions the variable of integrals is refused inside one.

    >>> from mfsym.kernel.grammar import parse, text
    >>> text(substitute(parse("exp(-p*r^2)"), {"p": parse("1/(2*s^2)")}))
    'exp(-1/(2*s^2)*r^2)'
    """
    spend(1)
    match term:
        case Symbol(name):
            return values.get(name, term)
        case Apply("integral", (body,)):
            if any(contains(value, BOUND) for value in values.values()):
                raise ValueError("a value that contains the variable of integration cannot go under an integral")
            return Apply("integral", (substitute(body, values),))
        case _:
            return rebuild(term, tuple(substitute(part, values) for part in parts(term)))
