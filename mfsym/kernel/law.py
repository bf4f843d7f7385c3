"""Laws on R^d: their densities, their transforms, and the area of the unit sphere."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import (
    Exponential,
    Gaussian,
    Marginal,
    Placed,
    Points,
    RadialDensity,
    RadialShape,
    Setting,
    UniformBall,
    UniformSphere,
)
from mfsym.kernel.decay import is_integrable
from mfsym.kernel.derivation import replay
from mfsym.kernel.effort import spend
from mfsym.kernel.enclosure import Domain, defined, enclose, is_positive
from mfsym.kernel.evidence import Derivation
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import point
from mfsym.kernel.piecewise import pieces
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.rules import in_dimension
from mfsym.kernel.term import BOUND, ONE, ZERO, D, K, Number, R, Term, contains, difference, number, substitute

_AREA = parse("2*pi^(d/2)/gamma(d/2)")
_GAUSSIAN = parse("exp(-r^2/(2*s^2))/(2*pi*s^2)^(d/2)")
# The volume of the ball is b^d / d times the area of the unit sphere.
_BALL = parse("d*gamma(d/2)/(2*pi^(d/2)*b^d)*if(r < b, 1, 0)")
# The component of a uniform point of the sphere along k is uniform on [-b, b] (Archimedes).
_SPHERE = parse("sin(b*k)/(b*k)")
# 1/(1 + i s k) = (1 - i s k)/(1 + s^2 k^2)
_EXPONENTIAL = (parse("1/(1 + s^2*k^2)"), parse("-s*k/(1 + s^2*k^2)"))


def area_of_unit_sphere(dimension: Term) -> Term:
    """The area of the unit sphere of R^d: a function f(|x|) has the integral area times that of f(r) r^(d-1).

    >>> from mfsym.kernel.equality import equal
    >>> equal(area_of_unit_sphere(number(3)), parse("4*pi"))
    True
    """
    return in_dimension(_AREA, dimension)


@dataclass(frozen=True)
class Part:
    """A ``law`` around 0, moved by ``center``, with the probability ``weight``."""

    law: Marginal
    center: tuple[Fraction, ...]
    weight: Fraction


def parts_of(law: Marginal, dimension: Term) -> Iterator[Part]:
    """The parts of a law, of which a point is one, too.

    >>> [part.center for part in parts_of(Points(((Fraction(1),), (Fraction(2),)), (Fraction(1, 2),) * 2), ONE)]
    [(Fraction(1, 1),), (Fraction(2, 1),)]
    """
    match law:
        case Points(points, weights):
            for point, weight in zip(points, weights, strict=True):
                yield Part(Points(((Fraction(0),) * len(point),), (Fraction(1),)), point, weight)
        case Placed(laws, centers, weights):
            for inner, center, weight in zip(laws, centers, weights, strict=True):
                yield Part(inner, center, weight)
        case _:
            center = (Fraction(0),) * int(dimension.value) if isinstance(dimension, Number) else ()
            yield Part(law, center, Fraction(1))


def density_of(law: Marginal, dimension: Term) -> Term | None:
    """The density f(r) of a law that has one and is radial; ``None`` for the others."""
    match law:
        case Gaussian(deviation):
            return in_dimension(substitute(_GAUSSIAN, {"s": number(deviation)}), dimension)
        case UniformBall(radius):
            return in_dimension(substitute(_BALL, {"b": number(radius)}), dimension)
        case RadialDensity(density):
            return in_dimension(density, dimension)
        case _:
            return None


def transform_of(
    law: Marginal, setting: Setting, derivation: Derivation | None
) -> tuple[tuple[Term, Term], frozenset[str]]:
    """The transform of the law, its real and its imaginary part, and the facts used.

    ``derivation`` is for the density of a law that has one, in the dimension and under the conditions of ``setting``.
    """
    density = density_of(law, setting.dimension)
    if density is not None and derivation is not None:
        pair, trusts = replay(Setting(density, setting.dimension, setting.conditions), derivation)
        return (pair.transform, ZERO), trusts
    match law:
        case UniformSphere(radius) if setting.dimension == number(3):
            return (substitute(_SPHERE, {"b": number(radius)}), ZERO), frozenset()
        case Points(((*point,),)) if not any(point):
            return (ONE, ZERO), frozenset()
        case Exponential(scale):
            real, imaginary = (substitute(part, {"s": scale}) for part in _EXPONENTIAL)
            return (real, imaginary), frozenset()
        case _:
            raise Refused("the transform of a law is not known")


def require_law(law: Marginal, dimension: Term, where: Domain) -> None:
    """Refuse what is not a probability law on R^``dimension``, except that the mass of a density is not computed."""
    match law:
        case Gaussian(deviation):
            require(deviation > 0, "the deviation of the Gaussian is not positive")
        case UniformBall(radius):
            require(radius > 0, "the radius of the ball is not positive")
        case UniformSphere(radius):
            require(radius > 0, "the radius of the sphere is not positive")
        case Points(points, weights):
            _require_points(points, dimension)
            spend(sum(weight.denominator.bit_length() for weight in weights) // 3)
            require(len(points) == len(weights), "there are not as many weights as points")
            require(len(set(points)) == len(points), "a point is listed twice")
            require(all(weight > 0 for weight in weights), "a weight is not positive")
            require(sum(weights) == 1, "the weights do not sum to 1")
        case Placed(laws, centers, weights):
            _require_points(centers, dimension)
            spend(sum(weight.denominator.bit_length() for weight in weights) // 3)
            require(len(laws) == len(centers) == len(weights), "there are not as many weights as parts")
            require(all(weight > 0 for weight in weights), "a weight is not positive")
            require(sum(weights) == 1, "the weights do not sum to 1")
            for inner in laws:
                require_law(inner, dimension, where)
                at_zero = not isinstance(inner, Points) or not any(map(any, inner.points))
                require(at_zero, "a part on points is not the point mass at 0")
        case Exponential(scale):
            require(dimension == ONE, "the exponential law is one on the line")
            constant = not any(contains(scale, symbol) for symbol in (R, K, D, BOUND))
            require(constant and is_positive(scale, where), "the scale of the exponential law is not positive")
        case RadialDensity(density):
            _require_density(in_dimension(density, dimension), where)
        case RadialShape(shape):
            f = in_dimension(shape, dimension)
            _require_density(f, where)
            require(is_positive_somewhere(f, where), "the shape is not seen to be positive anywhere")
            require(is_integrable(f, dimension, where), "the shape is not seen to be integrable")


def _require_points(points: tuple[tuple[Fraction, ...], ...], dimension: Term) -> None:
    if not isinstance(dimension, Number):
        raise Refused("points need a dimension that is a number")
    require(all(len(x) == dimension.value for x in points), "a point has not as many coordinates as the dimension")


def _require_density(f: Term, where: Domain) -> None:
    require(not contains(f, K) and not contains(f, BOUND), "the density is not a function of r")
    require(defined(f, where), "the density is not certainly defined")
    require(enclose(f, where).is_nonnegative(), "the density is not seen to be nonnegative")


def is_positive_somewhere(f: Term, where: Domain) -> bool:
    """Is a function f of r > 0 at one of some distances, inside of a piece and hence around it?"""
    ends, branches = pieces(f, where)
    for place, branch in enumerate(branches):
        for r in (Fraction(2) ** n for n in range(-20, 21)):
            after = not place or enclose(difference(number(r), ends[place - 1]), where).is_positive()
            before = place == len(ends) or enclose(difference(ends[place], number(r)), where).is_positive()
            if after and before and enclose(branch, where.with_box(R, point(r))).is_positive():
                return True
    return False
