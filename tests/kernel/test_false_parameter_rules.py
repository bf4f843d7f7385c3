"""One false claim for each check of modulation, of pieces, and of the rules about parameters; see test_false_rules.

Where a check only asks for what is *seen*, the claim is true, and is refused for that.
"""

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Sense
from mfsym.kernel.evidence import Derivation, Step
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import BELL, ITS_TRANSFORM, claim, derivation, gaussian, known, pair, reason, step


def after(
    known_cost: tuple[str, str], rule: str, terms: dict[str, str], conclusion: tuple[str, str, str, Sense]
) -> str:
    """Why it is refused that the rule leads from the pair of the known cost to the conclusion."""
    _, proof = known(*known_cost)
    profile, transform, dimension, sense = conclusion
    line = step(rule, (len(proof.steps) - 1,), terms, pair(profile, transform, dimension, sense))
    return reason(claim(profile, transform, dimension, sense=sense), derivation(*proof.steps, line))


# --- modulation and pieces -------------------------------------------------------------------------


def test_modulation_in_space() -> None:
    transform = "pi^(3/2)/2*(exp(-(k + 1)^2/4) + exp(-(k - 1)^2/4))"
    line = step("modulation", (0,), {"frequency": "1"}, pair("exp(-r^2)*cos(r)", transform, "1"))
    false = claim("exp(-r^2)*cos(r)", transform, "1")
    assert "the dimension is not 1" in reason(false, derivation(gaussian(), line))


def test_modulation_of_a_cost_that_is_not_integrable() -> None:
    # r^2/(1 + r^2) has the transform -pi exp(-k) away from k = 0; its point mass at 0 moves to k = 1.
    _, proof = known("1/(1 + r^2)", "1")
    transform = "-pi/2*(exp(-k - 1) + exp(-abs(k - 1)))"
    lines = (
        step("laplacian", (len(proof.steps) - 1,), {}, pair("r^2/(1 + r^2)", "-pi*exp(-k)", "1", "tempered")),
        step("modulation", (len(proof.steps),), {"frequency": "1"}, pair("r^2/(1 + r^2)*cos(r)", transform, "1")),
    )
    false = claim("r^2/(1 + r^2)*cos(r)", transform, "1")
    assert "not known to be integrable" in reason(false, derivation(*proof.steps, *lines))


def test_modulation_by_the_wave_number() -> None:
    profile, transform = "exp(-r^2)*cos(k*r)", "sqrt(pi)/2*(exp(-k^2) + 1)"
    line = step("modulation", (0,), {"frequency": "k"}, pair(profile, transform, "1"))
    assert "the frequency is not constant" in reason(
        claim(profile, transform, "1"), derivation(gaussian("1", "1"), line)
    )


@pytest.mark.parametrize("frequency", ["-1", "a - b"])
def test_modulation_by_a_frequency_that_need_not_be_positive(frequency: str) -> None:
    # The transform pi exp(-|k|) is pi exp(-k) for k > 0 only, and k - 1 may be negative.
    q = f"({frequency})"
    profile, transform = f"cos({q}*r)/(1 + r^2)", f"pi/2*(exp(-k - {q}) + exp(-abs(k - {q})))"
    conclusion: tuple[str, str, str, Sense] = (profile, transform, "1", "integrable")
    assert "the line says something else than what follows" in after(
        ("1/(1 + r^2)", "1"), "modulation", {"frequency": frequency}, conclusion
    )


def test_pieces_of_another_cost() -> None:
    profile = "if(r < 1, exp(-r^2), 0)"
    terms = {"profile": profile, "end": "1"}
    line = step("pieces", (0,), terms, pair(profile, ITS_TRANSFORM, "3", "tempered"))
    false = claim(profile, ITS_TRANSFORM, "3", sense="tempered")
    assert "the two profiles differ" in reason(false, derivation(gaussian(), line))


def test_a_cost_with_a_jump_is_not_continuous() -> None:
    profile = f"if(r < 1, {BELL}, {BELL})"
    line = step("pieces", (0,), {"profile": profile, "end": "1"}, pair(profile, ITS_TRANSFORM, "3"))
    assert "the line says integrable" in reason(claim(profile, ITS_TRANSFORM, "3"), derivation(gaussian(), line))


# --- derivatives -----------------------------------------------------------------------------------


def test_derivative_without_a_sign() -> None:
    # r^(s - 1) exp(-r) grows with s beyond r = 1, and falls before.
    line = step("gamma-transform", (), {"s": "s", "a": "1"}, pair("r^(s-1)*exp(-r)", GAMMA, "1", "tempered"))
    slope = step("parameter-derivative", (0,), {"parameter": "s"}, pair(BELL, "1", "1", "tempered"))
    assert "not seen to have one sign" in reason(claim(BELL, "1", "1", sense="tempered"), derivation(line, slope))


GAMMA = "2*gamma(s)*cos(s*atan(k))/(1 + k^2)^(s/2)"


def test_derivative_that_is_not_monotone() -> None:
    conclusion: tuple[str, str, str, Sense] = (
        "-2*s/(r^2 + s^2)^2",
        "-pi*exp(-k*s)/s^2 - pi*k*exp(-k*s)/s",
        "1",
        "tempered",
    )
    why = after(("1/(r^2 + s^2)", "1"), "parameter-derivative", {"parameter": "s"}, conclusion)
    assert "not seen to be monotone" in why


# --- integrals -------------------------------------------------------------------------------------

PRIMITIVES = {"parameter": "s", "profile": "-exp(-s*r)/r", "transform": "log(s^2 + k^2)"}


def integral(terms: dict[str, str], profile: str, transform: str) -> str:
    """Why the integral of the pair of exp(-s r) on the line is refused."""
    return after(("exp(-s*r)", "1"), "parameter-integral", PRIMITIVES | terms, (profile, transform, "1", "tempered"))


def test_what_the_false_integrals_vary_is_accepted() -> None:
    true, proof = known("exp(-s*r)", "1")
    profile, transform = "(exp(-r) - exp(-2*r))/r", "log(4 + k^2) - log(1 + k^2)"
    line = step(
        "parameter-integral",
        (len(proof.steps) - 1,),
        PRIMITIVES | {"start": "1", "end": "2"},
        pair(profile, transform, "1", "tempered"),
    )
    true = claim(profile, transform, "1", sense="tempered")
    assert check(true, Derivation((*proof.steps, line))).status is Status.HOLDS


def test_integral_over_negative_values() -> None:
    why = integral({"start": "-1", "end": "1"}, "(exp(r) - exp(-r))/r", "0")
    assert "a limit of the integral is not nonnegative" in why


def test_integral_that_ends_at_a_negative_value() -> None:
    why = integral({"start": "1", "end": "-1"}, "(exp(-r) - exp(r))/r", "0")
    assert "a limit of the integral is not nonnegative" in why


def test_integral_that_ends_before_its_start_is_minus_that_of_the_reverse() -> None:
    _, proof = known("exp(-s*r)", "1")
    profile, transform = "(exp(-2*r) - exp(-r))/r", "log(1 + k^2) - log(4 + k^2)"
    terms = PRIMITIVES | {"start": "2", "end": "1"}
    line = step("parameter-integral", (len(proof.steps) - 1,), terms, pair(profile, transform, "1", "tempered"))
    true = claim(profile, transform, "1", sense="tempered")
    assert check(true, Derivation((*proof.steps, line))).status is Status.HOLDS


def test_antiderivative_that_is_not_continuous_between_the_limits_in_either_order() -> None:
    jump = "(s - 2)/sqrt((s - 2)^2)"
    terms = {"start": "3", "end": "1", "transform": f"log(s^2 + k^2) + {jump}"}
    why = integral(terms, "(exp(-3*r) - exp(-r))/r", "log(1 + k^2) - log(9 + k^2) - 2")
    assert "an antiderivative is not continuous" in why


def test_antiderivative_in_a_parameter_that_jumps() -> None:
    jump = "(s - 2)/sqrt((s - 2)^2)"
    terms = {"start": "1", "end": "3", "transform": f"log(s^2 + k^2) + {jump}"}
    why = integral(terms, "(exp(-r) - exp(-3*r))/r", "log(9 + k^2) - log(1 + k^2) + 2")
    assert "an antiderivative is not continuous" in why


def test_antiderivative_in_a_parameter_of_another_function() -> None:
    terms = {"start": "1", "end": "2", "transform": "2*log(s^2 + k^2)"}
    why = integral(terms, "(exp(-r) - exp(-2*r))/r", "2*log(4 + k^2) - 2*log(1 + k^2)")
    assert "one of another function" in why


def test_integral_with_another_limit() -> None:
    # At infinity -atan(s/k) is -pi/2.
    terms = {"parameter": "s", "profile": "-exp(-s*r)/r^2", "transform": "4*pi/k*atan(s/k)", "start": "1"}
    conclusion: tuple[str, str, str, Sense] = ("exp(-r)/r^2", "-4*pi/k*atan(1/k)", "3", "tempered")
    why = after(("exp(-s*r)/r", "3"), "parameter-integral", terms, conclusion)
    assert "a limit is not seen to be 0" in why


def test_integral_whose_limits_depend_on_the_distance() -> None:
    # From 1/(1 + r) < 1 to 1 + r > 1.
    transform = "log((1 + r)^2 + k^2) - log((1 + r)^(-2) + k^2)"
    why = integral({"start": "1/(1 + r)", "end": "1 + r"}, "(exp(-r/(1 + r)) - exp(-r - r^2))/r", transform)
    assert "a limit of the integral is not constant" in why


def test_integral_that_is_not_seen_to_converge() -> None:
    # r K_1(s r) is not bounded; and that exp(r) - exp(r) is no growing exponential is not seen.
    terms = {"parameter": "s", "profile": "exp(r) - besselk(0, s*r)", "transform": "-pi/sqrt(s^2 + k^2)"}
    conclusion: tuple[str, str, str, Sense] = (
        "besselk(0, r) - besselk(0, 2*r)",
        "pi/sqrt(1 + k^2) - pi/sqrt(4 + k^2)",
        "1",
        "tempered",
    )
    limits = {"start": "1", "end": "2"}
    why = after(("r*besselk(1, s*r)", "1"), "parameter-integral", terms | limits, conclusion)
    assert "not seen to converge absolutely" in why


# --- complex rates ---------------------------------------------------------------------------------

BELOW = "((p^2 + (q + k)^2)*(p^2 + (q - k)^2))"
REAL, IMAGINARY = f"2*p*(p^2 + q^2 + k^2)/{BELOW}", f"2*q*(p^2 + q^2 - k^2)/{BELOW}"
TURNED = {"rate": "p", "frequency": "q", "exponent": "r", "real": REAL, "imaginary": IMAGINARY}


def turned(terms: dict[str, str], profile: str, transform: str, wave: str = "cosine", cost: str = "exp(-p*r)") -> str:
    """Why it is refused that the cost, at a complex rate, has this transform."""
    return after((cost, "1"), f"complex-rate-{wave}", TURNED | terms, (profile, transform, "1", "tempered"))


def test_what_the_false_complex_rates_vary_is_accepted() -> None:
    _, proof = known("exp(-p*r)", "1")
    for wave, function, transform in (("cosine", "cos", REAL), ("sine", "sin", IMAGINARY)):
        profile = f"exp(-p*r)*{function}(q*r)"
        terms = tuple((name, parse(term)) for name, term in TURNED.items())
        conclusion = pair(profile, transform, "1", "tempered")
        line = Step(f"complex-rate-{wave}", (len(proof.steps) - 1,), terms, conclusion)
        true = claim(profile, transform, "1", sense="tempered")
        assert check(true, Derivation((*proof.steps, line))).status is Status.HOLDS


def test_exponent_that_depends_on_the_rate() -> None:
    # At p + iq, exp(-p^2 r^2) is exp(-(p^2 - q^2) r^2) exp(-2 i p q r^2).
    size, phase = "sqrt(pi)/(p^2 + q^2)*exp(-k^2*(p^2 - q^2)/(4*(p^2 + q^2)^2))", "k^2*p*q/(2*(p^2 + q^2)^2)"
    real, imaginary = f"{size}*(p*cos({phase}) + q*sin({phase}))", f"{size}*(q*cos({phase}) - p*sin({phase}))"
    terms = {"exponent": "2*p*r^2", "real": real, "imaginary": imaginary}
    why = turned(terms, "exp(-p^2*r^2)*cos(2*p*q*r^2)", real, cost="exp(-p^2*r^2)")
    assert "the exponent depends on the rate" in why


def test_profile_with_another_exponent() -> None:
    size, phase = "sqrt(pi)/(p^2 + q^2)^(1/4)*exp(-p*k^2/(4*(p^2 + q^2)))", "q*k^2/(4*(p^2 + q^2)) - atan(q/p)/2"
    real, imaginary = f"{size}*cos({phase})", f"-{size}*sin({phase})"
    terms = {"real": real, "imaginary": imaginary}
    why = turned(terms, "exp(-p*r^2)*cos(q*r)", real, cost="exp(-p*r^2)")
    assert "no exponential of this exponent" in why


def test_part_that_jumps() -> None:
    real = f"{REAL} + 1 + (q - 1)/sqrt((q - 1)^2)"
    assert "a part of the transform is not continuous" in turned({"real": real}, "exp(-p*r)*cos(q*r)", real)


def test_real_part_with_another_value_at_frequency_0() -> None:
    real = f"{REAL} + 1"
    assert "the real part is another one" in turned({"real": real}, "exp(-p*r)*cos(q*r)", real)


def test_imaginary_part_that_does_not_vanish_at_frequency_0() -> None:
    imaginary = f"{IMAGINARY} + 1"
    why = turned({"imaginary": imaginary}, "exp(-p*r)*sin(q*r)", imaginary, "sine")
    assert "the imaginary part is not 0" in why


def test_parts_that_are_not_analytic() -> None:
    why = turned({"imaginary": "0"}, "exp(-p*r)*sin(q*r)", "0", "sine")
    assert "Cauchy-Riemann" in why


def test_parameters_that_are_none() -> None:
    for terms in ({"rate": "2*p"}, {"rate": "r"}, {"frequency": "k"}):
        assert "is no parameter" in turned(terms, "exp(-p*r)*cos(q*r)", REAL)
    _, proof = known("exp(-p*r)", "1")
    profile = "exp(-p*r)*cos(q*r)"
    terms = tuple((name, parse(term)) for name, term in TURNED.items())
    line = Step("complex-rate-cosine", (len(proof.steps) - 1,), terms, pair(profile, REAL, "1", "tempered"))
    restricted = claim(profile, REAL, "1", "p - 1", sense="tempered")
    assert "a condition mentions the rate" in reason(restricted, Derivation((*proof.steps, line)))
