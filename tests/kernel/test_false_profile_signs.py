"""One false claim for each check of signs that are seen from the profile, or from another one, that only it refuses."""

from dataclasses import replace
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeSomewhere, SignCriterion, TransformSign
from mfsym.kernel.evidence import (
    CompletelyMonotone,
    Decreasing,
    OppositeSign,
    Panels,
    TransformPanels,
    WaveTimesCost,
    WendlandFunction,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, derivation, gaussian, pair, reason, setting, step

BELL = CompletelyMonotone((parse("exp(-r)"),))

# --- Wendland functions ----------------------------------------------------------------------------

WENDLAND = "max(1 - r, 0)^4*(4*r + 1)"


def wendland(size: str, end: str, exponent: str, steps: int) -> WendlandFunction:
    return WendlandFunction(parse(size), parse(end), parse(exponent), steps)


def of_wendland(profile: str, dimension: str, evidence: WendlandFunction, sign: Any = "nonnegative") -> str:
    return reason(TransformSign(setting(profile, dimension), sign), evidence)


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        (TransformSign(setting(WENDLAND, "3"), "positive"), wendland("20", "1", "3", 1)),
        (TransformSign(setting("max(b - r, 0)^4*(4*r + b)", "2"), "positive"), wendland("20*b^3", "b", "3", 1)),
        (NegativeSomewhere(setting(WENDLAND, "4")), wendland("20", "1", "3", 1)),
        (SignCriterion(setting(WENDLAND, "d"), (parse("(3 - d)/2"),)), wendland("20", "1", "3", 1)),
    ],
)
def test_signs_of_wendland_functions_are_accepted(claim: Any, evidence: WendlandFunction) -> None:
    verdict = check(claim, evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


def test_wendland_function_in_too_high_a_dimension() -> None:
    assert "not seen to be met" in of_wendland(WENDLAND, "4", wendland("20", "1", "3", 1))


def test_wendland_function_after_too_few_steps_or_too_many() -> None:
    assert "number of steps" in of_wendland("max(1 - r, 0)^2", "3", wendland("1", "1", "2", 0))
    assert "number of steps" in of_wendland(WENDLAND, "3", wendland("20", "1", "3", 10**6))


def test_wendland_function_that_jumps() -> None:
    # 1 more inside of the unit ball, which the derivative does not see.
    jumping = "if(r < 1, (1 - r)^4*(4*r + 1) + 1, 0)"
    assert "does not vanish at the end" in of_wendland(jumping, "3", wendland("20", "1", "3", 1))


def test_wendland_function_of_another_exponent() -> None:
    assert "another function" in of_wendland(WENDLAND, "3", wendland("20", "1", "4", 1))


# --- minus a cost ----------------------------------------------------------------------------------


def test_cost_whose_opposite_has_a_positive_transform() -> None:
    evidence = OppositeSign(BELL)
    assert check(NegativeSomewhere(setting("-exp(-r)", "d")), evidence).status is Status.HOLDS


def test_cost_that_has_a_positive_transform_itself() -> None:
    assert "neither the profile" in reason(NegativeSomewhere(setting("exp(-r)", "d")), OppositeSign(BELL))


def test_cost_whose_opposite_has_a_transform_that_may_be_zero() -> None:
    # 0 has a transform >= 0, and so has its opposite.
    nothing = TransformPanels(
        derivation(gaussian("1", "1"), step("linearity", (0,), {"coefficient0": "0"}, pair("0", "0", "1"))),
        Panels(parse("0"), ()),
    )
    assert check(TransformSign(setting("0*r", "1"), "nonnegative"), nothing).status is Status.HOLDS
    assert "sign is not seen" in reason(NegativeSomewhere(setting("0*r", "1")), OppositeSign(nothing))


# --- waves times a cost ----------------------------------------------------------------------------

WAVY = WaveTimesCost(3, parse("b"), parse("exp(-r)"), BELL)


def of_wave(profile: str, dimension: str = "3", sign: Any = "positive", **changes: Any) -> str:
    changes = {name: parse(to) if isinstance(to, str) else to for name, to in changes.items()}
    return reason(TransformSign(setting(profile, dimension), sign), replace(WAVY, **changes))


@pytest.mark.parametrize(
    ("profile", "dimension", "evidence"),
    [
        ("exp(-r)*sin(b*r)/(b*r)", "3", WAVY),
        ("exp(-r)*sin(b*r)/(b*r)", "1", WAVY),
        ("exp(-r)*cos(b*r)", "1", replace(WAVY, space=1)),
        ("exp(-r)*besselj(0, b*r)", "2", replace(WAVY, space=2)),
        # The other cost need not be integrable, nor need its transform be known at k = 0.
        (
            "sin(r)/r*(1 + r^2)^(-5/4)",
            "3",
            WaveTimesCost(3, parse("1"), parse("(1 + r^2)^(-5/4)"), CompletelyMonotone((parse("(1 + r^2)^(-5/4)"),))),
        ),
    ],
)
def test_signs_of_waves_times_costs_are_accepted(profile: str, dimension: str, evidence: WaveTimesCost) -> None:
    verdict = check(TransformSign(setting(profile, dimension), "positive"), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


def test_wave_of_another_space() -> None:
    # exp(-r) cos(b r) has a transform that is negative somewhere in dimension 3, for b > 1.
    assert "lower dimension" in of_wave("exp(-r)*cos(b*r)", "3", space=1)
    assert "none that is known" in of_wave("exp(-r)*sin(b*r)/(b*r)", "3", space=7)
    assert "none that is known" in of_wave("exp(-r)*sin(b*r)/(b*r)", "d")


def test_wave_with_a_varying_frequency() -> None:
    assert "mentions r" in of_wave("exp(-r)*sin(r^2)/r^2", frequency="r")


def test_wave_with_a_frequency_without_a_value() -> None:
    assert "frequency is not defined" in of_wave("exp(-r)*cos(r)", "1", space=1, frequency=NO_VALUE)


def test_wave_that_is_not_a_factor() -> None:
    assert "not this product" in of_wave("exp(-r)*cos(b*r)")


def test_wave_times_a_cost_of_another_sign() -> None:
    assert "neither the profile" in of_wave("-exp(-r)*sin(b*r)/(b*r)", cost="-exp(-r)")


def test_wave_times_a_cost_that_is_not_integrable() -> None:
    # The transform of 1/sqrt(1 + r^2) has a logarithmic pole at k = 0, that of the product on a sphere.
    slow = "1/sqrt(1 + r^2)"
    evidence = replace(WAVY, space=1, cost=parse(slow), sign=CompletelyMonotone((parse(slow),)))
    claim = TransformSign(setting(f"cos(b*r)*{slow}", "1"), "positive")
    assert "neither the cost nor the product" in reason(claim, evidence)


# --- profiles that decrease ------------------------------------------------------------------------


def falling(profile: str, dimension: str, sign: Any, *forms: str) -> str:
    return reason(TransformSign(setting(profile, dimension), sign), Decreasing(tuple(map(parse, forms))))


@pytest.mark.parametrize(
    ("profile", "dimension", "sign", "forms"),
    [
        ("if(r < b, 1/r, 0)", "3", "nonnegative", ("1", "0")),
        ("if(r < b, exp(-r)/r, 0)", "3", "positive", ("exp(-r)", "0")),
        ("if(r < 1, 1/r^2, 0)", "3", "positive", ("1/r", "0")),
        ("if(r < 1, 1 - r, 0)", "1", "nonnegative", ("1", "0")),
        ("if(r < 1, 1/sqrt(r), (3 - r)/2*if(r < 3, 1, 0))", "1", "positive", ("1/(2*r*sqrt(r))", "1/2", "0")),
        ("exp(-r)", "1", "positive", ("exp(-r)",)),
    ],
)
def test_signs_of_decreasing_profiles_are_accepted(
    profile: str, dimension: str, sign: Any, forms: tuple[str, ...]
) -> None:
    verdict = check(TransformSign(setting(profile, dimension), sign), Decreasing(tuple(map(parse, forms))))
    assert verdict.status is Status.HOLDS, verdict.reason


def test_decreasing_profile_in_another_dimension() -> None:
    # In dimension 5 the truncated Coulomb cost has a transform that is negative somewhere.
    assert "neither 1 nor 3" in falling("if(r < b, 1/r, 0)", "5", "nonnegative", "1", "0")


def test_decreasing_profile_that_is_no_distribution() -> None:
    assert "locally integrable" in falling("1/r^3", "3", "nonnegative", "1/r^2")


def test_decreasing_profile_with_too_few_forms() -> None:
    assert "not one form for each piece" in falling("if(r < 1, exp(-r)/r, 1/r^2)", "3", "nonnegative", "exp(-r)")


def test_form_that_is_not_defined_on_its_piece() -> None:
    # 0 times 1/(r - 1/2)
    form = "1 + (r - 1/2)/(r - 1/2) - 1"
    assert "not defined on its piece" in falling("if(r < 1, 1/r, 0)", "3", "nonnegative", form, "0")


def test_form_of_another_profile() -> None:
    assert "another function" in falling("if(r < 1, 1, 0)", "3", "nonnegative", "1", "0")


def test_profile_that_rises() -> None:
    assert "not seen to decrease" in falling("if(r < 1, 1, 0)", "3", "nonnegative", "r", "0")


def test_profile_that_jumps_up() -> None:
    assert "not seen to jump down" in falling("if(r < 1, 0, exp(-r)/r)", "3", "nonnegative", "0", "exp(-r)")


def test_profile_that_does_not_vanish() -> None:
    # On the line -l' may vanish where l does not: the transform of 1 is carried by k = 0, and 1/r^2 + ... is not here.
    assert "function is not seen to vanish" in falling("(1 + exp(-r))/r", "3", "nonnegative", "1 + exp(-r)")
    assert "profile is not seen to vanish" in falling("exp(-r) + 1", "1", "nonnegative", "exp(-r)")


def test_convex_profile_that_jumps() -> None:
    # The indicator of the unit interval: -l' is 0 on both pieces.
    assert "not seen to be continuous" in falling("if(r < 1, 1, 0)", "1", "nonnegative", "0", "0")


def test_truncated_coulomb_cost_is_not_positive() -> None:
    assert "constant between jumps" in falling("if(r < 1, 1/r, 0)", "3", "positive", "1", "0")
