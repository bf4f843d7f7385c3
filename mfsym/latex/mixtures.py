"""Pages about costs that are mixtures of Gaussians, since they are completely monotone in r^2, up to polynomials."""

from mfsym.kernel.claim import NegativeSomewhere, Setting, TransformSign
from mfsym.kernel.derivation import assumptions
from mfsym.kernel.evidence import CompletelyMonotone, Derivation
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import Term
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, latex
from mfsym.latex.letters import Notation
from mfsym.latex.monotone import parts_in_words, square
from mfsym.latex.radial import conventions_in, cost_in_title, cost_in_words, notation_of
from mfsym.latex.reasons import gaussian_transform
from mfsym.latex.references import cite
from mfsym.latex.regularity import integrability, where_it_holds
from mfsym.latex.words import cost_of, relation_to_zero


def monotone_page(claim: TransformSign, evidence: CompletelyMonotone) -> Page:
    """The page of a mixture of Gaussians."""
    return _page(claim.setting, evidence, r"\ell", relation_to_zero(claim.sign))


def negative_monotone_page(claim: NegativeSomewhere, evidence: CompletelyMonotone) -> Page:
    """The page of minus a mixture of Gaussians."""
    return _page(claim.setting, evidence, r"-\ell", "<")


def _page(setting: Setting, evidence: CompletelyMonotone, function: str, relation: str) -> Page:
    notation = notation_of(setting, Derivation(()), *evidence.forms)
    integrable = integrability(setting)
    says = [
        rf"Its Fourier transform is a continuous function with $\hat\ell(k) {relation} 0$",
        f"{where_it_holds(integrable)}.",
    ]
    argument = [
        *_forms(setting, evidence, notation, function),
        *parts_in_words(evidence.forms[-1], assumptions(setting), notation),
        *_mixture(setting, len(evidence.forms) - 1, notation, function, integrable),
        *_at_zero(function, integrable),
    ]
    title = f"The sign of the Fourier transform of {cost_in_title(setting, notation)}"
    statement = [cost_in_words(setting, notation), *says]
    return theorem_page(title, statement, argument, conventions_in(setting, notation))


def _forms(setting: Setting, evidence: CompletelyMonotone, notation: Notation, function: str) -> list[str]:
    """The function and its derivatives with respect to s."""
    first, *derivatives = evidence.forms
    s = square(notation)
    if function == r"\ell" and first == cost_of(setting) and not derivatives:
        return [f"Let ${s} = r^{{2}}$."]
    words = [rf"As a function of ${s} = r^{{2}}$, ${function}$ equals", _displayed(first, notation)]
    for form in derivatives:
        words += [f"Minus the derivative of this with respect to ${s}$ is", _displayed(form, notation)]
    return words


def _displayed(form: Term, notation: Notation) -> str:
    return display(broken("", addends(form, notation)))


def _mixture(setting: Setting, order: int, notation: Notation, function: str, integrable: bool | None) -> list[str]:
    """The mixture and its transform; the last of ``order`` derivatives of the ``function`` is completely monotone."""
    t, s, weight = notation.bound, square(notation), notation.fresh("w", "v")
    gaussian, measure = rf"e^{{-{t} r^{{2}}}}", rf"\,d{weight}({t})"
    words = _integrated(order, function, s) if order and integrable else []
    words.append(f"By the theorem of Bernstein and Widder ({cite(THEOREMS['bernstein-widder'][1])}),")
    if integrable:
        words.append(display(rf"{function} = \int_{{0}}^{{\infty}} {gaussian} {measure}, \qquad {weight} \ge 0."))
        not_zero = f"${function}$ is not $0$"
    elif not order:
        words += [
            display(rf"{function} = \int_{{0}}^{{\infty}} {gaussian} {measure}, \qquad {weight} \ge 0;"),
            f"a mass at ${t} = 0$ is a constant, whose transform is supported at $k = 0$.",
        ]
        not_zero = f"${function}$ is not constant"
    else:
        taylor = rf"\mathbf{{1}}_{{{t} < 1}}"
        if order > 1:
            taylor += rf" \sum_{{j < {order}}} \frac{{(-{t} r^{{2}})^{{j}}}}{{j!}}"
        p = notation.fresh("p", "q")
        subtracted = rf"\Bigl({gaussian} - {taylor}\Bigr)"
        words += [
            display(rf"{function} = {p} + \int_{{0}}^{{\infty}} {subtracted} {measure}, \qquad {weight} \ge 0,"),
            f"where ${p}$ is a polynomial in ${s}$ of degree at most ${order}$. The transforms of such polynomials are",
            "supported at $k = 0$.",
        ]
        not_zero = f"${function}$ is not such a polynomial"
    sign = function.removesuffix(r"\ell")
    transform = latex(gaussian_transform(setting.dimension), notation)
    return [
        *words,
        r"As $\ell$ is locally integrable, the theorem of Fubini gives for $k \ne 0$",
        display(rf"{sign}\hat\ell(k) = \int_{{0}}^{{\infty}} {transform} {measure} > 0,"),
        f"which is continuous in $k$, and positive because {not_zero}.",
    ]


def _integrated(order: int, function: str, s: str) -> list[str]:
    """Why an integrable function is completely monotone if a derivative is."""
    return [
        f"As ${function}$ is integrable, it and its derivatives above vanish at infinity, since otherwise it would",
        rf"behave like a polynomial in ${s}$. So each of them is the integral of the next one over $({s}, \infty)$,",
        f"and completely monotone; in the end ${function}$ is." if order > 1 else "and completely monotone.",
    ]


def _at_zero(function: str, integrable: bool | None) -> list[str]:
    if integrable is False:
        return []
    start = r"Since $\ell$ is integrable," if integrable else r"If $\ell$ is integrable,"
    relation = ">" if function == r"\ell" else "<"
    return [
        rf"{start} $\hat\ell$ is continuous at $k = 0$ as well, with the value",
        display(rf"\hat\ell(0) = \int \ell(x) \,dx {relation} 0."),
    ]
