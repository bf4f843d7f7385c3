"""``pytest --pyargs mfsym.conformance --mfsym-solver package.module:function``: each property is a test."""

import sys
from typing import Any

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options that say which solver is tested, and how."""
    group = parser.getgroup("mfsym", "conformance of solvers of transport problems and linear programs")
    group.addoption("--mfsym-solver", action="append", default=[], metavar="SOLVER",
                    help="package.module:function, or a name of `mfsym conform --list`; may be repeated")  # fmt: skip
    group.addoption("--mfsym-kind", default="transport", help="what the function is asked (default: transport)")
    group.addoption("--mfsym-tolerance", default=None, help="the relative error that it declares (default: 1e-9)")
    group.addoption("--mfsym-absolute", default=None, help="and the absolute one (default: 0)")
    group.addoption("--mfsym-unsupported", action="append", default=[], metavar="FEATURE",
                    help="what it does not claim to do; may be repeated")  # fmt: skip
    group.addoption("--mfsym-seed", type=int, default=0, help="of the examples")
    group.addoption("--mfsym-max-examples", type=int, default=100, help="for each property")
    group.addoption("--mfsym-xfail", default=None, help="file of expected failures: 'solver property: reason'")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test for each solver and each property of the problems that it can be asked."""
    if not {"mfsym_solver", "mfsym_property"} <= set(metafunc.fixturenames):
        return
    from mfsym.conformance import PROPERTIES
    from mfsym.conformance.running import solvers_named

    option = metafunc.config.getoption
    # So that the solver of a file in this directory is found, as by `mfsym conform` and `python -m pytest`.
    sys.path.insert(0, str(metafunc.config.invocation_params.dir))
    solvers = solvers_named(
        option("--mfsym-solver"), option("--mfsym-kind"), option("--mfsym-tolerance"),
        absolute=option("--mfsym-absolute"), unsupported=tuple(option("--mfsym-unsupported")),
    )  # fmt: skip
    cases = [
        pytest.param(solver, prop, id=f"{solver.name}-{prop.name}")
        for solver in solvers
        for prop in PROPERTIES.values()
        if prop.is_for(solver)
    ]
    metafunc.parametrize(("mfsym_solver", "mfsym_property"), cases, scope="session")


@pytest.fixture(scope="session")
def mfsym_runner(request: pytest.FixtureRequest) -> Any:
    """Runs one property on one solver; the process of the solver lives as long as the session."""
    from mfsym.conformance.running import Runner

    option = request.config.getoption
    runner = Runner(option("--mfsym-seed"), option("--mfsym-max-examples"), option("--mfsym-xfail"))
    yield runner
    runner.stop()
