"""Pages about the energy of two laws: a finite sum, the law of the distance, spherical shells, or Fourier space."""

from collections.abc import Sequence
from dataclasses import replace

from mfsym.kernel.claim import Exponential, Marginal, MutualEnergy, RadialDensity
from mfsym.kernel.evidence import Derivation, DistanceIntegral, ShellIntegral, Step, SumOverPoints, TransformIntegral
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.law import area_of_unit_sphere
from mfsym.kernel.term import Term
from mfsym.latex.article import Page, proof, section, theorem
from mfsym.latex.derivations import cited_facts, steps
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import conventions, cost_in_title, cost_in_words, notation_of
from mfsym.latex.reasons import label
from mfsym.latex.references import cite
from mfsym.latex.words import law, space

ENERGY = r"\iint \ell(x - y) \,d\mu(x) \,d\mu(y)"
MUTUAL = r"\iint \ell(x - y) \,d\mu(x) \,d\nu(y)"


def sum_page(claim: MutualEnergy, evidence: SumOverPoints) -> Page:
    """The page of laws on finitely many points."""
    closing = ["The energy is the sum over all pairs of points of the products of their probabilities and of the cost."]
    return _page(claim, (), closing)


def law_of_distance_page(claim: MutualEnergy, evidence: DistanceIntegral) -> Page:
    """The page of an energy that is the mean of the cost over the law of the distance."""
    used = (*evidence.transforms, evidence.difference, evidence.mass, evidence.energy)
    ends = _ends(used)
    notation = _notation(claim, used, evidence.density)
    area = inline_latex(area_of_unit_sphere(claim.setting.dimension), notation)
    letter = notation.fresh("q", "h", "g")
    closing = [
        "Let $X$, $Y$ be independent with the two laws. The transform of the even part of the law of $X - Y$ is that",
        "of",
        display(broken(f"{letter}(r) = ", addends(evidence.density, notation), ",")),
        rf"by {ends[-3]}; and ${letter}$ is integrable by {ends[-2]}, where ${area}$ is the area of the unit sphere.",
        rf"Since the transform determines a finite measure, ${letter}(|x|)$ is the density of that part, and the",
        rf"energy is ${area}$ times the integral in {ends[-1]}, which converges absolutely.",
    ]
    return _page(claim, used, closing, evidence.density)


def shell_page(claim: MutualEnergy, evidence: ShellIntegral) -> Page:
    """The page of a Coulomb energy by Newton's theorem."""
    used = (evidence.energy,)
    notation = _notation(claim, used, *evidence.tails)
    letter = notation.fresh("T", "H", "G")
    closing = [
        "Two uniform spherical shells of radii $r$ and $s$ have the Coulomb energy $1/\\max(r, s)$ (Newton). Outside",
        "of the ball of radius $r$ the law has the mass",
        *(display(broken(f"{letter}(r) = ", addends(tail, notation), ".")) for tail in evidence.tails),
        rf"So the energy is the integral over $r$ of $(M(r) \,dN(r) + N(r) \,dM(r))/r$, where $M, N = 1 - {letter}$",
        f"are the masses inside of the two laws; this is the integral in {_ends(used)[-1]}.",
    ]
    return _page(claim, used, closing, *evidence.tails)


def fourier_page(claim: MutualEnergy, evidence: TransformIntegral) -> Page:
    """The page of an energy in Fourier space."""
    used = (evidence.cost, *evidence.transforms, *evidence.masses, evidence.energy)
    ends = _ends(used)
    notation = _notation(claim, used)
    area = inline_latex(area_of_unit_sphere(claim.setting.dimension), notation)
    parseval = cite(THEOREMS["parseval-energy"][1])
    closing = [
        rf"The energy is $(2\pi)^{{-d}} \int \hat\ell(k) \hat\mu(k) \overline{{\hat\nu(k)}} \,dk$ ({parseval}), in",
        rf"polar coordinates ${area}$ times the integral in {ends[-1]}, where the transform of the cost is",
        f"that of {ends[0]}.",
    ]
    return _page(claim, used, closing)


def _page(claim: MutualEnergy, used: Sequence[Derivation], closing: list[str], *others: Term) -> Page:
    setting, derivation = claim.setting, _joined(used)
    notation = _notation(claim, used, *others)
    same = claim.first == claim.second
    laws = [rf"Let $\mu$ be {law(claim.first, notation)}."]
    if not same:
        laws.append(rf"Let $\nu$ be {law(claim.second, notation)}.")
    value = broken(f"{ENERGY if same else MUTUAL} = ", addends(claim.value, notation), ".")
    what = "mean field energy" if same else "energy of the two laws"
    statement = [cost_in_words(setting, notation), *laws, f"Then the {what} is", display(value)]
    argument = "\n".join([steps(derivation, setting.dimension, notation), *closing] if used else closing)
    facts = cited_facts(derivation)
    other_dimension = " An index of $\\mathcal{F}$ is another dimension." if r"\mathcal{F}_" in argument else ""
    parts = [
        conventions(space(setting.dimension, notation)) + other_dimension if used else "",
        theorem("\n".join(statement)),
        section("Cited facts", facts) if facts else "",
        proof(argument),
    ]
    return Page(f"The mean field energy of {cost_in_title(setting, notation)}", "\n\n".join(p for p in parts if p))


def _notation(claim: MutualEnergy, used: Sequence[Derivation], *others: Term) -> Notation:
    terms = [claim.value, *others, *(term for marginal in (claim.first, claim.second) for term in _terms(marginal))]
    return notation_of(claim.setting, _joined(used), *terms, reserved=(r"\mu", r"\nu", "X", "Y", "M", "N"))


def _terms(marginal: Marginal) -> list[Term]:
    match marginal:
        case Exponential(term) | RadialDensity(term):
            return [term]
        case _:
            return []


def _joined(derivations: Sequence[Derivation]) -> Derivation:
    """All the steps as one derivation."""
    joined: list[Step] = []
    for derivation in derivations:
        start = len(joined)
        joined += [replace(step, premises=tuple(start + place for place in step.premises)) for step in derivation.steps]
    return Derivation(tuple(joined))


def _ends(derivations: Sequence[Derivation]) -> list[str]:
    """References to the last formulas of the derivations."""
    ends, count = [], 0
    for derivation in derivations:
        count += len(derivation.steps)
        ends.append(rf"\eqref{{{label(count - 1)}}}")
    return ends
