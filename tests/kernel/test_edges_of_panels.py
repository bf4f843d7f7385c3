"""Signs on panels at the very edge of what is seen: what is true, but not what is nearly the same and false."""

from fractions import Fraction

import pytest

from mfsym.kernel.enclosure import Domain, domain
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import POSITIVE, Interval, point
from mfsym.kernel.panels import is_seen
from mfsym.kernel.term import Apply, K, Product, number, total

EVERYWHERE = domain(())
FROM_ZERO = Interval(Fraction(0), None)


def beyond(start: int | str, *, lower_open: bool = False) -> Interval:
    return Interval(Fraction(start), None, lower_open)


def seen(source: str, panel: Interval, *, strictly: bool = True, where: Domain = EVERYWHERE) -> bool:
    return is_seen(parse(source), K, panel, where, strictly=strictly)


# --- beyond some point -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("k^2 - k/2", 1),
        ("k^2 - k/4", "1/2"),
        ("k^3 - 2*k", 2),
        ("k - sin(k)", 2),
        ("2*k^2 - k*exp(-1/k)", 1),
        ("2*k - sqrt(k)", 1),
        ("k^7*exp(-k) + k^2 - k", 1),  # at 1 only because the first addend is not 0
        ("1000 - k^6*exp(-k)", 1),  # exp(-k) is at most 6!/k^6
        ("50000 - k^6*exp(-k/2)", 1),
        ("12 - k^6*exp(-2*k)", 1),  # 6!/2^6 is 11.25
        ("1000 - k^12*exp(-k^2)", 1),
        ("1000 - k^3*exp(-sqrt(k))", 1),
        ("721*k + 1 - k^7*exp(-k)", 1),
        ("k^2 - k*exp(-k)*sin(k)", 10),
        ("k^2 - k*(2 + cos(k))", 4),
    ],
)
def test_signs_of_tails_that_are_seen(source: str, start: int | str) -> None:
    assert seen(source, beyond(start))
    assert not seen(f"-({source})", beyond(start))
    assert seen(f"(-1)*({source})*(-2)", beyond(start))


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("k - k^2/2", 1),
        ("k^2 - k", 1),  # 0 at 1
        ("k^3 - 5*k", 2),
        ("k/2 - sin(k)", 1),
        ("740 - k^7*exp(-k)", 1),  # -11 at 7
        ("5000 - k^6*exp(-k/2)", 1),  # -2401 at 12
        ("40 - k^8*exp(-k^2)*exp(3)", 1),
        ("100 - k^3*exp(-sqrt(k))", 1),  # 16 at 36, but 6! is above
        ("k^6*exp(-k) - 1/2", 1),
        ("50000 - exp(k/2)", 1),
        ("1000 - k^6*exp(-a^2)", 1),
        ("1000 - exp(2*k)", 1),
        ("1000 - exp(k)", 1),
        ("1000 - exp(k^2)", 1),
        ("2 - k*exp(-1/k)", 1),
        ("k^2 - k*(2 + cos(k))", 1),
    ],
)
def test_signs_of_tails_that_are_not_seen(source: str, start: int | str) -> None:
    assert not seen(source, beyond(start))


def test_at_zero_a_tail_is_not_divided_by_powers() -> None:
    # 0 at 0
    assert not seen("k + k^2", FROM_ZERO)
    assert not seen("k^2 + k^2*sin(k)/2 + k", FROM_ZERO)
    assert seen("k^2 + k^2*sin(k)/2 + k", beyond(0, lower_open=True))
    assert not seen("k^2 - k/4", beyond(0, lower_open=True))
    assert not seen("k^2 - k/4", beyond(-1))
    assert not seen("k^2 - k/4", Interval(None, None))


# --- products --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "strict", "weak"),
    [
        ("(k^2 - k)*(k^3 - k)", True, True),
        ("(k - k^2)*(k - k^3)", True, True),
        ("(k^2 - k)*(k - k^3)", False, False),
        ("(k^2 - k)*(k^3 - k)*(k^4 - k)", True, True),
        ("(k - k^2)*(k - k^3)*(k - k^4)", False, False),
        ("(k^2 - k)*(1 - cos(k))", False, True),
        ("(k - k^2)*(1 - cos(k))", False, False),
        ("(k - k^2)*(k - k^3)*(1 - cos(k))", False, True),
        ("(k^2 - k)*cos(k)", False, False),
        ("-(k^2 - k)", False, False),
        ("-(k - k^2)", True, True),
        ("(-2 - k)*(k - k^2)", True, True),
        ("(2 + k)*(k^2 - k)", True, True),
        ("(1 - cos(k))^2", False, True),
    ],
)
def test_products_have_the_signs_of_their_factors(source: str, *, strict: bool, weak: bool) -> None:
    assert seen(source, beyond(3)) == strict
    assert seen(source, beyond(3), strictly=False) == weak


def test_what_is_0_is_nonnegative() -> None:
    for source in ("0", "0*k"):
        assert not seen(source, POSITIVE)
        assert seen(source, POSITIVE, strictly=False)


# --- differences of an increasing function ---------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("atan(k) - atan(2*k - 1)", False),  # negative beyond 1
        ("atan(k + 1) - atan(1 - 2*k)", True),  # the gap 3 k is positive, but not constant
        ("atan(k) - atan(2*k + 1)", False),
        ("k*erf(k + 1) - k*erf(k)", True),
        ("cos(k)*erf(k + 1) - cos(k)*erf(k)", False),
        ("erf(k) - erf(k)", False),
        ("atan(k + 1) - atan(k - 1) + atan(k)", False),
        ("tanh(k + 1) + tanh(1 - k)", True),
        ("tanh(k - 1) + tanh(-1 - k)", False),
        ("log(k + 2) - log(k + 1)", True),
        ("log(k + 1) - log(k + 2)", False),
        ("log(k + 3) + log(1/(k + 1))", False),  # log is not odd
        ("atan(k - 1) - sin(k)", False),
    ],
)
def test_differences(source: str, *, expected: bool) -> None:
    assert seen(source, POSITIVE) == expected


@pytest.mark.parametrize(
    "panel",
    [POSITIVE, Interval(Fraction(0), Fraction(3), True), beyond(2), Interval(Fraction(3), Fraction(5)), point(4)],
)
def test_a_gap_that_is_constant_has_its_value_on_the_panel(panel: Interval) -> None:
    # The quotients are 1, also close to 0, where they are not defined.
    for one in ("k/k", "sin(k)/sin(k)"):
        assert not seen(f"atan(2 - 3*{one}) - atan(1/2)", panel)
        assert seen(f"atan(1/2) - atan(2 - 3*{one})", panel)


@pytest.mark.parametrize(
    ("base", "panel"),
    [
        ("3/5 - k", Interval(Fraction(0), Fraction(1, 2), True)),
        ("k - 5/4", Interval(Fraction(13, 10), Fraction(2))),
        ("k - 3/2", beyond(2)),
        ("k", POSITIVE),
        ("k", Interval(None, None)),  # of numbers >= 0
        ("k", point(3)),
    ],
)
def test_a_gap_that_is_constant_is_evaluated_on_the_panel(base: str, panel: Interval) -> None:
    # It is 1, where it is defined.
    one = f"({base})^(1/2)*({base})^(-1/2)"
    assert seen(f"erf(1/2) - erf(2 - 3*{one})", panel)
    assert not seen(f"erf(2 - 3*{one}) - erf(1/2)", panel)


def test_a_gap_is_constant_at_zero_too() -> None:
    where = domain((parse("b - a"),))
    for panel in (point(0), POSITIVE):
        assert seen("log(b^2 + k^2) - log(a^2 + k^2)", panel, where=where)
        assert not seen("log(a^2 + k^2) - log(b^2 + k^2)", panel, where=where)


def test_a_gap_is_constant_and_defined_where_it_is_evaluated() -> None:
    # In the middle of the panel the quotient is not defined.
    for middle in (1, 2):
        ones = f"sin(k - {middle})/sin(k - {middle})"
        for panel in (Interval(Fraction(0), Fraction(2 * middle)), beyond(middle - 1)):
            assert not seen(f"erf(2 - 3*{ones}) - erf(1/2)", panel)
    # The gap 3 - k is positive in the middle, but not everywhere.
    assert not seen("atan(k) - atan(2*k - 3)", POSITIVE)
    assert not seen("atan(k) - atan(2*k - 3)", Interval(Fraction(0), Fraction(4)))


def test_a_factor_may_stand_on_either_side() -> None:
    one, other = (Apply("erf", (parse(source),)) for source in ("k + 1", "k"))
    for sign in (1, -1):
        for factors in ((number(2 * sign), K, one), (K, one, number(2 * sign)), (one, number(2 * sign), K)):
            others = tuple(number(-2 * sign) if part == number(2 * sign) else other if part == one else part
                           for part in factors)  # fmt: skip
            term = total(Product(factors), Product(others))
            assert is_seen(term, K, POSITIVE, EVERYWHERE, strictly=True) == (sign > 0)


def test_an_exponential_may_be_a_constant() -> None:
    one = Apply("exp", (Product((number(0), K)),))
    assert is_seen(total(parse("k^2 - k/2"), one), K, beyond(1), EVERYWHERE, strictly=True)


def test_between_two_points_a_sum_is_seen_by_its_series() -> None:
    assert seen("k^2 - 3*k + 113/50", Interval(Fraction(7, 5), Fraction(8, 5)))
    assert not seen("k^2 - 3*k + 113/50", Interval(Fraction(7, 5), None))
    assert not seen("k^2 - 3*k + 2", point(1))
