"""Signs of functions of one variable on panels, against values in floating point."""

import pytest

from mfsym.kernel.enclosure import domain
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import POSITIVE, Interval
from mfsym.kernel.panels import is_seen
from mfsym.kernel.term import K, substitute
from tests.numeric_transforms import floating

EVERYWHERE = domain(())


@pytest.mark.parametrize(
    "source",
    [
        "atan(k + 1) - atan(k - 1)",
        "3*erf(k + 1) - 3*erf(k)",
        "-tanh(k)/2 + tanh(k + 1/3)/2",
        "a*erf(k + 1) - a*erf(k)",
        "log(k^2 + 4) - log(k^2 + 1)",
        "atan((1 + k)/2) + atan((1 - k)/2)",  # of an odd one
    ],
)
def test_differences_of_an_increasing_function_are_seen(source: str) -> None:
    assert is_seen(parse(source), K, POSITIVE, EVERYWHERE, strictly=True)
    for k in ("1/100", "1/2", "3"):
        assert floating(substitute(parse(source), {"k": parse(k), "a": parse("1")})) > 0


@pytest.mark.parametrize(
    "source",
    [
        "atan(k - 1) - atan(k + 1)",  # falling
        "2*atan(k + 1) - atan(k - 1)*3",  # other coefficients
        "atan(k + 1) - erf(k - 1)",  # other functions
        "atan(k + a) - atan(k + b)",  # no order
        "sin(k + 1) - sin(k - 1)",  # not increasing
        "log(k + 2) + log(1/k)",  # not odd
        "atan(k - 2) + atan(1 - k)",  # falling
        "atan(k + 1) - 2*atan(k - 1)",
    ],
)
def test_other_differences_are_not(source: str) -> None:
    assert not is_seen(parse(source), K, POSITIVE, EVERYWHERE, strictly=True)


def test_kummers_function_is_positive_where_it_is_a_mean() -> None:
    for source, certain in (("hyp1f1((d + 1)/2, d/2 + 1, -k)", True), ("hyp1f1(d/2 + 1, d/2, -k)", False)):
        assert is_seen(parse(source), K, Interval(POSITIVE.lower, None, True), EVERYWHERE, strictly=True) is certain
