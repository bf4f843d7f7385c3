"""Pages about transforms that are negative somewhere, as is seen from the profile of the cost."""

from mfsym.kernel.claim import NegativeSomewhere, Setting
from mfsym.kernel.evidence import Derivation, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import Term
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.expression import inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import conventions_in, cost_in_title, cost_in_words, notation_of
from mfsym.latex.references import cite
from mfsym.latex.words import inline


def quadratic_form_page(claim: NegativeSomewhere, evidence: QuadraticForm) -> Page:
    """The page of a cost that is not positive definite on some points."""
    notation = _notation(claim.setting)
    points = [f"({', '.join(inline(x) for x in point)})" for point in evidence.points]
    weights = [inline(weight) for weight in evidence.weights]
    argument = [
        r"Suppose that $\hat\ell \ge 0$. Since $\ell$ is integrable, bounded and continuous, it is positive definite",
        f"({_bochner()}). But at the points ${', '.join(points)}$ (the first coordinates)",
        f"with the weights ${', '.join(weights)}$ the sum",
        display(r"\sum_{i, j} w_{i} w_{j} \, \ell(x_{i} - x_{j})"),
        "is negative, as rational interval arithmetic shows.",
    ]
    return _page(claim.setting, notation, "A negative value of", _NEGATIVE, argument)


def flat_page(claim: NegativeSomewhere, evidence: FlatAtOrigin) -> Page:
    """The page of a cost that is too flat at r = 0."""
    notation = _notation(claim.setting, evidence.exponent)
    argument = [
        r"Suppose that $\hat\ell \ge 0$. Since $\ell$ is integrable, bounded and continuous, $\hat\ell$ is integrable",
        f"({_bochner()}) and",
        display(r"\ell(0) - \ell(x) = (2 \pi)^{-d} \int (1 - \cos(k \cdot x)) \, \hat\ell(k) \,dk."),
        rf"For small $|x|$ the left side is of the order of $|x|^{{{inline_latex(evidence.exponent, notation)}}}$,",
        r"with an exponent greater than $2$. Dividing by $|x|^{2}$ we get",
        r"$\int (k \cdot e)^{2} \, \hat\ell(k) \,dk = 0$ for every direction $e$ by Fatou's lemma, so",
        r"that $\hat\ell = 0$ and $\ell = 0$; but $\ell(0) \ne 0$.",
    ]
    return _page(claim.setting, notation, "A negative value of", _NEGATIVE, argument)


def sharp_end_page(claim: NegativeSomewhere, evidence: SharpEnd) -> Page:
    """The page of a cost that ends too abruptly."""
    notation = _notation(claim.setting, evidence.end)
    end = inline_latex(evidence.end, notation)
    argument = [
        r"Suppose that $\hat\ell \ge 0$. Since $\ell$ is integrable and bounded near $x = 0$, $\hat\ell$ is integrable",
        rf"({_bochner()}), so that $\ell$ is continuous, up to a null set; and if $\ell$ is analytic near $x = 0$,",
        r"then all moments of $\hat\ell$ are finite and small enough for $\ell$ to be analytic everywhere.",
        rf"But $\ell$ vanishes for $r > {end}$, while for $r < {end}$ it is a function that does not tend to $0$ at",
        rf"${end}$, or an analytic function of $r^{{2}}$ that is not $0$.",
    ]
    return _page(claim.setting, notation, "A negative value of", _NEGATIVE, argument)


_NEGATIVE = r"Its Fourier transform is negative for some $k$."


def _notation(setting: Setting, *others: Term) -> Notation:
    return notation_of(setting, Derivation(()), *others, reserved=("e", "i", "w"))


def _bochner() -> str:
    return cite(THEOREMS["bochner"][1])


def _page(setting: Setting, notation: Notation, what: str, says: str, argument: list[str]) -> Page:
    title = f"{what} the Fourier transform of {cost_in_title(setting, notation)}"
    statement = [cost_in_words(setting, notation), says]
    return theorem_page(title, statement, argument, conventions_in(setting, notation))
