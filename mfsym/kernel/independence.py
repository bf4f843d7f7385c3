"""Mixtures that finitely many bodies determine, and sequences on the circle that their pairs do not determine."""

from fractions import Fraction
from itertools import pairwise

from mfsym.kernel.body_laws import mixture_marginal
from mfsym.kernel.claim import Determined, PairwiseIndependent
from mfsym.kernel.configurations import check_bodies
from mfsym.kernel.effort import spend
from mfsym.kernel.evidence import Calculation, ShiftAndRelation
from mfsym.kernel.refusal import require

Integers = tuple[tuple[int, ...], ...]


def check_determined(claim: Determined, evidence: Calculation) -> frozenset[str]:
    """Establish that the mixture is determined by the law of so many bodies: few laws, each seen by two bodies."""
    mixture = claim.mixture
    mixture_marginal(mixture)
    # The law of N bodies gives the mean of every polynomial of degree N in Q.  Near each law of the mixture take
    # |Q - law|^2, or just 1 - Q[a] if the law is concentrated at a: nonnegative, and zero there only.  Their product
    # has mean 0 under the mixture, so under every other one with the same law of N bodies, which therefore consists of
    # the same laws.  A polynomial that is 1 at one of n laws and 0 at the others has degree n - 1 <= N: equal weights.
    degree = sum(1 if max(part.law) == 1 else 2 for part in mixture)
    require(degree <= claim.bodies, "so few bodies do not tell so many laws")
    return frozenset()


def check_pairwise(claim: PairwiseIndependent, evidence: ShiftAndRelation) -> frozenset[str]:
    """Establish that any two bodies are independent and that time does not matter, but not all are independent."""
    rows, shift, relation = claim.coefficients, evidence.shift, evidence.relation
    size = len(shift)
    check_bodies(len(rows))
    _check_integers((*rows, *shift), size)
    spend((len(rows) + size) ** 2 * (1 + size))
    # Since A is uniform on a torus, exp(2 pi i p.X) has mean 1 if the integers p combine the rows to 0, and mean 0
    # otherwise.  Bodies i and j are independent and uniform if no integers but 0 combine their two rows to 0.
    pairs = all(_rank((rows[i], rows[j])) == 2 for i in range(len(rows)) for j in range(i))
    require(pairs, "two of the bodies are not independent")
    # An invertible integer matrix maps the torus onto itself and the uniform law to the uniform law.
    require(_rank(shift) == size, "the shift is not invertible")
    moved = all(_times(row, shift) == after for row, after in pairwise(rows))
    require(moved, "the shift does not take each body to the next")
    require(len(relation) == len(rows) and any(relation), "a relation needs a number for each body, not all 0")
    _check_integers((relation,), len(rows))
    combined = [sum(p * row[j] for p, row in zip(relation, rows, strict=False)) for j in range(size)]
    require(not any(combined), "the relation does not hold")
    return frozenset()


def _check_integers(rows: Integers, length: int) -> None:
    """Refuse rows of another length, and count the work of long integers."""
    require(all(len(row) == length for row in rows), "a row needs one number for each variable")
    spend(sum((1 + entry.bit_length() // 500) for row in rows for entry in row) * (1 + length))


def _times(row: tuple[int, ...], matrix: Integers) -> tuple[int, ...]:
    return tuple(sum(x * line[j] for x, line in zip(row, matrix, strict=True)) for j in range(len(matrix)))


def _rank(rows: Integers) -> int:
    """The rank over the rational numbers, of one row or more."""
    left, rank = [[Fraction(entry) for entry in row] for row in rows], 0
    for column in range(len(rows[0])):
        pivot = next((row for row in left if row[column]), None)
        if pivot is not None:
            # The pivot itself becomes 0.
            left = [[x - row[column] / pivot[column] * y for x, y in zip(row, pivot, strict=True)] for row in left]
            rank += 1
    return rank
