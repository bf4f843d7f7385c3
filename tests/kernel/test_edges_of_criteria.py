"""Criteria for signs of transforms at their edges: terms that are 0, constants, coefficients at either end."""

from dataclasses import replace
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeSomewhere, Setting, SignCriterion, SignThreshold, TransformSign
from mfsym.kernel.evidence import (
    AskeyFunction,
    DampedSine,
    DampedWave,
    PolynomialInSquare,
    ScaledBase,
    TwoGaussians,
    TwoPowers,
)
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term, number, product
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, derivation, gaussian, known, pair, reason, setting, step
from tests.kernel.test_false_criteria import TRUE, terms, two


def holds(claim: Any, evidence: Any) -> bool:
    return check(claim, evidence).status is Status.HOLDS


# --- two Gaussians ---------------------------------------------------------------------------------


def gaussians(gain: str, loss: str, /, **changes: str) -> tuple[Setting, TwoGaussians]:
    """On the line, with the transform gain exp(-k^2) - loss exp(-2 k^2)."""
    first, second = f"({gain})/sqrt(4*pi)", f"-({loss})/sqrt(8*pi)"
    profile = f"{first}*exp(-r^2/4) + {second}*exp(-r^2/8)"
    line = pair(profile, f"({gain})*exp(-k^2) - ({loss})*exp(-2*k^2)", "1")
    sums = step("linearity", (0, 1), {"coefficient0": first, "coefficient1": second}, line)
    proof = derivation(gaussian("1/4", "1"), gaussian("1/8", "1"), sums)
    parts = {"gain": gain, "gain_rate": "1", "loss": loss, "loss_rate": "2"} | changes
    return setting(profile, "1"), TwoGaussians(proof, **{name: parse(text) for name, text in parts.items()})


def test_signs_of_differences_of_gaussians() -> None:
    where, evidence = gaussians("3", "2")
    assert holds(TransformSign(where, "positive"), evidence)
    assert holds(SignCriterion(where, terms("1", "1")), evidence)
    where, evidence = gaussians("a", "b")
    assert holds(SignCriterion(where, terms("1", "a - b")), evidence)
    assert reason(TransformSign(where, "nonnegative"), evidence) == "the criterion is not seen to be met"
    where, evidence = gaussians("1", "2")
    assert holds(NegativeSomewhere(where), evidence)
    assert reason(TransformSign(where, "nonnegative"), evidence) == "the criterion is not seen to be met"


def test_gaussians_of_one_size() -> None:
    where, evidence = gaussians("a", "a")
    assert holds(TransformSign(where, "nonnegative"), evidence)
    assert "positive at k = 0" in reason(TransformSign(where, "positive"), evidence)
    assert reason(NegativeSomewhere(where), evidence) == "the criterion is not seen to be violated"


def test_gaussians_in_the_other_order() -> None:
    # 2 exp(-2 k^2) - exp(-k^2), which changes sign where k^2 = log(2).
    where, evidence = gaussians("-1", "-2", gain="2", gain_rate="2", loss="1", loss_rate="1")
    assert holds(NegativeSomewhere(where), evidence)
    assert holds(SignCriterion(where, terms("-1", "1")), evidence)
    assert holds(SignThreshold(where, parse("log(2)")), evidence)
    assert reason(SignThreshold(where, parse("log(3)")), evidence) == "the sign changes at another k^2"
    where, negatives = gaussians("-1", "-2")
    assert reason(SignCriterion(where, terms("1", "1")), negatives) == "a size is not positive"
    where, slower = gaussians("2", "1")
    assert "does not decay faster" in reason(SignThreshold(where, parse("-log(2)")), slower)


@pytest.mark.parametrize("name", ["gain", "gain_rate", "loss", "loss_rate"])
def test_sizes_and_rates_are_constants_with_a_value(name: str) -> None:
    size = {"gain": "3", "gain_rate": "1", "loss": "2", "loss_rate": "2"}[name]
    where, evidence = gaussians("3", "2", **{name: f"{size}*k/k"})
    assert reason(TransformSign(where, "positive"), evidence) == "a size or a rate mentions k"
    where, evidence = gaussians("3", "2", **{name: f"-{size}*{NO_VALUE}"})
    assert reason(TransformSign(where, "positive"), evidence) == "a size or a rate is not defined"


def test_exponentials_of_the_wave_number() -> None:
    # pi exp(-2 k) - pi/4 exp(-k) changes sign where k = log(4).
    claim, proof = known("2/(4 + r^2) - 1/(4*(1 + r^2))", "1")
    evidence = TwoGaussians(proof, *terms("pi", "2", "pi/4", "1"))
    assert holds(SignCriterion(claim.setting, terms("-1", "3*pi/4")), evidence)
    assert holds(NegativeSomewhere(claim.setting), evidence)
    assert "not this difference" in reason(SignThreshold(claim.setting, parse("log(4)")), evidence)
    other = replace(evidence, gain_rate=parse("3"))
    assert "not this difference" in reason(NegativeSomewhere(claim.setting), other)


def test_gaussians_over_a_power_of_the_wave_number() -> None:
    # 4 pi (exp(-k^2/16) - exp(-k^2/4))/k^2
    claim, proof = known("erf(2*r)/r - erf(r)/r", "3")
    evidence = TwoGaussians(proof, *terms("4*pi", "1/16", "4*pi", "1/4"))
    assert holds(TransformSign(claim.setting, "nonnegative"), evidence)
    assert "positive at k = 0" in reason(TransformSign(claim.setting, "positive"), evidence)


# --- polynomials -----------------------------------------------------------------------------------


def laplacian(*coefficients: str, factor: str = "sqrt(pi)*exp(-k^2/4)/4") -> tuple[Setting, PolynomialInSquare]:
    """Of r^2 exp(-r^2) on the line, with the transform factor (2 - k^2)."""
    line = pair("r^2*exp(-r^2)", "sqrt(pi)*(1/2 - k^2/4)*exp(-k^2/4)", "1", "tempered")
    proof = derivation(gaussian("1", "1"), step("laplacian", (0,), {}, line))
    return setting("r^2*exp(-r^2)", "1"), PolynomialInSquare(proof, parse(factor), terms(*coefficients))


def test_polynomials_with_coefficients_that_are_zero() -> None:
    where, evidence = laplacian("2", "-1")
    assert holds(NegativeSomewhere(where), evidence)
    assert holds(SignCriterion(where, terms("2", "-1")), evidence)
    # The last coefficient decides far out; one in the middle may be 0, and those at the ends may have any sign.
    where, evidence = laplacian("2", "-1", "0")
    assert "in the middle" in reason(SignCriterion(where, terms("2", "0")), evidence)
    where, evidence = laplacian("2", "-1", "a - a")
    assert "in the middle" in reason(SignCriterion(where, terms("2", "0")), evidence)


@pytest.mark.parametrize("place", [0, 1])
def test_coefficients_are_constants_with_a_value(place: int) -> None:
    coefficients = ["2", "-1"]
    coefficients[place] = f"({coefficients[place]})*k/k"
    where, evidence = laplacian(*coefficients)
    assert reason(NegativeSomewhere(where), evidence) == "a coefficient mentions k"
    coefficients = ["2", "-1"]
    coefficients[place] = f"-({coefficients[place]})*{NO_VALUE}"
    where, evidence = laplacian(*coefficients)
    assert reason(NegativeSomewhere(where), evidence) == "a coefficient is not defined"


def quartic(weights: tuple[str, str, str], *coefficients: str) -> tuple[Setting, PolynomialInSquare]:
    """Of Gaussians times 1, r^2 and r^4 on the line: a polynomial of degree 4 in k, times a Gaussian."""
    first = pair("r^2*exp(-r^2)", "sqrt(pi)*(1/2 - k^2/4)*exp(-k^2/4)", "1", "tempered")
    second = pair("r^4*exp(-r^2)", "sqrt(pi)*(12 - 12*k^2 + k^4)*exp(-k^2/4)/16", "1", "tempered")
    profile = "({})*exp(-r^2) + ({})*r^2*exp(-r^2) + ({})*r^4*exp(-r^2)".format(*weights)
    hat = "({}) + ({})*(1/2 - k^2/4) + ({})*(12 - 12*k^2 + k^4)/16".format(*weights)
    proof = derivation(
        gaussian("1", "1"),
        step("laplacian", (0,), {}, first),
        step("laplacian", (1,), {}, second),
        step(
            "linearity",
            (0, 1, 2),
            {f"coefficient{place}": weight for place, weight in enumerate(weights)},
            pair(profile, f"sqrt(pi)*exp(-k^2/4)*({hat})", "1", "tempered"),
        ),
    )
    return setting(profile, "1"), PolynomialInSquare(proof, parse("sqrt(pi)*exp(-k^2/4)"), terms(*coefficients))


def test_coefficients_of_a_quartic() -> None:
    where, evidence = quartic(("3", "-6", "4/3"), "1", "1/2", "1/12")
    assert holds(TransformSign(where, "positive"), evidence)
    assert holds(SignCriterion(where, terms("1", "1/12")), evidence)
    # 1 - x/2 + x^2/12 has no root x, but no rule sees that from its coefficients.
    where, evidence = quartic(("1", "-2", "4/3"), "1", "-1/2", "1/12")
    assert "in the middle" in reason(TransformSign(where, "nonnegative"), evidence)
    # -1 + x/2 + x^2/12 is negative near 0, and 1 + x/2 - x^2/12 far out.
    where, evidence = quartic(("1", "-6", "4/3"), "-1", "1/2", "1/12")
    assert holds(NegativeSomewhere(where), evidence)
    where, evidence = quartic(("1", "2", "-4/3"), "1", "1/2", "-1/12")
    assert holds(NegativeSomewhere(where), evidence)


def test_polynomial_that_is_a_constant() -> None:
    where = setting("exp(-r^2)", "1")
    evidence = PolynomialInSquare(derivation(gaussian("1", "1")), parse("sqrt(pi)*exp(-k^2/4)"), terms("1"))
    assert holds(SignCriterion(where, terms("1")), evidence)
    assert holds(TransformSign(where, "positive"), evidence)
    assert reason(SignCriterion(where, terms("1", "1")), evidence) == "the criterion has another number of terms"


# --- two powers ------------------------------------------------------------------------------------


@pytest.mark.parametrize("base", ["gain", "loss"])
@pytest.mark.parametrize("part", ["size", "constant", "slope"])
def test_bases_are_constants_with_a_value(base: str, part: str) -> None:
    true: ScaledBase = getattr(TRUE, base)
    value: Term = getattr(true, part)
    assert "mentions k" in two(**{base: replace(true, **{part: product(value, parse("k/k"))})})
    assert "not defined" in two(**{base: replace(true, **{part: product(number(-1), value, parse(NO_VALUE))})})


def test_exponent_is_a_constant_with_a_value() -> None:
    assert "mentions k" in two(exponent=parse("2*k/k"))
    assert "not defined" in two(exponent=parse(f"-2*{NO_VALUE}"))
    assert two(exponent=parse("0")) == "the exponent is not positive"


@pytest.mark.parametrize("base", [("1", "4", "-1"), ("1", "-4", "1"), ("1", "0", "0")])
def test_bases_that_are_not_positive(base: tuple[str, str, str]) -> None:
    for name in ("gain", "loss"):
        assert two(**{name: ScaledBase(*terms(*base))}) == "a base is not seen to be positive"


def test_powers_of_the_wave_number_alone() -> None:
    # 4 - k^4
    where, evidence = quartic(("-8", "48", "-16"))
    bases = ScaledBase(*terms("1", "2", "0")), ScaledBase(*terms("1", "0", "1"))
    powers = TwoPowers(evidence.derivation, evidence.factor, *bases, parse("2"), terms("4", "-1"))
    assert holds(SignCriterion(where, terms("4", "-1")), powers)
    assert holds(NegativeSomewhere(where), powers)
    # pi/2 (1 - k) exp(-k)
    claim, proof = known("1/(1 + r^2) - 1/(1 + r^2)^2", "1")
    bases = ScaledBase(*terms("1", "1", "0")), ScaledBase(*terms("1", "0", "1"))
    roots = TwoPowers(proof, parse("pi/2*exp(-k)"), *bases, parse("1/2"), terms("1", "-1"))
    assert holds(SignCriterion(claim.setting, terms("1", "-1")), roots)


def test_a_variable_power_of_a_base_that_is_zero_at_zero() -> None:
    # A positive constant times 2/k^(2 e) - 1/(1 + k^2)^e, that is 2 (1 + k^2)^e - k^(2 e) times what is > 0.
    claim, proof = known("gamma(m)*2^m*r^(-2*m) - r^(-m)*besselk(m, r)", "3", "3 - 2*m")
    bases = ScaledBase(*terms("2", "1", "1")), ScaledBase(*terms("1", "0", "1"))
    factor = parse("4*pi^(3/2)*gamma((3 - 2*m)/2)/2^m*k^(2*m - 3)*(1 + k^2)^(m - 3/2)")
    evidence = TwoPowers(proof, factor, *bases, parse("(3 - 2*m)/2"), terms("2", "1"))
    assert holds(TransformSign(claim.setting, "positive"), evidence)


def test_either_limit_is_the_true_one() -> None:
    assert two(limits=terms("17 - 2*c", "1 - 2*c")) == "a limit is another one"
    assert two(limits=terms(f"(2*c - 16)*{NO_VALUE}", "1 - 2*c")) == "a limit is not defined"


def test_two_powers_that_vanish_at_zero() -> None:
    # 16 (1 + k^2)^2 - (4 + k^2)^2 is 0 at k = 0 alone.
    claim, proof = known("8*exp(-2*r) - exp(-r)", "3")
    factor = parse("8*pi/((1 + k^2)^2*(4 + k^2)^2)")
    bases = ScaledBase(*terms("16", "1", "1")), ScaledBase(*terms("1", "4", "1"))
    evidence = TwoPowers(proof, factor, *bases, parse("2"), terms("0", "15"))
    assert holds(TransformSign(claim.setting, "nonnegative"), evidence)
    assert "positive at k = 0" in reason(TransformSign(claim.setting, "positive"), evidence)


# --- factors, and damped waves ---------------------------------------------------------------------

UNDEFINED = "cosh(1/(x - y))/cosh(1/(x - y))"
"""1 where x and y differ; interval arithmetic sees that it is positive."""


def test_factor_without_a_value() -> None:
    where, evidence = laplacian("2", "-1", factor=f"{UNDEFINED}*sqrt(pi)*exp(-k^2/4)/4")
    assert reason(NegativeSomewhere(where), evidence) == "the factor is not positive"


def test_singular_transform_of_a_tempered_cost() -> None:
    claim, proof = known("1/r", "3")
    evidence = PolynomialInSquare(proof, parse("4*pi/k^2"), terms("1"))
    assert holds(TransformSign(claim.setting, "positive"), evidence)


@pytest.mark.parametrize(
    ("rate", "frequency", "complaint"),
    [
        ("2*k/k", "1", "the rate or the frequency mentions k"),
        ("2", "k/k", "the rate or the frequency mentions k"),
        ("-2", "1", "the rate or the frequency is not positive"),
        ("2", "0", "the rate or the frequency is not positive"),
        (f"2*{UNDEFINED}", "1", "the rate or the frequency is not positive"),
        ("2", UNDEFINED, "the rate or the frequency is not positive"),
    ],
)
def test_rates_and_frequencies_of_damped_waves(rate: str, frequency: str, complaint: str) -> None:
    where, evidence = laplacian("2", "-1")
    for kind in (DampedWave, DampedSine):
        wave = kind(evidence.derivation, evidence.factor, parse(rate), parse(frequency))
        assert reason(NegativeSomewhere(where), wave) == complaint


@pytest.mark.parametrize(
    ("size", "end", "exponent"), [("0", "1", "2"), ("1", "-1", "2"), ("1", "1", "0"), ("1", "1", "-1")]
)
def test_askey_functions_have_positive_parts(size: str, end: str, exponent: str) -> None:
    evidence = AskeyFunction(parse(size), parse(end), parse(exponent))
    complaint = reason(TransformSign(setting("max(1 - r, 0)^2", "1"), "nonnegative"), evidence)
    assert complaint == "a size, an end or an exponent is not positive"
