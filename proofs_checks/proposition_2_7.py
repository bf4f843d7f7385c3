"""Proposition 2.7 (de Finetti, Hewitt, Savage): exchangeable laws are mixtures of independent ones, in one way.

Checked, on finitely many sites: a mixture of n laws is determined by the law of 2n of its bodies (fewer, where laws are
concentrated at one site); with fewer bodies a second mixture is found.  For finitely many bodies there need not be any
mixture: the certificate of such an instance separates their pair measure from all mixtures.
Not checked: that every exchangeable law is a mixture, which is the theorem.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.kernel.claim import Determined
from mfsym.kernel.evidence import Calculation, Certificate, Mixture
from mfsym.kernel.quantity import BodiesOfMixture, Distance
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport import far_from_infinite, other_mixture
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, established
from proofs_checks.on_sites.fixtures import EACH_SITE, ENDS_OR_MIDDLE, TWO_COINS, mixture
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Moments:
    """The law of ``bodies`` bodies of a ``mixture``: its moments up to that order."""

    mixture: Mixture
    bodies: int


@dataclass(frozen=True)
class OneOnEach:
    """So many ``bodies`` on as many sites, one on each."""

    bodies: int


def _finitely_many(instance: Moments | OneOnEach) -> Exclusion | None:
    if isinstance(instance, OneOnEach):
        reason = f"there are only {instance.bodies} bodies, and their pair measure is not that of any mixture"
        return Exclusion(reason, far_from_infinite(instance.bodies, "total-variation"))
    if instance.bodies >= _enough(instance.mixture):
        return None
    reason = f"{instance.bodies} bodies are not enough: another mixture has the same law of so many"
    return Exclusion(reason, _second(instance))


def _enough(mixture: Mixture) -> int:
    """So many bodies determine the mixture: two for each law, or one if the law is concentrated at a site."""
    return sum(1 if max(part.law) == 1 else 2 for part in mixture)


def _second(instance: Moments) -> Certificate:
    first, second = BodiesOfMixture(instance.mixture), BodiesOfMixture(other_mixture(instance.mixture, instance.bodies))
    # Two different mixtures of n and n' laws differ in the law of 2 max(n, n') bodies at the latest.
    longer = 2 * max(len(instance.mixture), len(second.mixture))
    quantities: Quantities = {
        "few": Distance(first, second, instance.bodies, "total-variation"),
        "many": Distance(first, second, longer, "total-variation"),
    }
    return established(Formula(quantities, (Relation({"few": 1}, "="), Relation({"many": 1}, ">"))))


UNIQUE = Statement(
    "proposition-2.7",
    "Proposition 2.7",
    "the law of so many bodies determines the mixture",
    _finitely_many,
    lambda instance: Certificate(Determined(instance.mixture, instance.bodies), Calculation()),
    no_refutation,
)


def _moments(name: str, of: Mixture, bodies: int, expected: Status = Status.HOLDS) -> Instance:
    counted = "1 body" if bodies == 1 else f"{bodies} bodies"
    return Instance(UNIQUE, f"{name}, {counted}", Moments(of, bodies), expected)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("proposition-2.7", options)
    return (_moments(options["mixture"], given.mixture(), given.number("bodies", 1, 20)),)


_THREE = mixture((["1/2", "1/4", "1/4"], "1/3"), (["1/4", "1/2", "1/4"], "1/3"), (["0", "0", "1"], "1/3"))

CHAPTER = Chapter(
    instances=(
        _moments("Q = (1/4, 3/4) or (3/4, 1/4)", TWO_COINS, 4),
        _moments("Q = (1/4, 3/4) or (3/4, 1/4)", TWO_COINS, 3, Status.NOT_APPLICABLE),
        _moments("Q = (1, 0) or (0, 1)", EACH_SITE, 2),
        _moments("Q = (1, 0) or (0, 1)", EACH_SITE, 1, Status.NOT_APPLICABLE),
        _moments("Q = (1/2, 0, 1/2) or (0, 1, 0)", ENDS_OR_MIDDLE, 3),
        _moments("three laws on three sites", _THREE, 5),
        *(
            Instance(UNIQUE, f"{n} bodies, one on each of {n} sites", OneOnEach(n), Status.NOT_APPLICABLE)
            for n in (2, 3)
        ),
    ),
    options=meanings("mixture", bodies="the number of bodies whose law is known, 1 to 20"),
    own=_own,
)
