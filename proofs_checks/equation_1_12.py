"""Equation (1.12): the cost of infinitely many bodies is the limit of the costs per pair of the first N.

For exchangeable bodies nothing moves: the cost per pair is the same for every N, the mean of the cost under the law of
two bodies.

Checked: on finitely many sites, for a mixture, from the law of N bodies for each N up to a given one.  For bodies that
are not exchangeable the sequence moves; the certificate of such an instance shows two values that differ.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Mixture
from mfsym.kernel.quantity import MixtureCost, OrderedCost, OrderedPlan, PairCostMean, WeightedPlaces
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import pair_law
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, equal, established, formula_statement
from proofs_checks.on_sites.fixtures import ENDS_OR_MIDDLE, ON_A_LINE, REPULSIVE, TWO_COINS, mixture
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Sequence:
    """Infinitely many bodies of a ``mixture`` with a pair ``cost``, of which the first ``largest`` are looked at."""

    cost: PairCost
    mixture: Mixture
    largest: int


@dataclass(frozen=True)
class Ordered:
    """A law of finitely many ordered bodies, with a pair ``cost``."""

    cost: PairCost
    plan: OrderedPlan


def _formula(instance: Sequence) -> Formula:
    quantities: Quantities = {"pair": PairCostMean(instance.cost, pair_law(instance.mixture))}
    costs: Quantities = {
        str(n): MixtureCost(instance.cost, instance.mixture, n) for n in range(2, instance.largest + 1)
    }
    return Formula(quantities | costs, tuple(equal(n, "pair") for n in costs))


def _excludes(instance: Sequence | Ordered) -> Exclusion | None:
    if isinstance(instance, Sequence):
        return None
    two, three = (OrderedCost(instance.cost, instance.plan, n) for n in (2, 3))
    moves = Formula({"2": two, "3": three}, (Relation({"3": 1, "2": -1}, ">"),))
    return Exclusion("the bodies are not exchangeable, and the cost per pair depends on N", established(moves))


CONSTANT = formula_statement(
    "equation-1.12",
    "Equation (1.12)",
    "the cost per pair of the first N of exchangeable bodies is the same for every N",
    _formula,
    _excludes,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("equation-1.12", options)
    instance = Sequence(given.cost(), given.mixture(), given.number("largest", 2, 30, default=6))
    return (Instance(CONSTANT, f"{options['cost']}, {options['mixture']}, N <= {instance.largest}", instance),)


_ALTERNATING = Ordered(REPULSIVE.cost, (WeightedPlaces((0, 1, 0), Fraction(1)),))
_OF_THREE_COINS = mixture(([0, 1], "1/3"), (["1/2", "1/2"], "1/3"), ([1, 0], "1/3"))

CHAPTER = Chapter(
    instances=(
        Instance(
            CONSTANT, "C = ((2, 1), (1, 2)), Q = (1/4, 3/4) or (3/4, 1/4)", Sequence(REPULSIVE.cost, TWO_COINS, 10)
        ),
        Instance(
            CONSTANT,
            "C = ((2, 1), (1, 2)), Q = (0, 1), (1/2, 1/2) or (1, 0)",
            Sequence(REPULSIVE.cost, _OF_THREE_COINS, 10),
        ),
        Instance(
            CONSTANT,
            "C = 2^-|i-j| on three sites, Q = (1/2, 0, 1/2) or (0, 1, 0)",
            Sequence(ON_A_LINE.cost, ENDS_OR_MIDDLE, 6),
        ),
        Instance(CONSTANT, "C = ((2, 1), (1, 2)), bodies at A, B, A", _ALTERNATING, Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "mixture", largest="the greatest number N of bodies, 2 to 30 (default 6)"),
    own=_own,
)
