"""Remark 2.12 (b)(ii): the corrected formula against numerical integration, and the printed one refuted by it."""

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest

from mfsym.costs.sympy_bridge import to_sympy
from mfsym.kernel.claim import FourierTransform, NotProportional
from mfsym.kernel.term import D, Number, Symbol, Term, number
from mfsym.kernel.verdict import Status
from mfsym.statements import Instance, Outcome, outcome_of
from proofs_checks.remark_2_12_b_ii import (
    CHAPTER,
    CORRECTED,
    CORRECTED_TRANSFORM,
    PRINTED,
    PRINTED_SHAPE,
    PROFILE,
    Multiquadric,
)

Ask = Callable[[Instance], Outcome]

COSTS = [(Fraction(2), Fraction(1), 1), (Fraction(1, 2), Fraction(2), 3), (Fraction(3), Fraction(5, 4), 1)]
WAVE_NUMBERS = (Fraction(1, 2), Fraction(1), Fraction(2))


def multiquadric(length: Fraction, exponent: Fraction, dimension: int) -> Multiquadric:
    return Multiquadric(Number(length), Number(exponent), number(dimension))


def real(number: Fraction) -> mpmath.mpf:
    return mpmath.mpf(number.numerator) / number.denominator


def integral(length: Fraction, exponent: Fraction, dimension: int, k: Fraction) -> mpmath.mpf:
    """The Fourier integral of (r^2 + l^2)^(-b), in dimension 1 or 3."""

    def integrand(r: mpmath.mpf) -> mpmath.mpf:
        profile = (r**2 + real(length) ** 2) ** -real(exponent)
        if dimension == 1:
            return 2 * mpmath.cos(real(k) * r) * profile
        return 4 * mpmath.pi / real(k) * r * mpmath.sin(real(k) * r) * profile

    return mpmath.quadosc(integrand, [0, mpmath.inf], omega=real(k))


def value(term: Term, k: Fraction) -> mpmath.mpf:
    expression = to_sympy(term)
    (symbol,) = expression.free_symbols
    return mpmath.mpf(str(expression.subs(symbol, f"{k.numerator}/{k.denominator}").evalf(30)))


@pytest.mark.parametrize(("length", "exponent", "dimension"), COSTS)
def test_the_corrected_formula_is_the_integral(length: Fraction, exponent: Fraction, dimension: int) -> None:
    cost = multiquadric(length, exponent, dimension)
    for k in WAVE_NUMBERS:
        formula = value(cost.written(CORRECTED_TRANSFORM), k)
        assert mpmath.almosteq(formula, integral(length, exponent, dimension, k), rel_eps=1e-9)


def test_for_dimension_1_and_exponent_1_both_are_elementary() -> None:
    cost = multiquadric(Fraction(2), Fraction(1), 1)
    for k in WAVE_NUMBERS:
        exact = mpmath.pi / 2 * mpmath.exp(-2 * real(k))
        assert mpmath.almosteq(value(cost.written(CORRECTED_TRANSFORM), k), exact, rel_eps=1e-14)


@pytest.mark.parametrize(("length", "exponent", "dimension"), COSTS)
def test_the_printed_shape_is_no_multiple_of_the_integral(length: Fraction, exponent: Fraction, dimension: int) -> None:
    shape = multiquadric(length, exponent, dimension).written(PRINTED_SHAPE)
    first, second, third = (integral(length, exponent, dimension, k) / value(shape, k) for k in WAVE_NUMBERS)
    assert abs(first / second - 1) > 0.1
    assert abs(second / third - 1) > 0.1


@pytest.mark.parametrize("instance", CHAPTER.instances, ids=lambda i: f"{i.statement.label}: {i.name}")
def test_the_claim_is_about_the_instance(instance: Instance, outcome: Ask) -> None:
    cost: Multiquadric = instance.data
    found = outcome(instance)
    claim = found.certificates[0].claim
    assert isinstance(claim, FourierTransform | NotProportional)
    assert to_sympy(claim.setting.profile).equals(to_sympy(cost.written(PROFILE)))
    assert claim.setting.dimension == cost.dimension
    if isinstance(claim, NotProportional):
        assert (found.verdict.status, instance.statement) == (Status.FAILS, PRINTED)
        assert claim.shape == cost.written(PRINTED_SHAPE)
    else:
        assert claim.sense == "integrable"
        assert (claim.transform == cost.written(CORRECTED_TRANSFORM)) is (instance.statement is CORRECTED)


def test_where_the_exponent_is_too_small_nothing_is_said() -> None:
    # In dimension 3 the cost is integrable for b > 3/2 only.
    for exponent in (Fraction(1), Fraction(3, 2)):
        for statement in (PRINTED, CORRECTED):
            outcome = outcome_of(Instance(statement, "own", multiquadric(Fraction(1), exponent, 3)))
            assert outcome.verdict.status is Status.NOT_APPLICABLE
            assert outcome.verdict.reason == "the exponent b is not greater than d/2"


def test_the_printed_form_is_decided_for_numbers_and_where_it_is_right() -> None:
    def statements(**options: str) -> list[str]:
        return [instance.statement.label for instance in CHAPTER.own(options)]

    both = ["remark-2.12-b-ii-printed", "remark-2.12-b-ii"]
    assert statements(l="1") == statements(l="1.0") == statements(l="2", b="3", dimension="1") == both
    assert statements(l="2") == statements(b="3") == statements(dimension="3") == ["remark-2.12-b-ii"]


def test_one_corrected_instance_covers_every_cost() -> None:
    assert any(i.data == Multiquadric(Symbol("l"), Symbol("b"), D) for i in CHAPTER.instances)
