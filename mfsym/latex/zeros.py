"""Pages about where a nonnegative transform vanishes."""

from mfsym.kernel.claim import TransformZeros
from mfsym.kernel.evidence import Derivation, EvenPowers
from mfsym.kernel.term import ZERO, Apply, K, Term, number, power, product
from mfsym.kernel.zero_set import WaveNumbers
from mfsym.latex.article import Page
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, latex
from mfsym.latex.formulas import terms_of_zeros, zero_sets
from mfsym.latex.letters import Notation
from mfsym.latex.radial import cost_in_title, last_formula, last_pair, notation_of, radial_page
from mfsym.latex.signs import intervals
from mfsym.latex.words import listed


def zeros_page(claim: TransformZeros, evidence: EvenPowers) -> Page:
    """The page of a transform whose zeros are single wave numbers."""
    notation = _notation(claim, evidence.derivation, evidence.factor.form, *(p.frequency for p in evidence.powers))
    waves = tuple(power(Apply(p.wave, (product(p.frequency, K),)), number(p.exponent)) for p in evidence.powers)
    written = "is the product of" if waves else "is"
    closing = [f"The right side of {last_formula(evidence.derivation)} {written}"]
    closing.append(display(broken("", addends(evidence.factor.form, notation), "")))
    seen = f"on each of the intervals {intervals(evidence.factor.cuts)}" if evidence.factor.cuts else "for all $k > 0$"
    if waves:
        closing.append(f"which is positive {seen}, and of")
        closing.append(display(r" \cdot ".join(latex(wave, notation) for wave in waves) + "."))
        closing.append("The even powers are nonnegative and vanish at these wave numbers, and nowhere else.")
    else:
        closing.append(f"which is positive {seen}.")
    if last_pair(evidence.derivation).sense == "integrable":
        vanishes = WaveNumbers(ZERO, ZERO) in claim.zeros
        closing.append(f"At $k = 0$ it is {'zero' if vanishes else 'positive'}, as its limit shows.")
    return _page(claim, evidence.derivation, notation, closing)


def zeros_beyond_page(claim: TransformZeros, derivation: Derivation) -> Page:
    """The page of a transform that vanishes beyond one wave number."""
    notation = _notation(claim, derivation)
    closing = [
        f"The right side of {last_formula(derivation)} is positive before this wave number and $0$ beyond it, as the",
        "signs of its factors and terms show.",
    ]
    return _page(claim, derivation, notation, closing)


def _notation(claim: TransformZeros, derivation: Derivation, *others: Term) -> Notation:
    terms = [term for zeros in claim.zeros for term in terms_of_zeros(zeros)]
    return notation_of(claim.setting, derivation, *terms, *others)


def _page(claim: TransformZeros, derivation: Derivation, notation: Notation, closing: list[str]) -> Page:
    sets = listed([f"${part}$" for part in zero_sets(claim.zeros, notation)])
    says = [rf"Moreover, $\hat\ell \ge 0$, and $\hat\ell$ vanishes exactly where {sets}."]
    title = f"The zeros of the Fourier transform of {cost_in_title(claim.setting, notation)}"
    return radial_page(title, claim.setting, derivation, notation, says, closing)
