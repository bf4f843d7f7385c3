"""One false claim for each check of signs that depend on parameters, such that only that check refuses it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import Claim, NegativeSomewhere, SignCriterion, TransformSign
from mfsym.kernel.evidence import DampedSine, DampedWave, PolynomialInSquare, ScaledBase, TwoPowers
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import Term
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, known, reason


def terms(*texts: str) -> tuple[Term, ...]:
    return tuple(map(parse, texts))


# --- polynomials in k^2 ----------------------------------------------------------------------------

HAT = "(1 - c*r^2)*exp(-r^2)"  # in dimension 2: pi exp(-k^2/4) (1 - c + c k^2/4)


def polynomial(
    factor: str, *coefficients: str, cost: str = HAT, conditions: Sequence[str] = ()
) -> tuple[Any, PolynomialInSquare]:
    claim, derivation = known(cost, "2", *conditions)
    return claim.setting, PolynomialInSquare(derivation, parse(factor), terms(*coefficients))


def criterion(of: tuple[Any, Any], *texts: str) -> str:
    return reason(SignCriterion(of[0], terms(*texts)), of[1])


FACTOR = "pi*exp(-k^2/4)"


@pytest.mark.parametrize(
    ("claim", "conditions"),
    [
        (lambda setting: SignCriterion(setting, terms("1 - c", "c/4")), ()),
        (lambda setting: TransformSign(setting, "positive"), ("1 - c",)),
        (lambda setting: NegativeSomewhere(setting), ("c - 1",)),
    ],
)
def test_what_the_false_claims_vary_is_accepted(claim: Any, conditions: tuple[str, ...]) -> None:
    setting, evidence = polynomial(FACTOR, "1 - c", "c/4", conditions=conditions)
    verdict = check(claim(setting), evidence)
    assert verdict.status is Status.HOLDS, verdict.reason


def test_criterion_of_another_length() -> None:
    of = polynomial(FACTOR, "1 - c", "c/4")
    assert criterion(of) == criterion(of, "c/4") == "the criterion has another number of terms"


def test_criterion_that_is_another_one() -> None:
    assert criterion(polynomial(FACTOR, "1 - c", "c/4"), "2 - c", "c/4") == "the criterion is another one"


@pytest.mark.parametrize("sign", ["positive", "nonnegative"])
def test_criterion_that_is_not_always_met(sign: Any) -> None:
    setting, evidence = polynomial(FACTOR, "1 - c", "c/4")
    assert reason(TransformSign(setting, sign), evidence) == "the criterion is not seen to be met"


def test_criterion_that_is_not_always_violated() -> None:
    setting, evidence = polynomial(FACTOR, "1 - c", "c/4")
    assert reason(NegativeSomewhere(setting), evidence) == "the criterion is not seen to be violated"


def test_transform_that_is_zero_at_zero() -> None:
    setting, evidence = polynomial(FACTOR, "0", "1/4", cost="(1 - r^2)*exp(-r^2)")
    assert "positive at k = 0" in reason(TransformSign(setting, "positive"), evidence)
    # The same with the zero in the factor; interval arithmetic sees that 1/(1 + x^2) > 0 for every x, be it 1/k.
    for zero in ("k^2", "(1 + k^2)/(1 + (1/k)^2)"):
        setting, evidence = polynomial(f"{zero}*{FACTOR}", "1/4", cost="(1 - r^2)*exp(-r^2)")
        assert "positive at k = 0" in reason(TransformSign(setting, "positive"), evidence)


def test_polynomial_without_coefficients() -> None:
    of = polynomial(FACTOR)
    assert criterion(of) == "there are no coefficients"


def test_coefficient_that_depends_on_the_wave_number() -> None:
    assert "mentions k" in criterion(polynomial(FACTOR, "1 - c + c*k^2/4"), "1 - c + c*k^2/4")


def test_coefficient_without_a_value() -> None:
    # The normal form takes the last factor for -1, interval arithmetic for a square.
    setting, evidence = polynomial("pi*exp(-k^2/4)/4", f"4*{NO_VALUE}", cost="-exp(-r^2)")
    assert reason(TransformSign(setting, "nonnegative"), evidence) == "a coefficient is not defined"


def test_factor_that_is_negative() -> None:
    assert "factor is not positive" in criterion(polynomial(f"-{FACTOR}", "c - 1", "-c/4"), "c - 1", "-c/4")


def test_polynomial_of_another_transform() -> None:
    assert "not this product" in criterion(polynomial(FACTOR, "1", "c/4"), "1", "c/4")


def test_coefficient_in_the_middle_that_is_negative() -> None:
    # 2 - 3 k^2 + k^4 over (1 + k^2)^4 is negative between 1 and 2.
    cost = "(2 - 3*r^2 + r^4)*exp(-r^2/2)"
    claim, _ = known(cost, "2")
    # 2 pi exp(-k^2/2) (4 - 5 k^2 + k^4)
    of = polynomial("2*pi*exp(-k^2/2)", "4", "-5", "1", cost=cost)
    assert "in the middle" in reason(TransformSign(claim.setting, "nonnegative"), of[1])


# --- two powers ------------------------------------------------------------------------------------

# In dimension 3 exp(-a r) has the transform 8 pi a/(a^2 + k^2)^2; here a = 1 and a = 2 with a weight c.
POWERS = "exp(-r) - c*exp(-2*r)"
TRUE = TwoPowers(
    known(POWERS, "3")[1],
    parse("8*pi/((1 + k^2)^2*(4 + k^2)^2)"),
    ScaledBase(*terms("1", "4", "1")),
    ScaledBase(*terms("2*c", "1", "1")),
    parse("2"),
    terms("16 - 2*c", "1 - 2*c"),
)


def two(claim: Claim | None = None, **changes: Any) -> str:
    asked = claim or SignCriterion(known(POWERS, "3")[0].setting, changes.get("limits", TRUE.limits))
    return reason(asked, replace(TRUE, **changes))


def test_the_true_limits_are_accepted() -> None:
    claim = SignCriterion(known(POWERS, "3")[0].setting, TRUE.limits)
    assert check(claim, TRUE).status is Status.HOLDS


def test_limit_that_is_another_one() -> None:
    assert two(limits=terms("16 - 2*c", "2 - 2*c")) == "a limit is another one"
    assert two(limits=terms("16 - 2*c")) == "there are not two limits"


def test_limit_without_a_value() -> None:
    assert two(limits=terms("16 - 2*c", f"(2*c - 1)*{NO_VALUE}")) == "a limit is not defined"


def test_powers_of_another_transform() -> None:
    assert two(factor=parse("8*pi/(1 + k^2)^4")) == "the transform is not this product"


def test_exponent_that_is_negative() -> None:
    changes = {
        "factor": parse("8*pi"),
        "gain": ScaledBase(*terms("1", "1", "1")),
        "loss": ScaledBase(*terms("2*c", "4", "1")),
        "exponent": parse("-2"),
        "limits": terms("1 - 2*c/16", "1 - 2*c"),
    }
    assert two(**changes) == "the exponent is not positive"


def test_size_that_is_negative() -> None:
    # 1/(1 + k^2)^2 + 2 c/(4 + k^2)^2: the bases are exchanged, the gain is the negative one.
    changes = {
        "factor": TRUE.factor,
        "gain": ScaledBase(*terms("-2*c", "1", "1")),
        "loss": ScaledBase(*terms("-1", "4", "1")),
        "limits": terms("16 - 2*c", "1 - 2*c"),
    }
    assert two(**changes) == "a size is not positive"


def test_base_that_changes_sign() -> None:
    # 4 - k^2 for 4 + k^2 would have another square.
    assert "a base is not seen" in two(gain=ScaledBase(*terms("1", "4", "-1")))


def test_base_that_depends_on_the_wave_number() -> None:
    assert "mentions k" in two(gain=ScaledBase(*terms("1", "4 + k^2", "0")), limits=terms("(4 + k^2)^2 - 2*c", "-2*c"))


def test_size_without_a_value() -> None:
    assert "not defined" in two(loss=ScaledBase(*terms(f"-2*c*{NO_VALUE}", "1", "1")))


# --- damped waves ----------------------------------------------------------------------------------

DAMPED = "2*pi/(((k + b)^2 + a^2)^(3/4)*((k - b)^2 + a^2)^(3/4))"


def damped(cost: str, factor: str, rate: str, frequency: str, *conditions: str) -> tuple[Any, DampedWave]:
    claim, derivation = known(cost, "2", *conditions)
    return claim.setting, DampedWave(derivation, parse(factor), parse(rate), parse(frequency))


def test_damped_waves_are_accepted() -> None:
    setting, evidence = damped("exp(-a*r)*cos(b*r)", DAMPED, "a", "b")
    assert check(SignCriterion(setting, terms("sqrt(2)*(a - b)/2")), evidence).status is Status.HOLDS
    numbers = DAMPED.replace("a", "2").replace("b", "1")
    setting, evidence = damped("exp(-2*r)*cos(r)", numbers, "2", "1")
    assert check(TransformSign(setting, "positive"), evidence).status is Status.HOLDS
    setting, evidence = damped("exp(-r)*cos(2*r)", DAMPED.replace("a", "1").replace("b", "2"), "1", "2")
    assert check(NegativeSomewhere(setting), evidence).status is Status.HOLDS


def test_damped_sines_are_accepted() -> None:
    claim, derivation = known("exp(-a*r)*sin(b*r)/r", "4")
    factor = "4*pi^2/(((k + b)^2 + a^2)^(3/4)*((k - b)^2 + a^2)^(3/4))"
    evidence = DampedSine(derivation, parse(factor), parse("a"), parse("b"))
    assert check(SignCriterion(claim.setting, terms("a*sqrt(3) - b")), evidence).status is Status.INCONCLUSIVE
    assert check(SignCriterion(claim.setting, terms("a*sin(pi/3) - b*cos(pi/3)")), evidence).status is Status.HOLDS


def test_damped_sine_of_a_cosine() -> None:
    setting, evidence = damped("exp(-a*r)*cos(b*r)", DAMPED, "a", "b")
    sine = DampedSine(evidence.derivation, evidence.factor, evidence.rate, evidence.frequency)
    assert "not this product" in reason(NegativeSomewhere(setting), sine)


def test_damped_wave_of_a_negative_frequency() -> None:
    setting, evidence = damped("exp(-r)*cos(2*r)", DAMPED.replace("a", "1").replace("b", "2"), "1", "-2")
    assert reason(TransformSign(setting, "positive"), evidence) == "the rate or the frequency is not positive"


def test_damped_wave_whose_rate_mentions_k() -> None:
    # With a = k/10 and b = k/5 the angle is constant.
    turn = "3/2*(atan(12) - atan(8))"
    factor = f"2*pi/(1 + k^2)^(3/2)/(k/10*cos({turn}) + k/5*sin({turn}))"
    setting, evidence = damped("exp(-r)", factor, "k/10", "k/5")
    assert reason(NegativeSomewhere(setting), evidence) == "the rate or the frequency mentions k"
