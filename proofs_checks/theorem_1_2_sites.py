"""Theorem 1.2 on finitely many sites, where it has a converse.

For a marginal with weight on every site, the product measure solves the infinite-body problem if and only if v'Cv >= 0
for all vectors v of sum zero, and it is the only solution if and only if v'Cv > 0 for all of them but 0.

Checked: a potential with squares, whose rank shows that nothing else is optimal; otherwise a rival, the mixture of two
laws mu + e v and mu - e v, exactly as cheap or cheaper, since its cost is that of the product plus e^2 v'Cv.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from mfsym.kernel.claim import ProductOptimal, TransportProblem
from mfsym.kernel.evidence import Certificate, Mixture, WeightedLaw
from mfsym.kernel.quantity import LeastCost, MeanFieldCost
from mfsym.kernel.verdict import Status
from mfsym.statements import Chapter, Exclusion, Instance, Statement, no_refutation
from mfsym.transport import Direction, product_measure, rival_of_product
from proofs_checks.on_sites import Formula, Options, Quantities, equal, formula_statement
from proofs_checks.on_sites.fixtures import (
    ATTRACTIVE,
    CONSTANT,
    CYCLE,
    HORN,
    ON_A_LINE,
    REPULSIVE,
    SEPARABLE,
    UNEVEN,
    Named,
    identity,
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


def _outside(instance: TransportProblem) -> Exclusion | None:
    if any(None in row for row in instance.cost):
        return Exclusion("a cost is infinite")
    return None if all(instance.marginal) else Exclusion("a site has no weight; leave it out")


def _unless(*wanted: str) -> Callable[[TransportProblem], Exclusion | None]:
    """What excludes an instance whose cost is of another kind, with the certificate of what the product measure is."""

    def excludes(instance: TransportProblem) -> Exclusion | None:
        if _outside(instance):
            return _outside(instance)
        certificate = product_measure(instance)
        kind = _kind(certificate)
        return None if kind in wanted else Exclusion(_REASONS[kind], certificate)

    return excludes


def _kind(certificate: Certificate) -> str:
    match certificate.claim:
        case ProductOptimal(unique=unique):
            return "definite" if unique else "semidefinite"
    return "indefinite"


_REASONS = {
    "definite": "v'Cv > 0 for all vectors v of sum zero but 0: the product measure is the only solution",
    "semidefinite": "v'Cv >= 0 for all vectors v of sum zero: the product measure is optimal",
    "indefinite": "v'Cv < 0 for a vector v of sum zero: a mixture is cheaper than the product measure",
}


def _optimal(instance: TransportProblem) -> Formula:
    least: Quantities = {"least": LeastCost(instance), "product": MeanFieldCost(instance.cost, instance.marginal)}
    return Formula(least, (equal("least", "product"),))


OPTIMAL = formula_statement(
    "theorem-1.2-sites",
    "Theorem 1.2 (a) on sites",
    "the product measure is optimal if v'Cv >= 0 for all vectors v of sum zero",
    _optimal,
    _unless("definite", "semidefinite"),
)
NOT_OPTIMAL = Statement(
    "theorem-1.2-sites-converse",
    "Theorem 1.2 (a) on sites, the converse",
    "the product measure is not optimal if v'Cv < 0 for some vector v of sum zero",
    _unless("indefinite"),
    rival_of_product,
    no_refutation,
)
UNIQUE = Statement(
    "theorem-1.2-sites-unique",
    "Theorem 1.2 (b) on sites",
    "the product measure is the only solution if v'Cv > 0 for all vectors v of sum zero but 0",
    _unless("definite"),
    product_measure,
    no_refutation,
)
NOT_UNIQUE = Statement(
    "theorem-1.2-sites-second",
    "Theorem 1.2 (b) on sites, the converse",
    "the product measure is not the only solution if v'Cv = 0 for some vector v of sum zero but 0",
    _unless("semidefinite"),
    lambda instance: (product_measure(instance), rival_of_product(instance)),
    no_refutation,
)


def kind_of(problem: TransportProblem) -> str:
    """Is the cost ``definite``, ``semidefinite``, ``indefinite`` on differences of laws; ``none`` if it is excluded."""
    return "none" if _outside(problem) else _kind(product_measure(problem))


def all_of_kind(problem: TransportProblem, name: str, kind: str) -> tuple[Instance, ...]:
    """All statements about a problem whose cost is of this kind."""
    return tuple(
        Instance(statement, name, problem, Status.HOLDS if kind in kinds else Status.NOT_APPLICABLE)
        for statement, kinds in (
            (OPTIMAL, ("definite", "semidefinite")),
            (NOT_OPTIMAL, ("indefinite",)),
            (UNIQUE, ("definite",)),
            (NOT_UNIQUE, ("semidefinite",)),
        )
    )


def _own(options: Mapping[str, str]) -> tuple[Instance, ...]:
    problem = Options("theorem-1.2-sites", options).problem(None)
    return all_of_kind(problem, f"{options['cost']}, {options['marginal']}", kind_of(problem))


_BUILT_IN: tuple[tuple[Named, str], ...] = (
    *((named, "definite") for named in (REPULSIVE, UNEVEN, ON_A_LINE, identity(4))),
    *((named, "semidefinite") for named in (CONSTANT, SEPARABLE)),
    *((named, "indefinite") for named in (ATTRACTIVE, CYCLE, HORN)),
)

CHAPTER = Chapter(
    instances=tuple(i for named, kind in _BUILT_IN for i in all_of_kind(named.problem(None), named.name, kind)),
    options=meanings("cost", "marginal"),
    own=_own,
)
