"""Definition 2.1: a symmetric pair measure is N-representable if it is the pair marginal of N exchangeable bodies.

Checked, on finitely many sites: that it is, by an N-body plan; or that it is not, by a cost whose mean under the pair
measure is negative although no configuration has negative energy.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import Matrix, NotRepresentable, Representable
from mfsym.kernel.evidence import Certificate
from mfsym.kernel.verdict import Status
from mfsym.rational import MOST_DIGITS
from mfsym.statements import Chapter, Instance, Statement
from mfsym.transport import pair_measure, represent
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.fixtures import THIRD
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Question:
    """Is the symmetric pair measure ``pair`` representable by ``bodies`` bodies?"""

    pair: Matrix
    bodies: int


def is_representable(question: Question) -> Certificate:
    """A plan that represents the pair measure; NoEvidence if there is none."""
    return found(question.pair, question.bodies, Representable)


def is_not_representable(question: Question) -> Certificate:
    """A cost that separates the pair measure from all that are representable; NoEvidence if there is none."""
    return found(question.pair, question.bodies, NotRepresentable)


def found(pair: Matrix, bodies: int | None, wanted: type) -> Certificate:
    """What is decided about a pair measure, if it is a claim of the wanted kind; NoEvidence otherwise."""
    certificate = represent(pair, bodies)
    if not isinstance(certificate.claim, wanted):
        raise NoEvidence("the opposite is true")
    return certificate


REPRESENTABLE = Statement(
    "definition-2.1",
    "Definition 2.1",
    "the pair measure is N-representable",
    lambda question: None,
    is_representable,
    is_not_representable,
)


def two_sites(q: Fraction) -> Matrix:
    """The pair measure on two sites of equal weight that puts mass ``q`` on each of (A, B) and (B, A)."""
    return pair_measure([[Fraction(1, 2) - q, q], [q, Fraction(1, 2) - q]])


def off_diagonal(sites: int) -> Matrix:
    """The uniform pair measure on pairs of different sites."""
    weight = Fraction(1, sites * (sites - 1))
    return pair_measure([[Fraction(0) if a == b else weight for b in range(sites)] for a in range(sites)])


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("definition-2.1", options)
    question = Question(given.pair(), given.number("bodies", most=10**MOST_DIGITS - 1))
    return (Instance(REPRESENTABLE, f"{options['pair']}, N = {question.bodies}", question),)


CHAPTER = Chapter(
    instances=(
        *(
            Instance(
                REPRESENTABLE,
                f"two sites, mu = (1/2, 1/2), q = 1/3, N = {n}",
                Question(two_sites(THIRD), n),
                Status.HOLDS if n <= 4 else Status.FAILS,
            )
            for n in (2, 3, 4, 5)
        ),
        *(
            Instance(
                REPRESENTABLE,
                f"uniform off the diagonal on 3 sites, N = {n}",
                Question(off_diagonal(3), n),
                Status.HOLDS if n <= 3 else Status.FAILS,
            )
            for n in (2, 3, 4)
        ),
    ),
    options=meanings("pair", "bodies"),
    own=_own,
)
