"""The value of each quantity of a comparison as a theorem; most of the checks are those of ``Values.v``.

Least costs need evidence; everything else is computed from what is written in the claim.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from mfsym.coq.cuts import optimal_cuts
from mfsym.coq.infinite_bodies import optimal_mixture
from mfsym.coq.least_costs import check_bodies, check_shape, optimal_cost, ratio
from mfsym.coq.literals import integer, listed, row, rows, times
from mfsym.coq.mixtures import written
from mfsym.coq.nearness import NORMS
from mfsym.coq.pair_measures import planned
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import Matrix, OptimalCost, PairCost
from mfsym.kernel.evidence import MixtureAndPotential, Optimum, OrderedPlanAndPotentials, Plan, PlanAndCuts
from mfsym.kernel.quantity import (
    Bodies,
    BodiesOfMixture,
    BodiesOfPlan,
    CountingBound,
    Distance,
    GreatestCost,
    LeastCost,
    MeanFieldCost,
    MixtureCost,
    PairCostMean,
    PlanCost,
    Quantity,
    SelfCost,
    Spread,
    Variance,
)
from mfsym.kernel.units import common_denominator

Definition = tuple[str, str, str]

MODULES = (
    "Sites",
    "Bodies",
    "Tables",
    "Configurations",
    "Forbidden",
    "Certificate",
    "InfiniteBodies",
    "Values",
    "Nearness",
    "BodyLaws",
)

MOST_PLACES = 100_000
"""Coq goes through so many in a few seconds."""


def measured(quantity: Quantity, value: Fraction, optima: Iterator[Optimum]) -> Source:
    """That the quantity has the value, as a theorem; least costs take the ``optima`` in turn.

    Refuses: InvalidArgument if the theory does not know the quantity.
    """
    if isinstance(quantity, LeastCost):
        return _least(OptimalCost(quantity.problem, value), next(optima, None))
    if type(quantity) not in COMPUTED:
        raise not_exportable(f"the theory does not know the quantity {type(quantity).__name__}")
    return COMPUTED[type(quantity)](quantity, value)


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


def _mean_field(quantity: MeanFieldCost, value: Fraction) -> Source:
    return _of_law(quantity.cost, quantity.marginal, value, "mean_field_is", "form {0} {1} {1}")


def _self_cost(quantity: SelfCost, value: Fraction) -> Source:
    return _of_law(quantity.cost, quantity.marginal, value, "self_cost_is", "self_cost {0} {1}")


def _of_law(cost: PairCost, marginal: tuple[Fraction, ...], value: Fraction, check: str, statement: str) -> Source:
    sites, mass = len(marginal), common_denominator(marginal)
    definition, unit = _cost(cost, sites)
    law = ("mu : seq Z", row(times(mass, marginal)), f"the law of one body, in units of 1/{mass}")
    terms = statement.format(f"(table R {sites} C {unit})", f"(vector R {sites} mu {mass})")
    return _value(value, (definition, law), f"{check} {sites} C {unit} mu {mass}", terms, f"{check}_sound computed")


def _greatest(quantity: GreatestCost, value: Fraction) -> Source:
    sites = len(quantity.cost)
    definition, unit = _cost(quantity.cost, sites)
    return Source(
        MODULES,
        (definition,),
        (("computed", f"greatest_is {sites} C {unit} {ratio(value)}"),),
        f"forall R : realFieldType,\n  greatest (table R {sites} C {unit}) (ratio R {ratio(value)})",
        "greatest_is_sound computed",
    )


def _pair_mean(quantity: PairCostMean, value: Fraction) -> Source:
    sites = len(quantity.pair)
    definition, unit = _cost(quantity.cost, sites)
    pair, pair_unit = _table("P", "the pair measure", quantity.pair, sites)
    return _value(
        value,
        (definition, pair),
        f"pair_mean_is {sites} P {pair_unit} C {unit}",
        f"\\sum_a \\sum_b table R {sites} P {pair_unit} a b * table R {sites} C {unit} a b",
        "pair_mean_is_sound computed",
    )


def _plan_cost(quantity: PlanCost, value: Fraction) -> Source:
    return _of_plan(quantity.cost, quantity.plan, value, "plan_cost_is", "cost_per_pair {0} {1}")


def _spread(quantity: Spread, value: Fraction) -> Source:
    statement = (
        "let n := fun x a => (occupation x a)%:R : R in\n"
        "  let mean := fun a => \\sum_x {1} x * n x a in\n"
        "  \\sum_x {1} x * form {0} (fun a => n x a - mean a) (fun a => n x a - mean a)"
    )
    return _of_plan(quantity.cost, quantity.plan, value, "spread_is", statement)


def _of_plan(cost: PairCost, plan: Plan, value: Fraction, check: str, statement: str) -> Source:
    sites, bodies = len(cost), sum(plan[0].configuration) if plan else 0
    check_bodies(bodies)
    definition, unit = _cost(cost, sites)
    parts, weights = planned(plan)
    number = ("N : Z", str(bodies), "the number of bodies")
    law = f"(@law_of_parts R {sites} (bodies N) plan_of_bodies {weights})"
    return _value(
        value,
        (number, definition, parts),
        f"{check} N {sites} C {unit} plan_of_bodies {weights}",
        statement.format(f"(table R {sites} C {unit})", law),
        f"{check}_sound computed",
    )


def _mixture_cost(quantity: MixtureCost, value: Fraction) -> Source:
    check_bodies(quantity.bodies)
    sites = len(quantity.cost)
    definition, unit = _cost(quantity.cost, sites)
    mixture = written(quantity.mixture, sites)
    laws = f"laws {mixture.shares} {mixture.weights}"
    return _value(
        value,
        (definition, mixture.definition()),
        f"mixture_cost_is {sites} C {unit} {laws}",
        f"cost_per_pair (table R {sites} C {unit}) (@mixture_of_parts R {quantity.bodies} {sites} {laws})",
        f"fun R => mixture_cost_is_sound computed R (N := {quantity.bodies}) isT",
    )


def _variance(quantity: Variance, value: Fraction) -> Source:
    sites, unit = len(quantity.form), common_denominator(quantity.form)
    mixture = written(quantity.mixture, sites)
    form = ("f : seq Z", row(times(unit, quantity.form)), f"a linear form, in units of 1/{unit}")
    return _value(
        value,
        (form, mixture.definition()),
        f"variance_is {sites} laws {mixture.shares} {mixture.weights} f {unit}",
        f"let w := @part_weight R laws {mixture.weights} in\n"
        f"  let X := fun k => \\sum_a vector R {sites} f {unit} a * @part_law R {sites} laws {mixture.shares} k a in\n"
        "  \\sum_k w k * (X k - \\sum_j w j * X j) ^+ 2",
        "variance_is_sound computed",
    )


def _counting_bound(quantity: CountingBound, value: Fraction) -> Source:
    problem, sets = quantity.problem, quantity.sets
    bodies, sites = problem.bodies, len(problem.marginal)
    if bodies is None or any(a < 0 for part in sets for a in part.sites):
        raise not_exportable("there are infinitely many bodies, or there is no such site")
    check_bodies(bodies)
    definition, unit = _cost(problem.cost, sites)
    mass = common_denominator(problem.marginal)
    scale = common_denominator([*quantity.field, *(part.weight for part in sets)])
    means = [bodies * sum((problem.marginal[a] for a in part.sites if a < sites), Fraction(0)) for part in sets]
    # In a set with x bodies in the mean, n(n - 1) is at least j (2 x - j - 1), where j is x rounded down.
    written_sets = listed(
        f"({integer(int(scale * part.weight))}, ({listed(map(str, part.sites))}%N, {floor(mean)}))"
        for part, mean in zip(sets, means, strict=True)
    )
    n, law, field = "(of_Z R N)", f"(vector R {sites} mu {mass})", f"(vector R {sites} f {scale})"
    return Source(
        (*MODULES, "Counting"),
        (
            ("N : Z", str(bodies), "the number of bodies"),
            definition,
            ("mu : seq Z", row(times(mass, problem.marginal)), f"the law of one body, in units of 1/{mass}"),
            (
                "f : seq Z",
                row(times(scale, quantity.field)),
                f"the cost of one body, in units of 1/{scale}",
            ),
            (
                "sets : seq (Z * (seq nat * Z))",
                written_sets,
                f"weights in units of 1/{scale}, sites, and the mean number of bodies there, rounded down",
            ),
        ),
        (("computed", f"counting_is N {sites} C {unit} mu {mass} f {scale} sets {ratio(value)}"),),
        "forall R : realFieldType,\n"
        f"  [/\\ decomposes sets {scale} (table R {sites} C {unit}) {field},\n"
        f"      forall s, s \\in sets ->\n"
        f"        of_Z R (floor s) <= mean_number {n} {law} s < of_Z R (floor s) + 1\n"
        f"    & counted sets {scale} {n} {field} {law} = ratio R {ratio(value)}]",
        "counting_is_sound computed",
    )


def _distance(quantity: Distance, value: Fraction) -> Source:
    match quantity.first:
        case BodiesOfPlan((part, *_)):
            sites = len(part.configuration)
        case BodiesOfMixture((law, *_)):
            sites = len(law.law)
        case _:
            sites = 0
    if quantity.bodies < 1 or sites**quantity.bodies > MOST_PLACES:
        raise not_exportable(f"the bodies can be at more than {MOST_PLACES} places together, or there is none")
    (first, one), (second, other) = (
        _bodies(name, source, sites) for name, source in (("first", quantity.first), ("second", quantity.second))
    )
    data = f"{NORMS[quantity.norm]} {sites} {quantity.bodies} {one} {other} {ratio(value)}"
    return Source(
        MODULES,
        (first, second),
        (("computed", f"distance_is {data}"),),
        "forall R : realFieldType,\n"
        f"  @apart R {NORMS[quantity.norm]} {sites} {quantity.bodies} {one} {other} (ratio R {ratio(value)})",
        "distance_is_sound computed",
    )


def _bodies(name: str, source: Bodies, sites: int) -> tuple[Definition, str]:
    """The bodies of a plan, or of a mixture, and how Coq names them."""
    if isinstance(source, BodiesOfPlan):
        plan, weights = planned(source.plan, name)
        number = sum(source.plan[0].configuration) if source.plan else 0
        return plan, f"(OfPlan {integer(number)} {name} {weights})"
    mixture = written(source.mixture, sites)
    return mixture.definition(name), f"(OfMixture {name} {mixture.shares} {mixture.weights})"


def _value(value: Fraction, definitions: tuple[Definition, ...], check: str, term: str, proof: str) -> Source:
    """That a term has the value, which the check computes."""
    return Source(
        MODULES,
        definitions,
        (("computed", f"{check} {ratio(value)}"),),
        f"forall R : realFieldType,\n  {term} = ratio R {ratio(value)}",
        proof,
    )


def _cost(cost: PairCost, sites: int) -> tuple[Definition, int]:
    """The cost, which has no forbidden pairs, and its denominator."""
    finite = tuple(tuple(entry for entry in line if entry is not None) for line in cost)
    if any(len(line) != len(whole) for line, whole in zip(finite, cost, strict=True)):
        raise not_exportable("the theory has no mean values with forbidden pairs")
    return _table("C", "the cost of a pair", finite, sites)


def _table(name: str, remark: str, table: Matrix, sites: int) -> tuple[Definition, int]:
    check_shape(table, sites)
    unit = common_denominator(entry for line in table for entry in line)
    return (f"{name} : seq (seq Z)", rows(times(unit, line) for line in table), f"{remark}, in units of 1/{unit}"), unit


COMPUTED: Mapping[type, Callable[[Any, Fraction], Source]] = {
    MeanFieldCost: _mean_field,
    SelfCost: _self_cost,
    GreatestCost: _greatest,
    PairCostMean: _pair_mean,
    PlanCost: _plan_cost,
    MixtureCost: _mixture_cost,
    Spread: _spread,
    Variance: _variance,
    CountingBound: _counting_bound,
    Distance: _distance,
}
"""How each quantity that needs no evidence is written."""
