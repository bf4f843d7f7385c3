"""Pages about least energies on the line for every number of bodies: a sum over distances, and its closed form."""

from mfsym.kernel.claim import (
    EnergyOfBodies,
    EnergyOnLine,
    EnergySum,
    Exponential,
    Marginal,
    MutualEnergy,
    RadialDensity,
    UniformBall,
)
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Gaps, SampledEnergy, Telescope
from mfsym.kernel.line import gap_of
from mfsym.kernel.term import ONE, Term
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import broken, display
from mfsym.latex.energies import ends_of, notation_for_energy, page_of_laws
from mfsym.latex.expression import addends
from mfsym.latex.letters import Notation, notation_for
from mfsym.latex.radial import cost_in_title, cost_in_words
from mfsym.latex.values import ORACLES
from mfsym.latex.words import inline, law, shown

Claim = EnergySum | EnergyOnLine
_RESERVED = ("x", "y", "Q", "V", "S", "w", "z", "t", "n", "m", r"\mu")


def energy_sum_page(claim: EnergySum, evidence: Gaps) -> Page:
    """The page of an energy that is a sum."""
    notation = _notation(claim, claim.summand, evidence)
    total = display(broken(r"V_N = \sum_{k=1}^{N-1} a_k, \qquad a_k = ", addends(claim.summand, notation), "."))
    return _page(claim, notation, total, _sampling(claim, evidence, notation))


def energy_on_line_page(claim: EnergyOnLine, evidence: Telescope) -> Page:
    """The page of an energy in closed form."""
    notation = _notation(claim, claim.energy, evidence.gaps, evidence.partial)
    total = display(broken("V_N = ", addends(claim.energy, notation), "."))
    closing = [
        "The terms of this sum are the differences $S(k + 1) - S(k)$ of",
        display(broken("S(k) = ", addends(evidence.partial, notation), ",")),
        "so that $V_N = S(N) - S(1)$, which is the assertion.",
    ]
    return _page(claim, notation, total, [*_sampling(claim, evidence.gaps, notation), *closing])


def _notation(claim: Claim, value: Term, gaps: Gaps, *others: Term) -> Notation:
    setting = claim.setting
    law_terms = [claim.marginal.density] if isinstance(claim.marginal, RadialDensity) else []
    law_terms += [claim.marginal.scale] if isinstance(claim.marginal, Exponential) else []
    terms = [setting.profile, *setting.conditions, value, gaps.primitive, gaps.curvature, *law_terms, *others]
    return notation_for(terms, ["r", "k", "d", "N", "h", "v"], _RESERVED)


def _page(claim: Claim, notation: Notation, total: str, argument: list[str]) -> Page:
    statement = [
        cost_in_words(claim.setting, notation),
        rf"Let $\mu$ be {law(claim.marginal, notation)}. The least energy of $N \ge 2$ bodies with the law $\mu$ is",
        total,
    ]
    title = f"The least energy on the line for {cost_in_title(claim.setting, notation)}"
    return theorem_page(title, statement, argument)


def _sampling(claim: Claim, gaps: Gaps, notation: Notation) -> list[str]:
    gap, _ = gap_of(claim.marginal, domain(claim.setting.conditions))
    quantile = _quantile(claim.marginal)
    return [
        r"The profile $w(r) = \ell(x)$ is decreasing, and convex, since on the distances that occur",
        display(broken("w''(r) = ", addends(gaps.curvature, notation), r" \ge 0.")),
        r"So up to a function of one body it is a mixture of the functions $\max(t - |x - y|, 0)$, and each of these",
        r"is the length of the set of $z$ for which $x$ and $y$ are both in $[z, z + t]$. The number $n$ of bodies in",
        r"such an interval is an integer with the mean $m = N \mu[z, z + t]$, so that the mean of $n (n - 1)$ is least",
        r"if $n$ is $m$, rounded up or down. Let $Q$ be the quantile function of $\mu$; systematic sampling puts body",
        r"$j$ at $Q(j/N - v)$, with one $v$ for all bodies, uniform on $(0, 1/N)$, and rounds in all intervals at",
        r"once: it is optimal. Two bodies with the part $h = k/N$ of the mass between them, and the part $v$ beyond,",
        rf"have the distance, {quantile},",
        display(broken(r"Q(1 - v) - Q(1 - v - h) = ", addends(gap, notation), ",")),
        r"and an antiderivative in $v$ of their cost is",
        display(broken("", addends(gaps.primitive, notation), ".")),
        r"The sum over $k = 1, \dots, N - 1$ of $N$ times the integral over $0 < v < 1 - h$ is $V_N$.",
    ]


def _quantile(marginal: Marginal) -> str:
    match marginal:
        case UniformBall():
            return "as $Q$ is linear"
        case Exponential():
            return r"as $Q(1 - v)$ is a multiple of $-\log v$"
        case _:
            return r"as $Q(1 - v)$ is a multiple of $\cot \pi v$"


def energy_of_bodies_page(claim: EnergyOfBodies, evidence: SampledEnergy) -> Page:
    """The page of bounds for the energy of some bodies."""
    used, enclosure = (evidence.mass,), evidence.enclosure
    notation = notation_for_energy(MutualEnergy(claim.setting, claim.marginal, claim.marginal, ONE), used)
    said = [
        rf"Let $\mu$ be {law(claim.marginal, notation)}. Then the least energy of ${claim.bodies}$ bodies satisfies",
        display(rf"{shown(claim.lower)} \le V_{{{claim.bodies}}} \le {shown(claim.upper)}."),
    ]
    closing = [
        rf"By {ends_of(used)[-1]} the density has mass $1$. The cost is convex, decreasing and nonnegative, so that it",
        r"is a mixture of costs $\max(t - |x - y|, 0)$, up to constants and limits: the length of the set of $z$ for",
        r"which $x$ and $y$ are both in $[z, z + t]$. With the quantile function $Q$ of $\mu$, bodies at $Q(j/N - v)$",
        r"with one $v$ for all, uniform on $(0, 1/N)$, number in every interval the mean, rounded up or down, and this",
        r"makes the mean of $n(n - 1)$ least. The mean of their energy was computed by",
        f"{ORACLES[enclosure.oracle]}, and lies between ${inline(enclosure.lower)}$ and ${inline(enclosure.upper)}$;",
        "this computation is trusted here.",
    ]
    title = f"Some bodies on the line with the cost {cost_in_title(claim.setting, notation)}"
    return page_of_laws(title, claim.setting, said, used, closing, notation)
