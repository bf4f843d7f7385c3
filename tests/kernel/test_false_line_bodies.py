"""One false claim for each check of enclosed energies on the line, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

from mfsym.answers.energies import bounds_on_line
from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyOfBodies, RadialDensity, UniformSphere
from mfsym.kernel.evidence import Certificate, OracleEnclosure, SampledEnergy
from mfsym.kernel.grammar import parse
from tests.kernel.proofs import reason, setting

LAPLACE = RadialDensity(parse("exp(-r)/2"))
ANY = OracleEnclosure("arb", Fraction(0), Fraction(1))


def sampled() -> tuple[EnergyOfBodies, SampledEnergy]:
    match bounds_on_line(setting("exp(-r)", "1"), LAPLACE, 2):
        case Certificate(EnergyOfBodies() as claim, SampledEnergy() as evidence):
            return claim, evidence
    raise AssertionError("no bounds")


def with_cost(cost: str, slope: str, curvature: str) -> tuple[EnergyOfBodies, SampledEnergy]:
    claim, evidence = sampled()
    false = replace(claim, setting=setting(cost, "1"), lower=Fraction(0), upper=Fraction(1))
    return false, replace(evidence, slope=parse(slope), curvature=parse(curvature), enclosure=ANY)


def test_what_is_true_is_accepted() -> None:
    claim, evidence = sampled()
    assert check(claim, evidence).trusts == {"oracle:arb"}
    assert claim.lower <= Fraction(1, 6) <= claim.upper


def test_line_has_one_dimension() -> None:
    claim, evidence = sampled()
    assert "the dimension is not 1" in reason(replace(claim, setting=setting("exp(-r)", "3")), evidence)


def test_one_body_has_no_pair() -> None:
    claim, evidence = sampled()
    assert "fewer than two bodies" in reason(replace(claim, bodies=1), evidence)


def test_parameters_are_numbers() -> None:
    assert "needs numbers for the parameters" in reason(*with_cost("exp(-a*r)", "-a*exp(-a*r)", "a^2*exp(-a*r)"))


def test_cost_is_not_negative() -> None:
    assert "not seen to be nonnegative" in reason(*with_cost("-r", "-1", "0"))


def test_cost_decreases_and_is_convex() -> None:
    assert "not seen to decrease" in reason(*with_cost("r", "1", "0"))
    assert "not seen to be convex" in reason(*with_cost("exp(-r^2)", "-2*r*exp(-r^2)", "(4*r^2 - 2)*exp(-r^2)"))


def test_density_has_the_mass_one() -> None:
    claim, evidence = sampled()
    assert "about another integral" in reason(replace(claim, marginal=RadialDensity(parse("exp(-r)"))), evidence)


def test_law_has_a_density() -> None:
    claim, evidence = sampled()
    assert "a law has no radial density" in reason(replace(claim, marginal=UniformSphere(Fraction(1))), evidence)


def test_enclosure_is_one_and_between_the_bounds() -> None:
    claim, evidence = sampled()
    assert "the enclosure is empty" in reason(
        replace(claim, lower=Fraction(0), upper=Fraction(1)),
        replace(evidence, enclosure=OracleEnclosure("arb", Fraction(1), Fraction(0))),
    )
    assert "reaches below" in reason(replace(claim, lower=Fraction(1, 2), upper=Fraction(1)), evidence)
    assert "reaches above" in reason(replace(claim, lower=Fraction(0), upper=Fraction(1, 9)), evidence)


def test_oracle_is_known() -> None:
    claim, evidence = sampled()
    other = OracleEnclosure("guess", claim.lower, claim.upper)  # type: ignore[arg-type]
    assert "no oracle of this name" in reason(claim, replace(evidence, enclosure=other))


def test_density_is_not_negative() -> None:
    claim, evidence = sampled()
    negative = RadialDensity(parse("-exp(-r)/2"))
    assert "not seen to be nonnegative" in reason(replace(claim, marginal=negative), evidence)
