"""One-body marginals as users write them: ``gaussian(1)``, ``slater(1)``, ``points(0: 1/2, 1: 1/2)``, ...

Sizes are positive rational numbers, or formulas in parameters where the law has a density.
"""

import re
from collections.abc import Callable, Mapping
from fractions import Fraction

from mfsym.densities.hydrogen import bohr_density, shell_density
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import (
    Exponential,
    Gaussian,
    Marginal,
    Points,
    RadialDensity,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.term import ONE, Number, Term, free_symbols, number, substitute
from mfsym.rational import integer, rational, shown

_ACCEPTED = (
    "gaussian(s), ball(R), disc(R), sphere(R), interval(a, b), exponential(s), laplace(s), lorentzian(s), slater(z), "
    "hydrogen(2p), bohr(10), density(f(r)) and points(x: weight, ...), where a point is a number or (0, 1)"
)
_CALL = re.compile(r"\s*([a-z]+)\s*\((.*)\)\s*", re.DOTALL)
# No two parts of it match the same spaces, so that no text takes long.
_POINT = re.compile(r"(?:\s*\(([^()]*)\)\s*|([^(),:]+)):([^(),:]+)(?:,|$)")
_LONGEST_TEXT = 20_000
_NO_NUMBERS = {"nan", "inf", "infinity"}

_GAUSSIAN = parse("exp(-r^2/(2*s^2))/(2*pi*s^2)^(d/2)")
_BALL = parse("d*gamma(d/2)/(2*pi^(d/2)*s^d)*if(r < s, 1, 0)")
_LAPLACE = parse("exp(-r/s)/(2*s)")
_LORENTZIAN = parse("s/(pi*(r^2 + s^2))")


def _sized(density: Term, law: Callable[[Fraction], Marginal] | None = None) -> Callable[[Term], Marginal]:
    """The law of a given size: one with a name for numbers, if there is one, and one with a density otherwise."""

    def of_size(size: Term) -> Marginal:
        if law is not None and isinstance(size, Number):
            return law(size.value)
        return RadialDensity(substitute(density, {"s": size}))

    return of_size


def _sphere(radius: Term) -> Marginal:
    if isinstance(radius, Number):
        return UniformSphere(radius.value)
    raise InvalidArgument(f"radius of the marginal sphere is {shown(text(radius))}, need a positive number")


_ONE_SIZE: Mapping[str, tuple[str, Callable[[Term], Marginal]]] = {
    # name: what its argument is called, the law
    "gaussian": ("deviation", _sized(_GAUSSIAN, Gaussian)),
    "ball": ("radius", _sized(_BALL, UniformBall)),
    "disc": ("radius", _sized(_BALL, UniformBall)),
    "sphere": ("radius", _sphere),
    "exponential": ("scale", Exponential),
    "laplace": ("scale", _sized(_LAPLACE)),
    "lorentzian": ("scale", _sized(_LORENTZIAN)),
    "slater": ("exponent", lambda exponent: RadialDensity(shell_density("1s", exponent))),
}
_DIMENSION: Mapping[str, int] = {
    # the laws that live in one dimension only
    "disc": 2, "interval": 1, "uniform": 1, "exponential": 1, "laplace": 1, "lorentzian": 1,
    "slater": 3, "hydrogen": 3, "bohr": 3,
}  # fmt: skip
_NAMES = {*_ONE_SIZE, *_DIMENSION, "points", "density"}


def marginal(description: str) -> Marginal:
    """The one-body marginal that ``description`` names.

    ``uniform(a, b)`` is another name of ``interval(a, b)``.

    Refuses (InvalidArgument) other names, parameters that are not positive, and weights that do not sum to 1.

    >>> marginal("gaussian(1/2)")
    Gaussian(deviation=Fraction(1, 2))
    >>> marginal("points(0: 1/3, 1: 2/3)").weights
    (Fraction(1, 3), Fraction(2, 3))
    >>> marginal_text(marginal("laplace(s)"))
    'density(exp(-r/s)/(2*s))'
    """
    name, inside = _call(description)
    match name:
        case "points":
            return _points(description, inside)
        case "interval" | "uniform":
            return _interval(inside)
        case "density":
            return _density(inside)
        case "hydrogen" | "bohr":
            first, _, charge = inside.partition(",")
            size = _size(charge, f"charge of the marginal {name}") if charge else ONE
            if name == "hydrogen":
                return RadialDensity(shell_density(first.strip(), size))
            return RadialDensity(bohr_density(integer(first, "electrons of a Bohr atom", 2, 18), size))
    parameter, law = _ONE_SIZE[name]
    return law(_size(inside, f"{parameter} of the marginal {name}"))


def marginal_in(dimension: Term, description: str) -> Marginal:
    """The one-body marginal that ``description`` names, on R^``dimension`` (a positive integer, or the symbol d).

    Refuses (InvalidArgument) what :func:`marginal` refuses, and laws that do not fit the dimension.

    >>> marginal_in(number(1), "points(0: 1)").points
    ((Fraction(0, 1),),)
    """
    law = marginal(description)
    only = _DIMENSION.get(_call(description)[0])
    if only is not None and dimension != number(only):
        raise InvalidArgument(
            f"marginal is {shown(description)}, a law in dimension {only}, but the dimension is {text(dimension)}"
        )
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


def _call(description: str) -> tuple[str, str]:
    call = _CALL.fullmatch(description) if len(description) <= _LONGEST_TEXT else None
    if call is None or call[1] not in _NAMES:
        raise InvalidArgument(f"marginal is {shown(description)}, need one of {_ACCEPTED}")
    return call[1], call[2]


def _size(written: str, name: str) -> Term:
    """A positive number, or a formula in parameters that is certainly positive."""
    try:
        return number(_positive(rational(written, name), written, name))
    except InvalidArgument:
        term = _formula(written)
        if term is None:
            raise
    if not enclose(term, domain(())).is_positive():
        raise InvalidArgument(f"{name} is {shown(written)}, need a positive number or a formula that is positive")
    return term


def _positive(size: Fraction, written: str, name: str) -> Fraction:
    if size <= 0:
        raise InvalidArgument(f"{name} is {shown(written)}, need a positive number")
    return size


def _formula(written: str) -> Term | None:
    """A formula in at least one parameter; ``None`` for other text."""
    try:
        term = parse(written)
    except InvalidArgument:
        return None
    names = free_symbols(term)
    return term if names and not names & {"r", "k", "d", *_NO_NUMBERS} else None


def _interval(inside: str) -> Marginal:
    """The uniform law on an interval: costs see only its length."""
    ends = inside.split(",")
    if len(ends) != 2:
        raise InvalidArgument(f"marginal is {shown(f'interval({inside})')}, need interval(start, end)")
    start, end = (rational(x.strip(), "end of the marginal interval") for x in ends)
    if start >= end:
        raise InvalidArgument(f"marginal is {shown(f'interval({inside})')}, need start < end")
    return UniformBall((end - start) / 2)


def _density(inside: str) -> Marginal:
    formula = parse(inside, "density")
    if free_symbols(formula) & {"k"} or "r" not in free_symbols(formula):
        raise InvalidArgument(f"density is {shown(inside)}, need a formula in the distance r, such as exp(-2*r)/pi")
    return RadialDensity(formula)


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
        case Exponential(scale):
            return f"exponential({text(scale)})"
        case RadialDensity(density):
            return f"density({text(density)})"
