"""One false claim for each check of the zeros of a transform, and of values at a scale, that only it refuses."""

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeAt, TransformZeros
from mfsym.kernel.evidence import Derivation, EvenPower, EvenPowers, Pair, Panels
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from mfsym.kernel.zero_set import Beyond, WaveNumbers, ZeroSet
from tests.kernel.proofs import NO_VALUE, derivation, known, reason, setting, step
from tests.kernel.proofs import pair as pair_of

TRIANGLE, HAT, COULOMB = ("max(1 - r, 0)", "1"), ("(1 - 2*r^2)*exp(-r^2)", "1"), ("if(r < 1, 1/r, 0)", "3")
ORIGIN = WaveNumbers(parse("0"), parse("0"))


def numbers(start: str, step: str) -> WaveNumbers:
    return WaveNumbers(parse(start), parse(step))


def sine(frequency: str, exponent: int = 2) -> EvenPower:
    return EvenPower("sin", parse(frequency), exponent)


def waves(
    cost: tuple[str, str], zeros: tuple[ZeroSet, ...], factor: str, *powers: EvenPower
) -> tuple[TransformZeros, EvenPowers]:
    claim, found = known(*cost)
    return TransformZeros(claim.setting, zeros), EvenPowers(found, Panels(parse(factor), ()), powers)


TRUE = (
    (TRIANGLE, (numbers("2*pi", "2*pi"),), "4/k^2", sine("1/2")),
    (COULOMB, (numbers("2*pi", "2*pi"),), "8*pi/k^2", sine("1/2")),
    (HAT, (ORIGIN,), "sqrt(pi)*k^2*exp(-k^2/4)/2"),
)


@pytest.mark.parametrize("case", TRUE)
def test_zeros_of_waves_are_accepted(case: tuple[tuple[str, str], tuple[ZeroSet, ...], str, EvenPower]) -> None:
    assert check(*waves(*case)).status is Status.HOLDS


def test_zeros_of_cosines_are_half_a_step_earlier() -> None:
    # By inversion: the indicator of an interval, convolved with itself, at both ends of another.
    claim, found = known("max(2 - r, 0) + max(1 - r, 0)*0", "1")
    evidence = EvenPowers(found, Panels(parse("16*sin(k/2)^2/k^2"), ()), (EvenPower("cos", parse("1/2"), 2),))
    assert "sign is not seen" in reason(TransformZeros(claim.setting, (numbers("pi", "2*pi"),)), evidence)
    both = EvenPowers(found, Panels(parse("16/k^2"), ()), (sine("1/2"), EvenPower("cos", parse("1/2"), 2)))
    sets = (numbers("2*pi", "2*pi"), numbers("pi", "2*pi"))
    assert check(TransformZeros(claim.setting, sets), both).status is Status.HOLDS


def test_zeros_of_another_function() -> None:
    assert "not this product" in reason(*waves(TRIANGLE, (numbers("pi", "pi"),), "1/k^2", sine("1")))


def test_zeros_beside_those_of_a_factor() -> None:
    assert "sign is not seen" in reason(*waves(TRIANGLE, (), "4*sin(k/2)^2/k^2"))


def test_zeros_elsewhere() -> None:
    assert "are others" in reason(*waves(TRIANGLE, (numbers("2*pi", "pi"),), "4/k^2", sine("1/2")))
    assert "are others" in reason(*waves(TRIANGLE, (numbers("pi", "2*pi"),), "4/k^2", sine("1/2")))


def test_zeros_without_a_value() -> None:
    start = f"2*pi*(2 + {NO_VALUE})"
    assert "not certainly defined" in reason(*waves(TRIANGLE, (numbers(start, "2*pi"),), "4/k^2", sine("1/2")))


def test_zeros_that_are_left_out() -> None:
    assert "another number" in reason(*waves(TRIANGLE, (), "4/k^2", sine("1/2")))


def test_zeros_of_waves_claimed_to_fill_an_interval() -> None:
    assert "single wave numbers" in reason(*waves(TRIANGLE, (Beyond(parse("1")),), "4/k^2", sine("1/2")))


@pytest.mark.parametrize(("factor", "exponent"), [("4/(k^2*sin(k/2)^2)", 4), ("4*sin(k/2)^4/k^2", -2)])
def test_powers_that_are_positive(factor: str, exponent: int) -> None:
    # What the waves leave must be positive, and the exponents positive and even.
    assert reason(*waves(TRIANGLE, (numbers("2*pi", "2*pi"),), factor, sine("1/2", exponent)))


def test_odd_powers() -> None:
    claim, found = known("if(r < 1, 1, 0)", "1")
    evidence = EvenPowers(found, Panels(parse("2/k"), ()), (sine("1", 1),))
    assert "not even" in reason(TransformZeros(claim.setting, (numbers("pi", "pi"),)), evidence)


def test_power_zero_has_no_zeros() -> None:
    claim, found = known("exp(-r)", "1")
    evidence = EvenPowers(found, Panels(parse("2/(1 + k^2)"), ()), (sine("1", 0),))
    assert "not even" in reason(TransformZeros(claim.setting, (numbers("pi", "pi"),)), evidence)


def test_frequency_that_mentions_k() -> None:
    # sin(k/k) is a constant.
    claim, found = known("exp(-r)", "1")
    evidence = EvenPowers(found, Panels(parse("2/(1 + k^2)/sin(1)^2"), ()), (sine("1/k"),))
    assert reason(TransformZeros(claim.setting, (numbers("pi*k", "pi*k"),)), evidence) == "a frequency mentions k"


@pytest.mark.parametrize("frequency", ["-1/2", f"1/2*(2 + {NO_VALUE})"])
def test_frequency_that_is_not_positive(frequency: str) -> None:
    zeros = numbers("-2*pi", "-2*pi") if frequency == "-1/2" else numbers("2*pi", "2*pi")
    assert reason(*waves(TRIANGLE, (zeros,), "4/k^2", sine(frequency))) == "a frequency is not positive"


def test_zeros_at_the_origin_and_of_waves() -> None:
    # Two Gaussians, less themselves moved by 1 to both sides.
    cost = "exp(-r^2)*(1 - exp(-1)*cosh(2*r)) - exp(-r^2/2)*(1 - exp(-1/2)*cosh(r))/sqrt(2)"
    factor, zeros = "2*sqrt(pi)*exp(-k^2/2)*(exp(k^2/4) - 1)", (ORIGIN, numbers("2*pi", "2*pi"))
    assert check(*waves((cost, "1"), zeros, factor, sine("1/2"))).status is Status.HOLDS
    assert "are others" in reason(*waves((cost, "1"), zeros[::-1], factor, sine("1/2")))


def test_zero_at_the_origin_that_is_left_out() -> None:
    assert "positive at k = 0" in reason(*waves(HAT, (), "sqrt(pi)*k^2*exp(-k^2/4)/2"))


def test_zero_at_the_origin_that_is_none() -> None:
    zeros = (ORIGIN, numbers("2*pi", "2*pi"))
    assert "not 0 at k = 0" in reason(*waves(TRIANGLE, zeros, "4/k^2", sine("1/2")))
    assert "not 0 at k = 0" in reason(*waves(("exp(-r)", "1"), (ORIGIN,), "2/(1 + k^2)"))


def test_zero_at_the_origin_where_there_is_no_value() -> None:
    # log(r) in dimension 1 has a transform away from k = 0 only.
    claim, found = known("1/r", "2")
    evidence = EvenPowers(found, Panels(claim.transform, ()), ())
    assert "no value at k = 0" in reason(TransformZeros(claim.setting, (ORIGIN,)), evidence)


# --- beyond one wave number ------------------------------------------------------------------------

FEJER = ("(sin(r)/r)^2", "1")


def beyond(cost: tuple[str, str], *zeros: ZeroSet) -> tuple[TransformZeros, Derivation]:
    claim, found = known(*cost)
    return TransformZeros(claim.setting, zeros), found


@pytest.mark.parametrize(("cost", "end"), [(FEJER, "2"), (("sin(a*r)/r", "1"), "a"), (("besselj(1, r)/r", "1"), "1")])
def test_zeros_beyond_are_accepted(cost: tuple[str, str], end: str) -> None:
    assert check(*beyond(cost, Beyond(parse(end)))).status is Status.HOLDS


def test_zeros_beyond_another_wave_number() -> None:
    for end in ("1", "3"):
        assert reason(*beyond(FEJER, Beyond(parse(end))))


def test_zeros_beyond_that_are_not_claimed() -> None:
    assert "and no others" in reason(*beyond(FEJER, numbers("2", "0")))
    assert "and no others" in reason(*beyond(FEJER))


def test_end_without_a_value() -> None:
    assert "not certainly defined" in reason(*beyond(FEJER, Beyond(parse(f"2*(2 + {NO_VALUE})"))))


def test_negative_before_the_end() -> None:
    claim, found = known("-(sin(r)/r)^2", "1")
    assert "positive before the end" in reason(TransformZeros(claim.setting, (Beyond(parse("2")),)), found)


def test_more_than_the_end_shows() -> None:
    claim, found = known("(sin(r)/r)^2 + exp(-r)", "1")
    assert "vanish beyond" in reason(TransformZeros(claim.setting, (Beyond(parse("2")),)), found)


def test_zero_at_the_origin_before_the_end() -> None:
    # 2 pi k (1 - k) for k < 1.
    claim, found = known("2*(2*sin(r) - r*cos(r) - r)/r^3", "1")
    edge = "max(1 - k, 0)"
    line = pair_of("2*(2*sin(r) - r*cos(r) - r)/r^3", f"2*pi*{edge}*(1 - {edge})", "1")
    last = step("linearity", (len(found.steps) - 1,), {"coefficient0": "1"}, line)
    evidence = derivation(*found.steps, last)
    assert "positive at k = 0" in reason(TransformZeros(claim.setting, (Beyond(parse("1")),)), evidence)


def test_zero_at_the_origin_of_a_form_without_a_value_there() -> None:
    # The same transform, as 2 pi max(1 - k, 0) times a form of k that has no value at k = 0; its enclosure is (0, 1].
    claim, found = known("r*max(1 - r, 0)", "1")
    hidden, cost = "max(1 - {0}, 0)*(1 + {0})/(1 + sqrt(1/{0})^2)", "2*(2*sin(r) - r*cos(r) - r)/r^3"
    rewritten = Pair(parse(hidden.format("r")), parse("1"), claim.transform, "integrable")
    last = len(found.steps)
    evidence = derivation(
        *found.steps,
        step("pieces", (last - 1,), {"profile": hidden.format("r"), "end": "1"}, rewritten),
        step("inversion", (last,), {}, pair_of(cost, f"2*pi*{hidden.format('k')}", "1", "tempered")),
        step("regular", (last + 1,), {}, pair_of(cost, f"2*pi*{hidden.format('k')}", "1")),
    )
    assert "positive at k = 0" in reason(TransformZeros(setting(cost, "1"), (Beyond(parse("1")),)), evidence)


@pytest.mark.parametrize("power", ["3/2", "2/3", "2"])
def test_zero_before_the_end(power: str) -> None:
    # The transform is pi (b^p - k) for k < b: negative before the end for b < 1, or b > 1.  It is > 0 for p = 1 alone.
    costs = (f"(1 - cos(b*r))/r^2 + (b^({p}) - b)*sin(b*r)/r" for p in (power, "1"))
    assert "positive before the end" in reason(*beyond((next(costs), "1"), Beyond(parse("b"))))
    assert check(*beyond((next(costs), "1"), Beyond(parse("b")))).status is Status.HOLDS


# --- a negative value at a scale -------------------------------------------------------------------


def negative_at(cost: str, dimension: str, k: str, value: str) -> str:
    claim, found = known(cost, dimension)
    return reason(NegativeAt(claim.setting, parse(k), parse(value)), found)


def test_a_negative_value_at_a_scale_is_accepted() -> None:
    claim, found = known("r*exp(-a*r)", "1")
    assert check(NegativeAt(claim.setting, parse("2*a"), parse("-6/(25*a^2)")), found).status is Status.HOLDS


def test_value_that_is_another_one() -> None:
    assert "another value" in negative_at("exp(-a*r)", "1", "a", "-1/a")


def test_value_that_is_not_negative() -> None:
    assert "not seen to be negative" in negative_at("exp(-a*r)", "1", "a", "1/a")


def test_wave_number_that_is_negative() -> None:
    # For k < 0 the formula pi sech(k/2) ... of an odd continuation: 2 pi/k is negative there.
    assert "not positive" in negative_at("1/r", "2", "-a", "-2*pi/a")


def test_wave_number_that_is_no_constant() -> None:
    assert "mentions k or r" in negative_at("r*exp(-r)", "1", "k", "2*(1 - k^2)/(1 + k^2)^2")


def test_wave_number_without_a_value() -> None:
    assert "not certainly defined" in negative_at("r*exp(-a*r)", "1", f"2*a*(2 + {NO_VALUE})", "-6/(25*a^2)")


def test_value_without_a_value() -> None:
    assert "not certainly defined" in negative_at("exp(-a*r)", "1", "a", f"1/a*{NO_VALUE}")
