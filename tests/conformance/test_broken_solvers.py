"""The suite tests itself: broken solvers are caught by the property that should, exact ones have every property."""

import pytest

from mfsym.conformance import PROPERTIES, Limits, Options, declared, known_solvers, named, run
from mfsym.conformance.suite import HOLDS, SKIPPED, VIOLATED
from tests.conformance.broken import BROKEN, Broken, crashing, hanging, hungry

FEW = Options(max_examples=100, limits=Limits(seconds=1.5, memory=2**30), shrinking=0.5)
ENDS = {hanging: "hangs", crashing: "crashes", hungry: "gives up"}
"""What becomes of these is no wrong value."""


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: f"{broken[2].__name__}-{broken[1]}")
def test_a_broken_solver_is_caught_by_the_property_that_should(broken: Broken) -> None:
    kind, prop, solve = broken
    report = run(declared(kind, solve), Options((prop,), 0, FEW.max_examples, FEW.limits, FEW.shrinking))
    (found,) = report.outcomes
    assert found.status == VIOLATED, f"{found.status}: {found.message}"
    assert found.manner == ENDS.get(solve, found.manner)
    assert not report.conforms


EXACT = tuple(name for name, module in known_solvers().items() if module == "reference")


@pytest.mark.parametrize("name", EXACT)
def test_the_exact_solver_has_every_property(name: str) -> None:
    solver = named(name)
    # What the suite poses to solvers of tensors and programs is tried on the solver of two marginals.
    own = tuple(prop.name for prop in PROPERTIES.values() if prop.kind == solver.kind)
    report = run(solver, Options(own, max_examples=4))
    assert [(o.prop.name, o.message) for o in report.outcomes if o.status not in (HOLDS, SKIPPED)] == []
    assert report.count(HOLDS) > 10
    assert report.conforms
