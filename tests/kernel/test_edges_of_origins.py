"""How profiles are bounded, expanded and analytic near r = 0, at the edges of each rule."""

import pytest

from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.origin import expansion, is_analytic_in_square, is_locally_integrable, powers_at_origin
from mfsym.kernel.refusal import Refused

NOTHING = domain(())


@pytest.mark.parametrize(
    ("term", "powers"),
    [
        ("r", ["1"]),
        ("5*a", ["0"]),
        ("r/(-a)", ["1"]),
        ("exp(a*r)", ["0"]),
        ("r^a*cosh(r)", ["a"]),
        ("2 - exp(-sqrt(r))", ["0", "0"]),
        ("1 + r", ["0"]),
        ("1/r + exp(-r)/r", ["-1"]),
        ("1/r - exp(-r)/r", ["0"]),
        ("1 - exp(-sqrt(r))", ["1/2"]),
        ("sqrt(r) + r^(1/3)", ["1/2", "1/3"]),
        ("log(r) + 1/r", ["-1/8", "-1"]),
        ("(sqrt(r) + r^(1/3))/r", ["-1/2", "-2/3"]),
        ("(sqrt(r) + r^(1/3))*(r + r^(1/4))", ["3/2", "3/4", "4/3", "7/12"]),
        ("sqrt(r + r^(1/3))", ["1/2", "1/6"]),
        ("besselk(1/2, sqrt(r))", ["-5/16"]),
        ("besselk(-1/2, sqrt(r))", ["-5/16"]),
        ("besselk(0, r)", ["-1/8"]),
        ("sin(sqrt(r))", ["1/2"]),
        ("erf(sqrt(r))", ["1/2"]),
        ("sin(1/r)", ["0"]),
        ("exp(sqrt(r))", ["0"]),
        ("exp(-1/r)", ["0"]),
        # Where a term in a denominator is at least a multiple of a power.
        ("1/(1 + sqrt(r))", ["0"]),
        ("1/(sqrt(r) + 1)", ["0"]),
        ("1/(sqrt(r) + r^(1/3))", ["-1/2"]),
        ("1/(sqrt(r)*cosh(r)*a)", ["-1/2"]),
        ("1/(a*cosh(r)*sqrt(r))", ["-1/2"]),
        ("1/sqrt(r)^(-1/r)", ["0"]),
        ("1/sinh(sqrt(r))", ["-1/2"]),
        ("1/cosh(1/r)", ["0"]),
        ("1/(exp(sqrt(r)) - 1)", ["-1/2"]),
        ("1/(1 - exp(-sqrt(r)))", ["-1"]),
        ("1/(1 - exp(-r^2))", ["-2"]),
        ("1/(2 - sin(1/r))", ["0"]),
        ("((r + r^2)^(-2))^(-1/2)", ["1"]),
        ("((sqrt(r) + r^(1/3))^(-2))^(-1/2)", ["0"]),
        ("((sqrt(r)*(r + 1))^2)^(-1/3)", ["-1/3"]),
        ("log(sqrt(r)/(1 + sqrt(r)))", ["-1/8"]),
    ],
)
def test_powers_that_bound(term: str, powers: list[str]) -> None:
    found = powers_at_origin(parse(term), NOTHING)
    assert len(found) == len(powers)
    assert all(equal(one, parse(other)) for one, other in zip(found, powers, strict=True))


@pytest.mark.parametrize(
    "term",
    [
        "exp(1/r)",
        "exp(exp(1/r))",
        "gamma(r)",
        "min(-1/r, 1)",
        "sinh(r^(1/3) + 1/sqrt(r))",
        "1/(cos(1/r) + 1)",
        "1/sqrt(r)^(1/r)",
        "1/sqrt(r)^(a - b)",
        "1/exp(-1/r)^(a - b)",
        "1/(1/cos(1/r))",
        "sinh(1/r)",
        "log(exp(1/r))",
        "log(exp(-1/r))",
        "besselk(a - b, r)",
        "besselk(r, r)",
        "besselk(1, exp(-1/r))",
        "(r + 1/r)^(a - b)",
        "(1 + 1/r)^r",
        "1/exp(-1/r)",
        "1/(r - sqrt(r))",
        "1/(exp(-1/r) - 1)",
        "1/(exp(r) - 2)",
        "((sqrt(r) - r)^(-2))^(-1/2)",
        "1/cos(1/r)",
    ],
)
def test_bound_that_is_not_seen(term: str) -> None:
    with pytest.raises(Refused, match=r"near r = 0 is not seen"):
        powers_at_origin(parse(term), NOTHING)


@pytest.mark.parametrize(
    ("profile", "dimension", "integrable"),
    [
        ("1/r", "1", False),
        ("1/r", "2", True),
        ("1/sqrt(r) + 1/r", "1", False),
        ("1/r + 1/sqrt(r)", "1", False),
        ("exp(1/r)", "3", False),
    ],
)
def test_local_integrability(profile: str, dimension: str, integrable: bool) -> None:
    assert is_locally_integrable(parse(profile), parse(dimension), NOTHING) == integrable


@pytest.mark.parametrize(
    ("term", "value", "powers"),
    [
        ("a", "a", []),
        ("r", "0", ["1"]),
        ("r^a", "0", ["a"]),
        ("1 + r + r^a", "1", ["1", "a"]),
        ("(1 + r)*(2 + sqrt(r))", "2", ["1/2", "1", "3/2"]),
        ("r*(2 + sqrt(r))", "0", ["1", "3/2"]),
        ("(2 + sqrt(r))*r", "0", ["1", "3/2"]),
        ("(4 + sqrt(r))^(1/2)", "2", ["1/2"]),
        ("cos(1 + r)", "cos(1)", ["1"]),
        ("cos(sqrt(r) + r)", "1", ["1", "3/2", "3/2", "2"]),
        ("sin(sqrt(r))", "0", ["1/2"]),
        ("log(2 + sqrt(r))", "log(2)", ["1/2"]),
        ("max(1 - sqrt(r), 0)", "1", ["1/2"]),
    ],
)
def test_expansion(term: str, value: str, powers: list[str]) -> None:
    limit, found = expansion(parse(term), NOTHING)
    assert equal(limit, parse(value))
    assert len(found) == len(powers)
    assert all(equal(one, parse(other)) for one, other in zip(found, powers, strict=True))


@pytest.mark.parametrize(
    "term", ["1/r", "r^(a - b)", "sqrt(r + r^2)", "(r - 1)^(1/2)", "log(r)", "(1 + r)^r", "max(cos(1/r), 0)", "abs(r)"]
)
def test_expansion_that_is_not_seen(term: str) -> None:
    with pytest.raises(Refused, match=r"near r = 0 is not seen"):
        expansion(parse(term), NOTHING)


@pytest.mark.parametrize(
    ("term", "analytic"),
    [
        ("a", True),
        ("r", False),
        ("r^2", True),
        ("r^3", False),
        ("r*sin(r)", True),
        ("r + sin(r)", False),
        ("1 + r", False),
        ("1 + r^2", True),
        ("r*(1 + r)*r", False),
        ("sqrt(1 + r^2)", True),
        ("sqrt(r^2)", False),
        ("sqrt(1 + r)", False),
        ("r^0 + r^2", True),
        ("1/r^2", False),
        ("(r^2 - 1)^(1/2)", False),
        ("cos(r)", True),
        ("cos(r + r^2)", False),
        ("sin(r)", False),
        ("sin(r)^2", True),
        ("sin(r)^3", False),
        ("(r + r^2)^2", False),
        ("exp(r)", False),
        ("exp(r^2)", True),
        ("exp(r)*exp(-r)", False),
        ("erfc(r)", False),
        ("abs(r)", False),
        ("(1 + r^2)^r", False),
    ],
)
def test_functions_of_the_square(term: str, analytic: bool) -> None:
    assert is_analytic_in_square(parse(term), NOTHING) == analytic
