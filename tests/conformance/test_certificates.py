"""Failures come with certificates of the exact values, which the kernel re-checks without the rest of mfsym."""

import json
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.conformance import Options, declared, run
from mfsym.conformance.certificates import certificate_of, certificates_of
from mfsym.conformance.oracles import optimum
from mfsym.conformance.report import as_html, as_records, write_certificates
from mfsym.errors import NoEvidence
from mfsym.kernel.__main__ import main
from mfsym.kernel.checker import check
from mfsym.kernel.claim import NoAdmissiblePlan, OptimalCost
from mfsym.kernel.verdict import Status
from mfsym.strategies import circles, clouds, lines, partial_problems, samples, two_marginals, unbalanced_problems
from mfsym.strategies.disguises import Disguise
from mfsym.strategies.questions import Line, Multi, Program, Transport

PROBLEMS: st.SearchStrategy[Transport | Line | Disguise] = st.one_of(
    two_marginals(zeros=True, infinite=True), lines(), samples(), clouds(), circles(2), partial_problems(),
    unbalanced_problems(),
)  # fmt: skip


@given(PROBLEMS)
@settings(max_examples=60, deadline=None)
def test_the_kernel_establishes_the_exact_value(problem: Transport | Line | Disguise) -> None:
    certificate, found = certificate_of(problem), optimum(problem)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    if found is None:
        assert isinstance(certificate.claim, NoAdmissiblePlan)
    else:
        assert isinstance(certificate.claim, OptimalCost)
        mass = sum(problem.first if isinstance(problem, Transport) else certificate.claim.problem.marginal)
        if isinstance(problem, Transport):
            assert certificate.claim.value * mass == found.value


def test_problems_without_a_claim_of_the_kernel_have_no_certificate() -> None:
    one = Fraction(1)
    for problem in (Program((one,), ((one,),), (one,)), Multi(((one,),) * 3, (one,))):
        with pytest.raises(NoEvidence):
            certificate_of(problem)
    assert certificates_of([Program((one,), ((one,),), (one,))]) == ()
    assert check_of_two_marginals() == 2


def check_of_two_marginals() -> Fraction:
    one = Fraction(1)
    certificate = certificate_of(Multi(((one,), (one,)), (2 * one,)))
    assert isinstance(certificate.claim, OptimalCost)
    return certificate.claim.value


def test_a_failure_comes_with_certificates_in_every_place(tmp_path: Path) -> None:
    reports = [run(declared("transport", lambda a, b, cost: 0.0, name="a/zero"), Options(("value", "cost-multiplied")))]
    write_certificates(reports, str(tmp_path / "certificates"))
    files = sorted(map(str, (tmp_path / "certificates").iterdir()))
    assert [Path(file).name for file in files][-1] == "a-zero-value-1.json"
    assert main(files) == 0
    failures = [p for p in as_records(reports)[0]["properties"] if p["status"] == "violated"]
    assert all(failure["certificates"] for failure in failures)
    assert failures[0]["certificates"][0] == json.loads(Path(files[-1]).read_text(encoding="utf-8"))
    assert "download='a-zero-value-1.json'" in as_html(reports)


def test_what_is_no_problem_has_no_certificate() -> None:
    (found,) = run(
        declared("transport", lambda a, b, cost: float(np.nansum(cost[0]))), Options(("transport-nan-cost",))
    ).outcomes
    assert (found.status, found.certificates) == ("violated", ())
