"""Tiny, huge and mixed scales: the smallest exponent at which a solver is wrong is its threshold."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.oracles import finite_optimum
from mfsym.conformance.problems import sizes
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.strategies import linear_programs, two_marginals
from mfsym.strategies.questions import PlantedProgram, Transport

GOOD_ENOUGH = Fraction(1, 10**6)
"""Six digits, relative to mass times cost: an absolute tolerance that a solver declares does not count here."""

BITS = st.integers(1, 990)
"""Scales are powers of two, so that the numbers stay exact: 2^990 is about 10^298."""

CASES = st.tuples(two_marginals(most_sites=3), BITS)


def _needs_value(trial: Trial, problem: Transport, what: str) -> None:
    found = finite_optimum(problem)
    value = trial.value(problem)
    mass, cost = sizes(problem)
    if abs(value - found.value) > max(GOOD_ENOUGH, trial.accuracy.relative) * mass * cost:
        text = f"with {what} the value {float(value)!r}, which is {float(found.value)!r}"
        raise Violation(WRONG, text, repr(float(found.value)))


def _costs_times(problem: Transport, factor: Fraction) -> Transport:
    return replace(problem, cost=tuple(tuple((entry or Fraction(0)) * factor for entry in row) for row in problem.cost))


@law(
    "tiny-costs",
    "costs down to 1e-298 change nothing but the scale",
    kind="transport",
    needs=("any scale",),
    cases=CASES,
)
def tiny_costs(trial: Trial, case: tuple[Transport, int]) -> None:
    """Costs times 2^-k."""
    problem, bits = case
    _needs_value(trial, _costs_times(problem, Fraction(1, 2**bits)), f"costs of the size {2.0**-bits:.0e}")


@law(
    "huge-costs", "costs up to 1e298 change nothing but the scale", kind="transport", needs=("any scale",), cases=CASES
)
def huge_costs(trial: Trial, case: tuple[Transport, int]) -> None:
    """Costs times 2^k."""
    problem, bits = case
    _needs_value(trial, _costs_times(problem, Fraction(2**bits)), f"costs of the size {2.0**bits:.0e}")


def _masses_times(problem: Transport, factor: Fraction) -> Transport:
    return Transport(tuple(factor * m for m in problem.first), tuple(factor * m for m in problem.second), problem.cost)


@law("tiny-masses", "masses down to 1e-298 change nothing but the scale", kind="transport",
     needs=("any scale", "any mass"), cases=CASES)  # fmt: skip
def tiny_masses(trial: Trial, case: tuple[Transport, int]) -> None:
    """Masses times 2^-k."""
    problem, bits = case
    _needs_value(trial, _masses_times(problem, Fraction(1, 2**bits)), f"masses of the size {2.0**-bits:.0e}")


@law("huge-masses", "masses up to 1e298 change nothing but the scale", kind="transport",
     needs=("any scale", "any mass"), cases=CASES)  # fmt: skip
def huge_masses(trial: Trial, case: tuple[Transport, int]) -> None:
    """Masses times 2^k."""
    problem, bits = case
    _needs_value(trial, _masses_times(problem, Fraction(2**bits)), f"masses of the size {2.0**bits:.0e}")


def _mixed(problem: Transport, bits: int) -> Transport:
    """Every other entry is so many bits smaller."""
    cost = tuple(
        tuple((entry or Fraction(0)) / (2**bits if (a + b) % 2 else 1) for b, entry in enumerate(row))
        for a, row in enumerate(problem.cost)
    )
    return replace(problem, cost=cost)


@law("mixed-costs", "large and tiny costs in one matrix: the value is right to six digits of the largest",
     kind="transport", needs=("any scale",), cases=CASES)  # fmt: skip
def mixed_costs(trial: Trial, case: tuple[Transport, int]) -> None:
    """Entries of two sizes."""
    _needs_value(trial, _mixed(*case), f"costs of the sizes 1 and {2.0 ** -case[1]:.0e}")


def _small_site(problem: Transport, bits: int) -> Transport:
    """One more site on either side, with a tiny mass."""
    least = Fraction(1, 2 ** min(bits + 4, 50))
    first = (problem.first[0] - least, *problem.first[1:], least)
    second = (problem.second[0] - least, *problem.second[1:], least)
    rows = tuple((*row, Fraction(1)) for row in problem.cost)
    return Transport(first, second, (*rows, (Fraction(2),) * (len(second))))


@law(
    "mixed-masses", "a site with a tiny mass gets its mass", kind="transport", needs=("plan", "any scale"), cases=CASES
)
def mixed_masses(trial: Trial, case: tuple[Transport, int]) -> None:
    """A last site whose mass is down to 2^-50."""
    problem = _small_site(*case)
    plan = trial.array(trial.ask(problem).plan, (len(problem.first), len(problem.second)))
    # Each mass is a sum of differences of numbers up to 1, each rounded to 53 bits.
    allowed = max(trial.accuracy.relative * 1, Fraction(1, 2**48)) + trial.accuracy.absolute
    found, wanted = plan[-1].sum(), problem.first[-1]
    if abs(found - wanted) > allowed:
        raise Violation(WRONG, f"the plan gives the last site the mass {float(found)!r}", shown(wanted))


@law("scaled-programs", "costs and right sides of any scale change nothing but the scale", kind="lp",
     needs=("any scale",), cases=st.tuples(linear_programs(), st.integers(-990, 990), st.booleans()))  # fmt: skip
def scaled_programs(trial: Trial, case: tuple[PlantedProgram, int, bool]) -> None:
    """Costs or right sides times 2^k."""
    planted, bits, on_the_right = case
    factor, program = Fraction(2) ** bits, planted.program
    other = replace(program, right=tuple(factor * b for b in program.right))
    if not on_the_right:
        other = replace(program, costs=tuple(factor * c for c in program.costs))
    exact = factor * sum((c * x for c, x in zip(program.costs, planted.solution, strict=True)), Fraction(0))
    value = trial.value(other)
    size = sum((abs(c) * x for c, x in zip(program.costs, planted.solution, strict=True)), Fraction(0))
    if abs(value - exact) > max(GOOD_ENOUGH, trial.accuracy.relative) * factor * max(size, Fraction(1)):
        what = "right sides" if on_the_right else "costs"
        text = f"with {what} of the size {2.0**bits:.0e} the value {float(value)!r}, which is {float(exact)!r}"
        raise Violation(WRONG, text, repr(float(exact)))
