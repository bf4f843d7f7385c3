"""Enclosures of terms contain their values; where the kernel calls a term defined, it is."""

from fractions import Fraction

import mpmath
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mfsym.kernel.enclosure import Domain, defined, domain, enclose
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import EVERYTHING, POSITIVE, Interval, point
from mfsym.kernel.term import BOUND, Apply, K, Power, Symbol, Term, number
from tests.kernel.terms import DIGITS, NAMES, POINTS, real, terms, value

EVERYWHERE = domain(())
ZERO, ONE = Fraction(0), Fraction(1)


def holds(x: Interval, member: object) -> bool:
    """Is the value in the interval, up to an error far below what the interval arithmetic rounds?"""
    with mpmath.workdps(DIGITS):
        slack = mpmath.mpf(10) ** (-DIGITS // 2) * (1 + abs(member))
        above = x.lower is None or real(x.lower) <= member + slack
        below = x.upper is None or member - slack <= real(x.upper)
        return bool(above and below)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[dict[str, Interval], dict[str, Fraction]]:
    """Boxes around a point, some of them the point itself, some unbounded; and the point."""
    at = draw(POINTS)
    result = {}
    for name, x in at.items():
        width = draw(st.sampled_from([ZERO, Fraction(1, 100), ONE, None]))
        if width is not None:
            lower = max(x - width, Fraction(1) if name == "d" else Fraction(1, 1000))
            result[name] = Interval(lower, x + width, draw(st.booleans()) and lower < x, width > 0)
    return result, at


@given(terms, boxes())
@settings(max_examples=300)
@example(parse("besselk(5/2, k)*gamma(7/2)"), ({"k": point(2)}, {"k": Fraction(2)}))
@example(parse("besselk(-7/2, k)"), ({"k": Interval(ONE, Fraction(2))}, {"k": ONE}))
@example(parse("min(k, 2 - k, k^2)"), ({"k": Interval(ONE, Fraction(3))}, {"k": Fraction(3)}))
@example(parse("max(k - 1, 0*k)"), ({"k": Interval(ZERO, ONE, True)}, {"k": ONE}))
@example(parse("abs(k - 2)"), ({"k": Interval(ONE, Fraction(3))}, {"k": Fraction(2)}))
@example(parse("(k - 2)^3/(1 + k)^2 - (k - 2)^2"), ({"k": Interval(ONE, Fraction(3))}, {"k": ONE}))
def test_values_are_enclosed(term: Term, box: tuple[dict[str, Interval], dict[str, Fraction]]) -> None:
    where = Domain({**EVERYWHERE.boxes, **box[0]})
    assume(defined(term, where))
    assert holds(enclose(term, where), value(term, box[1]))


@given(terms, POINTS)
@settings(max_examples=300)
def test_defined_terms_have_real_values_and_their_signs_are_right(term: Term, at: dict[str, Fraction]) -> None:
    assume(defined(term, EVERYWHERE))
    sign, found = enclose(term, EVERYWHERE), value(term, at)
    assert mpmath.im(found) == 0
    assert sign.is_positive() <= (found > 0)
    assert sign.is_nonnegative() <= (found >= 0)
    assert sign.is_negative() <= (found < 0)


@pytest.mark.parametrize(
    "source",
    [
        "1/(a - b)",
        "(a - b)^(1/2)",
        "(a - b)^(-2)",
        "(-1)^d",
        "(-2)^a",
        "0^(-1)",
        "0^0*0^a - 0^(a - b)",
        "1/sin(a)",
        "log(a - b)",
        "log(0)",
        "gamma(a - b)",
        "gamma(0)",
        "besselk(1, a - b)",
        "besselj(-1/2, a)",
        "sphericalj(-1, a)",
        "sphericalj(1/2, a)",
        "sphericalj(d, a)",
        "ker(0, a - b)",
        "kei(1, 0)",
        "hyp1f2(1, a - b, 1, -k)",
        "hyp1f2(1, 1, a - b, -k)",
        "1/(a/(a + b) + b/(a + b) - 1)",
        "if(a < b, 1, 1/(a - b))",
        "integral(1/(t - 1), t)",
        "a*(1/(b - b))",
        "sqrt(sin(a))",
        "abs(sin(a))^(-1/2)",
    ],
)
def test_what_may_be_undefined_is_not_called_defined(source: str) -> None:
    assert not defined(parse(source), EVERYWHERE)


@pytest.mark.parametrize(
    "source",
    ["1/a", "(a + b)^x", "(a - b)^2", "(a - b)^0", "0^a", "0^0", "(-2)^(-3)", "sin(a)^3", "abs(a - b)^x", "gamma(a)",
     "log(a)", "besselk(a - b, r)", "besselj(d, r)", "integral(exp(-t)/t, t)", "(-1/(1 + a))^(-3)", "sqrt(sin(a)^2)",
     "sphericalj(2, a - b)"],
)  # fmt: skip
def test_what_is_defined_for_all_positive_values_is_called_defined(source: str) -> None:
    assert defined(parse(source), EVERYWHERE)


@pytest.mark.parametrize("term", [parse("besselj(1, k)*r/k"), parse("k^(d - 1)"), parse("exp(-1/k)")])
def test_at_zero_more_is_undefined(term: Term) -> None:
    assert defined(term, EVERYWHERE)
    assert not defined(term, EVERYWHERE.with_box(K, point(0)))


# --- conditions ------------------------------------------------------------------------------------


def condition(*sources: str) -> Domain:
    return domain(tuple(parse(source) for source in sources))


@pytest.mark.parametrize(
    ("conditions", "name", "box"),
    [
        (["s - 1"], "s", Interval(ONE, None, True)),
        (["2*s - 3"], "s", Interval(Fraction(3, 2), None, True)),
        (["3 - s"], "s", Interval(ZERO, Fraction(3), True, True)),
        (["s - 1", "4 - 2*s"], "s", Interval(ONE, Fraction(2), True, True)),
        (["s + 1"], "s", POSITIVE),
        (["d - 1"], "d", Interval(Fraction(2), None)),
        (["d - 3/2"], "d", Interval(Fraction(2), None)),
        (["2*d - 3", "7 - 2*d"], "d", Interval(Fraction(2), Fraction(7, 2), False, True)),
        (["s^2 - 1"], "s", POSITIVE),
        (["s - a"], "s", POSITIVE),
    ],
)
def test_a_condition_on_one_symbol_narrows_its_box(conditions: list[str], name: str, box: Interval) -> None:
    where = condition(*conditions)
    assert where.boxes.get(name, POSITIVE) == box


def test_the_dimension_is_an_integer_from_one() -> None:
    assert enclose(parse("d - 1"), EVERYWHERE).is_nonnegative()
    assert not enclose(parse("d - 1"), EVERYWHERE).is_positive()
    assert enclose(parse("d - 2"), condition("d - 1")).is_nonnegative()


@pytest.mark.parametrize(
    ("conditions", "source", "sign"),
    [
        (["a - b"], "(a - b)*3", 1),
        (["a - b"], "2*a - 2*b", 1),
        (["a - b"], "b/2 - a/2", -1),
        (["a - b"], "b - a", -1),
        (["2*b - d"], "b - d/2", 1),
        (["a - b"], "a - b - r", 0),
        (["a - b"], "a - 2*b", 0),
        (["a - b", "b - r"], "a - r", 0),
        (["a - b"], "3*a^2 - 3*b^2", 1),
        (["a - b"], "1/a - 1/b", -1),
        (["2*a - 2*b"], "c*sqrt(a/b) - c", 1),
        (["a*c - b^2"], "b^4 - a^2*c^2", -1),
        (["a - b"], "a^2 - b", 0),
        (["a - b"], "a^2 - b^3", 0),
        (["a - b"], "2*a^2 - b^2", 0),
        (["a - b"], "a^2*b - b^2*a", 1),
        (["a - b"], "a^3*b - b^2*a", 0),
        (["2*a - b"], "a^2 - b^2", 0),
        (["a - b"], "a^2*sin(c) - b^2*sin(c)", 0),  # times a factor without a sign
    ],
)
def test_a_condition_is_used_for_its_multiples(conditions: list[str], source: str, sign: int) -> None:
    found = enclose(parse(source), condition(*conditions))
    assert (found.is_positive(), found.is_negative()) == (sign > 0, sign < 0)


def test_a_condition_says_nothing_about_multiples_that_may_be_0() -> None:
    at_zero = condition("a - b").with_box(Symbol("k"), point(0))
    assert not enclose(parse("a^2*k - b^2*k"), at_zero).is_positive()


@pytest.mark.parametrize("conditions", [["-a"], ["s - 2", "1 - s"], ["1 - d"]])
def test_conditions_that_leave_nothing_do_not_narrow(conditions: list[str]) -> None:
    # The kernel refuses such conditions elsewhere; an empty box would make every sign look right.
    where = condition(*conditions)
    assert all(box.lower is None or box.upper is None or box.lower < box.upper for box in where.boxes.values())


# --- single functions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("max(2, 3)", point(3)),
        ("min(2, 3)", point(2)),
        ("max(a, -1)", Interval(ZERO, None, True)),
        ("if(a < b, 1, 2)", Interval(ONE, Fraction(2))),
        ("abs(a - b)", Interval(ZERO, None)),
        ("abs(-a)", Interval(ZERO, None, True)),
        ("gamma(4)", point(6)),
        ("gamma(a)", POSITIVE),
        ("gamma(a - b)", EVERYTHING),
        ("integral(exp(-t), t)", POSITIVE),
        ("integral(sin(t), t)", EVERYTHING),
        ("cosh(a - b)", Interval(ONE, None)),
        ("erf(a)", Interval(ZERO, ONE, True, True)),
        ("erfc(a)", Interval(ZERO, ONE, True, True)),
        ("sinh(a)", POSITIVE),
        ("besselj(d, r)", Interval(-ONE, ONE)),
        ("hyp1f2((d + 1)/2, (d + 1 + a)/2, (d + a)/2 + 1, -k^2/4)", Interval(-ONE, ONE)),
        ("hyp1f2(1/2, 3/2, 1/2, -k)", Interval(-ONE, ONE)),
        ("hyp1f2(1, 2, 3, k)", EVERYTHING),  # grows
        ("hyp1f2(2, 1, 1, -k)", EVERYTHING),  # no mean: neither of 1 and 1 is beyond 2
        ("hyp1f2(1, 1/3, 2, -k)", EVERYTHING),  # a mean of functions that are not bounded by 1
        ("hyp1f2(-1, 1, 1, -k)", EVERYTHING),  # 1 + k
    ],
)
def test_known_enclosures(source: str, expected: Interval) -> None:
    found = enclose(parse(source), EVERYWHERE)
    assert (found.lower, found.upper) == (expected.lower, expected.upper)
    assert (found.is_positive(), found.is_nonnegative()) == (expected.is_positive(), expected.is_nonnegative())


@pytest.mark.parametrize("order", ["1/2", "-1/2", "3/2", "-5/2", "21/2", "99/2", "1", "1/3", "101/2"])
def test_bessel_functions_are_positive_and_elementary_ones_are_sharp(order: str) -> None:
    term = Apply("besselk", (parse(order), K))
    found = enclose(term, EVERYWHERE.with_box(K, point(30)))
    assert found.is_positive()
    assert holds(found, value(term, {"k": Fraction(30)}))
    if order.endswith("/2") and order != "101/2":
        assert found.lower is not None
        assert found.upper is not None
        assert found.upper - found.lower < found.lower / 2**80


def test_the_variable_of_integration_ranges_over_positive_numbers() -> None:
    assert enclose(BOUND, EVERYWHERE) == POSITIVE
    assert set(NAMES).isdisjoint({BOUND.name})


def test_huge_exponents_do_not_take_long() -> None:
    assert enclose(Power(number(2), number(10**30)), EVERYWHERE).is_positive()
    assert enclose(Power(parse("a - b"), number(10**30)), EVERYWHERE) == EVERYTHING
    assert enclose(Power(Symbol("a"), number(-9999)), EVERYWHERE).is_positive()
