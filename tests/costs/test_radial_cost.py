"""Radial costs as users write them: what is refused, and that tidying changes nothing."""

from fractions import Fraction

import pytest
import sympy
from hypothesis import assume, example, given
from hypothesis import strategies as st

from mfsym.costs import NAMED_COSTS, RadialCost
from mfsym.costs.shape import powers_of_r, shape_of
from mfsym.costs.sympy_bridge import from_sympy, to_sympy
from mfsym.costs.tidy import scaled_away, tidied
from mfsym.errors import InvalidArgument
from mfsym.kernel.enclosure import defined, domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import ONE, Apply, R, Term, negative, power, product, total
from tests.kernel.terms import POINTS, terms, value


@pytest.mark.parametrize(
    ("formula", "reason"),
    [
        (3, "is not text"),
        (None, "is not text"),
        ("", "is empty"),
        ("exp(-", "expected a number"),
        ("exp(-k*r)", "uses k"),
        ("exp(-a)", "does not depend on the distance"),
        ("r - r", "does not depend on the distance"),
        ("r^0", "does not depend on the distance"),
        ("coulom", "does not depend on the distance"),
        ("__import__('os').system('x')", "unknown name '__import__'"),
        ("foo(r)", "unknown name 'foo'"),
        ("r/0", "a denominator other than 0"),
        ("r/(a - a)", "a power of 0"),
        ("*".join(f"(r + a{i})" for i in range(20)), "too large"),
    ],
)
def test_what_is_no_cost_is_refused(formula: object, reason: str) -> None:
    with pytest.raises(InvalidArgument, match=reason) as refusal:
        RadialCost(formula)  # type: ignore[arg-type]
    assert len(str(refusal.value)) < 500


def test_parameters_are_the_other_names() -> None:
    assert RadialCost("b*exp(-a*r)/r^d").parameters == ("a", "b")
    assert RadialCost("exp(-r)").parameters == ()


@pytest.mark.parametrize("name", NAMED_COSTS)
def test_named_costs(name: str) -> None:
    assert RadialCost(name) == RadialCost(f"  {name.upper()} ") == RadialCost(NAMED_COSTS[name])


# The first case is seen to be 0 once it is tidied, and another writing is due then.
@example(parse("if(pi < a, 0^(1/2), 1)"))
@given(terms)
def test_tidied_terms_are_equal_to_what_they_were(term: Term) -> None:
    try:
        once = tidied(term)
        assert equal(once, term)
        assert tidied(once) == once
        assert parse(text(once)) == once
    except Refused:
        assume(False)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("2^3*pi^((3-1)/2)*gamma((3+1)/2)*a*(a^2+k^2)^(-(3+1)/2)", "8*pi*a/(a^2 + k^2)^2"),
        ("a*b/b", "a"),
        ("-1 + a", "a - 1"),
        ("exp(-r)*exp(-r)/r/r", "exp(-2*r)/r^2"),
        ("sqrt(8)", "2*sqrt(2)"),
        ("x^(a/2 - 1/2)", "x^((a - 1)/2)"),
    ],
)
def test_tidied_terms_are_what_one_would_write(source: str, expected: str) -> None:
    assert text(tidied(parse(source))) == expected


def test_positive_factors_are_scaled_away() -> None:
    assert text(scaled_away(parse("d/2 - 1/2"))) == "d - 1"
    assert text(scaled_away(parse("2 - 4*s"))) == "-2*s + 1" or text(scaled_away(parse("2 - 4*s"))) == "1 - 2*s"


# --- SymPy -----------------------------------------------------------------------------------------


@given(terms, POINTS)
def test_terms_go_to_sympy_and_back(term: Term, at: dict[str, Fraction]) -> None:
    assume(defined(term, domain(())))
    try:
        back = from_sympy(to_sympy(term))
    except InvalidArgument:
        return  # SymPy has evaluated a function to something that terms do not have
    # SymPy may write the term in another way; its value is the same, up to the cancellation of large values.
    x, y = value(term, at), value(back, at)
    assert abs(x - y) <= (1 + abs(x)) / 10**30


@pytest.mark.parametrize("order", range(4))
def test_spherical_bessel_functions_of_negative_numbers_have_their_parity(order: int) -> None:
    # SymPy itself gives them the other sign, and simplifies with that.
    here, there = (to_sympy(parse(f"sphericalj({order}, {x})")).evalf(30) for x in ("-log(2)", "log(2)"))
    assert here == (-1) ** order * there
    assert to_sympy(parse(f"sqrt(sphericalj({order}, -log(2))^2)")).evalf(30) == there


@pytest.mark.parametrize(
    "expression",
    [
        sympy.Float("0.5"),
        sympy.I,
        sympy.zeta(3),
        sympy.oo,
        sympy.nan,
        sympy.Integral(sympy.Symbol("x")),
    ],
)
def test_what_terms_do_not_have_is_refused(expression: sympy.Basic) -> None:
    with pytest.raises(InvalidArgument):
        from_sympy(expression)


def test_symbols_are_positive_in_sympy() -> None:
    assert to_sympy(parse("sqrt(a^2)")) == sympy.Symbol("a", positive=True)
    assert from_sympy(sympy.E ** (-sympy.Symbol("r"))) == parse("exp(-r)")


# --- shapes ----------------------------------------------------------------------------------------

CONSTANTS = st.sampled_from(["1", "3/2", "a", "a*b", "sqrt(pi)/2", "1/(a + b)"]).map(parse)


@given(CONSTANTS, CONSTANTS, CONSTANTS, st.integers(-3, 3))
def test_shapes_say_what_a_cost_is_made_of(coefficient: Term, rate: Term, other: Term, n: int) -> None:
    exponent = total(negative(product(rate, R)), negative(product(other, power(R, parse("2")))))
    term = tidied(product(coefficient, Apply("exp", (exponent,)), power(R, parse(str(n)))))
    shape = shape_of(term)
    assert shape is not None
    assert equal(shape.coefficient, coefficient)
    assert equal(shape.linear, rate)
    assert equal(shape.quadratic, other)
    assert equal(shape.exponent, parse(str(n)))
    assert shape.other == ONE


def test_polynomials_in_r() -> None:
    powers = powers_of_r(parse("a + b*r^2 - r/2"))
    assert powers is not None
    assert {n: text(tidied(c)) for n, c in powers.items()} == {0: "a", 1: "-1/2", 2: "b"}
    assert powers_of_r(parse("sqrt(r)")) is None
    assert powers_of_r(parse("exp(r)")) is None
