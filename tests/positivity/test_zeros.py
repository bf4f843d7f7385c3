"""Where nonnegative transforms vanish, and where others are negative whatever the parameters."""

import pytest

from mfsym.answers import sign
from mfsym.costs import RadialCost
from mfsym.errors import NoEvidence
from mfsym.fourier import fourier_transform, transform_in
from mfsym.kernel.claim import FourierTransform, NegativeAt, Setting
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO, number, substitute, total
from mfsym.positivity import negative_wave_number, transform_zeros
from tests.numeric_transforms import floating

ZEROS = [
    ("max(1 - r, 0)", 1, "k = 2*pi*n for n >= 1", [("2*pi", "2*pi")]),
    ("if(r < 3, 1/r, 0)", 3, "k = 2*pi*n/3 for n >= 1", [("2*pi/3", "2*pi/3")]),
    ("(sin(r)/r)^2", 3, "all k > 2", []),
    ("sin(r)/r", 1, "all k > 1", []),
    ("(sin(r)/r)^2", 2, "all k > 2", []),
    ("(sin(a*r)/(a*r))^3", 3, "all k > 3*a", []),
    ("(besselj(1, r)/r)^2", 2, "all k > 2", []),
    ("besselj(0, r)^2", 2, "all k > 2", []),
    ("(1 - r^2)*exp(-r^2/2)", 1, "k = 0", [("0", "0")]),
    ("exp(-2*r^2) - exp(-r^2)/sqrt(2)", 1, "k = 0", [("0", "0")]),
]


@pytest.mark.parametrize(("cost", "dimension", "zeros", "sets"), ZEROS)
def test_the_zeros_are_named_and_are_zeros(cost: str, dimension: int, zeros: str, sets: list[tuple[str, str]]) -> None:
    answer = sign(cost, dimension)
    assert (answer["sign"], answer["zeros"]) == ("nonnegative", zeros)
    listed = answer["zero_sets"]
    assert isinstance(listed, list)
    assert [(zeros["start"], zeros["step"]) for zeros in listed if "start" in zeros] == sets
    transform = parse(str(answer["transform"])) if sets else ZERO
    for start, step in sets:
        for n in (0, 1, 2):
            k = total(parse(start), *(n * (parse(step),)))
            # Enclosures of pi and cosines in floating point: fifteen digits.
            assert floating(substitute(transform, {"k": k})) == pytest.approx(0, abs=1e-14)


def test_a_transform_without_zeros_has_none_that_are_identified() -> None:
    bell = Setting(parse("exp(-r)"), number(3))
    with pytest.raises(NoEvidence, match="not identified"):
        transform_zeros(bell, transform_in(bell).evidence, transform_in)


SCALES = [
    ("r*exp(-a*r)", "d"),
    ("r^2*exp(-a*r^2)", "d"),
    ("(1 + r^2)*exp(-r^2)", "d"),
    ("if(r < a, 1, 0)", "3"),
    ("log(r)", "d"),
    ("exp(-a*r)*sin(b*r)", "1"),
]


@pytest.mark.parametrize(("cost", "dimension"), SCALES)
def test_the_transform_is_negative_at_the_scale_that_is_found(cost: str, dimension: str) -> None:
    asked = fourier_transform(RadialCost(cost), parse(dimension))
    claim = negative_wave_number(asked).claim
    assert isinstance(asked.claim, FourierTransform)
    assert isinstance(claim, NegativeAt)
    for a, b, d in ((1, 2, 1), (3, 1, 2)):
        numbers = {"a": number(a), "b": number(b), "d": number(d)}
        values = [floating(substitute(term, numbers)) for term in (claim.k, claim.value)]
        there = floating(substitute(substitute(asked.claim.transform, {"k": claim.k}), numbers))
        assert values[0] > 0
        assert there == pytest.approx(values[1], rel=1e-12)  # rounding of a dozen operations
        assert there < 0


def test_a_positive_transform_is_negative_nowhere() -> None:
    with pytest.raises(NoEvidence, match="no wave number"):
        negative_wave_number(fourier_transform(RadialCost("exp(-a*r)"), parse("d")))
