"""One false claim for each check of enclosed energies, such that only that check refuses it."""

from dataclasses import replace
from fractions import Fraction

from mfsym.answers.energies import energy_certificate
from mfsym.costs import RadialCost
from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyEnclosure, UniformBall
from mfsym.kernel.evidence import Derivation, EnclosedIntegral, OracleEnclosure, OverShells, OverWaveNumbers
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import number
from tests.kernel.proofs import reason, setting

UNIT, HALF = Fraction(1), Fraction(1, 2)
NOTHING = Derivation(())


def enclosed() -> tuple[EnergyEnclosure, EnclosedIntegral]:
    """The energy of exp(-r^4) with the uniform law on a ball, about 0.398."""
    ball, cost = UniformBall(UNIT), RadialCost("exp(-r^4)")
    certificate = energy_certificate(cost, number(3), ball, ball)
    match certificate.claim, certificate.evidence:
        case EnergyEnclosure() as claim, EnclosedIntegral() as evidence:
            return claim, evidence
    raise AssertionError("no enclosure")


def test_an_enclosure_is_accepted_and_trusts_the_oracle() -> None:
    assert check(*enclosed()).trusts == {"oracle:arb"}


def test_enclosure_is_between_the_bounds() -> None:
    claim, evidence = enclosed()
    assert "below the bounds" in reason(replace(claim, lower=HALF, upper=UNIT), evidence)
    assert "above the bounds" in reason(replace(claim, lower=Fraction(0), upper=Fraction(1, 4)), evidence)


def test_the_reduction_is_one_of_this_energy() -> None:
    claim, evidence = enclosed()
    shells = replace(evidence, reduction=OverShells((parse("exp(-r)"),)))
    assert "not that of Coulomb" in reason(claim, shells)
    waves = replace(evidence, reduction=OverWaveNumbers(NOTHING, (), ()))
    assert "does not end in a transform" in reason(claim, waves)


def test_what_has_no_integral_is_not_enclosed() -> None:
    claim, evidence = enclosed()
    two = OracleEnclosure("arb", Fraction(0), UNIT)
    false = replace(claim, setting=setting("1/r^4", "3"), lower=Fraction(0), upper=Fraction(100))
    assert "not seen to be integrable" in reason(false, replace(evidence, enclosure=two))
