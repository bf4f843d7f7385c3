"""Equations (2.13) and (2.14): if the transform is positive and the variances vanish, all laws of the mixture agree.

On finitely many sites the hypothesis is that v'Cv > 0 for all vectors v of sum zero but 0.

Checked: a mixture of different laws costs more than independent bodies, exactly, and one of a single law as much.
Where the hypothesis fails the certificate shows a mixture of two laws that costs what independent bodies cost, or less.
"""

from collections.abc import Mapping

from mfsym.kernel.evidence import Certificate
from mfsym.kernel.quantity import BodiesOfMixture, Distance
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import Direction, least_direction, marginal_of
from mfsym.transport.products import opposite_laws
from proofs_checks.equation_2_7 import EXAMPLES, STABLE, Mixed, own_mixture
from proofs_checks.on_sites import Formula, Quantities, Relation, equal, established, formula_statement, greater
from proofs_checks.on_sites.fixtures import CONSTANT, EACH_SITE, REPULSIVE, identity, mixture, product_measure
from proofs_checks.on_sites.options import meanings


def _formula(instance: Mixed) -> Formula:
    different = len({part.law for part in instance.mixture if part.weight}) > 1
    relation = greater("mixture", "product", strictly=True) if different else equal("mixture", "product")
    return Formula({"mixture": instance.pair, "product": instance.marginal}, (relation,))


def _no_dearer(instance: Mixed, direction: Direction) -> Certificate:
    """Two laws, different from each other, that do not cost more than independent bodies."""
    marginal = marginal_of(instance.mixture)
    other = Mixed(instance.cost, opposite_laws(marginal, direction.vector))
    bodies, independent = BodiesOfMixture(other.mixture), BodiesOfMixture(product_measure(marginal))
    quantities: Quantities = {
        "mixture": other.pair,
        "product": other.marginal,
        "distance": Distance(bodies, independent, 2, "total-variation"),
    }
    return established(Formula(quantities, (greater("product", "mixture"), Relation({"distance": 1}, ">"))))


def _not_strictly_positive(instance: Mixed) -> Exclusion | None:
    direction = least_direction(instance.cost)
    if direction is None:
        return None
    reason = f"v'Cv = {direction.value} for a vector v of sum zero that is not 0"
    if not all(marginal_of(instance.mixture)):
        return Exclusion(reason)
    return Exclusion(f"{reason}, and two different laws cost no more", _no_dearer(instance, direction))


AGREE = formula_statement(
    "equation-2.14",
    "Equations (2.13) and (2.14) on sites",
    "a mixture costs more than independent bodies unless all its laws agree",
    _formula,
    _not_strictly_positive,
)


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    name, data = own_mixture("equation-2.14", options)
    return (Instance(AGREE, name, data),)


_ONE_LAW = mixture((["1/4", "3/4"], "1/2"), (["1/4", "3/4"], "1/2"))

CHAPTER = Chapter(
    instances=(
        *(Instance(AGREE, name, data) for name, data in EXAMPLES),
        Instance(AGREE, "C = identity on 2 sites, Q = (1, 0) or (0, 1)", Mixed(identity(2).cost, EACH_SITE)),
        Instance(AGREE, "C = ((2, 1), (1, 2)), Q = (1/4, 3/4) always", Mixed(REPULSIVE.cost, _ONE_LAW)),
        Instance(
            AGREE,
            "C = ((1, 1), (1, 1)), Q = (1, 0) or (0, 1)",
            Mixed(CONSTANT.cost, EACH_SITE),
            Status.NOT_APPLICABLE,
        ),
        Instance(AGREE, *STABLE, Status.NOT_APPLICABLE),
    ),
    options=meanings("cost", "mixture"),
    own=_own,
)
