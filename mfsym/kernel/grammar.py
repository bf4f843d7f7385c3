"""Terms as text: the parser for what users type and files contain, and its inverse.

The grammar is that of a pocket calculator: ``+ - * / ^`` (or ``**``), parentheses, the functions of
:data:`mfsym.kernel.term.FUNCTIONS` and ``sqrt``, rational numbers and decimals (read exactly), comparisons as the
first argument of ``if``, and ``integral(body, t)`` over t in (0, oo).  Text is never evaluated as code, and its
length and nesting are bounded, so that no text takes long.
"""

import re
from collections.abc import Iterator
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.term import (
    BOUND,
    FUNCTIONS,
    PI,
    ZERO,
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    contains,
    free_symbols,
    negative,
    number,
    parts,
    power,
    product,
    rebuild,
    total,
)

LONGEST_TEXT = 20_000
DEEPEST_NESTING = 40
MOST_DIGITS = 1_000

_TOKEN = re.compile(
    r"\s*(?:(?P<number>(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<operator>\*\*|<=|>=|[-+*/^(),<>]))"
)
_HALF = number(Fraction(1, 2))
_MINUS_ONE = number(-1)
_TOO_LONG = 10**MOST_DIGITS
_COMPARISONS = {"less": "<", "lessequal": "<="}
_INTERNAL = {*_COMPARISONS, "pi"}


def parse(source: str, argument: str = "formula") -> Term:
    """The term that ``source`` denotes; ``argument`` is what messages call it.

    Every name that is not a function is a symbol, that is, a positive number.  Refuses (InvalidArgument) text that
    is not of the grammar, with the place and what would have been accepted there.

    >>> parse("exp(-a*r)")
    Apply(function='exp', arguments=(Product(factors=(Number(value=Fraction(-1, 1)), Symbol(name='a'), \
Symbol(name='r'))),))
    >>> parse("0.1")
    Number(value=Fraction(1, 10))
    """
    if len(source) > LONGEST_TEXT:
        raise InvalidArgument(
            f"{argument} {_shortened(source)} has {len(source)} characters; at most {LONGEST_TEXT} are accepted"
        )
    return _Parser(source, argument).whole()


def text(term: Term) -> str:
    """The term as text that :func:`parse` reads back; InvalidArgument if it holds a number of too many digits.

    >>> text(parse("8*pi*a/(a^2 + k^2)^2"))
    '8*pi*a/(a^2 + k^2)^2'
    """
    match term:
        case Number(value):
            if _is_long(term):
                raise InvalidArgument(f"a formula has a number of more than {MOST_DIGITS} digits")
            return str(value)
        case Symbol(name):
            return name
        case Sum(terms):
            return "".join(_addends(terms))
        case Product(factors):
            return _product_text(factors)
        case Power(base, exponent) if exponent == _HALF:
            return f"sqrt({text(base)})"
        case Power(base, exponent) if exponent == _MINUS_ONE:
            return f"1/{_tight(base, as_base=False)}"
        case Power(base, exponent):
            return f"{_tight(base, as_base=True)}^{_tight(exponent, as_base=True)}"
        case Apply("pi", _):
            return "pi"
        case Apply("integral", (body,)):
            # An integral is written with a fresh name, so that its variable cannot be mistaken for a parameter.
            name = next(name for name in _fresh_names() if name not in free_symbols(body))
            return f"integral({text(_renamed(body, Symbol(name)))}, {name})"
        case Apply(function, (left, right)) if function in _COMPARISONS:
            return f"{text(left)} {_COMPARISONS[function]} {text(right)}"
        case Apply(function, arguments):
            return f"{function}({', '.join(text(part) for part in arguments)})"


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, source: str, argument: str) -> None:
        self.source, self.argument = source, argument
        self.tokens = list(self._tokens())
        self.next = 0
        self.depth = 0
        self.bound: str | None = None

    def whole(self) -> Term:
        if not self.tokens:
            raise InvalidArgument(f"{self.argument} is empty; a formula such as 'exp(-a*r)' is accepted")
        term = self.sum()
        if self.next < len(self.tokens):
            raise self.error("an operator such as * or the end")
        return term

    def sum(self) -> Term:
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            raise InvalidArgument(
                f"{self.argument} {_shortened(self.source)} is nested too deeply; {DEEPEST_NESTING} levels are accepted"
            )
        terms = [self.product()]
        while (operator := self.accept("+", "-")) is not None:
            right = self.product()
            terms.append(right if operator == "+" else negative(right))
        self.depth -= 1
        return total(*terms)

    def product(self) -> Term:
        factors = [self.signed()]
        while (operator := self.accept("*", "/")) is not None:
            right = self.signed()
            if operator == "/" and right == ZERO:
                raise self.error("a denominator other than 0")
            factors.append(right if operator == "*" else power(right, _MINUS_ONE))
        result = product(*factors)
        if any(_is_long(part) for part in (result, *parts(result))):
            raise self.error(f"numbers of at most {MOST_DIGITS} digits")
        return result

    def signed(self) -> Term:
        minus = False
        while (sign := self.accept("+", "-")) is not None:
            minus ^= sign == "-"
        term = self.power()
        return negative(term) if minus else term

    def power(self) -> Term:
        base = self.atom()
        if self.accept("^", "**") is None:
            return base
        self.depth += 1
        if self.depth > DEEPEST_NESTING:
            raise self.error(f"at most {DEEPEST_NESTING} nested powers")
        exponent = self.signed()
        self.depth -= 1
        return power(base, exponent)

    def atom(self) -> Term:
        kind, token = self.take("a number, a name or '('")
        if kind == "number":
            return Number(self.exact(token))
        if kind != "name":
            if token != "(":
                self.next -= 1
                raise self.error("a number, a name or '('")
            term = self.sum()
            self.expect(")")
            return term
        if self.accept("(") is not None:
            return self.application(token)
        if token == "pi":
            return PI
        if token in FUNCTIONS or token == "sqrt":
            raise self.error(f"'(' after the function {token}")
        return BOUND if token == self.bound else Symbol(token)

    def application(self, function: str) -> Term:
        if function == "integral":
            return self.integral()
        if (function not in FUNCTIONS and function != "sqrt") or function in _INTERNAL:
            known = ", ".join(sorted({*FUNCTIONS, "sqrt"} - _INTERNAL))
            raise InvalidArgument(
                f"{self.argument} {_shortened(self.source)}: unknown name {_shortened(function)} before '('; "
                f"known functions: {known} (a product is written with *)"
            )
        arguments = [self.comparison() if function == "if" else self.sum()]
        while self.accept(",") is not None:
            arguments.append(self.sum())
        self.expect(")")
        least, most = (1, 1) if function == "sqrt" else FUNCTIONS[function]
        if not least <= len(arguments) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise InvalidArgument(
                f"{self.argument} {_shortened(self.source)}: {function} takes {wanted} arguments, got {len(arguments)}"
            )
        return power(arguments[0], _HALF) if function == "sqrt" else Apply(function, tuple(arguments))

    def comparison(self) -> Term:
        left = self.sum()
        operator = self.accept("<", "<=", ">", ">=")
        if operator is None:
            raise self.error("a comparison such as r < 1")
        right = self.sum()
        if operator in (">", ">="):
            left, right = right, left
        return Apply("less" if operator in ("<", ">") else "lessequal", (left, right))

    def integral(self) -> Term:
        # The name of the variable comes after the body, so look ahead for it: the body is read a second time
        # once the name is known.
        if self.bound is not None:
            raise self.error("no integral inside an integral")
        start = self.next
        self.sum()
        self.expect(",")
        kind, name = self.take("the variable of integration")
        if kind != "name" or name in FUNCTIONS or name in ("r", "k", "d", "sqrt"):
            raise self.error("a name for the variable of integration other than r, k, d")
        self.next, self.bound = start, name
        body = self.sum()
        self.bound = None
        self.next += 2
        self.expect(")")
        return Apply("integral", (body,))

    def exact(self, token: str) -> Fraction:
        digits, _, exponent = token.lower().partition("e")
        if len(digits) > MOST_DIGITS or len(exponent) > 4 or abs(int(exponent or 0)) > MOST_DIGITS:
            raise InvalidArgument(
                f"{self.argument}: the number {_shortened(token)} is too long; {MOST_DIGITS} digits are accepted"
            )
        return Fraction(token)

    def _tokens(self) -> Iterator[tuple[str, str, int]]:
        place, end = 0, len(self.source.rstrip())
        while place < end:
            found = _TOKEN.match(self.source, place)
            if found is None:  # a character of no token: reported by the parser when it gets there
                place += len(self.source[place:]) - len(self.source[place:].lstrip())
                yield "other", self.source[place], place
                return
            place = found.end()
            kind = str(found.lastgroup)
            yield kind, found.group(kind), found.start(kind)

    def accept(self, *operators: str) -> str | None:
        if self.next < len(self.tokens):
            _, token, _ = self.tokens[self.next]
            if token in operators:
                self.next += 1
                return token
        return None

    def expect(self, operator: str) -> None:
        if self.accept(operator) is None:
            raise self.error(f"'{operator}'")

    def take(self, wanted: str) -> tuple[str, str]:
        if self.next == len(self.tokens):
            raise self.error(wanted)
        kind, token, _ = self.tokens[self.next]
        self.next += 1
        return kind, token

    def error(self, wanted: str) -> InvalidArgument:
        if self.next < len(self.tokens):
            _, token, place = self.tokens[self.next]
            found = f"found {_shortened(token)} at position {place + 1}"
        else:
            found = "the text ends"
        return InvalidArgument(f"{self.argument} {_shortened(self.source)}: expected {wanted}, but {found}")


def _is_long(term: Term) -> bool:
    return isinstance(term, Number) and max(abs(term.value.numerator), term.value.denominator) >= _TOO_LONG


def _shortened(source: str) -> str:
    return repr(source if len(source) <= 60 else source[:40] + "..." + source[-10:])


def _addends(terms: tuple[Term, ...]) -> Iterator[str]:
    for place, term in enumerate(terms):
        written = f"({text(term)})" if isinstance(term, Sum) else text(term)
        if written.startswith("-"):
            yield f" - {written[1:]}" if place else written
        else:
            yield f" + {written}" if place else written


def _product_text(factors: tuple[Term, ...]) -> str:
    # A rational coefficient p/q is written around the product: p*x*y/q.
    coefficient = factors[0].value if isinstance(factors[0], Number) else Fraction(1)
    rest = factors[1:] if isinstance(factors[0], Number) else factors
    sign, written = "-" if coefficient < 0 else "", ""
    if abs(coefficient.numerator) != 1:
        written = str(abs(coefficient.numerator))
    for factor in rest:
        if isinstance(factor, Power) and factor.exponent == _MINUS_ONE:
            written = f"{written or '1'}/{_tight(factor.base, as_base=False)}"
        else:
            tight = _tight(factor, as_base=False)
            written = f"{written}*{tight}" if written else tight
    return sign + written + (f"/{coefficient.denominator}" if coefficient.denominator != 1 else "")


def _tight(term: Term, *, as_base: bool) -> str:
    """The term as a factor, in parentheses unless it needs none; ``as_base``: as base or exponent of a power."""
    match term:
        case Number(value):
            bare = value >= 0 and value.denominator == 1
        case Power(_, exponent):
            bare = exponent == _HALF or (exponent != _MINUS_ONE and not as_base)
        case Sum() | Product():
            bare = False
        case _:
            bare = True
    return text(term) if bare else f"({text(term)})"


def _fresh_names() -> Iterator[str]:
    yield from ("t", "s", "u", "v")
    count = 1
    while True:
        yield f"t{count}"
        count += 1


def _renamed(body: Term, symbol: Symbol) -> Term:
    # Only the text of an integral needs this: BOUND becomes an ordinary symbol in what is printed.
    if body == BOUND:
        return symbol
    return rebuild(body, tuple(_renamed(part, symbol) for part in parts(body))) if contains(body, BOUND) else body
