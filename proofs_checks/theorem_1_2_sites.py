"""Theorem 1.2 on finitely many sites, where it has a converse.

For a marginal with weight on every site, the product measure solves the infinite-body problem if and only if v'Cv >= 0
for all vectors v of sum zero, and it is the only solution if and only if v'Cv > 0 for all of them but 0.

Checked: in the first case a potential; otherwise a mixture of two laws mu + e v and mu - e v, exactly as cheap or
cheaper, since its cost is that of the product plus e^2 v'Cv.
"""

from collections.abc import Mapping
from fractions import Fraction

from mfsym.errors import NoEvidence
from mfsym.kernel.claim import TransportProblem
from mfsym.kernel.evidence import Certificate, Mixture, WeightedLaw
from mfsym.kernel.quantity import BodiesOfMixture, Distance, LeastCost, MeanFieldCost, MixtureCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance
from mfsym.transport import Direction, least_direction
from proofs_checks.on_sites import (
    Formula,
    Options,
    Quantities,
    Relation,
    equal,
    established,
    formula_statement,
    greater,
)
from proofs_checks.on_sites.fixtures import (
    ATTRACTIVE,
    CONSTANT,
    CYCLE,
    ON_A_LINE,
    REPULSIVE,
    SEPARABLE,
    UNEVEN,
    Named,
    identity,
    product_measure,
)
from proofs_checks.on_sites.options import meanings


def competitor(instance: TransportProblem, direction: Direction) -> Mixture:
    """The mixture of mu + e v and mu - e v, with e as great as mu allows."""
    steps = [weight / abs(v) for weight, v in zip(instance.marginal, direction.vector, strict=True) if v]
    e = min(steps)
    laws = (
        tuple(weight + sign * e * v for weight, v in zip(instance.marginal, direction.vector, strict=True))
        for sign in (1, -1)
    )
    return tuple(WeightedLaw(law, Fraction(1, 2)) for law in laws)


def _compared(instance: TransportProblem, direction: Direction, *relations: Relation) -> Formula:
    """The competitor and the product measure: their costs, and the distances of the laws of one and of two bodies."""
    mixture, product = competitor(instance, direction), product_measure(instance.marginal)
    bodies, independent = BodiesOfMixture(mixture), BodiesOfMixture(product)
    quantities: Quantities = {
        "product": MeanFieldCost(instance.cost, instance.marginal),
        "competitor": MixtureCost(instance.cost, mixture, 2),
        "one": Distance(bodies, independent, 1, "total-variation"),
        "two": Distance(bodies, independent, 2, "total-variation"),
    }
    return Formula(quantities, (Relation({"one": 1}, "="), Relation({"two": 1}, ">"), *relations))


def _cheaper(instance: TransportProblem, direction: Direction) -> Certificate:
    return established(_compared(instance, direction, greater("product", "competitor", strictly=True)))


def _not_full(instance: TransportProblem) -> Exclusion | None:
    return None if all(instance.marginal) else Exclusion("a site has no weight; leave it out")


def _indefinite(instance: TransportProblem) -> Exclusion | None:
    direction = least_direction(instance.cost)
    if _not_full(instance) or direction is None or direction.value >= 0:
        return _not_full(instance)
    reason = (
        f"v'Cv = {direction.value} < 0 for a vector v of sum zero, and a mixture is cheaper than the product measure"
    )
    return Exclusion(reason, _cheaper(instance, direction))


def _optimal(instance: TransportProblem) -> Formula:
    least: Quantities = {"least": LeastCost(instance), "product": MeanFieldCost(instance.cost, instance.marginal)}
    return Formula(least, (equal("least", "product"),))


def _definite(instance: TransportProblem) -> Exclusion | None:
    direction = least_direction(instance.cost)
    if _not_full(instance) or (direction is not None and direction.value < 0):
        return _not_full(instance)
    return Exclusion("v'Cv >= 0 for all vectors v of sum zero", established(_optimal(instance)))


def _not_optimal(instance: TransportProblem) -> Formula:
    direction = least_direction(instance.cost)
    if direction is None:
        raise NoEvidence("the cost is positive on differences of laws")
    return _compared(instance, direction, greater("product", "competitor", strictly=True))


def _strictly_definite(instance: TransportProblem) -> Exclusion | None:
    direction = least_direction(instance.cost)
    if _not_full(instance) or (direction is not None and direction.value == 0):
        return _not_full(instance)
    if direction is not None:
        return Exclusion("the product measure is no solution at all", _cheaper(instance, direction))
    return Exclusion("v'Cv > 0 for all vectors v of sum zero but 0", established(_optimal(instance)))


def _second(instance: TransportProblem) -> Formula:
    direction = least_direction(instance.cost)
    if direction is None:
        raise NoEvidence("the cost is strictly positive on differences of laws")
    formula = _compared(instance, direction, equal("product", "competitor"))
    return Formula(
        {"least": LeastCost(instance), **formula.quantities}, (*formula.relations, equal("least", "product"))
    )


OPTIMAL = formula_statement(
    "theorem-1.2-sites",
    "Theorem 1.2 (a) on sites",
    "the product measure is optimal if v'Cv >= 0 for all vectors v of sum zero",
    _optimal,
    _indefinite,
)
NOT_OPTIMAL = formula_statement(
    "theorem-1.2-sites-converse",
    "Theorem 1.2 (a) on sites, the converse",
    "the product measure is not optimal if v'Cv < 0 for some vector v of sum zero",
    _not_optimal,
    _definite,
)
NOT_UNIQUE = formula_statement(
    "theorem-1.2-sites-second",
    "Theorem 1.2 (b) on sites, the converse",
    "the product measure is not the only solution if v'Cv = 0 for some vector v of sum zero but 0",
    _second,
    _strictly_definite,
)


def _all(problem: TransportProblem, name: str, kind: str) -> tuple[Instance, ...]:
    """All statements about a problem whose quadratic form is ``definite``, ``semidefinite`` or ``indefinite``."""
    return tuple(
        Instance(statement, name, problem, Status.HOLDS if kind in kinds else Status.NOT_APPLICABLE)
        for statement, kinds in (
            (OPTIMAL, ("definite", "semidefinite")),
            (NOT_OPTIMAL, ("indefinite",)),
            (NOT_UNIQUE, ("semidefinite",)),
        )
    )


def _kind(problem: TransportProblem) -> str:
    direction = least_direction(problem.cost)
    return "definite" if direction is None else "indefinite" if direction.value < 0 else "semidefinite"


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    problem = Options("theorem-1.2-sites", options).problem(None)
    return _all(problem, f"{options['cost']}, {options['marginal']}", _kind(problem))


_BUILT_IN: tuple[tuple[Named, str], ...] = (
    *((named, "definite") for named in (REPULSIVE, UNEVEN, ON_A_LINE, identity(4))),
    *((named, "semidefinite") for named in (CONSTANT, SEPARABLE)),
    *((named, "indefinite") for named in (ATTRACTIVE, CYCLE)),
)

CHAPTER = Chapter(
    instances=tuple(i for named, kind in _BUILT_IN for i in _all(named.problem(None), named.name, kind)),
    options=meanings("cost", "marginal"),
    own=_own,
)
