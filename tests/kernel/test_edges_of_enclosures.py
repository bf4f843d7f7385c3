"""Enclosures of terms at the edges of what the kernel knows about each function."""

from fractions import Fraction

import mpmath
import pytest

from mfsym.kernel.enclosure import Domain, defined, domain, enclose
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import EVERYTHING, POSITIVE, Interval, point
from mfsym.kernel.term import Apply, K, Power, Symbol, number
from tests.kernel.terms import value
from tests.kernel.test_enclosure import condition, holds

EVERYWHERE = domain(())
ZERO, HALF, ONE = Fraction(0), Fraction(1, 2), Fraction(1)
ANY = parse("a - b")
"""May have any value."""


def at(**boxes: Interval) -> Domain:
    return Domain({**EVERYWHERE.boxes, **boxes})


def found(source: str, where: Domain = EVERYWHERE) -> Interval:
    return enclose(parse(source), where)


# --- values ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "function", ["exp", "log", "sin", "cos", "sinh", "cosh", "tanh", "sech", "atan", "erf", "erfc"]
)
@pytest.mark.parametrize("k", [Fraction(1, 3), ONE, Fraction(5, 2)])
def test_elementary_functions_are_sharp(function: str, k: Fraction) -> None:
    term = Apply(function, (K,))
    box = enclose(term, at(k=point(k)))
    assert holds(box, value(term, {"k": k}))
    assert box.lower is not None
    assert box.upper is not None
    assert box.upper - box.lower < Fraction(1, 2**100)


@pytest.mark.parametrize("twice", range(1, 12))
def test_gamma_is_sharp_at_half_integers(twice: int) -> None:
    term = Apply("gamma", (number(Fraction(twice, 2)),))
    box = enclose(term, EVERYWHERE)
    assert holds(box, value(term, {}))
    assert box.lower is not None
    assert box.upper is not None
    assert box.upper - box.lower <= box.lower / 2**100 * (twice % 2)


@pytest.mark.parametrize("x", ["1/3", "2/3", "5/3", "1/4", "200", "399/2"])
def test_gamma_is_positive_elsewhere(x: str) -> None:
    box = enclose(Apply("gamma", (number(Fraction(x)),)), EVERYWHERE)
    assert box.is_positive()
    if Fraction(x).denominator > 2:
        assert box == POSITIVE
    else:
        assert box.upper is not None


def test_pi_stands_by_itself() -> None:
    box = found("pi")
    assert holds(box, value(parse("pi"), {}))
    assert box.is_positive()
    assert not box.is_point()


# --- powers ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("base", "exponent", "expected"),
    [
        (point(4), HALF, point(2)),
        (point(4), -HALF, point(HALF)),
        (POSITIVE, HALF, POSITIVE),
        (POSITIVE, -HALF, Interval(ZERO, None, True, True)),
        (point(0), HALF, point(0)),
        (Interval(ZERO, Fraction(4)), HALF, Interval(ZERO, Fraction(2))),
        (Interval(-ONE, Fraction(4)), HALF, EVERYTHING),
        (Interval(-ONE, Fraction(4)), -HALF, EVERYTHING),
        (point(-4), HALF, EVERYTHING),
        (point(-2), Fraction(3), point(-8)),
        (point(-2), Fraction(-3), point(Fraction(-1, 8))),
        (point(2), ZERO, point(1)),
        (EVERYTHING, Fraction(2), Interval(ZERO, None)),
        (EVERYTHING, Fraction(10_000), Interval(ZERO, None)),
        (point(-1), Fraction(10_000), point(1)),
        (point(-1), Fraction(-10_000), point(1)),
    ],
)
def test_powers(base: Interval, exponent: Fraction, expected: Interval) -> None:
    assert enclose(Power(K, number(exponent)), at(k=base)) == expected


@pytest.mark.parametrize("exponent", [Fraction(1, 3), Fraction(3, 2), Fraction(-3, 2)])
def test_other_roots_are_sharp(exponent: Fraction) -> None:
    term = Power(K, number(exponent))
    box = enclose(term, at(k=point(5)))
    assert holds(box, value(term, {"k": Fraction(5)}))
    assert box.lower is not None
    assert box.upper is not None
    assert 0 < box.upper - box.lower < Fraction(1, 2**90)


def test_powers_with_an_exponent_that_ranges() -> None:
    assert found("2^a") == Interval(ONE, None, True)
    assert found("(1/2)^a") == Interval(ZERO, ONE, True, True)
    assert found("k^a", at(a=Interval(ONE, Fraction(2)), k=point(3))) != EVERYTHING
    assert holds(found("k^a", at(a=Interval(ONE, Fraction(2)), k=point(3))), mpmath.mpf(9))


# --- functions with several branches ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("max(k, 3)", Interval(Fraction(3), Fraction(5))),
        ("max(k, 6)", point(6)),
        ("min(k, 3)", Interval(Fraction(2), Fraction(3))),
        ("min(k, 1)", point(1)),
        ("max(k, a)", Interval(Fraction(2), None)),
        ("min(k, a)", Interval(ZERO, Fraction(5))),  # closed ends are safe
        ("max(a - b, 1)", Interval(ONE, None)),
        ("max(a - b, b - a)", EVERYTHING),
        ("min(a - b, 1)", Interval(None, ONE)),
        ("max(-a, -b)", Interval(None, ZERO)),
        ("max(a, 0)", Interval(ZERO, None, True)),
        ("max(0, a)", Interval(ZERO, None, True)),
        ("max(a, 1)", Interval(ONE, None)),
        ("max(0*a, 0)", point(0)),
        ("max(-k, 0)", point(0)),
        ("abs(k)", Interval(Fraction(2), Fraction(5))),
        ("abs(-k)", Interval(Fraction(2), Fraction(5))),
        ("abs(k - 4)", Interval(ZERO, Fraction(2))),
        ("abs(3 - k)", Interval(ZERO, Fraction(2))),
        ("if(k < 3, 7, k)", Interval(Fraction(2), Fraction(7))),
        ("if(k < 3, k, 7)", Interval(Fraction(2), Fraction(7))),
        ("if(a < b, a, -1)", Interval(-ONE, None)),
    ],
)
def test_extremes_and_branches(source: str, expected: Interval) -> None:
    box = found(source, at(k=Interval(Fraction(2), Fraction(5))))
    assert (box.lower, box.upper) == (expected.lower, expected.upper)
    assert box.lower is None or box.lower_open == expected.lower_open


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("uppergamma(a - b, k)", POSITIVE),
        ("uppergamma(a, a - b)", EVERYTHING),
        ("besselk(1/2, a - b)", EVERYTHING),
        ("besselk(1, a - b)", EVERYTHING),
        ("besselk(a, k)", POSITIVE),
        ("besselk(a + 1/2, k)", POSITIVE),
        ("besselk(101/2, k)", POSITIVE),
        ("besselk(1, k)", POSITIVE),
        ("gamma(201)", POSITIVE),
        ("gamma(100000)", POSITIVE),
        ("gamma(1/2 + a)", POSITIVE),
        ("gamma(a - b)", EVERYTHING),
        ("integral(exp(-t), t)", POSITIVE),
        ("integral(a - b, t)", EVERYTHING),
        ("ker(0, k)", EVERYTHING),
        ("struveh(0, k)", EVERYTHING),
        ("sphericalj(2, a - b)", Interval(-ONE, ONE)),
        ("besselj(a, k)", Interval(-ONE, ONE)),
        ("erfc(a - b)", Interval(ZERO, Fraction(2), True, True)),
        ("erfc(a)", Interval(ZERO, ONE, True, True)),
        ("sech(a - b)", Interval(ZERO, ONE, True)),
    ],
)
def test_what_is_known_of_other_functions(source: str, expected: Interval) -> None:
    assert found(source) == expected


def test_the_order_of_a_bessel_function_may_range() -> None:
    where = at(a=Interval(HALF, Fraction(3)), k=point(1))
    assert found("besselk(a, k)", where) == POSITIVE
    assert found("besselk(101/2, k)", where) == POSITIVE  # a sum of 51 terms is not computed
    assert found("besselk(-99/2, k)", where) != POSITIVE


def test_bessel_k_decreases() -> None:
    box = found("besselk(3/2, k)", at(k=Interval(ONE, Fraction(2))))
    least, most = (found("besselk(3/2, k)", at(k=point(k))) for k in (2, 1))
    assert box.lower is not None
    assert box.upper is not None
    assert least.lower is not None
    assert most.upper is not None
    assert box.lower <= least.lower
    assert most.upper <= box.upper
    assert found("besselk(3/2, k)", at(k=Interval(ONE, None))).is_positive()


@pytest.mark.parametrize(
    ("source", "conditions", "is_positive"),
    [
        ("hyp1f1(1, 2, a - b)", (), True),
        ("hyp1f1((d + 1)/2, d/2 + 1, -k)", (), True),
        ("hyp1f1(1, 1, a - b)", (), False),
        ("hyp1f1(2, 1, a - b)", (), False),  # 1 + x times exp(x)
        ("hyp1f1(a, b, -k)", ("b - a",), True),
        ("hyp1f1(a, b, -k)", ("a - b",), False),
        ("hyp1f1(a, b, -k)", (), False),
        ("hyp1f1(-1, 2, k)", (), False),  # 1 - k/2
        ("hyp1f1(0*a, 2, k)", (), False),
        ("hyp1f1(a - 1, a + 1, k)", (), False),
    ],
)
def test_kummers_function_is_positive_for_a_below_b(
    source: str, conditions: tuple[str, ...], *, is_positive: bool
) -> None:
    assert found(source, condition(*conditions)) == (POSITIVE if is_positive else EVERYTHING)


@pytest.mark.parametrize(
    ("source", "is_bounded"),
    [
        ("hyp1f2(1, 2, 3, -k)", True),
        ("hyp1f2(1, 1, 1/2, -k)", True),  # a = b and c = 1/2
        ("hyp1f2(1, 1/2, 1, -k)", True),
        ("hyp1f2(1, 2/5, 1, -k)", False),  # 0F1(; 2/5; x) is not bounded by 1
        ("hyp1f2(1, 1, 2/5, -k)", False),
        ("hyp1f2(1, 9/10, 9/10, -k)", False),
        ("hyp1f2(a, a + b, 1, -k)", True),
        ("hyp1f2(a, a, 1, -k)", True),
        ("hyp1f2(a, a - b, 1, -k)", False),
        ("hyp1f2(1/2, 1/2 + sin(a), 1, -k)", False),
        ("hyp1f2(1/2, 1/2 + sin(a)*b, 1, -k)", False),
        ("hyp1f2(a - b, 1, 1, -k)", False),
        ("hyp1f2(1, 2, 3, a - b)", False),
        ("hyp1f2(1, 2, 3, k)", False),
        ("hyp1f2(1, 2, 3, -(k - 2)^2)", True),
    ],
)
def test_means_of_bessel_functions_are_bounded(source: str, *, is_bounded: bool) -> None:
    assert found(source) == (Interval(-ONE, ONE) if is_bounded else EVERYTHING)


# --- conditions ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("conditions", "name", "box"),
    [
        (("s - 1", "1 - s"), "s", Interval(ONE, None, True)),  # nothing is left
        (("s - 1", "1 - s/2"), "s", Interval(ONE, Fraction(2), True, True)),
        (("d - 2", "5/2 - d"), "d", Interval(Fraction(1), Fraction(5, 2), False, True)),
        (("3*d - 7",), "d", Interval(Fraction(3), None)),
        (("3*s - 7",), "s", Interval(Fraction(7, 3), None, True)),
        (("7 - 3*d",), "d", Interval(ONE, Fraction(7, 3), False, True)),
        (("2",), "s", POSITIVE),
        (("s + d - 4",), "s", POSITIVE),
        (("s + d - 4",), "d", Interval(ONE, None)),
        (("s - a", "s - 1"), "s", Interval(ONE, None, True)),
    ],
)
def test_boxes(conditions: tuple[str, ...], name: str, box: Interval) -> None:
    where = condition(*conditions)
    if name == "d" and len(conditions) == 2:
        # The first condition leaves the integers from 3, among which the second leaves none.
        box = Interval(Fraction(3), None)
    assert where.boxes.get(name, POSITIVE) == box
    assert where.conditions == tuple(parse(source) for source in conditions)


@pytest.mark.parametrize(
    ("conditions", "source", "sign"),
    [
        (("a - b",), "3*a - 3*b", 1),
        (("a - b",), "-3*a + 3*b", -1),
        (("a - b", "c - a"), "c - a", 1),
        (("a - b", "c - a"), "2*a - 2*c", -1),
        (("a - b",), "b + a", 1),
        (("a - b",), "a + b - c", 0),
        (("a - b",), "sqrt(a) - sqrt(b)", 1),
        (("a - b",), "1/a^3 - 1/b^3", -1),
        (("a - b", "1 - b"), "a^2 - b^2", 1),
        (("a - b", "1 - a"), "a^2 - b^2", 1),
        (("a - b", "2 - a", "1 - b"), "a^2 - b^2", 1),
        (("a - b",), "log(a) - log(b)", 0),
    ],
)
def test_conditions_give_signs(conditions: tuple[str, ...], source: str, sign: int) -> None:
    box = found(source, condition(*conditions))
    assert (box.is_positive(), box.is_negative()) == (sign > 0, sign < 0)


def test_a_condition_does_not_widen() -> None:
    where = Domain({"a": Interval(Fraction(2), Fraction(3)), "b": Interval(ONE, Fraction(2))}, (ANY,))
    assert enclose(ANY, where) == Interval(ZERO, Fraction(2), True)
    assert found("b - a", where) == Interval(Fraction(-2), ZERO, False, True)


def test_of_boxes_with_0_conditions_say_nothing_about_powers() -> None:
    where = Domain({"k": Interval(ZERO, None)}, (ANY,))
    assert not found("k*a^2 - k*b^2", where).is_positive()
    assert found("c*a^2 - c*b^2", where).is_positive()
    assert not enclose(parse("c*a^2 - c*b^2"), where.with_box(Symbol("c"), Interval(-ONE, ONE))).is_positive()


# --- what is defined -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("k^2", True),
        ("(a - b)^(1/2)", False),
        ("(k - 5)^(1/2)", True),  # k >= 5
        ("(k - 5)^(-1/2)", False),
        ("(k - 4)^(-1/2)", True),
        ("(k - 5)^0", True),
        ("(k - 5)^a", True),
        ("(k - 5)^(-1)", False),
        ("(4 - k)^(-1)", True),
        ("(4 - k)^(-1/2)", False),
        ("(4 - k)^(1/2)", False),
        ("(4 - k)^a", False),
        ("log(k - 5)", False),
        ("log(k - 4)", True),
        ("gamma(k - 5)", False),
        ("gamma(k - 4)", True),
        ("besselk(a - b, k - 5)", False),
        ("besselk(a - b, k - 4)", True),
        ("uppergamma(a - b, k - 5)", False),
        ("uppergamma(a - b, k - 4)", True),
        ("ker(1, k - 4)", True),
        ("kei(1, k - 5)", False),
        ("sphericalj(0, a - b)", True),
        ("sphericalj(3, a - b)", True),
        ("besselj(0, k - 5)", True),
        ("besselj(0, 4 - k)", False),
        ("besselj(a - b, k)", False),
        ("struveh(0, k - 5)", True),
        ("struveh(0, 4 - k)", False),
        ("struveh(a - b, k)", False),
        ("hyp1f1(a - b, 1, k)", True),
        ("hyp1f1(1, a - b, k)", False),
        ("hyp1f2(a - b, 1, 2, a - b)", True),
        ("hyp1f2(1, a - b, 1, k)", False),
        ("hyp1f2(1, 1, a - b, k)", False),
        ("sin(a - b)", True),
        ("sin(log(a - b))", False),
        ("1 + 2*log(a - b)", False),
    ],
)
def test_what_is_defined(source: str, *, expected: bool) -> None:
    assert defined(parse(source), at(k=Interval(Fraction(5), None))) == expected
