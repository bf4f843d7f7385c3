"""What the kernel establishes is a theorem of Coq, and what it refuses is none: the same files, read by both."""

from pathlib import Path

import pytest

from mfsym.coq import Coq, coq_source
from mfsym.kernel.certificate_file import load
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status

CORPUS = Path(__file__).resolve().parents[1] / "kernel"

ACCEPTED = [
    "cost-bracket",
    "ellipsoid-for-many-bodies",
    "not-representable-of-definition-2-1",
    "squares-for-any-costs",
    "two-sites-four-bodies",
]

REFUSED = {
    # a false certificate: the computation that does not come out true
    "cost-bracket-above-the-potential": "shown",
    "ellipsoid-around-other-numbers-of-bodies": "shown",
    "plan-with-another-cost": "attained",
    "squares-for-a-potential-too-high": "shown",
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


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_kernel_refuses_is_no_theorem(coq: Coq, name: str) -> None:
    certificate = load(CORPUS / "refused" / f"{name}.json")
    assert check(certificate.claim, certificate.evidence).status is Status.INCONCLUSIVE
    verdict = coq.verdict(coq_source(certificate), SECONDS)
    assert verdict.status is Status.INCONCLUSIVE
    assert verdict.reason == f"Coq refuses {REFUSED[name]}"
