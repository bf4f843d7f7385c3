"""Every rule and every fact, at random: rigorous enclosures of both sides of what was derived overlap.

To add a rule, add a line to EXAMPLES: a cost that it reaches, and the dimension.  Facts need no line: their variables
are drawn at random.  Nothing of a derivation takes part in an enclosure, only the profile does.
"""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from flint import acb, arb
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform
from mfsym.fourier.balls import ball_of, function_of, integral, precision
from mfsym.fourier.enclosure import BITS, FEW_BITS, enclosed
from mfsym.fourier.rules import RULES
from mfsym.kernel import rules as kernel_rules
from mfsym.kernel.asymptotics import at_infinity
from mfsym.kernel.checker import check
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Derivation, Equation
from mfsym.kernel.facts import FACTS
from mfsym.kernel.grammar import parse
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.term import (
    BOUND,
    ZERO,
    Apply,
    D,
    K,
    Number,
    Product,
    R,
    Sum,
    Symbol,
    Term,
    difference,
    free_symbols,
    number,
    parts,
    power,
    product,
    rebuild,
    substitute,
)
from mfsym.kernel.verdict import Status

EXAMPLES: Mapping[str, list[tuple[str, str]]] = {
    # the name of a rule (a file of mfsym/fourier/rules, or of the other ways to derive): costs and dimensions
    "gaussian": [("exp(-a*r^2)", "d")],
    "exponential": [("exp(-a*r)", "d")],
    "yukawa": [("exp(-a*r)/r", "d")],
    "riesz": [("r^(-s)", "d"), ("1/r", "3"), ("r^s", "d"), ("r", "1")],
    "inverse_multiquadric": [("(r^2 + a^2)^(-b)", "d"), ("1/sqrt(r^2 + a^2)", "1")],
    "multiquadric": [("log((r^2 + a^2)/(r^2 + b^2))", "1")],
    "matern": [("r^(3/2)*besselk(3/2, a*r)", "d"), ("besselk(0, a*r)", "2"), ("(1 + a*r)*exp(-a*r)", "3")],
    "softened_exponential": [("exp(-b*sqrt(r^2 + a^2))", "d"), ("exp(-a*sqrt(r^2 + 1))/sqrt(r^2 + 1)", "2")],
    "power_exponential": [("r*exp(-a*r)", "d")],
    "gaussian_power": [("sqrt(r)*exp(-a*r^2)", "d")],
    "error_function": [("erf(a*r)/r", "3"), ("erfc(a*r)", "d")],
    "logarithm": [("log(a*r)", "d")],
    "sonine": [("max(b^2 - r^2, 0)^(3/2)", "d")],
    "ball": [("if(r < b, 1, 0)", "d")],
    "bessel_wave": [("besselj(1, b*r)/r", "2")],
    "damped_lorentzian": [("exp(-a*r^2)/(r^2 + b^2)", "3")],
    "quartic": [("1/(r^4 + a^4)", "2")],
    "gamma_power": [("sqrt(r)*exp(-a*r)", "1")],
}

OTHER_WAYS: list[tuple[str, str]] = [
    ("sech(a*r)", "1"),
    ("sech(a*r)^2", "1"),
    ("sech(r)", "3"),
    ("sech(r)^2", "3"),
    ("(sin(a*r)/r)^2", "1"),
    ("1/(1 + r^4)", "1"),
    ("1/(a^4 + r^4)", "1"),
    ("tanh(a*r)/r", "1"),
    ("exp(-a*r^2)*sin(b*r^2)", "d"),
    ("exp(-a*r^2)*cos(b*r)", "1"),
    ("min(1, 1/r)", "3"),
    ("exp(-a*r)*cos(b*r)", "1"),
    ("exp(-a*r)*sin(b*r)/r", "3"),
    ("max(1 - r/t, 0)^2", "3"),
    ("if(r < b, 1/r, 0)", "3"),
    ("if(r < b, 1/r, 0)", "d"),
    ("if(r < b, 1 - r^2/b^2, 0)", "d"),
    ("max(1 - r/b, 0)^s", "d"),
    ("max(1 - r/b, 0)^4*(4*r/b + 1)", "d"),
    ("max(1 - r/b, 0)^(s + 1)*(1 + (s + 1)*r/b)", "d"),
    ("min(1, 1/r^2)", "3"),
    ("if(r < 1, cos(b*r), 0)", "3"),
    ("r^2*exp(-a*r^2)", "d"),
    ("r*exp(-a*r)", "2"),
    ("exp(-a*r) - exp(-b*r)/2", "d"),
    ("(1 - exp(-a*r))/r", "3"),
    ("exp(-(a + b)*r)", "1"),
]
"""Elementary integrals, the Laplacian, sums, and what is put together from them."""

CASES = [(name, *case) for name, cases in EXAMPLES.items() for case in cases] + [("", *case) for case in OTHER_WAYS]

VALUES = st.fractions(Fraction(1, 2), 3, max_denominator=4)
FEW = settings(max_examples=2, deadline=None, derandomize=True)


def drawn(data: st.DataObject, names: frozenset[str], conditions: tuple[Term, ...]) -> dict[str, Term]:
    """Numbers for the names, for which the conditions are met."""
    values = {
        name: number(data.draw(st.integers(1, 4) if name == D.name else VALUES, label=name)) for name in sorted(names)
    }
    for condition in conditions:
        assume(enclose(substitute(condition, values), domain(())).is_positive())
    return values


def require_overlap(profile: Term, transform: Term, dimension: int, data: st.DataObject) -> None:
    """Directly where the profile is integrable, elsewhere by Parseval's identity with Gaussians."""
    if is_integrable(profile, number(dimension), domain(())):
        k = data.draw(VALUES, label="k")
        with precision(BITS):
            right = function_of(substitute(transform, {K.name: number(k)}))(acb(1), False).real
        assert enclosed(profile, dimension, k).overlaps(right)
        return
    # The integral of l times a Gaussian g is (2 pi)^-d times that of l^ g^.
    c = data.draw(VALUES, label="c")
    in_r = substitute(transform, {K.name: R})
    rates = [c]
    if not is_integrable(product(in_r, _gaussian(c)), number(dimension), domain(())):
        # A tempered pair is about k != 0: with the difference of two Gaussians, whose transform vanishes at k = 0.
        rates.append(2 * c)
    profiles = [product(_normal(rate, dimension), _gaussian(rate)) for rate in rates]
    transforms = [_gaussian(1 / (4 * rate)) for rate in rates]
    left, right = (
        enclosed(tidied(product(side, tests[0] if len(tests) == 1 else difference(*tests))), dimension, Fraction(0))
        for side, tests in ((profile, profiles), (in_r, transforms))
    )
    with precision(BITS):
        assert left.overlaps(right * (2 * arb.pi()) ** -dimension)


def _normal(rate: Fraction, dimension: int) -> Term:
    """The factor with which the Gaussian of this rate has the transform 1 at k = 0."""
    return parse(f"(({rate})/pi)^({dimension}/2)")


def _gaussian(rate: Fraction) -> Term:
    return parse(f"exp(-({rate})*r^2)")


@pytest.mark.parametrize(("rule", "cost", "dimension"), CASES)
@FEW
@given(data=st.data())
def test_both_sides_of_what_is_derived_overlap(rule: str, cost: str, dimension: str, data: st.DataObject) -> None:
    certificate = fourier_transform(RadialCost(cost), parse(dimension))
    claim = certificate.claim
    assert isinstance(claim, FourierTransform)
    assert check(claim, certificate.evidence).status is Status.HOLDS
    names = free_symbols(claim.setting.profile) | free_symbols(claim.setting.dimension)
    values = drawn(data, names - {R.name}, claim.setting.conditions)
    profile, space, transform = (
        tidied(substitute(term, values)) for term in (claim.setting.profile, claim.setting.dimension, claim.transform)
    )
    assert isinstance(space, Number)
    require_overlap(profile, transform, int(space.value), data)


AT_A_ROOT = "plane-cosine-transform"
"""Its transform, a logarithm of a root, is not enclosed near k = 0 as it stands."""


@pytest.mark.parametrize(
    "name", [name for name, fact in FACTS.items() if not isinstance(fact.conclusion, Equation) and name != AT_A_ROOT]
)
@FEW
@given(data=st.data())
def test_both_sides_of_a_pair_of_a_fact_overlap(name: str, data: st.DataObject) -> None:
    fact = FACTS[name]
    values = drawn(data, frozenset(fact.variables), fact.conditions)
    assert not isinstance(fact.conclusion, Equation)
    profile, space, transform = (
        tidied(substitute(term, values))
        for term in (fact.conclusion.profile, fact.conclusion.dimension, fact.conclusion.transform)
    )
    assert isinstance(space, Number)
    require_overlap(profile, transform, int(space.value), data)


@FEW
@given(data=st.data())
def test_both_sides_of_the_transform_of_a_cosine_in_the_plane_overlap(data: st.DataObject) -> None:
    pair = FACTS[AT_A_ROOT].conclusion
    assert not isinstance(pair, Equation)
    b, c, share = (data.draw(VALUES, label=name) for name in ("b", "c", "share"))
    profile, transform = (substitute(side, {"b": number(b)}) for side in (pair.profile, pair.transform))
    # Below b the transform is 2 pi arcosh(b/k); beyond, it is 0.
    k = b * share / 4
    (end,), (below, beyond) = pieces(substitute(transform, {K.name: R}), domain(()))
    assert (end, beyond) == (number(b), ZERO)
    with precision(BITS):
        assert _value(substitute(below, {R.name: number(k)})).overlaps(2 * arb.pi() * _value(number(b / k)).acosh())
    # So, with k = b sech(u), the integral of both transforms in Parseval's identity with a Gaussian.
    left = enclosed(tidied(product(profile, _normal(c, 2), _gaussian(c))), 2, Fraction(0))
    waves = parse(f"r*({b})^2*tanh(r)*sech(r)^2*exp(-({b})^2*sech(r)^2/(4*({c})))")
    assert left.overlaps(enclosed(tidied(waves), 1, Fraction(0)) / 2)


OSCILLATING = "bessel-square-integral"
"""Its integrand is not enclosed as one function near infinity."""


@pytest.mark.parametrize(
    "name", [name for name, fact in FACTS.items() if isinstance(fact.conclusion, Equation) and name != OSCILLATING]
)
@FEW
@given(data=st.data())
def test_both_sides_of_an_equation_of_a_fact_overlap(name: str, data: st.DataObject) -> None:
    fact = FACTS[name]
    values = drawn(data, frozenset(fact.variables), fact.conditions)
    assert isinstance(fact.conclusion, Equation)
    left, right = (_value(substitute(side, values)) for side in (fact.conclusion.left, fact.conclusion.right))
    assert left.overlaps(right)
    assert left.rad() < (1 + abs(left.mid())) / 10**6


def _value(term: Term) -> arb:
    """The value of a term without symbols; an integral over (0, 1) is half a transform at k = 0 in dimension 1."""
    if isinstance(term, Apply) and term.function == "integral":
        inner = _in_r(term.arguments[0])
        # With t = 1/u for t > 1.
        halves = (_near_zero(inner), product(power(R, number(-2)), at_infinity(inner)))
        return sum((enclosed(_up_to_one(tidied(half)), 1, Fraction(0)) / 2 for half in halves), arb(0))
    with precision(BITS):
        return function_of(term)(acb(1), False).real


def _near_zero(term: Term) -> Term:
    """The term with -2 exp(x/2) sinh(x/2) for 1 - exp(x), which is seen to be small where x is."""
    match term:
        case Sum((Number(value), Product((Number(minus), Apply("exp", (x,)))))) if (value, minus) == (1, -1):
            half = product(number(Fraction(1, 2)), x)
            return product(number(-2), Apply("exp", (half,)), Apply("sinh", (half,)))
        case _:
            return rebuild(term, tuple(_near_zero(part) for part in parts(term)))


@FEW
@given(data=st.data())
def test_both_sides_of_the_integral_of_a_squared_bessel_function_overlap(data: st.DataObject) -> None:
    fact = FACTS[OSCILLATING]
    assert isinstance(fact.conclusion, Equation)
    values = drawn(data, frozenset(fact.variables), fact.conditions)
    left = substitute(fact.conclusion.left, values)
    assert isinstance(left, Apply)
    body = tidied(_in_r(left.arguments[0]))
    n, s, a = (ball_of(value) for name in "nsa" if isinstance(value := values[name], Number))
    near = enclosed(_up_to_one(body), 1, Fraction(0)) / 2
    right = _value(substitute(fact.conclusion.right, values))
    with precision(FEW_BITS):
        middle = integral(function_of(body), acb(1), acb(FAR)).real
        whole = near + middle + _far_out(n, s, a)
    assert whole.overlaps(right)
    assert whole.rad() < abs(right.mid()) / 10**6


FAR = arb(128)
"""From here on the asymptotic series of Hankel functions are exact enough."""


def _far_out(n: arb, s: arb, a: arb) -> arb:
    """The integral of J_n(a t)^2 t^-s over t > FAR, from J^2 = (Re H1^2 + H1 H2)/2 with the Hankel functions."""

    # H1(z) = 2/(pi i) exp(-i pi n/2) K_n(-i z), and H2 is its conjugate on the line: DLMF, 10.27.8.
    def first(z: acb) -> acb:
        return (-1j * z).bessel_k(n)

    def second(z: acb) -> acb:
        return (1j * z).bessel_k(n)

    # H1^2 decays like exp(-2 a y) on the path FAR + i y.
    def upwards(y: acb, analytic: bool) -> acb:
        z = FAR + 1j * y
        return 1j * first(a * z) ** 2 * z.pow(-acb(s))

    # Beyond the end: |K_n(w)| <= K_n(Re w), which is less than exp(-Re w) there, and |z^-s| <= 1.
    end = 20 / a
    rest = (-2 * a * end).exp() / (2 * a)
    waves = integral(upwards, acb(0), acb(end)) + acb(arb(0, rest), arb(0, rest))
    phase = (acb(0, -1) * arb.pi() * n).exp()
    squared = -4 / arb.pi() ** 2 * (phase * waves).real

    # H1 H2 = J^2 + Y^2 varies slowly: t = exp(v).
    def modulus(z: acb) -> acb:
        return 4 / arb.pi() ** 2 * first(z) * second(z)

    def slow(v: acb, analytic: bool) -> acb:
        return modulus(a * v.exp()) * (v * (1 - s)).exp()

    # Beyond exp(12), z (J^2 + Y^2) lies between its value there and its limit 2/pi (Watson, 13.74).
    t = arb(12).exp()
    between = (a * t * modulus(acb(a * t)).real).union(2 / arb.pi())
    both = integral(slow, acb(FAR.log()), acb(12)).real + between * t**-s / (a * s)
    return (squared + both) / 2


def _up_to_one(term: Term) -> Term:
    return Apply("if", (Apply("less", (R, number(1))), term, number(0)))


def _in_r(body: Term) -> Term:
    """The integrand as a function of r."""
    return R if body == BOUND else rebuild(body, tuple(map(_in_r, parts(body))))


def test_every_rule_has_an_example() -> None:
    assert set(EXAMPLES) == set(RULES), "add a line to EXAMPLES for each file of mfsym/fourier/rules"


def test_every_rule_of_the_kernel_is_used_by_an_example() -> None:
    used: set[str] = set()
    for _, cost, dimension in CASES:
        evidence = fourier_transform(RadialCost(cost), parse(dimension)).evidence
        assert isinstance(evidence, Derivation)
        used |= {step.rule for step in evidence.steps}
    assert set(kernel_rules.RULES) - used == set(), "add a cost that is derived with these rules"


def test_a_wrong_formula_does_not_overlap() -> None:
    with precision(BITS):
        half = function_of(parse("pi"))(acb(1), False).real
    assert not enclosed(parse("exp(-r)"), 3, Fraction(1)).overlaps(half)


def test_symbols_are_not_evaluated() -> None:
    with pytest.raises(NoEvidence):
        function_of(Symbol("a"))
