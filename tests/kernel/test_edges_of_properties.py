"""Properties of costs at the edge of having them.

Mutation testing (``scripts/mutate.py``) found that no other test was so sharp.
"""

from typing import Any

import pytest

from mfsym.kernel.checker import check
from mfsym.kernel.claim import CostProperty
from mfsym.kernel.evidence import AtDistance, AtInfinity, CostPanels, Panels
from mfsym.kernel.grammar import parse
from mfsym.kernel.term import ZERO
from mfsym.kernel.verdict import Status
from tests.kernel.proofs import setting


def missing(cost: str, dimension: str, name: Any, distance: str | None) -> str:
    """``holds``, or why it is refused that the cost lacks the property for what it does at the distance."""
    evidence = AtInfinity() if distance is None else AtDistance(parse(distance), ZERO)
    verdict = check(CostProperty(setting(cost, dimension), name, False), evidence)
    return "holds" if verdict.status is Status.HOLDS else verdict.reason


def test_a_cost_may_vanish_and_be_nonnegative() -> None:
    form = parse("max(1 - r, 0)")
    verdict = check(CostProperty(setting("max(1 - r, 0)", "1"), "nonnegative", True), CostPanels(Panels(form, ())))
    assert verdict.status is Status.HOLDS, verdict.reason


@pytest.mark.parametrize(
    ("cost", "dimension", "name", "distance"),
    [
        ("1/r", "1", "integrable", "0"),
        ("1/r^3", "3", "integrable", "0"),
        ("1/(r*log(1 + 1/r))", "1", "integrable", "0"),
        ("exp(1/r)", "3", "integrable", "0"),
        ("exp(1/r)", "3", "bounded", "0"),
        ("log(r)", "3", "bounded", "0"),
        ("1/r", "3", "continuous", "0"),
        ("if(r < 1, 1, 0)", "3", "continuous", "1"),
        ("exp(r)", "3", "bounded", None),
        ("exp(r)", "3", "integrable", None),
        ("1/r", "1", "integrable", None),
        ("1/r^3", "3", "integrable", None),
        ("log(r)", "3", "bounded", None),
        ("1", "3", "integrable", None),
    ],
)
def test_properties_that_are_missing(cost: str, dimension: str, name: str, distance: str | None) -> None:
    assert missing(cost, dimension, name, distance) == "holds"


@pytest.mark.parametrize(
    ("cost", "dimension", "name", "distance"),
    [
        ("r^(-1/2)", "1", "integrable", "0"),
        ("1/r", "3", "integrable", "0"),
        ("1/(r*(1 + log(r)^2))", "1", "integrable", "0"),
        ("r*log(r)", "3", "bounded", "0"),
        ("exp(-1/r)", "3", "bounded", "0"),
        ("exp(-1/r)/r^9", "3", "integrable", "0"),
        ("exp(-r)", "3", "continuous", "0"),
        ("max(1 - r, 0)", "3", "continuous", "1"),
        ("exp(-r)", "3", "bounded", None),
        ("exp(-r)*r^9", "3", "integrable", None),
        ("1/(1 + r)^4", "3", "integrable", None),
        ("1", "3", "bounded", None),
    ],
)
def test_properties_that_are_not_missing(cost: str, dimension: str, name: str, distance: str | None) -> None:
    assert missing(cost, dimension, name, distance).startswith("the cost is not seen to ")


def test_what_is_not_seen() -> None:
    assert missing("sin(r)", "3", "bounded", None) == "how the cost behaves there is not seen"
