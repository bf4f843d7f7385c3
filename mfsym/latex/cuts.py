"""Pages about costs that are sums of cuts: the rounding argument, and sites that are too crowded for finite cost."""

from fractions import Fraction
from math import comb

from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost
from mfsym.kernel.evidence import CrowdedSites, Cut, PlanAndCuts
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.formulas import optimum
from mfsym.latex.site_problems import equality, plan_in_words, problem_data, problem_in_words
from mfsym.latex.words import inline, listed, shown, vector

MOST_CUTS = 40
"""Of more cuts only the number is printed; they are in the certificate."""


def cuts_page(claim: OptimalCost, evidence: PlanAndCuts) -> Page:
    """The page of the least cost of finitely many bodies where the cost is a sum of cuts."""
    problem, bodies = claim.problem, claim.problem.bodies or 0
    value = equality(optimum(bodies), claim.value, ",")
    statement = f"{problem_data(problem)}\nThe least cost per pair of bodies is\n{value}\nand it is attained."
    title = f"The optimal cost of ${inline(bodies)}$ bodies on ${len(problem.marginal)}$ sites"
    return theorem_page(title, [statement], [cuts_argument(claim, evidence)], problem_in_words(bodies))


def cuts_argument(claim: OptimalCost, evidence: PlanAndCuts) -> str:
    """Why the value is attained, and why nothing is cheaper: numbers of bodies are integers."""
    bodies = claim.problem.bodies or 0
    argument = [
        "Put the sites in the order",
        f"${', '.join(str(a + 1) for a in evidence.order)}$. {_cuts(evidence.order, evidence.cuts)}",
        rf"Let $f = {vector(evidence.separable)}$. For all sites",
        display(r"C_{ab} \ge f_{a} + f_{b} + \sum_{B \ni a, b} m_{B}."),
        r"With $n(B)$ bodies in $B$, a configuration $n$ therefore has the energy",
        display(r"E(n) \ge (N - 1) \, f \cdot n + \sum_{B} m_{B} \frac{n(B) (n(B) - 1)}{2}."),
        r"Let $k_{B} = \lfloor N \mu(B) \rfloor$. As $n(B)$ is an integer, $(n(B) - k_{B}) (n(B) - k_{B} - 1) \ge 0$,",
        r"so that $n(B) (n(B) - 1)/2 \ge k_{B} \, n(B) - k_{B} (k_{B} + 1)/2$; and the mean of $n(B)$ is $N \mu(B)$",
        "for every plan. Hence no plan has less energy than",
        equality(
            r"N (N - 1) \, f \cdot \mu + \sum_{B} m_{B} \Bigl(k_{B} N \mu(B) - \frac{k_{B} (k_{B} + 1)}{2}\Bigr)",
            comb(bodies, 2) * claim.value,
            ".",
        ),
        "Take the plan with",
        *plan_in_words(evidence.plan),
        r"It has the mean $N \mu$, uses only pairs for which the first inequality is an equality, and puts $k_{B}$ or",
        r"$k_{B} + 1$ bodies into every $B$; so it attains this energy.",
    ]
    return "\n".join(argument)


def _cuts(order: tuple[int, ...], cuts: tuple[Cut, ...]) -> str:
    """The weights of the cuts, as a sentence."""
    if not cuts:
        return "No cuts are needed."
    if len(cuts) > MOST_CUTS:
        return rf"There are ${len(cuts)}$ intervals $B$ of sites with weights $m_{{B}} \ge 0$ (see the certificate)."
    parts = []
    for cut in cuts:
        inside = r",\allowbreak ".join(str(a + 1) for a in order[cut.first : cut.last + 1])
        parts.append(rf"${inline(cut.weight)}$ for $\{{{inside}\}}$")
    return rf"The following intervals $B$ of sites have the weights $m_{{B}}$: {listed(parts)}."


def crowded_page(claim: NoAdmissiblePlan, evidence: CrowdedSites) -> Page:
    """The page of a problem in which too many bodies have to be where a pair has infinite cost."""
    problem, sites = claim.problem, evidence.sites
    infinite = display(f"{optimum(problem.bodies)} = {shown(None)}.")
    statement = f"{problem_data(problem)}\nEvery plan has infinite cost:\n{infinite}"
    weight = sum((problem.marginal[a] for a in sites), Fraction(0))
    number = r"N" if problem.bodies is None else str(problem.bodies)
    mean = rf"{number} \cdot {inline(weight)}"
    many = "for large $N$ more than one body" if problem.bodies is None else f"${inline(problem.bodies * weight)} > 1$"
    argument = [
        rf"Two bodies at the sites ${', '.join(str(a + 1) for a in sites)}$, at one of them or at two, have infinite",
        "cost. So a plan of finite cost has at most one body there in every configuration (of the first $N$ bodies).",
        f"In the mean, however, it has ${mean}$ there, which is {many}.",
    ]
    title = "A problem without an admissible plan"
    return theorem_page(title, [statement], argument, problem_in_words(problem.bodies))
