"""Lemma 3.3 (b): infinitely representable means N-representable for every N.

So a pair measure that is not infinitely representable is excluded by some finite N, and by all greater ones (Lemma
2.3).

Checked, on finitely many sites: for the first such N, a plan of N - 1 bodies and a cost that separates the pair measure
from all plans of N bodies.  For a mixture, a plan of each number of bodies up to a given one.  Not checked: part (a),
a limit, and N-representability for all N at once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import LargestRepresentable, Matrix, NotRepresentable
from mfsym.kernel.evidence import Certificate, Mixture
from mfsym.statements import Chapter, Instance, Statement, no_refutation
from mfsym.transport import largest_representation, pair_law, represent
from proofs_checks.definition_2_1 import off_diagonal, two_sites
from proofs_checks.on_sites import Options
from proofs_checks.on_sites.fixtures import EACH_SITE, ENDS_OR_MIDDLE, THIRD, TWO_COINS
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Excluded:
    """A ``pair`` measure that is not infinitely representable."""

    pair: Matrix


@dataclass(frozen=True)
class Mixed:
    """The pair law of a ``mixture``, looked at for 2, 3, ..., ``largest`` bodies."""

    mixture: Mixture
    largest: int


def _first(instance: Excluded) -> Certificate:
    certificate = largest_representation(instance.pair)
    if not isinstance(certificate.claim, LargestRepresentable):
        raise NoEvidence("the pair measure is infinitely representable")
    return certificate


def _all(instance: Mixed) -> tuple[Certificate, ...]:
    pair = pair_law(instance.mixture)
    found = tuple(represent(pair, n) for n in range(2, instance.largest + 1))
    if any(isinstance(certificate.claim, NotRepresentable) for certificate in found):
        raise NoEvidence("the pair law of a mixture is not representable")
    return found


FIRST = Statement(
    "lemma-3.3-b-excluded",
    "Lemma 3.3 (b), excluded",
    "a pair measure that is not infinitely representable is not N-representable for some first N",
    lambda instance: None,
    _first,
    no_refutation,
)
EVERY = Statement(
    "lemma-3.3-b",
    "Lemma 3.3 (b)",
    "the pair law of a mixture is N-representable for every N",
    lambda instance: None,
    _all,
    no_refutation,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("lemma-3.3", options)
    if "mixture" in options:
        largest = given.number("largest", 2, 12, default=6)
        return (Instance(EVERY, f"{options['mixture']}, N <= {largest}", Mixed(given.mixture(), largest)),)
    return (Instance(FIRST, given.text("pair"), Excluded(given.pair())),)


CHAPTER = Chapter(
    instances=(
        Instance(FIRST, "two sites, mu = (1/2, 1/2), q = 1/3", Excluded(two_sites(THIRD))),
        Instance(FIRST, "two sites, mu = (1/2, 1/2), q = 1/4 + 1/1000", Excluded(two_sites(Fraction(251, 1000)))),
        *(Instance(FIRST, f"uniform off the diagonal on {m} sites", Excluded(off_diagonal(m))) for m in (2, 3, 4)),
        Instance(EVERY, "Q = (1/4, 3/4) or (3/4, 1/4), N <= 10", Mixed(TWO_COINS, 10)),
        Instance(EVERY, "Q = (1, 0) or (0, 1), N <= 10", Mixed(EACH_SITE, 10)),
        Instance(EVERY, "Q = (1/2, 0, 1/2) or (0, 1, 0), N <= 6", Mixed(ENDS_OR_MIDDLE, 6)),
    ),
    options=meanings("pair", "mixture", largest="the greatest number N of bodies, 2 to 12 (default 6)"),
    own=_own,
)
