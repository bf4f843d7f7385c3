"""Pages about the value of a transform at one wave number."""

from mfsym.kernel.claim import NegativeTransform, TransformEnclosure
from mfsym.kernel.evidence import Derivation, OracleEnclosure
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.radial import cost_in_title, cost_in_words, last_formula, notation_of, radial_page
from mfsym.latex.words import inline

ORACLES = {"arb": "Arb, software for computing with rigorous error bounds"}


def enclosure_page(claim: TransformEnclosure, derivation: Derivation) -> Page:
    """The page of a value that is computed from the formula for the transform."""
    notation = notation_of(claim.setting, derivation)
    closing = [
        f"Rational interval arithmetic, applied to the right side of {last_formula(derivation)} at",
        f"$k = {inline(claim.k)}$, gives an interval inside of $[{inline(claim.lower)}, {inline(claim.upper)}]$.",
    ]
    title = f"A value of the Fourier transform of {cost_in_title(claim.setting, notation)}"
    return radial_page(title, claim.setting, derivation, notation, [f"Moreover, {_between(claim)}."], closing)


def oracle_page(claim: TransformEnclosure | NegativeTransform, evidence: OracleEnclosure) -> Page:
    """The page of a value that was enclosed by an oracle."""
    notation = notation_of(claim.setting, Derivation(()))
    said = _between(claim) if isinstance(claim, TransformEnclosure) else _negative(claim)
    statement = [
        cost_in_words(claim.setting, notation),
        rf"The function $\ell$ is integrable, and its transform satisfies {said}.",
    ]
    argument = [
        "As $r$ tends to $0$ and to infinity, the cost is bounded by powers of $r$ that are integrable there, and it",
        r"is piecewise continuous in between. So the integral for $\hat\ell$ converges absolutely. Its value at",
        f"$|k| = {inline(claim.k)}$ was computed by {ORACLES[evidence.oracle]}, and lies between the numbers",
        f"${inline(evidence.lower)}$ and ${inline(evidence.upper)}$; this computation is trusted here.",
    ]
    title = f"A value of the Fourier transform of {cost_in_title(claim.setting, notation)}"
    return theorem_page(title, statement, argument)


def _between(claim: TransformEnclosure) -> str:
    return rf"${inline(claim.lower)} \le \hat\ell(k) \le {inline(claim.upper)}$ where $|k| = {inline(claim.k)}$"


def _negative(claim: NegativeTransform) -> str:
    return rf"$\hat\ell(k) \le {inline(claim.upper)} < 0$ where $|k| = {inline(claim.k)}$"
