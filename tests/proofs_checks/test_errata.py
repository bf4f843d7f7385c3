"""The errata: executed where they say so, in agreement with docs/findings.md, and true by other computations."""

from collections.abc import Callable
from fractions import Fraction
from math import comb, exp, isqrt
from pathlib import Path
from typing import Any

import mpmath
import pytest

from mfsym.cli.errata import errata_in_markdown
from mfsym.kernel.checker import check
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome
from proofs_checks import chapters, errata, slips

Ask = Callable[[Instance], Outcome]

FINDINGS = Path(__file__).resolve().parents[2] / "docs" / "findings.md"
EXECUTED = [erratum["chapter"] for erratum in errata() if "chapter" in erratum]


def test_the_findings_are_the_errata() -> None:
    page = FINDINGS.read_text(encoding="utf-8")
    ours = page[page.index("## In the paper\n") : page.index("## In other software\n")]
    expected = "## In the paper\n\n" + "\n\n".join(errata_in_markdown()) + "\n\n"
    assert ours == expected, "docs/findings.md is not what `mfsym errata --markdown` prints"


def test_every_erratum_says_everything() -> None:
    required = {"id", "title", "extraction", "printed", "counterexample", "correct", "consequences"}
    for erratum in errata():
        assert set(erratum) - {"chapter"} == required
        assert all(str(erratum[name]).strip() for name in required)
        assert isinstance(erratum["extraction"], bool)
    assert len({erratum["id"] for erratum in errata()}) == len(errata())
    assert all(set(slip) == {"place", "printed", "correct", "extraction"} for slip in slips())


def test_every_printed_statement_is_an_erratum() -> None:
    labels = {instance.statement.label for chapter in chapters().values() for instance in chapter.instances}
    assert {f"{label}-printed" for label in EXECUTED} == {label for label in labels if label.endswith("-printed")}


@pytest.mark.parametrize("label", EXECUTED)
def test_the_printed_claim_fails_and_the_corrected_one_holds(label: str, outcome: Ask) -> None:
    found = {Status.FAILS: 0, Status.HOLDS: 0}
    for instance in chapters()[label].instances:
        verdict = outcome(instance).verdict.status
        refuted = (instance.statement.label, verdict) == (f"{label}-printed", Status.FAILS)
        if refuted or (instance.statement.label, verdict) == (label, Status.HOLDS):
            found[verdict] += 1
            for certificate in outcome(instance).certificates:
                assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert all(found.values())


# --- the counterexamples that no statement executes, by other computations -------------------------


@pytest.mark.parametrize("bodies", [2, 3, 10, 100])
def test_with_rational_differences_the_cost_stays_below_8_thirds(bodies: int) -> None:
    # The points U + i/N modulo 1 cost less than (8/3) N/(N - 1); square roots are bounded from above.
    upper = sum((bodies - k) * Fraction(isqrt(10**20 * bodies // k) + 1, 10**10) for k in range(1, bodies))
    assert upper / comb(bodies, 2) < Fraction(8, 3) * Fraction(bodies, bodies - 1)


def test_the_product_measure_costs_11_thirds() -> None:
    # The difference of two uniform points has the density 2(1 - t) on [0, 1].
    # With t = s^2 the integral of 2(1 - t)/sqrt(t) is that of a polynomial.
    assert mpmath.almosteq(mpmath.quad(lambda s: 4 * (1 - s**2), [0, 1]) + 1, mpmath.mpf(11) / 3)


def test_without_the_conjugate_the_energy_of_a_point_mass_is_another() -> None:
    def integral(phase: int) -> Any:
        return (
            mpmath.quadosc(lambda k: 2 / (1 + k**2) * mpmath.cos(phase * k), [0, mpmath.inf], omega=phase) / mpmath.pi
        )

    assert mpmath.almosteq(integral(2), exp(-2), rel_eps=1e-8)
    assert mpmath.almosteq(mpmath.quad(lambda k: 2 / (1 + k**2), [0, mpmath.inf]) / mpmath.pi, 1)


@pytest.mark.parametrize("bodies", [2, 3, 7])
def test_the_factors_that_are_printed_have_too_many_dimensions(bodies: int) -> None:
    for i in range(1, bodies + 1):
        assert (i - 1) + 1 + (bodies - (i - 1)) == bodies + 1
        assert (i - 1) + 1 + (bodies - i) == bodies
        for j in range(i + 1, bodies + 1):
            assert (i - 1) + 1 + (j - (i - 1)) + 1 + (bodies - (j - 1)) == bodies + 4 - 1
            assert (i - 1) + 1 + (j - i - 1) + 1 + (bodies - j) == bodies


def test_the_potential_of_a_shell_is_constant_inside_it() -> None:
    # A uniform shell of radius 2: the mean of 1/|x - y| over y, for |x| = s, is an integral over the angle.
    def potential(s: float) -> Any:
        return mpmath.quad(lambda c: 1 / (2 * mpmath.sqrt(s**2 + 4 - 4 * s * c)), [-1, 1])

    assert mpmath.almosteq(potential(0.25), 0.5)
    assert mpmath.almosteq(potential(0.75), 0.5)
    assert mpmath.almosteq(potential(4), 0.25)
