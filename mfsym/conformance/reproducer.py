"""Failures as code that runs without mfsym: the call of the library, the arrays, what came back and what is true."""

import ast
import inspect
import lzma
import sys
import textwrap
from base64 import b85encode
from collections.abc import Iterator, Mapping, Sequence
from dis import get_instructions
from functools import partial
from importlib.util import find_spec
from types import CodeType, ModuleType
from typing import Any

import numpy as np

from mfsym.conformance.layouts import LAYOUTS, PLAIN
from mfsym.conformance.solver import Solver
from mfsym.conformance.trial import Call

MOST_ENTRIES = 100
"""Longer arrays are not printed number by number."""
LINE = 100
"""So many characters of a compressed array stand in one line."""
ADAPTERS = "mfsym.conformance.adapters."


def code_of(solver: Solver, calls: Sequence[Call], message: str, expected: str) -> str:
    """A program that shows the failure, needs only numpy and the tested library, and prints what the solver says."""
    function, keywords = _function(solver)
    name = getattr(function, "__name__", "solve")
    lines = []
    for call in _different(calls):
        lines += [f"{argument} = {_value(value, call.layout)}" for argument, value in call.arguments.items()]
        given = ", ".join([*call.arguments, *(f"{key}={value!r}" for key, value in keywords.items())])
        lines += [f"print({name}({given}))", f"# {_one_line(call.answer.says)}"]
    unpacks = ["import lzma", "from base64 import b85decode", ""] if any("b85decode" in line for line in lines) else []
    head = [*unpacks, "import numpy as np", "from numpy import inf, nan", "", *_definition(solver, function, name), ""]
    tail = [f"# {_one_line(message)}", *([f"# exact: {_one_line(expected)}"] if expected else []), ""]
    return "\n".join([*head, *lines, *tail])


def _function(solver: Solver) -> tuple[Any, Mapping[str, Any]]:
    if isinstance(solver.solve, partial):
        return solver.solve.func, solver.solve.keywords
    return solver.solve, {}


def _definition(solver: Solver, function: Any, known_as: str) -> list[str]:
    """How the code comes by the function: an import if it has a module, and the source of an adapter of ours."""
    module, _, name = solver.spec.partition(":")
    if name and "." not in name:
        return [_imported(module, name, known_as)]
    if not str(getattr(function, "__module__", "")).startswith(ADAPTERS) and _is_importable(function, known_as):
        return [_imported(function.__module__, known_as, known_as)]
    try:
        source = _without_types(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError):
        return [f"# {known_as} is the function that was tested."]
    around = _surroundings(function) if inspect.isfunction(function) else ()
    return [*around, *source.splitlines()]


def _imported(module: str, name: str, known_as: str) -> str:
    return f"from {module} import {name}" + ("" if name == known_as else f" as {known_as}")


def _is_importable(thing: Any, name: str) -> bool:
    """Can another program import it by the name of its module, and its own?"""
    module = getattr(thing, "__module__", None)
    if module in (None, "__main__") or getattr(sys.modules.get(module), name, None) is not thing:
        return False
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):
        return False


def _surroundings(function: Any) -> Iterator[str]:
    """Imports of what the function finds around it; what cannot be imported is named."""
    for name in sorted(_names(function.__code__) & function.__globals__.keys()):
        found = function.__globals__[name]
        if isinstance(found, ModuleType):
            yield f"import {found.__name__} as {name}"
        elif _is_importable(found, getattr(found, "__name__", name)):
            yield _imported(found.__module__, getattr(found, "__name__", name), name)
        else:
            yield f"# {name} is what stands under this name where {function.__name__} was defined."


def _names(code: CodeType) -> set[str]:
    """The names that a function, and those inside it, look up around them."""
    own = {step.argval for step in get_instructions(code) if step.opname == "LOAD_GLOBAL"}
    return own.union(*(_names(part) for part in code.co_consts if isinstance(part, CodeType)))


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
    plain = f"np.array({array.tolist()!r})" if array.size <= MOST_ENTRIES else _packed(array)
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
        "bytes": f"{plain}.astype(np.{LAYOUTS['bytes'](array).dtype})",
        "lists": repr(array.tolist()),
    }
    return forms[layout]


def _packed(array: Any) -> str:
    """An expression for a large array: its numbers, compressed."""
    text = b85encode(lzma.compress(np.ascontiguousarray(array).tobytes())).decode()
    parts = "\n".join(f'    "{text[start : start + LINE]}"' for start in range(0, len(text), LINE))
    numbers = f"np.frombuffer(lzma.decompress(b85decode(\n{parts}\n)), {array.dtype.str!r})"
    return f"{numbers}.reshape({array.shape}).copy()"


def _one_line(text: str) -> str:
    return " ".join(text.split())
