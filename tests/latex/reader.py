"""Reads what ``mfsym.latex.latex`` prints, and nothing else: the grammar of its output, by recursive descent.

sum      = ["-"] product (("+" | "-") product)*
product  = factor (["\\cdot"] factor)* ["/" factor product?]
factor   = atom ["^{" sum "}"]
"""

import re
from fractions import Fraction

from mfsym.kernel.term import (
    BOUND,
    PI,
    Apply,
    Symbol,
    Term,
    negative,
    number,
    power,
    product,
    quotient,
    total,
)
from mfsym.latex import Notation

NAMED = ("atan", "sinh", "cosh", "tanh", "sech", "erfc", "log", "sin", "cos", "erf")
# Only sizes and spaces; in front of the differential there is a thin space too, but none behind it.
INVISIBLE = re.compile(r"\s|\\left(?![a-z])|\\right(?![a-z])|\\!|\\,(?=\s)")
HALF = number(Fraction(1, 2))


INDEXED = (
    ("J", "besselj"),
    ("K", "besselk"),
    (r"\mathbf{H}", "struveh"),
    (r"\mathrm{j}", "sphericalj"),
    (r"\mathrm{ker}", "ker"),
    (r"\mathrm{kei}", "kei"),
)


class Reader:
    """The term that a printed formula stands for, in a given notation."""

    def __init__(self, source: str, notation: Notation) -> None:
        self.source, self.place = source, 0
        written = {text: name for name, text in notation.symbols.items()} | {notation.bound: BOUND.name}
        self.symbols = sorted(written.items(), key=lambda pair: -len(pair[0]))

    def whole(self) -> Term:
        term = self.comparison()
        self.skip()
        assert self.place == len(self.source), f"unread: {self.source[self.place :]}"
        return term

    def skip(self) -> None:
        while found := INVISIBLE.match(self.source, self.place):
            self.place = found.end()

    def sees(self, token: str) -> bool:
        self.skip()
        end = self.place + len(token)
        # A command ends where its letters do.
        is_command = re.fullmatch(r"\\[A-Za-z]+", token) is not None
        return self.source.startswith(token, self.place) and not (is_command and self.source[end : end + 1].isalpha())

    def accept(self, *tokens: str) -> str | None:
        for token in tokens:
            if self.sees(token):
                self.place += len(token)
                return token
        return None

    def expect(self, token: str) -> None:
        assert self.accept(token), f"expected {token} at {self.source[self.place :]!r}"

    def comparison(self) -> Term:
        left = self.sum()
        operator = self.accept("<", r"\le")
        if operator is None:
            return left
        return Apply("less" if operator == "<" else "lessequal", (left, self.sum()))

    def sum(self) -> Term:
        terms = [self.product(minus=self.accept("-") is not None)]
        while (sign := self.accept("+", "-")) is not None:
            terms.append(self.product(minus=sign == "-"))
        return total(*terms)

    def product(self, minus: bool) -> Term:
        result = self.factor()
        while True:
            if self.accept("/"):
                result = quotient(result, self.factor())
            elif self.accept(r"\cdot") or self.begins_factor():
                result = product(result, self.factor())
            else:
                return negative(result) if minus else result

    def begins_factor(self) -> bool:
        self.skip()
        rest = self.source[self.place :]
        return bool(rest) and not re.match(r"[-+/)},;&<]|\\(?:le|rvert|\}|,d|\\|end|text)(?![a-z])|\\,d", rest)

    def factor(self) -> Term:
        base = self.atom()
        return power(base, self.group()) if self.accept("^") else base

    def group(self) -> Term:
        return self.enclosed("{", "}")

    def enclosed(self, opening: str, closing: str) -> Term:
        self.expect(opening)
        term = self.comparison()
        self.expect(closing)
        return term

    def listed(self, *separators: str) -> tuple[Term, ...]:
        self.expect("(")
        arguments = [self.comparison()]
        while any(self.accept(separator) for separator in separators):
            arguments.append(self.comparison())
        self.expect(")")
        return tuple(arguments)

    def atom(self) -> Term:
        self.skip()
        digits = re.compile("[0-9]+").match(self.source, self.place)
        if digits:
            self.place = digits.end()
            return number(int(digits.group()))
        if self.sees("("):
            return self.enclosed("(", ")")
        if self.accept(r"\frac"):
            return quotient(self.group(), self.group())
        if self.accept(r"\sqrt"):
            return power(self.group(), HALF)
        if self.accept(r"\pi"):
            return PI
        return self.function() or self.symbol()

    def symbol(self) -> Term:
        for text, name in self.symbols:
            if self.accept(text):
                return Symbol(name)
        raise AssertionError(f"no symbol at {self.source[self.place :]!r}")

    def function(self) -> Term | None:
        if self.accept("e^"):
            return Apply("exp", (self.group(),))
        if self.accept("e"):  # a parameter of this name is written in another way
            return Apply("exp", (number(1),))
        if self.accept(r"\exp"):
            return Apply("exp", (self.enclosed("(", ")"),))
        if self.accept(r"\Gamma"):
            arguments = self.listed(",")
            return Apply("gamma" if len(arguments) == 1 else "uppergamma", arguments)
        if self.accept("{}_{1}F_{1}"):
            return Apply("hyp1f1", self.listed(";"))
        if self.accept("{}_{1}F_{2}"):
            return Apply("hyp1f2", self.listed(";", ","))
        for letter, name in INDEXED:
            if self.accept(f"{letter}_"):  # symbols with these letters have no subscripts
                return Apply(name, (self.group(), self.enclosed("(", ")")))
        for name in NAMED:
            if self.accept(rf"\operatorname{{{name}}}", f"\\{name.replace('atan', 'arctan')}"):
                exponent = self.group() if self.accept("^") else number(1)
                return power(Apply(name, (self.enclosed("(", ")"),)), exponent)
        if self.accept(r"\lvert"):
            argument = self.comparison()
            self.expect(r"\rvert")
            return Apply("abs", (argument,))
        for name in ("max", "min"):
            if self.accept(f"\\{name}"):
                self.expect(r"\{")
                arguments = [self.sum()]
                while self.accept(","):
                    arguments.append(self.sum())
                self.expect(r"\}")
                return Apply(name, tuple(arguments))
        if self.accept(r"\int_{0}^{\infty}"):
            body = self.sum()
            self.expect(r"\,d")
            assert self.symbol() == BOUND
            return Apply("integral", (body,))
        return self.cases() if self.accept(r"\begin{cases}") else None

    def cases(self) -> Term:
        value = self.sum()
        self.expect(r"& \text{if }")
        condition = self.comparison()
        self.expect(r", \\")
        other = self.sum()
        self.expect(r"& \text{otherwise} \end{cases}")
        return Apply("if", (condition, value, other))
