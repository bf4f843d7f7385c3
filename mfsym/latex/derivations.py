"""A derivation of a transform as the steps of a proof: one numbered formula for each line, with its reason."""

import re
from collections.abc import Sequence
from dataclasses import replace

from mfsym.kernel.evidence import Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS
from mfsym.kernel.term import D, Symbol, Term
from mfsym.latex.display import LINE, equation, width
from mfsym.latex.expression import addends, in_brackets, inline_latex, latex
from mfsym.latex.letters import Notation, escaped, notation_for
from mfsym.latex.reasons import GAUSSIAN, label, reason
from mfsym.latex.references import cite
from mfsym.latex.words import listed


def terms_of(derivation: Derivation) -> list[Term]:
    """All the terms of the derivation."""
    found: list[Term] = []
    for step in derivation.steps:
        found.extend(value for _, value in step.terms)
        found.extend(_sides(step.conclusion))
    return found


def _sides(line: Equation | Pair) -> tuple[Term, Term]:
    return (line.left, line.right) if isinstance(line, Equation) else (line.profile, line.transform)


def joined(derivations: Sequence[Derivation]) -> Derivation:
    """All the steps as one derivation."""
    all_steps: list[Step] = []
    for derivation in derivations:
        start = len(all_steps)
        all_steps += [
            replace(step, premises=tuple(start + place for place in step.premises)) for step in derivation.steps
        ]
    return Derivation(tuple(all_steps))


def ends_of(derivations: Sequence[Derivation], start: int = 0) -> list[str]:
    """References to the last formulas of the derivations, before which there are ``start`` others."""
    ends, count = [], start
    for derivation in derivations:
        count += len(derivation.steps)
        ends.append(rf"\eqref{{{label(count - 1)}}}")
    return ends


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
    other = [notation.symbols[v] for v in fact.variables if Symbol(v) not in (*fact.conditions, D)]
    further = [rf"${latex(c, notation)} > 0$" for c in fact.conditions if not isinstance(c, Symbol)]
    scope = [f"all ${', '.join(positive)} > 0$"] * bool(positive) + [f"every real ${', '.join(other)}$"] * bool(other)
    scope += ["every dimension $d$"] * (D.name in fact.variables)
    # Titles are plain text with formulas such as 1/t or K.
    title = re.sub(r"\b(1/\w|K)\b", r"$\1$", escaped(fact.title[0].upper() + fact.title[1:]))
    formula = line(fact.conclusion, f"fact:{name}", D, notation).replace("\n", f"\\tag{{{letter}}}\n", 1)
    return f"{title} {cite(fact.citation)}: for {listed(scope + further)},\n{formula}"


# --- the steps -------------------------------------------------------------------------------------


def steps(derivation: Derivation, dimension: Term, notation: Notation) -> str:
    """The steps, each with its reason and its formula; the formula of line i is labelled ``step:i+1``."""
    return "\n".join(
        f"{reason(step, notation)}\n{line(step.conclusion, label(place), dimension, notation)}"
        for place, step in enumerate(derivation.steps)
    )


def line(conclusion: Equation | Pair, name: str, dimension: Term, notation: Notation) -> str:
    """The displayed formula of a line; a transform in another than this ``dimension`` gets it as an index."""
    left, right = _sides(conclusion)
    parts = addends(left, notation)
    if isinstance(conclusion, Pair):
        start = latex(left, notation)
        index = "" if conclusion.dimension == dimension else f"_{{{inline_latex(conclusion.dimension, notation)}}}"
        if len(parts) > 1 and width(start) > LINE:
            first, *rest = in_brackets(parts, "[", "]")
            parts = [rf"\mathcal{{F}}{index}{first}", *rest]
            parts[-1] += "(k)"
        else:
            brackets = (r"\left[", r"\right]") if r"\frac" in start or r"\begin" in start else ("[", "]")
            parts = [rf"\mathcal{{F}}{index}{brackets[0]}{start}{brackets[1]}(k)"]
    return equation(parts, addends(right, notation), name)
