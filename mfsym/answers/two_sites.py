"""The question about two sites, for every number of bodies at once: a formula and why it is true."""

from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.grammar import text
from mfsym.kernel.term import Number, Symbol, Term
from mfsym.latex import latex, notation_for
from mfsym.latex.article import Page, Printed, proof, theorem
from mfsym.latex.display import broken, display
from mfsym.latex.documents import USUAL, pages
from mfsym.latex.expression import addends
from mfsym.latex.layout import Layout
from mfsym.latex.words import inline
from mfsym.rational import rational
from mfsym.transport.two_site_formula import TwoSiteFormula
from mfsym.transport.two_site_formula import two_site_formula as find_formula


@dataclass(frozen=True)
class TwoSiteAnswer:
    """The ``formula`` for V_N, printed as text, JSON or LaTeX; ``given`` are the numbers that were asked about."""

    formula: TwoSiteFormula
    given: tuple[tuple[str, Fraction], ...] = ()

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
        if isinstance(self.formula.kappa, Number):
            holds = spread if self.formula.kappa.value >= 0 else together
            return rf"$\displaystyle V_{{N}} = {holds} \qquad {_THETA}$"
        return rf"$\displaystyle V_{{N}} = \begin{{cases}} {cases} \end{{cases}} \qquad {_THETA}$"

    def derivation(self) -> str:
        """The derivation as LaTeX paragraphs; the equations are the identities that the kernel has compared."""
        gap, spread, ends, together = (
            addends(identity.right, notation_for([identity.right])) for identity in self.formula.identities
        )
        return "\n".join(
            [
                r"With $k$ bodies at the first site, the energy is",
                display(r"e(k) = a \binom{k}{2} + b \binom{N - k}{2} + c k (N - k)."),
                r"Write $N \lambda = j + \theta$ with an integer $j$ and $0 \le \theta < 1$, and",
                r"$\kappa = a + b - 2 c$. Then",
                display(broken("e(k) - (j + 1 - k) e(j) - (k - j) e(j + 1) = ", gap, ",")),
                r"and $(k - j)(k - j - 1) \ge 0$ for integers. So where $\kappa \ge 0$ the chord of $e$ between",
                r"$j$ and $j + 1$ is nowhere above $e$, and $V_N$ is its value at $N \lambda$, attained with $j$",
                r"and $j + 1$ bodies at the first site with the probabilities $1 - \theta$ and $\theta$:",
                display(broken(r"(1 - \theta) e(j) + \theta e(j + 1) = ", spread)),
                r"Where $\kappa \le 0$ the same is true of the chord between $0$ and $N$,",
                display(broken(r"e(k) - \frac{N - k}{N} e(0) - \frac{k}{N} e(N) = ", ends, r" \ge 0,")),
                r"and all bodies are at one site, the first one with probability $\lambda$:",
                display(broken(r"(1 - \lambda) e(0) + \lambda e(N) = ", together)),
            ]
        )

    def document(self, layout: Layout = USUAL) -> str:
        """An article with the formula and its derivation.

        >>> print(two_site_formula().document())
        % Printed by mfsym, whose kernel has compared both sides of each identity of the derivation.
        ...
        """
        return pages([self._page], layout)

    def _page(self) -> Printed:
        general, own = find_formula(), self.formula
        statement = [
            r"A pair of bodies costs $a$ at the first of two sites, $b$ at the second, and $c$ across; the law of a",
            r"body gives the first site the weight $\lambda \in [0, 1]$. Let $\kappa = a + b - 2 c$ and let $\theta$",
            r"be the fractional part of $N \lambda$. The least energy $V_N$ of $N$ bodies, $N (N - 1)/2$ times",
            r"$F_{N}^{\mathrm{OT}}[\mu]$, see (1.18) in \cite{CFP2015}, is, if $\kappa \ge 0$,",
            _value(general.spread, ","),
            r"and, if $\kappa \le 0$,",
            _value(general.together),
        ]
        if isinstance(own.kappa, Number):
            values = ", ".join(f"${latex(Symbol(name))} = {inline(value)}$" for name, value in self.given)
            holds = own.spread if own.kappa.value >= 0 else own.together
            statement += [rf"For {values} this is, with $\kappa = {inline(own.kappa.value)}$,", _value(holds)]
        body = f"{theorem(chr(10).join(statement))}\n\n{proof(self.derivation())}"
        return Printed(Page("The optimal cost of $N$ bodies on two sites", body), ())


_THETA = r"\theta = N \lambda - \lfloor N \lambda \rfloor"


def _value(term: Term, end: str = ".") -> str:
    return display(broken("V_{N} = ", addends(term, notation_for([term])), end))


def formula_of(problem: TransportProblem) -> TwoSiteAnswer:
    """The formula in the costs and the marginal of ``problem``, for every N in place of its number of bodies.

    Refuses: InvalidArgument unless it has two sites and no forbidden pair.

    >>> from fractions import Fraction
    >>> one, half = Fraction(1), Fraction(1, 2)
    >>> formula_of(TransportProblem(((2 * one, one), (one, 2 * one)), (half, half), 7)).record["kappa"]
    '2'
    """
    entries = [entry for row in problem.cost for entry in row if entry is not None]
    if len(problem.marginal) != 2 or len(entries) != 4:
        raise InvalidArgument(
            f"the problem has {len(problem.marginal)} sites and {len(problem.marginal) ** 2 - len(entries)} infinite "
            "entries in its cost; the formula is for two sites and finite costs"
        )
    first, across, _, second = entries
    return two_site_formula(first=first, second=second, across=across, weight=problem.marginal[0])


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
    formula = find_formula(first=first, second=second, across=across, weight=weight)
    values = {"a": first, "b": second, "c": across, "lambda": weight}
    given = tuple((name, rational(value, name)) for name, value in values.items() if value is not None)
    return TwoSiteAnswer(formula, given)
