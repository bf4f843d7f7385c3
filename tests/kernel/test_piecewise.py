"""Profiles with a kink or a jump, on either side of it."""

import pytest

from mfsym.kernel.enclosure import domain
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.piecewise import resolved
from mfsym.kernel.refusal import Refused

NOWHERE = domain(())


@pytest.mark.parametrize(
    ("profile", "end", "inside", "beyond"),
    [
        ("max(1 - r, 0)", "1", "1 - r", "0"),
        ("max(0, 1 - r)", "1", "1 - r", "0"),
        ("max(2*b - r, 0)^2", "2*b", "(2*b - r)^2", "0"),
        ("max(1 - r/b, 0)", "b", "1 - r/b", "0"),
        ("max(1 - r/b, 0)^s", "b", "(1 - r/b)^s", "0"),
        ("max(1 - r^2, 0)", "1", "1 - r^2", "0"),
        ("min(r, 1)", "1", "r", "1"),
        ("min(r - 1, 0)", "1", "r - 1", "0"),
        ("if(r < 1, a, b)", "1", "a", "b"),
        ("if(r > 1, a, b)", "1", "b", "a"),
        ("if(1 <= r, a, b)", "1", "b", "a"),
        ("exp(-r)*if(r < b, 1, 0) + r", "b", "exp(-r) + r", "r"),
    ],
)
def test_each_side_is_resolved(profile: str, end: str, inside: str, beyond: str) -> None:
    assert equal(resolved(parse(profile), parse(end), True, NOWHERE), parse(inside))
    assert equal(resolved(parse(profile), parse(end), False, NOWHERE), parse(beyond))


@pytest.mark.parametrize(
    ("profile", "end", "why"),
    [
        ("max(1 - r, 0)", "2", "the kink is elsewhere"),
        ("max(r - r^2, 0)", "1", "not monotone"),
        ("max((a - b)*(1 - r), 0)", "1", "the slope has no certain sign"),
        ("if(r < 1, 1, 0) + if(r < 2, 1, 0)", "1", "two jumps"),
        ("max(a, b)*max(1 - r, 0) + max(r, a)", "1", "a kink elsewhere"),
    ],
)
def test_what_does_not_change_there_is_refused(profile: str, end: str, why: str) -> None:
    with pytest.raises(Refused):
        resolved(parse(profile), parse(end), True, NOWHERE)


def test_a_power_of_0_is_0_only_where_its_exponent_is_positive() -> None:
    beyond = resolved(parse("max(1 - r, 0)^(a - b)"), parse("1"), False, NOWHERE)
    assert beyond == parse("0^(a - b)")
