"""Linear programs of the general form: values, solutions, and programs that have none."""

from fractions import Fraction

from hypothesis import strategies as st

from mfsym.conformance.answers import INFEASIBLE, UNBOUNDED
from mfsym.conformance.properties.programs import has_none
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.strategies import general_programs
from mfsym.strategies.bounded import (
    GeneralProgram,
    PlantedGeneral,
    without_lower_bound,
    without_solution,
)

CASES = general_programs()


def _value(planted: PlantedGeneral) -> Fraction:
    return sum((c * x for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(0))


def _allowed(trial: Trial, planted: PlantedGeneral) -> Fraction:
    size = sum((abs(c * x) for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(1))
    return (trial.accuracy.absolute + trial.accuracy.relative) * size


@law("general-value", "the value is that of an exact optimum, with bounds of every kind", kind="general", cases=CASES,
     native=True)  # fmt: skip
def general_value(trial: Trial, planted: PlantedGeneral) -> None:
    """The value that complementary slackness gives."""
    found, exact = trial.value(planted.program), _value(planted)
    if abs(found - exact) > _allowed(trial, planted):
        raise Violation(WRONG, f"the value {float(found)!r}, which is {shown(exact)} exactly", shown(exact))


@law("general-solution", "the solution keeps all bounds", kind="general", needs=("plan",), cases=CASES, native=True)
def general_solution(trial: Trial, planted: PlantedGeneral) -> None:
    """Rows and variables."""
    program = planted.program
    x, allowed = trial.array(trial.ask(program).plan, (len(program.costs),)), 10 * _allowed(trial, planted)
    left = [sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)) for row in program.rows]
    bounds = [
        *zip(left, program.lowest, program.highest, strict=True),
        *zip(x, program.lower, program.upper, strict=True),
    ]
    for value, low, high in bounds:
        if (low is not None and value < low - allowed) or (high is not None and value > high + allowed):
            text = f"{float(value)!r}, which should be between {shown(low)} and {shown(high)}"
            raise Violation(WRONG, f"a row or variable is {text}", f"{shown(low)} to {shown(high)}")


@law("general-infeasible", "a program without a solution gets none, whatever its bounds", kind="general", native=True,
     cases=st.builds(without_solution, CASES, st.integers(1, 3)))  # fmt: skip
def general_infeasible(trial: Trial, program: GeneralProgram) -> None:
    """A row that contradicts the sum of others."""
    has_none(trial, program, INFEASIBLE)


@law("general-unbounded", "a program whose costs have no lower bound gets no solution, whatever its bounds",
     kind="general", native=True,
     cases=st.builds(without_lower_bound, CASES, st.tuples(*[st.integers(-2, 2)] * 3), st.integers(1, 3)))  # fmt: skip
def general_unbounded(trial: Trial, program: GeneralProgram) -> None:
    """There is a solution, and a direction in which the cost falls."""
    has_none(trial, program, UNBOUNDED)
