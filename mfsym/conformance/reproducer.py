"""Failures as code that runs without mfsym: the call of the library, the arrays, what came back and what is true."""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from mfsym.conformance.layouts import LAYOUTS, PLAIN
from mfsym.conformance.solver import Solver
from mfsym.conformance.trial import Call

MOST_ENTRIES = 400
"""Longer examples are not printed number by number."""


def code_of(solver: Solver, calls: Sequence[Call], message: str, expected: str) -> str:
    """A program that shows the failure, needs only numpy and the tested library, and prints what the solver says."""
    function, keywords = _function(solver)
    lines = ["import numpy as np", "from numpy import inf, nan", "", *_definition(solver, function), ""]
    for call in _different(calls):
        lines += [f"{name} = {_value(value, call.layout)}" for name, value in call.arguments.items()]
        given = ", ".join([*call.arguments, *(f"{key}={value!r}" for key, value in keywords.items())])
        lines += [f"print({function.__name__}({given}))", f"# {_one_line(call.answer.says)}"]
    return "\n".join(
        [*lines, f"# {_one_line(message)}", *([f"# exact: {_one_line(expected)}"] if expected else []), ""]
    )


def _function(solver: Solver) -> tuple[Any, Mapping[str, Any]]:
    if isinstance(solver.solve, partial):
        return solver.solve.func, solver.solve.keywords
    return solver.solve, {}


def _definition(solver: Solver, function: Any) -> list[str]:
    """How the code comes by the function: its source if it is an adapter of ours, an import if it has a module."""
    module, _, name = solver.spec.partition(":")
    if name and "." not in name:
        return (
            [f"from {module} import {name}"]
            if name == function.__name__
            else [f"from {module} import {name} as {function.__name__}"]
        )
    try:
        return _without_types(textwrap.dedent(inspect.getsource(function))).splitlines()
    except (OSError, TypeError):
        return [f"# {function.__name__} is the function that was tested."]


def _without_types(source: str) -> str:
    """The source without the types of arguments and values, which are names of our own."""
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return ast.unparse(module)


def _different(calls: Sequence[Call]) -> Iterator[Call]:
    """The calls without repetitions of one and the same, except where they are all that there is."""
    seen: set[str] = set()
    for call in calls:
        key = f"{call.layout} {call.arguments!r} {call.answer.says}"
        if key not in seen:
            seen.add(key)
            yield call


def _value(value: Any, layout: str) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_value(item, layout) for item in value) + "]"
    return _array(value, layout) if isinstance(value, np.ndarray) else repr(value)


def _array(array: Any, layout: str) -> str:
    plain = (
        f"np.array({array.tolist()!r})"
        if array.size <= MOST_ENTRIES
        else f"np.zeros({array.shape})  # {array.size} entries, left out"
    )
    if array.size == 0:
        plain = f"np.zeros({array.shape})"
    axes = array.ndim
    every, turned = ", ".join(["::2"] * axes), ", ".join(["::-1"] * axes)
    forms = {
        PLAIN: plain,
        "Fortran order": f"np.asfortranarray({plain})",
        "every second entry": f"np.kron({plain}, np.ones({(2,) * axes}))[{every}]",
        "negative strides": f"{plain}[{turned}].copy()[{turned}]",
        "read-only": f"np.frombuffer({plain}.tobytes()).reshape({array.shape})",
        "the other byte order": f"{plain}.astype(np.dtype(float).newbyteorder())",
        "float32": f"{plain}.astype(np.float32)",
        "integers": f"{plain}.astype(int)" if np.all(array == np.floor(array)) else plain,
        "bytes": f"np.array({array.tolist()!r}).astype(np.{LAYOUTS['bytes'](array).dtype})",
        "lists": repr(array.tolist()),
    }
    return forms[layout]


def _one_line(text: str) -> str:
    return " ".join(text.split())
