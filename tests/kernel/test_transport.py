"""The transport part of the kernel: what it accepts and trusts, and that it looks at every configuration."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost, PairCost, Representable, TransportProblem
from mfsym.kernel.configurations import check_potential, energy, least_sharing
from mfsym.kernel.evidence import Certificate, Farkas, PlanAndPotential, RepresentingPlan, WeightedConfiguration
from mfsym.kernel.refusal import Refused
from mfsym.kernel.verdict import Status, Verdict
from mfsym.strategies import corruptions, false_claims, marginals, pair_costs, rationals, transport_problems
from mfsym.transport import converge, far_from_infinite, near_infinite, represent, solve, transport_problem

DE_FINETTI = frozenset({"fact:de-finetti-hewitt-savage"})
APART = [[0, "1/2"], ["1/2", 0]]
TWO_APART = (WeightedConfiguration((1, 1), Fraction(1)),)


def verdict(certificate: Certificate) -> Verdict:
    return check(certificate.claim, certificate.evidence)


ACCEPTED = {
    "optimal plan": (solve(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], 7)), frozenset()),
    "optimal plan, three sites": (
        solve(transport_problem([[1, 0, 2], [0, 1, 0], [2, 0, 1]], ["1/3"] * 3, 4)),
        frozenset(),
    ),
    "optimal plan, one site": (solve(transport_problem([[5]], [1], 10**100)), frozenset()),
    "optimal mixture": (solve(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], "inf")), DE_FINETTI),
    "no plan of three bodies": (solve(transport_problem([[None, 1], [1, None]], ["1/3", "2/3"], 3)), frozenset()),
    "no plan of infinitely many": (solve(transport_problem([[None, 1], [1, 1]], ["1/3", "2/3"], "inf")), frozenset()),
    "convergence": (converge([[2, 1], [1, 2]], ["1/3", "2/3"], 5), DE_FINETTI),
    "representable": (represent(APART, 2), frozenset()),
    "not representable": (represent(APART, 3), frozenset()),
    "close to infinite": (near_infinite(TWO_APART, "set"), frozenset()),
    "far from infinite": (far_from_infinite(2, "total-variation"), DE_FINETTI),
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_valid_certificate_is_accepted_and_says_what_it_trusts(name: str) -> None:
    certificate, trusts = ACCEPTED[name]
    assert verdict(certificate) == Verdict(Status.HOLDS, "the evidence establishes the claim", trusts)


def test_evidence_of_another_kind_is_refused() -> None:
    claim = Representable(((Fraction(1),),), 2)
    assert check(claim, Farkas((Fraction(1),))).status is Status.INCONCLUSIVE


@given(false_claims())
def test_false_claims_are_refused(certificate: Certificate) -> None:
    assert verdict(certificate).status is Status.INCONCLUSIVE


@given(corruptions(transport_problems(most_sites=3, most_bodies=4, forbidden=True).map(solve)))
def test_corrupted_evidence_establishes_only_what_is_true(certificate: Certificate) -> None:
    # The claim is that of a solved problem, hence true; the evidence may have any shape, and nothing may be raised.
    assert verdict(certificate).status in (Status.HOLDS, Status.INCONCLUSIVE)


small = st.integers(-6, 6)


@given(small, small, small, small, small, st.integers(0, 7))
@example(1, 1, 1, 0, 0, 5).via("no curvature: every sharing costs the same")
@example(2, 2, 1, 0, 0, 5).via("a tie between the two integers next to the vertex")
@example(2, 2, 1, 6, -6, 3).via("the vertex lies outside")
def test_least_sharing_is_the_least_of_all(
    first: int, second: int, both: int, first_field: int, second_field: int, bodies: int
) -> None:
    cost: PairCost = ((Fraction(first), Fraction(both)), (Fraction(both), Fraction(second)))
    values = [
        (energy(cost, (k, bodies - k)) or 0) + first_field * k + second_field * (bodies - k) for k in range(bodies + 1)
    ]
    assert least_sharing(first, second, both, first_field, second_field, bodies) == min(values)


@given(st.data(), st.integers(1, 4), st.integers(2, 5))
def test_potential_is_compared_with_every_configuration(data: st.DataObject, sites: int, bodies: int) -> None:
    cost = data.draw(pair_costs(sites, forbidden=True))
    potential = data.draw(st.tuples(*[rationals()] * sites))
    gaps = []
    for n in product(range(bodies + 1), repeat=sites):
        value = energy(cost, n)
        if sum(n) == bodies and value is not None:
            gaps.append(value - sum(u * k for u, k in zip(potential, n, strict=True)))
    # Lowered by the greatest excess the potential touches the energy, and anything more is refused.
    lowest = min(gaps, default=Fraction(0)) / bodies
    touching = tuple(u + lowest for u in potential)
    check_potential(cost, touching, bodies)
    if gaps:
        with pytest.raises(Refused):
            check_potential(cost, tuple(u + Fraction(1, 10**9) for u in touching), bodies)


@pytest.mark.parametrize("bodies", [10**6, 10**100])
def test_two_sites_are_one_step_for_any_number_of_bodies(bodies: int) -> None:
    certificate = solve(transport_problem([[2, 1], [1, 2]], ["1/3", "2/3"], bodies))
    evidence = certificate.evidence
    assert isinstance(evidence, PlanAndPotential)
    raised = (evidence.potential[0] + Fraction(1, 10**200), evidence.potential[1])
    assert verdict(certificate).status is Status.HOLDS
    assert check(certificate.claim, PlanAndPotential(evidence.plan, raised)).status is Status.INCONCLUSIVE


@given(st.integers(-2, 3), st.lists(st.lists(rationals() | st.none(), max_size=3), max_size=3), st.lists(rationals()))
def test_ragged_and_empty_data_are_refused(
    bodies: int, rows: list[list[Fraction | None]], weights: list[Fraction]
) -> None:
    problem = TransportProblem(tuple(map(tuple, rows)), tuple(weights), bodies)
    for claim in (OptimalCost(problem, Fraction(-100)), NoAdmissiblePlan(problem), Representable(((),), bodies)):
        for evidence in (PlanAndPotential((), ()), Farkas(()), RepresentingPlan(())):
            assert check(claim, evidence).status is Status.INCONCLUSIVE


@given(st.integers(1, 3).flatmap(marginals))
def test_bodies_without_interaction_cost_nothing(marginal: tuple[Fraction, ...]) -> None:
    sites = len(marginal)
    certificate = solve(transport_problem([[0] * sites] * sites, marginal, 3))
    assert verdict(certificate).status is Status.HOLDS
