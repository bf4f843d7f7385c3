"""Remark 3.4 (a): optimal pair measures of N bodies converge to optimal ones of infinitely many.

If the cost is strictly positive on differences of laws the limit is that of independent bodies, and there is a rate:
for an optimal plan with configurations n, the mean of (n/N - mu)'C(n/N - mu) is at most (D - F_oo)/N, where D is the
mean of the diagonal.  The pair measure is that of the laws n/N up to 2/N (Proposition 3.2).

Checked, on finitely many sites: this rate for an optimal plan, and the distance of its pair measure from the product.
Not checked: the limit along subsequences where the solution for infinitely many bodies is not unique.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import (
    BodiesOfMixture,
    BodiesOfPlan,
    Distance,
    LeastCost,
    MeanFieldCost,
    PlanCost,
    SelfCost,
    Spread,
)
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import least_direction
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, equal, formula_statement, optimal_plan
from proofs_checks.on_sites.fixtures import ATTRACTIVE, ON_A_LINE, REPULSIVE, UNEVEN, product_measure
from proofs_checks.on_sites.options import meanings


def _excludes(instance: TransportProblem) -> Exclusion | None:
    direction = least_direction(instance.cost)
    if direction is None:
        return None
    return Exclusion(
        f"v'Cv = {direction.value} for a vector v of sum zero that is not 0, so the limit may not be unique"
    )


def _formula(instance: TransportProblem) -> Formula:
    plan, bodies = optimal_plan(instance), instance.bodies or 0
    independent = BodiesOfMixture(product_measure(instance.marginal))
    quantities: Quantities = {
        "F_N": LeastCost(instance),
        "plan": PlanCost(instance.cost, plan),
        "spread": Spread(instance.cost, plan),
        "D": SelfCost(instance.cost, instance.marginal),
        "F_oo": LeastCost(TransportProblem(instance.cost, instance.marginal, None)),
        "product": MeanFieldCost(instance.cost, instance.marginal),
        "distance": Distance(BodiesOfPlan(plan), independent, 2, "total-variation"),
    }
    rate = Relation({"D": Fraction(1, bodies), "F_oo": Fraction(-1, bodies), "spread": Fraction(-1, bodies**2)})
    return Formula(quantities, (equal("F_N", "plan"), equal("F_oo", "product"), rate))


RATE = formula_statement(
    "remark-3.4-a",
    "Remark 3.4 (a) on sites",
    "optimal plans of N bodies approach independent bodies at the rate 1/N",
    _formula,
    _excludes,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(RATE, *Options("remark-3.4-a", options).n_bodies()),)


CHAPTER = Chapter(
    instances=(
        *(Instance(RATE, *named.n_bodies(n)) for named in (REPULSIVE, UNEVEN) for n in (2, 5, 20)),
        *(Instance(RATE, *ON_A_LINE.n_bodies(n)) for n in (3, 4, 8)),
        Instance(RATE, *ATTRACTIVE.n_bodies(3), Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", "bodies"),
    own=_own,
)
