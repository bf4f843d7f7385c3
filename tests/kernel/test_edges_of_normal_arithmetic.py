"""Arithmetic of normal forms, and what is read off them, at the edges of what is computed.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction

import pytest

from mfsym.kernel.grammar import parse
from mfsym.kernel.monomials import (
    Poly,
    argument_of,
    bits_of,
    exponent_between,
    inner_sum,
    integer_of,
    is_long,
    is_positive_base,
    prime_factors,
    ratio_of_powers,
    size,
    whole_part,
)
from mfsym.kernel.normal_arithmetic import (
    content_and_rest,
    linear_in,
    poly_power,
    poly_product,
    poly_scaled,
    poly_sum,
    primitive,
    rational_value,
)
from mfsym.kernel.normal_form import normal
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Symbol, total


def form(source: str) -> Poly:
    return normal(parse(source))


def test_numbers_are_read_off() -> None:
    assert rational_value(form("a - a")) == 0
    assert rational_value(form("7/3")) == Fraction(7, 3)
    for source in ("a", "a + 1", "sqrt(2)", "2*a"):
        assert rational_value(form(source)) is None


def test_linear_functions_are_read_off() -> None:
    assert linear_in(form("s"), "s") == (1, 0)
    assert linear_in(form("1/2 - 3*s"), "s") == (-3, Fraction(1, 2))
    for source in ("1", "0", "s + a", "s + s^2", "s*a", "a"):
        assert linear_in(form(source), "s") is None


def test_contents_are_divided_out() -> None:
    assert primitive(frozenset()) == frozenset()
    assert primitive(form("-4*a/3 - 2*b")) == form("-2*a - 3*b")


def test_powers_of_zero() -> None:
    zero: Poly = frozenset()
    assert poly_power(zero, form("1/2")) == zero
    assert poly_power(zero, zero) == form("1")
    for exponent in ("-1", "-1/2", "a"):
        with pytest.raises(Refused, match="a power of 0"):
            poly_power(zero, form(exponent))


def test_long_coefficients() -> None:
    assert not is_long(Fraction(2**20_000 - 1, 2**19_999 + 1))
    assert is_long(Fraction(2**20_000))
    assert is_long(Fraction(-(2**20_000)))
    assert is_long(Fraction(1, 2**20_000))


def test_prime_factors() -> None:
    assert prime_factors(Fraction(1)) == {}
    assert prime_factors(Fraction(8, 9)) == {2: 3, 3: -2}
    assert prime_factors(Fraction(997**2, 2)) == {997: 2, 2: -1}
    # 1009 is the first prime number above 1000; what is left is not factored.
    assert prime_factors(Fraction(3 * 1009**2)) == {3: 1, 1009**2: 1}
    assert prime_factors(Fraction(1, 1009)) == {1009: -1}


def test_ratios_of_powers() -> None:
    a, b = ("symbol", "a"), ("symbol", "b")
    assert ratio_of_powers(form("3*a^2*b - 3*b^3")) == {a: form("2"), b: form("-2")}
    assert ratio_of_powers(form("b - a*b")) == {a: form("-1")}
    for source in ("a - 2*b", "a + b", "a - b + 1", "sin(a) - b", "b - sin(a)", "a", "0"):
        assert ratio_of_powers(form(source)) is None


def test_exponents_between_ratios() -> None:
    def between(one: str, other: str) -> Fraction | None:
        first, second = ratio_of_powers(form(one)), ratio_of_powers(form(other))
        assert first is not None
        assert second is not None
        return exponent_between(first, second)

    assert between("a - b", "a^2 - b^2") == 2
    assert between("a - b", "b^(1/2) - a^(1/2)") == Fraction(-1, 2)
    assert between("a^x - b^x", "a^(3*x) - b^(3*x)") == 3
    assert between("a - b", "a - c") is None
    assert between("a - b", "a^2 - b") is None
    assert between("a^x - b^x", "a^x - b^(2*x)") is None
    assert between("a^(x + 1) - b^(x + 1)", "a^(2*x + 1) - b^(2*x + 1)") is None
    assert between("a^2 - b^2", "a^3 - b^3") == Fraction(3, 2)
    for a, b in (("a", "b"), ("b", "a"), ("p", "q"), ("q", "p"), ("u", "v"), ("v", "u"), ("y", "z"), ("z", "y")):
        assert between(f"{a}^(x + 1) - {b}^x", f"{a}^(2*x + 1) - {b}^(2*x)") is None
    assert exponent_between({}, {}) is None


def test_whole_parts() -> None:
    for source, whole in (("5/2", 2), ("-1/2", -1), ("a - 3/2", -2), ("a", 0), ("2*a + 3", 3), ("0", 0)):
        assert whole_part(form(source)) == whole


def test_powers_of_numbers_are_computed_while_they_are_short() -> None:
    assert rational_value(form("2^1500")) == 2**1500
    assert rational_value(form("2^(-1500)")) == Fraction(1, 2**1500)
    assert rational_value(form("2^1501")) is None
    assert rational_value(form("2^(-1501)")) is None


def test_forms_that_are_too_large() -> None:
    many = normal(total(*(Symbol(f"a{i}") for i in range(4_000))))
    assert poly_sum((many,)) == many
    with pytest.raises(Refused, match="too large"):
        poly_sum((many, form("a")))
    long, short = form("a"), form("b")
    longest = poly_scaled(long, Fraction(2**20_000 - 1))
    assert poly_sum((longest, short)) == longest | short
    for polys in ((longest, long), (longest, short, long), (short, longest, long)):
        with pytest.raises(Refused, match="too large"):
            poly_sum(polys)


def test_products_that_are_too_large() -> None:
    def geometric(count: int) -> Poly:
        return form("+".join(f"a^{i}" for i in range(count)))

    assert len(poly_product(geometric(50), geometric(80))) == 129
    with pytest.raises(Refused, match="too large"):
        poly_product(geometric(63), geometric(64))


def test_nothing_times_a_form() -> None:
    assert poly_scaled(form("a + b"), Fraction(0)) == frozenset()


def test_what_a_form_divides_out() -> None:
    def parts(source: str) -> tuple[Poly, Poly]:
        return content_and_rest(form(source))

    assert parts("2*a*b") == (form("2*a*b"), form("1"))
    assert parts("-2*a") == (form("2*a"), form("-1"))
    assert parts("2*a*b + 4*a^2") == (form("2*a"), form("b + 2*a"))
    assert parts("a*b + a*c + a") == (form("a"), form("b + c + 1"))
    assert parts("a/b + 1") == (form("1/b"), form("a + b"))
    for x, y in (("a", "c"), ("c", "a"), ("x", "y"), ("y", "x"), ("p", "q"), ("q", "p"), ("u", "v"), ("v", "u")):
        assert parts(f"{x}/b + {y}") == (form("1/b"), form(f"{x} + {y}*b"))
    assert parts("a + 1") == (form("1"), form("a + 1"))
    assert parts("a^(1/2) + a^(3/2)") == (form("a^(1/2)"), form("1 + a"))
    # Exponents that are no numbers, exponentials, and what need not be positive, stay.
    assert parts("a^x + a^(x + 1)") == (form("1"), form("a^x + a^(x + 1)"))
    assert parts("a^x + a") == (form("1"), form("a^x + a"))
    assert parts("exp(1) + a*exp(1)") == (form("1"), form("exp(1) + a*exp(1)"))
    assert parts("sin(a) + sin(a)^2") == (form("1"), form("sin(a) + sin(a)^2"))


@pytest.mark.parametrize(
    ("source", "positive"),
    [
        ("(a + b)^x", True),
        ("(a + b*gamma(a))^x", True),
        ("(a - b)^x", False),
        ("(b - a)^x", False),
        ("(a + sin(a))^x", False),
        ("(sin(a) + a)^x", False),
        ("(1 + a*sin(b))^x", False),
        ("(1 + sin(b)*a)^x", False),
        ("(1 + sin(a)*sin(b))^x", False),
        ("(c + a*sin(b))^x", False),
        ("(sin(a)*a - b)^x", False),
        ("besselk(a, b)", True),
        ("cosh(a)", True),
        ("besselj(a, b)", False),
        ("tanh(a)", False),
        ("a", True),
        ("pi", True),
        ("exp(a)", True),
        ("sqrt(2)", True),
    ],
)
def test_bases_that_are_certainly_positive(source: str, *, positive: bool) -> None:
    (((((base, _)),), _),) = form(source)
    assert is_positive_base(base) is positive


def test_what_a_base_is() -> None:
    (((((base, _)),), _),) = form("(a + b)^x")
    assert inner_sum(base) == form("a + b")
    assert inner_sum(("symbol", "a")) == frozenset()
    assert argument_of(("symbol", "a")) == frozenset()
    assert (integer_of(("number", 6)), bits_of(("number", 6))) == (6, 3)
    assert (integer_of(("symbol", "a")), bits_of(("symbol", "a"))) == (1, 1)
    assert [size(part) for part in ((), ("a",), ("a", ("b", "c")))] == [1, 2, 5]
