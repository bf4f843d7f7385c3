"""Terms are put together: what is flattened, what is computed, and what is left as it is."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import (
    BOUND,
    FUNCTIONS,
    MOST_BITS,
    ONE,
    PI,
    ZERO,
    Apply,
    Number,
    Power,
    Product,
    R,
    Sum,
    Symbol,
    Term,
    contains,
    difference,
    free_symbols,
    negative,
    number,
    parts,
    power,
    product,
    quotient,
    rebuild,
    substitute,
    subterms,
    total,
)

A, B, C = (Symbol(name) for name in "abc")

ARGUMENTS = {
    "pi": range(1),
    **dict.fromkeys(("exp", "log", "sin", "cos", "sinh", "cosh", "tanh", "sech"), range(1, 2)),
    **dict.fromkeys(("erf", "erfc", "atan", "gamma", "abs", "integral"), range(1, 2)),
    **dict.fromkeys(("besselj", "besselk", "ker", "kei", "sphericalj", "struveh", "uppergamma"), range(2, 3)),
    **dict.fromkeys(("less", "lessequal"), range(2, 3)),
    **dict.fromkeys(("max", "min"), range(2, 17)),
    **dict.fromkeys(("hyp1f1", "if"), range(3, 4)),
    "hyp1f2": range(4, 5),
}


def test_the_functions_are_these() -> None:
    assert set(FUNCTIONS) == set(ARGUMENTS)


@pytest.mark.parametrize("function", ARGUMENTS)
def test_a_function_has_its_number_of_arguments(function: str) -> None:
    for count in range(20):
        if count in ARGUMENTS[function]:
            assert Apply(function, (A,) * count).arguments == (A,) * count
        else:
            with pytest.raises(InvalidArgument, match=f"no function '{function}' of {count} arguments"):
                Apply(function, (A,) * count)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_there_are_no_other_functions(count: int) -> None:
    with pytest.raises(InvalidArgument, match="no function 'foo'"):
        Apply("foo", (A,) * count)


@pytest.mark.parametrize(
    ("built", "term"),
    [
        (lambda: total(), ZERO),
        (lambda: total(ZERO), ZERO),
        (lambda: total(A), A),
        (lambda: total(ZERO, A), A),
        (lambda: total(A, ZERO), A),
        (lambda: total(A, B), Sum((A, B))),
        (lambda: total(A, A), Sum((A, A))),
        (lambda: total(Sum((A, B)), C), Sum((A, B, C))),
        (lambda: total(C, Sum((A, B))), Sum((C, A, B))),
        (lambda: total(ONE, number(-1)), Sum((ONE, number(-1)))),
        (lambda: product(), ONE),
        (lambda: product(ONE), ONE),
        (lambda: product(A), A),
        (lambda: product(A, ONE), A),
        (lambda: product(A, ZERO, B), ZERO),
        (lambda: product(number(2), number(Fraction(1, 2))), ONE),
        (lambda: product(number(2), number(3)), number(6)),
        (lambda: product(A, number(2), B, number(3)), Product((number(6), A, B))),
        (lambda: product(A, B), Product((A, B))),
        (lambda: product(A, Product((number(2), B))), Product((number(2), A, B))),
        (lambda: product(number(Fraction(1, 2)), Product((number(2), B))), B),
        (lambda: negative(A), Product((number(-1), A))),
        (lambda: negative(negative(A)), A),
        (lambda: negative(ZERO), ZERO),
        (lambda: difference(A, B), Sum((A, Product((number(-1), B))))),
        (lambda: difference(A, ZERO), A),
        (lambda: quotient(A, B), Product((A, Power(B, number(-1))))),
        (lambda: quotient(ONE, number(3)), number(Fraction(1, 3))),
        (lambda: quotient(A, number(-2)), Product((number(Fraction(-1, 2)), A))),
    ],
)
def test_sums_and_products_are_flat(built: Callable[[], Term], term: Term) -> None:
    assert built() == term


@pytest.mark.parametrize(
    ("base", "exponent", "term"),
    [
        (A, ONE, A),
        (ONE, A, ONE),
        (ONE, ZERO, ONE),
        (ZERO, ONE, ZERO),
        (ZERO, number(2), ZERO),
        # Neither 0^0 nor 1/0 is computed.
        (ZERO, ZERO, Power(ZERO, ZERO)),
        (ZERO, number(-1), Power(ZERO, number(-1))),
        (A, ZERO, Power(A, ZERO)),
        (number(2), ZERO, ONE),
        (number(Fraction(-2, 3)), number(-3), number(Fraction(-27, 8))),
        (number(4), number(Fraction(1, 2)), Power(number(4), number(Fraction(1, 2)))),
        (number(2), A, Power(number(2), A)),
        # 2 has two bits and its denominator one.
        (number(2), number(MOST_BITS // 3), number(2 ** (MOST_BITS // 3))),
        (number(2), number(-(MOST_BITS // 3)), number(Fraction(1, 2 ** (MOST_BITS // 3)))),
        (number(2), number(MOST_BITS // 3 + 1), Power(number(2), number(MOST_BITS // 3 + 1))),
        (number(2), number(-(MOST_BITS // 3) - 1), Power(number(2), number(-(MOST_BITS // 3) - 1))),
        (
            number(Fraction(1, 2)),
            number(MOST_BITS // 3 + 1),
            Power(number(Fraction(1, 2)), number(MOST_BITS // 3 + 1)),
        ),
    ],
)
def test_powers_are_computed_while_they_are_short(base: Term, exponent: Term, term: Term) -> None:
    assert power(base, exponent) == term


@pytest.mark.parametrize("source", ["a + b*c", "a*b", "(a + b)^c", "exp(a)", "if(a < b, 1, c)", "a", "3", "pi"])
def test_a_term_is_its_parts(source: str) -> None:
    term = parse(source)
    assert rebuild(term, parts(term)) == term
    assert next(subterms(term)) == term
    assert sum(1 for _ in subterms(term)) == 1 + sum(1 for part in parts(term) for _ in subterms(part))


def test_other_parts_make_another_term() -> None:
    assert rebuild(parse("a + b"), (B, ZERO)) == B
    assert rebuild(parse("a*b"), (B, number(2))) == Product((number(2), B))
    assert rebuild(parse("a^b"), (B, A)) == Power(B, A)
    assert rebuild(parse("exp(a)"), (B,)) == Apply("exp", (B,))
    assert rebuild(PI, ()) == PI


def test_what_a_term_contains() -> None:
    term = parse("exp(-a*r) + integral(exp(-b*t), t)")
    assert free_symbols(term) == {"a", "b", "r"}
    assert contains(term, R)
    assert contains(term, BOUND)
    assert contains(term, parse("exp(-a*r)"))
    assert not contains(term, C)
    assert contains(A, A)
    assert free_symbols(A) == {"a"}
    assert free_symbols(BOUND) == set()


def test_symbols_are_exchanged_all_at_once() -> None:
    assert substitute(parse("a + b^a"), {"a": B, "b": A}) == parse("b + a^b")
    assert substitute(parse("integral(exp(-a*t), t)"), {"a": B}) == parse("integral(exp(-b*t), t)")
    assert substitute(Number(Fraction(2)), {"a": B}) == number(2)
    with pytest.raises(ValueError, match="under an integral"):
        substitute(parse("integral(exp(-a*t), t)"), {"a": product(BOUND, B), "b": A})
