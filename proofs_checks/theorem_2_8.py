"""Theorem 2.8: F_oo is the infimum, over laws of laws Q with mean mu, of the mean of the mean field energy of Q.

So on finitely many sites F_oo is the convex envelope of Q -> Q'CQ at mu.

Checked: a mixture that attains F_oo, with a potential u such that u.Q <= Q'CQ for all laws Q; and that a given mixture
costs no less.  Not checked: that plans are mixtures, which is de Finetti's theorem and is trusted.
"""

from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.quantity import LeastCost, MeanFieldCost
from mfsym.statements import Chapter, Instance
from mfsym.transport import marginal_of
from proofs_checks.lemma_2_4 import Competitor, own
from proofs_checks.on_sites import Formula, Quantities, Relation, formula_statement, optimal_mixture
from proofs_checks.on_sites.fixtures import (
    ATTRACTIVE,
    CYCLE,
    EACH_SITE,
    HORN,
    NEIGHBOURS,
    ON_A_LINE,
    REPULSIVE,
    SIGNED,
    STABLE_SETS,
    TWO_COINS,
    UNEVEN,
)
from proofs_checks.on_sites.options import meanings


def _energies(instance: Competitor, sign: str) -> Formula:
    """The mean of Q'CQ minus F_oo is = 0, or >= 0."""
    problem = TransportProblem(instance.cost, marginal_of(instance.mixture), None)
    quantities: Quantities = {"least": LeastCost(problem)}
    quantities |= {f"Q{k}": MeanFieldCost(instance.cost, part.law) for k, part in enumerate(instance.mixture)}
    weights = {f"Q{k}": part.weight for k, part in enumerate(instance.mixture)}
    return Formula(quantities, (Relation({**weights, "least": -1}, sign),))


def _attained(instance: TransportProblem) -> Formula:
    return _energies(Competitor(instance.cost, optimal_mixture(instance)), "=")


ATTAINED = formula_statement(
    "theorem-2.8",
    "Theorem 2.8",
    "F_oo is the least mean of the mean field energies of the laws of a mixture",
    _attained,
)
NO_LESS = formula_statement(
    "theorem-2.8-bound",
    "Theorem 2.8, the bound",
    "no mixture costs less than F_oo",
    lambda instance: _energies(instance, ">="),
)


CHAPTER = Chapter(
    instances=(
        *(
            Instance(ATTAINED, n.name, n.problem(None))
            for n in (REPULSIVE, UNEVEN, ON_A_LINE, ATTRACTIVE, SIGNED, CYCLE, HORN)
        ),
        Instance(NO_LESS, "C = ((2, 1), (1, 2)), Q = (1/4, 3/4) or (3/4, 1/4)", Competitor(REPULSIVE.cost, TWO_COINS)),
        Instance(NO_LESS, "C = ((2, 1), (1, 2)), Q = (1, 0) or (0, 1)", Competitor(REPULSIVE.cost, EACH_SITE)),
        Instance(NO_LESS, f"{CYCLE.name}, Q on two sites apart", Competitor(CYCLE.cost, STABLE_SETS)),
        Instance(NO_LESS, f"{HORN.name}, Q on two neighbours", Competitor(HORN.cost, NEIGHBOURS)),
    ),
    options=meanings("cost", "marginal", "mixture"),
    own=lambda options: own(ATTAINED, NO_LESS, options),
)
