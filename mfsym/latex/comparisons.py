"""Pages about exact numbers on finitely many sites, and the relations between them."""

from collections.abc import Iterator
from fractions import Fraction

from mfsym.kernel import quantity as quantities
from mfsym.kernel.claim import Comparison, OptimalCost, PairCost
from mfsym.kernel.evidence import (
    MixtureAndPotential,
    Optima,
    Optimum,
    OrderedPlanAndPotentials,
    PlanAndCuts,
    PlanAndPotential,
    PlanAndProvedPotential,
)
from mfsym.kernel.problem import Mixture, Plan
from mfsym.kernel.quantity import Bodies, Quantity
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.cuts import cuts_argument
from mfsym.latex.display import display
from mfsym.latex.formulas import relation_in_symbols
from mfsym.latex.optima import mixture_argument, plan_argument
from mfsym.latex.site_problems import displayed_matrix, problem_data, problem_in_words
from mfsym.latex.words import inline, listed, shown, vector

_NORMS = {"total-variation": r"$\sup_{|f| \le 1} |\tau(f)|$", "set": r"$\sup_A |\tau(A)|$"}


def comparison_page(claim: Comparison, evidence: Optima) -> Page:
    """The page of several exact numbers and the relations between them."""
    numbers = [measured.quantity for measured in claim.measured]
    items = [f"\\item[$x_{{{i}}}$:] {_words(quantity)}" for i, quantity in enumerate(numbers, start=1)]
    values = ", \\quad ".join(f"x_{{{i}}} = {shown(m.value)}" for i, m in enumerate(claim.measured, start=1))
    relations = [display(f"{relation_in_symbols(relation)},") for relation in claim.relations]
    statement = ["Then", *(display(f"{part},") for part in _lines(values)), *relations, "as exact numbers."]
    introduction = [
        *_problems(numbers),
        "Consider these numbers.",
        r"\begin{description}",
        *items,
        r"\end{description}",
    ]
    argued = list(_arguments(claim, evidence))
    rest = "All other numbers" if argued else "The numbers"
    argument = "\n\n".join([*argued, f"{rest}, and the relations, are computed exactly, with rational numbers."])
    return theorem_page("Exact numbers and their relations", statement, [argument], "\n".join(introduction))


def _lines(values: str) -> list[str]:
    """The values, four to a line."""
    parts = values.split(", \\quad ")
    return [", \\quad ".join(parts[i : i + 4]) for i in range(0, len(parts), 4)]


def _problems(numbers: list[Quantity]) -> list[str]:
    """The problems in words whose least costs occur, for finitely and for infinitely many bodies."""
    bodies = [number.problem.bodies for number in numbers if isinstance(number, quantities.LeastCost)]
    finite = [problem_in_words(0)] if any(n is not None for n in bodies) else []
    return [*finite, problem_in_words(None)] if None in bodies else finite


def _arguments(claim: Comparison, evidence: Optima) -> Iterator[str]:
    """Why the least costs are what they are."""
    optima: Iterator[Optimum] = iter(evidence.optima)
    for i, measured in enumerate(claim.measured, start=1):
        if isinstance(measured.quantity, quantities.LeastCost | quantities.LeastOrderedCost):
            yield f"\\medskip\\noindent $x_{{{i}}}$. {_argument(measured.quantity, measured.value, next(optima))}"


def _argument(quantity: Quantity, value: Fraction, optimum: Optimum) -> str:
    match quantity, optimum:
        case quantities.LeastCost(problem), PlanAndPotential() | PlanAndProvedPotential():
            return plan_argument(OptimalCost(problem, value), optimum)
        case quantities.LeastCost(problem), PlanAndCuts():
            return cuts_argument(OptimalCost(problem, value), optimum)
        case quantities.LeastCost(problem), MixtureAndPotential():
            return mixture_argument(OptimalCost(problem, value), optimum)
        case _, OrderedPlanAndPotentials(plan, potentials):
            functions = [rf"$u_{{{i}}} = {vector(u)}$" for i, u in enumerate(potentials, start=1)]
            return "\n".join(
                [
                    f"The value is attained by {_places(plan)}. No law costs less: with {listed(functions)},",
                    r"the sum of the values of $u_i$ at the site of the $i$-th body is at most the cost of all pairs,",
                    "wherever the bodies are, and its mean, which the marginals determine, is the cost of this law.",
                ]
            )
    return ""


def _places(plan: quantities.OrderedPlan) -> str:
    parts = [rf"${vector([a + 1 for a in part.places])}$ with probability ${inline(part.weight)}$" for part in plan]
    return f"bodies at the sites {listed(parts)}"


# --- quantities in words ---------------------------------------------------------------------------


def _words(quantity: Quantity) -> str:
    """What the number is, as a sentence."""
    match quantity:
        case quantities.LeastCost(problem):
            bodies = "infinitely many bodies" if problem.bodies is None else f"${problem.bodies}$ bodies"
            return f"the least cost per pair of {bodies}. {problem_data(problem)}"
        case quantities.LeastOrderedCost(cost, marginals):
            laws = listed([f"${vector(marginal)}$" for marginal in marginals])
            return f"the least cost per pair of ordered bodies with the laws {laws}, for {_cost(cost)}"
        case quantities.MeanFieldCost(cost, marginal):
            return rf"$\mu^{{T}} C \mu$ for $\mu = {vector(marginal)}$ and {_cost(cost)}"
        case quantities.SelfCost(cost, marginal):
            return rf"$\sum_a C_{{aa}} \mu_a$ for $\mu = {vector(marginal)}$ and {_cost(cost)}"
        case quantities.GreatestCost(cost):
            return f"the greatest $|C_{{ab}}|$ for {_cost(cost)}"
        case quantities.PairCostMean(cost, pair):
            measure = displayed_matrix("P", pair, ",")
            return f"the mean of $C_{{ab}}$ under the pair measure $P$, where\n{measure}\nfor {_cost(cost)}"
        case quantities.PlanCost(cost, plan):
            return f"the mean cost of a pair of bodies with {_plan(plan)}, for {_cost(cost)}"
        case quantities.MixtureCost(cost, mixture, bodies):
            return f"the mean cost of a pair among ${bodies}$ bodies with {_mixture(mixture)}, for {_cost(cost)}"
        case quantities.OrderedCost(cost, plan, bodies):
            return f"the mean cost of a pair of the first ${bodies}$ of {_places(plan)}, for {_cost(cost)}"
        case quantities.Spread(cost, plan):
            return (
                f"the mean of $(n - m)^{{T}} C (n - m)$, with $m$ the mean of $n$, for {_plan(plan)} and {_cost(cost)}"
            )
        case quantities.Variance(mixture, form):
            return rf"the variance of $v \cdot Q$ with $v = {vector(form)}$ for {_mixture(mixture)}"
        case quantities.CountingBound(problem, field, sets):
            return _counting(problem.bodies, field, sets)
        case quantities.Distance(first, second, bodies, norm):
            laws = f"the laws of ${bodies}$ of the bodies with {_bodies(first)} and of those with {_bodies(second)}"
            return f"the distance in the norm {_NORMS[norm]} between {laws}"
        case quantities.CycleEnergy(profile, first, second):
            total = rf"$\sum_{{ab}} \ell_{{a-b}} Q_a Q'_b$, indices modulo ${len(profile)}$"
            return f"{total}, {_cycle(profile, first, second)}"
        case quantities.CycleSpectrum(profile, first, second, conjugate):
            transform = r"\overline{\hat Q(k)}" if conjugate else r"\hat Q(k)"
            mean = rf"the mean over $k$ of $\hat\ell(k) {transform} \hat Q'(k)$"
            definition = rf"with $\hat f(k) = \sum_a e^{{-2 \pi i k a/{len(profile)}}} f_a$"
            return f"{mean}, {definition}, {_cycle(profile, first, second)}"


def _counting(bodies: int | None, field: tuple[Fraction, ...], sets: tuple[quantities.WeightedSet, ...]) -> str:
    parts = [f"${vector([a + 1 for a in part.sites])}$ of weight ${inline(part.weight)}$" for part in sets]
    family = f"the sets of sites {listed(parts)}" if parts else "no sets"
    return "\n".join(
        [
            r"$2 f \cdot \mu + \sum_B m(B) \, \varphi(N \mu(B))/(N (N - 1))$",
            rf"for $N = {bodies}$, $f = {vector(field)}$ and {family},",
            r"where $\varphi(x) = \lfloor x \rfloor (2 x - \lfloor x \rfloor - 1)$",
        ]
    )


def _cost(cost: PairCost) -> str:
    return f"the cost $C$, where\n{displayed_matrix('C', cost, '')}"


def _plan(plan: Plan) -> str:
    parts = [f"${vector(part.configuration)}$ with probability ${inline(part.weight)}$" for part in plan]
    return f"the configurations $n = $ {listed(parts)}"


def _mixture(mixture: Mixture) -> str:
    parts = [f"${vector(part.law)}$ with probability ${inline(part.weight)}$" for part in mixture]
    return f"independently the law $Q = $ {listed(parts)}"


def _bodies(source: Bodies) -> str:
    return _plan(source.plan) if isinstance(source, quantities.BodiesOfPlan) else _mixture(source.mixture)


def _cycle(profile: tuple[Fraction, ...], first: tuple[Fraction, ...], second: tuple[Fraction, ...]) -> str:
    return rf"for $\ell = {vector(profile)}$, $Q = {vector(first)}$ and $Q' = {vector(second)}$"
