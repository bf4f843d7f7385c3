"""What the kernel establishes is a theorem of Coq, and what it refuses is none: the same files, read by both."""

from fractions import Fraction
from pathlib import Path

import pytest

from mfsym.coq import Coq, coq_source, coq_trusts
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.claim import OptimalCost, TransportProblem
from mfsym.kernel.evidence import Certificate, PlanAndPotential, WeightedConfiguration
from mfsym.kernel.verdict import Status

CORPUS = Path(__file__).resolve().parents[1] / "kernel"

ACCEPTED = [
    "convergence-of-theorem-1-3",
    "horn-matrix-of-infinitely-many",
    "infinitely-representable",
    "not-infinitely-representable",
    "value-of-each-of-theorem-1-3",
    "cost-bracket",
    "coulomb-on-the-line",
    "ellipsoid-for-many-bodies",
    "largest-representable",
    "not-representable-of-definition-2-1",
    "optimal-cost-of-theorem-1-2",
    "product-the-only-optimum",
    "squares-for-any-costs",
    "two-sites-four-bodies",
]

DERIVED = ["negative-transform", "positive-on-panels", "transform-sign-of-theorem-1-2", "value-of-a-transform-derived"]
"""Here Coq judges the formula in which a derivation ends, over its real numbers."""

REFUSED = {
    # a false certificate: the computation that does not come out true
    "cost-bracket-above-the-potential": "shown",
    "ellipsoid-around-other-numbers-of-bodies": "shown",
    "largest-representable-said-to-be-less": "represented",
    "horn-matrix-lowered": "attained",
    "infinitely-representable-by-another-mixture": "represented",
    "line-with-another-value": "attained",
    "plan-with-another-cost": "attained",
    "product-not-the-only-optimum": "only",
    "squares-for-a-potential-too-high": "shown",
    "negative-transform-bounded-too-low": "certified",
    "value-outside-of-the-bounds": "certified",
}

SECONDS = 300
"""A certificate takes Coq some three seconds, most of them to load the library; the machine may be busy."""

pytestmark = pytest.mark.coq


@pytest.mark.parametrize("name", ACCEPTED)
def test_what_the_kernel_establishes_is_a_theorem(coq: Coq, name: str) -> None:
    certificate = load(CORPUS / "accepted" / f"{name}.json")
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    verdict = coq.verdict(coq_source(certificate), SECONDS)
    assert verdict.status is Status.HOLDS, verdict.reason
    assert verdict.trusts == frozenset()


@pytest.mark.parametrize("name", DERIVED)
def test_what_the_kernel_sees_of_a_formula_is_a_theorem(coq: Coq, name: str) -> None:
    certificate = load(CORPUS / "accepted" / f"{name}.json")
    judged = check(certificate.claim, certificate.evidence)
    assert judged.status is Status.HOLDS
    verdict = coq.verdict(coq_source(certificate), SECONDS)
    assert verdict.status is Status.HOLDS, verdict.reason
    assert verdict.trusts == {"axioms:coq-reals"}
    assert coq_trusts(certificate) <= judged.trusts


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_kernel_refuses_is_no_theorem(coq: Coq, name: str) -> None:
    certificate = load(CORPUS / "refused" / f"{name}.json")
    assert check(certificate.claim, certificate.evidence).status is Status.INCONCLUSIVE
    verdict = coq.verdict(coq_source(certificate), SECONDS)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == f"Coq refuses {REFUSED[name]}"


def test_forbidden_pairs_are_left_out_of_the_plans(coq: Coq) -> None:
    # Two bodies exclude each other on a site, so that one is at each; a potential shows that this costs 1.
    half, one = Fraction(1, 2), Fraction(1)
    problem = TransportProblem(((None, one), (one, None)), (half, half), 2)
    evidence = PlanAndPotential((WeightedConfiguration((1, 1), one),), (half, half))
    certificate = Certificate(OptimalCost(problem, one), evidence)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert coq.verdict(coq_source(certificate), SECONDS).status is Status.HOLDS
