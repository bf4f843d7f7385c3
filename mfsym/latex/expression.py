r"""Terms as LaTeX, in the order and with the parentheses that an author would choose.

What is printed equals the term; ``tests/latex`` reads it back and lets the kernel compare.  The variable of integrals
gets a letter that stands for nothing else; ``r`` and ``k`` are printed as they are, and every document says that they
stand for the norms of a point and of a wave vector.
"""

from dataclasses import dataclass, replace
from itertools import pairwise

from mfsym.kernel.term import BOUND, ONE, Apply, Number, Power, Product, Sum, Symbol, Term, subterms
from mfsym.latex.display import LINE, width
from mfsym.latex.letters import Notation, notation_for
from mfsym.latex.monomial import HALF, Monomial, collected, monomial
from mfsym.latex.presented import presented

_NAMED = {name: f"\\{name}" for name in ("log", "sin", "cos", "sinh", "cosh", "tanh")}
_NAMED |= {name: rf"\operatorname{{{name}}}" for name in ("sech", "erf", "erfc")} | {"atan": r"\arctan"}
_INDEXED = {"besselj": "J", "besselk": "K", "struveh": r"\mathbf{H}"}
_INDEXED |= {"sphericalj": r"\mathrm{j}", "ker": r"\mathrm{ker}", "kei": r"\mathrm{kei}"}
_COMPARED = {"less": "<", "lessequal": r"\le"}
_CLOSED = {"pi", "gamma", "uppergamma", "abs", "max", "min", *_INDEXED, *_NAMED}
"""Functions whose value can be raised to a power as it is printed."""


def latex(term: Term, notation: Notation | None = None) -> str:
    r"""The term in LaTeX, for mathematical mode (it needs amsmath).

    ``notation`` says how symbols are written; without it, the usual way.

    >>> from mfsym.kernel.grammar import parse
    >>> print(latex(parse("8*pi*a/(a^2 + k^2)^2")))
    \frac{8 \pi a}{(a^{2} + k^{2})^{2}}
    >>> print(latex(parse("exp(-sigma^2*k^2/2)")))
    e^{-\sigma^{2} k^{2}/2}
    """
    return _Printer(notation or notation_for([term])).written(presented(term))


def inline_latex(term: Term, notation: Notation) -> str:
    r"""The term for running text, with slashes for fractions.

    >>> from mfsym.kernel.grammar import parse
    >>> print(inline_latex(parse("a/(2*sqrt(pi))"), notation_for([], ["a"])))
    a/(2 \sqrt{\pi})
    """
    return _Printer(notation, small=True).written(collected(presented(term)))


def addends(term: Term, notation: Notation) -> list[str]:
    """The parts of a sum, each with its sign: a long formula may be broken between them.

    A product that is longer than a line, with one sum among its factors, is broken in that sum; an integral of a sum
    too.
    """
    printer, term = _Printer(notation), presented(term)
    parts = printer.addends(term)
    return printer.opened(term) if len(parts) == 1 and width(parts[0]) > LINE else parts


def in_brackets(parts: list[str], opening: str, closing: str) -> list[str]:
    r"""The parts of a formula between brackets that may stand on different lines.

    >>> print(*in_brackets(["a", "+ b"], "(", ")"))
    \biggl(a + b\biggr)
    """
    first, *rest = parts
    opened = [rf"\biggl{opening}{first}", *rest]
    return [*opened[:-1], rf"{opened[-1]}\biggr{closing}"]


def enclosed(written: str, before: str = "") -> str:
    """The formula in parentheses of its height, after the function ``before``."""
    if any(tall in written for tall in (r"\frac", r"\int", r"\begin")):
        return before + (r"\!" if before else "") + rf"\left({written}\right)"
    return f"{before}({written})"


@dataclass(frozen=True)
class _Printer:
    """Prints in a ``notation``; ``small`` in exponents and subscripts, where fractions are written with a slash."""

    notation: Notation
    small: bool = False

    def written(self, term: Term) -> str:
        match term:
            case Symbol(name):
                return self.notation.bound if term == BOUND else self.notation.symbols[name]
            case Sum():
                return " ".join(self.addends(term))
            case Power(base, exponent) if not (isinstance(exponent, Number) and exponent.value < 0):
                return self.power(base, exponent)
            case Apply(function, arguments):
                return self.application(function, arguments)
            case _:
                return self.monomial(monomial(term))

    def exponent(self, term: Term) -> str:
        return replace(self, small=True).written(collected(term))

    def listed(self, terms: tuple[Term, ...]) -> str:
        return ", ".join(self.written(term) for term in terms)

    # --- sums and products

    def addends(self, term: Term) -> list[str]:
        if not isinstance(term, Sum):
            return [self.written(term)]
        first, *rest = (self.factor(part) if isinstance(part, Sum) else self.written(part) for part in term.terms)
        return [first, *(f"- {part[1:]}" if part.startswith("-") else f"+ {part}" for part in rest)]

    def opened(self, term: Term) -> list[str]:
        """A product with one sum among its factors: the other factors, and the parts of the sum; or an integral."""
        if isinstance(term, Apply) and term.function == "integral" and isinstance(term.arguments[0], Sum):
            first, *rest = in_brackets(self.addends(term.arguments[0]), "(", ")")
            parts = [rf"\int_{{0}}^{{\infty}} {first}", *rest]
            return [*parts[:-1], rf"{parts[-1]} \,d{self.notation.bound}"]
        form = monomial(term)
        sums = [part for part in form.above if isinstance(part, Sum)]
        if len(sums) != 1:
            return [self.written(term)]
        others = self.monomial(replace(form, above=tuple(part for part in form.above if part != sums[0])))
        first, *rest = in_brackets(self.addends(sums[0]), "(", ")")
        return [others, rf"\cdot {first}", *rest]

    def monomial(self, form: Monomial) -> str:
        sign, size = "-" if form.coefficient < 0 else "", abs(form.coefficient)
        if size.denominator == 1 and not form.below:
            return sign + self.juxtaposed(size.numerator, form.above)
        behind = self.behind_the_bar(form)
        inside = tuple(part for part in form.above if part not in behind)
        above, below = self.on_the_bar(size.numerator, inside), self.on_the_bar(size.denominator, form.below)
        if self.small and _may_slant(form, above + below):
            several = len(form.below) + (size.denominator != 1) > 1
            above = enclosed(above) if _is_lone_sum(size.numerator, inside) else above
            below = enclosed(below) if several or _is_lone_sum(size.denominator, form.below) else below
            fraction = f"{above}/{below}"
        else:
            fraction = rf"\frac{{{above}}}{{{below}}}"
        return " ".join([sign + fraction, *(self.factor(part) for part in behind)])

    def behind_the_bar(self, form: Monomial) -> tuple[Term, ...]:
        """The factors that are too tall to stand above a bar; exponentials only if something is left above it."""
        tall = tuple(part for part in form.above if isinstance(part, Apply) and part.function in ("integral", "if"))
        wished = tuple(part for part in form.above if part in tall or _is_tall(part))
        something_left = abs(form.coefficient.numerator) != 1 or len(wished) < len(form.above)
        return wished if something_left and not self.small else tall

    def on_the_bar(self, coefficient: int, factors: tuple[Term, ...]) -> str:
        return self.written(factors[0]) if _is_lone(coefficient, factors) else self.juxtaposed(coefficient, factors)

    def juxtaposed(self, coefficient: int, factors: tuple[Term, ...]) -> str:
        parts = [str(coefficient)] * (coefficient != 1 or not factors) + [self.factor(part) for part in factors]
        result = parts[0]
        for before, part in pairwise(parts):
            apart = part[0].isdigit() or any(font in before + part for font in (r"\mathit", r"\mathtt"))
            # A thin space keeps the bar of a root off the next letter.
            space = r" \, " if before.startswith(r"\sqrt") else " "
            result += rf" \cdot {part}" if apart else f"{space}{part}"
        return result

    def factor(self, term: Term) -> str:
        written = self.written(term)
        comparison = isinstance(term, Apply) and term.function in _COMPARED
        return enclosed(written) if comparison or isinstance(term, Sum | Product) else written

    # --- powers and functions

    def power(self, base: Term, exponent: Term) -> str:
        if exponent == HALF:
            return rf"\sqrt{{{self.written(base)}}}"
        above, written = self.exponent(exponent), self.written(base)
        match base, exponent:
            case Apply(name, (argument,)), Number(n) if name in _NAMED and n > 1 and n.denominator == 1:
                return enclosed(self.written(argument), f"{_NAMED[name]}^{{{above}}}")
            case Number(value), _:
                bare = value >= 0 and value.denominator == 1
            case Apply(name, _), _:
                bare = name in _CLOSED
            case _:
                bare = isinstance(base, Symbol)
        return f"{written if bare else enclosed(written)}^{{{above}}}"

    def application(self, function: str, arguments: tuple[Term, ...]) -> str:
        if function in _NAMED:
            return enclosed(self.listed(arguments), _NAMED[function])
        match function, arguments:
            case "exp", (argument,):
                return self.exponential(argument)
            case "gamma", (argument,):
                return enclosed(self.written(collected(argument)), r"\Gamma")
            case _, (order, argument) if function in _INDEXED:
                return enclosed(self.written(argument), f"{_INDEXED[function]}_{{{self.exponent(order)}}}")
            case "uppergamma", (order, argument):
                return enclosed(f"{self.written(collected(order))}, {self.written(argument)}", r"\Gamma")
            case "hyp1f1" | "hyp1f2", (first, *below, argument):
                inner = ", ".join(self.written(collected(part)) for part in below)
                listed = f"{self.written(collected(first))}; {inner}; {self.written(collected(argument))}"
                return enclosed(listed, f"{{}}_{{1}}F_{{{len(below)}}}")
            case "abs", (argument,):
                return rf"\left\lvert {self.written(argument)} \right\rvert"
            case "max" | "min", _:
                return rf"\{function}\left\{{{self.listed(arguments)}\right\}}"
            case "if", (condition, value, other):
                cases = rf"{self.written(value)} & \text{{if }} {self.written(condition)}, \\ {self.written(other)}"
                return rf"\begin{{cases}} {cases} & \text{{otherwise}} \end{{cases}}"
            case "integral", (body,):
                return self.integral(body)
            case _, (left, right) if function in _COMPARED:
                return f"{self.factor(left)} {_COMPARED[function]} {self.factor(right)}"
            case _:
                return rf"\{function}"

    def exponential(self, argument: Term) -> str:
        if any(isinstance(part, Apply) and part.function in ("exp", "integral", "if") for part in subterms(argument)):
            return enclosed(self.written(argument), r"\exp")
        return "e" if argument == ONE else f"e^{{{self.exponent(argument)}}}"

    def integral(self, body: Term) -> str:
        written = self.written(body)
        if isinstance(body, Sum) or written.startswith("-"):
            written = enclosed(written)
        return rf"\int_{{0}}^{{\infty}} {written} \,d{self.notation.bound}"


def _is_tall(factor: Term) -> bool:
    match factor:
        case Power(Product() as base, exponent):
            return exponent != HALF and bool(monomial(base).below)
        case _:
            return isinstance(factor, Apply) and factor.function in ("exp", "uppergamma", "hyp1f1", "hyp1f2", *_INDEXED)


def _is_lone(coefficient: int, factors: tuple[Term, ...]) -> bool:
    return coefficient == 1 and len(factors) == 1


def _is_lone_sum(coefficient: int, factors: tuple[Term, ...]) -> bool:
    return _is_lone(coefficient, factors) and isinstance(factors[0], Sum)


def _may_slant(form: Monomial, written: str) -> bool:
    """May the fraction be written with a slash?  Not where it would be nested, nor for (d - 1)/2."""
    sums = any(isinstance(part, Sum) for part in form.above)
    outside = _outside_braces(written)
    return r"\frac" not in outside and "/" not in outside and (bool(form.below) or not sums)


def _outside_braces(written: str) -> str:
    depth, kept = 0, []
    for character in written:
        depth += (character == "{") - (character == "}")
        kept.append(character if depth == 0 else "")
    return "".join(kept)
