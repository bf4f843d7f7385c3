"""Pages about pair measures on finitely many sites: representable or not, and how far from infinitely many bodies."""

from fractions import Fraction

from mfsym.kernel.claim import (
    CloseToInfinite,
    FarFromInfinite,
    LargestRepresentable,
    Matrix,
    NotRepresentable,
    Representable,
)
from mfsym.kernel.evidence import (
    NearbyMixture,
    Plan,
    PlanAndSeparatingCost,
    RepresentingMixture,
    RepresentingPlan,
    SeparatingCost,
    SeparatingFunction,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.mixture import remainder
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.formulas import distance, pair_measure
from mfsym.latex.optima import remainder_in_words, sum_of_squares
from mfsym.latex.references import cite
from mfsym.latex.site_problems import displayed_matrix
from mfsym.latex.words import inline, laws_in_words, shown, vector

_DEFINITION = r"""A symmetric law $\mu_2$ of pairs of sites is \emph{$N$-representable} if it is the law of two of $N$
exchangeable bodies (Definition 2.1 of \cite{CFP2015}). A \emph{configuration} $n$ puts $n_a$ bodies at site $a$."""
_NORMS = {
    "total-variation": r"Here $\|\tau\|_{\mathrm{TV}} = \sum_{ab} |\tau_{ab}|$.",
    "set": r"Here $\|\tau\|_{\mathrm{set}} = \frac{1}{2} \sum_{ab} |\tau_{ab}|$ for $\tau$ of total mass $0$.",
}


def representable_page(claim: Representable, evidence: RepresentingPlan) -> Page:
    """The page of a pair measure that is representable."""
    statement = f"{_pair(claim.pair)} is ${claim.bodies}$-representable."
    return _page(f"A ${claim.bodies}$-representable pair measure", statement, _plan(evidence.plan, claim.bodies or 0))


def not_representable_page(claim: NotRepresentable, evidence: SeparatingCost) -> Page:
    """The page of a pair measure that is not representable: a cost tells it from those that are."""
    count = r"\infty" if claim.bodies is None else str(claim.bodies)
    statement = f"{_pair(claim.pair)} is not ${count}$-representable."
    argument = "\n".join(_separation(evidence.cost, claim.pair, claim.bodies))
    return _page(f"A pair measure that is not ${count}$-representable", statement, argument)


def _separation(cost: Matrix, pair: Matrix, bodies: int | None) -> list[str]:
    """Why the cost tells the pair measure from those that are representable."""
    start = ["Let a pair of bodies at the sites $a$ and $b$ cost $C_{ab}$, where", displayed_matrix("C", cost)]
    mean = _mean(cost, pair)
    if bodies is None:
        return [
            *start,
            r"Then $Q^{T} C Q \ge 0$ for every law $Q$,",
            *remainder_in_words(cost, "C_{ab}"),
            r"An infinitely representable law is a mixture of $Q \otimes Q$",
            rf"({cite(THEOREMS['de-finetti-hewitt-savage'][1])}), so its mean cost is $\ge 0$; but under $\mu_2$ it is",
            f"${inline(mean)}$.",
        ]
    return [
        *start,
        r"Then the energy $\sum_a C_{aa} n_a (n_a - 1)/2 + \sum_{a < b} C_{ab} n_a n_b$ of each configuration $n$ of",
        rf"${bodies}$ bodies is $\ge 0$. If $\mu_2$ were the law of two of them, its mean cost would be $\ge",
        f"0$; but it is ${inline(mean)}$.",
    ]


def infinitely_representable_page(claim: Representable, evidence: RepresentingMixture) -> Page:
    """The page of a pair measure that is the law of two of infinitely many bodies."""
    count = r"\infty" if claim.bodies is None else str(claim.bodies)
    argument = [
        f"Let all bodies have independently the law $Q$, where {laws_in_words(evidence.mixture)}.",
        r"The law of two bodies is then the mean of $Q_a Q_b$, which is $\mu_2$.",
    ]
    statement = f"{_pair(claim.pair)} is ${count}$-representable."
    return _page(f"A ${count}$-representable pair measure", statement, "\n".join(argument))


def largest_page(claim: LargestRepresentable, evidence: PlanAndSeparatingCost) -> Page:
    """The page of the largest number of bodies that represent a pair measure."""
    count = claim.bodies
    statement = f"{_pair(claim.pair)} is ${count}$-representable, and not $N$-representable for any $N > {count}$."
    argument = [
        _plan(evidence.plan, count),
        "",
        f"\\noindent If more than ${count}$ bodies represented it, ${count + 1}$ of them would.",
        *_separation(evidence.cost, claim.pair, count + 1),
    ]
    return _page("The largest number of bodies of a pair measure", statement, "\n".join(argument))


def near_page(claim: CloseToInfinite, evidence: NearbyMixture) -> Page:
    """The page of a pair measure that is near an infinitely representable one."""
    argument = [
        _plan(evidence.plan, claim.bodies),
        "",
        r"\noindent Infinitely many bodies that have independently the law $Q$, where",
        f"{laws_in_words(evidence.mixture)}, have the same marginal,",
        rf"and the law of two of them is not farther from $\mu_2$ than ${inline(claim.distance)}$.",
    ]
    return _page("Finitely many bodies near infinitely many", _distance(claim, r"\le"), "\n".join(argument))


def far_page(claim: FarFromInfinite, evidence: SeparatingFunction) -> Page:
    """The page of a pair measure that is far from all infinitely representable ones."""
    bound, mean = evidence.bound, _mean(evidence.function, claim.pair)
    argument = [
        _plan(evidence.plan, claim.bodies),
        "",
        "\\noindent Let",
        displayed_matrix("f", evidence.function, ",", "be"),
        r"whose entries are at most $1$ in absolute value. For every law $Q$ on the sites,",
        sum_of_squares(rf"{shown(bound)} - Q^{{T}} f Q \ge ", evidence.squares, "Q", r"\ge 0"),
        *remainder_in_words(
            remainder(evidence.squares, tuple(tuple(bound - f for f in row) for row in evidence.function)),
            f"{inline(bound)} - f_{{ab}}",
        ),
        r"An infinitely representable law is a mixture of $Q \otimes Q$",
        f"({cite(THEOREMS['de-finetti-hewitt-savage'][1])}), so that the mean of $f$ under it is at most",
        rf"${inline(bound)}$. Under $\mu_2$ it is ${inline(mean)}$. The difference of the means is a lower bound of",
        "the distance in total variation, and half of it of that in the other norm.",
    ]
    title = "Finitely many bodies far from infinitely many"
    return _page(title, _distance(claim, r"\ge"), "\n".join(argument))


# --- what the pages have in common -----------------------------------------------------------------


def _page(title: str, statement: str, argument: str) -> Page:
    return theorem_page(title, [statement], [argument], _DEFINITION)


def _pair(pair: Matrix) -> str:
    return f"The pair measure\n{display(pair_measure(pair))}"


def _distance(claim: CloseToInfinite | FarFromInfinite, relation: str) -> str:
    formula = display(f"{distance(claim.norm)} {relation} {shown(claim.distance)}.")
    return f"{_pair(claim.pair)} is ${claim.bodies}$-representable, and\n{formula}\n{_NORMS[claim.norm]}"


def _plan(plan: Plan, bodies: int) -> str:
    rows = [f"P{vector(part.configuration)} &= {shown(part.weight)}" for part in plan]
    return "\n".join(
        [
            rf"Distribute ${bodies}$ bodies at random, with the configuration $n$ having the probability $P(n)$:",
            display(" \\\\\n  ".join(rows) + "."),
            "The law of two of them, drawn at random, is $\\mu_2$.",
        ]
    )


def _mean(function: Matrix, pair: Matrix) -> Fraction:
    """The mean of a function of two sites under a pair measure."""
    return sum((f * p for rows in zip(function, pair, strict=True) for f, p in zip(*rows, strict=True)), Fraction(0))
