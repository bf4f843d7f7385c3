"""Pages about infinitely many bodies on R^d: when the product measure is optimal, and when it is not."""

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
from mfsym.latex.radial import cost_in_title, cost_in_words, notation_of, radial_page
from mfsym.latex.references import cite
from mfsym.latex.signs import sign_argument
from mfsym.latex.words import law

_MASS = r"The certificate has a derivation of the integral of the density of $\mu$, which is $1$."


def mean_field_page(claim: MeanFieldOptimal, evidence: SignAndCost | SignCostAndMass | SignCostAndMoments) -> Page:
    """The page of Theorem 1.2 for one cost and one marginal."""
    setting, sign = claim.setting, evidence.sign
    positive = claim.unique and not isinstance(evidence, SignCostAndMoments)
    mass = [_MASS] if isinstance(evidence, SignCostAndMass) else []
    title = "Infinitely many bodies with the cost"
    reserved = (r"\mu", r"\nu", "Q")
    match sign:
        case TransformPanels(derivation, panels):
            notation = notation_of(setting, derivation, panels.form, evidence.cost.form, reserved=reserved)
            seen = sign_argument(setting.conditions, derivation, panels, notation, positive)
            in_title = f"{title} {cost_in_title(setting, notation)}"
            return radial_page(
                in_title, setting, derivation, notation, _optimal(claim), [*_because(claim, seen, positive), *mass]
            )
        case _:
            notation = notation_of(setting, Derivation(()), evidence.cost.form, reserved=reserved)
            of_sign = page_of_sign(TransformSign(setting, "positive" if positive else "nonnegative"), sign)
            statement = [cost_in_words(setting, notation), *_optimal(claim)]
            sign_known = ["The sign of the transform is that of the preceding theorem."]
            argument = [*_because(claim, sign_known, positive), *mass]
            return theorem_page(f"{title} {cost_in_title(setting, notation)}", statement, argument, of_sign.body)


def _optimal(claim: MeanFieldOptimal) -> list[str]:
    unique = "; it is the only minimiser" if claim.unique else ""
    return [
        rf"Let $\mu$ be {law(claim.marginal)}. Then the mean field energy $\iint \ell(x - y) \,d\mu(x) \,d\mu(y)$ is",
        r"finite, and $\mu^{\otimes\infty}$ minimises the cost per pair of infinitely many bodies with the marginal",
        rf"$\mu$, problem (1.13) of \cite{{CFP2015}}{unique}.",
    ]


def _because(claim: MeanFieldOptimal, sign: list[str], positive: bool) -> list[str]:
    de_finetti, parseval = (cite(THEOREMS[name][1]) for name in ("de-finetti-hewitt-savage", "parseval-energy"))
    dimension = inline_latex(claim.setting.dimension, notation_for([claim.setting.dimension]))
    closing = [
        *sign,
        r"In the same way one sees that $\ell \ge 0$.",
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
        rf"Let $\mu$ be {law(claim.marginal)}. Then the fully correlated measure $(\mathrm{{id}}, \mathrm{{id}},",
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
