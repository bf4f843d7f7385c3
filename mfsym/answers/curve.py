"""The data of a picture: a cost and its transform at finitely many points, each between two bounds, and the sign."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, permutations
from itertools import product as tuples

from mfsym.answers.answer import judged
from mfsym.answers.radial import sign
from mfsym.answers.setting import condition_terms, dimension_term, radial_cost
from mfsym.costs import RadialCost
from mfsym.costs.tidy import tidied
from mfsym.deadline import DEFAULT_SECONDS
from mfsym.errors import InvalidArgument, NoEvidence
from mfsym.fourier import bounds_at, fourier_transform, radius_of, transform_bounds
from mfsym.kernel.claim import FourierTransform
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.term import ZERO, D, K, Number, R, Term, number, product, substitute
from mfsym.kernel.verdict import Status

POINTS = 96
STEEP = 4
FARTHEST = 1024
"""The greatest radius that is ever found: that of what does not decay."""
Point = tuple[Fraction, Fraction, Fraction]
"""A distance or a wave number, and bounds for the value there."""
Values = tuple[tuple[str, Fraction], ...]
"""Parameters, each with a number."""


@dataclass(frozen=True)
class Curve:
    """The ``profile`` of a cost and its ``transform``, each as points; numbers for the ``parameters``; the ``sign``."""

    cost: str
    dimension: int
    parameters: Values
    profile: tuple[Point, ...]
    transform: tuple[Point, ...]
    sign: str


def curve(
    cost: RadialCost | str,
    dimension: int | str,
    assuming: Iterable[str] = (),
    seconds: float = DEFAULT_SECONDS,
) -> Curve:
    """The curves of a cost and of its transform, at wave numbers up to some multiple of the reciprocal of its radius.

    Parameters are 1, 2, 3 and 1/2 in turn, or what else conditions allow and makes a cost of the formula.  A value that
    is not enclosed is left out.
    Refuses (InvalidArgument) a symbolic dimension.

    >>> found = curve("exp(-r)", 3)
    >>> found.sign, len(found.transform)
    ('positive', 96)
    """
    asked, space = radial_cost(cost), dimension_term(dimension)
    if not isinstance(space, Number):
        raise InvalidArgument("dimension is d, need a positive integer for a plot")
    conditions, assumed = condition_terms(assuming), tuple(assuming)
    certificate, verdict = judged(lambda: fourier_transform(asked, space, conditions), seconds)
    formula: Term | None = None
    if certificate is not None and verdict.status is Status.HOLDS and isinstance(certificate.claim, FourierTransform):
        formula, conditions = certificate.claim.transform, certificate.claim.setting.conditions
    values = _values(asked, conditions, space)
    terms = _terms(values, space)
    profile = tidied(substitute(asked.profile, terms))
    scale = _scale(profile)
    distances = [scale * Fraction(4 * n, POINTS) for n in range(1, POINTS + 1)]
    waves = [Fraction(16 * n, POINTS) / scale for n in range(1, POINTS + 1)]

    def in_waves(k: Fraction) -> tuple[Fraction, Fraction]:
        if formula is None:
            return transform_bounds(profile, int(space.value), k)
        return bounds_at(substitute(substitute(formula, terms), {K.name: R}), k)

    return Curve(
        asked.formula,
        int(space.value),
        values,
        tuple(_points(distances, lambda r: bounds_at(profile, r))),
        tuple(_points(waves, in_waves)),
        str(sign(asked, dimension, assumed, seconds)["sign"]),
    )


def _scale(profile: Term) -> Fraction:
    """A distance on which the profile varies: its radius, or that of r l(r) where l is singular at 0; 1 for powers."""
    radius = radius_of(profile)
    with suppress(NoEvidence):
        (_, near), (far, _) = (map(abs, bounds_at(profile, radius / n)) for n in (512, 64))
        if near > STEEP * far:
            radius = radius_of(tidied(product(R, profile)))
    return radius if radius < FARTHEST else Fraction(1)


def _points(at: list[Fraction], bounds: Callable[[Fraction], tuple[Fraction, Fraction]]) -> Iterable[Point]:
    for x in at:
        with suppress(NoEvidence):
            yield x, *bounds(x)


def _terms(values: Values, space: Term) -> dict[str, Term]:
    return {name: number(value) for name, value in values} | {D.name: space}


def _values(cost: RadialCost, conditions: tuple[Term, ...], space: Term) -> Values:
    # Different numbers first: a difference of two equal terms shows nothing.
    names, candidates = cost.parameters, (Fraction(1), Fraction(2), Fraction(3), Fraction(1, 2))
    for chosen in chain(permutations(candidates, len(names)), tuples(candidates, repeat=len(names))):
        values = tuple(zip(names, chosen, strict=True))
        terms = _terms(values, space)
        allowed = all(enclose(substitute(condition, terms), domain(())).is_positive() for condition in conditions)
        if allowed and tidied(substitute(cost.profile, terms)) != ZERO:
            return values
    raise InvalidArgument(
        "no numbers for the parameters that satisfy the conditions were found; give numbers for a plot"
    )
