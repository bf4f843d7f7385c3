"""Pages about signs that depend on parameters: where a transform changes sign, and when it does not."""

from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.criterion import form_of_two_gaussians
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import (
    AskeyFunction,
    DampedSine,
    DampedWave,
    Derivation,
    PolynomialInSquare,
    ScaledBase,
    TwoGaussians,
    TwoPowers,
    WendlandFunction,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import D, K, Term, difference, free_symbols, number, power, product, total
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.conditions import essential
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex, latex
from mfsym.latex.formulas import all_nonnegative, change_of_sign
from mfsym.latex.letters import Notation
from mfsym.latex.radial import (
    conventions_in,
    cost_in_title,
    cost_in_words,
    last_formula,
    last_pair,
    notation_of,
    radial_page,
)
from mfsym.latex.references import cite
from mfsym.latex.words import listed, relation_to_zero, sense_of

Decided = SignCriterion | TransformSign | NegativeSomewhere
Parametric = TwoGaussians | PolynomialInSquare | TwoPowers | DampedWave | DampedSine


def criterion_page(claim: Decided, evidence: Parametric) -> Page:
    """The page of a transform with an exact condition for its sign, whether it is met, or not, or depends."""
    notation = notation_of(claim.setting, evidence.derivation, *_terms_of(claim, evidence))
    in_limits = isinstance(evidence, TwoPowers) and isinstance(claim, SignCriterion)
    says, because = _consequence(claim, last_pair(evidence.derivation).sense == "integrable", notation)
    return radial_page(
        f"The sign of the Fourier transform of {cost_in_title(claim.setting, notation)}",
        claim.setting,
        evidence.derivation,
        notation,
        says,
        [*_argument(evidence, notation), *(["This is the assertion."] if in_limits else because)],
    )


def askey_page(claim: Decided, evidence: AskeyFunction) -> Page:
    """The page of an Askey function."""
    notation = _notation_of_profile(claim, evidence)
    exponent, end = (inline_latex(term, notation) for term in (evidence.exponent, evidence.end))
    argument = [
        r"The cost is a positive multiple of $(1 - r/\tau)^{\mu}$ for $r < \tau$, and $0$ beyond, with",
        rf"$\mu = {exponent}$ and $\tau = {end}$. In dimension $d{_value_of_dimension(claim, notation)}$ its",
        rf"transform is nonnegative if and only if $\mu \ge (d + 1)/2$ ({cite(THEOREMS['askey-golubov'][1])}), and",
        r"then positive unless $\mu = d = 1$.",
    ]
    return _page_of_profile(claim, notation, argument)


def wendland_page(claim: Decided, evidence: WendlandFunction) -> Page:
    """The page of a Wendland function."""
    notation = _notation_of_profile(claim, evidence)
    exponent, end = (inline_latex(term, notation) for term in (evidence.exponent, evidence.end))
    m, many = evidence.steps, "s" * (evidence.steps > 1)
    argument = [
        rf"Applied to the cost $\ell$, the operator $-\frac{{1}}{{r}}\frac{{d}}{{dr}}$ gives, after {m} step{many}, a",
        rf"positive multiple of $g(r) = (1 - r/\tau)^{{\mu}}$ for $r < \tau$, and $0$ beyond, with $\mu = {exponent}$",
        rf"and $\tau = {end}$; all functions before it are continuous and vanish beyond $\tau$, each being the",
        r"integral of $u$ times the next one over $u > r$. Such an integral has in dimension $d$ the transform of its",
        r"integrand in dimension $d + 2$, up to a positive constant.",
        rf"So, with $d{_value_of_dimension(claim, notation)}$, $\hat\ell$ is that of $g$ in dimension $d + {2 * m}$,",
        rf"which is nonnegative if and only if $\mu \ge (d + {2 * m + 1})/2$",
        f"({cite(THEOREMS['askey-golubov'][1])}), and then positive.",
    ]
    return _page_of_profile(claim, notation, argument)


def _value_of_dimension(claim: Decided, notation: Notation) -> str:
    dimension = claim.setting.dimension
    return "" if dimension == D else f" = {inline_latex(dimension, notation)}"


def _notation_of_profile(claim: Decided, evidence: AskeyFunction | WendlandFunction) -> Notation:
    terms = list(claim.criterion) if isinstance(claim, SignCriterion) else []
    terms += [evidence.size, evidence.end, evidence.exponent]
    return notation_of(claim.setting, Derivation(()), *terms, reserved=(r"\mu", r"\tau", "g", "u"))


def _page_of_profile(claim: Decided, notation: Notation, argument: list[str]) -> Page:
    says, because = _consequence(claim, True, notation)
    because = ["This condition is met."] if isinstance(claim, TransformSign) else because
    first = says[0].replace("Moreover, ", "Its transform satisfies ")
    title = f"The sign of the Fourier transform of {cost_in_title(claim.setting, notation)}"
    statement = [cost_in_words(claim.setting, notation), first, *says[1:]]
    return theorem_page(title, statement, [*argument, *because], conventions_in(claim.setting, notation))


def _terms_of(claim: Decided, evidence: Parametric) -> list[Term]:
    terms = list(claim.criterion) if isinstance(claim, SignCriterion) else []
    match evidence:
        case TwoGaussians():
            return [*terms, evidence.gain, evidence.gain_rate, evidence.loss, evidence.loss_rate]
        case DampedWave(_, factor, rate, frequency) | DampedSine(_, factor, rate, frequency):
            return [*terms, factor, rate, frequency]
        case PolynomialInSquare(_, factor, coefficients):
            return [*terms, factor, *coefficients]
        case TwoPowers(_, factor, gain, loss, exponent, limits):
            bases = [part for base in (gain, loss) for part in (base.size, base.constant, base.slope)]
            return [*terms, factor, *bases, exponent, *limits]


def _consequence(claim: Decided, integrable: bool, notation: Notation) -> tuple[list[str], list[str]]:
    """What the theorem says of the sign, and why it follows from the condition."""
    match claim:
        case SignCriterion():
            criterion = display(all_nonnegative(essential(claim), notation) + ".")
            says = [r"Moreover, $\hat\ell \ge 0$ everywhere if and only if", criterion]
            return says, _what_is_left(claim, notation)
        case TransformSign():
            says = [rf"Moreover, $\hat\ell(k) {relation_to_zero(claim.sign)} 0$ {sense_of(integrable)}."]
            at_zero = ", and strictly in the limit $k \\to 0$" if claim.sign == "positive" and integrable else ""
            return says, [f"Under the assumptions of the theorem the condition is met{at_zero}."]
        case NegativeSomewhere():
            says = [r"Moreover, $\hat\ell(k) < 0$ for some $k$, whatever the parameters."]
            return says, ["Under the assumptions of the theorem one of the inequalities is violated."]


def _what_is_left(claim: SignCriterion, notation: Notation) -> list[str]:
    """How the inequalities of the theorem are those that were found."""
    left, where = essential(claim), domain(claim.setting.conditions)
    met = [term for term in claim.criterion if term not in left and enclose(term, where).is_nonnegative()]
    shown = [f"${inline_latex(term, notation)}$" for term in met if free_symbols(term)]
    always = [f"Of these terms, {listed(shown)} {'are' if shown[1:] else 'is'} nonnegative anyway."] if shown else []
    many, divided = len(left) > 1, set(left) - set(claim.criterion)
    what = "These are the inequalities" if many else "This is the inequality"
    if divided or met:
        what = f"What remains{', after division by positive factors,' if divided else ''} "
        what += "are the inequalities" if many else "is the inequality"
    return [*always, f"{what} of the theorem."]


def _argument(evidence: Parametric, notation: Notation) -> list[str]:
    match evidence:
        case TwoGaussians():
            gain, loss, gain_rate, loss_rate = _letters(notation)
            return [
                *_two_gaussians(evidence, notation),
                rf"If ${loss_rate} \ge {gain_rate}$ and ${gain} \ge {loss}$ it is nonnegative everywhere. Conversely,",
                rf"$k \to 0$ shows that ${gain} \ge {loss}$ is necessary, and $k \to \infty$ that",
                rf"${loss_rate} \ge {gain_rate}$ is.",
            ]
        case DampedWave():
            a, b, d, beginning = _damped(evidence, notation)
            return [
                *beginning,
                r"which is positive, and of $s \cos(\varphi - t)$, where $\varphi$ is the argument of",
                rf"$({a} + i \, {b})^{{2}} + k^{{2}}$ times $({d} + 1)/2$. As $k$ grows, $\varphi - t$ decreases from",
                rf"${d} \, t$ to $-t$, so that the cosine is nonnegative everywhere if and only if",
                rf"${d} \, t \le \pi/2$. That is, the sine of $\pi/(2 \cdot {d}) - t$ is $\ge 0$. Up to a positive",
                "factor it is the left side of the inequality of the theorem less its right side.",
            ]
        case DampedSine():
            a, b, d, beginning = _damped(evidence, notation)
            return [
                *beginning,
                r"which is positive, and of $\sin \varphi$, where $\varphi$ is the argument of",
                rf"$({a} + i \, {b})^{{2}} + k^{{2}}$ times $({d} - 1)/2$. As $k$ grows, $\varphi$ decreases from",
                rf"$({d} - 1) \, t$ to $0$, so that the sine is nonnegative everywhere if and only if",
                rf"$({d} - 1) \, t \le \pi$.",
            ]
        case PolynomialInSquare(derivation, factor, coefficients):
            polynomial = total(*(product(c, power(K, number(2 * j))) for j, c in enumerate(coefficients)))
            return [
                f"The right side of {last_formula(derivation)} is the product of",
                display(broken("", addends(factor, notation), ",")),
                "which is positive, and of the polynomial",
                display(broken("", addends(polynomial, notation), "")),
                "in $k^{2}$"
                + ", whose coefficients between the first and the last are nonnegative" * bool(coefficients[2:])
                + ". So it is nonnegative",
                r"everywhere if and only if its first and last coefficients are, as $k \to 0$ and $k \to \infty$ show.",
            ]
        case TwoPowers(derivation, factor, gain, loss, exponent, limits):
            one, two = (latex(product(base.size, power(_base(base), exponent)), notation) for base in (gain, loss))
            criterion = SignCriterion(Setting(last_pair(derivation).profile, D), limits)
            return [
                f"The right side of {last_formula(derivation)} is the product of",
                display(broken("", addends(factor, notation), ",")),
                "which is positive, and of the difference of",
                display(rf"{one} \quad\text{{and}}\quad {two}."),
                "The quotient of the two bases is monotone in $k^{2}$, so that the difference is nonnegative",
                r"everywhere if and only if it is in the limits $k \to 0$ and $k \to \infty$. Up to positive factors,",
                "and without what always holds, this means that",
                display(all_nonnegative(essential(criterion) or limits, notation) + "."),
            ]


def _base(base: ScaledBase) -> Term:
    return total(base.constant, product(base.slope, power(K, number(2))))


def threshold_page(claim: SignThreshold, evidence: TwoGaussians) -> Page:
    """The page of a transform that changes sign once."""
    notation = _notation_of_gaussians(claim, evidence, claim.threshold)
    threshold = latex(claim.threshold, notation)
    excess = inline_latex(difference(evidence.gain_rate, evidence.loss_rate), notation)
    gain, loss, fast, slow = _letters(notation)
    closing = [
        *_two_gaussians(evidence, notation),
        rf"Here ${fast} - {slow} = {excess}$ is positive, so the difference is positive if and only if",
        display(rf"k^{{2}} < \frac{{\log({gain}/{loss})}}{{{fast} - {slow}}} = {threshold},"),
        "and negative if and only if $k^{2}$ is greater than that.",
    ]
    return radial_page(
        f"The sign of the Fourier transform of {cost_in_title(claim.setting, notation)}",
        claim.setting,
        evidence.derivation,
        notation,
        ["Moreover,", display(change_of_sign(threshold) + ".")],
        closing,
    )


def _notation_of_gaussians(claim: SignThreshold, evidence: TwoGaussians, *others: Term) -> Notation:
    four = (evidence.gain, evidence.gain_rate, evidence.loss, evidence.loss_rate)
    return notation_of(claim.setting, evidence.derivation, *four, *others)


def _letters(notation: Notation) -> tuple[str, str, str, str]:
    """Letters for the sizes and the rates of the positive and of the negative Gaussian."""
    sizes = notation.fresh("A", "G", "P"), notation.fresh("B", "H", "Q")
    return *sizes, notation.fresh(r"\alpha", r"\gamma", "p"), notation.fresh(r"\beta", r"\delta", "q")


def _damped(evidence: DampedWave | DampedSine, notation: Notation) -> tuple[str, str, str, list[str]]:
    """The rate, the frequency and the dimension of a damped wave, and how the argument about it begins."""
    a, b = (inline_latex(term, notation) for term in (evidence.rate, evidence.frequency))
    d = inline_latex(last_pair(evidence.derivation).dimension, notation)
    beginning = [
        rf"Let ${a} = s \cos t$ and ${b} = s \sin t$ with $s > 0$ and $0 < t < \pi/2$.",
        f"The right side of {last_formula(evidence.derivation)} is the product of",
        display(broken("", addends(evidence.factor, notation), ",")),
    ]
    return a, b, d, beginning


def _two_gaussians(evidence: TwoGaussians, notation: Notation) -> list[str]:
    letters = _letters(notation)
    gain, loss, gain_rate, loss_rate = letters
    terms = (evidence.gain, evidence.loss, evidence.gain_rate, evidence.loss_rate)
    values = [f"{letter} = {latex(term, notation)}" for letter, term in zip(letters, terms, strict=True)]
    u, n = form_of_two_gaussians(last_pair(evidence.derivation).transform, evidence) or ("k^2", 0)
    u, what = ("k^{2}", "Gaussians") if u == "k^2" else ("k", "exponentials")
    divided = f", divided by ${latex(power(K, number(n)))}$," if n else ""
    return [
        f"The right side of {last_formula(evidence.derivation)} is the difference ${gain} e^{{-{gain_rate} {u}}}",
        f"- {loss} e^{{-{loss_rate} {u}}}$ of two {what}{divided} with",
        display(r", \quad ".join(values) + ","),
        f"where ${gain}$ and ${loss}$ are positive.",
    ]
