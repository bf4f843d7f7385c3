"""Derivatives against difference quotients of another library, and against the rules that define them."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, reject, settings

from mfsym.kernel.calculus import derivative
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ZERO, Symbol, contains, product, total
from tests.kernel.terms import POINTS, positive_terms, value

R = Symbol("r")
STEP = Fraction(1, 10**20)


@pytest.mark.parametrize(
    "formula",
    [
        "r^3",
        "exp(-a*r^2)",
        "log(1 + r)",
        "sin(b*r)*cos(r)",
        "sinh(r)*cosh(r/2)",
        "tanh(a*r)",
        "sech(a*r)^2",
        "erf(a*r)",
        "erfc(r)/r",
        "besselk(b, a*r)",
        "besselj(b, a*r)",
        "(1 + r^2)^(-b)",
        "a^r",
        "r^r",
        "sqrt(r + s)",
    ],
)
@settings(max_examples=20)
@given(point=POINTS)
def test_the_derivative_is_the_limit_of_difference_quotients(formula: str, point: dict[str, Fraction]) -> None:
    term = parse(formula)
    with mpmath.workdps(60):
        below, above = (value(term, {**point, "r": point["r"] + step}) for step in (-STEP, STEP))
        slope = value(derivative(term, R), point)
        # Values have 60 digits, so the quotient 40; the central difference is off by STEP^2 times a third derivative.
        error = abs((above - below) * STEP.denominator / 2 - slope)
        assert error < mpmath.mpf(10) ** -25 * (1 + abs(slope))


@given(positive_terms, positive_terms)
def test_sums_and_products_follow_the_rules(f: object, g: object) -> None:
    try:
        df, dg = derivative(f, R), derivative(g, R)  # type: ignore[arg-type]
        assert equal(derivative(total(f, g), R), total(df, dg))  # type: ignore[arg-type]
        leibniz = total(product(df, g), product(f, dg))  # type: ignore[arg-type]
        assert equal(derivative(product(f, g), R), leibniz)  # type: ignore[arg-type]
    except Refused:
        reject()


@given(positive_terms)
def test_what_does_not_depend_on_the_variable_has_the_derivative_0(term: object) -> None:
    if not contains(term, R):  # type: ignore[arg-type]
        assert derivative(term, R) == ZERO  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "formula",
    ["max(r, 1)", "min(r, 1)", "abs(r - 1)", "if(r < 1, r, 0)", "gamma(r)", "besselk(r, 1)", "integral(exp(-r*t), t)"],
)
def test_functions_without_a_known_derivative_are_refused(formula: str) -> None:
    with pytest.raises(Refused):
        derivative(parse(formula), R)
