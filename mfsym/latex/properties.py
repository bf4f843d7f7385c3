"""Pages about the properties that Theorem 1.2 (a)(i) asks of a cost."""

from mfsym.kernel.claim import CostProperty
from mfsym.kernel.evidence import AtDistance, AtInfinity, CostPanels, Derivation, SeenFromFormula
from mfsym.kernel.term import Term
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import cost_in_title, cost_in_words, notation_of
from mfsym.latex.words import cost_of


def seen_page(claim: CostProperty, evidence: SeenFromFormula) -> Page:
    """The page of a property that the formula shows."""
    argument = {
        "integrable": "Between $0$ and infinity the cost is piecewise continuous; as $r$ tends to $0$ and to "
        "infinity, it is bounded by powers of $r$ that are integrable there.",
        "bounded": "Between $0$ and infinity the cost is piecewise continuous, and it is bounded for small and for "
        "large $r$.",
    }.get(
        claim.property,
        "It is composed of continuous functions, pieces have the same values where they meet, and it has a limit at "
        "$r = 0$, by which it is extended.",
    )
    return _page(claim, [argument])


def panels_page(claim: CostProperty, evidence: CostPanels) -> Page:
    """The page of a cost that is nowhere negative."""
    notation = _notation(claim, evidence.cost.form)
    words = ["Rational interval arithmetic shows that the cost, written as"]
    words += [
        display(broken(r"\ell(x) = ", addends(evidence.cost.form, notation), ",")),
        r"is $\ge 0$ for all $r > 0$.",
    ]
    return _page(claim, words, evidence.cost.form)


def distance_page(claim: CostProperty, evidence: AtDistance) -> Page:
    """The page of a property that is missing because of what happens at one distance."""
    notation = _notation(claim, evidence.distance, evidence.form)
    distance = inline_latex(evidence.distance, notation)
    if claim.property == "nonnegative":
        words = f"At $r = {distance}$ it has the value ${inline_latex(evidence.form, notation)}$, which is negative."
    elif claim.property == "continuous":
        words = f"At $r = {distance}$ its limits from the two sides differ, or it grows beyond all bounds."
    else:
        words = f"Near $r = {distance}$ it grows like a power of the distance from there that is not {claim.property}."
    return _page(claim, [words], evidence.distance, evidence.form)


def infinity_page(claim: CostProperty, evidence: AtInfinity) -> Page:
    """The page of a property that is missing because of what happens at infinity."""
    return _page(claim, [f"For large $r$ it behaves like a function of $r$ that is not {claim.property}."])


def _notation(claim: CostProperty, *others: Term) -> Notation:
    return notation_of(claim.setting, Derivation(()), cost_of(claim.setting), *others)


def _page(claim: CostProperty, argument: list[str], *others: Term) -> Page:
    notation = _notation(claim, *others)
    is_or_not = "is" if claim.holds else "is not"
    title = f"The cost {cost_in_title(claim.setting, notation)} {is_or_not} {claim.property}"
    statement = [cost_in_words(claim.setting, notation), f"This function {is_or_not} {claim.property}."]
    return theorem_page(title, statement, argument)
