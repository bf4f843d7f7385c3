"""Laws around 0 by name: ``gaussian(1)``, ``slater(1)``, ``points(0: 1/2, 1: 1/2)``, ``scaled(bohr(4), 2)``, ...

Sizes are positive rational numbers, or formulas in parameters where the law has a density.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from mfsym.densities.hydrogen import bohr_density, shell_density
from mfsym.errors import InvalidArgument
from mfsym.kernel.claim import Exponential, Gaussian, Points, RadialDensity, RadialShape, UniformBall, UniformSphere
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.grammar import parse, text
from mfsym.kernel.marginal import Centred
from mfsym.kernel.term import ONE, D, Number, R, Term, free_symbols, number, power, product, quotient, substitute
from mfsym.rational import integer, rational, shown

ACCEPTED = (
    "gaussian(s), ball(R), disc(R), sphere(R), interval(a, b), exponential(s), laplace(s), lorentzian(s), slater(z), "
    "hydrogen(2p), bohr(10), density(f(r)), shape(f(r)), points(x: weight, ...) with x a number or (0, 1); "
    "LAW at x, p*LAW + q*LAW, scaled(LAW, s)"
)
_CALL = re.compile(r"\s*([a-z]+)\s*\((.*)\)\s*", re.DOTALL)
# No two parts of it match the same spaces, so that no text takes long.
_POINT = re.compile(r"(?:\s*\(([^()]*)\)\s*|([^(),:]+)):([^(),:]+)(?:,|$)")
_NO_NUMBERS = {"nan", "inf", "infinity"}

_GAUSSIAN = parse("exp(-r^2/(2*s^2))/(2*pi*s^2)^(d/2)")
_BALL = parse("d*gamma(d/2)/(2*pi^(d/2)*s^d)*if(r < s, 1, 0)")
_LAPLACE = parse("exp(-r/s)/(2*s)")
_LORENTZIAN = parse("s/(pi*(r^2 + s^2))")


def _sized(density: Term, law: Callable[[Fraction], Centred] | None = None) -> Callable[[Term], Centred]:
    """The law of a given size: one with a name for numbers, if there is one, and one with a density otherwise."""

    def of_size(size: Term) -> Centred:
        if law is not None and isinstance(size, Number):
            return law(size.value)
        return RadialDensity(substitute(density, {"s": size}))

    return of_size


def _sphere(radius: Term) -> Centred:
    if isinstance(radius, Number):
        return UniformSphere(radius.value)
    raise InvalidArgument(f"radius of the marginal sphere is {shown(text(radius))}, need a positive number")


_ONE_SIZE: Mapping[str, tuple[str, Callable[[Term], Centred]]] = {
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
_NAMES = {*_ONE_SIZE, *_DIMENSION, "points", "density", "shape", "scaled"}


@dataclass(frozen=True)
class Addend:
    """A law around 0, moved by ``center`` (``None``: 0 in any dimension), with a weight; ``only`` is its dimension."""

    law: Centred
    center: tuple[Fraction, ...] | None
    weight: Fraction
    only: int | None = None


def law_by_name(description: str) -> Addend:
    """The law that ``description``, a name with what is in parentheses, stands for, with the weight 1.

    Refuses (InvalidArgument) other names, and sizes that are not positive.
    """
    name, inside = _call(description)
    only = _DIMENSION.get(name)
    match name:
        case "points":
            return Addend(_points(description, inside), None, Fraction(1))
        case "interval" | "uniform":
            start, end = _ends(inside)
            return Addend(UniformBall((end - start) / 2), ((start + end) / 2,), Fraction(1), only)
        case "density":
            return Addend(_density(inside), None, Fraction(1))
        case "shape":
            return Addend(RadialShape(_density(inside).density), None, Fraction(1))
        case "scaled":
            return _scaled(description, inside)
        case "hydrogen" | "bohr":
            first, _, charge = inside.partition(",")
            size = _size(charge, f"charge of the marginal {name}") if charge else ONE
            if name == "hydrogen":
                density = shell_density(first.strip(), size)
            else:
                density = bohr_density(integer(first, "electrons of a Bohr atom", 2, 18), size)
            return Addend(RadialDensity(density), None, Fraction(1), only)
    parameter, law = _ONE_SIZE[name]
    return Addend(law(_size(inside, f"{parameter} of the marginal {name}")), None, Fraction(1), only)


def _scaled(description: str, inside: str) -> Addend:
    """The law of s X."""
    *front, last = split(inside, ",")
    if not front:
        raise InvalidArgument(f"marginal is {shown(description)}, need scaled(LAW, factor)")
    factor = _positive(rational(last.strip(), "factor of the marginal scaled"), last, "factor of the marginal scaled")
    part = law_by_name(",".join(front))
    center = None if part.center is None else tuple(factor * x for x in part.center)
    match part.law:
        case Gaussian(size):
            law: Centred = Gaussian(factor * size)
        case UniformBall(size):
            law = UniformBall(factor * size)
        case UniformSphere(size):
            law = UniformSphere(factor * size)
        case Points(points, weights):
            law = Points(tuple(tuple(factor * x for x in point) for point in points), weights)
        case Exponential(scale):
            law = Exponential(product(number(factor), scale))
        case RadialShape(shape):
            law = RadialShape(substitute(shape, {R.name: quotient(R, number(factor))}))
        case RadialDensity(density):
            inner = substitute(density, {R.name: quotient(R, number(factor))})
            law = RadialDensity(quotient(inner, power(number(factor), D)))
    return replace(part, law=law, center=center)


def split(written: str, separator: str) -> list[str]:
    """The parts between separators that are not inside of parentheses."""
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(written):
        depth += (letter == "(") - (letter == ")")
        if letter == separator and depth == 0:
            parts.append(written[start:place])
            start = place + 1
    return [*parts, written[start:]]


def _call(description: str) -> tuple[str, str]:
    call = _CALL.fullmatch(description)
    if call is None or call[1] not in _NAMES:
        raise InvalidArgument(f"marginal is {shown(description)}, need one of {ACCEPTED}")
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


def _ends(inside: str) -> tuple[Fraction, Fraction]:
    ends = inside.split(",")
    if len(ends) != 2:
        raise InvalidArgument(f"marginal is {shown(f'interval({inside})')}, need interval(start, end)")
    start, end = (rational(x.strip(), "end of the marginal interval") for x in ends)
    if start >= end:
        raise InvalidArgument(f"marginal is {shown(f'interval({inside})')}, need start < end")
    return start, end


def _density(inside: str) -> RadialDensity:
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
            raise InvalidArgument(f"marginal is {shown(description)}, need one of {ACCEPTED}")
        coordinates = (found[2] if found[1] is None else found[1]).split(",")
        points.append(tuple(rational(x.strip(), "coordinate of the marginal") for x in coordinates))
        weights.append(rational(found[3], "weight of the marginal"))
        place = found.end()
    if not points or any(weight <= 0 for weight in weights) or sum(weights) != 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need positive weights that sum to 1")
    if len(set(points)) < len(points) or len({len(point) for point in points}) != 1:
        raise InvalidArgument(f"marginal is {shown(description)}, need different points of one dimension")
    return Points(tuple(points), tuple(weights))
