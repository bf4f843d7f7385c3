"""Example 2.13 (ii): the threshold at numbers against numerical integration, and the minimiser."""

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest
import sympy

from mfsym.costs.sympy_bridge import to_sympy
from mfsym.kernel.claim import CorrelationOptimal, SignThreshold
from mfsym.kernel.term import D, Number, Symbol, Term
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks.example_2_13_ii import CHANGES_SIGN, CHAPTER, CORRELATED, FACTORED, Width

Ask = Callable[[Instance], Outcome]

HOLDING = [instance for instance in CHAPTER.instances if instance.expected is Status.HOLDS]


def threshold(s: object, d: object) -> sympy.Expr:
    """k^2 = 4 d log(s)/(s^2 - s^-2), as in the text."""
    width = sympy.sympify(s)
    return 4 * sympy.sympify(d) * sympy.log(width) / (width**2 - width**-2)


def plain(term: Term) -> sympy.Expr:
    """The term in symbols that SymPy knows nothing about."""
    expression = to_sympy(term)
    return expression.subs({symbol: sympy.Symbol(symbol.name) for symbol in expression.free_symbols})


def transform(s: mpmath.mpf, d: int, k: mpmath.mpf) -> mpmath.mpf:
    """The Fourier integral of exp(-r^2/(2 s^2)) - exp(-s^2 r^2/2) in dimension 1 or 3."""

    def integrand(r: mpmath.mpf) -> mpmath.mpf:
        profile = mpmath.exp(-(r**2) / (2 * s**2)) - mpmath.exp(-(s**2) * r**2 / 2)
        mean = 2 * mpmath.cos(k * r) if d == 1 else 4 * mpmath.pi * r * mpmath.sin(k * r) / k
        return mean * profile

    return mpmath.quad(integrand, [0, 1, 2, 5, 10, 20, 40])


@pytest.mark.parametrize("instance", HOLDING, ids=lambda i: f"{i.statement.label}: {i.name}")
def test_the_claim_is_about_the_instance(instance: Instance, outcome: Ask) -> None:
    width: Width = instance.data
    claim = outcome(instance).certificates[0].claim
    assert isinstance(claim, SignThreshold | CorrelationOptimal)
    s, r = plain(width.s), sympy.Symbol("r")
    cost = sympy.exp(-(r**2) / (2 * s**2)) - sympy.exp(-(s**2) * r**2 / 2)
    assert sympy.simplify(plain(claim.setting.profile) - cost) == 0
    assert claim.setting.dimension == width.dimension
    assert [plain(term) for term in claim.setting.conditions] == ([s - 1] if width.s == Symbol("s") else [])
    if instance.statement is CHANGES_SIGN:
        assert isinstance(claim, SignThreshold)
        assert sympy.simplify(plain(claim.threshold) - threshold(s, plain(width.dimension))) == 0
    else:
        assert isinstance(claim, CorrelationOptimal)
        assert claim.marginal == width.law


@pytest.mark.parametrize(("s", "d"), [("2", 1), ("3/2", 3), ("3", 3)])
def test_at_the_threshold_the_transform_changes_sign(s: str, d: int) -> None:
    (instance, _) = CHAPTER.own({"s": s, "dimension": str(d)})
    claim = outcome_of(instance).certificates[0].claim
    assert isinstance(claim, SignThreshold)
    k = mpmath.sqrt(mpmath.mpf(str(plain(claim.threshold).evalf(30))))
    width = mpmath.mpf(Fraction(s).numerator) / Fraction(s).denominator
    assert transform(width, d, k * 0.99) > 1e-6
    assert abs(transform(width, d, k)) < 1e-10
    assert transform(width, d, k * 1.01) < -1e-6


def test_the_factored_cost_is_the_cost() -> None:
    s, r = sympy.symbols("s r")
    cost = sympy.exp(-(r**2) / (2 * s**2)) - sympy.exp(-(s**2) * r**2 / 2)
    assert sympy.simplify(sympy.expand(plain(FACTORED)) - cost) == 0


@pytest.mark.parametrize("s", ["1", "1/2", "0.999"])
def test_s_has_to_be_greater_than_1(s: str) -> None:
    for instance in CHAPTER.own({"s": s}):
        outcome = outcome_of(instance)
        assert outcome.verdict.status is Status.NOT_APPLICABLE
        assert outcome.verdict.reason.startswith("s is not greater than 1")


def test_for_a_point_mass_the_product_measure_is_correlated() -> None:
    sign, optimum = CHAPTER.own({"s": "2", "dimension": "1", "marginal": "points(3: 1)"})
    assert (sign.statement, outcome_of(sign).verdict.status) == (CHANGES_SIGN, Status.HOLDS)
    assert (optimum.statement, outcome_of(optimum).verdict.status) == (CORRELATED, Status.NOT_APPLICABLE)


def test_by_default_it_is_about_every_s_and_every_dimension() -> None:
    for instance in CHAPTER.own({}):
        assert (instance.data.s, instance.data.dimension) == (Symbol("s"), D)
        assert outcome_of(instance).verdict.status is Status.HOLDS
    assert CHAPTER.own({"s": "0.5e1"})[0].data.s == Number(Fraction(5))
