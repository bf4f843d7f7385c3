"""Corollary 2.11: the cost of a mixture is the mean field energy plus an integral of variances.

On finitely many sites x'Cx is a sum of multiples of squares of linear forms of x, for x of sum zero; so the excess of
the cost over the mean field energy is the sum of the same multiples of the variances of these forms of Q.

Checked: this identity for a mixture and a cost of either sign, with forms that are found by elimination.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.kernel.claim import PairCost
from mfsym.kernel.quantity import Variance
from mfsym.statements import Chapter, Instance
from mfsym.transport import conjugate_directions
from mfsym.transport.quadratic_forms import finite_cost
from proofs_checks.equation_2_7 import EXAMPLES, STABLE, Mixed, own_mixture
from proofs_checks.on_sites import Formula, Quantities, Relation, formula_statement
from proofs_checks.on_sites.fixtures import EACH_SITE, SIGNED
from proofs_checks.on_sites.options import meanings


def linear_forms(cost: PairCost) -> list[tuple[Fraction, tuple[Fraction, ...]]]:
    """Weights and linear forms such that x'Cx is the sum of weight times form(x)^2, for all x of sum zero."""
    rows = finite_cost(cost)
    return [
        (1 / d.value, tuple(sum((c * v for c, v in zip(row, d.vector, strict=True)), Fraction(0)) for row in rows))
        for d in conjugate_directions(cost)
        if d.value
    ]


def _formula(instance: Mixed) -> Formula:
    quantities: Quantities = {"mixture": instance.pair, "product": instance.marginal}
    coefficients = {"mixture": Fraction(1), "product": Fraction(-1)}
    for k, (weight, form) in enumerate(linear_forms(instance.cost), start=1):
        quantities[f"variance {k}"] = Variance(instance.mixture, form)
        coefficients[f"variance {k}"] = -weight
    return Formula(quantities, (Relation(coefficients, "="),))


VARIANCES = formula_statement(
    "corollary-2.11",
    "Corollary 2.11 on sites",
    "the cost of a mixture is the mean field energy plus variances of linear forms",
    _formula,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    name, data = own_mixture("corollary-2.11", options)
    return (Instance(VARIANCES, name, data),)


CHAPTER = Chapter(
    instances=(
        *(Instance(VARIANCES, name, data) for name, data in (*EXAMPLES, STABLE)),
        Instance(VARIANCES, "C = ((1, -1), (-1, 1)), Q = (1, 0) or (0, 1)", Mixed(SIGNED.cost, EACH_SITE)),
    ),
    options=meanings("cost", "mixture"),
    own=_own,
)
