"""One-body marginals as users write them: ``gaussian(1)``, ``ball(1)``, ``sphere(1)``, ``points(0: 1/2, 1: 1/2)``."""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Gaussian, Marginal, Points, UniformBall, UniformSphere
from mfsym.kernel.grammar import text
from mfsym.kernel.term import ONE, Term, number
from mfsym.rational import rational, shown

_ACCEPTED = (
    "gaussian(deviation), ball(radius), sphere(radius) and points(x: weight, ...), with coordinates in parentheses "
    "such as points((0, 0): 1/2, (1, 0): 1/2) in higher dimensions"
)
_CALL = re.compile(r"\s*([a-z]+)\s*\((.*)\)\s*", re.DOTALL)
# No two parts of it match the same spaces, so that no text takes long.
_POINT = re.compile(r"(?:\s*\(([^()]*)\)\s*|([^(),:]+)):([^(),:]+)(?:,|$)")
_LONGEST_TEXT = 20_000

_ONE_PARAMETER: Mapping[str, tuple[str, Callable[[Fraction], Marginal]]] = {
    "gaussian": ("deviation", Gaussian),
    "ball": ("radius", UniformBall),
    "sphere": ("radius", UniformSphere),
}


def marginal(description: str) -> Marginal:
    """The one-body marginal that ``description`` names.

    Refuses (InvalidArgument) other names, parameters that are not positive, and weights that do not sum to 1.

    >>> marginal("gaussian(1/2)")
    Gaussian(deviation=Fraction(1, 2))
    >>> marginal("points(0: 1/3, 1: 2/3)").weights
    (Fraction(1, 3), Fraction(2, 3))
    """
    call = _CALL.fullmatch(description) if len(description) <= _LONGEST_TEXT else None
    if call is None or call[1] not in {*_ONE_PARAMETER, "points"}:
        raise InvalidArgument(f"marginal is {shown(description)}, need one of {_ACCEPTED}")
    if call[1] == "points":
        return _points(description, call[2])
    parameter, law = _ONE_PARAMETER[call[1]]
    size = rational(call[2], f"{parameter} of the marginal {call[1]}")
    if size <= 0:
        raise InvalidArgument(f"{parameter} of the marginal {call[1]} is {shown(call[2])}, need a positive number")
    return law(size)


def marginal_in(dimension: Term, description: str) -> Marginal:
    """The one-body marginal that ``description`` names, on R^``dimension`` (a positive integer, or the symbol d).

    Refuses (InvalidArgument) what :func:`marginal` refuses, and laws that do not fit the dimension.

    >>> marginal_in(number(1), "points(0: 1)").points
    ((Fraction(0, 1),),)
    """
    law = marginal(description)
    if isinstance(law, Points) and dimension != number(len(law.points[0])):
        raise InvalidArgument(
            f"marginal is {shown(description)}, whose points have {len(law.points[0])} coordinates, "
            f"but the dimension is {text(dimension)}"
        )
    if isinstance(law, UniformSphere) and dimension == ONE:
        radius = law.radius
        raise InvalidArgument(
            f"marginal is {shown(description)} in dimension 1; points(-{radius}: 1/2, {radius}: 1/2) is accepted"
        )
    return law


def _points(description: str, inside: str) -> Points:
    points: list[tuple[Fraction, ...]] = []
    weights: list[Fraction] = []
    place = 0
    while place < len(inside):
        found = _POINT.match(inside, place)
        if found is None:
            raise InvalidArgument(f"marginal is {shown(description)}, need one of {_ACCEPTED}")
        coordinates = (found[2] if found[1] is None else found[1]).split(",")
        points.append(tuple(rational(x.strip(), "coordinate of the marginal") for x in coordinates))
        weights.append(rational(found[3], "weight of the marginal"))
        place = found.end()
    if not points or any(weight <= 0 for weight in weights) or sum(weights) != 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need positive weights that sum to 1")
    if len(set(points)) < len(points) or len({len(point) for point in points}) != 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need different points of one dimension")
    return Points(tuple(points), tuple(weights))


def marginal_text(law: Marginal) -> str:
    """The marginal as text that :func:`marginal` reads back.

    >>> marginal_text(marginal("ball(2)"))
    'ball(2)'
    """
    match law:
        case Gaussian(deviation):
            return f"gaussian({deviation})"
        case UniformBall(radius):
            return f"ball({radius})"
        case UniformSphere(radius):
            return f"sphere({radius})"
        case Points(points, weights):
            written = (
                f"{point[0] if len(point) == 1 else '(' + ', '.join(map(str, point)) + ')'}: {weight}"
                for point, weight in zip(points, weights, strict=True)
            )
            return f"points({', '.join(written)})"
