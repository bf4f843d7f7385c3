"""Which parts make a function completely monotone in s = r^2, and why: each is one that the kernel accepts as such."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from mfsym.kernel.enclosure import Domain
from mfsym.kernel.monotone import is_bernstein, is_completely_monotone, is_rising
from mfsym.kernel.term import ONE, Apply, Power, Product, R, Sum, Term, contains, negative, product, subterms, total
from mfsym.latex.expression import inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.monomial import HALF
from mfsym.latex.words import listed

Kind = Literal["completely monotone", "Bernstein", "rising"]

SEEN: Mapping[Kind, Callable[[Term, Domain], bool]] = {
    "completely monotone": is_completely_monotone,
    "Bernstein": is_bernstein,
    "rising": is_rising,
}
"""What the kernel calls the kinds of functions of s."""

_KNOWN = {
    "besselk": r"$u^{n/2} K_{n}(\sqrt{u})$ is a mixture of functions $e^{-t u}$ with weights $\ge 0$",
    "erf": r"$\operatorname{erf}(\sqrt{u})/\sqrt{u}$ is the integral of $2 e^{-u t^{2}}/\sqrt{\pi}$ over $0 < t < 1$",
    "erfc": r"$\operatorname{erfc}(\sqrt{u})$ is minus an integral of $e^{-u}/\sqrt{\pi u}$, and vanishes at infinity",
    "tanh": r"$\tanh(\sqrt{u})/\sqrt{u}$ is a sum of functions $2/(c + u)$ with $c > 0$",
    "sech": r"$\cosh \sqrt{u}$ is a product of factors $1 + u/c$ with $c > 0$",
    "cosh": r"$\cosh \sqrt{u}$ is a product of factors $1 + u/c$ with $c > 0$",
    "sinh": r"$\sinh(\sqrt{u})/\sqrt{u}$ is a product of factors $1 + u/c$ with $c > 0$",
    "log": r"$\log(1 + 1/f)$ is the integral of $e^{-f t} (1 - e^{-t})/t$ over $t > 0$",
}
"""What makes functions other than powers and exponentials completely monotone, after substitutions."""


@dataclass(frozen=True)
class Part:
    """A ``term`` that is of a ``kind``, because of what is ``inside`` of it, if that is not said by the term alone."""

    term: Term
    kind: Kind
    inside: "Part | None" = None


def parts_of(term: Term, where: Domain) -> list[Part]:
    """The factors and addends of a completely monotone term that are seen to be so one by one.

    >>> from mfsym.kernel.enclosure import domain
    >>> from mfsym.kernel.grammar import parse, text
    >>> [text(part.term) for part in parts_of(parse("2*exp(-a*r)/r + 1/(1 + r^2)"), domain(()))]
    ['exp(-a*r)', '1/r', '1/(1 + r^2)']
    """
    if not contains(term, R):
        return []
    split = term.terms if isinstance(term, Sum) else term.factors if isinstance(term, Product) else ()
    pieces = [piece for piece in split if contains(piece, R)]
    if pieces and all(is_completely_monotone(piece, where) for piece in pieces):
        found = [part for piece in pieces for part in parts_of(piece, where)]
        return list(dict.fromkeys(found))
    return [Part(term, "completely monotone", _inside(term, where))]


def _inside(term: Term, where: Domain) -> Part | None:
    match term:
        case Apply("exp", (x,)) if is_rising(negative(x), where):
            exponent = total(*map(negative, x.terms)) if isinstance(x, Sum) else negative(x)
            return Part(exponent, "Bernstein" if is_bernstein(exponent, where) else "rising")
        case Apply("exp", (x,)) if is_completely_monotone(x, where):
            return Part(x, "completely monotone")
        case Power(base, _) if _exponent(base) is None and is_bernstein(base, where):
            return Part(base, "Bernstein")
        case _:
            return None


def square(notation: Notation) -> str:
    """The letter for r^2."""
    return notation.fresh("s", "z", "y")


def parts_in_words(term: Term, where: Domain, notation: Notation) -> list[str]:
    """Sentences about the parts, and about the functions in them."""
    found = parts_of(term, where)
    named = [_in_words(part, notation) for part in found]
    bare = [sub for part in found if part.inside is None for sub in subterms(part.term)]
    functions = {sub.function for sub in bare if isinstance(sub, Apply) and sub.function in _KNOWN}
    several = len(found) > 1 or found[0].term != term
    start = rf"The function{'s' * (len(found) > 1)} {listed(named)} {'are' if len(found) > 1 else 'is'} completely"
    sentences = [rf"{start} monotone in ${square(notation)}$."]
    if functions:
        known = dict.fromkeys(_KNOWN[name] for name in sorted(functions))
        sentences.append(
            f"Indeed, {listed(list(known))}; here $u$ and $f$ stand for Bernstein functions of ${square(notation)}$."
        )
    if several:
        sentences.append("So are their products with each other and with positive constants, and sums of these.")
    return sentences


def _in_words(part: Part, notation: Notation) -> str:
    written = f"${inline_latex(part.term, notation)}$"
    match part:
        case Part(_, _, Part(inside, "Bernstein")):
            return f"{written} (as ${inline_latex(inside, notation)}${_bernstein(inside, notation)})"
        case Part(_, _, Part(inside, "rising")):
            return f"{written} (as ${inline_latex(inside, notation)}$ has a completely monotone derivative)"
        case Part(_, _, Part(inside, _)):
            return f"{written} (as ${inline_latex(inside, notation)}$ is completely monotone)"
        case _:
            return written


def _bernstein(term: Term, notation: Notation) -> str:
    """What Bernstein function the term is: one of powers, or another one."""
    addends = term.terms if isinstance(term, Sum) else (term,)
    powers = [part for part in addends if contains(part, R)]
    exponents = [_exponent(part) for part in powers]
    if None in exponents:
        return " is a Bernstein function"
    halves = [inline_latex(product(HALF, p), notation) for p in exponents if p is not None]
    s = square(notation)
    multiples = [f"${s}$" if p == "1" else rf"${s}^{{{p}}}$" for p in halves]
    of_powers = f"a multiple of {multiples[0]}" if len(powers) == 1 else f"a sum of multiples of {listed(multiples)}"
    return f", {of_powers}{', plus a constant,' if len(powers) < len(addends) else ','} is a Bernstein function"


def _exponent(term: Term) -> Term | None:
    """The exponent p of a constant times r^p; None for other terms."""
    factors = [factor for factor in (term.factors if isinstance(term, Product) else (term,)) if contains(factor, R)]
    match factors:
        case [Power(base, exponent)] if base == R and not contains(exponent, R):
            return exponent
        case [factor] if factor == R:
            return ONE
        case _:
            return None
