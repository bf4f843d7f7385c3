"""The distance between N bodies and infinitely many: Proposition 3.2 of [CFP] with the right constant in each norm."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mfsym.errors import InvalidArgument
from mfsym.kernel.checker import check
from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite, Norm
from mfsym.kernel.evidence import Certificate, Plan, WeightedConfiguration
from mfsym.kernel.verdict import Status
from mfsym.strategies import plans
from mfsym.transport import far_from_infinite, near_infinite

BOUND: dict[Norm, int] = {"total-variation": 2, "set": 1}
norms = st.sampled_from(sorted(BOUND))
shapes = st.tuples(st.integers(1, 3), st.integers(2, 5))


def distance(certificate: Certificate) -> Fraction:
    assert check(certificate.claim, certificate.evidence).status is Status.HOLDS
    assert isinstance(certificate.claim, CloseToInfinite | FarFromInfinite)
    return certificate.claim.distance


@given(shapes.flatmap(lambda shape: plans(*shape)), norms)
def test_some_infinitely_representable_measure_is_near(plan: Plan, norm: Norm) -> None:
    assert distance(near_infinite(plan, norm)) <= Fraction(BOUND[norm], sum(plan[0].configuration))


@pytest.mark.parametrize("norm", BOUND)
@pytest.mark.parametrize("bodies", [2, 3, 4, 7])
def test_one_body_on_each_site_is_as_far_as_can_be_i20(bodies: int, norm: Norm) -> None:
    plan = (WeightedConfiguration((1,) * bodies, Fraction(1)),)
    assert (
        distance(far_from_infinite(bodies, norm))
        == distance(near_infinite(plan, norm))
        == Fraction(BOUND[norm], bodies)
    )


def test_two_sites_of_equal_weight() -> None:
    plan = (WeightedConfiguration((1, 1), Fraction(1)),)
    assert distance(near_infinite(plan, "total-variation")) == 1


@pytest.mark.parametrize("bodies", [1, 65, True, "2"])
def test_a_number_of_bodies_is_needed(bodies: object) -> None:
    with pytest.raises(InvalidArgument, match="bodies"):
        far_from_infinite(bodies, "set")


def test_other_norms_are_refused() -> None:
    with pytest.raises(InvalidArgument, match="norm"):
        far_from_infinite(2, "euclidean")  # type: ignore[arg-type]
