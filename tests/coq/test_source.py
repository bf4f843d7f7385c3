"""Files for Coq: the theorem shows the data of the claim; what cannot be exported is refused with the reason."""

from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.coq import coq_source
from mfsym.coq.around_centre import centre_hint
from mfsym.errors import InvalidArgument
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.claim import NotRepresentable, OptimalCost, TransportProblem
from mfsym.kernel.evidence import (
    Certificate,
    Cut,
    PlanAndCuts,
    PlanAndPotential,
    SeparatingCost,
    WeightedConfiguration,
)
from mfsym.kernel.verdict import Status

CORPUS = Path(__file__).resolve().parents[1] / "kernel"
HALF = Fraction(1, 2)


def two_sites(bodies: int, value: Fraction, diagonal: Fraction | None = Fraction(2)) -> Certificate:
    """A claim about two sites with the marginal (1/2, 1/2); the evidence is right for 2 bodies and the value 1."""
    problem = TransportProblem(((diagonal, Fraction(1)), (Fraction(1), diagonal)), (HALF, HALF), bodies)
    plan = (WeightedConfiguration((1, 1), Fraction(1)),)
    return Certificate(OptimalCost(problem, value), PlanAndPotential(plan, (HALF, HALF)))


def test_the_theorem_shows_the_problem() -> None:
    source = coq_source(two_sites(2, Fraction(1)))
    assert "least (plan_costs (table R 2 C 1) (bodies N) (vector R 2 mu 2)) (ratio R 1 1)" in source
    assert "Definition C : seq (seq Z) :=\n  ([:: [:: 2; 1];\n    [:: 1; 2]])%Z." in source


def test_a_forbidden_pair_is_part_of_the_theorem() -> None:
    source = coq_source(two_sites(2, Fraction(1), None))
    assert "least (costs_of_plans N 2 F C 1 mu 2) (ratio R 1 1)" in source
    assert "([:: (0, 0); (1, 1)]%N)%Z" in source


def test_cuts_become_a_potential() -> None:
    # On two sites with the costs 2 and 1 for a pair, each site alone is a cut of weight 1 above f = 1/2.
    half, one = Fraction(1, 2), Fraction(1)
    problem = TransportProblem(((Fraction(2), one), (one, Fraction(2))), (half, half), 4)
    evidence = PlanAndCuts(
        (WeightedConfiguration((2, 2), one),), (0, 1), (half, half), (Cut(0, 0, one), Cut(1, 1, one))
    )
    certificate = Certificate(OptimalCost(problem, Fraction(4, 3)), evidence)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    # u = (N - 1)/2 + 2 - (3 + 3)/4 = 2, and N u.mu = 8 is the energy of two bodies at each site.
    assert "Definition potential : seq Z :=\n  ([:: 2; 2])%Z." in coq_source(certificate)


def test_a_false_claim_is_exported_as_it_is() -> None:
    assert "(ratio R (-7) 3)" in coq_source(two_sites(2, Fraction(-7, 3)))


def test_a_kind_that_the_theory_does_not_know_is_refused_with_the_reason() -> None:
    with pytest.raises(InvalidArgument, match=r"it is about integrals over R\^d, which the theory does not have"):
        coq_source(load(CORPUS / "accepted" / "gaussian-transform.json"))


def test_evidence_of_the_wrong_shape_is_refused() -> None:
    certificate = two_sites(2, Fraction(1))
    assert isinstance(certificate.claim, OptimalCost)
    plan = (WeightedConfiguration((1, 1), Fraction(1)),)
    with pytest.raises(InvalidArgument, match="one number for each site"):
        coq_source(Certificate(certificate.claim, PlanAndPotential(plan, (HALF,))))


def test_many_configurations_of_a_cost_that_is_not_convex_are_refused() -> None:
    pair = ((Fraction(0), HALF), (HALF, Fraction(0)))
    cost = ((Fraction(0), Fraction(1)), (Fraction(1), Fraction(0)))
    with pytest.raises(InvalidArgument, match="the cost is not strictly convex"):
        coq_source(Certificate(NotRepresentable(pair, 10**9), SeparatingCost(cost)))


@pytest.mark.parametrize("bodies", [-3, 0, 1])
def test_fewer_than_two_bodies_are_refused(bodies: int) -> None:
    with pytest.raises(InvalidArgument, match="fewer than two bodies"):
        coq_source(two_sites(bodies, Fraction(1)))


def test_no_sites_at_all_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="one row and one column for each site"):
        coq_source(Certificate(NotRepresentable((), 2), SeparatingCost(())))


def test_bodies_without_end_are_refused_where_a_plan_is_offered() -> None:
    problem = TransportProblem(((Fraction(1),),), (Fraction(1),), None)
    with pytest.raises(InvalidArgument, match="says nothing about infinitely many bodies"):
        coq_source(Certificate(OptimalCost(problem, Fraction(1)), PlanAndPotential((), (Fraction(1),))))


def test_the_hint_around_a_centre_has_one_form_for_each_free_coordinate() -> None:
    # At the centre the slopes 2 C K0 + L are (1, 0, -1) up to a constant, and K0'CK0 + L.K0 = 9 n is near the least.
    n = 10**30
    linear = [1 - 8 * n * 3 + 13 * n + 1, -10 * n * 3 + 13 * n + 1, -1 - 8 * n * 3 + 13 * n + 1]
    hint = centre_hint([[3, 1, 0], [1, 3, 1], [0, 1, 3]], linear, [3 * n, 3 * n, 3 * n])
    assert hint is not None
    assert [len(form) for _, form in hint.squares] == [2, 3]
    assert all(weight >= 0 for weight, _ in hint.squares)
