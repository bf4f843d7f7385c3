"""Powers of r that bound a profile near 0 and far out, and the properties that follow, at their edges."""

import pytest

from mfsym.kernel.decay import (
    falls_to_zero,
    is_bounded,
    is_continuous,
    is_integrable,
    is_integrable_at_infinity,
    is_tempered,
    powers_at_infinity,
    powers_at_zero,
)
from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Power, R, number

EVERYWHERE = domain(())


def given(*conditions: str) -> Domain:
    return domain(tuple(parse(source) for source in conditions))


def near(source: str) -> list[str]:
    return [text(power) for power in powers_at_zero(parse(source), EVERYWHERE)]


def far(source: str) -> list[str]:
    return [text(power) for power in powers_at_infinity(parse(source), EVERYWHERE)]


@pytest.mark.parametrize(
    ("source", "powers"),
    [
        ("0", []),
        ("3", ["0"]),
        ("a", ["0"]),
        ("r^2", ["2"]),
        ("1/r", ["-1"]),
        ("r^a", ["a"]),
        ("log(r)/r", ["-1"]),
        ("exp(-1/r)", []),
        ("exp(-1/r)/r^9", []),
        ("cos(1/r)", ["0"]),
        ("cos(1/r)/r + 1/r^2", ["-1", "-2"]),
        ("cos(1/r)/r + sin(1/r)/r", ["-1"]),
        ("cos(1/r)*r^2*log(r)", ["2"]),
        ("cos(1/r)^3", ["0"]),
        ("(cos(1/r)/r)^3", ["-3"]),
        ("(cos(1/r)/r)^a", ["-a"]),
        ("(exp(-1/r)*cos(1/r))^2", []),
        ("(exp(-1/r)*cos(1/r))^a", []),
        ("(exp(-1/r)*cos(1/r))^((a - b)^2)", ["0"]),  # where a is b
        ("exp(cos(1/r))", ["0"]),
        ("exp(-1/r + cos(1/r))", []),
        ("exp(-exp(1/r) + cos(1/r))", []),
        ("exp(-1 + cos(1/r))", ["0"]),
        ("exp(-exp(-1/r)/r^2 + cos(1/r))", ["0"]),
        ("exp(-(2 + cos(1/r))/r)", ["0"]),  # of which the exponent is bounded above
        ("exp(-(1/r - 1/sqrt(r)) + cos(1/r))", []),
        ("exp(-a*r)/r - exp(-b*r)/r", ["0"]),
        ("exp(-1/r + cos(1/r)/2)*sin(1/r)", []),
        ("sin(1/r)*exp(-1/r)*exp(1/(2*r))", []),  # the exponentials together
        ("besselj(0, 1/r)", ["1/2"]),
        ("besselj(1/2, 1/r^2)", ["1"]),
        ("besselj(1, cos(1/r)^2)", ["0"]),
        ("besselj(1/r, 1/r)", ["0"]),
        ("besselj(0, exp(-1/r)/r^2)", ["0"]),
        ("besselj(0, r*log(1 + 1/r))", ["0"]),
        ("hyp1f1(1, 2, cos(1/r))", ["0"]),
        ("hyp1f2(1, 2, 3, -r)", ["0"]),
        ("hyp1f1(1, 2, r*log(r))", ["0"]),
        ("hyp1f1(1, 2, exp(-1/r))", ["0"]),
        ("abs(cos(1/r)/r)", ["-1"]),
        ("abs(cos(1/r))", ["0"]),
        ("max(cos(1/r), 1/r)", ["0", "-1"]),
        ("max(r*cos(1/r), cos(1/r)/r)", ["1", "-1"]),
        ("max(cos(1/r)/r, cos(1/r), sin(1/r))", ["-1", "0"]),
        ("if(cos(1/r) < 1/2, 1, 2)", ["0"]),
        ("if(r < 1, cos(1/r), 1/r^2)", ["0"]),
        ("if(a < b, cos(1/r), cos(1/r)/r)", ["0", "-1"]),
        ("tanh(cos(1/r))/r", ["-1"]),
        ("sphericalj(1, 1/r)", ["0"]),
        ("atan(1/r)", ["0"]),
        ("log(2 + cos(1/r))", ["0"]),
        ("log(a + r)", ["0"]),
        ("log(2 + r)*cos(1/r)", ["0"]),
    ],
)
def test_powers_that_bound_a_term_near_0(source: str, powers: list[str]) -> None:
    assert near(source) == powers


@pytest.mark.parametrize(
    "source",
    [
        "exp(1/r)",
        "exp(cos(1/r)/r)",
        "exp(-log(r))",
        "exp(1/r)*cos(1/r)",
        "(cos(1/r))^(a - b)",
        "cos(1/r)^(-1)",
        "cos(1/r)^r",
        "hyp1f1(1, 2, 1/r)",
        "hyp1f1(1, 2, log(r))",
        "hyp1f1(1, 2, cos(1/r)*log(r))",
        "hyp1f1(r, 2, 1/r)",
        "hyp1f1(1 + r, 2, cos(1/r))",
        "hyp1f1(1, 2 + r, cos(1/r))",
        "erfc(1/r)*exp(2/r^2)",
        "log(cos(1/r)^2)",
        "log(log(1/r) + 1)",
        "gamma(r)",
        "sinh(1/r)*cos(1/r)",
    ],
)
def test_bounds_that_are_not_seen(source: str) -> None:
    with pytest.raises(Refused, match=r"how the cost behaves is not seen|not seen to be bounded"):
        near(source)


@pytest.mark.parametrize(
    ("source", "powers"),
    [
        ("r^2", ["2"]),
        ("1/(1 + r^2)", ["-2"]),
        ("exp(-r)*cos(r)", []),
        ("cos(r)/r", ["-1"]),
        ("besselj(0, r)", ["-1/2"]),
        ("besselj(r, r)", ["0"]),
        ("log(1 + r)", ["0"]),
    ],
)
def test_powers_that_bound_a_term_far_out(source: str, powers: list[str]) -> None:
    assert far(source) == powers


@pytest.mark.parametrize(
    ("source", "falls"),
    [
        ("0", True),
        ("1", False),
        ("cos(r)", False),
        ("cos(r)/r", True),
        ("log(r)/r", True),
        ("exp(-r)", True),
        ("r^(-a)", True),
        ("r^(a - b)", False),
        ("1/r + cos(r)", False),
        ("1/log(2 + r)", False),  # does, but slower than any power
    ],
)
def test_what_falls_to_zero(source: str, *, falls: bool) -> None:
    assert falls_to_zero(parse(source), EVERYWHERE) == falls


@pytest.mark.parametrize(
    ("profile", "dimension", "tempered", "integrable"),
    [
        ("1/r", "1", False, False),
        ("1/r", "2", True, False),
        ("exp(-r)/r", "2", True, True),
        ("exp(-r)/r^2", "2", False, False),
        ("exp(r)", "2", False, False),
        ("r^5", "1", True, False),
        ("log(r)/r", "2", True, False),
        ("exp(-r)*cos(1/r)/r", "1", False, False),
        ("exp(-r)*cos(1/r)/r", "2", True, True),
        ("exp(-r)/(1 - r)^2", "3", False, False),
        ("exp(-r)*sin(gamma(1 + r))", "1", True, True),  # how it behaves at 0 is not seen; that it is defined is
        ("1/r^2 + exp(-r)", "3", True, False),
        ("1/(1 + r^3)", "3", True, False),
        ("1/(1 + r^4)", "3", True, True),
        ("1/(1 + r^4) + cos(r)/(1 + r^2)", "3", True, False),
        ("r^(-a)*exp(-r)", "2", False, False),
        ("exp(-r)*(cos(1/r) + cos(1/r)/r)", "1", False, False),
        ("exp(-r)*(cos(1/r) + cos(1/r)/r)", "2", True, True),
        ("exp(-r)/(1 - 2*r)", "1", False, False),
    ],
)
def test_what_is_tempered_or_integrable(profile: str, dimension: str, *, tempered: bool, integrable: bool) -> None:
    term, space = parse(profile), parse(dimension)
    assert is_tempered(term, space, EVERYWHERE) == tempered
    assert is_integrable(term, space, EVERYWHERE) == integrable


@pytest.mark.parametrize(
    ("profile", "bounded", "continuous"),
    [
        ("cos(1/r)", True, False),
        ("r*cos(1/r)*exp(-r)", True, False),  # continuous, but without an order at 0
        ("r*log(r)*exp(-r)", True, True),
        ("log(r)*exp(-r)", False, False),
        ("1/(1 - log(r)*exp(-r))", False, False),
        ("exp(1/r)*exp(-r)", False, False),
        ("exp(-1/r)", True, True),
        ("exp(-r)", True, True),
        ("exp(-r)*cos(1/r)/r", False, False),
        ("exp(-r)*(1 - cos(r))/r^2", True, True),
        ("exp(-r)*(1 - cos(r))/r^3", False, False),
        ("exp(-r)*r^a", True, True),
        ("exp(-r)*r^(a - b)", False, False),
        ("if(r < 1, 1, 2)", True, False),
        ("exp(-r)/(1 - 2*r)", False, False),
        ("if(r < 1, struveh(0, 1 + r), 0)", True, False),  # defined at 0, though nothing else is known there
        ("struveh(0, 1 + r)", False, True),
        ("if(r < 1, 1, 1/r)", True, True),
        ("if(r < 1, r, if(r < 2, 1, 2 - r/2))", False, True),
        ("if(r < 1, r, if(r < 2, 1, 2))", True, False),
        ("if(r < 1, r, if(r < 2, 2 - r, 2))", True, False),
        ("if(r < 1, 2, if(r < 2, r, 2))", True, False),
        ("if(r < 1, 1/(1 - r), 0)", False, False),
        ("if(r < 1, 0, 1/(r - 1))", False, False),
        ("if(r < 1, 0, 1/r)", True, False),
        ("if(r < 1, 1/(2 - r), 1/r)", True, True),  # a pole beyond
        ("if(r < 2, 1/(3 - r), 1/(r - 1))", True, True),
        ("cos(r)/(1 + r)", True, True),
    ],
)
def test_what_is_bounded_or_continuous(profile: str, *, bounded: bool, continuous: bool) -> None:
    term = parse(profile)
    assert is_bounded(term, EVERYWHERE) == bounded
    assert is_continuous(term, EVERYWHERE) == continuous


def test_a_condition_that_is_not_linear_is_no_end_of_a_piece() -> None:
    term = parse("if(r^2 < 1, 1, 0)*exp(-r)")
    assert not is_bounded(term, EVERYWHERE)
    assert not is_continuous(term, EVERYWHERE)
    assert not is_integrable(term, parse("1"), EVERYWHERE)


def test_what_decays_like_the_volume_is_not_integrable() -> None:
    for exponent, integrable in ((-2, False), (-3, False), (-4, True)):
        assert is_integrable_at_infinity(Power(R, number(exponent)), parse("3"), EVERYWHERE) == integrable
    assert is_integrable_at_infinity(parse("r^(-a)"), parse("d"), given("a - d"))
    assert not is_integrable_at_infinity(parse("r^(-a)"), parse("d"), given("a + 1 - d"))
