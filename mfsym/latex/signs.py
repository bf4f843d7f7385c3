"""Pages about the sign of a transform."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from mfsym.kernel.claim import (
    NegativeAt,
    NegativeTransform,
    NotProportional,
    TransformSign,
)
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import (
    Derivation,
    OneFrequency,
    Panels,
    TransformPanels,
    TwoWaveNumbers,
)
from mfsym.kernel.term import K, Term, product, substitute
from mfsym.latex.article import Page
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import cost_in_title, last_formula, last_pair, notation_of, radial_page
from mfsym.latex.words import inline, sense_of


def sign_page(claim: TransformSign, evidence: TransformPanels) -> Page:
    """The page of a sign that does not change."""
    derivation = evidence.derivation
    notation = notation_of(claim.setting, derivation, evidence.transform.form)
    strictly = claim.sign == "positive"
    everywhere = sense_of(last_pair(derivation).sense == "integrable")
    relation = ">" if strictly else r"\ge"
    return radial_page(
        f"The sign of the Fourier transform of {cost_in_title(claim.setting, notation)}",
        claim.setting,
        derivation,
        notation,
        [rf"Moreover, $\hat\ell(k) {relation} 0$ {everywhere}."],
        sign_argument(claim.setting.conditions, derivation, evidence.transform, notation, strictly),
    )


def sign_argument(
    conditions: tuple[Term, ...], derivation: Derivation, panels: Panels, notation: Notation, strictly: bool
) -> list[str]:
    """Why the transform has the sign that the panels show."""
    pair, relation = last_pair(derivation), "> 0" if strictly else r"\ge 0"
    words = [f"It remains to see the sign of {last_formula(derivation)}."]
    if panels.form != pair.transform:
        words += ["The right side equals", display(broken("", addends(panels.form, notation)))]
    if panels.cuts:
        words.append(f"Rational interval arithmetic shows that it is ${relation}$ on each of the intervals")
        words.append(f"{intervals(panels.cuts)}, which cover all $k > 0$.")
    else:
        words.append(rf"It is ${relation}$ for all $k > 0$, as the signs of its factors and terms show.")
    if pair.sense == "integrable":
        words.append(_at_zero(conditions, pair.profile, strictly))
    return words


def one_frequency_page(claim: TransformSign, evidence: OneFrequency) -> Page:
    """The page of a transform with waves of one frequency that a constant term outweighs."""
    derivation, setting = evidence.derivation, claim.setting
    parts = (evidence.constant, evidence.sine, evidence.cosine)
    notation = notation_of(setting, derivation, *parts, evidence.frequency, evidence.excess, reserved=("p", "q", "s"))
    strictly, integrable = claim.sign == "positive", last_pair(derivation).sense == "integrable"
    relation, angle = ">" if strictly else r"\ge", latex(product(evidence.frequency, K), notation)
    closing = [rf"The right side of {last_formula(derivation)} is $p + q \sin({angle}) + s \cos({angle})$ with"]
    closing += [
        display(broken(f"{name} = ", addends(part, notation), ".")) for name, part in zip("pqs", parts, strict=True)
    ]
    closing += [
        r"Here $p \ge 0$, and the waves are at most $\sqrt{q^2 + s^2}$, with",
        display(broken("p^2 - q^2 - s^2 = ", addends(evidence.excess, notation), f"{relation} 0.")),
    ]
    if integrable:
        closing.append(_at_zero(setting.conditions, last_pair(derivation).profile, strictly))
    title = f"The sign of the Fourier transform of {cost_in_title(setting, notation)}"
    says = [rf"Moreover, $\hat\ell(k) {relation} 0$ {sense_of(integrable)}."]
    return radial_page(title, setting, derivation, notation, says, closing)


def _at_zero(conditions: tuple[Term, ...], profile: Term, strictly: bool) -> str:
    # Only the choice between two reasons; the kernel has accepted one of them.
    if not strictly:
        return r"At $k = 0$ the same follows by continuity."
    if enclose(profile, domain(conditions)).is_positive():
        return r"At $k = 0$ it is the integral of $\ell > 0$, and therefore positive as well."
    return r"At $k = 0$ the formula gives a positive value as well."


def intervals(cuts: Sequence[Fraction]) -> str:
    """The panels between the cuts."""
    ends = [inline(cut) for cut in cuts]
    inner = [f"$[{a}, {b}]$" for a, b in pairwise(ends)]
    return ", ".join([f"$(0, {ends[0]}]$", *inner, rf"$[{ends[-1]}, \infty)$"])


def negative_page(claim: NegativeTransform, derivation: Derivation) -> Page:
    """The page of a transform that is negative somewhere."""
    notation = notation_of(claim.setting, derivation)
    k, upper = inline(claim.k), inline(claim.upper)
    consequence = [
        rf"Moreover, $\hat\ell(k) \le {upper} < 0$ where $|k| = {k}$; so Theorem~1.2 of \cite{{CFP2015}} does not",
        "apply.",
    ]
    closing = [
        f"Rational interval arithmetic encloses the right side of {last_formula(derivation)} at $k = {k}$ in an",
        f"interval whose upper end is at most ${upper}$.",
    ]
    return radial_page(
        f"The Fourier transform of {cost_in_title(claim.setting, notation)} is negative somewhere",
        claim.setting,
        derivation,
        notation,
        consequence,
        closing,
    )


def negative_at_page(claim: NegativeAt, derivation: Derivation) -> Page:
    """The page of a transform that is negative at a wave number that depends on the parameters."""
    notation = notation_of(claim.setting, derivation, claim.k, claim.value)
    value = display(broken(rf"\hat\ell({latex(claim.k, notation)}) = ", addends(claim.value, notation), "< 0;"))
    says = ["Moreover,", value, r"so Theorem~1.2 of \cite{CFP2015} does not apply."]
    closing = [f"The value is that of the right side of {last_formula(derivation)}; its sign is that of its terms."]
    title = f"The Fourier transform of {cost_in_title(claim.setting, notation)} is negative somewhere"
    return radial_page(title, claim.setting, derivation, notation, says, closing)


def not_proportional_page(claim: NotProportional, evidence: TwoWaveNumbers) -> Page:
    """The page of a transform that has not the shape it was said to have."""
    shape = substitute(claim.shape, {"d": claim.setting.dimension})
    notation = notation_of(claim.setting, evidence.derivation, shape, reserved=("S",))
    first, second = inline(evidence.first), inline(evidence.second)
    return radial_page(
        f"The Fourier transform of {cost_in_title(claim.setting, notation)} is not of another form",
        claim.setting,
        evidence.derivation,
        notation,
        ["It is no multiple, with a factor independent of $k$, of", display(f"S(k) = {latex(shape, notation)}.")],
        [
            r"If $\hat\ell$ were a multiple of $S$, then",
            display(rf"\hat\ell({first}) \, S({second}) = \hat\ell({second}) \, S({first});"),
            "but rational interval arithmetic shows that the two sides differ.",
        ],
    )
