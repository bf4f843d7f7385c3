"""A derivation of a transform as the steps of a proof: one numbered formula for each line, with its reason."""

import re
from collections.abc import Mapping

from mfsym.kernel.evidence import Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import BOUND, D, Symbol, Term, parts, substitute
from mfsym.latex.display import display, equation
from mfsym.latex.expression import addends, inline_latex, latex
from mfsym.latex.letters import Notation, escaped, notation_for
from mfsym.latex.references import cite
from mfsym.latex.words import listed

GAUSSIAN = "gaussian-transform"
_GAUSSIAN = substitute(parse("exp(-t*r^2)"), {"t": BOUND})
_LEAST = substitute(parse("min(1, t^(-d/2))"), {"t": BOUND})
_GAUSSIAN_TRANSFORM = substitute(parse("(pi/t)^(d/2)*exp(-k^2/(4*t))"), {"t": BOUND})


def terms_of(derivation: Derivation) -> list[Term]:
    """All the terms of the derivation."""
    found: list[Term] = []
    for step in derivation.steps:
        found.extend(value for _, value in step.terms)
        found.extend(_sides(step.conclusion))
    return found


def _sides(line: Equation | Pair) -> tuple[Term, Term]:
    return (line.left, line.right) if isinstance(line, Equation) else (line.profile, line.transform)


# --- the cited facts -------------------------------------------------------------------------------


def facts_used(derivation: Derivation) -> list[str]:
    """The names of the facts that the steps appeal to, in the order in which they are needed."""
    needed = [GAUSSIAN if step.rule.endswith("mixture") else step.rule for step in derivation.steps]
    return [name for name in dict.fromkeys(needed) if name in FACTS]


def cited_facts(derivation: Derivation) -> str:
    """The facts that the steps appeal to, in general form, each with a letter by which it is called."""
    return "\n".join(
        _fact(name, chr(ord("A") + place) if place < 26 else f"A{place}")
        for place, name in enumerate(facts_used(derivation))
    )


def _fact(name: str, letter: str) -> str:
    fact = FACTS[name]
    notation = notation_for([*_sides(fact.conclusion), *fact.conditions], fact.variables)
    positive = [notation.symbols[v] for v in fact.variables if Symbol(v) in fact.conditions]
    other = [notation.symbols[v] for v in fact.variables if Symbol(v) not in fact.conditions]
    further = [rf"${latex(c, notation)} > 0$" for c in fact.conditions if not isinstance(c, Symbol)]
    scope = [f"all ${', '.join(positive)} > 0$"] * bool(positive) + [f"every real ${', '.join(other)}$"] * bool(other)
    # Titles are plain text with formulas such as 1/t or K.
    title = re.sub(r"\b(1/\w|K)\b", r"$\1$", escaped(fact.title[0].upper() + fact.title[1:]))
    formula = line(fact.conclusion, f"fact:{name}", notation).replace("\n", f"\\tag{{{letter}}}\n", 1)
    return f"{title} {cite(fact.citation)}: for {listed(scope + further)},\n{formula}"


# --- the steps -------------------------------------------------------------------------------------


def steps(derivation: Derivation, dimension: Term, notation: Notation) -> str:
    """The steps, each with its reason and its formula; the formula of line i is labelled ``step:i+1``."""
    return "\n".join(
        f"{_reason(step, dimension, notation)}\n{line(step.conclusion, label(place), notation)}"
        for place, step in enumerate(derivation.steps)
    )


def label(place: int) -> str:
    """The label of the formula of a line."""
    return f"step:{place + 1}"


def line(conclusion: Equation | Pair, name: str, notation: Notation) -> str:
    """The displayed formula of a line."""
    left, right = _sides(conclusion)
    start = latex(left, notation) if isinstance(conclusion, Equation) else transform_of(left, notation)
    return equation(start, addends(right, notation), name)


def transform_of(profile: Term, notation: Notation) -> str:
    """The transform of a profile, named but not computed."""
    written = latex(profile, notation)
    brackets = (r"\left[", r"\right]") if r"\frac" in written or r"\begin" in written else ("[", "]")
    return rf"\mathcal{{F}}{brackets[0]}{written}{brackets[1]}(k)"


def _reason(step: Step, dimension: Term, notation: Notation) -> str:
    used = [rf"\eqref{{{label(place)}}}" for place in step.premises]
    terms = dict(step.terms)
    match step.rule, used:
        case "multiply", [premise]:
            return f"Multiplying {premise} by ${inline_latex(terms['factor'], notation)}$ gives"
        case "replace", [premise, equality]:
            return f"By {equality}, the formula {premise} becomes"
        case "substitute", [premise]:
            return f"{premise}, {_replaced(terms, notation, notation.symbols)}, reads"
        case "linearity", _:
            sizes = [inline_latex(terms[f"coefficient{place}"], notation) for place in range(len(used))]
            return f"By linearity, {_combination(sizes, used)} gives"
        case (("mixture" | "regular-mixture"), _):
            return _mixture(used, terms["weight"], dimension, notation)
        case _:
            letters = notation_for([], FACTS[step.rule].variables).symbols
            return rf"Formula \eqref{{fact:{step.rule}}}, {_replaced(terms, notation, letters)}, reads"


def _combination(sizes: list[str], used: list[str]) -> str:
    words = []
    for size, premise in zip(sizes, used, strict=True):
        sign = "minus" if size.startswith("-") else "plus"
        bare = size.removeprefix("-")
        words += [sign, premise if bare == "1" else f"${bare}$ times {premise}"]
    return " ".join(words[1:] if words[0] == "plus" else words)


def _replaced(terms: Mapping[str, Term], notation: Notation, letters: Mapping[str, str]) -> str:
    old, new = (
        [f"${letters[name]}$" for name in terms],
        [f"${inline_latex(value, notation)}$" for value in terms.values()],
    )
    return f"with {listed(old)} replaced by {listed(new)}"


def _mixture(used: list[str], weight: Term, dimension: Term, notation: Notation) -> str:
    # The weight stands under an integral sign, as only there the variable of integrals has a meaning.
    (density,) = parts(weight)
    gaussian, transform, least = (
        inline_latex(substitute(term, {D.name: dimension}), notation)
        for term in (_GAUSSIAN, _GAUSSIAN_TRANSFORM, _LEAST)
    )
    letter = notation.fresh("w", "h", "g")
    weight_of_t = f"{letter}({notation.bound})"
    words = [
        "Consider the weight",
        display(rf"{weight_of_t} = {latex(density, notation)} \ge 0, \qquad {notation.bound} > 0."),
        rf"By \eqref{{fact:{GAUSSIAN}}} the Gaussian ${gaussian}$ has the transform ${transform}$. The left side of",
        f"{used[0]} is the mixture of these Gaussians with the weight ${letter}$, and that of {used[1]} the mixture",
        "of their transforms. Since both integrals converge, the former at some $r > 0$ and the latter at some $k >",
        rf"0$, $\int_{{0}}^{{\infty}} {weight_of_t} {least} \,d{notation.bound}$ is finite; so both mixtures are",
        "locally integrable and bounded at infinity, and the double integrals against a Schwartz function converge",
        "absolutely. By the theorems of Tonelli and Fubini the transform may be taken under the integral sign.",
    ]
    if len(used) == 4:
        words += [
            f"By {used[2]} and {used[3]} the two integrals are finite at $r = 0$ and at $k = 0$ as well; hence the",
            "first function is bounded, continuous and integrable, and the formula holds for every $k$:",
        ]
    else:
        words.append(r"In the sense of tempered distributions, therefore,")
    return "\n".join(words)
