"""Definition 2.2: a symmetric pair measure is infinitely representable if it is that of infinitely many exchangeable
bodies.

By de Finetti's theorem it is then the pair law of a mixture: on finitely many sites, a completely positive matrix.

Checked, on finitely many sites: that it is, by a mixture; or that it is not, by a copositive cost whose mean under the
pair measure is negative.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import Matrix, NotRepresentable, Representable
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Instance, Statement
from mfsym.transport import pair_law, pair_measure
from proofs_checks.definition_2_1 import found, off_diagonal, two_sites
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.fixtures import STABLE_SETS, THIRD, TWO_COINS
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Question:
    """Is the symmetric ``pair`` measure infinitely representable?"""

    pair: Matrix


REPRESENTABLE = Statement(
    "definition-2.2",
    "Definition 2.2",
    "the pair measure is infinitely representable",
    lambda instance: None,
    lambda instance: found(instance.pair, None, Representable),
    lambda instance: found(instance.pair, None, NotRepresentable),
)


def circulant(neighbours: Fraction) -> Matrix:
    """The pair measure on a 5-cycle with this mass on each ordered pair of neighbours, and the rest on the diagonal."""
    diagonal = Fraction(1, 5) - 2 * neighbours
    entries = {0: diagonal, 1: neighbours, 4: neighbours}
    return pair_measure([[entries.get((i - j) % 5, Fraction(0)) for j in range(5)] for i in range(5)])


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("definition-2.2", options)
    return (Instance(REPRESENTABLE, given.text("pair"), Question(given.pair())),)


# The fourth is positive semidefinite with entries >= 0, since b < 2/(25 + 5 sqrt(5)) = 0.0552...; but it is no mixture:
# the Horn matrix, circulant with the row 1, -1, 1, 1, -1, is copositive, and its mean is 5 (a - 2b) = 1 - 20 b < 0.
CHAPTER = Chapter(
    instances=tuple(
        Instance(REPRESENTABLE, name, Question(pair), status)
        for name, pair, status in (
            ("Q = (1/4, 3/4) or (3/4, 1/4)", pair_law(TWO_COINS), Status.HOLDS),
            ("the stable sets of a 5-cycle", pair_law(STABLE_SETS), Status.HOLDS),
            ("neighbours on a 5-cycle, 1/20", circulant(Fraction(1, 20)), Status.HOLDS),
            ("neighbours on a 5-cycle, 11/200", circulant(Fraction(11, 200)), Status.FAILS),
            ("two sites, mu = (1/2, 1/2), q = 1/3", two_sites(THIRD), Status.FAILS),
            ("uniform off the diagonal on 3 sites", off_diagonal(3), Status.FAILS),
        )
    ),
    options=meanings("pair"),
    own=_own,
)
