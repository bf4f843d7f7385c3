"""Lemma 2.4: F_oo is the infimum of the cost over infinitely representable pair measures with the right marginal.

Checked, on finitely many sites: the pair measure of an optimal mixture has the mean cost F_oo, and the pair measure of
a given mixture with the same marginal has no less.  Not checked: that infinitely representable measures are those of
mixtures, which is de Finetti's theorem.  For bodies that are not exchangeable the pair law says nothing (Remark
2.12(e)).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.evidence import Mixture
from mfsym.kernel.quantity import LeastCost, PairCostMean
from mfsym.statements import Chapter, Instance, Statement
from mfsym.transport import marginal_of, pair_law
from proofs_checks.on_sites import Formula, Options, equal, formula_statement, greater, optimal_mixture
from proofs_checks.on_sites.fixtures import (
    ATTRACTIVE,
    CYCLE,
    EACH_SITE,
    ENDS_OR_MIDDLE,
    ON_A_LINE,
    REPULSIVE,
    TWO_COINS,
    UNEVEN,
)
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Competitor:
    """A ``mixture`` with a pair ``cost``."""

    cost: PairCost
    mixture: Mixture


def _attained(instance: TransportProblem) -> Formula:
    pair = PairCostMean(instance.cost, pair_law(optimal_mixture(instance)))
    return Formula({"least": LeastCost(instance), "pair": pair}, (equal("least", "pair"),))


def _no_less(instance: Competitor) -> Formula:
    problem = TransportProblem(instance.cost, marginal_of(instance.mixture), None)
    pair = PairCostMean(instance.cost, pair_law(instance.mixture))
    return Formula({"pair": pair, "least": LeastCost(problem)}, (greater("pair", "least"),))


ATTAINED = formula_statement(
    "lemma-2.4",
    "Lemma 2.4",
    "F_oo is the mean cost of an infinitely representable pair measure",
    _attained,
)
NO_LESS = formula_statement(
    "lemma-2.4-bound",
    "Lemma 2.4, the bound",
    "no infinitely representable pair measure has a mean cost below F_oo",
    _no_less,
)


def own(attained: Statement, no_less: Statement, options: Mapping[str, str]) -> tuple[Instance, ...]:
    """That a given mixture costs no less, or else that the least cost is attained."""
    given = Options(attained.label, options)
    if "mixture" in options:
        competitor = Competitor(given.cost(), given.mixture())
        return (Instance(no_less, f"{options['cost']}, {options['mixture']}", competitor),)
    problem = given.problem(None)
    return (Instance(attained, f"{options['cost']}, {options['marginal']}", problem),)


CHAPTER = Chapter(
    instances=(
        *(Instance(ATTAINED, n.name, n.problem(None)) for n in (REPULSIVE, UNEVEN, ON_A_LINE, ATTRACTIVE, CYCLE)),
        Instance(NO_LESS, "C = ((2, 1), (1, 2)), Q = (1/4, 3/4) or (3/4, 1/4)", Competitor(REPULSIVE.cost, TWO_COINS)),
        Instance(NO_LESS, "C = ((0, 1), (1, 0)), Q = (1, 0) or (0, 1)", Competitor(ATTRACTIVE.cost, EACH_SITE)),
        Instance(
            NO_LESS,
            "C = 2^-|i-j| on three sites, Q = (1/2, 0, 1/2) or (0, 1, 0)",
            Competitor(ON_A_LINE.cost, ENDS_OR_MIDDLE),
        ),
    ),
    options=meanings("cost", "marginal", "mixture"),
    own=lambda options: own(ATTAINED, NO_LESS, options),
)
