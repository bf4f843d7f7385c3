"""Pair measures in Coq: a plan shows that one is N-representable, a cost that it is not ([CFP], Definition 2.1).

The checks are ``plan_represents`` of ``PairPlan.v`` and ``separates`` of ``NotRepresentable.v``.
"""

from mfsym.coq.least_costs import check_shape, proof_of_potential, weighted_configurations
from mfsym.coq.literals import common_denominator, rows, times
from mfsym.coq.source import Source, not_exportable
from mfsym.kernel.claim import LargestRepresentable, Matrix, NotRepresentable, Representable
from mfsym.kernel.evidence import Plan, PlanAndSeparatingCost, RepresentingPlan, SeparatingCost

Definition = tuple[str, str, str]
Computation = tuple[str, str]

MODULES = ("Representable", "Potential", "Centre", "Tables", "Forbidden", "NotRepresentable", "PairPlan")


def representable(claim: Representable, evidence: RepresentingPlan) -> Source:
    """That the pair measure is N-representable as a theorem."""
    if claim.bodies is None:
        raise not_exportable("a plan says nothing about infinitely many bodies")
    definitions, computation = _plan(claim.pair, evidence.plan)
    measure = _measure(claim.pair)
    return Source(
        MODULES,
        (_bodies(claim.bodies), measure, *definitions),
        (computation,),
        f"forall R : realFieldType,\n  representable (bodies N) {_table(claim.pair)}",
        "plan_represents_sound represented",
    )


def not_representable(claim: NotRepresentable, evidence: SeparatingCost) -> Source:
    """That the pair measure is not N-representable as a theorem."""
    if claim.bodies is None:
        raise not_exportable("the theory has no copositive matrices yet, which separate from infinitely many bodies")
    definitions, computation = _separation(claim.pair, evidence.cost, claim.bodies, "N")
    return Source(
        MODULES,
        (_bodies(claim.bodies), _measure(claim.pair), *definitions),
        (computation,),
        f"forall R : realFieldType,\n  ~ representable (bodies N) {_table(claim.pair)}",
        "separates_sound separated",
    )


def largest_representable(claim: LargestRepresentable, evidence: PlanAndSeparatingCost) -> Source:
    """That the pair measure is N-representable, and not by one body more, as a theorem."""
    planned, represented = _plan(claim.pair, evidence.plan)
    separating, separated = _separation(claim.pair, evidence.cost, claim.bodies + 1, "(N + 1)")
    table = _table(claim.pair)
    return Source(
        MODULES,
        (_bodies(claim.bodies), _measure(claim.pair), *planned, *separating),
        (represented, separated),
        f"forall R : realFieldType,\n  representable (bodies N) {table} /\\ ~ representable (bodies (N + 1)) {table}",
        "fun R => conj (plan_represents_sound represented R) (separates_sound (R := R) separated)",
    )


def _bodies(bodies: int) -> Definition:
    return ("N : Z", str(bodies), "the number of bodies")


def _unit(pair: Matrix) -> int:
    return common_denominator(entry for line in pair for entry in line)


def _measure(pair: Matrix) -> Definition:
    check_shape(pair, len(pair))
    unit = _unit(pair)
    return ("P : seq (seq Z)", rows(times(unit, line) for line in pair), f"the pair measure, in units of 1/{unit}")


def _table(pair: Matrix) -> str:
    return f"(table R {len(pair)} P {_unit(pair)})"


def _plan(pair: Matrix, plan: Plan) -> tuple[tuple[Definition, ...], Computation]:
    """The plan, and that its pair marginal is the pair measure."""
    weights = common_denominator(part.weight for part in plan)
    text = weighted_configurations(plan, weights)
    definition = ("plan_of_bodies : seq (Z * seq Z)", text, f"weights, in units of 1/{weights}, and numbers of bodies")
    computation = f"plan_represents N {len(pair)} P {_unit(pair)} plan_of_bodies {weights}"
    return (definition,), ("represented", computation)


def _separation(pair: Matrix, cost: Matrix, bodies: int, number: str) -> tuple[tuple[Definition, ...], Computation]:
    """The cost, and that it separates the pair measure from those of so many bodies."""
    sites = len(pair)
    check_shape(cost, sites)
    # A cost that separates still does so in another unit.
    scale = common_denominator(entry for line in cost for entry in line)
    integers = [times(scale, line) for line in cost]
    even = [bodies // sites + (a < bodies % sites) for a in range(sites)]
    definitions = (
        ("W : seq (seq Z)", rows(integers), "a cost that no configuration makes negative, but the pair measure does"),
        (
            "proof : proof_of_potential",
            proof_of_potential(integers, [0] * sites, bodies, even),
            "how its energy is seen to be nonnegative",
        ),
    )
    return definitions, ("separated", f"separates {number} {sites} P {_unit(pair)} W proof")
