"""One false claim for each check of signs that are seen from the profile, such that only that check refuses it."""

from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeSomewhere, TransformSign
from mfsym.kernel.evidence import CompletelyMonotone, FlatAtOrigin, QuadraticForm, SharpEnd
from mfsym.kernel.grammar import parse
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import NO_VALUE, reason, setting

ONE = Fraction(1)


def monotone(profile: str, dimension: str, *forms: str) -> str:
    return reason(TransformSign(setting(profile, dimension), "positive"), CompletelyMonotone(tuple(map(parse, forms))))


@pytest.mark.parametrize(
    ("profile", "dimension", "forms"),
    [
        ("exp(-a*r)", "d", ("exp(-a*r)",)),
        ("-log(r)", "2", ("-log(r)", "1/(2*r^2)")),
        ("1/r - 1/sqrt(r^2 + a^2)", "3", ("1/r - 1/sqrt(r^2 + a^2)",)),
        ("erf(2*r)/r - erf(r)/r", "3", ("erf(2*r)/r - erf(r)/r",)),
        ("c*erfc(r)/r - c*erfc(3*r)/r", "3", ("c*erfc(r)/r - c*erfc(3*r)/r",)),
        ("r^3", "1", ("r^3", "-3*r/2", "3/(4*r)")),
        ("exp(-r) - exp(-2*r)/2", "1", ("exp(-r) - exp(-2*r)/2", "exp(-r)*(1 - exp(-r))/(2*r)")),
    ],
)
def test_mixtures_of_gaussians_are_accepted(profile: str, dimension: str, forms: tuple[str, ...]) -> None:
    claim = TransformSign(setting(profile, dimension), "positive")
    verdict = check(claim, CompletelyMonotone(tuple(map(parse, forms))))
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, {"fact:bernstein-widder", "fact:gaussian-transform"})


def test_minus_a_mixture_is_accepted_as_negative() -> None:
    claim = NegativeSomewhere(setting("log(r)", "2"))
    assert check(claim, CompletelyMonotone((parse("-log(r)"), parse("1/(2*r^2)")))).status is Status.HOLDS


def test_mixture_claimed_negative() -> None:
    claim = NegativeSomewhere(setting("exp(-r)", "2"))
    assert "neither the profile nor" in reason(claim, CompletelyMonotone((parse("exp(-r)"),)))


def test_mixture_without_forms() -> None:
    assert monotone("exp(-r^4)", "1") == "there is no form of the profile"


def test_mixture_that_is_another_function() -> None:
    assert "neither the profile nor" in monotone("exp(-r^4)", "1", "exp(-r)")
    assert "neither the profile nor" in monotone("log(r)", "2", "log(r)", "1/(2*r^2)")


def test_mixture_without_a_value() -> None:
    assert "not defined" in monotone("-exp(-r)", "1", f"exp(-r)*{NO_VALUE}")


def test_mixture_with_a_kink() -> None:
    # -|r - 1|, which the normal form takes for 1 - r; its transform on the line, 2 (2 cos(k) - 1)/k^2, changes sign.
    kink = "-sqrt((r - 1)^2)"
    assert "not defined for every r" in monotone(kink, "1", kink, "1/(2*r)")
    claim = TransformSign(setting("1 - r", "1"), "positive")
    assert check(claim, CompletelyMonotone((parse("1 - r"), parse("1/(2*r)")))).status is Status.HOLDS


@pytest.mark.parametrize(
    "profile",
    [
        "exp(-r^4)",
        "exp(-r) - exp(-2*r)",
        "1/(1 + r^4)",
        "-exp(-r)",
        "r*exp(-r)",
        "erf(r)/r - erf(2*r)/r",  # falls from below
        "erfc(2*r)/r - erfc(r)/r",
        "2*erf(2*r)/r - erf(r)/r",
        "erf(2*r)/r^2 - erf(r)/r^2",
        "erf(2*r)/r - erfc(r)/r",
        "1/r - 1/(r^2 + 1)^(1/4)",  # other exponents
    ],
)
def test_profile_that_is_no_mixture(profile: str) -> None:
    assert "not seen to be completely monotone" in monotone(profile, "1", profile)


@pytest.mark.parametrize(("profile", "forms"), [("-r^2", ("-r^2", "1")), ("1 + 0*r", ("1",)), ("r/r", ("1",))])
def test_transform_that_is_zero_away_from_zero(profile: str, forms: tuple[str, ...]) -> None:
    assert "not seen to depend on r" in monotone(profile, "1", *forms)


@pytest.mark.parametrize(("profile", "dimension"), [("1/r", "1"), ("exp(-r)/r^3", "3"), ("1/r", "d")])
def test_profile_that_is_no_distribution(profile: str, dimension: str) -> None:
    assert "not seen to be locally integrable" in monotone(profile, dimension, profile)


# --- positive definite on points -------------------------------------------------------------------


def quadratic(profile: str, dimension: str, points: tuple[tuple[int, ...], ...], weights: tuple[int, ...]) -> str:
    exact = tuple(tuple(Fraction(x) for x in point) for point in points)
    evidence = QuadraticForm(exact, tuple(Fraction(w) for w in weights))
    return reason(NegativeSomewhere(setting(profile, dimension)), evidence)


def test_a_negative_quadratic_form_is_accepted() -> None:
    evidence = QuadraticForm(((Fraction(0),), (ONE,)), (ONE, -ONE))
    assert check(NegativeSomewhere(setting("r*exp(-r)", "d")), evidence).status is Status.HOLDS


@pytest.mark.parametrize(
    ("profile", "dimension", "points", "weights"),
    [
        # 2 - 2 l(1) < 0 for l(1) = 3/exp(1), and the same at the distance 2.
        ("(1 + 2*r^2)*exp(-r^2)", "1", ((0,), (1,)), (1, -1)),
        ("(1 + 2*r^2)*exp(-r^2)", "1", ((2,), (1,)), (1, -1)),
        ("(1 + r^2/2)*exp(-r^2/4)", "1", ((0,), (2,)), (1, -1)),
        ("(1 + r^2/2)*exp(-r^2/4)", "3", ((0, 0, 1), (0, 2, 1)), (1, -1)),
        ("(1 + r^2/2)*exp(-r^2/4)", "2", ((0, 0), (0, 2)), (1, -1)),
        ("-exp(-r)", "1", ((7,),), (1,)),
    ],
)
def test_negative_quadratic_forms(
    profile: str, dimension: str, points: tuple[tuple[int, ...], ...], weights: tuple[int, ...]
) -> None:
    with pytest.raises(AssertionError, match="is accepted"):
        quadratic(profile, dimension, points, weights)


def test_quadratic_form_of_a_positive_definite_cost() -> None:
    assert "not seen to be negative" in quadratic("exp(-r^2)", "1", ((0,), (1,)), (2, -1))
    assert "not seen to be negative" in quadratic("exp(-r^2)", "1", ((0,), (1,)), (1, -2))
    assert "not seen to be negative" in quadratic("exp(-r^2/4)", "1", ((0,), (1,)), (1, -1))
    # 0 is not negative.
    assert "not seen to be negative" in quadratic("exp(-r)", "1", ((0,), (0,)), (1, -1))
    assert "not seen to be negative" in quadratic("exp(-r)", "1", ((0,), (1,)), (1, -1))
    assert "not seen to be negative" in quadratic("exp(-r)", "1", (), ())


def test_quadratic_form_with_too_few_weights() -> None:
    # Pairs of a shorter list: the quadratic form of exp(-r) would lose its diagonal.
    assert "do not match" in quadratic("exp(-r)", "1", ((0,), (1,)), (1,))
    assert "do not match" in quadratic("exp(-r)", "2", ((0,), (1, 1)), (1, -1))


def test_points_of_another_space() -> None:
    # 1 - r is positive definite on the line, not on the plane.
    corners = ((0, 0), (1, 0), (0, 1), (1, 1))
    assert "more coordinates" in quadratic("exp(-r^4)", "1", corners, (1, -1, -1, 1))
    assert "more coordinates" in quadratic("exp(-r^4)", "d", corners, (1, -1, -1, 1))
    assert "more coordinates" in quadratic("exp(-r^4)", "1", corners[:1], (1,))


def test_quadratic_form_of_a_cost_that_is_not_bounded() -> None:
    # 1/sqrt(r) + log-like terms: its transform is positive, though some of its values are negative.
    assert "not seen to be continuous" in quadratic("-log(r)*exp(-r)", "1", ((0,), (4,)), (1, 1))


def test_quadratic_form_without_a_diagonal() -> None:
    # As a formula r (1 + 1/r) exp(-r) is 0 at r = 0; as a function it is 1.
    assert quadratic("r*(1 + 1/r)*exp(-r)", "1", ((0,), (1,)), (1, -1))


# --- flat at the origin ----------------------------------------------------------------------------


def flat(profile: str, dimension: str, exponent: str, *conditions: str) -> str:
    return reason(NegativeSomewhere(setting(profile, dimension, *conditions)), FlatAtOrigin(parse(exponent)))


def test_flat_costs_are_accepted() -> None:
    for profile, exponent, *conditions in (
        ("exp(-r^4)", "4"),
        ("-exp(-r^4)", "4"),
        ("exp(-r^p)", "p", "p - 2"),
        ("1/(1 + r^6)", "3"),
    ):
        claim = NegativeSomewhere(setting(profile, "1", *conditions))
        assert check(claim, FlatAtOrigin(parse(exponent))).status is Status.HOLDS


def test_cost_that_is_less_flat() -> None:
    assert "that flat" in flat("exp(-r^2)", "1", "3")


def test_exponent_that_is_not_large() -> None:
    assert "not above 2" in flat("exp(-r^2)", "1", "2")
    assert "not above 2" in flat("exp(-r^p)", "1", "p")


def test_exponent_that_varies() -> None:
    assert "no constant" in flat("exp(-r^2)", "1", "r + 3")
    assert "no constant" in flat("exp(-r^4)", "1", "4 + 1/(a - b) - 1/(a - b)")


def test_flat_cost_that_is_zero_at_contact() -> None:
    assert "differ from 0" in flat("r^4*exp(-r)", "1", "4")


def test_flat_cost_that_does_not_decay() -> None:
    # Away from k = 0 the transform of 1 is 0, and so that of the sum is positive.
    assert "not seen to be continuous and to vanish" in flat("sech(r)^2 - 1 + tanh(r)^2 + 1/(1 + r^4)*0 + 1", "1", "4")
    assert "not seen to be continuous and to vanish" in flat("1 + r^4/(1 + r^4)", "1", "4")


# --- sharp ends ------------------------------------------------------------------------------------


def sharp(profile: str, dimension: str, end: str) -> str:
    return reason(NegativeSomewhere(setting(profile, dimension)), SharpEnd(parse(end)))


def test_sharp_ends_are_accepted() -> None:
    for profile in (
        "if(r < 1, 1, 0)",
        "if(r < 1, r - 2, 0)",
        "if(r < 1, exp(-r), 0)",
        "max(1 - r^2, 0)^b",
        "if(r < 1, 1 - r^2, 0)",
    ):
        verdict = check(NegativeSomewhere(setting(profile, "d")), SharpEnd(parse("1")))
        assert verdict.status is Status.HOLDS, (profile, verdict.reason)


def test_tent_has_no_sharp_end() -> None:
    assert "neither jumps nor is analytic" in sharp("max(1 - r, 0)", "1", "1")


def test_cost_without_an_end() -> None:
    assert "does not vanish beyond" in sharp("exp(-r^2)", "1", "1")


def test_end_that_is_none() -> None:
    assert "not a positive constant" in sharp("max(r + 1, 0) - 1 - r", "1", "-1")
    assert "not a positive constant" in sharp("if(r < 1, 1, 0)", "1", "r/r")


def test_cut_off_coulomb_has_a_nonnegative_transform() -> None:
    assert "not seen to be bounded" in sharp("if(r < 1, 1/r, 0)", "3", "1")


def test_zero_cut_off() -> None:
    assert "differ from 0" in sharp("if(r < 1, r^2 - r^2, 0)", "1", "1")


# --- rules that are new in the classes of functions ------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "dimension"),
    [("1/r - 1/(1 + r)", "3"), ("1/sqrt(1 + r^2) - 1/sqrt(4 + r^2)", "3"), ("3/(4 + r)^2 - 3/(5 + r)^2", "1")],
)
def test_falls_over_a_step_are_mixtures(profile: str, dimension: str) -> None:
    claim = TransformSign(setting(profile, dimension), "positive")
    assert check(claim, CompletelyMonotone((parse(profile),))).status is Status.HOLDS


@pytest.mark.parametrize(
    "profile",
    [
        "1/sqrt(4 + r^2) - 1/sqrt(1 + r^2)",  # a rise
        "1/(1 + r^2) - 2/(4 + r^2)",  # other coefficients
        "1/(1 + r^2) - 1/(2 + r^2)^2",  # other exponents
        "1/(1 + r^2) - 1/(4 + 2*r^2)",  # no step
        "1/(1 + r^4) - 1/(2 + r^4)",  # no Bernstein function
        "(1 + r^2)^2*exp(-r)/(1 + r^2)^2 - (2 + r^2)*exp(-r)",
    ],
)
def test_what_is_no_fall_over_a_step(profile: str) -> None:
    assert "not seen to be completely monotone" in monotone(profile, "3", profile)


def test_pieces_that_are_flat_are_accepted() -> None:
    claim = NegativeSomewhere(setting("if(r < 1, 1, 1/r^4)", "3"))
    assert check(claim, FlatAtOrigin(parse("3"))).status is Status.HOLDS


def test_pieces_that_are_not_flat() -> None:
    assert "not seen to be that flat" in flat("if(r < 1, 2 - r, 1/r^4)", "3", "3")
