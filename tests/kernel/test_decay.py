"""Which profiles are seen to be integrable, bounded and continuous; and that none is that is not."""

import pytest

from mfsym.kernel.decay import is_bounded, is_continuous, is_integrable, is_integrable_at_infinity, is_regular
from mfsym.kernel.enclosure import domain
from mfsym.kernel.grammar import parse


def regular(profile: str, dimension: str, *conditions: str) -> bool:
    return is_regular(parse(profile), parse(dimension), domain(tuple(parse(c) for c in conditions)))


@pytest.mark.parametrize(
    ("profile", "dimension", "conditions"),
    [
        ("exp(-a*r)", "d", ()),
        ("r^5*exp(-a*r)*cos(b*r)", "d", ()),
        ("exp(-p*r^2 - r)", "d", ()),
        ("exp(-sqrt(r^2 + 1))", "d", ()),
        ("sech(r)", "d", ()),
        ("erfc(a*r)", "d", ()),
        ("(r^2 + a^2)^(-b)", "d", ("2*b - d",)),
        ("1/(1 + r^2)", "1", ()),
        ("r^2/(1 + r^2)^3", "3", ()),
        ("1/(1 + r + r^4)", "3", ()),
        ("(1 - r^2)*exp(-r^2/2)", "d", ()),
        ("r/sinh(r)", "d", ()),
        ("1/cosh(a*r)^2", "d", ()),
        ("exp(-2*r)*sinh(r)*cos(r)", "d", ()),
        ("exp(-b*r)*sinh(a*r)/r", "d", ("b - a",)),
        ("(1 - exp(-a*r))*exp(-r)/r", "1", ()),
        ("sin(r)*exp(-r)/r", "d", ()),
        ("(sin(r/2)/(r/2))^2", "1", ()),
        ("(sin(r) - r*cos(r))/r^3", "1", ()),
        ("(besselj(1, r)/r)^2", "2", ()),
        ("log(1 + r)*exp(-r)", "d", ()),
        ("log(r^2 + a^2)*exp(-r)", "d", ()),
        ("r^v*besselk(v, a*r)", "d", ()),
        ("max(1 - r/t, 0)^2", "d", ()),
        ("exp(-r)*abs(1 - r)", "d", ()),
        ("if(r < b, 1 - r/b, 0)", "d", ()),
        ("if(r < 1, 1, if(r < 2, 2 - r, 0))", "d", ()),
        ("exp(-r - sin(r))", "d", ()),
        ("log(1 + 1/(1 + r^2))", "1", ()),
        ("exp(-2*a*(r - b)) - 2*exp(-a*(r - b))", "d", ()),
        ("exp(-a*r)/r - exp(-b*r)/r", "d", ()),
    ],
)
def test_these_are_regular(profile: str, dimension: str, conditions: tuple[str, ...]) -> None:
    assert regular(profile, dimension, *conditions)


@pytest.mark.parametrize(
    ("profile", "dimension", "why"),
    [
        ("1/r", "3", "unbounded at 0, and too slow"),
        ("exp(-r)/r", "3", "unbounded at 0"),
        ("exp(-r)*log(r)", "3", "unbounded at 0"),
        ("1/(1 + r^2)", "2", "logarithmically divergent: the border case"),
        ("1/(1 + r^2)", "3", "too slow"),
        ("(r^2 + a^2)^(-b)", "d", "b may be small"),
        ("1/(1 + r^4)", "4", "the border case in dimension 4"),
        ("cos(r)", "1", "does not decay"),
        ("exp(r)", "1", "grows"),
        ("exp(-1/r)", "1", "does not decay"),
        ("exp(-a*r + b*r)", "1", "may grow"),
        ("if(r < 1, 1, 0)", "1", "not continuous"),
        ("1/(r - 1)^2", "1", "singular at 1"),
        ("besselj(0, r)", "1", "decays like 1/sqrt(r)"),
        ("sin(r)/r", "1", "conditionally convergent only"),
        ("(1 - exp(-r))/r", "3", "decays like 1/r"),
        ("(besselj(1, r)/r)^2", "3", "the border case: it decays like r^(-3)"),
        ("exp(-b*r)*sinh(a*r)", "1", "a may be greater than b"),
        ("exp(-r)*cosh(r)", "1", "tends to 1/2"),
        ("exp(-r)*log(r)", "1", "unbounded at 0"),
        ("besselk(0, r)", "2", "unbounded at 0"),
        ("if(r < 1, exp(1), exp(r))", "1", "grows"),
        ("if(r < 1, 1, exp(-r))", "1", "jumps at 1"),
        ("if(r < b, 1, if(r < a, 1 - r, 0))", "1", "which is greater, a or b?"),
        ("exp(r - sqrt(r))", "1", "grows"),
    ],
)
def test_these_are_not_seen_to_be_regular(profile: str, dimension: str, why: str) -> None:
    assert not regular(profile, dimension), why


def test_decay_alone_does_not_ask_what_happens_at_0() -> None:
    where = domain(())
    assert is_integrable_at_infinity(parse("exp(-r)/r"), parse("3"), where)
    assert not is_integrable_at_infinity(parse("1/r"), parse("1"), where)


@pytest.mark.parametrize(
    ("profile", "dimension", "integrable", "bounded", "continuous"),
    [
        ("exp(-r)/r", "3", True, False, False),
        ("exp(-r)*log(r)", "1", True, False, False),
        ("r^(-1/2)*exp(-r)", "1", True, False, False),
        ("r^(-1)*exp(-r)", "1", False, False, False),
        ("if(r < 1, 1, 0)", "3", True, True, False),
        ("if(r < 1, 1/r, 0)", "3", True, False, False),
        ("cos(r)", "1", False, True, True),
        ("log(1 + r)*cos(r)", "1", False, False, True),
        ("tanh(r)/r", "1", False, True, True),
        ("exp(-a*r)/r^2 - exp(-b*r)/r^2", "3", True, False, False),
        ("r^2", "1", False, False, True),
    ],
)
def test_one_property_without_another(
    profile: str, dimension: str, integrable: bool, bounded: bool, continuous: bool
) -> None:
    term, where = parse(profile), domain(())
    assert is_integrable(term, parse(dimension), where) == integrable
    assert is_bounded(term, where) == bounded
    assert is_continuous(term, where) == continuous
