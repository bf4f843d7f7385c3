"""Least Coulomb energies of points on the unit sphere of R^3 (Thomson's problem): bounds from both sides.

If N points have the least energy, a random rotation of them has the uniform law on the sphere for each of them, and no
law of N bodies has less: the least energy is V_N of the uniform law.
"""

from fractions import Fraction
from itertools import pairwise

from mfsym.kernel.claim import Matrix, SphereEnergy
from mfsym.kernel.configurations import check_size
from mfsym.kernel.enclosure import defined, domain, enclose
from mfsym.kernel.evidence import PointsAndPolynomial, TheoremOnFive
from mfsym.kernel.grammar import parse
from mfsym.kernel.interval import Interval
from mfsym.kernel.refusal import require
from mfsym.kernel.term import Term, free_symbols, number, substitute, total

MOST_POINTS = 40
MOST_COEFFICIENTS = 12
_PAIR = parse("1/sqrt(2 - 2*t/sqrt(s))")
"""1/|x - y| for unit vectors in the directions of two vectors with the product t, s that of their squared lengths."""
FIVE = parse("1/2 + sqrt(3) + 3*sqrt(2)")
"""The energy of two poles and an equilateral triangle on the equator."""


def check_sphere_energy(claim: SphereEnergy, evidence: PointsAndPolynomial) -> frozenset[str]:
    """Establish both bounds: nothing is trusted.

    Let h = sum of h_k P_k with Legendre polynomials and h_k >= 0 for k >= 1, and h(t) <= 1/sqrt(2 - 2t), which is
    1/|x - y| for unit vectors with x.y = t.  The sum of P_k(x.y) over all pairs of N points, a point with itself
    included, is not negative (it is that of squares of spherical harmonics), and N^2 for k = 0.  So that the energy is
    at least half of N^2 h_0 - N h(1), and h(1) is the sum of all h_k.
    """
    _require_value(claim)
    count, h = claim.bodies, evidence.coefficients
    require(1 <= len(h) <= MOST_COEFFICIENTS, f"there are no coefficients, or more than {MOST_COEFFICIENTS}")
    check_size(h, MOST_COEFFICIENTS**3)
    require(all(coefficient >= 0 for coefficient in h[1:]), "a coefficient is negative")
    require(_is_below(h), "the polynomial is not seen to be below the cost")
    require(claim.lower <= (count**2 * h[0] - count * sum(h)) / 2, "the polynomial does not give the lower bound")
    require(len(evidence.points) == count, "there are not as many points as bodies")
    upper = _energy(evidence.points).upper
    require(upper is not None and upper <= claim.upper, "the energy of the points is not seen below the upper bound")
    return frozenset()


def check_five_on_sphere(claim: SphereEnergy, evidence: TheoremOnFive) -> frozenset[str]:
    """What is trusted, if the energy of two poles and a triangle is between the bounds."""
    _require_value(claim)
    require(claim.bodies == 5, "the theorem is about five points")
    require(_is_between(FIVE, claim), "the energy of two poles and a triangle is not between the bounds")
    return frozenset({"fact:five-on-sphere"})


def _require_value(claim: SphereEnergy) -> None:
    require(2 <= claim.bodies <= MOST_POINTS, f"the number of bodies is not one from 2 to {MOST_POINTS}")
    meant = not free_symbols(claim.energy) and defined(claim.energy, domain(()))
    require(meant, "the value is not certainly a number")
    require(_is_between(claim.energy, claim), "the value is not seen between the bounds")


def _is_between(value: Term, claim: SphereEnergy) -> bool:
    found = enclose(value, domain(()))
    above = found.lower is not None and claim.lower <= found.lower
    return above and found.upper is not None and found.upper <= claim.upper


def _energy(points: Matrix) -> Interval:
    """The energy of the points of the sphere in the directions of these vectors."""
    check_size((x for point in points for x in point), MOST_POINTS**2)
    require(all(len(point) == 3 and any(point) for point in points), "a point is no vector of R^3, or it is 0")
    pairs = [(x, y) for i, x in enumerate(points) for y in points[:i]]
    # Points in one direction have no finite energy: their term is not enclosed.
    terms = (substitute(_PAIR, {"t": number(_dot(x, y)), "s": number(_dot(x, x) * _dot(y, y))}) for x, y in pairs)
    return enclose(total(*terms), domain(()))


def _dot(x: tuple[Fraction, ...], y: tuple[Fraction, ...]) -> Fraction:
    return sum((a * b for a, b in zip(x, y, strict=True)), Fraction(0))


# --- polynomials -----------------------------------------------------------------------------------

Polynomial = list[Fraction]
"""Coefficients, that of the constant first; the last one is not 0."""


def _is_below(h: tuple[Fraction, ...]) -> bool:
    """Is the sum of h_k P_k(t) less than 1/sqrt(2 - 2t) for -1 <= t < 1?

    With u = sqrt(2 - 2t): is 1 - u h(1 - u^2/2), which is 1 at u = 0, without a root in (0, 2]?
    """
    t = [Fraction(1), Fraction(0), Fraction(-1, 2)]
    before, current, value = [Fraction(0)], [Fraction(1)], [Fraction(0)]
    for k, coefficient in enumerate(h):
        value = _sum(value, [coefficient * c for c in current])
        # (k + 1) P_(k+1) = (2k + 1) t P_k - k P_(k-1)
        raised = [Fraction(2 * k + 1, k + 1) * c for c in _product(t, current)]
        before, current = current, _sum(raised, [Fraction(-k, k + 1) * c for c in before])
    return not _has_root(_sum([Fraction(1)], [Fraction(0), *(-c for c in value)]), Fraction(0), Fraction(2))


def _has_root(p: Polynomial, start: Fraction, end: Fraction) -> bool:
    """Has p, which does not vanish at ``start``, a root between there and ``end``, or at ``end`` (Sturm)?"""
    chain = [p, [k * c for k, c in enumerate(p)][1:]]
    while chain[-1]:
        chain.append([-c for c in _remainder(chain[-2], chain[-1])])
    return _changes(chain[:-1], start) != _changes(chain[:-1], end)


def _changes(chain: list[Polynomial], x: Fraction) -> int:
    values = [value for p in chain if (value := sum((c * x**k for k, c in enumerate(p)), Fraction(0)))]
    return sum((one < 0) != (two < 0) for one, two in pairwise(values))


def _remainder(p: Polynomial, q: Polynomial) -> Polynomial:
    rest = p
    while len(rest) >= len(q):
        factor, shift = rest[-1] / q[-1], len(rest) - len(q)
        rest = _sum(rest, [Fraction(0)] * shift + [-factor * c for c in q])
    return rest


def _sum(p: Polynomial, q: Polynomial) -> Polynomial:
    size = max(len(p), len(q))
    added = [(p[k] if k < len(p) else 0) + (q[k] if k < len(q) else Fraction(0)) for k in range(size)]
    while added and added[-1] == 0:
        added.pop()
    return added


def _product(p: Polynomial, q: Polynomial) -> Polynomial:
    result = [Fraction(0)] * (len(p) + len(q))
    for i, a in enumerate(p):
        for j, b in enumerate(q):
            result[i + j] += a * b
    return result
