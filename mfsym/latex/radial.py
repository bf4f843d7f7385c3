"""The page of a radial cost: what is assumed, its transform with a proof, and what follows from it."""

from collections.abc import Sequence

from mfsym.kernel.claim import FourierTransform, Setting
from mfsym.kernel.evidence import Derivation, Pair
from mfsym.kernel.term import Term
from mfsym.latex.article import CITED_FACTS, CONVENTIONS, Page, proof, theorem
from mfsym.latex.derivations import cited_facts, joined, steps, terms_of
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.letters import Notation, notation_for
from mfsym.latex.reasons import label
from mfsym.latex.words import assumptions, cost_of, sense_of, space


def notation_of(setting: Setting, derivation: Derivation, *others: Term, reserved: tuple[str, ...] = ()) -> Notation:
    """The notation of a whole page, on which x and f and the ``reserved`` letters have another meaning."""
    terms = [setting.profile, setting.dimension, *setting.conditions, *terms_of(derivation), *others]
    return notation_for(terms, ["r", "k", "d"], ["x", "y", "f", *reserved])


def transform_page(claim: FourierTransform, derivation: Derivation) -> Page:
    """The page of a transform."""
    notation = notation_of(claim.setting, derivation, claim.transform)
    title = f"The Fourier transform of {cost_in_title(claim.setting, notation)}"
    return radial_page(title, claim.setting, derivation, notation, [], ["This is the assertion."], claim.transform)


def cost_in_title(setting: Setting, notation: Notation) -> str:
    """The cost and its space, for a title."""
    return f"${inline_latex(cost_of(setting), notation)}$ on ${space(setting.dimension, notation)}$"


def last_pair(derivation: Derivation) -> Pair:
    """The transform that a derivation, already replayed, ends in."""
    return next(step.conclusion for step in reversed(derivation.steps) if isinstance(step.conclusion, Pair))


def last_formula(derivation: Derivation) -> str:
    """A reference to the formula for the transform."""
    return rf"\eqref{{{label(len(derivation.steps) - 1)}}}"


def radial_page(
    title: str,
    setting: Setting,
    derivation: Derivation,
    notation: Notation,
    consequence: list[str],
    closing: list[str],
    transform: Term | None = None,
) -> Page:
    """The theorem says what the transform is, and the ``consequence``; the proof is the derivation and the ``closing``.

    ``transform`` is how the transform is written in the theorem, if not as at the end of the derivation.
    """
    pair = last_pair(derivation)
    said = [
        rf"The function $\ell$ is {_regularity(pair)} and its Fourier transform is,",
        f"{sense_of(pair.sense == 'integrable')},",
        display(broken(r"\hat\ell(k) = ", addends(transform or pair.transform, notation))),
        *consequence,
    ]
    return page_of_derivations(title, setting, said, [derivation], closing, notation)


def page_of_derivations(
    title: str, setting: Setting, said: list[str], used: Sequence[Derivation], closing: list[str], notation: Notation
) -> Page:
    """What is ``said`` of a cost, with derivations and what follows from them as its proof."""
    derivation = joined(used)
    proved = "\n".join([steps(derivation, setting.dimension, notation), *closing] if used else closing)
    facts = cited_facts(derivation)
    parts = [
        conventions_in(setting, notation) if used else "",
        r"An index of $\mathcal{F}$ is another dimension." if used and r"\mathcal{F}_" in proved else "",
        theorem("\n".join([cost_in_words(setting, notation), *said])),
        f"{CITED_FACTS}\n{facts}" if facts else "",
        proof(proved),
    ]
    return Page(title, "\n\n".join(part for part in parts if part))


def cost_in_words(setting: Setting, notation: Notation) -> str:
    """The cost in its space, with what is assumed."""
    formula = broken(r"\ell(x) = ", addends(cost_of(setting), notation), r", \qquad r = |x|.")
    where = rf"On ${space(setting.dimension, notation)}$ consider the pair cost $\ell(x - y)$ with"
    return f"{assumptions(setting, notation)} {where}\n{display(formula)}".strip()


def _regularity(pair: Pair) -> str:
    if pair.sense == "integrable":
        return "bounded, continuous and integrable,"
    return "locally integrable and defines a tempered distribution,"


def conventions_in(setting: Setting, notation: Notation) -> str:
    """What a transform is, in the space of the setting."""
    return conventions(space(setting.dimension, notation))


def conventions(where: str) -> str:
    """What a transform is, on the space ``where``."""
    integral = rf"\hat f(k) = \mathcal{{F}}[f](k) = \int_{{{where}}} e^{{-i k \cdot x}} f(x) \,dx,"
    return "\n".join(
        [
            rf"{CONVENTIONS} $f$ on ${where}$ is, as in \cite{{CFP2015}},",
            display(integral),
            "and that of a tempered distribution is defined by duality. All functions are radial, and formulas are",
            "written in the norms $r = |x|$ and $|k|$, for which we write $k$ again.",
        ]
    )
