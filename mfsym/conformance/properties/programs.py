"""Linear programs: values, solutions, prices, and programs that have no solution."""

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from mfsym.conformance.answers import INFEASIBLE, OPTIMAL, UNBOUNDED
from mfsym.conformance.problems import arrays
from mfsym.conformance.property import law
from mfsym.conformance.trial import GIVES_UP, WRONG, Trial, Violation, ended, shown
from mfsym.strategies import infeasible_programs, linear_programs, unbounded_programs
from mfsym.strategies.bounded import GeneralProgram
from mfsym.strategies.questions import PlantedProgram, Program, large_program


def _value(planted: PlantedProgram) -> Fraction:
    return sum((c * x for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(0))


def _size(planted: PlantedProgram) -> Fraction:
    """The absolute values of the terms of the value and of the prices' worth: what rounding is relative to."""
    terms = [
        *zip(planted.program.costs, planted.solution, strict=True),
        *zip(planted.prices, planted.program.right, strict=True),
    ]
    return 1 + sum((abs(c * x) for c, x in terms), Fraction(0))


def _allowed(trial: Trial, planted: PlantedProgram) -> Fraction:
    return (trial.accuracy.absolute + trial.accuracy.relative) * _size(planted)


@law("program-value", "the value is that of an exact optimum", kind="lp", cases=linear_programs())
def program_value(trial: Trial, planted: PlantedProgram) -> None:
    """The value that complementary slackness gives."""
    found, exact = trial.value(planted.program), _value(planted)
    if abs(found - exact) > _allowed(trial, planted):
        raise Violation(WRONG, f"the value {float(found)!r}, which is {shown(exact)} exactly", shown(exact))


def _product(rows: tuple[tuple[Fraction, ...], ...], x: Any) -> list[Fraction]:
    return [sum((a * b for a, b in zip(row, x, strict=True)), Fraction(0)) for row in rows]


@law("program-solution", "the solution is nonnegative and satisfies the equations", kind="lp", needs=("plan",),
     cases=linear_programs())  # fmt: skip
def program_solution(trial: Trial, planted: PlantedProgram) -> None:
    """A x = b and x >= 0."""
    program, answer = planted.program, trial.ask(planted.program)
    x, allowed = trial.array(answer.plan, (len(program.costs),)), _allowed(trial, planted)
    if min(x) < -allowed:
        raise Violation(WRONG, f"the solution has the entry {float(min(x))!r}", "x >= 0")
    for i, (left, right) in enumerate(zip(_product(program.rows, x), program.right, strict=True)):
        if abs(left - right) > allowed * (1 + sum(map(abs, program.rows[i]), Fraction(0))):
            raise Violation(
                WRONG, f"row {i} of A times the solution is {float(left)!r}, need {shown(right)}", shown(right)
            )


@law("program-prices", "the prices are feasible and worth the optimum", kind="lp", needs=("duals",),
     cases=linear_programs())  # fmt: skip
def program_prices(trial: Trial, planted: PlantedProgram) -> None:
    """Y . A <= c and y . b is the value."""
    program, answer = planted.program, trial.ask(planted.program)
    y = trial.array(answer.duals[0] if answer.duals else None, (len(program.right),))
    allowed = _allowed(trial, planted)
    for j, cost in enumerate(program.costs):
        price = sum((u * row[j] for u, row in zip(y, program.rows, strict=True)), Fraction(0))
        if price > cost + allowed:
            raise Violation(WRONG, f"column {j} has the price {float(price)!r}, above its cost", f"<= {shown(cost)}")
    worth = sum((u * b for u, b in zip(y, program.right, strict=True)), Fraction(0))
    bound = allowed * (1 + sum(map(abs, program.right), Fraction(0)))
    if abs(worth - _value(planted)) > bound:
        raise Violation(WRONG, f"the prices are worth {float(worth)!r}", shown(_value(planted)))


def has_none(trial: Trial, program: Program | GeneralProgram, truth: str) -> None:
    """Violated if the program gets a solution, or is said to be what it is not."""
    trial.problems.append(program)
    answer = trial.call(arrays(program))
    ended(answer)
    if answer.is_silent:
        raise Violation(WRONG, f"{answer.says} of a program that is {truth}", truth)
    if answer.status in (INFEASIBLE, UNBOUNDED, OPTIMAL) and answer.status not in (truth, OPTIMAL):
        raise Violation(WRONG, f"said to be {answer.status}, which it is not: it is {truth}", truth)


@law("infeasible-programs", "a program without a solution gets none", kind="lp", cases=infeasible_programs())
def infeasible(trial: Trial, program: Program) -> None:
    """Farkas: some combination of the rows shows it."""
    has_none(trial, program, INFEASIBLE)


@law("unbounded-programs", "a program whose costs have no lower bound gets no solution, and is not called infeasible",
     kind="lp", cases=unbounded_programs())  # fmt: skip
def unbounded(trial: Trial, program: Program) -> None:
    """There is a solution, and a direction in which the cost falls."""
    has_none(trial, program, UNBOUNDED)


@law("programs-decided", "infeasible and unbounded are recognised as what they are", kind="lp",
     cases=infeasible_programs())  # fmt: skip
def decided(trial: Trial, program: Program) -> None:
    """The status of a program without a solution."""
    trial.problems.append(program)
    answer = trial.call(arrays(program))
    ended(answer)
    if answer.status != INFEASIBLE:
        raise Violation(GIVES_UP, f"{answer.says} of a program that is infeasible", INFEASIBLE)


def _rescaled(planted: PlantedProgram, rows: tuple[int, ...], columns: tuple[int, ...]) -> PlantedProgram:
    """Row i times 2^rows[i] and variable j divided by 2^columns[j]: the same program in other units."""
    program = planted.program
    r = [Fraction(2) ** k for k, _ in zip(rows, program.rows, strict=False)]
    s = [Fraction(2) ** k for k, _ in zip(columns, program.costs, strict=False)]
    matrix = tuple(
        tuple(f * a * g for a, g in zip(row, s, strict=True)) for f, row in zip(r, program.rows, strict=True)
    )
    costs = tuple(c * g for c, g in zip(program.costs, s, strict=True))
    right = tuple(f * b for f, b in zip(r, program.right, strict=True))
    solution = tuple(x / g for x, g in zip(planted.solution, s, strict=True))
    prices = tuple(y / f for y, f in zip(planted.prices, r, strict=True))
    return PlantedProgram(Program(costs, matrix, right), solution, prices)


@law("programs-in-other-units", "rows and variables in other units, up to a factor of a million, have the same optimum",
     kind="lp", needs=("any scale",), native=True,
     cases=st.tuples(linear_programs(), st.tuples(*[st.integers(-20, 20)] * 3),
                     st.tuples(*[st.integers(-20, 20)] * 5)))  # fmt: skip
def other_units(trial: Trial, case: tuple[PlantedProgram, tuple[int, ...], tuple[int, ...]]) -> None:
    """The value does not depend on units."""
    planted, rows, columns = case
    exact, found = _value(planted), trial.value(_rescaled(planted, rows, columns).program)
    allowed = max(Fraction(1, 10**5), trial.accuracy.absolute + trial.accuracy.relative) * _size(planted)
    if abs(found - exact) > allowed:
        raise Violation(WRONG, f"the value {float(found)!r}, which is {shown(exact)} exactly", shown(exact))


law("value-of-large-programs", "the value is exact for programs with dozens of rows and columns", kind="lp",
    needs=("large problems",), native=True,
    cases=st.integers(0, 10**6).map(large_program))(program_value)  # fmt: skip
