"""What a normal form makes of a term at the edges of its rules, and just beyond, where it leaves the term as it is.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction
from math import factorial

import pytest

from mfsym.kernel.grammar import parse
from mfsym.kernel.monomials import (
    Poly,
    inner_parts,
)
from mfsym.kernel.normal_arithmetic import (
    power_of_base,
    rational_value,
)
from mfsym.kernel.normal_form import applied, normal
from mfsym.kernel.term import BOUND, Apply, Symbol, difference, negative, number

COSINES = {0: "1", 2: "sqrt(3)/2", 3: "sqrt(2)/2", 4: "1/2", 6: "0", 8: "-1/2", 9: "-sqrt(2)/2", 10: "-sqrt(3)/2"}
COSINES |= {12: "-1", 14: "-sqrt(3)/2", 15: "-sqrt(2)/2", 16: "-1/2", 18: "0", 20: "1/2", 21: "sqrt(2)/2"}
COSINES |= {22: "sqrt(3)/2"}
"""Of n pi/12, for n < 24."""


def form(source: str) -> Poly:
    return normal(parse(source))


def has_function(poly: Poly, name: str) -> bool:
    return any(isinstance(part, tuple) and part[:2] == ("apply", name) for part in inner_parts(poly))


@pytest.mark.parametrize("twelfths", range(-26, 52))
def test_the_cosine_and_the_sine_of_fractions_of_pi(twelfths: int) -> None:
    for function, turned in (("cos", twelfths), ("sin", twelfths - 6)):
        found, known = form(f"{function}({twelfths}*pi/12)"), COSINES.get(turned % 24)
        assert has_function(found, function) if known is None else found == form(known)


def test_other_multiples_of_pi_are_left_alone() -> None:
    for argument in ("pi/5", "pi/24", "pi^2", "sqrt(pi)", "1/6", "a*pi/6"):
        for function in ("sin", "cos"):
            assert form(f"{function}({argument})") == applied(function, (form(argument),))
            assert has_function(form(f"{function}({argument})"), function)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        *((f"{name}(0)", "0") for name in ("sin", "sinh", "tanh", "erf", "atan", "abs")),
        *((f"{name}(0)", "1") for name in ("cos", "cosh", "sech", "erfc")),
        ("hyp1f1(a, b, 0)", "1"),
        ("hyp1f2(a, b, c, 0)", "1"),
        ("besselj(0, 0)", "1"),
        ("besselj(1/2, 0)", "0"),
        ("besselj(1, 0)", "0"),
        ("sphericalj(0, 0)", "1"),
        ("sphericalj(1, 0)", "0"),
        ("struveh(0, 0)", "0"),
        ("struveh(1, 0)", "0"),
        ("sin(a + pi)", "-sin(a)"),
        ("sin(a + 2*pi)", "sin(a)"),
        ("sin(a - pi)", "-sin(a)"),
        ("cos(a - 3*pi)", "-cos(a)"),
        ("cos(a + 4*pi)", "cos(a)"),
        *((f"{name}(-a)", f"-{name}(a)") for name in ("sin", "sinh", "tanh", "erf", "atan")),
        *((f"{name}(-a)", f"{name}(a)") for name in ("cos", "cosh", "sech", "abs")),
        ("sin(b - a)", "-sin(a - b)"),
        ("sin(-a/2 - b)", "-sin(a/2 + b)"),
        ("sin(-a/2 + b)", "-sin(a/2 - b)"),
        ("sphericalj(0, -a)", "sphericalj(0, a)"),
        ("sphericalj(1, -a)", "-sphericalj(1, a)"),
        ("sphericalj(2, -a)", "sphericalj(2, a)"),
        ("max(a + 1, a)", "a + 1"),
        ("max(a, a + 1)", "a + 1"),
        ("min(a + 1, a)", "a"),
        ("min(a, a + 1)", "a"),
        ("max(a, 0)", "a"),
        ("min(-a, 0)", "-a"),
        ("abs(-a - b)", "a + b"),
        ("abs(a*b)", "a*b"),
        ("if(a + b < c + b, x, y)", "if(a < c, x, y)"),
        ("if(-a < b, x, y)", "if(0 < a + b, x, y)"),
        ("if(2*a <= 4*b, x, y)", "if(a <= 2*b, x, y)"),
        ("if(a < b, x, y)", "y + (x - y)*if(a < b, 1, 0)"),
        ("if(a < b, 1, 1)", "1"),
        ("log(1)", "0"),
        ("log(1/2)", "-log(2)"),
        ("log(12)", "2*log(2) + log(3)"),
        ("log(2*a^b/c)", "log(2) + b*log(a) - log(c)"),
        ("log(sqrt(a + b))", "log(a + b)/2"),
        ("log(3*exp(a))", "log(3) + a"),
        ("gamma(1/2)", "sqrt(pi)"),
        ("gamma(3/2)", "sqrt(pi)/2"),
        ("gamma(5/2)", "3*sqrt(pi)/4"),
        ("gamma(1)", "1"),
        ("gamma(2)", "1"),
        ("gamma(4)", "6"),
        ("integral(0, t)", "0"),
        ("integral(-3*a*b^(t + 2), t)", "-3*a*b^2*integral(b^t, t)"),
        ("integral(t^a*a^t, t)", "integral(a^t*t^a, t)"),
        ("abs(a - b)^2", "a^2 - 2*a*b + b^2"),
        ("abs(a - b)^(-2)", "(a - b)^(-2)"),
        ("abs(a - b)^4", "(a - b)^4"),
        ("(a*(b - c))^(-2)", "a^(-2)*(b - c)^(-2)"),
        ("((a - b)^2)^(-1)", "(a - b)^(-2)"),
        ("((a + b)*(a - b))^(-1)", "(a + b)^(-1)*(a - b)^(-1)"),
        ("((a + b)^3)^x", "(a + b)^(3*x)"),
        ("(-a)^(-3)", "-a^(-3)"),
        ("(-a)^(-2)", "a^(-2)"),
        ("(sin(a)^3)^(-1)", "sin(a)^(-3)"),
        ("(4*a^2)^(1/2)", "2*a"),
        ("(a^2*b + a^3)^(1/2)", "a*(a + b)^(1/2)"),
        ("(a^(-1) + b*a^(-2))^x", "a^(-2*x)*(a + b)^x"),
        ("(6*a + 9*b)^x", "3^x*(2*a + 3*b)^x"),
        ("(a/2 + b/3)^x", "6^(-x)*(3*a + 2*b)^x"),
        ("2^(5/2)", "4*2^(1/2)"),
        ("2^(-1/2)", "2^(1/2)/2"),
        ("2^(x + 3)", "8*2^x"),
        ("(1/8)^(1/3)", "1/2"),
        ("(a^x)^y", "a^(x*y)"),
        ("exp(a)^y", "exp(a*y)"),
        ("exp(2*a)*exp(-a)", "exp(a)"),
        ("(a - a)^2", "0"),
        ("(a - a)^(1/2)", "0"),
        ("((a + b)^(3/2) - a*sqrt(a + b) - b*sqrt(a + b))^(1/2)", "0"),
        ("(a - b)^0", "1"),
        ("(a + b)^(1/2)*(a + b)^(1/2)", "a + b"),
        ("(a + b)^(1/2)*(a + b)^(3/2)", "a^2 + 2*a*b + b^2"),
        ("(a + b)^(1/2)*(a + b)^(79/2)", "(a + b)^40"),
        ("(a + b)^(1/2)*(a + b)^(81/2)", "(a + b)^41"),
        ("abs(a - b)^(1/2)*abs(a - b)^(3/2)", "(a - b)^2"),
        ("2^(1/3)*2^(2/3)", "2"),
    ],
)
def test_two_terms_have_one_form(left: str, right: str) -> None:
    assert form(left) == form(right)


@pytest.mark.parametrize(
    ("source", "function"),
    [
        ("besselj(-1, 0)", "besselj"),
        ("besselj(a, 0)", "besselj"),
        ("sphericalj(-1, 0)", "sphericalj"),
        ("besselk(1, 0)", "besselk"),
        ("max(a, b)", "max"),
        ("max(a + 1, a, b)", "max"),
        ("abs(sin(a))", "abs"),
        ("abs(a - b)", "abs"),
        ("abs(a - b)^3", "abs"),
        ("abs(a - b)^x", "abs"),
        ("abs(a - b)^(x + 2)", "abs"),
        ("log(-a)", "log"),
        ("log(sin(a))", "log"),
        ("log(0)", "log"),
        ("gamma(0)", "gamma"),
        ("gamma(-1/2)", "gamma"),
        ("gamma(1/3)", "gamma"),
        ("gamma(201)", "gamma"),
        ("gamma(401/2)", "gamma"),
        ("gamma(a)", "gamma"),
        ("sin(a + pi/3)", "sin"),
        ("tanh(pi/3)", "tanh"),
        ("atan(pi/4)", "atan"),
        ("log(pi/6)", "log"),
        ("if(a < b, 1, 0)", "if"),
    ],
)
def test_what_is_left_as_it_is(source: str, function: str) -> None:
    assert has_function(form(source), function)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("sin(a + pi/2)", "sin(a)"),
        ("sin(a + pi/2)", "-sin(a)"),
        ("sin(a + pi*b)", "sin(a)"),
        ("sin(a + 5*pi/2)", "sin(a)"),
        ("sphericalj(b, -a)", "sphericalj(b, a)"),
        ("sphericalj(b, -a)", "-sphericalj(b, a)"),
        ("tanh(a + pi)", "tanh(a)"),
        ("tanh(a + pi)", "-tanh(a)"),
        ("atan(a + 2*pi)", "atan(a)"),
        ("besselj(1, a + 2*pi)", "besselj(1, a)"),
        ("besselj(pi, a)", "-besselj(0, a)"),
        ("besselj(a + pi, b)", "-besselj(a, b)"),
        ("log(-a)", "log(a)"),
        ("erfc(-a)", "erfc(a)"),
        ("erfc(-a)", "-erfc(a)"),
        ("besselj(1, -a)", "besselj(1, a)"),
        ("max(a, b)", "min(a, b)"),
        ("if(a < b, x, y)", "if(a < b, y, x)"),
        ("if(a < b, x, y)", "if(b < a, x, y)"),
        ("if(a < b, x, y)", "if(c < b, x, y)"),
        ("if(a < b, x, y)", "if(a < c, x, y)"),
        ("if(a + 2*c < b, x, y)", "if(a + c < b, x, y)"),
        ("if(a < b, x, y)", "if(a <= b, x, y)"),
        ("if(a < 2*b, x, y)", "if(a < b, x, y)"),
        ("(-a)^(1/2)", "a^(1/2)"),
        ("((a - b)^2)^(1/2)", "a - b"),
        ("((a - b)^2)^x", "(a - b)^(2*x)"),
        ("(sin(a)^2)^(1/2)", "sin(a)"),
        ("(a^2*sin(b)^2)^(1/2)", "a*sin(b)"),
        ("integral(a^(t*b), t)", "a^b*integral(a^t, t)"),
        ("integral(t*exp(-t), t)", "integral(exp(-t), t)"),
        ("integral(t^a*exp(-t), t)", "integral(t^b*exp(-t), t)"),
        ("integral(a^t*t, t)", "integral(t, t)"),
        ("integral(exp(-t) + t*exp(-t), t)", "integral(exp(-t), t)"),
    ],
)
def test_two_terms_have_different_forms(left: str, right: str) -> None:
    assert form(left) != form(right)


@pytest.mark.parametrize(
    "source",
    ["integral(t, t)", "integral(t^a, t)", "integral(a^t, t)", "integral(a^(b*t + 1), t)", "integral(t - a, t)"],
)
def test_the_variable_of_integration_stays_inside(source: str) -> None:
    for monomial, _ in form(source):
        for base, exponent in monomial:
            outside = base if base[:2] != ("apply", "integral") else ()
            assert ("symbol", BOUND.name) not in [*inner_parts(outside), *inner_parts(exponent)]
    assert has_function(form(source), "integral")


def test_functions_of_what() -> None:
    def argument(source: str) -> Poly:
        (((((_, *_, inner), _),), _),) = form(source)
        assert isinstance(inner, frozenset)
        return inner

    assert argument("integral(exp(-t), t)") == normal(Apply("exp", (negative(BOUND),)))
    assert argument("integral(t - a, t)") == normal(difference(BOUND, Symbol("a")))
    assert argument("log(a - b)") == form("a - b")
    assert argument("log(2)") == power_of_base(("number", 2), form("1"))
    assert argument("erf(2*a)") == form("2*a")


def test_the_sides_of_a_comparison() -> None:
    less = ("apply", "less", form("a + 2*c"), form("b + 3*x"))
    condition = power_of_base(less, form("1"))
    assert form("if(a + 2*c - b < 3*x, 1, 0)") == power_of_base(
        ("apply", "if", condition, form("1"), form("0")), form("1")
    )


@pytest.mark.parametrize("base", ["sin(a)", "sin(a)^2", "a^2*sin(b)^2", "a*sin(b)", "b*sin(a)", "c*sin(x)", "x*sin(c)"])
def test_roots_of_what_may_be_negative_stay(base: str) -> None:
    assert form(f"({base})^x") == power_of_base(("sum", form(base)), form("x"))


def test_factorials() -> None:
    assert rational_value(form("gamma(200)")) == factorial(199)
    half = rational_value(form("gamma(399/2)/sqrt(pi)"))
    assert half == Fraction(factorial(398), 4**199 * factorial(199))


def test_a_product_of_no_factors_is_one() -> None:
    assert applied("pi", ()) == normal(Apply("pi", ()))
    assert normal(number(0)) == frozenset()
