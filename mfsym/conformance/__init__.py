"""For people who write solvers: properties that a solver of transport problems or linear programs should have.

A solver is a function; what it is asked depends on its kind (``KINDS``).  The values are compared with exact ones.

>>> from mfsym.conformance import check_solver
>>> def solve(a, b, M):
...     return 0.0
>>> check_solver(solve, kind="transport", properties=["value"])
Traceback (most recent call last):
...
AssertionError: solve: 1 of 1 properties violated
value (wrong): the value 0.0, which is 1 exactly
...
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mfsym.conformance.checking import check_solver as check_solver
    from mfsym.conformance.expected import ExpectedFailures as ExpectedFailures
    from mfsym.conformance.expected import expected_failures as expected_failures
    from mfsym.conformance.property import PROPERTIES as PROPERTIES
    from mfsym.conformance.property import Property as Property
    from mfsym.conformance.solver import KINDS as KINDS
    from mfsym.conformance.solver import Solver as Solver
    from mfsym.conformance.solver import declared as declared
    from mfsym.conformance.solver import known_solvers as known_solvers
    from mfsym.conformance.solver import named as named
    from mfsym.conformance.suite import Options as Options
    from mfsym.conformance.suite import Outcome as Outcome
    from mfsym.conformance.suite import Report as Report
    from mfsym.conformance.suite import run as run
    from mfsym.conformance.worker import Limits as Limits

HOMES = {
    "KINDS": "solver",
    "PROPERTIES": "suite",
    "ExpectedFailures": "expected",
    "Limits": "worker",
    "Options": "suite",
    "Outcome": "suite",
    "Property": "property",
    "Report": "suite",
    "Solver": "solver",
    "check_solver": "checking",
    "declared": "solver",
    "expected_failures": "expected",
    "known_solvers": "solver",
    "named": "solver",
    "run": "suite",
}
"""Where the public names live; they are looked up when first used, as the process of a solver needs few of them."""

__all__ = sorted(HOMES)


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"mfsym.conformance.{HOMES[name]}"), name)
