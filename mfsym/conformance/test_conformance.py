"""The properties as tests of the solvers that ``--mfsym-solver`` names; see :mod:`mfsym.pytest_plugin`."""

import pytest

from mfsym.conformance.property import Property
from mfsym.conformance.running import Runner
from mfsym.conformance.solver import Solver
from mfsym.conformance.suite import EXPECTED, SKIPPED, UNEXPECTED, VIOLATED


def test_property(mfsym_solver: Solver, mfsym_property: Property, mfsym_runner: Runner) -> None:
    """The solver has the property."""
    found = mfsym_runner.outcome(mfsym_solver, mfsym_property)
    if found.status == SKIPPED:
        pytest.skip(found.message)
    if found.status == EXPECTED:
        pytest.xfail(found.message)
    if found.status in (VIOLATED, UNEXPECTED):
        pytest.fail(f"{mfsym_property.words}\n{found.manner}: {found.message}\n\n{found.code}", pytrace=False)
