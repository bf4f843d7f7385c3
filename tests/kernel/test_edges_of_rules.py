"""False lines of derivations that one part of one check of a rule refuses, and true ones at its edge.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from collections.abc import Mapping

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.evidence import Step
from mfsym.kernel.term import BOUND, Apply, K, R, Term, number, power, product, total
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import BELL, ITS_TRANSFORM, claim, derivation, equation, gaussian, known, pair, reason, step

# --- mixtures --------------------------------------------------------------------------------------


def gamma(rate: str) -> Step:
    """The line that the integral of exp(-rate t) is 1/rate."""
    return step("gamma-integral", (), {"s": "1", "p": rate}, equation(f"integral(exp(-({rate})*t), t)", f"1/({rate})"))


INVERSE_SQUARE = (
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
    gamma("r^2"),
)
WEIGHT = {"weight": "integral(t^(-1/2), t)", "dimension": "3"}


def test_mixture_that_is_another_cost() -> None:
    line = step("mixture", (3, 2), WEIGHT, pair("1/r^2", "4*pi^(3/2)/k^2", "3", "tempered"))
    false = claim("1/r^2", "4*pi^(3/2)/k^2", "3", sense="tempered")
    assert "the integral for the profile is another one" in reason(false, derivation(*INVERSE_SQUARE, line))


def test_mixture_in_half_a_dimension() -> None:
    terms = {**WEIGHT, "dimension": "1/2"}
    line = step("mixture", (0, 2), terms, pair("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3", "tempered"))
    false = claim("sqrt(pi)/r", "4*pi^(3/2)/k^2", "3", sense="tempered")
    assert "the dimension is neither" in reason(false, derivation(*INVERSE_SQUARE, line))


def test_mixture_whose_weight_depends_on_the_wave_number() -> None:
    lines = (
        step(
            "gamma-integral", (), {"s": "1", "p": "k + r^2"}, equation("integral(exp(-(k + r^2)*t), t)", "1/(k + r^2)")
        ),
        step(
            "bessel-integral",
            (),
            {"n": "1/2", "p": "k", "q": "k^2/4"},
            equation("integral(t^(-1/2)*exp(-k*t - k^2/(4*t)), t)", "2*(k/4)^(1/4)*besselk(1/2, k^(3/2))"),
        ),
        step(
            "multiply",
            (1,),
            {"factor": "sqrt(pi)"},
            equation("integral(sqrt(pi/t)*exp(-k*t - k^2/(4*t)), t)", "2*sqrt(pi)*(k/4)^(1/4)*besselk(1/2, k^(3/2))"),
        ),
    )
    sides = ("1/(k + r^2)", "2*sqrt(pi)*(k/4)^(1/4)*besselk(1/2, k^(3/2))")
    line = step(
        "mixture", (0, 2), {"weight": "integral(exp(-k*t), t)", "dimension": "1"}, pair(*sides, "1", "tempered")
    )
    false = claim(*sides, "1", sense="tempered")
    assert "the weight mentions r or k" in reason(false, derivation(*lines, line))


YUKAWA = (
    step(
        "bessel-integral",
        (),
        {"n": "1/2", "p": "r^2", "q": "1/4"},
        equation("integral(t^(-1/2)*exp(-t*r^2 - 1/(4*t)), t)", "2*(1/(2*r))^(1/2)*besselk(1/2, r)"),
    ),
    step(
        "reciprocal-gamma-integral",
        (),
        {"s": "1", "q": "(k^2 + 1)/4"},
        equation("integral(t^(-2)*exp(-(k^2 + 1)/(4*t)), t)", "4/(k^2 + 1)"),
    ),
    step(
        "multiply",
        (1,),
        {"factor": "pi^(3/2)"},
        equation("integral(pi^(3/2)*t^(-2)*exp(-(k^2 + 1)/(4*t)), t)", "4*pi^(3/2)/(k^2 + 1)"),
    ),
    step("reciprocal-gamma-integral", (), {"s": "1", "q": "1/4"}, equation("integral(t^(-2)*exp(-1/(4*t)), t)", "4")),
    step(
        "multiply",
        (3,),
        {"factor": "pi^(3/2)"},
        equation("integral(pi^(3/2)*t^(-2)*exp(-1/(4*t)), t)", "4*pi^(3/2)"),
    ),
)


def test_regular_mixture_without_a_value_at_contact() -> None:
    # exp(-r)/r is not bounded: the weight t^(-1/2) exp(-1/(4t)) has an infinite integral.
    sides = ("2*(1/(2*r))^(1/2)*besselk(1/2, r)", "4*pi^(3/2)/(k^2 + 1)")
    weight = {"weight": "integral(t^(-1/2)*exp(-1/(4*t)), t)", "dimension": "3"}
    true = step("mixture", (0, 2), weight, pair(*sides, "3", "tempered"))
    assert check(claim(*sides, "3", sense="tempered"), derivation(*YUKAWA, true)).status is Status.HOLDS
    false = step("regular-mixture", (0, 2, 3, 4), weight, pair(*sides, "3"))
    assert "the value at r = 0" in reason(claim(*sides, "3"), derivation(*YUKAWA, false))


def test_regular_mixture_that_is_not_integrable() -> None:
    # 1/(1 + r^2) is not integrable in space: exp(-t) (pi/t)^(3/2) has an infinite integral.
    lines = (
        step(
            "gamma-integral", (), {"s": "1", "p": "1 + r^2"}, equation("integral(exp(-(1 + r^2)*t), t)", "1/(1 + r^2)")
        ),
        step(
            "bessel-integral",
            (),
            {"n": "-1/2", "p": "1", "q": "k^2/4"},
            equation("integral(t^(-3/2)*exp(-t - k^2/(4*t)), t)", "2*(k/2)^(-1/2)*besselk(-1/2, k)"),
        ),
        step(
            "multiply",
            (1,),
            {"factor": "pi^(3/2)"},
            equation("integral((pi/t)^(3/2)*exp(-t - k^2/(4*t)), t)", "2*pi^(3/2)*(k/2)^(-1/2)*besselk(-1/2, k)"),
        ),
        gamma("1"),
    )
    sides = ("1/(1 + r^2)", "2*pi^(3/2)*(k/2)^(-1/2)*besselk(-1/2, k)")
    weight = {"weight": "integral(exp(-t), t)", "dimension": "3"}
    true = step("mixture", (0, 2), weight, pair(*sides, "3", "tempered"))
    assert check(claim(*sides, "3", sense="tempered"), derivation(*lines, true)).status is Status.HOLDS
    false = step("regular-mixture", (0, 2, 3, 3), weight, pair(*sides, "3"))
    assert "the value at k = 0" in reason(claim(*sides, "3"), derivation(*lines, false))


DISTANCE = (
    step(
        "growing-gamma-integral",
        (),
        {"s": "1/2", "p": "r^2"},
        equation("integral(t^(-3/2)*(1 - exp(-t*r^2)), t)", "2*sqrt(pi)*r"),
    ),
    step(
        "reciprocal-gamma-integral",
        (),
        {"s": "2", "q": "k^2/4"},
        equation("integral(t^(-3)*exp(-k^2/(4*t)), t)", "16/k^4"),
    ),
    step(
        "multiply",
        (1,),
        {"factor": "pi^(3/2)"},
        equation("integral(pi^(3/2)*t^(-3)*exp(-k^2/(4*t)), t)", "16*pi^(3/2)/k^4"),
    ),
)


@pytest.mark.parametrize("symbol", [R, K])
def test_growing_mixture_whose_weight_is_not_constant(symbol: Term) -> None:
    weight = product(symbol, power(BOUND, number(-1)))
    line = _with_terms(
        step(
            "growing-mixture",
            (0, 2),
            {"weight": "integral(t^(-3/2), t)", "dimension": "3", "constant": "0"},
            pair("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", "3", "tempered"),
        ),
        {"weight": _integral(weight)},
    )
    false = claim("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", "3", sense="tempered")
    assert "the weight mentions r or k" in reason(false, derivation(*DISTANCE, line))


def test_growing_mixture_in_half_a_dimension() -> None:
    terms = {"weight": "integral(t^(-3/2), t)", "dimension": "1/2", "constant": "0"}
    sides = ("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", "3")
    line = step("growing-mixture", (0, 2), terms, pair(*sides, "tempered"))
    assert "the dimension is neither" in reason(claim(*sides, sense="tempered"), derivation(*DISTANCE, line))


def test_growing_mixture_with_the_variable_of_integration_as_its_constant() -> None:
    line = _with_terms(
        step(
            "growing-mixture",
            (0, 2),
            {"weight": "integral(t^(-3/2), t)", "dimension": "3", "constant": "0"},
            pair("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", "3", "tempered"),
        ),
        {"constant": BOUND},
    )
    false = claim("2*sqrt(pi)*r", "-16*pi^(3/2)/k^4", "3", sense="tempered")
    assert "the constant is none" in reason(false, derivation(*DISTANCE, line))


# --- sums, values, other dimensions ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("transform", "dimension", "status"),
    [
        ("pi^(3/2)*exp(-k^2/4)", "3", Status.HOLDS),
        ("-pi^(3/2)*exp(-k^2/4)", "3", Status.INCONCLUSIVE),
        ("3/2*pi^(3/2)*exp(-k^2/4)", "3", Status.INCONCLUSIVE),
        ("pi^(3/2)*exp(-k^2/4)", "4", Status.INCONCLUSIVE),
    ],
)
def test_a_step_from_the_line_to_space(transform: str, dimension: str, status: Status) -> None:
    line = step("dimension-step", (0,), {}, pair(BELL, transform, dimension, "tempered"))
    true = claim(BELL, transform, dimension, sense="tempered")
    assert check(true, derivation(gaussian("1", "1"), line)).status is status


@pytest.mark.parametrize("symbol", ["r", "k"])
def test_coefficients_are_constants(symbol: str) -> None:
    sides = (f"{symbol}*{BELL}", f"{symbol}*{ITS_TRANSFORM}")
    line = step("linearity", (0,), {"coefficient0": symbol}, pair(*sides, "3"))
    assert "a coefficient mentions r or k" in reason(claim(*sides, "3"), derivation(gaussian(), line))


@pytest.mark.parametrize("value", [R, K, BOUND])
def test_values_are_constants(value: Term) -> None:
    line = Step("substitute", (0,), (("a", value),), pair(BELL, ITS_TRANSFORM, "3"))
    assert "a value is not constant" in reason(claim(BELL, ITS_TRANSFORM, "3"), derivation(gaussian("a"), line))


@pytest.mark.parametrize("frequency", [R, K, BOUND, total(R, number(1))])
def test_frequencies_are_constants(frequency: Term) -> None:
    sides = ("exp(-r^2)*cos(r)", "sqrt(pi)/2*(exp(-(k + 1)^2/4) + exp(-(k - 1)^2/4))")
    line = Step("modulation", (0,), (("frequency", frequency),), pair(*sides, "1"))
    assert "the frequency is not constant" in reason(claim(*sides, "1"), derivation(gaussian("1", "1"), line))


def test_an_equation_is_no_transform_and_a_transform_no_equation() -> None:
    false = claim(BELL, ITS_TRANSFORM, "3")
    multiplied = step("multiply", (0,), {"factor": "2"}, pair(BELL, ITS_TRANSFORM, "3"))
    assert "the rule takes 1 equations" in reason(false, derivation(gaussian(), multiplied))
    square = step("laplacian", (0,), {}, pair(BELL, ITS_TRANSFORM, "3"))
    line = step("bessel-half", (), {"z": "1"}, equation("besselk(1/2, 1)", "sqrt(pi/2)*exp(-1)"))
    assert "the rule takes one transform" in reason(false, derivation(line, square))


def test_a_rule_names_the_term_that_it_lacks() -> None:
    line = step("modulation", (0,), {}, pair(BELL, ITS_TRANSFORM, "1"))
    false = claim(BELL, ITS_TRANSFORM, "1")
    assert "the rule needs the term 'frequency'" in reason(false, derivation(gaussian("1", "1"), line))


def test_inversion_of_what_goes_on_beyond_the_end() -> None:
    # r^2/(1 + r^2) has the transform -pi exp(-k) away from k = 0 only: there it has a point mass.
    _, proof = known("1/(1 + r^2)", "1")
    lines = (
        step("laplacian", (len(proof.steps) - 1,), {}, pair("r^2/(1 + r^2)", "-pi*exp(-k)", "1", "tempered")),
        step(
            "inversion",
            (len(proof.steps),),
            {"end": "1"},
            pair("-pi*exp(-r)", "2*pi*k^2/(1 + k^2)", "1", "tempered"),
        ),
    )
    false = claim("-pi*exp(-r)", "2*pi*k^2/(1 + k^2)", "1", sense="tempered")
    assert "does not vanish beyond the end" in reason(false, derivation(*proof.steps, *lines))


@pytest.mark.parametrize("profile", ["if(r < 1, 0, exp(-r^2))", "if(r < 1, exp(-r^2), 0)"])
def test_pieces_of_which_one_is_another(profile: str) -> None:
    terms = {"profile": profile, "end": "1"}
    line = step("pieces", (0,), terms, pair(profile, ITS_TRANSFORM, "3", "tempered"))
    false = claim(profile, ITS_TRANSFORM, "3", sense="tempered")
    assert "the two profiles differ" in reason(false, derivation(gaussian(), line))


# --- antiderivatives -------------------------------------------------------------------------------


def test_integrable_is_only_what_is_regular() -> None:
    profile, transform = "exp(-r)/r", "4*pi/(1 + k^2)"
    primitive = "-4*pi/k*exp(-r)*(sin(k*r) + k*cos(k*r))/(1 + k^2)"
    terms = {"profile": profile, "dimension": "3", "primitive": primitive}
    true = step("radial-integral", (), terms, pair(profile, transform, "3", "tempered"))
    assert check(claim(profile, transform, "3", sense="tempered"), derivation(true)).status is Status.HOLDS
    false = step("radial-integral", (), terms, pair(profile, transform, "3"))
    assert "the line says integrable, what follows is tempered" in reason(
        claim(profile, transform, "3"), derivation(false)
    )


def test_an_antiderivative_mentions_no_variable_of_integration() -> None:
    profile, transform = "if(r < 2, 1, 0)", "2*sin(2*k)/k"
    terms = {"profile": profile, "dimension": "1", "primitive": "2*sin(k*r)/k", "end": "2"}
    line = step("radial-integral", (), terms, pair(profile, transform, "1", "tempered"))
    shifted = _with_terms(line, {"primitive": total(dict(line.terms)["primitive"], BOUND)})
    true = claim(profile, transform, "1", sense="tempered")
    assert check(true, derivation(line)).status is Status.HOLDS
    assert "the antiderivative is not continuous" in reason(true, derivation(shifted))


def _with_terms(line: Step, terms: Mapping[str, Term]) -> Step:
    return Step(line.rule, line.premises, tuple({**dict(line.terms), **terms}.items()), line.conclusion)


def _integral(body: Term) -> Term:
    return Apply("integral", (body,))
