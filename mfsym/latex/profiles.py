"""Pages about signs that are seen from the profile of the cost, without a formula for its transform."""

from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.evidence import CompletelyMonotone, Derivation, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import Term
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import cost_in_title, cost_in_words, notation_of
from mfsym.latex.references import cite
from mfsym.latex.words import inline, relation_to_zero

_AWAY = r"Away from $k = 0$, and at $k = 0$ too where $\ell$ is integrable, its Fourier transform is"


def monotone_page(claim: TransformSign, evidence: CompletelyMonotone) -> Page:
    """The page of a mixture of Gaussians."""
    notation = _notation(claim.setting, *evidence.forms)
    relation = relation_to_zero(claim.sign)
    says = rf"{_AWAY} a continuous function with $\hat\ell {relation} 0$."
    return _page(claim.setting, notation, "The sign of", says, mixture_argument(evidence, notation, r"\ell", "> 0"))


def negative_monotone_page(claim: NegativeSomewhere, evidence: CompletelyMonotone) -> Page:
    """The page of minus a mixture of Gaussians."""
    notation = _notation(claim.setting, *evidence.forms)
    says = rf"{_AWAY} a continuous function with $\hat\ell < 0$."
    return _page(claim.setting, notation, "The sign of", says, mixture_argument(evidence, notation, r"-\ell", "< 0"))


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


def mixture_argument(evidence: CompletelyMonotone, notation: Notation, function: str, relation: str) -> list[str]:
    """Why the ``function``, which is l or -l, has a positive transform; so that of l is > 0 or < 0 (``relation``)."""
    words = [f"As a function of $s = r^{{2}}$, ${function}$ equals", display(_written(evidence.forms[0], notation))]
    for form in evidence.forms[1:]:
        words += ["and minus the derivative of this with respect to $s$ is", display(_written(form, notation))]
    order = len(evidence.forms) - 1
    monotone = "The last function" if order else "This function"
    weight = notation.fresh("w", "v")
    polynomial = f" up to a polynomial in $s$ of degree at most ${order}$" if order else ""
    return [
        *words,
        f"{monotone} is completely monotone in $s$, as its parts are: sums, products and the usual compositions of",
        "completely monotone functions and Bernstein functions. So",
        f"({cite(THEOREMS['bernstein-widder'][1])}){polynomial} we have a mixture",
        display(rf"{function} = \int_{{0}}^{{\infty}} e^{{-t r^{{2}}}} \,d{weight}(t), \qquad {weight} \ge 0,"),
        "where for small $t$ a Taylor polynomial of the exponential is subtracted if need be, and its transform is,",
        "away from $k = 0$,",
        display(rf"\int_{{0}}^{{\infty}} (\pi/t)^{{d/2}} e^{{-k^{{2}}/(4 t)}} \,d{weight}(t) > 0,"),
        rf"so that $\hat\ell {relation}$.",
    ]


def _written(form: Term, notation: Notation) -> str:
    return broken("", addends(form, notation), "")


def _notation(setting: Setting, *others: Term) -> Notation:
    return notation_of(setting, Derivation(()), *others, reserved=("s", "t", "w"))


def _bochner() -> str:
    return cite(THEOREMS["bochner"][1])


def _page(setting: Setting, notation: Notation, what: str, says: str, argument: list[str]) -> Page:
    title = f"{what} the Fourier transform of {cost_in_title(setting, notation)}"
    return theorem_page(title, [cost_in_words(setting, notation), says], argument)
