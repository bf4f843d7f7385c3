"""Pages about the energy of two laws: a finite sum, the law of the distance, spherical shells, or Fourier space."""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import (
    EnergyEnclosure,
    Exponential,
    Marginal,
    MutualEnergy,
    Placed,
    RadialDensity,
    RadialShape,
)
from mfsym.kernel.energy import Vector, distance_of
from mfsym.kernel.equality import equal
from mfsym.kernel.evidence import (
    Derivation,
    DistanceIntegral,
    EnclosedIntegral,
    EnclosedShells,
    MeansOverSpheres,
    OracleEnclosure,
    OverDistances,
    OverParts,
    OverShells,
    OverWaveNumbers,
    PartBounds,
    PartEnergy,
    ShellIntegral,
    SumOverPoints,
    TransformIntegral,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.grammar import parse
from mfsym.kernel.law import area_of_unit_sphere
from mfsym.kernel.placed import pairs_of_parts
from mfsym.kernel.term import ONE, ZERO, Term
from mfsym.latex.article import Page
from mfsym.latex.derivations import ends_of, joined
from mfsym.latex.display import broken, display
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.letters import Notation
from mfsym.latex.radial import cost_in_title, notation_of, page_of_derivations
from mfsym.latex.references import cite
from mfsym.latex.values import ORACLES
from mfsym.latex.words import inline, law, shown, vector

ENERGY = r"\iint \ell(x - y) \,d\mu(x) \,d\mu(y)"
Energy = MutualEnergy | EnergyEnclosure
Integral = Derivation | OracleEnclosure
ELL = r"\ell(r)"
MUTUAL = r"\iint \ell(x - y) \,d\mu(x) \,d\nu(y)"


def sum_page(claim: MutualEnergy, evidence: SumOverPoints) -> Page:
    """The page of laws on finitely many points."""
    closing = ["The energy is the sum over all pairs of points of the products of their probabilities and of the cost."]
    return _page(claim, (), closing)


def _area(dimension: Term) -> Term:
    """The area of the unit sphere, without the Gamma function in the dimensions 1, 2 and 3."""
    area = area_of_unit_sphere(dimension)
    return next((known for known in map(parse, ("2", "2*pi", "4*pi")) if equal(known, area)), area)


def energy_page(claim: MutualEnergy, evidence: DistanceIntegral | ShellIntegral | TransformIntegral) -> Page:
    """The page of an energy by the law of the distance, by spherical shells, or in Fourier space."""
    used, closing, terms = argument(claim, evidence)
    return _page(claim, used, closing, *terms)


def enclosed_page(claim: EnergyEnclosure, evidence: EnclosedIntegral) -> Page:
    """The page of an energy whose last integral is enclosed."""
    match evidence.reduction:
        case OverDistances() as reduction:
            used, closing, terms = _by_distance(claim, reduction, evidence.enclosure)
        case OverShells() as reduction:
            used, closing, terms = _by_shells(claim, reduction, evidence.enclosure)
        case reduction:
            used, closing, terms = _in_fourier_space(claim, reduction, evidence.enclosure)
    return _page(claim, used, closing, *terms)


Argument = tuple[tuple[Derivation, ...], list[str], tuple[Term, ...]]
"""Derivations, what follows from them, and further terms that occur in it."""


def argument(claim: MutualEnergy, evidence: DistanceIntegral | ShellIntegral | TransformIntegral) -> Argument:
    """Why the energy is the value."""
    match evidence:
        case DistanceIntegral():
            return _by_distance(claim, evidence, evidence.energy)
        case ShellIntegral():
            return _by_shells(claim, evidence, evidence.energy)
        case _:
            return _in_fourier_space(claim, evidence, evidence.energy)


def _by_distance(
    claim: Energy, evidence: DistanceIntegral | OverDistances, energy: Integral, start: int = 0, apart: str = ""
) -> Argument:
    before = (*evidence.transforms, evidence.difference, evidence.mass)
    used, integral = _last(before, energy, start)
    ends = ends_of(before, start)
    notation = notation_for_energy(claim, used, evidence.density)
    area = inline_latex(_area(claim.setting.dimension), notation)
    letter = notation.fresh("q", "h", "g")
    closing = [
        "Let $X$, $Y$ be independent with the two laws. The transform of the even part of the law of $X - Y$ is that",
        "of",
        display(broken(f"{letter}(r) = ", addends(evidence.density, notation), ",")),
        rf"by {ends[-2]}; and ${letter}$ is integrable by {ends[-1]}, where ${area}$ is the area of the unit sphere.",
        rf"Since the transform determines a finite measure, ${letter}(|x|)$ is the density of that part, and the",
        rf"energy is ${area}$ times the integral of ${apart or ELL} {letter}(r) r^{{d-1}}$ over $r > 0$, which",
        f"converges absolutely{integral}.",
    ]
    return used, closing, (evidence.density,)


def _by_shells(claim: Energy, evidence: ShellIntegral | OverShells, energy: Integral, start: int = 0) -> Argument:
    used, integral = _last((), energy, start)
    notation = notation_for_energy(claim, used, *evidence.tails)
    letter = notation.fresh("T", "H", "G")
    closing = [
        "Two uniform spherical shells of radii $r$ and $s$ have the Coulomb energy $1/\\max(r, s)$ (Newton). Outside",
        "of the ball of radius $r$ the law has the mass",
        *(display(broken(f"{letter}(r) = ", addends(tail, notation), ".")) for tail in evidence.tails),
        rf"So the energy is the integral over $r$ of $(M(r) \,dN(r) + N(r) \,dM(r))/r$, where $M, N = 1 - {letter}$",
        f"are the masses inside of the two laws{integral}.",
    ]
    return used, closing, evidence.tails


def _in_fourier_space(
    claim: Energy, evidence: TransformIntegral | OverWaveNumbers, energy: Integral, start: int = 0, apart: str = ""
) -> Argument:
    used, integral = _last((evidence.cost, *evidence.transforms, *evidence.masses), energy, start)
    ends = ends_of(used, start)
    notation = notation_for_energy(claim, used)
    area = inline_latex(_area(claim.setting.dimension), notation)
    parseval = cite(THEOREMS["parseval-energy"][1])
    closing = [
        rf"The energy is $(2\pi)^{{-d}} \int \hat\ell(k) \hat\mu(k) \overline{{\hat\nu(k)}}{apart} \,dk$ ({parseval}),",
        rf"in polar coordinates ${area}$ times an integral over $|k| > 0${integral}, where the transform of the cost",
        f"is that of {ends[0]}.",
    ]
    return used, closing, ()


def _last(before: tuple[Derivation, ...], energy: Integral, start: int) -> tuple[tuple[Derivation, ...], str]:
    """All derivations, and a clause that says where the last integral comes from."""
    if isinstance(energy, Derivation):
        return (*before, energy), f", by {ends_of((*before, energy), start)[-1]}"
    bounds = f"${inline(energy.lower)}$ and ${inline(energy.upper)}$"
    return before, f"; twice it lies between {bounds} by {ORACLES[energy.oracle]}, which is trusted here"


def enclosed_shells_page(claim: EnergyEnclosure, evidence: EnclosedShells) -> Page:
    """The page of a Coulomb energy with a mass that is only enclosed."""
    closing = [
        "Two uniform spherical shells of radii $r$ and $s$ have the Coulomb energy $1/\\max(r, s)$ (Newton). Let",
        r"$m(r) = r^2 f(r)$, where the density is a multiple of $f$, and $M(r) = \int_0^r m$. Then the energy is",
        display(r"\int_0^\infty \frac{2 M(r) m(r)}{r} \,dr \bigg/ \left(\int_0^\infty m(r) \,dr\right)^2,"),
        f"which lies between the bounds by {ORACLES[evidence.oracle]}, which is trusted here.",
    ]
    return _page(claim, (), closing)


def parts_page(claim: Energy, evidence: OverParts) -> Page:
    """The page of an energy that is a sum over pairs of parts."""
    pairs = pairs_of_parts(claim.first, claim.second, claim.setting.dimension)
    used: list[Derivation] = []
    closing = [
        r"The energy is the sum, over all pairs of a part of the one law and a part of the other, of their energies",
        "times the products of their probabilities. These are the pairs that differ.",
    ]
    others: list[Term] = []
    for (pair, weight), energy in zip(pairs.items(), evidence.energies, strict=True):
        part_claim = MutualEnergy(claim.setting, pair.first, pair.second, ZERO)
        start = sum(len(derivation.steps) for derivation in used)
        derivations, reasons, terms = _of_pair(part_claim, energy, pair.apart, start)
        used += derivations
        others += terms
        notation = notation_for_energy(claim, used, *others)
        laws = rf"let $\mu$ be {law(pair.first, notation)}, and $\nu$ {law(pair.second, notation)}"
        moved = f", moved by ${vector(pair.apart)}$" if any(pair.apart) else ""
        closing += ["", f"With the probability ${inline(weight)}$: {laws}{moved}.", *reasons, _found(energy, notation)]
    return _page(claim, used, closing, *others)


def _of_pair(claim: MutualEnergy, energy: PartEnergy | PartBounds, apart: Vector, start: int) -> Argument:
    length = inline_latex(distance_of(apart, (Fraction(0),) * len(apart)), notation_of(claim.setting, Derivation(())))
    mean = r"\bar\ell(r)" if any(apart) else ""
    said = [rf"Let $\bar\ell(r)$ be the mean of the cost over all directions in which they are ${length}$ apart."]
    on_line = claim.setting.dimension == ONE
    wave = (rf"e^{{ik({inline(apart[0])})}}" if on_line else rf"\frac{{\sin({length}k)}}{{{length}k}}") if mean else ""
    match energy.evidence:
        case SumOverPoints():
            return (), [f"The distance of the two points is ${length}$."], ()
        case DistanceIntegral() as evidence:
            found = _by_distance(claim, evidence, evidence.energy, start, mean)
        case MeansOverSpheres(_, evidence):
            found = _by_distance(claim, evidence, evidence.energy, start, mean)
            said.append(
                r"The distance $s$ has the density $s/(2 a r)$ for points at the distance $r$ and centers at $a$."
            )
        case ShellIntegral() as evidence:
            return _by_shells(claim, evidence, evidence.energy, start)
        case TransformIntegral() as evidence:
            return _in_fourier_space(claim, evidence, evidence.energy, start, wave)
        case EnclosedIntegral(OverDistances() as reduction, enclosure):
            found = _by_distance(claim, reduction, enclosure, start, mean)
        case EnclosedIntegral(OverShells() as reduction, enclosure):
            return _by_shells(claim, reduction, enclosure, start)
        case EnclosedIntegral(OverWaveNumbers() as reduction, enclosure):
            return _in_fourier_space(claim, reduction, enclosure, start, wave)
    return (found[0], said + found[1], found[2]) if mean else found


def _found(energy: PartEnergy | PartBounds, notation: Notation) -> str:
    match energy:
        case PartEnergy(value):
            return f"Their energy is\n{display(broken('', addends(value, notation), '.'))}"
        case PartBounds(lower, upper):
            return f"Their energy lies between ${shown(lower)}$ and ${shown(upper)}$."


def _page(claim: Energy, used: Sequence[Derivation], closing: list[str], *others: Term) -> Page:
    notation = notation_for_energy(claim, used, *others)
    same = claim.first == claim.second
    laws = [rf"Let $\mu$ be {law(claim.first, notation)}."]
    if not same:
        laws.append(rf"Let $\nu$ be {law(claim.second, notation)}.")
    integral = ENERGY if same else MUTUAL
    if isinstance(claim, MutualEnergy):
        said = ["is", display(broken(f"{integral} = ", addends(claim.value, notation), "."))]
    else:
        said = ["satisfies", display(rf"{shown(claim.lower)} \le {integral} \le {shown(claim.upper)}.")]
    what = "mean field energy" if same else "energy of the two laws"
    title = f"The mean field energy of {cost_in_title(claim.setting, notation)}"
    return page_of_derivations(
        title, claim.setting, [*laws, f"Then the {what} {said[0]}", said[1]], used, closing, notation
    )


def notation_for_energy(claim: Energy, used: Sequence[Derivation], *others: Term) -> Notation:
    """Letters for all symbols of the claim and of the derivations."""
    value = [claim.value] if isinstance(claim, MutualEnergy) else []
    terms = [*value, *others, *(term for marginal in (claim.first, claim.second) for term in _terms(marginal))]
    return notation_of(claim.setting, joined(used), *terms, reserved=(r"\mu", r"\nu", "X", "Y", "M", "N"))


def _terms(marginal: Marginal) -> list[Term]:
    match marginal:
        case Exponential(term) | RadialDensity(term) | RadialShape(term):
            return [term]
        case Placed(laws):
            return [term for inner in laws for term in _terms(inner)]
        case _:
            return []
