"""Proposition 3.2: the pair measure of N bodies is within 1/N of an infinitely representable one.

With the mixture P_2 = (1 - 1/N) gamma_2 + (1/N) diagonal, the distance is at most 1/N in the norm sup |tau(A)| over
sets A, hence at most 2/N in the norm sup |tau(f)| over |f| <= 1.  The paper prints the bound 1/N with the second norm:
that is false for every N >= 2, since the pair measure of N bodies on N sites, one on each, is at distance 2/N from
every infinitely representable pair measure.

Checked: the distance, exactly, for given plans; the counterexample, with a function f that separates.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import CloseToInfinite, FarFromInfinite, Norm
from mfsym.kernel.evidence import Certificate, Plan
from mfsym.kernel.verdict import Status
from mfsym.rational import integer
from mfsym.statements import Chapter, Instance, Statement
from mfsym.transport import far_from_infinite, near_infinite
from proofs_checks.on_sites.fixtures import TWO_OF_THREE, one_on_each


@dataclass(frozen=True)
class Bound:
    """For the pair measure of ``plan``, a plan of N = ``bodies``: a distance of at most ``multiple``/N in ``norm``."""

    bodies: int
    plan: Plan
    norm: Norm
    multiple: int

    @property
    def distance(self) -> Fraction:
        """The claimed distance."""
        return Fraction(self.multiple, self.bodies)


def _near(bound: Bound) -> Certificate:
    found = near_infinite(bound.plan, bound.norm)
    if not isinstance(found.claim, CloseToInfinite) or found.claim.distance > bound.distance:
        raise NoEvidence("the mixture of the paper is farther away")
    return Certificate(replace(found.claim, distance=bound.distance), found.evidence)


def _far(bound: Bound) -> Certificate:
    found = far_from_infinite(bound.bodies, bound.norm)
    same = isinstance(found.claim, FarFromInfinite) and bound.plan == one_on_each(bound.bodies)[1]
    if not same or not isinstance(found.claim, FarFromInfinite) or found.claim.distance <= bound.distance:
        raise NoEvidence("no function separates the pair measure from the infinitely representable ones")
    return found


PRINTED = Statement(
    "proposition-3.2-printed",
    "Proposition 3.2 as printed",
    "an infinitely representable pair measure is within 1/N in the norm sup |tau(f)|, |f| <= 1",
    lambda bound: None,
    _near,
    _far,
)
CORRECTED = Statement(
    "proposition-3.2",
    "Proposition 3.2 corrected",
    "an infinitely representable pair measure is within 1/N in sup |tau(A)|, and within 2/N in sup |tau(f)|",
    lambda bound: None,
    _near,
    _far,
)


def _about(statement: Statement, plan: Plan, name: str, norm: Norm, multiple: int, expected: Status) -> Instance:
    bodies = sum(plan[0].configuration)
    bound = Bound(bodies, plan, norm, multiple)
    return Instance(statement, f"{name}, {norm}, {multiple}/N", bound, expected)


def _all(name: str, plan: Plan, printed: Status) -> tuple[Instance, ...]:
    return (
        _about(PRINTED, plan, name, "total-variation", 1, printed),
        _about(CORRECTED, plan, name, "total-variation", 2, Status.HOLDS),
        _about(CORRECTED, plan, name, "set", 1, Status.HOLDS),
    )


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    bodies = integer(options["bodies"], "bodies", 2, 20)
    return _all(*one_on_each(bodies), Status.FAILS)


CHAPTER = Chapter(
    instances=(
        *(i for n in (2, 3, 6) for i in _all(*one_on_each(n), Status.FAILS)),
        *_all("3 bodies, (1, 2) or (3, 0)", TWO_OF_THREE, Status.HOLDS),
    ),
    options={"bodies": "the number N of bodies on as many sites, 2 to 20"},
    own=_own,
)
