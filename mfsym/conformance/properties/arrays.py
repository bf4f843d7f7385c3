"""The same numbers in other arrays have the same answer, which is the same twice, and the arrays stay as they are."""

from fractions import Fraction
from math import floor
from typing import Any

import numpy as np
from hypothesis import strategies as st

from mfsym.conformance.layouts import LAYOUTS, PLAIN
from mfsym.conformance.oracles import optimum
from mfsym.conformance.problems import Problem
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, shown
from mfsym.strategies import (
    assignments,
    circles,
    clouds,
    entropic_points,
    general_programs,
    heuristics,
    linear_programs,
    lines,
    partial_problems,
    samples,
    several_marginals,
    transport_problems,
    two_marginals,
    unbalanced_problems,
    uniform_circles,
)
from mfsym.strategies.questions import Entropic, Transport

FLOAT32 = Fraction(1, 10**5)
"""Single precision has 24 bits; a few operations on them keep five digits."""


def regularised(case: tuple[Transport, Fraction]) -> Entropic:
    """A problem with its regularisation."""
    return Entropic(*case)


NATIVE: dict[str, st.SearchStrategy[Problem]] = {
    "transport": two_marginals(),
    "multi": several_marginals(most_cells=8),
    "nbody": transport_problems(most_sites=3, most_bodies=3),
    "lp": linear_programs().map(lambda found: found.program),
    "line": lines(),
    "assignment": assignments(),
    "samples": samples(),
    "points": clouds(1, Fraction(1)),
    "circle": circles(),
    "partial": partial_problems(),
    "unbalanced": unbalanced_problems(),
    "entropic-points": entropic_points(),
    "general": general_programs().map(lambda found: found.program),
    "heuristic": heuristics(),
    "uniform-circle": uniform_circles(),
    "entropic": st.tuples(two_marginals(most_sites=3), st.sampled_from([Fraction(1, 2), Fraction(2)])).map(regularised),
}
"""Problems of each kind that every solver of that kind should solve."""


def _differs(trial: Trial, problem: Problem, layout: str) -> None:
    """Violated if the value in that layout is not the value in plain arrays."""
    plain = trial.value(problem)
    found = trial.value(problem, layout)
    allowed = 2 * trial.tolerance(problem, FLOAT32 if layout == "float32" else Fraction(0))
    if abs(found - plain) > allowed:
        exact = optimum(problem) if isinstance(problem, Transport) else None
        expected = shown(exact.value) if exact is not None else repr(float(plain))
        raise Violation(
            WRONG, f"the value {float(found)!r} for arrays with {layout}, {float(plain)!r} for others", expected
        )


def _enter(kind: str, layout: str) -> None:
    name = f"{'' if kind == 'transport' else kind + '-'}arrays-{layout.replace(' ', '-')}"
    needs = ("lists",) if layout == "lists" else ()

    @law(
        name,
        f"arrays ({layout}) with the same numbers have the same answer",
        kind=kind,
        needs=needs,
        cases=NATIVE[kind],
        native=True,
    )
    def same_answer(trial: Trial, problem: Problem) -> None:
        _differs(trial, problem, layout)


def _integral(problem: Transport) -> Transport:
    cost = tuple(tuple(Fraction(floor(entry or Fraction(0))) for entry in row) for row in problem.cost)
    return Transport(tuple(16 * m for m in problem.first), tuple(16 * m for m in problem.second), cost)


for _kind in NATIVE:
    for _layout in LAYOUTS:
        if _layout not in (PLAIN, "integers"):
            _enter(_kind, _layout)


@law("integer-costs", "arrays of integers as costs mean what they say", kind="transport", cases=two_marginals())
def integer_costs(trial: Trial, problem: Transport) -> None:
    """Integer costs, and masses that are not integers."""
    cost = tuple(tuple(Fraction(floor(entry or Fraction(0))) for entry in row) for row in problem.cost)
    _differs(trial, Transport(problem.first, problem.second, cost), "integers")


@law("integer-masses", "arrays of integers as masses mean what they say", kind="transport", needs=("any mass",),
     cases=two_marginals().map(_integral))  # fmt: skip
def integer_masses(trial: Trial, problem: Transport) -> None:
    """Integer masses and costs."""
    _differs(trial, problem, "integers")


@law("integer-masses-of-fractional-costs", "integers as masses do not truncate the costs", kind="transport",
     needs=("any mass",), cases=two_marginals())  # fmt: skip
def integer_masses_of_fractional_costs(trial: Trial, problem: Transport) -> None:
    """Integer masses, and costs that are no integers."""
    masses = Transport(tuple(16 * m for m in problem.first), tuple(16 * m for m in problem.second), problem.cost)
    _differs(trial, masses, "integers")


@law("integer-assignments", "arrays of integers as costs mean what they say", kind="assignment", cases=assignments(),
     native=True)  # fmt: skip
@law("integer-lines", "arrays of integers as places mean what they say", kind="line", cases=lines(), native=True)
@law("integer-programs", "arrays of integers mean what they say", kind="lp", cases=NATIVE["lp"], native=True)
@law("integer-entropic", "arrays of integers mean what they say", kind="entropic", cases=NATIVE["entropic"],
     native=True)  # fmt: skip
@law("integer-samples", "arrays of integers mean what they say", kind="samples", cases=NATIVE["samples"], native=True)
@law("integer-points", "arrays of integers as points mean what they say", kind="points", needs=("plane", "squares"),
     cases=clouds(), native=True)  # fmt: skip
@law("integer-partial", "arrays of integers mean what they say", kind="partial", cases=NATIVE["partial"], native=True)
@law("integer-unbalanced", "arrays of integers mean what they say", kind="unbalanced", cases=NATIVE["unbalanced"],
     native=True)  # fmt: skip
@law("integer-several", "arrays of integers mean what they say", kind="multi", cases=NATIVE["multi"], native=True)
def integers(trial: Trial, problem: Problem) -> None:
    """Arrays of integers where all of their numbers are."""
    _differs(trial, problem, "integers")


def _deterministic(trial: Trial, problem: Problem) -> None:
    first, second = trial.ask(problem), trial.ask(problem, again=1)
    if first.value != second.value or not _equal(first.plan, second.plan):
        raise Violation(WRONG, f"{first.says}, and when asked again {second.says}", "the same twice")


def _equal(x: Any, y: Any) -> bool:
    return (x is None and y is None) or bool(np.array_equal(x, y))


def _unchanged(trial: Trial, problem: Problem) -> None:
    answer = trial.ask(problem)
    if answer.changed:
        raise Violation(WRONG, f"the call changed its arguments {', '.join(answer.changed)}", "no change")


for _kind, _cases in NATIVE.items():
    _prefix = "" if _kind == "transport" else f"{_kind}-"
    law(f"{_prefix}deterministic", "asked twice, the answer is the same", kind=_kind, cases=_cases,
        native=True)(_deterministic)  # fmt: skip
    law(f"{_prefix}input-unchanged", "the call does not change its arguments", kind=_kind, cases=_cases,
        native=True)(_unchanged)  # fmt: skip
