"""Every cited fact at random parameters: both sides are computed independently of the kernel, and must agree.

The citation is the reason to believe a fact; these tests protect against misprints.
"""

import math
from fractions import Fraction

import mpmath
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfsym.kernel.claim import Setting
from mfsym.kernel.derivation import replay
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Derivation, Equation, Pair, Step
from mfsym.kernel.facts import FACTS, THEOREMS, Fact
from mfsym.kernel.facts import _equation as cited_equation
from mfsym.kernel.grammar import parse
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import Apply, D, K, R, Term, free_symbols, number, subterms
from tests.kernel.terms import value
from tests.numeric_transforms import against_gaussian, floating, numeric_transform, sphere
from tests.numeric_transforms import integral as numeric_integral

POSITIVE = st.fractions(Fraction(1, 4), 4, max_denominator=8)
ANY = st.fractions(-4, 4, max_denominator=4)
# Quadrature with 60 digits gives 30 at least for these integrands, which decay doubly exponentially in log t.
TOLERANCE = mpmath.mpf(10) ** -30


def equation(name: str) -> Equation:
    conclusion = FACTS[name].conclusion
    assert isinstance(conclusion, Equation)
    return conclusion


def integral(term: Term, at: dict[str, Fraction]) -> mpmath.mpf:
    """The integral over (0, oo), by the trapezoidal rule in u = log t, which converges exponentially here."""
    assert isinstance(term, Apply)
    (body,) = term.arguments
    with mpmath.workdps(60):
        step, result = mpmath.mpf(1) / 16, mpmath.mpf(0)
        for direction in (1, -1):
            j = 0 if direction == 1 else 1
            while True:
                t = mpmath.exp(direction * j * step)
                addend = value(body, {**at, "#": t}, mpmath.inf) * t
                result += addend
                j += 1
                if j > 16 and abs(addend) < mpmath.mpf(10) ** -45:
                    break
        return result * step


def agree(x: mpmath.mpf, y: mpmath.mpf, tolerance: mpmath.mpf = TOLERANCE) -> bool:
    with mpmath.workdps(60):
        return bool(abs(x - y) <= tolerance * abs(y))


@given(POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_gamma_integral(s: Fraction, p: Fraction) -> None:
    fact, at = equation("gamma-integral"), {"s": s, "p": p}
    assert agree(integral(fact.left, at), value(fact.right, at))


@given(POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_reciprocal_gamma_integral(s: Fraction, q: Fraction) -> None:
    fact, at = equation("reciprocal-gamma-integral"), {"s": s, "q": q}
    assert agree(integral(fact.left, at), value(fact.right, at))


@given(ANY, POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_bessel_integral(n: Fraction, p: Fraction, q: Fraction) -> None:
    fact, at = equation("bessel-integral"), {"n": n, "p": p, "q": q}
    assert agree(integral(fact.left, at), value(fact.right, at))


@given(POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_gaussian_moment(s: Fraction, p: Fraction) -> None:
    fact, at = equation("gaussian-moment"), {"s": s, "p": p}
    assert agree(integral(fact.left, at), value(fact.right, at))


@given(st.fractions(Fraction(1, 3), Fraction(2, 3), max_denominator=4), POSITIVE)
@settings(max_examples=3)
def test_growing_gamma_integral(s: Fraction, p: Fraction) -> None:
    fact, at = equation("growing-gamma-integral"), {"s": s, "p": p}
    # In u = log t the integrand falls off exponentially only: the sum is long.  Of 60 digits none is left of
    # 1 - exp(-p t) for p t < 10^-60; what is missing there is of the order t^(1 - s) <= 10^-20.
    assert agree(integral(fact.left, at), value(fact.right, at), mpmath.mpf(10) ** -18)


@given(POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_frullani_integral(p: Fraction, q: Fraction) -> None:
    fact, at = equation("frullani-integral"), {"p": p, "q": q}
    assert agree(integral(fact.left, at), value(fact.right, at))


@given(POSITIVE, POSITIVE)
@settings(max_examples=15)
def test_erfc_integral(p: Fraction, a: Fraction) -> None:
    fact, at = equation("erfc-integral"), {"p": p, "a": a}
    assert agree(integral(fact.left, at), value(fact.right, at))


@pytest.mark.parametrize(("twice", "s", "a"), [(2, 1, 1), (2, 2, 2), (3, 2, 3), (4, 1, 2), (1, 1, 1), (6, 3, 2)])
def test_bessel_square_integral(twice: int, s: int, a: int) -> None:
    n = Fraction(twice, 2)
    fact, at = equation("bessel-square-integral"), {"n": n, "s": Fraction(s), "a": Fraction(a)}
    # For x > T the mean of J^2 is 1/(pi x), up to a relative error and an oscillation that are O(1/T).
    far = 400
    panels = mpmath.linspace(0, far, 260)
    found = mpmath.quad(lambda x: mpmath.besselj(twice / 2, x) ** 2 / x**s if x else mpmath.mpf(0), panels)
    found = (found + mpmath.mpf(far) ** -s / (mpmath.pi * s)) * a ** (s - 1)
    assert abs(found - value(fact.right, at)) < 4 * a ** (s - 1) / mpmath.mpf(far) ** (s + 1)


IDENTITIES = ("bessel-reflection", "bessel-recurrence", "bessel-half")


@given(st.sampled_from(IDENTITIES), ANY, POSITIVE)
def test_identities(name: str, n: Fraction, z: Fraction) -> None:
    fact, at = equation(name), {"n": n, "z": z}
    assert agree(value(fact.left, at), value(fact.right, at))


# --- transforms ------------------------------------------------------------------------------------

EVERY = (1, 2, 3, 5)
DIMENSIONS = dict.fromkeys(
    (
        "gaussian-transform",
        "ball-transform",
        "ball-power-transform",
        "sonine-transform",
        "askey-transform",
        "kummer-transform",
        "logarithm-transform",
        "quartic-transform",
    ),
    EVERY,
)
CUT_OFF = {"ball-transform", "ball-power-transform", "sonine-transform", "askey-transform"}
PLANE = {"plane-cosine-transform"}
# Or not decaying as fast as the quadrature of the others needs it.
NOT_INTEGRABLE = {"tanh-transform", "logarithm-transform", "quartic-transform", *PLANE}
PAIRS = [
    (name, d)
    for name, fact in FACTS.items()
    if isinstance(fact.conclusion, Pair)
    for d in DIMENSIONS.get(name, (2,) if name in PLANE else (1,))
]


@pytest.mark.parametrize(("name", "d"), PAIRS)
@given(p=st.fractions(1, 4, max_denominator=8), k=POSITIVE)
@settings(max_examples=3)
def test_transforms(name: str, d: int, p: Fraction, k: Fraction) -> None:
    pair = FACTS[name].conclusion
    assert isinstance(pair, Pair)
    at = {"p": float(p), "a": float(p), "b": float(p), "c": float(p), "s": float(p), "d": d}
    if name == "sinh-quotient-transform":
        at["b"] = float(p + k + 1)
    assert floating(pair.dimension, **at) == d
    if name in NOT_INTEGRABLE:
        return
    # Where sinh(b r) is too large for a float, sinh(a r)/sinh(b r) < exp(-(b - a) r) is less than exp(-100).
    far = 700 / at["b"] if name == "sinh-quotient-transform" else math.inf

    def profile(r: float) -> float:
        return floating(pair.profile, **at, r=r) if r < far else 0.0

    found = numeric_transform(profile, d, k, p if name in CUT_OFF else None)
    # Quadrature in floating-point arithmetic: enough against misprints.
    assert found == pytest.approx(floating(pair.transform, **at, k=float(k)), rel=1e-8, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "d"),
    [
        ("tanh-transform", 1),
        ("plane-cosine-transform", 2),
        *((name, d) for name in ("logarithm-transform", "quartic-transform") for d in EVERY),
    ],
)
@given(a=st.fractions(1, 4, max_denominator=8), p=POSITIVE)
@settings(max_examples=3)
def test_transforms_that_are_not_integrable(name: str, d: int, a: Fraction, p: Fraction) -> None:
    # Tested against exp(-p r^2) - exp(-2 p r^2), whose transform is smooth at 0 (Parseval); that of the Gaussians times
    # a suitable factor vanishes there, so that what the distribution does at k = 0 plays no part.
    pair = FACTS[name].conclusion
    assert isinstance(pair, Pair)
    at, c = {"a": float(a), "b": float(a), "c": float(a), "d": d}, float(p)
    left = against_gaussian(lambda r: floating(pair.profile, **at, r=r), d, p)
    left -= 2 ** (d / 2) * against_gaussian(lambda r: floating(pair.profile, **at, r=r), d, 2 * p)
    scale = (math.pi / c) ** (d / 2) / (2 * math.pi) ** d
    whole = sphere(d) * numeric_integral(
        # With k = u^4; the difference of the two Gaussians is of the order k^2 at 0.
        lambda u: (
            floating(pair.transform, **at, k=u**4)
            * (math.exp(-(u**8) / (4 * c)) - math.exp(-(u**8) / (8 * c)))
            * 4
            * u ** (4 * d - 1)
            if u
            else 0.0
        ),
        [0, 1, 2, 3, 4],
    )
    assert left == pytest.approx(scale * whole, rel=1e-6, abs=1e-8)


def test_every_fact_has_a_numerical_test() -> None:
    tested = {name.removeprefix("test_").replace("_", "-") for name in globals() if name.startswith("test_")}
    assert set(FACTS) == {name for name in tested if name in FACTS} | {*IDENTITIES} | {name for name, _ in PAIRS}


# --- conditions ------------------------------------------------------------------------------------


def refusal(name: str, values: dict[str, str]) -> str:
    """Why an instance of the fact is refused."""
    terms = tuple((variable, parse(source)) for variable, source in values.items())
    step = Step(name, (), terms, Equation(number(1), number(1)))
    with pytest.raises(Refused) as caught:
        replay(Setting(parse("exp(-r)"), D), Derivation((step,)))
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("gaussian-transform", {"p": "0", "d": "d"}),
        ("gaussian-transform", {"p": "-1", "d": "3"}),
        ("gaussian-transform", {"p": "a - b", "d": "d"}),
        ("gamma-integral", {"s": "0", "p": "1"}),
        ("gamma-integral", {"s": "d - 1", "p": "1"}),
        ("gamma-integral", {"s": "1", "p": "-a"}),
        ("gamma-integral", {"s": "1", "p": "0"}),
        ("reciprocal-gamma-integral", {"s": "-1/2", "q": "1"}),
        ("reciprocal-gamma-integral", {"s": "1", "q": "a - 1"}),
        ("bessel-integral", {"n": "1", "p": "0", "q": "1"}),
        ("bessel-integral", {"n": "1", "p": "1", "q": "0"}),
        ("bessel-integral", {"n": "1", "p": "-r^2", "q": "1"}),
        ("gaussian-moment", {"s": "0", "p": "1"}),
        ("gaussian-moment", {"s": "1", "p": "0"}),
        ("growing-gamma-integral", {"s": "0", "p": "1"}),
        ("growing-gamma-integral", {"s": "1", "p": "1"}),
        ("growing-gamma-integral", {"s": "1/2", "p": "0"}),
        ("frullani-integral", {"p": "0", "q": "1"}),
        ("frullani-integral", {"p": "1", "q": "-r"}),
        ("erfc-integral", {"p": "0", "a": "1"}),
        ("erfc-integral", {"p": "1", "a": "0"}),
        ("bessel-square-integral", {"n": "1", "s": "0", "a": "1"}),
        ("bessel-square-integral", {"n": "1", "s": "3", "a": "1"}),
        ("bessel-square-integral", {"n": "1", "s": "1", "a": "0"}),
        ("bessel-reflection", {"n": "1", "z": "-1"}),
        ("bessel-half", {"z": "0"}),
        ("bessel-recurrence", {"n": "1", "z": "a - b"}),
    ],
)
def test_an_instance_whose_conditions_are_not_met_is_refused(name: str, values: dict[str, str]) -> None:
    assert "a condition of the fact is not met" in refusal(name, values)


# Each condition is necessary: without it, the two sides differ (or there is no value at all).
def test_without_their_conditions_the_facts_are_false() -> None:
    assert mpmath.quad(lambda t: mpmath.exp(-t) / t, [mpmath.mpf(10) ** -9, 1]) > 19  # s = 0: grows like -log
    assert math.isinf(mpmath.quad(lambda t: mpmath.exp(t), [0, 1e6]))  # p = -1
    assert abs(mpmath.besselk(1, -1) - mpmath.besselk(1, 1)) > 1  # complex for z < 0


# --- the list --------------------------------------------------------------------------------------


def test_facts_are_named_and_cited() -> None:
    for name, fact in FACTS.items():
        assert name == fact.name
        assert fact.title
        assert fact.citation
    for title, citation in THEOREMS.values():
        assert title
        assert citation


def test_nothing_of_a_fact_is_lost() -> None:
    fact = cited_equation("name", "title", "p q", ("p", "q - p", "q"), "p + q", "q + p", "citation")
    assert fact.conditions == (parse("p"), parse("q - p"), parse("q"))
    assert (fact.variables, fact.conclusion) == (("p", "q"), Equation(parse("p + q"), parse("q + p")))
    assert set(FACTS) >= {*IDENTITIES, *(name for name, _ in PAIRS)}


def test_facts_mention_only_their_variables() -> None:
    for fact in FACTS.values():
        match fact.conclusion:
            case Equation(left, right):
                assert free_symbols(left) | free_symbols(right) == set(fact.variables)
            case Pair(profile, dimension, transform, _):
                variables = {*fact.variables} - {D.name}
                assert dimension == (D if D.name in fact.variables else number(2 if fact.name in PLANE else 1))
                assert free_symbols(profile) - {D.name} == {*variables, R.name}
                # Not the factor c in log(c r): away from k = 0, a constant has the transform 0.
                assert free_symbols(transform) - {"c"} == {*fact.variables, K.name} - {"c"}


def test_integrals_in_facts_converge_absolutely() -> None:
    # The rule ``mixture`` exchanges integrals (Fubini): the integrands of facts are never negative.
    for fact in FACTS.values():
        for sub in (sub for side in parts_of(fact) for sub in subterms(side)):
            if isinstance(sub, Apply) and sub.function == "integral":
                assert enclose(sub.arguments[0], domain(())).is_nonnegative()


def parts_of(fact: Fact) -> tuple[Term, ...]:
    match fact.conclusion:
        case Equation(left, right):
            return left, right
        case Pair(profile, _, transform, _):
            return profile, transform
