"""How terms behave near 0 and at infinity, against their quotients by the powers at very small distances."""

from fractions import Fraction

import mpmath as mp
import pytest

from mfsym.kernel.asymptotics import analytic_part, at_infinity, behaviour
from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse, text
from tests.kernel.proofs import NO_VALUE
from tests.kernel.terms import value


@pytest.mark.parametrize(
    ("term", "exponent", "logs"),
    [
        ("sin(r)/r", "0", 0),
        ("(1 - cos(r))/r^4", "-2", 0),
        ("1/r - exp(-2*r)/r", "0", 0),
        ("(sin(r) - r*cos(r))/r^3", "0", 0),
        ("r/sinh(3*r)", "0", 0),
        ("erf(r)/r^2", "-1", 0),
        ("log(1 + r)", "1", 0),
        ("log(r)*sqrt(r)", "1/2", 1),
        ("besselk(0, 2*r)", "0", 1),
        ("besselk(-3/2, r)", "-3/2", 0),
        ("besselj(2, r)/r", "1", 0),
        ("sqrt(r + r^2)", "1/2", 0),
        ("abs(r - r^2)", "1", 0),
        ("max(1 - r, 2*r)*r", "1", 0),
        ("if(r < 1, r^3, 1)", "3", 0),
        ("tanh(r)^2/(exp(r) - 1)", "1", 0),
        ("exp(-1/r)*sinh(1/r + r)", "0", 0),
        ("sech(1/r)*sinh(1/r + r)*r", "1", 0),
        ("exp(r - 1/r)*sqrt(sinh(2/r))", "0", 0),
        ("(r*log(r))^2", "2", 2),
        ("log(1/r)", "0", 1),
        ("log(2*r^3)*log(r)", "0", 2),
        ("atan(1/r)", "0", 0),
        ("atan(-1/r)", "0", 0),
        ("tanh(-1/r)", "0", 0),
        ("erf(1/r)*r", "1", 0),
        ("erfc(-1/r)", "0", 0),
        ("erf(-r*log(r))", "1", 1),
        ("sinh(r*log(r))", "1", 1),
        ("abs(log(r))", "0", 1),
        ("cos(exp(-1/r))*sqrt(r)", "1/2", 0),
        ("exp(exp(-1/r)/r)*sqrt(r)", "1/2", 0),
        ("log(r + 1 + sqrt(r))", "1/2", 0),
        ("log(1 + exp(sqrt(r)))", "0", 0),
        ("exp(1 + sqrt(r))", "0", 0),
        ("besselk(2, 1 + sqrt(r))", "0", 0),
        ("log(2 + sqrt(r))", "0", 0),
        ("log(sqrt(r) + 1)", "1/2", 0),
        ("besselk(3/2, 2*r)", "-3/2", 0),
        ("besselj(1/2, 3*r)", "1/2", 0),
        ("besselj(0, sqrt(r))", "0", 0),
        ("besselk(0, 3*r^2)", "0", 1),
        ("(r*log(r))^(-2)", "-2", -2),
        ("sinh(r)*exp(r)", "1", 0),
        ("sech(r)*r", "1", 0),
        ("r + sqrt(r)", "1/2", 0),
        ("sqrt(1 + r) - 1", "1", 0),
        ("1/(r - 1) + 1", "1", 0),
        ("log(r) + 2", "0", 1),
    ],
)
def test_the_quotient_by_the_power_tends_to_the_limit(term: str, exponent: str, logs: int) -> None:
    found = behaviour(parse(term), domain(()))
    assert found is not None
    assert (text(found.exponent), found.logs, found.speed) == (exponent, logs, 0)
    r = Fraction(1, 10**8)
    with mp.workdps(60):
        power = mp.mpf(10) ** (-8 * mp.mpf(Fraction(exponent).numerator) / Fraction(exponent).denominator)
        quotient = value(parse(term), {"r": r}, mp.inf) / power / mp.log(mp.mpf(10) ** 8) ** logs
        # The next term is smaller by r^(1/2) or log r at least: a tenth in the latter case.
        assert abs(quotient / value(found.limit, {}) - 1) < (mp.mpf(1) / 8 if logs else mp.mpf(10) ** -3)


@pytest.mark.parametrize(
    ("term", "exponent", "logs", "speed"),
    [
        ("(r^2 + 1)^(-3/2)", "3", 0, 0),
        ("log(1 + r^2)", "0", 1, 0),
        ("log(1 + 1/r^2)", "2", 0, 0),
        ("tanh(r)/r", "1", 0, 0),
        ("exp(-r + sqrt(r))", "0", 0, -1),
        ("exp(-2*r)*cosh(r)", "0", 0, -1),
        ("exp(-r)*cosh(2*r)", "0", 0, 1),
        ("erfc(r)", "0", 0, -1),
        ("1/sinh(r)", "0", 0, -1),
        ("exp(-r) + exp(-2*r)", "0", 0, -1),
        ("1/r + exp(r)", "0", 0, 1),
        ("exp(r) + 1/r", "0", 0, 1),
        ("exp(-r) + max(a, b)/r", "1", 0, 0),
        ("max(a, b)*log(r)", "0", 1, 0),
        ("sech(r)", "0", 0, -1),
        ("sech(-r)", "0", 0, -1),
        ("cosh(-r)", "0", 0, 1),
        ("besselk(1, r)", "0", 0, -1),
        ("uppergamma(2, r)", "0", 0, -1),
        ("exp(-exp(r))", "0", 0, -1),
    ],
)
def test_behaviour_at_infinity(term: str, exponent: str, logs: int, speed: int) -> None:
    found = behaviour(at_infinity(parse(term)), domain(()))
    assert found is not None
    assert (text(found.exponent), found.logs, found.speed) == (exponent, logs, speed)


# The integral is 1/r, although exp(-r t) tends to 1.
@pytest.mark.parametrize(
    "term",
    [
        "integral(exp(-r*t), t)",
        "cos(1/r)",
        "r - r",
        "exp(log(r))",
        "sin(1/r)/r",
        "exp(-1/r) - exp(-2/r)*exp(1/r)",
        "(a - b)/r",
        "2^r",
        "max(cos(1/r), 1/2)",
        "max(r^a, r^b)",
        "r^a + r^b",
        "cosh(1/r) - exp(2/r)",
        "exp(-2/r) - sech(1/r)",
        "exp(-2/r^2) - erfc(1/r)",
        "exp(-2/r) - besselk(1, 1/r)",
        "log(-sqrt(r))",
        "sqrt(-sqrt(r))",
        "sinh(cos(1/r))*exp(r)",
        "log(exp(sqrt(r)))",
        "log(exp(sqrt(r)) + sqrt(r))",
        "log(r*exp(-1/r))",
        f"cosh(({NO_VALUE} + 1)*(1 + sqrt(r)))",
        "hyp1f1(1, 1 + 1/r, 1 + r)",
        "besselk(r, 1 + r)",
        "atan(log(r))",
        "exp(log(r)^2)",
        "besselk(0, r*log(r))",
        "besselk(1, -r*log(r))",
        "besselk(a - b, r)",
        "besselj(a - b, r)",
        "log(exp(1/r))",
        "log(exp(-1/r))",
        "sin(exp(-1/r))",
        "uppergamma(2, r)",
        "uppergamma(2, -1/r)",
        "besselk(1, -1/r)",
        "log(-1/r)",
        "sqrt(-r*log(r))",
        "(-r*log(r))^a",
        "exp(-1/r)^(a - b)",
        "erfc(1/r)*exp(1/r)",
        "exp(1/r)*erfc(1/r)",
        "r^a + sqrt(r) + r",
        "min(r^a, r^b)",
        "if(r^a < r^b, r, 1)",
        "2*exp(1/r) - exp(2/r)",
    ],
)
def test_behaviour_that_is_not_seen(term: str) -> None:
    assert behaviour(parse(term), domain(())) is None


def test_parameters_decide_the_behaviour_where_conditions_say_how() -> None:
    term = at_infinity(parse("exp(a*r - b*r)"))
    assert behaviour(term, domain(())) is None
    found = behaviour(term, domain((parse("b - a"),)))
    assert found is not None
    assert found.speed == -1


def test_an_exponent_of_unknown_sign_is_kept() -> None:
    found = behaviour(parse("(r + sqrt(r))^(a - b)"), domain(()))
    assert found is not None
    assert equal(found.exponent, parse("(a - b)/2"))


@pytest.mark.parametrize(
    ("term", "analytic"),
    [
        ("besselj(0, r) + r", True),
        ("besselj(1, r) + 1", True),
        ("besselj(1/2, r) + r", False),
        ("besselj(3/2, r) + r", False),
        ("besselj(-1, r) + r", False),
        ("besselj(a, r) + r", False),
        ("(2 - r)^a", True),
        ("(r - 2)^(-1)", True),
        ("(r - 2)^2", True),
        ("(r - 2)^(1/2)", False),
        ("(r + r^2)^0 + r", True),
        ("(r + r^2)^(-1) + r", False),
        ("(r + r^2)^(1/2) + r", False),
        ("(1 + r)^r", False),
        ("log(2 + r)", True),
        ("log(r + r^2)", False),
        ("gamma(1 + r)", False),
    ],
)
def test_analytic_functions(term: str, analytic: bool) -> None:
    assert (analytic_part(parse(term), domain(())) is not None) == analytic
