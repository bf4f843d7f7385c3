"""The data of a picture: which pair measures on two sites are those of N bodies.

A pair measure on two sites is given by the weight lambda of the first site and the mass q off the diagonal, on either
side of it.  Those of N bodies are mixtures of those with j bodies at the first site, which have lambda = j/N and
q = j (N - j)/(N (N - 1)), and these lie on a concave curve: they are the vertices of a polygon, for j = 0, ..., N.
For infinitely many bodies the curve is q = lambda (1 - lambda).
"""

from fractions import Fraction

from mfsym.errors import InvalidArgument
from mfsym.rational import shown

MOST = 1000
FINE = 64
"""The curve of infinitely many bodies is drawn through so many points."""

Vertex = tuple[Fraction, Fraction]
"""The weight of the first site, and the mass off the diagonal."""


def polygon(bodies: object) -> tuple[Vertex, ...]:
    """The vertices for so many ``bodies``; points of the curve for ``None``, infinitely many.

    Refuses: InvalidArgument unless there are 2 to 1000 bodies.

    >>> [(str(weight), str(mass)) for weight, mass in polygon(3)]
    [('0', '0'), ('1/3', '1/3'), ('2/3', '1/3'), ('1', '0')]
    """
    if bodies is None:
        weights = [Fraction(j, FINE) for j in range(FINE + 1)]
        return tuple((weight, weight * (1 - weight)) for weight in weights)
    if not isinstance(bodies, int) or not 2 <= bodies <= MOST:
        raise InvalidArgument(f"bodies is {shown(bodies)}, need an int from 2 to {MOST}, or None for infinitely many")
    pairs = bodies * (bodies - 1)
    return tuple((Fraction(j, bodies), Fraction(j * (bodies - j), pairs)) for j in range(bodies + 1))


def pair_at(vertex: Vertex) -> tuple[tuple[Fraction, Fraction], tuple[Fraction, Fraction]]:
    """The pair measure as a matrix.

    >>> pair_at((Fraction(1, 2), Fraction(1, 2)))[0]
    (Fraction(0, 1), Fraction(1, 2))
    """
    weight, mass = vertex
    return (weight - mass, mass), (mass, 1 - weight - mass)
