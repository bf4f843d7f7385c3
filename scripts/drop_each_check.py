"""Delete every check of the kernel in turn and report those whose absence the tests do not notice.

    python scripts/drop_each_check.py [--only FILE] [--jobs J]

A check is a statement ``require(...)`` in mfsym/kernel.  In a copy of the repository it is replaced by ``pass``, and
the tests of false claims that run it are run; if they still succeed, one is missing, or the check implies nothing
new.
Exit status 1 if there is such a check.
"""

import argparse
import ast
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from coverage import CoverageData

ROOT = Path(__file__).resolve().parents[1]
COPIED = ("mfsym", "tests", "proofs_checks", "docs", "scripts", "pyproject.toml")
FALSE_CLAIMS = sorted(str(file.relative_to(ROOT)) for file in ROOT.glob("tests/kernel/test_false_*.py"))
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
COVERAGE = """\
[run]
source = mfsym/kernel
dynamic_context = test_function
"""
SECONDS = 900


@dataclass(frozen=True)
class Check:
    """The statement ``require(...)`` in the lines ``first`` to ``last`` of ``file``, indented by ``indent``."""

    file: Path
    first: int
    last: int
    indent: int

    def __str__(self) -> str:
        line = (ROOT / self.file).read_text(encoding="utf-8").splitlines()[self.first - 1].strip()
        return f"{self.file}:{self.first}: {line}"


def checks(file: Path) -> Iterator[Check]:
    """The checks in a file, from top to bottom."""
    nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
    for node in sorted((node for node in nodes if isinstance(node, ast.Expr)), key=lambda node: node.lineno):
        match node.value:
            case ast.Call(func=ast.Name("require")):
                yield Check(file.relative_to(ROOT), node.lineno, node.end_lineno or node.lineno, node.col_offset)


def copy_of_the_repository(folder: Path) -> Path:
    """A copy that may be spoiled, as a new folder inside ``folder``."""
    copy = Path(tempfile.mkdtemp(dir=folder))
    ignored = shutil.ignore_patterns("__pycache__", ".hypothesis", "*.vo*", "*.glob")
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=ignored)
        elif (ROOT / name).exists():
            shutil.copy(ROOT / name, copy / name)
    return copy


def python(copy: Path, arguments: Sequence[str]) -> bool:
    """Does Python succeed in the copy?  Taking too long is not success."""
    call = [sys.executable, "-B", *arguments]
    try:
        return subprocess.run(call, cwd=copy, capture_output=True, timeout=SECONDS).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def tests_that_run(copy: Path, checks: Sequence[Check]) -> list[list[str]] | None:
    """For each check the tests of false claims that run it; None if some fail.

    What runs outside every test, where its file is imported, counts as run by all.
    """
    (copy / "coverage.ini").write_text(COVERAGE, encoding="utf-8")
    if not python(copy, ["-m", "coverage", "run", "--rcfile=coverage.ini", *PYTEST, *FALSE_CLAIMS]):
        return None
    data = CoverageData(str(copy / ".coverage"))
    data.read()
    found = []
    for check in checks:
        contexts = data.contexts_by_lineno(str((copy / check.file).resolve())).get(check.first, [])
        # A context is the full name of a function: tests.kernel.test_false_rules.test_sums.
        names = [context.rpartition(".") for context in contexts]
        found.append(
            FALSE_CLAIMS
            if "" in contexts
            else sorted(f"{file.replace('.', '/')}.py::{name}" for file, _, name in names)
        )
    return found


def is_unnoticed(check: Check, tests: Sequence[str], copies: "Queue[Path]") -> bool:
    """Do the tests succeed without the check?"""
    copy = copies.get()
    target = copy / check.file
    text = target.read_text(encoding="utf-8")
    lines = text.splitlines()
    lines[check.first - 1 : check.last] = [" " * check.indent + "pass"]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    unnoticed = not tests or python(copy, [*PYTEST, *tests])
    target.write_text(text, encoding="utf-8")
    copies.put(copy)
    print(f"{'UNNOTICED' if unnoticed else 'noticed  '} {check}", flush=True)
    return unnoticed


def main() -> int:
    """Run all deletions; 0 if every one is noticed, 1 if not, 2 if the tests fail without any deletion."""
    parser = argparse.ArgumentParser(description="Delete every check of the kernel in turn; do the tests notice?")
    parser.add_argument("--only", type=Path, action="append", help="a file of the kernel (repeatable); default: all")
    parser.add_argument("--jobs", type=int, default=2, help="how many copies of the repository work at a time")
    options = parser.parse_args()
    files = [file.resolve() for file in options.only or sorted((ROOT / "mfsym" / "kernel").glob("*.py"))]
    found = [check for file in files for check in checks(file)]
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(options.jobs) as pool:
        copies: Queue[Path] = Queue()
        for _ in range(options.jobs):
            copies.put(copy_of_the_repository(Path(folder)))
        tests = tests_that_run(copies.queue[0], found)
        if tests is None:
            print("the tests fail before any check is deleted")
            return 2
        unnoticed = sum(pool.map(lambda check, its: is_unnoticed(check, its, copies), found, tests))
    print(f"{len(found)} checks, {unnoticed} deletions unnoticed")
    return 1 if unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
