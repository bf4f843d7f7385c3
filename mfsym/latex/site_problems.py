"""The transport problem on finitely many sites, as a document states it."""

from collections.abc import Sequence
from fractions import Fraction

from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.configurations import energy
from mfsym.kernel.evidence import Plan
from mfsym.latex.display import LINE, display, width
from mfsym.latex.formulas import optimum
from mfsym.latex.words import inline, listed, matrix, shown, vector

LARGEST_MATRIX = 8
"""Costs of more sites are listed entry by entry."""


def problem_in_words(bodies: int | None) -> str:
    """The problem in words, for finitely or infinitely many bodies."""
    if bodies is None:
        return "\n".join(
            [
                "Infinitely many indistinguishable bodies are distributed over sites. A pair of bodies at the sites",
                r"$a$ and $b$ costs $C_{ab}$, and the law of a single body is $\mu$. A \emph{plan} is an",
                r"exchangeable law of the sites of all bodies with the marginal $\mu$, and its cost per pair is the",
                f"mean of $C_{{ab}}$ over the sites of two bodies. The least is ${optimum(None)}$, see (1.13) in",
                r"\cite{CFP2015}.",
            ]
        )
    return "\n".join(
        [
            "$N$ indistinguishable bodies are distributed over sites. A pair of bodies at the sites $a$ and $b$",
            r"costs $C_{ab}$, and the law of a single body is $\mu$. A \emph{configuration} $n$ puts $n_a$ bodies at",
            "site $a$; its energy is the cost of all its pairs,",
            display(r"E(n) = \sum_{a} C_{aa} \, \frac{n_{a} (n_{a} - 1)}{2} + \sum_{a < b} C_{ab} \, n_{a} n_{b}."),
            r"A \emph{plan} is a law $P$ of configurations with mean $\sum_n P(n) \, n = N \mu$, and",
            r"$F_{N}^{\mathrm{OT}}[\mu]$ is the least value of $\sum_n P(n) E(n)$, divided by the number $N(N-1)/2$",
            r"of pairs, see (1.18) in \cite{CFP2015}.",
        ]
    )


def problem_data(problem: TransportProblem) -> str:
    """The data of one problem, as a sentence that begins with Let."""
    count = "" if problem.bodies is None else f"N = {inline(problem.bodies)}, \\quad "
    if len(problem.marginal) <= LARGEST_MATRIX and _matrix_width(problem.cost) <= _ROOM_BESIDE_MARGINAL:
        start, costs = rf"{count}\mu = {vector(problem.marginal)}", f"C = {matrix(problem.cost)}."
        if width(start) + _matrix_width(problem.cost) + 80 <= LINE:
            return "Let\n" + display(rf"{start}, \quad {costs}")
        return f"Let ${start}$ and\n{display(costs)}"
    return f"Let ${count}\\mu = {vector(problem.marginal)}$, and let the costs be {_entries(problem.cost)}."


_ROOM_BESIDE_MARGINAL = LINE - 60
"""The marginal is short, or broken."""


def displayed_matrix(name: str, rows: PairCost, end: str = ".", verb: str = "are") -> str:
    r"""The matrix in a display; one that is too wide row by row, after ``where`` or, with the verb be, ``Let``.

    >>> print(displayed_matrix("f", ((Fraction(10**80),),), ",", "be")[:30])
    the rows of $f$ be $(100000000
    """
    if _matrix_width(rows) <= LINE:
        return display(f"{name} = {matrix(rows)}{end}")
    return f"the rows of ${name}$ {verb} {listed([f'${_row(row)}$' for row in rows])}{end}"


def _row(row: Sequence[Fraction | None]) -> str:
    separator = r",\allowbreak "
    return f"({separator.join(shown(None) if entry is None else inline(entry) for entry in row)})"


def _matrix_width(rows: PairCost) -> int:
    """About how wide it is, in tenths of a letter: the widest entries of its columns, and the space between."""
    columns = zip(*rows, strict=True)
    return sum(20 + max(width("" if entry is None else inline(entry)) for entry in column) for column in columns)


def equality(left: str, value: Fraction, end: str) -> str:
    """That ``left`` is this number, in a display; a number that is too long for it is in the text after it."""
    whole = f"{left} = {shown(value)}{end}"
    return display(whole) if width(whole) <= LINE else f"{display(f'{left},')}\nwhich is ${inline(value)}${end}"


def plan_in_words(plan: Plan, cost: PairCost | None = None) -> list[str]:
    """The probabilities of the configurations in a display, with their energies if a ``cost`` is given.

    Where the lines would be too long, configurations are counted from the first one, without energies.
    """
    rows = []
    for part in plan:
        n = vector(part.configuration)
        own = "" if cost is None else f", & E{n} &= {shown(energy(cost, part.configuration))}"
        rows.append(f"P{n} &= {shown(part.weight)}{own}")
    if max(map(width, rows)) <= LINE:
        return [display(" \\\\\n  ".join(rows) + ".")]
    first = plan[0].configuration
    moves = [(vector(k - c for k, c in zip(part.configuration, first, strict=True)), part.weight) for part in plan]
    rows = [f"P(c + {move}) &= {shown(weight)}" for move, weight in moves]
    return [f"probabilities counted from $c = {vector(first)}$:", display(" \\\\\n  ".join(rows) + ".")]


def _entries(cost: PairCost) -> str:
    return ", ".join(
        f"$C_{{{a + 1},{b + 1}}} = {shown(None) if cost[a][b] is None else inline(cost[a][b] or 0)}$"
        for a in range(len(cost))
        for b in range(a, len(cost))
    )
