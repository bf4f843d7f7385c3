"""Proposition 3.2: the distances, recomputed from the plans."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product as cartesian

import pytest

from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite
from mfsym.kernel.evidence import NearbyMixture, Plan
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks.on_sites.fixtures import one_on_each
from proofs_checks.proposition_3_2 import CHAPTER, CORRECTED, PRINTED, Bound

Ask = Callable[[Instance], Outcome]

Table = dict[tuple[int, int], Fraction]


def pair_law(plan: Plan) -> Table:
    """The law of two different bodies of a plan."""
    bodies, sites = sum(plan[0].configuration), len(plan[0].configuration)
    return {
        (a, b): sum(
            (
                part.weight * part.configuration[a] * (part.configuration[b] - (a == b)) / (bodies * (bodies - 1))
                for part in plan
            ),
            Fraction(0),
        )
        for a, b in cartesian(range(sites), repeat=2)
    }


def mixed_law(plan: Plan) -> Table:
    """The mixture of the products of the laws n/N of the configurations n: the approximation of the paper."""
    bodies, sites = sum(plan[0].configuration), len(plan[0].configuration)
    return {
        (a, b): sum(
            (part.weight * part.configuration[a] * part.configuration[b] / bodies**2 for part in plan), Fraction(0)
        )
        for a, b in cartesian(range(sites), repeat=2)
    }


def greatest_mass(difference: Table) -> Fraction:
    """sup |tau(A)| over sets A: the positive or the negative part."""
    positive = sum((x for x in difference.values() if x > 0), Fraction(0))
    return max(positive, positive - sum(difference.values(), Fraction(0)))


@pytest.mark.parametrize("instance", CHAPTER.instances, ids=lambda i: f"{i.statement.label}: {i.name}")
def test_the_claim_is_about_the_instance(instance: Instance, outcome: Ask) -> None:
    bound: Bound = instance.data
    found = outcome(instance)
    (certificate,) = found.certificates
    claim = certificate.claim
    law = pair_law(bound.plan)
    assert isinstance(claim, CloseToInfinite | FarFromInfinite)
    assert {(a, b): x for a, row in enumerate(claim.pair) for b, x in enumerate(row)} == law
    assert (claim.bodies, claim.norm) == (bound.bodies, bound.norm)
    difference = {place: law[place] - mixed_law(bound.plan)[place] for place in law}
    distance = {"total-variation": sum(map(abs, difference.values())), "set": greatest_mass(difference)}
    if found.verdict.status is Status.HOLDS:
        assert isinstance(claim, CloseToInfinite)
        assert distance[bound.norm] <= claim.distance == Fraction(bound.multiple, bound.bodies)
    else:
        # The mixture of the paper attains the distance that is claimed to be the least.
        assert isinstance(claim, FarFromInfinite)
        assert distance[bound.norm] == claim.distance == Fraction(2, bound.bodies) > bound.distance


def test_what_is_printed_is_about_the_printed_norm() -> None:
    for instance in CHAPTER.instances:
        if instance.statement is PRINTED:
            assert (instance.data.norm, instance.data.multiple) == ("total-variation", 1)
        else:
            assert (instance.data.norm, instance.data.multiple) in {("total-variation", 2), ("set", 1)}


@pytest.mark.parametrize("bodies", [2, 3, 5, 8])
def test_one_body_on_each_site_is_at_distance_2_over_n(bodies: int) -> None:
    _, plan = one_on_each(bodies)
    printed = outcome_of(Instance(PRINTED, "own", Bound(bodies, plan, "total-variation", 1)))
    corrected = outcome_of(Instance(CORRECTED, "own", Bound(bodies, plan, "total-variation", 2)))
    in_sets = outcome_of(Instance(CORRECTED, "own", Bound(bodies, plan, "set", 1)))
    assert printed.certificates[0].claim.distance == Fraction(2, bodies)  # type: ignore[union-attr]
    assert [found.verdict.status for found in (printed, corrected, in_sets)] == [
        Status.FAILS,
        Status.HOLDS,
        Status.HOLDS,
    ]


def test_the_mixture_of_the_paper_is_the_evidence() -> None:
    instance = next(i for i in CHAPTER.instances if i.statement is CORRECTED)
    evidence = outcome_of(instance).certificates[0].evidence
    assert isinstance(evidence, NearbyMixture)
    sites = range(len(instance.data.plan[0].configuration))
    mixture = {
        (a, b): sum((part.weight * part.law[a] * part.law[b] for part in evidence.mixture), Fraction(0))
        for a, b in cartesian(sites, repeat=2)
    }
    assert mixture == mixed_law(instance.data.plan)
