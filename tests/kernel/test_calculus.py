"""Derivatives against difference quotients; sines and cosines against Arb; profiles with a cut on both sides of it."""

from fractions import Fraction

import mpmath
import pytest
from flint import arb
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import defined, domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.interval import Interval
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import K, Term
from mfsym.kernel.trigonometry import cosine, sine
from tests.kernel.terms import DIGITS, POINTS, terms, value
from tests.kernel.test_interval import exact, intervals, may_contain

EVERYWHERE = domain(())


@given(terms, POINTS)
@settings(max_examples=200)
@example(parse("k^a*exp(-k^2)*besselk(a - 2, k*b)"), {"a": Fraction(3), "b": Fraction(1), "k": Fraction(1)})
@example(parse("besselj(2, k)/k^k"), {"k": Fraction(2)})
@example(parse("sech(k)*tanh(k) + erf(k)*erfc(k) + sinh(k)/cosh(k)^2"), {"k": Fraction(1, 2)})
@example(parse("sphericalj(0, k - 1) + sphericalj(1, k/2)*sphericalj(2, 3 - k)"), {"k": Fraction(1, 2)})
@example(parse("ker(1/2, k)*kei(2, k*b) + kei(0, k)"), {"b": Fraction(1), "k": Fraction(1, 2)})
@example(parse("hyp1f2(1/2, 3/2, a, -k^2)"), {"a": Fraction(2), "k": Fraction(1)})
@example(parse("sin(k)*cos(2*k)*log(k)"), {"k": Fraction(1, 2)})
def test_derivatives_are_limits_of_difference_quotients(term: Term, at: dict[str, Fraction]) -> None:
    assume(defined(term, EVERYWHERE))
    try:
        slope = derivative(term, K)
    except Refused:
        assume(False)
    assume(defined(slope, EVERYWHERE))
    with mpmath.workdps(DIGITS):
        step = Fraction(1, 10**15)
        ahead, behind = (value(term, {**at, "k": at["k"] + h}) for h in (step, -step))
        central = (ahead - behind) * 10**15 / 2
        # The error is the third derivative times 10^-30, and that of the values times 10^15.
        assert abs(central - value(slope, at)) < mpmath.mpf(10) ** -12 * (1 + abs(central))


@pytest.mark.parametrize("source", ["max(k, 1)", "abs(k)", "if(k < 1, k, 1)", "gamma(k)", "besselk(k, 1)"])
def test_what_has_no_derivative_among_the_terms_is_refused(source: str) -> None:
    with pytest.raises(Refused, match="derivative of"):
        derivative(parse(source), K)


def test_what_does_not_depend_on_the_variable_has_the_derivative_0() -> None:
    assert text(derivative(parse("gamma(r)*max(a, b)"), K)) == "0"


@given(intervals(st.fractions(-50, 50, max_denominator=10**6) | st.fractions(-(10**7), 10**7, max_denominator=100)))
@example((Interval(Fraction(-1, 100), Fraction(1, 100)), [Fraction(0)]))
@example((Interval(Fraction(355, 226), Fraction(355, 226)), [Fraction(355, 226)]))
@example((Interval(Fraction(10**6), Fraction(10**6)), [Fraction(10**6)]))
def test_sines_and_cosines_are_enclosed(one: tuple[Interval, list[Fraction]]) -> None:
    x, members = one
    for a in members:
        assert may_contain(sine(x), exact(a).sin())
        assert may_contain(cosine(x), exact(a).cos())


def test_sines_are_known_to_a_hundred_bits() -> None:
    for function, ball in ((sine, arb.sin), (cosine, arb.cos)):
        for x in (Fraction(0), Fraction(1), Fraction(22, 7), Fraction(-1000), Fraction(1, 3)):
            found = function(Interval(x, x))
            assert found.lower is not None
            assert found.upper is not None
            assert found.upper - found.lower < Fraction(1, 2**100)
            assert may_contain(found, ball(exact(x)))


@pytest.mark.parametrize(
    ("profile", "end", "inside", "beyond"),
    [
        ("max(1 - r/a, 0)^2", "a", "(1 - r/a)^2", "0"),
        ("max(0, 1 - r)", "1", "1 - r", "0"),
        ("min(r, 2)", "2", "r", "2"),
        ("if(r < b, exp(-r), 0)", "b", "exp(-r)", "0"),
        ("if(r >= b, 0, r)", "b", "r", "0"),
        ("if(2*r <= 3, 1, r)", "3/2", "1", "r"),
        ("if(r < 1, max(1 - r, 0), 0)", "1", "1 - r", "0"),
    ],
)
def test_profiles_with_a_cut(profile: str, end: str, inside: str, beyond: str) -> None:
    assert equal(resolved(parse(profile), parse(end), True, EVERYWHERE), parse(inside))
    assert equal(resolved(parse(profile), parse(end), False, EVERYWHERE), parse(beyond))


@pytest.mark.parametrize(
    ("profile", "end"),
    [
        ("max(1 - r, 0)", "2"),
        ("if(r^2 < r, 1, 0)", "1"),  # the slope 2 r - 1 has both signs
        ("if(a < b, 1, 0)*r", "1"),
        ("max(a - b*r + c*r, 0)", "a/(b - c)"),
    ],
)
def test_cuts_that_are_not_seen_are_refused(profile: str, end: str) -> None:
    with pytest.raises(Refused, match="condition"):
        resolved(parse(profile), parse(end), True, EVERYWHERE)
