"""The question about two sites, for every number of bodies at once: a formula and why it is true."""

from dataclasses import dataclass

from mfsym.kernel.grammar import text
from mfsym.latex import latex, notation_for
from mfsym.transport.two_site_formula import TwoSiteFormula
from mfsym.transport.two_site_formula import two_site_formula as find_formula


@dataclass(frozen=True)
class TwoSiteAnswer:
    """The ``formula`` for V_N, printed as text, JSON or LaTeX."""

    formula: TwoSiteFormula

    @property
    def record(self) -> dict[str, object]:
        """The formula as plain data."""
        return {
            "kappa": text(self.formula.kappa),
            "energy_if_kappa_nonnegative": text(self.formula.spread),
            "energy_if_kappa_nonpositive": text(self.formula.together),
            "theta": "N*lambda - floor(N*lambda)",
            "identities": [f"{text(e.left)} = {text(e.right)}" for e in self.formula.identities],
        }

    def __str__(self) -> str:
        kappa = text(self.formula.kappa)
        return "\n".join(
            [
                f"V_N = {text(self.formula.spread)}",
                f"      if {kappa} >= 0, where theta = N*lambda - floor(N*lambda)",
                f"V_N = {text(self.formula.together)}",
                f"      if {kappa} <= 0",
                "a, b and c are the costs of a pair at site 1, at site 2 and across, lambda is the mass of site 1.",
                "The kernel has compared both sides of each identity between polynomials that the derivation uses.",
            ]
        )

    def _repr_latex_(self) -> str:
        terms = (self.formula.kappa, self.formula.spread, self.formula.together)
        kappa, spread, together = (latex(term, notation_for([term])) for term in terms)
        cases = rf"{spread} & \text{{if }} {kappa} \ge 0, \\ {together} & \text{{if }} {kappa} \le 0"
        where = r"\theta = N \lambda - \lfloor N \lambda \rfloor"
        return rf"$\displaystyle V_{{N}} = \begin{{cases}} {cases} \end{{cases}} \qquad {where}$"

    def derivation(self) -> str:
        """The derivation as LaTeX paragraphs; the identities are those that the kernel has compared."""
        chord, spread, ends, together = (
            rf"{latex(e.left, notation_for([e.left]))} = {latex(e.right, notation_for([e.right]))}"
            for e in self.formula.identities
        )
        return "\n".join(
            [
                r"With $k$ bodies at the first site, the energy $e(k)$ is a quadratic polynomial in $k$. Write",
                r"$N \lambda = j + \theta$ with an integer $j$ and $0 \le \theta < 1$, and $\kappa = a + b - 2 c$. For",
                r"the chord of $e$ between $j$ and $j + 1$, $e(k) - (j + 1 - k) e(j) - (k - j) e(j + 1)$ is",
                rf"\[ {chord}. \]",
                r"For integers $(k - j)(k - j - 1) \ge 0$; so where $\kappa \ge 0$ the chord is nowhere above $e$, and",
                r"$V_N$ is its value at $N \lambda$, attained with $j$ and $j + 1$ bodies at the first site, with",
                r"the probabilities $1 - \theta$ and $\theta$:",
                rf"\[ {spread}. \]",
                r"Where $\kappa \le 0$ the same is true of the chord between $0$ and $N$,",
                rf"\[ {ends} \ge 0, \]",
                r"and all bodies are at one site, which is the first with probability $\lambda$:",
                rf"\[ {together}. \]",
            ]
        )


def two_site_formula(
    *, first: object = None, second: object = None, across: object = None, weight: object = None
) -> TwoSiteAnswer:
    """V_N on two sites for every N, in the costs ``first`` a, ``second`` b, ``across`` c and the ``weight`` lambda.

    What is not given stays a symbol.  Refuses (InvalidArgument) what is no exact number.

    >>> print(two_site_formula(first=2, second=2, across=1, weight="1/2"))
    V_N = 3*N^2/4 - N + theta*(1 - theta)
          if 2 >= 0, where theta = N*lambda - floor(N*lambda)
    V_N = N*(N - 1)
          if 2 <= 0
    a, b and c are the costs of a pair at site 1, at site 2 and across, lambda is the mass of site 1.
    The kernel has compared both sides of each identity between polynomials that the derivation uses.
    """
    return TwoSiteAnswer(find_formula(first=first, second=second, across=across, weight=weight))
