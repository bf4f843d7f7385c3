"""Definition 2.1 and the example after it: representability on sites, against what is known of it."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from mfsym.kernel.claim import NotRepresentable, Representable
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks import definition_2_1, example_2_1
from proofs_checks.definition_2_1 import REPRESENTABLE, Question, off_diagonal, two_sites

Ask = Callable[[Instance], Outcome]


def asked(question: Question) -> Outcome:
    return outcome_of(Instance(REPRESENTABLE, "own", question))


def greatest(bodies: int) -> Fraction:
    """The greatest mass on (A, B) of an exchangeable law of so many bodies on two sites of weight 1/2.

    The pairs (lambda, q) of N bodies are the polygon with vertices (j/N, j(N - j)/(N(N - 1))), j = 0..N.
    """
    below, above = bodies // 2, (bodies + 1) // 2
    return Fraction(below * (bodies - below) + above * (bodies - above), 2 * bodies * (bodies - 1))


@pytest.mark.parametrize(
    "instance",
    [*definition_2_1.CHAPTER.instances, *example_2_1.CHAPTER.instances],
    ids=lambda instance: f"{instance.statement.label}: {instance.name}",
)
def test_the_claim_is_about_the_instance(instance: Instance, outcome: Ask) -> None:
    found = outcome(instance)
    (certificate,) = found.certificates
    claim = certificate.claim
    assert isinstance(claim, Representable | NotRepresentable)
    assert (claim.pair, claim.bodies) == (instance.data.pair, instance.data.bodies)
    affirms = (found.verdict.status is Status.HOLDS) == (instance.statement is REPRESENTABLE)
    assert isinstance(claim, Representable) is affirms
    assert instance.name.endswith(f"N = {claim.bodies}")


@pytest.mark.parametrize("bodies", range(2, 8))
def test_the_polygon_of_two_sites(bodies: int) -> None:
    most = greatest(bodies)
    assert asked(Question(two_sites(most), bodies)).verdict.status is Status.HOLDS
    if most < Fraction(1, 2):
        beyond = most + Fraction(1, 1000)
        assert asked(Question(two_sites(beyond), bodies)).verdict.status is Status.FAILS


def test_the_pair_measures_are_those_that_are_named() -> None:
    half, third, sixth, zero = Fraction(1, 2), Fraction(1, 3), Fraction(1, 6), Fraction(0)
    assert two_sites(third) == ((half - third, third), (third, half - third))
    assert off_diagonal(3) == ((zero, sixth, sixth), (sixth, zero, sixth), (sixth, sixth, zero))


@pytest.mark.parametrize("sites", [2, 3, 4, 5])
def test_bodies_that_avoid_each_other_are_as_many_as_sites_at_most(sites: int) -> None:
    for bodies in range(2, sites + 1):
        assert asked(Question(off_diagonal(sites), bodies)).verdict.status is Status.HOLDS
    for bodies in (sites + 1, sites + 2, 10 * sites):
        assert asked(Question(off_diagonal(sites), bodies)).verdict.status is Status.FAILS
    (instance,) = example_2_1.CHAPTER.own({"sites": str(sites)})
    assert instance.data == Question(off_diagonal(sites), sites + 1)
    assert outcome_of(instance).verdict.status is Status.HOLDS
