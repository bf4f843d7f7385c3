"""Formulas: named quantities with relations between them, and the certificates that establish or refute them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from mfsym.errors import NoEvidence
from mfsym.kernel import claim as claims
from mfsym.kernel.claim import Comparison, CostBracket, Measured, OptimalCost, TransportProblem
from mfsym.kernel.evidence import (
    Certificate,
    Mixture,
    MixtureAndPotential,
    Optima,
    Optimum,
    Plan,
    PlanAndCuts,
    PlanAndPotential,
    PlanAndProvedPotential,
)
from mfsym.kernel.quantity import LeastCost, LeastOrderedCost, Quantity
from mfsym.kernel.refusal import Refused
from mfsym.kernel.values import VALUES
from mfsym.statements import Exclusion, Statement
from mfsym.transport import solve, solve_ordered

Number = Fraction | int
Quantities = dict[str, Quantity]


@dataclass(frozen=True)
class Relation:
    """The sum of ``coefficients[name]`` times the quantity of that name, plus ``constant``, is ``sign`` 0."""

    coefficients: Mapping[str, Number]
    sign: str = ">="
    constant: Number = 0

    def value(self, values: Mapping[str, Fraction]) -> Fraction:
        """The sum for these values of the quantities."""
        return sum((c * values[name] for name, c in self.coefficients.items()), Fraction(self.constant))

    def holds(self, values: Mapping[str, Fraction]) -> bool:
        """Does the relation hold between these values?"""
        value = self.value(values)
        return {"=": value == 0, ">=": value >= 0, ">": value > 0}[self.sign]

    def contrary(self, values: Mapping[str, Fraction]) -> "Relation":
        """A relation that holds between these values and contradicts this one, which does not."""
        factor = 1 if self.sign == "=" and self.value(values) > 0 else -1
        opposite = {name: factor * c for name, c in self.coefficients.items()}
        return Relation(opposite, ">=" if self.sign == ">" else ">", factor * self.constant)


def equal(left: str, right: str) -> Relation:
    """Two quantities are equal."""
    return Relation({left: 1, right: -1}, "=")


def greater(left: str, right: str, strictly: bool = False) -> Relation:
    """The first quantity is greater than the second, or as great."""
    return Relation({left: 1, right: -1}, ">" if strictly else ">=")


@dataclass(frozen=True)
class Formula:
    """Named ``quantities`` and ``relations`` that are claimed between them."""

    quantities: Quantities
    relations: tuple[Relation, ...] = field(default=())


def established(formula: Formula) -> Certificate:
    """A certificate of the values and of all relations.

    Refuses: NoEvidence if a relation does not hold, or a value is not found.
    """
    holds, certificate = decided(formula)
    if not holds:
        raise NoEvidence("a relation does not hold")
    return certificate


def refuted(formula: Formula) -> Certificate:
    """A certificate of the values and of a relation that contradicts one of the formula.

    Refuses: NoEvidence if all relations hold, or a value is not found.
    """
    holds, certificate = decided(formula)
    if holds:
        raise NoEvidence("all relations hold")
    return certificate


def decided(formula: Formula) -> tuple[bool, Certificate]:
    """Do all relations hold?  With a certificate of that, or of a relation that contradicts one of them.

    Refuses: NoEvidence if a value is not found.
    """
    values, optima = _measured(formula)
    for relation in formula.relations:
        if not relation.holds(values):
            return False, _certificate(formula, (relation.contrary(values),), values, optima)
    return True, _certificate(formula, formula.relations, values, optima)


def optimal_plan(problem: TransportProblem) -> Plan:
    """An optimal plan of finitely many bodies; NoEvidence if none has finite cost, or none is found."""
    _, optimum = _least(LeastCost(problem))
    match optimum:
        case PlanAndPotential(plan=plan) | PlanAndProvedPotential(plan=plan) | PlanAndCuts(plan=plan):
            return plan
    raise NoEvidence("there are infinitely many bodies, which have no plan")


def optimal_mixture(problem: TransportProblem) -> Mixture:
    """An optimal mixture of infinitely many bodies; NoEvidence if none has finite cost, or none is found."""
    _, optimum = _least(LeastCost(problem))
    if isinstance(optimum, MixtureAndPotential):
        return optimum.mixture
    raise NoEvidence("there are finitely many bodies, which have a plan")


def formula_statement(
    label: str,
    title: str,
    says: str,
    formula: Callable[[Any], Formula],
    excludes: Callable[[Any], Exclusion | None] = lambda instance: None,
) -> Statement:
    """The statement that the formula of each instance holds."""
    return Statement(
        label,
        title,
        says,
        excludes,
        lambda instance: established(formula(instance)),
        lambda instance: refuted(formula(instance)),
    )


def _measured(formula: Formula) -> tuple[dict[str, Fraction], tuple[Optimum, ...]]:
    values, optima = {}, []
    for name, quantity in formula.quantities.items():
        if isinstance(quantity, LeastCost | LeastOrderedCost):
            values[name], optimum = _least(quantity)
            optima.append(optimum)
        else:
            try:
                values[name] = VALUES[type(quantity)](quantity)
            except Refused as refusal:
                raise NoEvidence(str(refusal)) from refusal
    return values, tuple(optima)


def _least(quantity: LeastCost | LeastOrderedCost) -> tuple[Fraction, Optimum]:
    if isinstance(quantity, LeastOrderedCost):
        found = solve_ordered(quantity.cost, quantity.marginals)
        match found:
            case Certificate(Comparison((Measured(_, value),)), Optima((optimum,))):
                return value, optimum
    else:
        match solve(quantity.problem):
            case Certificate(OptimalCost(_, value), MixtureAndPotential() as mixed):
                return value, mixed
            case Certificate(
                OptimalCost(_, value), PlanAndPotential() | PlanAndProvedPotential() | PlanAndCuts() as planned
            ):
                return value, planned
            case Certificate(CostBracket()):
                raise NoEvidence("the least cost is known only up to bounds; fewer bodies or fewer sites may help")
    raise NoEvidence("every plan has infinite cost")


def _certificate(
    formula: Formula, relations: tuple[Relation, ...], values: Mapping[str, Fraction], optima: tuple[Optimum, ...]
) -> Certificate:
    measured = tuple(Measured(quantity, values[name]) for name, quantity in formula.quantities.items())
    return Certificate(
        Comparison(measured, tuple(_claimed(relation, formula) for relation in relations)), Optima(optima)
    )


def _claimed(relation: Relation, formula: Formula) -> claims.Relation:
    coefficients = tuple(Fraction(relation.coefficients.get(name, 0)) for name in formula.quantities)
    constant = Fraction(relation.constant)
    match relation.sign:
        case "=":
            return claims.Relation(coefficients, constant, "=")
        case ">=":
            return claims.Relation(coefficients, constant, ">=")
        case _:
            return claims.Relation(coefficients, constant, ">")
