"""Running a statement: each of the four verdicts, from tiny statements about numbers of bodies on one site."""

from fractions import Fraction

import pytest

from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.kernel.claim import OptimalCost
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.statements import Exclusion, Instance, Statement, no_refutation, outcome_of
from mfsym.transport import solve, transport_problem


def cost_is(value: int) -> Certificate:
    """That a pair of bodies at the only site costs ``value``; it costs 2."""
    found = solve(transport_problem([[2]], [1], 5))
    return Certificate(OptimalCost(found.claim.problem, Fraction(value)), found.evidence)  # type: ignore[union-attr]


def nothing(value: int) -> Certificate:
    raise NoEvidence("nothing is known")


def statement(
    excludes: object = lambda value: None, proof: object = cost_is, refutation: object = nothing
) -> Statement:
    return Statement("label", "title", "a pair costs so much", excludes, proof, refutation)  # type: ignore[arg-type]


def test_a_proof_that_the_kernel_accepts_holds() -> None:
    outcome = outcome_of(Instance(statement(), "two", 2))
    assert outcome.verdict.status is Status.HOLDS
    assert outcome.certificates == (cost_is(2),)
    assert outcome.seconds > 0


def test_a_proof_that_the_kernel_refuses_does_not_hold() -> None:
    outcome = outcome_of(Instance(statement(), "three", 3))
    assert (outcome.verdict.status, outcome.certificates) == (Status.INCONCLUSIVE, ())
    assert outcome.verdict.reason == "the plan has another cost than the one claimed; nothing is known"


def test_a_refutation_that_the_kernel_accepts_fails() -> None:
    outcome = outcome_of(Instance(statement(refutation=lambda value: cost_is(2)), "three", 3))
    assert (outcome.verdict.status, outcome.certificates) == (Status.FAILS, (cost_is(2),))


def test_a_refutation_that_the_kernel_refuses_does_not_fail() -> None:
    outcome = outcome_of(Instance(statement(proof=nothing, refutation=cost_is), "three", 3))
    assert (outcome.verdict.status, outcome.certificates) == (Status.INCONCLUSIVE, ())


def test_a_refutation_is_not_looked_for_where_there_is_a_proof() -> None:
    def never(value: int) -> Certificate:
        pytest.fail("a refutation was looked for")

    assert outcome_of(Instance(statement(refutation=never), "two", 2)).verdict.status is Status.HOLDS


def test_without_evidence_it_is_inconclusive() -> None:
    outcome = outcome_of(Instance(statement(proof=nothing), "two", 2))
    assert (outcome.verdict.status, outcome.verdict.reason) == (Status.INCONCLUSIVE, "nothing is known")


def test_where_a_hypothesis_fails_it_is_not_applicable() -> None:
    excluding = statement(excludes=lambda value: Exclusion("an odd value") if value % 2 else None)
    outcome = outcome_of(Instance(excluding, "three", 3))
    assert (outcome.verdict.status, outcome.verdict.reason) == (Status.NOT_APPLICABLE, "an odd value")
    assert outcome.certificates == ()
    assert outcome_of(Instance(excluding, "two", 2)).verdict.status is Status.HOLDS


def test_an_exclusion_may_have_a_certificate() -> None:
    excluding = statement(excludes=lambda value: Exclusion("a pair costs 2", cost_is(2)))
    outcome = outcome_of(Instance(excluding, "two", 2))
    assert (outcome.verdict.status, outcome.certificates) == (Status.NOT_APPLICABLE, (cost_is(2),))


def test_an_exclusion_that_the_kernel_refuses_excludes_nothing() -> None:
    excluding = statement(excludes=lambda value: Exclusion("a pair costs 3", cost_is(3)))
    outcome = outcome_of(Instance(excluding, "two", 2))
    assert (outcome.verdict.status, outcome.certificates) == (Status.INCONCLUSIVE, ())


def test_an_exclusion_that_cannot_be_decided_is_inconclusive() -> None:
    outcome = outcome_of(Instance(statement(excludes=nothing), "two", 2))
    assert (outcome.verdict.status, outcome.verdict.reason) == (Status.INCONCLUSIVE, "nothing is known")


def test_what_takes_too_long_is_inconclusive() -> None:
    def search(value: int) -> Certificate:
        while True:
            pass

    outcome = outcome_of(Instance(statement(proof=search), "two", 2), 0.05)
    assert outcome.verdict.status is Status.INCONCLUSIVE
    assert "time limit of 0.05 s" in outcome.verdict.reason


def test_bad_input_is_no_verdict() -> None:
    def refuse(value: int) -> Certificate:
        raise InvalidArgument("value is bad")

    with pytest.raises(InvalidArgument, match="value is bad"):
        outcome_of(Instance(statement(proof=refuse), "two", 2))


@pytest.mark.parametrize("expected", Status)
def test_only_the_expected_verdict_is_expected(expected: Status) -> None:
    outcome = outcome_of(Instance(statement(), "two", 2, expected))
    assert outcome.is_expected is (expected is Status.HOLDS)


def test_without_a_refutation_nothing_is_said_of_one() -> None:
    outcome = outcome_of(Instance(statement(proof=nothing, refutation=no_refutation), "two", 2))
    assert (outcome.verdict.status, outcome.verdict.reason) == (Status.INCONCLUSIVE, "nothing is known")


def test_a_proof_without_certificates_proves_nothing() -> None:
    outcome = outcome_of(Instance(statement(proof=lambda value: (), refutation=no_refutation), "two", 2))
    assert (outcome.verdict.status, outcome.certificates) == (Status.INCONCLUSIVE, ())


def test_an_exclusion_needs_all_of_its_certificates() -> None:
    both = statement(excludes=lambda value: Exclusion("a pair costs 2 and 3", (cost_is(2), cost_is(3))))
    outcome = outcome_of(Instance(both, "two", 2))
    assert (outcome.verdict.status, outcome.certificates) == (Status.INCONCLUSIVE, ())
