"""Coulomb energies of densities at the edges of their checks: what is trusted, what has a meaning, single numbers."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergyEnclosure, RadialDensity, RadialShape
from mfsym.kernel.evidence import Derivation, EnclosedShells
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import BOUND, difference, number, product, quotient, total
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, derivation, equation, reason, setting, step
from tests.kernel.test_false_coulomb_claims import HYDROGEN, bounded, limit, ratio, smeared, two

MINUS_ONE_WITHOUT_A_MEANING = product(number(-1), parse(NO_VALUE))
"""The normal form takes this for 1."""


def by_gamma(rate: str, factor: str, value: str) -> Derivation:
    """The integral of factor r^2 exp(-rate r), by a fact."""
    return derivation(
        step(
            "gamma-integral", (), {"s": "3", "p": rate}, equation(f"integral(t^2*exp(-{rate}*t), t)", f"2/({rate})^3")
        ),
        step(
            "sum-of-integrals",
            (0,),
            {"integrand": f"{factor}*r^2*exp(-{rate}*r)", "coefficient0": factor},
            equation(f"integral({factor}*t^2*exp(-{rate}*t), t)", value),
        ),
    )


def test_what_either_integral_rests_on_is_trusted() -> None:
    fact = "fact:gamma-integral"
    claim, evidence = bounded()
    assert check(claim, evidence).trusts == frozenset()
    mass = by_gamma("2", "1/pi", "1/(4*pi)")
    cube = by_gamma("6", "1/pi^3", "1/(108*pi^3)")
    assert check(claim, replace(evidence, mass=mass)).trusts == {fact}
    assert check(claim, replace(evidence, cube=cube)).trusts == {fact}
    dense, by_power = limit()
    power = by_gamma("(8/3)", "pi^(-4/3)", "27/(256*pi^(4/3))")
    assert check(dense, replace(by_power, power=power)).trusts == {fact, "fact:lieb-oxford"}
    rate, by_square = smeared()
    square = by_gamma("4", "1/pi^2", "1/(32*pi^2)")
    assert check(rate, replace(by_square, square=square)).trusts == {fact}


def test_values_without_a_meaning() -> None:
    claim, by_cube = bounded()
    bound = product(MINUS_ONE_WITHOUT_A_MEANING, claim.bound)
    assert "not certainly defined" in reason(replace(claim, bound=bound), by_cube)
    dense, by_power = limit()
    constant = product(MINUS_ONE_WITHOUT_A_MEANING, dense.constant)
    assert "not certainly defined" in reason(replace(dense, constant=constant), by_power)
    rate, by_square = smeared()
    constant = product(MINUS_ONE_WITHOUT_A_MEANING, rate.constant)
    assert "not certainly defined" in reason(replace(rate, constant=constant), by_square)


def test_density_without_a_value_at_one_distance() -> None:
    undefined = RadialDensity(total(HYDROGEN.density, parse("(r - 1)^(-2) - (r - 1)^(-2)")))
    claim, by_cube = bounded()
    assert "the density is not certainly defined" in reason(replace(claim, marginal=undefined), by_cube)
    least, apart = two()
    _, by_cube = bounded()
    undefined_pair = replace(least, marginal=undefined)
    assert "the density is not certainly defined" in reason(undefined_pair, replace(apart, mass=by_cube.mass))


def test_strength_with_the_variable_of_an_integral() -> None:
    claim, evidence = bounded()
    strength = total(evidence.strength, difference(BOUND, BOUND))
    assert "the strength is not a constant" in reason(claim, replace(evidence, strength=strength))


def test_cost_that_is_the_strength_over_r() -> None:
    claim, evidence = bounded("a/r")
    assert check(claim, evidence).status is Status.HOLDS
    other = replace(evidence, strength=parse("2*a - a"))
    assert check(claim, other).status is Status.HOLDS


@pytest.mark.parametrize("cost", ["1/r^2", "exp(-r)"])
def test_rates_are_those_of_the_coulomb_cost(cost: str) -> None:
    rate, by_square = smeared()
    assert "the cost is not that of Coulomb" in reason(replace(rate, setting=setting(cost, "3")), by_square)
    least, apart = two()
    assert "the cost is not that of Coulomb" in reason(replace(least, setting=setting(cost, "3")), apart)


def test_an_enclosure_that_is_a_number() -> None:
    claim, evidence = two()
    half = Fraction(1, 2)
    exactly = replace(claim, lower=half, upper=half)
    assert check(exactly, replace(evidence, lower=half, upper=half)).status is Status.HOLDS
    law = RadialShape(parse("exp(-r^4)"))
    shells = EnergyEnclosure(setting("1/r", "3"), law, law, half, half)
    assert check(shells, EnclosedShells("arb", half, half)).status is Status.HOLDS


def test_ratio_by_a_wide_enclosure() -> None:
    claim, evidence = ratio()
    one, apart = Fraction(1), evidence.apart
    below = replace(evidence, apart=replace(apart, lower=apart.lower - one))
    above = replace(evidence, apart=replace(apart, upper=apart.upper + one))
    assert "not seen below its bound" in reason(claim, below)
    assert "not seen above its bound" in reason(claim, above)
    wide = replace(claim, lower=claim.lower - 9, upper=claim.upper + 9)
    assert check(wide, above).status is Status.HOLDS
    assert check(wide, below).status is Status.HOLDS


def test_ratio_that_is_one_of_its_bounds() -> None:
    # Were the least energy 2 MF, the ratio would be 0.
    claim, evidence = ratio()
    twice = 2 * Fraction(6, 5)
    assert evidence.integrals.value == parse("6/5")
    exactly = replace(evidence, apart=replace(evidence.apart, lower=twice, upper=twice))
    assert check(replace(claim, lower=Fraction(0), upper=Fraction(0)), exactly).status is Status.HOLDS


def test_ratio_of_a_value_without_bounds() -> None:
    claim, evidence = ratio()
    integrals, huge = evidence.integrals, parse("exp(20000)")
    wide = replace(claim, lower=Fraction(-9), upper=Fraction(9))
    either = replace(integrals, value=total(integrals.value, difference(huge, huge)))
    assert "not seen above its bound" in reason(wide, replace(evidence, integrals=either))
    above = replace(integrals, value=product(integrals.value, quotient(huge, huge)))
    assert "not seen below its bound" in reason(wide, replace(evidence, integrals=above))
