"""The longest, deepest and shortest texts that are read, and the exact place where others are refused.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from fractions import Fraction

import pytest

from mfsym.errors import InvalidArgument
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import BOUND, Apply, Number, Power, Product, Sum, Symbol, Term, number

A, B, T = Symbol("a"), Symbol("b"), Symbol("t")
LONGEST, DEEPEST, DIGITS = 20_000, 40, 1_000


def complaint(source: str) -> str:
    with pytest.raises(InvalidArgument) as refusal:
        parse(source)
    return str(refusal.value)


# --- sizes -----------------------------------------------------------------------------------------


def test_the_longest_text() -> None:
    assert parse("a" + " " * (LONGEST - 1)) == A
    assert f"has {LONGEST + 1} characters" in complaint("a" + " " * LONGEST)


def test_the_deepest_parentheses() -> None:
    depth = DEEPEST - 1  # the text itself is one level
    assert parse("(" * depth + "a" + ")" * depth) == A
    assert "nested too deeply" in complaint("(" * (depth + 1) + "a" + ")" * (depth + 1))


def test_the_deepest_power() -> None:
    assert isinstance(parse("a^" * (DEEPEST - 1) + "a"), Power)
    assert f"at most {DEEPEST} nested powers" in complaint("a^" * DEEPEST + "a")


def test_what_is_closed_is_no_nesting() -> None:
    many = 2 * DEEPEST
    assert parse("+".join(["(a)"] * many)) == Sum((A,) * many)
    assert parse("+".join(["a^b"] * many)) == Sum((Power(A, B),) * many)
    deep = "(" * DEEPEST + "a" + ")" * DEEPEST
    assert "nested too deeply" in complaint("(a) + (a) + " + deep)
    assert "nested powers" in complaint("a^b + a^b + " + "a^" * DEEPEST + "a")


def test_the_longest_numbers() -> None:
    longest = 10**DIGITS - 1
    assert parse(str(longest)) == number(longest)
    assert parse(f"1e{DIGITS - 1}") == number(10 ** (DIGITS - 1))
    assert parse(f"1e-{DIGITS - 1}") == number(Fraction(1, 10 ** (DIGITS - 1)))
    assert parse("1E+999") == parse("1e999")
    for source in (f"1e{DIGITS}", f"10*1e{DIGITS - 1}", f"-10*1e{DIGITS - 1}"):
        assert f"expected numbers of at most {DIGITS} digits" in complaint(source)
    for source in (f"1e{DIGITS + 1}", f"1e-{DIGITS}", "1e00001", "1." + "0" * (DIGITS - 1)):
        assert "is too long" in complaint(source)
    assert parse("1." + "0" * (DIGITS - 2)) == number(1)


def test_long_numbers_in_products() -> None:
    assert f"at most {DIGITS} digits" in complaint(f"a*1e{DIGITS - 1}*10")


def test_the_longest_numbers_that_are_written() -> None:
    longest = 10**DIGITS - 1
    for value in (longest, -longest, Fraction(1, longest)):
        assert text(number(value)) == str(value)
    for value in (longest + 1, -longest - 1, Fraction(1, longest + 1)):
        with pytest.raises(InvalidArgument, match="digits"):
            text(Number(Fraction(value)))


# --- meaning ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "term"),
    [
        ("a - b", Sum((A, Product((number(-1), B))))),
        ("a - -b", Sum((A, B))),
        ("-+-a", A),
        ("+-a", Product((number(-1), A))),
        ("---a", Product((number(-1), A))),
        ("a*b/t", Product((A, B, Power(T, number(-1))))),
        ("a/b*t", Product((A, Power(B, number(-1)), T))),
        ("a*0", number(0)),
        ("a^-b", Power(A, Product((number(-1), B)))),
        ("a**b", Power(A, B)),
        ("a^b^t", Power(A, Power(B, T))),
        ("sqrt(a)", Power(A, number(Fraction(1, 2)))),
        ("1.5", number(Fraction(3, 2))),
        ("1.", number(1)),
        (".25", number(Fraction(1, 4))),
        ("5e-1", number(Fraction(1, 2))),
        ("if(a < b, 1, 2)", Apply("if", (Apply("less", (A, B)), number(1), number(2)))),
        ("if(a <= b, 1, 2)", Apply("if", (Apply("lessequal", (A, B)), number(1), number(2)))),
        ("if(a > b, 1, 2)", Apply("if", (Apply("less", (B, A)), number(1), number(2)))),
        ("if(a >= b, 1, 2)", Apply("if", (Apply("lessequal", (B, A)), number(1), number(2)))),
        ("integral(t, t) + integral(a, a) + t", Sum((Apply("integral", (BOUND,)),) * 2 + (T,))),
        ("integral(a*b, t)*a", Product((Apply("integral", (Product((A, B)),)), A))),
        ("max(a, b, t)", Apply("max", (A, B, T))),
    ],
)
def test_what_a_formula_means(source: str, term: Term) -> None:
    assert parse(source) == term


@pytest.mark.parametrize(
    "written",
    [
        "a - b",
        "-a + b",
        "-a/3",
        "2*a/3",
        "a/b",
        "1/a",
        "1/a/b",
        "-1/a",
        "2/a",
        "a*(b + t)",
        "(a + b)^2",
        "(a*b)^2",
        "(1/a)^2",
        "(a^b)^t",
        "a^(b^t)",
        "2^a",
        "0^a",
        "1/a^b",
        "a/b^t",
        "(-2)^a",
        "(1/2)^a",
        "a^(1/3)",
        "a*b^2",
        "a*sqrt(b)",
        "sqrt(a)^3",
        "a^sqrt(b)",
        "a/sqrt(b)",
        "a/b^2",
        "1/(a*b)",
        "1/(1/a)",
        "exp(-a)^2",
        "a + 2",
        "a - 2",
        "a*if(a < b, 1, 0)",
        "if(a <= b, 1, 0)",
        "max(a, b, t)",
        "integral(t, t)",
        "integral(s*t, s)",
        "integral(v*s*t*u, v)",
        "integral(t1*s*t*u*v, t1)",
        "integral(t2*s*t*u*v*t1, t2)",
        "pi^2",
        "2*pi",
    ],
)
def test_a_formula_is_written_in_one_way(written: str) -> None:
    assert text(parse(written)) == written


def test_a_sum_in_a_sum_keeps_its_parentheses() -> None:
    nested = Sum((A, Sum((B, T))))
    assert text(nested) == "a + (b + t)"
    assert text(Sum((Sum((A, B)), T))) == "(a + b) + t"


def test_a_product_with_nothing() -> None:
    assert text(Product((number(0), A))) == "0*a"


# --- refusals --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a +", "expected a number, a name or '(', but the text ends"),
        ("*a", "expected a number, a name or '(', but found '*' at position 1"),
        ("a + *b", "expected a number, a name or '(', but found '*' at position 5"),
        ("(a b", "expected ')', but found 'b' at position 4"),
        ("a b", "expected an operator such as * or the end, but found 'b' at position 3"),
        ("(a", "expected ')', but the text ends"),
        ("exp(a", "expected ')', but the text ends"),
        ("a  ?", "expected an operator such as * or the end, but found '?' at position 4"),
        ("a^", "expected a number, a name or '(', but the text ends"),
        ("sqrt", "expected '(' after the function sqrt, but the text ends"),
        ("exp + 1", "expected '(' after the function exp, but found '+' at position 5"),
        ("a/0", "expected a denominator other than 0, but the text ends"),
        ("if(a, 1, 2)", "expected a comparison such as r < 1, but found ',' at position 5"),
        ("if(a < b, 1)", "if takes 3 arguments, got 2"),
        ("if(a < b, 1, 2, 3)", "if takes 3 arguments, got 4"),
        ("max(a)", "max takes 2 to 16 arguments, got 1"),
        (f"min({', '.join('a' * 17)})", "min takes 2 to 16 arguments, got 17"),
        ("sqrt(a, b)", "sqrt takes 1 arguments, got 2"),
        ("integral(a)", "expected ',', but found ')' at position 11"),
        ("integral(a, )", "other than r, k, d, but the text ends"),
        ("integral(a,", "expected the variable of integration, but the text ends"),
        ("integral(a, t", "expected ')', but the text ends"),
        ("integral(a, t + 1)", "expected ')', but found '+' at position 15"),
        ("integral(integral(t, t), s)", "expected no integral inside an integral"),
    ],
)
def test_a_refusal_says_what_and_where(source: str, message: str) -> None:
    assert message in complaint(source)


@pytest.mark.parametrize("name", ["r", "k", "d", "sqrt", "exp", "pi", "less", "1", "("])
def test_variables_of_integration_have_names_of_their_own(name: str) -> None:
    assert "a name for the variable of integration other than r, k, d" in complaint(f"integral(a, {name})")


def test_long_texts_are_shortened_in_messages() -> None:
    short, long = "a" * 59 + "?", "a" * 60 + "?"
    assert f"formula '{short}': " in complaint(short)
    assert f"formula '{long[:40]}...{long[-10:]}': " in complaint(long)
