"""Words around formulas: the parameters and conditions of a setting, lists, vectors, marginals."""

import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import (
    Exponential,
    Marginal,
    PairCost,
    Placed,
    Points,
    RadialDensity,
    RadialShape,
    Setting,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.claim import Gaussian as GaussianLaw
from mfsym.kernel.evidence import Mixture
from mfsym.kernel.term import (
    ZERO,
    D,
    Number,
    Product,
    Sum,
    Symbol,
    Term,
    free_symbols,
    negative,
    number,
    substitute,
    total,
)
from mfsym.latex.expression import latex
from mfsym.latex.letters import Notation
from mfsym.latex.monomial import monomial

RESERVED = {"r", "k", "d"}

SHORT = 20
_GROUP = re.compile(r"(\d{10}|/)(?=\d)")

MOST_DIGITS = 4_000
"""Longer numbers are not printed."""


def listed(parts: Sequence[str]) -> str:
    """The parts as an English list.

    >>> listed(["one", "two", "three"])
    'one, two and three'
    """
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def assumptions(setting: Setting, notation: Notation) -> str:
    r"""What is assumed of the parameters and the dimension, as a sentence that introduces them; possibly none.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.latex.letters import notation_for
    >>> setting = Setting(parse("(r^2 + a^2)^(-b)"), parse("d"), (parse("2*b - d"),))
    >>> print(assumptions(setting, notation_for([setting.profile, setting.dimension])))
    Let $d \ge 1$ be an integer, and let $a, b > 0$ with $2 b > d$.
    """
    names = {name for term in (setting.profile, *setting.conditions) for name in free_symbols(term)} - RESERVED
    bounded = {term: name for term in setting.conditions if (name := _bounded(term))}
    letters = ", ".join(notation.symbols[name] for name in sorted(names - {*bounded.values()}))
    lets = [f"${letters} > 0$"] * bool(letters) + [f"${positivity(term, notation)}$" for term in bounded]
    conditions = listed([f"${positivity(term, notation)}$" for term in setting.conditions if term not in bounded])
    dimension = r"let $d \ge 1$ be an integer" if setting.dimension == D else ""
    parameters = f"let {listed(lets)}" if lets else ""
    clauses = ", and ".join(clause for clause in (dimension, parameters) if clause)
    sentence = f"{clauses} with {conditions}" if conditions and clauses else clauses or conditions
    return f"{sentence[0].upper()}{sentence[1:]}." if sentence else ""


def _bounded(condition: Term) -> str:
    """The parameter that the condition bounds by a positive number, as in a > 1; empty for other conditions."""
    match condition:
        case Sum((Symbol(name), Number(value))) if value < 0 and name not in RESERVED:
            return name
        case _:
            return ""


def cost_of(setting: Setting) -> Term:
    """The profile of the cost in the dimension of the setting."""
    return substitute(setting.profile, {D.name: setting.dimension})


def positivity(term: Term, notation: Notation, relation: str = ">") -> str:
    r"""That the term is positive, as an inequality between positive terms.

    >>> from mfsym.kernel.grammar import parse
    >>> from mfsym.latex.letters import notation_for
    >>> print(positivity(parse("s - 1"), notation_for([], ["s"])))
    s > 1
    """
    match term:
        case Sum(terms):
            pass
        case Product((Number(value), Sum(parts))) if value == -1:
            terms = tuple(map(negative, parts))
        case _:
            terms = (term,)
    above = [part for part in terms if monomial(part).coefficient > 0]
    below = [negative(part) for part in terms if monomial(part).coefficient < 0]
    if free_symbols(total(*above)) <= {D.name} and free_symbols(total(*below)) - {D.name}:
        flipped = {">": "<", r"\ge": r"\le"}[relation]
        return f"{latex(total(*below), notation)} {flipped} {latex(total(*above), notation)}"
    return f"{latex(total(*above), notation)} {relation} {latex(total(*below) if below else ZERO, notation)}"


def space(dimension: Term, notation: Notation) -> str:
    """The space that costs are functions on."""
    return rf"\mathbf{{R}}^{{{latex(dimension, notation)}}}" if dimension != number(1) else r"\mathbf{R}"


def sense_of(integrable: bool) -> str:
    """For which wave vectors a formula for a transform is meant."""
    return "for every $k$" if integrable else r"for every $k \ne 0$"


def relation_to_zero(sign: str) -> str:
    """Of a transform with this sign: greater than 0, or at least."""
    return ">" if sign == "positive" else r"\ge"


# --- numbers ---------------------------------------------------------------------------------------


def shown(value: Fraction | int | None) -> str:
    """A number in a display; ``None`` is infinity."""
    if value is None:
        return r"\infty"
    _require_printable(value)
    return latex(Number(Fraction(value)))


def inline(value: Fraction | int) -> str:
    """A number in running text; a long one may be broken.

    >>> inline(Fraction(-1, 3))
    '-1/3'
    """
    _require_printable(value)
    text = str(value)
    return text if len(text) <= SHORT else _GROUP.sub(r"\1\\allowbreak ", text)


def _require_printable(value: Fraction | int) -> None:
    if max(abs(value.numerator), value.denominator) >= 10**MOST_DIGITS:
        raise InvalidArgument(f"a number of more than {MOST_DIGITS} digits is not printed")


def vector(values: Iterable[Fraction | int]) -> str:
    r"""A vector in running text, where its line may be broken.

    >>> print(vector([Fraction(1, 3), Fraction(2, 3)]))
    (1/3,\allowbreak 2/3)
    """
    separator = r",\allowbreak "
    return f"({separator.join(inline(value) for value in values)})"


def laws_in_words(mixture: Mixture) -> str:
    """The laws of a mixture with their probabilities, as a list."""
    return listed([rf"$Q = {vector(part.law)}$ with probability ${inline(part.weight)}$" for part in mixture])


def matrix(rows: PairCost) -> str:
    r"""A matrix in a display; an entry of ``None`` is infinite.

    >>> print(matrix([[None, Fraction(1)]]))
    \begin{pmatrix} \infty & 1 \end{pmatrix}
    """
    lines = r" \\ ".join(" & ".join(r"\infty" if entry is None else inline(entry) for entry in row) for row in rows)
    return rf"\begin{{pmatrix}} {lines} \end{{pmatrix}}"


def law(marginal: Marginal, notation: Notation | None = None, dimension: Term = D) -> str:
    """The marginal on a space of this dimension in words."""
    match marginal:
        case GaussianLaw(deviation):
            return f"the centred normal law whose components have standard deviation ${inline(deviation)}$"
        case UniformBall(radius):
            return f"the uniform law on a ball of radius ${inline(radius)}$"
        case UniformSphere(radius):
            return f"the uniform law on a sphere of radius ${inline(radius)}$"
        case Exponential(scale):
            return f"the exponential law on $(0, \\infty)$ with mean ${latex(scale, notation)}$"
        case RadialDensity(density):
            shown_density = latex(substitute(density, {D.name: dimension}), notation)
            return f"the law with the density $r \\mapsto {shown_density}$ of $r = |x|$"
        case RadialShape(shape):
            return f"the law whose density is a multiple of $r \\mapsto {latex(shape, notation)}$, $r = |x|$"
        case Points(points, weights):
            atoms = [rf"${inline(w)}$ at ${vector(x)}$" for x, w in zip(points, weights, strict=True)]
            return f"the law with the probabilities {listed(atoms)}"
        case Placed(laws, centers, weights):
            moved = [
                f"with probability ${inline(w)}$, {law(inner, notation, dimension)}"
                + (f", moved by ${vector(x)}$" if any(x) else "")
                for inner, x, w in zip(laws, centers, weights, strict=True)
            ]
            return f"the law of a point that follows, {listed(moved)}"
