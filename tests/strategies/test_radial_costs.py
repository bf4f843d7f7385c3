"""The strategy for radial costs has what it says: each family, in each dimension, with corner cases and shrinking."""

from collections.abc import Callable

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from mfsym.costs import RadialCost
from mfsym.errors import InvalidArgument
from mfsym.fourier import fourier_transform
from mfsym.kernel.checker import check
from mfsym.kernel.term import Number, Term, number
from mfsym.kernel.verdict import Status
from mfsym.strategies import radial_costs
from mfsym.strategies.radial import CLOSED, FAMILIES, LARGEST_DIMENSION

QUICK = settings(max_examples=300, phases=(Phase.generate, Phase.shrink), database=None)
Case = tuple[RadialCost, Term]
# These have no costs in dimension 1, where 1/r is not integrable near 0.
IN_SPACE = {"yukawa", "riesz", "truncated-coulomb"}


@pytest.mark.parametrize("dimension", [1, 2, LARGEST_DIMENSION])
@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_has_costs(family: str, dimension: int) -> None:
    if family in IN_SPACE and dimension == 1:
        with pytest.raises(InvalidArgument, match="no costs in dimension 1"):
            radial_costs(dimension, (family,))
        return
    cost, space = find(radial_costs(dimension, (family,)), lambda case: True, settings=QUICK)
    assert space == number(dimension)
    assert cost.parameters == ()


CORNERS: dict[str, Callable[[Case], bool]] = {
    "a sum": lambda case: " + " in case[0].formula,
    "a difference": lambda case: " - " in case[0].formula,
    "a rate that is no integer": lambda case: "/3)" in case[0].formula,
    "the largest dimension": lambda case: case[1] == number(LARGEST_DIMENSION),
    "two families": lambda case: "besselk" in case[0].formula and "exp" in case[0].formula,
}


@pytest.mark.parametrize("corner", CORNERS)
def test_corner_case_is_generated(corner: str) -> None:
    find(radial_costs(), CORNERS[corner], settings=QUICK)


def test_costs_shrink_to_a_simple_one_on_the_line() -> None:
    assert find(radial_costs(), lambda case: True, settings=QUICK) == (RadialCost("exp(-(1)*r^2)"), number(1))


@given(radial_costs(families=CLOSED))
@settings(max_examples=15, deadline=None)
def test_the_default_families_have_a_transform(case: Case) -> None:
    cost, dimension = case
    certificate = fourier_transform(cost, dimension)
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS


@given(st.data())
@settings(max_examples=15)
def test_the_dimension_is_that_asked_for(data: st.DataObject) -> None:
    asked = data.draw(st.integers(1, LARGEST_DIMENSION))
    _, dimension = data.draw(radial_costs(asked))
    assert isinstance(dimension, Number)
    assert dimension.value == asked


@pytest.mark.parametrize(
    ("dimension", "families", "complaint"),
    [(0, CLOSED, "need 1 to 5"), (6, CLOSED, "need 1 to 5"), (1, ("gauss",), "need some of"), (1, (), "need some of")],
)
def test_what_is_no_family_or_dimension_is_refused(dimension: int, families: tuple[str, ...], complaint: str) -> None:
    with pytest.raises(InvalidArgument, match=complaint):
        radial_costs(dimension, families)
