"""The rules of ``docs/style.md`` that a machine can check and ruff does not."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(ROOT.glob("mfsym/**/*.py"))
KERNEL = sorted(ROOT.glob("mfsym/kernel/*.py"))
ALL = sorted([*FILES, *ROOT.glob("proofs_checks/**/*.py"), *ROOT.glob("tests/**/*.py"), *ROOT.glob("scripts/*.py")])
PACKAGES = sorted(file.parent for file in FILES if file.name == "__init__.py")

MOST_LINES = 400
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "stuff"}
EVALUATORS = {"eval", "exec", "compile", "sympify", "parse_expr", "__import__"}
MAY_PRINT = {ROOT / "mfsym/cli.py", ROOT / "mfsym/kernel/__main__.py"}
WHOLE_NUMBERS = {"ceil", "comb", "factorial", "floor", "gcd", "isqrt", "lcm", "perm", "prod"}
"""The functions of ``math`` that give integers (or fractions) for integers and fractions."""


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def nodes(file: Path) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(file.read_text(encoding="utf-8")))


@pytest.mark.parametrize("file", ALL, ids=name_of)
def test_no_file_is_long_or_has_an_empty_name(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES
    assert file.stem not in EMPTY_NAMES


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_forbidden_statement(file: Path) -> None:
    for node in nodes(file):
        line = f"line {getattr(node, 'lineno', '?')}"
        match node:
            case ast.Assert():
                pytest.fail(f"{line}: assert vanishes under -O; raise an error")
            case ast.ImportFrom(names=[ast.alias(name="*")]):
                pytest.fail(f"{line}: import the names that are used")
            case ast.ExceptHandler(type=None) | ast.ExceptHandler(type=ast.Name("Exception" | "BaseException")):
                pytest.fail(f"{line}: catch the exceptions that can occur")
            case ast.Call(func=ast.Name("print")) if file not in MAY_PRINT:
                pytest.fail(f"{line}: only the command line prints")
            # A method such as re.compile is not the builtin of that name.
            case ast.Call(func=ast.Name(name) | ast.Attribute(attr=("sympify" | "parse_expr") as name)):
                assert name not in EVALUATORS, f"{line}: text is never evaluated as code"


def undocumented(scope: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[str]:
    """The public functions and classes of a module or public class that have no docstring."""
    for node in scope.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            if ast.get_docstring(node) is None:
                yield prefix + node.name
            if isinstance(node, ast.ClassDef):
                yield from undocumented(node, f"{node.name}.")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_everything_public_has_a_docstring(file: Path) -> None:
    module = ast.parse(file.read_text(encoding="utf-8"))
    assert ast.get_docstring(module), "a module opens with a sentence saying what it decides or finds"
    assert list(undocumented(module)) == []


@pytest.mark.parametrize("folder", PACKAGES, ids=name_of)
def test_no_module_has_the_name_of_something_its_package_exports(folder: Path) -> None:
    package = importlib.import_module(".".join(folder.relative_to(ROOT).parts))
    modules = {file.stem for file in folder.glob("*.py")} | {file.parent.name for file in folder.glob("*/__init__.py")}
    for name in sorted(modules - {"__init__", "__main__"}):
        importlib.import_module(f"{package.__name__}.{name}")
        assert isinstance(getattr(package, name), ModuleType), f"{name} is a module and something else"
        assert name not in getattr(package, "__all__", ()), f"{name} is a module and a public name"


@pytest.mark.parametrize("file", KERNEL, ids=name_of)
def test_the_kernel_has_no_floating_point(file: Path) -> None:
    for node in nodes(file):
        match node:
            case ast.Constant(value=float() | complex()) | ast.Name("float" | "complex"):
                pytest.fail(f"line {node.lineno}: a floating-point number")
            case ast.ImportFrom(module="math", names=names):
                assert {alias.name for alias in names} <= WHOLE_NUMBERS
            case ast.Import(names=names):
                assert {alias.name for alias in names}.isdisjoint({"math", "cmath", "random", "statistics"})
