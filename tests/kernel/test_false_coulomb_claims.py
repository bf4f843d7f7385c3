"""One false claim for each check of Coulomb energies of densities, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.answers.energies import in_space
from mfsym.costs import RadialCost
from mfsym.energies.coulomb import energy_bound, high_density, indirect_ratio, smeared_charges
from mfsym.energies.two_bodies import two_bodies
from mfsym.kernel.checker import check
from mfsym.kernel.claim import (
    EnergyBound,
    HighDensity,
    IndirectRatio,
    Marginal,
    RadialDensity,
    TwoBodyCost,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.evidence import (
    AntipodalEnclosure,
    Certificate,
    CubeIntegral,
    IndirectEnergy,
    PowerIntegral,
    SquareIntegral,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term, number, product
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import reason, setting

HYDROGEN = RadialDensity(parse("exp(-2*r)/pi"))
TWICE = RadialDensity(parse("2*exp(-2*r)/pi"))


def bounded(cost: str = "1/r", law: Marginal = HYDROGEN) -> tuple[EnergyBound, CubeIntegral]:
    match in_space(energy_bound, RadialCost(cost), law):
        case Certificate(EnergyBound() as claim, CubeIntegral() as evidence):
            return claim, evidence
    raise AssertionError("no bound")


def limit(cost: str = "1/r", law: Marginal = HYDROGEN) -> tuple[HighDensity, PowerIntegral]:
    match in_space(high_density, RadialCost(cost), law):
        case Certificate(HighDensity() as claim, PowerIntegral() as evidence):
            return claim, evidence
    raise AssertionError("no limit")


@pytest.mark.parametrize("cost", ["1/r", "exp(-c*r)/r", "3/r"])
def test_what_is_true_is_accepted(cost: str) -> None:
    claim, evidence = bounded(cost)
    assert check(claim, evidence).status is Status.HOLDS


def times(factor: Term, claim: EnergyBound) -> EnergyBound:
    return replace(claim, bound=product(factor, claim.bound))


def test_bound_is_one_in_space() -> None:
    claim, evidence = bounded()
    # In the plane the density has another mass, and the energy another bound.
    assert "the dimension is not 3" in reason(replace(claim, setting=setting("1/r", "2")), evidence)


def test_strength_that_falls_with_the_distance_is_none() -> None:
    claim, evidence = bounded("exp(-r)/r")
    falling = replace(evidence, strength=parse("exp(-r)"))
    assert "the strength is not a constant" in reason(times(parse("exp(-r)"), claim), falling)


def test_scaled_cost_is_that_of_the_cost() -> None:
    claim, evidence = bounded()
    false = replace(claim, setting=setting("2/r", "3"))
    assert "the scaled cost is not the cost times r" in reason(false, evidence)


def test_attraction_without_bound_has_infinite_energy() -> None:
    claim, evidence = bounded()
    false = replace(claim, setting=setting("-1/r^5", "3"))
    assert "not seen to be nonnegative" in reason(false, replace(evidence, scaled=parse("-1/r^4")))


def test_cost_above_the_strength_over_r_is_not_bounded_by_it() -> None:
    claim, evidence = bounded()
    false = replace(claim, setting=setting("1/r^3", "3"))
    assert "not seen to be at most the strength" in reason(false, replace(evidence, scaled=parse("1/r^2")))


def test_density_of_another_mass_is_no_law() -> None:
    claim, evidence = bounded("1/r", TWICE)
    assert "the density does not have mass 1" in reason(claim, evidence)


def test_bound_is_the_one_by_the_cube() -> None:
    claim, evidence = bounded()
    assert "the bound is another one" in reason(times(parse("1/10"), claim), evidence)


def test_law_without_a_density_has_no_bound() -> None:
    claim, evidence = bounded()
    assert "a law has no radial density" in reason(replace(claim, marginal=UniformSphere(number(1).value)), evidence)


def test_integrals_are_of_the_density() -> None:
    claim, evidence = bounded()
    assert "about another integral" in reason(claim, replace(evidence, mass=evidence.cube))
    _, other = limit()
    assert "about another integral" in reason(*_with_power(other.energy.energy, *limit()))


def _with_power(power: object, claim: HighDensity, evidence: PowerIntegral) -> tuple[HighDensity, PowerIntegral]:
    return claim, replace(evidence, power=power)  # type: ignore[arg-type]


def test_attracting_bodies_have_no_least_energy() -> None:
    claim, evidence = limit()
    # With the sign of the energy and of the integrals exchanged, everything else is as it should be.
    negative = in_space(high_density, RadialCost("-1/r"), HYDROGEN)
    assert "the cost is not seen to be positive" in reason(negative.claim, negative.evidence)
    assert check(claim, evidence).status is Status.HOLDS


def test_constant_is_that_of_the_inequality() -> None:
    claim, evidence = limit()
    false = replace(claim, constant=product(parse("99/100"), claim.constant))
    assert "the constant is another one" in reason(false, evidence)


def test_energy_is_established_too() -> None:
    claim, evidence = limit()
    false = replace(claim, constant=product(parse("1/2"), claim.constant))
    assert "the energy is another one" in reason(false, replace(evidence, value=product(number(2), evidence.value)))


def test_only_the_coulomb_cost_has_the_inequality() -> None:
    claim, evidence = limit()
    assert "the cost is not that of Coulomb" in reason(replace(claim, setting=setting("1/r^2", "3")), evidence)


# --- two bodies -----------------------------------------------------------------------------------


def two() -> tuple[TwoBodyCost, AntipodalEnclosure]:
    """Two bodies in a ball; the oracle's numbers are those of this density."""
    match in_space(two_bodies, RadialCost("1/r"), UniformBall(Fraction(1))):
        case Certificate(TwoBodyCost() as claim, AntipodalEnclosure() as evidence):
            return claim, evidence
    raise AssertionError("no enclosure")


def test_two_bodies_in_a_ball_are_accepted() -> None:
    claim, evidence = two()
    assert check(claim, evidence).trusts == {"oracle:arb", "fact:antipodal-map"}


def test_two_bodies_that_attract_each_other_are_not_on_opposite_sides() -> None:
    claim, evidence = two()
    assert "not seen to be positive" in reason(replace(claim, setting=setting("-1/r", "3")), evidence)


def test_an_oracle_knows_no_parameters() -> None:
    claim, evidence = two()
    assert "needs numbers for the parameters" in reason(replace(claim, setting=setting("c/r", "3")), evidence)


def test_two_bodies_have_a_density_of_mass_1() -> None:
    claim, evidence = two()
    _, twice = bounded("1/r", TWICE)
    false = replace(claim, marginal=TWICE)
    assert "the density does not have mass 1" in reason(false, replace(evidence, mass=twice.mass))


def test_there_is_one_oracle() -> None:
    claim, evidence = two()
    assert "there is no oracle of this name" in reason(claim, replace(evidence, oracle="delphi"))  # type: ignore[arg-type]


def test_an_empty_enclosure_says_nothing() -> None:
    claim, evidence = two()
    false = replace(claim, lower=Fraction(3, 4), upper=Fraction(1, 4))
    empty = replace(evidence, lower=Fraction(3, 4), upper=Fraction(1, 4))
    assert "the enclosure is empty" in reason(false, empty)


def test_bounds_contain_the_enclosure() -> None:
    claim, evidence = two()
    assert "reaches below the bounds" in reason(replace(claim, lower=claim.upper), evidence)
    assert "reaches above the bounds" in reason(replace(claim, upper=claim.lower), evidence)


# --- smeared charges, and the ratio of two bodies --------------------------------------------------


def smeared(cost: str = "1/r") -> tuple[HighDensity, SquareIntegral]:
    match in_space(smeared_charges, RadialCost(cost), HYDROGEN):
        case Certificate(HighDensity() as claim, SquareIntegral() as evidence):
            return claim, evidence
    raise AssertionError("no rate")


@pytest.mark.parametrize("cost", ["1/r", "3/r", "c/r"])
def test_nothing_is_trusted_for_smeared_charges(cost: str) -> None:
    verdict = check(*smeared(cost))
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, frozenset())


def test_constant_is_that_of_smeared_charges() -> None:
    claim, evidence = smeared()
    false = replace(claim, constant=product(parse("99/100"), claim.constant))
    assert "the constant is another one" in reason(false, evidence)


def test_square_is_that_of_the_density() -> None:
    claim, evidence = smeared()
    _, other = limit()
    assert "about another integral" in reason(claim, replace(evidence, square=other.power))
    assert "the energy is another one" in reason(
        replace(claim, constant=product(parse("1/2"), claim.constant)),
        replace(evidence, value=product(number(2), evidence.value)),
    )


def ratio() -> tuple[IndirectRatio, IndirectEnergy]:
    match in_space(indirect_ratio, RadialCost("1/r"), UniformBall(Fraction(1))):
        case Certificate(IndirectRatio() as claim, IndirectEnergy() as evidence):
            return claim, evidence
    raise AssertionError("no ratio")


def test_ratio_of_two_bodies_in_a_ball_is_accepted() -> None:
    claim, evidence = ratio()
    assert check(claim, evidence).trusts == {"oracle:arb", "fact:antipodal-map"}
    assert claim.lower < Fraction("1.106709257848581") < claim.upper


def test_ratio_is_between_its_bounds() -> None:
    claim, evidence = ratio()
    middle = (claim.lower + claim.upper) / 2
    assert "not seen above its bound" in reason(replace(claim, lower=middle + 1, upper=middle + 2), evidence)
    assert "not seen below its bound" in reason(replace(claim, lower=middle - 2, upper=middle - 1), evidence)


def test_ratio_rests_on_the_energy_of_the_two_bodies_and_on_both_integrals() -> None:
    claim, evidence = ratio()
    integrals, apart = evidence.integrals, evidence.apart
    nothing = replace(apart, lower=Fraction(1), upper=Fraction(0))
    assert "the enclosure is empty" in reason(claim, replace(evidence, apart=nothing))
    doubled = replace(integrals, value=product(number(2), integrals.value))
    assert "the energy is another one" in reason(claim, replace(evidence, integrals=doubled))
    other = replace(integrals, power=apart.mass)
    assert "about another integral" in reason(claim, replace(evidence, integrals=other))
