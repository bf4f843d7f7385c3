"""Text is read into terms and back; what is no formula is refused with the place and what was expected."""

import time
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import DEEPEST_NESTING, LONGEST_TEXT, MOST_DIGITS, parse, text
from mfsym.kernel.term import (
    BOUND,
    Apply,
    Number,
    Power,
    Product,
    Sum,
    Symbol,
    Term,
    negative,
    number,
    power,
    product,
    total,
)
from tests.kernel.terms import terms_with_integrals

A, B, R = Symbol("a"), Symbol("b"), Symbol("r")
HALF = number(Fraction(1, 2))


@given(terms_with_integrals)
@example(power(power(A, HALF), HALF))  # a root of a root
@example(power(A, power(B, A)))  # powers associate to the right
@example(power(negative(A), number(2)))  # (-a)^2, not -a^2
@example(power(number(Fraction(1, 2)), A))  # (1/2)^a, not 1/2^a
@example(power(number(-2), A))
@example(product(number(Fraction(-1, 2)), total(A, B)))
@example(product(A, power(product(B, R), number(-1))))
@example(power(A, number(-1)))
@example(power(power(A, number(-1)), number(-1)))
@example(negative(total(A, negative(B))))
@example(product(Symbol("t"), Apply("integral", (product(BOUND, Symbol("t"), Symbol("s")),))))  # t and s are taken
def test_text_of_a_term_is_read_back_as_the_same_term(term: Term) -> None:
    assert parse(text(term)) == term


@given(st.text(alphabet="ab1.+-*/^(),<>=ersqtinglpx #", max_size=30))
@example("integral(integral(a, t), t)")
@example("if(a<b<r, 1, 2)")
@example("1e9999")
@example("a if b")
def test_any_text_is_read_or_refused(source: str) -> None:
    try:
        term = parse(source)
    except InvalidArgument:
        return
    assert parse(text(term)) == term


@pytest.mark.parametrize(
    ("source", "term"),
    [
        ("0.1", number(Fraction(1, 10))),
        (".5e-1", number(Fraction(1, 20))),
        ("2 ** 3", number(8)),
        ("-a^2", Product((number(-1), Power(A, number(2))))),
        ("2^-a", Power(number(2), Product((number(-1), A)))),
        ("--a", A),
        ("a/b*r", Product((A, Power(B, number(-1)), R))),
        ("a-b-r", Sum((A, Product((number(-1), B)), Product((number(-1), R))))),
        ("sqrt(a)", Power(A, HALF)),
        ("if(a >= b, 1, 2)", Apply("if", (Apply("lessequal", (B, A)), number(1), number(2)))),
        ("integral(t*a, t)", Apply("integral", (Product((BOUND, A)),))),
        ("t*integral(t, t)", Product((Symbol("t"), Apply("integral", (BOUND,))))),
    ],
)
def test_formulas_mean_what_a_mathematician_expects(source: str, term: Term) -> None:
    assert parse(source) == term


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("", "is empty"),
        ("foo(a)", "unknown name 'foo'"),
        ("__import__('os').system('x')", "unknown name '__import__'"),
        ("less(a, b)", "unknown name 'less'"),
        ("pi()", "unknown name 'pi'"),
        ("(a + b", "expected '\\)'"),
        ("a + b)", "expected an operator"),
        ("2 a", "expected an operator"),
        ("2a", "expected an operator"),
        ("a(b)", "unknown name 'a'"),
        ("exp", "expected '\\(' after the function exp"),
        ("exp a", "expected '\\(' after the function exp"),
        ("exp()", "expected a number"),
        ("exp(a, b)", "exp takes 1 arguments, got 2"),
        ("if(a, 1, 2)", "expected a comparison"),
        ("a < b", "expected an operator"),
        ("a/0", "a denominator other than 0"),
        ("a $ b", "found '\\$' at position 3"),
        ("α", "found 'α' at position 1"),
        ("a²", "found '²' at position 2"),
        ("٣", "found '٣' at position 1"),
        ("integral(a)", "expected ','"),
        ("integral(r, r)", "a name for the variable"),
        ("integral(a, 2)", "a name for the variable"),
        ("integral(integral(t, t), t)", "no integral inside an integral"),
        ("#", "found '#'"),
        ("1e99999", "is too long"),
        ("9" * (MOST_DIGITS + 1), "is too long"),
        ("9" * MOST_DIGITS + "*" + "9" * MOST_DIGITS, "digits"),
        ("a" * (LONGEST_TEXT + 1), "characters; at most"),
        ("(" * (DEEPEST_NESTING + 1) + "a" + ")" * (DEEPEST_NESTING + 1), "nested too deeply"),
        ("a^" * (DEEPEST_NESTING + 1) + "a", "nested powers"),
    ],
)
def test_what_is_no_formula_is_refused_with_the_reason(source: str, reason: str) -> None:
    with pytest.raises(InvalidArgument, match=reason) as refusal:
        parse(source)
    assert len(str(refusal.value)) < 400


def test_messages_name_the_argument() -> None:
    with pytest.raises(InvalidArgument, match=r"^cost 'a\+': "):
        parse("a+", "cost")


@pytest.mark.parametrize(
    "source",
    ["10^10^10", "(10^10)^(10^10)", "9^9^9^9^9", "2^2999*3^1800", "*".join(["9^999"] * 1000), "-" * 15_000 + "a"],
)
def test_no_text_takes_long(source: str) -> None:
    start = time.process_time()
    with suppress(InvalidArgument):
        text(parse(source))
    assert time.process_time() - start < 1


def test_huge_powers_are_kept_as_powers() -> None:
    assert parse("10^10^10") == Power(number(10), number(10**10))


def test_numbers_of_too_many_digits_are_not_written() -> None:
    with pytest.raises(InvalidArgument, match="digits"):
        text(Number(Fraction(10**MOST_DIGITS)))
