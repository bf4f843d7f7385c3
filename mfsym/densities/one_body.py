"""One-body marginals as users write them: ``gaussian(1)``, ``slater(1)``, ``points(0: 1/2, 1: 1/2)``, ...

Laws are added with weights, moved and scaled: ``1/2*ball(1) + 1/2*ball(1) at (3, 0, 0)``, ``scaled(hydrogen(2p), 2)``.
"""

import re
from dataclasses import replace
from fractions import Fraction
from typing import cast

from mfsym.densities.named import ACCEPTED, Addend, law_by_name, split
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import (
    Exponential,
    Gaussian,
    Marginal,
    Placed,
    Points,
    RadialDensity,
    RadialShape,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.grammar import text
from mfsym.kernel.law import parts_of
from mfsym.kernel.marginal import Centred
from mfsym.kernel.term import ONE, Number, Term, number
from mfsym.rational import rational, shown

_LONGEST_TEXT = 20_000
_WEIGHT = re.compile(r"\s*([0-9./]+)\s*\*")
_AT = re.compile(r"\s*at\s*([^()]+|\([^()]*\))\s*")


def marginal(description: str) -> Marginal:
    """The one-body marginal that ``description`` names.

    ``uniform(a, b)`` is another name of ``interval(a, b)``.  A single law is moved to 0, since costs see differences
    only.

    Refuses (InvalidArgument) other names, parameters that are not positive, and weights that do not sum to 1.

    >>> marginal("gaussian(1/2)")
    Gaussian(deviation=Fraction(1, 2))
    >>> marginal("points(0: 1/3, 1: 2/3)").weights
    (Fraction(1, 3), Fraction(2, 3))
    >>> marginal_text(marginal("laplace(s)"))
    'density(exp(-r/s)/(2*s))'
    """
    return _together(_addends(description), description)


def marginal_in(dimension: Term, description: str) -> Marginal:
    """The one-body marginal that ``description`` names, on R^``dimension`` (a positive integer, or the symbol d).

    Refuses (InvalidArgument) what :func:`marginal` refuses, and laws that do not fit the dimension.

    >>> marginal_in(number(1), "points(0: 1)").points
    ((Fraction(0, 1),),)
    """
    return _together(_addends_in(dimension, description), description, _size_of(dimension))


def marginals_in(dimension: Term, first: str, second: str) -> tuple[Marginal, Marginal]:
    """Two marginals for two bodies, each where it is: ``interval(5, 6)`` is not where ``interval(0, 1)`` is.

    Refuses (InvalidArgument) what :func:`marginal_in` does.

    >>> marginals_in(number(1), "interval(0, 1)", "interval(5, 6)")[1].centers
    ((Fraction(5, 1),),)
    """
    size = _size_of(dimension)
    both = [_addends_in(dimension, first), _addends_in(dimension, second)]
    zero = (Fraction(0),) * size
    if all(len(addends) == 1 and not isinstance(addends[0].law, Points) for addends in both):
        # Only where one is in comparison to the other counts.
        origin = both[0][0].center or zero
        both = [
            [replace(part, center=tuple(x - y for x, y in zip(part.center or zero, origin, strict=True)))]
            for (part,) in both
        ]
    one, other = (_together(part, text, size, True) for part, text in zip(both, (first, second), strict=True))
    return one, other


def _size_of(dimension: Term) -> int:
    return int(dimension.value) if isinstance(dimension, Number) else 0


def _addends_in(dimension: Term, description: str) -> list[Addend]:
    addends = _addends(description)
    for part in addends:
        if part.only is not None and dimension != number(part.only):
            raise InvalidArgument(
                f"marginal is {shown(description)}, a law in dimension {part.only}, "
                f"but the dimension is {text(dimension)}"
            )
        sizes = [len(part.center)] if part.center is not None else []
        sizes += [len(part.law.points[0])] if isinstance(part.law, Points) else []
        for size in sizes:
            if dimension != number(size):
                raise InvalidArgument(
                    f"marginal is {shown(description)}, whose points have {size} coordinates, "
                    f"but the dimension is {text(dimension)}"
                )
        if isinstance(part.law, UniformSphere) and dimension == ONE:
            radius = part.law.radius
            raise InvalidArgument(
                f"marginal is {shown(description)} in dimension 1; points(-{radius}: 1/2, {radius}: 1/2) is accepted"
            )
    if len(addends) > 1 and not isinstance(dimension, Number):
        raise InvalidArgument(
            f"marginal is {shown(description)}, a sum of laws, which needs a dimension that is a number"
        )
    return addends


def _together(addends: list[Addend], description: str, size: int | None = None, absolute: bool = False) -> Marginal:
    """The sum of the laws; a single one, where it is only if that is ``absolute``."""
    if len(addends) == 1 and (isinstance(addends[0].law, Points) or not (absolute and any(addends[0].center or ()))):
        return _moved_points(addends[0])
    sizes = {len(part.center) for part in addends if part.center is not None}
    sizes |= {len(part.law.points[0]) for part in addends if isinstance(part.law, Points)}
    if len(sizes) > 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need points of one dimension")
    zero = (Fraction(0),) * (size or max(sizes, default=0))
    laws: list[Centred] = []
    centers: list[tuple[Fraction, ...]] = []
    weights: list[Fraction] = []
    for addend in addends:
        for part in parts_of(addend.law, number(len(zero))):
            laws.append(cast(Centred, part.law))
            centers.append(_sum(part.center, addend.center or zero))
            weights.append(part.weight * addend.weight)
    return Placed(tuple(laws), tuple(centers), tuple(weights))


def _moved_points(addend: Addend) -> Marginal:
    if isinstance(addend.law, Points) and addend.center is not None:
        center = addend.center
        return replace(addend.law, points=tuple(_sum(point, center) for point in addend.law.points))
    return addend.law


def _sum(point: tuple[Fraction, ...], center: tuple[Fraction, ...]) -> tuple[Fraction, ...]:
    return tuple(x + y for x, y in zip(point, center, strict=True))


def _addends(description: str) -> list[Addend]:
    """The laws that are added up."""
    if len(description) > _LONGEST_TEXT:
        raise InvalidArgument(f"marginal is {shown(description)}, need at most {_LONGEST_TEXT} characters")
    written = split(description, "+")
    addends = [_addend(part, description, len(written) == 1) for part in written]
    if sum(part.weight for part in addends) != 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need positive weights that sum to 1")
    return addends


def _addend(written: str, description: str, single: bool) -> Addend:
    """``weight*NAME(...) at POINT``, of which the first part and the last one may be missing."""
    found = _WEIGHT.match(written)
    weight = Fraction(1) if found is None else rational(found[1], "weight of the marginal")
    rest = written if found is None else written[found.end() :]
    end = _end_of_call(rest)
    place = _AT.fullmatch(rest, end)
    if (found is None and not single) or weight <= 0:
        raise InvalidArgument(f"marginal is {shown(description)}, need positive weights that sum to 1")
    if place is None and rest[end:].strip():
        raise InvalidArgument(f"marginal is {shown(description)}, need one of {ACCEPTED}")
    part = law_by_name(rest[:end])
    if place is None:
        return replace(part, weight=weight)
    coordinates = place[1].strip().removeprefix("(").removesuffix(")").split(",")
    center = tuple(rational(x.strip(), "coordinate of the marginal") for x in coordinates)
    if part.center is not None and len(part.center) != len(center):
        raise InvalidArgument(f"marginal is {shown(description)}, need points of one dimension")
    return replace(part, weight=weight, center=center if part.center is None else _sum(part.center, center))


def _end_of_call(written: str) -> int:
    """The place after the parenthesis that closes the first one."""
    depth = 0
    for place, letter in enumerate(written):
        depth += (letter == "(") - (letter == ")")
        if letter == ")" and depth == 0:
            return place + 1
    return len(written)


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
            written = (f"{_vector(point)}: {weight}" for point, weight in zip(points, weights, strict=True))
            return f"points({', '.join(written)})"
        case Exponential(scale):
            return f"exponential({text(scale)})"
        case RadialDensity(density):
            return f"density({text(density)})"
        case RadialShape(shape):
            return f"shape({text(shape)})"
        case Placed():
            return " + ".join(
                f"{weight}*{marginal_text(part)}{_at(center)}"
                for part, center, weight in zip(law.laws, law.centers, law.weights, strict=True)
            )


def _at(center: tuple[Fraction, ...]) -> str:
    return f" at {_vector(center)}" if any(center) else ""


def _vector(point: tuple[Fraction, ...]) -> str:
    return str(point[0]) if len(point) == 1 else f"({', '.join(map(str, point))})"
