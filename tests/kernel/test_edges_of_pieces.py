"""Derivatives and pieces of profiles, compared with formulas, at the edges of what is seen.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

import pytest

from mfsym.kernel.calculus import derivative
from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.piecewise import pieces, resolved, vanishes, weak_derivative
from mfsym.kernel.refusal import Refused
from mfsym.kernel.rules import radial_kernel
from mfsym.kernel.term import K, R, Symbol, number, product
from mfsym.kernel.wave_means import mean_of_waves

X = Symbol("x")
EVERYWHERE = domain(())


@pytest.mark.parametrize(
    ("source", "slope"),
    [
        ("a", "0"),
        ("x", "1"),
        ("x + a*x + b", "1 + a"),
        ("x*x*a", "2*a*x"),
        ("a*x*exp(x)*sin(x)", "a*exp(x)*sin(x) + a*x*exp(x)*sin(x) + a*x*exp(x)*cos(x)"),
        ("x^0", "0"),
        ("x^1", "1"),
        ("x^2", "2*x"),
        ("x^(1/2)", "1/(2*x^(1/2))"),
        ("x^a", "a*x^(a - 1)"),
        ("(2*x)^a", "2*a*(2*x)^(a - 1)"),
        ("a^x", "a^x*log(a)"),
        ("a^(2*x)", "2*a^(2*x)*log(a)"),
        ("x^x", "x^x + x^x*log(x)"),
        ("exp(2*x)", "2*exp(2*x)"),
        ("log(2*x)", "1/x"),
        ("sin(2*x)", "2*cos(2*x)"),
        ("cos(2*x)", "-2*sin(2*x)"),
        ("sinh(2*x)", "2*cosh(2*x)"),
        ("cosh(2*x)", "2*sinh(2*x)"),
        ("tanh(2*x)", "2*sech(2*x)^2"),
        ("sech(2*x)", "-2*sech(2*x)*tanh(2*x)"),
        ("erf(x)", "2/sqrt(pi)*exp(-x^2)"),
        ("erfc(x)", "-2/sqrt(pi)*exp(-x^2)"),
        ("atan(2*x)", "2/(1 + 4*x^2)"),
        ("besselk(0, x)", "-besselk(1, x)"),
        ("besselj(0, x)", "-besselj(1, x)"),
        ("struveh(0, x)", "2/pi - struveh(1, x)"),
        ("besselk(1, x)", "-besselk(0, x) - besselk(1, x)/x"),
        ("besselk(a, 2*x)", "-2*besselk(a - 1, 2*x) - a/x*besselk(a, 2*x)"),
        ("besselj(1, x)", "besselj(0, x) - besselj(1, x)/x"),
        ("besselj(a, 2*x)", "2*besselj(a - 1, 2*x) - a/x*besselj(a, 2*x)"),
        ("struveh(a, x)", "struveh(a - 1, x) - a/x*struveh(a, x)"),
        ("sphericalj(0, x)", "-sphericalj(1, x)"),
        ("sphericalj(1, x)", "sphericalj(0, x)/3 - 2*sphericalj(2, x)/3"),
        ("sphericalj(2, x)", "2*sphericalj(1, x)/5 - 3*sphericalj(3, x)/5"),
        ("ker(a, x)", "a/x*ker(a, x) + (ker(a + 1, x) + kei(a + 1, x))/sqrt(2)"),
        ("kei(a, x)", "a/x*kei(a, x) + (kei(a + 1, x) - ker(a + 1, x))/sqrt(2)"),
        ("uppergamma(a, 2*x)", "-2*(2*x)^(a - 1)*exp(-2*x)"),
        ("hyp1f1(a, b, x)", "(b - 1)/x*(hyp1f1(a, b - 1, x) - hyp1f1(a, b, x))"),
        ("hyp1f2(a, b, c, x)", "a/(b*c)*hyp1f2(a + 1, b + 1, c + 1, x)"),
    ],
)
def test_derivatives(source: str, slope: str) -> None:
    assert equal(derivative(parse(source), X), parse(slope))


def test_powers_of_one_less_are_taken_while_there_are_any() -> None:
    assert text(derivative(parse("x^1"), X)) == "1"
    cube = parse("x^3")
    for expected in ("3*x^2", "6*x", "6", "0"):
        cube = derivative(cube, X)
        assert text(cube) == expected


@pytest.mark.parametrize(
    "source", ["besselj(x, a)", "besselk(x, x)", "hyp1f1(x, a, b)", "sphericalj(a, x)", "max(x, a)"]
)
def test_derivatives_that_are_not_known(source: str) -> None:
    with pytest.raises(Refused, match="derivative of"):
        derivative(parse(source), X)


# --- pieces ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "ends", "branches"),
    [
        ("exp(-r)", [], ["exp(-r)"]),
        ("if(r < 1, a, b)", ["1"], ["a", "b"]),
        ("if(r <= 1, a, b)", ["1"], ["a", "b"]),
        ("if(r > 1, a, b)", ["1"], ["b", "a"]),
        ("if(2*r < 3, a, r)", ["3/2"], ["a", "r"]),
        ("if(0 < r, a, b)", [], ["a"]),
        ("if(r < 0, a, b)", [], ["b"]),
        ("if(r + 1 < 0, a, b)", [], ["b"]),
        ("if(0 < r + 1, a, b)", [], ["a"]),
        ("if(r + a < a, 1, 2)", [], ["2"]),
        ("if(r < 1, a, if(r < 2, b, c))", ["1", "2"], ["a", "b", "c"]),
        ("if(r < 2, if(r < 1, a, b), c)", ["1", "2"], ["a", "b", "c"]),
        ("if(r < 2, a, 0) + if(r < 1, b, 0)", ["1", "2"], ["a + b", "a", "0"]),
        ("if(r < 1, a, 0) + if(r < 1, b, 0)", ["1"], ["a + b", "0"]),
        ("if(r < 1, a, 0) + if(r < 2, b, 0) + if(r < 3, c, 0)", ["1", "2", "3"], ["a + b + c", "b + c", "c", "0"]),
        ("if(r < 3, c, 0) + if(r < 1, a, 0) + if(r < 2, b, 0)", ["1", "2", "3"], ["a + b + c", "b + c", "c", "0"]),
        ("r*if(1 - r/b > 0, 1, exp(-r))", ["b"], ["r", "r*exp(-r)"]),
        ("if(a < b, 1, 2)", [], ["if(a < b, 1, 2)"]),
    ],
)
def test_the_pieces_of_a_profile(profile: str, ends: list[str], branches: list[str]) -> None:
    found, found_branches = pieces(parse(profile), EVERYWHERE)
    assert (len(found), len(found_branches)) == (len(ends), len(branches))
    for term, expected in zip((*found, *found_branches), (*ends, *branches), strict=True):
        assert equal(term, parse(expected)), (text(term), expected)


@pytest.mark.parametrize(
    "profile",
    [
        "if(r < a, 1, 0) + if(r < b, 1, 0)",  # the order is not known
        "if(r < a - b, 1, 0)",  # nor the sign
        "if(r^2 < 1, 1, 0)",  # not linear
        "if(a*r < b*r, 1, 0)",  # no slope of certain sign
        "if(a < b, r, 0)",  # the condition is not about r
        "if(r < 1, 1, 0) + if(r < b, 1, 0) + if(r < 2, 1, 0)",
    ],
)
def test_pieces_that_are_not_seen(profile: str) -> None:
    with pytest.raises(Refused, match="condition"):
        pieces(parse(profile), EVERYWHERE)


@pytest.mark.parametrize(
    ("source", "zero"),
    [
        ("0", True),
        ("a - a", True),
        ("0^a", True),
        ("(a - a)^a*b", True),
        ("b*0^a", True),
        ("b*c*(0^2)", True),
        ("0^(a - b)", False),
        ("a", False),
        ("b*a", False),
        ("1^a", False),
        ("a^b", False),
        ("(0^a)^b", True),
    ],
)
def test_what_vanishes(source: str, *, zero: bool) -> None:
    def seen() -> bool:
        return vanishes(parse(source), EVERYWHERE)

    if source == "0^(a - b)":
        with pytest.raises(Refused, match="power of 0"):
            seen()
    else:
        assert seen() is zero


@pytest.mark.parametrize(
    ("profile", "inside", "beyond"),
    [
        ("max(1 - r, 0)", "1 - r", "0"),
        ("max(r - 1, 0)", "0", "r - 1"),
        ("min(1 - r, 0)", "0", "1 - r"),
        ("min(0, r - 1)", "r - 1", "0"),
        ("max(a, b)*if(r < 1, 1, 2)", "max(a, b)", "2*max(a, b)"),
        ("if(1 > r, a, b)", "a", "b"),
        ("if(r >= 1, a, b)", "b", "a"),
        ("max(1 - r, 0)^2 + r", "(1 - r)^2 + r", "r"),
    ],
)
def test_both_sides_of_the_end(profile: str, inside: str, beyond: str) -> None:
    for where, expected in ((True, inside), (False, beyond)):
        assert equal(resolved(parse(profile), parse("1"), where, EVERYWHERE), parse(expected))


def test_powers_of_nothing() -> None:
    assert text(resolved(parse("max(1 - r, 0)^a"), parse("1"), False, EVERYWHERE)) == "0"
    assert text(resolved(parse("max(1 - r, 0)^a"), parse("1"), True, EVERYWHERE)) == "(1 - r)^a"
    assert text(resolved(parse("max(r, 1)^(-1)"), parse("1"), False, EVERYWHERE)) == "1/r"


@pytest.mark.parametrize(
    ("term", "slope"),
    [
        ("exp(-2*k)", "-2*exp(-2*k)"),
        ("max(2 - k, 0)", "if(0 < 2 - k, -1, 0)"),
        ("min(k, 2)", "if(k < 2, 1, 0)"),
        ("max(a, b)", "0"),
        ("max(2 - k, 0)*k", "if(0 < 2 - k, -1, 0)*k + max(2 - k, 0)"),
        ("k*max(2 - k, 0)*exp(k)", "(1 + k)*max(2 - k, 0)*exp(k) + k*exp(k)*if(0 < 2 - k, -1, 0)"),
        ("(max(a, b) + max(2 - k, 0))^2", "2*(max(a, b) + max(2 - k, 0))*if(0 < 2 - k, -1, 0)"),
        ("max(2 - k, 0)^3", "3*max(2 - k, 0)^2*if(0 < 2 - k, -1, 0)"),
        ("max(2 - k, 0)^a + k", "a*max(2 - k, 0)^(a - 1)*if(0 < 2 - k, -1, 0) + 1"),
        ("k^3 + k*max(a, b)", "3*k^2 + max(a, b)"),
    ],
)
def test_weak_derivatives(term: str, slope: str) -> None:
    assert equal(weak_derivative(parse(term), K), parse(slope))


def test_a_weak_derivative_that_is_not_known() -> None:
    for term in ("a^max(2 - k, 0)", "max(2 - k, 0)^k", "exp(max(2 - k, 0))", "max(max(k, 1), 2)"):
        with pytest.raises(Refused, match="derivative of"):
            weak_derivative(parse(term), K)


# --- kernels and means of waves --------------------------------------------------------------------


def test_radial_kernels() -> None:
    assert equal(radial_kernel(number(1)), parse("2*cos(k*r)"))
    assert equal(radial_kernel(number(2)), parse("2*pi*r*besselj(0, k*r)"))
    assert equal(radial_kernel(number(3)), parse("4*pi*r*sin(k*r)/k"))
    assert equal(radial_kernel(number(4)), parse("4*pi^2*r^2*besselj(1, k*r)/k"))
    radial_kernel(number(9))
    for dimension in (number(10), number(0), number(-1), Symbol("d")):
        with pytest.raises(Refused, match="not a number up to 9"):
            radial_kernel(dimension)


def test_means_of_waves() -> None:
    frequency = parse("b")
    assert equal(mean_of_waves(1, frequency), parse("cos(b*r)"))
    assert equal(mean_of_waves(2, frequency), parse("besselj(0, b*r)"))
    assert equal(mean_of_waves(3, frequency), parse("sin(b*r)/(b*r)"))
    assert equal(mean_of_waves(4, frequency), parse("2*besselj(1, b*r)/(b*r)"))
    assert equal(mean_of_waves(5, frequency), parse("3*(sin(b*r) - b*r*cos(b*r))/(b*r)^3"))
    assert equal(mean_of_waves(6, frequency), parse("8*besselj(2, b*r)/(b*r)^2"))
    assert equal(mean_of_waves(16, frequency), parse("5040*2^7*besselj(7, b*r)/(b*r)^7"))
    # w_(n+2) = -n/r w_n'
    one = number(1)
    for n in (1, 3, 5):
        slope = derivative(mean_of_waves(n, one), R)
        assert equal(mean_of_waves(n + 2, one), product(parse(f"-{n}/r"), slope))
