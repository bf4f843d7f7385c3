"""Values against exact optima."""

from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.oracles import Exactly, optimum, value_of_bodies
from mfsym.conformance.problems import Problem, arrays, posed
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, ended, read_back
from mfsym.kernel.claim import TransportProblem
from mfsym.strategies import assignments, lines, several_marginals, transport_problems, two_marginals
from mfsym.strategies.questions import Transport


def agrees(trial: Trial, problem: Exactly) -> None:
    """The value is that of the exact optimum; a problem without a plan of finite cost has no value."""
    exact = optimum(problem)
    needs_exact(trial, problem, None if exact is None else exact.value)


def bodies_agree(trial: Trial, problem: TransportProblem) -> None:
    """The value is the F_N that the kernel establishes; where that is infinite, there is none."""
    needs_exact(trial, problem, value_of_bodies(problem))


def needs_exact(trial: Trial, problem: Problem, exact: Fraction | None) -> None:
    """Violated unless the value is the exact one, or there is none where every plan has infinite cost (None)."""
    if exact is not None:
        trial.needs_value(problem, exact)
        return
    asked = posed(problem, trial.solver.kind)
    answer = trial.call(arrays(asked))
    ended(answer)
    value = read_back(answer, problem, asked).value
    if answer.is_silent and value is not None:
        raise Violation(WRONG, f"{answer.says}, where every plan has infinite cost", "infinite")


law("value", "the value is that of an exact rational optimum", kind="transport", cases=two_marginals())(agrees)
law("value-with-zero-weights", "sites without mass change nothing", kind="transport", needs=("zero weights",),
    cases=two_marginals(zeros=True))(agrees)  # fmt: skip
law("value-of-negative-costs", "the value is exact for costs of either sign", kind="transport",
    needs=("negative costs",), cases=two_marginals(negative=True))(agrees)  # fmt: skip
law("value-of-infinite-costs", "forbidden pairs are avoided, and no value is reported where none can be",
    kind="transport", needs=("infinite costs",), cases=two_marginals(infinite=True))(agrees)  # fmt: skip
THIRDS = st.sampled_from([7, 9, 11, 13]).flatmap(lambda grains: two_marginals(grains=grains))
law("value-of-thirds", "the value is exact for masses that are no floating-point numbers", kind="transport",
    needs=("rounded masses",), cases=THIRDS)(agrees)  # fmt: skip
law("value-of-several-marginals", "the value is exact for three marginals and any cost tensor", kind="multi",
    cases=several_marginals())(agrees)  # fmt: skip
law("value-of-several-negative", "the same for costs of either sign", kind="multi", needs=("negative costs",),
    cases=several_marginals(negative=True))(agrees)  # fmt: skip
law("value-on-the-line", "the value is exact for the distance on the line", kind="line", cases=lines())(agrees)
law("value-of-assignments", "the value is that of the best permutation", kind="assignment",
    cases=assignments())(agrees)  # fmt: skip
law("value-of-negative-assignments", "the same for costs of either sign", kind="assignment",
    needs=("negative costs",), cases=assignments(negative=True))(agrees)  # fmt: skip
law("value-of-infinite-assignments", "forbidden pairs are avoided, and no value is reported where none can be",
    kind="assignment", needs=("infinite costs",), cases=assignments(infinite=True))(agrees)  # fmt: skip


def planted(size: int, seeds: tuple[int, ...], ties: bool) -> tuple[Transport, Fraction]:
    """A sparse plan and potentials that show that it is optimal: a large problem with a known value."""
    i = j = 0
    cells: dict[tuple[int, int], Fraction] = {}
    # A staircase, so that the plan is a basic one.
    while i < size and j < size:
        cells[i, j] = Fraction(1 + seeds[(3 * i + 5 * j) % len(seeds)], 16)
        i, j = (i + 1, j) if seeds[(i + 2 * j) % len(seeds)] % 2 else (i, j + 1)
    u = [Fraction(seeds[a % len(seeds)] * a % 23, 4) for a in range(size)]
    v = [Fraction(seeds[b % len(seeds)] * b % 19, 4) for b in range(size)]
    slack = [[Fraction(0 if ties else 1 + (a * b + seeds[(a + b) % len(seeds)]) % 7) for b in range(size)]
             for a in range(size)]  # fmt: skip
    cost = tuple(tuple(u[a] + v[b] + (0 if (a, b) in cells else slack[a][b]) for b in range(size)) for a in range(size))
    # The total is a power of two, so that the masses are floating-point numbers.
    mass = sum(cells.values(), Fraction(0))
    total = Fraction(2 ** int(mass).bit_length())
    cells[max(cells)] += total - mass
    cells = {at: m / total for at, m in cells.items()}
    first = tuple(sum((m for (a, _), m in cells.items() if a == k), Fraction(0)) for k in range(size))
    second = tuple(sum((m for (_, b), m in cells.items() if b == k), Fraction(0)) for k in range(size))
    return Transport(first, second, cost), sum((m * cost[a][b] for (a, b), m in cells.items()), Fraction(0))


@law("value-of-large-problems", "the value is exact for 10 to 40 sites, with planted plans and potentials",
     kind="transport", needs=("zero weights", "large problems"),
     cases=st.builds(planted, st.integers(10, 40), st.tuples(*[st.integers(0, 9)] * 7), st.booleans()))  # fmt: skip
def value_of_large_problems(trial: Trial, case: tuple[Transport, Fraction]) -> None:
    """The value of a planted plan."""
    problem, value = case
    trial.needs_value(problem, value)


law("value-of-bodies", "F_N is exact", kind="nbody", label="(1.18)",
    cases=transport_problems(most_sites=3, most_bodies=4))(bodies_agree)  # fmt: skip
