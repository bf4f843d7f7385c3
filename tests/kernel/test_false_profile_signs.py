"""One false claim for each check of signs that are seen from the profile, or from another one, that only it refuses."""

from dataclasses import replace
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeSomewhere, SignCriterion, TransformSign, TransformZeros
from mfsym.kernel.evidence import (
    CompletelyMonotone,
    Decreasing,
    OppositeSign,
    Panels,
    TransformPanels,
    Waves,
    WaveTimesCost,
    WendlandFunction,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from mfsym.kernel.zero_set import Beyond, WaveNumbers
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
    assert "none that is known" in of_wave("exp(-r)*sin(b*r)/(b*r)", "3", space=17)
    assert "none that is known" in of_wave("exp(-r)*sin(b*r)/(b*r)", "d")


def test_wave_with_a_varying_frequency() -> None:
    assert "mentions r" in of_wave("exp(-r)*sin(r^2)/r^2", frequency="r")


def test_wave_with_a_frequency_without_a_value() -> None:
    assert "frequency is not positive" in of_wave("exp(-r)*cos(r)", "1", space=1, frequency=NO_VALUE)


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


def test_wave_times_a_cost_that_grows() -> None:
    # That of -r is positive away from k = 0, and no measure there: -cos(b r) r is 0 at r = 0 and > 0 at pi/b.
    growing = replace(WAVY, space=1, cost=parse("-r"), sign=CompletelyMonotone((parse("-r"), parse("1/(2*r)"))))
    claim = TransformSign(setting("-cos(b*r)*r", "1"), "nonnegative")
    assert "neither the cost nor the product" in reason(claim, growing)


# --- waves alone -----------------------------------------------------------------------------------

CUBE, ONES = Waves(parse("1"), parse("b"), (3, 3, 3)), "(sin(b*r)/(b*r))^3"


def of_waves(profile: str, dimension: str, sign: Any = "nonnegative", **changes: Any) -> str:
    return reason(TransformSign(setting(profile, dimension), sign), replace(CUBE, **changes))


@pytest.mark.parametrize(
    ("profile", "dimension", "size", "spaces", "end"),
    [
        (ONES, "3", "1", (3, 3, 3), "3*b"),
        (ONES, "1", "1", (3, 3, 3), "3*b"),
        ("besselj(1, b*r)/r", "2", "b/2", (4,), "b"),
        ("besselj(0, b*r)^2", "2", "1", (2, 2), "2*b"),
        ("besselj(0, b*r)^2*sin(b*r)/r", "2", "b", (2, 2, 3), "3*b"),
        ("3*(sin(b*r) - b*r*cos(b*r))/(b*r)^3", "4", "1", (5,), "b"),
    ],
)
def test_signs_and_zeros_of_waves_are_accepted(
    profile: str, dimension: str, size: str, spaces: tuple[int, ...], end: str
) -> None:
    evidence = Waves(parse(size), parse("b"), spaces)
    for claim in (
        TransformSign(setting(profile, dimension), "nonnegative"),
        TransformZeros(setting(profile, dimension), (Beyond(parse(end)),)),
    ):
        verdict = check(claim, evidence)
        assert verdict.status is Status.HOLDS, verdict.reason


def test_waves_are_not_positive_everywhere() -> None:
    assert "not positive everywhere" in of_waves(ONES, "3", "positive")


def test_waves_with_a_size_that_is_no_positive_constant() -> None:
    assert "size is not a positive constant" in of_waves(f"-{ONES}", "3", size=parse("-1"))
    assert "size is not a positive constant" in of_waves(f"{ONES}*r^2", "3", size=parse("r^2"))


def test_waves_without_an_end() -> None:
    assert "number of waves" in of_waves("1 + 0*r", "3", spaces=())
    assert "number of waves" in of_waves("(sin(b*r)/(b*r))^13", "3", spaces=13 * (3,))


def test_waves_of_another_profile() -> None:
    # Its transform is negative beyond k = b.
    assert "not this product" in of_waves("(sin(b*r)/(b*r))^3*(2 - sin(r)^2)", "3")


def test_wave_with_a_negative_frequency() -> None:
    assert "frequency is not positive" in of_waves("(sin(r)/r)^3", "3", frequency=parse("-1"))


def test_waves_with_a_transform_that_is_no_function() -> None:
    assert "not seen to be a function" in of_waves("cos(b*r)", "1", spaces=(1,))
    assert "not seen to be a function" in of_waves("sin(b*r)/(b*r)", "3", spaces=(3,))
    # The transform of J_0(r) J_2(r)/r^2 in the plane vanishes at k = 0.
    claim = TransformZeros(setting("besselj(0, r)*besselj(2, r)/r^2", "2"), (Beyond(parse("2")),))
    assert "not seen to be a function" in reason(claim, Waves(parse("1/8"), parse("1"), (2, 6)))


@pytest.mark.parametrize(
    ("zeros", "why"),
    [
        ((Beyond(parse("2*b")),), "begin elsewhere"),
        ((Beyond(parse("3*b*(gamma(z - 5)^2)^(1/2)/gamma(z - 5)")),), "not certainly defined"),
        ((WaveNumbers(parse("3*b"), parse("b")),), "beyond one wave number"),
    ],
)
def test_other_zeros_of_waves(zeros: Any, why: str) -> None:
    assert why in reason(TransformZeros(setting(ONES, "3"), zeros), CUBE)


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
        ("if(r < b, 1/r, 0)", "3", "nonnegative", ("r*r^(-1)", "0")),
        ("if(r < 1, (1 - r)^2/r, 0)", "3", "nonnegative", ("(1 - r)^2", "0")),
        ("if(r < b, exp(-r)/r, exp(b - 2*r)/r)", "3", "positive", ("exp(-r)", "exp(b - 2*r)")),
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
    late = "if(r < 1, 2/r, (r - 1)*exp(-r)/r)"
    assert "not seen to decrease" in falling(late, "3", "nonnegative", "2", "(r - 1)*exp(-r)")


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
