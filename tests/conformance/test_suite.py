"""What users do with the suite: one call, a command, a plugin; reports in every form, failures as programs that run."""

import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from hypothesis import find, given, settings

from mfsym.conformance import (
    KINDS,
    PROPERTIES,
    Options,
    check_solver,
    declared,
    expected_failures,
    known_solvers,
    named,
    run,
)
from mfsym.conformance.answers import Answer
from mfsym.conformance.layouts import PLAIN
from mfsym.conformance.oracles import optimum
from mfsym.conformance.problems import arrays, posed
from mfsym.conformance.properties.arrays import NATIVE
from mfsym.conformance.reference import exact_line, exact_program, exact_transport
from mfsym.conformance.report import FORMS, as_json, as_junit, as_markdown, as_text
from mfsym.conformance.reproducer import code_of
from mfsym.conformance.suite import EXPECTED, HOLDS, SKIPPED, UNEXPECTED, VIOLATED
from mfsym.conformance.trial import Call
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.strategies import infeasible_programs, linear_programs, lines, two_marginals, unbounded_programs
from mfsym.strategies.questions import Line, PlantedProgram, Program, Transport

ROOT = Path(__file__).resolve().parents[2]

ZERO = """
def solve(a, b, cost):
    return 0.0


def exact(a, b, cost):
    from mfsym.conformance.reference import exact_transport

    return exact_transport(a, b, cost)


def forgetful(a, b, cost):
    return exact(a, b, cost)["value"] + (0.5 if len(a) > 20 else 0.0)
"""


WITH_MANY_SITES = """
import numpy as around

from mfsym.conformance import Options, declared, run
from theirs import exact, forgetful


def solve(a, b, cost):
    from theirs import exact

    return exact(a, b, cost)["value"] + (0.5 if around.size(a) > 20 else 0.0)


def code(function):
    report = run(declared("transport", function), Options(("value-of-large-problems",), max_examples=20))
    return report.outcomes[0].code


print(code(solve), code(forgetful), sep="=====")
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A directory with a module of somebody's solvers."""
    (tmp_path / "theirs.py").write_text(ZERO, encoding="utf-8")
    return tmp_path


def command(home: Path, *words: str, paths: tuple[Path, ...] = ()) -> subprocess.CompletedProcess[str]:
    environment = {"PYTHONPATH": ":".join(map(str, paths or (ROOT, home))), "PATH": "/usr/bin:/bin", "HOME": str(home)}
    return subprocess.run(
        [sys.executable, *words], cwd=home, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


INSTALLED = ("pot", "pot_plans", "scipy", "highs")
"""The adapters whose libraries come with the tests."""

MAIN = ("-c", "from mfsym.cli import main; main()", "conform")


def test_a_failure_is_a_program_that_needs_only_the_library(home: Path) -> None:
    found = command(home, *MAIN, "theirs:solve", "--property", "value", "--json", "--report", "report.html")
    assert found.returncode == 1
    (report,) = json.loads(found.stdout)["reports"]
    (failure,) = report["properties"]
    assert (failure["status"], failure["exact"]) == (VIOLATED, "1")
    assert "mfsym" not in failure["code"]
    again = command(home, "-c", failure["code"])
    assert again.stdout == "0.0\n", again.stderr
    assert "from theirs import solve" in (home / "report.html").read_text(encoding="utf-8")


def test_so_is_one_of_a_function_and_one_with_many_sites(home: Path) -> None:
    (home / "tests_of_theirs.py").write_text(WITH_MANY_SITES, encoding="utf-8")
    shown = command(home, "tests_of_theirs.py")
    assert shown.returncode == 0, shown.stderr
    own, imported = shown.stdout.split("=====")
    assert "import numpy as around" in own
    assert "from theirs import forgetful" in imported
    for code in (own, imported):
        assert "lzma" in code
        (home / "shown.py").write_text(code, encoding="utf-8")
        again = command(home, "shown.py")
        # 21 sites are as few as it takes; the value is that of a half too much.
        exact = float(code.rpartition("# exact: ")[2].split()[0])
        assert again.returncode == 0, again.stderr
        assert float(again.stdout) == exact + 0.5


def test_a_failure_of_an_adapter_is_such_a_program_too(home: Path) -> None:
    found = command(home, *MAIN, "pot.emd2", "--property", "value-of-negative-costs", "--json")
    code = json.loads(found.stdout)["reports"][0]["properties"][0]["code"]
    again = command(home, "-c", code)
    assert again.returncode == 0, again.stderr
    assert "mfsym" not in code
    assert again.stdout


@pytest.mark.parametrize("name", [name for name, module in known_solvers().items() if module in INSTALLED])
def test_every_adapter_can_be_shown_without_mfsym(home: Path, name: str) -> None:
    solver = named(name)
    question = arrays(find(NATIVE[solver.kind], lambda _: True, settings=settings(database=None)))
    again = command(home, "-c", code_of(solver, [Call(question, PLAIN, Answer("optimal"))], "", ""))
    assert again.returncode == 0, again.stderr
    assert again.stdout


def test_a_solver_that_conforms_has_exit_status_0(home: Path) -> None:
    found = command(home, *MAIN, "theirs:exact", "--property", "value", "--max-examples", "5")
    assert found.returncode == 0, found.stderr
    assert "1 holds" in found.stdout


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("theirs:solve", "--property", "valeu"), "did you mean value"),
        (("theirs",), "theirs:exact, theirs:forgetful"),
        (("theirs:solve", "--unsupported", "infinite cost"), "need some of: any mass, negative costs"),
        (("theirs:solve", "--absolute", "none"), "the absolute accuracy is 'none'"),
        (("theirs:solve", "--kind", "line"), "which is asked as solve(x, y, a, b)"),
        (("theirs:nothing",), "which cannot be imported"),
        (("nowhere:solve",), "which cannot be imported"),
        (("pot.emd3",), "such as pot.emd"),
        (("theirs:solve", "--kind", "transprot"), "kind is 'transprot'"),
        (("theirs:solve", "--tolerance", "-1"), "accuracy is '-1'"),
        (("theirs:solve", "--report", "report.pdf"), "report is 'report.pdf'"),
        (("theirs:solve", "--xfail", "missing"), "missing cannot be read"),
        ((), "SOLVER is missing"),
    ],
)
def test_bad_input_is_one_paragraph_and_exit_status_2(home: Path, words: tuple[str, ...], complaint: str) -> None:
    found = command(home, *MAIN, *words)
    assert found.returncode == 2, found.stdout + found.stderr
    assert complaint in found.stderr
    assert "Traceback" not in found.stderr


def test_what_a_solver_declares_is_what_it_is_judged_by(home: Path) -> None:
    words = ("theirs:solve", "--property", "value", "--property", "value-of-infinite-costs", "--max-examples", "20")
    strict = command(home, *MAIN, *words)
    assert "2 violated" in strict.stdout
    # Costs are at most 4, and masses 1.
    lenient = command(home, *MAIN, *words, "--absolute", "4", "--unsupported", "infinite costs")
    assert lenient.returncode == 0, lenient.stdout + lenient.stderr
    assert "1 holds, 1 skipped" in lenient.stdout


def test_solvers_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    solver = declared("transport", exact_transport, distribution="no-such-package")
    with pytest.raises(InvalidArgument, match="pip install no-such-package"):
        run(solver, Options(("value",)))


def test_the_plugin_runs_each_property_as_a_test(home: Path) -> None:
    words = ["--pyargs", "mfsym.conformance", "-q", "-k", "plan-feasible or empty-site or cost-multiplied"]
    words += ["--mfsym-solver", "theirs:solve", "--mfsym-max-examples", "5", "-p", "no:cacheprovider"]
    found = command(home, "-m", "pytest", "-p", "no:mfsym", "-p", "mfsym.pytest_plugin", "-c", "/dev/null", *words)
    assert "theirs:solve-cost-multiplied" in found.stdout, found.stdout + found.stderr
    assert "from theirs import solve" in found.stdout
    assert "1 failed, 1 passed, 1 skipped" in found.stdout
    assert found.returncode == 1


def test_the_plugin_looks_for_solvers_where_it_is_called(home: Path) -> None:
    # Not `python -m pytest`, which does so by itself; without the directory in PYTHONPATH.
    start = ("-c", "import sys, pytest; sys.path.remove(''); sys.exit(pytest.main(sys.argv[1:]))")
    plugin = ("-p", "no:mfsym", "-p", "mfsym.pytest_plugin", "-c", "/dev/null", "-q", "-p", "no:cacheprovider")
    away = home / "away"
    away.mkdir()
    (away / "mine.py").write_text(ZERO, encoding="utf-8")
    words = (*start, *plugin, "--pyargs", "mfsym.conformance", "-k", "empty-site", "--mfsym-max-examples", "5")
    found = command(away, *words, "--mfsym-solver", "mine:exact", paths=(ROOT,))
    assert "1 passed" in found.stdout, found.stdout + found.stderr
    wrong = command(away, *words, "--mfsym-solver", "mine:exakt", paths=(ROOT,))
    assert "'mine:exakt', which cannot be imported" in wrong.stderr + wrong.stdout
    assert "1 error" in wrong.stdout
    assert wrong.returncode == pytest.ExitCode.INTERRUPTED


def test_expected_failures_are_not_failures_and_stale_ones_are_named() -> None:
    solver = declared("transport", lambda a, b, cost: 0.0, name="zero")
    entries = "zero value: always 0\nzero deterministic: wrong\nzero valeu: mistyped\nother x: another solver\n"
    report = run(solver, Options(("value", "deterministic"), max_examples=5), expected_failures(entries))
    statuses = {o.prop.name: o.status for o in report.outcomes}
    assert statuses == {"value": EXPECTED, "deterministic": UNEXPECTED}
    assert report.unused == ("valeu",)
    assert not report.conforms
    with pytest.raises(InvalidArgument, match="line 1"):
        expected_failures("zero value")


def test_a_report_has_every_form() -> None:
    reports = [run(declared("transport", lambda a, b, cost: 0.0, name="zero"), Options(("value", "potentials")))]
    assert "value: the value is that" in as_text(reports)
    assert json.loads(as_json(reports))["reports"][0]["conforms"] is False
    (suite,) = ET.fromstring(as_junit(reports))
    assert (suite.get("failures"), suite.get("skipped")) == ("1", "1")
    assert "| value | ✗ |" in as_markdown(reports)
    assert all(form(reports) for form in FORMS.values())


def test_one_call_reports_or_raises() -> None:
    assert check_solver("mfsym.line", properties=["value-on-the-line"], max_examples=5).count(HOLDS) == 1
    with pytest.raises(AssertionError, match="value-on-the-line"):
        check_solver(lambda x, y, a, b: 1.0, kind="line", properties=["value-on-the-line"], max_examples=20)


def test_a_suite_that_tries_nothing_does_not_conform() -> None:
    assert not run(named("mfsym.line"), Options(("value",))).conforms


def test_the_same_seed_finds_the_same_failure() -> None:
    solver = declared("transport", lambda a, b, cost: float(np.sum(a[:1] * cost[0, 0])))
    options = Options(("value",), seed=3)
    assert run(solver, options).outcomes[0].code == run(solver, options).outcomes[0].code


def test_properties_are_judged_alike_together_and_alone() -> None:
    def without_the_last(a: Any, b: Any, cost: Any) -> Any:
        found = exact_transport(a, b, cost)
        return {**found, "plan": found["plan"][:-1]} if len(found["plan"]) > 3 else found

    # These have the same cases; one is violated, and the others need not suffer.
    names = ("value", "plan-feasible", "deterministic", "input-unchanged")
    assert len({id(PROPERTIES[name].cases) for name in names}) == 1
    solver, seen = declared("transport", without_the_last), []
    together = run(solver, Options(names, max_examples=60), progress=seen.append)
    assert seen == list(together.outcomes)
    alone = [run(solver, Options((outcome.prop.name,), max_examples=60)).outcomes for outcome in together.outcomes]
    assert [found for (found,) in alone] == seen
    assert {found.status for found in seen} == {HOLDS, VIOLATED}


def test_every_property_says_what_it_is() -> None:
    assert all(prop.words and prop.kind in KINDS for prop in PROPERTIES.values())


def test_every_known_solver_is_declared_by_its_own_name() -> None:
    for name in known_solvers():
        assert named(name).name == name
        assert named(name).distribution


# --- the oracles, in two ways ------------------------------------------------------------------------


@given(two_marginals(most_sites=3, zeros=True))
@settings(max_examples=30, deadline=None)
def test_the_exact_value_is_that_of_the_linear_program(problem: Transport) -> None:
    found, program = optimum(problem), posed(problem, "lp")
    assert found is not None
    assert isinstance(program, Program)
    arrays = [np.array([[float(x) for x in row] for row in program.rows]), [float(b) for b in program.right]]
    assert exact_program([float(c) for c in program.costs], *arrays)["value"] == float(found.value)


@given(lines())
@settings(max_examples=30, deadline=None)
def test_the_distance_on_the_line_is_that_of_the_transport_problem(problem: Line) -> None:
    found = optimum(problem)
    data = [[float(x) for x in part] for part in (problem.places, problem.others, problem.first, problem.second)]
    assert found is not None
    assert exact_line(*data) == float(found.value)


def _solved(program: Program) -> dict[str, Any]:
    rows = [[float(x) for x in row] for row in program.rows]
    return exact_program([float(c) for c in program.costs], rows, [float(b) for b in program.right])


@given(linear_programs())
@settings(max_examples=50, deadline=None)
def test_planted_programs_have_the_planted_value(planted: PlantedProgram) -> None:
    value = sum((c * x for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(0))
    assert _solved(planted.program)["value"] == float(value)


@given(infeasible_programs())
@settings(max_examples=50, deadline=None)
def test_planted_infeasible_programs_are_infeasible(program: Program) -> None:
    assert _solved(program) == {"status": "infeasible"}


@given(unbounded_programs())
@settings(max_examples=50, deadline=None)
def test_planted_unbounded_programs_are_unbounded(program: Program) -> None:
    assert _solved(program) == {"status": "unbounded"}


def test_the_exact_solver_takes_the_floats_as_they_are() -> None:
    assert exact_transport([0.5, 0.5], [0.5, 0.5], [[0.1, 1.0], [1.0, 0.1]])["value"] == 0.1


def test_laws_about_arrays_are_skipped_where_other_arrays_are_handed_over() -> None:
    solver = declared("lp", exact_program, name="exact")
    names = ("arrays-float32", "transport-nan-cost", "deterministic", "lp-deterministic")
    report = run(solver, Options(names, max_examples=3))
    found = {outcome.prop.name: (outcome.status, outcome.message) for outcome in report.outcomes}
    assert found.pop("lp-deterministic")[0] == HOLDS
    assert set(found.values()) == {(SKIPPED, "about problems of kind transport")}


def test_a_property_without_an_example_that_is_judged_does_not_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    def undecided(problem: object) -> None:
        raise NoEvidence("the oracle does not know")

    monkeypatch.setattr("mfsym.conformance.properties.values.optimum", undecided)
    report = run(declared("transport", exact_transport), Options(("value",), max_examples=3))
    (outcome,) = report.outcomes
    assert (outcome.status, outcome.message, outcome.examples) == (SKIPPED, "no example could be judged", 0)
    assert not report.conforms
