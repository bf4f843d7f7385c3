"""What is no problem gets an error, a status or a warning, never a number without a word."""

from collections.abc import Callable, Mapping
from math import inf, nan
from typing import Any

import numpy as np
from hypothesis import strategies as st

from mfsym.conformance.problems import Problem, arrays
from mfsym.conformance.properties.arrays import NATIVE
from mfsym.conformance.property import law
from mfsym.conformance.trial import WRONG, Trial, Violation, ended

Arguments = dict[str, Any]

COSTS = {"transport": "M", "entropic": "M", "multi": "M", "nbody": "M", "lp": "c", "assignment": "M", "line": "x",
         "samples": "x", "points": "x", "circle": "x", "partial": "M", "unbalanced": "M", "general": "c",
         "heuristic": "x", "uniform-circle": "x"}  # fmt: skip
MASSES = {"transport": "a", "entropic": "a", "multi": "marginals", "nbody": "mu", "lp": "b", "line": "a",
          "points": "a", "circle": "a", "partial": "a", "unbalanced": "a", "heuristic": "a",
          "uniform-circle": "a"}  # fmt: skip
"""The argument with the costs, and that with masses, of each kind."""


def _with(arguments: Arguments, name: str, change: Callable[[Any], Any]) -> Arguments:
    """The arguments with the array of that name changed; of a list of arrays the first."""
    old = arguments[name]
    new = [change(old[0].copy()), *old[1:]] if isinstance(old, list) else change(old.copy())
    return {**arguments, name: new}


def _entry(value: float) -> Callable[[Any], Any]:
    def change(array: Any) -> Any:
        array[(0,) * array.ndim] = value
        return array

    return change


def _longer(array: Any) -> Any:
    """One more slice along the last axis, like the last one."""
    return np.concatenate([array, array[..., -1:]], axis=-1)


def _negative(array: Any) -> Any:
    """A first mass below 0; the sum stays, where there are two."""
    array[-1] += array[0] + 1
    array[0] = -1
    return array


EQUAL = {
    kind: MASSES[kind]
    for kind in ("transport", "entropic", "multi", "line", "points", "circle", "heuristic", "uniform-circle")
}

SPOILT: Mapping[str, tuple[str, Mapping[str, str], Callable[[Any], Any]]] = {
    "nan-cost": ("a cost that is not a number", COSTS, _entry(nan)),
    "minus-infinite-cost": ("a cost of minus infinity", COSTS, _entry(-inf)),
    "nan-mass": ("a mass that is not a number", MASSES, _entry(nan)),
    "infinite-mass": ("an infinite mass", MASSES, _entry(inf)),
    "negative-mass": ("a negative mass", {k: v for k, v in MASSES.items() if k != "lp"}, _negative),
    "unequal-masses": ("marginals of unequal mass", EQUAL,
                       lambda array: 2 * array),
    "wrong-mass": ("a marginal of mass 2", {"nbody": "mu"}, lambda array: 2 * array),
    "wrong-shape-of-costs": ("one more column of costs", {k: v for k, v in COSTS.items() if k != "samples"}, _longer),
    "wrong-shape-of-masses": ("one more mass", MASSES, lambda array: np.concatenate([array / 2, array / 2])),
    "empty": ("no sites at all", MASSES, lambda array: array[:0]),
}  # fmt: skip
"""Name -> what is wrong, which argument is spoilt for which kind of solver, and how."""


def _enter(name: str, kind: str) -> None:
    what, names, change = SPOILT[name]

    more = {"unequal-masses": ("equal masses",), "wrong-shape-of-costs": ("square costs",)}.get(name, ())

    @law(
        f"{kind}-{name}",
        f"{what} is refused, not answered with a number",
        kind=kind,
        needs=("bad input", *more),
        cases=NATIVE[kind],
        native=True,
    )
    def refused(trial: Trial, problem: Problem) -> None:
        arguments = _with(arrays(problem), names[kind], change)
        if name == "empty":
            arguments = {key: _empty(value) for key, value in arguments.items()}
        answer = trial.call(arguments)
        ended(answer)
        number = answer.value is not None or answer.plan is not None
        if answer.is_silent and number and not (name == "empty" and not answer.value):
            raise Violation(WRONG, f"{what} was answered with {answer.says}", "an error, a status or a warning")


def _empty(value: Any) -> Any:
    if isinstance(value, list):
        return [_empty(item) for item in value]
    return np.zeros((0,) * value.ndim) if isinstance(value, np.ndarray) else value


for _name, _spoilt in SPOILT.items():
    for _kind in _spoilt[1]:
        _enter(_name, _kind)


@law("costs-of-a-nan-site-without-mass", "a cost that is not a number is not hidden by a site without mass",
     kind="transport", needs=("bad input", "zero weights"), cases=st.just(None), native=True)  # fmt: skip
def nan_at_an_empty_site(trial: Trial, _: None) -> None:
    """NaN in a row of mass 0: no value, or the value of the others."""
    arguments = {"a": np.array([1.0, 0.0]), "b": np.array([0.5, 0.5]), "M": np.array([[1.0, 2.0], [nan, 1.0]])}
    answer = trial.call(arguments)
    ended(answer)
    if answer.is_silent and answer.value not in (None, 1.5):
        raise Violation(WRONG, f"the value {answer.value!r}; the sites with mass alone have 3/2", "3/2, or an error")
