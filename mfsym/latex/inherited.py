"""Pages about signs that follow from other signs, and the table of the pages of all signs."""

from collections.abc import Callable, Mapping
from typing import Any

from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, TransformSign, TransformZeros
from mfsym.kernel.evidence import (
    AskeyFunction,
    Cases,
    CompactInHigherDimension,
    CompletelyMonotone,
    DampedSine,
    DampedWave,
    Decreasing,
    Derivation,
    Dilated,
    FlatAtOrigin,
    HigherDimension,
    NegativityEvidence,
    OneFrequency,
    OppositeSign,
    PolynomialInSquare,
    ProductOfCosts,
    QuadraticForm,
    SharpEnd,
    SignEvidence,
    SumOfCosts,
    TransformPanels,
    TwoGaussians,
    TwoPowers,
    Waves,
    WaveTimesCost,
    WendlandFunction,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import ONE, Term, negative, substitute
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.conditions import essential
from mfsym.latex.criteria import askey_page, criterion_page, wendland_page
from mfsym.latex.display import display
from mfsym.latex.expression import inline_latex
from mfsym.latex.formulas import all_nonnegative, terms_of_zeros, zero_sets
from mfsym.latex.letters import Notation
from mfsym.latex.mixtures import monotone_page, negative_monotone_page
from mfsym.latex.profiles import flat_page, quadratic_form_page, sharp_end_page
from mfsym.latex.radial import conventions_in, cost_in_title, cost_in_words, notation_of
from mfsym.latex.references import cite
from mfsym.latex.signs import one_frequency_page, sign_page
from mfsym.latex.words import listed, relation_to_zero


def higher_dimension_page(claim: TransformSign, evidence: HigherDimension) -> Page:
    """The page of a sign that is inherited from a higher dimension."""
    setting = claim.setting
    higher = Setting(setting.profile, evidence.dimension, setting.conditions)
    notation = notation_of(setting, Derivation(()), evidence.dimension)
    n, d = inline_latex(evidence.dimension, notation), inline_latex(setting.dimension, notation)
    argument = [
        f"In dimension ${n}$ the transform has this sign, by the preceding theorem. The cost is locally integrable",
        r"and vanishes at infinity, so that $\hat\ell$ is a measure $\ge 0$ there. Smoothed by a narrow Gaussian, the",
        rf"cost is positive definite ({cite(THEOREMS['bochner'][1])}) on $\mathbf{{R}}^{{{n}}}$, and so on",
        rf"$\mathbf{{R}}^{{{d}}}$. Its transform in dimension ${d}$ is, up to a positive constant, the limit of the",
        f"integral of that in dimension ${n}$, times a Gaussian that widens, over the other components of $k$.",
    ]
    before = page_of_sign(TransformSign(higher, claim.sign), evidence.sign)
    return _page(claim, notation, _has_sign(claim), argument, before)


def compact_page(claim: TransformSign, evidence: CompactInHigherDimension) -> Page:
    """The page of a sign that is inherited from a higher dimension by a cost of compact support."""
    setting = claim.setting
    higher = Setting(setting.profile, evidence.dimension, setting.conditions)
    notation = notation_of(setting, Derivation(()), evidence.dimension, evidence.end)
    n, d = inline_latex(evidence.dimension, notation), inline_latex(setting.dimension, notation)
    argument = [
        rf"In dimension ${n}$ it is $\ge 0$, by the preceding theorem. As the cost vanishes for",
        rf"$r > {inline_latex(evidence.end, notation)}$, and is not $0$, it is there an analytic function of $|k|$",
        "with no more than countably many zeros. Smoothed by a narrow Gaussian, the cost is positive definite",
        rf"({cite(THEOREMS['bochner'][1])}) on $\mathbf{{R}}^{{{n}}}$, and so on $\mathbf{{R}}^{{{d}}}$. So the",
        f"transform in dimension ${d}$ is, up to a positive constant, the integral of that in dimension ${n}$ over the",
        "other components of the wave vector, and positive.",
    ]
    before = page_of_sign(TransformSign(higher, "nonnegative"), evidence.sign)
    return _page(claim, notation, _has_sign(claim), argument, before)


def dilated_page(claim: TransformSign, evidence: Dilated) -> Page:
    """The page of a sign of a cost with a scale."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), evidence.cost, evidence.size, evidence.scale)
    c, s = inline_latex(evidence.size, notation), inline_latex(evidence.scale, notation)
    other = Setting(evidence.cost, setting.dimension, setting.conditions)
    argument = [
        rf"With $c = {c}$ and $s = {s}$, which are positive, the cost is $c \, g(s r)$, where $g$ is that of the",
        r"preceding theorem. So $\hat\ell(k)$ is a positive multiple of $\hat g(k/s)$.",
    ]
    before = page_of_sign(TransformSign(other, claim.sign), evidence.sign)
    return _page(claim, notation, _has_sign(claim), argument, before)


def opposite_page(claim: NegativeSomewhere, evidence: OppositeSign) -> Page:
    """The page of a cost for which the transform of minus the cost is positive."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()))
    opposite = Setting(negative(setting.profile), setting.dimension, setting.conditions)
    argument = ["It is minus that of minus the cost, which is positive by the preceding theorem."]
    before = page_of_sign(TransformSign(opposite, "positive"), evidence.sign)
    return _page(claim, notation, "Its Fourier transform is negative.", argument, before)


def product_of_costs_page(claim: TransformSign, evidence: ProductOfCosts) -> Page:
    """The page of a sign of a product of two costs."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), evidence.first, evidence.second)
    relation = relation_to_zero(claim.sign)
    first, second = (Setting(f, setting.dimension, setting.conditions) for f in (evidence.first, evidence.second))
    f, g = inline_latex(evidence.first, notation), inline_latex(evidence.second, notation)
    argument = [
        rf"The cost is the product of $f = {f}$ and $g = {g}$, which the preceding theorems treat.",
        r"Since $g$ is integrable, bounded and continuous, $\hat g \ge 0$ is integrable",
        rf"({cite(THEOREMS['bochner'][1])}), and $g$ is its transform read backwards. As $f$ vanishes at infinity,",
        display(
            r"\hat\ell(k) = \frac{1}{(2\pi)^{d}} \int_{\mathbf{R}^{d}} \hat f(k - q) \, \hat g(q) \,dq"
            rf" {relation} 0" + ("," if claim.sign == "positive" else ".")
        ),
    ]
    if claim.sign == "positive":
        argument.append(rf"because $\hat f > 0$, and $\hat g$ is continuous and not $0$: $g({evidence.at}) \ne 0$.")
    of_first = page_of_sign(TransformSign(first, claim.sign), evidence.first_sign)
    of_second = page_of_sign(TransformSign(second, "nonnegative"), evidence.second_sign)
    return _page(claim, notation, _has_sign(claim), argument, of_first, of_second)


def sum_of_costs_page(claim: TransformSign, evidence: SumOfCosts) -> Page:
    """The page of a sign of a sum of costs."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), *evidence.addends)
    before = []
    for place, (addend, sign) in enumerate(zip(evidence.addends, evidence.signs, strict=True)):
        one = Setting(addend, setting.dimension, setting.conditions)
        before.append(page_of_sign(TransformSign(one, claim.sign if place == 0 else "nonnegative"), sign))
    argument = ["The cost is the sum of those of the preceding theorems."]
    return _page(claim, notation, _has_sign(claim), argument, *before)


def waves_page(claim: TransformSign | TransformZeros, evidence: Waves) -> Page:
    """The page of a product of means of plane waves, and of where its transform vanishes."""
    setting = claim.setting
    zeros = claim.zeros if isinstance(claim, TransformZeros) else ()
    terms = [term for part in zeros for term in terms_of_zeros(part)]
    notation = notation_of(setting, Derivation(()), evidence.size, evidence.frequency, *terms)
    b, d = inline_latex(evidence.frequency, notation), inline_latex(setting.dimension, notation)
    spaces = listed([rf"$\mathbf{{R}}^{{{space}}}$" for space in evidence.spaces])
    argument = [
        rf"Up to the factor ${inline_latex(evidence.size, notation)}$ the cost is the product of the means of",
        rf"$e^{{i q \cdot x}}$ over the spheres $|q| = {b}$ of {spaces}. So $\hat\ell$ is, up to a positive constant,",
        rf"the convolution of the uniform laws on these spheres, projected to $\mathbf{{R}}^{{{d}}}$.",
    ]
    says = r"Its Fourier transform satisfies $\hat\ell(k) \ge 0$ for all $k$."
    if zeros:
        says += rf" It vanishes exactly where {listed([f'${part}$' for part in zero_sets(zeros, notation)])}."
        argument.append("Its support is the ball whose radius is the sum of theirs, and it is positive inside.")
    return _page(claim, notation, says, argument, what="zeros" if zeros else "sign")


def wave_page(claim: TransformSign, evidence: WaveTimesCost) -> Page:
    """The page of a sign of a cost times a mean of plane waves."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), evidence.cost, evidence.frequency)
    g, b = inline_latex(evidence.cost, notation), inline_latex(evidence.frequency, notation)
    n, d = evidence.space, inline_latex(setting.dimension, notation)
    argument = [
        rf"The cost is the product of $g = {g}$, which the preceding theorem treats, and the mean of",
        rf"$e^{{i q \cdot x}}$ over the sphere $|q| = {b}$ of $\mathbf{{R}}^{{{n}}}$. So $\hat\ell(k)$ is the mean of",
        r"$\hat g(k - q)$ over the projections $q$ of its points to",
        rf"$\mathbf{{R}}^{{{d}}}$: if $g$ is integrable, for every $k$, and if $g$ vanishes at infinity, as measures.",
        rf"If the cost is integrable, $\hat\ell$ is continuous, and on the sphere $|k| = {b}$ not below that mean.",
    ]
    other = Setting(evidence.cost, setting.dimension, setting.conditions)
    before = page_of_sign(TransformSign(other, claim.sign), evidence.sign)
    return _page(claim, notation, _has_sign(claim), argument, before)


def decreasing_page(claim: TransformSign, evidence: Decreasing) -> Page:
    """The page of a profile that decreases, after a derivative or times r."""
    setting = claim.setting
    notation = notation_of(setting, Derivation(()), *evidence.forms)
    on_line = setting.dimension == ONE
    forms = ", ".join(f"${inline_latex(form, notation)}$" for form in evidence.forms)
    function = r"-\ell'(r)" if on_line else r"r \, \ell(r)"
    argument = [
        rf"The function $f(r) = {function}$, which is {forms}"
        + (" on the pieces in turn," if evidence.forms[1:] else ","),
        r"decreases to $0$. Up to a positive constant the transform is"
        + (" by parts" if on_line else "")
        + r" $\frac{1}{k} \int_0^\infty f(r) \sin(kr) \,dr$,",
        r"whose half-periods alternate in sign and decrease"
        + (r"; it is not $0$, since $f$ is not constant between jumps." if claim.sign == "positive" else "."),
    ]
    return _page(claim, notation, _has_sign(claim), argument)


def cases_page(claim: SignCriterion, evidence: Cases) -> Page:
    """The page of a condition that is seen by cases."""
    setting, (term,) = claim.setting, claim.criterion
    notation = notation_of(setting, Derivation(()), term, evidence.root)
    name = getattr(evidence.parameter, "name", "")
    at = Setting(substitute(setting.profile, {name: evidence.root}), setting.dimension, setting.conditions)
    before = (
        page_of_sign(TransformSign(_assuming(setting, term), "nonnegative"), evidence.above),
        page_of_sign(TransformSign(at, "nonnegative"), evidence.at),
        page_of_negativity(NegativeSomewhere(_assuming(setting, negative(term))), evidence.below),
    )
    criterion = display(all_nonnegative(essential(claim), notation) + ".")
    says = "Its Fourier transform satisfies $\\hat\\ell \\ge 0$ if and only if\n" + criterion
    argument = ["The three preceding theorems treat the cases that this term is positive, zero and negative."]
    return _page(claim, notation, says, argument, *before)


def _assuming(setting: Setting, term: Term) -> Setting:
    return Setting(setting.profile, setting.dimension, (*setting.conditions, term))


def _has_sign(claim: TransformSign) -> str:
    return rf"Its Fourier transform satisfies $\hat\ell(k) {relation_to_zero(claim.sign)} 0$ for all $k$."


def _page(
    claim: TransformSign | TransformZeros | SignCriterion | NegativeSomewhere,
    notation: Notation,
    says: str,
    argument: list[str],
    *before: Page,
    what: str = "sign",
) -> Page:
    """What the theorem ``says`` of the transform of the cost, after the pages that its proof rests on."""
    title = f"The {what} of the Fourier transform of {cost_in_title(claim.setting, notation)}"
    preceding = "\n\n".join([conventions_in(claim.setting, notation), *(page.body for page in before)])
    return theorem_page(title, [cost_in_words(claim.setting, notation), says], argument, preceding)


def page_of_sign(claim: TransformSign, evidence: SignEvidence) -> Page:
    """The page of a transform with a sign."""
    return SIGN_PAGES[type(evidence)](claim, evidence)


def page_of_negativity(claim: NegativeSomewhere, evidence: NegativityEvidence) -> Page:
    """The page of a transform that is negative somewhere."""
    return NEGATIVITY_PAGES[type(evidence)](claim, evidence)


SIGN_PAGES: Mapping[type, Callable[[Any, Any], Page]] = {
    TransformPanels: sign_page,
    OneFrequency: one_frequency_page,
    CompletelyMonotone: monotone_page,
    TwoGaussians: criterion_page,
    PolynomialInSquare: criterion_page,
    TwoPowers: criterion_page,
    DampedWave: criterion_page,
    DampedSine: criterion_page,
    AskeyFunction: askey_page,
    WendlandFunction: wendland_page,
    HigherDimension: higher_dimension_page,
    Dilated: dilated_page,
    CompactInHigherDimension: compact_page,
    SumOfCosts: sum_of_costs_page,
    Waves: waves_page,
    ProductOfCosts: product_of_costs_page,
    WaveTimesCost: wave_page,
    Decreasing: decreasing_page,
}
"""What shows a sign -> how that is printed."""

NEGATIVITY_PAGES: Mapping[type, Callable[[Any, Any], Page]] = {
    OppositeSign: opposite_page,
    CompletelyMonotone: negative_monotone_page,
    QuadraticForm: quadratic_form_page,
    FlatAtOrigin: flat_page,
    SharpEnd: sharp_end_page,
    TwoGaussians: criterion_page,
    PolynomialInSquare: criterion_page,
    TwoPowers: criterion_page,
    DampedWave: criterion_page,
    DampedSine: criterion_page,
    AskeyFunction: askey_page,
    WendlandFunction: wendland_page,
}
"""What shows that a transform is negative somewhere -> how that is printed."""
