"""Make small mistakes in the kernel, one at a time, and report those that its tests do not notice.

    python scripts/mutate.py [--checks] [--only FILE]... [--tests FILE...] [--again LOG] [--seconds S] [--jobs J]

With ``--checks``, as continuous integration runs it, each mistake is one check ``require(...)`` that is left out, and
the tests of false claims have to notice.  Without it, every change that ``mutations.py`` lists is made, and all tests
of the kernel may notice.  The tests run once, and say which lines they run; then, for every mistake, those that run
its line run with it, the likeliest first, in a process forked after everything was imported, until one fails or takes
far longer than before.  What changes nothing that a test could see is explained in ``mutants.toml``.
Exit status 1 if a mistake is neither noticed nor explained.
"""

import argparse
import ast
import functools
import gc
import json
import os
import resource
import signal
import sys
import tempfile
import time
import tomllib
import types
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import coverage
import pytest
from mutations import Mutant, is_check, mutants

ROOT = Path(__file__).resolve().parents[1]
KERNEL = ROOT / "mfsym" / "kernel"
EXPLAINED = Path(__file__).with_name("mutants.toml")
TESTS = {True: "tests/kernel/test_false_*.py", False: "tests/kernel/test_*.py"}
PYTEST = ("-x", "-m", "not slow", "-p", "no:cacheprovider", "-p", "no:terminal")
SLOWER, PATIENCE = 4, 1
"""A test that takes so many times as long as before, and so many seconds more, has noticed."""
MOST_BYTES = 4 * 2**30
"""Of memory; a mistake may ask for all there is."""
NOTICED, UNNOTICED, NOT_RUN = "noticed", "UNNOTICED", "NOT RUN"


@dataclass(frozen=True)
class Run:
    """A test without any mistake: the processor time that it takes and the lines that it runs in each file."""

    seconds: float
    lines: Mapping[str, Collection[int]]


class Source:
    """A file of the kernel: its syntax tree, where mistakes are made, and what is compiled from it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        text = file.read_text(encoding="utf-8")
        self.lines = text.splitlines()
        self.tree = ast.parse(text)
        self.mutants = list(mutants(file.relative_to(ROOT), self.tree, self.lines))
        self.code = self.compiled()

    def compiled(self) -> types.CodeType:
        return compile(self.tree, str(self.file), "exec", dont_inherit=True)

    def function(self, line: int) -> range:
        """The lines of the smallest function around a line; of the file, if there is none."""
        spans = [
            range(node.lineno, (node.end_lineno or node.lineno) + 1)
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef)
        ]
        return min((span for span in spans if line in span), key=len, default=range(1, len(self.lines) + 3))

    def make(self, mutant: Mutant, functions: dict[types.CodeType, list[types.FunctionType]]) -> bool:
        """Make the mistake, in this process, wherever its function is in use; False if that cannot be done."""
        mutant.place(mutant.new)
        changed = list(_changed(self.code, self.compiled()))
        if changed and all(old in functions for old, _ in changed):
            for old, new in changed:
                for function in functions[old]:
                    function.__code__ = new
            return True
        return self._define_again(mutant.line)

    def _define_again(self, line: int) -> bool:
        """Run the changed definition of a constant, and those that use it, and hand their values out to all who
        imported them; or give changed default values to their function or dataclass."""
        module = sys.modules[f"mfsym.kernel.{self.file.stem}"]
        changed: set[str] = set()
        for statement in self.tree.body:
            if isinstance(statement, ast.ClassDef | ast.FunctionDef) and line in _lines(*_defaults(statement)):
                owner = vars(module)[statement.name]
                function = owner.__init__ if isinstance(owner, type) else owner
                expressions = (compile(ast.Expression(value), str(self.file), "eval") for value in _defaults(statement))
                function.__defaults__ = tuple(eval(expression, vars(module)) for expression in expressions)
                return True
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            if statement.lineno <= line <= (statement.end_lineno or line) or changed & _names(statement):
                before = dict(vars(module))
                exec(compile(ast.Module([statement], []), str(self.file), "exec"), vars(module))
                for name, value in vars(module).items():
                    if value is not before.get(name):
                        changed.add(name)
                        _hand_out(name, before.get(name), value)
        return bool(changed)


def _names(tree: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def _defaults(statement: ast.ClassDef | ast.FunctionDef) -> list[ast.expr]:
    """The default values of a function's arguments, or of a dataclass's fields."""
    if isinstance(statement, ast.FunctionDef):
        return statement.args.defaults
    return [part.value for part in statement.body if isinstance(part, ast.AnnAssign) and part.value]


def _lines(*nodes: ast.expr) -> set[int]:
    return {node.lineno for node in nodes}


def _changed(old: types.CodeType, new: types.CodeType) -> Iterator[tuple[types.CodeType, types.CodeType]]:
    """The outermost functions that differ between two ways to compile a file."""
    parts = ([part for part in code.co_consts if isinstance(part, types.CodeType)] for code in (old, new))
    for before, after in zip(*parts, strict=True):
        if before != after:
            is_function = before.co_flags & 1
            yield from [(before, after)] if is_function else _changed(before, after)


def _hand_out(name: str, old: object, new: object) -> None:
    for where, module in list(sys.modules.items()):
        if where.startswith(("mfsym", "tests")) and vars(module).get(name) is old:
            setattr(module, name, new)


class Kernel:
    """The functions of the kernel that exist, by what they are compiled to, and its caches."""

    def __init__(self) -> None:
        self.functions: dict[types.CodeType, list[types.FunctionType]] = defaultdict(list)
        self.caches = []
        for thing in gc.get_objects():
            if isinstance(thing, types.FunctionType) and thing.__code__.co_filename.startswith(str(KERNEL)):
                self.functions[thing.__code__].append(thing)
            elif isinstance(thing, functools._lru_cache_wrapper) and (thing.__module__ or "").startswith("mfsym"):
                self.caches.append(thing)

    def forget(self) -> None:
        """Empty the caches: what was remembered without a mistake must not hide it."""
        for cache in self.caches:
            cache.cache_clear()


def forked(work: Callable[[int], bool]) -> tuple[int, int]:
    """A new process that does the work and says by its exit status whether it succeeded; what it writes to a pipe."""
    sys.stdout.flush()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        status = 2
        try:
            os.close(reader)
            resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))
            status = 0 if work(writer) else 1
        finally:
            os._exit(status)
    os.close(writer)
    return child, reader


class Mutation:
    """The plugin of pytest that runs the collected tests again and again instead of once."""

    def __init__(self, options: argparse.Namespace, again: set[tuple[str, str, str]] | None, record: Path) -> None:
        self.options, self.file = options, record
        self.sources = {}
        for file in options.only:
            self.sources[file.name] = Source(file)
        self.waiting = [
            mutant
            for source in self.sources.values()
            for mutant in source.mutants
            if (is_check(mutant) or not options.checks) and (again is None or mutant.name in again)
        ]
        self.explained = explained()
        self.results: Counter[tuple[str, str]] = Counter()
        self.killers: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.ran = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.kernel = Kernel()
        gc.freeze()
        # In a process of its own: what the kernel remembers of this run must not decide the others.
        child, _ = forked(lambda _: self.write_record(session))
        if os.waitpid(child, 0)[1] == 0:
            self.ran = True
            record = json.loads(self.file.read_text(encoding="utf-8"))
            self.runs = {
                place: Run(*record[item.nodeid]) for place, item in enumerate(session.items) if record[item.nodeid]
            }
            self.make_each(session)
        return True

    def write_record(self, session: pytest.Session) -> bool:
        """Add the tests to the record that are not in it yet; does every one succeed?"""
        record = json.loads(self.file.read_text(encoding="utf-8")) if self.file.exists() else {}
        new = [item for item in session.items if item.nodeid not in record]
        measured = coverage.Coverage(data_file=None, include=[f"{KERNEL}/*"], config_file=False)
        # Slower tests, most of them with random formulas, are not used.
        slowest = self.options.seconds / 2
        signal.signal(signal.SIGVTALRM, too_slow)
        measured.start()
        for item, following in zip(new, [*new[1:], None], strict=False):
            self.kernel.forget()
            measured.switch_context(item.nodeid)
            before = time.process_time()
            signal.setitimer(signal.ITIMER_VIRTUAL, slowest)
            succeeded = succeeds(session, item, following)
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            seconds = time.process_time() - before
            record[item.nodeid] = [seconds, {}] if succeeded else None
            # The two clocks differ a little; a test that measures time may fail because its lines are recorded.
            if not succeeded and seconds < slowest / 2:
                print(f"this test fails without any mistake: {item.nodeid}")
                return False
            session.testsfailed = 0
        measured.stop()
        for file in sorted(KERNEL.glob("*.py")):
            for line, tests in measured.get_data().contexts_by_lineno(str(file)).items():
                for test in tests:
                    if record.get(test):
                        record[test][1].setdefault(file.name, []).append(line)
        self.file.write_text(json.dumps(record), encoding="utf-8")
        return True

    def make_each(self, session: pytest.Session) -> None:
        running: dict[int, tuple[Mutant, int]] = {}
        waiting = self.waiting[::-1]
        while waiting or running:
            if waiting and len(running) < self.options.jobs:
                mutant = waiting.pop()
                tests = self.chosen(mutant)
                child, reader = forked(lambda pipe, m=mutant, t=tests: self.survives(session, m, t, pipe))  # type: ignore[misc]
                running[child] = mutant, reader
                continue
            child, status = os.wait()
            mutant, reader = running.pop(child)
            with os.fdopen(reader) as pipe:
                killer = pipe.read()
            if killer:
                self.killers[self.place(mutant)].append(int(killer))
            self.say(
                mutant, UNNOTICED if status == 0 else NOT_RUN if os.waitstatus_to_exitcode(status) == 2 else NOTICED
            )

    def place(self, mutant: Mutant) -> tuple[str, int]:
        return mutant.file.name, self.sources[mutant.file.name].function(mutant.line).start

    def chosen(self, mutant: Mutant) -> list[int]:
        """The tests to run: first those that noticed mistakes nearby, then the likeliest."""
        source = self.sources[mutant.file.name]
        after = range(mutant.line + 1, source.function(mutant.line).stop)
        ranked = []
        run_by = {test: run.lines.get(mutant.file.name, ()) for test, run in self.runs.items()}
        # A default value is computed where a function is defined, and used wherever it is called.
        is_default = not any(mutant.line in lines for lines in run_by.values())
        for test, run in self.runs.items():
            lines = run_by[test]
            called = is_default and any(line in after for line in lines)
            # What stands outside of functions runs once, when the file is imported, for all who use the file.
            if mutant.line in lines or called or (lines and after.stop > len(source.lines) + 1):
                # A test that leaves the function soon after the line is one where it refuses; one that is quick and
                # runs few lines altogether is about them.
                altogether = sum(map(len, run.lines.values()))
                ranked.append(((1 + sum(line in after for line in lines)) * run.seconds * altogether, test))
        likely = [test for _, test in sorted(ranked)]
        recent = [test for test in dict.fromkeys(reversed(self.killers[self.place(mutant)])) if test in likely][:8]
        left, found = self.options.seconds, []
        for test in dict.fromkeys([*recent, *likely]):
            if self.runs[test].seconds <= left:
                left -= self.runs[test].seconds
                found.append(test)
        return found

    def survives(self, session: pytest.Session, mutant: Mutant, tests: Sequence[int], pipe: int) -> bool:
        self.kernel.forget()
        try:
            if not self.sources[mutant.file.name].make(mutant, self.kernel.functions):
                os._exit(2)
        except TypeError:  # from a definition: the file cannot even be imported
            return False
        for test, following in zip(tests, [*tests[1:], None], strict=False):
            # Processor time, so that a busy machine does not matter; the default action ends the process.
            signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE + SLOWER * self.runs[test].seconds)
            if not succeeds(session, session.items[test], None if following is None else session.items[following]):
                os.write(pipe, str(test).encode())
                return False
        return True

    def say(self, mutant: Mutant, result: str) -> None:
        if result != NOTICED and mutant.name in self.explained:
            result = "explained"
        self.results[mutant.file.name, result] += 1
        print(result, mutant, sep="\t", flush=True)


class TooSlowError(BaseException):
    """Ends a test, which cannot mistake it for an error of the kernel."""


def too_slow(*_: object) -> None:
    raise TooSlowError


def succeeds(session: pytest.Session, item: pytest.Item, following: pytest.Item | None) -> bool:
    """Does this test succeed?"""
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
    return not session.testsfailed


def explained() -> dict[tuple[str, str, str], str]:
    """Why no test can notice some mistakes, by file, line and change."""
    found = {}
    for group in tomllib.loads(EXPLAINED.read_text(encoding="utf-8")).get("group", []):
        for file, code, change in group["mutants"]:
            found[file, code, change] = group["reason"]
    return found


def survivors(log: Path) -> set[tuple[str, str, str]]:
    """What an earlier run did not see noticed."""
    rows = (line.split("\t") for line in log.read_text(encoding="utf-8").splitlines())
    return {(row[1].partition(":")[0], row[2], row[3]) for row in rows if row[0] in (UNNOTICED, NOT_RUN)}


def main() -> int:
    """Make all mistakes; 0 if every one is noticed or explained, 1 if not, 2 if the tests fail without any."""
    parser = argparse.ArgumentParser(
        description="Make small mistakes in the kernel, one at a time; do the tests notice?"
    )
    parser.add_argument("--checks", action="store_true", help="only leave out checks; the tests of false claims notice")
    parser.add_argument("--only", type=Path, action="append", help="a file of the kernel (repeatable); default: all")
    parser.add_argument(
        "--again", type=Path, help="only what the output of an earlier run, in this file, calls unnoticed"
    )
    parser.add_argument("--record", type=Path, help="where it is kept which test runs which lines, for the next run")
    parser.add_argument("--tests", nargs="+", help="files of tests that may notice; default: those of the kernel")
    parser.add_argument(
        "--seconds", type=float, help="of tests for one mistake, at most; default: 60 with --checks, else 5"
    )
    parser.add_argument("--jobs", type=int, default=2, help="how many mistakes are tried at a time")
    options = parser.parse_args()
    options.record = options.record and options.record.resolve()
    options.only = [file.resolve() for file in options.only or sorted(KERNEL.glob("*.py"))]
    options.seconds = options.seconds or (60 if options.checks else 5)
    for file in options.only:
        if file.parent != KERNEL or not file.is_file():
            parser.error(f"--only is {file}, need a file in {KERNEL}")
    again = survivors(options.again) if options.again else None
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(ROOT)
        sys.path.insert(0, str(ROOT))
        sys.dont_write_bytecode = True
        mutation = Mutation(options, again, options.record or Path(folder) / "record.json")
        tests = options.tests or sorted(map(str, ROOT.glob(TESTS[options.checks])))
        pytest.main([*PYTEST, *tests], plugins=[mutation])
    if not mutation.ran:
        return 2
    for name in mutation.sources:
        counts = {result: count for (file, result), count in mutation.results.items() if file == name}
        print(name, *(f"{count} {result}" for result, count in sorted(counts.items())), sep="\t")
    left = sum(count for (_, result), count in mutation.results.items() if result in (UNNOTICED, NOT_RUN))
    print(f"{len(mutation.waiting)} mistakes, {left} neither noticed nor explained")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
