"""Comparisons of exact numbers: each is computed, or established with evidence; then the relations are checked."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from mfsym.kernel.claim import Comparison, OptimalCost, Relation
from mfsym.kernel.configurations import check_size
from mfsym.kernel.cuts import check_optimal_cuts
from mfsym.kernel.evidence import (
    MixtureAndPotential,
    Optima,
    Optimum,
    OrderedPlanAndPotentials,
    PlanAndCuts,
    PlanAndPotential,
    PlanAndProvedPotential,
)
from mfsym.kernel.ordered import check_least_ordered
from mfsym.kernel.quantity import LeastCost, LeastOrderedCost, Quantity
from mfsym.kernel.refusal import Refused, require
from mfsym.kernel.transport import check_optimal_mixture, check_optimal_plan
from mfsym.kernel.values import VALUES


def check_comparison(claim: Comparison, evidence: Optima) -> frozenset[str]:
    """Establish the value of each quantity and the relations; least costs take the ``optima`` in turn."""
    optima, trusts = iter(evidence.optima), frozenset[str]()
    for measured in claim.measured:
        trusts |= _check_value(measured.quantity, measured.value, optima)
    require(next(optima, None) is None, "there is evidence for more least costs than are claimed")
    values = [measured.value for measured in claim.measured]
    for relation in claim.relations:
        check_relation(relation, values)
    return trusts


def check_relation(relation: Relation, values: list[Fraction]) -> None:
    """Refuse unless the relation holds between the values."""
    require(len(relation.coefficients) == len(values), "a relation needs one coefficient for each quantity")
    check_size((*relation.coefficients, *values, relation.constant), len(values))
    total = sum((c * v for c, v in zip(relation.coefficients, values, strict=False)), relation.constant)
    holds = {"=": total == 0, ">=": total >= 0, ">": total > 0}[relation.sign]
    require(holds, "a relation does not hold between the values")


def _check_value(quantity: Quantity, value: Fraction, optima: Iterator[Optimum]) -> frozenset[str]:
    """Establish the value of one quantity; what is trusted for it."""
    match quantity:
        case LeastCost(problem):
            optimum = next(optima, None)
            check = _LEAST.get(type(optimum))
            if check is None:
                raise Refused("a least cost has no evidence")
            return check(OptimalCost(problem, value), optimum)
        case LeastOrderedCost():
            match next(optima, None):
                case OrderedPlanAndPotentials() as ordered:
                    check_least_ordered(quantity, value, ordered)
                    return frozenset()
            raise Refused("a least cost of ordered bodies has no evidence")
        case _:
            found = VALUES[type(quantity)](quantity)
            require(found == value, "a quantity has another value than the one claimed")
            return frozenset()


_LEAST: Mapping[type, Callable[[OptimalCost, Any], frozenset[str]]] = {
    PlanAndPotential: check_optimal_plan,
    PlanAndProvedPotential: check_optimal_plan,
    PlanAndCuts: check_optimal_cuts,
    MixtureAndPotential: check_optimal_mixture,
}
"""Which function checks which evidence for a least cost."""
