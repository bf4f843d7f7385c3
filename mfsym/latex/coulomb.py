r"""Pages about Coulomb energies of densities: a bound by the L3 norm, and the limit of high density."""

from mfsym.kernel.claim import EnergyBound, HighDensity, IndirectRatio, MutualEnergy, TwoBodyCost
from mfsym.kernel.evidence import AntipodalEnclosure, CubeIntegral, IndirectEnergy, PowerIntegral, SquareIntegral
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.term import ONE
from mfsym.latex.article import Page
from mfsym.latex.derivations import ends_of
from mfsym.latex.display import broken, display, gathered
from mfsym.latex.energies import ENERGY, argument, notation_for_energy
from mfsym.latex.expression import addends, inline_latex
from mfsym.latex.formulas import in_factor, optimum
from mfsym.latex.radial import cost_in_title, page_of_derivations
from mfsym.latex.references import cite
from mfsym.latex.words import inline, law, shown


def bound_page(claim: EnergyBound, evidence: CubeIntegral) -> Page:
    """The page of a bound for the mean field energy."""
    used = (evidence.mass, evidence.cube)
    energy = MutualEnergy(claim.setting, claim.marginal, claim.marginal, claim.bound)
    notation = notation_for_energy(energy, used, evidence.strength)
    mass, cube = ends_of(used)
    strength = inline_latex(evidence.strength, notation)
    said = [
        rf"Let $\mu$ be {law(claim.marginal, notation)}. Then",
        display(broken(rf"{ENERGY} \le ", addends(claim.bound, notation), ".")),
    ]
    closing = [
        rf"By {mass} the density $f$ has mass $1$; let $S$ be the integral of its cube, $4 \pi$ times that in {cube}.",
        rf"The cost is between $0$ and $c/r$ with $c = {strength}$. For all $x$ and $R > 0$, by H\"older's inequality,",
        r"the integral of $f(y)/|x - y|$ over $|x - y| < R$ is at most $S^{1/3} (8 \pi/3)^{2/3} R$, as the integral of",
        r"$|z|^{-3/2}$ over $|z| < R$ is $(8 \pi/3) R^{3/2}$; over the rest it is at most $1/R$. For the best $R$ the",
        r"sum is $2 (8 \pi/3)^{1/3} S^{1/6}$, which does not depend on $x$; times $c$ it is the bound.",
    ]
    title = f"A bound for the mean field energy of {cost_in_title(claim.setting, notation)}"
    return page_of_derivations(title, claim.setting, said, used, closing, notation)


def high_density_page(claim: HighDensity, evidence: PowerIntegral | SquareIntegral) -> Page:
    """The page of the energy of many bodies."""
    energy = MutualEnergy(claim.setting, claim.marginal, claim.marginal, evidence.value)
    derivations, reasons, terms = argument(energy, evidence.energy)
    last = evidence.power if isinstance(evidence, PowerIntegral) else evidence.square
    used = (*derivations, last)
    notation = notation_for_energy(energy, used, claim.constant, *terms)
    constant = in_factor(claim.constant, notation)
    bounds_below = _by_inequality if isinstance(evidence, PowerIntegral) else _by_smearing
    said = [
        rf"Let $\mu$ be {law(claim.marginal, notation)}, and $V_N$ the least energy of $N$ bodies with this law.",
        r"Then for every $N \ge 2$",
        display(rf"1 - {constant} N^{{-2/3}} \le \frac{{V_N}}{{J_N}} \le 1 - \frac{{1}}{{N}},"),
        "where",
        display(rf"J_N = \frac{{N^2}}{{2}} {ENERGY} = \frac{{N^2}}{{2}} \cdot {in_factor(evidence.value, notation)}."),
    ]
    closing = [
        *reasons,
        r"Independent bodies have the energy $N(N-1)/2$ times the mean field energy, which is $(1 - 1/N) J_N$.",
        *bounds_below(ends_of(used)[-1]),
    ]
    title = f"The energy of many bodies with the cost {cost_in_title(claim.setting, notation)}"
    return page_of_derivations(title, claim.setting, said, used, closing, notation)


def _by_inequality(power: str) -> list[str]:
    inequality = cite(THEOREMS["lieb-oxford"][1])
    return [
        r"Every law of $N$ bodies has at least $J_N - 1.58 \,c \int (N f)^{4/3}$, where $\ell(x) = c/|x|$ and $f$",
        rf"is the density of $\mu$ ({inequality}); the integral of $f^{{4/3}}$ is $4 \pi$ times that in",
        f"{power}.",
    ]


def _by_smearing(square: str) -> list[str]:
    return [
        r"For $\ell(x) = c/|x|$, let $c_R(x - y)$ be the mean of $|x + X - y - Y|^{-1}$ over $X, Y$ uniform on a ball",
        r"of radius $R$. By Newton's theorem $c_R \le 1/|\cdot|$ and $c_R(0) = \frac{6}{5R}$; its transform is",
        r"$4 \pi/|k|^2$ times the square of that of the ball, so it is nonnegative, and $1/|\cdot| - c_R$ has the",
        r"integral $\frac45 \pi R^2$. So $N$ points with their law $L$ have at least",
        r"$\frac{N^2}2 \iint c_R \,dL \,dL - \frac{3 N}{5R}$, whose mean is at least",
        r"$\frac{N^2}2 \iint c_R \,d\mu \,d\mu - \frac{3 N}{5R}$, and by Young's inequality this double integral is at",
        r"least that of $1/|x - y|$ less $\frac45 \pi R^2 S$, where $S = \int f^2$ is $4 \pi$ times the integral in",
        rf"{square}. For $R^3 = 3/(4 \pi N S)$ the energy is at least",
        r"$J_N - \frac9{10} (\frac43 \pi)^{1/3} c N^{4/3} S^{1/3}$.",
    ]


def two_body_page(claim: TwoBodyCost, evidence: AntipodalEnclosure) -> Page:
    """The page of two bodies with a radial density."""
    used = (evidence.mass,)
    energy = MutualEnergy(claim.setting, claim.marginal, claim.marginal, ONE)
    notation = notation_for_energy(energy, used)
    said = [
        rf"Let $\mu$ be {law(claim.marginal, notation)}. Then",
        display(rf"{shown(claim.lower)} \le {optimum(2)} \le {shown(claim.upper)}."),
    ]
    closing = [
        rf"By {ends_of(used)[-1]} the density has mass $1$. A body at the distance $s$ and one on the opposite side",
        r"of the origin, at the distance $r$ with as much mass inside of it as there is beyond $s$, are optimal",
        rf"({cite(THEOREMS['antipodal-map'][1])}). The mean of their cost was enclosed by Arb, in ball arithmetic,",
        "between",
        rf"${inline(evidence.lower)}$ and ${inline(evidence.upper)}$.",
    ]
    title = f"Two bodies with the cost {cost_in_title(claim.setting, notation)}"
    return page_of_derivations(title, claim.setting, said, used, closing, notation)


def indirect_ratio_page(claim: IndirectRatio, evidence: IndirectEnergy) -> Page:
    """The page of what two bodies have of the Lieb-Oxford inequality."""
    integrals, apart = evidence.integrals, evidence.apart
    energy = MutualEnergy(claim.setting, claim.marginal, claim.marginal, integrals.value)
    derivations, reasons, terms = argument(energy, integrals.energy)
    used = (*derivations, apart.mass, integrals.power)
    notation = notation_for_energy(energy, used, *terms)
    ratio = rf"\frac{{2 {ENERGY} - {optimum(2)}}}{{c \int (2 f)^{{4/3}}}}"
    said = [
        rf"Let $\mu$ be {law(claim.marginal, notation)}, with density $f$, and $\ell(x) = c/|x|$. Then",
        gathered(rf"{shown(claim.lower)} \le \Lambda \le {shown(claim.upper)}, \qquad \Lambda = {ratio}."),
    ]
    closing = [
        *reasons,
        rf"By {ends_of(used)[-2]} the density has mass $1$, and the integral of $f^{{4/3}}$ is $4 \pi$ times that in",
        rf"{ends_of(used)[-1]}. Two bodies are optimal on opposite sides of the origin, with as much mass inside of",
        rf"the one as beyond the other ({cite(THEOREMS['antipodal-map'][1])}). The mean of their cost was enclosed by",
        rf"Arb, in ball arithmetic, between ${inline(apart.lower)}$ and ${inline(apart.upper)}$.",
    ]
    title = f"The Lieb-Oxford inequality for two bodies with the cost {cost_in_title(claim.setting, notation)}"
    return page_of_derivations(title, claim.setting, said, used, closing, notation)
