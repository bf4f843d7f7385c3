"""One false claim for each check of Theorem 1.2 for radial densities, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import MeanFieldOptimal, RadialDensity, UniformSphere
from mfsym.kernel.evidence import SignCostAndMass
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from proofs_checks.theorem_1_2 import CLASS_I, CLASS_II, problem
from tests.kernel.proofs import derivation, equation, reason, step


def optimal(cost: str, dimension: int, law: str) -> tuple[MeanFieldOptimal, SignCostAndMass]:
    statement = CLASS_II if cost == "1/r" else CLASS_I
    found = statement.proof(problem(cost, dimension, law))
    certificate = found[0] if isinstance(found, tuple) else found
    assert isinstance(certificate.claim, MeanFieldOptimal)
    assert isinstance(certificate.evidence, SignCostAndMass)
    return certificate.claim, certificate.evidence


@pytest.mark.parametrize(
    "asked",
    [
        ("exp(-r)", 1, "laplace(1)"),
        ("exp(-r^2)", 3, "slater(2)"),
        ("1/r", 3, "slater(1)"),
        ("exp(-r)", 3, "density(exp(-r)/(4*pi*r))"),
    ],
)
def test_laws_with_a_density_are_accepted(asked: tuple[str, int, str]) -> None:
    assert check(*optimal(*asked)).status is Status.HOLDS


def test_density_has_the_mass_one() -> None:
    claim, evidence = optimal("exp(-r)", 1, "laplace(1)")
    false = replace(claim, marginal=RadialDensity(parse("exp(-r)")))
    assert "about another integral" in reason(false, evidence)


def test_density_is_not_negative() -> None:
    claim, evidence = optimal("exp(-r)", 1, "laplace(1)")
    mass = step(
        "antiderivative",
        (),
        {"integrand": "(3/2 - r)*exp(-r)*r^(1 - 1)", "primitive": "(r - 1/2)*exp(-r)"},
        equation("integral((3/2 - t)*exp(-t)*t^(1 - 1), t)", "1/2"),
    )
    false = replace(claim, marginal=RadialDensity(parse("(3/2 - r)*exp(-r)")))
    assert "not seen to be nonnegative" in reason(false, replace(evidence, mass=derivation(mass)))


def test_law_has_a_density() -> None:
    claim, evidence = optimal("exp(-r^2)", 3, "slater(2)")
    sphere = replace(claim, marginal=UniformSphere(Fraction(1)))
    assert "a law has no radial density" in reason(sphere, evidence)


def test_unbounded_density_may_have_infinite_coulomb_energy() -> None:
    # 3/(8 pi) r^(-5/2) times a cut-off has the mass 1 with other powers; the energy of r^(-5/2) is infinite.
    claim, evidence = optimal("1/r", 3, "density(exp(-r)/(4*pi*r))")
    assert "neither the cost nor the density is seen to be bounded" in reason(claim, evidence)
