"""What is proved equal, and just not, at the edges of the identities that equality knows.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

import pytest

from mfsym.kernel.equality import (
    HIGHEST_ORDER,
    MOST_SUMS,
    as_waves,
    equal,
    replaced,
    with_common_gammas,
    with_fewer_functions,
)
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.normal_arithmetic import LARGEST_EXPANDED_POWER, poly_scaled, poly_sum
from mfsym.kernel.normal_form import normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Symbol

A = Symbol("a")


def are_equal(left: str, right: str) -> bool:
    return equal(parse(left), parse(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sinh(x)", "(exp(x) - exp(-x))/2"),
        ("cosh(x)", "(exp(x) + exp(-x))/2"),
        ("tanh(x)", "sinh(x)/cosh(x)"),
        ("sech(x)", "1/cosh(x)"),
        ("erfc(x)", "1 - erf(x)"),
        ("cosh(2*x)", "2*cosh(x)^2 - 1"),
        ("sphericalj(0, x)*x", "sin(x)"),
        ("sphericalj(1, x)*x^2", "sin(x) - x*cos(x)"),
        ("sphericalj(2, x)", "(3/x^3 - 1/x)*sin(x) - 3*cos(x)/x^2"),
        ("sphericalj(3, x)*x", "5*sphericalj(2, x) - x*sphericalj(1, x)"),
        ("sin(x)^2 + cos(x)^2", "1"),
        ("2*sin(x)*cos(x)", "sin(2*x)"),
        ("cos(x)^2 - sin(x)^2", "cos(2*x)"),
        ("2*sin(x)*cos(y)", "sin(x + y) + sin(x - y)"),
        ("2*cos(x)*sin(y)", "sin(x + y) - sin(x - y)"),
        ("2*cos(x)*cos(y)", "cos(x + y) + cos(x - y)"),
        ("2*sin(x)*sin(y)", "cos(x - y) - cos(x + y)"),
        ("4*sin(x)^3", "3*sin(x) - sin(3*x)"),
        ("4*cos(x)^3", "3*cos(x) + cos(3*x)"),
        ("4*sin(x)*sin(y)*cos(z)", "2*cos(z)*(cos(x - y) - cos(x + y))"),
        ("sin(x)*cos(x)/(1 + x^2)", "sin(2*x)/(2*x^2 + 2)"),
        ("gamma(a + 1)", "a*gamma(a)"),
        ("gamma(a + 2)", "(a + 1)*a*gamma(a)"),
        ("gamma(a + 1)/gamma(a)", "a"),
        ("gamma(a)/gamma(a + 3)", "1/(a*(a + 1)*(a + 2))"),
        ("gamma(a + 3/2)", "(a + 1/2)*gamma(a + 1/2)"),
        ("gamma(a + 1)^2", "a^2*gamma(a)^2"),
        ("gamma(a + 1)^(-2)", "a^(-2)*gamma(a)^(-2)"),
        ("gamma(a/2 + b + 1)", "(a/2 + b)*gamma(a/2 + b)"),
        ("log(1 + a/x)", "log(x + a) - log(x)"),
        ("b*log(2*x + 2*a)", "b*log(2) + b*log(x + a)"),
        ("log(x + x*a)*log(b)", "(log(x) + log(1 + a))*log(b)"),
        ("(a + b)^x/(a + b)", "(a + b)^(x - 1)"),
        ("a/(a - b) - b/(a - b)", "1"),
        ("(a + b)^42", "a*(a + b)^41 + b*(a + b)^41"),
        ("1/(a + b) + 1/(a - b)", "2*a/(a^2 - b^2)"),
        ("sqrt(a + b)*a + sqrt(a + b)*b", "(a + b)^(3/2)"),
        ("1/(1 + 1/(a + b))", "(a + b)/(a + b + 1)"),
        ("sqrt(1 + 1/(a + b))^2*(a + b)", "a + b + 1"),
    ],
)
def test_what_is_proved(left: str, right: str) -> None:
    assert are_equal(left, right)
    assert are_equal(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sinh(x)", "(exp(x) + exp(-x))/2"),
        ("cosh(x)", "exp(x)"),
        ("tanh(x)", "cosh(x)/sinh(x)"),
        ("sech(x)", "2/cosh(x)"),
        ("erfc(x)", "1 + erf(x)"),
        ("sphericalj(0, x)", "sin(x)"),
        ("sphericalj(1, x)*x^2", "sin(x) + x*cos(x)"),
        ("sphericalj(1/2, x)", "sin(x)/x"),
        ("sphericalj(a, x)", "sphericalj(a + 1, x)"),
        ("2*sin(x)*cos(y)", "sin(x + y) - sin(x - y)"),
        ("2*cos(x)*sin(y)", "sin(x + y) + sin(x - y)"),
        ("2*cos(x)*cos(y)", "cos(x - y) - cos(x + y)"),
        ("2*sin(x)*sin(y)", "cos(x + y) + cos(x - y)"),
        ("sin(x)*cos(x)", "sin(2*x)"),
        ("sin(x)^2", "(1 + cos(2*x))/2"),
        ("sin(x)^(1/2)", "sin(x)"),
        ("sin(x)^a*cos(x)^a", "sin(2*x)^a/2"),
        ("tanh(x)^2", "1 + sech(x)^2"),
        ("gamma(a + 1)", "gamma(a)"),
        ("gamma(a + 1)", "(a + 1)*gamma(a)"),
        ("gamma(a + 2)", "a^2*gamma(a)"),
        ("gamma(a + 1/2)", "a*gamma(a)"),
        ("gamma(a + 1)^(1/2)", "a*gamma(a)^(1/2)"),
        ("log(1 + a/x)", "log(x + a) + log(x)"),
        ("log(x + a)", "log(x) + log(a)"),
        ("log(1 + a/x)^2", "log(x + a)^2 - log(x)^2"),
        ("(a + b)^x", "a + b"),
        ("a/(a + b) + b/(a + b) + sqrt(a + b)", "1"),
        ("a*(a + b)^(x - 1) + b*(a + b)^(x - 1) + (a + b)^y", "(a + b)^x"),
        ("log(a - a)", "log(b)"),
        ("1/(a + b)", "1/a + 1/b"),
        ("(a + b)^(1/2)*(a + b)", "(a + b)^(5/2)"),
    ],
)
def test_what_is_not_proved(left: str, right: str) -> None:
    assert not are_equal(left, right)
    assert not are_equal(right, left)


@pytest.mark.parametrize("order", [HIGHEST_ORDER + 1, -1, "1/2"])
def test_spherical_bessel_functions_of_other_orders_are_not_written_out(order: object) -> None:
    written = with_fewer_functions(parse(f"sphericalj({order}, a)"))
    assert text(written) == f"sphericalj({order}, a)"


def test_powers_that_are_far_apart() -> None:
    n = LARGEST_EXPANDED_POWER
    assert not are_equal(f"(a + b)^(x + {n})", "(a + b)^x")
    with pytest.raises(Refused, match="too far apart"):
        are_equal(f"(a + b)^(x + {n + 1})", "(a + b)^x")
    with pytest.raises(Refused, match="too far apart"):
        are_equal(f"(a + b)^(x + {n})", "(a + b)^(x - 1)")


def test_formulas_with_many_sums() -> None:
    many = "+".join(f"1/(a{i} + 1)" for i in range(MOST_SUMS + 1))
    with pytest.raises(Refused, match="too many sums"):
        are_equal(many, "1")


def test_gamma_functions_by_the_least_argument() -> None:
    def of(source: str) -> object:
        return with_common_gammas(normal(parse(source)))

    assert of("a + b") == normal(parse("a + b"))
    assert of("gamma(a + 2) + gamma(a + 1)") == of("gamma(a + 1)*(a + 1) + gamma(a + 1)")
    assert of("gamma(a + 1) + gamma(a + 2)") == normal(parse("gamma(a + 1)*(a + 2)"))
    assert of("gamma(a + 1)*gamma(b)") == normal(parse("gamma(a + 1)*gamma(b)"))
    for left in ("gamma(a + 1)^(1/2) + gamma(a)", "gamma(a + 1)^b + gamma(a)", "gamma(a + 1)^(b + 1) + gamma(a)"):
        assert of(left) == normal(parse(left))
    n = LARGEST_EXPANDED_POWER
    far = f"gamma(a + {n + 1}) + gamma(a)"
    assert of(far) == normal(parse(far))
    assert of(f"gamma(a + {n}) + gamma(a)") != normal(parse(f"gamma(a + {n}) + gamma(a)"))


def test_waves_are_written_as_a_sum() -> None:
    def of(source: str) -> object:
        return poly_sum(poly_scaled(as_waves(monomial), c) for monomial, c in normal(parse(source)))

    for source in (
        "a",
        "sin(a)",
        "3*b*cos(a)",
        "sin(a)^(-1)",
        "sin(a)^(1/2)",
        "cos(a)^b",
        "tanh(a)^2",
        "sin(a)*tanh(b)",
    ):
        assert of(source) == normal(parse(source))
    assert of("sin(a)^2") == normal(parse("1/2 - cos(2*a)/2"))
    assert of("b*sin(a)^3") == normal(parse("3*b*sin(a)/4 - b*sin(3*a)/4"))
    assert of("sin(a)*cos(a)*sin(b)^(-1)") == normal(parse("sin(2*a)/2*sin(b)^(-1)"))


# --- equals for equals -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("term", "old", "new", "result"),
    [
        ("a", "a", "b", "b"),
        ("a + c", "a + c", "b", "b"),
        ("c + a", "a + c", "b", "b"),
        ("exp(a + a)", "2*a", "b", "exp(a + a)"),  # a sum is no product, even if equal
        ("exp(a*2)", "2*a", "b", "exp(b)"),
        ("exp(a) + a*a", "a", "b", "exp(b) + b*b"),
        ("integral(exp(-a*t), t)", "a", "b", "integral(exp(-a*t), t)"),
        ("a*integral(exp(-a*t), t)", "a", "b", "b*integral(exp(-a*t), t)"),
        ("integral(exp(-a*t), t)", "integral(exp(-a*t), t)", "b", "integral(exp(-a*t), t)"),
        ("c", "a", "b", "c"),
    ],
)
def test_equals_are_replaced(term: str, old: str, new: str, result: str) -> None:
    assert replaced(parse(term), parse(old), parse(new)) == parse(result)


def test_numbers_are_replaced_too() -> None:
    assert replaced(parse("a + 1/2"), parse("1/2"), A) == parse("a + a")
