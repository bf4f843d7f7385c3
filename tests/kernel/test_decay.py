"""Which profiles are seen to be integrable, bounded and continuous; and that none is that is not."""

import pytest

from mfsym.kernel.decay import is_integrable_at_infinity, is_regular
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
    ],
)
def test_these_are_not_seen_to_be_regular(profile: str, dimension: str, why: str) -> None:
    assert not regular(profile, dimension), why


def test_decay_alone_does_not_ask_what_happens_at_0() -> None:
    where = domain(())
    assert is_integrable_at_infinity(parse("exp(-r)/r"), parse("3"), where)
    assert not is_integrable_at_infinity(parse("1/r"), parse("1"), where)
