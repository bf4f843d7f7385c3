"""Signs from the profile, conditions on parameters and Askey functions, against numerical integrals and scans."""

import math

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym import sign


@pytest.mark.parametrize(
    ("cost", "dimension", "expected"),
    [
        ("erf(t*r)/r", "3", "positive"),
        ("1/(1 + r)^2", "1", "positive"),
        ("r/sinh(r)", "3", "positive"),
        ("log(1 + 1/r^2)", "1", "positive"),
        ("exp(-a*r)*(1 + a*r)", "d", "positive"),
        ("max(1 - r, 0)^2", "2", "positive"),
        ("max(1 - r, 0)", "1", "nonnegative"),
        ("max(1 - r, 0)", "2", "negative-somewhere"),
        ("exp(-r^4)", "1", "negative-somewhere"),
        ("if(r < b, 1, 0)", "d", "negative-somewhere"),
        ("max(1 - r^2, 0)^b", "d", "negative-somewhere"),
        ("r*exp(-a*r)", "d", "negative-somewhere"),
        ("log(r)", "2", "negative-somewhere"),
        ("1/r - 1/(1 + r)", "3", "positive"),
        ("exp(-r^2)/r", "d", "positive"),
        ("exp(-r)*sin(r)/r", "1", "positive"),
        ("exp(-r^2)*sin(r)/r", "3", "positive"),  # the formula is 0/0 at k = 0
        ("cos(r)*exp(-r^2)", "3", "positive"),
        ("cos(r)*exp(-r^2)", "2", "positive"),
    ],
)
def test_signs_for_either_answer(cost: str, dimension: str, expected: str) -> None:
    assert sign(cost, dimension)["sign"] == expected


@pytest.mark.parametrize(
    ("cost", "dimension", "condition"),
    [
        ("exp(-r^p)", "d", "2 - p >= 0"),
        ("exp(-a*r)/r - exp(-b*r)/r", "3", "b - a >= 0"),
        ("exp(-a*r)*cos(b*r)", "3", "a^2 - 3*b^2 >= 0"),
        ("exp(-a*r)*cos(b*r)", "2", "a - b >= 0"),
        ("exp(-a*r)*cos(b*r)", "d", "a*sin(pi/(2*d)) - b*cos(pi/(2*d)) >= 0"),
        ("max(1 - r, 0)^l", "3", "l - 2 >= 0"),
        ("(1 + c*r)*exp(-r)", "3", "1 - c >= 0"),
    ],
)
def test_conditions_on_parameters(cost: str, dimension: str, condition: str) -> None:
    answer = sign(cost, dimension)
    assert (answer["sign"], answer["condition"]) == ("depends", condition)


@pytest.mark.parametrize(("assumed", "expected"), [("a < b", "positive"), ("a > b", "negative-somewhere")])
def test_assumptions_settle_the_condition(assumed: str, expected: str) -> None:
    assert sign("exp(-a*r)/r - exp(-b*r)/r", 3, [assumed])["sign"] == expected


@given(
    st.fractions(1, 4, max_denominator=4), st.fractions(1, 4, max_denominator=4), st.fractions(1, 3, max_denominator=3)
)
@settings(max_examples=12, deadline=None)
def test_differences_of_exponentials_agree_with_a_scan(a: object, b: object, c: object) -> None:
    found = sign(f"exp(-({a})*r) - ({c})*exp(-({b})*r)", 3)["sign"] if a != b else "inconclusive"
    rates = [float(str(mpmath.mpf(x.numerator) / x.denominator)) for x in (a, b, c)]  # type: ignore[attr-defined]
    values = [
        rates[0] / (rates[0] ** 2 + k * k) ** 2 - rates[2] * rates[1] / (rates[1] ** 2 + k * k) ** 2
        for k in (j / 10 for j in range(2000))
    ]
    if found in ("positive", "nonnegative"):
        assert min(values) > -1e-15  # rounding of double precision
    elif found == "negative-somewhere":
        # Below the scan only if it is negative for larger k: then the sizes decide.
        assert min(values) < 0 or rates[0] < rates[1] * rates[2]


@pytest.mark.parametrize("dimension", [2, 4, 6])
def test_askey_functions_of_the_least_exponent_are_positive(dimension: int) -> None:
    order = mpmath.mpf(dimension) / 2 - 1
    for k in (0.5, 2, 4.5, 7, 9.5, 12, 20):
        value = mpmath.quad(
            lambda r, k=k: (
                (1 - r) ** ((dimension + 1) / mpmath.mpf(2)) * r ** (order + 1) * mpmath.besselj(order, k * r)
            ),
            mpmath.linspace(0, 1, 9),
        )
        assert value > 0


@pytest.mark.parametrize("cost", ["1/(1 + r)^2", "r/sinh(r)", "exp(-sqrt(r))", "erfc(r)", "1/(exp(r) + 1)"])
def test_positive_transforms_are_positive_numerically(cost: str) -> None:
    assert sign(cost, 1)["sign"] == "positive"
    profiles = {
        "1/(1 + r)^2": lambda r: 1 / (1 + r) ** 2,
        "r/sinh(r)": lambda r: r / mpmath.sinh(r),
        "exp(-sqrt(r))": lambda r: mpmath.exp(-mpmath.sqrt(r)),
        "erfc(r)": mpmath.erfc,
        "1/(exp(r) + 1)": lambda r: 1 / (mpmath.exp(r) + 1),
    }
    for k in (0.5, 1, 3):
        start = mpmath.mpf(10) ** -12

        def integrand(r: mpmath.mpf, k: float = k) -> mpmath.mpf:
            return profiles[cost](r) * mpmath.cos(k * r)

        assert mpmath.quadosc(integrand, [start, mpmath.inf], omega=k) > 0


def test_wide_arguments_are_enclosed() -> None:
    from fractions import Fraction

    from mfsym.kernel.enclosure import domain, enclose
    from mfsym.kernel.grammar import parse
    from mfsym.kernel.interval import Interval
    from mfsym.kernel.term import Symbol

    x = Symbol("x")
    for name in ("sinh", "cosh", "tanh", "sech", "erf", "erfc"):
        exact = getattr(mpmath, name)
        for low, high in ((-2, 1), (0, 3), (1, 1), (-5, -4), (7, 9)):
            value = enclose(parse(f"{name}(x)"), domain(()).with_box(x, Interval(Fraction(low), Fraction(high))))
            for j in range(9):
                inside = float(exact(low + (high - low) * j / 8))
                assert value.lower is not None
                assert value.upper is not None
                # a double is good for 15 digits
                slack = 1e-14 * max(1.0, math.fabs(inside))
                assert float(value.lower) - slack <= inside <= float(value.upper) + slack
