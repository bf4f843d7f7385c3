"""The changes that mutation testing makes, and the list of those that no test can notice."""

import ast
import tomllib
from pathlib import Path

import pytest

from scripts.mutations import is_check, mutants

ROOT = Path(__file__).resolve().parents[1]
GROUPS = tomllib.loads((ROOT / "scripts" / "mutants.toml").read_text(encoding="utf-8"))["group"]


def changes(source: str) -> list[str]:
    tree = ast.parse(source)
    found = []
    for mutant in mutants(Path("file.py"), tree, source.splitlines()):
        mutant.place(mutant.new)
        found.append(ast.unparse(tree))
        mutant.place(None)
    assert ast.unparse(tree) == ast.unparse(ast.parse(source)), "each change is undone"
    return found


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a == b", ["a != b"]),
        ("a in b", ["a not in b"]),
        ("a and b", ["b", "a"]),
        ("not a", ["a"]),
        ("-a", ["a"]),
        ("a + b", ["a - b"]),
        ("a // b", ["-(-a // b)"]),
        ("a += b", ["a -= b"]),
        ("f(1)", ["pass", "f(2)"]),
        ("x = True", ["x = False"]),
        ("x = a if b else c", ["x = a", "x = c"]),
        ("x = all(y)", ["x = any(y)"]),
        ("x = [a for a in b]", ["x = [a for a in [*b][1:]]", "x = [a for a in [*b][:-1]]"]),
        ("[a for a in b if c]", ["[a for a in [*b][1:] if c]", "[a for a in [*b][:-1] if c]", "[a for a in b]"]),
        ("require(a, f'{1 + 1}')", ["pass"]),
        ("raise Refused(1)", []),
        ("spend(a + 1)", ["pass"]),
        ("x: int[1] = a", []),
    ],
)
def test_what_is_changed(source: str, expected: list[str]) -> None:
    assert changes(source) == expected


def test_a_check_that_is_left_out() -> None:
    source = "require(a > 1, 'reason')"
    found = list(mutants(Path("file.py"), ast.parse(source), [source]))
    assert [mutant.change for mutant in found if is_check(mutant)] == ["without: require(a > 1, 'reason')"]
    assert len(found) == 4


def test_what_is_explained_exists_and_has_a_reason() -> None:
    known = set()
    for file in (ROOT / "mfsym" / "kernel").glob("*.py"):
        text = file.read_text(encoding="utf-8")
        known |= {mutant.name for mutant in mutants(file, ast.parse(text), text.splitlines())}
    listed = [tuple(name) for group in GROUPS for name in group["mutants"]]
    assert set(listed) - known == set(), "these lines have changed; are the mistakes noticed now?"
    assert len(set(listed)) == len(listed)
    assert all(len(group["reason"]) > 20 for group in GROUPS)
