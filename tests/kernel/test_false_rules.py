"""One false claim for each check in the rules of derivations, such that only that check refuses it.

Where no false claim can tell, the claim or the evidence is not well formed.  ``scripts/mutate.py --checks`` deletes
the checks in turn and sees that these tests notice.
"""

from dataclasses import replace

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Sense
from mfsym.kernel.evidence import Pair, Step
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import BOUND, ONE
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import (
    BELL,
    ITS_TRANSFORM,
    claim,
    derivation,
    equation,
    gaussian,
    known,
    pair,
    reason,
    step,
)

COULOMB = (
    step("gamma-integral", (), {"s": "1/2", "p": "r^2"}, equation("integral(t^(-1/2)*exp(-t*r^2), t)", "sqrt(pi)/r")),
    step(
        "reciprocal-gamma-integral",
        (),
        {"s": "1", "q": "k^2/4"},
        equation("integral(t^(-2)*exp(-k^2/(4*t)), t)", "4/k^2"),
    ),
    step(
        "multiply",
        (1,),
        {"factor": "pi^(3/2)"},
        equation("integral(pi^(3/2)*t^(-2)*exp(-k^2/(4*t)), t)", "4*pi^(3/2)/k^2"),
    ),
)
WEIGHT = {"weight": "integral(t^(-1/2), t)", "dimension": "3"}
ITSELF = step("bessel-reflection", (), {"n": "0", "z": "1"}, equation("besselk(0, 1)", "besselk(0, 1)"))


def test_what_is_claimed_of_mixtures_is_true_for_the_coulomb_cost() -> None:
    line = step("mixture", (0, 2), WEIGHT, pair("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3", "tempered"))
    true = claim("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3", sense="tempered")
    assert check(true, derivation(*COULOMB, line)).status is Status.HOLDS


def test_integral_that_diverges_is_no_factor() -> None:
    # That an infinite integral is equal to itself would show that it converges, and 1/r would be integrable.
    masses = ("integral(t^(-1/2), t)", "integral((pi/t)^(3/2)*t^(-1/2), t)")
    lines = (
        *COULOMB,
        ITSELF,
        *(step("multiply", (3,), {"factor": f"{mass}/besselk(0, 1)"}, equation(mass, mass)) for mass in masses),
        step("regular-mixture", (0, 2, 4, 5), WEIGHT, pair("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3")),
    )
    false = claim("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3")
    assert "the factor mentions a variable of integration" in reason(false, derivation(*lines))


def test_mixture_of_another_weight() -> None:
    line = step("mixture", (0, 1), WEIGHT, pair("sqrt(pi)/r", "4/k^2", "3", "tempered"))
    false = claim("sqrt(pi)/r", "4/k^2", "3", sense="tempered")
    assert "the integral for the transform is another one" in reason(false, derivation(*COULOMB, line))


def test_mixture_whose_weight_depends_on_the_distance() -> None:
    transform = "pi^(3/2)*2*(k/(2*r))^(-1/2)*besselk(-1/2, k*r)"
    bessel = "integral(t^(-3/2)*exp(-t*r^2 - k^2/(4*t)), t)"
    lines = (
        step("gamma-integral", (), {"s": "1", "p": "2*r^2"}, equation("integral(exp(-2*t*r^2), t)", "1/(2*r^2)")),
        step(
            "bessel-integral",
            (),
            {"n": "-1/2", "p": "r^2", "q": "k^2/4"},
            equation(bessel, "2*(k/(2*r))^(-1/2)*besselk(-1/2, k*r)"),
        ),
        step(
            "multiply",
            (1,),
            {"factor": "pi^(3/2)"},
            equation(f"pi^(3/2)*{bessel}", transform),
        ),
        step(
            "mixture",
            (0, 2),
            {"weight": "integral(exp(-t*r^2), t)", "dimension": "3"},
            pair("1/(2*r^2)", transform, "3", "tempered"),
        ),
    )
    false = claim("1/(2*r^2)", transform, "3", sense="tempered")
    assert "the weight mentions r or k" in reason(false, derivation(*lines))


def test_mixture_without_its_transform() -> None:
    line = step("mixture", (0,), WEIGHT, pair("sqrt(pi)/r", "1", "3", "tempered"))
    assert "the rule takes 2 equations" in reason(
        claim("sqrt(pi)/r", "1", "3", sense="tempered"), derivation(*COULOMB, line)
    )


@pytest.mark.parametrize("weight", [{}, {"weight": "t^(-1/2)", "dimension": "3"}, {"weight": WEIGHT["weight"]}])
def test_mixture_without_its_weight_or_dimension(weight: dict[str, str]) -> None:
    line = step("mixture", (0, 2), weight, pair("sqrt(pi)/r", "1", "3", "tempered"))
    assert "line 3" in reason(claim("sqrt(pi)/r", "1", "3", sense="tempered"), derivation(*COULOMB, line))


@pytest.mark.parametrize("rule", ["replace", "substitute", "linearity", "multiply", "laplacian", "regular"])
def test_rule_without_premises(rule: str) -> None:
    line = step(rule, (), {"factor": "1"}, pair(BELL, "1", "3"))
    assert "line 0" in reason(claim(BELL, "1", "3"), derivation(line))


def test_value_for_the_wave_number() -> None:
    line = step("substitute", (0,), {"k": "2"}, pair(BELL, "pi^(3/2)*exp(-1)", "3"))
    assert "no parameters" in reason(claim(BELL, "pi^(3/2)*exp(-1)", "3"), derivation(gaussian(), line))


def test_value_for_the_variable_of_integration() -> None:
    # The integral of exp(-t) is 1, that of exp(-1) is infinite; the difference of two such equations would be 1 = 2.
    lines = (
        step("gamma-integral", (), {"s": "1", "p": "1"}, equation("integral(exp(-t), t)", "1")),
        step("gamma-integral", (), {"s": "1", "p": "2"}, equation("integral(exp(-2*t), t)", "1/2")),
        *(
            step("substitute", (n,), {BOUND.name: "1"}, line)
            for n, line in enumerate(
                (equation("integral(1, t)*exp(-1)", "1"), equation("integral(1, t)*exp(-2)", "1/2"))
            )
        ),
        step("multiply", (2,), {"factor": "exp(1)"}, equation("1*integral(1, t)", "exp(1)")),
    )
    assert "no parameters" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(*lines, gaussian()))


def test_value_that_violates_a_condition() -> None:
    true, proof = known("r^(-s)", "3")
    transform = "2^(3 - 4)*pi^(3/2)*gamma(-1/2)/gamma(2)*k"
    line = step("substitute", (len(proof.steps) - 1,), {"s": "4"}, pair("r^(-4)", "-pi^2*k", "3", "tempered"))
    false = claim("r^(-4)", "-pi^2*k", "3", "3 - s", sense="tempered")
    assert true.setting.conditions == false.setting.conditions
    assert "a condition mentions the parameter" in reason(false, derivation(*proof.steps, line)), transform


def test_value_that_is_not_constant() -> None:
    transform = "(pi/r)^(3/2)*exp(-k^2/(4*r))"
    line = step("substitute", (0,), {"a": "r"}, pair("exp(-r^3)", transform, "3"))
    assert "a value is not constant" in reason(claim("exp(-r^3)", transform, "3"), derivation(gaussian("a"), line))


def test_value_that_is_not_positive() -> None:
    line = step("substitute", (0,), {"a": "-1"}, pair("exp(r^2)", "-pi*exp(k^2/4)", "2"))
    false = claim("exp(r^2)", "-pi*exp(k^2/4)", "2")
    assert "a value is not certainly positive" in reason(false, derivation(gaussian("a", "2"), line))


def test_coefficient_that_is_not_constant() -> None:
    line = step("linearity", (0,), {"coefficient0": "r"}, pair("r*exp(-r^2)", f"r*{ITS_TRANSFORM}", "3"))
    false = claim("r*exp(-r^2)", f"r*{ITS_TRANSFORM}", "3")
    assert "a coefficient mentions r or k" in reason(false, derivation(gaussian(), line))


def test_sum_of_transforms_in_different_dimensions() -> None:
    both = ("exp(-r^2) + exp(-2*r^2)", f"{ITS_TRANSFORM} + sqrt(pi/2)*exp(-k^2/8)", "3")
    line = step("linearity", (0, 1), {"coefficient0": "1", "coefficient1": "1"}, pair(*both))
    assert "different dimensions" in reason(claim(*both), derivation(gaussian(), gaussian("2", "1"), line))


def test_sum_with_an_equation() -> None:
    line = step("linearity", (0, 1), {"coefficient0": "1", "coefficient1": "1"}, pair(BELL, ITS_TRANSFORM, "3"))
    assert "linearity is about transforms" in reason(
        claim(BELL, ITS_TRANSFORM, "3"), derivation(gaussian(), ITSELF, line)
    )


NOT_REGULAR = [("1/r", "3"), ("1/sqrt(r^2 + 1)", "1"), ("exp(-r)/r", "3"), ("1/(r^2 + 1)^(3/2)", "3")]


@pytest.mark.parametrize(("cost", "dimension"), NOT_REGULAR)
@pytest.mark.parametrize("factor", ["1", "exp(-r)^0", "exp(-r)/exp(-r)"])
def test_cost_that_is_not_regular(cost: str, dimension: str, factor: str) -> None:
    true, proof = known(cost, dimension)
    last = proof.steps[-1].conclusion
    assert isinstance(last, Pair)
    written = replace(last, profile=parse(f"({cost})*{factor}"))
    again = Step("linearity", (len(proof.steps) - 1,), (("coefficient0", ONE),), written)
    line = Step("regular", (len(proof.steps),), (), replace(written, sense="integrable"))
    false = replace(true, sense="integrable")
    assert "not seen to be regular" in reason(false, derivation(*proof.steps, again, line))


def test_derivative_of_a_function_that_has_a_kink() -> None:
    kink = f"{ITS_TRANSFORM} + max(k, 1) - max(k, 1)"
    lines = (
        step("linearity", (0,), {"coefficient0": "1"}, pair(BELL, kink, "3")),
        step("laplacian", (1,), {}, pair("r^2*exp(-r^2)", "0", "3", "tempered")),
    )
    assert "the derivative of max" in reason(claim("r^2*exp(-r^2)", "0", "3"), derivation(gaussian(), *lines))


def test_step_from_every_dimension_to_every_dimension() -> None:
    transform = "pi^(d/2 + 1)*exp(-k^2/4)"
    line = step("dimension-step", (0,), {}, pair(BELL, transform, "d", "tempered"))
    false = claim(BELL, transform, "d", sense="tempered")
    assert "the dimension is not a number" in reason(false, derivation(gaussian("1", "d"), line))


def test_inversion_of_a_transform_that_is_not_integrable() -> None:
    # 1/r has the transform 4 pi/k^2 and r has -8 pi/k^4; but 1/r^4 is not locally integrable.
    _, proof = known("1/r", "3")
    lines = (
        step("laplacian", (len(proof.steps) - 1,), {}, pair("r", "-8*pi/k^4", "3", "tempered")),
        step("inversion", (len(proof.steps),), {}, pair("-8*pi/r^4", "(2*pi)^3*k", "3", "tempered")),
    )
    false = claim("-8*pi/r^4", "(2*pi)^3*k", "3", sense="tempered")
    assert "not known to be integrable" in reason(false, derivation(*proof.steps, *lines))


# --- antiderivatives -------------------------------------------------------------------------------

BOX, ITS_PRIMITIVE = "if(r < 2, 1, 0)", "2*sin(k*r)/k"


def integral(profile: str, primitive: str, transform: str, end: str | None = None, sense: Sense = "tempered") -> str:
    """Why this transform is refused, in dimension 1."""
    terms = {"profile": profile, "dimension": "1", "primitive": primitive} | ({} if end is None else {"end": end})
    line = step("radial-integral", (), terms, pair(profile, transform, "1", sense))
    return reason(claim(profile, transform, "1", sense=sense), derivation(line))


DECAYING = "exp(-r)*(k*sin(k*r) - cos(k*r))*2/(1 + k^2)"


def test_what_the_false_integrals_vary_is_accepted() -> None:
    for profile, primitive, transform, end, sense in (
        (BOX, ITS_PRIMITIVE, "2*sin(2*k)/k", {"end": parse("2")}, "tempered"),
        ("exp(-r)", DECAYING, "2/(1 + k^2)", {}, "integrable"),
    ):
        true = claim(profile, transform, "1", sense=sense)
        terms = {"profile": parse(profile), "dimension": parse("1"), "primitive": parse(primitive), **end}
        line = Step("radial-integral", (), tuple(terms.items()), pair(profile, transform, "1", sense))
        assert check(true, derivation(line)).status is Status.HOLDS


def test_cost_that_depends_on_the_wave_number() -> None:
    primitive = "exp(-k*r)*(sin(k*r) - cos(k*r))/k"
    assert "the profile mentions k" in integral("exp(-k*r)", primitive, "1/k", sense="integrable")


def test_antiderivative_that_jumps() -> None:
    # The formula (r - 1)/|r - 1| has the derivative 0 where it has one.
    jump = "(r - 1)/sqrt((r - 1)^2)"
    assert "is not continuous" in integral(BOX, f"{ITS_PRIMITIVE} + {jump}", "2*sin(2*k)/k + 2", "2")


def test_antiderivative_of_another_function() -> None:
    assert "one of another function" in integral(BOX, f"2*{ITS_PRIMITIVE}", "4*sin(2*k)/k", "2")


def test_antiderivative_that_does_not_vanish_at_infinity() -> None:
    assert "not seen to vanish" in integral("exp(-r)", f"{DECAYING} + 1", "2/(1 + k^2) - 1", sense="integrable")


def test_cost_that_is_not_seen_to_decay() -> None:
    # It does decay, but that the powers cancel is not seen: only integrable functions have such transforms.
    assert "not seen to decay" in integral("exp(-r) + r - r", DECAYING, "2/(1 + k^2)")


def test_cut_at_a_negative_distance() -> None:
    # The cost is 0 for all r > 0.
    assert "the end is not positive" in integral("if(r < -1, 1, 0)", ITS_PRIMITIVE, "-2*sin(k)/k", "-1")


def test_cost_that_does_not_vanish_beyond_the_cut() -> None:
    assert "does not vanish beyond" in integral("if(r < 2, 1, exp(-r))", ITS_PRIMITIVE, "2*sin(2*k)/k", "2")


@pytest.mark.parametrize("profile", ["if(r < 3, 1, 0)", "if(3 < r^2/2, 0, 1)", "if(sin(r) < sin(2), 1, 0)"])
def test_cut_at_another_distance(profile: str) -> None:
    assert "line 0" in integral(profile, ITS_PRIMITIVE, "2*sin(2*k)/k", "2")


def test_cost_with_a_jump_is_not_continuous() -> None:
    assert "the line says integrable" in integral(BOX, ITS_PRIMITIVE, "2*sin(2*k)/k", "2", "integrable")
