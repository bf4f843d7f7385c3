"""Pages about finitely many sites: the problem, the value, a plan that attains it, and why none costs less."""

from fractions import Fraction
from math import comb

from mfsym.kernel.claim import Convergence, CostBracket, NoAdmissiblePlan, OptimalCost, PairCost, TransportProblem
from mfsym.kernel.evidence import (
    Ellipsoid,
    Farkas,
    FiniteOptimum,
    MixtureAndPotential,
    OptimumOfEach,
    Plan,
    PlanAndCuts,
    PlanAndProvedPotential,
    Square,
    Squares,
    ValueOfEach,
)
from mfsym.kernel.facts import THEOREMS
from mfsym.kernel.mixture import remainder
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.cuts import cuts_argument
from mfsym.latex.display import LINE, aligned, broken, display, width
from mfsym.latex.expression import enclosed
from mfsym.latex.formulas import optimum
from mfsym.latex.references import cite
from mfsym.latex.site_problems import equality, plan_in_words, problem_data, problem_in_words
from mfsym.latex.words import inline, laws_in_words, listed, shown, vector


def plan_page(claim: OptimalCost, evidence: FiniteOptimum) -> Page:
    """The page of the least cost of finitely many bodies."""
    problem, bodies = claim.problem, claim.problem.bodies or 0
    title = f"The optimal cost of ${inline(bodies)}$ bodies on ${len(problem.marginal)}$ sites"
    return theorem_page(title, [_value(claim)], [plan_argument(claim, evidence)], problem_in_words(bodies))


def plan_argument(claim: OptimalCost, evidence: FiniteOptimum) -> str:
    """Why the value is attained, and why nothing is cheaper: weak duality."""
    attained = attained_by(claim.problem, evidence.plan, claim.value)
    least = _no_plan_costs_less(claim.problem, evidence, comb(claim.problem.bodies or 0, 2) * claim.value)
    return f"\\emph{{The value is attained}} {attained}\n\n{least}"


def bracket_page(claim: CostBracket, evidence: FiniteOptimum) -> Page:
    """The page of bounds for the least cost of finitely many bodies."""
    problem, bodies = claim.problem, claim.problem.bodies or 0
    bounds = display(rf"{shown(claim.lower)} \le {optimum(bodies)} \le {shown(claim.upper)}.")
    statement = f"{problem_data(problem)}\nThe least cost per pair of bodies has the bounds\n{bounds}"
    attained = attained_by(problem, evidence.plan, claim.upper)
    argument = f"\\emph{{The upper bound is attained}} {attained}\n\n"
    argument += _no_plan_costs_less(problem, evidence, comb(bodies, 2) * claim.lower)
    title = f"Bounds for the optimal cost of ${inline(bodies)}$ bodies on ${len(problem.marginal)}$ sites"
    return theorem_page(title, [statement], [argument], problem_in_words(bodies))


def attained_by(problem: TransportProblem, plan: Plan, value: Fraction) -> str:
    """The plan, its mean and its energy, after the words that something is attained."""
    pairs = comb(problem.bodies or 0, 2)
    return "\n".join(
        [
            "by the plan $P$ with",
            *plan_in_words(plan, problem.cost),
            rf"Its mean is $N\mu$ and its energy $\sum_n P(n) E(n) = {inline(pairs * value)}$; divided by the number",
            f"${inline(pairs)}$ of pairs, it is ${inline(value)}$.",
        ]
    )


def _no_plan_costs_less(problem: TransportProblem, evidence: FiniteOptimum, total: Fraction) -> str:
    """The potential as a lower bound of the energy of all plans."""
    which = "every configuration $n$"
    reason = []
    if isinstance(evidence, PlanAndProvedPotential):
        which += " on the sites of positive weight, the only ones that a plan uses"
        reason = proof_of_potential(evidence.proof)
    return "\n".join(
        [
            rf"\emph{{No plan costs less.}} Let $u = {vector(evidence.potential)}$. Then $u \cdot n \le E(n)$ for",
            f"{which}{'. So' if not reason else ':'}",
            *reason,
            f"{'So every' if reason else 'every'} plan $P$ has the energy",
            equality(r"\sum_n P(n) E(n) \ge \sum_n P(n) \, u \cdot n = N \, u \cdot \mu", total, "."),
        ]
    )


def proof_of_potential(proof: Ellipsoid | Squares) -> list[str]:
    """Why the potential is nowhere above the energy, after a colon."""
    if isinstance(proof, Squares):
        return _proof_by_squares(proof)
    return [
        rf"these are $n = {vector(proof.centre)} + \sum_i y_i b_i$ with integers $y_i$ and the basis",
        f"{listed([f'${vector(move)}$' for move in proof.basis])}. In the variables $y$ the difference",
        r"$E(n) - u \cdot n$ is a quadratic polynomial. Completing the squares one sees that it can be negative in a",
        "bounded region only; going through the integers $y$ there, one finds no configuration at which it is.",
    ]


def _proof_by_squares(proof: Squares) -> list[str]:
    pairs = r"\sum_{a,b} \Bigl(C_{ab} - \frac{u_{a} + u_{b}}{N - 1}\Bigr) P_{ab}"
    numbers = r"P_{ab} = n_{a} n_{b} - \delta_{ab} n_{a} \ge 0"
    sites = listed([f"${a + 1}$" for a in proof.order])
    taken = ["Take out the sum of squares", sum_of_squares("S(n) = ", proof.squares, "n")] if proof.squares else []
    settled = "at least a constant; where squares" if proof.squares else "compared with zero; where coefficients"
    return [
        "it is",
        display(rf"2 (E(n) - u \cdot n) = {pairs}, \qquad {numbers}."),
        *taken,
        f"{'and what remains is' if proof.squares else 'This is'} {settled} are too small, a search decides, which",
        f"fills in the sites in the order {sites}, gives up a beginning as soon as the terms in it are too great for",
        r"the sum to become negative, and finds no configuration with $E(n) < u \cdot n$.",
    ]


def mixture_page(claim: OptimalCost, evidence: MixtureAndPotential) -> Page:
    """The page of the least cost of infinitely many bodies."""
    title = f"The optimal cost of infinitely many bodies on ${len(claim.problem.marginal)}$ sites"
    return theorem_page(title, [_value(claim)], [mixture_argument(claim, evidence)], problem_in_words(None))


def mixture_argument(claim: OptimalCost, evidence: MixtureAndPotential) -> str:
    """Why the value is attained, and why nothing is cheaper: weak duality, and a sum of squares."""
    return "\n".join(
        [
            r"\emph{The value is attained} if all bodies have independently the law $Q$, where",
            f"{laws_in_words(evidence.mixture)}.",
            "",
            r"\emph{No plan costs less.}",
            *lower_bound_argument(claim.problem, evidence.potential, evidence.squares),
        ]
    )


def mixture_bracket_page(claim: CostBracket, evidence: MixtureAndPotential) -> Page:
    """The page of bounds for the least cost of infinitely many bodies."""
    problem = claim.problem
    bounds = display(rf"{shown(claim.lower)} \le {optimum(None)} \le {shown(claim.upper)}.")
    statement = f"{problem_data(problem)}\nThe least cost per pair of bodies satisfies\n{bounds}"
    argument = [
        "The upper bound is the cost of bodies that have independently the law $Q$, where",
        f"{laws_in_words(evidence.mixture)}.",
        *lower_bound_argument(problem, evidence.potential, evidence.squares),
    ]
    title = f"Bounds for the cost of infinitely many bodies on ${len(problem.marginal)}$ sites"
    return theorem_page(title, [statement], argument, problem_in_words(None))


def lower_bound_argument(
    problem: TransportProblem, potential: tuple[Fraction, ...], squares: tuple[Square, ...]
) -> list[str]:
    """Why no plan of infinitely many bodies costs less than the mean of the potential."""
    value = sum((u * w for u, w in zip(potential, problem.marginal, strict=True)), Fraction(0))
    entries = tuple(
        tuple(None if c is None else c - (potential[a] + potential[b]) / 2 for b, c in enumerate(row))
        for a, row in enumerate(problem.cost)
    )
    return [
        f"Let $u = {vector(potential)}$. For every law $Q$ on the sites,",
        sum_of_squares(r"Q^{T} C Q - u \cdot Q \ge ", squares, "Q", r"\ge 0"),
        *remainder_in_words(remainder(squares, entries), "C_{ab} - (u_a + u_b)/2"),
        rf"Every plan is a mixture of such $Q$ with mean $\mu$ ({cite(THEOREMS['de-finetti-hewitt-savage'][1])}), so",
        rf"that its cost is at least $u \cdot \mu = {inline(value)}$.",
    ]


def remainder_in_words(rest: PairCost, entry: str) -> list[str]:
    """Why the quadratic form of the matrix with that ``entry`` is at least the squares: what is left is copositive."""
    if all(c is None or c >= 0 for row in rest for c in row):
        return [f"because ${entry}$ is nowhere less than the coefficient of $Q_a Q_b$ on the right."]
    return [
        f"because the matrix $A$ that is left of ${entry}$ without the squares is copositive. Indeed,",
        r"if $x^{T} A x < 0$ for some $x \ge 0$, take such an $x$ with the smallest support $S$. Where the least value",
        r"among the laws on $S$ is attained, $A_{S} x = -t \mathbf{1}$ with $t > 0$ and $x > 0$; and $A_{S}$ is",
        r"invertible, since $A_{S} z = 0$ would allow one to move along $z$ to a smaller support. But for no $S$ is",
        r"$A_{S}$ invertible with $-A_{S}^{-1} \mathbf{1} > 0$: all supports that negative entries connect have been",
        "gone through exactly.",
    ]


def sum_of_squares(start: str, squares: tuple[Square, ...], letter: str, *end: str) -> str:
    """The display of ``start`` and the squares of linear forms in the components of a vector; 0 if there are none.

    Where a form is too long for one line, all of them have names and lines of their own.
    """
    forms = [_linear_form(square.coefficients, letter) for square in squares]
    addends = _weighted(squares, [enclosed(" ".join(form)) for form in forms])
    if max(map(width, addends)) <= LINE - 60:
        return display(broken(start, [*addends, *end], ","))
    names = [f"y_{{{i}}}" for i in range(1, len(forms) + 1)]
    lines = [aligned(start, [*_weighted(squares, names), *end], ",")]
    lines += [aligned(f"{name} = ", form, ",") for name, form in zip(names, forms, strict=True)]
    return display(" \\\\\n  ".join(lines))


def _weighted(squares: tuple[Square, ...], bases: list[str]) -> list[str]:
    """The addends weight * base^2."""
    parts = []
    for square, base in zip(squares, bases, strict=True):
        weight = "" if square.weight == 1 else f"{shown(square.weight)} "
        parts.append(f"+ {weight}{base}^{{2}}")
    return [parts[0].removeprefix("+ "), *parts[1:]] if parts else ["0"]


def _linear_form(coefficients: tuple[Fraction, ...], letter: str) -> list[str]:
    """The addends of the linear form, such as Q_1 and - 2 Q_2."""
    terms = {f"{letter}_{{{a}}}": c for a, c in enumerate(coefficients, start=1) if c}
    parts = [
        f"{'-' if c < 0 else '+'} {f'{shown(abs(c))} ' if abs(c) != 1 else ''}{variable}"
        for variable, c in terms.items()
    ]
    # The first sign is none, or belongs to the number behind it.
    return [parts[0].removeprefix("+ ").replace("- ", "-"), *parts[1:]] if parts else ["0"]


def no_plan_page(claim: NoAdmissiblePlan, evidence: Farkas) -> Page:
    """The page of a problem in which every plan costs infinity."""
    problem = claim.problem
    infinite = display(f"{optimum(problem.bodies)} = {shown(None)}.")
    statement = f"{problem_data(problem)}\nEvery plan has infinite cost:\n{infinite}"
    mean = sum((u * w for u, w in zip(evidence.potential, problem.marginal, strict=True)), Fraction(0))
    start = rf"Let $u = {vector(evidence.potential)}$; then $u \cdot \mu = {inline(mean)} > 0$."
    if problem.bodies is None:
        argument = [
            start,
            "Where $u_a > 0$, two bodies at the site $a$ have infinite cost. So in a configuration of finite energy",
            r"of the first $N$ bodies at most one body is at each such site, and $u \cdot n$ is bounded by a number",
            r"free of $N$. In the mean, however, it is $N \, u \cdot \mu$, which grows beyond all bounds.",
        ]
    else:
        argument = [
            start,
            r"Every configuration $n$ of finite energy satisfies $u \cdot n \le 0$. A plan of finite cost would live",
            r"on such configurations, so that $\sum_n P(n) \, u \cdot n \le 0$; but this is $N \, u \cdot \mu > 0$.",
        ]
    title = "A problem without an admissible plan"
    return theorem_page(title, [statement], argument, problem_in_words(problem.bodies))


def convergence_page(claim: Convergence, evidence: OptimumOfEach | ValueOfEach) -> Page:
    """The page of the values for 2, 3, ... bodies and for infinitely many."""
    limit = TransportProblem(claim.cost, claim.marginal, None)
    values = [f"{optimum(bodies)} &= {shown(value)}" for bodies, value in enumerate(claim.values, start=2)]
    table = display(" \\\\\n  ".join([*values, f"{optimum(None)} &= {shown(claim.limit)}"]) + ".")
    rate = rf"{optimum(None)} - \frac{{D - {optimum('N')}}}{{N}} \le {optimum('N')} \le {optimum(None)}."
    self_cost = sum((w * (claim.cost[a][a] or 0) for a, w in enumerate(claim.marginal)), Fraction(0))
    statement = [
        f"{problem_data(limit)}\nThe least costs per pair of bodies are\n{table}",
        rf"They do not decrease, and with $D = \sum_a C_{{aa}} \mu_a = {inline(self_cost)}$",
        display(rate),
    ]
    argument = []
    for bodies, (value, optimal) in enumerate(zip(claim.values, evidence.finite, strict=True), start=2):
        finite = OptimalCost(TransportProblem(claim.cost, claim.marginal, bodies), value)
        why = cuts_argument(finite, optimal) if isinstance(optimal, PlanAndCuts) else plan_argument(finite, optimal)
        argument.append(f"\\medskip\\noindent $N = {bodies}$. {why}\n")
    argument += [
        f"\\medskip\\noindent $N = \\infty$. {mixture_argument(OptimalCost(limit, claim.limit), evidence.limit)}\n",
        "\\medskip\\noindent The first $M$ bodies of a plan for $N \\ge M$, or for infinitely many, are a plan",
        "with the same pairs; so the values do not decrease. Configurations $n$ drawn from an optimal plan of $N$",
        "bodies, and then bodies drawn independently from $n/N$, are a mixture of cost $(1 - 1/N)",
        rf"F_{{N}}^{{\mathrm{{OT}}}}[\mu] + D/N$; it is at least ${optimum(None)}$, which is the rate.",
    ]
    introduction = f"{problem_in_words(0)}\n{problem_in_words(None)}"
    return theorem_page("From finitely many bodies to infinitely many", statement, argument, introduction)


def _value(claim: OptimalCost) -> str:
    value = equality(optimum(claim.problem.bodies), claim.value, ",")
    return f"{problem_data(claim.problem)}\nThe least cost per pair of bodies is\n{value}\nand it is attained."
