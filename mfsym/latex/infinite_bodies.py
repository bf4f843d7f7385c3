"""Pages about infinitely many bodies on R^d: when the product measure is optimal, and when it is not."""

from typing import Literal

from mfsym.kernel.claim import CorrelationOptimal, MeanFieldOptimal, TransformSign
from mfsym.kernel.evidence import (
    CostPanels,
    Derivation,
    SignAndCost,
    SignCostAndMass,
    SignCostAndMoments,
    TransformPanels,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.expression import inline_latex
from mfsym.latex.inherited import page_of_sign
from mfsym.latex.letters import notation_for
from mfsym.latex.radial import cost_in_title, cost_in_words, last_pair, notation_of, radial_page
from mfsym.latex.references import cite
from mfsym.latex.regularity import class_in_words, reasons_for_class
from mfsym.latex.signs import sign_argument
from mfsym.latex.words import law, relation_to_zero, sense_of

_MASS = r"The certificate has a derivation of the integral of the density of $\mu$, which is $1$."


def mean_field_page(claim: MeanFieldOptimal, evidence: SignAndCost | SignCostAndMass | SignCostAndMoments) -> Page:
    """The page of Theorem 1.2 for one cost and one marginal."""
    setting, sign = claim.setting, evidence.sign
    positive = claim.unique and not isinstance(evidence, SignCostAndMoments)
    mass = [_MASS] if isinstance(evidence, SignCostAndMass) else []
    reserved = (r"\mu", r"\nu", "Q")
    shown: Literal["positive", "nonnegative"] = "positive" if positive else "nonnegative"
    match sign:
        case TransformPanels(derivation, panels):
            notation = notation_of(setting, derivation, panels.form, evidence.cost.form, reserved=reserved)
            seen = sign_argument(setting.conditions, derivation, panels, notation, positive)
            says = [rf"Moreover, $\hat\ell(k) {relation_to_zero(shown)} 0$ {_sense(derivation)}."]
        case _:
            notation = notation_of(setting, Derivation(()), evidence.cost.form, reserved=reserved)
            seen = ["The sign of the transform is that of the preceding theorem."]
            says = []
    derived = isinstance(sign, TransformPanels) and last_pair(sign.derivation).sense == "integrable"
    closing = [
        *seen,
        *reasons_for_class(setting, sign, evidence.cost, notation, derived=derived),
        *mass,
        *_because(claim, positive),
    ]
    statement = [class_in_words(setting, sign, derived=derived), *says, *_optimal(claim)]
    title = f"Infinitely many bodies with the cost {cost_in_title(setting, notation)}"
    if isinstance(sign, TransformPanels):
        return radial_page(title, setting, sign.derivation, notation, statement, closing)
    of_sign = page_of_sign(TransformSign(setting, shown), sign)
    return theorem_page(title, [cost_in_words(setting, notation), *statement], closing, of_sign.body)


def _sense(derivation: Derivation) -> str:
    return sense_of(last_pair(derivation).sense == "integrable")


def _law(claim: MeanFieldOptimal | CorrelationOptimal) -> str:
    return law(claim.marginal, dimension=claim.setting.dimension)


def _optimal(claim: MeanFieldOptimal) -> list[str]:
    unique = "; it is the only minimiser" if claim.unique else ""
    return [
        rf"Let $\mu$ be {_law(claim)}. Then the mean field energy $\iint \ell(x - y) \,d\mu(x) \,d\mu(y)$ is",
        r"finite, and $\mu^{\otimes\infty}$ minimises the cost per pair of infinitely many bodies with the marginal",
        rf"$\mu$, problem (1.13) of \cite{{CFP2015}}{unique}.",
    ]


def _because(claim: MeanFieldOptimal, positive: bool) -> list[str]:
    de_finetti, parseval = (cite(THEOREMS[name][1]) for name in ("de-finetti-hewitt-savage", "parseval-energy"))
    dimension = inline_latex(claim.setting.dimension, notation_for([claim.setting.dimension]))
    closing = [
        rf"A competitor is a mixture $\int Q^{{\otimes\infty}} \,d\nu(Q)$ with mean $\mu$ ({de_finetti}). If its",
        f"cost per pair is finite, it exceeds the mean field energy by ({parseval})",
        display(rf"(2\pi)^{{-{dimension}}} \iint \hat\ell(k) \, |\hat Q(k) - \hat\mu(k)|^{{2}} \,dk \,d\nu(Q) \ge 0."),
    ]
    if positive:
        closing.append(r"Since $\hat\ell > 0$, equality holds only if $Q = \mu$ for $\nu$-almost every $Q$.")
    elif claim.unique:
        closing += [
            r"Under $\mu$ the mean of $e^{\varepsilon |x|}$ is finite for some $\varepsilon > 0$, hence under",
            r"$\nu$-almost every $Q$. So $\hat\mu$ and $\hat Q$ are real analytic. If equality holds, they agree where",
            r"$\hat\ell > 0$, which is the case on an open set, as $\ell$ is not $0$; hence everywhere, and $Q = \mu$.",
        ]
    return closing


def correlation_page(claim: CorrelationOptimal, evidence: CostPanels) -> Page:
    """The page of a cost for which all bodies would rather be at one place."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), evidence.cost.form, reserved=(r"\mu",))
    statement = [
        cost_in_words(setting, notation),
        rf"Let $\mu$ be {_law(claim)}. Then the fully correlated measure $(\mathrm{{id}}, \mathrm{{id}},",
        r"\dots)_{\#} \mu$ has the cost $0$ per pair and solves problem (1.13) of \cite{CFP2015}; the product",
        r"measure $\mu^{\otimes\infty}$ does not.",
    ]
    argument = [
        "The cost vanishes at $r = 0$ and is positive for $r > 0$, as rational interval arithmetic shows. So no",
        "measure has a negative cost, and the fully correlated one, whose bodies are all at one place, has the cost",
        r"$0$. The product measure has the cost $\iint \ell(x - y) \,d\mu(x) \,d\mu(y) > 0$, because $\mu$ is no",
        "point mass.",
    ]
    title = f"Infinitely many bodies with the cost {cost_in_title(setting, notation)}"
    return theorem_page(title, statement, argument)
