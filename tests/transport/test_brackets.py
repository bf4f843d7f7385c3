"""When time is up, what was found is not lost: a plan and a potential, each of which the kernel accepts."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from mfsym.deadline import OutOfTime, deadline
from mfsym.errors import NoEvidence
from mfsym.kernel import pruned_search
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostBracket, OptimalCost, TransportProblem
from mfsym.kernel.evidence import Ellipsoid, PlanAndProvedPotential, Squares
from mfsym.kernel.verdict import Status
from mfsym.transport import column_generation, convex, solution, solve, transport_problem
from mfsym.transport.highs import highs_basis
from mfsym.transport.simplex import LinearProgram

INDEFINITE = transport_problem(
    [[(3 * a * b + 2 * (a + b) + a * a * b * b) % 11 - 3 for b in range(6)] for a in range(6)],
    ["1/3", "1/4", "1/6", "1/12", "1/12", "1/12"],
    12,
)
ROWS = [[(2 * a + 3 * b + a * b * b) % 5 for b in range(5)] for a in range(5)]
CONVEX = transport_problem(
    [[sum(x * y for x, y in zip(r, s, strict=True)) + (r is s) for s in ROWS] for r in ROWS],
    ["1/3", "1/4", "1/6", "1/8", "1/8"],
    10**9,
)
GRID = [(a // 3, a % 3) for a in range(9)]
COULOMB = transport_problem(
    [[None if p == q else Fraction(60, 50 + (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2) for q in GRID] for p in GRID],
    ["1/10", *["1/8"] * 4, *["1/10"] * 4],
    5,
)


def out_of_time(*arguments: object) -> list[tuple[int, ...]]:
    raise OutOfTime("time is up")


@pytest.mark.parametrize(("problem", "proof"), [(INDEFINITE, Squares), (CONVEX, Ellipsoid), (COULOMB, Squares)])
def test_what_is_found_in_time_is_a_bracket(
    problem: TransportProblem, proof: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    exact = solve(problem)
    assert isinstance(exact.claim, OptimalCost)
    monkeypatch.setattr(solution, "FEW", 0)
    monkeypatch.setattr(column_generation, "promising", out_of_time)
    monkeypatch.setattr(convex, "promising", out_of_time)
    found = solve(problem)
    assert isinstance(found.claim, CostBracket)
    assert isinstance(found.evidence, PlanAndProvedPotential)
    assert isinstance(found.evidence.proof, proof)
    assert check(found.claim, found.evidence).status is Status.HOLDS
    assert found.claim.lower < exact.claim.value <= found.claim.upper


def test_a_search_that_would_be_too_long_ends_in_a_bracket(monkeypatch: pytest.MonkeyPatch) -> None:
    exact = solve(INDEFINITE)
    monkeypatch.setattr(pruned_search, "MOST_STEPS", 3)
    found = solve(INDEFINITE)
    assert isinstance(found.claim, CostBracket)
    assert check(found.claim, found.evidence).status is Status.HOLDS, "the bracket needs no search"
    assert isinstance(exact.claim, OptimalCost)
    assert found.claim.lower < exact.claim.value == found.claim.upper


def test_the_alarm_of_the_time_limit_is_understood() -> None:
    def slow(program: LinearProgram) -> Sequence[int]:
        if slow.first:  # type: ignore[attr-defined]
            slow.first = False  # type: ignore[attr-defined]
            while True:
                pass
        return highs_basis(program)

    slow.first = True  # type: ignore[attr-defined]
    with deadline(0.2):
        found = solve(CONVEX, slow)
    assert isinstance(found.claim, CostBracket)
    assert check(found.claim, found.evidence).status is Status.HOLDS


def test_without_a_plan_there_is_no_bracket(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = transport_problem([[1, -5, None], [-5, 1, None], [None, None, 1]], ["1/2", "1/4", "1/4"], 100)
    monkeypatch.setattr(column_generation, "promising", out_of_time)
    with pytest.raises(NoEvidence, match="no plan of finite cost was found: time is up"):
        solve(problem)
