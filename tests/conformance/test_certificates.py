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
from mfsym.conformance.oracles import as_multi, optimum
from mfsym.conformance.report import as_html, as_records, write_certificates
from mfsym.errors import NoEvidence
from mfsym.kernel.__main__ import main
from mfsym.kernel.checker import check
from mfsym.kernel.claim import LeastValue, MarginalProblem, NoLowerBound, NoSolution
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.strategies import (
    circles,
    clouds,
    general_programs,
    infeasible_programs,
    linear_programs,
    lines,
    partial_problems,
    samples,
    several_marginals,
    two_marginals,
    unbalanced_problems,
    unbounded_programs,
    uniform_circles,
)
from mfsym.strategies.bounded import PlantedGeneral, without_lower_bound, without_solution
from mfsym.strategies.disguises import Circle, Disguise, UniformCircle
from mfsym.strategies.questions import Entropic, EntropicPoints, Line, Multi, PlantedProgram, Program, Transport

PROBLEMS: st.SearchStrategy[Transport | Multi | Line | Disguise] = st.one_of(
    two_marginals(zeros=True, infinite=True), several_marginals(zeros=True, negative=True), lines(), samples(),
    clouds(), circles(2), partial_problems(), unbalanced_problems(),
)  # fmt: skip


def holds(certificate: Certificate) -> bool:
    return check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(PROBLEMS)
@settings(max_examples=80, deadline=None)
def test_the_kernel_establishes_the_exact_value(problem: Transport | Multi | Line | Disguise) -> None:
    certificate, found = certificate_of(problem), optimum(problem)
    assert holds(certificate)
    match certificate.claim:
        case LeastValue(MarginalProblem(marginals, costs), value):
            assert found is not None
            assert value == found.value
            assert Multi(marginals, costs) == as_multi(problem)
        case claim:
            assert found is None
            assert isinstance(claim, NoSolution)


@given(linear_programs())
@settings(max_examples=50, deadline=None)
def test_the_kernel_establishes_the_planted_value(planted: PlantedProgram) -> None:
    certificate = certificate_of(planted.program)
    assert holds(certificate)
    value = sum((c * x for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(0))
    assert isinstance(certificate.claim, LeastValue)
    assert certificate.claim.value == value


@given(infeasible_programs(), unbounded_programs())
@settings(max_examples=50, deadline=None)
def test_the_kernel_establishes_that_there_is_no_optimum(infeasible: Program, unbounded: Program) -> None:
    for program, kind in ((infeasible, NoSolution), (unbounded, NoLowerBound)):
        certificate = certificate_of(program)
        assert isinstance(certificate.claim, kind)
        assert holds(certificate)


@given(general_programs(), st.tuples(*[st.integers(-2, 2)] * 3), st.integers(1, 3))
@settings(max_examples=30, deadline=None)
def test_the_kernel_establishes_what_is_planted_in_general_programs(
    planted: PlantedGeneral, direction: tuple[int, ...], excess: int
) -> None:
    value = sum((c * x for c, x in zip(planted.program.costs, planted.solution, strict=True)), Fraction(0))
    found = certificate_of(planted.program)
    assert isinstance(found.claim, LeastValue)
    assert found.claim.value == value
    infeasible = certificate_of(without_solution(planted, excess))
    unbounded = certificate_of(without_lower_bound(planted, direction, excess))
    assert (type(infeasible.claim), type(unbounded.claim)) == (NoSolution, NoLowerBound)
    assert all(map(holds, (found, infeasible, unbounded)))


@given(uniform_circles(), st.integers(0, 7))
@settings(max_examples=40, deadline=None)
def test_the_distance_to_the_uniform_law_is_that_to_many_places(problem: UniformCircle, turn: int) -> None:
    # By 48 equidistant places, whose laws are at most 1/96 from the uniform one.
    places = tuple(Fraction(2 * k + 1, 96) for k in range(48))
    many = optimum(Circle(problem.places, places, problem.first, (Fraction(1, 48),) * 48, 2))
    assert many is not None
    assert abs(many.value - problem.value) <= Fraction(1, 96)
    turned = UniformCircle(tuple(x + Fraction(turn, 8) for x in problem.places), problem.first)
    assert turned.value == problem.value


def test_regularised_problems_have_the_certificate_of_the_exact_value() -> None:
    one = Fraction(1)
    plain = Transport((one,), (one,), ((2 * one,),))
    assert certificate_of(Entropic(plain, one)) == certificate_of(plain)
    points = EntropicPoints((((Fraction(0),),), ((one,),), ((one,),)), ((one,),) * 3, one)
    certificate = certificate_of(points)
    assert isinstance(certificate.claim, LeastValue)
    assert certificate.claim.value == 2


def test_nothing_to_transport_costs_nothing() -> None:
    certificate = certificate_of(Transport((Fraction(0),), (Fraction(0),), ((Fraction(-1),),)))
    assert holds(certificate)
    assert isinstance(certificate.claim, LeastValue)
    assert certificate.claim.value == 0


def test_large_problems_have_no_certificate() -> None:
    zeros = (Fraction(0),) * 41
    for problem in (Transport(zeros, zeros, (zeros,) * 41), Program(zeros, (zeros,) * 41, zeros)):
        with pytest.raises(NoEvidence):
            certificate_of(problem)
    assert certificates_of([Program(zeros, (zeros,) * 41, zeros)]) == ()


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
