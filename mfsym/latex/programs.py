"""Pages about linear programs and problems with several marginals: weak duality in both directions."""

from fractions import Fraction

from mfsym.kernel.claim import LeastValue, LinearProgram, MarginalProblem, NoLowerBound, NoSolution
from mfsym.kernel.duality import as_program
from mfsym.kernel.evidence import ExcludingPrices, SolutionAndPrices, SolutionAndRay
from mfsym.kernel.program import Vector
from mfsym.latex.article import Page, theorem_page
from mfsym.latex.display import display
from mfsym.latex.words import inline, listed, matrix, shown, vector

MOST_COLUMNS = 60
"""Of larger problems only the size is printed; the numbers are in the certificate."""
WIDEST = 10
"""A matrix of LaTeX has no more columns."""


def least_value_page(claim: LeastValue, evidence: SolutionAndPrices) -> Page:
    """The page of a least value."""
    statement = f"{_problem(claim.problem)}\nThe least value is ${inline(claim.value)}$, and it is attained."
    argument = [
        f"The solution with {_entries('x', evidence.solution)} costs ${inline(claim.value)}$. Now take the prices with",
        rf"{_entries('y', evidence.prices)} with which every column satisfies $y \cdot A_{{j}} \le c_{{j}}$. For every",
        r"solution $x$ they give",
        display(r"y \cdot b = y \cdot A x \le c \cdot x,"),
        rf"and $y \cdot b = {inline(claim.value)}$.",
    ]
    return theorem_page("The least value of a linear program", [statement], argument)


def no_solution_page(claim: NoSolution, evidence: ExcludingPrices) -> Page:
    """The page of a problem without a solution."""
    statement = f"{_problem(claim.problem)}\nThere is no solution."
    argument = [
        rf"Take the prices with {_entries('y', evidence.prices)} with which every column satisfies",
        r"$y \cdot A_{j} \le 0$, so that $y \cdot A x \le 0$ for every $x \ge 0$; but $y \cdot b > 0$.",
    ]
    return theorem_page("A linear program without a solution", [statement], argument)


def no_lower_bound_page(claim: NoLowerBound, evidence: SolutionAndRay) -> Page:
    """The page of a program whose costs have no lower bound."""
    statement = f"{_problem(claim.program)}\nThere are solutions, and their costs have no lower bound."
    argument = [
        f"One solution has {_entries('x', evidence.solution)} and the direction $r$ has",
        rf"{_entries('r', evidence.ray)} where $r \ge 0$, $A r = 0$ and $c \cdot r < 0$. So $x + t r$ is a",
        r"solution for every $t \ge 0$, and its cost falls without limit as $t$ grows.",
    ]
    return theorem_page("A linear program without a lower bound", [statement], argument)


def _problem(problem: LinearProgram | MarginalProblem) -> str:
    """What is minimised."""
    program = as_program(problem)
    size = f"${len(program.columns)}$ variables and ${len(program.right)}$ equations"
    words = [rf"Consider the linear program to minimise $c \cdot x$ over $x \ge 0$ with $A x = b$, which has {size}."]
    if isinstance(problem, MarginalProblem):
        sizes = listed([f"${len(law)}$" for law in problem.marginals])
        words += [
            f"Its variables are the masses that a measure with ${len(problem.marginals)}$ given marginals, on {sizes}",
            "sites, puts on the choices of one site each of finite cost, in lexicographic order; the equations say",
            "that it has the marginals.",
        ]
        if len(problem.costs) <= MOST_COLUMNS:
            marginals = listed([f"${vector(law)}$" for law in problem.marginals])
            costs = ", ".join(shown(cost) for cost in problem.costs)
            words.append(f"The marginals are {marginals}, and the costs of all choices are ${costs}$.")
    elif program.columns and len(program.columns) <= WIDEST and len(program.right) <= MOST_COLUMNS:
        rows = zip(*(_dense(column.entries, len(program.right)) for column in program.columns), strict=True)
        words += [
            f"Here $c = {vector(column.cost for column in program.columns)}$, $b = {vector(program.right)}$ and",
            display(f"A = {matrix(tuple(rows))}."),
        ]
    return "\n".join(words)


def _dense(numbers: Vector, size: int) -> list[Fraction]:
    values = {entry.at: entry.value for entry in numbers}
    return [values.get(at, Fraction(0)) for at in range(size)]


def _entries(name: str, numbers: Vector) -> str:
    """The entries of a vector that are not left out, as they stand after 'with'."""
    if len(numbers) > MOST_COLUMNS:
        return f"${len(numbers)}$ entries of ${name}$ that are not zero (see the certificate)"
    parts = [f"${name}_{{{entry.at + 1}}} = {inline(entry.value)}$" for entry in numbers]
    return f"{listed(parts)}, all others being $0$," if parts else f"${name} = 0$"
