"""Remark 2.12 (a): where c(x, x) = 0 and c > 0 elsewhere, the fully correlated measure is optimal.

It costs nothing, for any number of bodies, while the product measure costs something unless the marginal is a point
mass.

Checked, on finitely many sites: F_oo = 0 and F_N = 0 with optimal mixtures and plans, and the mean field energy > 0.
"""

from collections.abc import Mapping

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost, MeanFieldCost, SelfCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import transport_problem
from proofs_checks.on_sites import Formula, Options, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import ATTRACTIVE, REPULSIVE
from proofs_checks.on_sites.options import meanings


def correlated(instance: TransportProblem) -> Formula:
    """All least costs are 0, and that of independent bodies is not."""
    limit = TransportProblem(instance.cost, instance.marginal, None)
    quantities: Quantities = {
        "F_N": LeastCost(instance),
        "F_oo": LeastCost(limit),
        "correlated": SelfCost(instance.cost, instance.marginal),
        "product": MeanFieldCost(instance.cost, instance.marginal),
    }
    zero = tuple(Relation({name: 1}, "=") for name in ("F_N", "F_oo", "correlated"))
    return Formula(quantities, (*zero, Relation({"product": 1}, ">")))


def not_attractive(instance: TransportProblem) -> Exclusion | None:
    """Why the statement is about other costs or marginals."""
    rows = enumerate(instance.cost)
    if any(entry is None or (entry == 0) != (a == b) or entry < 0 for a, row in rows for b, entry in enumerate(row)):
        return Exclusion("the cost is not 0 on the diagonal, finite and positive elsewhere")
    if max(instance.marginal) == 1:
        return Exclusion("the marginal is a point mass, for which the product measure is fully correlated")
    return None


CORRELATED = formula_statement(
    "remark-2.12-a",
    "Remark 2.12 (a)",
    "the fully correlated measure is optimal and the product measure is not",
    correlated,
    not_attractive,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    return (Instance(CORRELATED, *Options("remark-2.12-a", options).n_bodies(default=3)),)


_TRUNCATED = transport_problem([[0, 1, 1], [1, 0, "1/2"], [1, "1/2", 0]], ["1/4", "1/4", "1/2"], 3)
_POINT = transport_problem([[0, 1], [1, 0]], [1, 0], 3)

CHAPTER = Chapter(
    instances=(
        *(Instance(CORRELATED, *ATTRACTIVE.n_bodies(n)) for n in (2, 3)),
        Instance(CORRELATED, "C = ((0, 1, 1), (1, 0, 1/2), (1, 1/2, 0)), mu = (1/4, 1/4, 1/2), N = 3", _TRUNCATED),
        Instance(CORRELATED, "C = ((0, 1), (1, 0)), mu = (1, 0), N = 3", _POINT, Status.NOT_APPLICABLE),
        Instance(CORRELATED, *REPULSIVE.n_bodies(3), Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "marginal", bodies="the number N of bodies (default 3)"),
    own=_own,
)
