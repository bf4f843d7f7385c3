"""The exact N-body identity: what N bodies cost, in terms of infinitely many.

With L = n/N for the configurations n of a plan, the cost per pair is N/(N-1) E L'CL - D/(N-1), where D is the mean of
the diagonal of C under the marginal.  E L'CL is the cost of the mixture of the laws L.

Checked: the identity for a plan on finitely many sites and a cost of either sign, exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.evidence import Plan
from mfsym.kernel.quantity import MixtureCost, PlanCost, SelfCost
from mfsym.statements import Chapter, Instance
from mfsym.transport import averaged, marginal_of
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import ON_A_LINE, REPULSIVE, SIGNED, TWO_OF_THREE, plan
from proofs_checks.on_sites.options import meanings


@dataclass(frozen=True)
class Planned:
    """A ``plan`` of finitely many bodies with a pair ``cost``."""

    cost: PairCost
    plan: Plan


def _formula(instance: Planned) -> Formula:
    mixture, bodies = averaged(instance.plan), sum(instance.plan[0].configuration)
    quantities: Quantities = {
        "plan": PlanCost(instance.cost, instance.plan),
        "mixture": MixtureCost(instance.cost, mixture, 2),
        "D": SelfCost(instance.cost, marginal_of(mixture)),
    }
    return Formula(quantities, (Relation({"plan": bodies - 1, "mixture": -bodies, "D": Fraction(1)}, "="),))


IDENTITY = formula_statement(
    "n-body-identity",
    "The N-body identity",
    "(N - 1) times the cost per pair is N times that of the laws n/N, less the mean of the diagonal",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    given = Options("n-body-identity", options)
    name = f"{given.text('cost')}, {given.text('plan')}"
    return (Instance(IDENTITY, name, Planned(given.cost(), given.plan())),)


_FIVE = plan(((2, 2, 1), "1/2"), ((1, 0, 4), "1/3"), ((0, 5, 0), "1/6"))

CHAPTER = Chapter(
    instances=(
        Instance(IDENTITY, "C = ((2, 1), (1, 2)), 3 bodies, (1, 2) or (3, 0)", Planned(REPULSIVE.cost, TWO_OF_THREE)),
        Instance(IDENTITY, "C = ((1, -1), (-1, 1)), 3 bodies, (1, 2) or (3, 0)", Planned(SIGNED.cost, TWO_OF_THREE)),
        Instance(IDENTITY, "C = 2^-|i-j| on three sites, 5 bodies", Planned(ON_A_LINE.cost, _FIVE)),
    ),
    options=meanings("cost", "plan"),
    own=_own,
)
