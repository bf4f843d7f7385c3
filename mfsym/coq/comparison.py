"""Comparisons of exact numbers in Coq: a theorem for each quantity, and the relations between the values.

Of the quantities that the kernel computes, the theory knows least costs, mean field energies and self costs.
"""

from collections.abc import Iterator
from fractions import Fraction

from mfsym.coq.cuts import optimal_cuts
from mfsym.coq.infinite_bodies import optimal_mixture
from mfsym.coq.least_costs import check_shape, optimal_cost, ratio
from mfsym.coq.literals import integer, row, rows, times
from mfsym.coq.source import Source, Together, not_exportable
from mfsym.kernel.claim import Comparison, OptimalCost, PairCost, Relation
from mfsym.kernel.evidence import MixtureAndPotential, Optima, Optimum, OrderedPlanAndPotentials, PlanAndCuts
from mfsym.kernel.quantity import LeastCost, MeanFieldCost, Quantity, SelfCost
from mfsym.kernel.units import common_denominator


def comparison(claim: Comparison, evidence: Optima) -> Together:
    """The values and the relations between them as theorems."""
    optima = iter(evidence.optima)
    values = [measured.value for measured in claim.measured]
    sources = [
        (f"Value_{place}", _measured(measured.quantity, measured.value, optima))
        for place, measured in enumerate(claim.measured, start=1)
    ]
    if claim.relations:
        term = " && ".join(f"({_related(relation, values)})" for relation in claim.relations)
        related = Source(("Values",), (), (("related", term),), f"({term})%Z = true", "related")
        sources.append(("Relations", related))
    return Together(tuple(sources))


def _measured(quantity: Quantity, value: Fraction, optima: Iterator[Optimum]) -> Source:
    match quantity:
        case LeastCost(problem):
            return _least(OptimalCost(problem, value), next(optima, None))
        case MeanFieldCost(cost, marginal):
            return _computed(cost, marginal, value, "mean_field_is", "form {0} {1} {1}")
        case SelfCost(cost, marginal):
            return _computed(cost, marginal, value, "self_cost_is", "self_cost {0} {1}")
        case _:
            raise not_exportable(f"the theory does not know the quantity {type(quantity).__name__}")


def _least(claim: OptimalCost, optimum: Optimum | None) -> Source:
    match optimum:
        case None | OrderedPlanAndPotentials():
            raise not_exportable("a least cost has no evidence")
        case PlanAndCuts():
            return optimal_cuts(claim, optimum)
        case MixtureAndPotential():
            return optimal_mixture(claim, optimum)
        case _:
            return optimal_cost(claim, optimum)


def _computed(cost: PairCost, marginal: tuple[Fraction, ...], value: Fraction, check: str, statement: str) -> Source:
    sites = len(marginal)
    check_shape(cost, sites)
    finite = [[entry for entry in line if entry is not None] for line in cost]
    if any(len(line) != sites for line in finite):
        raise not_exportable("the theory has no mean values with forbidden pairs")
    unit, mass = common_denominator(entry for line in finite for entry in line), common_denominator(marginal)
    law = f"(vector R {sites} mu {mass})"
    return Source(
        ("Sites", "Bodies", "Tables", "Values"),
        (
            (
                "C : seq (seq Z)",
                rows(times(unit, line) for line in finite),
                f"the cost of a pair, in units of 1/{unit}",
            ),
            ("mu : seq Z", row(times(mass, marginal)), f"the law of one body, in units of 1/{mass}"),
        ),
        (("computed", f"{check} {sites} C {unit} mu {mass} {ratio(value)}"),),
        f"forall R : realFieldType,\n  {statement.format(f'(table R {sites} C {unit})', law)} = ratio R {ratio(value)}",
        f"{check}_sound computed",
    )


def _related(relation: Relation, values: list[Fraction]) -> str:
    """The relation in integers: the values, and the coefficients, over their common denominators."""
    if len(relation.coefficients) != len(values):
        raise not_exportable("a relation needs one coefficient for each quantity")
    scale = common_denominator([*relation.coefficients, relation.constant])
    unit = common_denominator(values)
    terms = [
        f"{integer(int(scale * c))} * {integer(int(unit * v))}"
        for c, v in zip(relation.coefficients, values, strict=True)
    ]
    total = " + ".join([*terms, f"{integer(int(scale * relation.constant))} * {unit}"])
    compared = {"=": "Z.eqb 0", ">=": "Z.leb 0", ">": "Z.ltb 0"}[relation.sign]
    return f"{compared} ({total})"
