"""Least energies on the sphere against energies that are known, and against points that are moved downhill."""

from fractions import Fraction

import mpmath
import pytest

from mfsym.energies.sphere import NUMBERS, sphere_energy
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import SphereEnergy

# Of Thomson's problem, by many authors.
KNOWN = {2: "0.5", 3: "1.732050807", 4: "3.674234614", 5: "6.474691494", 6: "9.985281374", 12: "49.165253057"}


def claim_of(bodies: int) -> SphereEnergy:
    claim = sphere_energy(bodies).claim
    assert isinstance(claim, SphereEnergy)
    return claim


@pytest.mark.parametrize("bodies", NUMBERS)
def test_the_bounds_are_close_to_what_is_known(bodies: int) -> None:
    claim = claim_of(bodies)
    assert claim.upper - claim.lower < Fraction(1, 10**18)
    # The digits of the others are cut off.
    assert -1e-12 < float(claim.lower) - float(KNOWN[bodies]) < 1e-9


@pytest.mark.parametrize("bodies", NUMBERS)
def test_points_that_move_downhill_end_at_the_least_energy(bodies: int) -> None:
    points = [
        (mpmath.sin(3 * i + 1), mpmath.cos(7 * i + 2), mpmath.sin(5 * i + bodies / mpmath.mpf(3)))
        for i in range(bodies)
    ]
    points = [unit(point) for point in points]
    for _ in range(600):
        points = [unit(moved(point, points)) for point in points]
    found = sum(1 / length(difference(x, y)) for i, x in enumerate(points) for y in points[:i])
    claim = claim_of(bodies)
    assert float(claim.lower) <= float(found) + 1e-12
    assert float(found) < float(claim.upper) + 1e-6


def moved(point: tuple[mpmath.mpf, ...], points: list[tuple[mpmath.mpf, ...]]) -> tuple[mpmath.mpf, ...]:
    others = [difference(point, other) for other in points if other is not point]
    force = [sum(z[a] / length(z) ** 3 for z in others) for a in range(3)]
    return tuple(x + mpmath.mpf(1) / (2 * len(points)) * f for x, f in zip(point, force, strict=True))


def difference(x: tuple[mpmath.mpf, ...], y: tuple[mpmath.mpf, ...]) -> tuple[mpmath.mpf, ...]:
    return tuple(a - b for a, b in zip(x, y, strict=True))


def length(x: tuple[mpmath.mpf, ...]) -> mpmath.mpf:
    return mpmath.sqrt(sum(a * a for a in x))


def unit(x: tuple[mpmath.mpf, ...]) -> tuple[mpmath.mpf, ...]:
    return tuple(a / length(x) for a in x)


def test_other_numbers_are_not_known() -> None:
    with pytest.raises(NoEvidence, match="known for 2 to 6 and for 12 bodies"):
        sphere_energy(7)
