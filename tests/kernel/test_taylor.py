"""Taylor coefficients against those of Arb; signs that they show, and signs that they must not show."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from flint import arb, arb_series, ctx

from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval, point
from mfsym.kernel.refusal import Refused
from mfsym.kernel.taylor import series, sign_by_series
from mfsym.kernel.term import ZERO, Power, Symbol, Term, number
from tests.kernel.test_interval import exact, may_contain

X = Symbol("x")
HALF, ONE, TWO = Fraction(1, 2), Fraction(1), Fraction(2)
ORDER = 7
EVERYWHERE = domain(())

Function = Callable[[arb_series], arb_series]
ENTIRE: dict[str, Function] = {
    "x": lambda x: x,
    "x^2 - 3*x + 1": lambda x: x * x - 3 * x + 1,
    "x^7": lambda x: x**7,
    "exp(-x^2)": lambda x: (-x * x).exp(),
    "exp(x - 1)*(1 + x)": lambda x: (x - 1).exp() * (1 + x),
    "sin(2*x + x^3)": lambda x: (2 * x + x**3).sin(),
    "cos(x - x^2)": lambda x: (x - x * x).cos(),
    "x*sin(x)*cos(3*x)": lambda x: x * x.sin() * (3 * x).cos(),
    "(2 + x^2)^(-3)": lambda x: 1 / (2 + x * x) ** 3,
    "(2 + x + x^2)^(1/3)": lambda x: (2 + x + x * x) ** (arb(1) / 3),
    "exp(sin(x))/3": lambda x: x.sin().exp() / 3,
}
"""Functions that are analytic everywhere, by their formula and as Arb computes them."""


def at(box: Interval) -> Domain:
    return EVERYWHERE.with_box(X, box)


def true_coefficients(function: Function, x: Fraction) -> list[arb]:
    ctx.prec, ctx.cap = 400, ORDER + 1
    found = [*function(arb_series([exact(x), 1]))]
    return [*found, *[arb(0)] * (ORDER + 1 - len(found))]


@pytest.mark.parametrize("source", ENTIRE)
@pytest.mark.parametrize("x", [Fraction(0), Fraction(1, 3), Fraction(-3, 2), TWO])
def test_coefficients_at_a_point_are_enclosed_tightly(source: str, x: Fraction) -> None:
    found = series(parse(source), X, at(point(x)), ORDER)
    for box, value in zip(found, true_coefficients(ENTIRE[source], x), strict=True):
        assert may_contain(box, value)
        assert box.lower is not None
        assert box.upper is not None
        # Of 128 bits, some hundred operations with a little cancellation cost less than 20.
        assert box.upper - box.lower <= max(ONE, abs(box.lower)) / 2**108


@pytest.mark.parametrize("source", ENTIRE)
@pytest.mark.parametrize(("lower", "upper"), [(Fraction(0), HALF), (-HALF, HALF), (ONE, Fraction(3, 2))])
def test_coefficients_on_a_box_are_enclosed(source: str, lower: Fraction, upper: Fraction) -> None:
    found = series(parse(source), X, at(Interval(lower, upper)), ORDER)
    for part in range(5):
        x = lower + (upper - lower) * Fraction(part, 4)
        for box, value in zip(found, true_coefficients(ENTIRE[source], x), strict=True):
            assert may_contain(box, value)


@pytest.mark.parametrize("x", [Fraction(-2), Fraction(1, 3)])
def test_powers_of_what_is_not_zero(x: Fraction) -> None:
    for source, function in (("x^(-1)", lambda x: 1 / x), ("(x^3)^(-2)", lambda x: 1 / x**6)):
        found = series(parse(source), X, at(point(x)), ORDER)
        for box, value in zip(found, true_coefficients(function, x), strict=True):
            assert may_contain(box, value)


def test_parameters_are_constants_that_range_over_their_boxes() -> None:
    where = Domain({"a": Interval(ONE, TWO), "x": point(3)})
    assert series(parse("a"), X, where, 2) == [Interval(ONE, TWO), point(0), point(0)]
    assert series(parse("a*x^2"), X, where, 2) == [
        Interval(Fraction(9), Fraction(18)), Interval(Fraction(6), Fraction(12)), Interval(ONE, TWO)
    ]  # fmt: skip


def test_powers_up_to_64_are_products() -> None:
    assert series(parse("x^64"), X, at(point(0)), 2) == [point(0)] * 3
    assert series(parse("x^64"), X, at(point(1)), 2) == [point(1), point(64), point(2016)]
    assert series(Power(X, number(0)), X, at(point(3)), 2) == [point(1), point(0), point(0)]
    assert series(Power(X, number(1)), X, at(point(0)), 2) == [point(0), point(1), point(0)]
    with pytest.raises(Refused, match="seen to differ from 0"):
        series(parse("x^65"), X, at(point(0)), 2)


@pytest.mark.parametrize(
    ("source", "lower", "upper"),
    [("x^(-1)", -ONE, ONE), ("x^(1/2)", Fraction(-2), -ONE), ("x^(1/2)", Fraction(0), ONE)],
)
def test_powers_of_what_may_be_0_or_has_no_root_are_refused(source: str, lower: Fraction, upper: Fraction) -> None:
    with pytest.raises(Refused, match="seen to differ from 0"):
        series(parse(source), X, at(Interval(lower, upper)), 2)


@pytest.mark.parametrize("source", ["atan(x)", "x^x", "2^x", "gamma(x + 1)"])
def test_other_functions_are_refused(source: str) -> None:
    with pytest.raises(Refused, match="no Taylor series"):
        series(parse(source), X, at(point(1)), 2)


# --- signs -----------------------------------------------------------------------------------------


def panel(lower: int | str, upper: int | str, *, lower_open: bool = False) -> Interval:
    return Interval(Fraction(lower), Fraction(upper), lower_open)


@pytest.mark.parametrize(
    ("source", "where"),
    [
        ("x - sin(x)", panel(0, "1/2", lower_open=True)),
        ("cos(x) - 1 + x^2/2", panel(0, 1, lower_open=True)),
        ("exp(x) - 1 - x", panel(0, 1, lower_open=True)),
        ("x^15", panel(0, 1, lower_open=True)),
        ("x^16", panel(0, 1, lower_open=True)),
        ("x^2 - 3*x + 113/50", panel("7/5", "8/5")),  # at least 1/100
        ("x^2 - 3*x + 113/50", panel("7/5", "8/5", lower_open=True)),
        ("exp(x) - x^2 - 17/10", panel(1, "11/10")),  # at least exp(1) - 27/10
        ("2 - x", panel(1, "3/2")),
        ("x - 1", panel("3/2", 2)),
        ("x + 2", panel("-3/2", -1)),
        ("1 + x*0", panel(-1, 1)),
    ],
)
def test_signs_that_are_seen(source: str, where: Interval) -> None:
    term = parse(source)
    assert sign_by_series(term, X, where, EVERYWHERE) == 1
    assert sign_by_series(parse(f"-({source})"), X, where, EVERYWHERE) == -1


@pytest.mark.parametrize(
    ("term", "where"),
    [
        (parse("x - sin(x)"), panel(0, "1/2")),  # it is 0 at 0
        (parse("x"), panel(0, 1)),
        (ZERO, panel(0, 1, lower_open=True)),
        (ZERO, panel(0, 1)),
        (parse("x - x"), panel(0, 1, lower_open=True)),
        (parse("x^17 - 2"), panel(1, 2, lower_open=True)),  # -1 near 1
        (parse("1 - 2*x^17"), panel(0, 1, lower_open=True)),  # -1 at 1
        (parse("1 - 2*x^16"), panel(0, 1, lower_open=True)),
        (parse("x - 2*x^2"), panel(0, 1, lower_open=True)),
        (parse("x^2 - 1/100"), panel(-1, 1)),
        (parse("x - 1"), panel(1, 2)),
        (parse("1 - x"), panel(0, 1)),
        (parse("1 + x^2"), Interval(None, ONE)),  # is positive, but has no panel
        (parse("1 + x^2"), Interval(ONE, None)),
        (parse("atan(x)"), panel(1, 2)),  # is positive, but has no series
    ],
)
def test_signs_that_are_not_seen(term: Term, where: Interval) -> None:
    assert sign_by_series(term, X, where, EVERYWHERE) == 0
