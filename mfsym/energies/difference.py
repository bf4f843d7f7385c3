"""Finds the density of X - Y for two independent points: Gaussians, exponentials, balls and spheres."""

from fractions import Fraction

from mfsym.costs.shape import Shape, addends_of, shape_of
from mfsym.costs.tidy import tidied
from mfsym.energies.even_functions import EvenFunction, convolved, monomial, projected, unprojected, written
from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Exponential, Marginal, Points, RadialDensity, UniformBall, UniformSphere
from mfsym.kernel.equality import equal
from mfsym.kernel.grammar import parse
from mfsym.kernel.law import density_of
from mfsym.kernel.refusal import Refused
from mfsym.kernel.term import (
    ONE,
    PI,
    ZERO,
    Apply,
    D,
    Number,
    R,
    Symbol,
    Term,
    free_symbols,
    number,
    power,
    product,
    quotient,
    substitute,
    total,
)

_THREE = number(3)
_TWO = number(2)
LORENTZIAN = parse("s/(pi*(r^2 + s^2))")
# For z > 0 the density of X - Y is exp(-z/s)/(s + t), for z < 0 it is exp(z/t)/(s + t).
_OF_EXPONENTIALS = parse("(exp(-r/s) + exp(-r/t))/(2*(s + t))")


def density_of_difference(first: Marginal, second: Marginal, dimension: Term) -> Term:
    """The density of the even part of the law of X - Y, a term in r.

    Refuses (NoEvidence) pairs of laws for which it is not known.

    >>> from mfsym.kernel.grammar import text
    >>> text(tidied(density_of_difference(UniformSphere(Fraction(1)), UniformSphere(Fraction(1)), _THREE)))
    'if(r < 2, 1/(8*pi*r), 0)'
    """
    for law, other in ((first, second), (second, first)):
        if isinstance(law, Points) and (density := density_of(other, dimension)) is not None:
            return density
    gaussians = [_gaussians(density_of(law, dimension)) for law in (first, second)]
    if gaussians[0] and gaussians[1]:
        return total(*(_of_gaussians(f, g, dimension) for f in gaussians[0] for g in gaussians[1]))
    if isinstance(first, Exponential) and isinstance(second, Exponential):
        return substitute(_OF_EXPONENTIALS, {"s": first.scale, "t": second.scale})
    lorentzians = [_lorentzian(law, dimension) for law in (first, second)]
    if lorentzians[0] is not None and lorentzians[1] is not None:
        return substitute(LORENTZIAN, {"s": total(lorentzians[0], lorentzians[1])})
    scaled = _without_scale(first, second, dimension)
    if scaled is not None:
        law, scale = scaled
        unit = density_of_difference(law, law, dimension)
        return quotient(substitute(unit, {R.name: quotient(R, scale)}), power(scale, dimension))
    if dimension == ONE:
        return written(convolved(_on_the_line(first), _on_the_line(second)))
    if dimension == _THREE:
        return quotient(written(unprojected(convolved(_projection(first), _projection(second)))), PI)
    raise NoEvidence("the law of the distance of two points is not known in this dimension")


def projected_difference(first: Marginal, second: Marginal) -> Term:
    """The projection to the line of the law of X - Y in dimension 3; refusals are those of the above."""
    return written(convolved(_projection(first), _projection(second)))


def _gaussians(density: Term | None) -> list[Shape]:
    """The addends c exp(-b r^2) of a density; none if it is not a sum of such."""
    if density is None:
        return []
    flat = tidied(density)
    shapes = [shape_of(addend) for addend in addends_of(flat)]
    known = [
        shape
        for shape in shapes
        if shape is not None
        and shape.quadratic != ZERO
        and shape.linear == ZERO == shape.exponent
        and shape.other == ONE
    ]
    return known if len(known) == len(shapes) else []


def _of_gaussians(f: Shape, g: Shape, dimension: Term) -> Term:
    # exp(-a r^2) * exp(-b r^2) = (pi/(a+b))^(d/2) exp(-a b/(a+b) r^2)
    a, b = f.quadratic, g.quadratic
    together = tidied(total(a, b))
    height = power(quotient(PI, together), quotient(dimension, _TWO))
    rate = tidied(quotient(product(a, b), together))
    return product(f.coefficient, g.coefficient, height, Apply("exp", (product(number(-1), rate, power(R, _TWO)),)))


def _without_scale(first: Marginal, second: Marginal, dimension: Term) -> tuple[Marginal, Term] | None:
    """A law f(r/s)/s^d with its one parameter as f and s."""
    if first != second or not isinstance(first, RadialDensity):
        return None
    names = free_symbols(first.density) - {R.name, D.name}
    if len(names) != 1:
        return None
    (name,) = names
    unit = substitute(first.density, {name: ONE})
    for scale in (Symbol(name), quotient(ONE, Symbol(name))):
        dilated = quotient(substitute(unit, {R.name: quotient(R, scale)}), power(scale, dimension))
        if equal(substitute(dilated, {D.name: dimension}), substitute(first.density, {D.name: dimension})):
            return RadialDensity(unit), scale
    return None


def _lorentzian(law: Marginal, dimension: Term) -> Term | None:
    """The scale of a Lorentzian law on the line; None for other laws."""
    if dimension != ONE or not isinstance(law, RadialDensity):
        return None
    try:
        scale = tidied(quotient(ONE, product(PI, substitute(law.density, {R.name: ZERO}))))
        return scale if equal(law.density, substitute(LORENTZIAN, {"s": scale})) else None
    except Refused:
        return None


def _on_the_line(law: Marginal) -> EvenFunction:
    match law:
        case UniformBall(radius):
            return monomial(1 / (2 * radius), Fraction(0), 0, radius)
        case Exponential(Number(scale)):
            return monomial(1 / (2 * scale), 1 / scale, 0)
        case RadialDensity(density):
            return _exponentials(substitute(density, {D.name: ONE}))
        case _:
            raise NoEvidence("the law of the distance is not known")


def _projection(law: Marginal) -> EvenFunction:
    match law:
        case UniformBall(radius):
            return projected(monomial(3 / (4 * radius**3), Fraction(0), 0, radius))
        case UniformSphere(radius):
            return monomial(1 / (2 * radius), Fraction(0), 0, radius)
        case RadialDensity(density):
            return projected(_exponentials(product(PI, substitute(density, {D.name: _THREE}))))
        case _:
            raise NoEvidence("the law of the distance is not known")


def _exponentials(density: Term) -> EvenFunction:
    flat = tidied(density)
    function: EvenFunction = ()
    for addend in addends_of(flat):
        match shape_of(addend):
            case Shape(Number(c), quadratic, Number(rate), Number(n), other) if (
                quadratic == ZERO and other == ONE and rate > 0 and n.denominator == 1 and n >= 0
            ):
                function += monomial(c, rate, int(n))
            case _:
                raise NoEvidence(
                    "the law of the distance is known for exponentials times polynomials, not for this law"
                )
    return function
