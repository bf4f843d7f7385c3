"""Finds least Coulomb energies of few points on the unit sphere, with proofs that no points have less.

The points are a pair of poles, an equilateral triangle, the vertices of a regular tetrahedron, octahedron, icosahedron.
The polynomial below the cost 1/sqrt(2 - 2t) touches it at the inner products t of two of the points, or meets it at
-1 (Yudin's method); five points, which it does not settle, are a theorem of others.
"""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor, isqrt

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import SphereEnergy
from mfsym.kernel.enclosure import domain, enclose
from mfsym.kernel.evidence import Certificate, PointsAndPolynomial, TheoremOnFive
from mfsym.kernel.grammar import parse
from mfsym.kernel.sphere import FIVE
from mfsym.kernel.term import Term

DIGITS = 20
_SCALE = 10**32
SLACK = Fraction(1, 10**24)
"""By so much the polynomial is lowered, so that rounded coefficients leave it below the cost."""


def _root(x: Fraction) -> Fraction:
    return Fraction(isqrt(floor(x * _SCALE**2)), _SCALE)


# Slightly other points have an energy that is greater by the square of the error only.
_GOLDEN = ((1 + _root(Fraction(5))) / 2).limit_denominator(10**12)
_FIFTH = _root(Fraction(1, 5)).limit_denominator(10**12)
_TRIANGLE = ((1, -1, 0), (0, 1, -1), (-1, 0, 1))
_TETRAHEDRON = ((1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1))
_POLES = tuple(tuple(sign * (i == j) for j in range(3)) for i in range(3) for sign in (1, -1))
_ICOSAHEDRON = tuple(
    point
    for one in (1, -1)
    for golden in (_GOLDEN, -_GOLDEN)
    for point in ((0, one, golden), (one, golden, 0), (golden, 0, one))
)

_ONCE, _TWICE = 1, 2
_KNOWN: Mapping[int, tuple[Term, tuple[tuple[Fraction | int, ...], ...], tuple[tuple[Fraction, int], ...]]] = {
    # number of bodies: the energy, the points, where the polynomial has the value of the cost, and how often
    2: (parse("1/2"), _POLES[:2], ((Fraction(-1), _ONCE),)),
    3: (parse("sqrt(3)"), _TRIANGLE, ((Fraction(-1, 2), _TWICE),)),
    4: (parse("3*sqrt(6)/2"), _TETRAHEDRON, ((Fraction(-1, 3), _TWICE),)),
    6: (parse("3/2 + 6*sqrt(2)"), _POLES, ((Fraction(-1), _ONCE), (Fraction(0), _TWICE))),
    12: (
        parse("3 + 30/sqrt(2 - 2/sqrt(5)) + 30/sqrt(2 + 2/sqrt(5))"),
        _ICOSAHEDRON,
        ((Fraction(-1), _ONCE), (-_FIFTH, _TWICE), (_FIFTH, _TWICE)),
    ),
}
NUMBERS = (2, 3, 4, 5, 6, 12)
"""The numbers of bodies whose least energy is known here."""


def sphere_energy(bodies: int) -> Certificate:
    """The least Coulomb energy of so many ``bodies`` on the unit sphere: its value, and bounds with about 20 digits.

    Refuses (NoEvidence) other numbers than 2 to 6 and 12.

    >>> from mfsym.kernel.grammar import text
    >>> text(sphere_energy(6).claim.energy)
    '3/2 + 6*sqrt(2)'
    """
    if bodies == 5:
        return Certificate(_claim(5, FIVE), TheoremOnFive())
    if bodies not in _KNOWN:
        raise NoEvidence("the least energy on the sphere is known for 2 to 6 and for 12 bodies")
    energy, points, touching = _KNOWN[bodies]
    vectors = tuple(tuple(Fraction(x) for x in point) for point in points)
    return Certificate(_claim(bodies, energy), PointsAndPolynomial(vectors, _below(touching)))


def _claim(bodies: int, energy: Term) -> SphereEnergy:
    found, unit = enclose(energy, domain(())), 10**DIGITS
    if found.lower is None or found.upper is None:
        raise NoEvidence("the energy is not enclosed")
    # One unit more: the polynomial and the points are those of rounded numbers.
    return SphereEnergy(
        bodies, energy, Fraction(floor(found.lower * unit) - 1, unit), Fraction(ceil(found.upper * unit) + 1, unit)
    )


def _below(touching: tuple[tuple[Fraction, int], ...]) -> tuple[Fraction, ...]:
    """The Legendre coefficients of the interpolating polynomial, rounded, and lowered a little."""
    nodes = [node for node, times in touching for _ in range(times)]
    row = [1 / _root(2 - 2 * t) for t in nodes]
    newton = [row[0]]
    for order in range(1, len(nodes)):
        pairs = list(zip(nodes, nodes[order:], strict=False))
        # The slope of (2 - 2t)^(-1/2) is (2 - 2t)^(-3/2); no node is met three times.
        row = [row[i] ** 3 if s == t else (row[i + 1] - row[i]) / (t - s) for i, (s, t) in enumerate(pairs)]
        newton.append(row[0])
    coefficients = [Fraction(0)]
    for node, difference in zip(reversed(nodes), reversed(newton), strict=True):
        raised = _times_variable(coefficients)
        lowered = [*(node * c for c in coefficients), Fraction(0)]
        coefficients = [a - b for a, b in zip(raised, lowered, strict=True)]
        coefficients[0] += difference
    while len(coefficients) > 1 and coefficients[-1] == 0:
        coefficients.pop()
    rounded = [Fraction(floor(c * _SCALE), _SCALE) for c in coefficients]
    return (rounded[0] - SLACK, *rounded[1:])


def _times_variable(coefficients: list[Fraction]) -> list[Fraction]:
    """The Legendre coefficients of t h(t): t P_k = ((k + 1) P_(k+1) + k P_(k-1)) / (2k + 1)."""
    result = [Fraction(0)] * (len(coefficients) + 1)
    for k, c in enumerate(coefficients):
        result[k + 1] += Fraction(k + 1, 2 * k + 1) * c
        if k:
            result[k - 1] += Fraction(k, 2 * k + 1) * c
    return result
