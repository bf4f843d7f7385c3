"""Enclosures of transforms from the profile alone contain the values of formulas, and of other quadratures."""

import time
from fractions import Fraction

import mpmath as mp
import pytest
from flint import arb

from mfsym.costs import RadialCost
from mfsym.deadline import deadline
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import negative_value, transform_enclosure, transform_value
from mfsym.kernel.checker import check
from mfsym.kernel.claim import NegativeTransform, TransformEnclosure
from mfsym.kernel.evidence import Derivation, OracleEnclosure
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import D, number
from mfsym.kernel.verdict import Status
from tests.kernel.terms import value


def enclosure(cost: str, dimension: int, k: Fraction) -> TransformEnclosure:
    certificate = transform_enclosure(RadialCost(cost), number(dimension), k)
    verdict = check(certificate.claim, certificate.evidence)
    assert (verdict.status, verdict.trusts) == (Status.HOLDS, {"oracle:arb"}), verdict.reason
    assert isinstance(certificate.claim, TransformEnclosure)
    return certificate.claim


def contains(claim: TransformEnclosure, exact: mp.mpf) -> bool:
    with mp.workdps(40):
        lower, upper = (mp.mpf(end.numerator) / end.denominator for end in (claim.lower, claim.upper))
        return bool(lower <= exact <= upper)


KNOWN = [
    # cost, dimension, transform: from the tables of the literature
    ("exp(-3*r^2/2)", 1, "sqrt(2*pi/3)*exp(-k^2/6)"),
    ("exp(-r^2)", 4, "pi^2*exp(-k^2/4)"),
    ("exp(-r^2)", 7, "pi^(7/2)*exp(-k^2/4)"),
    ("exp(-2*r)", 1, "4/(4 + k^2)"),
    ("exp(-2*r)", 2, "4*pi/(4 + k^2)^(3/2)"),
    ("exp(-2*r)", 5, "128*pi^2/(4 + k^2)^3"),
    ("exp(-r)/r", 2, "2*pi/sqrt(1 + k^2)"),
    ("exp(-r)/r", 3, "4*pi/(1 + k^2)"),
    ("besselk(0, r)", 2, "2*pi/(1 + k^2)"),
    ("sech(r)", 1, "pi*sech(pi*k/2)"),
    ("r/sinh(r)", 1, "pi^2/2*sech(pi*k/2)^2"),
    ("max(1 - r, 0)", 1, "2*(1 - cos(k))/k^2"),
    ("if(r < 2, 1/r, 0)", 3, "4*pi*(1 - cos(2*k))/k^2"),
    ("if(r < 1, 1, 0)", 2, "2*pi*besselj(1, k)/k"),
    ("erfc(r)/r", 3, "4*pi/k^2*(1 - exp(-k^2/4))"),
    ("exp(-r)*cos(3*r)", 1, "1/(1 + (k - 3)^2) + 1/(1 + (k + 3)^2)"),
    ("(1 - r^2)*exp(-r^2/2)", 1, "sqrt(2*pi)*k^2*exp(-k^2/2)"),
    ("exp(-r)/sqrt(r)", 1, "sqrt(2*pi)*sqrt(sqrt(1 + k^2) + 1)/sqrt(1 + k^2)"),
]

SLOW = [
    # profiles that decay like a power: the path of the integral is turned
    ("1/(1 + r^2)", 1, "pi*exp(-k)"),
    ("1/(1 + r^2)^2", 3, "pi^2*exp(-k)"),
    ("(1 + r^2)^(-3/2)", 1, "2*k*besselk(1, k)"),
    ("(4 + r^2)^(-3/2)", 2, "pi*exp(-2*k)"),
    ("1/(1 + r^4)", 1, "pi/sqrt(2)*exp(-k/sqrt(2))*(cos(k/sqrt(2)) + sin(k/sqrt(2)))"),
    ("log(1 + 1/r^2)", 1, "2*pi*(1 - exp(-k))/k"),
    ("(1 + r^2)^(-7/2)", 4, "4*pi^2/15*(1 + k)*exp(-k)"),
]


@pytest.mark.parametrize("k", [Fraction(1, 10), Fraction(1), Fraction(7, 2), Fraction(20)])
@pytest.mark.parametrize(("cost", "dimension", "transform"), KNOWN + SLOW)
def test_enclosures_contain_the_values_of_known_formulas(
    cost: str, dimension: int, transform: str, k: Fraction
) -> None:
    claim = enclosure(cost, dimension, k)
    exact = value(parse(transform), {"k": k})
    assert contains(claim, exact)
    # Nine digits, of 1 or of the value: fifteen are aimed at, and singularities at 0 may cost some.
    assert claim.upper - claim.lower < Fraction(1, 10**9) * (1 + abs(claim.upper))


@pytest.mark.parametrize(("cost", "dimension"), [("exp(-r^4)", 1), ("exp(-r^3)", 3), ("exp(-sqrt(r))", 3)])
def test_the_value_at_zero_is_the_integral(cost: str, dimension: int) -> None:
    # The integral of exp(-r^p) r^(d-1) over (0, oo) is Gamma(d/p)/p; the spheres have the areas 2 and 4 pi.
    p = {"exp(-r^4)": 4, "exp(-r^3)": 3, "exp(-sqrt(r))": mp.mpf(1) / 2}[cost]
    with mp.workdps(40):
        exact = {1: 2, 3: 4 * mp.pi}[dimension] * mp.gamma(dimension / mp.mpf(p)) / p
    assert contains(enclosure(cost, dimension, Fraction(0)), exact)


def test_a_cost_in_pieces_without_formula() -> None:
    claim = enclosure("if(r < 1, 1 - r^2, exp(-r))", 1, Fraction(2))
    with mp.workdps(30):
        # Smooth on either side of 1; beyond it elementary: the real part of exp(-(1 - 2i)r)/(-(1 - 2i)), from 1 to oo.
        inner = 2 * mp.quad(lambda r: (1 - r**2) * mp.cos(2 * r), [0, 1])
        outer = 2 * mp.re(mp.exp(-(1 - 2j)) / (1 - 2j))
        assert contains(claim, inner + outer)


@pytest.mark.parametrize(
    ("cost", "dimension"),
    [
        ("exp(-r^4)", 1),
        ("exp(-r^4)", 3),
        ("exp(-(r/100)^4)", 2),
        ("exp(-r^(5/2))", 1),
        ("if(r < 1, 1 - r^2, exp(-r))", 3),
        ("exp(-2*(r - 1)) - 2*exp(-(r - 1))", 3),
        ("1/(1 + r^6)", 1),
    ],
)
def test_negative_values_are_found(cost: str, dimension: int) -> None:
    certificate = negative_value(RadialCost(cost), number(dimension))
    claim, evidence = certificate.claim, certificate.evidence
    assert check(claim, evidence).status is Status.HOLDS
    assert isinstance(claim, NegativeTransform)
    assert isinstance(evidence, OracleEnclosure)
    assert evidence.upper <= claim.upper < 0


def test_no_negative_value_of_a_positive_transform_is_found() -> None:
    with pytest.raises(NoEvidence, match="no negative value"):
        negative_value(RadialCost("exp(-r^2)"), number(1))


@pytest.mark.parametrize(("cost", "kind"), [("exp(-r)", Derivation), ("exp(-r^4)", OracleEnclosure)])
def test_a_derivation_is_preferred_to_the_oracle(cost: str, kind: type) -> None:
    assert isinstance(transform_value(RadialCost(cost), number(1), Fraction(1)).evidence, kind)


@pytest.mark.parametrize(
    ("cost", "dimension", "complaint"),
    [
        ("1/(1 + r)", "1", "not seen to be integrable"),
        ("1/r", "1", "not seen to be integrable"),
        ("cos(r)", "1", "not seen to be integrable"),
        ("exp(-r)/(1 - r)", "1", "not seen to be integrable"),
        ("exp(r)", "1", "not seen to be integrable"),
    ],
)
def test_costs_without_values_are_refused(cost: str, dimension: str, complaint: str) -> None:
    with pytest.raises(NoEvidence, match=complaint):
        transform_enclosure(RadialCost(cost), parse(dimension), Fraction(1))


def test_what_is_no_question_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="has the parameter a"):
        transform_enclosure(RadialCost("exp(-a*r)"), number(1), Fraction(1))
    with pytest.raises(InvalidArgument, match="need a positive integer"):
        transform_enclosure(RadialCost("exp(-r)"), D, Fraction(1))
    with pytest.raises(InvalidArgument, match="need a wave number >= 0"):
        transform_enclosure(RadialCost("exp(-r)"), number(1), Fraction(-1))


def test_a_time_limit_ends_the_integration() -> None:
    start = time.monotonic()
    with pytest.raises(NoEvidence, match="within the time limit"), deadline(0.3):
        # Without the limit this takes about 20 s, on a machine where k = 1 takes 0.3 s.
        transform_enclosure(RadialCost("(besselj(1, r)/r)^2"), number(2), Fraction(1, 1000))
    assert time.monotonic() - start < 5
    assert arb(1).exp().is_finite(), "Arb works on"
