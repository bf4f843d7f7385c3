"""Energies without a closed form against numerical integration over the law of the distance, or over both laws."""

from collections.abc import Callable

import mpmath
import pytest

from mfsym.answers import mean_field_energy
from mfsym.kernel.verdict import Status

Function = Callable[[mpmath.mpf], mpmath.mpf]


def in_a_ball(cost: Function) -> mpmath.mpf:
    """The distance of two points of the unit ball has the density 3 r^2 (1 - 3r/4 + r^3/16) on [0, 2]."""
    return mpmath.quad(lambda r: 3 * r**2 * (1 - 3 * r / 4 + r**3 / 16) * cost(r), [0, 1, 2])


def of_normal_laws(cost: Function) -> mpmath.mpf:
    """The difference of two bodies on the line is normal with the variance 2."""
    return mpmath.quad(lambda r: mpmath.exp(-(r**2) / 4) / mpmath.sqrt(mpmath.pi) * cost(r), [0, 1, 3, 9, 30])


def on_the_line(density: Function) -> Callable[[Function], mpmath.mpf]:
    def energy(cost: Function) -> mpmath.mpf:
        def inner(x: mpmath.mpf) -> mpmath.mpf:
            return mpmath.quad(lambda y: density(abs(y)) * cost(abs(x - y)), [-12, *sorted({0, x}), 12])

        return 2 * mpmath.quad(lambda x: density(x) * inner(x), [0, 1, 4, 12])

    return energy


CASES: list[tuple[str, int, str, Callable[[Function], mpmath.mpf], Function]] = [
    ("exp(-r^4)", 3, "ball(1)", in_a_ball, lambda r: mpmath.exp(-(r**4))),
    ("1/sqrt(1 + r^2)", 3, "ball(1)", in_a_ball, lambda r: 1 / mpmath.sqrt(1 + r**2)),
    ("log(1 + 1/r)", 3, "ball(1)", in_a_ball, lambda r: mpmath.log(1 + 1 / r)),
    ("1/sqrt(1 + r^2)", 1, "gaussian(1)", of_normal_laws, lambda r: 1 / mpmath.sqrt(1 + r**2)),
    ("exp(-r^4)", 1, "gaussian(1)", of_normal_laws, lambda r: mpmath.exp(-(r**4))),
    (
        "exp(-r)", 1, "density(sech(pi*r))",
        on_the_line(lambda r: mpmath.sech(mpmath.pi * r)), lambda r: mpmath.exp(-r),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("cost", "dimension", "law", "energy", "function"), CASES)
def test_the_energy_is_the_integral(
    cost: str, dimension: int, law: str, energy: Callable[[Function], mpmath.mpf], function: Function
) -> None:
    answer = mean_field_energy(cost, dimension, law)
    assert answer.verdict.status is Status.HOLDS
    assert "oracle:arb" in answer["trusts"]
    assert answer["value"] is None
    lower, upper = (
        mpmath.mpf(number.split("/")[0]) / int(number.split("/")[1]) for number in (answer["lower"], answer["upper"])
    )
    assert upper - lower < 1e-12
    assert lower - 1e-9 < energy(function) < upper + 1e-9
