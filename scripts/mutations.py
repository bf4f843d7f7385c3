"""The small changes of a Python file that mutation testing tries: one at a time, in its syntax tree.

A change is made where a mistake would matter: in what is compared, computed, counted, visited and demanded.  Messages,
annotations, docstrings and the amounts of work that are counted (``spend``) stay as they are.  So does the ``strict``
of ``zip``, which would raise an error where a check before it has failed.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
COMPUTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Add,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.LShift: ast.RShift,
    ast.RShift: ast.LShift,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"all": "any", "any": "all", "min": "max", "max": "min"}
COUNTS = {"spend", "check_size"}
"""What is called for the sake of the amount of work: its arguments are left alone."""
REFUSES = {"require"}
"""What is called to refuse: only its first argument decides."""


@dataclass(frozen=True)
class Mutant:
    """One change of a file: ``code`` is its line, ``change`` says what becomes of which part of it."""

    file: Path
    line: int
    code: str
    change: str
    place: Callable[[ast.AST | None], None]
    """Puts a node where the change is made; None puts the original one back."""
    new: ast.AST

    def __str__(self) -> str:
        return f"{self.file.name}:{self.line}\t{self.code}\t{self.change}"

    @property
    def name(self) -> tuple[str, str, str]:
        """What stays the same if lines are added elsewhere in the file."""
        return (self.file.name, self.code, self.change)


def mutants(file: Path, tree: ast.Module, lines: list[str]) -> Iterator[Mutant]:
    """All changes of the file whose syntax tree and lines these are, from top to bottom."""
    for node, place in _places(tree):
        line = getattr(node, "lineno", 0) or getattr(getattr(node, "iter", None), "lineno", 0)
        for change, new in _changes(node):
            yield Mutant(file, line, lines[line - 1].strip(), change, place, new)


def is_check(mutant: Mutant) -> bool:
    """Does the mutant do without a check, ``require(...)``, altogether?"""
    return isinstance(mutant.new, ast.Pass) and mutant.code.startswith("require(")


def _places(node: ast.AST) -> Iterator[tuple[ast.AST, Callable[[ast.AST | None], None]]]:
    """The nodes below this one that may change, each with a function that puts another node into its place."""
    for name, value in ast.iter_fields(node):
        if _is_left_alone(node, name):
            continue
        parts = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for position, part in parts:
            if not isinstance(part, ast.AST) or _is_docstring(part):
                continue
            if isinstance(node, ast.Call) and name == "args" and position and _called(node) in REFUSES:
                continue
            yield part, _setter(node, name, position, part)
            yield from _places(part)


def _is_left_alone(node: ast.AST, field: str) -> bool:
    match node:
        case ast.Raise() | ast.JoinedStr() | ast.Import() | ast.ImportFrom():
            return True
        case ast.Call(func=ast.Name(name)) if name in COUNTS or name == "Refused":
            return True
        case ast.keyword(arg="strict"):
            return True
    return field in ("annotation", "returns", "decorator_list")


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _setter(parent: ast.AST, field: str, position: int | None, original: ast.AST) -> Callable[[ast.AST | None], None]:
    def place(new: ast.AST | None) -> None:
        chosen = original if new is None else ast.fix_missing_locations(ast.copy_location(new, original))
        if position is None:
            setattr(parent, field, chosen)
        else:
            getattr(parent, field)[position] = chosen

    return place


def _called(node: ast.AST) -> str | None:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may become of one node: in words, and as a node."""
    match node:
        case ast.Compare(left, operators, values):
            for position, operator in enumerate(operators):
                for other in COMPARED[type(operator)]:
                    changed = [*operators[:position], other(), *operators[position + 1 :]]
                    new = ast.Compare(left, changed, values)
                    yield _becomes(node, new), new
        case ast.BoolOp(operator, values):
            for position in range(len(values)):
                others = [*values[:position], *values[position + 1 :]]
                new = others[0] if len(others) == 1 else ast.BoolOp(operator, others)
                yield _becomes(node, new), new
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield _becomes(node, operand), operand
        case ast.BinOp(left, ast.FloorDiv(), right):
            rounded_up = ast.UnaryOp(ast.USub(), ast.BinOp(ast.UnaryOp(ast.USub(), left), ast.FloorDiv(), right))
            yield _becomes(node, rounded_up), rounded_up
        case ast.BinOp(left, operator, right) if type(operator) in COMPUTED:
            new = ast.BinOp(left, COMPUTED[type(operator)](), right)
            yield _becomes(node, new), new
        case ast.AugAssign(target, operator, value) if type(operator) in COMPUTED:
            new = ast.AugAssign(target, COMPUTED[type(operator)](), value)
            yield _becomes(node, new), new
        case ast.Constant(bool(value)):
            yield f"{value} becomes {not value}", ast.Constant(not value)
        case ast.Constant(int(value)):
            yield f"{value} becomes {value + 1}", ast.Constant(value + 1)
        case ast.Call(ast.Name(name), arguments, keywords) if name in CALLED:
            yield f"{name} becomes {CALLED[name]}", ast.Call(ast.Name(CALLED[name], ast.Load()), arguments, keywords)
        case ast.For(target, values, body, orelse):
            for words, some in _shortened(values):
                yield words, ast.For(target, some, body, orelse)
        case ast.comprehension(target, values, conditions, is_async):
            for words, some in _shortened(values):
                yield words, ast.comprehension(target, some, conditions, is_async)
            for position, condition in enumerate(conditions):
                others = [*conditions[:position], *conditions[position + 1 :]]
                yield f"without: if {ast.unparse(condition)}", ast.comprehension(target, values, others, is_async)
        case ast.If(test, body, orelse):
            yield f"never: {ast.unparse(test)}", ast.If(ast.Constant(False), body, orelse)
        case ast.IfExp(test, body, orelse):
            yield f"always: {ast.unparse(test)}", body
            yield f"never: {ast.unparse(test)}", orelse
        case ast.Expr(ast.Call() as call):
            yield f"without: {ast.unparse(call)}", ast.Pass()


def _shortened(values: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    everything = ast.List([ast.Starred(values, ast.Load())], ast.Load())
    parts = {"first": ast.Slice(ast.Constant(1)), "last": ast.Slice(None, ast.Constant(-1))}
    for which, part in parts.items():
        yield f"not the {which} of {ast.unparse(values)}", ast.Subscript(everything, part, ast.Load())


def _becomes(old: ast.AST, new: ast.AST) -> str:
    return f"{ast.unparse(old)} becomes {ast.unparse(new)}"
