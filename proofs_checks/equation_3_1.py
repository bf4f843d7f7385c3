"""Equation (3.1): F_N is the infimum of the cost over N-representable pair measures with the right marginal.

Checked, on finitely many sites: the pair marginal of an optimal plan has the mean cost F_N, which is also its mean
energy divided by the number of pairs; and the pair marginal of a given plan has no less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import PairCost, TransportProblem
from mfsym.kernel.evidence import Plan
from mfsym.kernel.quantity import LeastCost, PairCostMean, PlanCost
from mfsym.statements import Chapter, Instance
from mfsym.transport import pair_marginal
from proofs_checks.on_sites import Formula, Options, Quantities, equal, formula_statement, greater, optimal_plan
from proofs_checks.on_sites.fixtures import ON_A_LINE, REPULSIVE, SIGNED, TWO_OF_THREE, UNEVEN
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Competitor:
    """A ``plan`` with a pair ``cost``."""

    cost: PairCost
    plan: Plan


def _costs(instance: Competitor) -> tuple[Quantities, TransportProblem]:
    pair = pair_marginal(instance.plan)
    problem = TransportProblem(
        instance.cost, tuple(sum(row, Fraction(0)) for row in pair), sum(instance.plan[0].configuration)
    )
    return {
        "F_N": LeastCost(problem),
        "plan": PlanCost(instance.cost, instance.plan),
        "pair": PairCostMean(instance.cost, pair),
    }, problem


def _attained(instance: TransportProblem) -> Formula:
    plan = optimal_plan(instance)
    quantities, _ = _costs(Competitor(instance.cost, plan))
    return Formula(quantities, (equal("F_N", "plan"), equal("plan", "pair")))


def _no_less(instance: Competitor) -> Formula:
    quantities, _ = _costs(instance)
    return Formula(quantities, (equal("plan", "pair"), greater("pair", "F_N")))


ATTAINED = formula_statement(
    "equation-3.1", "Equation (3.1)", "F_N is the mean cost of an N-representable pair measure", _attained
)
NO_LESS = formula_statement(
    "equation-3.1-bound",
    "Equation (3.1), the bound",
    "no N-representable pair measure has a mean cost below F_N",
    _no_less,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("equation-3.1", options)
    if "plan" in options:
        return (Instance(NO_LESS, f"{given.text('cost')}, {options['plan']}", Competitor(given.cost(), given.plan())),)
    return (Instance(ATTAINED, *given.n_bodies()),)


CHAPTER = Chapter(
    instances=(
        *(Instance(ATTAINED, *named.n_bodies(4)) for named in (REPULSIVE, UNEVEN, ON_A_LINE, SIGNED)),
        Instance(NO_LESS, "C = ((2, 1), (1, 2)), 3 bodies, (1, 2) or (3, 0)", Competitor(REPULSIVE.cost, TWO_OF_THREE)),
    ),
    options=meanings("cost", "marginal", "bodies", "plan"),
    own=_own,
)
