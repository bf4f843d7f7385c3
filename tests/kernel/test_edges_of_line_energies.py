"""Least energies on the line at the very edge of what is accepted."""

from dataclasses import replace
from fractions import Fraction

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import EnergySum, Exponential, UniformBall
from mfsym.kernel.enclosure import domain
from mfsym.kernel.evidence import Gaps
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import POSITIVE, Interval
from mfsym.kernel.line import _is_plain as is_plain
from mfsym.kernel.line import gap_of, without_logarithms
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import setting
from tests.kernel.test_false_line_bodies import sampled

HALF = Fraction(1, 2)


def status(cost: str, summand: str, slope: str, curvature: str, primitive: str, radius: Fraction = HALF) -> Status:
    claim = EnergySum(setting(cost, "1"), UniformBall(radius), parse(summand))
    return check(claim, Gaps(parse(slope), parse(curvature), parse(primitive))).status


@pytest.mark.parametrize(
    "one", ["(1 - h)/(1 - h)", "(3/2 - h)/(3/2 - h)", "h/h", "(3/2 - v)/(3/2 - v)", "(v + 1)/(v + 1)"]
)
def test_antiderivatives_need_a_value_between_the_ends_only(one: str) -> None:
    # Gaps h are in (0, 1), and v in [0, 1 - h].
    assert status("exp(-r)", "(N - k)*exp(-k/N)", "-exp(-r)", "exp(-r)", f"v*exp(-h)*{one}") is Status.HOLDS


@pytest.mark.parametrize("one", ["v/v", "(1/2 - v)/(1/2 - v)", "(1/2 - h)/(1/2 - h)", "(1 - v)/(1 - v)"])
def test_antiderivatives_need_a_value_between_the_ends(one: str) -> None:
    assert status("exp(-r)", "(N - k)*exp(-k/N)", "-exp(-r)", "exp(-r)", f"v*exp(-h)*{one}") is Status.INCONCLUSIVE


def test_costs_may_be_infinite_at_distance_zero() -> None:
    root = "v*h^(-1/2)", "(N - k)*(k/N)^(-1/2)"
    assert status("r^(-1/2)", root[1], "-r^(-3/2)/2", "3/4*r^(-5/2)", root[0]) is Status.HOLDS
    assert status("-log(r)", "(k - N)*log(k/N)", "-1/r", "1/r^2", "-v*log(h)") is Status.HOLDS


@pytest.mark.parametrize("radius", [Fraction(1, 3), Fraction(1), Fraction(2), Fraction(5)])
def test_distances_in_an_interval_go_up_to_its_length(radius: Fraction) -> None:
    # (4 - r)^2 falls up to r = 4, and the interval is as long as that with the radius 2.
    summand, primitive = f"(N - k)*(4 - {2 * radius}*k/N)^2", f"v*(4 - {2 * radius}*h)^2"
    found = status("(4 - r)^2", summand, "-2*(4 - r)", "2", primitive, radius)
    assert found is (Status.HOLDS if radius <= 2 else Status.INCONCLUSIVE)


def test_gaps_of_the_laws() -> None:
    place, distances = gap_of(UniformBall(Fraction(3)), domain(()))
    assert place == parse("6*h")
    assert distances == Interval(Fraction(0), Fraction(6), True, True)
    assert gap_of(Exponential(parse("2")), domain(())) == (parse("2*log((v + h)/v)"), POSITIVE)


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("exp(log(v))", "v"),
        ("exp(-2*log(v))", "v^(-2)"),
        ("exp(a*h*log(v + h))", "(v + h)^(a*h)"),
        ("exp(log(v)*a)", "v^a"),
        ("exp(log(v)*log(h))", "exp(log(v)*log(h))"),
        ("exp(2*v)", "exp(2*v)"),
        ("exp(2*sin(v))", "exp(2*sin(v))"),
        ("exp(v)", "exp(v)"),
        ("exp(v + log(h))", "exp(v + log(h))"),
        ("log(exp(2*log(v)))", "log(v^2)"),
        ("exp(log(v)) + exp(2*log(h)) + a", "v + h^2 + a"),
        ("exp(3*log(exp(2*log(v))))", "(v^2)^3"),
        ("sin(2*log(v))", "sin(2*log(v))"),
    ],
)
def test_logarithms_in_exponents_become_powers(term: str, expected: str) -> None:
    assert without_logarithms(parse(term)) == parse(expected)


def test_an_integral_is_found_wherever_it_is() -> None:
    integral = "integral(exp(-t), t)"
    for term in (integral, f"1 + {integral}", f"exp({integral})", f"v*{integral}^2 + 1", f"exp(v)/{integral}"):
        assert not is_plain(parse(term))
    assert is_plain(parse("exp(-v) + sin(h)"))


def test_enclosures_may_be_as_wide_as_the_bounds() -> None:
    claim, evidence = sampled()
    enclosure = evidence.enclosure
    exact = replace(claim, lower=enclosure.lower, upper=enclosure.upper)
    assert check(exact, evidence).status is Status.HOLDS
    point = replace(enclosure, lower=enclosure.upper)
    assert check(exact, replace(evidence, enclosure=point)).status is Status.HOLDS
