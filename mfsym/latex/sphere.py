"""Pages about least Coulomb energies on the unit sphere."""

from mfsym.kernel.claim import SphereEnergy
from mfsym.kernel.evidence import PointsAndPolynomial, TheoremOnFive
from mfsym.kernel.facts import THEOREMS
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.expression import latex
from mfsym.latex.references import cite
from mfsym.latex.words import listed, shown, vector

_ROTATED = (
    "If points have the least energy, a random rotation of them has the uniform law on the sphere for each of them, so",
    "that this is the least energy of bodies with that law.",
)


def sphere_page(claim: SphereEnergy, evidence: PointsAndPolynomial) -> Page:
    """The page of a least energy that a polynomial proves."""
    last = len(evidence.coefficients) - 1
    argument = [
        "By interval arithmetic the energy of the points in the directions of",
        f"{listed([f'${vector(point)}$' for point in evidence.points])} is below the upper bound. Let",
        r"$h = \sum_k h_k P_k$ with the Legendre polynomials $P_k$ and",
        *(display(f"h_{{{k}}} = {shown(c)}{',.'[k == last]}") for k, c in enumerate(evidence.coefficients)),
        r"By Sturm's theorem $1 - u \,h(1 - u^2/2)$ has no root in $(0, 2]$, so that $h(t) \le 1/\sqrt{2 - 2t}$, which",
        r"is $1/|x - y|$ for unit vectors with $x \cdot y = t$. For $N$ unit vectors",
        r"$\sum_{i,j} P_k(x_i \cdot x_j) \ge 0$, with $N^2$ for $k = 0$; as $h_k \ge 0$ for $k \ge 1$, the energy is",
        r"at least $\frac12 (N^2 h_0 - N h(1))$, which is not below the lower bound.",
        *_ROTATED,
    ]
    return _page(claim, argument)


def five_page(claim: SphereEnergy, evidence: TheoremOnFive) -> Page:
    """The page of five bodies."""
    argument = [
        "Five points have the least energy as two opposite points and an equilateral triangle halfway between them",
        rf"({cite(THEOREMS['five-on-sphere'][1])}): $\frac12$ from the two, $\sqrt3$ from the triangle, and $6/\sqrt2$",
        "from the other pairs.",
        *_ROTATED,
    ]
    return _page(claim, argument)


def _page(claim: SphereEnergy, argument: list[str]) -> Page:
    statement = [
        f"The least energy $V$ of ${claim.bodies}$ bodies on the unit sphere of $R^3$, with the cost $1/|x - y|$ of a",
        "pair, satisfies",
        display(rf"{shown(claim.lower)} \le V \le {shown(claim.upper)},"),
        "and so does the number",
        display(f"{latex(claim.energy)}."),
    ]
    title = f"The least Coulomb energy of ${claim.bodies}$ bodies on the sphere"
    return theorem_page(title, statement, argument)
