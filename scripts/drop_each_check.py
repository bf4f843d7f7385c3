"""Delete every check of the kernel in turn and report those whose absence the tests do not notice.

    python scripts/drop_each_check.py [--only FILE] [--jobs J]

A check is a statement ``require(...)`` in mfsym/kernel.  In a copy of the repository each has a switch.  The tests of
false claims run once, and say which checks they run; then, for every check, those that run it run without it, in a
process forked after everything was imported.  If they still succeed, one is missing, or the check implies nothing new.
Exit status 1 if there is such a check.
"""

import argparse
import ast
import builtins
import json
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("mfsym", "tests", "proofs_checks", "docs", "scripts", "pyproject.toml")
FALSE_CLAIMS = "tests/kernel/test_false_*.py"
PYTEST = ("-x", "-p", "no:cacheprovider", "-p", "no:terminal")
SECONDS_FOR_ALL, SECONDS_FOR_EACH = 900, 60
"""All the tests together take about thirty on one core; a check without which they take far longer is noticed."""


class Switches(ast.NodeTransformer):
    """Every check of one file becomes ``if not is_off("file:line: first line"): check``."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        self.checks: list[str] = []

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        match node.value:
            case ast.Call(func=ast.Name("require")):
                self.checks.append(f"{self.file}:{node.lineno}: {self.lines[node.lineno - 1].strip()}")
                question = ast.Call(ast.Name("is_off", ast.Load()), [ast.Constant(self.checks[-1])], [])
                return ast.If(ast.UnaryOp(ast.Not(), question), [node], [])
            case _:
                return node


def copy_of_the_repository(copy: Path, files: Sequence[Path]) -> list[str]:
    """A copy where the checks of these files have switches; the checks, from top to bottom."""
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis", "*.vo*", "*.glob")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, copy / name)
    checks: list[str] = []
    for file in files:
        switches = Switches(file)
        tree = ast.fix_missing_locations(switches.visit(ast.parse((ROOT / file).read_text(encoding="utf-8"))))
        (copy / file).write_text(ast.unparse(tree), encoding="utf-8")
        checks += switches.checks
    return checks


def forked(work: Callable[[], bool], seconds: int) -> int:
    """A new process that does the work and says by its exit status whether it succeeded."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        status = 2
        try:
            signal.alarm(seconds)
            status = 0 if work() else 1
        finally:
            os._exit(status)
    return child


class Deletions:
    """The plugin of pytest that runs the collected tests again and again instead of once."""

    def __init__(self, checks: Sequence[str], jobs: int, record: Path) -> None:
        self.checks, self.jobs, self.record = checks, jobs, record
        self.off = ""
        self.seen: dict[str, int] = {}
        """The checks that the test ran so far, the last one last."""
        self.unnoticed: int | None = None
        """How many deletions the tests do not notice; None if they fail without any."""
        builtins.is_off = self.is_off  # type: ignore[attr-defined]

    def is_off(self, check: str) -> bool:
        self.seen[check] = self.seen.pop(check, 0) + 1
        return check == self.off

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        # In a process of its own: what the kernel remembers of this run must not decide the others.
        _, status = os.waitpid(forked(lambda: self.write_record(session), SECONDS_FOR_ALL), 0)
        if status == 0:
            self.delete_each(session, json.loads(self.record.read_text(encoding="utf-8")))
        return True

    def write_record(self, session: pytest.Session) -> bool:
        """For each check the tests that run it; those first where it is the last, for it refused something."""
        record: dict[str, list[int]] = {check: [] for check in self.checks}
        for place, item in enumerate(session.items):
            self.seen.clear()
            if not succeed(session, [item]):
                return False
            *others, last = self.seen or [None]
            for check in others:
                record[check].append(place)
            if last:
                record[last].insert(0, place)
        self.record.write_text(json.dumps(record), encoding="utf-8")
        return True

    def delete_each(self, session: pytest.Session, record: dict[str, list[int]]) -> None:
        self.unnoticed = 0
        running: dict[int, str] = {}
        waiting = list(reversed(self.checks))
        while waiting or running:
            if waiting and len(running) < self.jobs:
                self.off = waiting.pop()
                tests = [session.items[place] for place in record[self.off]]
                child = forked(lambda tests=tests: succeed(session, tests), SECONDS_FOR_EACH)  # type: ignore[misc]
                running[child] = self.off
                continue
            child, status = os.wait()
            check = running.pop(child)
            self.unnoticed += status == 0
            print(f"{'UNNOTICED' if status == 0 else 'noticed  '} {check}", flush=True)


def succeed(session: pytest.Session, items: Sequence[pytest.Item]) -> bool:
    """Do these tests succeed?  The first that fails is the last to run."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def main() -> int:
    """Run all deletions; 0 if every one is noticed, 1 if not, 2 if the tests fail without any deletion."""
    parser = argparse.ArgumentParser(description="Delete every check of the kernel in turn; do the tests notice?")
    parser.add_argument("--only", type=Path, action="append", help="a file of the kernel (repeatable); default: all")
    parser.add_argument("--jobs", type=int, default=2, help="how many deletions are tried at a time")
    options = parser.parse_args()
    chosen = [file.resolve() for file in options.only or sorted((ROOT / "mfsym" / "kernel").glob("*.py"))]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder).resolve()
        checks = copy_of_the_repository(copy, [file.relative_to(ROOT) for file in chosen])
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        sys.dont_write_bytecode = True
        deletions = Deletions(checks, options.jobs, copy / "record.json")
        pytest.main([*PYTEST, *sorted(map(str, copy.glob(FALSE_CLAIMS)))], plugins=[deletions])
        os.chdir(ROOT)
    if deletions.unnoticed is None:
        print("the tests fail before any check is deleted")
        return 2
    print(f"{len(checks)} checks, {deletions.unnoticed} deletions unnoticed")
    return 1 if deletions.unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
