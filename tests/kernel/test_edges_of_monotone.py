"""Completely monotone functions of r^2, and of r, at the edges of each rule; what is refused is not one."""

import pytest

from mfsym.kernel.enclosure import domain
from mfsym.kernel.grammar import parse
from mfsym.kernel.monotone import is_completely_monotone, varies
from mfsym.kernel.term import ONE

NOTHING = domain(())


def seen(term: str, *conditions: str) -> bool:
    return is_completely_monotone(parse(term), domain(tuple(map(parse, conditions))))


@pytest.mark.parametrize(
    "term",
    [
        "a",
        "0*r",
        "r^(-a)",
        "exp(-r^2)",
        "exp(-r) + 1/r",
        "1/((1 + r)/a)",
        "1/(1 + r)^3",
        "erf(sqrt(1 + r))/r",
        "exp(-r)/r^2",
        "exp(-r)*(r*(1 + r))^(-a)",
        "log(1/r + 1)",
        "(1/r)^0",
        "(1/r - 1/sqrt(1 + r^2))*exp(-r) + exp(-r)",
        "(1/r + exp(-r))^2",
        "exp(1/r)",
        "exp(-r + 1/r)",
        # Differences of powers of Bernstein functions that differ by a constant, and slices of Coulomb.
        "1/r - 1/sqrt(r^2 + 1)",
        "-1/sqrt(r^2 + 1) + 1/r",
        "r^(-3) - (r^2 + 1)^(-3/2)",
        "(1 + r)^(-a) - (2 + r)^(-a)",
        "erf(2*r)/r - erf(r)/r",
        "-erf(r)/r + erf(2*r)/r",
        "erfc(r)/r - erfc(2*r)/r",
        "1/r*erf(2*r) - 1/r*erf(r)",
        "3*erf(2*r)/r - 3*erf(r)/r",
        # Falling to a limit that is not negative.
        "1 - tanh(r)",
        "2 - erf(r)",
        # Products with powers of r.
        "2*exp(-r)/r",
        "-1/(-2*r)",
        "1/(r*cosh(r))",
        "r^(-a)*exp(-r)",
        "r/sinh(r)",
        "r^3/sinh(2*r)^3",
        "sinh(sqrt(1 + r^2))^(-1)",
        "r^(1/2)*besselk(1/2, r)",
        "r^(3/2)*besselk(3/2, r)",
        "r^a*besselk(a, r)",
        "besselk(-1/2, r)",
        "besselk(1/2, sqrt(1 + r))",
        "erf(r)/r",
        "tanh(2*r)/r",
        "log(1 + r)/r",
        "log(1 + r^2)/r^2",
        "sqrt(1 + r)/r",
        "1/(exp(r) + 1)",
        "1/(exp(r) - 1)",
        "1/(exp(r) - 1/2)",
        "1/(exp(sqrt(1 + r)) + 1)",
        # Logarithms.
        "log(1 + 1/r)",
        "log(1 + 1/r^2)",
        "log(2 + 1/r)",
        "log(1 + 2/r)",
        "log(1 + 1/(1 + r))",
        "log(1 + 1/sqrt(1 + r))",
        # Exponentials of what rises.
        "exp(-r^2 - r)",
        "exp(-2*r^2)",
        "exp(-2*sqrt(1 + r^2))",
        "exp(-(1 + r)^(1/3))",
        "exp(-log(r))",
        "exp(-log(r*(1 + r)))",
        "exp(-erf(r))",
        "exp(-tanh(3*r))",
        "exp(3/r - 2)",
        "exp(-1 + exp(-r))",
        # Powers of what rises.
        "(1 + r)^(-1/2)",
        "cosh(r)^(-2)",
        "1/(r^2*cosh(r))",
        "1/(2*(1 + r)*a)",
        "exp(r)^(-a)",
        "1/sqrt(r)",
        # Roots of Bernstein functions.
        "sech(r)",
        "sech(2*sqrt(1 + r))",
        "sech((1 + r)^(1/3))",
        "erfc(3*sqrt(r))",
    ],
)
def test_completely_monotone_functions(term: str) -> None:
    assert seen(term)


@pytest.mark.parametrize(
    "term",
    [
        "-1",
        "r",
        "a - b",
        "exp(r)",
        "exp(-r^3)",
        "exp(r - r^2)",
        "exp(2 - 3/r)",
        "exp(-r) - 1/r",
        "(1 + r)^(1/2) - (2 + r)^(1/2)",
        "(a - b)/(1 + r) - (a - b)/(2 + r)",
        "(1 + r)^(-1)*a - (2 + r)^(-1)*b",
        "a*(1 + r)^(-1) - b*(2 + r)^(-1)",
        "r + exp(-r)",
        "log(r)/r",
        "erf((a - b)*r)/r",
        "erf(-r)/r",
        "-(a - b)*exp(-r)",
        "(a - b)*(b - c)*exp(-r)",
        "exp(-r)/(1/((a - b)*r))",
        "log(1 + (a - b)/r)",
        "erf(r)",
        "tanh(r)",
        "(exp(-r^2) + exp(-2*r^2))^(1/2)",
        "(1 + r)^2",
        "-2*exp(-r)/r",
        "1/(-2*r)",
        "1/(r^(-2))",
        "(a - b)*exp(-r)",
        "exp(-r)/((a - b)*r)",
        "r^a*exp(-r)",
        "exp(-r^a)",
        # Negative somewhere.
        "1/sqrt(r^2 + 1) - 1/r",
        "2/sqrt(r^2 + 1) - 1/r",
        "1/(1 + r) - 2/r",
        "1/(1 + r) - 1/(1/2 + r)",
        "erf(r)/r - erf(2*r)/r",
        "erfc(2*r)/r - erfc(r)/r",
        "erf(2*r)/r - 2*erf(r)/r",
        "1/2 - erf(r)",
        "log(1/2 + 1/r)",
        "log(r)",
        "-erf(r)/r - erfc(2*r)/r",
        # Rising somewhere.
        "(1/r + r)^(-1)",
        "exp(-r*exp(-r))",
        "exp(-exp(-r)/r)",
        "exp(-1/(1 + r))",
        "1/((1 + r)*(1/r))",
        "1/(1/r)^2",
        "sinh(r)^2/r^2",
        "besselk(r^2, r)",
        "2*r^(-r)",
        "log(2 + r + 1/r)",
        "log(2 + 1/r + r)",
        "log(2 - 1/(1 + r))",
        "log(1 + r*(1 + r)^(-1/2))",
        "log(1 + (1 + r)^(1/2))",
        "sech((1 + r)^(-1/2))",
        "exp(-r)*(r^(1/2))^2",
        # Decaying faster than every exponential of r^2.
        "exp(-2*r^3)",
        "exp(-r^2*log(1 + r))",
        "exp(-(1 + r)*(1 + r^2))",
        "1/(exp(r^3) - 1)",
        "besselk(1, r^3)",
        "(1 + r)^(-r^2)",
        # Without a value at some distance.
        "1/(exp(r) - 2)",
        "1/(exp(log(r)) - 1/2)",
        "1/(log(1)*r + log(1)*r^2)",
        # 0 at r = 0.
        "(1 + r)^(-r/(1 + r)) - (2 + r)^(-r/(1 + r))",
        "erf(2*r^2)/r - erf(r^2)/r",
        "erf(2*r) - erf(r)",
        "exp(-r)*r",
        "r^2/sinh(r)",
        "r^(8/5)*besselk(3/2, r)",
        "erf(r)/sqrt(r)",
        "tanh(r)*exp(-r)",
        "log(1 + r^2)/r",
        "sech(1/r)",
        "exp(-1/r)",
        "1 - exp(-r)",
        "exp(-(1 + 1/r))",
        "exp(-(1 + 1/r)^(1/2))",
        "r/(1 + r)",
        # With a slope 0 in r^2 at r = 0, or a third derivative > 0.
        "1/(1 + r^3)",
        "(1 + r^3)^(-1/2)",
        "sech(r^2)",
        "cosh(r^2)^(-1)",
        "erfc(r^2)",
        "exp(-(1 + r^2)^2)",
        "exp(-erf(r^2))",
        "log(1 + 1/(1 + r^8))",
        "sech((1 + r^8)^(1/4))",
        # The derivative of log(1 + s^(-4)) is -4/(s (1 + s^4)), the transform of cos(t) cosh(t) - 1 up to scale.
        "log(1 + 1/r^8)",
        "log(1 + (1 + r^2)^(-4))",
        # Series of exponentials of r^2 with both signs.
        "1/(exp(r^2) + 1/2)",
        "log(5/(2*(1 - exp(-r^2))) - 3/2)",
        "1/(exp(r^2) + 1)",
        "sech(1 + r^2)",
        # Rising, flat at r = 0, or without a value at r = 1.
        "1/(exp(r) + 1) + exp(r)",
        "exp(r)^a",
        "sinh(r)/r",
        "besselk(1/2, 1/r)",
        "erf(1/r)",
        "1/(r - r^2)",
    ],
)
def test_functions_that_are_not_completely_monotone(term: str) -> None:
    assert not seen(term)


@pytest.mark.parametrize(
    ("term", "condition"),
    [
        ("exp(-r^a)", "2 - a"),
        ("(a - b)/(1 + r) - (a - b)/(2 + r)", "a - b"),
        ("(a - b)*exp(-r)", "a - b"),
        ("exp(-r)/((a - b)*r)", "a - b"),
        ("r^(-a)*besselk(b, r)*r^b", "a - b"),
        ("erf(a*r)/r - erf(b*r)/r", "a - b"),
        ("sech((1 + r)^a)", "1 - 2*a"),
        ("exp(-(1 + r)^a)", "1 - a"),
    ],
)
def test_functions_that_are_so_under_a_condition(term: str, condition: str) -> None:
    assert seen(term, condition)
    assert not seen(term, f"-({condition})")


@pytest.mark.parametrize(
    "term", ["exp(-r)", "1/(1 + r)", "log(1 + 1/r)", "r/sinh(sqrt(r))^2", "log(1 + r)/r", "erf(sqrt(r))/sqrt(r)"]
)
def test_functions_of_the_distance(term: str) -> None:
    assert is_completely_monotone(parse(term), NOTHING, ONE)


@pytest.mark.parametrize(
    "term",
    # Each has the slope 0 at r = 0, but for the second, whose logarithm is concave.
    [
        "exp(-r^2)",
        "exp(-r - r^2)",
        "1/(1 + r^2)",
        "sech(r)",
        "r/sinh(r)",
        "erf(r)/r",
        "tanh(r)/r",
        "erf(2*r)/r - erf(r)/r",
        "log(1 + r^2)/r^2",
    ],
)
def test_functions_that_are_not_so_of_the_distance(term: str) -> None:
    assert seen(term) or term == "exp(-r - r^2)"
    assert not is_completely_monotone(parse(term), NOTHING, ONE)


@pytest.mark.parametrize(
    ("term", "constant"),
    [
        ("a", True),
        ("exp(-r)/exp(-r)", True),
        ("1/r", False),
        ("1 + exp(-r)", False),
        ("exp(-r)", False),
        ("1/r - 1/sqrt(r^2 + 1)", False),
        ("erf(2*r)/r - erf(r)/r", False),
        ("erf(a*r)/r - erf(b*r)/r", True),
        ("0*r", True),
        ("1 + exp(-a*r)", False),
        ("2 + erf(2*r)/r - erf(r)/r", False),
        ("sin(r) - a", True),
        ("sin(r) + a", True),
    ],
)
def test_functions_that_may_be_constant(term: str, constant: bool) -> None:
    assert varies(parse(term), NOTHING) != constant


def test_functions_of_the_root_of_the_distance() -> None:
    assert is_completely_monotone(parse("1/r"), NOTHING, parse("1/2"))
    assert not is_completely_monotone(parse("exp(-r)"), NOTHING, parse("1/2"))
